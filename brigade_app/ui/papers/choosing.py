"""What a paper may be made about, and which forms fit the case as it stands; the others are offered below a heading.

A form that papers a step fits where such a step is logged, with the result that it writes down; the papers of a
reconsideration or a suit fit where there is one.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from brigade_app.domain.records import Action
from brigade_app.operations import CaseView
from brigade_app.operations.views import TimelineRow
from brigade_app.ui.kit import pick, write_day
from brigade_app.ui.papers.rows import FormRow, PapersWords, form_rows

DISPUTE_FORMS = {
    "D01": ("reconsideration",), "D01-2": ("reconsideration",), "D02": ("litigation",), "D02-2": ("litigation",),
    "D03": ("reconsideration", "litigation"), "D04": ("reconsideration", "litigation"), "D05": ("litigation",),
}  # fmt: skip
"""The papers of a dispute, and the channels in which they are written."""
PENALTY_FORM, NO_PENALTY_FORM = "T34", "T35"
NO_PENALTY = ("no-penalty-minor", "no-penalty-unproven")

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class FormChoices:
    """The forms (words, id) that fit, and the others."""

    fitting: Choices
    others: Choices


def step_choices(timeline: Sequence[TimelineRow]) -> Choices:
    """Return the steps that a form papers (words, id), the newest first, and at last every form there is."""
    papered = {kind for one in form_rows().values() for kind in one.actions}
    rows = [row for row in reversed(timeline) if row.action.kind in papered]
    steps = [(f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}".strip(), row.action.id) for row in rows]
    return [*steps, (PapersWords.tr("the case as a whole: every form"), "")]


def form_choices(page: CaseView, step: str) -> FormChoices:
    """Return the forms that paper a step; every form, those that fit first, where no step is named."""
    actions = [row.action for row in page.timeline if not step or row.action.id == step]
    channels = {one.channel for one in page.disputes}
    kinds = {action.kind for action in actions}
    found = FormChoices([], [])
    for row in sorted(form_rows().values(), key=lambda one: (one.id[0] != "T", one.id)):
        if step and not kinds & set(row.actions):
            continue
        fits = bool(channels & set(DISPUTE_FORMS.get(row.id, ()))) or any(_papers(row, one) for one in actions)
        (found.fitting if fits else found.others).append((row.words, row.id))
    return found


def _papers(row: FormRow, action: Action) -> bool:
    """Whether a form writes down this step as it came out; a result that nobody has said excludes nothing."""
    if action.kind not in row.actions:
        return False
    result = (action.data or {}).get("result")
    if row.id == NO_PENALTY_FORM:
        return result in NO_PENALTY
    return row.id != PENALTY_FORM or result not in NO_PENALTY

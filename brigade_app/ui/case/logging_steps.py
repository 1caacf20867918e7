"""Logs steps from the case page: offers who may be named, asks the deed, shows a refusal with its article."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject

from brigade_app.domain.records import Action, Party
from brigade_app.errors import BrigadeError
from brigade_app.operations import CaseView, Desk, Filing
from brigade_app.operations.gates import ReasonNeeded, StepNotLawful
from brigade_app.operations.intake import Filed, Logged, file_case, log_action, now_said
from brigade_app.operations.law import gate_action
from brigade_app.operations.people import officers
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.rows import explain_reasons
from brigade_app.ui.case.step_form import StepChoices
from brigade_app.ui.case.steps import StepPart
from brigade_app.ui.kit import pick, words_of, write_day
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways
from brigade_app.ui.words import kind_words

DECIDING = frozenset({"responsible-person", "legal-reviewer", "hearing-host"})
WORKING = frozenset({"officer", "captain", "recorder"})


class StepPresenter(QObject):
    """Feeds the `StepPart`. The part is a tab of the page only while a step is being logged."""

    def __init__(
        self, page: CasePage, part: StepPart, shown: CasePresenter, seat: Seat, ways: Ways, case_id: str
    ) -> None:
        super().__init__(page)
        self._page, self._part, self._shown = page, part, shown
        self._seat, self._ways, self._case_id = seat, ways, case_id
        page.add_part("step", part)
        page.name_part("step", self.tr("Log a step"))
        page.set_part_visible("step", False)
        page.step_asked.connect(self.begin)
        page.other_step_asked.connect(self._begin_any)
        part.kind_chosen.connect(self.begin)
        part.form.submitted.connect(self._log)
        part.form.left.connect(self._leave)

    def begin(self, kind: str) -> None:
        """Open the form for a kind."""
        self._seat.ask(
            lambda desk: step_choices(desk, self._shown.page),
            then=lambda choices: self._open(kind, choices),
            otherwise=self._page.show_error,
        )

    def _begin_any(self) -> None:
        page = self._shown.page
        steps = page.assessment.next_steps if page and page.assessment else ()
        self.begin(next((step.action for step in steps if step.allowed), "on-site-inspection"))

    def _open(self, kind: str, choices: StepChoices) -> None:
        self._part.begin(kind, choices)
        self._page.set_part_visible("step", True)
        self._page.show_part("step")

    def _leave(self) -> None:
        self._page.show_part("timeline")
        self._page.set_part_visible("step", False)

    def _log(self, typed: object, reason: str) -> None:
        action, case_id = cast(Action, typed), self._case_id
        self._part.form.set_busy(True)

        def work(desk: Desk) -> Filed | Logged:
            if action.kind == "filing":
                return _file(desk, case_id, action, reason)
            return log_action(desk, case_id, action, reason or None)

        self._seat.do(work, then=self._logged, otherwise=lambda error: self._refused(error, action))

    def _logged(self, done: Filed | Logged) -> None:
        self._part.form.set_busy(False)
        self._leave()
        words = [self.tr("Filed as {number}.").format(number=done.number)] if isinstance(done, Filed) else []
        words += [pick(one.because_zh, one.because_en) for one in done.warnings]
        if words:
            self._page.banner.say("\n".join(words), "soon" if done.warnings else "ok")
        self._shown.refresh()

    def _refused(self, error: Exception, action: Action) -> None:
        form = self._part.form
        form.set_busy(False)
        if not isinstance(error, BrigadeError):
            raise error
        form.banner.say(words_of(error), "late")
        if isinstance(error, ReasonNeeded):
            form.ask_reason()
        if isinstance(error, StepNotLawful | ReasonNeeded):
            self._seat.ask(
                lambda desk: gate_action(desk, self._case_id, replace(action, id=action.id or "new")),
                then=lambda gate: self._ways.explain(
                    explain_reasons(
                        kind_words(action.kind), gate.reasons,
                        (self.tr("First lawful day: {day}").format(day=write_day(gate.earliest_on)),)
                        if gate.earliest_on else (),
                    )
                ),
                otherwise=self._page.show_error,
            )  # fmt: skip


def _file(desk: Desk, case_id: str, action: Action, reason: str) -> Filed:
    approved = (action.data or {}).get("approved")
    filing = Filing(
        at=action.at or now_said(desk), officers=action.officers or (), decided_by=action.decided_by,
        approved=approved if isinstance(approved, bool) else None, note=action.note,
    )  # fmt: skip
    return file_case(desk, case_id, filing, reason or None)


def step_choices(desk: Desk, page: CaseView | None) -> StepChoices:
    """Return who and what the form offers: officers of the register, parties and earlier steps of the case."""
    register = [line.officer for line in officers(desk)]
    parties: tuple[Party, ...] = page.file.parties if page else ()
    rows = page.timeline if page else ()
    return StepChoices(
        officers=tuple((one.name or "", one.id) for one in register if WORKING & set(one.posts or ())),
        deciders=tuple((one.name or "", one.id) for one in register if DECIDING & set(one.posts or ())),
        parties=tuple((one.name or "", one.id) for one in parties if one.role != "reporter"),
        actions=tuple((f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}", row.action.id) for row in rows),
        issuer=desk.unit.name,
    )

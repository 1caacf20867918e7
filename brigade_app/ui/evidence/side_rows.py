"""The form, the custody chain and the proposals of evidence in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brigade_app.domain.evidence_form import FormCheck, check_form
from brigade_app.domain.provenance import ASKS
from brigade_app.domain.records import Action, Evidence
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.operations import CaseView, EvidenceRow
from brigade_app.operations.evidence_proposals import proposals
from brigade_app.ui.kit import LightKind, Words, pick, write_when

SideWords = Words("SideWords")

CUSTODY_ACTS = ("handed-over", "moved", "returned", "disposed", "noted", "collected")
_THINGS = ("evidence-registration", "seizure")
_ENDS = ("evidence-registration-disposal", "seizure-disposal", "seizure-release")


@dataclass(frozen=True, slots=True)
class FormRow:
    """A requirement: its light, words, what is recorded; how to obtain it.

    ``code`` tells it from others; ``means`` names its note; ``is_open``: optional, and nothing is recorded.
    """

    light: LightKind
    words: str
    value: str
    ask: str
    noted: bool
    means: str
    code: str = ""
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class CustodyRow:
    """A link of the chain: who did what when, and more of it."""

    head: str
    more: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """Items that seem to show a step, in words."""

    action: str
    evidence: tuple[str, ...]
    words: str


def custody_act_words(act: str) -> str:
    """Return an act of the custody chain in words."""
    words = {
        "collected": SideWords.tr("collected"),
        "taken-in": SideWords.tr("taken in"),
        "viewed": SideWords.tr("looked at"),
        "moved": SideWords.tr("moved to another place"),
        "handed-over": SideWords.tr("handed over"),
        "returned": SideWords.tr("given back"),
        "exported": SideWords.tr("exported"),
        "disposed": SideWords.tr("disposed of"),
        "noted": SideWords.tr("noted"),
    }
    return words.get(act, act)


def form_of(row: EvidenceRow, actions: Sequence[Action]) -> FormCheck:
    """Return how the form of an item stands."""
    return check_form(row.evidence, row.claims, row.custody, actions)


def form_rows(check: FormCheck) -> tuple[FormRow, ...]:
    """Return the form in words, what is missing first."""
    lights = {
        "there": LightKind.OK, "missing": LightKind.LATE, "denied": LightKind.LATE, "open": LightKind.OK,
    }  # fmt: skip
    rows = []
    for line in sorted(check.lines, key=lambda one: (one.state == "there", one.state == "open")):
        asked = line.requirement
        ask = "" if line.state == "there" else f"{pick(asked.ask_zh, asked.ask_en)}（{asked.basis}）"
        words = pick(asked.zh, asked.en)
        if line.state == "denied":
            words = SideWords.tr("{requirement}: no").format(requirement=words)
        value = "" if line.value == "✓" else line.value
        rows.append(FormRow(
            lights[line.state], words, value, ask, asked.noted, asked.zh, asked.code, line.state == "open"
        ))  # fmt: skip
    return tuple(rows)


def ask_lines(check: FormCheck) -> tuple[str, ...]:
    """Return what to ask the sender for."""
    return tuple(f"→ {pick(*ASKS[one])}" for one in check.asks)


def custody_rows(row: EvidenceRow, names: Mapping[str, str]) -> tuple[CustodyRow, ...]:
    """Return the chain, newest first; looks that follow each other are told once."""
    rows: list[CustodyRow] = []
    before = ""
    for link in reversed(row.custody):
        who = names.get(link.actor, "")
        if link.act == "viewed" and before == f"viewed {link.actor}":
            continue
        before = f"{link.act} {link.actor}"
        more = " · ".join(part for part in (link.means, link.place, link.result) if part)
        rows.append(CustodyRow(f"{write_when(link.at)}  {custody_act_words(link.act)}  {who}".rstrip(), more))
    return tuple(rows)


def things_of(evidence: Evidence, actions: Sequence[Action]) -> str:
    """Return what was registered or seized with an item, and what became of it, as the steps list it."""
    lines = []
    for action in actions:
        if evidence.id not in (action.evidence or ()) or action.kind not in (*_THINGS, *_ENDS):
            continue
        kind = ACTION_KINDS[action.kind]
        lines.append(f"{write_when(action.at)} {pick(kind.name_zh, kind.name_en)}")
        items = (action.data or {}).get("items")
        for number, item in enumerate(items if isinstance(items, list) else (), 1):
            parts = item.values() if isinstance(item, dict) else (item,)
            lines.append(f"  {number}. " + "，".join(str(part) for part in parts if part not in (None, "")))
        done = (action.data or {}).get("disposal")
        if isinstance(done, str) and done:
            lines.append(f"  {done}")
    return "\n".join(lines)


def proposal_rows(page: CaseView) -> tuple[ProposalRow, ...]:
    """Return the proposals in words."""
    rows = []
    for one in proposals(page.file, page.evidence):
        kind = ACTION_KINDS[one.action.kind]
        step = f"{pick(kind.name_zh, kind.name_en)} {write_when(one.action.at)}"
        count = SideWords.tr("%n item(s)", "", len(one.evidence))
        why = SideWords.tr("time and officer fit") if one.by_officer else SideWords.tr("the time fits")
        words = SideWords.tr("{count} seem to show “{step}” ({why})").format(count=count, step=step, why=why)
        rows.append(ProposalRow(one.action.id, one.evidence, words))
    return tuple(rows)


def late_words(late: str | None) -> str:
    """Return why an item stands outside the sealed set, with the article."""
    words = {
        "made-after": SideWords.tr(
            "Made after the decision: cannot prove it lawful (evidence provisions art. 60 (1))."
        ),
        "added-after": SideWords.tr(
            "Added after the decision was made and the evidence sealed: stays outside the set."
        ),
        "placed-after": SideWords.tr(
            "Put on this line after the decision: the decision did not rest on it there, so it does not count."
        ),
        "unsealed": SideWords.tr("Added since the evidence was sealed: seal it again before the decision."),
    }
    return words.get(late or "", "")


def short_late_words(late: str | None) -> str:
    """Return the same in a few characters, for the grid."""
    words = {
        "made-after": SideWords.tr("made after the decision"),
        "added-after": SideWords.tr("added after the decision"),
        "placed-after": SideWords.tr("listed after the decision"),
        "unsealed": SideWords.tr("not in the sealed set"),
    }
    return words.get(late or "", "")


def element_choices(page: CaseView) -> list[tuple[str, str]]:
    """Return the elements of the matter (words, id): what an item may prove."""
    return [(one.element.name_zh, one.element.id) for one in page.checklist.elements]


def step_choices(page: CaseView) -> list[tuple[str, str]]:
    """Return the steps of the case (words, id), the newest first."""
    return [
        (f"{pick(row.name_zh, row.name_en)} {write_when(row.action.at)}".strip(), row.action.id)
        for row in reversed(page.timeline)
    ]

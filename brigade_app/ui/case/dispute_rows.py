"""Disputes of a case in words: what was attacked, the day of the answer with its light, what may no longer be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from brigade_app.domain.law.terms_disputes import ATTACKABLE
from brigade_app.domain.outcomes import OUTCOMES
from brigade_app.domain.records import Dispute
from brigade_app.operations import CaseView, DeadlineRow, TimelineRow
from brigade_app.ui.case.notes import channel_words
from brigade_app.ui.case.rows import deadline_line
from brigade_app.ui.kit import Explanation, LightKind, Words, pick, write_day, write_when

CaseDisputes = Words("CaseDisputes")

ANSWER_TERMS = {"litigation": "D57", "reconsideration": "D47"}
Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """When the answer with its evidence is due: light, words, and why that day."""

    light: LightKind
    words: str
    why: Explanation | None


@dataclass(frozen=True, slots=True)
class DisputeLine:
    """One dispute: heading, day of receipt, answer, warning, and what has happened since."""

    heading: str
    received: str
    answer: AnswerLine | None
    warning: str
    text: str


def dispute_lines(page: CaseView, cause_names: Mapping[str, str]) -> list[DisputeLine]:
    """Return the disputes; a cause of a loss is named by the rules that are installed."""
    return [_dispute_line(one, page, cause_names) for one in page.disputes]


def attackable_acts(timeline: Sequence[TimelineRow]) -> tuple[Choices, Choices]:
    """Return the acts (words, id) that can be attacked, and all others; the newest first."""
    acts: Choices = []
    others: Choices = []
    for row in reversed(timeline):
        words = f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}".strip()
        (acts if row.action.kind in ATTACKABLE else others).append((words, row.action.id))
    return acts, others


def _dispute_line(dispute: Dispute, page: CaseView, cause_names: Mapping[str, str]) -> DisputeLine:
    act = next((row for row in page.timeline if row.action.id == dispute.against), None)
    against = f"{pick(act.name_zh, act.name_en)} {write_day(act.on)}" if act else ""
    received = CaseDisputes.tr("received {day}").format(day=write_when(dispute.received_on))
    told = (_steps_words(dispute), _ending_words(dispute, cause_names))
    return DisputeLine(
        f"{channel_words(dispute.channel)}  {against}".strip(), received if dispute.received_on else "",
        _answer_line(dispute, page), _warning(dispute), "\n".join(part for part in told if part),
    )  # fmt: skip


def _steps_words(dispute: Dispute) -> str:
    steps = {
        "answer-filed": CaseDisputes.tr("answer filed"),
        "evidence-filed": CaseDisputes.tr("evidence filed"),
        "hearing": CaseDisputes.tr("hearing"),
        "settlement": CaseDisputes.tr("settlement"),
        "withdrawal": CaseDisputes.tr("withdrawn"),
        "outcome": CaseDisputes.tr("outcome"),
        "appeal": CaseDisputes.tr("appeal"),
        "service": CaseDisputes.tr("served"),
    }
    return pick("；", "; ").join(f"{write_when(step.on)} {steps[step.kind]}" for step in dispute.steps or ())


def _ending_words(dispute: Dispute, cause_names: Mapping[str, str]) -> str:
    found = OUTCOMES.get(dispute.outcome or "")
    ending = pick(found.name_zh, found.name_en) if found else dispute.outcome or ""
    if not dispute.causes:
        return ending
    named = pick("、", "; ").join(cause_names.get(code, code) for code in dispute.causes)
    causes = CaseDisputes.tr("lost by: {causes}").format(causes=named)
    return f"{ending}  {causes}".strip()


def _answer_line(dispute: Dispute, page: CaseView) -> AnswerLine | None:
    """Return the day of the answer, red from the day on which the papers came until the answer is filed."""
    term = ANSWER_TERMS.get(dispute.channel or "")
    if term is None:
        return None
    row = next((one for one in page.deadlines if one.rule == term and one.result.from_action == dispute.id), None)
    if row is None or row.due_on is None:
        words = CaseDisputes.tr("the days for the answer cannot be counted: the day of receipt is not recorded")
        return AnswerLine(LightKind.DOUBT, words, None) if dispute.outcome is None else None
    line = deadline_line(row)
    if not row.pending:
        return AnswerLine(line.light, f"{line.name}  {line.day}  {line.light_words}", line.why)
    if dispute.outcome is not None:
        return None
    return AnswerLine(LightKind.LATE, _pending_words(row, line.name), line.why)


def _pending_words(row: DeadlineRow, name: str) -> str:
    day, left = write_day(row.due_on), row.days_left or 0
    if left < 0:
        words = CaseDisputes.tr("{name}: was due on {day}, %n day(s) overdue", "", -left)
    elif left == 0:
        words = CaseDisputes.tr("{name}: due today, {day}")
    else:
        words = CaseDisputes.tr("{name}: due on {day}, %n day(s) left", "", left)
    return words.format(name=name, day=day)


def _warning(dispute: Dispute) -> str:
    """Return what may not be done while the dispute runs. Source: 行政诉讼法 35; 行政复议法 46."""
    if dispute.outcome is not None:
        return ""
    if dispute.channel == "litigation":
        return CaseDisputes.tr(
            "While the suit runs no evidence may be collected from the plaintiff, third parties or witnesses"
            " (行政诉讼法 35)."
        )
    if dispute.channel == "reconsideration":
        return CaseDisputes.tr(
            "During the reconsideration no evidence may be collected from the applicant or from others; what is"
            " collected all the same does not count (行政复议法 46)."
        )
    return ""

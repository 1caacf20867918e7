"""The case page in words: one frozen value a part, made from the one answer of `operations.case_page`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from brigade_app.domain.law.types import Finding, NextStep, Reason
from brigade_app.domain.records import Case, Party
from brigade_app.operations import CaseView, DeadlineRow, TimelineRow
from brigade_app.ui.case.data_words import key_words, value_words
from brigade_app.ui.kit import (
    DeadlineSpan,
    Explanation,
    LightKind,
    StepRow,
    Words,
    light_words,
    pick,
    write_day,
    write_when,
)
from brigade_app.ui.words import source_words

CaseRows = Words("CaseRows")

TERM = "D10"


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head: number and title, state, verdict and its light."""

    number: str
    title: str
    stage: str
    light: LightKind
    verdict: str
    note: str
    owned: bool


@dataclass(frozen=True, slots=True)
class NextRow:
    """One next step: its words, what it waits for, whether it may be logged, why."""

    kind: str
    words: str
    note: str
    allowed: bool
    papers: str
    why: Explanation


@dataclass(frozen=True, slots=True)
class DeadlineLine:
    """One deadline: light, name, day, and its "why?"."""

    light: LightKind
    light_words: str
    name: str
    day: str
    why: Explanation


@dataclass(frozen=True, slots=True)
class TimelineLine:
    """One action of the timeline."""

    id: str
    kind: str
    time: str
    words: str
    detail: str
    people: str
    chips: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding in three lines: problem, place, cure; and its "why?"."""

    check: str
    light: LightKind
    light_words: str
    axis: str
    problem: str
    place: str
    cure: str
    why: Explanation
    about: str = ""
    article: str = ""


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party."""

    id: str
    name: str
    pairs: tuple[tuple[str, str | None], ...]


def head_row(page: CaseView) -> HeadRow:
    """Return the head of the page."""
    head = page.header
    light, verdict = _verdict(page)
    states = {
        "draft": CaseRows.tr("draft"),
        "under-review": CaseRows.tr("under review, frozen"),
        "archived": CaseRows.tr("archived"),
        "withdrawn": CaseRows.tr("withdrawn"),
    }
    stage = pick(head.stage_zh or "", getattr(head, "stage_en", None) or head.stage_zh or "") or ""
    words = states.get(head.state, stage or CaseRows.tr("open"))
    note = "" if head.owned else CaseRows.tr("another laptop owns this case: read only")
    untitled = CaseRows.tr("(no title yet)")
    return HeadRow(head.number or "", head.title or head.matter_zh or untitled, words, light, verdict, note, head.owned)


def _verdict(page: CaseView) -> tuple[LightKind, str]:
    head = page.header
    if page.assessment is not None and head.verdict is None:
        return LightKind.OK, CaseRows.tr("logged, not filed as a case")
    if head.verdict is None or head.score is None:
        return LightKind.DOUBT, CaseRows.tr("not assessed: no rules are installed")
    names = {
        "iron": CaseRows.tr("iron case"),
        "repairable": CaseRows.tr("can be repaired"),
        "at-risk": CaseRows.tr("at risk"),
    }
    lights = {"iron": LightKind.OK, "repairable": LightKind.SOON, "at-risk": LightKind.LATE}
    words = f"{names[head.verdict]} {head.score}/100"
    if head.fatal:
        words += " · " + CaseRows.tr("%n fatal", "", head.fatal)
    return lights[head.verdict], words


def step_rows(page: CaseView) -> tuple[StepRow, ...]:
    """Return the stages."""
    return tuple(StepRow(pick(step.name_zh, step.name_en), step.state) for step in page.steps)


def span_of(page: CaseView, today: date) -> DeadlineSpan | None:
    """Return the bar of the handling term (90 days from filing), where it runs."""
    row = next((one for one in page.deadlines if one.rule == TERM and one.due_on and one.pending), None)
    head = page.header
    if row is None or row.due_on is None or head.day is None or head.days_of is None:
        return None
    start = row.due_on - timedelta(days=head.days_of)
    words = CaseRows.tr("Handling term of {total} days, day {day}")
    end = CaseRows.tr("ends on {day}")
    return DeadlineSpan(
        start, row.due_on, today, words.format(total=head.days_of, day=head.day), end.format(day=write_day(row.due_on)),
        row.light,
    )  # fmt: skip


def earliest_demolition(page: CaseView) -> DeadlineLine | None:
    """Return the wait before a demolition (D31) with the first lawful day, where one runs.

    The day of D31 is the last of the wait, on which a demolition is still too early.
    """
    row = next((one for one in page.deadlines if one.rule == "D31"), None)
    steps = page.assessment.next_steps if page.assessment else ()
    step = next((one for one in steps if one.action == "demolition" and not one.allowed), None)
    if row is None or step is None or step.earliest_on is None:
        return None
    return replace(deadline_line(row), day=write_day(step.earliest_on))


def next_rows(page: CaseView) -> tuple[NextRow, ...]:
    """Return the next steps in the order of the engine: the case's own way first, open steps first."""
    return tuple(_next_row(step) for step in (page.assessment.next_steps if page.assessment else ()))


def _next_row(step: NextStep) -> NextRow:
    waits = "；".join(pick(reason.because_zh, reason.because_en).rstrip("。.") for reason in step.waiting_for)
    if step.allowed:
        note = CaseRows.tr("may be done today")
    elif step.earliest_on is not None:
        note = CaseRows.tr("from {day}").format(day=write_day(step.earliest_on))
    else:
        note = CaseRows.tr("waits: {what}").format(what=waits)
    words = pick(step.name_zh, step.name_en)
    why = Explanation(
        words, articles=tuple(basis.short for basis in step.basis),
        computation=tuple(pick(line.zh, line.en) for reason in step.waiting_for for line in reason.trace),
        basis=tuple(pick(reason.because_zh, reason.because_en) for reason in step.waiting_for), what_to_do=(note,),
    )  # fmt: skip
    return NextRow(step.action, words, note, step.allowed, " ".join(step.documents), why)


def explain_reasons(title: str, reasons: Sequence[Reason], what_to_do: tuple[str, ...] = ()) -> Explanation:
    """Return the explanation of a refusal or a warning."""
    return Explanation(
        title,
        articles=tuple(dict.fromkeys(basis.short for reason in reasons for basis in reason.basis)),
        computation=tuple(pick(line.zh, line.en) for reason in reasons for line in reason.trace),
        basis=tuple(pick(reason.because_zh, reason.because_en) for reason in reasons),
        what_to_do=what_to_do,
    )


def deadline_line(row: DeadlineRow) -> DeadlineLine:
    """Return a deadline in words."""
    light = LightKind(row.light)
    name = pick(row.name_zh, row.name_en)
    states = {
        "met": CaseRows.tr("met"),
        "missed": CaseRows.tr("missed"),
        "suspended": CaseRows.tr("suspended"),
    }
    words = light_words(light, row.days_left) if row.pending else states.get(row.state, light_words(light))
    why = Explanation(
        name, articles=row.basis, computation=tuple(pick_all(row.trace_zh, row.trace_en)), light=light,
        light_words=words,
    )  # fmt: skip
    return DeadlineLine(light, words, name, write_day(row.due_on), why)


def pick_all(zh: Sequence[str], en: Sequence[str]) -> list[str]:
    """Return the lines of the screen's language."""
    return [pick(one, other) for one, other in zip(zh, en, strict=False)]


def timeline_line(row: TimelineRow, evidence_names: dict[str, str]) -> TimelineLine:
    """Return one action of the timeline in words."""
    action = row.action
    data = [f"{key_words(key)}：{value_words(key, value)}" for key, value in (action.data or {}).items()]
    if action.note:
        data.append(action.note)
    people = [officer.name or "" for officer in row.officers] + [party.name or "" for party in row.parties]
    chips = []
    if action.document and action.document.kind:
        chips.append(" ".join(part for part in (action.document.kind, action.document.number) if part))
    chips += [evidence_names.get(one, "") for one in row.evidence]
    return TimelineLine(
        action.id, action.kind, write_when(action.at), pick(row.name_zh, row.name_en), "；".join(data),
        "、".join(name for name in people if name), tuple(chip for chip in chips if chip), row.warnings,
    )  # fmt: skip


def finding_lines(page: CaseView) -> tuple[FindingLine, ...]:
    """Return what fails, then what is not known, in the order of the court's axes."""
    findings = page.assessment.findings if page.assessment else ()
    shown = [one for one in findings if one.result == "fail"] + [one for one in findings if one.result == "unknown"]
    names = {one.evidence.id: one.evidence.name or "" for one in page.evidence}
    acts = {row.action.id: f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}" for row in page.timeline}
    return tuple(_finding_line(one, acts, names) for one in shown)


def axis_words(axis: str) -> str:
    """Return an axis of the court's review in words."""
    words = {
        "authority": CaseRows.tr("authority"),
        "facts": CaseRows.tr("facts"),
        "evidence": CaseRows.tr("evidence"),
        "procedure": CaseRows.tr("procedure"),
        "law": CaseRows.tr("law applied"),
        "discretion": CaseRows.tr("discretion"),
        "service": CaseRows.tr("service"),
        "execution": CaseRows.tr("execution"),
    }
    return words.get(axis, axis)


def _finding_line(finding: Finding, acts: dict[str, str], names: dict[str, str]) -> FindingLine:
    if finding.result == "unknown":
        light, words = LightKind.DOUBT, CaseRows.tr("not known")
    elif finding.fatal:
        light, words = LightKind.LATE, CaseRows.tr("fatal")
    else:
        light, words = LightKind.SOON, CaseRows.tr("costs %n point(s)", "", finding.weight)
    places = [acts[one] for one in finding.actions if one in acts] + [
        names[one] for one in finding.evidence if one in names
    ]
    cure = pick(finding.cure_zh, finding.cure_en)
    if finding.result == "fail" and not finding.curable:
        cure = CaseRows.tr("Cannot be cured any more. {cure}").format(cure=cure).strip()
    problem = pick(finding.because_zh, finding.because_en)
    why = Explanation(
        f"{finding.check}  {axis_words(finding.axis)}",
        articles=tuple(basis.short for basis in finding.basis),
        computation=tuple(pick(line.zh, line.en) for line in finding.trace),
        basis=(problem,), what_to_do=(cure,) if cure else (), light=light, light_words=words,
    )  # fmt: skip
    return FindingLine(
        finding.check, light, words, axis_words(finding.axis), problem, "、".join(places), cure, why,
        next((one for one in (*finding.actions, *finding.evidence) if one in acts or one in names), ""),
        finding.basis[0].short if finding.basis else "",
    )  # fmt: skip


def overview_pairs(page: CaseView) -> tuple[tuple[str, str | None], ...]:
    """Return what the case is, as names and values."""
    case: Case = page.file.case
    place = case.place
    facts = case.facts
    where = "、".join(part for part in (place.text, place.village) if part) if place else None
    position = None
    if place and place.lat_e7 is not None and place.lon_e7 is not None:
        position = f"{place.lat_e7 / 1e7:.6f}, {place.lon_e7 / 1e7:.6f}"
    act = " – ".join(write_when(one) for one in (case.act_started_on, case.act_ended_on) if one) or None
    authority = case.authority.instrument if case.authority else None
    area = f"{facts.area_m2} m²" if facts and facts.area_m2 is not None else None
    return (
        (CaseRows.tr("Matter"), page.header.matter_zh),
        (CaseRows.tr("Source"), source_words(case.source) if case.source else None),
        (CaseRows.tr("Place"), where),
        (CaseRows.tr("Position"), position),
        (CaseRows.tr("Act"), act),
        (CaseRows.tr("Discovered"), write_when(case.discovered_on) or None),
        (CaseRows.tr("Area"), area),
        (CaseRows.tr("Power"), authority),
    )


def _number_words(party: Party) -> str:
    if party.kind == "organisation":
        return CaseRows.tr("Social credit code")
    return CaseRows.tr("Identity number")


def party_line(party: Party) -> PartyLine:
    """Return one party in words."""
    roles = {
        "party": CaseRows.tr("party"),
        "third-party": CaseRows.tr("third party"),
        "agent": CaseRows.tr("agent"),
        "witness": CaseRows.tr("witness"),
        "reporter": CaseRows.tr("reporter (identity never leaves this store)"),
    }
    return PartyLine(
        party.id, party.name or CaseRows.tr("(no name)"),
        (
            (CaseRows.tr("Role"), roles.get(party.role or "")),
            (_number_words(party), party.id_number),
            (CaseRows.tr("Address"), party.address),
            (CaseRows.tr("Telephone"), party.phone),
        ),
    )  # fmt: skip

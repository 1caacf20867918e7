"""From a lost case to the open ones: which of them have the flaw that lost it (moonshot 6).

What a cause (``C08``) teaches and whom it endangers is `domain.law.lessons`; here stand the questions to the store. A
county has thousands of open cases, so the window asks for them a batch at a time (`lessons_in`).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from brigade_app.domain.keeping import CheckItem
from brigade_app.domain.law.assess import assess
from brigade_app.domain.law.lessons import Lesson, endangered, lesson_of
from brigade_app.domain.law.types import Assessment, Finding
from brigade_app.domain.records import Dispute
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_seal import seal_of
from brigade_app.operations.law import file_of
from brigade_app.operations.questions import case_line
from brigade_app.operations.roles import require
from brigade_app.operations.saving import living
from brigade_app.operations.views import CaseLine
from brigade_app.store import CaseQuery, CaseRow

BATCH_CASES = 200


@dataclass(frozen=True, slots=True)
class SameFlaw:
    """An open case and its findings that point to one of the causes, the failing before the unanswered."""

    line: CaseLine
    findings: tuple[Finding, ...]

    @property
    def fails(self) -> bool:
        """Whether one of the checks fails, rather than being unanswered."""
        return any(one.result == "fail" for one in self.findings)


@dataclass(frozen=True, slots=True)
class LostCase:
    """A case that was lost, and the causes with which its disputes were coded."""

    id: str
    number: str | None
    title: str | None
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonLine:
    """An open case that stands where a lost one stood: the check, its answer and cause, and the lost case."""

    line: CaseLine
    check: str
    name_zh: str
    name_en: str
    finding: Finding
    cause: str
    lost: LostCase


def cases_with_the_flaw(
    desk: Desk, causes: Sequence[str], cancelled: Callable[[], bool] | None = None
) -> tuple[SameFlaw, ...]:
    """Return the open cases in which a check of these causes fails or is unknown, the worst first.

    Raises:
        NoRulePack: no rules are installed.
    """
    require(desk, "read-cases")
    lesson = lesson_of(causes, desk.law.law.pack)
    rows: dict[str, CaseRow] = {}
    judged: list[Assessment] = []
    for row in _open_cases(desk):
        if cancelled is not None and cancelled():
            break
        rows[row.id] = row
        judged.append(_judge(desk, row.id))
    return tuple(
        SameFlaw(case_line(desk, rows[one.case]), one.failing + one.unknown) for one in endangered(lesson, judged)
    )


def lost_cases(desk: Desk) -> tuple[LostCase, ...]:
    """Return the cases whose disputes ended with coded causes, the newest coded first."""
    require(desk, "read-cases")
    causes: dict[str, set[str]] = {}
    for row in reversed(desk.store.records.list("dispute")):
        dispute = row.record
        if row.case is not None and isinstance(dispute, Dispute) and dispute.causes:
            causes.setdefault(row.case, set()).update(dispute.causes)
    found = []
    for case, codes in causes.items():
        known = desk.store.cases.get(case)
        if known is not None:
            found.append(LostCase(case, known.number, known.title or known.matter_zh, tuple(sorted(codes))))
    return tuple(found)


def lessons_in(desk: Desk, lost: Sequence[LostCase], keys: Sequence[int]) -> tuple[LessonLine, ...]:
    """Return which of these open cases (row numbers of `lists.case_keys`) have the flaw of a lost one, worst first.

    Of each open case a check is named once, with the lost case that was coded last.

    Raises:
        NoRulePack: no rules are installed.
    """
    require(desk, "read-cases")
    lessons = [(one, lesson_of(one.causes, desk.law.law.pack)) for one in lost]
    lines = [line for row in desk.store.cases.by_keys(list(keys)) for line in _lines(desk, row, lessons)]
    return tuple(sorted(lines, key=worst_first))


def lessons_of(desk: Desk, case: str) -> tuple[LessonLine, ...]:
    """Return where this one open case stands as a lost one stood, worst first; a closed case has no lesson left.

    Raises:
        NoRulePack: a case was lost, and no rules are installed.
    """
    require(desk, "read-cases")
    row = desk.store.cases.get(case)
    if row is None or row.deleted or row.closed_on is not None:
        return ()
    lost = lost_cases(desk)
    if not lost:
        return ()
    lessons = [(one, lesson_of(one.causes, desk.law.law.pack)) for one in lost]
    return tuple(sorted(_lines(desk, row, lessons), key=worst_first))


def _lines(desk: Desk, row: CaseRow, lessons: Sequence[tuple[LostCase, Lesson]]) -> Iterator[LessonLine]:
    judged, named = _judge(desk, row.id), set[str]()
    for one, lesson in lessons:
        if one.id == row.id:
            continue
        for finding in _dangers(lesson, judged):
            if finding.check not in named:
                named.add(finding.check)
                yield _line(desk, row, finding, lesson, one)


def worst_first(one: LessonLine) -> tuple[bool, bool, str, str]:
    """Order lines: fatal failures, other failures, unanswered checks; then by case."""
    fails = one.finding.result == "fail"
    return not (fails and one.finding.fatal), not fails, one.line.id, one.check


def _dangers(lesson: Lesson, judged: Assessment) -> Iterator[Finding]:
    for one in endangered(lesson, [judged]):
        yield from one.failing
        yield from one.unknown


def _line(desk: Desk, row: CaseRow, finding: Finding, lesson: Lesson, lost: LostCase) -> LessonLine:
    rule = next(one for one in lesson.checks if one.id == finding.check)
    named = {check: cause.id for cause in desk.law.pack.causes if cause.id in lost.causes for check in cause.checks}
    shared = sorted(set(lost.causes) & set(finding.causes))
    cause = shared[0] if shared else named.get(finding.check, lost.causes[0])
    return LessonLine(case_line(desk, row), rule.id, rule.name_zh, rule.name_en, finding, cause, lost)


def _judge(desk: Desk, case: str) -> Assessment:
    marks, seal = living(desk, CheckItem, case), seal_of(desk, case)
    return assess(file_of(desk, case), desk.law.law, desk.today, marks, seal=seal)


def _open_cases(desk: Desk) -> Iterator[CaseRow]:
    keys = list(desk.store.cases.keys(CaseQuery(is_open=True)))
    for start in range(0, len(keys), BATCH_CASES):
        yield from desk.store.cases.by_keys(keys[start : start + BATCH_CASES])

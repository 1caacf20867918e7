"""The workbench in words: four counters, what is due, what was worked on last."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations import Board, CaseLine, DueLine, WaitingLine
from brigade_app.operations.lessons import LessonLine
from brigade_app.ui.kit import (
    LightKind,
    TableRow,
    Words,
    language,
    light_words,
    pick,
    write_day,
    write_short_day,
)
from brigade_app.ui.words import weekday_words

BoardWords = Words("BoardWords")


@dataclass(frozen=True, slots=True)
class CounterRow:
    """A figure, with a light or a note under it."""

    figure: int
    note: str = ""
    light: LightKind | None = None
    light_words: str = ""


@dataclass(frozen=True, slots=True)
class BoardRows:
    """The whole workbench, ready to be shown. ``cases`` are the case ids of ``due``, line by line."""

    day: str
    todo: CounterRow
    warned: CounterRow
    lacking: CounterRow
    closed: CounterRow
    due: tuple[TableRow, ...]
    recent: tuple[TableRow, ...]
    is_empty: bool


def board_rows(board: Board) -> BoardRows:
    """Return the workbench of a day in words."""
    soon = BoardWords.tr("%n due soon", "", board.todo_soon) if board.todo_soon else ""
    late = BoardWords.tr("%n overdue", "", board.warned_late) if board.warned_late else ""
    lacking = BoardWords.tr("%n case(s) lack required evidence", "", board.lacking)
    return BoardRows(
        day=day_words(board.today, working_day=board.working_day),
        todo=CounterRow(board.todo, "", LightKind.SOON if soon else None, soon),
        warned=CounterRow(board.warned, "", LightKind.LATE if late else None, late),
        lacking=CounterRow(board.lacking, lacking),
        closed=CounterRow(
            board.closed_this_month,
            BoardWords.tr("last month {count}").format(count=board.closed_last_month),
        ),
        due=tuple(due_row(line, board.today) for line in board.due),
        recent=tuple(recent_row(line, board.today) for line in board.recent),
        is_empty=not board.due and not board.recent and not board.todo,
    )


def day_words(day: date, *, working_day: bool) -> str:
    """Return 今天 2026年11月24日 星期二, with a word where it is no working day."""
    weekday = weekday_words(day.weekday())
    shown = write_day(day) if language() == "zh" else f"{day.day} {day:%B} {day.year}"
    if working_day:
        return BoardWords.tr("Today {day} {weekday}").format(day=shown, weekday=weekday)
    words = BoardWords.tr("Today {day} {weekday}, not a working day")
    return words.format(day=shown, weekday=weekday)


def due_row(line: DueLine, today: date) -> TableRow:
    """Return one thing that is due: light, what, case, when."""
    kind = LightKind(line.light)
    what = f"{line.number or ''}  {line.title or ''}".strip()
    ends = BoardWords.tr("ends {day}").format(day=write_short_day(line.due_on, today))
    cells = (
        f"{kind.shape} {light_words(kind, line.days_left)}",
        pick(line.name_zh, line.name_en),
        what,
        ends,
        BoardWords.tr("Open"),
    )
    return TableRow(line.case_id, cells, ((0, kind.value), (4, "accent")))


def waiting_row(line: WaitingLine, today: date) -> TableRow:
    """Return a case that waits for a signature: light of its next deadline, what is asked, case, reason."""
    kind, days = LightKind(line.case.light), line.case.days_left
    light = f"{kind.shape} {light_words(kind, days)}" if days is not None else BoardWords.tr("no deadline runs")
    asked = {
        "legal-review": BoardWords.tr("legal review"),
        "approval": BoardWords.tr("approval"),
    }
    title = line.case.title or BoardWords.tr("(no title yet)")
    since = write_short_day(line.since.earliest, today)
    cells = (
        light,
        asked[line.what],
        f"{line.case.number or ''}  {title}".strip(),
        BoardWords.tr("{reason}, since {day}").format(reason=_reason(line), day=since),
        BoardWords.tr("Open"),
    )
    return TableRow(line.case.id, cells, ((0, kind.value if days is not None else "muted"), (4, "accent")))


def _reason(line: WaitingLine) -> str:
    if line.reviewed:
        return BoardWords.tr("legal review passed")
    came = BoardWords.tr("resubmitted") if line.again else BoardWords.tr("new")
    if line.what == "approval":
        return BoardWords.tr("{came}, not legally reviewed").format(came=came)
    return came


def recent_row(line: CaseLine, today: date) -> TableRow:
    """Return a case that was worked on last."""
    changed = write_short_day(line.updated_at.astimezone(SHANGHAI).date() if line.updated_at else None, today)
    untitled = BoardWords.tr("(no title yet)")
    return TableRow(line.id, (line.number or "", line.title or untitled, changed))


def lesson_rows(lines: Sequence[LessonLine]) -> tuple[TableRow, ...]:
    """Return the open cases that stand where a lost one stood: light, case, check, and the lost case with its cause."""
    return tuple(_lesson_row(one) for one in lines)


def _lesson_row(one: LessonLine) -> TableRow:
    fails = one.finding.result == "fail"
    kind = LightKind.LATE if fails else LightKind.DOUBT
    words = BoardWords.tr("fails") if fails else BoardWords.tr("not known")
    case = one.line.number or one.line.title or BoardWords.tr("(no title yet)")
    lost = BoardWords.tr("{lost} was lost by it ({cause})").format(
        lost=one.lost.number or one.lost.title or BoardWords.tr("a case"), cause=one.cause
    )
    check = f"{one.check} {pick(one.name_zh, one.name_en)}"
    tip = "\n".join((one.line.title or "", check, pick(one.finding.because_zh, one.finding.because_en), lost)).strip()
    return TableRow(one.line.id, (f"{kind.shape} {words}", case, check, lost), ((0, kind.value), (3, "muted")), tip)

"""Lessons of lost cases on the workbench: the open cases are judged a batch at a time, beside all other work."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from brigade_app.operations import Desk
from brigade_app.operations.lessons import LessonLine, LostCase, lessons_in, lost_cases, worst_first
from brigade_app.operations.lists import CaseQuery, case_keys
from brigade_app.operations.roles import may
from brigade_app.ui.board.rows import lesson_rows
from brigade_app.ui.board.view import BoardView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

BATCH_CASES = 100
LINES_KEPT = 50


@dataclass(frozen=True, slots=True)
class _Work:
    """The lost cases, and the row numbers of the open ones that are still to be judged."""

    lost: tuple[LostCase, ...]
    keys: tuple[int, ...]


class LessonsPresenter(QObject):
    """Looks once after the log-in, and again when another case was coded as lost or the page's cases changed."""

    def __init__(self, view: BoardView, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._lost: tuple[LostCase, ...] = ()
        self._found: list[LessonLine] = []
        view.refresh_requested.connect(self.look)
        view.lesson_opened.connect(self._open)

    def look(self) -> None:
        """Ask which cases were lost; without one there is nothing to learn."""
        if may(self._seat.desk, "read-cases"):
            self._seat.ask_aside(_begin, then=self._start, otherwise=self._view.show_error)

    def _start(self, work: _Work) -> None:
        if work.lost == self._lost:
            return
        self._lost, self._found = work.lost, []
        self._view.show_lessons(())
        self._go_on(work)

    def _go_on(self, work: _Work) -> None:
        if not work.keys or not work.lost:
            return
        batch, rest = work.keys[:BATCH_CASES], _Work(work.lost, work.keys[BATCH_CASES:])

        def judge(desk: Desk) -> tuple[LessonLine, ...]:
            return lessons_in(desk, work.lost, batch)

        def take(lines: Sequence[LessonLine]) -> None:
            if work.lost is self._lost:
                self._found = sorted([*self._found, *lines], key=worst_first)[:LINES_KEPT]
                self._view.show_lessons(lesson_rows(self._found))
                self._go_on(rest)

        self._seat.ask_aside(judge, then=take, otherwise=self._view.show_error)

    def _open(self, case_id: str) -> None:
        self._ways.open_case(case_id, "check")


def _begin(desk: Desk) -> _Work:
    lost = lost_cases(desk)
    return _Work(lost, tuple(case_keys(desk, CaseQuery(is_open=True))) if lost else ())

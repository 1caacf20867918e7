"""The cases that wait for a signature (待审核, 待审批), on the workbench of who signs."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from brigade_app.operations import WaitingLine
from brigade_app.operations.roles import may
from brigade_app.operations.waiting import waiting_lines
from brigade_app.ui.board.rows import waiting_row
from brigade_app.ui.board.view import BoardView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


class WaitingPresenter(QObject):
    """Looks when the workbench is shown, and after each deed; a click opens the case at its review."""

    def __init__(self, view: BoardView, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._signs = may(seat.desk, "review") or may(seat.desk, "approve")
        view.refresh_requested.connect(self.look)
        view.signature_opened.connect(self._open)
        seat.saved.connect(self._after_deed)

    def look(self) -> None:
        """Ask what waits."""
        if self._signs:
            self._seat.ask(waiting_lines, then=self._show, otherwise=self._view.show_error)

    def _after_deed(self, _at: object) -> None:
        if self._view.isVisible():
            self.look()

    def _show(self, lines: Sequence[WaitingLine]) -> None:
        today = self._seat.desk.today
        self._view.show_waiting(tuple(waiting_row(line, today) for line in lines))

    def _open(self, case_id: str) -> None:
        self._ways.open_case(case_id, "comments")

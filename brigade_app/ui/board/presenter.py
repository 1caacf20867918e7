"""Turns the workbench's requests into the one question ``board``, and its answer into rows."""

from PySide6.QtCore import QObject

from brigade_app.operations import Board
from brigade_app.operations.questions import board
from brigade_app.operations.roles import may
from brigade_app.ui.board.rows import board_rows
from brigade_app.ui.board.view import BoardView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


class BoardPresenter(QObject):
    """Keeps the workbench true: when it is shown, and after each deed."""

    def __init__(self, view: BoardView, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        view.refresh_requested.connect(self.refresh)
        view.action_asked.connect(self._new_action)
        view.photos_asked.connect(self._photos)
        view.export_asked.connect(self._export)
        view.case_opened.connect(self._open_case)
        view.counter_opened.connect(self._open_counter)
        seat.saved.connect(self._after_deed)
        desk = seat.desk
        view.show_allowed(
            log=may(desk, "log-action"), take=may(desk, "take-evidence"), export=may(desk, "export-bundle")
        )

    def refresh(self) -> None:
        """Ask for the board."""
        self._seat.ask(board, then=self._show, otherwise=self._view.show_error)

    def _after_deed(self, _at: object) -> None:
        if self._view.isVisible():
            self.refresh()

    def _show(self, found: Board) -> None:
        self._view.show_board(board_rows(found))

    def _new_action(self) -> None:
        self._ways.go("actions", "new")

    def _photos(self) -> None:
        self._ways.go("cases", "photos")

    def _export(self) -> None:
        self._ways.go("sync", "export")

    def _open_case(self, case_id: str) -> None:
        self._ways.open_case(case_id)

    def _open_counter(self, wish: str) -> None:
        self._ways.go("cases", wish)

"""The workbench (工作台): counters, what waits, what falls due, lessons of lost cases, what was worked on last."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.board.lessons import LessonsPresenter
from brigade_app.ui.board.presenter import BoardPresenter
from brigade_app.ui.board.view import BoardView
from brigade_app.ui.board.waiting import WaitingPresenter
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def make_board(seat: Seat, ways: Ways) -> QWidget:
    """Return the workbench with its presenter."""
    view = BoardView()
    BoardPresenter(view, seat, ways)
    LessonsPresenter(view, seat, ways)
    WaitingPresenter(view, seat, ways)
    return view


__all__ = ["BoardPresenter", "BoardView", "make_board"]

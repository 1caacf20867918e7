"""Numbers (编号): every series of the unit, what became of each number, and making one void."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.numbers.presenter import NumbersPresenter
from brigade_app.ui.numbers.view import NumbersView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def make_numbers(seat: Seat, ways: Ways) -> QWidget:
    """Return the page with its presenter."""
    view = NumbersView()
    NumbersPresenter(view, seat, ways)
    return view


__all__ = ["NumbersPresenter", "NumbersView", "make_numbers"]

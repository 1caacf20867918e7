"""People: officers with their certificates, accounts with their roles."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.people.presenter import PeoplePresenter
from brigade_app.ui.people.view import PeopleView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def make_people(seat: Seat, ways: Ways) -> QWidget:
    """Return the page with its presenter."""
    view = PeopleView(seat.desk.unit.seat)
    PeoplePresenter(view, seat)
    return view


__all__ = ["PeoplePresenter", "PeopleView", "make_people"]

"""The journal (操作日志) for who audits it: by person, deed and day; as a workbook; checked when somebody asks."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.journal.presenter import JournalPresenter
from brigade_app.ui.journal.view import JournalView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def make_journal(seat: Seat, ways: Ways) -> QWidget:
    """Return the page with its presenter."""
    view = JournalView(seat.desk.today)
    JournalPresenter(view, seat, ways)
    return view


__all__ = ["JournalPresenter", "JournalView", "make_journal"]

"""Sync (同步): export to a stick, take in what comes, receipts, enrolment."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.presenter import SyncPresenter
from brigade_app.ui.sync.view import SyncPage
from brigade_app.ui.ways import Ways


def make_sync(seat: Seat, ways: Ways) -> QWidget:
    """Return the sync page with its presenter."""
    view = SyncPage(seat.desk.unit.seat)
    SyncPresenter(view, seat, ways)
    return view


__all__ = ["SyncPage", "SyncPresenter", "make_sync"]

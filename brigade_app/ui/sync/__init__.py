"""Sync (同步): export to a stick, take in what comes, receipts, enrolment."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.enrolling import EnrolmentPresenter
from brigade_app.ui.sync.exporting import ExportPresenter
from brigade_app.ui.sync.importing import ImportPresenter
from brigade_app.ui.sync.registry import add_registry
from brigade_app.ui.sync.view import SyncPage
from brigade_app.ui.ways import Ways


def make_sync(seat: Seat, ways: Ways) -> QWidget:
    """Return the sync page with its presenters."""
    view = SyncPage(seat.desk.unit.seat)
    for presenter in (ExportPresenter, ImportPresenter, EnrolmentPresenter):
        presenter(view, seat, ways)
    if seat.desk.unit.seat == "county":
        add_registry(view, seat)
    return view


__all__ = ["SyncPage", "make_sync"]

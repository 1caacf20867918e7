"""The list of cases (案件): 100,000 lines that scroll and search without waiting. The list of actions uses it too."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.cases.presenter import CaseListPresenter
from brigade_app.ui.cases.view import CaseListView
from brigade_app.ui.kit import Words
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

Cases = Words("Cases")


def make_case_list(seat: Seat, ways: Ways) -> QWidget:
    """Return the list of filed cases with its presenter."""
    view = CaseListView(
        "cases",
        Cases.tr("Cases"),
        Cases.tr("No case has been filed yet. A case begins as an enforcement action."),
        seat.desk.today,
    )
    CaseListPresenter(view, seat, ways, only_filed=True)
    return view


__all__ = ["CaseListPresenter", "CaseListView", "make_case_list"]

"""The case page: one calm page a case, depth by tabs inside it. See ``docs/ui.md``."""

from brigade_app.ui.case.contesting import DisputePresenter
from brigade_app.ui.case.entering import FactsPresenter, PartyPresenter
from brigade_app.ui.case.lesson import LessonPresenter
from brigade_app.ui.case.logging_steps import StepPresenter
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.reviewing import ReviewPresenter
from brigade_app.ui.case.step_form import StepForm
from brigade_app.ui.case.steps import StepPart
from brigade_app.ui.case.withdrawing import WithdrawPresenter
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def make_case_page(seat: Seat, ways: Ways, case_id: str) -> tuple[CasePage, CasePresenter]:
    """Return the page of a case and its presenter; other features add their parts to it."""
    page = CasePage()
    shown = CasePresenter(page, seat, ways, case_id)
    StepPresenter(page, StepPart(StepForm(seat.now)), shown, seat, ways, case_id)
    PartyPresenter(page, shown, seat, case_id)
    FactsPresenter(page, shown, seat)
    ReviewPresenter(page, shown, seat, ways, case_id)
    DisputePresenter(page, shown, seat, case_id)
    WithdrawPresenter(page, shown, seat)
    LessonPresenter(page, shown, seat, case_id)
    return page, shown


__all__ = ["CasePage", "CasePresenter", "make_case_page"]

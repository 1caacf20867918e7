"""The documents of a case: drafts, finals, print, volume, court package, linter, signed pages coming back."""

from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.papers.presenter import PapersPresenter
from brigade_app.ui.papers.rows import PapersWords
from brigade_app.ui.papers.view import PapersPart
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


def add_papers_part(page: CasePage, shown: CasePresenter, seat: Seat, ways: Ways, case_id: str) -> PapersPresenter:
    """Add the documents to a case page."""
    part = PapersPart()
    page.add_part("papers", part, PAPERS_AT)
    presenter = PapersPresenter(part, seat, ways, case_id)
    presenter.changed.connect(shown.refresh)
    presenter.counted.connect(lambda count: page.name_part("papers", PapersWords.tr("Documents {n}").format(n=count)))
    shown.shown.connect(presenter.show)
    return presenter


PAPERS_AT = 5

__all__ = ["PapersPart", "PapersPresenter", "add_papers_part"]

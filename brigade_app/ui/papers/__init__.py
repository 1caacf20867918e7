"""The documents of a case: drafts, finals, print, packs, Word, linter, volume, court package, scans."""

from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.papers.presenter import PapersPresenter
from brigade_app.ui.papers.rows import PapersWords
from brigade_app.ui.papers.view import PapersPart
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

PAPERS_AT = 5


def add_papers_part(page: CasePage, shown: CasePresenter, seat: Seat, ways: Ways, case_id: str) -> PapersPresenter:
    """Add the documents to a case page."""
    part = PapersPart()
    page.add_part("papers", part, PAPERS_AT)
    page.find_with("papers", part.next_finding)
    presenter = PapersPresenter(part, seat, ways, case_id)
    presenter.changed.connect(shown.refresh)
    presenter.place_asked.connect(page.show_part)
    page.paper_asked.connect(presenter.write)
    presenter.counted.connect(lambda count: page.name_part("papers", PapersWords.tr("Documents {n}").format(n=count)))
    page.part_shown.connect(presenter.look)
    shown.shown.connect(presenter.show)
    shown.shown.connect(lambda _: part.made.allow_comments(page.may_comment))
    part.made.comment_asked.connect(lambda record: page.comment_asked.emit(record, ""))
    page.record_asked.connect(presenter.go_to)
    presenter.warm()
    return presenter


__all__ = ["PapersPart", "PapersPresenter", "add_papers_part"]

"""A case in its tab: the case page with the parts that other features add to it."""

from PySide6.QtWidgets import QWidget

from brigade_app.operations.media import MediaReader
from brigade_app.ui.case import make_case_page
from brigade_app.ui.evidence import add_evidence_parts
from brigade_app.ui.papers import add_papers_part
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


class CaseTabs:
    """Makes the pages of cases; all share one media child, which ends when the desk is left."""

    def __init__(self, seat: Seat) -> None:
        self._reader = MediaReader()
        seat.leaving.connect(self._reader.close)

    def make(self, seat: Seat, ways: Ways, case_id: str) -> QWidget:
        """Return the page of a case."""
        page, shown = make_case_page(seat, ways, case_id)
        add_evidence_parts(page, shown, seat, ways, case_id, self._reader)
        add_papers_part(page, shown, seat, ways, case_id)
        return page

"""The evidence of a case: grid with thumbnails, checklist, matrix of elements, intake and viewer."""

from functools import partial

from brigade_app.operations.media import MediaReader
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.evidence.matrix import MatrixPart
from brigade_app.ui.evidence.part import EvidencePart
from brigade_app.ui.evidence.presenter import EvidencePresenter
from brigade_app.ui.kit import Words
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

EvidenceWords = Words("EvidenceWords")

EVIDENCE_AT, MATRIX_AT = 3, 4


def add_evidence_parts(
    page: CasePage, shown: CasePresenter, seat: Seat, ways: Ways, case_id: str, reader: MediaReader
) -> EvidencePresenter:
    """Add the evidence and the matrix to a case page."""
    part, elements = EvidencePart(seat.now), MatrixPart()
    page.add_part("evidence", part, EVIDENCE_AT)
    page.add_part("matrix", elements, MATRIX_AT)
    presenter = EvidencePresenter(part, elements, seat, ways, case_id, reader)
    presenter.changed.connect(shown.refresh)

    def show(answer: object) -> None:
        presenter.show(answer)
        part.allow_withdrawal(page.may_withdraw)
        part.allow_comments(page.may_comment)
        view = shown.page
        if view is None:
            return
        proven = sum(1 for one in view.checklist.elements if one.proven)
        words = EvidenceWords.tr("Evidence {count}").format(count=len(view.evidence))
        page.name_part("evidence", words)
        total = len(view.checklist.elements)
        page.name_part("matrix", EvidenceWords.tr("Elements {n}/{of}").format(n=proven, of=total))

    shown.shown.connect(show)
    part.withdrawal_asked.connect(partial(page.withdrawal_asked.emit, "evidence"))
    part.comment_asked.connect(lambda record: page.comment_asked.emit(record, ""))
    page.record_asked.connect(part.grid.choose)
    return presenter


__all__ = ["EvidencePart", "EvidencePresenter", "MatrixPart", "add_evidence_parts"]

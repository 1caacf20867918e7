"""Several PDFs as one, for printing in a batch."""

from collections.abc import Sequence
from io import BytesIO

from brigade_app.documents.archive import open_pdf


def join_pdfs(papers: Sequence[tuple[str, bytes]]) -> bytes:
    """Return one PDF of named papers, each with a bookmark.

    Raises:
        BadPdf: one cannot be opened.
    """
    import pikepdf

    with pikepdf.new() as whole:
        starts = []
        for name, data in papers:
            starts.append((name, len(whole.pages)))
            with open_pdf(data, name) as paper:
                whole.pages.extend(paper.pages)
        with whole.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(name, at) for name, at in starts)
        out = BytesIO()
        whole.save(out, deterministic_id=True)
    return out.getvalue()

"""Several PDFs as one, for printing in a batch."""

from collections.abc import Sequence
from io import BytesIO

from brigade_app.documents.archive import add_archive_marks, open_pdf


def join_pdfs(papers: Sequence[tuple[str, bytes]], *, organ: str) -> bytes:
    """Return one PDF of named papers of an organ, each with a bookmark.

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
        add_archive_marks(whole, title="、".join(dict.fromkeys(name for name, _ in papers)), author=organ, subject="")
        out = BytesIO()
        whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()

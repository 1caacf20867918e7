"""A paper with its signed pages: what came back on paper stands in place of what the program printed."""

from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any

from brigade_app.documents.archive import add_archive_marks, open_pdf
from brigade_app.documents.exhibits import append_page

Drawn = Callable[[], bytes | None]
"""How to ask for a scanned page: a JPEG, or ``None`` where the picture cannot be drawn."""


def append_paper(body: Any, title: str, pdf: bytes, signed: Mapping[int, Drawn], *, by_hand: bool = False) -> None:
    """Add a paper to an open document, each page as it was signed where it came back, else as it was printed.

    A page of a form filled in ``by_hand`` that did not come back is left out, unless nothing could be drawn at all:
    the printed form is blank and would look like a record that says nothing.
    """
    before = len(body.pages)
    with open_pdf(pdf, title) as paper:
        for number, page in enumerate(paper.pages, 1):
            ask = signed.get(number)
            jpeg = ask() if ask is not None else None
            if jpeg is not None and append_page(body, jpeg, f"{title}，签字件第{number}页（共{len(paper.pages)}页）"):
                continue
            if ask is not None or not by_hand:
                body.pages.append(page)
        if len(body.pages) == before:
            body.pages.extend(paper.pages)


def signed_pdf(
    title: str, pdf: bytes, signed: Mapping[int, Drawn], *, organ: str, number: str = "", by_hand: bool = False
) -> bytes:
    """Return the paper as one PDF/A with its signed pages."""
    import pikepdf

    with pikepdf.new() as whole:
        append_paper(whole, title, pdf, signed, by_hand=by_hand)
        add_archive_marks(whole, title=title, author=organ, subject=number)
        out = BytesIO()
        whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()

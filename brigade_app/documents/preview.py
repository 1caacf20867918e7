"""A PDF as pictures of its pages: for the preview, for looking at, and as pixels for a printer."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from brigade_app.documents.errors import BadPdf

if TYPE_CHECKING:
    from pypdfium2 import PdfBitmap, PdfDocument

MAX_PIXELS = 60_000_000


@dataclass(frozen=True, slots=True)
class Pixels:
    """One page as red, green and blue bytes; ``stride`` is the length of a row in bytes."""

    width: int
    height: int
    stride: int
    content: bytes


def page_count(pdf: bytes) -> int:
    """Return how many pages a PDF has.

    Raises:
        BadPdf: no PDF that opens, or with a password.
    """
    with _opened(pdf) as document:
        return len(document)


def pages_as_png(pdf: bytes, dpi: int = 96) -> Iterator[bytes]:
    """Yield each page as PNG.

    Raises:
        BadPdf: no PDF that opens, or with a password.
    """
    for bitmap in _bitmaps(pdf, dpi):
        out = BytesIO()
        bitmap.to_pil().save(out, "PNG", compress_level=3)
        yield out.getvalue()


def pages_as_pixels(pdf: bytes, dpi: int) -> Iterator[Pixels]:
    """Yield each page as it is drawn, not packed: a printer wants hundreds of dots an inch, and packing them is slow.

    Raises:
        BadPdf: no PDF that opens, or with a password.
    """
    for bitmap in _bitmaps(pdf, dpi):
        yield Pixels(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def _bitmaps(pdf: bytes, dpi: int) -> "Iterator[PdfBitmap]":
    with _opened(pdf) as document:
        for page in document:
            width, height = page.get_size()
            scale = min(dpi / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
            yield page.render(scale=scale, rev_byteorder=True)
            page.close()


@contextmanager
def _opened(pdf: bytes) -> "Iterator[PdfDocument]":
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        reason = "password" if "password" in str(error).lower() else "damaged"
        raise BadPdf(path="", reason=reason) from error
    try:
        yield document
    finally:
        document.close()

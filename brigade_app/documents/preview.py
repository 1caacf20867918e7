"""A PDF as pictures of its pages, for the preview and for looking at."""

from collections.abc import Iterator
from io import BytesIO

from brigade_app.documents.errors import BadPdf

MAX_PIXELS = 60_000_000


def pages_as_png(pdf: bytes, dpi: int = 96) -> Iterator[bytes]:
    """Yield each page as PNG.

    Raises:
        BadPdf: no PDF that opens, or with a password.
    """
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        reason = "password" if "password" in str(error).lower() else "damaged"
        raise BadPdf(path="", reason=reason) from error
    try:
        for page in document:
            width, height = page.get_size()
            scale = min(dpi / 72, (MAX_PIXELS / max(1.0, width * height)) ** 0.5)
            out = BytesIO()
            page.render(scale=scale).to_pil().save(out, "PNG", compress_level=3)
            page.close()
            yield out.getvalue()
    finally:
        document.close()

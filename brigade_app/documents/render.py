"""A composition becomes a PDF: laid out, drawn, and given the structure of PDF/A-2b. Equal input gives equal bytes."""

import re
from dataclasses import dataclass
from io import BytesIO

from brigade_app.documents.archive import as_archive
from brigade_app.documents.composition import Composition
from brigade_app.documents.context import Stamp
from brigade_app.documents.drawing import draw_page
from brigade_app.documents.errors import GlyphMissing
from brigade_app.documents.flow import flow
from brigade_app.documents.fonts import DRAWING
from brigade_app.documents.forms import field_label
from brigade_app.documents.geometry import PAGE_HEIGHT, PAGE_WIDTH, geometry
from brigade_app.documents.pages import Page, arrange, paginate

_KEY = re.compile(r"[a-z_]+\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class Rendered:
    """A drawn document: its bytes, how many pages, and on which pages (from 1) somebody signs."""

    pdf: bytes
    pages: int
    sign_pages: tuple[int, ...]


def render(composition: Composition, *, stamp: Stamp) -> Rendered:
    """Return the PDF of a composition with its page count.

    Raises:
        GlyphMissing: a character that no shipped font has; nothing was drawn.
        FontMissing: a font file is not there.
    """
    try:
        with DRAWING:
            pages = pages_of(composition)
            raw = _draw(pages, composition, stamp)
    except GlyphMissing as error:
        raise _with_place_in_words(error, composition) from error
    pdf = as_archive(raw, title=composition.title, author=composition.issuer, subject=composition.number or "")
    every = composition.page_sign is not None
    signed = tuple(number for number, page in enumerate(pages, 1) if every or page.roles)
    return Rendered(pdf, len(pages), signed)


def pages_of(composition: Composition) -> list[Page]:
    """Return the pages of a composition; what is to be written in by hand keeps its room.

    Raises:
        GlyphMissing: a character that no font has.
    """
    items, measures = flow(composition), geometry(composition.layout)
    return paginate(items, measures) if composition.purpose == "field-pack" else arrange(items, measures)


def _with_place_in_words(error: GlyphMissing, composition: Composition) -> GlyphMissing:
    """Return the error with its field named as the form names it; words of the text stay as they are."""
    place = str(error.facts.get("place", ""))
    if _KEY.fullmatch(place):
        place = field_label(composition.kind, place)
    return GlyphMissing(char=error.facts["char"], code=error.facts["code"], place=place)


def render_pdf(composition: Composition, *, stamp: Stamp) -> bytes:
    """Return the PDF of a composition; see `render`."""
    return render(composition, stamp=stamp).pdf


def _draw(pages: list[Page], composition: Composition, stamp: Stamp) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(
        buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1, initialFontName="Helvetica"
    )
    # the library begins each page by naming Helvetica, which is not embedded and never written in
    canvas._preamble = "1 0 0 1 0 0 cm"
    measures = geometry(composition.layout)
    for number, page in enumerate(pages, 1):
        draw_page(canvas, page, measures, composition, stamp, (number, len(pages)))
    canvas.save()
    return buffer.getvalue()

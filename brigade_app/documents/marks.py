"""The mark on every page: a QR code that says which document, version and page it is, and how it is read back.

``BRG1|kind|number|version|page|pages|hash``; a number has no ``|``. What has not exactly this form is no mark of ours:
a code that somebody stuck on a page is not believed, it is asked about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brigade_app.documents.composition import Composition
from brigade_app.documents.pictures import open_picture

if TYPE_CHECKING:
    from PIL.Image import Image

MAGIC = "BRG1"
LARGE_PIXELS = 2_600
"""Above this edge a picture is also tried at half its size, which is what phone photographs need."""
_PARTS = re.compile(
    r"BRG1\|(?P<kind>[A-Za-z0-9-]{1,12})\|(?P<number>[^|\r\n]{0,80})\|(?P<version>\d{1,4})\|(?P<page>\d{1,4})\|"
    r"(?P<pages>\d{1,4})\|(?P<hash>[0-9a-f]{8})"
)


@dataclass(frozen=True, slots=True, order=True)
class PageMark:
    """What a page says of itself."""

    kind: str
    number: str
    version: int
    page: int
    pages: int
    hash: str

    @property
    def text(self) -> str:
        """The text in the QR code."""
        return f"{MAGIC}|{self.kind}|{self.number}|{self.version}|{self.page}|{self.pages}|{self.hash}"

    @property
    def document(self) -> tuple[str, str, int, str]:
        """What all pages of one printing share."""
        return self.kind, self.number, self.version, self.hash


def mark_of(composition: Composition, page: int, pages: int) -> PageMark:
    """Return the mark of a page of a composition."""
    number = (composition.number or "").replace("|", "").replace("\n", " ")[:80]
    return PageMark(composition.kind, number, composition.version, page, pages, composition.short_hash)


def parse_mark(text: str) -> PageMark | None:
    """Return the mark that a code says; ``None`` where it is none of ours."""
    found = _PARTS.fullmatch(text)
    if found is None:
        return None
    page, pages = int(found["page"]), int(found["pages"])
    if not 1 <= page <= pages:
        return None
    return PageMark(found["kind"], found["number"], int(found["version"]), page, pages, found["hash"])


def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark and light modules of the QR code of ``text``, without quiet zone, error correction M."""
    import segno

    code = segno.make(text, error="m", micro=False, boost_error=False)
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A scanned picture: which it was in the row, its mark, or that there was none or more than one."""

    index: int
    mark: PageMark | None
    doubt: str | None = None


def read_pages(images: list[bytes]) -> list[ReadPage]:
    """Return for each picture the mark on it; a picture without a readable mark is for a person to sort.

    Rotated, skewed and noisy pictures are tried at several sizes; a damaged picture has the doubt ``unreadable``.
    """
    return [_read(index, data) for index, data in enumerate(images)]


def _read(index: int, data: bytes) -> ReadPage:
    picture = open_picture(data)
    if picture is None:
        return ReadPage(index, None, "unreadable")
    for tried in _attempts(picture.convert("L")):
        marks = _marks(tried)
        if len(marks) == 1:
            return ReadPage(index, marks.pop())
        if marks:
            return ReadPage(index, None, "several-marks")
    return ReadPage(index, None, "no-mark")


def _attempts(picture: "Image") -> Iterator["Image"]:
    """Yield the picture and what may make its code legible: the small sizes first, which are quick and mostly enough,
    then softened against specks, then enlarged. Nine of ten pages are read at the first look."""
    from PIL import Image, ImageFilter

    sizes = [picture]
    while max(sizes[-1].size) > LARGE_PIXELS:
        sizes.append(sizes[-1].reduce(2))
    yield from reversed(sizes)
    small = sizes[-1]
    soft = small.filter(ImageFilter.BoxBlur(1))
    yield soft
    larger = (small.width * 2, small.height * 2)
    yield small.resize(larger, Image.Resampling.BICUBIC)
    yield soft.resize(larger, Image.Resampling.BILINEAR)


def _marks(picture: "Image") -> set[PageMark]:
    import zxingcpp

    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats([zxingcpp.BarcodeFormat.QRCode]))
    return {mark for code in found if (mark := parse_mark(code.text)) is not None}


@dataclass(frozen=True, slots=True)
class Gap:
    """What is missing or wrong with the pages that came back of one document."""

    kind: str
    number: str
    version: int
    hash: str
    missing: tuple[int, ...]
    twice: tuple[int, ...]


def gaps(marks: list[PageMark]) -> list[Gap]:
    """Return each document of which pages are missing or came more than once."""
    found = []
    for document in sorted({mark.document for mark in marks}):
        pages = [mark.page for mark in marks if mark.document == document]
        whole = max(mark.pages for mark in marks if mark.document == document)
        missing = tuple(page for page in range(1, whole + 1) if page not in pages)
        twice = tuple(sorted({page for page in pages if pages.count(page) > 1}))
        if missing or twice:
            kind, number, version, digest = document
            found.append(Gap(kind, number, version, digest, missing, twice))
    return found

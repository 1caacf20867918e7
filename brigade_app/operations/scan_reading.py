"""The files of a scanner or a phone, page by page: a picture is one page, a PDF or a TIFF has several.

The pages of PDF and TIFF files are drawn by the media child (R19); a picture is read as it came.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from brigade_app.documents import ReadPage, read_pages
from brigade_app.operations.media import MediaReader, media_type_of
from brigade_app.operations.media.sniff import HEAD_BYTES
from brigade_app.operations.signed_copies import MAX_SCAN_BYTES

ScanFile = bytes | Path
PAGED = ("application/pdf", "image/tiff")
READING_PX = 2600
"""Some 220 dots an inch on A4: what the code on a page needs, and no more."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page that came: which file of the row, which page of it (from 1) of how many, and what its code says."""

    file: int
    page: int
    pages: int
    read: ReadPage


def scanned_pages(files: Sequence[ScanFile]) -> Iterator[ScannedPage]:
    """Yield every page of the files, in their order, one file in memory at a time; what does not open is one page."""
    with MediaReader() as reader:
        for number, file in enumerate(files):
            content = content_of(file)
            pages = _count(reader, content)
            for page in range(1, pages + 1):
                [read] = read_pages([_picture(reader, content, page)])
                yield ScannedPage(number, page, pages, read)


def content_of(file: ScanFile) -> bytes:
    """Return the bytes of a file; of one that cannot be read or is above the limit none, which is no picture."""
    if isinstance(file, bytes):
        return file
    try:
        return file.read_bytes() if file.stat().st_size <= MAX_SCAN_BYTES else b""
    except OSError:
        return b""


def _count(reader: MediaReader, content: bytes) -> int:
    if media_type_of(content[:HEAD_BYTES]) not in PAGED:
        return 1
    facts = reader.look(content).facts
    return facts.pages or facts.frames or 1


def _picture(reader: MediaReader, content: bytes, page: int) -> bytes:
    if media_type_of(content[:HEAD_BYTES]) not in PAGED:
        return content
    return reader.look(content, max_px=READING_PX, page=page - 1).thumbnail or b""

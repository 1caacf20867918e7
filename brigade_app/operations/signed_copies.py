"""The signed pages of a document: where their scans lie, and the paper with them in place of what was printed.

A scan is kept as it came (R17): a picture, or a whole PDF or TIFF of which a page is meant (``<SHA-256>#<page>``).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from brigade_app.documents import form, form_ids, signed_pdf
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.errors import Refused, Unavailable
from brigade_app.operations.desk import Desk
from brigade_app.operations.media import MediaReader
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_row
from brigade_app.store.errors import EvidenceTooLarge

SCANS = "_scans"
BY_HAND = "field-pack"
"""The note of a blank form that is filled in by hand."""
SCAN_PX = 2200
MAX_SCAN_BYTES = 64 * 1024 * 1024


class NothingCameBack(Refused):
    """No signed page of the document was filed. Facts ``document``."""


@dataclass(frozen=True, slots=True)
class Scan:
    """Where a signed page lies: the digest of the file that came, and which page of it (from 1)."""

    sha256: str
    page: int = 1

    @property
    def text(self) -> str:
        """How it is written in the record."""
        return self.sha256 if self.page == 1 else f"{self.sha256}#{self.page}"


def scans_of(document: IssuedDocument) -> dict[int, Scan]:
    """Return the signed pages that came back, by their page of the document."""
    kept = (document.fields or {}).get(SCANS)
    pages = kept.items() if isinstance(kept, Mapping) else ()
    return {int(page): _scan(str(said)) for page, said in sorted(pages, key=lambda pair: int(pair[0]))}


def _scan(said: str) -> Scan:
    sha256, _, page = said.partition("#")
    return Scan(sha256, int(page or 1))


def came_back(document: IssuedDocument) -> bool:
    """Whether a signed page of the document was filed."""
    return bool(scans_of(document))


def is_by_hand(document: IssuedDocument) -> bool:
    """Whether it is a blank form: what it says stands on the paper, not in the record."""
    return document.note == BY_HAND


def drawn_pages(desk: Desk, reader: MediaReader, document: IssuedDocument) -> dict[int, Callable[[], bytes | None]]:
    """Return how to ask for each signed page as a picture."""
    return {page: partial(_draw, desk, reader, scan) for page, scan in scans_of(document).items()}


def _draw(desk: Desk, reader: MediaReader, scan: Scan) -> bytes | None:
    try:
        content = desk.store.vault.read(scan.sha256, limit=MAX_SCAN_BYTES)
    except (Unavailable, EvidenceTooLarge):
        return None
    return reader.look(content, max_px=SCAN_PX, page=scan.page - 1).thumbnail


def signed_copy(desk: Desk, document: str) -> bytes:
    """Return a document as one PDF with its signed pages in place of the printed ones.

    Raises:
        NothingCameBack: no signed page was filed.
    """
    _, record = find_row(desk, IssuedDocument, document)
    require(desk, "print", record.case)
    title = form(record.kind).title if record.kind in form_ids() else record.kind
    if record.sha256 is None or not scans_of(record):
        raise NothingCameBack(document=record.number or title)
    with MediaReader() as reader:
        return signed_pdf(
            title, desk.store.vault.read(record.sha256), drawn_pages(desk, reader, record), organ=desk.unit.name,
            number=record.number or "", by_hand=is_by_hand(record),
        )  # fmt: skip

"""What the viewer shows of an item: a page or a still of it, or a copy for the system's player.

The copy is the one plain file there is: it lies in the store's cache under a name that says nothing, readable by nobody
else, and is taken away at lock, exit and start (R19). That somebody looked is written into the custody chain: of a copy
at once, of pages in batches, once a session and item; a thumbnail is no look.
"""

from dataclasses import dataclass
from pathlib import Path, PurePath

from brigade_app.domain.records import Evidence, EvidenceFile
from brigade_app.errors import Unavailable
from brigade_app.operations.custody import links_of_copies, note_look
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_reading import sealed_for_look
from brigade_app.operations.media import MediaReader
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_record, save
from brigade_app.store.errors import EvidenceMissing

PLAYER = "系统播放器"


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as a JPEG, and how many pages (or stills) the file has; ``None``: nothing to draw.

    ``still_ms`` is the time of a still within its film; a page of a paper has none.
    """

    content: bytes | None
    pages: int
    still_ms: int | None = None


def picture_of_page(desk: Desk, reader: MediaReader, evidence: Evidence, max_px: int, page: int = 0) -> PagePicture:
    """Return a page of an item, drawn by the media child from the sealed original. Never fails."""
    return PagePicture(None, 0) if evidence.file is None else picture_of_file(desk, reader, evidence.file, max_px, page)


def picture_of_file(desk: Desk, reader: MediaReader, file: EvidenceFile, max_px: int, page: int = 0) -> PagePicture:
    """Return a page of a file, as `picture_of_page`."""
    try:
        with sealed_for_look(desk.store, file) as source:
            look = reader.look(source, max_px=max_px, page=page)
    except Unavailable:
        return PagePicture(None, 0)
    return PagePicture(look.thumbnail, look.facts.pages or 1, look.still_ms)


def look_at(
    desk: Desk, reader: MediaReader, case_id: str, evidence: Evidence, max_px: int, page: int = 0
) -> PagePicture:
    """Return a page as `picture_of_page`, and remember that it was shown (`write_looks`)."""
    seen = picture_of_page(desk, reader, evidence, max_px, page)
    if seen.content is not None:
        note_look(desk, case_id, evidence.id)
    return seen


def copy_for_player(desk: Desk, case_id: str, evidence_id: str) -> Path:
    """Return a copy of an original for the system's player, and write the look into its custody where the case is ours.

    Raises:
        EvidenceMissing: the file is not here. EvidenceDamaged, DiskFull.
    """
    require(desk, "read-cases")
    file = find_record(desk, Evidence, evidence_id).file
    if file is None:
        raise EvidenceMissing(sha256=None, state="no-file", sealed=None)
    path = desk.store.vault.copy_to_cache(file.sha256, PurePath(file.name or "").suffix[:12])
    changes = links_of_copies(desk, case_id, [evidence_id], "viewed", PLAYER)
    if changes:
        save(desk, changes)
    return path

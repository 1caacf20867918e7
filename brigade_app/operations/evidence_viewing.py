"""What the viewer shows of an item: a page or a still of it, or a copy for the system's player.

The copy is the one plain file there is: it lies in the store's cache under a name that says nothing, readable by nobody
else, and is taken away at lock, exit and start (R19). The look is written into the custody chain.
"""

from dataclasses import dataclass
from pathlib import Path, PurePath

from brigade_app.domain.keeping import Change, Custody
from brigade_app.domain.records import Evidence
from brigade_app.domain.when import at_instant
from brigade_app.errors import Unavailable
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_reading import sealed_for_look
from brigade_app.operations.media import MediaReader
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_record, make_id, save
from brigade_app.store.errors import EvidenceMissing


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
    if evidence.file is None:
        return PagePicture(None, 0)
    try:
        with sealed_for_look(desk.store, evidence.file) as source:
            look = reader.look(source, max_px=max_px, page=page)
    except Unavailable:
        return PagePicture(None, 0)
    return PagePicture(look.thumbnail, look.facts.pages or 1, look.still_ms)


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
    row = desk.store.records.get("case", case_id)
    if row is not None and row.owner == desk.store.node and not desk.store.is_read_only:
        link = Custody(
            id=make_id(desk), case=case_id, evidence=evidence_id, actor=desk.account.officer or desk.account.id,
            act="viewed", at=at_instant(desk.now()),
        )  # fmt: skip
        save(desk, [Change(record=link, case=case_id)])
    return path

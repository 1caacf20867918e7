"""Reading a source into the vault once, and never for ever; knowing what the case holds before it is read again; and
reading what was sealed for those who look at it.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from brigade_app.domain.names import fold_name
from brigade_app.domain.records import Evidence, EvidenceFile
from brigade_app.operations.evidence_plan import PlannedFile
from brigade_app.store import SealedFile, Store
from brigade_app.store.errors import EvidenceTooLarge, SealingCancelled, SourceChanged

MARGIN_BYTES = 64 * 1024 * 1024
"""How much longer than planned a file may have become before it is read: a copy that ended in between."""
_BLOCK_BYTES = 1 << 20


class StillGrowing(SourceChanged):
    """A file that grows while it is read (a recording, a copy under way). Facts ``name``, ``planned``, ``read``."""


def read_once(
    store: Store, planned: PlannedFile, told: Callable[[int], None], cancelled: Callable[[], bool]
) -> SealedFile:
    """Seal one file. One that grows as fast as it is read would never end: it is stopped.

    Raises:
        StillGrowing: it was longer at the end than at the beginning, or than planned by more than `MARGIN_BYTES`.
        SourceChanged: it changed in another way.
    """
    read, most = 0, planned.size + MARGIN_BYTES
    size = _size_of(planned.path)

    def count(done: int) -> None:
        nonlocal read
        read += done
        told(done)

    try:
        return store.vault.seal(
            planned.path, name=planned.name, progress=count, cancelled=lambda: read > most or cancelled(),
            media_type=planned.media_type,
        )  # fmt: skip
    except SealingCancelled as error:
        if read > most:
            raise StillGrowing(name=planned.name, planned=planned.size, read=read) from error
        raise
    except SourceChanged as error:
        now = _size_of(planned.path)
        if size is not None and now is not None and now > size:
            raise StillGrowing(name=planned.name, planned=planned.size, read=read) from error
        raise


def _size_of(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except OSError:
        return None


def held_already(planned: PlannedFile, held: Iterable[Evidence]) -> Evidence | None:
    """Return the evidence of the same size, name and SHA-256: a second run does not seal again what the first filed."""
    for one in held:
        file = one.file
        if file is None or file.size != planned.size or fold_name(file.name or "") != fold_name(planned.name):
            continue
        if _digest(planned.path) == file.sha256:
            return one
    return None


def bytes_of(path: Path, sha256: str) -> bytes | None:
    """Return the bytes of a source, where they are still those of this digest: quicker than to open what was sealed."""
    try:
        content = path.read_bytes()
    except OSError:
        return None
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def _digest(path: Path) -> str | None:
    whole = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK_BYTES):
                whole.update(block)
    except OSError:
        return None
    return whole.hexdigest()


@contextmanager
def sealed_for_look(store: Store, file: EvidenceFile) -> "Iterator[bytes | BinaryIO]":
    """Yield what the media child is given of an original: of a film or a large file a stream, else the checked bytes.

    Raises:
        EvidenceMissing, EvidenceDamaged.
    """
    content = None if (file.media_type or "").startswith("video/") else _whole(store, file.sha256)
    if content is not None:
        yield content
        return
    with store.vault.open_seekable(file.sha256) as stream:
        yield stream


def _whole(store: Store, sha256: str) -> bytes | None:
    try:
        return store.vault.read(sha256)
    except EvidenceTooLarge:
        return None

"""What an import refused, kept as it came: the sealed file itself, under its own digest, for who must look into it.

A file that no key of this device opens is not kept: it is another unit's bundle on a shared stick, and nobody here
could ever read it. Nor is one kept for which there is no room; the journal then says why. Source: reliability R28.
"""

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from brigade_app.errors import Untrusted
from brigade_app.operations.desk import Desk
from brigade_app.store.disk import DISK, INTAKE_RESERVE_BYTES, Disk, make_folder
from brigade_app.sync.errors import NotForUs

QUARANTINE = "quarantine"
NO_ROOM = "no-room"
NOT_FOR_US = "not-for-us"
UNREADABLE = "unreadable"
_BLOCK_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Kept:
    """Digests of the sealed files that lie in quarantine now, and the reasons for which others do not."""

    digests: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def keep_refused(desk: Desk, refused: Iterable[tuple[Path, Exception]], disk: Disk = DISK) -> Kept:
    """Copy what was not believed to the quarantine of the store; what was merely stopped or waits is not copied."""
    digests: list[str] = []
    left: list[str] = []
    for path, error in refused:
        if not isinstance(error, Untrusted):
            continue
        if isinstance(error, NotForUs):
            left.append(NOT_FOR_US)
            continue
        try:
            size = path.stat().st_size
            if disk.free_bytes(desk.store.folder) < size + INTAKE_RESERVE_BYTES:
                left.append(NO_ROOM)
                continue
            digests.append(_copy(path, desk.store.folder / QUARANTINE, disk))
        except OSError:
            left.append(UNREADABLE)
    return Kept(tuple(sorted(set(digests))), tuple(sorted(left)))


def _copy(path: Path, folder: Path, disk: Disk) -> str:
    """Copy a sealed file under its SHA-256; the same file again is there already."""
    make_folder(folder, disk)
    part = folder / f"{secrets.token_hex(16)}.part"
    digest = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) as source, disk.create(part) as target:
            while block := source.read(_BLOCK_BYTES):
                digest.update(block)
                disk.write(target, block)
            disk.sync(target)
        name = digest.hexdigest()
        disk.replace(part, folder / f"{name}.age")
        disk.sync_folder(folder)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return name

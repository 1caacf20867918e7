"""The doors to a stick: create, write, sync, replace, read; and what went wrong with it, in words of ours.

Sticks lie about their size and about what they hold, so what was written is read back past the system's cache and
compared (R25). The comparison is a Poly1305 tag under a key drawn for this one volume: it finds any change that a
SHA-256 would, at a seventh of its cost, and the digest that others check stays the SHA-256. Tests put a faulty
`Medium` here (reliability, section 11).
"""

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
from pathlib import Path
from typing import BinaryIO

from brigade_app.errors import Unavailable
from brigade_app.sync.errors import MediumFailed, MediumGone, NoRoomOnMedium

PART_SUFFIX = ".part"
BLOCK_BYTES = 256 << 10
FLUSH_BYTES = 16 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_GONE = {errno.ENODEV, errno.ENXIO, errno.ENOENT, getattr(errno, "ENOMEDIUM", errno.ENODEV)}


class Medium:
    """The true stick."""

    def create(self, path: Path) -> BinaryIO:
        """Open a new file for writing, unbuffered; it must not be there yet."""
        return path.open("xb", buffering=0)

    def write(self, stream: BinaryIO, data: bytes) -> None:
        """Write all of ``data``."""
        view = memoryview(data)
        while view:
            view = view[stream.write(view) :]

    def start_flush(self, stream: BinaryIO) -> None:
        """Let the system begin to write what it holds, so that the flush at the end is short."""
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)

    def sync(self, stream: BinaryIO) -> None:
        """Return when what was written is on the device."""
        os.fsync(stream.fileno())

    def replace(self, source: Path, target: Path) -> None:
        """Give ``source`` the name ``target`` in one step."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Return when the names in ``folder`` are on the device, where the system has such a call."""
        if os.name != "posix":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def open_past_cache(self, path: Path) -> BinaryIO:
        """Open a file so that the device is read, not what the system remembers."""
        source = path.open("rb", buffering=0)
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(source.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return source

    def read(self, stream: BinaryIO, size: int) -> bytes:
        """Return the next bytes, none at the end."""
        return stream.read(size)


MEDIUM = Medium()


class Checked:
    """A file being written to a medium: its SHA-256 for others, and a tag to compare with what reads back.

    The library words what a writer raises, and passes over a failure of its last write: the first is kept here.
    """

    def __init__(self, stream: BinaryIO, medium: Medium) -> None:
        from cryptography.hazmat.primitives.poly1305 import Poly1305

        self._stream, self._medium = stream, medium
        self._key = secrets.token_bytes(32)
        self._tag = Poly1305(self._key)
        self.digest = hashlib.sha256()
        self.size = 0
        self.failure: Exception | None = None

    def write(self, data: bytes, /) -> int:
        """Write on."""
        try:
            self._medium.write(self._stream, data)
            if (self.size + len(data)) // FLUSH_BYTES > self.size // FLUSH_BYTES:
                self._medium.start_flush(self._stream)
        except Exception as error:
            self.failure = self.failure or error
            raise
        self.digest.update(data)
        self._tag.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""

    def read_back(self, path: Path) -> bool:
        """Whether the device gives back what was written.

        Raises:
            OSError: it cannot be read.
        """
        from cryptography.hazmat.primitives.poly1305 import Poly1305

        tag = Poly1305(self._key)
        with self._medium.open_past_cache(path) as source:
            while part := self._medium.read(source, BLOCK_BYTES):
                tag.update(part)
        return secrets.compare_digest(tag.finalize(), self._tag.finalize())


def medium_error(path: Path, error: OSError, needed: int = 0) -> Unavailable:
    """Say what became of the medium that ``path`` lies on: full, gone, or failing."""
    free = free_bytes(path.parent)
    if error.errno in _FULL:
        return NoRoomOnMedium(path=path.name, needed=needed, free=free or 0)
    if error.errno in _GONE or free is None:
        return MediumGone(path=path.name)
    return MediumFailed(path=path.name, reason=error.strerror or "write")


def free_bytes(folder: Path) -> int | None:
    """Return how much room is free there; ``None``: the folder is gone."""
    try:
        return shutil.disk_usage(folder).free
    except OSError:
        return None


def write_whole(path: Path, data: bytes, medium: Medium = MEDIUM) -> None:
    """Write a small file: part name, flush, rename, flush the folder.

    Raises:
        MediumFailed, MediumGone, NoRoomOnMedium: the medium could not be written.
    """
    part = path.with_name(path.name + PART_SUFFIX)
    try:
        part.unlink(missing_ok=True)
        with medium.create(part) as file:
            medium.write(file, data)
            medium.sync(file)
        medium.replace(part, path)
        medium.sync_folder(path.parent)
    except OSError as error:
        drop(part)
        raise medium_error(path, error, len(data)) from error


def drop(path: Path) -> None:
    """Take a file away where that can still be done."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)

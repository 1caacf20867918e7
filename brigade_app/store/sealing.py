"""Sealing one file into the vault, in the order of R15; callable in a worker process with a folder and a recipient.

The source is read once, as a stream: hashed, sealed by age to a temp file, synced, read back and compared, moved to the
name that the sealed bytes give it, and the folders synced. Only then does anybody hear of it; the row comes with the
deed. A source that changes while it is read is refused: its hash would be of bytes that never were a file.
"""

import hashlib
import io
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from brigade_app.store.disk import DISK, Disk, make_folder, require_room
from brigade_app.store.errors import (
    DiskFault,
    EvidenceDamaged,
    SealingCancelled,
    SourceChanged,
    SourceUnreadable,
    translated,
)
from brigade_app.store.values import Cancelled, Progress, SealedFile

PIECE_BYTES = 64 << 20
WHOLE_LIMIT_BYTES = 256 << 20
BLOCK_BYTES = 256 << 10
VAULT = "vault"


def vault_path(folder: Path, sealed: str) -> Path:
    """Return where the sealed file of this digest lies."""
    return folder / VAULT / sealed[:2] / sealed[2:4] / sealed


class Source(io.RawIOBase):
    """The source as age reads it: hashed, counted, cut into pieces and stopped on the way.

    age asks for 8 KiB at a time; a buffered reader before this serves it, and Python works once a block. ``proven``
    is the digest of a stream that checks itself at its end: it is not hashed again. Its ``size`` is known, too.
    """

    def __init__(
        self, stream: BinaryIO, name: str, progress: Progress | None = None, cancelled: Cancelled | None = None,
        size: int | None = None, proven: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self._stream, self._name, self._progress, self._cancelled = stream, name, progress, cancelled
        self._expected, self._proven = size, proven
        self._cuts = size is None or size > WHOLE_LIMIT_BYTES
        self._whole = hashlib.sha256()
        self.size = 0
        self.failure: Exception | None = None
        self._pieces: list[str] = []
        self._piece, self._in_piece = hashlib.sha256(), 0

    @property
    def digest(self) -> str:
        """The SHA-256 of all that was read."""
        return self._proven or self._whole.hexdigest()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on; an error is kept, since age turns every one into its own."""
        try:
            return self._next_block(memoryview(buffer))
        except Exception as error:
            self.failure = error
            raise

    def _next_block(self, buffer: memoryview) -> int:
        if self._cancelled is not None and self._cancelled():
            raise SealingCancelled(name=self._name)
        block = self._stream.read(len(buffer)) or b""
        if self._proven is None:
            self._whole.update(block)
        self.size += len(block)
        if self._expected is not None and self.size > self._expected:
            raise SourceChanged(name=self._name)  # it grows while it is read, perhaps for ever
        buffer[: len(block)] = block
        if self._cuts:
            self._cut(memoryview(block))
        if block and self._progress is not None:
            self._progress(len(block))
        return len(block)

    def _cut(self, view: memoryview) -> None:
        while view:
            part = view[: PIECE_BYTES - self._in_piece]
            self._piece.update(part)
            self._in_piece += len(part)
            if self._in_piece == PIECE_BYTES:
                self._end_piece()
            view = view[len(part) :]

    def _end_piece(self) -> None:
        self._pieces.append(self._piece.hexdigest())
        self._piece, self._in_piece = hashlib.sha256(), 0

    def finish(self) -> tuple[str, ...]:
        """Return the pieces' digests, for a file that travels in pieces."""
        if self._in_piece:
            self._end_piece()
        return tuple(self._pieces) if self.size > WHOLE_LIMIT_BYTES else ()


class _Target(io.RawIOBase):
    """The temp file as age writes it: hashed on the way, through the disk's door."""

    def __init__(self, stream: BinaryIO, disk: Disk) -> None:
        self._stream, self._disk = stream, disk
        self.whole = hashlib.sha256()
        self.size = 0
        self.failure: Exception | None = None

    def writable(self) -> bool:
        return True

    def write(self, block: Any) -> int:
        content = bytes(block)
        try:
            self._disk.write(self._stream, content)
        except Exception as error:
            self.failure = error
            raise
        self.whole.update(content)
        self.size += len(content)
        return len(content)


def seal_file(
    folder: Path,
    recipient: str,
    source: BinaryIO | Path,
    *,
    identity: str | None = None,
    name: str | None = None,
    media_type: str | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
    disk: Disk = DISK,
) -> SealedFile:
    """Seal ``source`` into the vault of the store in ``folder`` and return what it is.

    With ``identity`` the sealed file is read back, opened and compared before it gets its name (R15; an import seals
    without, for it has just hashed). A file that is there already is sealed again under another name and both stay
    until the sweep.

    Raises:
        SourceUnreadable, SourceChanged, SealingCancelled: nothing is left behind.
        DiskFull, DiskFault, StoreReadOnly: nothing is left behind but, after a power cut, a temp file for the sweep.
    """
    shown = name or (source.name if isinstance(source, Path) else "stream")
    with _opened(source, shown) as (stream, size):
        require_room(folder, size or 0, disk)
        with translated(folder):
            make_folder(folder / VAULT / "tmp", disk)
            temp = folder / VAULT / "tmp" / f"{secrets.token_hex(16)}.part"
            try:
                sealed = _seal(temp, stream, recipient, shown, media_type, progress, cancelled, disk)
                if isinstance(source, Path):
                    _require_same(source, stream, sealed.size)
                if identity is not None:
                    _read_back(temp, identity, sealed)
                _move_in(folder, temp, sealed.sealed, disk)
            except BaseException:
                temp.unlink(missing_ok=True)
                raise
    return sealed


@contextmanager
def _opened(source: BinaryIO | Path, name: str) -> Iterator[tuple[BinaryIO, int | None]]:
    if not isinstance(source, Path):
        yield source, None
        return
    try:
        stream = source.open("rb")
    except OSError as error:
        raise SourceUnreadable(name=name, path=name, reason=error.strerror) from error
    with stream:
        yield stream, os.fstat(stream.fileno()).st_size


def _seal(
    temp: Path, stream: BinaryIO, recipient: str, name: str, media_type: str | None, progress: Progress | None,
    cancelled: Cancelled | None, disk: Disk,
) -> SealedFile:  # fmt: skip
    before = _stamp(stream)
    source = Source(stream, name, progress, cancelled, before[0] if before else None)
    with disk.create(temp) as file:
        sealed = pour(source, file, recipient, name, media_type, disk)
        if _stamp(stream) != before:
            raise SourceChanged(name=name)
        disk.sync(file)
    return sealed


def pour(source: Source, file: BinaryIO, recipient: str, name: str, media_type: str | None, disk: Disk) -> SealedFile:
    """Read the source up, seal it into ``file``, and return what it is; nothing is synced yet.

    Raises:
        SourceUnreadable, SourceChanged, SealingCancelled, OSError; and what a stream raises of itself.
    """
    import pyrage

    target = _Target(file, disk)
    try:
        pyrage.encrypt_io(io.BufferedReader(source, BLOCK_BYTES), target, [pyrage.x25519.Recipient.from_str(recipient)])
    except Exception as error:
        raise _true_failure(error, source, target, name) from error
    if target.failure is not None:  # age passes over a failure of its last write
        raise target.failure
    return SealedFile(source.digest, source.size, target.whole.hexdigest(), target.size, source.finish(), media_type)


def _true_failure(error: Exception, source: Source, target: _Target, name: str) -> Exception:
    """What went wrong beneath age: the source's failure, the disk's, or age's own."""
    if isinstance(source.failure, OSError):
        return SourceUnreadable(name=name, path=name, reason=source.failure.strerror)
    return source.failure or target.failure or error


def _stamp(stream: BinaryIO) -> tuple[int, int] | None:
    """Size and time of change of the open file; nothing for a stream that is no file."""
    try:
        status = os.fstat(stream.fileno())
    except (OSError, AttributeError, io.UnsupportedOperation):
        return None
    return status.st_size, status.st_mtime_ns


def _require_same(source: Path, stream: BinaryIO, read: int) -> None:
    """Refuse a source that grew, shrank or was put in place of another while it was read."""
    try:
        now, then = source.stat(), os.fstat(stream.fileno())
    except OSError as error:
        raise SourceChanged(name=source.name) from error
    if now.st_size != read or (now.st_size, now.st_mtime_ns) != (then.st_size, then.st_mtime_ns):
        raise SourceChanged(name=source.name)


def _read_back(temp: Path, identity: str, sealed: SealedFile) -> None:
    """Open what was written as a reader would, with the system's cache dropped where it can be, and compare."""
    with temp.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        plain = DigestWriter()
        try:
            open_into(stream, plain, identity, sealed.sha256)
        except EvidenceDamaged as error:
            raise DiskFault(folder=str(temp.parent), unsaved=None, reason="read back differs") from error
    if plain.whole.hexdigest() != sealed.sha256:
        raise DiskFault(folder=str(temp.parent), unsaved=None, reason="read back differs")


class DigestWriter(io.RawIOBase):
    """Takes bytes and keeps only their digest."""

    def __init__(self, also: BinaryIO | None = None) -> None:
        self.whole = hashlib.sha256()
        self.size = 0
        self._also = also

    def writable(self) -> bool:
        return True

    def write(self, block: Any) -> int:
        self.whole.update(block)
        self.size += len(block)
        if self._also is not None:
            self._also.write(block)
        return len(block)


def open_into(stream: BinaryIO, target: Any, identity: str, sha256: str) -> None:
    """Decrypt a sealed stream into ``target``.

    Raises:
        EvidenceDamaged: what is there does not open. Some of it may have been written: nothing of it counts.
    """
    import pyrage

    try:
        pyrage.decrypt_io(stream, target, [pyrage.x25519.Identity.from_str(identity)])
    except (pyrage.DecryptError, OSError) as error:
        raise EvidenceDamaged(sha256=sha256, what="sealed") from error


def _move_in(folder: Path, temp: Path, sealed: str, disk: Disk) -> None:
    target = vault_path(folder, sealed)
    make_folder(target.parent, disk)
    disk.replace(temp, target)
    disk.sync_folder(target.parent)

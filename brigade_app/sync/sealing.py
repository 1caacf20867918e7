"""Volumes sealed and written to the medium: read once, hashed on the way, compared with the plan, read back.

`seal_volume` runs in a worker process: its job is picklable, and brings what opens the evidence with it. Nothing is
ever written unsealed, and nothing is ever appended to an age stream: a volume is written whole or not at all.
Source: bundle format, section 9; reliability R25, R27.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from brigade_app.errors import Refused
from brigade_app.sync.bag import PIECE_BYTES, TAG_NAMES
from brigade_app.sync.errors import EvidenceNotAsPlanned, MediumFailed
from brigade_app.sync.keys import age_recipient
from brigade_app.sync.layout import Content, checksums_text, inner_folder, readme_text, tag_files, volume_name
from brigade_app.sync.plan import Plan
from brigade_app.sync.ustar import END, header, padding

BLOCK_BYTES = 1 << 20
PART_SUFFIX = ".part"
Report = Callable[[int, int], None]
"""Told how many payload bytes and how many members were done since it was last told."""
Cancelled = Callable[[], bool]


class VolumeCancelled(Refused):
    """A person stopped the work; nothing half done was left. Facts: none."""


class Sources(Protocol):
    """Opens what a volume carries, by `Content.key`. It crosses into a worker process, so it is picklable."""

    def open(self, key: str) -> BinaryIO: ...


@dataclass(frozen=True, slots=True)
class SealJob:
    """One volume to be written into ``folder``."""

    folder: Path
    plan: Plan
    plan_data: bytes
    armor: str
    n: int
    contents: tuple[Content, ...]
    manifest: bytes
    sources: Sources
    read_back: bool = True


@dataclass(frozen=True, slots=True)
class SealedVolume:
    """A volume that lies on the medium: its name, its size and the SHA-256 of its sealed bytes."""

    n: int
    name: str
    sha256: str
    size: int


class _Pulled:
    """Blocks from a generator, given out in the small portions that pyrage asks for.

    pyrage words what a reader raises and drops it, so the first failure is kept here.
    """

    def __init__(self, blocks: Iterator[bytes]) -> None:
        self._blocks = blocks
        self._block, self._at = b"", 0
        self.failure: Exception | None = None

    def read(self, size: int = -1, /) -> bytes:
        while self._at >= len(self._block):
            try:
                self._block, self._at = next(self._blocks), 0
            except StopIteration:
                return b""
            except Exception as error:  # noqa: BLE001  the library's edge: raised again by `_encrypt`
                self.failure = error
                return b""
        part = self._block[self._at : self._at + size] if size >= 0 else self._block[self._at :]
        self._at += len(part)
        return part


class _Hashed:
    """A file being written, hashing what goes into it."""

    def __init__(self, target: BinaryIO) -> None:
        self._target = target
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes, /) -> int:
        self._target.write(data)
        self.digest.update(data)
        self.size += len(data)
        return len(data)

    def flush(self) -> None:
        self._target.flush()


def seal_volume(
    job: SealJob, report: Report = lambda _bytes, _items: None, cancelled: Cancelled = lambda: False
) -> SealedVolume:
    """Write volume ``job.n`` and return what lies there: part name, flush, rename, read back past the cache.

    Raises:
        EvidenceNotAsPlanned: our own evidence is not what the plan says. Nothing of the volume is left.
        VolumeCancelled: ``cancelled`` said so. Nothing of the volume is left.
        MediumFailed: the medium could not be written, or gives back other bytes.
    """
    name = volume_name(job.plan, job.n)
    target = job.folder / name
    part = job.folder / (name + PART_SUFFIX)
    try:
        digest, size = _write(job, part, report, cancelled)
        part.replace(target)
        sync_folder(job.folder)
    except OSError as error:
        _drop(part)
        raise MediumFailed(path=name, reason=error.strerror or "write") from error
    except BaseException:
        _drop(part)
        raise
    if job.read_back and digest_past_cache(target) != digest:
        _drop(target)
        raise MediumFailed(path=name, reason="read-back")
    return SealedVolume(job.n, name, digest, size)


def _write(job: SealJob, part: Path, report: Report, cancelled: Cancelled) -> tuple[str, int]:
    import pyrage

    recipients = [pyrage.x25519.Recipient.from_str(one.key) for one in job.plan.to]
    part.unlink(missing_ok=True)
    pulled = _Pulled(archive_blocks(job, report, cancelled))
    with part.open("xb") as file:
        hashed = _Hashed(file)
        try:
            pyrage.encrypt_io(pulled, hashed, recipients)
        except pyrage.EncryptError as error:
            raise pulled.failure or MediumFailed(path=part.name, reason=str(error)[:200]) from error
        if pulled.failure is not None:
            raise pulled.failure
        file.flush()
        os.fsync(file.fileno())
    return hashed.digest.hexdigest(), hashed.size


def archive_blocks(job: SealJob, report: Report, cancelled: Cancelled) -> Iterator[bytes]:
    """Yield the plaintext archive of a volume: the same plan always gives the same bytes.

    Raises:
        EvidenceNotAsPlanned: a source has other bytes than planned.
        VolumeCancelled: ``cancelled`` said so.
    """
    folder = inner_folder(job.plan, job.n)
    tags = tag_files(job.plan_data, job.armor, job.manifest)
    for name in TAG_NAMES:
        yield header(f"{folder}/{name}", len(tags[name])) + tags[name] + padding(len(tags[name]))
    opened: tuple[str, BinaryIO] | None = None
    try:
        for one in job.contents:
            if opened is None or opened[0] != one.key:
                if opened is not None:
                    opened[1].close()
                opened = (one.key, job.sources.open(one.key))
                if one.member.kind == "piece":
                    _skip(opened[1], (one.member.piece - 1) * PIECE_BYTES, one)
            yield header(f"{folder}/{one.member.name}", one.size)
            yield from _content(one, opened[1], report, cancelled)
            yield padding(one.size)
            report(0, 1)
    finally:
        if opened is not None:
            opened[1].close()
    yield END


def _skip(source: BinaryIO, count: int, one: Content) -> None:
    """Pass over the pieces of a large file that lie in an earlier volume."""
    while count:
        part = source.read(min(count, BLOCK_BYTES))
        if not part:
            raise EvidenceNotAsPlanned(member=one.key)
        count -= len(part)


def _content(one: Content, source: BinaryIO, report: Report, cancelled: Cancelled) -> Iterator[bytes]:
    digest, left = hashlib.sha256(), one.size
    while left:
        if cancelled():
            raise VolumeCancelled
        part = source.read(min(left, BLOCK_BYTES))
        if not part:
            raise EvidenceNotAsPlanned(member=one.key)
        digest.update(part)
        left -= len(part)
        report(len(part), 0)
        yield part
    if one.member.kind != "piece" and source.read(1):
        raise EvidenceNotAsPlanned(member=one.key)
    if digest.hexdigest() != one.member.sha256:
        raise EvidenceNotAsPlanned(member=one.key)


def finish_bundle(folder: Path, plan: Plan, volumes: list[SealedVolume]) -> None:
    """Write README.txt, then ``.sha256`` last: the mark of a finished export.

    Raises:
        MediumFailed: the medium could not be written.
    """
    lines = checksums_text([(one.name, one.sha256) for one in sorted(volumes, key=lambda one: one.n)])
    write_whole(folder / "README.txt", readme_text(plan))
    write_whole(folder / f"{plan.short_id}.sha256", lines)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file: part name, flush, rename, flush the folder.

    Raises:
        MediumFailed: the medium could not be written.
    """
    part = path.with_name(path.name + PART_SUFFIX)
    try:
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        _drop(part)
        raise MediumFailed(path=path.name, reason=error.strerror or "write") from error


def sync_folder(folder: Path) -> None:
    """Flush a folder's own entries to the device, where the system has such a call."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def digest_past_cache(path: Path) -> str:
    """Return the SHA-256 of a file as the device gives it back, not as the system remembers it.

    Raises:
        MediumFailed: it cannot be read.
    """
    digest = hashlib.sha256()
    try:
        with path.open("rb", buffering=0) as source:
            if hasattr(os, "posix_fadvise"):
                os.posix_fadvise(source.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while part := source.read(BLOCK_BYTES):
                digest.update(part)
    except OSError as error:
        raise MediumFailed(path=path.name, reason=error.strerror or "read") from error
    return digest.hexdigest()


def _drop(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


class StagedRecords:
    """Records files of an export, kept sealed to a key that lives only as long as the export.

    A plan has to know their digests before the first volume is written, and no record may lie anywhere unsealed.
    """

    def __init__(self, folder: Path, identity: str) -> None:
        self._folder, self._identity = folder, identity
        self._recipient = age_recipient(identity)
        self.files: list[tuple[str, int]] = []

    def add(self, data: bytes) -> None:
        """Keep the next records file."""
        import pyrage

        sealed = pyrage.encrypt(data, [pyrage.x25519.Recipient.from_str(self._recipient)])
        self.files.append((hashlib.sha256(data).hexdigest(), len(data)))
        self.path(len(self.files)).write_bytes(sealed)

    def path(self, number: int) -> Path:
        """Return where records file ``number`` (from 1) is kept."""
        return self._folder / f"{number:06d}.age"

    def read(self, number: int) -> bytes:
        """Return records file ``number``.

        Raises:
            EvidenceNotAsPlanned: it cannot be opened any more.
        """
        import pyrage

        try:
            sealed = self.path(number).read_bytes()
            data: bytes = pyrage.decrypt(sealed, [pyrage.x25519.Identity.from_str(self._identity)])
        except (OSError, pyrage.DecryptError) as error:
            raise EvidenceNotAsPlanned(member=f"records/{number}") from error
        return data

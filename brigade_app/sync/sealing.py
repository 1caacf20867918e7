"""Volumes sealed and written to the medium: read once, hashed on the way, compared with the plan, read back.

`seal_volume` runs in a worker process: its job is picklable, and brings what opens the evidence with it. Nothing is
ever written unsealed, and nothing is ever appended to an age stream: a volume is written whole or not at all.
Source: bundle format, section 9; reliability R25, R27.
"""

import hashlib
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from brigade_app.errors import Refused, Untrusted
from brigade_app.sync.bag import PIECE_BYTES, TAG_NAMES
from brigade_app.sync.errors import EvidenceNotAsPlanned, MediumFailed
from brigade_app.sync.keys import age_recipient
from brigade_app.sync.layout import Content, checksums_text, inner_folder, readme_text, tag_files, volume_name
from brigade_app.sync.medium import BLOCK_BYTES, MEDIUM, PART_SUFFIX, Checked, Medium, drop, medium_error, write_whole
from brigade_app.sync.plan import Plan
from brigade_app.sync.ustar import END, header, padding

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


class _Pulled(io.RawIOBase):
    """Blocks from a generator as a file to read; a buffered reader before it serves the library's small portions.

    The library words what a reader raises and drops it, so the first failure is kept here.
    """

    def __init__(self, blocks: Iterator[bytes]) -> None:
        super().__init__()
        self._blocks = blocks
        self._block = memoryview(b"")
        self.failure: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]  # what a buffered reader hands in
        while not self._block:
            try:
                self._block = memoryview(next(self._blocks))
            except StopIteration:
                return 0
            except Exception as error:
                self.failure = error
                raise
        part = self._block[: len(buffer)]
        buffer[: len(part)] = part
        self._block = self._block[len(part) :]
        return len(part)


def seal_volume(
    job: SealJob,
    report: Report = lambda _bytes, _items: None,
    cancelled: Cancelled = lambda: False,
    medium: Medium = MEDIUM,
) -> SealedVolume:
    """Write volume ``job.n`` and return what lies there: part name, flush, rename, read back past the cache.

    Raises:
        EvidenceNotAsPlanned: our own evidence is not what the plan says. Nothing of the volume is left.
        VolumeCancelled: ``cancelled`` said so. Nothing of the volume is left.
        MediumFailed, MediumGone, NoRoomOnMedium: the medium could not be written, or gives back other bytes.
    """
    name = volume_name(job.plan, job.n)
    target = job.folder / name
    part = job.folder / (name + PART_SUFFIX)
    try:
        written = _write(job, part, report, cancelled, medium)
        medium.replace(part, target)
        medium.sync_folder(job.folder)
        if job.read_back and not written.read_back(target):
            raise MediumFailed(path=name, reason="read-back")
    except OSError as error:
        _drop_both(part, target)
        raise medium_error(target, error, job.plan.volumes[job.n - 1].bytes) from error
    except BaseException:
        _drop_both(part, target)
        raise
    return SealedVolume(job.n, name, written.digest.hexdigest(), written.size)


def _drop_both(part: Path, target: Path) -> None:
    drop(part)
    drop(target)


def _write(job: SealJob, part: Path, report: Report, cancelled: Cancelled, medium: Medium) -> Checked:
    import pyrage

    recipients = [pyrage.x25519.Recipient.from_str(one.key) for one in job.plan.to]
    part.unlink(missing_ok=True)
    pulled = _Pulled(archive_blocks(job, report, cancelled))
    with medium.create(part) as file:
        written = Checked(file, medium)
        try:
            pyrage.encrypt_io(io.BufferedReader(pulled, BLOCK_BYTES), written, recipients)
        except (pyrage.EncryptError, OSError) as error:
            raise pulled.failure or written.failure or error from error
        failure = pulled.failure or written.failure
        if failure is not None:  # the library passes over a failure of its last write
            raise failure
        medium.sync(file)
    return written


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
                opened = (one.key, _open(job.sources, one))
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


def _open(sources: Sources, one: Content) -> BinaryIO:
    try:
        return sources.open(one.key)
    except (Untrusted, OSError) as error:
        raise EvidenceNotAsPlanned(member=one.key) from error


def _read(source: BinaryIO, size: int, one: Content) -> bytes:
    """Read our own evidence: what goes wrong there is not the stick's fault."""
    try:
        return source.read(size)
    except (Untrusted, OSError) as error:
        raise EvidenceNotAsPlanned(member=one.key) from error


def _skip(source: BinaryIO, count: int, one: Content) -> None:
    """Pass over the pieces of a large file that lie in an earlier volume."""
    while count:
        part = _read(source, min(count, BLOCK_BYTES), one)
        if not part:
            raise EvidenceNotAsPlanned(member=one.key)
        count -= len(part)


def _content(one: Content, source: BinaryIO, report: Report, cancelled: Cancelled) -> Iterator[bytes]:
    digest, left = hashlib.sha256(), one.size
    while left:
        if cancelled():
            raise VolumeCancelled
        part = _read(source, min(left, BLOCK_BYTES), one)
        if not part:
            raise EvidenceNotAsPlanned(member=one.key)
        digest.update(part)
        left -= len(part)
        report(len(part), 0)
        yield part
    if one.member.kind != "piece" and _read(source, 1, one):
        raise EvidenceNotAsPlanned(member=one.key)
    if digest.hexdigest() != one.member.sha256:
        raise EvidenceNotAsPlanned(member=one.key)


def finish_bundle(folder: Path, plan: Plan, volumes: list[SealedVolume], medium: Medium = MEDIUM) -> None:
    """Write README.txt, then ``.sha256`` last: the mark of a finished export.

    Raises:
        MediumFailed: the medium could not be written.
    """
    lines = checksums_text([(one.name, one.sha256) for one in sorted(volumes, key=lambda one: one.n)])
    write_whole(folder / "README.txt", readme_text(plan), medium)
    write_whole(folder / f"{plan.short_id}.sha256", lines, medium)


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

"""What worker processes do with a bundle: seal one volume, take one volume in, join a large file.

A job is plain values: paths, keys, digests. A worker seals evidence into the vault's folder and stages records, both
under keys; rows are written only by the process that holds the store's lock, after the whole volume proved good. A
volume that does not leaves nothing: what this job sealed is taken away again. Source: bundle format, section 8; R27.
"""

import contextlib
import io
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

from brigade_app.domain.keeping import Peer
from brigade_app.errors import Unavailable, Untrusted
from brigade_app.operations.workers import Cancelled, Report, WorkCancelled
from brigade_app.store import SealedFile, seal_file
from brigade_app.store.disk import INTAKE_RESERVE_BYTES
from brigade_app.store.sealing import vault_path
from brigade_app.store.sealing_batch import SealingBatch
from brigade_app.sync import (
    ChainCheck,
    Part,
    Proven,
    Reference,
    StagedRecords,
    VolumeReader,
    explained,
    open_age_file,
    read_lines,
    read_references,
)

MAX_RECORDS_BYTES = 64 << 20


class NoRoomHere(Unavailable):
    """Too little room by the store: twice the plan and a reserve are needed (R8, R22). Facts ``needed``, ``free``."""


@dataclass(frozen=True, slots=True)
class VaultSources:
    """Opens what a volume carries: evidence from the vault's sealed files, staged records, the references."""

    staging: Path
    staging_identity: str = field(repr=False)
    vault_identity: str = field(repr=False)
    references: bytes
    sealed: Mapping[str, Path]

    def open(self, key: str) -> BinaryIO:
        """Return the bytes behind a `Content.key`."""
        if key == "refs":
            return io.BytesIO(self.references)
        if key.startswith("records/"):
            return io.BytesIO(StagedRecords(self.staging, self.staging_identity).read(int(key.split("/")[1])))
        return open_age_file(self.sealed[key], self.vault_identity)


@dataclass(frozen=True, slots=True)
class TakeJob:
    """One volume to be taken in. ``present`` are digests of evidence (and of pieces) that need not be kept again."""

    path: Path
    identities: tuple[str, ...] = field(repr=False)
    recipients: tuple[str, ...]
    peers: tuple[Peer, ...]
    store: Path
    vault_recipient: str
    staging: Path
    staging_identity: str = field(repr=False)
    present: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Taken:
    """A volume that proved good to its end: what it left sealed, and how many records files it staged."""

    proven: Proven
    sealed: tuple[SealedFile, ...]
    pieces: tuple[tuple[str, int, SealedFile], ...]
    records: int
    references: tuple[Reference, ...]
    known: int


class _Taking:
    """The state of one `take_volume`."""

    def __init__(self, job: TakeJob, cancelled: Cancelled) -> None:
        self.job, self.cancelled = job, cancelled
        self.sealed: list[SealedFile] = []
        self.pieces: list[tuple[str, int, SealedFile]] = []
        self.references: tuple[Reference, ...] = ()
        self.records = StagedRecords(job.staging, job.staging_identity)
        self.batch = SealingBatch(job.store, job.vault_recipient)
        self.known = 0

    def take(self, part: Part, chain: ChainCheck) -> None:
        """Take one member in, as its kind asks."""
        name = self.job.path.name
        if part.member.kind == "records":
            data = part.stream.read_whole(MAX_RECORDS_BYTES)
            for _entry in read_lines(data, name, chain):
                pass
            self.records.add(data)
        elif part.member.kind == "refs":
            self.references = read_references(part.stream.read_whole(MAX_RECORDS_BYTES), name)
        elif part.member.sha256 in self.job.present or part.member.blob in self.job.present:
            self.known += 1
            while part.stream.read(1 << 20):
                pass
        else:
            file = self._seal(part)
            if part.member.kind == "piece":
                self.pieces.append((part.member.blob, part.member.piece, file))
            else:
                self.sealed.append(file)

    def _seal(self, part: Part) -> SealedFile:
        """Seal a member on its way in: its stream proves its digest at its end, so it is hashed once."""
        return self.batch.add(cast(BinaryIO, part.stream), part.member.sha256, part.size)

    def undo(self) -> None:
        """Take away what this volume left in the vault and in the staging folder."""
        self.batch.drop()
        shutil.rmtree(self.job.staging, ignore_errors=True)


def take_volume(job: TakeJob, report: Report, cancelled: Cancelled) -> Taken:
    """Climb the staircase through one volume, seal its evidence on the way, stage its records (R27, R28).

    Raises:
        Untrusted: the first step that fails, explained. Nothing is left.
        NoRoomHere, Unavailable: the disk. Nothing is left.
        WorkCancelled: ``cancelled`` said so. Nothing is left.
    """
    job.staging.mkdir(parents=True, exist_ok=True, mode=0o700)
    taking = _Taking(job, cancelled)
    try:
        with VolumeReader(job.path, job.identities, job.recipients, job.peers, lambda size: report(size, 0)) as volume:
            proven = volume.prove()
            _require_room(job.store, proven)
            chain = ChainCheck(proven.plan.entries, job.path.name)
            for part in volume.parts():
                if cancelled():
                    raise WorkCancelled
                taking.take(part, chain)
                report(0, 1)
            if len(proven.plan.volumes) == 1:
                chain.finish()
        taking.batch.settle()
    except Untrusted as error:
        taking.undo()
        cause = explained(job.path, error)
        if cause is error:
            raise
        raise cause from error
    except BaseException:
        taking.undo()
        raise
    return Taken(
        proven, tuple(taking.sealed), tuple(taking.pieces), len(taking.records.files), taking.references, taking.known
    )


def _require_room(folder: Path, proven: Proven) -> None:
    needed = 2 * proven.plan.volumes[proven.n - 1].bytes + INTAKE_RESERVE_BYTES
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise NoRoomHere(needed=needed, free=free)


def discard(store: Path, files: list[SealedFile]) -> None:
    """Take away sealed files that no row names."""
    for file in files:
        with contextlib.suppress(OSError):
            vault_path(store, file.sealed).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class JoinJob:
    """A large file to be joined from its pieces, in order; ``pieces`` are the sealed files of the pieces."""

    sha256: str
    pieces: tuple[Path, ...]
    store: Path
    vault_identity: str = field(repr=False)
    vault_recipient: str = ""


class PiecesDiffer(Untrusted):
    """The pieces of a large file do not join to its digest. Facts ``member``."""


class _Joined(io.RawIOBase):
    """The pieces one after the other."""

    def __init__(self, job: JoinJob, report: Report, cancelled: Cancelled) -> None:
        super().__init__()
        self._waiting = list(job.pieces)
        self._identity, self._report, self._cancelled = job.vault_identity, report, cancelled
        self._now: BinaryIO | None = None

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        if self._cancelled():
            raise WorkCancelled
        while True:
            if self._now is None:
                if not self._waiting:
                    return b""
                self._now = open_age_file(self._waiting.pop(0), self._identity)
            part = self._now.read(size)
            if part:
                self._report(len(part), 0)
                return part
            self._now.close()
            self._now = None


def join_pieces(job: JoinJob, report: Report, cancelled: Cancelled) -> SealedFile:
    """Seal a large file whole from its pieces.

    Raises:
        PiecesDiffer: the whole is not the file that its digest names. Nothing is left of it.
    """
    joined = cast(BinaryIO, _Joined(job, report, cancelled))
    file = seal_file(job.store, job.vault_recipient, joined, name=job.sha256)
    if file.sha256 != job.sha256:
        discard(job.store, [file])
        raise PiecesDiffer(member=job.sha256)
    return file

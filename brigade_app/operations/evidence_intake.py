"""Files into evidence: sealed, then recorded with what they say of themselves and the first link of their custody.

Each file is a deed of its own, so an intake that was interrupted is simply started again: what is in the case already
is recognised by its SHA-256 and named a duplicate. A file that cannot be taken in is named and the rest goes on; only
when the store itself fails (disk, key) the rest is left.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Claims, Custody
from brigade_app.domain.names import clean_text, fold_name
from brigade_app.domain.records import Evidence, EvidenceFile, EvidenceKind
from brigade_app.domain.when import at_instant
from brigade_app.errors import BrigadeError, Refused, Unavailable, Unreadable
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_plan import IntakePlan, PlannedFile
from brigade_app.operations.law import reassess_after
from brigade_app.operations.media import Look, MediaReader, claims_of
from brigade_app.operations.roles import require
from brigade_app.operations.saving import living, make_id
from brigade_app.store import SealedFile
from brigade_app.store.errors import SealingCancelled, SourceChanged

LOOK_BYTES = 64 * 1024 * 1024
CHECK_PX = 160
_BLOCK_BYTES = 1 << 20
_KINDS: tuple[tuple[str, EvidenceKind], ...] = (
    ("image/", "electronic"), ("video/", "audiovisual"), ("audio/", "audiovisual"), ("application/", "documentary"),
    ("text/", "documentary"),
)  # fmt: skip


class FileNotTaken(Unreadable):
    """A file that cannot be taken in. Facts ``name``, ``reason``."""


@dataclass(frozen=True, slots=True)
class IntakeProgress:
    """How far an intake is: which file of how many, and the bytes done of all."""

    number: int
    count: int
    name: str
    done_bytes: int
    total_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """What became of one file. ``duplicate_of`` is the evidence that holds its content already."""

    path: Path
    name: str
    state: Literal["filed", "duplicate", "failed", "left"]
    evidence_id: str | None = None
    sha256: str | None = None
    duplicate_of: str | None = None
    claims: Claims | None = None
    error: BrigadeError | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What became of a whole plan, file by file, in its order."""

    files: tuple[TakenFile, ...]

    def of(self, state: str) -> tuple[TakenFile, ...]:
        """Return the files in this state."""
        return tuple(one for one in self.files if one.state == state)


@dataclass(slots=True)
class _Work:
    """An intake under way."""

    desk: Desk
    case_id: str
    reader: MediaReader
    cancelled: Callable[[], bool]
    told: Callable[[int], None]
    method: str | None
    made_by: str | None
    held: dict[str, Evidence] = field(default_factory=dict)


def take_in(
    desk: Desk,
    case_id: str,
    plan: IntakePlan,
    progress: Callable[[IntakeProgress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    *,
    reader: MediaReader | None = None,
    method: str | None = None,
    made_by: str | None = None,
) -> Intake:
    """Take the files of ``plan`` into the case and return what became of each. The sources are only ever read.

    ``method`` says how they came (证据规定 art. 12), ``made_by`` which officer made them. Cancelling leaves what was
    filed and nothing half done.

    Raises:
        NotYourRole, CaseNotHere, CaseWithdrawn …: nothing was taken in.
    """
    require(desk, "take-evidence", case_id)
    own = None if reader is not None else MediaReader()
    count = _Count(plan, progress)
    held = {one.file.sha256: one for one in living(desk, Evidence, case_id) if one.file is not None}
    work = _Work(
        desk, case_id, reader or own or MediaReader(), cancelled or (lambda: False), count.add,
        clean_text(method, "method") if method else None, made_by, held,
    )  # fmt: skip
    taken: list[TakenFile] = []
    try:
        for planned in plan.files:
            count.begin(planned)
            stopped = bool(taken) and (taken[-1].state == "left" or isinstance(taken[-1].error, Unavailable))
            taken.append(_left(planned) if stopped or work.cancelled() else _take(work, planned))
    finally:
        if own is not None:
            own.close()
        if any(one.state == "filed" for one in taken):
            reassess_after(desk, case_id)
    return Intake(tuple(taken))


class _Count:
    """Counts bytes over all files, and tells."""

    def __init__(self, plan: IntakePlan, tell: Callable[[IntakeProgress], None] | None) -> None:
        self._total, self._count, self._tell = plan.total_bytes, len(plan.files), tell
        self._number, self._name, self._done, self._before = 0, "", 0, 0

    def begin(self, planned: PlannedFile) -> None:
        """Turn to the next file; the one before is done, however it ended."""
        self._number, self._name = self._number + 1, planned.name
        self._done = self._before
        self._before += planned.size if planned.problem is None else 0
        self.add(0)

    def add(self, done: int) -> None:
        """Count bytes of the file at hand; a file that is read twice is not counted twice."""
        self._done = min(self._done + done, self._before)
        if self._tell is not None:
            self._tell(IntakeProgress(self._number, self._count, self._name, self._done, self._total))


def _left(planned: PlannedFile) -> TakenFile:
    return TakenFile(path=planned.path, name=planned.name, state="left")


def _take(work: _Work, planned: PlannedFile) -> TakenFile:
    """Return what became of one file; every failure on purpose is an outcome."""
    try:
        if planned.problem is not None:
            raise FileNotTaken(name=planned.name, reason=planned.problem)
        if (known := _held_already(work, planned)) is not None:
            return _duplicate(planned, known, known.file.sha256 if known.file else None)
        sealed = _seal(work, planned)
        if sealed.size == 0:
            raise FileNotTaken(name=planned.name, reason="empty")
        if sealed.sha256 in work.held:
            return _duplicate(planned, work.held[sealed.sha256], sealed.sha256)
        return _file(work, planned, sealed)
    except SealingCancelled:
        return _left(planned)
    except (Refused, Unreadable, Unavailable) as error:
        return TakenFile(path=planned.path, name=planned.name, state="failed", error=error)


def _seal(work: _Work, planned: PlannedFile) -> SealedFile:
    """Seal one file. One that grows as fast as it is read (a recording under way) would never end: it is stopped.

    Raises:
        SourceChanged: it is longer than it was planned.
    """
    read = 0

    def told(done: int) -> None:
        nonlocal read
        read += done
        work.told(done)

    def cancelled() -> bool:
        return read > planned.size or work.cancelled()

    try:
        return work.desk.store.vault.seal(
            planned.path, name=planned.name, progress=told, cancelled=cancelled, media_type=planned.media_type
        )
    except SealingCancelled as error:
        if read > planned.size:
            raise SourceChanged(name=planned.name) from error
        raise


def _held_already(work: _Work, planned: PlannedFile) -> Evidence | None:
    """Return the evidence of the same size, name and SHA-256: a second run does not seal again what the first filed."""
    for one in work.held.values():
        file = one.file
        if file is None or file.size != planned.size or fold_name(file.name or "") != fold_name(planned.name):
            continue
        if _digest(planned.path) == file.sha256:
            work.told(planned.size)
            return one
    return None


def _digest(path: Path) -> str | None:
    whole = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while block := stream.read(_BLOCK_BYTES):
                whole.update(block)
    except OSError:
        return None
    return whole.hexdigest()


def _duplicate(planned: PlannedFile, known: Evidence, sha256: str | None) -> TakenFile:
    return TakenFile(path=planned.path, name=planned.name, state="duplicate", sha256=sha256, duplicate_of=known.id)


def _file(work: _Work, planned: PlannedFile, sealed: SealedFile) -> TakenFile:
    """Write the rows of a sealed file in one deed: evidence, claims, the first link of its custody."""
    desk, at = work.desk, work.desk.now()
    claims = claims_of(sealed.sha256, _look(work, planned, sealed).facts)
    evidence = Evidence(
        id=make_id(desk), kind=_kind_of(claims.media_type), name=planned.name, made_by=work.made_by, method=work.method,
        file=EvidenceFile(sha256=sealed.sha256, size=sealed.size, media_type=claims.media_type, name=planned.name),
    )  # fmt: skip
    changes = [Change(record=evidence, case=work.case_id, blobs=(sealed.sha256,))]
    if desk.store.records.get("claims", sealed.sha256) is None:
        changes.append(Change(record=claims))
    custody = Custody(
        id=make_id(desk), case=work.case_id, evidence=evidence.id, actor=desk.account.officer or desk.account.id,
        act="taken-in", at=at_instant(at), means=work.method, result=f"SHA-256 {sealed.sha256}",
    )  # fmt: skip
    changes.append(Change(record=custody, case=work.case_id))
    desk.store.save(changes, by=desk.session, at=at, deed=new_id(at), sealed=(sealed,))
    work.held[sealed.sha256] = evidence
    return TakenFile(
        path=planned.path,
        name=planned.name,
        state="filed",
        evidence_id=evidence.id,
        sha256=sealed.sha256,
        claims=claims,
    )


def _look(work: _Work, planned: PlannedFile, sealed: SealedFile) -> Look:
    """Look into what was sealed; only a large film is looked at where it came from."""
    if sealed.size > LOOK_BYTES:
        return work.reader.look(planned.path, name=planned.name)
    return work.reader.look(work.desk.store.vault.read(sealed.sha256), name=planned.name, max_px=CHECK_PX)


def _kind_of(media_type: str | None) -> EvidenceKind:
    """Return the kind of evidence a file usually is; the officer may change it (matters, section 1)."""
    return next((kind for mark, kind in _KINDS if (media_type or "").startswith(mark)), "electronic")

"""Files into evidence: sealed, then recorded with what they say of themselves and the first link of their custody.

Each file is a deed of its own, so an intake that was interrupted is simply started again: what is in the case already
is recognised by its SHA-256 and named a duplicate. A file that cannot be taken in is named and the rest goes on; only
when the store itself fails (disk, key) the rest is left.

While one file is sealed in a thread of its own, the child looks into the one before, and the one before that is written
down: a file is filed a step or two after it was sealed, in the order of the plan. ``IntakeProgress.filed`` counts what
is safe; a program that dies loses nothing that was counted.
"""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Literal

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Claims, Custody
from brigade_app.domain.names import clean_text
from brigade_app.domain.provenance import is_contradicted
from brigade_app.domain.records import Evidence, EvidenceFile, EvidenceKind
from brigade_app.domain.when import at_instant
from brigade_app.errors import BrigadeError, Refused, Unavailable, Unreadable
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_plan import IntakePlan, PlannedFile
from brigade_app.operations.evidence_reading import bytes_of, held_already, read_once
from brigade_app.operations.law import reassess_after
from brigade_app.operations.media import Look, MediaReader, claims_of
from brigade_app.operations.roles import require
from brigade_app.operations.saving import living, make_id
from brigade_app.store import SealedFile
from brigade_app.store.errors import SealingCancelled

LOOK_BYTES = 64 * 1024 * 1024
AHEAD = 2
_KINDS: tuple[tuple[str, EvidenceKind], ...] = (
    ("image/", "electronic"), ("video/", "audiovisual"), ("audio/", "audiovisual"), ("application/", "documentary"),
    ("text/", "documentary"),
)  # fmt: skip


class FileNotTaken(Unreadable):
    """A file that cannot be taken in. Facts ``name``, ``reason``."""


@dataclass(frozen=True, slots=True)
class IntakeProgress:
    """How far an intake is: which file of how many, the bytes done of all, and how many files are filed for good."""

    number: int
    count: int
    name: str
    done_bytes: int
    total_bytes: int
    filed: int = 0


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
    count: "_Count"
    method: str | None
    made_by: str | None
    held: dict[str, Evidence] = field(default_factory=dict)
    taken: list[TakenFile] = field(default_factory=list)
    stopped: bool = False
    """No further file is begun."""
    ended: bool = False
    """No further file is filed."""


@dataclass(frozen=True, slots=True)
class _Sealed:
    """A file that is sealed and being looked into; it is filed when that is done."""

    planned: PlannedFile
    sealed: SealedFile
    look: Future[Look]


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

    ``method`` says how they came (证据规定 art. 12), ``made_by`` which officer made them; what nobody said is not
    recorded, nor a method that the file itself contradicts (a messenger's copy from the original carrier). Cancelling
    leaves what was filed and nothing half done.

    Raises:
        NotYourRole, CaseNotHere, CaseWithdrawn …: nothing was taken in.
    """
    require(desk, "take-evidence", case_id)
    own = MediaReader() if reader is None else None
    held = {one.file.sha256: one for one in living(desk, Evidence, case_id) if one.file is not None}
    work = _Work(
        desk, case_id, reader or own or MediaReader(), cancelled or (lambda: False), _Count(plan, progress),
        clean_text(method, "method") if method else None, made_by, held,
    )  # fmt: skip
    ahead: deque[Future[TakenFile | _Sealed]] = deque()
    try:
        with ThreadPoolExecutor(1, "intake-look") as looking, ThreadPoolExecutor(1, "intake-seal") as sealing:
            for planned in plan.files:
                # a twin is begun when the first is filed: what is there already is not sealed a second time
                _settle(work, ahead, 0 if planned.same_as else AHEAD)
                ahead.append(sealing.submit(_begin, work, planned, looking))
            _settle(work, ahead, 0)
    finally:
        if own is not None:
            own.close()
        if any(one.state == "filed" for one in work.taken):
            reassess_after(desk, case_id)
    return Intake(tuple(work.taken))


def _settle(work: _Work, ahead: "deque[Future[TakenFile | _Sealed]]", keep: int) -> None:
    """File what was sealed, in order, until no more than ``keep`` wait."""
    while len(ahead) > keep:
        one = ahead.popleft().result()
        done = one if isinstance(one, TakenFile) else _finish(work, one)
        if _stops(done):
            work.stopped = work.ended = True
        work.taken.append(done)
        if done.state == "filed":
            work.count.file()


def _stops(done: TakenFile) -> bool:
    return done.state == "left" or isinstance(done.error, Unavailable)


class _Count:
    """Counts bytes over all files, and tells."""

    def __init__(self, plan: IntakePlan, tell: Callable[[IntakeProgress], None] | None) -> None:
        self._total, self._count, self._tell = plan.total_bytes, len(plan.files), tell
        self._number, self._name, self._done, self._before, self._filed = 0, "", 0, 0, 0
        self._lock = Lock()

    def begin(self, planned: PlannedFile) -> None:
        """Turn to the next file; the one before is done, however it ended."""
        with self._lock:
            self._number, self._name = self._number + 1, planned.name
            self._done = self._before
            self._before += planned.size if planned.problem is None else 0
            self._say()

    def add(self, done: int) -> None:
        """Count bytes of the file at hand; a file that is read twice is not counted twice."""
        with self._lock:
            self._done = min(self._done + done, self._before)
            self._say()

    def file(self) -> None:
        """One more file is in the store for good."""
        with self._lock:
            self._filed += 1
            self._say()

    def _say(self) -> None:
        if self._tell is not None:
            told = IntakeProgress(self._number, self._count, self._name, self._done, self._total, self._filed)
            self._tell(told)


def _left(planned: PlannedFile) -> TakenFile:
    return TakenFile(path=planned.path, name=planned.name, state="left")


def _begin(work: _Work, planned: PlannedFile, looking: ThreadPoolExecutor) -> TakenFile | _Sealed:
    """Seal one file and have it looked into (in the sealing thread); every failure on purpose is an outcome."""
    work.count.begin(planned)
    begun = _left(planned) if work.stopped or work.cancelled() else _sealed(work, planned, looking)
    if isinstance(begun, TakenFile) and _stops(begun):
        work.stopped = True
    return begun


def _sealed(work: _Work, planned: PlannedFile, looking: ThreadPoolExecutor) -> TakenFile | _Sealed:
    try:
        if planned.problem is not None:
            raise FileNotTaken(name=planned.name, reason=planned.problem)
        if (known := held_already(planned, tuple(work.held.values()))) is not None:
            work.count.add(planned.size)
            return _duplicate(planned, known, known.file.sha256 if known.file else None)
        sealed = read_once(work.desk.store, planned, work.count.add, work.cancelled)
        if sealed.size == 0:
            raise FileNotTaken(name=planned.name, reason="empty")
        return _Sealed(planned, sealed, _look(work, planned, sealed, looking))
    except SealingCancelled:
        return _left(planned)
    except (Refused, Unreadable, Unavailable) as error:
        return _failed(planned, error)


def _finish(work: _Work, one: _Sealed) -> TakenFile:
    """File what was sealed, unless the store failed in between."""
    try:
        look = one.look.result()
        if work.ended:
            return _left(one.planned)
        if (known := work.held.get(one.sealed.sha256)) is not None:
            return _duplicate(one.planned, known, one.sealed.sha256)
        return _file(work, one.planned, one.sealed, look)
    except (Refused, Unreadable, Unavailable) as error:
        return _failed(one.planned, error)


def _failed(planned: PlannedFile, error: BrigadeError) -> TakenFile:
    return TakenFile(path=planned.path, name=planned.name, state="failed", error=error)


def _duplicate(planned: PlannedFile, known: Evidence, sha256: str | None) -> TakenFile:
    return TakenFile(path=planned.path, name=planned.name, state="duplicate", sha256=sha256, duplicate_of=known.id)


def _file(work: _Work, planned: PlannedFile, sealed: SealedFile, look: Look) -> TakenFile:
    """Write the rows of a sealed file in one deed: evidence, claims, the first link of its custody."""
    desk, at = work.desk, work.desk.now()
    claims = claims_of(sealed.sha256, look.facts)
    method = None if is_contradicted(work.method, claims.grade) else work.method
    evidence = Evidence(
        id=make_id(desk), kind=_kind_of(claims.media_type), name=planned.name, made_by=work.made_by, method=method,
        file=EvidenceFile(sha256=sealed.sha256, size=sealed.size, media_type=claims.media_type, name=planned.name),
    )  # fmt: skip
    changes = [Change(record=evidence, case=work.case_id, blobs=(sealed.sha256,))]
    if desk.store.records.get("claims", sealed.sha256) is None:
        changes.append(Change(record=claims))
    custody = Custody(
        id=make_id(desk), case=work.case_id, evidence=evidence.id, actor=desk.account.officer or desk.account.id,
        act="taken-in", at=at_instant(at), means=method, result=f"SHA-256 {sealed.sha256}",
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


def _look(work: _Work, planned: PlannedFile, sealed: SealedFile, looking: ThreadPoolExecutor) -> Future[Look]:
    """Have what was sealed looked into: a large file in parts, out of the vault."""
    reader, vault, name = work.reader, work.desk.store.vault, planned.name

    def look() -> Look:
        if sealed.size > LOOK_BYTES:
            with vault.open_seekable(sealed.sha256) as stream:
                return reader.look(stream, name=name)
        content = bytes_of(planned.path, sealed.sha256)
        return reader.check(vault.read(sealed.sha256) if content is None else content, name=name)

    return looking.submit(look)


def _kind_of(media_type: str | None) -> EvidenceKind:
    """Return the kind of evidence a file usually is; the officer may change it (matters, section 1)."""
    return next((kind for mark, kind in _KINDS if (media_type or "").startswith(mark)), "electronic")

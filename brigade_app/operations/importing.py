"""Bundles in: looked at, decided, taken by workers, then brought into the store volume by volume; a board of what came.

A volume counts whole or not at all: its evidence lies sealed but unnamed, its records staged, until the last chunk has
proved good. Then entries go in by batches and evidence is named. Import only adds; the same bundle again changes
nothing. What is refused leaves one journal entry with its reason, and the sealed file in quarantine (R28), no more.
Source: bundle format, section 8.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from brigade_app.errors import BrigadeError, Refused, Unreadable, Untrusted
from brigade_app.operations.applying import Came, apply_bundle, parent_of
from brigade_app.operations.carrying import TakeJob, Taken, discard, take_volume
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import believed_peers, device_keys, own_recipients
from brigade_app.operations.quarantine import keep_refused
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, save
from brigade_app.operations.staging import STAGING
from brigade_app.operations.workers import INLINE_BYTES, Cancelled, Progress, Watch, never, run_jobs, unwatched
from brigade_app.store import BundleRow
from brigade_app.sync import (
    EntryRange,
    Member,
    Proven,
    VolumeReader,
    explained,
    find_volumes,
    new_age_identity,
    read_plan,
)
from brigade_app.sync.entries import NO_HASH

DONE = "done"


class NothingToImport(Unreadable):
    """No sealed volume lies at these places. Facts ``path``."""


class ForkedLog(Untrusted):
    """The bundle tells another past than the one that is here: two devices write one log, or a copy was restored.

    Facts ``path``, ``node``, ``number``.
    """


class MissingBundle(Refused):
    """Bundles between are missing: this one begins after what is here. Facts ``path``, ``needed``, ``found``."""


class LogOfAnother(Untrusted):
    """The bundle brings entries of a log that belongs to another node. Facts ``path``, ``log``."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A volume that was not taken, and why."""

    path: Path
    error: BrigadeError


@dataclass(frozen=True, slots=True)
class ImportBoard:
    """What came: a line a bundle, and what was refused or waits. Every number of a line opens its list."""

    came: tuple[Came, ...]
    refused: tuple[Refusal, ...]

    @property
    def is_clean(self) -> bool:
        """Whether nothing was refused and nothing diverges."""
        return not self.refused and all(not one.diverging for one in self.came)


@dataclass(slots=True)
class _Bundle:
    """The volumes of one bundle that were brought."""

    proven: Proven
    paths: dict[int, Path] = field(default_factory=dict)
    members: dict[int, tuple[Member, ...]] = field(default_factory=dict)
    taken: dict[int, Taken] = field(default_factory=dict)
    known: int = 0


def import_bundles(
    desk: Desk, paths: Sequence[Path], *, watch: Watch = unwatched, cancelled: Cancelled = never
) -> ImportBoard:
    """Take in the bundles at ``paths`` (sticks, folders, volumes) and return the board of what came.

    Raises:
        NotYourRole: nothing was read. NothingToImport: there is no volume.
    """
    require(desk, "import-bundle")
    volumes = [one for path in paths for one in find_volumes(path)]
    if not volumes:
        raise NothingToImport(path=", ".join(str(path) for path in paths))
    refused: list[Refusal] = []
    bundles = _look(desk, volumes, refused)
    staging = desk.store.folder / STAGING / f"import-{new_age_identity()[-16:].lower()}"
    identity = new_age_identity()
    try:
        _take(desk, bundles, staging, identity, refused, watch, cancelled)
        came = _apply(desk, bundles, staging, identity, refused, cancelled)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    if refused:
        kept = keep_refused(desk, [(one.path, one.error) for one in refused])
        told = event(
            desk, "bundle-refused", refused=[*_reasons(refused)], kept=[*kept.digests] or None,
            not_kept=[*kept.left] or None,
        )  # fmt: skip
        save(desk, [told])
    return ImportBoard(tuple(came), tuple(refused))


def _reasons(refused: list[Refusal]) -> list[str]:
    """Kinds of refusal with their counts, never what a stranger may have written into a name (R39)."""
    names = [type(one.error).__name__ for one in refused]
    return [f"{name} {names.count(name)}" for name in sorted(set(names))]


def look_at_volume(desk: Desk, path: Path) -> Proven:
    """Return what the first steps of the staircase prove of a volume; nothing of it is kept.

    Raises:
        Untrusted: the first step that fails, explained.
    """
    try:
        with VolumeReader(path, device_keys(desk).age, own_recipients(desk), believed_peers(desk)) as volume:
            return volume.prove()
    except Untrusted as error:
        cause = explained(path, error)
        if cause is error:
            raise
        raise cause from error


def _look(desk: Desk, volumes: list[Path], refused: list[Refusal]) -> list[_Bundle]:
    """Prove the head of each volume, group them by bundle in the order of their numbers, and decide what may go in."""
    found: dict[str, _Bundle] = {}
    for path in volumes:
        try:
            proven = look_at_volume(desk, path)
        except BrigadeError as error:
            refused.append(Refusal(path, error))
            continue
        bundle = found.setdefault(proven.digest, _Bundle(proven))
        bundle.paths.setdefault(proven.n, path)
        bundle.members[proven.n] = proven.members
    ordered = sorted(found.values(), key=lambda one: (one.proven.sender.node, one.proven.plan.number))
    decided = []
    for bundle in ordered:
        done = {one.n for one in desk.store.sync.volumes(bundle.proven.plan.bundle_id) if one.state == DONE}
        objection = _objection(desk, bundle)
        if objection is not None:
            refused += [Refusal(path, objection) for path in bundle.paths.values()]
            continue
        bundle.known = len(done & bundle.paths.keys())
        bundle.paths = {n: path for n, path in sorted(bundle.paths.items()) if n not in done}
        decided.append(bundle)
    return decided


def _objection(desk: Desk, bundle: _Bundle) -> BrigadeError | None:
    """Say why a proven bundle may not go in: a fork, or a log that is not its sender's."""
    plan, sender = bundle.proven.plan, bundle.proven.sender
    path = min(bundle.paths.values()).name
    same = desk.store.sync.bundle(plan.bundle_id)
    if same is not None and same.plan_sha != bundle.proven.digest:
        return ForkedLog(path=path, node=sender.node, number=plan.number)
    for row in desk.store.sync.bundles("in", peer=sender.node):
        if row.number == plan.number and row.id != plan.bundle_id and _log_of(row) == plan.sender.log:
            return ForkedLog(path=path, node=sender.node, number=plan.number)
    logs = {one.log: one.node for one in desk.store.sync.logs()}
    named = {peer.log: peer.node for peer in believed_peers(desk)} | logs
    for one in plan.entries:
        if named.get(one.log, sender.node) != sender.node:
            return LogOfAnother(path=path, log=one.log)
        if _forks(desk, one, one.log in logs, sender.node):
            return ForkedLog(path=path, node=sender.node, number=plan.number)
    return None


def _log_of(row: BundleRow) -> int | None:
    return read_plan(row.plan).sender.log if row.plan is not None else None


def _forks(desk: Desk, planned: EntryRange, is_known: bool, node: int) -> bool:
    """Whether the signed range does not continue, or repeat, what is here."""
    if not is_known:
        return planned.first == 1 and planned.base != NO_HASH and parent_of(desk, node, planned.base) is None
    head = desk.store.journal.head(planned.log)
    if planned.first - 1 <= head.seq and desk.store.journal.base(planned.log, planned.first - 1) != planned.base:
        return True
    return planned.last <= head.seq and desk.store.journal.base(planned.log, planned.last) != planned.head


def gap_in(desk: Desk, bundle: Proven, path: str) -> MissingBundle | None:
    """Say what is missing before a bundle; asked just before it is applied, when those before it are in."""
    for one in bundle.plan.entries:
        known = any(log.log == one.log for log in desk.store.sync.logs())
        have = desk.store.journal.head(one.log).seq if known else 0
        if one.first > have + 1:
            return MissingBundle(path=path, needed=have + 1, found=one.first)
    return None


def _take(
    desk: Desk, bundles: list[_Bundle], staging: Path, identity: str, refused: list[Refusal], watch: Watch,
    cancelled: Cancelled,
) -> None:  # fmt: skip
    """Let the workers read every volume that is not here yet."""
    places: list[tuple[_Bundle, int]] = []
    jobs: list[TakeJob] = []
    for bundle in bundles:
        for n, path in bundle.paths.items():
            places.append((bundle, n))
            jobs.append(_job(desk, bundle.members[n], path, staging_of(staging, bundle.proven, n), identity))
    total = sum(job.path.stat().st_size for job in jobs)
    members = sum(bundle.proven.plan.volumes[n - 1].members for bundle, n in places)
    done = [0, 0]

    def report(size: int, items: int) -> None:
        done[0] += size
        done[1] += items
        watch(Progress(done[0], total, done[1], members))

    outcomes = run_jobs(take_volume, jobs, report=report, cancelled=cancelled, inline=total < INLINE_BYTES)
    for (bundle, n), job, outcome in zip(places, jobs, outcomes, strict=True):
        if isinstance(outcome, BrigadeError):
            refused.append(Refusal(job.path, outcome))
        else:
            bundle.taken[n] = outcome


def staging_of(staging: Path, proven: Proven, n: int) -> Path:
    """Return where the records of a volume are staged, sealed."""
    return staging / f"{proven.plan.short_id}-{n:04d}"


def _job(desk: Desk, members: tuple[Member, ...], path: Path, staging: Path, identity: str) -> TakeJob:
    blobs = {one.blob for one in members if one.kind in {"blob", "piece"}}
    states = ((sha, desk.store.vault.state(sha)) for sha in blobs)
    present = frozenset(sha for sha, state in states if state is not None and state.state in {"present", "erased"})
    return TakeJob(
        path, device_keys(desk).age, own_recipients(desk), believed_peers(desk), desk.store.folder,
        desk.store.vault.recipient, staging, identity, present,
    )  # fmt: skip


def _apply(
    desk: Desk, bundles: list[_Bundle], staging: Path, identity: str, refused: list[Refusal], cancelled: Cancelled
) -> list[Came]:
    came: list[Came] = []
    for bundle in bundles:
        if not bundle.taken and not bundle.known:
            continue
        path = min(bundle.paths.values(), default=Path(bundle.proven.plan.short_id))
        gap = gap_in(desk, bundle.proven, path.name)
        taken = sorted(bundle.taken.items())
        if gap is not None:
            _drop(desk, bundle)
            refused += [Refusal(bundle.paths[n], gap) for n, _ in taken]
            continue
        folders = {n: staging_of(staging, bundle.proven, n) for n, _ in taken}
        try:
            came.append(apply_bundle(desk, bundle.proven, dict(taken), folders, identity, bundle.known, cancelled))
        except BrigadeError as error:
            refused += [Refusal(bundle.paths[n], error) for n, _ in taken]
    return came


def _drop(desk: Desk, bundle: _Bundle) -> None:
    for taken in bundle.taken.values():
        discard(desk.store.folder, [*taken.sealed, *(file for _, _, file in taken.pieces)])

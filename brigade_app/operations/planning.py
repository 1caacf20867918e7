"""The plan of a bundle out: everything the other side has not confirmed, gathered, shared out, signed.

What travels starts after the last *acknowledged* entry, not after the last one sent: a lost stick heals itself with the
next export (bundle format 7). The journal only grows, so a plan over entries up to a head is one reading, whatever is
saved meanwhile. Until a volume is sealed, records lie only sealed, under a key that lives as long as the export.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from brigade_app import __version__
from brigade_app.domain.keeping import Peer
from brigade_app.domain.records import Party
from brigade_app.errors import Refused
from brigade_app.operations.carrying import VaultSources
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import believed_peers, device_keys, org_code, peers_of
from brigade_app.operations.receipts import acks_for, want_setting
from brigade_app.operations.roles import require
from brigade_app.operations.staging import STAGING
from brigade_app.store.errors import EvidenceMissing
from brigade_app.sync import (
    BUNDLE_NAMESPACE,
    Disclosure,
    EntryRange,
    EvidenceFile,
    Plan,
    Sender,
    StagedRecords,
    VolumeContents,
    bundle_folder,
    entry_line,
    fill_volumes,
    fingerprint,
    new_age_identity,
    new_bundle_id,
    plan_bytes,
    read_line,
    read_plan,
    recipients_of,
    references_bytes,
    sign,
)
from brigade_app.sync.errors import MediumFailed
from brigade_app.sync.layout import MIN_VOLUME_BYTES, TARGET_VOLUME_BYTES

RECORDS_BYTES = 4 << 20
MEDIUM_SPARE_BYTES = 1 << 20
SHARE_SLACK_BYTES = 8 << 20
_BODIES = msgspec.json.Decoder()


class NotEnrolledThere(Refused):
    """No device of the unit is in the registry: enrol first. Facts ``org``."""


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """What would be written, with its sizes, for the screen to show before anything is. `export_bundle` takes it.

    ``entries`` are new to the other side; ``cases`` the cases they belong to; ``acknowledged`` up to which entry the
    other side has confirmed, ``acknowledged_at`` when. ``evidence_missing`` is named by entries and not here.
    """

    org: str
    name: str
    kind: Literal["upload", "reply", "enrol"]
    medium: Path
    folder: Path
    entries: int
    cases: tuple[str, ...]
    evidence: tuple[str, ...]
    evidence_bytes: int
    evidence_missing: tuple[str, ...]
    withheld: int
    acks: int
    acknowledged: int
    acknowledged_at: datetime | None
    head: int
    volume_count: int
    size: int
    free: int
    plan: Plan
    plan_data: bytes = field(repr=False)
    armor: str = field(repr=False)
    volumes: tuple[VolumeContents, ...] = field(repr=False)
    sources: VaultSources = field(repr=False)

    @property
    def has_room(self) -> bool:
        """Whether the medium has room for it."""
        return self.free >= needed_bytes(self)


def needed_bytes(plan: ExportPlan) -> int:
    """Return how much room the bundle takes on the medium, at most."""
    members = sum(len(volume.contents) for volume in plan.volumes)
    return int(plan.size * 1.001) + 2048 * members + MEDIUM_SPARE_BYTES


@dataclass(slots=True)
class _Gathered:
    """What the entries say that matters to the plan."""

    ranges: list[EntryRange] = field(default_factory=list)
    cases: set[str] = field(default_factory=set)
    blobs: set[str] = field(default_factory=set)
    count: int = 0
    withheld: int = 0


def plan_export(
    desk: Desk,
    org: str,
    medium: Path,
    *,
    kind: Literal["upload", "reply", "enrol"] | None = None,
    target: int | None = None,
) -> ExportPlan:
    """Return the plan of a bundle to ``org`` on ``medium``: everything the other side has not confirmed. No volume yet.

    Call `drop_plan` with a plan that is not exported after all.

    Raises:
        NotYourRole, NotEnrolledThere, MediumFailed, EvidenceMissing.
    """
    require(desk, "export-bundle")
    peers = _current(peers_of(desk, org), desk.now())
    if not peers:
        raise NotEnrolledThere(org=org)
    free = free_on(medium)
    bundle_id = new_bundle_id()
    staging = desk.store.folder / STAGING / f"export-{bundle_id[:10]}"
    staging.mkdir(parents=True, exist_ok=True, mode=0o700)
    identity = new_age_identity()
    try:
        staged = StagedRecords(staging, identity)
        gathered = _gather(desk, org, peers, staged)
        files, missing = _evidence(desk, gathered.blobs | _asked_for(desk, org))
        references = references_bytes(())
        volumes = fill_volumes(staged.files, references, files, target or volume_target(files))
        plan = _plan(desk, org, kind or _kind(desk), bundle_id, gathered, peers, volumes)
        data = plan_bytes(plan)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    acked = [one for one in desk.store.sync.acks() if one.log == desk.store.current_log and one.peer in _nodes(peers)]
    sealed = {file.sha256: desk.store.vault.path(file.sha256) for file in files}
    keys = desk.store.device_keys()
    return ExportPlan(
        org=org, name=peers[0].name, kind=plan.kind if plan.kind != "return" else "reply", medium=medium,
        folder=bundle_folder(medium, plan), entries=gathered.count, cases=tuple(sorted(gathered.cases)),
        evidence=tuple(file.sha256 for file in files), evidence_bytes=sum(file.size for file in files),
        evidence_missing=missing, withheld=gathered.withheld, acks=len(plan.acks),
        acknowledged=min((one.seq for one in acked), default=0),
        acknowledged_at=max((one.at for one in acked), default=None), head=desk.store.journal.head().seq,
        volume_count=len(volumes), size=sum(one.size for one in volumes), free=free, plan=plan, plan_data=data,
        armor=sign(data, device_keys(desk).sign, BUNDLE_NAMESPACE), volumes=tuple(volumes),
        sources=VaultSources(staging, identity, keys.vault_identity, references, sealed),
    )  # fmt: skip


def volume_target(files: list[EvidenceFile]) -> int:
    """Return how large volumes shall be: so that two workers have one each, within the format's bounds."""
    half = sum(file.size for file in files) // 2 + SHARE_SLACK_BYTES
    return min(TARGET_VOLUME_BYTES, max(MIN_VOLUME_BYTES, half))


def drop_plan(plan: ExportPlan) -> None:
    """Take away what a plan staged."""
    shutil.rmtree(plan.sources.staging, ignore_errors=True)


def _kind(desk: Desk) -> Literal["upload", "reply"]:
    return "reply" if desk.unit.seat == "county" else "upload"


def _nodes(peers: tuple[Peer, ...]) -> set[int]:
    return {peer.node for peer in peers}


def _current(peers: tuple[Peer, ...], now: datetime) -> tuple[Peer, ...]:
    """The devices whose keys still count: nothing is sealed to a device that was lost."""
    return tuple(one for one in peers if one.valid_before is None or one.valid_before.earliest > now.date())


def free_on(medium: Path) -> int:
    """Return how much room is free on a medium. Raises `MediumFailed`."""
    try:
        medium.mkdir(parents=True, exist_ok=True)
        return shutil.disk_usage(medium).free
    except OSError as error:
        raise MediumFailed(path=str(medium), reason=error.strerror or "medium") from error


def _gather(desk: Desk, org: str, peers: tuple[Peer, ...], staged: StagedRecords) -> _Gathered:
    gathered = _Gathered()
    disclosure = disclosure_to(desk, org, peers)
    acks = {(one.peer, one.log): one.seq for one in desk.store.sync.acks()}
    for log in desk.store.sync.logs():
        if log.node != desk.store.node:
            continue
        head = desk.store.journal.head(log.log)
        first = min(acks.get((node, log.log), 0) for node in _nodes(peers)) + 1
        if first > head.seq:
            continue
        base = desk.store.journal.base(log.log, first - 1)
        gathered.ranges.append(EntryRange(log=log.log, first=first, last=head.seq, base=base, head=head.hash))
        for data in _records_files(desk, log.log, first, head.seq, disclosure, gathered):
            staged.add(data)
    return gathered


def _records_files(
    desk: Desk, log: int, first: int, last: int, disclosure: Disclosure, gathered: _Gathered
) -> Iterator[bytes]:
    """Yield records files of about 4 MiB that end where a deed does."""
    lines: list[bytes] = []
    size = 0
    for number, line in enumerate(desk.store.journal.lines(log, first, last), start=first):
        entry = read_line(line, "journal", number)
        travelled = disclosure.travels(entry)
        gathered.count += 1
        body = bytes(travelled.body)
        if body:
            _note(entry.kind, entry.rec, body, gathered)
        elif bytes(entry.body):
            gathered.withheld += 1
        lines.append(line + b"\n" if travelled is entry else entry_line(travelled))
        size += len(lines[-1])
        if size >= RECORDS_BYTES and entry.seq == entry.txn:
            yield b"".join(lines)
            lines, size = [], 0
    if lines:
        yield b"".join(lines)


def _note(kind: str, record: str, body: bytes, gathered: _Gathered) -> None:
    plain = _BODIES.decode(body)
    if not isinstance(plain, dict):
        return
    case = record if kind == "case" else plain.get("case")
    if isinstance(case, str):
        gathered.cases.add(case)
    gathered.blobs.update(plain.get("blobs", ()))


def disclosure_to(desk: Desk, org: str, peers: tuple[Peer, ...]) -> Disclosure:
    """Return what may travel to ``org``: informants never; to a township only what concerns its own cases."""
    nodes = _nodes(peers)
    known: dict[str, bool] = {}

    def is_reporter(party: str) -> bool:
        if party not in known:
            versions = (entry.record for entry in desk.store.cases.history(party))
            known[party] = any(isinstance(one, Party) and one.role == "reporter" for one in versions)
        return known[party]

    def concerns(case: str) -> bool:
        row = desk.store.records.get("case", case)
        return row is not None and row.origin in nodes

    own = next((one for one in believed_peers(desk) if one.node == desk.store.node), None)
    profile = own.profile if own is not None else "supervision"
    is_county = desk.unit.seat == "county"
    return Disclosure("supervision" if is_county else profile, is_reporter, concerns if is_county else None)


def _asked_for(desk: Desk, org: str) -> set[str]:
    """What the other side asked for again, as far as it may have it: evidence of this node's own cases (an upload)."""
    if desk.unit.seat == "county":
        return set()
    asked = json.loads(desk.store.settings.get(want_setting(org)) or "[]")
    found = set()
    for sha in asked:
        rows = desk.store.records.find("evidence", "sha", bytes.fromhex(sha))
        if any(row.origin == desk.store.node for row in rows):
            found.add(sha)
    return found


def _evidence(desk: Desk, blobs: set[str]) -> tuple[list[EvidenceFile], tuple[str, ...]]:
    files: list[EvidenceFile] = []
    missing: list[str] = []
    for sha in sorted(blobs):
        blob = desk.store.vault.state(sha)
        try:
            if blob is None or blob.size is None:
                raise EvidenceMissing(sha256=sha, state="unknown")
            desk.store.vault.path(sha)
        except EvidenceMissing:
            missing.append(sha)
            continue
        files.append(EvidenceFile(sha, blob.size, desk.store.vault.pieces(sha)))
    return files, tuple(missing)


def _plan(
    desk: Desk,
    org: str,
    kind: Literal["upload", "reply", "enrol"],
    bundle_id: str,
    gathered: _Gathered,
    peers: tuple[Peer, ...],
    volumes: list[VolumeContents],
) -> Plan:
    number, prev = _number(desk, org)
    keys = device_keys(desk)
    own = next((one for one in believed_peers(desk) if one.node == desk.store.node), None)
    return Plan(
        bundle_id=bundle_id, kind=kind, profile=own.profile if own is not None and kind == "upload" else "supervision",
        created=desk.now(), app=__version__,
        sender=Sender(
            org=org_code(desk.store.node), node=desk.store.node, log=desk.store.current_log,
            sign_key=fingerprint(keys.sign_key),
        ),
        to=recipients_of(peers, org), number=number, prev=prev, entries=tuple(gathered.ranges),
        acks=acks_for(desk, _nodes(peers)), want=tuple(desk.store.sync.wanted()),
        volumes=tuple(one.planned() for one in volumes),
    )  # fmt: skip


def _number(desk: Desk, org: str) -> tuple[int, str | None]:
    """The number after the last bundle of this log to the unit, and the digest of that one's plan."""
    newest: tuple[int, str | None] = (0, None)
    for row in desk.store.sync.bundles("out", org=org):
        if row.plan is not None and read_plan(row.plan).sender.log == desk.store.current_log:
            newest = max(newest, (row.number or 0, row.plan_sha), key=lambda one: one[0])
    return newest[0] + 1, newest[1]

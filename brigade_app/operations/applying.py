"""A bundle that proved good, brought into the store: entries by batches, evidence named, receipts, signatures checked.

Entries never wait for evidence: what they name and is not here is *wanted*. Signatures of the officers are checked
after the entries are in; a fault there undoes nothing, but no receipt says *verified* before it is cleared.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from brigade_app.errors import BrigadeError
from brigade_app.operations.carrying import JoinJob, Taken, discard, join_pieces
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import ASSESSED_SETTING, reassess_after
from brigade_app.operations.receipts import check_signatures, take_receipts
from brigade_app.operations.saving import event, save
from brigade_app.operations.workers import Cancelled, run_jobs
from brigade_app.store import BundleRow, SealedFile, VolumeRow
from brigade_app.store.sealing import vault_path
from brigade_app.sync import Proven, StagedRecords, read_lines
from brigade_app.sync.entries import NO_HASH
from brigade_app.sync.keys import public_of_line

DONE = "done"
MOST_ASSESSED_AT_ONCE = 200
_BODIES = msgspec.json.Decoder()


@dataclass(frozen=True, slots=True)
class Came:
    """What one bundle brought. Ids and digests, so that each number opens its list.

    ``state`` is ``imported``, ``partial`` (volumes are still missing) or ``unchanged`` (all of it was here already).
    ``missing_numbers`` are bundles of this sender that never came. ``confirmed`` is how far the sender has confirmed
    our own journal, ``head`` where it ends; ``diverging`` are own logs whose past the sender remembers differently.
    """

    bundle_id: str
    kind: str
    sender: str
    org: str
    node: int
    number: int
    state: str
    entries_new: int
    entries_known: int
    cases_new: tuple[str, ...]
    cases_changed: tuple[str, ...]
    comments: tuple[str, ...]
    evidence_new: tuple[str, ...]
    evidence_known: int
    evidence_missing: tuple[str, ...]
    volumes_missing: tuple[int, ...]
    missing_numbers: tuple[int, ...]
    signature_faults: tuple[str, ...]
    confirmed: int
    head: int
    diverging: tuple[int, ...]


@dataclass(slots=True)
class _Tally:
    applied: int = 0
    replayed: int = 0
    cases_new: set[str] = field(default_factory=set)
    cases_changed: set[str] = field(default_factory=set)
    comments: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    named: set[str] = field(default_factory=set)


def apply_bundle(
    desk: Desk,
    proven: Proven,
    taken: Mapping[int, Taken],
    staged: Mapping[int, Path],
    identity: str,
    known: int,
    cancelled: Cancelled,
) -> Came:
    """Bring the taken volumes of a bundle in, in order, and return what came.

    Raises:
        BrigadeError: the store refuses entries (a fork, a broken chain, a full disk): whole batches before stay; what
            was sealed for this bundle and is not named is taken away.
    """
    tally = _Tally()
    if not taken:
        return _board(desk, proven, taken, tally, known, (), 0, ())
    waiting = [file for one in taken.values() for file in (*one.sealed, *(file for _, _, file in one.pieces))]
    try:
        _register_logs(desk, proven)
        for n, one in sorted(taken.items()):
            _entries(desk, proven, StagedRecords(staged[n], identity), one.records, tally)
            desk.store.vault.arrived(*one.sealed, at=desk.now())
            named = set(one.sealed)
            waiting = [file for file in waiting if file not in named]
            tally.evidence += [file.sha256 for file in one.sealed]
        joined = _join(desk, taken, cancelled)
        desk.store.vault.arrived(*joined, at=desk.now())
        tally.evidence += [file.sha256 for file in joined]
        _note_volumes(desk, proven, taken, {file.sha256 for file in joined})
    finally:
        discard(desk.store.folder, waiting)
    receipts = take_receipts(desk, proven)
    faults = [fault for one in proven.plan.entries for fault in check_signatures(desk, one.log)]
    told = event(
        desk, "bundle-imported", bundle=proven.plan.bundle_id, node=proven.sender.node, number=proven.plan.number,
        entries=tally.applied, evidence=len(tally.evidence), signature_faults=len(faults) or None,
    )  # fmt: skip
    save(desk, [*receipts.changes, told])
    _assess(desk, sorted(tally.cases_new | tally.cases_changed))
    where = tuple(fault.where for fault in faults)
    return _board(desk, proven, taken, tally, known, where, receipts.confirmed, receipts.diverging)


def _assess(desk: Desk, cases: list[str]) -> None:
    """Bring the lists' summaries up to date; of many cases at the next reassessment of all."""
    if len(cases) > MOST_ASSESSED_AT_ONCE:
        desk.store.settings.put(ASSESSED_SETTING, None)
        return
    for case in cases:
        reassess_after(desk, case)


def _register_logs(desk: Desk, proven: Proven) -> None:
    """Let the sender's log in; a log that is new here is the sender's own, as its signed plan says."""
    known = {one.log: one.public_key for one in desk.store.sync.logs()}
    key = public_of_line(proven.sender.sign_key).hex()
    for one in proven.plan.entries:
        if known.get(one.log) is None:
            parent = parent_of(desk, proven.sender.node, one.base) if one.first == 1 and one.base != NO_HASH else None
            desk.store.sync.register_log(one.log, proven.sender.node, key, at=desk.now(), parent=parent)


def parent_of(desk: Desk, node: int, base: str) -> tuple[int, int, str] | None:
    """Return log, number and hash of the entry after which a restored node began its new log, if it is here."""
    for log in reversed([one for one in desk.store.sync.logs() if one.node == node]):
        for entry in desk.store.journal.entries(log.log):
            if entry.hash == base:
                return log.log, entry.seq, entry.hash
    return None


def _entries(desk: Desk, proven: Proven, staged: StagedRecords, count: int, tally: _Tally) -> None:
    for number in range(1, count + 1):
        data = staged.read(number)
        _tally(desk, data, tally)
        done = desk.store.journal.append_foreign(data.splitlines(), at=desk.now(), bundle_sha=proven.digest)
        tally.applied += done.applied
        tally.replayed += done.replayed


def _tally(desk: Desk, data: bytes, tally: _Tally) -> None:
    """Note which cases and comments the entries speak of that are not here yet."""
    heads = {one.log: one.seq for one in desk.store.journal.heads()}
    touched: set[str] = set()
    for entry in read_lines(data, "staged"):
        if entry.seq <= heads.get(entry.log, 0):
            continue
        body = bytes(entry.body)
        plain = _BODIES.decode(body) if body and body != b"null" else {}
        case = entry.rec if entry.kind == "case" else plain.get("case")
        if isinstance(case, str):
            touched.add(case)
        if entry.kind == "comment" and entry.rec not in tally.comments:
            tally.comments.append(entry.rec)
        tally.named.update(plain.get("blobs", ()))
    here = desk.store.records.many("case", sorted(touched)) if touched else {}
    tally.cases_new |= {case for case in touched if case not in here}
    tally.cases_changed |= {case for case in here if case not in tally.cases_new}


def _join(desk: Desk, taken: Mapping[int, Taken], cancelled: Cancelled) -> list[SealedFile]:
    """Join the large files of which every piece came with these volumes."""
    pieces: dict[str, dict[int, SealedFile]] = {}
    for one in taken.values():
        for blob, number, file in one.pieces:
            pieces.setdefault(blob, {})[number] = file
    keys = desk.store.device_keys()
    jobs = [
        JoinJob(
            blob, tuple(vault_path(desk.store.folder, numbered[n].sealed) for n in sorted(numbered)), desk.store.folder,
            keys.vault_identity, desk.store.vault.recipient,
        )
        for blob, numbered in sorted(pieces.items())
        if sorted(numbered) == list(range(1, len(numbered) + 1))
    ]  # fmt: skip
    outcomes = run_jobs(join_pieces, jobs, cancelled=cancelled) if jobs else []
    return [one for one in outcomes if not isinstance(one, BrigadeError)]


def _note_volumes(desk: Desk, proven: Proven, taken: Mapping[int, Taken], joined: set[str]) -> None:
    """A volume is done when all it carried is here: one with pieces of a file that is not joined yet is not."""
    plan, at = proven.plan, desk.now()
    for n, one in taken.items():
        state = DONE if all(blob in joined for blob, _, _ in one.pieces) else "partial"
        planned = plan.volumes[n - 1]
        desk.store.sync.put_volume(VolumeRow(plan.bundle_id, n, planned.manifest, planned.bytes, state, at))
    done = {one.n for one in desk.store.sync.volumes(plan.bundle_id) if one.state == DONE}
    state = "imported" if len(done) == len(plan.volumes) else "partial"
    desk.store.sync.put_bundle(
        BundleRow(
            plan.bundle_id, "in", proven.sender.node, plan.sender.org, plan.number, proven.plan_bytes, proven.digest,
            state, at,
        )
    )  # fmt: skip


def _board(
    desk: Desk, proven: Proven, taken: Mapping[int, Taken], tally: _Tally, known: int, faults: tuple[str, ...],
    confirmed: int, diverging: tuple[int, ...],
) -> Came:  # fmt: skip
    plan = proven.plan
    done = {one.n for one in desk.store.sync.volumes(plan.bundle_id) if one.state == DONE}
    volumes_missing = tuple(one.n for one in plan.volumes if one.n not in done)
    state = "unchanged" if not taken and not volumes_missing else "partial" if volumes_missing else "imported"
    wanted = tuple(sha for sha in sorted(tally.named) if _is_wanted(desk, sha))
    return Came(
        bundle_id=plan.bundle_id, kind=plan.kind, sender=proven.sender.name, org=plan.sender.org,
        node=proven.sender.node, number=plan.number, state=state, entries_new=tally.applied,
        entries_known=tally.replayed or (sum(one.last - one.first + 1 for one in plan.entries) if not taken else 0),
        cases_new=tuple(sorted(tally.cases_new)), cases_changed=tuple(sorted(tally.cases_changed)),
        comments=tuple(tally.comments), evidence_new=tuple(tally.evidence),
        evidence_known=sum(one.known for one in taken.values()), evidence_missing=wanted,
        volumes_missing=volumes_missing, missing_numbers=_missing_numbers(desk, proven), signature_faults=faults,
        confirmed=confirmed, head=desk.store.journal.head().seq, diverging=diverging,
    )  # fmt: skip


def _is_wanted(desk: Desk, sha: str) -> bool:
    blob = desk.store.vault.state(sha)
    return blob is not None and blob.state in {"wanted", "partial"}


def _missing_numbers(desk: Desk, proven: Proven) -> tuple[int, ...]:
    """Bundles of this sender before this one that never came: reported, no error (bundle format 8)."""
    rows = desk.store.sync.bundles("in", peer=proven.sender.node)
    came = {row.number for row in rows} | {proven.plan.number}
    return tuple(number for number in range(1, proven.plan.number) if number not in came)[-100:]

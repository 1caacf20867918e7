"""Receipts: what we confirm to others, what others confirmed of ours, and how much of ours has arrived.

A laptop forgets nothing when a bundle is written; only the county's signed receipt makes an entry *delivered* (R25). A
receipt says *verified* only where the officers' signatures up to there were checked too (`check_signatures`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from brigade_app.domain.keeping import Change
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import peers_of
from brigade_app.operations.saving import event
from brigade_app.store import Ack as AckRow
from brigade_app.store import Finding
from brigade_app.sync import Ack, Proven

NO_HASH = "0" * 64


def want_setting(org: str) -> str:
    """Name of the setting that holds what a unit asked for again."""
    return f"sync.want.{org}"


def verified_setting(log: int) -> str:
    """Name of the setting that says up to which entry a log's officers' signatures were checked."""
    return f"sync.verified.{log}"


@dataclass(frozen=True, slots=True)
class Delivery:
    """How much of this node's live log a unit has: the county received ``received`` of ``head``."""

    org: str
    received: int
    head: int
    verified: bool
    at: datetime | None

    @property
    def waiting(self) -> int:
        """How many entries nobody has confirmed yet."""
        return self.head - self.received


def delivery(desk: Desk, org: str) -> Delivery:
    """Return how much of this node's live log ``org`` has confirmed."""
    nodes = {peer.node for peer in peers_of(desk, org)}
    log = desk.store.current_log
    acks = [one for one in desk.store.sync.acks() if one.log == log and one.peer in nodes]
    newest = max(acks, key=lambda one: one.seq, default=None)
    head = desk.store.journal.head().seq
    if newest is None:
        return Delivery(org, 0, head, False, None)
    return Delivery(org, newest.seq, head, newest.verified, newest.at)


def acks_for(desk: Desk, nodes: set[int]) -> tuple[Ack, ...]:
    """Return what we have of the logs of these nodes: a bundle's acknowledgements."""
    found = []
    for log in desk.store.sync.logs():
        if log.node not in nodes or log.state == "forked":
            continue
        head = desk.store.journal.head(log.log)
        if head.seq:
            verified = int(desk.store.settings.get(verified_setting(log.log)) or 0) >= head.seq
            found.append(Ack(log=log.log, seq=head.seq, hash=head.hash, verified=verified))
    return tuple(found)


def check_signatures(desk: Desk, log: int) -> Sequence[Finding]:
    """Check the officers' signatures of a log that were not checked yet, and note how far they hold.

    Runs after an import, beside it; a fault never undoes the import: the receipt then stays unverified.
    """
    setting = verified_setting(log)
    first = int(desk.store.settings.get(setting) or 0) + 1
    head = desk.store.journal.head(log)
    if first > head.seq:
        return ()
    findings = desk.store.journal.verify_signatures(log, first, head.seq)
    if findings.is_clean:
        desk.store.settings.put(setting, str(head.seq))
    return findings.found


@dataclass(frozen=True, slots=True)
class Received:
    """What the acknowledgements of a bundle did here: how far ours is confirmed, and which do not fit our journal."""

    confirmed: int = 0
    diverging: tuple[int, ...] = ()
    changes: tuple[Change, ...] = ()


def take_receipts(desk: Desk, proven: Proven) -> Received:
    """Move the acknowledged points that a bundle's plan confirms, and keep the signed plan as the proof.

    An acknowledgement of an entry that we do not have, or of another hash, moves nothing: this store was restored or
    cloned, or somebody else writes as this device (bundle format 8).
    """
    changes: list[Change] = []
    diverging: list[int] = []
    confirmed = 0
    own = {one.log for one in desk.store.sync.logs() if one.node == desk.store.node}
    for ack in proven.plan.acks:
        if ack.log not in own or not ack.seq:
            continue
        head = desk.store.journal.head(ack.log)
        if ack.seq > head.seq or desk.store.journal.base(ack.log, ack.seq) != ack.hash:
            diverging.append(ack.log)
            continue
        receipt = json.dumps({"plan": proven.plan_bytes.decode(), "sig": proven.armor}).encode()
        desk.store.sync.put_ack(
            AckRow(proven.sender.node, ack.log, ack.seq, ack.hash, receipt, desk.now(), ack.verified)
        )
        confirmed = max(confirmed, ack.seq) if ack.log == desk.store.current_log else confirmed
        changes.append(
            event(
                desk, "receipt", log=ack.log, seq=ack.seq, hash=ack.hash, verified=ack.verified,
                node=proven.sender.node, bundle=proven.plan.bundle_id,
            )
        )  # fmt: skip
    desk.store.settings.put(want_setting(proven.plan.sender.org), json.dumps(list(proven.plan.want)))
    return Received(confirmed, tuple(diverging), tuple(changes))

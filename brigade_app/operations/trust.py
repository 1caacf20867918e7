"""Withdrawing trust from a computer's key: a laptop was lost or stolen (R31, R37). A deed of the county.

The key counts no more from now on, and, since a date can be set back, its entries count only up to the last that was
taken in here. What was imported before stays. The registry travels to the townships with the county's next bundles.
Whoever comes back is enrolled face to face, with a new key.
"""

from dataclasses import dataclass, replace

from brigade_app.domain.keeping import Change, Event, Peer
from brigade_app.domain.names import clean_text
from brigade_app.domain.when import When, at_instant
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.enrolment import NotACounty
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, find_row, save
from brigade_app.store import Row
from brigade_app.sync import fingerprint

WITHDRAWN = "trust-withdrawn"


class WithdrawalOfTrustNeedsReason(Refused):
    """Trust is only withdrawn with a reason. Facts ``name``."""


class TrustIsWithdrawn(Refused):
    """The key counts no more already. Facts ``name``, ``on``."""


class OwnKey(Refused):
    """The county's own key is not withdrawn here. Facts ``name``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerLine:
    """A computer of the registry: whose, which one, its key's fingerprint, since when it counts, until when and why."""

    id: str
    name: str
    device: int
    seat: str
    fingerprint: str
    enrolled: When
    withdrawn: When | None
    counts_to: int | None
    reason: str
    taken_in: int
    is_own: bool


def peer_lines(desk: Desk) -> tuple[PeerLine, ...]:
    """Return the registry of this county, by unit and device."""
    require(desk, "import-bundle")
    reasons = {
        str((row.record.data or {}).get("peer")): str((row.record.data or {}).get("reason") or "")
        for row in desk.store.records.find("event", "what", WITHDRAWN)
        if isinstance(row.record, Event) and row.origin == desk.store.node
    }
    lines = [_line(desk, row.record, reasons) for row in _own_peers(desk)]
    return tuple(sorted(lines, key=lambda one: (one.is_own, one.name, one.device, one.id)))


def _own_peers(desk: Desk) -> list[Row]:
    rows = desk.store.records.list("peer")
    return [row for row in rows if row.origin == desk.store.node and isinstance(row.record, Peer)]


def _line(desk: Desk, peer: Peer, reasons: dict[str, str]) -> PeerLine:
    _, taken_in = _last_taken_in(desk, peer)
    return PeerLine(
        id=peer.id, name=peer.name, device=peer.node % 1000, seat=peer.seat, fingerprint=fingerprint(peer.sign_key),
        enrolled=peer.valid_after, withdrawn=peer.valid_before, counts_to=peer.counts_to_seq,
        reason=reasons.get(peer.id, ""), taken_in=taken_in, is_own=peer.node == desk.store.node,
    )  # fmt: skip


def _last_taken_in(desk: Desk, peer: Peer) -> tuple[int, int]:
    """Return the newest log of a node that came in, and its last entry here."""
    logs = [one.log for one in desk.store.sync.logs() if one.node == peer.node]
    log = logs[-1] if logs else peer.log
    return log, desk.store.journal.head(log).seq if logs else 0


def withdraw_trust(desk: Desk, peer_id: str, reason: str) -> Peer:
    """Let a key count no more, from now on and after the last entry that was taken in; journalled with the reason.

    Raises:
        NotYourRole, NotACounty, NotRegistered, OwnKey, TrustIsWithdrawn, WithdrawalOfTrustNeedsReason.
    """
    require(desk, "withdraw-trust")
    if desk.unit.seat != "county":
        raise NotACounty
    _, peer = find_row(desk, Peer, peer_id)
    if peer.node == desk.store.node:
        raise OwnKey(name=peer.name)
    if peer.valid_before is not None:
        raise TrustIsWithdrawn(name=peer.name, on=peer.valid_before)
    said = clean_text(reason, "reason").strip()
    if not said:
        raise WithdrawalOfTrustNeedsReason(name=peer.name)
    log, last = _last_taken_in(desk, peer)
    ended = replace(peer, valid_before=at_instant(desk.now()), counts_log=log, counts_to_seq=last)
    told = event(desk, WITHDRAWN, peer=peer.id, name=peer.name, node=peer.node, log=log, seq=last, reason=said)
    save(desk, [Change(record=ended), told])
    return ended

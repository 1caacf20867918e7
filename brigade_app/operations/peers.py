"""Whom this node believes: the registry as it stands here, and this node's own keys for the sync floor.

A reader would guess that every ``peer`` record in the store counts. It does not: a township could put one into its own
log and name another township's node. Believed are records of this node itself, and of the county that it enrolled.
"""

import hashlib

from brigade_app.domain.keeping import Peer
from brigade_app.operations.desk import Desk
from brigade_app.sync import DeviceKeys, SigningKey

COUNTY_RECOVERY = "sync.recovery-recipient"
"""Setting of a county's store: the recipient of its offline recovery key, printed once."""


def org_code(node: int) -> str:
    """Return the registry code of a node's unit: the division code in its number. A unit's laptops share it."""
    return str(node // 1000)


def device_keys(desk: Desk) -> DeviceKeys:
    """Return this device's keys as the sync floor takes them."""
    keys = desk.store.device_keys()
    return DeviceKeys(sign=SigningKey(keys.sign_seed), age=(keys.age_identity,))


def own_recipients(desk: Desk) -> tuple[str, ...]:
    """Return the recipients by which a bundle may name this node, the county's recovery key too."""
    recovery = desk.store.settings.get(COUNTY_RECOVERY)
    return (*device_keys(desk).recipients, *([recovery] if recovery else []))


def peer_id(node: int, sign_key: str) -> str:
    """Return the id of the record of one key of one node: the same wherever it is written."""
    return "peer-" + hashlib.sha256(f"{node} {sign_key}".encode()).hexdigest()[:24]


def believed_peers(desk: Desk) -> tuple[Peer, ...]:
    """Return the registry: what was enrolled here, and what the enrolled county's own log says."""
    rows = [row for row in desk.store.records.list("peer") if isinstance(row.record, Peer) and not row.deleted]
    own = [row.record for row in rows if row.origin == desk.store.node]
    counties = {peer.node for peer in own if peer.seat == "county"}
    told = [row.record for row in rows if row.origin in counties and row.origin != desk.store.node]
    known = {peer.id for peer in own}
    return (*own, *(peer for peer in told if peer.id not in known))


def peers_of(desk: Desk, org: str) -> tuple[Peer, ...]:
    """Return the enrolled nodes of one unit, without this node itself."""
    return tuple(peer for peer in believed_peers(desk) if peer.unit == org and peer.node != desk.store.node)


def county_of(desk: Desk) -> Peer | None:
    """Return the county that this township is enrolled at."""
    rows = desk.store.records.list("peer")
    found = [row.record for row in rows if row.origin == desk.store.node and not row.deleted]
    return next((one for one in found if isinstance(one, Peer) and one.seat == "county"), None)

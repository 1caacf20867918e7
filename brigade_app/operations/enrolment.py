"""Enrolment: a township asks, the county accepts after comparing twelve characters, the township installs the registry.

Nothing is trusted before two people have compared the characters face to face or by telephone, so both `accept_request`
and `install_registry` take what the person at this end was told. Source: bundle format, section 10; R31.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from brigade_app import __version__
from brigade_app.domain.keeping import Change, Peer
from brigade_app.errors import Refused, Unreadable
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import COUNTY_RECOVERY, county_of, device_keys, org_code, peer_id
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, save
from brigade_app.store.errors import NotAnAdministrator
from brigade_app.sync import SignedCard, check_words, make_card, new_age_identity, peer_of, read_card
from brigade_app.sync.enrolment import COUNTY_NAME, MAX_CARD_BYTES, REQUEST_NAME, SIGNATURE_SUFFIX
from brigade_app.sync.keys import age_recipient
from brigade_app.sync.medium import write_whole

Profile = Literal["supervision", "statistics"]


class EnrolmentFileMissing(Unreadable):
    """An enrolment file, or the signature beside it, is not there or too large. Facts ``path``, ``reason``."""


class NotACounty(Refused):
    """Only a county's store accepts requests and gives out a registry."""


class NotATownship(Refused):
    """Only a township asks a county for enrolment."""


class NotARequest(Refused):
    """The file is a county's card, or a request where a county's card is needed. Facts ``path``, ``seat``."""


class NodeTaken(Refused):
    """Another unit is enrolled under this node number already. Facts ``node``, ``name``."""


class KeyWithdrawn(Refused):
    """Trust was withdrawn from this very key: the computer needs a store, and so a key, of its own. Facts ``name``,
    ``on``."""


class CountyAlreadyKnown(Refused):
    """This store is enrolled at another county; re-enrolment is a deed of its own. Facts ``name``."""


@dataclass(frozen=True, slots=True)
class EnrolmentFile:
    """A card that was written or read: where, what it says, and the twelve characters to compare."""

    path: Path
    signed: SignedCard

    @property
    def words(self) -> str:
        """The twelve characters, as they are read out: in groups of four."""
        words = "".join(self.signed.words)
        return " ".join(words[at : at + 4] for at in range(0, 12, 4))


@dataclass(frozen=True, slots=True)
class Accepted:
    """A township that is enrolled now; ``recovery_key`` is given once, to be printed, when the county had none."""

    peer: Peer
    is_new: bool
    recovery_key: str | None


def enrol_request(desk: Desk, folder: Path) -> EnrolmentFile:
    """Write ``request.json`` and its signature into ``folder``, and return the characters to compare.

    Raises:
        NotYourRole, NotATownship, MediumFailed.
    """
    require(desk, "enrol")
    if desk.unit.seat != "township":
        raise NotATownship
    signed = own_card(desk)
    file = write_card(folder / REQUEST_NAME, signed)
    save(desk, [event(desk, "enrolment-requested", sign_key=signed.card.sign_key)])
    return file


def own_card(desk: Desk) -> SignedCard:
    """Return this node's own signed card."""
    unit = desk.unit
    return make_card(
        device_keys(desk), seat=unit.seat, org=org_code(desk.store.node), name=unit.name, node=desk.store.node,
        log=desk.store.current_log, created=desk.now(), app=__version__,
        recovery=desk.store.settings.get(COUNTY_RECOVERY),
    )  # fmt: skip


def write_card(path: Path, signed: SignedCard) -> EnrolmentFile:
    """Write a card and its signature beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, signed.data)
    write_whole(path.with_name(path.name + SIGNATURE_SUFFIX), signed.armor.encode("ascii"))
    return EnrolmentFile(path, signed)


def look_at(path: Path) -> EnrolmentFile:
    """Return what an enrolment file says, for the screen that shows its characters. Nothing is believed yet.

    Raises:
        EnrolmentFileMissing, BadSignature, MalformedRequest, UnsupportedBundle.
    """
    file = _card_file(path)
    data, armor = _read(file), _read(file.with_name(file.name + SIGNATURE_SUFFIX))
    return EnrolmentFile(file, read_card(data, armor.decode("ascii", "replace"), file.name))


def _card_file(path: Path) -> Path:
    if not path.is_dir():
        return path
    for name in (REQUEST_NAME, COUNTY_NAME):
        found = sorted([path / name, *path.glob(f"*/{name}"), *path.glob(f"*/*/{name}")])
        for one in found:
            if one.is_file():
                return one
    raise EnrolmentFileMissing(path=str(path), reason="not-found", found="")


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as source:
            data = source.read(MAX_CARD_BYTES + 1)
    except OSError as error:
        raise EnrolmentFileMissing(path=path.name, reason="not-found", found="") from error
    if len(data) > MAX_CARD_BYTES:
        raise EnrolmentFileMissing(path=path.name, reason="too-long", found="")
    return data


def accept_request(
    desk: Desk, path: Path, words: str, *, profile: Profile = "supervision", make_recovery: bool = True
) -> Accepted:
    """Enrol the township whose request lies at ``path``, once ``words`` were told by its own people.

    The county itself is entered in the registry with its first township, and gets its offline recovery key then.

    Raises:
        NotYourRole, NotACounty, NotARequest, WrongWords, NodeTaken, EnrolmentFileMissing, Untrusted.
    """
    require(desk, "accept-enrolment")
    if desk.unit.seat != "county":
        raise NotACounty
    file = look_at(path)
    card = file.signed.card
    if card.seat != "township":
        raise NotARequest(path=file.path.name, seat=card.seat)
    check_words(file.signed, words, file.path.name)
    rows = desk.store.records.list("peer")
    for row in rows:
        if isinstance(row.record, Peer) and row.record.node == card.node and row.record.unit != card.org:
            raise NodeTaken(node=card.node, name=row.record.name)
    known = next((row.record for row in rows if row.id == peer_id(card.node, card.sign_key)), None)
    if isinstance(known, Peer) and known.valid_before is not None:
        raise KeyWithdrawn(name=known.name, on=known.valid_before)
    recovery_key = _recovery(desk) if make_recovery else None
    peer = known if isinstance(known, Peer) else _peer(desk, file.signed, profile)
    changes = [Change(record=peer), *_own_entry(desk), event(desk, "enrolment-accepted", node=card.node, org=card.org)]
    save(desk, changes)
    return Accepted(peer, known is None, recovery_key)


def _peer(desk: Desk, signed: SignedCard, profile: Profile = "supervision") -> Peer:
    """A key counts from the time its card names, if that is past: the device's clock may run behind ours."""
    record_id = peer_id(signed.card.node, signed.card.sign_key)
    return peer_of(signed, record_id, min(desk.now(), signed.card.created), profile)


def _recovery(desk: Desk) -> str | None:
    if desk.store.settings.get(COUNTY_RECOVERY):
        return None
    identity = new_age_identity()
    desk.store.settings.put(COUNTY_RECOVERY, age_recipient(identity))
    return identity


def _own_entry(desk: Desk) -> list[Change]:
    signed = own_card(desk)
    row = desk.store.records.get("peer", peer_id(signed.card.node, signed.card.sign_key))
    if row is not None and isinstance(row.record, Peer) and row.record.age_keys == tuple(signed.card.age_keys):
        return []
    return [Change(record=_peer(desk, signed))]


def install_county(desk: Desk, path: Path, words: str) -> Peer:
    """Believe the county whose ``county.json`` lies at ``path``, once ``words`` were told by its own people.

    The county's recovery key can come back into this store from then on, where an administrator enrols.

    Raises:
        NotYourRole, NotATownship, NotARequest, WrongWords, CountyAlreadyKnown, EnrolmentFileMissing, Untrusted.
    """
    require(desk, "enrol")
    if desk.unit.seat != "township":
        raise NotATownship
    file = look_at(path)
    card = file.signed.card
    if card.seat != "county":
        raise NotARequest(path=file.path.name, seat=card.seat)
    check_words(file.signed, words, file.path.name)
    known = county_of(desk)
    if known is not None and known.unit != card.org:
        raise CountyAlreadyKnown(name=known.name)
    peer = _peer(desk, file.signed)
    recovery = _let_county_recover(desk, card.age_keys[1:])
    told = event(desk, "county-enrolled", node=card.node, org=card.org, recovery=recovery)
    save(desk, [Change(record=peer), told])
    return peer


def _let_county_recover(desk: Desk, keys: tuple[str, ...]) -> bool:
    """Give the county's offline recovery key a slot here (R32), where an administrator enrols."""
    if not keys:
        return False
    try:
        desk.store.accounts.add_recovery_recipient("county", keys[0], by=desk.session)
    except NotAnAdministrator:
        return False
    return True

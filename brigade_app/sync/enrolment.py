"""Enrolment files: ``request.json`` of a device and ``county.json`` of a county, each signed by the key it names.

A self-made signature proves only that who made the file holds the key. Trust begins when two people have compared the
twelve characters of the file face to face or by telephone. No case data is inside, and nothing is sealed.
Source: bundle format, section 10; reliability R31.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from brigade_app.domain.keeping import Peer
from brigade_app.domain.names import BadName, clean_name
from brigade_app.domain.when import SHANGHAI, at_instant
from brigade_app.sync.canonical import NotStrict, canonical_json, strict_json
from brigade_app.sync.errors import BadSignature, MalformedRequest, UnsupportedBundle, WrongWords
from brigade_app.sync.keys import DeviceKeys, fingerprint_words, is_age_recipient, public_of_line
from brigade_app.sync.plan import SUITE, Log, Org
from brigade_app.sync.sshsig import ENROL_NAMESPACE, BadArmor, read_armor, sign, verify

REQUEST_NAME = "request.json"
COUNTY_NAME = "county.json"
SIGNATURE_SUFFIX = ".sig"
MAX_CARD_BYTES = 16 << 10
_FORMATS = {"enforcement-enrol-request": "township", "enforcement-enrol-county": "county"}


class Card(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a node says of itself: registry code and name of its unit, node and log numbers, its public keys.

    Of a county's two age keys the first is the working key, the second the recovery key that lies in the safe.
    """

    format: Literal["enforcement-enrol-request", "enforcement-enrol-county"]
    version: Literal[1]
    suite: Annotated[str, Meta(max_length=10)]
    org: Org
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    node: Annotated[int, Meta(ge=1)]
    log: Log
    sign_key: Annotated[str, Meta(max_length=100)]
    age_keys: Annotated[tuple[str, ...], Meta(min_length=1, max_length=4)]
    created: Annotated[datetime, Meta(tz=True)]
    app: Annotated[str, Meta(max_length=40)]

    @property
    def seat(self) -> Literal["township", "county"]:
        """Which of the two files it is."""
        return "county" if self.format == "enforcement-enrol-county" else "township"


@dataclass(frozen=True, slots=True)
class SignedCard:
    """A card with the bytes that were signed and compared."""

    card: Card
    data: bytes
    armor: str

    @property
    def words(self) -> tuple[str, ...]:
        """The twelve characters that both screens show."""
        return fingerprint_words(self.data)


def make_card(
    keys: DeviceKeys,
    *,
    seat: Literal["township", "county"],
    org: str,
    name: str,
    node: int,
    log: int,
    created: datetime,
    app: str,
    recovery: str | None = None,
) -> SignedCard:
    """Return the signed enrolment file of this node. ``recovery`` is a county's recovery recipient."""
    plain = {
        "format": f"enforcement-enrol-{'county' if seat == 'county' else 'request'}",
        "version": 1,
        "suite": SUITE,
        "org": org,
        "name": name,
        "node": node,
        "log": log,
        "sign_key": keys.sign_key,
        "age_keys": [keys.recipient, *([recovery] if recovery else [])],
        "created": created.astimezone(SHANGHAI).isoformat(timespec="seconds"),
        "app": app,
    }
    data = canonical_json(plain)
    armor = sign(data, keys.sign, ENROL_NAMESPACE)
    return read_card(data, armor, COUNTY_NAME if seat == "county" else REQUEST_NAME)


def read_card(data: bytes, armor: str, path: str) -> SignedCard:
    """Return the card in ``data``, whose signature holds with the key that it names itself.

    Raises:
        BadSignature: it does not.
        MalformedRequest: not canonical, a wrong type, a key of another kind.
        UnsupportedBundle: an unknown suite.
    """
    if len(data) > MAX_CARD_BYTES:
        raise MalformedRequest(path=path, reason="too-long")
    try:
        signature = read_armor(armor)
    except BadArmor as error:
        raise BadSignature(path=path, reason=str(error)) from error
    if not verify(data, signature, ENROL_NAMESPACE):
        raise BadSignature(path=path, reason="not-over-this")
    try:
        plain = strict_json(data, limit=MAX_CARD_BYTES)
        if canonical_json(plain) != data:
            raise MalformedRequest(path=path, reason="not-canonical")
        card = msgspec.convert(plain, Card)
        public = public_of_line(card.sign_key)
        is_clean = clean_name(card.name) == card.name
    except (NotStrict, msgspec.ValidationError, ValueError, BadName) as error:
        raise MalformedRequest(path=path, reason=str(error)[:200]) from error
    if card.suite != SUITE:
        raise UnsupportedBundle(path=path, what="suite", found=card.suite)
    if public != signature.public:
        raise BadSignature(path=path, reason="another-key")
    if not is_clean:
        raise MalformedRequest(path=path, reason="name")
    if not all(is_age_recipient(key) for key in card.age_keys):
        raise MalformedRequest(path=path, reason="age-key")
    return SignedCard(card, data, armor)


def check_words(signed: SignedCard, words: str, path: str) -> None:
    """Check that the characters a person compared are those of the file; blanks do not count.

    Raises:
        WrongWords: they are not.
    """
    if "".join(words.split()) != "".join(signed.words):
        raise WrongWords(path=path)


def peer_of(
    signed: SignedCard,
    record_id: str,
    valid_after: datetime,
    profile: Literal["supervision", "statistics"] = "supervision",
) -> Peer:
    """Return the registry record of an enrolled node, valid from ``valid_after`` on."""
    card = signed.card
    return Peer(
        id=record_id, node=card.node, unit=card.org, name=card.name, seat=card.seat, log=card.log,
        sign_key=card.sign_key, age_keys=tuple(card.age_keys), valid_after=at_instant(valid_after), profile=profile,
    )  # fmt: skip

"""`Plan`: a bundle's signed plan (``bundle.json``) as a value. What is signed is its bytes, never the value.

Unknown keys are passed over here and kept in the bytes; unknown words in ``format``, ``suite`` and ``must`` are
refused. ``members`` and ``bytes`` of a volume count its payload: the lines of its manifest, and their sizes.
Source: bundle format, section 5.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct, field

from brigade_app.domain.when import SHANGHAI
from brigade_app.sync.canonical import NotStrict, canonical_json, strict_json
from brigade_app.sync.errors import MalformedPlan, UnsupportedBundle

FORMAT = "enforcement-bundle"
VERSION = 1
SUITE = "1"
KNOWN_MUST: frozenset[str] = frozenset()
MAX_PLAN_BYTES = 1 << 20
MAX_VOLUMES = 4000
MAX_MEMBERS = 50_000
MAX_WANTED = 5000
MAX_ENTRIES = 1_000_000
MAX_RECIPIENTS = 20
MAX_VOLUME_BYTES = 4 << 30
ID_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"

Whole = Annotated[int, Meta(ge=0)]
Log = Annotated[int, Meta(ge=1, lt=2**53)]
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z", max_length=64)]
Org = Annotated[str, Meta(pattern=r"^[!-~]{1,32}\Z", max_length=32)]
Short = Annotated[str, Meta(max_length=100)]
Kind = Literal["upload", "reply", "enrol", "return"]
Profile = Literal["supervision", "statistics"]


class Sender(Struct, frozen=True, kw_only=True):
    """Who made the bundle: registry code of the unit, node, current log, fingerprint of the signing key."""

    org: Org
    node: Annotated[int, Meta(ge=1)]
    log: Log
    sign_key: Annotated[str, Meta(pattern=r"^SHA256:[A-Za-z0-9+/]{43}\Z", max_length=50)]


class Recipient(Struct, frozen=True, kw_only=True):
    """One key that the bundle is sealed to."""

    org: Org
    key: Annotated[str, Meta(pattern=r"^age1[0-9a-z]{58}\Z", max_length=62)]
    role: Annotated[str, Meta(max_length=32)]


class EntryRange(Struct, frozen=True, kw_only=True):
    """The entries of one log that travel: ``base`` is the hash before the first, ``head`` that of the last."""

    log: Log
    first: Annotated[int, Meta(ge=1)]
    last: Annotated[int, Meta(ge=1)]
    base: Digest
    head: Digest


class Ack(Struct, frozen=True, kw_only=True):
    """What the sender confirms to have of a log; ``verified``: the officers' signatures were checked too."""

    log: Log
    seq: Whole
    hash: Digest
    verified: bool


class VolumePlan(Struct, frozen=True, kw_only=True):
    """One volume: digest of its manifest, payload members and payload bytes."""

    n: Annotated[int, Meta(ge=1, le=MAX_VOLUMES)]
    manifest: Digest
    members: Annotated[int, Meta(ge=1, le=MAX_MEMBERS)]
    bytes: Annotated[int, Meta(ge=0, le=MAX_VOLUME_BYTES)]


class Plan(Struct, frozen=True, kw_only=True):
    """The plan of a bundle."""

    bundle_id: Annotated[str, Meta(pattern=r"^[0-9a-hjkmnp-tv-z]{32}\Z", max_length=32)]
    kind: Kind
    profile: Profile
    created: Annotated[datetime, Meta(tz=True)]
    app: Annotated[str, Meta(max_length=40)]
    sender: Sender = field(name="from")
    to: Annotated[tuple[Recipient, ...], Meta(min_length=1, max_length=MAX_RECIPIENTS)]
    number: Annotated[int, Meta(ge=1)]
    prev: Digest | None
    entries: Annotated[tuple[EntryRange, ...], Meta(max_length=1000)]
    acks: Annotated[tuple[Ack, ...], Meta(max_length=5000)]
    want: Annotated[tuple[Digest, ...], Meta(max_length=MAX_WANTED)]
    volumes: Annotated[tuple[VolumePlan, ...], Meta(min_length=1, max_length=MAX_VOLUMES)]
    format: str = FORMAT
    version: int = VERSION
    suite: str = SUITE
    must: Annotated[tuple[Short, ...], Meta(max_length=100)] = ()

    @property
    def short_id(self) -> str:
        """The first ten characters of the id, which name folder and files."""
        return self.bundle_id[:10]


def new_bundle_id() -> str:
    """Return a new random id."""
    return "".join(secrets.choice(ID_ALPHABET) for _ in range(32))


def plan_bytes(plan: Plan) -> bytes:
    """Return the bytes of ``bundle.json``: those that are signed and travel.

    Raises:
        MalformedPlan: more than 1 MiB.
    """
    plain = msgspec.to_builtins(plan)
    plain["created"] = plan.created.astimezone(SHANGHAI).isoformat(timespec="seconds")
    data = canonical_json(plain)
    if len(data) > MAX_PLAN_BYTES:
        raise MalformedPlan(path="bundle.json", reason="too-long")
    return data


def plan_digest(data: bytes) -> str:
    """Return the SHA-256 of a plan's bytes: ``prev`` of the bundle that follows."""
    return hashlib.sha256(data).hexdigest()


def read_plan(data: bytes, path: str = "bundle.json") -> Plan:
    """Return the plan that ``data`` says. Call it only when the signature over ``data`` holds.

    Raises:
        UnsupportedBundle: another format, version, suite, or an unknown ``must``.
        MalformedPlan: duplicate keys, numbers that are no integers, nesting, wrong types, or ranges that clash.
    """
    try:
        plain = strict_json(data, limit=MAX_PLAN_BYTES)
    except NotStrict as error:
        raise MalformedPlan(path=path, reason=error.reason) from error
    if not isinstance(plain, dict):
        raise MalformedPlan(path=path, reason="not-an-object")
    for key, known in (("format", FORMAT), ("version", VERSION), ("suite", SUITE)):
        if plain.get(key) != known or isinstance(plain.get(key), bool):
            raise UnsupportedBundle(path=path, what=key, found=str(plain.get(key))[:40])
    if "must" not in plain:
        raise MalformedPlan(path=path, reason="must")
    try:
        plan = msgspec.convert(plain, Plan)
    except msgspec.ValidationError as error:
        raise MalformedPlan(path=path, reason=str(error)[:200]) from error
    for feature in plan.must:
        if feature not in KNOWN_MUST:
            raise UnsupportedBundle(path=path, what="must", found=feature)
    _check_ranges(plan, path)
    return plan


def _check_ranges(plan: Plan, path: str) -> None:
    if [volume.n for volume in plan.volumes] != list(range(1, len(plan.volumes) + 1)):
        raise MalformedPlan(path=path, reason="volumes")
    logs = [one.log for one in plan.entries]
    if sum(one.last - one.first + 1 for one in plan.entries) > MAX_ENTRIES:
        raise MalformedPlan(path=path, reason="too-many-entries")
    if len(set(logs)) != len(logs) or any(one.first > one.last for one in plan.entries):
        raise MalformedPlan(path=path, reason="entries")
    if len({one.log for one in plan.acks}) != len(plan.acks):
        raise MalformedPlan(path=path, reason="acks")

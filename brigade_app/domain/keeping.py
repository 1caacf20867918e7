"""The records that the program keeps beside the case file: units, accounts, custody, claims, documents, comments.

Every record, here and in `brigade_app.domain.records`, is journalled under a *kind* (`KINDS`), in JSON as
`brigade_app.domain.codec` writes it. What belongs to a case names it in ``case``; in the case file's own records the
store keeps that link beside the body (`Change.case`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.records import Action, Case, Dispute, Evidence, Json, Officer, Party
from brigade_app.domain.when import When

Role = Literal[
    "officer", "captain", "legal-reviewer", "responsible-person", "receiver", "supervisor", "rule-keeper",
    "system-admin", "security-admin", "audit-admin",
]  # fmt: skip
Seat = Literal["township", "county"]
Provenance = Literal["camera-original", "edited", "messenger-copy", "screenshot", "re-photographed", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: its registry code, names and seat. ``place_short`` stands in numbers (南召（城郊）)."""

    id: str
    name: str
    seat: Seat
    place_short: str | None = None
    place: str | None = None
    villages: tuple[str, ...] | None = None
    county_name: str | None = None
    court_name: str | None = None
    brigade_name: str | None = None
    address: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who may log in here: roles, the officer it belongs to, and the public key that checks its signatures (hex)."""

    id: str
    name: str
    roles: tuple[Role, ...]
    public_key: str
    officer: str | None = None
    active: bool = True
    revoked_log: int | None = None
    revoked_from_seq: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """One link of an item's custody chain: who did what with which item, by what means, with what result."""

    id: str
    case: str
    evidence: str
    actor: str
    act: Literal["collected", "taken-in", "viewed", "moved", "handed-over", "returned", "exported", "disposed", "noted"]
    at: When
    means: str | None = None
    place: str | None = None
    result: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """What a file says of itself (metadata), never what is known: capture time, position, device, format.

    ``id`` is the SHA-256 of the file. ``taken_text`` is the time as written in the file; ``clock_offset_s`` and its
    proof are a person's note, in seconds to add. ``grade`` is the rung of the provenance ladder and ``grounds`` why.
    """

    id: str
    taken_text: str | None = None
    taken_at: When | None = None
    lat_e7: int | None = None
    lon_e7: int | None = None
    gps_zeroed: bool | None = None
    maker: str | None = None
    model: str | None = None
    software: str | None = None
    width: int | None = None
    height: int | None = None
    orientation: int | None = None
    duration_ms: int | None = None
    media_type: str | None = None
    grade: Provenance | None = None
    grounds: tuple[str, ...] | None = None
    clock_offset_s: int | None = None
    clock_proof: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckItem:
    """A line of a case's checklist that a person marked: not applicable with its reason, or a note."""

    id: str
    case: str
    item: str
    not_applicable: bool | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedDocument:
    """A document the program made: kind (T34), number, version, the digest of its PDF, where it stands."""

    id: str
    case: str | None
    kind: str
    number: str | None = None
    version: int = 1
    state: Literal["draft", "issued", "signed", "void"] = "draft"
    action: str | None = None
    sha256: str | None = None
    pages: int | None = None
    head_seq: int | None = None
    head_hash: str | None = None
    fields: Mapping[str, Json] | None = None
    copies_printed: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberUse:
    """One number of a series: reserved, used or void, never spent twice. ``series`` is ``unit/kind/year``."""

    id: str
    series: str
    counter: int
    text: str
    state: Literal["reserved", "used", "void"]
    case: str | None = None
    document: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """What a reviewer or the county said about a record, and what became of it."""

    id: str
    case: str | None
    about: str
    text: str
    weight: Literal["must", "should", "note", "instruction", "reply"]
    author: str
    unit: str | None = None
    basis: str | None = None
    due_on: When | None = None
    state: Literal["open", "answered", "closed"] = "open"
    reply_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """A legal review, approval or decision: who, what, and the digest of the case as it stood (data layer 3)."""

    id: str
    case: str
    what: Literal["submitted", "returned", "legal-review", "approval", "decision", "evidence-sealed"]
    by: str
    at: When
    digest: str
    rules: str | None = None
    opinion: str | None = None
    items: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What must be logged without being a record of a case: log-in, view, export, print, self-check, clock doubt."""

    id: str
    what: str
    data: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A node of the county's registry: keys, validity, and up to which of its entries it counts."""

    id: str
    node: int
    unit: str
    name: str
    seat: Seat
    log: int
    sign_key: str
    age_keys: tuple[str, ...]
    valid_after: When
    valid_before: When | None = None
    counts_log: int | None = None
    counts_to_seq: int | None = None
    profile: Literal["supervision", "statistics"] = "supervision"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A rule pack, law text or power list as a signed record: its files by name, as text."""

    id: str
    what: Literal["rules", "law", "authority", "matters", "calendar"]
    name: str
    version: str
    effective_from: When
    sha256: str
    files: Mapping[str, Json]


Record = (
    Case | Party | Officer | Action | Evidence | Dispute | Unit | Account | Custody | Claims | CheckItem
    | IssuedDocument | NumberUse | Comment | SignOff | Event | Peer | Pack
)  # fmt: skip

KINDS: Mapping[str, type] = {
    "case": Case,
    "party": Party,
    "officer": Officer,
    "action": Action,
    "evidence": Evidence,
    "dispute": Dispute,
    "unit": Unit,
    "account": Account,
    "custody": Custody,
    "claims": Claims,
    "check_item": CheckItem,
    "document": IssuedDocument,
    "number": NumberUse,
    "comment": Comment,
    "sign_off": SignOff,
    "event": Event,
    "peer": Peer,
    "pack": Pack,
}
KIND_OF: Mapping[type, str] = {cls: kind for kind, cls in KINDS.items()}
CASE_CHILDREN = ("party", "action", "evidence", "dispute", "custody", "check_item", "document", "comment", "sign_off")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One record to be saved as it shall stand after the deed (``record``), or withdrawn (``deleted``).

    ``case`` is the case it belongs to (for the case file's own children); ``outside_id`` the id it had in a file from
    outside. ``blobs`` are the SHA-256 digests of the sealed files that the record needs.
    """

    record: Record
    case: str | None = None
    deleted: bool = False
    outside_id: str | None = None
    blobs: tuple[str, ...] = ()

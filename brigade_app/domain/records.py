"""The records of a case: exactly the vocabulary of the case file (``docs/case-file.md``), as frozen values.

Absent is not false: a field that is ``None`` was not recorded; an explicit ``False`` or an empty tuple says "it was
not so". Nothing derived (stage, deadlines, findings, score) is a field here. `brigade_app.domain.codec` turns these
into plain JSON values and back; a field's name is its key in the JSON.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from brigade_app.domain.when import When

Json = None | bool | int | str | list["Json"] | dict[str, "Json"]

Procedure = Literal["ordinary", "simple", "demolition-rural", "demolition-urban", "demolition-land"]
Source = Literal["inspection", "report", "transfer", "assignment", "monitoring"]
UnitLevel = Literal["township", "county", "city"]
Land = Literal["homestead", "farmland", "construction", "river", "state", "unknown"]
AuthorityKind = Literal["own", "conferred", "entrusted", "none"]
PartyRole = Literal["party", "third-party", "agent", "witness", "reporter"]
PartyKind = Literal["person", "organisation"]
Capacity = Literal["actor", "builder", "operator", "owner", "buyer", "supervisor", "agent"]
Post = Literal["officer", "captain", "responsible-person", "legal-reviewer", "hearing-host", "recorder"]
Flag = Literal[
    "suspected-crime", "complex", "serious", "major-public-interest", "social-risk", "minor-involved",
    "expropriation", "no-compensation-agreement",
]  # fmt: skip
EvidenceKind = Literal[
    "documentary", "physical", "audiovisual", "electronic", "witness", "party_statement", "expert_opinion",
    "inspection_record",
]  # fmt: skip
States = Literal[
    "facts", "grounds", "evidence", "basis", "content", "performance", "remedies", "organ-date", "late-fee",
    "publication", "defence-handling", "inventory",
]  # fmt: skip
PenaltyKind = Literal["warning", "fine", "confiscation", "suspension", "revocation", "closure", "demolition", "other"]
Channel = Literal["mediation", "reconsideration", "litigation"]
DisputeStepKind = Literal[
    "answer-filed", "evidence-filed", "hearing", "settlement", "withdrawal", "outcome", "appeal", "service",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where. ``lat_e7`` and ``lon_e7`` are 1e-7 degrees (``lat``, ``lon`` in a case file); ``accuracy_m`` metres."""

    text: str | None = None
    village: str | None = None
    lat_e7: int | None = None
    lon_e7: int | None = None
    accuracy_m: int | None = None
    land: Land | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The measured facts of a case: money in fen, areas in square metres."""

    area_m2: Decimal | None = None
    cost_fen: int | None = None
    value_fen: int | None = None
    gain_fen: int | None = None
    quantity: Decimal | None = None
    first_violation: bool | None = None
    harm: Literal["none", "slight", "serious"] | None = None
    corrected: bool | None = None
    cooperated: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The power that the case says it rests on, with the days the instrument is in force."""

    kind: AuthorityKind | None = None
    instrument: str | None = None
    valid_from: When | None = None
    valid_to: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Absence:
    """What is known not to have happened: an action kind or a document id, limited to a party, an act or a time."""

    kind: str
    party: str | None = None
    of: str | None = None
    after: str | None = None
    before: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LawRef:
    """An article as a record cites it."""

    law: str
    article: str | None = None
    paragraph: int | None = None
    item: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Penalty:
    """One penalty, proposed or imposed; ``amount_fen`` in fen."""

    kind: PenaltyKind
    amount_fen: int | None = None
    large: bool | None = None
    below_minimum: bool | None = None
    term_days: int | None = None
    tier: str | None = None
    basis: tuple[LawRef, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierPenalty:
    """A penalty before the decision that is judged."""

    on: When | None = None
    organ: str | None = None
    penalties: tuple[Penalty, ...] | None = None
    same_act: bool | None = None
    paid: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """Another case of the same kind and what it was given."""

    case: str
    penalties: tuple[Penalty, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What the case is: unit, matter, place, times, facts, and what is known to be absent or unproven."""

    id: str
    number: str | None = None
    title: str | None = None
    unit: str | None = None
    unit_level: UnitLevel | None = None
    matter: str | None = None
    matter_zh: str | None = None
    record: Literal["complete", "partial"] | None = None
    absent: tuple[str | Absence, ...] | None = None
    unproven: tuple[str, ...] | None = None
    joint_units: tuple[str, ...] | None = None
    procedure: Procedure | None = None
    source: Source | None = None
    place: Place | None = None
    act_started_on: When | None = None
    act_ended_on: When | None = None
    act_continuing: bool | None = None
    discovered_on: When | None = None
    approximate: bool | None = None
    not_before: When | None = None
    not_after: When | None = None
    facts: Facts | None = None
    flags: tuple[Flag, ...] | None = None
    remedies_unused: tuple[Literal["reconsideration", "litigation"], ...] | None = None
    comparable: tuple[Comparable, ...] | None = None
    earlier_penalties: tuple[EarlierPenalty, ...] | None = None
    authority: Authority | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A person or an organisation of the case, and in which capacity it answers."""

    id: str
    role: PartyRole | None = None
    kind: PartyKind | None = None
    name: str | None = None
    id_number: str | None = None
    born_on: When | None = None
    address: str | None = None
    phone: str | None = None
    identity_proven_by: tuple[str, ...] | None = None
    capacity: tuple[Capacity, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """A person of the organ, with certificate and the days it is valid (Penalty Law art. 42)."""

    id: str
    name: str | None = None
    certificate: str | None = None
    certificate_from: When | None = None
    certificate_to: When | None = None
    posts: tuple[Post, ...] | None = None
    legal_qualification: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """The document of an action (``document`` in the case file), as it was issued and signed."""

    kind: str | None = None
    number: str | None = None
    issuer: str | None = None
    sealed: bool | None = None
    signed_by: tuple[str, ...] | None = None
    not_signed_by: tuple[str, ...] | None = None
    refused_to_sign: bool | None = None
    states: tuple[States, ...] | None = None
    lacks: tuple[States, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that was done: its kind, when, by whom, on what paper. ``data`` has the keys of its kind."""

    id: str
    kind: str
    at: When | None = None
    ended_at: When | None = None
    approximate: bool | None = None
    not_before: When | None = None
    not_after: When | None = None
    officers: tuple[str, ...] | None = None
    decided_by: str | None = None
    parties: tuple[str, ...] | None = None
    place: str | Place | None = None
    refers_to: tuple[str, ...] | None = None
    document: Paper | None = None
    data: Mapping[str, Json] | None = None
    evidence: tuple[str, ...] | None = None
    recorded_by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceFile:
    """The sealed original: SHA-256 of its bytes in lower-case hex, size in bytes, media type, original name."""

    sha256: str
    size: int | None = None
    media_type: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One piece of evidence and what it proves (element ids of the matter)."""

    id: str
    kind: EvidenceKind | None = None
    name: str | None = None
    checklist_item: str | None = None
    proves: tuple[str, ...] | None = None
    made_at: When | None = None
    approximate: bool | None = None
    not_before: When | None = None
    not_after: When | None = None
    made_by: str | None = None
    place: str | None = None
    method: str | None = None
    original: bool | None = None
    copy_checked_by: str | None = None
    original_kept_at: str | None = None
    obtained_lawfully: bool | None = None
    shown_to_party: bool | None = None
    file: EvidenceFile | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeStep:
    """One step of a dispute."""

    kind: DisputeStepKind
    on: When | None = None
    approximate: bool | None = None
    not_before: When | None = None
    not_after: When | None = None
    data: Mapping[str, Json] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A mediation, reconsideration or suit against one action."""

    id: str
    channel: Channel | None = None
    against: str | None = None
    received_on: When | None = None
    approximate: bool | None = None
    not_before: When | None = None
    not_after: When | None = None
    steps: tuple[DisputeStep, ...] | None = None
    absent: tuple[str, ...] | None = None
    redo_within_days: int | None = None
    outcome: str | None = None
    causes: tuple[str, ...] | None = None
    responsible_person_attended: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """A whole case: what enters and leaves the program as one document, and what the law judges."""

    case: Case
    parties: tuple[Party, ...] = ()
    officers: tuple[Officer, ...] = ()
    actions: tuple[Action, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    disputes: tuple[Dispute, ...] = ()

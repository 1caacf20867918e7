"""What a person fills in, as plain frozen values: the arguments of the deeds.

``None`` is "not filled in". A half-filled form is saved as it is; what a rule needs is asked for by
the deed that needs it.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from brigade_app.domain.keeping import Role, Seat
from brigade_app.domain.records import Capacity, PartyKind, PartyRole, Place, Post, Procedure, Source
from brigade_app.domain.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """The unit of a new store. ``node`` is the nine-digit division code x 1000 + device number (data layer 1.1)."""

    name: str
    seat: Seat
    node: int
    place_short: str | None = None
    place: str | None = None
    villages: tuple[str, ...] = ()
    county_name: str | None = None
    court_name: str | None = None
    brigade_name: str | None = None
    address: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOfficer:
    """A person of the organ, with certificate number and the days it is valid (Penalty Law art. 42)."""

    name: str
    certificate: str | None = None
    certificate_from: date | None = None
    certificate_to: date | None = None
    posts: tuple[Post, ...] = ("officer",)
    legal_qualification: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLogin:
    """An account to be made: log-in name, password (at least 12 characters), roles, the officer it belongs to."""

    name: str
    password: str = field(repr=False)
    roles: tuple[Role, ...] = ()
    officer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person or organisation named in a form. ``party`` is the id of a party that is there already."""

    name: str | None = None
    kind: PartyKind | None = "person"
    role: PartyRole | None = "party"
    id_number: str | None = None
    address: str | None = None
    phone: str | None = None
    capacity: tuple[Capacity, ...] | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAction:
    """The five fields of 新增执法行动: when, where, source, persons, kind; and what may be said besides."""

    at: When | None = None
    place: Place | None = None
    source: Source | None = None
    persons: tuple[Person, ...] = ()
    kind: str | None = None
    matter: str | None = None
    title: str | None = None
    officers: tuple[str, ...] | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """立案: when, which two officers, who approved (the responsible person), by which procedure."""

    at: When
    officers: tuple[str, ...]
    decided_by: str | None = None
    approved: bool | None = None
    procedure: Procedure | None = "ordinary"
    matter: str | None = None
    title: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NewComment:
    """A comment on a record. ``must`` is 必须改, ``should`` 建议, ``instruction`` 督办 (with a due day)."""

    case: str | None
    about: str
    text: str
    weight: Literal["must", "should", "note", "instruction", "reply"] = "note"
    basis: str | None = None
    due_on: When | None = None
    reply_to: str | None = None

"""What crosses the store's door: frozen values, no row that could run a query."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal

Progress = Callable[[int], None]
"""Told how many bytes were done since it was last told."""
Cancelled = Callable[[], bool]

CaseOrder = Literal["opened", "due", "changed"]
BlobState = Literal["wanted", "partial", "present", "erased"]
ZERO_ACTOR = "0" * 32
"""The actor of an entry that the program itself made; its signature is then the device's."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a deed left behind: the journal's head after it. ``wrote`` is false where nothing had changed."""

    deed: str
    log: int
    seq: int
    hash: str
    wrote: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A record as it stands, with what the journal knows of it. ``record`` is ``None`` where it was erased by law."""

    kind: str
    id: str
    record: Any
    case: str | None
    origin: int
    owner: int
    deleted: bool
    log: int
    seq: int
    created_at: datetime
    updated_at: datetime
    outside_id: str | None = None
    blobs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """The last entry of a log."""

    log: int
    seq: int
    hash: str
    at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseQuery:
    """Which cases, in which order. ``text`` searches number, title, matter, place, parties and pinyin initials.

    With ``text`` the newest rows come first whatever ``order`` says. ``order`` is ``opened`` (newest day first),
    ``due`` (next due day first; only cases with one) or ``changed`` (last saved first).
    """

    text: str = ""
    unit: str | None = None
    matter: str | None = None
    procedure: str | None = None
    statuses: tuple[str, ...] | None = None
    is_open: bool | None = None
    lights: tuple[str, ...] | None = None
    lacking: bool | None = None
    fatal: bool | None = None
    has_due: bool | None = None
    due_to: date | None = None
    opened_from: date | None = None
    opened_to: date | None = None
    closed_from: date | None = None
    closed_to: date | None = None
    owned: bool | None = None
    withdrawn: bool | None = False
    order: CaseOrder = "opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseRow:
    """One line of a list of cases. ``local`` names the row in this file only."""

    local: int
    id: str
    origin: int
    owner: int
    unit: str | None
    number: str | None
    title: str | None
    matter: str | None
    matter_zh: str | None
    procedure: str | None
    source: str | None
    place: str | None
    parties: tuple[str, ...]
    opened_on: date
    updated_at: datetime
    deleted: bool
    status: str | None
    filed_on: date | None
    closed_on: date | None
    outcome: str | None
    fine_fen: int | None
    next_due_on: date | None
    next_due_rule: str | None
    light: str | None
    score: int | None
    fatal: int
    lacking: int


@dataclass(frozen=True, slots=True)
class CaseAfter:
    """Where the next page begins: the sort key of the last row shown."""

    key: str
    local: int


@dataclass(frozen=True, slots=True)
class CasePage:
    """One keyset page; ``after`` asks for the next one (``None``: this was the last)."""

    rows: tuple[CaseRow, ...]
    after: CaseAfter | None


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline of a case as the engine counted it."""

    rule: str
    due_on: date
    done: bool = False


@dataclass(frozen=True, slots=True)
class DueRow:
    """A deadline that is not done, with what a list shows of its case."""

    case_id: str
    number: str | None
    title: str | None
    unit: str | None
    rule: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSummary:
    """What the assessment says of a case, for lists (never journalled; recomputed when case, pack or day changes).

    ``light`` is ``ok``, ``soon``, ``late`` or ``doubt``; ``fatal`` and ``lacking`` count fatal findings and missing
    necessary evidence.
    """

    status: str | None = None
    filed_on: date | None = None
    closed_on: date | None = None
    outcome: str | None = None
    fine_fen: int | None = None
    next_due_on: date | None = None
    next_due_rule: str | None = None
    light: str | None = None
    score: int | None = None
    fatal: int = 0
    lacking: int = 0
    deadlines: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class MonthSum:
    """One line of the statistics: a unit's cases of one month (``2026-03``) and one matter."""

    unit: str
    month: str
    matter: str
    opened: int
    closed: int
    lost: int
    fine_fen: int


@dataclass(frozen=True, slots=True)
class Found:
    """One hit of a search: a case by its own text or its parties (``kind`` ``case``), or a record inside it."""

    kind: str
    id: str
    case_id: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One journal entry of a record. ``record`` is the record as it then stood (``None``: withdrawn or erased)."""

    log: int
    seq: int
    txn: int
    at: datetime
    actor: str
    kind: str
    id: str
    op: str
    record: Any
    hash: str
    signed: bool


@dataclass(frozen=True, slots=True)
class SealedFile:
    """A file in the vault: SHA-256 and size of its content, and the SHA-256 of the sealed bytes, which names it.

    ``pieces`` are the SHA-256 of each 64 MiB of content, for files above 256 MiB.
    """

    sha256: str
    size: int
    sealed: str
    sealed_size: int
    pieces: tuple[str, ...] = ()
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Blob:
    """What the store knows of a file that records name."""

    sha256: str
    sealed: str | None
    size: int | None
    media_type: str | None
    state: BlobState


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found wrong: ``what`` (``chain``, ``state``, ``vault``, ``page`` …), where, and how."""

    what: str
    where: str
    detail: str
    case: str | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """The outcome of a check."""

    checked: dict[str, int] = field(default_factory=dict)
    found: tuple[Finding, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether nothing was found wrong."""
        return not self.found

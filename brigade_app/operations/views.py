"""What the questions answer: frozen values, complete enough that a screen paints them without asking again.

Nothing here is worded for a screen beyond what the law engine words itself (``*_zh``, ``*_en``); lights and states are
closed lists that the ui and the commands put into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from brigade_app.domain.checklist import Checklist
from brigade_app.domain.evidence_seal import LateReason, PlacedAfter
from brigade_app.domain.keeping import Claims, Comment, Custody, IssuedDocument, SignOff
from brigade_app.domain.records import Action, CaseFile, Dispute, Evidence, Json, Officer, Party
from brigade_app.domain.when import When

if TYPE_CHECKING:
    from brigade_app.domain.law.types import Assessment, DeadlineResult

Light = Literal["ok", "soon", "late", "doubt"]
"""● 正常, ▲ 临期 (three days or fewer), ■ 超期, ◆ 存疑 (provisional calendar, clock doubt, rule marked S or M)."""

CaseState = Literal["draft", "open", "under-review", "archived", "withdrawn"]
StepState = Literal["done", "current", "ahead"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One line of a list of cases. ``status`` is the step card the case stands at (``P10``), as the law computed it."""

    id: str
    number: str | None
    title: str | None
    unit: str | None
    matter: str | None
    matter_zh: str | None
    parties: tuple[str, ...]
    status: str | None
    opened_on: date | None
    next_due_on: date | None
    next_due_rule: str | None
    days_left: int | None
    light: Light
    score: int | None
    fatal: int
    lacking: int
    owned: bool
    updated_at: datetime | None
    closed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One thing that falls due: which deadline of which case, when, how many days are left (negative: overdue)."""

    case_id: str
    number: str | None
    title: str | None
    rule: str
    name_zh: str
    name_en: str
    due_on: date
    days_left: int
    light: Light


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingLine:
    """A case that waits for a signature: which, since when, whether it had been sent back before (``again``).

    ``reviewed`` says that the legal review is signed, so that the approval comes next.
    """

    case: CaseLine
    what: Literal["legal-review", "approval"]
    since: When
    again: bool
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The line at the foot of the window: what is saved, backed up, received by the county, in doubt, running out."""

    saved_at: datetime | None
    backup_at: datetime | None
    backup_light: Light
    unanchored_days: int | None
    unanchored_light: Light
    received_to: date | None
    received_seq: int | None
    head_seq: int
    clock_doubts: tuple[str, ...]
    combined_administrators: bool
    has_little_room: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """工作台. The counters are 待办 (open cases with a next step or a deadline), 预警, 缺证据, 本月办结."""

    today: date
    working_day: bool
    todo: int
    todo_soon: int
    warned: int
    warned_late: int
    lacking: int
    closed_this_month: int
    closed_last_month: int
    due: tuple[DueLine, ...]
    recent: tuple[CaseLine, ...]
    standing: Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class CasesPage:
    """One keyset page of the case list; ``after`` asks for the next one (``None``: this was the last)."""

    lines: tuple[CaseLine, ...]
    after: object | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One line of the command box (Ctrl+K): ``id`` is a case id, a ``law#article`` or a command's name."""

    kind: Literal["case", "party", "article", "command"]
    id: str
    text: str
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage of the stepper."""

    id: str
    name_zh: str
    name_en: str
    state: StepState


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """One action in order of time, with the names it points to, resolved."""

    action: Action
    name_zh: str
    name_en: str
    on: date | None
    officers: tuple[Officer, ...]
    parties: tuple[Party, ...]
    evidence: tuple[str, ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One item of evidence: the record, what its file says of itself, its custody, whether the file is here."""

    evidence: Evidence
    claims: Claims | None
    custody: tuple[Custody, ...]
    present: bool
    added_at: datetime | None
    after_seal: bool
    late: LateReason | PlacedAfter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRow:
    """One deadline with its light and the trace of its computation (the "why?")."""

    rule: str
    name_zh: str
    name_en: str
    due_on: date | None
    days_left: int | None
    state: str
    light: Light
    basis: tuple[str, ...]
    trace_zh: tuple[str, ...]
    trace_en: tuple[str, ...]
    pending: bool
    result: "DeadlineResult"


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One journal entry about a record: who, when, which deed; ``body`` is the record as it then stood."""

    log: int
    seq: int
    at: datetime
    actor: str
    actor_name: str | None
    kind: str
    record: str
    op: str
    body: Mapping[str, Json] | None
    hash: str
    signed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseHeader:
    """The head of the case page. ``verdict`` and ``score`` are ``None`` for what is only logged, and without rules."""

    id: str
    number: str | None
    title: str | None
    matter: str | None
    matter_zh: str | None
    state: CaseState
    stage: str | None
    stage_zh: str | None
    stage_en: str | None
    verdict: str | None
    score: int | None
    score_of: int | None
    fatal: int
    owned: bool
    day: int | None
    days_of: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """The whole case page as one value. ``assessment`` is what the law engine said today (``None``: no rule pack)."""

    header: CaseHeader
    file: CaseFile
    steps: tuple[Step, ...]
    timeline: tuple[TimelineRow, ...]
    evidence: tuple[EvidenceRow, ...]
    checklist: Checklist
    deadlines: tuple[DeadlineRow, ...]
    assessment: "Assessment | None"
    documents: tuple[IssuedDocument, ...]
    disputes: tuple[Dispute, ...]
    comments: tuple[Comment, ...]
    sign_offs: tuple[SignOff, ...]
    history: tuple[HistoryRow, ...]

"""The values the law engine speaks in: a basis, a trace, and its answers (deadlines, findings, next steps, gates).

A reader would guess that a finding is a sentence about a rule. It is not: ``because_*`` names the facts of this case
and ``basis`` the articles. Only marks ``text`` and ``D`` may make a finding fatal or refuse a step (`CERTAIN`). Where
days were counted the answer carries its computation as `TraceLine`. Field names are keys of ``brigade-assessment/1``
where that format has them (``from_action`` is its ``from``). The rows of a rule pack are in `law.rules`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Mark = Literal["text", "S", "M", "D", "P"]
CERTAIN: frozenset[Mark] = frozenset({"text", "D"})
"""Marks on which a finding may be fatal and a gate may refuse: read in the statute, or derived from it."""

Unit = Literal["hour", "natural_day", "working_day", "month", "year"]
Roll = Literal["law", "silent", "none"]
Who = Literal["A", "P", "C", "R", "K", "J", "AP", "RP", "PAP"]
DeadlineState = Literal["running", "met", "missed", "suspended", "provisional"]
Axis = Literal["authority", "facts", "evidence", "procedure", "law", "discretion", "service", "execution"]
Result = Literal["pass", "fail", "unknown", "not-applicable"]
Verdict = Literal["iron", "repairable", "at-risk"]
GateOutcome = Literal["open", "warned", "refused"]


@dataclass(frozen=True, slots=True)
class Basis:
    """An article of a law. ``law`` is its Chinese name as the statute file has it; ``code`` the pack's short code.

    ``edition`` is set where an older text than the installed one is meant (``"2017"``): such a basis cannot be
    looked up and its rule is marked ``M``.
    """

    code: str
    law: str
    law_en: str
    short_zh: str
    article: int | None = None
    paragraph: int | None = None
    item: int | None = None
    edition: str | None = None

    @property
    def short(self) -> str:
        """``行政处罚法 44``, as an assessment writes it."""
        return self.law if self.article is None else f"{self.law} {self.article}"


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One line of a computation or an explanation, in both languages."""

    zh: str
    en: str


Trace = tuple[TraceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineResult:
    """One running, met or missed term of this case.

    ``due_on`` is the last lawful day (of a wait or window: the last day of it), ``None`` where the dates are too vague
    to say; ``opens_on`` the first day on which the thing may be done, where the term is a wait; ``due_at`` the minute,
    of terms in hours; ``warn_on`` the day to be done by where the law does not say whether the first day counts.
    ``state`` ``provisional`` goes with vague dates and with days beyond the holiday table. ``display_only`` terms bind
    a court or the reconsideration organ.
    """

    id: str
    part: str = ""
    name_zh: str
    name_en: str
    who: Who
    state: DeadlineState
    due_on: date | None
    due_at: datetime | None = None
    opens_on: date | None = None
    warn_on: date | None = None
    from_action: str | None = None
    met_by: str | None = None
    days_left: int | None = None
    party: str | None = None
    basis: tuple[Basis, ...] = ()
    mark: Mark = "text"
    trace: Trace = ()
    consequence_zh: str = ""
    consequence_en: str = ""
    display_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check says of this case, with its facts in the sentence."""

    check: str
    axis: Axis
    result: Result
    fatal: bool
    weight: int
    risk: str
    causes: tuple[str, ...] = ()
    because_zh: str
    because_en: str
    basis: tuple[Basis, ...] = ()
    actions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    cure_zh: str = ""
    cure_en: str = ""
    curable: bool = False
    mark: Mark = "text"
    trace: Trace = ()
    unknown_fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a step is unlawful or doubtful, and from which day it would be lawful. ``rule``: edge, deadline or check."""

    rule: str
    because_zh: str
    because_en: str
    basis: tuple[Basis, ...] = ()
    mark: Mark = "text"
    certain: bool = True
    earliest_on: date | None = None
    trace: Trace = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """A step the case may take now (``allowed``) or after what ``waiting_for`` names.

    ``aside``: not on the case's own way, a side step. ``edge`` and ``action`` together are unique.
    """

    action: str
    edge: str
    name_zh: str
    name_en: str
    allowed: bool
    aside: bool = False
    waiting_for: tuple[Reason, ...] = ()
    earliest_on: date | None = None
    documents: tuple[str, ...] = ()
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistLine:
    """One element of the matter: proven, known to be unproven, or (``None``) not to be told; what is missing."""

    element: str
    name_zh: str
    name_en: str = ""
    proven: bool | None
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """The whole answer, as ``brigade-assessment/1`` has it."""

    case: str
    on: date
    pack: str
    version: str
    sha256: str
    stage: str
    verdict: Verdict
    score: int
    score_of: int
    known: float
    findings: tuple[Finding, ...]
    deadlines: tuple[DeadlineResult, ...]
    next_steps: tuple[NextStep, ...]
    checklist: tuple[ChecklistLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """Whether a step may be logged as done now.

    ``refused``: certainly unlawful today (mark text or D). ``warned``: doubtful; going on needs a reason, which is
    journalled. ``past``: the action lies before today, so it is logged whatever the reasons say; they become findings.
    ``earliest_on`` is the first lawful day that can be computed now. ``instead`` names action kinds that are open.
    """

    outcome: GateOutcome
    reasons: tuple[Reason, ...] = ()
    past: bool = False
    earliest_on: date | None = None
    instead: tuple[str, ...] = ()

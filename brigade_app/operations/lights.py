"""Lights and the summary of an assessment for lists: what is due next, how it stands, what is missing.

Only what this organ must do makes a light: a party's term that ends is a date to know, not a delay of ours. A term that
was met, even late, is no longer due; a closed case keeps only what a dispute brings. A hearing that is announced stands
among what is due, as the day on which somebody has to be there.
"""

from collections.abc import Iterable
from datetime import date

from brigade_app.domain.appointments import appointments
from brigade_app.domain.law.types import Assessment, DeadlineResult
from brigade_app.domain.records import Action, CaseFile
from brigade_app.domain.vocabulary import is_only_logged
from brigade_app.operations.views import DeadlineRow, Light
from brigade_app.store import CaseSummary, Due

SOON_DAYS = 3
OURS = "A"
NO_TASKS = frozenset({"D14", "D24", "D31", "D32"})
"""Late fee running, waits before force, forbidden hours: dates to know, at which nothing has to be done."""
LIMITS = frozenset({"D01", "D02", "D26"})
"""The last day on which something may be done at all: once it has passed nobody can still hurry."""
_ORDER: dict[Light, int] = {"late": 3, "soon": 2, "doubt": 1, "ok": 0}


def light_of(days_left: int | None, *, doubtful: bool = False) -> Light:
    """Return the light of something due in so many days; what is doubtful is never called late or in time."""
    if doubtful:
        return "doubt"
    if days_left is not None and days_left < 0:
        return "late"
    return "soon" if days_left is not None and days_left <= SOON_DAYS else "ok"


def worst(lights: Iterable[Light]) -> Light:
    """Return the light that counts among several."""
    return max(lights, key=lambda light: _ORDER[light], default="ok")


def days_left(deadline: DeadlineResult, on: date) -> int | None:
    """Return the days from ``on`` to the last lawful day; negative when it has passed."""
    return None if deadline.due_on is None else (deadline.due_on - on).days


def is_pending(deadline: DeadlineResult, on: date) -> bool:
    """Whether somebody still has to do something about it: ours until done, a party's until its day has passed."""
    if deadline.due_on is None or deadline.display_only or deadline.state in ("met", "suspended"):
        return False
    if deadline.met_by is not None:
        return False
    if deadline.id in NO_TASKS:
        return False
    if deadline.who != OURS or deadline.opens_on is not None or deadline.id in LIMITS:
        return deadline.due_on >= on
    return True


def deadline_light(deadline: DeadlineResult, on: date) -> Light:
    """Return the light of one deadline."""
    if not is_pending(deadline, on):
        return "ok"
    left = days_left(deadline, on)
    if deadline.who != OURS or deadline.opens_on is not None:
        return "doubt" if deadline.state == "provisional" else "ok"
    return light_of(left, doubtful=deadline.state == "provisional")


def deadline_row(deadline: DeadlineResult, on: date) -> DeadlineRow:
    """Return a deadline as the case page shows it."""
    return DeadlineRow(
        rule=deadline.id, name_zh=deadline.name_zh, name_en=deadline.name_en, due_on=deadline.due_on,
        days_left=days_left(deadline, on), state=deadline.state, light=deadline_light(deadline, on),
        basis=tuple(basis.short for basis in deadline.basis), trace_zh=tuple(line.zh for line in deadline.trace),
        trace_en=tuple(line.en for line in deadline.trace), pending=is_pending(deadline, on), result=deadline,
    )  # fmt: skip


def percent(assessment: Assessment) -> int | None:
    """Return the score in percent of what applies; ``None`` where nothing applies."""
    return round(100 * assessment.score / assessment.score_of) if assessment.score_of else None


def summarise(file: CaseFile, assessment: Assessment, lacking: int) -> CaseSummary:
    """Return what lists show of a case, as its assessment of a day says it; ``lacking``: required evidence missing."""
    on = assessment.on
    closed_on = _day_of(_last(file, "closing"))
    pending = [one for one in assessment.deadlines if is_pending(one, on)]
    if closed_on is not None:
        pending = [one for one in pending if one.due_on is not None and one.due_on >= closed_on and file.disputes]
    ours = [one for one in pending if one.who == OURS and one.opens_on is None]
    sittings = [Due(one.kind, one.at.earliest) for one in appointments(file, on)]
    counted = sittings + [Due(one.id, one.due_on) for one in ours if one.due_on]
    counted = counted or [Due(one.id, one.due_on) for one in pending if one.due_on]
    nearest = min(counted, key=lambda one: one.due_on, default=None)
    dues = sittings + [Due(one.id, one.due_on) for one in pending if one.due_on]
    only_logged = is_only_logged(action.kind for action in file.actions)
    decision = _last(file, "decision") or _last(file, "simple-decision")
    return CaseSummary(
        status=assessment.stage,
        filed_on=_day_of(_first(file, "filing")),
        closed_on=closed_on,
        outcome=next((one.outcome for one in reversed(file.disputes) if one.outcome), None) or _result(decision),
        fine_fen=_fine_of(decision),
        next_due_on=nearest.due_on if nearest else None,
        next_due_rule=nearest.rule if nearest else None,
        light=worst(
            (
                *(deadline_light(one, on) for one in pending),
                *(light_of((one.due_on - on).days) for one in sittings),
            )
        ),
        score=None if only_logged else percent(assessment),
        fatal=0 if only_logged else sum(1 for one in assessment.findings if one.fatal and one.result == "fail"),
        lacking=0 if closed_on else lacking,
        deadlines=tuple(sorted(dues, key=lambda one: (one.due_on, one.rule))),
    )


def _first(file: CaseFile, kind: str) -> Action | None:
    return next((action for action in file.actions if action.kind == kind), None)


def _last(file: CaseFile, kind: str) -> Action | None:
    return next((action for action in reversed(file.actions) if action.kind == kind), None)


def _day_of(action: Action | None) -> date | None:
    return action.at.earliest if action is not None and action.at is not None else None


def _result(decision: Action | None) -> str | None:
    value = (decision.data or {}).get("result") if decision else None
    return value if isinstance(value, str) else None


def _fine_of(decision: Action | None) -> int | None:
    if decision is None:
        return None
    data = decision.data or {}
    total = data.get("total_fen")
    if isinstance(total, int):
        return total
    listed = data.get("penalties")
    amounts = [one.get("amount_fen") for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    whole = [amount for amount in amounts if isinstance(amount, int)]
    return sum(whole) if whole else None

"""Photographs and films proposed to the steps that they show, by time and officer; a person accepts, or does not.

A reader would guess that the nearest step is taken. It is proposed only when the time fits into it (with the note of a
wrong clock reckoned in) and the maker, where one is said, was there: what fits nowhere is left alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from brigade_app.domain.records import Action, CaseFile
from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import change_action
from brigade_app.operations.saving import find_record
from brigade_app.operations.views import EvidenceRow

BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=2)
SHOWN_BY_PICTURES = frozenset({
    "patrol", "education", "on-site-inspection", "inquiry", "evidence-collection", "sampling", "evidence-registration",
    "seizure", "recheck", "order-to-correct", "service", "demolition", "substitute-performance", "hearing",
    "simple-decision", "performance", "seizure-release",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """Items that seem to show a step; ``by_officer``: all of them were made by an officer of the step."""

    action: Action
    evidence: tuple[str, ...]
    by_officer: bool


def proposals(file: CaseFile, rows: Sequence[EvidenceRow]) -> tuple[Proposal, ...]:
    """Return what seems to belong to which step, of the items that no step names yet; in the order of the steps."""
    named = {one for action in file.actions for one in action.evidence or ()}
    found: dict[str, list[EvidenceRow]] = {}
    for row in rows:
        if row.evidence.id in named or row.evidence.file is None:
            continue
        step = _step_of(row, file.actions)
        if step is not None:
            found.setdefault(step.id, []).append(row)
    return tuple(
        Proposal(action, tuple(row.evidence.id for row in found[action.id]), _all_by(action, found[action.id]))
        for action in file.actions
        if action.id in found
    )


def _all_by(action: Action, rows: Sequence[EvidenceRow]) -> bool:
    return all(row.evidence.made_by in (action.officers or ()) for row in rows)


def _step_of(row: EvidenceRow, actions: Sequence[Action]) -> Action | None:
    instant = _instant_of(row)
    if instant is None:
        return None
    fitting = [(distance, one.id, one) for one in actions if (distance := _distance(one, row, instant)) is not None]
    return min(fitting)[2] if fitting else None


def _instant_of(row: EvidenceRow) -> datetime | None:
    if row.evidence.made_at is not None:
        return row.evidence.made_at.instant
    claims = row.claims
    if claims is None or claims.taken_at is None or claims.taken_at.instant is None:
        return None
    return claims.taken_at.instant + timedelta(seconds=claims.clock_offset_s or 0)


def _distance(action: Action, row: EvidenceRow, instant: datetime) -> timedelta | None:
    """Return how far the time is from the step's beginning; ``None``: it does not fit, or the maker was not there."""
    if action.kind not in SHOWN_BY_PICTURES or action.at is None:
        return None
    maker = row.evidence.made_by
    if maker is not None and action.officers and maker not in action.officers:
        return None
    begin = action.at.instant
    if begin is None:
        same = action.at.day is not None and action.at.day == instant.astimezone(SHANGHAI).date()
        return timedelta(hours=12) if same else None
    ended = action.ended_at.instant if action.ended_at else None
    end = ended + BEFORE if ended else begin + AFTER
    return abs(instant - begin) if begin - BEFORE <= instant <= end else None


def accept_proposal(desk: Desk, case_id: str, action_id: str, evidence_ids: Sequence[str]) -> None:
    """Write that these items belong to a step: a person looked at the proposal.

    Raises:
        NotRegistered: the step or an item is not of this case.
    """
    action = find_record(desk, Action, action_id)
    named = tuple(dict.fromkeys((*(action.evidence or ()), *evidence_ids)))
    change_action(desk, case_id, replace(action, evidence=named))

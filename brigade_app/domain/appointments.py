"""The days a case must be attended: the hearing before the penalty, the hearing of a review, the sitting of a court.

Not terms of the law but dates that were announced: the party's hearing (听证通知书), the organ's own day before the
reconsideration organ or the court, to which the responsible person goes (行政复议法 51, 行政诉讼法 3).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from brigade_app.domain.records import CaseFile
from brigade_app.domain.when import When, parse_when

AppointmentKind = Literal["hearing", "review-hearing", "court-sitting"]
_OF_CHANNEL: dict[str, AppointmentKind] = {"reconsideration": "review-hearing", "litigation": "court-sitting"}


@dataclass(frozen=True, slots=True)
class Appointment:
    """One announced day: what it is, when, and the action or dispute that says so."""

    kind: AppointmentKind
    at: When
    source: str


def appointments(case: CaseFile, on: date) -> tuple[Appointment, ...]:
    """Return what is announced for exactly one day, that day or a later one, nearest first."""
    found = (one for one in _announced(case) if one.at.day is not None and one.at.day >= on)
    return tuple(sorted(found, key=lambda one: (one.at.sort_key(), one.kind, one.source)))


def _announced(case: CaseFile) -> Iterator[Appointment]:
    held = {action.kind for action in case.actions}
    for action in case.actions:
        said = (action.data or {}).get("hearing_on")
        if action.kind == "hearing-notice" and isinstance(said, str) and "hearing" not in held:
            yield Appointment("hearing", parse_when(said), action.id)
    for dispute in case.disputes:
        kind = _OF_CHANNEL.get(dispute.channel or "")
        for step in dispute.steps or ():
            if kind is not None and step.kind == "hearing" and step.on is not None and dispute.outcome is None:
                yield Appointment(kind, step.on, dispute.id)

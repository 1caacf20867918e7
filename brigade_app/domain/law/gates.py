"""The gate before a step: refused where it is certainly unlawful, warned where it is doubtful, never for the past.

A reader would guess that a gate keeps the record clean. It must not: what really happened can always be logged (a
gate on a past fact is ``past``, its reasons become findings). Only a step still to be taken is refused, with article,
computation and the first lawful day.
"""

from dataclasses import replace
from datetime import date

from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.rules import Law
from brigade_app.domain.law.steps import earliest_of, reasons_against
from brigade_app.domain.law.types import Gate, GateOutcome, Reason
from brigade_app.domain.records import Action, CaseFile

INSTEAD = {
    "simple-decision": ("order-to-correct", "education", "filing"),
    "decision": ("legal-review", "collective-discussion", "hearing"),
    "demolition": ("demand", "demolition-notice", "court-application"),
    "enforcement-decision": ("demand", "demolition-notice", "court-application"),
    "filing": ("case-transfer", "no-filing"),
    "seizure": ("evidence-registration",),
}


def gate(case: CaseFile, action: Action, law: Law, today: date, *, happened: bool | None = None) -> Gate:
    """Return what stands against logging a step.

    ``happened`` says that it was already done today; left out, an action before today counts as done.
    """
    others = tuple(act for act in case.actions if act.id != action.id)
    day = _day(action, today)
    past = happened if happened is not None else action.at is not None and action.at.latest < today
    reasons = reasons_against(action, Reading(replace(case, actions=others), day), law, day)
    refusing = tuple(reason for reason in reasons if reason.certain)
    return Gate(
        outcome=_outcome(reasons, past),
        reasons=reasons,
        past=past,
        earliest_on=earliest_of(reasons),
        instead=() if not refusing else INSTEAD.get(action.kind, ()),
    )


def _day(action: Action, today: date) -> date:
    if action.at is None:
        return today
    return action.at.latest if action.approximate else action.at.earliest


def _outcome(reasons: tuple[Reason, ...], past: bool) -> GateOutcome:
    if not reasons:
        return "open"
    return "refused" if not past and any(reason.certain for reason in reasons) else "warned"

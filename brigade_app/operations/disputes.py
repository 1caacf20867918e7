"""Mediation, reconsideration and suits against an act: received, step by step, and how they ended.

The day of receipt starts the clocks (suit: 15 days, 行政诉讼法 67; reconsideration: 10 days, 行政复议法 48), so it is
asked for. An outcome is coded from the served document, with at most four causes; the first is the primary one.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from brigade_app.domain.codec import decode, encode
from brigade_app.domain.keeping import Change
from brigade_app.domain.outcomes import CAUSES, outcomes_of
from brigade_app.domain.records import Action, Channel, Dispute, DisputeStep
from brigade_app.domain.when import When
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import reassess_after
from brigade_app.operations.roles import require
from brigade_app.operations.saving import NotRegistered, find_row, living, make_id, save

MAX_CAUSES = 4


class UnknownOutcome(Refused):
    """No outcome of this channel has the code. Facts ``code``, ``channel``, ``known``."""


class UnknownCause(Refused):
    """No cause has the code, or more than four are named. Facts ``code``, ``known``."""


class ReceiptDayMissing(Refused):
    """A dispute without the day its papers were received starts no clock. Facts ``channel``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeOutcome:
    """How a dispute ended: code, the day the document was served, causes where it was lost."""

    code: str
    on: When
    causes: tuple[str, ...] = ()
    attended: bool | None = None
    after_correction: bool | None = None
    redo_within_days: int | None = None


def enter_dispute(desk: Desk, case: str, channel: Channel, received_on: When | None, against: str | None) -> str:
    """Enter a dispute about the act ``against`` (an action of the case) and return its id.

    Raises:
        ReceiptDayMissing: a suit or reconsideration without the day of receipt.
        NotRegistered: the act is not an action of this case.
    """
    require(desk, "enter-disputes", case)
    if received_on is None and channel != "mediation":
        raise ReceiptDayMissing(channel=channel)
    if against is not None and all(action.id != against for action in living(desk, Action, case)):
        raise NotRegistered(what="action", id=against)
    made = Dispute(id=make_id(desk), channel=channel, against=against, received_on=received_on, steps=())
    save(desk, [Change(record=decode(Dispute, encode(made)), case=case)])
    reassess_after(desk, case)
    return made.id


def add_step(desk: Desk, dispute_id: str, step: DisputeStep) -> None:
    """Add a step (answer filed, hearing, appeal …), kept in the order of their days."""
    require(desk, "enter-disputes")
    row, dispute = find_row(desk, Dispute, dispute_id)
    case = row.case or ""
    require(desk, "enter-disputes", case)
    steps = sorted(
        (*(dispute.steps or ()), step), key=lambda one: (one.on is None, one.on.sort_key() if one.on else ())
    )
    _save(desk, case, replace(dispute, steps=tuple(steps)), row.outside_id)


def change_dispute(desk: Desk, dispute: Dispute) -> None:
    """Save a dispute as it shall stand; the version before stays in its history."""
    require(desk, "enter-disputes")
    row, _ = find_row(desk, Dispute, dispute.id)
    require(desk, "enter-disputes", row.case)
    if dispute.outcome is not None:
        check_outcome(dispute.channel, dispute.outcome, dispute.causes or ())
    _save(desk, row.case or "", dispute, row.outside_id)


def set_outcome(desk: Desk, dispute_id: str, outcome: DisputeOutcome) -> None:
    """Enter how the dispute ended, with its causes; the step ``outcome`` holds code and day.

    Raises:
        UnknownOutcome, UnknownCause.
    """
    require(desk, "enter-disputes")
    row, dispute = find_row(desk, Dispute, dispute_id)
    case = row.case or ""
    require(desk, "enter-disputes", case)
    check_outcome(dispute.channel, outcome.code, outcome.causes)
    data = {"code": outcome.code} | ({} if outcome.after_correction is None else {"after_correction": True})
    step = DisputeStep(kind="outcome", on=outcome.on, data=data)
    ended = replace(
        dispute, steps=(*(dispute.steps or ()), step), outcome=outcome.code, causes=outcome.causes or None,
        redo_within_days=outcome.redo_within_days or dispute.redo_within_days,
        responsible_person_attended=dispute.responsible_person_attended if outcome.attended is None
        else outcome.attended,
    )  # fmt: skip
    _save(desk, case, ended, row.outside_id)


def check_outcome(channel: str | None, code: str, causes: Sequence[str]) -> None:
    """Return quietly when the code belongs to the channel and all causes are known. Raises as `set_outcome`."""
    known = tuple(one.code for one in outcomes_of(channel or ""))
    if code not in known:
        raise UnknownOutcome(code=code, channel=channel, known=known)
    unknown = [cause for cause in causes if cause not in CAUSES]
    if unknown or len(causes) > MAX_CAUSES:
        raise UnknownCause(code="、".join(unknown or causes), known=CAUSES)


def _save(desk: Desk, case: str, dispute: Dispute, outside_id: str | None) -> None:
    save(desk, [Change(record=decode(Dispute, encode(dispute)), case=case, outside_id=outside_id)])
    reassess_after(desk, case)

"""Withdrawing a record with its reason, and bringing it back. Nothing is deleted: both stay in the history (R13)."""

from brigade_app.domain.evidence_seal import sealed_ids
from brigade_app.domain.keeping import CASE_CHILDREN, Change
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Evidence
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_seal import is_decided, seal_of
from brigade_app.operations.law import reassess_after
from brigade_app.operations.references import uses_of
from brigade_app.operations.roles import require
from brigade_app.operations.saving import NotRegistered, event, save
from brigade_app.store import Row

WITHDRAWABLE = ("case", "party", "action", "evidence", "dispute", "check_item", "document")
SHOWN_USES = 5


class AlreadyWithdrawn(Refused):
    """The record is withdrawn."""


class NothingWithdrawn(Refused):
    """The record is not withdrawn, so there is nothing to bring back."""


class WithdrawalNeedsReason(Refused):
    """A withdrawal and a return both need a reason."""


class StillNeeded(Refused):
    """It is used elsewhere. Facts ``count``, ``by`` (ids), ``where``, ``where_en`` (the first places, in words)."""


class SealedForGood(Refused):
    """The decision rests on this item: it was sealed, and the decision is logged. Facts ``name``, ``on``."""


def withdraw(desk: Desk, kind: str, record_id: str, reason: str) -> None:
    """Withdraw a record of a case (or the case): it leaves the lists and stays in the journal.

    Raises:
        WithdrawalNeedsReason, AlreadyWithdrawn, NotRegistered.
        StillNeeded: a party, action or item of evidence that something else uses.
        SealedForGood: evidence that a decision rests on.
    """
    require(desk, "withdraw")
    row = _row_of(desk, kind, record_id)
    require(desk, "withdraw", row.case or record_id)
    if row.deleted:
        raise AlreadyWithdrawn(what=kind, id=record_id)
    _refuse_sealed(desk, row)
    uses = uses_of(desk, row)
    if uses:
        shown = uses[:SHOWN_USES]
        raise StillNeeded(
            count=len(uses), by=tuple(one.id for one in shown), where=tuple(one.zh for one in shown),
            where_en=tuple(one.en for one in shown),
        )  # fmt: skip
    _mark(desk, row, "withdrawn", reason, deleted=True)


def _refuse_sealed(desk: Desk, row: Row) -> None:
    if not isinstance(row.record, Evidence) or row.case is None:
        return
    seal = seal_of(desk, row.case)
    if seal is not None and row.id in sealed_ids(seal) and is_decided(desk, row.case):
        raise SealedForGood(name=row.record.name or row.id, on=seal.at.earliest)


def bring_back(desk: Desk, kind: str, record_id: str, reason: str) -> None:
    """Undo a withdrawal; both stay in the history.

    Raises:
        WithdrawalNeedsReason, NothingWithdrawn, NotRegistered.
    """
    require(desk, "bring-back")
    row = _row_of(desk, kind, record_id)
    require(desk, "bring-back", row.case or record_id)
    if not row.deleted:
        raise NothingWithdrawn(what=kind, id=record_id)
    _mark(desk, row, "brought-back", reason, deleted=False)


def withdrawn_of(desk: Desk, case: str) -> tuple[Row, ...]:
    """Return the records of a case that are withdrawn and can be brought back, in the order they were made."""
    require(desk, "read-cases")
    kinds = (kind for kind in WITHDRAWABLE if kind in CASE_CHILDREN)
    rows = (row for kind in kinds for row in desk.store.records.list(kind, case=case, deleted=True))
    return tuple(row for row in rows if row.deleted and row.record is not None)


def _row_of(desk: Desk, kind: str, record_id: str) -> Row:
    row = desk.store.records.get(kind, record_id) if kind in WITHDRAWABLE else None
    if row is None or row.record is None:
        raise NotRegistered(what=kind, id=record_id)
    return row


def _mark(desk: Desk, row: Row, what: str, reason: str, *, deleted: bool) -> None:
    said = clean_text(reason, "reason").strip()
    if not said:
        raise WithdrawalNeedsReason
    case = row.case or (row.id if row.kind == "case" else None)
    told = event(desk, what, kind=row.kind, record=row.id, case=case, reason=said)
    save(desk, [
        told,
        Change(record=row.record, case=row.case, deleted=deleted, outside_id=row.outside_id, blobs=row.blobs),
    ])  # fmt: skip
    if case is not None:
        reassess_after(desk, case)

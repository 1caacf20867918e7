"""Saving and looking up, as every deed does it: one deed, one transaction, ids made before (R5)."""

from collections.abc import Iterable
from typing import Any, TypeVar

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import KIND_OF, Change, Event
from brigade_app.domain.records import Case, Json
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import CaseNotHere
from brigade_app.store import Row, Saved

T = TypeVar("T")


class NotRegistered(Refused):
    """Something is referred to that is not here. Facts ``what`` (a kind of record), ``id``."""


def make_id(desk: Desk) -> str:
    """Return the id of a record made now."""
    return new_id(desk.now())


def save(desk: Desk, changes: Iterable[Change]) -> Saved:
    """Save ``changes`` as one deed of whoever sits at the desk; return only after the commit."""
    at = desk.now()
    return desk.store.save(tuple(changes), by=desk.session, at=at, deed=new_id(at))


def event(desk: Desk, what: str, **data: Json) -> Change:
    """Return the change that journals an event (R38); facts that are ``None`` are left out."""
    facts = {name: value for name, value in data.items() if value is not None}
    return Change(record=Event(id=make_id(desk), what=what, data=facts or None))


def journal_event(desk: Desk, what: str, **data: Json) -> None:
    """Journal an event as a deed of its own: log-in, export, print, backup, self-check."""
    save(desk, [event(desk, what, **data)])


def find_row(desk: Desk, cls: type[T], record_id: str) -> tuple[Row, T]:
    """Return a record of this class and its row, withdrawn or not.

    Raises:
        NotRegistered: there is none.
    """
    kind = KIND_OF[cls]
    row = desk.store.records.get(kind, record_id)
    if row is None or not isinstance(row.record, cls):
        raise NotRegistered(what=kind, id=record_id)
    return row, row.record


def find_record(desk: Desk, cls: type[T], record_id: str) -> T:
    """Return a record of this class that is not withdrawn.

    Raises:
        NotRegistered: there is none, or it is withdrawn.
    """
    row, record = find_row(desk, cls, record_id)
    if row.deleted:
        raise NotRegistered(what=row.kind, id=record_id)
    return record


def find_case(desk: Desk, case_id: str) -> Case:
    """Return a case, withdrawn or not.

    Raises:
        CaseNotHere: there is none.
    """
    row = desk.store.records.get("case", case_id)
    if row is None or not isinstance(row.record, Case):
        raise CaseNotHere(case=case_id)
    return row.record


def living(desk: Desk, cls: type[T], case: str | None = None) -> tuple[T, ...]:
    """Return the records of this class (of ``case``) that are not withdrawn, in the order they were made."""
    rows = desk.store.records.list(KIND_OF[cls], case=case)
    return tuple(row.record for row in rows if not row.deleted and isinstance(row.record, cls))


def living_rows(desk: Desk, cls: type[Any], case: str | None = None) -> tuple[Row, ...]:
    """Return the rows behind `living`."""
    rows = desk.store.records.list(KIND_OF[cls], case=case)
    return tuple(row for row in rows if not row.deleted and isinstance(row.record, cls))

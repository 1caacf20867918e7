"""What follows the rows in the same transaction: search, the parties' names in their case, the touched monthly sums."""

from collections.abc import Mapping, Sequence
from typing import Any

from brigade_app.store.canonical import id_bytes
from brigade_app.store.engine import Connection
from brigade_app.store.entries import Entry
from brigade_app.store.extract import SEARCHED_KINDS
from brigade_app.store.months import Month, months_of, refresh_months
from brigade_app.store.search import refresh_case, refresh_record
from brigade_app.store.tables import table_of

CaseKey = tuple[bytes, int]
"""Id and origin of a case."""
Facts = dict[CaseKey, tuple[Any, ...]]
Bodies = Sequence[tuple[Entry, Mapping[str, Any] | None]]


def facts_before(connection: Connection, entries: Bodies) -> Facts:
    """Return what is counted and searched of the cases that ``entries`` touch, before these are applied.

    A party's case is asked for too: an erased party no longer names it.
    """
    keys = {(id_bytes(entry.rec), entry.origin) for entry, _ in entries if entry.kind == "case"}
    for rec, origin in {(entry.rec, entry.origin) for entry, _ in entries if entry.kind == "party"}:
        row = connection.execute(
            "SELECT case_id, case_origin FROM party WHERE id = ? AND origin = ? AND case_id IS NOT NULL",
            (id_bytes(rec), origin),
        ).fetchone()
        if row is not None:
            keys.add((row[0], row[1]))
    return {key: _facts(connection, key) for key in keys}


def refresh_after(connection: Connection, entries: Bodies, before: Facts) -> None:
    """Bring search, names and sums to what the rows now say."""
    cases = {key for key, facts in before.items() if _facts(connection, key) != facts}
    with_party = {(entry.rec, entry.origin) for entry, _ in entries if entry.kind == "party"}
    if with_party:
        cases |= set(before)  # a party may have left the case that it stood in before
    latest = {(entry.kind, entry.rec, entry.origin): plain for entry, plain in entries if entry.kind in SEARCHED_KINDS}
    for (kind, rec, origin), plain in latest.items():
        if kind == "case":
            continue
        row = connection.execute(
            f"SELECT local, case_id, case_origin FROM {table_of(kind)} WHERE id = ? AND origin = ?",
            (id_bytes(rec), origin),
        ).fetchone()
        if row is None:
            continue
        if kind != "party":
            refresh_record(connection, kind, row[0], plain)
        elif row[1] is not None:
            cases.add((row[1], row[2]))
    for key in cases:
        refresh_case(connection, *key, parties=True)
    months: set[Month] = set()
    for key, facts in before.items():
        now = _facts(connection, key)
        if facts[:_COUNTED] != now[:_COUNTED]:
            months |= months_of(*facts[:3]) | months_of(*now[:3])
    refresh_months(connection, months)


_COUNTED = 7
"""How many of a case's facts the monthly sums count; the rest are searched."""


def _facts(connection: Connection, key: CaseKey) -> tuple[Any, ...]:
    row = connection.execute(
        "SELECT unit, opened_on, closed_on, matter, outcome, fine_fen, deleted, number, title, "
        "matter_zh, place, outside_id FROM case_ WHERE id = ? AND origin = ?",
        key,
    ).fetchone()
    return tuple(row) if row else (None, None, None)

"""What follows the rows in the same transaction: search, the parties' names in their case, the touched monthly sums."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from brigade_app.store.canonical import id_bytes
from brigade_app.store.engine import Connection
from brigade_app.store.entries import Entry
from brigade_app.store.extract import SEARCHED_KINDS
from brigade_app.store.months import Month, months_of, refresh_months
from brigade_app.store.search import CaseKey, in_parts, refresh_cases, refresh_records
from brigade_app.store.tables import table_of

Facts = dict[CaseKey, tuple[Any, ...]]
Bodies = Sequence[tuple[Entry, Mapping[str, Any] | None]]
_COUNTED = 7
"""How many of a case's facts the monthly sums count; the rest are searched."""
_NOTHING: tuple[Any, ...] = (None,) * 12
_FACTS_SQL = (
    "SELECT id, origin, unit, opened_on, closed_on, matter, outcome, fine_fen, deleted, number, title, "
    "matter_zh, place, outside_id FROM case_ WHERE id IN ({})"
)
_PARTY_SQL = "SELECT id, origin, case_id, case_origin FROM party WHERE id IN ({}) AND case_id IS NOT NULL"


def facts_before(connection: Connection, entries: Bodies) -> Facts:
    """Return what is counted and searched of the cases that ``entries`` touch, before these are applied.

    A party's case is asked for too: an erased party no longer names it.
    """
    keys = {(id_bytes(entry.rec), entry.origin) for entry, _ in entries if entry.kind == "case"}
    return _facts(connection, keys | _cases_of(connection, _parties_in(entries)))


def refresh_after(connection: Connection, entries: Bodies, before: Facts) -> None:
    """Bring search, names and sums to what the rows now say."""
    now = _facts(connection, before)
    cases = {key for key, facts in before.items() if facts[_COUNTED:] != now[key][_COUNTED:]}
    parties = _parties_in(entries)
    if parties:
        cases |= set(before) | _cases_of(connection, parties)  # a party may have left the case that it stood in before
    refresh_cases(connection, cases)
    _refresh_records(connection, entries)
    months: set[Month] = set()
    for key, facts in before.items():
        if facts[:_COUNTED] != now[key][:_COUNTED]:
            months |= months_of(*facts[:3]) | months_of(*now[key][:3])
    refresh_months(connection, months)


def _parties_in(entries: Bodies) -> set[CaseKey]:
    return {(id_bytes(entry.rec), entry.origin) for entry, _ in entries if entry.kind == "party"}


def _cases_of(connection: Connection, parties: set[CaseKey]) -> set[CaseKey]:
    rows = in_parts(connection, _PARTY_SQL, {key[0] for key in parties})
    return {(row[2], row[3]) for row in rows if (row[0], row[1]) in parties}


def _refresh_records(connection: Connection, entries: Bodies) -> None:
    latest: dict[str, dict[CaseKey, Mapping[str, Any] | None]] = {}
    for entry, plain in entries:
        if entry.kind in SEARCHED_KINDS and entry.kind not in ("case", "party"):
            latest.setdefault(entry.kind, {})[id_bytes(entry.rec), entry.origin] = plain
    for kind, bodies in latest.items():
        sql = f"SELECT id, origin, local FROM {table_of(kind)} WHERE id IN ({{}})"
        rows = in_parts(connection, sql, {key[0] for key in bodies})
        refresh_records(
            connection, kind, [(row[2], bodies[row[0], row[1]]) for row in rows if (row[0], row[1]) in bodies]
        )


def _facts(connection: Connection, keys: Collection[CaseKey]) -> Facts:
    found = {(row[0], row[1]): tuple(row[2:]) for row in in_parts(connection, _FACTS_SQL, {key[0] for key in keys})}
    return {key: found.get(key, _NOTHING) for key in keys}

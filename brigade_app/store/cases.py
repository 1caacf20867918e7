"""Questions about cases: one whole, a page of many, a search, a record's past."""

import hashlib
from array import array
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

import msgspec

from brigade_app.domain.keeping import KINDS
from brigade_app.domain.records import CaseFile
from brigade_app.store.canonical import canonical_json, id_bytes, id_text, is_id
from brigade_app.store.case_query import FAR, compose
from brigade_app.store.engine import Connection, Engine, integer
from brigade_app.store.entries import instant_of, record_of
from brigade_app.store.meta import live_log
from brigade_app.store.months import read_months, refresh_months
from brigade_app.store.records import row_of, select_rows
from brigade_app.store.search import kind_and_local, match_expression
from brigade_app.store.summaries import write_summary
from brigade_app.store.tables import table_of
from brigade_app.store.values import (
    CaseAfter,
    CasePage,
    CaseQuery,
    CaseRow,
    CaseSummary,
    Due,
    DueRow,
    Found,
    HistoryEntry,
    MonthSum,
)

_BODIES = msgspec.json.Decoder()
_ROW_NAMES = (
    "local", "id", "origin", "owner", "unit", "number", "title", "matter", "matter_zh", "procedure", "source", "place",
    "parties", "opened_on", "updated_at", "deleted", "status", "filed_on", "closed_on", "outcome", "fine_fen",
    "next_due_on", "next_due_rule", "light", "score", "fatal", "lacking",
)  # fmt: skip
_ROW_COLUMNS = ", ".join(f"case_.{name}" for name in _ROW_NAMES)
_DAYS = ("opened_on", "filed_on", "closed_on", "next_due_on")
_MOST_PARAMETERS = 500


class Cases:
    """Answers about cases in frozen values; each call sees the store at one moment."""

    def __init__(self, engine: Engine, node: int) -> None:
        self._engine = engine
        self._node = node

    def file(self, case_id: str) -> CaseFile | None:
        """Return the whole case as the law judges it, without what was withdrawn; ``None`` where there is no such case.

        Officers are those that the case's actions, evidence and papers name, and those saved with the case.
        """
        with self._engine.reading() as connection:
            found = connection.execute(
                "SELECT body FROM case_ WHERE id = ? ORDER BY owner <> ?, origin LIMIT 1",
                (id_bytes(case_id), self._node),
            ).fetchone()
            if found is None or found[0] is None:
                return None
            rows = {kind: self._children(connection, kind, case_id) for kind in _FILE_KINDS}
            officers = self._officers(connection, case_id, rows)
        return CaseFile(
            case=record_of("case", _BODIES.decode(found[0])),
            parties=tuple(rows["party"]),
            officers=tuple(officers),
            actions=tuple(rows["action"]),
            evidence=tuple(rows["evidence"]),
            disputes=tuple(rows["dispute"]),
        )

    def _children(self, connection: Connection, kind: str, case_id: str) -> list[Any]:
        rows = (row_of(kind, row) for row in select_rows(connection, kind, case_id, deleted=False))
        return [row.record for row in rows if row.record is not None]

    def _officers(self, connection: Connection, case_id: str, rows: dict[str, list[Any]]) -> list[Any]:
        own = self._children(connection, "officer", case_id)
        named = dict.fromkeys(
            one for record in rows["action"] for one in (*(record.officers or ()), record.recorded_by)
        )
        named.update(
            dict.fromkeys(one for record in rows["evidence"] for one in (record.made_by, record.copy_checked_by))
        )
        for action in rows["action"]:
            named.update(dict.fromkeys((action.decided_by, *((action.document and action.document.signed_by) or ()))))
        have = {officer.id for officer in own}
        for one in named:
            if one is None or one in have or not is_id(one):
                continue
            row = connection.execute(
                "SELECT body FROM officer WHERE id = ? ORDER BY owner <> ?, origin LIMIT 1", (id_bytes(one), self._node)
            ).fetchone()
            if row is not None and row[0] is not None:
                own.append(record_of("officer", _BODIES.decode(row[0])))
        return own

    def page(self, query: CaseQuery, after: CaseAfter | None = None, size: int = 100) -> CasePage:
        """Return one page of the list, and where the next begins."""
        composed = compose(query, self._node)
        if composed is None:
            return CasePage((), None)
        asked = composed.after(after)
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {_ROW_COLUMNS} FROM {asked.source}{asked.where}{asked.order} LIMIT ?",
                (*asked.parameters, size + 1),
            ).fetchall()
        shown = tuple(case_row(row) for row in rows[:size])
        if len(rows) <= size:
            return CasePage(shown, None)
        key = "" if composed.key == "local" else str(rows[size - 1][_ROW_NAMES.index(composed.key)])
        return CasePage(shown, CaseAfter(key, shown[-1].local))

    def count(self, query: CaseQuery) -> int:
        """Return how many cases the query finds."""
        composed = compose(query, self._node)
        if composed is None:
            return 0
        with self._engine.reading() as connection:
            row = connection.execute(f"SELECT count(*) FROM {composed.source}{composed.where}", composed.parameters)
            return integer(row.fetchone())

    def keys(self, query: CaseQuery) -> "array[int]":
        """Return the row numbers of all cases that the query finds, in its order: eight bytes a case."""
        composed = compose(query, self._node)
        if composed is None:
            return array("q")
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT case_.local FROM {composed.source}{composed.where}{composed.order}", composed.parameters
            )
            return array("q", chain.from_iterable(rows))

    def by_keys(self, keys: Sequence[int]) -> list[CaseRow]:
        """Return the rows with these numbers, in this order."""
        found: dict[int, CaseRow] = {}
        with self._engine.reading() as connection:
            for start in range(0, len(keys), _MOST_PARAMETERS):
                part = list(keys[start : start + _MOST_PARAMETERS])
                rows = connection.execute(
                    f"SELECT {_ROW_COLUMNS} FROM case_ WHERE local IN ({', '.join('?' * len(part))})", part
                )
                found.update((row[0], case_row(row)) for row in rows)
        return [found[key] for key in keys if key in found]

    def get(self, case_id: str) -> CaseRow | None:
        """Return the list's row of one case."""
        with self._engine.reading() as connection:
            row = connection.execute(
                f"SELECT {_ROW_COLUMNS} FROM case_ WHERE id = ? ORDER BY owner <> ?, origin LIMIT 1",
                (id_bytes(case_id), self._node),
            ).fetchone()
        return case_row(row) if row else None

    def search(self, text: str, limit: int = 20) -> list[Found]:
        """Return what the text finds: cases by their own words and parties first, then records inside cases."""
        expression = match_expression(text)
        if expression is None:
            return []
        inside = match_expression(text, columns=False)
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT case_.id FROM case_search CROSS JOIN case_ ON case_.local = case_search.rowid "
                "WHERE case_search MATCH ? AND deleted = 0 ORDER BY case_search.rowid DESC LIMIT ?",
                (expression, limit),
            ).fetchall()
            found = [Found("case", id_text(row[0]), id_text(row[0])) for row in rows]
            hits = connection.execute(
                "SELECT rowid FROM record_search WHERE record_search MATCH ? ORDER BY rowid DESC LIMIT ?",
                (inside, limit),
            ).fetchall()
            for (rowid,) in hits:
                if len(found) >= limit:
                    break
                kind, local = kind_and_local(rowid)
                row = connection.execute(
                    f"SELECT id, case_id FROM {table_of(kind)} WHERE local = ? AND deleted = 0", (local,)
                ).fetchone()
                if row is not None:
                    found.append(Found(kind, id_text(row[0]), id_text(row[1]) if row[1] is not None else None))
        return found

    def history(self, record_id: str) -> list[HistoryEntry]:
        """Return all that the journal holds of a record, oldest first."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {HISTORY_COLUMNS} FROM journal WHERE rec = ? ORDER BY log, seq", (id_bytes(record_id),)
            ).fetchall()
        return sorted((history_entry(row) for row in rows), key=lambda entry: (entry.at, entry.log, entry.seq))

    def events(
        self, *, actor: str | None = None, before_seq: int | None = None, limit: int = 200
    ) -> list[HistoryEntry]:
        """Return the journal of this node's live log, newest first (the audit's view); of one account, or of all."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {HISTORY_COLUMNS} FROM journal WHERE log = ?4 "
                "AND (?1 IS NULL OR seq < ?1) AND (?2 IS NULL OR actor = ?2) ORDER BY seq DESC LIMIT ?3",
                (before_seq, bytes.fromhex(actor) if actor else None, limit, live_log(connection)),
            ).fetchall()
        return [history_entry(row) for row in rows]

    def set_summary(self, case_id: str, summary: CaseSummary) -> None:
        """Write what the assessment says of a case: no deed, not journalled, recomputed at will."""
        self.set_summaries({case_id: summary})

    def set_summaries(self, summaries: Mapping[str, CaseSummary]) -> None:
        """Write the summaries of several cases in one transaction; cases that are not here are passed over."""
        with self._engine.writing() as connection:
            moved = [write_summary(connection, self._node, case_id, one) for case_id, one in summaries.items()]
            refresh_months(connection, set().union(*moved))

    def summary(self, case_id: str) -> CaseSummary | None:
        """Return the summary that was last written for a case."""
        row = self.get(case_id)
        if row is None:
            return None
        with self._engine.reading() as connection:
            dues = connection.execute(
                "SELECT rule, due, done FROM deadline WHERE case_id = ? ORDER BY due, rule", (id_bytes(case_id),)
            ).fetchall()
        return CaseSummary(
            status=row.status, filed_on=row.filed_on, closed_on=row.closed_on, outcome=row.outcome,
            fine_fen=row.fine_fen, next_due_on=row.next_due_on, next_due_rule=row.next_due_rule, light=row.light,
            score=row.score, fatal=row.fatal, lacking=row.lacking,
            deadlines=tuple(Due(rule, date.fromisoformat(due), bool(done)) for rule, due, done in dues),
        )  # fmt: skip

    def due(self, *, to: date | None = None, unit: str | None = None, limit: int = 100) -> list[DueRow]:
        """Return the deadlines that are not done, soonest first."""
        place = "unit = ?2 AND " if unit is not None else "?2 IS NULL AND "
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT deadline.case_id, case_.number, case_.title, case_.unit, rule, due FROM deadline "
                "JOIN case_ ON case_.id = deadline.case_id AND case_.origin = deadline.origin "
                f"WHERE {place.replace('unit', 'deadline.unit')} done = 0 AND due <= ?1 AND case_.deleted = 0 "
                "ORDER BY due, deadline.id LIMIT ?3",
                (to.isoformat() if to else FAR, unit, limit),
            ).fetchall()
        return [
            DueRow(id_text(key), number, title, named, rule, date.fromisoformat(due))
            for key, number, title, named, rule, due in rows
        ]

    def waiting(self, marks: Sequence[str], limit: int = 100) -> list[CaseRow]:
        """Return this node's open cases whose newest sign-off is one of ``marks``, the nearest deadline first."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {_ROW_COLUMNS} FROM case_ CROSS JOIN sign_off AS mark ON mark.case_id = case_.id "
                "WHERE case_.owner = ? AND case_.deleted = 0 AND case_.closed_on IS NULL "
                f"AND mark.deleted = 0 AND mark.what IN ({', '.join('?' * len(marks))}) AND NOT EXISTS ("
                "SELECT 1 FROM sign_off AS later WHERE later.case_id = case_.id AND later.deleted = 0 "
                "AND (later.log = ?, later.seq, later.id) > (mark.log = ?, mark.seq, mark.id)) "
                "ORDER BY case_.next_due_on IS NULL, case_.next_due_on, mark.created_at LIMIT ?",
                (self._node, *marks, live_log(connection), live_log(connection), limit),
            ).fetchall()
        return [case_row(row) for row in rows]

    def months(self, unit: str | None = None, year: int | None = None) -> list[MonthSum]:
        """Return the monthly sums of a unit (``None``: of all) and a year."""
        with self._engine.reading() as connection:
            return read_months(connection, unit, year)

    def digest(self, case_id: str) -> str:
        """Return the digest that a sign-off freezes: of the newest entry of each record of the case (data layer 3).

        Sign-offs themselves are left out: the digest says what was signed, not that it was.
        """
        key = id_bytes(case_id)
        parts: list[list[object]] = []
        with self._engine.reading() as connection:
            for kind in KINDS:
                if kind in ("sign_off", "event"):
                    continue
                which = "state.id = ?1" if kind == "case" else "state.case_id = ?1"
                rows = connection.execute(
                    f"SELECT state.origin, state.id, journal.hash FROM {table_of(kind)} AS state "
                    f"JOIN journal ON journal.log = state.log AND journal.seq = state.seq WHERE {which}",
                    (key,),
                ).fetchall()
                parts += [[row[0], id_text(row[1]), row[2].hex()] for row in rows]
        parts.sort(key=lambda part: (part[0], part[1], part[2]))
        return hashlib.sha256(canonical_json(parts)).hexdigest()


_FILE_KINDS = ("party", "action", "evidence", "dispute")
HISTORY_COLUMNS = "log, seq, txn, at, actor, kind, rec, op, body, hash, sig IS NOT NULL"


def history_entry(row: Sequence[Any]) -> HistoryEntry:
    plain = _BODIES.decode(row[8]) if row[8] is not None and row[7] == "put" else None
    return HistoryEntry(
        log=row[0], seq=row[1], txn=row[2], at=instant_of(row[3]), actor=row[4].hex(), kind=row[5], id=id_text(row[6]),
        op=row[7], record=record_of(row[5], plain) if plain is not None and row[5] in KINDS else None,
        hash=row[9].hex(), signed=bool(row[10]),
    )  # fmt: skip


def case_row(row: Sequence[Any]) -> CaseRow:
    """Return the value of a raw row of `_ROW_COLUMNS`."""
    values = dict(zip(_ROW_NAMES, row, strict=True))
    for name in _DAYS:
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    values["id"] = id_text(values["id"])
    values["parties"] = tuple(values["parties"].split("、")) if values["parties"] else ()
    values["updated_at"] = instant_of(values["updated_at"])
    values["deleted"] = bool(values["deleted"])
    return CaseRow(**values)

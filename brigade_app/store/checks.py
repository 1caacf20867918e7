"""Whether the store is whole: pages, chain, state = fold(journal), vault; and the rebuild of every projection.

A finding never repairs by itself (R3). The fold runs into a second, empty database in memory with the same tables, so
that comparing never touches what is compared.
"""

from collections.abc import Iterator
from typing import Any

from sqlcipher3 import dbapi2

from brigade_app.domain.keeping import KINDS
from brigade_app.store.canonical import id_text
from brigade_app.store.engine import Connection, Engine
from brigade_app.store.entries import VERSION, Entry, checked_body
from brigade_app.store.errors import BadEntry
from brigade_app.store.extract import SEARCHED_KINDS
from brigade_app.store.journal import entry_of
from brigade_app.store.months import refresh_all_months
from brigade_app.store.projection import ENTRY_COLUMNS, Writer, apply_entries
from brigade_app.store.search import refresh_cases, refresh_records
from brigade_app.store.tables import COMMON, EXTRACTED, SUMMARY, schema, table_of
from brigade_app.store.values import Finding, Findings

_PART = 5000
_REFERENCES = "SELECT sha, origin, rec, log, seq FROM blob_ref ORDER BY sha, origin, rec"


def check_pages(engine: Engine, *, whole: bool) -> Findings:
    """Check the database's structure; ``whole``: every page's seal too (R3)."""
    connection = engine.reader()
    found: list[Finding] = []
    try:
        if whole:
            rows = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            found += [Finding("page", "store.db", str(row[0])) for row in rows]
        rows = connection.execute("PRAGMA quick_check(20)").fetchall()
        found += [Finding("page", "store.db", str(row[0])) for row in rows if row[0] != "ok"]
    except dbapi2.DatabaseError as error:
        found.append(Finding("page", "store.db", getattr(error, "sqlite_errorname", "unreadable")))
    return Findings({"pages": int(connection.execute("PRAGMA page_count").fetchone()[0])}, tuple(found))


def fold(source: Connection, target: Connection) -> int:
    """Apply the whole journal of ``source`` to the empty state tables of ``target``; return how many entries.

    Logs are read one after another, a node's older before its newer; the guard makes the order of nodes irrelevant.
    """
    count = 0
    logs = source.execute("SELECT log, node, generation FROM log ORDER BY node, generation, log").fetchall()
    waiting = {tuple(row) for row in source.execute("SELECT log, seq FROM pending").fetchall()}
    for log, node, generation in logs:
        writer = Writer(node, generation)
        batch: list[tuple[Entry, dict[str, Any] | None]] = []
        for entry in _entries(source, log):
            count += 1
            if is_projectable(entry) and (entry.log, entry.seq) not in waiting:
                batch.append((entry, checked_body(entry) if entry.op == "put" else None))
            if len(batch) >= _PART:
                apply_entries(target, batch, writer)
                batch = []
        apply_entries(target, batch, writer)
    return count


def is_projectable(entry: Entry) -> bool:
    """Whether this program knows how to bring the entry into the state."""
    return entry.kind in KINDS and entry.op in ("put", "del", "redact") and entry.ver <= VERSION[entry.kind]


def _entries(source: Connection, log: int) -> Iterator[Entry]:
    at = 0
    while True:
        rows = source.execute(
            f"SELECT {ENTRY_COLUMNS} FROM journal WHERE log = ? AND seq > ? ORDER BY seq LIMIT {_PART}", (log, at)
        ).fetchall()
        if not rows:
            return
        for row in rows:
            yield entry_of(row)
        at = rows[-1][1]


def compare_with_fold(engine: Engine) -> Findings:
    """Compare the state tables with the fold of the journal (I2); the assessment's summaries are left out."""
    found: list[Finding] = []
    memory = dbapi2.connect(":memory:", isolation_level=None)
    try:
        for statement in schema():
            memory.execute(statement)
        with engine.reading() as connection:
            try:
                count = fold(connection, memory)
            except BadEntry as error:
                return Findings({}, (Finding("body", f"{error.facts['log']}/{error.facts['seq']}", str(error)),))
            for kind in KINDS:
                found += _differences(kind, connection, memory)
            if connection.execute(_REFERENCES).fetchall() != memory.execute(_REFERENCES).fetchall():
                found.append(Finding("state", "blob_ref", "the references to files differ"))
    finally:
        memory.close()
    return Findings({"folded": count}, tuple(found))


def _differences(kind: str, here: Connection, folded: Connection) -> Iterator[Finding]:
    names = [column.name for column in (*COMMON, *EXTRACTED[kind]) if column.name != "local"]
    sql = f"SELECT {', '.join(names)} FROM {table_of(kind)} ORDER BY id, origin"
    mine = {(row[1], row[0]): row for row in here.execute(sql)}
    other = {(row[1], row[0]): row for row in folded.execute(sql)}
    place = names.index("case_id")
    for key in sorted(mine.keys() | other.keys()):
        if mine.get(key) == other.get(key):
            continue
        row = mine.get(key) or other.get(key)
        case = key[0] if kind == "case" else row[place] if row is not None else None
        detail = "a row is missing" if key not in mine else "a row too many" if key not in other else "a row differs"
        yield Finding("state", f"{kind}/{id_text(key[0])}", detail, id_text(case) if case is not None else None)


def rebuild(engine: Engine) -> int:
    """Refill every projection from the journal in one transaction; return how many entries were folded.

    ``local`` numbers and the assessment's summaries stay with the records that are still there.
    """
    with engine.writing("rebuild") as connection:
        kept = _kept_of_cases(connection)
        locals_of = {
            kind: connection.execute(f"SELECT local, origin, id FROM {table_of(kind)}").fetchall() for kind in KINDS
        }
        for kind in KINDS:
            connection.execute(f"DELETE FROM {table_of(kind)}")
        connection.execute("DELETE FROM blob_ref")
        count = fold(connection, connection)
        for kind in KINDS:
            _give_back_locals(connection, kind, locals_of[kind])
        names = ", ".join(f"{column.name} = ?" for column in SUMMARY)
        connection.executemany(f"UPDATE case_ SET {names} WHERE id = ? AND origin = ?", kept)
        refill_search(connection)
        refresh_all_months(connection)
    return count


def _kept_of_cases(connection: Connection) -> list[Any]:
    names = ", ".join(column.name for column in SUMMARY)
    return list(connection.execute(f"SELECT {names}, id, origin FROM case_").fetchall())


def _give_back_locals(connection: Connection, kind: str, rows: list[Any]) -> None:
    table = table_of(kind)
    connection.execute(f"UPDATE {table} SET local = -local")
    connection.executemany(f"UPDATE {table} SET local = ? WHERE origin = ? AND id = ?", rows)
    new = connection.execute(f"SELECT local FROM {table} WHERE local < 0 ORDER BY local DESC").fetchall()
    top = int(connection.execute(f"SELECT coalesce(max(local), 0) FROM {table}").fetchone()[0])
    top = max(0, top)
    pairs = [(top + n, row[0]) for n, row in enumerate(new, 1)]
    connection.executemany(f"UPDATE {table} SET local = ? WHERE local = ?", pairs)


def refill_search(connection: Connection) -> None:
    """Write the whole search anew."""
    connection.execute("DELETE FROM case_search")
    connection.execute("DELETE FROM record_search")
    cases = connection.execute("SELECT id, origin FROM case_ ORDER BY local").fetchall()
    for start in range(0, len(cases), _PART):
        refresh_cases(connection, set(cases[start : start + _PART]))
    for kind in SEARCHED_KINDS:
        if kind in ("case", "party"):
            continue
        rows = connection.execute(f"SELECT local, body FROM {table_of(kind)} WHERE deleted = 0 AND body IS NOT NULL")
        while part := rows.fetchmany(_PART):
            refresh_records(connection, kind, ((local, _plain(body)) for local, body in part))


def _plain(body: bytes) -> dict[str, Any]:
    import msgspec

    return dict(msgspec.json.decode(body))

"""From entries to state rows: a pure step a record, and the upsert whose guard makes the order of logs irrelevant.

State = fold(journal): nothing here looks at a clock or at another row than the record's own. The guard is ``(term,
generation, seq)`` within the owner's logs; *generation* counts the restored logs of a node, since a new log begins at
entry 1 and would otherwise lose against the old one (data layer 1.2 and 5).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from brigade_app.domain.keeping import KINDS
from brigade_app.store.canonical import id_bytes
from brigade_app.store.engine import Connection
from brigade_app.store.entries import Entry
from brigade_app.store.extract import extracted
from brigade_app.store.tables import COMMON, EXTRACTED, table_of

UpCaster = Any
UP_CASTERS: Mapping[tuple[str, int], UpCaster] = {}
"""``(kind, version)`` to the function that turns a body of that version into the next one; kept for ever."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Whose log an entry is of: the node, and the generation of the log among that node's."""

    node: int
    generation: int


Params = tuple[Any, ...]
_COLUMNS = tuple(column.name for column in COMMON if column.name != "local")
_KEPT = ("origin", "id", "owner", "created_at")


@cache
def put_sql(kind: str) -> str:
    """Return the guarded upsert of a kind's row."""
    table = table_of(kind)
    names = (*_COLUMNS, *(column.name for column in EXTRACTED[kind]))
    marks = {name: f"?{place}" for place, name in enumerate(names, 1)}
    values = dict(marks)
    sets = {name: f"excluded.{name}" for name in names if name not in _KEPT}
    sets["created_at"] = f"min({table}.created_at, excluded.created_at)"
    if kind == "case":
        day = marks["opened_on"]
        values["opened_on"] = f"coalesce({day}, date({marks['created_at']}, '+8 hours'))"
        sets["opened_on"] = f"coalesce({day}, case_.opened_on)"
    sets["term"] = f"{table}.term"
    assignments = ", ".join(f"{name} = {value}" for name, value in sets.items())
    return (
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(values[name] for name in names)}) "
        f"ON CONFLICT (origin, id) DO UPDATE SET {assignments} WHERE {table}.owner = excluded.owner "
        f"AND (excluded.generation, excluded.seq) > ({table}.generation, {table}.seq)"
    )


@cache
def _drop_sql(kind: str) -> str:
    table = table_of(kind)
    return (
        f"UPDATE {table} SET deleted = 1, generation = ?1, log = ?2, seq = ?3, updated_at = ?4 "
        f"WHERE id = ?5 AND origin = ?6 AND owner = ?7 AND (?1, ?3) > (generation, seq)"
    )


@cache
def _erase_sql(kind: str) -> str:
    empty = ", ".join(f"{column.name} = NULL" for column in EXTRACTED[kind] if column.name != "opened_on")
    table = table_of(kind)
    return (
        f"UPDATE {table} SET deleted = 1, body = NULL, outside_id = NULL, case_id = NULL, case_origin = NULL, {empty}, "
        "generation = ?1, log = ?2, seq = ?3, updated_at = ?4 "
        "WHERE id = ?5 AND origin = ?6 AND owner = ?7 AND (?1, ?3) > (generation, seq)"
    )


def put_params(entry: Entry, plain: Mapping[str, Any] | None, writer: Writer) -> Params:
    """Return the values of the row that a ``put`` leaves; with no body (erased) the row is bare."""
    body, case_id, case_origin, outside_id = entry.body, None, None, None
    values: tuple[object, ...] = (None,) * len(EXTRACTED[entry.kind])
    if plain is not None:
        values = extracted(entry.kind, plain, entry.at)
        outside_id = plain.get("outside_id")
        if plain.get("case") is not None:
            case_id, case_origin = id_bytes(plain["case"]), plain.get("case_origin", entry.origin)
    return (
        entry.origin, id_bytes(entry.rec), writer.node, 0, writer.generation, entry.log, entry.seq, entry.at, entry.at,
        0, case_origin, case_id, outside_id, body, *values,
    )  # fmt: skip


def drop_params(entry: Entry, writer: Writer) -> Params:
    """Return the values for a ``del`` or ``redact``."""
    return writer.generation, entry.log, entry.seq, entry.at, id_bytes(entry.rec), entry.origin, writer.node


def apply_entries(
    connection: Connection, entries: Iterable[tuple[Entry, Mapping[str, Any] | None]], writer: Writer
) -> int:
    """Bring entries of one log, in order, into the state tables; return how many rows changed.

    Unknown kinds and operations are the caller's (``pending``). Blob references are written with the rows.
    """
    before = connection.total_changes
    puts: dict[str, list[Params]] = {kind: [] for kind in KINDS}
    refs: list[Params] = []
    for entry, plain in entries:
        if entry.op == "put":
            puts[entry.kind].append(put_params(entry, plain, writer))
            for sha in (plain or {}).get("blobs", ()):
                refs.append((bytes.fromhex(sha), entry.origin, id_bytes(entry.rec), entry.log, entry.seq))
            continue
        _flush(connection, entry.kind, puts)
        sql = _drop_sql(entry.kind) if entry.op == "del" else _erase_sql(entry.kind)
        connection.execute(sql, drop_params(entry, writer))
    for kind in KINDS:
        _flush(connection, kind, puts)
    if refs:
        connection.executemany(
            "INSERT INTO blob_ref (sha, origin, rec, log, seq) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", refs
        )
    return int(connection.total_changes - before)


def _flush(connection: Connection, kind: str, puts: dict[str, list[Params]]) -> None:
    rows = puts[kind]
    if len(rows) == 1:
        connection.execute(put_sql(kind), rows[0])
    elif rows:
        connection.executemany(put_sql(kind), rows)
    puts[kind] = []


JOURNAL_SQL = (
    "INSERT INTO journal (log, seq, txn, at, actor, kind, ver, origin, rec, op, body, body_sha, hash, sig) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
ENTRY_COLUMNS = "log, seq, txn, at, actor, kind, ver, origin, rec, op, body, body_sha, hash, sig"


def journal_params(entry: Entry) -> Params:
    """Return the values of the entry's journal row. The digest of the body is kept only where the body is not."""
    return (
        entry.log, entry.seq, entry.txn, entry.at, bytes.fromhex(entry.actor), entry.kind, entry.ver, entry.origin,
        id_bytes(entry.rec), entry.op, entry.body, None if entry.body is not None else bytes.fromhex(entry.body_sha),
        bytes.fromhex(entry.hash), bytes.fromhex(entry.sig) if entry.sig is not None else None,
    )  # fmt: skip

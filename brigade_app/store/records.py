"""Records by kind and id, as they stand now."""

from collections.abc import Sequence
from typing import Any

import msgspec

from brigade_app.domain.keeping import KINDS
from brigade_app.store.canonical import id_bytes, id_text, is_id
from brigade_app.store.engine import Connection, Engine
from brigade_app.store.entries import instant_of, record_of
from brigade_app.store.tables import EXTRACTED, table_of
from brigade_app.store.values import Row

Rows = list[Row]
_BODIES = msgspec.json.Decoder()
_COLUMNS = "id, origin, owner, deleted, log, seq, created_at, updated_at, outside_id, case_id, body"
_MOST_PARAMETERS = 500


class Records:
    """Asks the state tables. A record of this node comes before another node's of the same id."""

    def __init__(self, engine: Engine, node: int) -> None:
        self._engine = engine
        self._node = node

    def get(self, kind: str, record_id: str, *, origin: int | None = None) -> Row | None:
        """Return the record of ``kind``, withdrawn or not; ``None`` where there is none, as for an outside id."""
        if not is_id(record_id):
            return None
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM {table_of(kind)} WHERE id = ?1 AND (?3 IS NULL OR origin = ?3) "
                "ORDER BY owner <> ?2, origin LIMIT 1",
                (id_bytes(record_id), self._node, origin),
            ).fetchall()
        return row_of(kind, rows[0]) if rows else None

    def list(self, kind: str, case: str | None = None, *, deleted: bool = False) -> Rows:
        """Return the records of ``kind`` (of one case) in the order of their making; ``deleted``: withdrawn too."""
        with self._engine.reading() as connection:
            return [row_of(kind, row) for row in select_rows(connection, kind, case, deleted)]

    def many(self, kind: str, ids: Sequence[str]) -> dict[str, Row]:
        """Return the records of ``kind`` with these ids, by id."""
        found: dict[str, Row] = {}
        keys = [id_bytes(one) for one in ids]
        with self._engine.reading() as connection:
            for start in range(0, len(keys), _MOST_PARAMETERS):
                part = keys[start : start + _MOST_PARAMETERS]
                marks = ", ".join("?" * len(part))
                rows = connection.execute(
                    f"SELECT {_COLUMNS} FROM {table_of(kind)} WHERE id IN ({marks}) ORDER BY owner = ?, origin DESC",
                    (*part, self._node),
                )
                found.update((id_text(row[0]), row_of(kind, row)) for row in rows.fetchall())
        return found

    def find(self, kind: str, column: str, value: str | int | bytes, *, deleted: bool = False) -> Rows:
        """Return the records whose extracted ``column`` (or ``outside_id``) is ``value``, oldest first."""
        if column not in {"outside_id", *(one.name for one in EXTRACTED[kind])}:
            raise ValueError(column)
        with self._engine.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM {table_of(kind)} WHERE {column} = ? AND deleted <= ? "
                "ORDER BY created_at, local",
                (value, int(deleted)),
            ).fetchall()
        return [row_of(kind, row) for row in rows]

    def newest(self, kind: str, column: str, value: str | int | bytes) -> Row | None:
        """Return this node's own record that was made last among those whose extracted ``column`` is ``value``."""
        if column not in {one.name for one in EXTRACTED[kind]}:
            raise ValueError(column)
        with self._engine.reading() as connection:
            row = connection.execute(
                f"SELECT {_COLUMNS} FROM {table_of(kind)} WHERE {column} = ? AND owner = ? AND deleted = 0 "
                "ORDER BY local DESC LIMIT 1",
                (value, self._node),
            ).fetchone()
        return row_of(kind, row) if row else None

    def count(self, kind: str) -> int:
        """Return how many records of ``kind`` are not withdrawn."""
        with self._engine.reading() as connection:
            row = connection.execute(f"SELECT count(*) FROM {table_of(kind)} WHERE deleted = 0").fetchone()
        return int(row[0])


def select_rows(connection: Connection, kind: str, case: str | None, deleted: bool) -> list[Any]:
    """Return the raw rows of a kind, of one case or all, in the order of their making."""
    if case is None:
        return list(
            connection.execute(
                f"SELECT {_COLUMNS} FROM {table_of(kind)} WHERE deleted <= ? ORDER BY created_at, local",
                (int(deleted),),
            ).fetchall()
        )
    return list(
        connection.execute(
            f"SELECT {_COLUMNS} FROM {table_of(kind)} WHERE case_id = ? AND deleted <= ? ORDER BY created_at, local",
            (id_bytes(case), int(deleted)),
        ).fetchall()
    )


def row_of(kind: str, row: Sequence[Any]) -> Row:
    """Return the value of a raw row."""
    plain = _BODIES.decode(row[10]) if row[10] is not None else None
    return Row(
        kind=kind,
        id=id_text(row[0]),
        record=record_of(kind, plain) if plain is not None and kind in KINDS else None,
        case=id_text(row[9]) if row[9] is not None else None,
        origin=row[1],
        owner=row[2],
        deleted=bool(row[3]),
        log=row[4],
        seq=row[5],
        created_at=instant_of(row[6]),
        updated_at=instant_of(row[7]),
        outside_id=row[8],
        blobs=tuple(plain.get("blobs", ())) if plain is not None else (),
    )

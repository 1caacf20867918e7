"""The one erasure (R13): bodies go, their digests stay, and the chain still verifies (I11)."""

from typing import Any

from brigade_app.store.canonical import digest, id_bytes
from brigade_app.store.engine import Connection
from brigade_app.store.entries import Entry


def erase_bodies(connection: Connection, entry: Entry) -> int:
    """Take the bodies of all earlier entries of the record that ``entry`` redacts; return how many.

    The triggers let only this pass: a body to NULL while its digest is set.
    """
    rows: list[Any] = connection.execute(
        "SELECT log, seq, body FROM journal WHERE rec = ? AND origin = ? AND kind = ? AND body IS NOT NULL "
        "AND op IN ('put', 'del') AND NOT (log = ? AND seq >= ?)",
        (id_bytes(entry.rec), entry.origin, entry.kind, entry.log, entry.seq),
    ).fetchall()
    connection.executemany(
        "UPDATE journal SET body = NULL, body_sha = ? WHERE log = ? AND seq = ?",
        [(digest(body), log, seq) for log, seq, body in rows],
    )
    return len(rows)

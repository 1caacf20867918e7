"""Beginning a log: a random number below 2^53, drawn for a new node and again after every restore (data layer 1.2)."""

import secrets
from datetime import datetime

from brigade_app.store.engine import Connection
from brigade_app.store.entries import instant_text
from brigade_app.store.meta import put_text
from brigade_app.store.session import Signer

MAX_LOG = 2**53


def start_log(connection: Connection, node: int, now: datetime, parent: tuple[int, int, bytes] | None = None) -> int:
    """Begin a log of this node with a random number, after entry ``parent`` of another where there is one."""
    log = secrets.randbelow(MAX_LOG - 1) + 1
    seed = connection.execute("SELECT value FROM meta WHERE key = 'device_seed'").fetchone()[0]
    generation = 0
    if parent is not None:
        row = connection.execute("SELECT generation FROM log WHERE log = ?", (parent[0],)).fetchone()
        generation = row[0] + 1 if row else 1
        connection.execute("UPDATE log SET state = 'closed' WHERE log = ?", (parent[0],))
    connection.execute(
        "INSERT INTO log (log, node, created_at, parent_log, parent_seq, parent_hash, generation, public_key, state) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'live')",
        (log, node, instant_text(now), *(parent or (None, None, None)), generation, Signer(seed).public_key),
    )
    put_text(connection, "log", str(log))
    return log

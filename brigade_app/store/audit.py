"""The journal of every log that is here, for who audits it: by person, by what was done and by day; paged.

The order is that in which entries came into this store (their row), never the claimed time (R41). A question costs one
walk through the entries; the entries themselves are read a page at a time.
"""

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from brigade_app.store.cases import HISTORY_COLUMNS, history_entry
from brigade_app.store.engine import Engine
from brigade_app.store.entries import instant_text
from brigade_app.store.values import HistoryEntry

_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True)
class JournalQuery:
    """Which entries: whose (``actor``, an account's id), of which kinds of record or events, from when to when.

    ``kinds`` and ``events`` are alternatives; with neither everything is asked for. ``until`` itself is not counted.
    """

    actor: str | None = None
    kinds: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None


class Audit:
    """Reads the journal across its logs."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def keys(self, query: JournalQuery) -> "array[int]":
        """Return the row numbers of the entries that ``query`` asks for, the newest first."""
        wanted = [
            f"kind IN ({_marks(query.kinds)})",
            f"rec IN (SELECT id FROM event WHERE what IN ({_marks(query.events)}))",
        ]
        sql = (
            "SELECT rowid FROM journal "
            "WHERE (? IS NULL OR actor = ?) AND (? IS NULL OR at >= ?) AND (? IS NULL OR at < ?)"
        )
        actor = bytes.fromhex(query.actor) if query.actor else None
        since = instant_text(query.since) if query.since else None
        until = instant_text(query.until) if query.until else None
        values: list[object] = [actor, actor, since, since, until, until]
        if query.kinds or query.events:
            sql += f" AND ({' OR '.join(wanted)})"
            values += [*query.kinds, *query.events]
        with self._engine.reading() as connection:
            rows = connection.execute(f"{sql} ORDER BY rowid DESC", values).fetchall()
        return array("q", (row[0] for row in rows))

    def by_keys(self, keys: Sequence[int]) -> list[HistoryEntry]:
        """Return the entries of these row numbers, in their order."""
        found: dict[int, HistoryEntry] = {}
        with self._engine.reading() as connection:
            for start in range(0, len(keys), _MOST_PARAMETERS):
                part = list(keys[start : start + _MOST_PARAMETERS])
                rows = connection.execute(
                    f"SELECT {HISTORY_COLUMNS}, rowid FROM journal WHERE rowid IN ({_marks(part)})", part
                ).fetchall()
                found.update((row[-1], history_entry(row)) for row in rows)
        return [found[key] for key in keys if key in found]

    def actors(self) -> list[str]:
        """Return the accounts that wrote entries."""
        with self._engine.reading() as connection:
            rows = connection.execute("SELECT DISTINCT actor FROM journal").fetchall()
        return [row[0].hex() for row in rows]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))

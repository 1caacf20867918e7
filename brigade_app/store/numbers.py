"""Numbers of a series, gap-free as far as that can be offline: none missing, none spent twice (data layer 1.3).

A number is reserved in a deed of its own before the deed that uses it; one that is not used is recorded as void with
its reason. A series belongs to one node; another laptop of the unit takes a block from it, and counts only inside that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, NumberUse
from brigade_app.store.engine import Connection, Engine, integer
from brigade_app.store.errors import NumberTaken, NumberUnknown

if TYPE_CHECKING:
    from brigade_app.store.session import Session
    from brigade_app.store.store import Store


@dataclass(frozen=True, slots=True)
class SeriesCount:
    """A series and how many of its numbers are in which state; ``missing``: below the highest, in no record."""

    series: str
    reserved: int
    used: int
    void: int
    missing: int


Wording = Callable[[int], str]
"""From the counter to the number as it stands on paper."""
_BLOCK = "block "


class Numbers:
    """The series of this node."""

    def __init__(self, store: "Store", engine: Engine) -> None:
        self._store = store
        self._engine = engine

    def reserve(
        self,
        series: str,
        word: Wording,
        *,
        by: "Session",
        at: datetime,
        deed: str | None = None,
        case: str | None = None,
    ) -> NumberUse:
        """Reserve the next number of ``series`` and return it; counted and written in one transaction.

        Raises:
            NumberTaken: the block that this laptop counts in is used up.
        """
        made: list[NumberUse] = []

        def one(connection: Connection) -> Sequence[Change]:
            counter = self._next(connection, series)
            use = NumberUse(
                id=new_id(at), series=series, counter=counter, text=word(counter), state="reserved", case=case
            )
            made.append(use)
            return [Change(record=use, case=case)]

        done = deed or new_id(at)
        saved = self._store.save_made(one, by=by, at=at, deed=done)
        if made:
            return made[-1]
        return self._of_deed(saved.log, saved.seq)

    def _of_deed(self, log: int, seq: int) -> NumberUse:
        """The number that a deed reserved when it was done the first time (R5)."""
        rows = [row for row in self._store.records.list("number") if row.log == log and row.seq >= seq]
        return cast(NumberUse, rows[0].record)

    def _next(self, connection: Connection, series: str) -> int:
        first, last = self._bounds(connection, series)
        row = connection.execute(
            "SELECT max(counter) FROM number WHERE series = ? AND owner = ? AND counter BETWEEN ? AND ?",
            (series, self._store.node, first, last),
        ).fetchone()
        counter = max(first, integer(row) + 1)
        if counter > last:
            raise NumberTaken(series=series, counter=counter)
        return counter

    def _bounds(self, connection: Connection, series: str) -> tuple[int, int]:
        row = connection.execute("SELECT value FROM setting WHERE name = ?", (_BLOCK + series,)).fetchone()
        if row is None:
            return 1, 2**31
        first, last = row[0].split("-")
        return int(first), int(last)

    def take_block(self, series: str, first: int, last: int) -> None:
        """Count only from ``first`` to ``last`` in a series: the block that the node which owns it gave away."""
        self._store.settings.put(_BLOCK + series, f"{first}-{last}")

    def give_block(
        self, series: str, count: int, word: Wording, *, by: "Session", at: datetime, reason: str
    ) -> tuple[NumberUse, ...]:
        """Set ``count`` numbers aside for another laptop; they stay reserved here, with the reason."""

        def block(connection: Connection) -> Sequence[Change]:
            first = self._next(connection, series)
            return [
                Change(
                    record=NumberUse(
                        id=new_id(at),
                        series=series,
                        counter=counter,
                        text=word(counter),
                        state="reserved",
                        reason=reason,
                    )
                )
                for counter in range(first, first + count)
            ]

        made: list[Any] = []

        def kept(connection: Connection) -> Sequence[Change]:
            changes = block(connection)
            made.extend(change.record for change in changes)
            return changes

        self._store.save_made(kept, by=by, at=at, deed=new_id(at))
        return tuple(made)

    def void(self, number_id: str, reason: str, *, by: "Session", at: datetime) -> None:
        """Record that a reserved number will never be used.

        Raises:
            NumberUnknown: it was never reserved. NumberTaken: it is used.
        """
        use = self.get(number_id)
        if use.state == "used":
            raise NumberTaken(series=use.series, counter=use.counter)
        self._store.save([Change(record=replace(use, state="void", reason=reason))], by=by, at=at, deed=new_id(at))

    def get(self, number_id: str) -> NumberUse:
        """Return a number by its id.

        Raises:
            NumberUnknown: it was never reserved.
        """
        row = self._store.records.get("number", number_id)
        if row is None or not isinstance(row.record, NumberUse):
            raise NumberUnknown(id=number_id)
        return row.record

    def series(self) -> tuple[SeriesCount, ...]:
        """Return every series that this store holds, its own and those of other nodes, in the order of their keys."""
        with self._engine.reading() as connection:
            rows = connection.execute(
                "SELECT series, sum(state = 'reserved'), sum(state = 'used'), sum(state = 'void'), "
                "max(counter) - count(DISTINCT counter) FROM number WHERE deleted = 0 GROUP BY series ORDER BY series"
            ).fetchall()
        return tuple(SeriesCount(*row) for row in rows)

    def list(self, series: str) -> tuple[NumberUse, ...]:
        """Return the numbers of a series in order."""
        rows = self._store.records.find("number", "series", series)
        return tuple(sorted((row.record for row in rows), key=lambda use: use.counter))

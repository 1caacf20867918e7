"""Entries of other nodes' logs, brought in (data layer 9): whole batches that end at a save's boundary, or nothing.

Everything is checked over the received lines: their one form, their place in the log, their chain, each body's type. A
line at or below the head is a replay when its hash is the same, and a *fork* when it is not: then the log is closed to
imports and both versions wait in quarantine for a person (I8). The officers' signatures are checked afterwards, in the
background, by ``Journal.verify_signatures``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from brigade_app.domain.keeping import KINDS
from brigade_app.store.checks import is_projectable
from brigade_app.store.engine import Connection, Engine
from brigade_app.store.entries import Entry, checked_body, instant_text, read_line, write_line
from brigade_app.store.errors import BadEntry, BrokenChain, GapInLog, LogForked, NotTheOwner, UnknownLog
from brigade_app.store.journal import base_hash, entry_of, read_head
from brigade_app.store.projection import ENTRY_COLUMNS, JOURNAL_SQL, Writer, apply_entries, journal_params
from brigade_app.store.redaction import erase_bodies
from brigade_app.store.refresh import facts_before, refresh_after

BATCH_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did: entries brought in and passed over as known, those that wait for a newer program."""

    applied: int = 0
    replayed: int = 0
    pending: int = 0
    heads: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Log:
    log: int
    node: int
    generation: int


class _Fork(Exception):  # carries what goes into quarantine across the rollback; never leaves this module
    def __init__(self, theirs: Entry, ours: Entry) -> None:
        super().__init__(theirs.seq)
        self.theirs, self.ours = theirs, ours


class Importer:
    """Appends foreign entries to the journal and brings them into the state."""

    def __init__(self, engine: Engine, own_log: int) -> None:
        self._engine = engine
        self._own_log = own_log

    def append(
        self, lines: Iterable[bytes], at: datetime, bundle_sha: str | None, batch_entries: int = BATCH_ENTRIES
    ) -> Imported:
        """Bring in the lines, batch by batch; see `Journal.append_foreign`."""
        total = Imported()
        heads: dict[int, tuple[int, str]] = {}
        for batch in batches(self._received(lines), batch_entries):
            try:
                with self._engine.writing("import") as connection:
                    done = self._batch(connection, batch, instant_text(at))
                    head = read_head(connection, batch[0].log)
            except _Fork as fork:
                self._quarantine(fork, at, bundle_sha)
                raise LogForked(log=fork.ours.log, seq=fork.ours.seq) from fork
            heads[head.log] = (head.seq, head.hash)
            total = replace(
                total,
                applied=total.applied + done.applied,
                replayed=total.replayed + done.replayed,
                pending=total.pending + done.pending,
            )
        if total.applied:
            with self._engine.write_lock:
                self._engine.writer.execute("PRAGMA optimize")
        return replace(total, heads=tuple((log, seq, hashed) for log, (seq, hashed) in heads.items()))

    def _received(self, lines: Iterable[bytes]) -> Iterator[Entry]:
        """Yield the lines' entries; one of a log that is not known stops before the batch that it would end."""
        known: set[int] = set()
        for line in lines:
            entry = read_line(line.rstrip(b"\n"))
            if entry.log not in known:
                with self._engine.reading() as connection:
                    known.add(self._known_log(connection, entry.log).log)
            yield entry

    def _batch(self, connection: Connection, batch: Sequence[Entry], at: str) -> Imported:
        log = self._known_log(connection, batch[0].log)
        head = read_head(connection, log.log)
        fresh = self._without_known(connection, batch, head.seq)
        replayed = len(batch) - len(fresh)
        if not fresh:
            return Imported(replayed=replayed)
        if fresh[0].seq != head.seq + 1:
            raise GapInLog(log=log.log, needed=head.seq + 1, found=fresh[0].seq)
        bodies = list(_checked(fresh, log, head.hash))
        connection.executemany(JOURNAL_SQL, [journal_params(entry) for entry in fresh])
        waiting = [(entry, _why_waiting(entry)) for entry, _ in bodies if not is_projectable(entry)]
        connection.executemany(
            "INSERT INTO pending (log, seq, kind, ver, reason) VALUES (?, ?, ?, ?, ?)",
            [(entry.log, entry.seq, entry.kind, entry.ver, reason) for entry, reason in waiting],
        )
        known = [(entry, plain) for entry, plain in bodies if is_projectable(entry)]
        facts = facts_before(connection, known)
        apply_entries(connection, known, Writer(log.node, log.generation))
        want_blobs(connection, known)
        for entry, _ in known:
            if entry.op == "redact":
                erase_bodies(connection, entry)
        refresh_after(connection, known, facts)
        last = fresh[-1]
        connection.execute(
            "INSERT INTO head (log, seq, hash, txn_end_at) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (log) DO UPDATE SET seq = ?2, hash = ?3, txn_end_at = ?4",
            (log.log, last.seq, bytes.fromhex(last.hash), last.at),
        )
        return Imported(len(fresh), replayed, len(waiting))

    def _known_log(self, connection: Connection, log: int) -> _Log:
        row = connection.execute("SELECT log, node, generation, state FROM log WHERE log = ?", (log,)).fetchone()
        if row is None:
            raise UnknownLog(log=log)
        if row[3] == "forked":
            raise LogForked(log=log, seq=None)
        return _Log(*row[:3])

    def _without_known(self, connection: Connection, batch: Sequence[Entry], head: int) -> list[Entry]:
        """Leave out what is here already, byte for byte; what is here and different is a fork."""
        old = [entry for entry in batch if entry.seq <= head]
        if old:
            rows = connection.execute(
                f"SELECT {ENTRY_COLUMNS} FROM journal WHERE log = ? AND seq BETWEEN ? AND ?",
                (old[0].log, old[0].seq, old[-1].seq),
            ).fetchall()
            here = {row[1]: entry_of(row) for row in rows}
            prev = base_hash(connection, old[0].log, old[0].seq - 1)
            for entry in old:
                ours = here[entry.seq]
                if entry.hashed(prev).hex() != entry.hash:  # a damaged line is no second past
                    raise BrokenChain(log=entry.log, seq=entry.seq)
                if entry.hash != ours.hash:
                    raise _Fork(entry, ours)
                prev = entry.hash
                if entry.body is not None and entry.body_sha != ours.body_sha:
                    raise BrokenChain(log=entry.log, seq=entry.seq)
        return [entry for entry in batch if entry.seq > head]

    def _quarantine(self, fork: _Fork, at: datetime, bundle_sha: str | None) -> None:
        bundle = bytes.fromhex(bundle_sha) if bundle_sha else None
        with self._engine.writing("quarantine") as connection:
            connection.executemany(
                "INSERT INTO quarantine (log, seq, hash, reason, bundle_sha, raw, at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    (one.log, one.seq, bytes.fromhex(one.hash), reason, bundle, write_line(one), instant_text(at))
                    for one, reason in ((fork.ours, "fork-here"), (fork.theirs, "fork-received"))
                ],
            )
            if fork.ours.log != self._own_log:
                connection.execute("UPDATE log SET state = 'forked' WHERE log = ?", (fork.ours.log,))


def batches(entries: Iterable[Entry], most: int) -> Iterator[list[Entry]]:
    """Cut a stream of entries into batches of one log that end where a deed does.

    Raises:
        BadEntry: entries out of order, a torn deed, or a deed longer than a batch. GapInLog: one is left out.
    """
    batch: list[Entry] = []
    for entry in entries:
        before = batch[-1] if batch else None
        if before is not None and entry.log == before.log and entry.seq != before.seq + 1:
            if entry.seq > before.seq:
                raise GapInLog(log=entry.log, needed=before.seq + 1, found=entry.seq)
            raise BadEntry(log=entry.log, seq=entry.seq, path="$.seq", reason="out-of-order")
        if before is not None and entry.log != before.log:
            if before.seq != before.txn:
                raise BadEntry(log=before.log, seq=before.seq, path="$.txn", reason="torn-deed")
            yield batch
            batch = []
        batch.append(entry)
        if entry.seq == entry.txn and len(batch) >= most:
            yield batch
            batch = []
        elif len(batch) > 2 * most:
            raise BadEntry(log=entry.log, seq=entry.seq, path="$.txn", reason="too-long")
    if batch:
        if batch[-1].seq != batch[-1].txn:
            raise BadEntry(log=batch[-1].log, seq=batch[-1].seq, path="$.txn", reason="torn-deed")
        yield batch


def _checked(entries: Sequence[Entry], log: _Log, prev: str) -> Iterator[tuple[Entry, dict[str, Any] | None]]:
    """Yield the entries with their bodies, each proven to follow the one before."""
    txn = 0
    for entry in entries:
        facts = {"log": entry.log, "seq": entry.seq}
        if entry.hashed(prev).hex() != entry.hash:
            raise BrokenChain(**facts)
        if txn and entry.txn != txn:
            raise BadEntry(**facts, path="$.txn", reason="torn-deed")
        if (entry.sig is not None) != (entry.seq == entry.txn):
            raise BadEntry(**facts, path="$.sig", reason="misplaced-signature")
        if entry.origin != log.node:
            raise NotTheOwner(**facts, origin=entry.origin)
        plain = checked_body(entry)
        yield entry, plain if entry.op == "put" else None
        prev, txn = entry.hash, 0 if entry.seq == entry.txn else entry.txn


def _why_waiting(entry: Entry) -> str:
    if entry.kind not in KINDS:
        return "unknown-kind"
    return "handover" if entry.op == "handover" else "newer-version"


def want_blobs(connection: Connection, entries: Iterable[tuple[Entry, dict[str, Any] | None]]) -> None:
    """Write the files that the entries name and that are not here as *wanted*."""
    wanted = {sha for _, plain in entries if plain is not None for sha in plain.get("blobs", ())}
    connection.executemany(
        "INSERT INTO blob (sha, state) VALUES (?, 'wanted') ON CONFLICT DO NOTHING",
        [(bytes.fromhex(sha),) for sha in sorted(wanted)],
    )

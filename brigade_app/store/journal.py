"""The journal: its head, its entries as they travel, and whether its chain, bodies and signatures hold.

Verification is over the stored bytes. A body that was erased leaves its digest, so the chain still verifies (I11).
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from brigade_app.store.canonical import ZERO_HASH, digest, entry_hash, id_text
from brigade_app.store.engine import Connection, Engine
from brigade_app.store.entries import Entry, checked_body, parse_body, write_line
from brigade_app.store.errors import BadText
from brigade_app.store.meta import live_log
from brigade_app.store.projection import ENTRY_COLUMNS
from brigade_app.store.session import signature_holds
from brigade_app.store.values import ZERO_ACTOR, Finding, Findings, Head

if TYPE_CHECKING:
    from brigade_app.store.importing import Imported, Importer

_PART = 2000


class Journal:
    """Reads the journal of every log that this store holds."""

    def __init__(self, engine: Engine, importer: "Importer", require_writable: Callable[[str], None]) -> None:
        self._engine = engine
        self._importer = importer
        self._require_writable = require_writable

    def append_foreign(self, lines: Iterable[bytes], *, at: datetime, bundle_sha: str | None = None) -> "Imported":
        """Bring in the lines of other nodes' logs, in batches that end where a deed does, each whole or not at all.

        The same lines again change nothing. Files that entries name are *wanted* until `Vault.arrived`.

        Raises:
            UnknownLog, GapInLog, BrokenChain, BadEntry, NotTheOwner: earlier batches stay, nothing of this one.
            LogForked: nothing of the batch; both versions are in quarantine and the log takes no more.
        """
        self._require_writable("import")
        return self._importer.append(lines, at, bundle_sha)

    def head(self, log: int | None = None) -> Head:
        """Return the last entry of a log (of the live one: ``None``); ``seq`` 0 and the base hash where it is empty."""
        with self._engine.reading() as connection:
            return read_head(connection, live_log(connection) if log is None else log)

    def heads(self) -> list[Head]:
        """Return the head of every log."""
        with self._engine.reading() as connection:
            logs = [row[0] for row in connection.execute("SELECT log FROM log ORDER BY log").fetchall()]
            return [read_head(connection, log) for log in logs]

    def entries(self, log: int, first: int = 1, last: int | None = None) -> Iterator[Entry]:
        """Yield the entries ``first`` to ``last`` of a log, in order; reads no more rows than it yields (I10)."""
        at = first
        while last is None or at <= last:
            end = at + _PART - 1 if last is None else min(last, at + _PART - 1)
            with self._engine.reading() as connection:
                rows = connection.execute(
                    f"SELECT {ENTRY_COLUMNS} FROM journal WHERE log = ? AND seq BETWEEN ? AND ? ORDER BY seq",
                    (log, at, end),
                ).fetchall()
            yield from (entry_of(row) for row in rows)
            if len(rows) < end - at + 1:
                return
            at = end + 1

    def lines(self, log: int, first: int = 1, last: int | None = None) -> Iterator[bytes]:
        """Yield the same entries as the bytes that travel, without line feeds."""
        for entry in self.entries(log, first, last):
            yield write_line(entry)

    def actor(self, log: int, seq: int) -> str:
        """Return the account that wrote an entry; nothing where there is no such entry."""
        with self._engine.reading() as connection:
            row = connection.execute("SELECT actor FROM journal WHERE log = ? AND seq = ?", (log, seq)).fetchone()
        return row[0].hex() if row else ""

    def base(self, log: int, seq: int) -> str:
        """Return the hash of entry ``seq`` of a log; for 0 what its first entry follows."""
        with self._engine.reading() as connection:
            return base_hash(connection, log, seq)

    def verify(self, log: int | None = None, first: int = 1, last: int | None = None) -> Findings:
        """Check numbering, chain, bodies and transaction marks of one log or of all, from ``first`` on (I1, I9).

        With ``last`` the check ends there, and where the log ends is not asked.
        """
        with self._engine.reading() as connection:
            logs = [row[0] for row in connection.execute("SELECT log FROM log ORDER BY log").fetchall()]
            found: list[Finding] = []
            checked = 0
            for one in logs if log is None else [log]:
                checked += verify_chain(connection, one, first, found, last)
        return Findings({"entries": checked}, tuple(found))

    def verify_signatures(self, log: int, first: int = 1, last: int | None = None) -> Findings:
        """Check the officers' signatures on the last entry of each deed of a log (R9a).

        An account's key counts from the entry that put it on, and not from the one that its revocation names (R37).
        """
        found: list[Finding] = []
        checked = 0
        with self._engine.reading() as connection:
            keys = _Keys(connection, log)
            rows = connection.execute(
                "SELECT seq, txn, actor, hash, sig FROM journal WHERE log = ?1 AND seq >= ?2 "
                "AND (?3 IS NULL OR seq <= ?3) AND (seq = txn OR sig IS NOT NULL) ORDER BY seq",
                (log, first, last),
            )
            for seq, txn, actor, hashed, signature in rows.fetchall():
                checked += 1
                fault = keys.fault(seq, txn, actor.hex(), hashed, signature)
                if fault is not None:
                    found.append(Finding("signature", f"{log}/{seq}", fault))
        return Findings({"signatures": checked}, tuple(found))


class _Keys:
    """Whose key checks which entry of one log."""

    def __init__(self, connection: Connection, log: int) -> None:
        self._connection = connection
        self._log = log
        row = connection.execute("SELECT public_key FROM log WHERE log = ?", (log,)).fetchone()
        self._device: bytes | None = row[0] if row else None
        self._node = connection.execute("SELECT node FROM log WHERE log = ?", (log,)).fetchone()
        self._accounts: dict[str, list[tuple[int, dict[str, Any] | None]]] = {}

    def fault(self, seq: int, txn: int, actor: str, hashed: bytes, signature: bytes | None) -> str | None:
        """Say what is wrong with a signature; ``None``: nothing."""
        if signature is None:
            return "missing"
        if seq != txn:
            return "misplaced"
        key = self._device if actor == ZERO_ACTOR else self._key_of(actor, seq)
        if key is None:
            return "unknown-key"
        return None if signature_holds(key, signature, hashed) else "wrong"

    def _key_of(self, actor: str, seq: int) -> bytes | None:
        said = self._history(actor)
        known = [body for at, body in said if at <= seq]
        body = known[-1] if known else None
        if body is None:
            return None
        for _, later in said:
            if (
                later is not None
                and later.get("revoked_log") == self._log
                and seq >= (later.get("revoked_from_seq") or 1)
            ):
                return None
        return bytes.fromhex(str(body["public_key"]))

    def _history(self, actor: str) -> list[tuple[int, dict[str, Any] | None]]:
        """The account's records: entries of this log by number, those of the node's earlier logs as if before it."""
        if actor not in self._accounts:
            rows = self._connection.execute(
                f"SELECT {', '.join('journal.' + name for name in ENTRY_COLUMNS.split(', '))} FROM journal "
                "JOIN log USING (log) WHERE rec = ? AND kind = 'account' AND op = 'put' AND log.node = ? "
                "ORDER BY log.generation, journal.seq",
                (bytes.fromhex(actor), self._node[0] if self._node else None),
            ).fetchall()
            entries = [entry_of(row) for row in rows]
            self._accounts[actor] = [
                (self._last_of_deed(entry) if entry.log == self._log else 0, checked_body(entry)) for entry in entries
            ]
        return self._accounts[actor]

    def _last_of_deed(self, entry: Entry) -> int:
        """From which entry on a key counts: from its own deed, since the first account signs itself."""
        return entry.seq


def base_hash(connection: Connection, log: int, seq: int) -> str:
    """Return the hash that entry ``seq + 1`` follows."""
    if seq > 0:
        row = connection.execute("SELECT hash FROM journal WHERE log = ? AND seq = ?", (log, seq)).fetchone()
    else:
        row = connection.execute("SELECT parent_hash FROM log WHERE log = ?", (log,)).fetchone()
    return row[0].hex() if row and row[0] else ZERO_HASH


def read_head(connection: Connection, log: int) -> Head:
    """Return the head of a log as the table says it."""
    row = connection.execute("SELECT seq, hash, txn_end_at FROM head WHERE log = ?", (log,)).fetchone()
    return Head(log, row[0], row[1].hex(), row[2]) if row else Head(log, 0, base_hash(connection, log, 0))


def entry_of(row: Any) -> Entry:
    """Return the entry of a raw row of the journal."""
    body, body_sha, sig = row[10], row[11], row[13]
    return Entry(
        log=row[0], seq=row[1], txn=row[2], at=row[3], actor=row[4].hex(), kind=row[5], ver=row[6], origin=row[7],
        rec=id_text(row[8]), op=row[9], body=body, body_sha=(digest(body) if body is not None else body_sha).hex(),
        hash=row[12].hex(), sig=sig.hex() if sig is not None else None,
    )  # fmt: skip


def verify_chain(connection: Connection, log: int, first: int, found: list[Finding], last: int | None = None) -> int:
    """Check one log from ``first`` on, add what is wrong to ``found``, and return how many entries were read.

    Hash and form are checked over the stored bytes (R9). A body's *type* is not: importing judged it, and comparing
    the state with the fold judges it again.
    """
    prev, expected, txn, count = base_hash(connection, log, first - 1), first, 0, 0
    cursor = connection.execute(
        f"SELECT {ENTRY_COLUMNS} FROM journal WHERE log = ?1 AND seq >= ?2 AND (?3 IS NULL OR seq <= ?3) ORDER BY seq",
        (log, first, last),
    )
    while rows := cursor.fetchmany(_PART):
        count += len(rows)
        for row in rows:
            seq, deed, op, body, stored = row[1], row[2], row[9], row[10], row[12]
            if seq != expected:
                found.append(Finding("chain", f"{log}/{seq}", f"entry {expected} is missing"))
            if _hash_of(row, prev) != stored:
                found.append(Finding("chain", f"{log}/{seq}", "the hash does not follow", _case_name(row)))
            if txn and deed != txn:
                found.append(Finding("chain", f"{log}/{seq}", "a deed is torn"))
            if body is not None:
                try:
                    parse_body(op, body)
                except BadText as error:
                    found.append(Finding("body", f"{log}/{seq}", str(error.facts.get("reason")), _case_name(row)))
            prev, expected, txn = stored.hex(), seq + 1, 0 if seq == deed else deed
    if last is None:
        _check_end(connection, log, first, (expected - 1, prev, txn), found)
    return count


def _hash_of(row: Any, prev: str) -> bytes:
    log, seq, txn, at, actor, kind, ver, origin, rec, op, body, body_sha = row[:12]
    digest_hex = (digest(body) if body is not None else body_sha).hex()
    return entry_hash(log, seq, txn, at, actor.hex(), kind, ver, origin, id_text(rec), op, prev, digest_hex)


def _check_end(connection: Connection, log: int, first: int, end: tuple[int, str, int], found: list[Finding]) -> None:
    seq, hashed, txn = end
    if txn:
        found.append(Finding("chain", f"{log}/{seq}", "the last deed is cut off"))
    head = read_head(connection, log)
    if first <= head.seq + 1 and (head.seq, head.hash) != (seq, hashed):
        found.append(Finding("head", str(log), f"the head says entry {head.seq}, the journal ends at {seq}"))


def _case_name(row: Any) -> str | None:
    kind, rec, op, body = row[5], row[8], row[9], row[10]
    if kind == "case":
        return id_text(rec)
    try:
        plain = parse_body(op, body) if body is not None else None
    except BadText:
        return None
    return plain.get("case") if plain is not None else None

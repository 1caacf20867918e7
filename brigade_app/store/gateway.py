"""The one way by which this node's own records are written (data layer 4): one deed, one transaction.

In the transaction stand the state rows, one journal entry a changed record, the officer's signature on the last, the
head, the search, the touched sums and the deed's id. A change that changes nothing is left out, and a deed of only such
writes nothing. A failed commit means *unknown*: the connection is opened again and the deed looked for (R7).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import msgspec
from sqlcipher3 import dbapi2

from brigade_app.domain.keeping import Change
from brigade_app.store.canonical import (
    MAX_ENTRY_BYTES,
    NULL_BODY,
    ZERO_HASH,
    digest,
    id_bytes,
)
from brigade_app.store.engine import Connection, Engine
from brigade_app.store.entries import (
    VERSION,
    Entry,
    case_of,
    instant_text,
    kind_of,
    plain_body,
    record_of,
    sealed_body,
)
from brigade_app.store.errors import (
    DeedTooLarge,
    EvidenceNotSealed,
    NothingToWithdraw,
    NotOwned,
    StoreDamaged,
    translate,
)
from brigade_app.store.projection import JOURNAL_SQL, Writer, apply_entries, journal_params
from brigade_app.store.redaction import erase_bodies
from brigade_app.store.refresh import facts_before, refresh_after
from brigade_app.store.session import Session, Signer
from brigade_app.store.tables import table_of
from brigade_app.store.values import ZERO_ACTOR, Saved, SealedFile

Plain = Mapping[str, Any]
Draft = tuple[Entry, Plain | None]
"""An entry whose place in the log is not known yet, and the plain value of its body."""
_BODY_ROOM = MAX_ENTRY_BYTES - 2048
_BODIES = msgspec.json.Decoder()
SHARED_IDS = frozenset({"claims", "unit", "pack", "peer"})
"""Kinds whose id is a digest or a code, so that two nodes may each keep a record of the same id."""


@dataclass(frozen=True, slots=True)
class _Existing:
    origin: int
    deleted: bool
    body: bytes | None


class Gateway:
    """Writes deeds of one node's live log."""

    def __init__(self, engine: Engine, node: int, log: int, generation: int, device: Signer) -> None:
        self._engine = engine
        self._log = log
        self._writer = Writer(node, generation)
        self._device = device
        self.fresh: dict[str, SealedFile] = {}

    def remember(self, sealed: SealedFile) -> None:
        """Know a file that the vault has just sealed, until a deed names it."""
        self.fresh[sealed.sha256] = sealed

    def save(
        self,
        changes: Sequence[Change],
        *,
        by: Session | None,
        at: datetime,
        deed: str,
        sealed: Sequence[SealedFile] = (),
    ) -> Saved:
        """Write a deed; see `Store.save`."""
        for file in sealed:
            self.remember(file)
        ready = [(change, {} if change.deleted else plain_body(change, None)) for change in changes]
        for change, plain in ready:
            if not change.deleted:
                record_of(kind_of(change.record), plain)  # what cannot be read again is not written
        text = instant_text(at)
        return self.write(lambda connection: self._entries(connection, ready, text), by=by, at=at, deed=deed)

    def save_made(
        self, make: Callable[[Connection], Sequence[Change]], *, by: Session | None, at: datetime, deed: str
    ) -> Saved:
        """Write a deed whose changes are made inside its transaction, from what it finds there (numbers)."""

        def entries(connection: Connection) -> list[Draft]:
            ready = [(change, plain_body(change, None)) for change in make(connection)]
            return self._entries(connection, ready, instant_text(at))

        return self.write(entries, by=by, at=at, deed=deed)

    def redact(self, kind: str, rec: str, ground: str, *, by: Session | None, at: datetime, deed: str) -> Saved:
        """Write a ``redact`` entry and take the bodies of the record's earlier entries away; see `Store.redact`."""

        def entries(connection: Connection) -> list[Draft]:
            existing = self._existing(connection, kind, rec)
            if existing is None:
                raise NothingToWithdraw(kind=kind, id=rec)
            if existing.body is None:
                return []
            return [(self._draft(kind, rec, existing.origin, "redact", sealed_body({"ground": ground})), None)]

        return self.write(entries, by=by, at=at, deed=deed)

    def write(
        self,
        entries: Callable[[Connection], list[Draft]],
        *,
        by: Session | None,
        at: datetime,
        deed: str,
    ) -> Saved:
        """Run one deed's transaction over what ``entries`` makes inside it."""
        try:
            with self._engine.write_lock, self._engine.writing(deed) as connection:
                known = self._find_deed(connection, deed)
                if known is not None:
                    return known
                drafts = entries(connection)
                if not drafts:
                    return replace(self._head(connection, deed), wrote=False)
                saved = self._append(connection, drafts, by, instant_text(at), deed)
        except Exception as error:
            known = self._after_failure(error, deed)
            if known is None:
                raise
            return known
        self._forget_fresh()
        return saved

    def _forget_fresh(self) -> None:
        """Forget files whose rows are written now."""
        if not self.fresh:
            return
        with self._engine.write_lock:
            for sha in list(self.fresh):
                query = "SELECT 1 FROM blob WHERE sha = ? AND state = 'present'"
                if self._engine.writer.execute(query, (bytes.fromhex(sha),)).fetchone():
                    del self.fresh[sha]

    def _after_failure(self, error: Exception, deed: str) -> Saved | None:
        """After an error of the engine: open anew and look whether the deed is there all the same (R7)."""
        if not isinstance(error.__cause__ or error, dbapi2.Error | OSError):
            return None
        try:
            self._engine.reopen()
            return self._find_deed(self._engine.writer, deed)
        except (dbapi2.Error, OSError) as again:
            ours = translate(again, self._engine.folder, deed)
            if ours is None:
                raise
            raise ours from error

    def _find_deed(self, connection: Connection, deed: str) -> Saved | None:
        row = connection.execute(
            "SELECT deed.log, deed.seq, journal.hash FROM deed JOIN journal USING (log, seq) WHERE deed.id = ?", (deed,)
        ).fetchone()
        return Saved(deed, row[0], row[1], row[2].hex()) if row else None

    def _head(self, connection: Connection, deed: str) -> Saved:
        row = connection.execute("SELECT seq, hash FROM head WHERE log = ?", (self._log,)).fetchone()
        return (
            Saved(deed, self._log, row[0], row[1].hex()) if row else Saved(deed, self._log, 0, self._base(connection))
        )

    def _base(self, connection: Connection) -> str:
        row = connection.execute("SELECT parent_hash FROM log WHERE log = ?", (self._log,)).fetchone()
        return row[0].hex() if row and row[0] else ZERO_HASH

    def _entries(
        self, connection: Connection, changes: Sequence[tuple[Change, dict[str, Any]]], at: str
    ) -> list[Draft]:
        made: list[Draft] = []
        latest: dict[tuple[str, str], int] = {}
        for change, plain in changes:
            key = (kind_of(change.record), change.record.id)
            earlier = made[latest[key]][0] if key in latest else None
            entry = self._entry(connection, change, plain, earlier, at)
            if entry is not None:
                latest[key] = len(made)
                made.append(entry)
        return made

    def _entry(
        self, connection: Connection, change: Change, plain: dict[str, Any], earlier: Entry | None, at: str
    ) -> Draft | None:
        kind, rec = kind_of(change.record), change.record.id
        existing = self._existing(connection, kind, rec)
        if earlier is not None:
            existing = _Existing(earlier.origin, earlier.op == "del", earlier.body)
        origin = existing.origin if existing is not None else self._writer.node
        if change.deleted:
            if existing is None:
                raise NothingToWithdraw(kind=kind, id=rec)
            if existing.deleted:
                return None
            return self._draft(kind, rec, origin, "del", NULL_BODY), None
        case = case_of(change)
        if case is not None:
            case_origin = self._origin_of_case(connection, case, origin)
            if case_origin != origin:
                plain["case_origin"] = case_origin
        if existing is not None and not existing.deleted and _same(existing.body, plain):
            return None
        self._require_blobs(connection, change.blobs, at)
        body = sealed_body(plain)
        if len(body) > _BODY_ROOM:
            raise DeedTooLarge(kind=kind, id=rec, bytes=len(body), limit=_BODY_ROOM)
        return self._draft(kind, rec, origin, "put", body), plain

    def _draft(self, kind: str, rec: str, origin: int, op: str, body: bytes) -> Entry:
        return Entry(
            log=self._log, seq=0, txn=0, at="", actor="", kind=kind, ver=VERSION[kind], origin=origin, rec=rec, op=op,
            body=body, body_sha=digest(body).hex(), hash="",
        )  # fmt: skip

    def _existing(self, connection: Connection, kind: str, rec: str) -> _Existing | None:
        rows = connection.execute(
            f"SELECT origin, owner, deleted, body FROM {table_of(kind)} WHERE id = ?", (id_bytes(rec),)
        ).fetchall()
        for origin, owner, deleted, body in rows:
            if owner == self._writer.node:
                return _Existing(origin, bool(deleted), body)
        if rows and kind not in SHARED_IDS:
            raise NotOwned(kind=kind, id=rec, owner=rows[0][1])
        return None

    def _origin_of_case(self, connection: Connection, case: str, default: int) -> int:
        rows = connection.execute("SELECT origin FROM case_ WHERE id = ?", (id_bytes(case),)).fetchall()
        origins = [row[0] for row in rows]
        return default if not origins or default in origins else int(origins[0])

    def _require_blobs(self, connection: Connection, blobs: Sequence[str], at: str) -> None:
        for sha in blobs:
            row = connection.execute("SELECT state FROM blob WHERE sha = ?", (bytes.fromhex(sha),)).fetchone()
            if row is not None and row[0] == "present":
                continue
            if sha not in self.fresh:
                raise EvidenceNotSealed(sha256=sha)
            write_blob(connection, self.fresh[sha], at)

    def _append(
        self,
        connection: Connection,
        drafts: Sequence[Draft],
        by: Session | None,
        at: str,
        deed: str,
    ) -> Saved:
        head = self._head(connection, deed)
        actor = by.account.id if by is not None else ZERO_ACTOR
        txn, prev, seq = head.seq + len(drafts), head.hash, head.seq
        entries: list[Draft] = []
        for draft, plain in drafts:
            seq += 1
            entry = replace(draft, seq=seq, txn=txn, at=at, actor=actor)
            prev = entry.hashed(prev).hex()
            signature = (by or self._device).sign(bytes.fromhex(prev)).hex() if seq == txn else None
            entry = replace(entry, hash=prev, sig=signature)
            entries.append((entry, plain))
        connection.executemany(JOURNAL_SQL, [journal_params(entry) for entry, _ in entries])
        facts = facts_before(connection, entries)
        changed = apply_entries(connection, entries, self._writer)
        if changed < len(entries):
            raise StoreDamaged(folder=str(self._engine.folder), what="a row did not change", unsaved=deed)
        for entry, _ in entries:
            if entry.op == "redact":
                erase_bodies(connection, entry)
        refresh_after(connection, entries, facts)
        self._finish(connection, at, deed, txn, prev)
        return Saved(deed, self._log, txn, prev)

    def _finish(self, connection: Connection, at: str, deed: str, seq: int, last: str) -> None:
        connection.execute(
            "INSERT INTO head (log, seq, hash, txn_end_at) VALUES (?1, ?2, ?3, ?4) "
            "ON CONFLICT (log) DO UPDATE SET seq = ?2, hash = ?3, txn_end_at = ?4",
            (self._log, seq, bytes.fromhex(last), at),
        )
        connection.execute("INSERT INTO deed (id, log, seq, at) VALUES (?, ?, ?, ?)", (deed, self._log, seq, at))


def write_blob(connection: Connection, sealed: SealedFile, stored_at: str | None) -> None:
    """Write what the vault holds of a file, with the digests of its pieces."""
    sha = bytes.fromhex(sealed.sha256)
    connection.execute(
        "INSERT INTO blob (sha, sealed, bytes, sealed_bytes, media, state, stored_at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, 'present', ?6) ON CONFLICT (sha) DO UPDATE SET sealed = ?2, bytes = ?3, "
        "sealed_bytes = ?4, media = coalesce(?5, media), state = 'present', stored_at = ?6",
        (sha, bytes.fromhex(sealed.sealed), sealed.size, sealed.sealed_size, sealed.media_type, stored_at),
    )
    connection.executemany(
        "INSERT INTO piece (sha, n, piece_sha) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(sha, n, bytes.fromhex(piece)) for n, piece in enumerate(sealed.pieces, 1)],
    )


def _same(body: bytes | None, plain: Plain) -> bool:
    """Whether a stored body says the same as ``plain`` but for its salt."""
    if body is None:
        return False
    stored = _BODIES.decode(body)
    stored.pop("salt", None)
    return bool(stored == plain)

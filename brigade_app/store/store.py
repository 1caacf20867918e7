"""The open store: one object that hands out what each part of the floor answers."""

import contextlib
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from brigade_app.domain.keeping import Change, Unit
from brigade_app.store.accounts import Accounts
from brigade_app.store.audit import Audit
from brigade_app.store.backup import write_backup
from brigade_app.store.cases import Cases
from brigade_app.store.checks import check_pages, compare_with_fold, rebuild
from brigade_app.store.drafts import Drafts
from brigade_app.store.engine import Connection, Engine
from brigade_app.store.entries import instant_text
from brigade_app.store.errors import DiskFull, EntriesMissing, StoreReadOnly, translated
from brigade_app.store.exchange import Exchange
from brigade_app.store.gateway import Gateway
from brigade_app.store.generations import thin_backups
from brigade_app.store.head_file import HeadWriter, read_head_file
from brigade_app.store.importing import Importer
from brigade_app.store.journal import Journal
from brigade_app.store.keyslots import Cost, recipient_of
from brigade_app.store.lock import FolderLock
from brigade_app.store.meta import DeviceKeys, Settings, get_meta, get_text
from brigade_app.store.numbers import Numbers
from brigade_app.store.passwords import Failures
from brigade_app.store.records import Records
from brigade_app.store.session import Session, Signer
from brigade_app.store.values import Finding, Findings, Head, Saved, SealedFile
from brigade_app.store.vault import Vault

DISK_FULL = "disk-full"
"""Why a store is read only where not even the log-in could be written."""


class Store:
    """The open store of one node. Made by `create_store` and `unlock`; closed once."""

    def __init__(self, engine: Engine, lock: FolderLock, data_key: bytes, cost: Cost, failures: Failures) -> None:
        self._engine = engine
        self._lock = lock
        self.folder: Path = engine.folder
        self.is_read_only = False
        self.read_only_reason: str | None = None
        with engine.reading() as connection:
            self.node = int(get_text(connection, "node"))
            self.current_log = int(get_text(connection, "log"))
            self._unit_id = get_text(connection, "unit")
            seed = get_meta(connection, "device_seed")
            assert isinstance(seed, bytes)
            self._keys = DeviceKeys(seed, get_text(connection, "device_age"), get_text(connection, "vault_age"))
            row = connection.execute("SELECT generation FROM log WHERE log = ?", (self.current_log,)).fetchone()
        self._device = Signer(seed)
        self._gateway = Gateway(engine, self.node, self.current_log, row[0], self._device)
        self._heads = HeadWriter(self.folder, self._device, afterwards=engine.fold_wal)
        self.records = Records(engine, self.node)
        self.cases = Cases(engine, self.node)
        self.journal = Journal(engine, Importer(engine, self.current_log), self.require_writable)
        self.audit = Audit(engine)
        self.sync = Exchange(engine)
        self.numbers = Numbers(self, engine)
        self.drafts = Drafts(self.folder, data_key)
        self.settings = Settings(engine)
        self.vault = Vault(
            self, engine, self._gateway, self._keys.vault_identity, recipient_of(self._keys.vault_identity)
        )
        self.accounts = Accounts(self, data_key, cost, failures)

    @property
    def unit(self) -> Unit:
        """The unit whose store this is."""
        row = self.records.get("unit", self._unit_id)
        assert row is not None
        assert isinstance(row.record, Unit)
        return row.record

    def save(
        self,
        changes: Sequence[Change],
        *,
        by: Session | None,
        at: datetime,
        deed: str,
        sealed: Sequence[SealedFile] = (),
    ) -> Saved:
        """Write one deed whole, and return only after it is on the disk (R5).

        ``by`` signs it; ``None`` is the program itself, and the device signs. ``deed`` is an id made before: the same
        id again writes nothing and returns the same. ``sealed`` are files that the vault has just taken in.

        Raises:
            DiskFull, DiskFault, StoreReadOnly, StoreBusy, StoreDamaged: nothing was saved (R6, R7).
            EvidenceNotSealed, NotOwned, NothingToWithdraw, DeedTooLarge, BadText: nothing was saved.
        """
        self.require_writable(deed)
        saved = self._gateway.save(changes, by=by, at=at, deed=deed, sealed=sealed)
        if saved.wrote:
            self._heads.write_later(self.journal_head(saved, at))
        return saved

    def save_made(
        self, make: Callable[[Connection], Sequence[Change]], *, by: Session | None, at: datetime, deed: str
    ) -> Saved:
        """Write one deed whose changes are made inside its transaction (the store's own: numbers)."""
        self.require_writable(deed)
        saved = self._gateway.save_made(make, by=by, at=at, deed=deed)
        if saved.wrote:
            self._heads.write_later(self.journal_head(saved, at))
        return saved

    def redact(self, kind: str, record_id: str, *, by: Session | None, at: datetime, deed: str, ground: str) -> Saved:
        """Erase a record by law (R13): all its bodies go, their digests stay, and a signed entry says on what ground.

        Files that it names are taken away by `Vault.erase`. Roles and the legal ground are the operation's to check.

        Raises:
            NothingToWithdraw: it was never saved. As `save` otherwise.
        """
        self.require_writable(deed)
        saved = self._gateway.redact(kind, record_id, ground, by=by, at=at, deed=deed)
        if saved.wrote:
            self._heads.write_later(self.journal_head(saved, at))
        return saved

    def rebuild(self) -> int:
        """Refill every projection from the journal; return how many entries were folded. Nothing else changes."""
        self.require_writable("rebuild")
        return rebuild(self._engine)

    def integrity(self, *, whole: bool = False) -> Findings:
        """Check the database's structure; ``whole``: every page's seal too, as once a day and before a backup (R3)."""
        with translated(self.folder):
            return check_pages(self._engine, whole=whole)

    def verify(self, deep: bool = False, *, now: datetime | None = None) -> Findings:
        """Check pages, chain, state = fold(journal), head file and vault; ``deep``: all signatures, seals and contents.

        Changes nothing but the days of the vault's checks (with ``now``), and repairs nothing.
        """
        parts = [self.integrity(whole=deep)]
        if parts[0].is_clean:
            parts += [self.journal.verify(), compare_with_fold(self._engine), self._check_head_file()]
            if deep:
                parts += [self.journal.verify_signatures(one.log) for one in self.journal.heads()]
            parts.append(self.vault.verify(deep=deep, now=now))
        checked = {name: count for part in parts for name, count in part.checked.items()}
        return Findings(checked, tuple(finding for part in parts for finding in part.found))

    def _check_head_file(self) -> Findings:
        said, head = self.head_file(), self.journal.head()
        if said is None or (said.log, said.seq, said.hash) != (head.log, head.seq, head.hash):
            return Findings({}, (Finding("head", "head", "the head file does not say where the journal ends"),))
        return Findings({"heads": 1})

    def backup(self, to: Path, *, now: datetime) -> Path:
        """Write a verified backup into a new folder under ``to`` and return that folder (R44).

        Raises:
            DiskFull, DiskFault, StoreReadOnly, StoreDamaged: nothing that was there before is lost.
        """
        return write_backup(self, self._engine, self._device, to, now)

    def thin_backups(self, newest: Path) -> tuple[Path, ...]:
        """Read the newest backup back, then take away those beside it that no generation keeps (R44); return which.

        Raises:
            BadBackup: the newest does not hold; every older one stays.
        """
        return thin_backups(newest, self._device.public_key)

    def journal_head(self, saved: Saved, at: datetime) -> Head:
        """Return the head that a deed left."""
        return Head(saved.log, saved.seq, saved.hash, instant_text(at))

    def require_writable(self, unsaved: str | None = None) -> None:
        """Refuse to write while a check's finding waits for a person (R3, R11)."""
        if self.is_read_only and self.read_only_reason == DISK_FULL:
            raise DiskFull(folder=str(self.folder), unsaved=unsaved)
        if self.is_read_only:
            raise StoreReadOnly(folder=str(self.folder), unsaved=unsaved, reason=self.read_only_reason)

    def go_read_only(self, reason: str) -> None:
        """Write nothing more until a person has decided."""
        self.is_read_only, self.read_only_reason = True, reason

    def write_again(self) -> None:
        """Write again after a person's decision."""
        self.is_read_only, self.read_only_reason = False, None

    def device_keys(self) -> DeviceKeys:
        """Return the device's private keys, for the sync floor."""
        return self._keys

    def head_file(self) -> Head | None:
        """Return what the head file beside the store says, once what waits is written."""
        self._heads.wait()
        return read_head_file(self.folder, self._device.public_key)

    def check_at_start(self) -> None:
        """Compare the head file with the journal (R11): shorter means that work is missing, longer mends the file.

        Raises:
            EntriesMissing: the journal is shorter, or tells another past. The store is not opened for writing.
        """
        said, head = read_head_file(self.folder, self._device.public_key), self.journal.head()
        if said is not None and said.log == head.log:
            here = self.journal.base(head.log, said.seq) if said.seq <= head.seq else None
            if here != said.hash:
                raise EntriesMissing(
                    folder=str(self.folder), missing=max(0, said.seq - head.seq), found=head.seq, expected=said.seq
                )
            if said.seq == head.seq:
                return
        with contextlib.suppress(OSError):
            self._heads.write_now(head)

    def close(self) -> None:
        """Write what waits, close the database, drop the keys, let the lock go."""
        self._heads.close()
        with translated(self.folder):
            try:
                self._engine.close()
            finally:
                self.accounts.close()
                self.drafts.close()
                self.vault.empty_cache()
                self._device.close()
                self._lock.close()

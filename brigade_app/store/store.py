"""The open store: one object that hands out what each part of the floor answers."""

import contextlib
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from brigade_app.domain.keeping import Change, Unit
from brigade_app.store.accounts import Accounts
from brigade_app.store.cases import Cases
from brigade_app.store.engine import Engine
from brigade_app.store.errors import EntriesMissing, StoreReadOnly, translated
from brigade_app.store.gateway import Gateway
from brigade_app.store.head_file import HeadWriter, read_head_file
from brigade_app.store.journal import Journal
from brigade_app.store.keyslots import Cost
from brigade_app.store.lock import FolderLock
from brigade_app.store.meta import DeviceKeys, Settings, get_meta, get_text
from brigade_app.store.passwords import Failures
from brigade_app.store.records import Records
from brigade_app.store.session import Session, Signer
from brigade_app.store.values import Head, Saved, SealedFile


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
        self._heads = HeadWriter(self.folder, self._device)
        self.records = Records(engine, self.node)
        self.cases = Cases(engine, self.node)
        self.journal = Journal(engine)
        self.settings = Settings(engine)
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

    def journal_head(self, saved: Saved, at: datetime) -> Head:
        """Return the head that a deed left."""
        return Head(saved.log, saved.seq, saved.hash, at.isoformat())

    def require_writable(self, unsaved: str | None = None) -> None:
        """Refuse to write while a check's finding waits for a person (R3, R11)."""
        if self.is_read_only:
            raise StoreReadOnly(folder=str(self.folder), unsaved=unsaved, reason=self.read_only_reason)

    def go_read_only(self, reason: str) -> None:
        """Write nothing more until a person has decided."""
        self.is_read_only, self.read_only_reason = True, reason

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
        if head.seq:
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
                self._device.close()
                self._lock.close()

"""The store: rows, journal, accounts, vault and search of one node, under SQLCipher. peewee never leaves this folder.

What goes in is `brigade_app.domain.keeping.Change`; what comes out is frozen values. Writes have two ways only:
`Store.save` (a deed of this node) and ``Store.journal.append_foreign`` (entries of another node's log). Times are
aware datetimes and always arguments. Signatures, in the order of a day::

    create_store(folder, unit, node, NewAccount, *, now, cost=None) -> Created(store, session, recovery_key)
    unlock(folder, account_name | None, password, *, now, cost=None, state=None) -> (Store, Session)
    unlock_with_recovery(folder, recovery_key, *, new_account, now, cost=None) -> (Store, Session)
    account_names(folder) -> tuple[str, ...]          Cost.for_tests(): the cheap key derivation, for tests only
    Session   account, failures_before, sign(bytes) -> bytes, close()
    Store     folder node unit current_log is_read_only close()
      save(changes, *, by, at, deed, sealed=()) -> Saved         by=None: the program itself (the device signs)
      redact(kind, id, *, by, at, deed, ground) -> Saved
      records   get(kind, id) -> Row | None; list(kind, case=None, deleted=False) -> list[Row]
                many(kind, ids) -> dict[str, Row]; find(kind, column, value) -> list[Row]
                newest(kind, column, value) -> Row | None: the last of this node's own
      cases     file(case_id) -> CaseFile; page(CaseQuery, after=None, size=100) -> CasePage; count(CaseQuery) -> int
                keys(CaseQuery) -> array('q'); by_keys(keys) -> list[CaseRow]; search(text, limit) -> list[Found]
                history(record_id), events(...) -> list[HistoryEntry]; set_summary(case_id, CaseSummary)
                summary(case_id); due(...) -> list[DueRow]; months(unit) -> list[MonthSum]; digest(case_id) -> str
      vault     seal(source, *, readback=True, progress=None, cancelled=None, name=None) -> SealedFile; open(sha256)
                open_seekable(sha256): any part, for looking; read(sha256, limit=64 MiB); pieces(sha256)
                state(sha256) -> Blob | None; verify(...); sweep(now)
                recipient: the text a worker process needs for `seal_file(folder, recipient, source, …)`
      journal   head() -> Head; entries(log, first, last) -> Iterator[Entry]; lines(log, first, last) -> Iterator[bytes]
                append_foreign(lines, *, at, bundle=None) -> Imported; verify(deep=False) -> Findings
                verify_signatures(log, first=1) -> Findings
      audit     keys(JournalQuery) -> array('q'), by_keys(keys) -> list[HistoryEntry], actors()
      sync      register_log, logs, acks, bundles and volumes seen, wanted blobs, quarantine, pending
      numbers   reserve(series, …), use, void         drafts   put, get, drop, names (sealed, outside the journal)
      settings  get(name), put(name, value): of this machine, not journalled
      accounts  add(...), change_password(...), remove(...), add_recovery_recipient(...)
      rebuild() verify(deep) integrity() backup(to) thin_backups(newest) device_keys() head_file()
    restore_backup(source, folder, *, now, old=None, report=None, cancelled=None) -> Restored | None
    backups_in(place) -> tuple[BackupFound, …]; missing_after(backup, store) -> int | None

The names below come when they are first asked for: a worker process that seals files must not wait for the database.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brigade_app.store.accounts import NewAccount
    from brigade_app.store.audit import JournalQuery
    from brigade_app.store.backup import Restored, read_manifest, restore_backup
    from brigade_app.store.disk import require_room
    from brigade_app.store.entries import Entry, read_line, withhold_body, write_line
    from brigade_app.store.exchange import Ack, BundleRow, LogRow, Pending, Quarantined, VolumeRow
    from brigade_app.store.generations import BackupFound, backups_in, missing_after
    from brigade_app.store.importing import Imported
    from brigade_app.store.keyslots import Cost
    from brigade_app.store.meta import DeviceKeys
    from brigade_app.store.opening import Created, account_names, create_store, unlock, unlock_with_recovery
    from brigade_app.store.sealing import seal_file
    from brigade_app.store.session import Session, signature_holds
    from brigade_app.store.store import Store
    from brigade_app.store.values import (
        ZERO_ACTOR,
        Blob,
        CaseAfter,
        CasePage,
        CaseQuery,
        CaseRow,
        CaseSummary,
        Due,
        DueRow,
        Finding,
        Findings,
        Found,
        Head,
        HistoryEntry,
        MonthSum,
        Row,
        Saved,
        SealedFile,
    )
    from brigade_app.store.vault import open_sealed

__all__ = [
    "ZERO_ACTOR",
    "Ack",
    "BackupFound",
    "Blob",
    "BundleRow",
    "CaseAfter",
    "CasePage",
    "CaseQuery",
    "CaseRow",
    "CaseSummary",
    "Cost",
    "Created",
    "DeviceKeys",
    "Due",
    "DueRow",
    "Entry",
    "Finding",
    "Findings",
    "Found",
    "Head",
    "HistoryEntry",
    "Imported",
    "JournalQuery",
    "LogRow",
    "MonthSum",
    "NewAccount",
    "Pending",
    "Quarantined",
    "Restored",
    "Row",
    "Saved",
    "SealedFile",
    "Session",
    "Store",
    "VolumeRow",
    "account_names",
    "backups_in",
    "create_store",
    "missing_after",
    "open_sealed",
    "read_line",
    "read_manifest",
    "require_room",
    "restore_backup",
    "seal_file",
    "signature_holds",
    "unlock",
    "unlock_with_recovery",
    "withhold_body",
    "write_line",
]

_HOMES = {
    "accounts": ("NewAccount",),
    "audit": ("JournalQuery",),
    "backup": ("Restored", "read_manifest", "restore_backup"),
    "disk": ("require_room",),
    "entries": ("Entry", "read_line", "withhold_body", "write_line"),
    "exchange": ("Ack", "BundleRow", "LogRow", "Pending", "Quarantined", "VolumeRow"),
    "generations": ("BackupFound", "backups_in", "missing_after"),
    "importing": ("Imported",),
    "keyslots": ("Cost",),
    "meta": ("DeviceKeys",),
    "opening": ("Created", "account_names", "create_store", "unlock", "unlock_with_recovery"),
    "sealing": ("seal_file",),
    "session": ("Session", "signature_holds"),
    "store": ("Store",),
    "values": (
        "ZERO_ACTOR",
        "Blob",
        "CaseAfter",
        "CasePage",
        "CaseQuery",
        "CaseRow",
        "CaseSummary",
        "Due",
        "DueRow",
        "Finding",
        "Findings",
        "Found",
        "Head",
        "HistoryEntry",
        "MonthSum",
        "Row",
        "Saved",
        "SealedFile",
    ),
    "vault": ("open_sealed",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    """Return a name of the door from the module that makes it."""
    if name not in _HOME_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)

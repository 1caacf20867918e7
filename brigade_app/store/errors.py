"""What the store refuses or cannot do, and the one place where SQLite's errors become ours (R6).

peewee and SQLite raise in layers: a full disk surfaces as "cannot rollback - no transaction is active", whose cause is
the true error. `translate` therefore walks ``__cause__`` and ``__context__`` to the innermost ``sqlite_errorname``.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from brigade_app.errors import Refused, Unavailable, Unreadable, Untrusted


class WrongPassword(Unavailable):
    """No slot opens with this name and password. The same for an unknown account: it does not say which (R34)."""


class TooManyFailures(Unavailable):
    """Too many wrong passwords: wait ``wait_seconds`` (R34)."""


class WrongRecoveryKey(Unavailable):
    """The recovery key opens no recovery slot of this store (R32)."""


class StoreMissing(Unavailable):
    """There is no store in ``folder``."""


class StoreExists(Refused):
    """``folder`` is not empty: a store is only made, and only restored, in a new folder (R45)."""


class StoreTooNew(Unavailable):
    """The store is of version ``found``, this program knows up to ``known``. Nothing was changed (R3)."""


class EngineTooOld(Unavailable):
    """The SQLite inside is ``found``; at least ``needed`` is needed (R1)."""


class SettingNotTaken(Unavailable):
    """A setting of the engine did not take: ``setting``, ``expected``, ``found`` (R2)."""


class StoreBusy(Unavailable):
    """Another program has the store open: ``holder``, ``since`` (R2)."""


class FolderRefused(Refused):
    """``folder`` lies on a network drive or in a folder that ``service`` copies away: a store breaks there (R2)."""


class StoreReadOnly(Unavailable):
    """The store in ``folder`` cannot be written. ``unsaved`` says what was not saved (R6)."""


class DiskFull(Unavailable):
    """The disk of ``folder`` is full; ``unsaved`` says what was not saved (R6)."""


class NotEnoughRoom(DiskFull):
    """Nothing was begun: of the disk of ``folder`` ``free_bytes`` are free, ``needed_bytes`` are needed (R8)."""


class DiskFault(Unavailable):
    """The disk of ``folder`` failed while reading or writing. ``unsaved`` says what was not saved (R6)."""


class StoreDamaged(Unavailable):
    """The store in ``folder`` is damaged; ``what`` says where. Nothing is repaired by itself (R3)."""


class EntriesMissing(Unavailable):
    """The journal is shorter than the head file: ``missing`` entries are gone. Nothing is written (R11)."""


class StoreClosed(Unavailable):
    """The store was locked or closed."""


class WeakPassword(Refused):
    """The password is refused: ``reason`` is ``short`` (under ``least`` characters) or ``common`` (R33)."""


class WeakKeyCost(Refused):
    """The cost of the key derivation lies below the floor (R32)."""


class AccountNameTaken(Refused):
    """An account ``name`` exists already."""


class NotAnAdministrator(Refused):
    """Only an administrator's session adds accounts or removes slots (R32)."""


class DeedTooLarge(Refused):
    """A record of ``bytes`` exceeds the limit of ``limit`` (R22)."""


class NotOwned(Refused):
    """The ``kind`` record ``id`` belongs to node ``owner``; only that node writes it (data layer 5)."""


class NothingToWithdraw(Refused):
    """The ``kind`` record ``id`` was never saved."""


class BadText(Unreadable):
    """A text cannot be stored: ``path``, ``reason`` (lone surrogates, keys beyond ASCII)."""


class EvidenceNotSealed(Refused):
    """A record names the file ``sha256``, which is not in the vault: a file comes before its row (R15)."""


class SourceChanged(Refused):
    """The file ``name`` changed while it was read; nothing was filed (R15)."""


class SourceUnreadable(Unreadable):
    """The file ``name`` cannot be read: ``reason``."""


class SealingCancelled(Refused):
    """The person stopped the intake of ``name``; nothing was filed."""


class EvidenceMissing(Unavailable):
    """The sealed file ``sealed`` of ``sha256`` is not in the vault (``state``: wanted, erased or missing)."""


class EvidenceDamaged(Unavailable):
    """The sealed file of ``sha256`` does not give the bytes that were filed (R16)."""


class EvidenceTooLarge(Refused):
    """``sha256`` is larger than ``limit`` bytes and is not read into memory (R19)."""


class NumberTaken(Refused):
    """The number ``counter`` of ``series`` was given before."""


class NumberUnknown(Refused):
    """The number ``id`` was never reserved."""


class UnknownLog(Untrusted):
    """Entries of log ``log``, which is not registered here."""


class LogForked(Untrusted):
    """Log ``log`` says two different things at entry ``seq``; both are in quarantine, nothing was applied (I8)."""


class GapInLog(Untrusted):
    """Entry ``needed`` of log ``log`` is missing before ``found``."""


class BrokenChain(Untrusted):
    """Entry ``seq`` of log ``log`` does not hash to what it says, or does not follow the entry before (R9)."""


class BadEntry(Untrusted):
    """Entry ``seq`` of log ``log`` is not in the one form there is: ``path``, ``reason`` (R9, R23)."""


class NotTheOwner(Untrusted):
    """Entry ``seq`` of log ``log`` changes a record of node ``origin`` (data layer 9)."""


class BadBackup(Untrusted):
    """The backup in ``folder`` does not prove itself: ``what``, ``reason`` (R44)."""


_FULL = {"SQLITE_FULL"}
_BUSY = {"SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"}
_READONLY = {"SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_AUTH"}
_DAMAGED = {"SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT"}
_FAULT = {"SQLITE_IOERR"}
_ERRNO: dict[int, type[Unavailable]] = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: DiskFull,
    errno.EROFS: StoreReadOnly,
    errno.EACCES: StoreReadOnly,
    errno.EPERM: StoreReadOnly,
    errno.EIO: DiskFault,
}


def sqlite_name(error: BaseException) -> str | None:
    """Return the innermost SQLite error name under ``error`` (``SQLITE_FULL``), if there is one."""
    name: str | None = None
    seen: set[int] = set()
    inner: BaseException | None = error
    while inner is not None and id(inner) not in seen:
        seen.add(id(inner))
        name = getattr(inner, "sqlite_errorname", None) or name
        inner = inner.__cause__ or inner.__context__
    return name


def translate(error: BaseException, folder: Path, unsaved: str | None = None) -> Unavailable | None:
    """Return our error for one of SQLite's or the system's; ``None`` where it is neither (then it is a bug)."""
    if isinstance(error, OSError):
        cls = _ERRNO.get(error.errno or 0, DiskFault)
        return cls(folder=str(folder), unsaved=unsaved, reason=error.strerror)
    name = sqlite_name(error)
    if name is None:
        return None
    base = "_".join(name.split("_")[:2])
    groups = ((_FULL, DiskFull), (_BUSY, StoreBusy), (_READONLY, StoreReadOnly), (_DAMAGED, StoreDamaged))
    for names, cls in (*groups, (_FAULT, DiskFault)):
        if base in names:
            return cls(folder=str(folder), unsaved=unsaved, code=name, what=name, reason=name)
    return None


@contextmanager
def translated(folder: Path, unsaved: str | None = None) -> Iterator[None]:
    """Raise the store's own error for any of SQLite's or the system's that leaves the block (R6)."""
    from sqlcipher3 import dbapi2

    try:
        yield
    except (OSError, dbapi2.Error) as error:
        ours = translate(error, folder, unsaved)
        if ours is None:
            raise
        raise ours from error

"""Which backups stay in a folder: the newest of each of seven days, four weeks and twelve months (R44).

Only folders that carry this store's own signed manifest are counted or taken away; another node's backups on the same
medium, half-written folders and whatever else lies there are left alone. The newest is read back whole before any older
one goes.
"""

import hashlib
import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from brigade_app.store.backup import MANIFEST, read_manifest
from brigade_app.store.entries import instant_of
from brigade_app.store.errors import BadBackup, translated
from brigade_app.store.head_file import read_head_file

DAYS, WEEKS, MONTHS = 7, 4, 12
PATTERN = "brigade-backup-*"
_SHANGHAI_OFFSET = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class BackupFound:
    """A backup on a medium: when it was made, of which node, up to which entry of which log, how many bytes it holds.

    ``fault`` says why it is none (``missing``, ``signature``, …); all else is then unknown.
    """

    folder: Path
    at: datetime | None = None
    node: int = 0
    log: int = 0
    seq: int = 0
    bytes: int = 0
    fault: str = ""


def backups_in(place: Path) -> tuple[BackupFound, ...]:
    """Return the backups that lie in a folder or one folder below it, or are the folder itself, the newest first.

    Their manifests are checked; every byte is, when one is restored.
    """
    with translated(place, "backup"):
        itself = [place] if (place / MANIFEST).is_file() else []
        folders = itself or sorted({*place.glob(PATTERN), *place.glob(f"*/{PATTERN}")})
    found = [_found(folder) for folder in folders]
    return tuple(sorted(found, key=lambda one: (one.at is not None, one.at, one.folder.name), reverse=True))


def _found(folder: Path) -> BackupFound:
    try:
        plain = read_manifest(folder)
    except BadBackup as error:
        return BackupFound(folder, fault=str(error.facts.get("reason", "")))
    size = sum((folder / name).stat().st_size for name in plain["files"])
    return BackupFound(folder, instant_of(plain["at"]), plain["node"], plain["log"], plain["seq"], size)


def missing_after(backup: Path, store: Path) -> int | None:
    """Return how many entries the store of a folder had after a backup of it; ``None`` where its head does not say.

    Raises:
        BadBackup: the manifest does not hold.
    """
    plain = read_manifest(backup)
    head = read_head_file(store, bytes.fromhex(plain["public_key"]))
    return None if head is None or head.log != plain["log"] else max(0, head.seq - int(plain["seq"]))


def kept(instants: Iterable[datetime]) -> frozenset[datetime]:
    """Return which of the backups made at these instants (UTC) stay. Days without a backup do not count."""
    newest_first = sorted(instants, reverse=True)
    stay: set[datetime] = set()
    for most, period in ((DAYS, _day), (WEEKS, _week), (MONTHS, _month)):
        newest: dict[tuple[int, ...], datetime] = {}
        for one in newest_first:
            newest.setdefault(period(one + _SHANGHAI_OFFSET), one)
        stay.update(list(newest.values())[:most])
    return frozenset(stay)


def _day(at: datetime) -> tuple[int, ...]:
    return at.year, at.month, at.day


def _week(at: datetime) -> tuple[int, ...]:
    return tuple(at.isocalendar())[:2]


def _month(at: datetime) -> tuple[int, ...]:
    return at.year, at.month


def read_back(backup: Path, cancelled: Callable[[], bool] | None = None) -> int:
    """Read every file of a backup and compare it with the signed manifest; return how many files there are.

    Raises:
        BadBackup: the manifest does not hold, or a file is not what it says.
    """
    plain = read_manifest(backup)
    with translated(backup, "backup"):
        for relative, digest in plain["files"].items():
            if cancelled is not None and cancelled():
                break
            with (backup / relative).open("rb") as stream:
                if hashlib.file_digest(stream, "sha256").hexdigest() != digest:
                    raise BadBackup(folder=str(backup), what=relative, reason="digest")
    return len(plain["files"])


def thin_backups(newest: Path, public_key: bytes) -> tuple[Path, ...]:
    """Read the ``newest`` backup back, then take away those beside it that no generation keeps; return which.

    Raises:
        BadBackup: the newest does not hold; every older one stays.
    """
    read_back(newest)
    made = {instant: folder for folder, instant in _own(newest.parent, public_key)}
    stay = kept(made)
    gone = tuple(made[instant] for instant in sorted(made.keys() - stay) if made[instant] != newest)
    with translated(newest.parent, "backup"):
        for folder in gone:
            (folder / MANIFEST).unlink()  # first: what is half taken away is no backup
            shutil.rmtree(folder)
    return gone


def _own(place: Path, public_key: bytes) -> Iterable[tuple[Path, datetime]]:
    with translated(place, "backup"):
        folders = sorted(place.glob(PATTERN))
    for folder in folders:
        try:
            plain = read_manifest(folder)
        except BadBackup:
            continue
        if plain["public_key"] == public_key.hex():
            yield folder, instant_of(plain["at"])

"""A backup restored into a new folder: verified whole, on a new log (R45). There is no desk yet, so nobody's role."""

from dataclasses import dataclass
from pathlib import Path

from brigade_app.operations.desk import Clock, system_clock
from brigade_app.store import restore_backup


@dataclass(frozen=True, slots=True)
class RestoredStore:
    """A restored store: its folder, and what the store says of it."""

    folder: Path
    detail: object


def restore(source: Path, folder: Path, now: Clock = system_clock) -> RestoredStore:
    """Restore a backup into a new folder; the store that is open is not touched.

    Raises:
        BadBackup: the backup does not prove itself. StoreExists: ``folder`` is not empty.
    """
    return RestoredStore(folder, restore_backup(source, folder, now=now()))

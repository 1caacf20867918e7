"""A backup restored into a new folder: verified whole, on a new log (R45). There is no desk yet, so nobody's role.

Nothing is overwritten and nothing rotated: the backups stay, and so does the store whose place the restored one takes.
Whoever logs in there is told that it is a restored copy, and from when, until somebody has taken note.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brigade_app.operations.desk import Clock, Desk, system_clock
from brigade_app.operations.saving import journal_event
from brigade_app.store import BackupFound, backups_in, missing_after, restore_backup

__all__ = ["BackupFound", "RestoredCopy", "RestoredStore", "backups_in", "journal_restore", "missing_after", "restore",
           "restored_copy", "take_note_of_restore"]  # fmt: skip
FACTS, TOLD = "restored", "restored.journalled"
"""Settings: what the store wrote at the first opening, and for which restore the journal has its event."""


@dataclass(frozen=True, slots=True)
class RestoredStore:
    """A restored store: its folder, and what the store says of it."""

    folder: Path
    detail: object


@dataclass(frozen=True, slots=True)
class RestoredCopy:
    """That this store is a copy: restored when, from which backup, up to which entry, in place of which store."""

    at: datetime
    backup: str
    backup_at: datetime | None
    seq: int
    old: Path | None


def restore(
    source: Path,
    folder: Path,
    now: Clock = system_clock,
    *,
    old: Path | None = None,
    report: Callable[[int, int], object] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> RestoredStore | None:
    """Restore a backup into a new folder; the store that is open is not touched. ``None``: cancelled, nothing is left.

    Raises:
        BadBackup: the backup does not prove itself. StoreExists: ``folder`` is not empty. NotEnoughRoom, FolderRefused.
    """
    done = restore_backup(source, folder, now=now(), old=old, report=report, cancelled=cancelled)
    return None if done is None else RestoredStore(folder, done)


def restored_copy(desk: Desk) -> RestoredCopy | None:
    """Return that the store is a restored copy, until somebody has taken note of it."""
    facts = _facts(desk)
    if not facts:
        return None
    at, backup_at, old = _instant(facts.get("at")), _instant(facts.get("backup_at")), str(facts.get("old") or "")
    return RestoredCopy(
        at=at or desk.now(), backup=str(facts.get("backup") or ""), backup_at=backup_at,
        seq=int(str(facts.get("seq") or 0)), old=Path(old) if old else None,
    )  # fmt: skip


def take_note_of_restore(desk: Desk) -> None:
    """Say it no more; the journal keeps it."""
    journal_event(desk, "restore-noted", account=desk.account.id)
    desk.store.settings.put(FACTS, None)


def journal_restore(desk: Desk) -> None:
    """Journal, at the first log-in after it, that the store was restored: from a backup of when, up to which entry."""
    facts = _facts(desk)
    if not facts or desk.store.settings.get(TOLD) == facts.get("at"):
        return
    journal_event(desk, "restored", seq=int(str(facts.get("seq") or 0)), backup_at=str(facts.get("backup_at") or ""))
    desk.store.settings.put(TOLD, str(facts.get("at")))


def _facts(desk: Desk) -> dict[str, object]:
    kept = desk.store.settings.get(FACTS)
    return dict(json.loads(kept)) if kept else {}


def _instant(text: object) -> datetime | None:
    return datetime.fromisoformat(text.replace("Z", "+00:00")) if isinstance(text, str) and text else None

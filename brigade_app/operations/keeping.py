"""Keeping the store: checked, backed up, restored, rebuilt. Each is journalled with its outcome (R38).

A finding repairs nothing by itself. A restore goes into a new folder and starts a new log (R45); it needs no desk,
since there is none yet.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from brigade_app.operations.care import SELF_CHECK, DamageFound, hold, take_care
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import journal_event
from brigade_app.operations.views import Light
from brigade_app.store import Findings

BACKUP = "backup"
YELLOW = timedelta(days=3)
RED = timedelta(days=7)
UNANCHORED_DAYS = 7


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was written and read back: its folder, when, up to which entry; how many old ones it relieved."""

    folder: Path
    at: datetime
    seq: int
    relieved: int = 0


def verify(desk: Desk, deep: bool = False) -> Findings:
    """Check journal, chain, projections and vault (``deep``: every signature and every sealed file) and journal it.

    A finding makes the store read-only until an administrator has settled it (R3).
    """
    require(desk, "verify")
    findings = desk.store.verify(deep, now=desk.now())
    if not desk.store.is_read_only:
        journal_event(desk, SELF_CHECK, deep=deep, found=len(findings.found), checked=dict(findings.checked))
    if findings.found:
        hold(desk, findings.found)
    return findings


def backup(desk: Desk, to: Path) -> BackedUp:
    """Take the day's care, write a verified backup into a new folder under ``to``, and journal it.

    Of the older backups there, the newest of seven days, four weeks and twelve months stay (R44).

    Raises:
        DamageFound: the care found something; no backup was made, and no old one goes.
        DiskFull, DiskFault, StoreReadOnly, BadBackup: nothing that was there before is lost.
    """
    require(desk, "backup")
    desk.store.require_writable("backup")
    report = take_care(desk)
    if not report.is_clean:
        raise DamageFound(
            found=len(report.found), what=tuple(dict.fromkeys(one.what for one in report.found)), cases=report.cases
        )
    at = desk.now()
    seq = desk.store.journal.head().seq
    folder = desk.store.backup(to, now=at)
    relieved = desk.store.thin_backups(folder)
    journal_event(desk, BACKUP, seq=seq, relieved=len(relieved) or None)
    return BackedUp(Path(folder), at, seq, len(relieved))


def rebuild(desk: Desk) -> None:
    """Drop every projection and refill it from the journal; nothing of the journal changes."""
    require(desk, "rebuild")
    desk.store.rebuild()
    journal_event(desk, "rebuilt")


def last_backup(desk: Desk) -> datetime | None:
    """Return when the last backup was written; ``None``: never."""
    row = desk.store.records.newest("event", "what", BACKUP)
    return row.created_at if row is not None else None


def backup_light(at: datetime | None, now: datetime) -> Light:
    """Return the light of the backup: none for three days is ▲, for seven (or never) ■ (R44)."""
    if at is None or now - at >= RED:
        return "late"
    return "soon" if now - at >= YELLOW else "ok"

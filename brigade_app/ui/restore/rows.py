"""Backups and restores in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.restoring import BackupFound
from brigade_app.ui.kit import LightKind, TableRow, Words

Restore = Words("Restore")

MIB, GIB = 1 << 20, 1 << 30
NAME_STARTS = "brigade-backup-"


@dataclass(frozen=True, slots=True)
class ChosenBackup:
    """The backup that is chosen: its folder, what is said of it, whether it can be restored."""

    folder: str
    words: str
    is_whole: bool


def backup_rows(found: Sequence[BackupFound], now: datetime) -> list[TableRow]:
    """Return the backups of a medium, the newest first."""
    return [_row(one, now) for one in found]


def _row(one: BackupFound, now: datetime) -> TableRow:
    if one.at is None:
        state = Restore.tr("incomplete or altered")
        cells = (one.folder.name.removeprefix(NAME_STARTS), "", "", "", f"{LightKind.LATE.shape} {state}")
        return TableRow(str(one.folder), cells, ((4, "late"),), str(one.folder))
    state = Restore.tr("signature holds")
    up_to = Restore.tr("up to entry {n}").format(n=one.seq)
    cells = (_time(one.at), _age(one.at, now), _size(one.bytes), up_to, f"{LightKind.OK.shape} {state}")
    return TableRow(str(one.folder), cells, ((4, "ok"),), str(one.folder))


def chosen_backup(one: BackupFound, missing: int | None) -> ChosenBackup:
    """Return what is lost with this backup, as far as the present store's own head says it."""
    if one.at is None:
        return ChosenBackup(str(one.folder), Restore.tr("This backup cannot be restored. Choose another one."), False)
    words = Restore.tr("What was entered after {time} is not in it and must be entered again.")
    if missing:
        words = Restore.tr("%n later entry(ies) of the present store are not in it: entered after {time}.", "", missing)
    elif missing == 0:
        words = Restore.tr("The present store has nothing that is not in it.")
    return ChosenBackup(str(one.folder), words.format(time=_time(one.at)), True)


def _time(at: datetime) -> str:
    return at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")


def _age(at: datetime, now: datetime) -> str:
    days = (now.astimezone(SHANGHAI).date() - at.astimezone(SHANGHAI).date()).days
    if days <= 0:
        return Restore.tr("today")
    return Restore.tr("%n day(s) ago", "", days)


def _size(count: int) -> str:
    return f"{count / GIB:.1f} GB" if count >= GIB else f"{max(1, round(count / MIB))} MB"


def progress_words(done: int, total: int) -> str:
    """Return how far the copying is."""
    return f"{_size(done)} / {_size(total)}"


def target_for(store: Path, parent: Path | None, now: datetime, *, has_store: bool) -> Path:
    """Return a folder that is not there yet: the store's own where it has none, else one beside it or in ``parent``."""
    if parent is None and not has_store:
        return store
    name = f"{store.name}-{now.astimezone(SHANGHAI):%Y%m%d}"
    place = parent or store.parent
    tries = (place / (name if number == 1 else f"{name}-{number}") for number in range(1, 1000))
    return next(one for one in tries if not one.exists())

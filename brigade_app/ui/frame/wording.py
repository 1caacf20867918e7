"""The frame's words: who is logged in, how the store stands."""

from datetime import date, datetime

from brigade_app.domain.keeping import Account
from brigade_app.domain.when import SHANGHAI
from brigade_app.operations import Standing
from brigade_app.ui.frame.status import StatusRow
from brigade_app.ui.kit import LightKind, Words, write_short_day
from brigade_app.ui.words import role_words

Status = Words("Status")


def person_words(account: Account) -> str:
    """Return 张建国 · 队长: the first role of the work, the others are in the settings."""
    roles = [role for role in account.roles if not role.endswith("-admin")] or list(account.roles)
    return f"{account.name} · {role_words(roles[0])}" if roles else account.name


def status_row(standing: Standing, today: date) -> StatusRow:
    """Return the status line's words."""
    note = ""
    if standing.combined_administrators:
        note = Status.tr("One account does the work of two administrators")
    return StatusRow(
        saved_at=standing.saved_at,
        backup=_backup(standing.backup_at, today),
        backup_light=None if standing.backup_light == "ok" else LightKind(standing.backup_light),
        received=_received(standing, today),
        received_light=None if standing.unanchored_light == "ok" else LightKind(standing.unanchored_light),
        doubts=tuple(doubt_words(doubt) for doubt in standing.clock_doubts),
        may_confirm="long-ahead" in standing.clock_doubts,
        note=note,
        has_little_room=standing.has_little_room,
    )


def _backup(at: datetime | None, today: date) -> str:
    if at is None:
        return Status.tr("no backup yet")
    local = at.astimezone(SHANGHAI)
    if local.date() == today:
        return Status.tr("backup today {time}").format(time=local.strftime("%H:%M"))
    return Status.tr("backup {day}").format(day=write_short_day(local.date(), today))


def _received(standing: Standing, today: date) -> str:
    if standing.received_to is not None:
        day = write_short_day(standing.received_to, today)
        return Status.tr("county received up to {day}").format(day=day)
    if standing.head_seq:
        return Status.tr("nothing received by the county yet")
    return ""


def doubt_words(doubt: str) -> str:
    """Return a doubt about the clock in words."""
    words = {
        "back": Status.tr("The clock stands earlier than the last entry."),
        "before-build": Status.tr("The clock stands earlier than the program was made."),
        "before-county": Status.tr("The clock stands earlier than the county's last receipt."),
        "jumped": Status.tr("The clock was moved since the computer was started."),
        "long-ahead": Status.tr("The last entry is more than seven days old. Is today's date right?"),
    }
    return words.get(doubt, doubt)

"""Whether the laptop's clock can be believed (R41): compared with the journal, the build, the county and itself.

A doubt is a word and no verdict. ``back``: time went back more than two minutes against the last entry. ``before-
build``: earlier than the program was made. ``before-county``: earlier than the county's last signed time. ``jumped``:
more than ten minutes off the monotonic clock within one boot. ``long-ahead``: more than seven days past the last
entry, which only a person can confirm. Order in the journal is the number, never the time.
"""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from brigade_app.domain.keeping import Event
from brigade_app.domain.records import Json
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import event, journal_event, save
from brigade_app.store import Row

BUILT_AT = datetime(2026, 11, 1, tzinfo=UTC)
BACK = timedelta(minutes=2)
JUMP = timedelta(minutes=10)
AHEAD = timedelta(days=7)
LOG_IN_SETTING = "last-log-in"
CONFIRMED_SETTING = "date-confirmed"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


def clock_facts() -> dict[str, Json]:
    """Return the monotonic clock in milliseconds and the id of this boot, to stand beside a claimed time."""
    return {"monotonic_ms": int(time.monotonic() * 1000), "boot": boot_id()}


@cache
def boot_id() -> str:
    """Return what names this boot: the kernel's id, else the moment of the boot to the minute."""
    try:
        return _BOOT_ID.read_text(encoding="ascii").strip().replace("-", "")
    except OSError:
        return f"minute-{int((time.time() - time.monotonic()) // 60)}"


def doubts_about(
    now: datetime,
    last_entry_at: datetime | None,
    *,
    county_at: datetime | None = None,
    earlier: tuple[datetime, int, str] | None = None,
    monotonic_ms: int | None = None,
    boot: str | None = None,
) -> tuple[str, ...]:
    """Return the doubts about ``now``. ``earlier`` is a log-in of before: claimed time, monotonic clock, boot."""
    found = []
    if last_entry_at is not None and now < last_entry_at - BACK:
        found.append("back")
    if now < BUILT_AT:
        found.append("before-build")
    if county_at is not None and now < county_at:
        found.append("before-county")
    if earlier is not None and monotonic_ms is not None and earlier[2] == boot:
        passed = timedelta(milliseconds=monotonic_ms - earlier[1])
        if passed >= timedelta(0) and abs((now - earlier[0]) - passed) > JUMP:
            found.append("jumped")
    if last_entry_at is not None and now > last_entry_at + AHEAD:
        found.append("long-ahead")
    return tuple(found)


def doubts_now(desk: Desk) -> tuple[str, ...]:
    """Return the doubts about the clock at a log-in."""
    head = desk.store.journal.head()
    last = _instant(head.at)
    here = clock_facts()
    monotonic, boot = here["monotonic_ms"], here["boot"]
    assert isinstance(monotonic, int)
    assert isinstance(boot, str)
    return doubts_about(
        desk.now(), last, county_at=county_time(desk), earlier=_earlier_log_in(desk), monotonic_ms=monotonic, boot=boot
    )


def confirm_date(desk: Desk) -> None:
    """Journal that the officer confirmed the date after a long time without entries (R41)."""
    journal_event(desk, "date-confirmed", account=desk.account.id, date=desk.today.isoformat())
    desk.store.settings.put(CONFIRMED_SETTING, desk.store.settings.get(LOG_IN_SETTING) or "")


def journal_log_in(desk: Desk, what: str) -> None:
    """Journal a log-in with what tells of the clock, and remember which entry it is."""
    doubts, failures = doubts_now(desk), desk.session.failures_before or None
    told = event(desk, what, account=desk.account.id, failures=failures, doubts=[*doubts] or None, **clock_facts())
    save(desk, [told])
    desk.store.settings.put(LOG_IN_SETTING, told.record.id)


def standing_doubts(desk: Desk) -> tuple[str, ...]:
    """Return the doubts of the last log-in that nobody has confirmed since: what the foot of the window shows."""
    row = _last_log_in(desk)
    told = _data(row).get("doubts")
    doubts = tuple(str(one) for one in told) if isinstance(told, list) else ()
    if row is not None and desk.store.settings.get(CONFIRMED_SETTING) == row.id:
        return tuple(one for one in doubts if one != "long-ahead")
    return doubts


def county_time(desk: Desk) -> datetime | None:
    """Return the county's last signed time, from the newest receipt."""
    found = [_instant(ack.at) for ack in desk.store.sync.acks()]
    return max((at for at in found if at is not None), default=None)


def _earlier_log_in(desk: Desk) -> tuple[datetime, int, str] | None:
    row = _last_log_in(desk)
    monotonic, boot = _data(row).get("monotonic_ms"), _data(row).get("boot")
    if row is None or not isinstance(monotonic, int) or not isinstance(boot, str):
        return None
    return row.created_at, monotonic, boot


def _last_log_in(desk: Desk) -> Row | None:
    known = desk.store.settings.get(LOG_IN_SETTING)
    return desk.store.records.get("event", known) if known else None


def _data(row: Row | None) -> Mapping[str, Json]:
    return row.record.data or {} if row is not None and isinstance(row.record, Event) else {}


def _instant(text: object) -> datetime | None:
    if isinstance(text, datetime):
        return text
    if not isinstance(text, str):
        return None
    return datetime.fromisoformat(text.replace("Z", "+00:00"))

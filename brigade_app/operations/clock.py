"""Whether the laptop's clock can be believed (R41): compared with the journal, the build, the county and itself.

A doubt is a word and no verdict. ``back``: time went back more than two minutes against the last entry. ``before-
build``: earlier than the program was made. ``before-county``: earlier than the county's last signed time. ``jumped``:
more than ten minutes off the monotonic clock within one boot. ``long-ahead``: more than seven days past the last
entry, which only a person can confirm. Order in the journal is the number, never the time.
"""

import time
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from brigade_app.domain.keeping import Event
from brigade_app.domain.records import Json
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import journal_event
from brigade_app.store import Row

BUILT_AT = datetime(2026, 11, 1, tzinfo=UTC)
BACK = timedelta(minutes=2)
JUMP = timedelta(minutes=10)
AHEAD = timedelta(days=7)
LOG_INS = ("log-in", "log-in-by-recovery")
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


def standing_doubts(desk: Desk) -> tuple[str, ...]:
    """Return the doubts of this log-in that nobody has confirmed since: what the foot of the window shows."""
    log_in = _last_event(desk, LOG_INS)
    if log_in is None:
        return ()
    told = (log_in.record.data or {}).get("doubts")
    doubts = tuple(str(one) for one in told) if isinstance(told, list) else ()
    confirmed = _last_event(desk, ("date-confirmed",))
    if confirmed is not None and (confirmed.log, confirmed.seq) > (log_in.log, log_in.seq):
        doubts = tuple(one for one in doubts if one != "long-ahead")
    return doubts


def county_time(desk: Desk) -> datetime | None:
    """Return the county's last signed time, from the newest receipt."""
    found = [_instant(ack.at) for ack in desk.store.sync.acks()]
    return max((at for at in found if at is not None), default=None)


def _earlier_log_in(desk: Desk) -> tuple[datetime, int, str] | None:
    row = _last_event(desk, LOG_INS)
    data = row.record.data or {} if row is not None else {}
    monotonic, boot = data.get("monotonic_ms"), data.get("boot")
    if row is None or not isinstance(monotonic, int) or not isinstance(boot, str):
        return None
    return row.created_at, monotonic, boot


def _last_event(desk: Desk, words: tuple[str, ...]) -> Row | None:
    rows = [row for what in words for row in desk.store.records.find("event", "what", what)[-1:]]
    mine = [row for row in rows if row.log == desk.store.current_log and isinstance(row.record, Event)]
    return max(mine, key=lambda row: row.seq, default=None)


def _instant(text: object) -> datetime | None:
    if isinstance(text, datetime):
        return text
    if not isinstance(text, str):
        return None
    return datetime.fromisoformat(text.replace("Z", "+00:00"))

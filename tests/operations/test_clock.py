"""Whether the clock can be believed (R41), each doubt by its own sign."""

from datetime import UTC, datetime, timedelta

import pytest

from brigade_app.domain.keeping import Event
from brigade_app.operations.clock import BUILT_AT, boot_id, confirm_date, doubts_about, standing_doubts
from brigade_app.operations.desk import Desk
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.saving import living
from brigade_app.store import Cost
from tests.operations.makers import PASSWORD, WoundClock

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.mark.parametrize(
    ("facts", "doubts"),
    [
        ({"last_entry_at": None}, ()),
        ({"last_entry_at": NOW}, ()),
        ({"last_entry_at": NOW + MINUTE}, ()),
        ({"last_entry_at": NOW + 3 * MINUTE}, ("back",)),
        ({"last_entry_at": NOW - 6 * DAY}, ()),
        ({"last_entry_at": NOW - 8 * DAY}, ("long-ahead",)),
        ({"last_entry_at": NOW, "county_at": NOW + DAY}, ("before-county",)),
        ({"last_entry_at": NOW, "earlier": (NOW - HOUR, 0, "b"), "monotonic_ms": 3_600_000, "boot": "b"}, ()),
        ({"last_entry_at": NOW, "earlier": (NOW - HOUR, 0, "b"), "monotonic_ms": 60_000, "boot": "b"}, ("jumped",)),
        ({"last_entry_at": NOW, "earlier": (NOW - HOUR, 0, "b"), "monotonic_ms": 60_000, "boot": "c"}, ()),
        ({"last_entry_at": NOW + DAY, "county_at": NOW + DAY}, ("back", "before-county")),
    ],
)
def test_each_doubt_has_its_own_sign(facts: dict, doubts: tuple[str, ...]):
    assert doubts_about(NOW, **facts) == doubts


def test_a_time_before_the_program_was_made_is_doubted():
    assert doubts_about(BUILT_AT - DAY, None) == ("before-build",)


def test_a_boot_has_a_name_that_stays():
    assert boot_id() == boot_id() != ""


def again(desk: Desk, clock: WoundClock, **later: float) -> Desk:
    folder = desk.store.folder
    leave(desk)
    clock.wind(**later)
    return open_desk(folder, None, PASSWORD, clock, cost=Cost.for_tests())


def test_a_clock_set_back_is_flagged_at_log_in_and_keeps_nobody_out(desk: Desk, clock: WoundClock):
    """R41: order is seq, never time."""
    before = desk.store.journal.head().seq
    desk = again(desk, clock, days=-3)
    try:
        assert "back" in standing_doubts(desk)
        log_in = max(desk.store.records.list("event"), key=lambda row: row.seq)
        assert log_in.record.data["doubts"] == ["back"]
        assert desk.store.journal.head().seq > before
    finally:
        leave(desk)


def test_weeks_without_an_entry_are_doubted_until_somebody_confirms_the_date(desk: Desk, clock: WoundClock):
    desk = again(desk, clock, days=20)
    try:
        assert "long-ahead" in standing_doubts(desk)
        confirm_date(desk)
        assert "long-ahead" not in standing_doubts(desk)
    finally:
        leave(desk)


def test_a_log_in_notes_the_monotonic_clock_and_the_boot(desk: Desk, clock: WoundClock):
    desk = again(desk, clock)
    try:
        data = living(desk, Event)[-1].data
        assert data["boot"] == boot_id()
        assert isinstance(data["monotonic_ms"], int)
        assert standing_doubts(desk) == ()
    finally:
        leave(desk)


def test_a_clock_moved_within_one_boot_is_flagged(desk: Desk, clock: WoundClock):
    """R41: jumps more than ten minutes against the monotonic clock."""
    desk = again(desk, clock)
    desk = again(desk, clock, minutes=30)
    try:
        assert standing_doubts(desk) == ("jumped",)
    finally:
        leave(desk)

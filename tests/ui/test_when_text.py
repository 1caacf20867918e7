"""Dates as people type them: read exactly, never guessed."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.ui.kit import read_when, write_day, write_short_day, write_when

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2026-11-24 15:20", "2026-11-24T15:20:00+08:00"),
        ("2026/11/24", "2026-11-24"),
        ("2026.11.4", "2026-11-04"),
        ("20261124", "2026-11-24"),
        ("2026年11月24日 15时20分", "2026-11-24T15:20:00+08:00"),
        ("2026年11月24日15点", "2026-11-24T15:00:00+08:00"),
        ("11-20", "2026-11-20"),
        ("11月20日", "2026-11-20"),
        ("15:20", "2026-11-24T15:20:00+08:00"),
        ("今天", "2026-11-24"),
        ("昨天 9:05", "2026-11-23T09:05:00+08:00"),
        ("２０２６－１１－２４", "2026-11-24"),
        ("2026-11", "2026-11"),
        ("2026年", "2026"),
    ],
)
def test_what_people_write_is_read(typed, said):
    assert str(read_when(typed, TODAY)) == said


@pytest.mark.parametrize(
    "typed", ["soon", "2026-13-01", "2026-02-30", "25:00", "2026-11-24 25:00", "24日", "12-34-56-78"]
)
def test_what_is_no_date_is_refused_and_not_guessed(typed):
    with pytest.raises(ValueError):
        read_when(typed, TODAY)


def test_nothing_typed_is_nothing_said():
    assert read_when("   ", TODAY) is None
    assert write_when(None) == ""


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2100, 1, 1)))
@settings(max_examples=30)
def test_what_a_field_shows_is_read_back_the_same(moment):
    shown = moment.strftime("%Y-%m-%d %H:%M")
    assert write_when(read_when(shown, TODAY)) == shown


def test_lists_write_the_year_only_where_it_is_another_one():
    assert write_short_day(date(2026, 1, 5), TODAY) == "01-05"
    assert write_short_day(date(2025, 1, 5), TODAY) == "2025-01-05"
    assert write_day(date(2026, 11, 4)) == "2026年11月4日"

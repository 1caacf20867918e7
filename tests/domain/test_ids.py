"""Ids are UUIDv7 made from an instant and random bytes (data layer 1.3)."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brigade_app.domain.ids import instant_of, is_id, new_id

INSTANTS = st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
NOISE = st.binary(min_size=8, max_size=8)


@given(INSTANTS, NOISE)
def test_an_id_is_a_uuid_of_version_7_that_says_its_instant(at, noise):
    made = new_id(at, noise)
    assert uuid.UUID(hex=made).version == 7
    assert uuid.UUID(hex=made).variant == uuid.RFC_4122
    assert is_id(made)
    assert at - instant_of(made) < timedelta(milliseconds=1)


@given(INSTANTS, INSTANTS, NOISE, NOISE)
def test_ids_sort_as_their_instants_do_when_those_differ_by_a_microsecond_or_more(one, other, first, second):
    if one < other:
        assert new_id(one, first)[:16] <= new_id(other, second)[:16]
    if one + timedelta(microseconds=1) < other:
        assert new_id(one, first) < new_id(other, second)


def test_the_same_instant_and_bytes_give_the_same_id_and_no_bytes_give_another_each_time():
    at = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
    assert new_id(at, b"12345678") == new_id(at, b"12345678")
    assert len({new_id(at) for _ in range(500)}) == 500


@pytest.mark.parametrize("at", [datetime(2026, 1, 1), datetime(1969, 12, 31, tzinfo=UTC)])
def test_an_instant_without_offset_or_before_1970_makes_no_id(at):
    with pytest.raises(ValueError):
        new_id(at)


def test_other_hex_is_not_an_id_of_ours():
    assert not is_id("0" * 32)
    assert not is_id(new_id(datetime(2026, 1, 1, tzinfo=UTC)).upper() + "g")
    assert not is_id("a7")

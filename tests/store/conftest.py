"""Fixtures for what needs closing: the stores of a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.store.makers import Seat, make_county, make_seat


@pytest.fixture(autouse=True)
def _state_of_this_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))


@pytest.fixture
def closing() -> Iterator[Callable[[Seat], Seat]]:
    """Return a function that closes the seat it is given when the test ends."""
    seats: list[Seat] = []

    def later(seat: Seat) -> Seat:
        seats.append(seat)
        return seat

    yield later
    for seat in reversed(seats):
        seat.close()


@pytest.fixture
def seat(tmp_path: Path, closing: Callable[[Seat], Seat]) -> Seat:
    """A township's store."""
    return closing(make_seat(tmp_path / "township"))


@pytest.fixture
def county(tmp_path: Path, closing: Callable[[Seat], Seat]) -> Seat:
    """The county's store."""
    return closing(make_county(tmp_path / "county"))

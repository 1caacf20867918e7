"""What needs closing: a township's desk, the reader of media, and the desks of two seats that exchange bundles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import new_action
from brigade_app.operations.media import MediaReader
from tests.operations.exchange_makers import a_desk, enrol
from tests.operations.makers import WoundClock, a_township, an_action


@pytest.fixture(autouse=True)
def _state_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))


@pytest.fixture
def clock() -> WoundClock:
    return WoundClock()


@pytest.fixture
def desk(tmp_path: Path, clock: WoundClock) -> Iterator[Desk]:
    started = a_township(tmp_path, clock)
    yield started.desk
    started.desk.store.close()


@pytest.fixture(scope="module")
def reader() -> Iterator[MediaReader]:
    with MediaReader() as one:
        yield one


@pytest.fixture
def case(desk: Desk) -> str:
    """An action that was logged."""
    return new_action(desk, an_action())


@pytest.fixture
def desks(tmp_path: Path, clock: WoundClock) -> Iterator[Callable[..., Desk]]:
    opened: list[Desk] = []

    def make(name: str, **unit: object) -> Desk:
        opened.append(a_desk(tmp_path / name, clock, **unit))
        return opened[-1]

    yield make
    for one in opened:
        one.session.close()
        one.store.close()


@pytest.fixture
def township(desks: Callable[..., Desk]) -> Desk:
    return desks("township")


@pytest.fixture
def county(desks: Callable[..., Desk]) -> Desk:
    return desks("county", seat="county")


@pytest.fixture
def pair(township: Desk, county: Desk, tmp_path: Path) -> tuple[Desk, Desk]:
    enrol(township, county, tmp_path / "enrolment")
    return township, county

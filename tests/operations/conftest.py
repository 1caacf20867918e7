"""What needs closing: a township's desk."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from brigade_app.operations.desk import Desk
from tests.operations.makers import WoundClock, a_township


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

"""What needs closing and what must lie elsewhere: state and temporary folders, a desk with a wound clock."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from brigade_app.operations.desk import Desk
from brigade_app.operations.opening import leave
from brigade_app.store import Cost, keyslots
from tests.acceptance.makers import Ran, a_staffed_township, run_command
from tests.operations.makers import PASSWORD, WoundClock


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIGADE_PASSWORD", PASSWORD)
    monkeypatch.setenv("BRIGADE_LANGUAGE", "zh")
    cheap = Cost.for_tests()
    monkeypatch.setattr(keyslots, "FLOOR_COST", cheap)
    monkeypatch.setattr(keyslots, "measured_cost", lambda: cheap)


@pytest.fixture
def clock() -> WoundClock:
    return WoundClock()


@pytest.fixture
def desk(tmp_path: Path, clock: WoundClock) -> Iterator[Desk]:
    """The captain's desk in a township with all its people."""
    made = a_staffed_township(tmp_path, clock)
    yield made
    made.session.close()
    made.store.close()


@pytest.fixture
def store(tmp_path: Path, clock: WoundClock) -> Path:
    """A closed store that commands can open."""
    made = a_staffed_township(tmp_path, clock)
    leave(made)
    return made.store.folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command and return what it left."""
    return lambda *words: run_command(capsys, *words)

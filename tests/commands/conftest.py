"""A township's store that commands open with a password from the environment, at a cheap key derivation."""

from pathlib import Path

import pytest

from brigade_app.operations.opening import leave
from brigade_app.store import Cost, keyslots
from tests.operations.makers import PASSWORD, WoundClock, a_township


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    monkeypatch.setenv("BRIGADE_PASSWORD", PASSWORD)
    monkeypatch.setenv("BRIGADE_LANGUAGE", "zh")
    cheap = Cost.for_tests()
    monkeypatch.setattr(keyslots, "FLOOR_COST", cheap)
    monkeypatch.setattr(keyslots, "measured_cost", lambda: cheap)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    started = a_township(tmp_path, WoundClock())
    leave(started.desk)
    return started.desk.store.folder

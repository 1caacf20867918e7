"""A backup restored: what came later is counted, and a cancelled or short restore leaves nothing."""

from pathlib import Path

import pytest

from brigade_app.operations import intake
from brigade_app.operations.desk import Desk
from brigade_app.operations.keeping import backup
from brigade_app.operations.restoring import backups_in, missing_after, restore
from brigade_app.paths import store_folder, use_store
from brigade_app.store.disk import DISK
from brigade_app.store.errors import NotEnoughRoom

from .makers import WoundClock, an_action


def test_backups_are_found_on_a_medium_newest_first_and_their_loss_is_counted(
    desk: Desk, clock: WoundClock, tmp_path: Path
):
    first = backup(desk, tmp_path / "stick" / "brigade")
    clock.wind(days=3)
    intake.new_action(desk, an_action())
    second = backup(desk, tmp_path / "stick" / "brigade")

    found = backups_in(tmp_path / "stick")

    assert [one.folder for one in found] == [second.folder, first.folder]
    assert [one.seq for one in found] == [second.seq, first.seq]
    assert all(one.bytes > 10_000 and not one.fault for one in found)
    assert backups_in(second.folder) == found[:1]
    desk.store.close()
    head = second.seq + 1
    assert missing_after(first.folder, desk.store.folder) == head - first.seq
    assert missing_after(first.folder, tmp_path) is None


def test_a_restore_is_reported_in_bytes_and_stops_between_two_files(desk: Desk, tmp_path: Path):
    made = backup(desk, tmp_path / "stick")
    told: list[tuple[int, int]] = []

    def report(done: int, total: int) -> None:
        told.append((done, total))

    assert restore(made.folder, tmp_path / "new", desk.now, report=report, cancelled=lambda: len(told) > 1) is None
    assert not list(tmp_path.glob("*new*"))
    assert not list(tmp_path.glob(".*"))

    assert restore(made.folder, tmp_path / "new", desk.now, report=report) is not None
    assert told[-1][0] == told[-1][1] == backups_in(made.folder)[0].bytes


def test_a_restore_asks_for_room_before_the_first_byte(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    made = backup(desk, tmp_path / "stick")
    monkeypatch.setattr(type(DISK), "free_bytes", lambda _self, _folder: 1000)
    with pytest.raises(NotEnoughRoom):
        restore(made.folder, tmp_path / "new", desk.now)
    assert not (tmp_path / "new").exists()


def test_the_restored_store_is_opened_from_then_on_unless_another_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("BRIGADE_STORE", raising=False)
    use_store(tmp_path / "new")
    assert store_folder() == tmp_path / "new"
    assert store_folder(tmp_path / "named") == tmp_path / "named"
    monkeypatch.setenv("BRIGADE_STORE", str(tmp_path / "other"))
    assert store_folder() == tmp_path / "other"

"""Restoring a backup at the door: the generations, what is lost, a new folder, and a banner on the restored copy."""

import pytest
from PySide6.QtWidgets import QPushButton

from brigade_app.operations.keeping import backup
from brigade_app.paths import store_folder
from brigade_app.ui.kit import PreparedDialogs
from brigade_app.ui.restore import RestoreView

from .robot import Robot, open_the_window


class RestoreRobot(Robot):
    """A person at the restore page."""

    def looks_at(self, medium) -> "RestoreRobot":
        """Choose a medium."""
        dialogs = self.shell._inside()._dialogs
        assert isinstance(dialogs, PreparedDialogs)
        dialogs.paths = [medium]
        self.press("restore_medium")
        return self


@pytest.fixture
def at_the_door(at_work, tmp_path):
    """A store with one backup on a stick and a case that came later; the window is locked."""
    at_work.enters_an_action("王某某")
    backup(at_work.shell.seat.desk, tmp_path / "stick" / "backups")
    at_work.enters_an_action("赵某某").locks()
    return RestoreRobot(at_work.shell, at_work.qtbot)


def test_a_backup_is_restored_beside_the_store_and_says_so_afterwards(at_the_door, tmp_path):
    robot, old = at_the_door, at_the_door.shell.folder
    before = (old / "store.db").read_bytes()

    robot.press("door_restore").looks_at(tmp_path / "stick").sees("今天").sees("签名有效").sees("不在这份备份里")
    robot.press("restore_start").sees("已经恢复并核对完毕").sees("原样保留").press("restore_login")
    robot.is_at_the_door().sees("用备份当天的口令登录").logs_in().sees("现在使用的是恢复出来的数据库")

    new = robot.shell.seat.desk.store.folder
    assert new != old
    assert new == store_folder()
    assert (old / "store.db").read_bytes() == before
    titles = [row.record.title for row in robot.shell.seat.desk.store.records.list("case")]
    assert len(titles) == 1
    [told] = [row.record for row in robot.shell.seat.desk.store.records.list("event") if row.record.what == "restored"]
    assert told.data["seq"] > 0

    robot.press("frame_notice_action").sees_no("现在使用的是恢复出来的数据库")
    robot.locks().logs_in().sees_no("现在使用的是恢复出来的数据库")
    assert len(list((tmp_path / "stick" / "backups").iterdir())) == 1


def test_a_backup_that_was_altered_is_refused_and_leaves_nothing(at_the_door, tmp_path):
    robot = at_the_door
    made = next((tmp_path / "stick" / "backups").iterdir())
    data = bytearray((made / "store.db").read_bytes())
    data[5000] ^= 1
    (made / "store.db").write_bytes(data)

    robot.press("door_restore").looks_at(tmp_path / "stick").press("restore_start").sees("不完整或被改动")

    assert not list(tmp_path.glob("*store-*"))
    robot.press("restore_back").is_at_the_door().logs_in().sees("执行〔2026〕2号")


def test_a_backup_without_its_manifest_is_listed_and_not_offered(at_the_door, tmp_path):
    made = next((tmp_path / "stick" / "backups").iterdir())
    (made / "manifest.json").unlink()

    at_the_door.press("door_restore").looks_at(tmp_path / "stick").sees("不完整或者被改动").sees("不能恢复")

    assert not at_the_door.shell.findChild(QPushButton, "restore_start").isVisible()


def test_a_folder_without_backups_is_said(at_the_door, tmp_path):
    (tmp_path / "empty").mkdir()
    at_the_door.press("door_restore").looks_at(tmp_path / "empty").sees("没有备份")


def test_a_restore_is_cancelled_and_leaves_nothing(at_the_door, tmp_path, monkeypatch):
    robot = at_the_door
    robot.press("door_restore").looks_at(tmp_path / "stick")
    view = robot.find(RestoreView, "restore")
    monkeypatch.setattr(view, "show_progress", lambda _: view.cancel_asked.emit())

    robot.press("restore_start").sees("已取消")

    assert not list(tmp_path.glob("*store-*"))
    assert not list(tmp_path.glob(".*restoring"))


def test_the_restored_store_lies_where_it_was_wanted(at_the_door, tmp_path):
    (tmp_path / "disk").mkdir()
    robot = at_the_door
    robot.press("door_restore").looks_at(tmp_path / "stick")
    robot.shell._inside()._dialogs.paths = [tmp_path / "disk"]
    robot.press("restore_target").press("restore_start").press("restore_login")

    assert robot.shell.folder.parent == tmp_path / "disk"


def test_a_new_computer_begins_with_the_backup_of_the_old_one(at_the_door, qtbot, tmp_path):
    at_the_door.shell.close()
    shell = open_the_window(tmp_path / "new computer")
    qtbot.addWidget(shell)
    robot = RestoreRobot(shell, qtbot)

    robot.press("start_restore").looks_at(tmp_path / "stick").sees("还没有").press("restore_back")
    robot.press("start_restore").looks_at(tmp_path / "stick").press("restore_start").press("restore_login")
    robot.logs_in().sees("执行〔2026〕1号")

    assert shell.seat.desk.store.folder == tmp_path / "new computer" / "store"
    shell.close()

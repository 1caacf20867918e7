"""Bad input where a person meets it at the windows: a sentence beside what was done, nothing lost, work goes on."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from brigade_app.operations import exporting, planning
from brigade_app.operations.desk import Desk
from brigade_app.operations.opening import leave
from brigade_app.store.disk import Disk
from brigade_app.sync.medium import Medium
from tests.acceptance.makers import a_staffed_township, held_in
from tests.operations.exchange_makers import a_desk, enrol
from tests.operations.makers import PASSWORD, WoundClock
from tests.operations.media.makers import a_camera_jpeg, a_huge_png, a_png
from tests.store.disk_shim import FULL, READONLY, shimmed
from tests.ui.case_robot import CaseRobot
from tests.ui.robot import open_the_window


@pytest.fixture
def clock() -> WoundClock:
    return WoundClock()


@pytest.fixture
def closed(tmp_path: Path, clock: WoundClock) -> Path:
    """The folder of a window whose store is made and closed."""
    place = tmp_path / "town"
    place.mkdir()
    leave(a_staffed_township(place, clock))
    return place


@pytest.fixture
def window(qtbot: Any, closed: Path, clock: WoundClock) -> Iterator[CaseRobot]:
    """The window at its door."""
    shell = open_the_window(closed, now=clock)
    qtbot.addWidget(shell)
    yield CaseRobot(shell, qtbot)
    shell.close()


@pytest.fixture
def officer(window: CaseRobot) -> CaseRobot:
    """Somebody at work."""
    window.logs_in(password=PASSWORD).is_at_the_workbench()
    return window


def desk_of(window: CaseRobot) -> Desk:
    return window.shell.seat.desk


# --- the door ---------------------------------------------------------------------------------------------------------


def test_a_store_of_a_newer_version_is_said_at_the_door(window, closed, clock):
    window.logs_in(password=PASSWORD).is_at_the_workbench()
    desk_of(window).store._engine.writer.execute("PRAGMA user_version = 99")
    window.locks().logs_in(password=PASSWORD).is_at_the_door().sees("较新版本").sees("升级")


def test_a_second_window_is_told_that_the_store_is_open(officer, closed, clock, qtbot):
    second = open_the_window(closed, now=clock)
    qtbot.addWidget(second)
    CaseRobot(second, qtbot).logs_in(password=PASSWORD).is_at_the_door().sees("正在使用")
    second.close()
    officer.enters_an_action("王某某").has_tab("执行〔2026〕1号")


@pytest.mark.parametrize(
    ("fault", "words"),
    [(FULL, "空间不足"), pytest.param(READONLY, "不能写入", marks=pytest.mark.long)],
    ids=["full", "read-only"],
)
def test_a_disk_that_takes_nothing_is_said_beside_the_form_and_what_was_typed_stays(officer, fault, words):
    """R6: the deed fails as a whole, the draft outlives it, and once there is room the same button works."""
    officer.starts_an_action().write("action_persons", "王某某").write("action_place", "村东头机耕路")
    before = held_in(desk_of(officer))
    with shimmed() as shim:
        officer.locks().logs_in(password=PASSWORD)
        officer.starts_an_action().write("action_persons", "王某某").write("action_place", "村东头机耕路")
        shim.answer = lambda what, name: fault if what == "write" else None
        officer.press("action_submit").sees(words).sees("没有保存").sees("村东头机耕路")
        shim.answer = None
        assert shim.fired > 0
        assert held_in(desk_of(officer))["case"] == before["case"]
        officer.press("action_submit").has_tab("执行〔2026〕")
        officer.locks()


def test_after_a_lock_on_a_full_disk_the_same_window_opens_again(officer):
    """The log-out cannot be written; the store must be let go all the same, or nobody gets in again."""
    with shimmed() as shim:
        officer.locks().logs_in(password=PASSWORD).is_at_the_workbench()
        shim.answer = lambda what, name: FULL if what == "write" else None
        officer.locks()
        shim.answer = None
        officer.logs_in(password=PASSWORD).is_at_the_workbench()
        officer.locks()


# --- first start ------------------------------------------------------------------------------------------------------


@pytest.fixture
def fresh(qtbot: Any, tmp_path: Path) -> Iterator[CaseRobot]:
    """The guided first start, at the officers."""
    (tmp_path / "new").mkdir()
    shell = open_the_window(tmp_path / "new")
    qtbot.addWidget(shell)
    robot = CaseRobot(shell, qtbot)
    robot.press("start_next").write("start_unit", "南召县城郊乡人民政府").write("start_county_name", "南召县")
    robot.write("start_place", "南召（城郊）").write("start_code", "411321001").press("start_next")
    yield robot
    shell.close()


def test_the_same_officer_twice_is_said_at_once(fresh):
    fresh.adds_officer("张建国", "16110023001").adds_officer("张建国", "16110023001")
    fresh.sees("张建国")
    assert len(fresh.lines("start_officers")) == 1
    assert any("两次" in text or "重复" in text or "已经" in text for text in fresh.texts()), fresh.texts()


def test_a_certificate_that_ends_before_it_begins_is_said(fresh):
    fresh.adds_officer("张建国", "16110023001", "2020-01-01")
    assert fresh.lines("start_officers") == []
    fresh.sees("证件")


# --- evidence ---------------------------------------------------------------------------------------------------------


def test_odd_files_are_named_one_by_one_and_the_good_ones_are_filed(officer, tmp_path):
    """Vanished, empty, damaged, a bomb, a bidi name, a device name: two are named, the others filed as they are."""
    folder = tmp_path / "手机"
    folder.mkdir()
    files = {
        "好.jpg": a_camera_jpeg(64, 48), "空.jpg": b"", "坏.jpg": a_camera_jpeg()[:3000],
        "炸弹.png": a_huge_png(20_000, 20_000, 1), "a\u202egpj.exe": a_png(20, 20), "CON.jpg": a_png(21, 20),
        "😀.jpg": a_png(22, 20),
    }  # fmt: skip
    for name, content in files.items():
        (folder / name).write_bytes(content)
    officer.enters_an_action("王某某")
    paths = [folder / name for name in files] + [folder / "没了.jpg"]
    officer.takes_in(*paths).sees("已导入 6 个文件").sees("空.jpg").sees("没了.jpg").sees("没有找到")
    assert officer.evidence().grid.cells.rowCount() == 6
    names = [officer.evidence().grid.cells.cell_at(at).name for at in range(6)]
    assert not any("\u202e" in name for name in names)
    assert desk_of(officer).store.verify(deep=True).found == ()


def test_no_room_for_evidence_is_said_with_what_is_needed_and_the_rest_is_left(officer, tmp_path, monkeypatch):
    officer.enters_an_action("王某某")
    for number in range(2):
        (tmp_path / f"IMG_{number}.jpg").write_bytes(a_camera_jpeg(64, 48, shade=number))
    before = held_in(desk_of(officer))
    monkeypatch.setattr(Disk, "free_bytes", lambda self, folder: 1 << 20)
    officer.takes_in(tmp_path / "IMG_0.jpg", tmp_path / "IMG_1.jpg").sees("空间不足").sees("1048576")
    assert held_in(desk_of(officer)) == before


# --- the stick --------------------------------------------------------------------------------------------------------


@pytest.fixture
def sender(officer: CaseRobot, tmp_path: Path, clock: WoundClock) -> Iterator[CaseRobot]:
    """An enrolled township with a case and a photograph."""
    county = a_desk(tmp_path / "county", clock, seat="county")
    enrol(desk_of(officer), county, tmp_path / "enrolment")
    officer.enters_an_action("王某某")
    (tmp_path / "IMG_0.jpg").write_bytes(a_camera_jpeg(640, 480))
    officer.takes_in(tmp_path / "IMG_0.jpg").sees("已导入 1 个文件")
    yield officer
    county.session.close()
    county.store.close()


def test_a_stick_pulled_while_it_is_written_is_said_and_the_next_one_is_whole(sender, tmp_path, monkeypatch):
    stick, write = tmp_path / "U盘", Medium.write
    stick.mkdir()
    before = held_in(desk_of(sender))

    def pull(self: Medium, stream: Any, data: bytes) -> None:
        shutil.rmtree(stick, ignore_errors=True)
        raise OSError(19, "No such device")

    sender.sync()
    sender.finds_at_the_file_window(stick).press("export_medium")
    monkeypatch.setattr(Medium, "write", pull)
    sender.press("export_write").sees("拔出")
    monkeypatch.setattr(Medium, "write", write)
    assert held_in(desk_of(sender)) == before
    stick.mkdir(exist_ok=True)
    sender.exports_to(stick)
    assert list(stick.rglob("*.sha256"))


def test_a_stick_without_room_cannot_be_written_to_and_says_so(sender, tmp_path, monkeypatch):
    stick = tmp_path / "U盘"
    stick.mkdir()
    monkeypatch.setattr(exporting, "free_on", lambda medium: 4096)
    monkeypatch.setattr(planning, "free_on", lambda medium: 4096)
    sender.sync()
    sender.finds_at_the_file_window(stick).press("export_medium").sees("空间")
    assert not [path for path in stick.rglob("*") if path.is_file()]


def test_a_folder_without_a_bundle_is_said(sender, tmp_path):
    (tmp_path / "empty").mkdir()
    before = held_in(desk_of(sender))
    sender.takes_in_the_stick(tmp_path / "empty").sees("数据包")
    assert held_in(desk_of(sender)) == before

"""The main job through the windows, step by step as the demonstration does it: township, stick, county, and back."""

import errno
import hashlib

import pytest
from PySide6.QtWidgets import QCheckBox

from brigade_app.operations.sample.main_job import compare
from brigade_app.operations.sample.scenes import Shot, photograph
from brigade_app.operations.sample.world import read_spec
from brigade_app.paths import resources_folder
from brigade_app.sync.medium import Medium

from .case_robot import CaseRobot
from .robot import open_the_window

MATTER = "straw-open-burning"


@pytest.fixture
def photos(tmp_path):
    """Three photographs as a phone would give them."""
    spec = read_spec(resources_folder())
    start = spec.starts_at.replace(tzinfo=None)
    made = []
    for number in range(3):
        path = tmp_path / "DCIM" / f"IMG_{number}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(photograph(Shot(scene="straw", seed=number, taken_at=start), spec.font))
        made.append(path)
    return made


@pytest.fixture
def seats(qtbot, tmp_path, monkeypatch):
    """A township's window and the county's, both at their first start."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    shells = []
    for name in ("township", "county"):
        (tmp_path / name).mkdir()
        shell = open_the_window(tmp_path / name)
        qtbot.addWidget(shell)
        shells.append(shell)
    yield tuple(CaseRobot(shell, qtbot) for shell in shells)
    for shell in shells:
        shell.close()


def enrolled(town, county, stick):
    """Enrol the township through the windows: each side types what the other reads out."""
    spoken = town.writes_its_request(stick)
    assert county.looks_at_the_card(stick) == spoken
    county.believes(spoken).sees("已登记")
    county_words = town.looks_at_the_card(next(stick.rglob("county.json")).parent)
    town.believes(county_words).sees("可以导出数据包")


def test_the_main_job_runs_through_the_windows(seats, photos, tmp_path):
    town, county = seats
    stick, back = tmp_path / "stick", tmp_path / "back"
    stick.mkdir()
    back.mkdir()
    town.sets_up_a_township()
    county.sets_up_the_county()

    town.starts_an_action().write("action_when", "2026-11-24 09:10").write("action_persons", "陈二柱")
    town.choose("action_kind", "on-site-inspection").choose("action_matter", MATTER).press("action_submit")
    digests = [hashlib.sha256(photo.read_bytes()).hexdigest() for photo in photos]
    town.takes_in(*photos).sees("已导入 3 个文件")
    town.puts_all_on_line(3).part("要件矩阵")
    assert [hashlib.sha256(photo.read_bytes()).hexdigest() for photo in photos] == digests
    town.part("概况")
    case = town.page()
    assert case.overview is not None

    enrolled(town, county, stick)
    town.exports_to(stick)
    county.takes_in_the_stick(stick).sees("已接收")
    sent, received = town.shell.seat.desk, county.shell.seat.desk
    entries, files, _ = compare(sent, received)
    assert entries > 10
    assert files == 3

    county.takes_in_the_stick(stick).sees("已接收过")
    county.exports_to(back)
    town.takes_in_the_stick(back).sees("对方已确认本机").sees("南召县司法局已接收")


def test_a_duplicate_photograph_is_named_and_not_filed_twice(seats, photos):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.takes_in(*photos).sees("已导入 3 个文件").takes_in(photos[0]).sees("IMG_0.jpg")
    assert town.evidence().grid.cells.rowCount() == 3


def test_a_wrong_character_believes_nobody(seats, tmp_path):
    town, county = seats
    town.sets_up_a_township()
    county.sets_up_the_county()
    spoken = town.writes_its_request(tmp_path)
    county.looks_at_the_card(tmp_path)
    county.believes(spoken[::-1])
    assert county.shell.seat.desk.store.records.list("peer") == []


def test_the_countys_recovery_key_is_shown_even_when_the_stick_was_pulled_before_the_answer(
    seats, tmp_path, monkeypatch
):
    town, county = seats
    town.sets_up_a_township()
    county.sets_up_the_county()
    stick = tmp_path / "stick"
    spoken = town.writes_its_request(stick)
    county.looks_at_the_card(stick)

    def pulled(self: Medium, stream: object, data: bytes) -> None:
        raise OSError(errno.ENODEV, "No such device")

    monkeypatch.setattr(Medium, "write", pulled)
    county.believes(spoken).sees("拔出").sees("AGE-SECRET-KEY-1")


def test_a_step_that_the_law_refuses_is_not_logged_and_explains_itself(seats):
    town, _ = seats
    town.sets_up_a_township()
    town.starts_an_action().write("action_persons", "赵某某").choose("action_kind", "clue")
    town.choose("action_matter", "rural-build-no-permit").press("action_submit")
    town.logs_step("enforcement-decision", "今天")
    town.part("登记步骤")
    frame = town.shell.frame
    assert frame is not None
    assert frame.explain_panel.isVisible()
    rows = town.shell.seat.desk.store.records.list("action")
    assert [row.record.kind for row in rows] == ["clue"]


def test_a_logged_step_stands_in_the_course_and_in_the_history(seats):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.logs_step("on-site-inspection", "昨天", certificates_shown=True, findings="田内有过火痕迹")
    town.part("经过").sees("田内有过火痕迹").part("历史").sees("现场检查")


def test_evidence_is_described_beside_its_picture(seats, photos):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.takes_in(photos[0]).sees("已导入 1 个文件")
    grid = town.evidence().grid
    grid.view_asked.emit(grid.cells.cell_at(0).id)
    town.write("evidence_place", "东组责任田").sees("已保存")
    record = town.shell.seat.desk.store.records.list("evidence")[0].record
    assert record.place == "东组责任田"
    assert record.file.name == "IMG_0.jpg"


def test_a_person_is_added_and_changed_on_the_case_page(seats):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.part("当事人").press("party_add").write("party_name", "李某某").press("party_form_save")
    town.sees("李某某")
    assert len(town.shell.seat.desk.store.records.list("party")) == 2


def test_a_document_is_drafted_with_its_blanks_named(seats):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.part("文书").choose("paper_step", "").choose("paper_form", "T01").press("paper_preview_button")
    town.sees("线索内容").sees("必填")


def test_the_facts_of_a_case_are_changed_and_judged_at_once(seats):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.part("概况").press("case_facts").choose("facts_matter", MATTER).write("facts_area", "650.5")
    town.find(QCheckBox, "facts_no_flag").setChecked(True)
    town.press("facts_form_save").sees("露天焚烧秸秆").sees("650.5 m²")
    record = next(row.record for row in town.shell.seat.desk.store.records.list("case"))
    assert (record.matter, record.flags) == (MATTER, ())
    assert town.part("证据").evidence().checklist.line_id(1) is not None


def test_an_unreadable_number_is_marked_and_nothing_is_saved(seats):
    town, _ = seats
    town.sets_up_a_township()
    town.enters_an_action("王某某")
    town.part("概况").press("case_facts").write("facts_cost", "many").press("facts_form_save").sees("无法识别")
    record = next(row.record for row in town.shell.seat.desk.store.records.list("case"))
    assert record.facts is None

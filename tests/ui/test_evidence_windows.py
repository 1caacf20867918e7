"""Evidence as people work with it: viewed, compared, its form filled, its custody kept, its clock corrected, sealed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListView, QPushButton, QTabBar, QWidget

from brigade_app.domain.records import Action
from brigade_app.domain.when import parse_when
from brigade_app.operations.intake import log_action
from brigade_app.ui.evidence import EvidencePart, viewing
from brigade_app.ui.evidence.sides import Sides
from brigade_app.ui.kit import speak
from tests.operations.media.film_makers import h264
from tests.operations.media.makers import a_camera_jpeg, a_film, a_pdf

from .case_robot import CaseRobot
from .robot import open_the_window

SAID, FORM, CUSTODY, FILE = range(4)


@pytest.fixture
def town(qtbot, tmp_path, monkeypatch):
    """A township's window with an action; the clock of the phone says March."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    shell = open_the_window(tmp_path)
    qtbot.addWidget(shell)
    robot = CaseRobot(shell, qtbot)
    robot.sets_up_a_township()
    robot.starts_an_action().write("action_persons", "赵某某").choose("action_kind", "clue")
    robot.choose("action_matter", "rural-build-no-permit").press("action_submit")
    yield robot
    shell.close()


@pytest.fixture
def files(tmp_path):
    """Two photographs, a scan of three pages and a film."""
    made = {
        "IMG_1.jpg": a_camera_jpeg(320, 240), "IMG_2.jpg": a_camera_jpeg(320, 240, shade=20), "证.pdf": a_pdf(pages=3),
        "VID_1.mp4": a_film(),
    }  # fmt: skip
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in made]


def opens(town, number, side=SAID):
    """Open the item with this number, and one of the sides."""
    grid = town.evidence().grid
    grid.view_asked.emit(grid.cells.cell_at(number).id)
    town.find(QTabBar, "viewer_sides").setCurrentIndex(side)
    return town


def record(town, kind, at=-1):
    """Return a record that somebody made: looks are written by themselves, whenever the machine pauses."""
    rows = town.shell.seat.desk.store.records.list(kind)
    return [row.record for row in rows if getattr(row.record, "act", "") != "viewed"][at]


def noted(town):
    rows = town.shell.seat.desk.store.records.list("custody")
    return [row.record.means for row in rows if row.record.act == "noted"]


def test_nothing_is_recorded_of_how_files_came_unless_somebody_says_so(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    item = record(town, "evidence")
    assert (item.method, item.made_by) == (None, None)
    assert record(town, "custody").means is None
    officer = record(town, "officer", 0)
    town.choose("intake_maker", officer.id).choose("intake_method", "从原始载体导入")
    town.takes_in(files[1]).sees("已导入 1 个文件")
    item = record(town, "evidence")
    assert (item.method, item.made_by) == ("从原始载体导入", officer.id)


def test_in_an_english_window_the_method_is_still_recorded_in_chinese(town, files):
    """It stands in the evidence list, which is Chinese."""
    speak("en")
    try:
        part = EvidencePart(town.shell.seat.now)
        method = part.findChild(QComboBox, "intake_method")
        method.setCurrentText("imported from the original carrier")
        assert part.said_of_new() == (None, "从原始载体导入")
    finally:
        speak("zh")
        part.deleteLater()


def test_a_way_that_fits_the_file_is_suggested_and_not_recorded(town, files):
    sent = files[0].with_name("mmexport1700000000000.jpg")
    sent.write_bytes(files[0].read_bytes())
    town.takes_in(sent).sees("已导入 1 个文件")
    opens(town, 0)
    entry = town.find(QLineEdit, "evidence_method")
    assert (entry.text(), entry.placeholderText()) == ("", "例如：他人以通讯软件发送")
    assert record(town, "evidence").method is None


def test_the_form_of_an_item_names_what_is_missing_and_takes_a_note_of_it(town, files):
    town.takes_in(files[2]).sees("已导入 1 个文件")
    opens(town, 0, FORM).sees("形式要求还缺").sees("制作单位或者制作人")
    town.write("form_issuer", "县自然资源局 2019-05-06").sees("县自然资源局 2019-05-06")
    note = record(town, "custody")
    assert (note.act, note.means, note.result) == ("noted", "制作单位或者制作人", "县自然资源局 2019-05-06")
    before = noted(town)
    town.write("form_pages", "共 3 页").sees("共 3 页")
    assert noted(town) == [*before, "页数"]  # once, although the field is left again when it goes away


def test_a_link_is_added_to_the_custody_chain_in_the_viewer(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    opens(town, 0, CUSTODY).sees("录入").choose("custody_act", "moved")
    town.write("custody_place", "乡政府物证室 3 号柜").press("custody_add").sees("移动存放处").sees(
        "乡政府物证室 3 号柜"
    )
    assert record(town, "custody").act == "moved"


def test_a_wrong_clock_is_noted_only_with_what_shows_it(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    opens(town, 0, FILE).write("clock_offset", "六分钟").press("clock_save").sees("请填整数秒")
    town.write("clock_offset", "360").press("clock_save").sees("记录时钟偏差必须说明依据")
    town.write("clock_proof", "拍有电脑时钟的照片 IMG_9").press("clock_save").sees("已保存")
    claims = record(town, "claims")
    assert (claims.clock_offset_s, claims.clock_proof) == (360, "拍有电脑时钟的照片 IMG_9")


def test_a_wrong_clock_is_noted_for_all_files_of_its_device_at_once(town, files):
    town.takes_in(*files[:3]).sees("已导入 3 个文件")
    opens(town, 0, FILE).write("clock_offset", "-420").write("clock_proof", "拍有电脑时钟的照片").press("clock_all")
    town.sees("已保存")
    claims = [row.record for row in town.shell.seat.desk.store.records.list("claims")]
    assert [one.clock_offset_s for one in claims if one.taken_at] == [-420, -420]


def test_two_items_are_compared_and_zoom_together(town, files):
    town.takes_in(*files[:2]).sees("已导入 2 个文件")
    grid = town.evidence().grid
    town.press("evidence_compare").sees("请先选中两件证据")
    grid.selectAll()
    town.press("evidence_compare").sees("左：IMG_1.jpg")
    pair = town.evidence().viewer.pair
    before = pair.second.transform().m11()
    town.press("viewer_larger")
    assert pair.second.transform().m11() == pytest.approx(before * 1.25)
    pair.first.verticalScrollBar().setValue(pair.first.verticalScrollBar().maximum())
    assert pair.second.verticalScrollBar().value() == pair.second.verticalScrollBar().maximum()
    opens(town, 0)
    assert not pair.compares


def test_a_paper_is_turned_page_by_page(town, files):
    town.takes_in(files[2]).sees("已导入 1 个文件")
    opens(town, 0).sees("1 / 3").press("viewer_page_after").sees("2 / 3")
    town.find(type(town.evidence().viewer), "viewer").setFocus()
    town.key(Qt.Key.Key_PageDown).sees("3 / 3").key(Qt.Key.Key_PageUp).sees("2 / 3")


@pytest.fixture
def film(tmp_path):
    """A film of six seconds that can be decoded."""
    path = tmp_path / "VID_2.mp4"
    path.write_bytes(h264())
    return path


def test_a_film_is_looked_through_still_by_still_with_their_times(town, film, files):
    town.takes_in(film, files[2]).sees("已导入 2 个文件")
    cells = town.evidence().grid.cells
    assert "00:00:06" in cells.data(cells.index(0), Qt.ItemDataRole.ToolTipRole)
    assert cells.picture_of(cells.cell_at(0)) is not None
    opens(town, 0).sees("画面 1 / 6 · 00:00:00").sees("下一画面").press("viewer_page_after")
    town.sees("画面 2 / 6 · 00:00:01")
    town.find(type(town.evidence().viewer), "viewer").setFocus()
    town.key(Qt.Key.Key_PageDown).sees("画面 3 / 6 · 00:00:02").key(Qt.Key.Key_PageUp).sees("画面 2 / 6 · 00:00:01")
    opens(town, 1).sees("1 / 3").sees("下一页").sees_no("画面 1")
    opens(town, 0, FILE).sees("00:00:06")


def test_a_film_that_cannot_be_decoded_says_so_and_has_no_stills(town, files):
    town.takes_in(files[3]).sees("已导入 1 个文件")
    opens(town, 0).sees("该文件在此没有画面").sees_no("画面 1")


class Later:
    """A background whose work waits until it is let go."""

    def __init__(self):
        self.waiting = []

    def run(self, work, *, then, otherwise):
        self.waiting.append((work, then))

    def go_on(self):
        waiting, self.waiting = self.waiting, []
        for work, then in waiting:
            then(work())


def test_stills_that_nobody_waits_for_any_more_are_not_drawn(town, film, monkeypatch):
    town.takes_in(film).sees("已导入 1 个文件")
    opens(town, 0).sees("画面 1 / 6")
    drawn, draw = [], viewing.look_at
    monkeypatch.setattr(viewing, "look_at", lambda *asked: drawn.append(asked[-1]) or draw(*asked))
    seat, later = town.shell.seat, Later()
    monkeypatch.setattr(seat, "aside", later)
    for _ in range(3):
        town.press("viewer_page_after")
    town.sees("画面 4 / 6 · …")
    later.go_on()
    town.sees("画面 4 / 6 · 00:00:03")
    assert drawn == [3]
    monkeypatch.undo()


def test_a_still_that_cannot_be_drawn_leaves_the_way_to_the_others(town, film):
    town.takes_in(film).sees("已导入 1 个文件")
    viewer = opens(town, 0).sees("画面 1 / 6").evidence().viewer
    town.press("viewer_page_after").sees("画面 2 / 6")
    viewer.show_picture(None)
    town.sees("这一幅无法显示").sees("画面 2 / 6").press("viewer_page_after").sees("画面 3 / 6 · 00:00:02")
    town.sees_no("这一幅无法显示")


def test_a_picture_stays_fitted_while_the_window_changes_until_somebody_zooms(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    picture = opens(town, 0).evidence().viewer.pair.first
    before = picture.transform().m11()
    town.shell.resize(1366, 1000)
    town.wait(lambda: picture.transform().m11() > before * 1.2, "the picture did not grow")
    town.press("viewer_larger")
    zoomed = picture.transform().m11()
    town.shell.resize(1366, 768)
    town.wait(lambda: town.shell.height() == 768, "the window did not change")
    assert picture.transform().m11() == zoomed


def test_the_strip_shows_every_item_and_goes_to_it(town, files):
    town.takes_in(*files[:3]).sees("已导入 3 个文件")
    opens(town, 0)
    strip = town.evidence().viewer.strip
    assert strip.model().rowCount() == 3
    strip.clicked.emit(strip.model().index(2, 0))
    town.sees("证.pdf")
    assert strip.currentIndex().row() == 2


def test_r19_a_film_is_opened_outside_from_a_copy_that_goes_at_the_lock(town, files):
    town.takes_in(files[3]).sees("已导入 1 个文件")
    opened = []
    presenter = next(one for one in town.evidence().children() if hasattr(one, "viewing"))
    presenter.viewing.open_path = opened.append
    opens(town, 0).press("viewer_player").sees("锁定或退出时自动清除")
    assert opened[0].read_bytes() == files[3].read_bytes()
    town.locks()
    town.wait(lambda: not opened[0].exists(), "the copy is still there")


def test_who_looks_at_pictures_stands_in_the_custody_once_he_pauses(town, files):
    town.takes_in(*files[:2]).sees("已导入 2 个文件")
    opens(town, 0)
    opens(town, 1)
    opens(town, 0)
    presenter = next(one for one in town.evidence().children() if hasattr(one, "viewing"))
    assert presenter.viewing._writing.isActive()
    presenter.viewing._writing.timeout.emit()
    links = [row.record for row in town.shell.seat.desk.store.records.list("custody")]
    assert [one.act for one in links] == ["taken-in", "taken-in", "viewed", "viewed"]


def test_an_original_is_saved_out_of_the_viewer(town, files, tmp_path):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    out = tmp_path / "另存.jpg"
    opens(town, 0, CUSTODY).finds_at_the_file_window(out)
    town.press("viewer_original").sees("已另存为 另存.jpg").sees("导出")
    assert out.read_bytes() == files[0].read_bytes()
    assert out.with_name("另存.jpg.sha256").exists()


def test_photographs_are_proposed_to_the_step_they_fit_and_attached_when_accepted(town, files):
    desk = town.shell.seat.desk
    case = desk.store.records.list("case")[0].id
    at = parse_when("2026-03-01T09:20:00+08:00")
    log_action(desk, case, Action(id="", kind="on-site-inspection", at=at), happened=True)
    town.takes_in(*files[:2]).sees("有 2 件可能对应").press("proposal_accept_0").sees_no("可能对应")
    step = next(row.record for row in desk.store.records.list("action") if row.record.kind == "on-site-inspection")
    assert len(step.evidence) == 2


def test_a_line_that_does_not_apply_needs_its_reason(town, files):
    town.part("证据").press("line_mark_1").press("line_mark_save").sees("标记“不适用”必须写明理由")
    town.press("line_mark_1").write("line_reason", "已由县局在另案查明").press("line_mark_save")
    mark = record(town, "check_item")
    assert (mark.not_applicable, mark.note) == (True, "已由县局在另案查明")


def test_the_evidence_is_sealed_by_hand_before_the_decision_and_what_comes_later_is_marked(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    town.press("evidence_seal").sees("将封存 1 件证据").sees("1 件没有形成时间").sees("1 件没有写明证明什么")
    assert not town.shell.seat.desk.store.records.list("sign_off"), "asked, and not sealed yet"
    town.press("seal_back").press("evidence_seal").press("seal_confirm").sees("已封存")
    seal = record(town, "sign_off")
    assert (seal.what, len(seal.items)) == ("evidence-sealed", 1)
    town.takes_in(files[1]).sees("已导入 1 个文件")
    cells = town.evidence().grid.cells
    assert [cells.cell_at(n).late for n in (0, 1)] == ["", "未在封存范围"]
    opens(town, 1).sees("请在作出决定前重新封存")


def test_a_seal_is_lifted_with_a_reason_until_the_decision_and_never_after(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    town.press("evidence_seal").press("seal_confirm").sees("已封存")
    opens(town, 0).choose("evidence_kind", "documentary").sees("封存期间不能修改")
    town.press("viewer_back").press("evidence_lift").press("seal_confirm").sees("解除封存必须写明理由")
    town.write("seal_reason", "误点").press("seal_confirm").sees_no("已封存")
    assert record(town, "event").data["reason"] == "误点"
    opens(town, 0).choose("evidence_kind", "documentary").sees("已保存")
    town.press("viewer_back").press("evidence_seal").press("seal_confirm").sees("已封存")
    desk = town.shell.seat.desk
    case = desk.store.records.list("case")[0].id
    log_action(desk, case, Action(id="", kind="decision", at=parse_when("2026-03-20")), happened=True)
    town.takes_in(files[1]).sees("已导入 1 个文件")
    assert not town.evidence().findChild(QPushButton, "evidence_lift").isVisible()
    assert not town.evidence().findChild(QPushButton, "evidence_seal").isVisible()


def test_the_four_sides_fit_the_smallest_window(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    opens(town, 0)
    sides = town.evidence().findChild(Sides)
    tabs = town.find(QTabBar, "viewer_sides")
    assert tabs.sizeHint().width() <= sides.width()
    assert town.shell.width() == 1366


def test_a_thing_is_registered_without_a_file_and_shown_with_its_form(town):
    town.part("证据").press("evidence_thing").choose("item_kind", "physical").write("item_name", "铁锹 1 把").press(
        "item_register"
    )
    town.find(QTabBar, "viewer_sides").setCurrentIndex(FORM)
    town.sees("数量、规格、特征").sees("现在的保管处")
    item, link = record(town, "evidence"), record(town, "custody")
    assert (item.kind, item.name, item.file) == ("physical", "铁锹 1 把", None)
    assert (link.evidence, link.act) == (item.id, "collected")
    town.write("form_quantity", "1 把，木柄").sees("1 把，木柄")


def test_a_thing_without_a_name_is_not_registered(town):
    count = len(town.shell.seat.desk.store.records.list("evidence"))
    town.part("证据").press("evidence_thing").press("item_register").sees("要写名称")
    assert len(town.shell.seat.desk.store.records.list("evidence")) == count


def test_who_is_no_officer_may_have_made_an_item_and_what_it_proves_is_ticked(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    opens(town, 0)
    town.write("evidence_maker", "村民王某")
    assert record(town, "evidence").made_by == "村民王某"
    button = town.find(QPushButton, "evidence_proves")
    element = button.menu().actions()[0]
    element.trigger()
    assert record(town, "evidence").proves == (element.data(),)
    element.trigger()
    assert record(town, "evidence").proves is None


def test_an_item_is_put_to_a_step_in_the_viewer(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    opens(town, 0)
    steps = town.find(QComboBox, "evidence_step")
    step = steps.itemData(1)
    town.choose("evidence_step", step)
    action = town.shell.seat.desk.store.records.get("action", step).record
    assert record(town, "evidence").id in action.evidence


def test_a_number_key_puts_the_item_on_a_line_and_the_grid_stays_where_it_is(town, files):
    town.takes_in(*files[:3]).sees("已导入 3 个文件")
    grid = town.find(QListView, "evidence_grid")
    grid.setFocus()
    grid.setCurrentIndex(grid.model().index(2, 0))
    chosen = grid.chosen()
    QTest.keyClick(grid, Qt.Key.Key_1)
    assert grid.chosen() == chosen
    assert grid.currentIndex().row() == 2
    grid.selectAll()
    QTest.keyClick(grid, Qt.Key.Key_2)
    assert len(grid.chosen()) == 3


def test_a_number_key_in_the_viewer_puts_the_item_shown_on_a_line(town, files):
    town.takes_in(files[0]).sees("已导入 1 个文件")
    opens(town, 0)
    viewer = town.find(QWidget, "viewer")
    QTest.keyClick(viewer, Qt.Key.Key_1)
    assert record(town, "evidence").checklist_item is not None
    QTest.keyClick(viewer, Qt.Key.Key_0)
    assert record(town, "evidence").checklist_item is None


def test_what_looks_like_html_in_a_name_is_shown_as_it_is(town, files):
    named_so = files[0].with_name("a<b>bold<img src=x>.jpg")
    named_so.write_bytes(files[0].read_bytes())
    town.takes_in(named_so).sees("已导入 1 个文件")
    grid = town.find(QListView, "evidence_grid")
    tip = grid.model().data(grid.model().index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tip
    assert "&lt;img src=x&gt;" in tip

"""A day at the window: an action is entered, found, opened; what was typed keeps itself."""

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox

from brigade_app.store.disk import Disk
from brigade_app.ui.kit import CURRENT, change_look

from .robot import PASSWORD


def test_an_action_in_five_fields_opens_its_case(at_work):
    at_work.enters_an_action("王某某").has_tab("执行〔2026〕1号")
    at_work.goes_to("actions").sees("王某某")
    assert at_work.lines("actions_table")[0][0] == "1"


def test_a_half_filled_action_is_entered_too(at_work):
    at_work.starts_an_action().write("action_place", "村东头").press("action_submit").has_tab("执行〔2026〕1号")


def test_an_action_with_nothing_in_it_is_refused_in_words(at_work):
    at_work.starts_an_action().press("action_submit")
    assert at_work.shell.frame.tab_titles() == ["执法行动"]


def test_what_was_typed_is_kept_over_a_lock(at_work):
    at_work.starts_an_action().write("action_place", "村东头机耕路").sees("已保存")
    at_work.locks().logs_in().starts_an_action().sees("村东头机耕路")


def test_a_discarded_draft_is_gone(at_work):
    at_work.starts_an_action().write("action_place", "村东头").press("action_drop").sees_no("村东头")
    at_work.goes_to("board").starts_an_action().sees_no("村东头")


def test_a_date_that_is_none_is_said_under_its_field(at_work):
    at_work.starts_an_action().write("action_when", "someday").press("action_submit").sees("这不是日期")


def test_the_search_box_finds_a_party_and_opens_the_case(at_work):
    at_work.enters_an_action("赵某某").goes_to("board")
    at_work.searches("赵某").opens_what_was_found().has_tab("执行〔2026〕1号")


def test_the_search_box_knows_commands(at_work):
    at_work.searches("设置").opens_what_was_found().sees("外观与语言")


def test_the_workbench_shows_what_was_worked_on_last(at_work):
    at_work.enters_an_action("王某某").goes_to("board").sees("执行〔2026〕1号").opens_line("recent_list")
    at_work.has_tab("执行〔2026〕1号")


def test_a_disk_with_little_room_is_told_at_the_foot(at_work, monkeypatch):
    """R8: warn under 2 GiB."""
    at_work.sees_no("2 GiB")
    monkeypatch.setattr(Disk, "free_bytes", lambda self, folder: (2 << 30) - 1)
    at_work.enters_an_action("王某某").sees("磁盘剩余空间不足 2 GiB")


def test_a_page_looks_again_once_when_somebody_comes_back_to_it(at_work):
    at_work.goes_to("board")
    looked: list[None] = []
    at_work.shell.frame.shown_page().refresh_requested.connect(lambda: looked.append(None))
    at_work.enters_an_action("王某某").goes_to("board").is_at("board")
    assert len(looked) == 1


def test_the_query_bar_narrows_and_resets(at_work):
    at_work.enters_an_action("王某某").enters_an_action("赵某某").goes_to("actions").sees("共 2 条")
    at_work.write("actions_text", "赵某某").sees("共 1 条").sees_no("王某某")
    at_work.press("actions_reset").sees("共 2 条")


def test_a_query_that_finds_nothing_says_so(at_work):
    at_work.enters_an_action("王某某").goes_to("actions").write("actions_text", "没有这个人").sees(
        "没有符合查询条件的记录"
    )


def test_every_place_can_be_reached_by_its_key(at_work, qtbot):
    for number, place in enumerate(at_work.shell.frame.navigation.places(), start=1):
        at_work.key(getattr(Qt.Key, f"Key_{number}"), Qt.KeyboardModifier.ControlModifier)
        at_work.is_at(place)


def test_f1_opens_the_manual_and_ctrl_w_closes_it(at_work, qtbot):
    at_work.key(Qt.Key.Key_F1)
    at_work.has_tab("使用手册")
    at_work.key(Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert "使用手册" not in at_work.shell.frame.tab_titles()


def test_f2_shows_and_hides_the_explain_panel(at_work, qtbot):
    panel = at_work.shell.frame.explain_panel
    at_work.key(Qt.Key.Key_F2)
    assert panel.isVisible()
    at_work.key(Qt.Key.Key_F2)
    assert not panel.isVisible()


def test_a_narrow_window_shows_icons_and_a_wide_one_words(at_work):
    at_work.shell.resize(1100, 700)
    assert at_work.shell.frame.navigation.narrow
    at_work.shell.resize(1366, 768)
    assert not at_work.shell.frame.navigation.narrow


def test_big_type_and_dark_colours_take_effect_at_once_and_are_remembered(at_work):
    at_work.goes_to("settings").choose("settings_mode", "dark")
    small = CURRENT.em
    at_work.find(QCheckBox, "settings_big").click()
    try:
        at_work.wait(lambda: CURRENT.em > small, "the type did not grow")
        assert at_work.shell.memory.look.mode == "dark"
        assert at_work.shell.frame.place == "settings"
    finally:
        change_look(QApplication.instance(), mode="light", big=False)


def test_the_language_changes_in_the_open_window(at_work):
    at_work.enters_an_action("王某某").goes_to("settings").choose("settings_language", "en")
    try:
        at_work.sees("Look and language").goes_to("board").sees("Workbench")
    finally:
        at_work.goes_to("settings").choose("settings_language", "zh")
    at_work.sees("外观与语言")


def test_a_backup_is_made_into_the_chosen_folder(at_work, tmp_path):
    (tmp_path / "backup").mkdir()
    at_work.shell.frame.dialogs.paths = [tmp_path / "backup"]
    at_work.goes_to("settings").press("settings_backup").sees("备份已完成").sees("上次备份")


def test_the_password_is_changed_and_the_new_one_opens(at_work):
    at_work.goes_to("settings").write("settings_old", PASSWORD).write("settings_new", "另一句 很长的 口令 7788")
    at_work.write("settings_again", "另一句 很长的 口令 7788").press("settings_change_password").sees("口令已修改")
    at_work.locks().logs_in(password="另一句 很长的 口令 7788").sees("张建国 · 队长")


def test_a_second_account_is_made_and_logs_in(at_work):
    at_work.goes_to("people").write("account_name", "李秀英").choose("account_role", "legal-reviewer")
    at_work.write("account_password", "法制 审核 口令 9 长").press("account_add").sees("法制审核人员")
    at_work.locks().logs_in("李秀英", "法制 审核 口令 9 长").sees("李秀英 · 法制审核人员")


def test_the_list_is_exported_as_a_workbook_with_the_chosen_columns(at_work, tmp_path):
    """R40: typed cells; names of people only when somebody chooses them."""
    target = tmp_path / "清单"
    at_work.enters_an_action("王某某").goes_to("actions").dialogs_answer(target)
    at_work.press("actions_export").press("actions_export_write").sees("清单.xlsx")
    sheet = openpyxl.load_workbook(target.with_suffix(".xlsx")).active
    heads = [cell.value for cell in sheet[1]]
    assert "案号" in heads
    assert "当事人" not in heads
    assert sheet.max_row == 2

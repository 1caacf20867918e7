"""The journal at the window: a day, a person, a deed; opened, exported, checked."""

import ast
from pathlib import Path
from zipfile import ZipFile

from brigade_app import operations
from brigade_app.operations.saving import journal_event
from brigade_app.ui.journal.words import GROUPS, event_words
from brigade_app.ui.kit import Table

from .case_robot import CaseRobot
from .robot import PASSWORD


def at_the_journal(at_work) -> CaseRobot:
    at_work.enters_an_action("王某某")
    robot = CaseRobot(at_work.shell, at_work.qtbot)
    robot.goes_to("journal")
    return robot


def test_the_journal_says_who_did_what_and_opens_the_case(at_work):
    robot = at_the_journal(at_work)
    robot.sees("保存案件").sees("建立数据库").sees("张建国")

    robot.choose("journal_group", "cases").sees_no("建立数据库")
    robot.opens_line("journal_table", 0).has_tab("执行")
    assert robot.page().part == "history"


def test_the_journal_is_asked_by_person_and_by_day(at_work):
    robot = at_the_journal(at_work)
    robot.write("journal_last", "2020-01-01").sees("0 条")
    robot.press("journal_all_days").sees("建立数据库")
    robot.choose("journal_who", at_work.shell.seat.desk.account.id).sees("建立数据库")
    assert {line[1] for line in robot.lines("journal_table")} == {"张建国"}


def test_a_long_journal_comes_in_pages(at_work):
    desk = at_work.shell.seat.desk
    for copies in range(1, 251):
        journal_event(desk, "printed", copies=copies)
    robot = at_the_journal(at_work)
    robot.choose("journal_group", "out").sees("250 条")
    table = robot.find(Table, "journal_table")
    assert table.rows.row_at(240) is None

    table.scrollToBottom()

    robot.wait(lambda: table.rows.row_at(249) is not None, "the last page does not come")
    assert table.rows.row_at(249).cells[3] == "1 份"


def test_the_journal_is_exported_and_the_export_stands_in_it(at_work, tmp_path):
    robot = at_the_journal(at_work)
    robot.finds_at_the_file_window(tmp_path / "日志").press("journal_export").sees("没有加密")

    with ZipFile(tmp_path / "日志.xlsx") as book:
        assert "建立数据库" in book.read("xl/sharedStrings.xml").decode()
    robot.choose("journal_group", "out").sees("导出操作日志")


def test_the_journal_is_checked_now_and_an_altered_entry_is_named(at_work):
    robot = at_the_journal(at_work)
    robot.press("journal_check").sees("日志链、内容和数据一致")

    engine = robot.shell.seat.desk.store.journal._engine
    with engine.writing() as connection:
        connection.execute("DROP TRIGGER journal_no_update")
        connection.execute("UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 3")
    robot.press("journal_check").sees("自检发现")


def test_an_officer_has_no_journal_of_all_and_the_audit_begins_there(at_work):
    at_work.goes_to("people").write("account_name", "李审计").choose("account_role", "audit-admin")
    at_work.write("account_password", PASSWORD).press("account_add").sees("李审计")
    at_work.write("account_name", "赵队员").choose("account_role", "officer")
    at_work.write("account_password", PASSWORD).press("account_add").sees("赵队员")

    at_work.locks().logs_in("李审计").is_at("journal").sees("建立数据库")
    at_work.locks().logs_in("赵队员")
    assert "journal" not in at_work.shell.frame.navigation.places()


def events_written() -> set[str]:
    """Return the names of all events that the operations write."""
    found: set[str] = set()
    for path in Path(operations.__file__).parent.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named = {
            target.id: node.value.value
            for node in tree.body if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets if isinstance(target, ast.Name)
        }  # fmt: skip
        for call in ast.walk(tree):
            if not isinstance(call, ast.Call) or getattr(call.func, "id", "") not in ("event", "journal_event"):
                continue
            what = call.args[1]
            if isinstance(what, ast.Constant):
                found.add(str(what.value))
            elif isinstance(what, ast.Name) and what.id in named:
                found.add(str(named[what.id]))
    return found


def test_every_event_has_its_words_and_can_be_asked_for(at_work):
    grouped = {what for _, events in GROUPS.values() for what in events}
    written = events_written()
    assert len(written) > 25
    assert {what for what in written if event_words(what) == what} == set()
    assert written <= grouped

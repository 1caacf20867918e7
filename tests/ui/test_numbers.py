"""The numbers of a unit at the window: every series, blank forms that are out, and a number made void."""

from brigade_app.domain.keeping import NumberUse
from brigade_app.operations.papers import field_pack
from brigade_app.operations.saving import living
from brigade_app.ui.kit import Table
from brigade_app.ui.papers import PapersPart

from .robot import Robot


class NumbersRobot(Robot):
    """A person at the numbers."""

    def number(self, ending: str) -> "NumbersRobot":
        """Choose a number in the list."""
        listed = self.find(Table, "numbers_table")
        at = next(at for at, line in enumerate(self.lines("numbers_table")) if line[0].endswith(ending))
        listed.selectRow(at)
        return self


def with_a_pack(at_work) -> NumbersRobot:
    """An order to correct is out as a blank form; return the robot at the numbers."""
    at_work.enters_an_action("王某某")
    desk = at_work.shell.seat.desk
    field_pack(desk, desk.store.records.list("case")[0].id, ["T20"])
    robot = NumbersRobot(at_work.shell, at_work.qtbot)
    robot.goes_to("numbers")
    return robot


def test_before_the_first_number_the_page_says_when_one_is_taken(at_work):
    at_work.goes_to("numbers").sees("还没有用过编号")


def test_the_numbers_out_on_blank_forms_are_seen_with_their_case(at_work):
    robot = with_a_pack(at_work)

    robot.sees("没有缺号").sees("已预留未使用 1 个").sees("责改〔2026〕")
    assert [line[1] for line in robot.lines("numbers_table")] == ["▲ 空白文书"]

    robot.choose("numbers_which", "used")
    assert robot.lines("numbers_table") == []
    robot.choose("numbers_which", "blank").number("〕1号").press("void_open_case").has_tab("执行〔2026〕1号")


def test_a_number_is_made_void_with_a_reason_and_stays_in_the_register(at_work):
    robot = with_a_pack(at_work).number("〕1号")

    robot.press("void_save").sees("作废要写明理由")
    robot.write("void_reason", "现场淋湿").press("void_save").sees("已作废，号簿中保留").sees("现场淋湿").sees("张建国")

    assert [line[1:3] for line in robot.lines("numbers_table")] == [("■ 已作废", "现场淋湿")]
    use = next(one for one in living(robot.shell.seat.desk, NumberUse) if one.state == "void")
    assert use.reason == "现场淋湿"


def test_the_number_of_a_case_says_what_must_go_before_it(at_work):
    robot = with_a_pack(at_work)
    robot.find(Table, "series_table").selectRow(0)
    robot.number("〕1号").write("void_reason", "填错").press("void_save").sees("请先作废该案件")


def test_a_case_leads_to_the_numbers_of_its_blank_forms(at_work):
    robot = with_a_pack(at_work)
    robot.shell.frame.open_case(robot.shell.seat.desk.store.records.list("case")[0].id, "papers")
    robot.find(PapersPart, "papers_part").show_section("pack")
    robot.press("pack_numbers").is_at("numbers")
    assert [line[1] for line in robot.lines("numbers_table")] == ["▲ 空白文书"]

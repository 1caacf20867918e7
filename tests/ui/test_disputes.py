"""Disputes at the window: entered in their own part against acts that can be attacked, with the day of the answer."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QTabBar

from brigade_app.domain.keeping import Change
from brigade_app.operations.saving import save
from brigade_app.ui.case.disputes import Disputes
from brigade_app.ui.kit import Choice
from tests.operations.paper_makers import CASE, enter_house_case

from .case_robot import CaseRobot
from .robot import open_the_window


@pytest.fixture
def contested(qtbot, tmp_path, monkeypatch):
    """The window at the house case, which nobody has contested yet, on 25 November 2026."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    shell = open_the_window(tmp_path, now=lambda: datetime(2026, 11, 25, 1, 0, tzinfo=UTC))
    qtbot.addWidget(shell)
    robot = CaseRobot(shell, qtbot)
    robot.sets_up_a_township()
    enter_house_case(shell.seat.desk, disputes=False)
    shell.frame.open_case(CASE, "disputes")
    yield robot
    shell.close()


def test_a_dispute_is_entered_inside_its_own_part(contested):
    tabs = contested.find(QTabBar, "case_parts")
    before = [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)]
    contested.part("争议").press("dispute_new").sees("收到文书时间")

    assert [tabs.tabText(at) for at in range(tabs.count()) if tabs.isTabVisible(at)] == before
    assert contested.page().part == "disputes"
    contested.press("dispute_form_back").sees("登记争议")


def test_only_acts_that_can_be_attacked_are_offered_first_and_the_newest_is_chosen(contested):
    contested.part("争议").press("dispute_new")
    against = contested.find(Choice, "dispute_against")
    words = [against.itemText(at) for at in range(against.count())]
    heading = words.index("其他行为")

    assert against.currentIndex() == 0
    assert any("处罚决定" in one for one in words[:heading])
    assert not any(plain in one for one in words[:heading] for plain in ("送达", "询问", "立案"))
    assert any("送达" in one for one in words[heading:])
    contested.choose("dispute_against", against.itemData(heading + 1))
    assert against.currentIndex() == heading + 1


@pytest.mark.parametrize(
    ("channel", "term", "article"),
    [
        ("litigation", "答辩举证：2026年12月7日 届满", "行政诉讼法第三十五条"),
        ("reconsideration", "复议答复", "行政复议法第四十六条"),
    ],
)
def test_a_new_dispute_says_in_red_when_the_answer_is_due_and_that_no_evidence_may_be_collected(
    contested, channel, term, article
):
    contested.part("争议").press("dispute_new").choose("dispute_channel", channel)
    contested.write("dispute_received", "2026-11-20").press("dispute_form_save")

    contested.sees(term).sees(article)
    part = contested.page().findChild(Disputes)
    lights = [one.text() for one in part.findChildren(type(contested.page().verdict)) if one.isVisible()]
    assert any(one.startswith("■") and "还有" in one for one in lights)


def test_a_dispute_that_has_ended_warns_of_nothing(contested):
    contested.part("争议").press("dispute_new").write("dispute_received", "2026-11-20").press("dispute_form_save")
    contested.sees("行政诉讼法第三十五条")
    desk = contested.shell.seat.desk
    row = desk.store.records.list("dispute", case=CASE)[0]
    save(desk, [Change(record=replace(row.record, outcome="J-01"), case=CASE)])
    contested.page().refresh()

    contested.sees_no("行政诉讼法第三十五条").sees_no("答辩举证：")

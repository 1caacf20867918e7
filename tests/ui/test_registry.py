"""The registry on the county's sync page: a lost laptop is refused, in words."""

import pytest
from PySide6.QtWidgets import QWidget

from brigade_app.ui.kit import Table

from .case_robot import CaseRobot
from .robot import open_the_window
from .test_main_job import enrolled


@pytest.fixture
def seats(qtbot, tmp_path, monkeypatch):
    """The windows of a county and of a township that is enrolled there."""
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    opened = []
    for name in ("township", "county"):
        (tmp_path / name).mkdir()
        shell = open_the_window(tmp_path / name)
        qtbot.addWidget(shell)
        opened.append(CaseRobot(shell, qtbot))
    town, county = opened
    town.sets_up_a_township()
    county.sets_up_the_county()
    (tmp_path / "card").mkdir()
    enrolled(town, county, tmp_path / "card")
    yield town, county
    for robot in opened:
        robot.shell.close()


def test_trust_is_withdrawn_from_a_lost_laptop_and_its_next_bundle_is_refused(seats, tmp_path):
    town, county = seats
    county.goes_to("board").goes_to("sync").sees("受信任").sees("本机")

    county.find(Table, "registry_table").selectRow(0)
    county.press("registry_withdraw").sees("要写明理由")
    county.write("registry_reason", "11月24日被盗，已报案").press("registry_withdraw").sees("已撤销对")
    county.sees("被盗，已报案").sees("只认可到第 0 条记录")

    town.enters_an_action("王某某")
    town.exports_to(tmp_path)
    county.takes_in_the_stick(tmp_path).sees("已经撤销信任")
    assert county.shell.seat.desk.store.records.list("case") == []


def test_the_countys_own_key_is_not_offered(seats):
    _, county = seats
    county.goes_to("board").goes_to("sync")
    county.find(Table, "registry_table").selectRow(1)
    county.sees("县局自己的密钥")
    assert not county.shell.findChild(QWidget, "registry_withdraw").isVisible()


def test_a_township_has_no_registry_to_withdraw_from(seats):
    town, _ = seats
    town.goes_to("board").goes_to("sync")
    assert town.shell.findChild(QWidget, "registry_table") is None

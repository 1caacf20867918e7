"""规则库: what is in use, rules and statutes looked up, a pack installed once its effect was shown."""

import re
import shutil
from pathlib import Path

import pytest

from brigade_app.paths import resources_folder
from brigade_app.ui.kit import Table

LAW = """# 中华人民共和国行政处罚法

2021年1月22日修订

<!-- INFO END -->

## 第五章 行政处罚的决定

第四十四条 行政机关在作出行政处罚决定之前，应当告知当事人拟作出的行政处罚内容及事实、理由、依据。

第六十四条 听证应当依照以下程序组织：

（一）当事人要求听证的，应当在行政机关告知后五日内提出；
"""


def rules_page(robot, *chosen: Path):
    """Go to the page; the folder window will answer with ``chosen``."""
    robot.dialogs_answer(*chosen)
    robot.shell.frame.go("rules")
    return robot.sees("规则与法律")


def rows_of(robot, name: str) -> list[str]:
    table = robot.find(Table, name)
    return [" ".join(table.rows.row_at(at).cells) for at in range(table.rows.rowCount())]


@pytest.fixture
def laws(tmp_path):
    folder = tmp_path / "laws"
    folder.mkdir()
    (folder / "行政处罚法(2021-01-22).md").write_text(LAW, encoding="utf-8")
    return folder


def test_the_shipped_packs_are_in_use_until_others_are_installed(at_work):
    rules_page(at_work).sees("随程序提供").sees("未安装法律条文")
    assert any("henan-township" in row for row in rows_of(at_work, "rules_packs"))


def test_a_rule_is_found_by_its_number_and_explained_at_the_side(at_work):
    rules_page(at_work).write("rules_text", "D10").sees("D10")
    at_work.wait(lambda: rows_of(at_work, "rules_found") != [], "nothing is found")
    assert all("D10" in row for row in rows_of(at_work, "rules_found"))


def test_installed_statutes_are_searched_and_stand_under_their_citation(at_work, laws):
    """Issue point 7: the explain panel cites from what the county installed."""
    rules_page(at_work, laws).press("rules_install_folder").sees("不改变任何案件")
    at_work.press("rules_install").sees("已安装").sees_no("未安装法律条文")
    at_work.write("rules_text", "听证 五日").sees("第六十四条")
    at_work.write("rules_text", "行政处罚法 44").sees("应当告知当事人拟作出的行政处罚内容")


def test_the_words_of_an_article_appear_under_a_citation(at_work, laws):
    rules_page(at_work, laws).press("rules_install_folder").press("rules_install").sees("已安装")
    at_work.explains("为什么", "行政处罚法 44").sees("应当告知当事人拟作出的行政处罚内容及事实")
    at_work.sees("行政处罚法第四十四条")


def test_a_pack_shows_what_it_changes_and_can_be_refused(at_work, tmp_path):
    """Issue point 1: a new pack shows which open cases change before it is installed."""
    pack = tmp_path / "pack"
    shutil.copytree(resources_folder() / "rules" / "henan-township", pack)
    head = pack / "pack.toml"
    head.write_text(re.sub(r'(?m)^version = ".*"', 'version = "99.0.0"', head.read_text("utf-8")), encoding="utf-8")
    rules_page(at_work, pack).press("rules_install_folder").sees("99.0.0").sees("件未结案件")
    at_work.press("rules_refuse").sees_no("99.0.0")
    at_work.press("rules_install_folder").sees("99.0.0").press("rules_install").sees("已安装")
    assert any("99.0.0" in row for row in rows_of(at_work, "rules_packs"))


def test_a_folder_that_holds_no_pack_is_refused_with_the_reason(at_work, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    before = rules_page(at_work, empty).texts()
    at_work.press("rules_install_folder")
    at_work.wait(lambda: at_work.texts() != before, "nothing is said")
    assert not any("待安装" in text for text in at_work.texts())

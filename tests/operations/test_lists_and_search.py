"""The list of cases, the command box, and how a case is named."""

from dataclasses import replace
from pathlib import Path

import pytest

from brigade_app.operations.case_files import import_case_file
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewAction, Person
from brigade_app.operations.intake import new_action
from brigade_app.operations.packs import install_pack
from brigade_app.operations.parties import add_party
from brigade_app.operations.questions import NumberLikeTwoCases, case_id_of, cases_page, count_cases, find
from brigade_app.operations.roles import CaseNotHere
from brigade_app.operations.shelf import shelf_of
from brigade_app.store import CaseQuery
from tests.operations.case_makers import a_filed_case, case_file_bytes


def test_the_case_list_pages_by_key_and_shows_names(desk: Desk):
    for name in ("甲某", "乙某", "丙某"):
        a_filed_case(desk, name)
    first = cases_page(desk, CaseQuery(), size=2)
    rest = cases_page(desk, CaseQuery(), first.after, size=2)
    assert len(first.lines) == 2
    assert len(rest.lines) == 1
    assert rest.after is None
    assert {line.parties for line in (*first.lines, *rest.lines)} == {("甲某",), ("乙某",), ("丙某",)}
    assert count_cases(desk, CaseQuery(text="乙某")) == 1
    assert all(line.matter_zh and line.owned for line in first.lines)


def test_the_command_box_finds_cases_commands_and_articles(desk: Desk, tmp_path: Path):
    case = a_filed_case(desk, "欧阳某")
    assert [hit.id for hit in find(desk, "欧阳") if hit.kind == "case"] == [case]
    assert [hit.id for hit in find(desk, "backup")] == ["backup"]
    assert {hit.kind for hit in find(desk, "")} == {"command"}
    install_pack(desk, a_statute(tmp_path))
    fresh = replace(desk, law=shelf_of(desk.store.folder, desk.resources))
    hit = next(hit for hit in find(fresh, "试验用语") if hit.kind == "article")
    assert hit.id.endswith("#1")


def a_statute(folder: Path) -> Path:
    place = folder / "laws"
    place.mkdir()
    text = "# 测试法\n\n2020年1月1日通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 本条为试验用语。\n"
    (place / "测试法(2020-01-01).md").write_text(text, encoding="utf-8")
    return place


def test_a_case_is_named_by_id_number_or_outside_id(desk: Desk):
    case = a_filed_case(desk)
    number = desk.store.records.get("case", case).record.number
    assert case_id_of(desk, case) == case_id_of(desk, number) == case
    with pytest.raises(CaseNotHere):
        case_id_of(desk, "没有这个案号")
    for name in ("one", "two"):
        import_case_file(desk, case_file_bytes(case_id=name, number="外〔2020〕1号"))
    with pytest.raises(NumberLikeTwoCases):
        case_id_of(desk, "外〔2020〕1号")


def test_a_new_action_half_filled_is_found_again(desk: Desk):
    case = new_action(desk, NewAction(persons=(Person(name="周某某"),)))
    add_party(desk, case, Person(name="吴某某"))
    assert [hit.id for hit in find(desk, "吴某某")] == [case]

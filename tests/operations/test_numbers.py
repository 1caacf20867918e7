"""The register of numbers: gap-free, void with a reason, and the papers of a void number."""

from dataclasses import replace
from pathlib import Path

import pytest

from brigade_app.documents import pages_as_png
from brigade_app.domain.keeping import Change, IssuedDocument, NumberUse
from brigade_app.operations import intake, withdrawal
from brigade_app.operations.desk import Desk
from brigade_app.operations.number_register import numbers_in, series_lines
from brigade_app.operations.papers import document_pdf, field_pack, make_document
from brigade_app.operations.roles import NotYourRole
from brigade_app.operations.saving import living, save
from brigade_app.operations.scans import sort_scans
from brigade_app.operations.voiding import (
    NumberInUse,
    NumberIsVoid,
    NumberOfAnotherNode,
    PaperCameBack,
    VoidNeedsReason,
    void_number,
)
from tests.documents.makers import HOUSE_FACTS

from .makers import a_township, an_action, as_role
from .paper_makers import CASE, enter_house_case


@pytest.fixture
def house(tmp_path: Path, clock):
    """The desk of a township with the house case."""
    desk = a_township(tmp_path, clock, court_name="南召县人民法院", phone="0377-6691").desk
    enter_house_case(desk)
    yield desk
    desk.session.close()
    desk.store.close()


def test_a_number_is_made_void_with_a_reason_and_stays_spent(desk: Desk):
    case = intake.new_action(desk, an_action())
    number = desk.store.records.list("number")[0]
    withdrawal.withdraw(desk, "case", case, "重复登记")

    with pytest.raises(VoidNeedsReason):
        void_number(desk, number.id, " ")
    void_number(desk, number.id, "填错单位")

    other = intake.new_action(desk, an_action())
    assert desk.store.records.get("case", case).record.number.endswith("〕1号")
    assert desk.store.records.get("case", other).record.number.endswith("〕2号")
    [line] = series_lines(desk)
    assert (line.reserved, line.used, line.void, line.missing) == (0, 1, 1, 0)
    void = numbers_in(desk, line.key)[-1]
    assert (void.state, void.reason, void.by) == ("void", "填错单位", desk.account.name)


def test_the_number_of_a_living_case_is_not_made_void(desk: Desk):
    intake.new_action(desk, an_action())
    with pytest.raises(NumberInUse) as refused:
        void_number(desk, desk.store.records.list("number")[0].id, "填错")
    assert refused.value.facts["bearer"] == "case"


def test_only_the_captain_makes_a_number_void_and_only_once(house: Desk):
    field_pack(house, CASE, ["T20"])
    [number] = living(house, NumberUse)
    with pytest.raises(NotYourRole):
        void_number(as_role(house, "officer"), number.id, "表格损坏")

    void_number(house, number.id, "表格损坏")

    with pytest.raises(NumberIsVoid):
        void_number(house, number.id, "表格损坏")


def test_a_number_of_another_series_is_not_made_void_here(house: Desk, monkeypatch: pytest.MonkeyPatch):
    field_pack(house, CASE, ["T20"])
    [number] = living(house, NumberUse)
    monkeypatch.setattr(house.store, "node", house.store.node + 1)
    with pytest.raises(NumberOfAnotherNode):
        void_number(house, number.id, "表格损坏")


def test_the_register_says_which_numbers_are_out_on_blank_forms(house: Desk):
    field_pack(house, CASE, ["T05", "T20"])

    lines = [line for series in series_lines(house) for line in numbers_in(house, series.key)]

    assert {(one.form, one.is_blank, one.state) for one in lines} == {
        ("T05", True, "reserved"),
        ("T20", True, "reserved"),
    }
    assert {one.case for one in lines} == {CASE}


def test_a_void_blank_form_that_comes_back_is_named_and_not_filed(house: Desk):
    field_pack(house, CASE, ["T20"])
    [paper], [number] = living(house, IssuedDocument, CASE), living(house, NumberUse)
    page = next(pages_as_png(document_pdf(house, paper.id), 150))
    void_number(house, number.id, "表格损坏")

    done = sort_scans(house, CASE, [page])

    assert not done.filed
    assert not done.doubts
    assert [(mark.number, reason) for _, mark, reason in done.void] == [(number.text, "表格损坏")]
    assert [one.state for one in living(house, IssuedDocument, CASE)] == ["void"]


def test_a_blank_form_that_comes_back_signed_has_spent_its_number(house: Desk):
    field_pack(house, CASE, ["T20"])
    [paper] = living(house, IssuedDocument, CASE)
    sort_scans(house, CASE, [next(pages_as_png(document_pdf(house, paper.id), 150))])

    [number] = living(house, NumberUse)
    assert (number.state, number.document) == ("used", paper.id)
    with pytest.raises(PaperCameBack):
        void_number(house, number.id, "表格损坏")


def test_the_number_of_a_step_is_void_only_after_the_step_and_takes_the_paper_with_it(house: Desk):
    file = house.store.cases.file(CASE)
    assert file is not None
    act = next(one for one in file.actions if one.kind == "decision")
    save(house, [Change(record=replace(act, document=None), case=CASE)])
    entries = {"facts": HOUSE_FACTS, "ground": "违法行为轻微并及时改正，没有造成危害后果"}
    make_document(house, CASE, "T35", action=act.id, entries=entries)
    [number] = living(house, NumberUse)
    with pytest.raises(NumberInUse) as refused:
        void_number(house, number.id, "对象写错")
    assert refused.value.facts["bearer"] == "action"

    step = house.store.records.get("action", act.id)
    save(house, [Change(record=step.record, case=CASE, deleted=True)])
    void_number(house, number.id, "对象写错")

    assert [one.state for one in living(house, IssuedDocument, CASE)] == ["void"]

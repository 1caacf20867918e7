"""Composing: optional parts, doubled marks, blanks of a field pack, lists as they are typed, who is meant."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from brigade_app.documents import BadForm, Purpose, compose, form, form_ids, title_of
from brigade_app.documents.composition import Table
from brigade_app.documents.flow import Item, LineItem, RowItem, SealItem
from brigade_app.documents.forms import load_forms
from brigade_app.documents.geometry import MM
from brigade_app.documents.listings import rows_of
from brigade_app.documents.render import pages_of
from brigade_app.domain.records import Action, CaseFile, Party
from brigade_app.domain.when import parse_when
from tests.documents.makers import a_context, a_document, house_case, shop_case, step_for

CASES = {"house": house_case(), "shop": shop_case()}
PAPERS = [
    (name, kind)
    for name, file in CASES.items()
    for kind in form_ids()
    if not form(kind).actions or step_for(form(kind), file) is not None
]
PASTING_MM = 40
BY_HAND = ("T37",)
"""Papers that the party fills in by hand."""
HEAD = 'id = "X01"\ntitle = "样"\nlayout = "form"\nbasis = ["行政处罚法 54"]\n[entries]\nnorm = "依据 | | 3"\n'


def with_step(file: CaseFile, changed: Action) -> CaseFile:
    """The case with one step replaced."""
    return replace(file, actions=tuple(changed if one.id == changed.id else one for one in file.actions))


def step(file: CaseFile, kind: str) -> Action:
    """The last step of this kind."""
    return next(one for one in reversed(file.actions) if one.kind == kind)


@pytest.mark.parametrize(("name", "kind"), PAPERS, ids=[f"{name}-{kind}" for name, kind in PAPERS])
def test_no_mark_is_doubled_and_no_key_is_left(name: str, kind: str) -> None:
    """Whether the officer closes a value with a full stop or not."""
    for entries in ({}, None):
        text = a_document(kind, CASES[name], **({} if entries is None else {"entries": entries})).text
        assert re.findall(r"[。；，、：][。；，、]|（）|《》|[{}\[\]]", text) == []


@pytest.mark.parametrize(
    "sentence", ["依据[无字段]办理。", "依据[{entry.norm}办理。"], ids=["without-a-field", "left-open"]
)
def test_an_optional_part_names_a_field_and_is_closed(tmp_path: Path, sentence: str) -> None:
    (tmp_path / "X01.toml").write_text(f'{HEAD}[[block]]\np = "{sentence}"\n', encoding="utf-8")

    with pytest.raises(BadForm) as refused:
        load_forms(tmp_path)

    assert "optional part" in str(refused.value.facts["reason"])


def test_questions_and_lists_are_taken_as_they_are_typed() -> None:
    """The window gives texts, a table pasted from elsewhere has tabs, a case file has records."""
    asked = compose("T07", house_case(), a_context("T07", house_case(), entries={"qa": "问：谁建的？\n答：我。\n\n"}))
    context = a_context("T09", shop_case(), entries={"samples": "桃酥；20260101；12盒；2盒；F-01\n饼干\t\t5袋\t1袋"})

    assert "问：谁建的？\n答：我。\n" in asked.text
    assert len(rows_of("一行\n\n二行")) == 2
    text = compose("T09", shop_case(), context).text
    assert "1\n桃酥\n20260101\n12盒\n2盒\nF-01\n2\n饼干\n\n5袋\n1袋\n" in text


def test_a_field_pack_takes_nothing_from_earlier_steps_of_its_kind() -> None:
    """The order of June is not the order that is written on the scene in August."""
    file = house_case()

    pack = compose("T20", file, a_context("T20", file, purpose="field-pack", action=None, entries={}))
    recheck = compose("T21", file, a_context("T21", file, purpose="field-pack", action=None, entries={}))

    assert "2026年6月3日当日" not in pack.text
    assert pack.values["party.line"].startswith("赵永才")
    assert recheck.values["order.number"] == "南召（城郊）责改〔2026〕8号"


def test_days_and_hours_of_a_field_pack_are_written_in() -> None:
    file = shop_case()

    texts = {
        kind: compose(kind, file, a_context(kind, file, purpose="field-pack", action=None, entries={})).text
        for kind in ("T05", "T07", "T15")
    }

    assert "年　月　日　时　分" in texts["T05"]
    assert "____年__月__日__时__分至__时__分" in texts["T07"]
    assert "2026年11月25日" not in texts["T15"]


def test_a_witness_is_not_asked_under_the_name_of_the_party() -> None:
    """Number, phone and address belong to the one who was asked, or are not said."""
    file = house_case()
    witness = Party(id="w1", role="witness", kind="person", name="冯涛", phone="13800000001")
    asked = replace(step(file, "inquiry"), data={"person": "w1"})
    file = replace(with_step(file, asked), parties=(*file.parties, witness))

    made = compose("T07", file, a_context("T07", file, action=asked))

    assert made.values["inquiry.person"] == "冯涛"
    assert made.values["entry.relation"] == "证人"
    assert made.values["entry.phone"] == "13800000001"
    assert not {"411321198011036212", "13837700002"} & set(made.text.split())


def test_an_order_due_on_its_own_day_says_so_and_a_later_one_includes_the_day() -> None:
    file = house_case()
    later = replace(
        step(file, "order-to-correct"), data={**(step(file, "order-to-correct").data or {}), "until": "2026-06-10"}
    )

    assert a_document("T20", file).values["order.until"] == "2026年6月3日当日"
    changed = with_step(file, later)
    assert compose("T20", changed, a_context("T20", changed)).values["order.until"] == "2026年6月10日前（含当日）"


def test_a_record_within_a_day_names_the_day_once() -> None:
    file = house_case()
    over_night = replace(step(file, "inquiry"), ended_at=parse_when("2026-06-09T01:05:00+08:00"))
    changed = with_step(file, over_night)

    assert a_document("T07", file).values["act.span"] == "2026年6月8日16时30分至17时20分"
    night = compose("T07", changed, a_context("T07", changed)).values["act.span"]
    assert night == "2026年6月8日16时30分至2026年6月9日1时05分"


def test_the_norm_that_was_broken_is_never_the_sanction() -> None:
    """The matter knows its prohibition; where it does not, the officer is asked."""
    file = shop_case()

    known = a_document("T34", file)
    unknown = compose("T34", file, a_context("T34", file, matter=None))

    assert known.values["penalty.violated"] == "《河南省食品小作坊、小经营店和小摊点管理条例》第十五条第一款"
    assert "penalty.violated" in {one.field for one in unknown.missing}


def test_what_stands_on_a_site_is_not_what_was_seized() -> None:
    file = shop_case()

    made = compose("T42", file, a_context("T42", file, entries={}))

    assert "桃酥" not in made.text


def test_a_paper_knows_its_title_without_being_composed() -> None:
    file = house_case()

    assert title_of("T20", file, a_context("T20", file)) == "责令停止建设通知书"
    catalogue = a_document("T45-2", file).text
    assert {"责令停止建设通知书", "限期自行拆除公告", "送达回证"} <= set(catalogue.split())
    assert "归档" not in catalogue


@pytest.mark.parametrize(("name", "kind"), [one for one in PAPERS if one[1] not in BY_HAND])
def test_no_label_of_a_table_is_left_without_a_value_or_a_place(name: str, kind: str) -> None:
    """A final paper: a value, a stroke, a signature, or a space to paste something."""
    for block in a_document(kind, CASES[name]).blocks:
        for row in block.rows if isinstance(block, Table) and not block.heads else ():
            for label, cell in pairwise(row):
                said = "".join(one.text for one in cell.content)
                assert said or cell.foot or cell.label or cell.height_mm >= PASTING_MM, label.content[0].text


@pytest.mark.parametrize("purpose", ["final", "draft", "field-pack"])
@pytest.mark.parametrize("kind", form_ids())
def test_who_signs_or_seals_does_so_under_words(kind: str, purpose: Purpose) -> None:
    """A seal or a signature alone on a page could be put under any text."""
    for name in ("house", "shop"):
        if purpose != "field-pack" and (name, kind) not in PAPERS:
            continue
        more = {"action": None, "entries": {}} if purpose == "field-pack" else {}
        paper = compose(kind, CASES[name], a_context(kind, CASES[name], purpose=purpose, **more))
        for page in pages_of(paper):
            items = [item for _, item in page.items]
            signed = [at for at, item in enumerate(items) if isinstance(item, SealItem) or getattr(item, "roles", ())]
            words = [at for at, item in enumerate(items) if isinstance(item, LineItem | RowItem) and not _signs(item)]
            assert not signed or any(isinstance(item, RowItem) for item in items) or min(words, default=99) < signed[0]


def _signs(item: Item) -> bool:
    return isinstance(item, LineItem) and bool(item.roles)


def test_a_sentence_of_optional_parts_alone_is_left_out_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "forms").mkdir()
    (tmp_path / "forms" / "X01.toml").write_text(f'{HEAD}[[block]]\np = "[依据：{{entry.norm}}。]"\n', encoding="utf-8")
    monkeypatch.setattr("brigade_app.documents.forms.resources_folder", lambda: tmp_path)
    context = replace(a_context("X01", house_case()), entries={})

    assert compose("X01", house_case(), context).text == "南召县城郊乡人民政府\n样"


def test_a_volume_lists_each_paper_by_its_own_title() -> None:
    """The variant of a form only where the step has no other."""
    listed = a_document("T45-2", house_case()).text.split("\n")

    assert {"陈述申辩笔录", "听证通知书", "限期自行拆除公告", "结案审批表"} <= set(listed)


@pytest.mark.parametrize("kind", [kind for kind in form_ids() if kind.startswith("T")])
def test_a_blank_paper_leaves_room_for_a_hand(kind: str) -> None:
    """Nine millimetres for a line or a row: more papers, no smaller writing."""
    paper = compose(kind, shop_case(), a_context(kind, shop_case(), purpose="field-pack", action=None, entries={}))

    for page in pages_of(paper):
        for _, item in page.items:
            written = isinstance(item, RowItem) or (isinstance(item, LineItem) and (item.rule_width or item.roles))
            assert not written or item.height >= 9 * MM - 0.1


@pytest.mark.parametrize(("name", "kind"), PAPERS, ids=[f"{name}-{kind}" for name, kind in PAPERS])
def test_a_stroke_stands_for_a_whole_value_and_never_within_a_sentence(name: str, kind: str) -> None:
    """依据／，现将该案移送 is no sentence: what is not known is left out with the words around it."""
    for said in a_document(kind, CASES[name], entries={}).text.split("\n"):
        assert "／" not in said or not said.strip("／　"), said

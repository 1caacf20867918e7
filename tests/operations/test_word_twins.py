"""Word files that come back to a case: recognised whoever saved them, compared, linted; those of other cases named."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from brigade_app.documents import BadDocx
from brigade_app.domain.keeping import Change, IssuedDocument
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import new_action
from brigade_app.operations.papers import make_document
from brigade_app.operations.saving import find_case, find_record, save
from brigade_app.operations.word_recognition import NotMadeHere, TwinOfAnotherCase, TwinOfNoCaseHere
from brigade_app.operations.word_twins import compare_word, draft_twin, word_twin
from brigade_app.operations.wording import word_error
from tests.documents.makers import HOUSE_FACTS
from tests.documents.twin_makers import changed_parts, rewritten, without_controls, without_marks
from tests.operations.makers import WoundClock, a_township, an_action
from tests.operations.paper_makers import CASE, enter_house_case

FACTS = {"facts": HOUSE_FACTS}
NUMBER = "南召（城郊）罚决〔2026〕3号"


@pytest.fixture
def house(tmp_path: Path, clock: WoundClock) -> Iterator[Desk]:
    """A desk with the house case and another case in its store."""
    clock.at = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    desk = a_township(tmp_path, clock, court_name="南召县人民法院", phone="0377-6691").desk
    enter_house_case(desk)
    yield desk
    desk.store.close()


def a_decision(desk: Desk) -> IssuedDocument:
    """The decision of the house case, made."""
    return make_document(desk, CASE, "T34", entries=FACTS).document


WAYS = {
    "as Word saves it": lambda data: data,
    "without controls": without_controls,
    "without controls and marks": lambda data: without_controls(without_marks(data)),
    "of an earlier version": lambda data: changed_parts(
        data, dict.fromkeys(("docProps/core.xml", "docProps/custom.xml"), _with_an_old_mark)
    ),
}


def _with_an_old_mark(part: bytes) -> bytes:
    head, words, tail = part.partition(b"brigade T34 v1 h")
    return head + words.replace(b"brigade T34 v1 h", b"brigade:T34|1|") + tail[:8] + tail[tail.find(b"<") :]


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_a_twin_is_recognised_on_every_way_it_comes_back(house: Desk, way) -> None:  # type: ignore[no-untyped-def]
    made = a_decision(house)
    make_document(house, CASE, "T36")

    found = compare_word(house, CASE, way(word_twin(house, made.id).content), "a.docx")

    assert found.document is not None
    assert (found.document.id, found.differences, found.record_moved) == (made.id, (), False)


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_what_was_changed_in_word_is_shown_and_linted_on_every_way(house: Desk, way) -> None:  # type: ignore[no-untyped-def]
    twin = word_twin(house, a_decision(house).id).content
    sound = compare_word(house, CASE, way(twin), "a.docx")

    back = compare_word(house, CASE, way(rewritten(twin, "六个月内", "三个月内")), "a.docx")

    [shown] = back.differences
    assert ("六个月内" in shown.expected, "三个月内" in shown.found) == (True, True)
    assert {one.rule for one in back.findings} > {one.rule for one in sound.findings}


def test_the_linter_says_the_same_of_a_file_with_controls_and_without(house: Desk) -> None:
    for kind, entries in (("T34", FACTS), ("T20", FACTS), ("T36", {})):
        made = make_document(house, CASE, kind, entries=entries).document
        twin = word_twin(house, made.id).content

        whole = compare_word(house, CASE, twin, "a.docx").findings
        assert compare_word(house, CASE, without_controls(twin), "a.docx").findings == whole


def test_a_draft_is_recognised_by_its_title_and_words_alone(house: Desk) -> None:
    twin = without_controls(without_marks(draft_twin(house, CASE, "T20", entries=FACTS).content))

    found = compare_word(house, CASE, twin, "a.docx", entries=FACTS)

    assert (found.title, found.document, found.differences) == ("责令停止建设通知书", None, ())


def test_a_draft_about_an_earlier_step_is_compared_with_that_step(house: Desk) -> None:
    file = house.store.cases.file(CASE)
    assert file is not None
    services = [one.id for one in file.actions if one.kind == "service"]
    assert len(services) > 1
    twin = draft_twin(house, CASE, "T36", action=services[0]).content

    assert compare_word(house, CASE, twin, "a.docx").differences == ()


def test_a_paper_without_a_number_of_its_own_is_recognised_after_the_case_has_moved(house: Desk) -> None:
    made = make_document(house, CASE, "T36").document
    twin = word_twin(house, made.id).content
    save(house, [Change(record=replace(find_case(house, CASE), place=None), case=CASE)])
    save(house, [Change(record=replace(find_record(house, IssuedDocument, made.id), fields={}), case=CASE)])

    found = compare_word(house, CASE, twin, "a.docx")

    assert found.document is not None
    assert found.document.id == made.id


@pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
def test_a_twin_of_another_case_is_named_with_its_number_and_case(house: Desk, way) -> None:  # type: ignore[no-untyped-def]
    twin = way(word_twin(house, a_decision(house).id).content)
    other = new_action(house, an_action())

    with pytest.raises(TwinOfAnotherCase) as refused:
        compare_word(house, other, twin, "a.docx")

    said = word_error(refused.value)
    assert NUMBER in said
    assert "赵永才未取得乡村建设规划许可证建房案" in said


def test_a_draft_of_another_case_is_named_too(house: Desk) -> None:
    twin = draft_twin(house, CASE, "T20", entries=FACTS).content

    with pytest.raises(TwinOfAnotherCase) as refused:
        compare_word(house, new_action(house, an_action()), twin, "a.docx")

    assert "责令改正通知书" in word_error(refused.value)
    assert "赵永才未取得乡村建设规划许可证建房案" in word_error(refused.value)


def test_a_number_that_nobody_here_knows_is_named_and_nothing_is_compared(house: Desk) -> None:
    twin = word_twin(house, a_decision(house).id).content
    strange = without_controls(without_marks(rewritten(twin, f">{NUMBER}<", ">南召（城郊）罚决〔2025〕88号<")))

    with pytest.raises(TwinOfNoCaseHere) as refused:
        compare_word(house, CASE, strange, "a.docx")

    assert "南召（城郊）罚决〔2025〕88号" in word_error(refused.value)


def test_a_twin_of_a_case_that_is_not_here_is_named(house: Desk) -> None:
    twin = word_twin(house, a_decision(house).id).content
    elsewhere = {name: lambda part: part.replace(CASE.encode(), b"f" * 32) for name in
                 ("docProps/core.xml", "docProps/custom.xml")}  # fmt: skip

    with pytest.raises(TwinOfNoCaseHere) as refused:
        compare_word(house, CASE, changed_parts(twin, elsewhere), "a.docx")

    assert "行政处罚决定书" in word_error(refused.value)


def test_a_number_changed_in_word_is_a_difference_and_not_another_case(house: Desk) -> None:
    twin = word_twin(house, a_decision(house).id).content

    found = compare_word(house, CASE, rewritten(twin, f">{NUMBER}<", ">南召（城郊）罚决〔2025〕88号<"), "a.docx")

    assert [(one.field, one.found) for one in found.differences] == [("doc.number", "南召（城郊）罚决〔2025〕88号")]


@pytest.mark.parametrize(
    "lines",
    [("随便写的",), ("河南省人民政府文件", "豫政〔2020〕5号", "关于开展检查的通知"), ("行政处罚决定书", "空白")],
)
def test_a_letter_of_somebody_else_is_refused(house: Desk, tmp_path: Path, lines: tuple[str, ...]) -> None:
    letter = docx.Document()
    for line in lines:
        letter.add_paragraph(line)
    letter.save(str(tmp_path / "b.docx"))

    with pytest.raises(NotMadeHere):
        compare_word(house, CASE, (tmp_path / "b.docx").read_bytes(), "b.docx")


def test_a_damaged_file_is_worded(house: Desk) -> None:
    with pytest.raises(BadDocx) as refused:
        compare_word(house, CASE, word_twin(house, a_decision(house).id).content[:4000], "a.docx")

    assert "已经损坏" in word_error(refused.value)

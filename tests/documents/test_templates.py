"""County-made templates: filled by replacement, checked by name, never run."""

from io import BytesIO

import docx
import pytest

from brigade_app.documents import BadDocx, TemplateFault, check_template, field_values, fill_template, picker
from brigade_app.documents.word_package import open_package, pack
from tests.documents.makers import a_context, house_case
from tests.documents.template_makers import PLACES, everywhere, lines_of

VALUES = field_values(house_case(), a_context("T02", house_case()))


def a_template(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        paragraph = document.add_paragraph()
        for character in line:  # as Word cuts a line that was typed and mended
            paragraph.add_run(character)
    document.add_table(1, 1).rows[0].cells[0].text = "表内：{{case.cause}}"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _lines(data: bytes) -> list[str]:
    document = docx.Document(BytesIO(data))
    return [one.text for one in document.paragraphs] + [document.tables[0].rows[0].cells[0].text]


def test_a_template_is_filled_with_the_values_of_the_case() -> None:
    filled = fill_template(a_template("当事人{{party.name}}，电话{{ party.phone }}。"), VALUES)

    assert _lines(filled) == ["当事人赵永才，电话13837700002。", "表内：未取得乡村建设规划许可证进行建设"]


def test_a_wrong_field_is_named_with_what_was_meant() -> None:
    faults = check_template(a_template("{{party.nmae}}", "{{当事人}}", "{{party.name", "{{7*7}}"))

    assert [(one.found, one.meant) for one in faults[:2]] == [("party.nmae", "party.name"), ("当事人", "party.name")]
    assert faults[2] == TemplateFault("{{party.name", "{{party.name", None)
    assert faults[3].found == "7*7"
    with pytest.raises(BadDocx):
        fill_template(a_template("{{7*7}}"), VALUES)


def test_a_field_without_value_is_a_visible_blank() -> None:
    filled = fill_template(a_template("{{seizure.number}}"), VALUES)

    assert _lines(filled)[0] == "________"


def test_the_picker_offers_every_field_by_its_words() -> None:
    offered = picker()

    assert ("当事人", "{{party.name}}", "parties[].name") in offered
    assert check_template(a_template(*(key for _, key, _ in offered))) == []


def test_a_wrong_field_is_found_in_every_place_of_the_file_and_the_place_is_named() -> None:
    faults = check_template(everywhere("{{party.nmae}}"))

    assert {one.line.split("：")[0]: one.place for one in faults} == {
        "body": ("body",), "table": ("body", "table"), "nested": ("body", "table"), "box": ("body", "text-box"),
        "link": ("body",), "header": ("header",), "header table": ("header", "table"), "footer": ("footer",),
        "footer table": ("footer", "table"), "first": ("footer",), "even": ("header",), "note": ("footnote",),
    }  # fmt: skip
    assert len(faults) == len(PLACES)
    assert {(one.found, one.meant) for one in faults} == {("party.nmae", "party.name")}


def test_a_field_is_filled_in_every_place_of_the_file() -> None:
    filled = fill_template(everywhere("{{party.name}}"), VALUES)

    lines = lines_of(filled)
    assert sorted(lines) == sorted([*(f"{place}：赵永才" for place in PLACES), "box：赵永才"])
    docx.Document(BytesIO(filled))


def test_what_is_not_filled_stays_byte_for_byte_and_equal_cases_give_equal_files() -> None:
    template = everywhere("{{party.name}}")
    before, after = open_package(template).parts, open_package(fill_template(template, VALUES)).parts

    assert list(after) == list(before)
    assert [name for name, part in before.items() if b"{{" not in part and after[name] != part] == []
    assert fill_template(template, VALUES) == fill_template(template, VALUES)


def test_the_value_takes_the_looks_of_where_its_field_begins_and_the_rest_keeps_its_own() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("当事人：")
    for words, bold in (("{{par", True), ("ty.name", False), ("}}，电话", None), ("{{party.phone}}", False)):
        paragraph.add_run(words).bold = bold
    paragraph.add_run("。").italic = True
    out = BytesIO()
    document.save(out)

    runs = docx.Document(BytesIO(fill_template(out.getvalue(), VALUES))).paragraphs[0].runs

    assert [(one.text, one.bold, one.italic) for one in runs if one.text] == [
        ("当事人：", None, None), ("赵永才", True, None), ("，电话", None, None), ("13837700002", False, None),
        ("。", None, True),
    ]  # fmt: skip


def test_a_value_of_several_lines_keeps_its_lines() -> None:
    filled = fill_template(a_template("事实：{{party.name}}。"), {"party.name": "第一\n第二\t第三"})

    assert docx.Document(BytesIO(filled)).paragraphs[0].text == "事实：第一\n第二\t第三。"


def test_full_width_braces_of_a_chinese_keyboard_are_named_with_what_was_meant() -> None:
    faults = check_template(a_template("｛｛party.name｝｝", "{{ 当事人 ｝}"))

    assert [(one.found, one.meant) for one in faults] == [
        ("｛｛party.name｝｝", "party.name"),
        ("{{ 当事人 ｝}", "party.name"),
    ]


def test_a_field_in_a_chart_which_cannot_be_filled_is_named() -> None:
    chart = b'<c:chart xmlns:c="c" xmlns:a="a"><a:t>{{party</a:t><a:t>.name}}</a:t></c:chart>'
    parts = {**open_package(a_template("{{party.name}}")).parts, "word/charts/chart1.xml": chart}

    assert [(one.found, one.place) for one in check_template(pack(parts))] == [("{{party.name}}", ("drawing",))]


@pytest.mark.parametrize("key", ["7*7", "party.name|safe", "''.__class__", "% for x in y %"])
def test_a_template_is_never_run(key: str) -> None:
    assert [one.found for one in check_template(a_template(f"{{{{{key}}}}}"))] == [key]

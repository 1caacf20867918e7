"""County-made templates: filled by replacement, checked by name, never run."""

from io import BytesIO

import docx
import pytest

from brigade_app.documents import BadDocx, TemplateFault, check_template, field_values, fill_template, picker
from tests.documents.makers import a_context, house_case

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

"""The Word twin: every document there and back without a difference; what people change is found."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import docx
import pytest

from brigade_app.documents import BadDocx, compare_docx, read_docx, render_docx
from tests.documents.makers import a_document, house_case, shop_case
from tests.documents.test_golden import CASES, DOCUMENTS

T = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"


def _edited(data: bytes, change: Callable[[str], str]) -> bytes:
    document = docx.Document(BytesIO(data))
    for node in document.element.body.iter(T):
        node.text = change(node.text or "")
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS[::3], ids=[f"{name}-{kind}" for name, kind in DOCUMENTS[::3]])
def test_an_untouched_twin_says_the_same(name: str, kind: str) -> None:
    composition = a_document(kind, CASES[name])

    assert compare_docx(composition, render_docx(composition)) == []


def test_a_changed_amount_is_found_by_its_field() -> None:
    composition = a_document("T34", shop_case())
    back = _edited(render_docx(composition), lambda text: text.replace("￥1,500.00", "￥1,800.00"))

    [found] = compare_docx(composition, back)

    assert (found.what, found.field, found.label) == ("changed", "penalty.content", "处罚内容")
    assert "1,800.00" in found.found


def test_a_rewritten_sentence_is_found() -> None:
    composition = a_document("T34", house_case())
    back = _edited(render_docx(composition), lambda text: text.replace("六个月内", "三个月内"))

    [found] = compare_docx(composition, back)

    assert found.what == "text-removed"
    assert "六个月内" in found.expected
    assert "三个月内" in found.found


def test_a_removed_field_is_found() -> None:
    composition = a_document("T36", house_case())
    back = _edited(render_docx(composition), lambda text: "" if text == "留置送达" else text)

    assert [one.field for one in compare_docx(composition, back)] == ["service.mode"]


def test_the_file_knows_what_it_was_made_of() -> None:
    composition = a_document("T34", house_case())

    texts = read_docx(render_docx(composition))

    assert (texts.kind, texts.version, texts.hash) == ("T34", 1, composition.short_hash)
    assert texts.fields["doc.number"] == ["南召（城郊）罚决〔2026〕3号"]


def test_what_is_no_word_file_is_refused() -> None:
    hostile = BytesIO()
    with zipfile.ZipFile(hostile, "w") as package:
        package.writestr("word/document.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')

    for data, reason in ((b"", "not-docx"), (b"PK\x03\x04broken", "not-docx"), (hostile.getvalue(), "dtd")):
        with pytest.raises(BadDocx) as refused:
            read_docx(data)
        assert refused.value.facts["reason"] == reason

"""The Word twin: every document there and back without a difference; what people change is found; equal bytes."""

import hashlib
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.documents import Origin, compare_docx, read_docx, render_docx
from brigade_app.documents.composition import Table
from brigade_app.documents.word_marks import TwinMark, parse_twin_mark
from brigade_app.documents.word_text import text_of_paragraph
from tests.documents.makers import a_document, house_case, shop_case
from tests.documents.test_golden import CASES, DOCUMENTS
from tests.documents.twin_makers import (
    AMOUNT,
    a_letter,
    changed_parts,
    from_libreoffice,
    rewritten,
    without_controls,
    without_marks,
)

ROOT = Path(__file__).resolve().parents[2]
TWIN = render_docx(a_letter())
CASE, DOCUMENT = "01980000000070008000000000000001", "01980000000070008000000000000002"
WAYS = {
    "as Word saves it": lambda: render_docx(a_letter()),
    "without the keys of its controls": lambda: without_controls(render_docx(a_letter())),
    "as LibreOffice saved it": from_libreoffice,
}


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def letter(request: pytest.FixtureRequest) -> bytes:
    """The twin of the letter on each of the ways on which it comes back."""
    twin: bytes = request.param()
    return twin


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS[::3], ids=[f"{name}-{kind}" for name, kind in DOCUMENTS[::3]])
def test_an_untouched_twin_says_the_same_with_its_controls_and_without(name: str, kind: str) -> None:
    composition = a_document(kind, CASES[name])
    twin = render_docx(composition)

    assert compare_docx(composition, twin) == []
    assert compare_docx(composition, without_controls(twin)) == []


def test_an_untouched_letter_says_the_same_on_every_way(letter: bytes) -> None:
    assert compare_docx(a_letter(), letter) == []


def test_a_changed_amount_is_found_by_its_field_on_every_way(letter: bytes) -> None:
    back = changed_parts(letter, {"word/document.xml": lambda part: part.replace(b"1,500.00", b"1,800.00", 1)})

    [found] = compare_docx(a_letter(), back)

    assert (found.what, found.field, found.label) == ("changed", "penalty.content", "处罚内容")
    assert "1,800.00" in found.found


@settings(deadline=None)
@given(st.integers(0, 9_999_999), st.booleans(), st.booleans())
def test_no_changed_amount_is_ever_passed_over(fen: int, keyed: bool, reworded: bool) -> None:
    """Also where the words around it were changed in the same line, and the keys are gone."""
    amount = f"￥{fen // 100:,}.{fen % 100:02d}"
    back = rewritten(TWIN, f">{AMOUNT}<", f">{amount}<")
    if reworded:
        back = rewritten(back, "自收到之日起十五日内缴纳", "请于十五日之内缴清")

    differences = compare_docx(a_letter(), back if keyed else without_controls(back))

    shown = any(AMOUNT in one.expected and amount in one.found for one in differences)
    assert shown == (amount != AMOUNT or reworded)


def test_the_name_in_a_sentence_of_two_fields_is_told_from_the_other(letter: bytes) -> None:
    [found] = compare_docx(a_letter(), rewritten(letter, "赵永才", "李四"))

    assert (found.what, found.field, found.expected, found.found) == ("changed", "party.name", "赵永才", "李四")


def test_a_value_alone_in_a_cell_is_found_by_its_field(letter: bytes) -> None:
    [found] = compare_docx(a_letter(), rewritten(letter, "电子秤", "天平"))

    assert (found.what, found.field, found.found) == ("changed", "items.1.name", "天平")


def test_a_rewritten_sentence_is_found(letter: bytes) -> None:
    [found] = compare_docx(a_letter(), rewritten(letter, "六个月内", "三个月内"))

    assert found.what == "text-removed"
    assert "六个月内" in found.expected
    assert "三个月内" in found.found


def test_the_same_amount_written_once_more_beside_a_changed_one_is_not_passed_over(letter: bytes) -> None:
    """The comparison by words alone took every occurrence of a changed value for the change."""
    back = rewritten(rewritten(letter, "赵永才", "李四"), "如不服本决定", "李四如不服本决定")

    assert [one.what for one in compare_docx(a_letter(), back)] == ["changed", "text-removed"]


def test_a_paragraph_taken_out_and_one_put_in_are_found(letter: bytes) -> None:
    document = docx.Document(BytesIO(letter))
    [sentence] = [one for one in document.paragraphs if one.text.startswith("如不服")]
    sentence._element.getparent().remove(sentence._element)
    document.paragraphs[3].insert_paragraph_before("另行没收工具。")
    out = BytesIO()
    document.save(out)

    found = compare_docx(a_letter(), out.getvalue())

    assert {(one.what, one.expected[:3], one.found[:3]) for one in found} == {
        ("text-added", "", "另行没"), ("text-removed", "如不服", ""),
    }  # fmt: skip


def test_a_removed_field_is_found() -> None:
    composition = a_document("T36", house_case())

    found = compare_docx(composition, rewritten(render_docx(composition), ">留置送达<", "><"))

    assert [one.field for one in found] == ["service.mode"]


@pytest.mark.parametrize("part", ["word/footer1.xml", "word/document.xml"])
def test_words_in_a_foot_or_a_text_box_are_found(part: str) -> None:
    inside = "<w:p><w:r><w:t>另加罚款</w:t></w:r></w:p>"
    box = f"<w:p><w:r><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></w:r></w:p>"
    last = b"</w:ftr>" if "footer" in part else b"<w:sectPr"

    def add(xml: bytes) -> bytes:
        head, end, tail = xml.rpartition(last)
        return head + box.encode() + end + tail

    [found] = compare_docx(a_letter(), changed_parts(render_docx(a_letter()), {part: add}))

    assert (found.what, found.found) == ("text-added", "另加罚款")


def test_a_hidden_amount_counts_as_taken_out_and_a_deleted_revision_does_not_stand() -> None:
    twin = render_docx(a_letter())
    hidden = rewritten(twin, "</w:rPr><w:t>￥1,500.00</w:t>", "<w:vanish/></w:rPr><w:t>￥1,500.00</w:t>")
    revised = rewritten(
        twin, "<w:t>电子秤</w:t></w:r>",
        "<w:t>电子秤</w:t></w:r><w:del><w:r><w:delText>天平</w:delText></w:r></w:del>",
    )  # fmt: skip

    assert [(one.field, one.found) for one in compare_docx(a_letter(), hidden)] == [("penalty.total", "")]
    assert compare_docx(a_letter(), revised) == []


def test_the_file_knows_what_it_was_made_of() -> None:
    composition = a_document("T34", house_case())
    origin = Origin(case=CASE, document=DOCUMENT)

    texts = read_docx(render_docx(composition, origin))

    assert texts.mark == TwinMark("T34", 1, composition.short_hash, origin)
    assert texts.fields["doc.number"] == ["南召（城郊）罚决〔2026〕3号"]


def test_either_mark_alone_is_enough_and_without_both_the_number_is_still_said() -> None:
    twin = render_docx(a_letter(), Origin(case=CASE))
    mark = TwinMark("T34", 1, a_letter().short_hash, Origin(case=CASE))
    drop = {"docProps/core.xml": lambda part: part.replace(b"brigade ", b"other ")}
    other = {"docProps/custom.xml": lambda part: part.replace(b"brigade ", b"other ")}

    assert read_docx(changed_parts(twin, drop)).mark == mark
    assert read_docx(changed_parts(twin, other)).mark == mark
    assert read_docx(from_libreoffice()).mark == TwinMark("T34", 1, a_letter().short_hash)
    bare = read_docx(without_controls(without_marks(twin)))
    assert (bare.mark, bare.subject, bare.lines[2]) == (None, "", "南召（城郊）罚决〔2026〕12号")


@pytest.mark.parametrize("words", [
    "brigade:T34|1|51718408", "brigade T34|1|51718408", "公文, brigade T34 v1 h51718408; 处罚",
    "brigade：T34、1、51718408",
])  # fmt: skip
def test_a_mark_is_read_whatever_an_office_program_made_of_its_signs(words: str) -> None:
    assert parse_twin_mark(words) == TwinMark("T34", 1, "51718408")


def test_words_that_are_no_mark_are_none() -> None:
    assert parse_twin_mark("brigade") is None
    assert parse_twin_mark("T34 v1 h51718408") is None


def test_every_page_of_the_twin_bears_its_number_as_the_paper_does() -> None:
    """GB/T 9704: odd pages right, even pages left; forms in the middle, with the place to sign every page."""
    official = docx.Document(BytesIO(render_docx(a_letter())))
    form = docx.Document(BytesIO(render_docx(a_document("T28", shop_case()))))

    odd, even = official.sections[0].footer.paragraphs[0], official.sections[0].even_page_footer.paragraphs[0]
    assert (odd.text, even.text) == ("— 1 —", "— 1 —")
    assert (odd.alignment, even.alignment) == (2, 0)
    assert official.settings.odd_and_even_pages_header_footer
    assert "PAGE" in odd._element.xml
    assert form.sections[0].footer.paragraphs[0].text == "\t— 1 —\t当事人签名：______________"
    assert not form.settings.odd_and_even_pages_header_footer


def test_a_table_of_the_twin_has_the_widths_of_the_form() -> None:
    composition = a_document("T05", house_case())
    [block] = [one for one in composition.blocks if isinstance(one, Table)]

    [table] = docx.Document(BytesIO(render_docx(composition))).tables

    widths = [column.width for column in table.columns]
    shares = [share / sum(block.widths) for share in block.widths]
    assert widths == pytest.approx([share * sum(widths) for share in shares], rel=0.001)
    wide = next(row for row in table.rows if len(set(row._tr.tc_lst)) == 2)
    assert wide.cells[-1].width == pytest.approx(sum(widths[1:]), rel=0.001)


def test_the_organ_stands_centred_over_the_date_four_characters_from_the_right() -> None:
    document = docx.Document(BytesIO(render_docx(a_letter())))

    organ, date = document.paragraphs[-2:]

    assert text_of_paragraph(organ._element) == "南召县城郊乡人民政府"
    assert text_of_paragraph(date._element) == "2026年11月25日"
    assert date.paragraph_format.right_indent == Pt(4 * 16)
    # ten characters over seven: one and a half stand out on each side
    assert organ.paragraph_format.right_indent == Pt(2.5 * 16)


def test_the_twin_says_what_it_is_and_nothing_of_what_wrote_it() -> None:
    data = render_docx(a_letter())
    said = docx.Document(BytesIO(data)).core_properties

    assert (said.title, said.author) == ("行政处罚决定书", "南召县城郊乡人民政府")
    assert (said.subject, said.comments) == ("南召（城郊）罚决〔2026〕12号", "")
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert [name for name in package.namelist() if b"python" in package.read(name).lower()] == []
        assert "docProps/thumbnail.jpeg" not in package.namelist()
        assert b"Macintosh" not in package.read("docProps/app.xml")


def test_equal_input_gives_equal_bytes_in_every_time_zone_and_process() -> None:
    code = (
        "import hashlib; from brigade_app.documents import render_docx; "
        "from tests.documents.twin_makers import a_letter;"
        "print(hashlib.sha256(render_docx(a_letter())).hexdigest())"
    )
    made = set()
    for zone, seed in (("Asia/Shanghai", "1"), ("America/New_York", "2")):
        around = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed}
        run = subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, env=around, check=True, capture_output=True, text=True
        )
        made.add(run.stdout.strip())

    assert made == {hashlib.sha256(render_docx(a_letter())).hexdigest()}

"""Drawing: equal bytes, the right fonts, rare characters, line breaking, geometry, hostile texts, PDF/A structure."""

import re
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageStat

from brigade_app.documents import BadPdf, GlyphMissing, Stamp, compose, pages_as_png, render, render_pdf
from brigade_app.documents.composition import Cell, Composition, Paragraph, Run, Signatures, SignPlace, Table
from brigade_app.documents.flow import LineItem, RowItem, flow
from brigade_app.documents.fonts import FACES, glyph, missing_characters, to_unicode
from brigade_app.documents.geometry import MM, OFFICIAL
from brigade_app.documents.lines import NO_END, NO_START, balanced_lines, break_lines, glyphs_of
from brigade_app.documents.pages import arrange, paginate
from brigade_app.paths import resources_folder
from tests.documents.makers import HOUSE_FACTS, a_context, a_document, house_case, shop_case

STAMP = Stamp(seq=7, hash="0123456789abcdef" * 4)
RARE = "㛃䶮𬭎𪚥"


def _text(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "x.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    assert not done.stderr
    return re.sub(r"\s+", "", done.stdout.decode())


def a_paper(*texts: str) -> Composition:
    """An official paper of just these paragraphs."""
    base = a_document("T34", house_case())
    return replace(base, blocks=tuple(Paragraph((Run(text),), indent=2) for text in texts))


def a_table(*cells: str) -> Table:
    """A table of one column; its first cell is the head."""
    return Table((1.0,), tuple((Cell((Paragraph((Run(text),)),)),) for text in cells), heads=1)


def test_equal_input_gives_equal_bytes() -> None:
    first = render_pdf(a_document("T34", house_case()), stamp=STAMP)

    assert render_pdf(a_document("T34", house_case()), stamp=STAMP) == first


def test_rare_characters_are_drawn_and_read_back_as_themselves(tmp_path: Path) -> None:
    """Beyond U+FFFF too: 㛃 䶮 in Noto, 𬭎 in Noto, 𪚥 in BabelStone."""
    text = _text(render_pdf(a_paper(f"当事人{RARE}，￥1,500.00。"), stamp=STAMP), tmp_path)

    assert RARE in text
    assert "￥1,500.00" in text
    assert glyph("𪚥", "fang")[0] == "rare"
    assert glyph("￥", "fang")[0] == "song"


def test_the_yen_sign_is_no_dollar() -> None:
    """All Fandol fonts draw U+FFE5 as a dollar: looked at as a picture."""

    def picture(mark: str) -> Image.Image:
        png = next(pages_as_png(render_pdf(a_paper(mark * 10), stamp=STAMP), 72))
        return Image.open(BytesIO(png)).convert("L").crop((70, 90, 500, 140))

    assert ImageStat.Stat(ImageChops.difference(picture("￥"), picture("$"))).mean[0] > 1


def test_a_character_without_glyph_is_an_error_with_its_place() -> None:
    with pytest.raises(GlyphMissing) as refused:
        render_pdf(a_paper("当事人😀"), stamp=STAMP)

    assert refused.value.facts["code"] == "U+1F600"
    assert "当事人" in str(refused.value.facts["place"])
    assert missing_characters("一二😀") == ("😀",)


def test_a_character_without_glyph_names_its_field_as_the_form_does() -> None:
    for key, label in (("party.line", "当事人"), ("entry.recorder", "记录人")):
        blocks = (Paragraph((Run("李😀", field=key),)),)
        with pytest.raises(GlyphMissing) as refused:
            render_pdf(replace(a_paper("当事人"), kind="T05", blocks=blocks), stamp=STAMP)

        assert label in str(refused.value.facts["place"])
        assert "." not in str(refused.value.facts["place"])


def test_to_unicode_writes_surrogate_pairs_and_no_zero() -> None:
    table = to_unicode([0, *[32] * 32, 0x2A6A5, ord("中")])

    assert "<D869DEA5>" in table
    assert "<4E2D>" in table
    assert "<00>" not in table.replace("<00> <FF>", "")


def test_every_font_is_embedded_and_nothing_is_notdef() -> None:
    with pikepdf.open(BytesIO(render_pdf(a_document("T34", shop_case()), stamp=STAMP))) as pdf:
        fonts = {str(font.BaseFont): font for page in pdf.pages for font in page.Resources.Font.values()}

        assert fonts
        assert all("/FontFile2" in font.FontDescriptor for font in fonts.values())
        assert all("/ToUnicode" in font and "/Encoding" not in font for font in fonts.values())


def test_the_structure_of_pdf_a_2b_is_there() -> None:
    """What can be checked offline: XMP part and level, output intent with profile, no encryption, equal titles."""
    with pikepdf.open(BytesIO(render_pdf(a_document("T34", house_case()), stamp=STAMP))) as pdf:
        with pdf.open_metadata() as meta:
            assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")
            assert meta["dc:title"] == str(pdf.docinfo["/Title"]) == "行政处罚决定书"
        [intent] = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.N == 3
        assert not pdf.is_encrypted
        assert "/ID" in pdf.trailer


def test_official_pages_have_the_measures_of_gb_t_9704() -> None:
    """Top 37 mm, left 28 mm, 156 × 225 mm, 22 lines of 28 characters."""
    text = "国" * 28 * 22
    items = [item for item in flow(a_paper(text)) if isinstance(item, LineItem)]
    plain = break_lines(glyphs_of((Run(text),), "fang", 16, OFFICIAL.styles["body"].tracking), OFFICIAL.width, 16)

    assert (round(OFFICIAL.top / MM), round(OFFICIAL.left / MM)) == (37, 28)
    assert (round(OFFICIAL.width / MM), round(OFFICIAL.height / MM)) == (156, 225)
    assert [len(line.glyphs) for line in plain] == [28] * 22
    items = [replace(item, keep_next=False) for item in items][:22]
    assert len(paginate(items, OFFICIAL)) == 1
    assert len(paginate(items + items[:1], OFFICIAL)) == 2


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(["国", "规", "，", "。", "（", "）", "《", "》", "2026", "ab", "、", "“", "”"]),
        min_size=1,
        max_size=120,
    )
)
def test_no_line_begins_or_ends_against_the_rules(parts: list[str]) -> None:
    """GB/T 15834 5.1: closing marks do not begin a line, opening ones do not end it, unless a line has nothing else."""
    text = "".join(parts)
    lines = [line.text for line in break_lines(glyphs_of((Run(text),), "fang", 16), 320, 16)]

    assert "".join(lines).replace(" ", "") == text
    for before, after in pairwise(lines):
        lawful = after[0] not in NO_START and before[-1] not in NO_END
        assert lawful or all(one in NO_START | NO_END for one in before[-4:] + after[:1])


def test_words_of_digits_stay_whole() -> None:
    line = "号码" * 13 + "411321198011036212止"

    lines = [one.text for one in break_lines(glyphs_of((Run(line),), "fang", 16), 450, 16)]

    assert lines[1].startswith("411321198011036212")


def test_a_long_row_goes_over_pages_and_heads_come_again(tmp_path: Path) -> None:
    file = house_case()
    many = [{"name": f"物品{number}", "spec": "规格" * 10} for number in range(60)]
    context = a_context("T42", file, entries={"items": many, "course": HOUSE_FACTS * 12})

    drawn = render(compose("T42", file, context), stamp=STAMP)
    text = _text(drawn.pdf, tmp_path)

    assert drawn.pages >= 4
    assert text.count("规格（型号）") >= 3
    assert text.count("物品59") == 1


def test_the_seal_never_stands_alone_on_a_page(tmp_path: Path) -> None:
    for length in range(60, 460, 40):
        file = house_case()
        context = a_context("T27-2", file, entries={"place": "听" * length})
        pdf = render(compose("T27-2", file, context), stamp=STAMP).pdf
        for page in _pages(pdf, tmp_path):
            if "（印章）" in page:
                assert "参加听证" in page or "旁听" in page or "听证纪律" in page


def _pages(pdf: bytes, tmp_path: Path) -> list[str]:
    path = tmp_path / "p.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return [re.sub(r"\s+", "", page) for page in done.stdout.decode().split("\f")]


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "a & b < c > d",
    "{party.name}{?x}",
    "\u202eevil\u202c",
    "\x00\x07控制",
    "国" * 10_000,
    "&lt;b&gt;",
    "%s %(x)s \\n",
]


@pytest.mark.parametrize(
    "text", HOSTILE, ids=["tag", "ampersand", "braces", "bidi", "control", "long", "entity", "percent"]
)
def test_hostile_text_is_only_text(text: str, tmp_path: Path) -> None:
    """Nothing in a value is read as markup, a key or a command; hidden characters are shown."""
    file = house_case()
    file = replace(file, parties=(replace(file.parties[0], name=text, address=text),))

    pdf = render_pdf(compose("T34", file, a_context("T34", file, entries={"facts": text})), stamp=STAMP)

    printed = _text(pdf, tmp_path)
    visible = (
        text.replace("\u202e", "[U+202E]")
        .replace("\u202c", "[U+202C]")
        .replace("\x00", "[U+0000]")
        .replace("\x07", "[U+0007]")
    )
    wanted = re.sub(r"\s+", "", visible)
    assert wanted[:20] in printed
    assert printed.count(wanted[0]) >= min(2, len(wanted))


def test_drafts_say_so_and_field_packs_have_places_to_write(tmp_path: Path) -> None:
    file = house_case()
    draft = render_pdf(compose("T34", file, a_context("T34", file, purpose="draft")), stamp=STAMP)
    pack = compose("T05", file, a_context("T05", file, purpose="field-pack", action=None, entries={}))

    assert "草" in _text(draft, tmp_path)
    assert any(run.blank for one in pack.paragraphs() for run in one.runs)
    assert render(pack, stamp=STAMP).pages >= 1
    order = compose("T20", file, a_context("T20", file, purpose="field-pack", action=None, entries={}))
    assert "2026年11月25日" not in order.text


def test_pages_become_pictures_and_a_broken_pdf_is_refused() -> None:
    pictures = list(pages_as_png(render_pdf(a_document("T34", house_case()), stamp=STAMP), 30))

    assert len(pictures) == 3
    assert all(one.startswith(b"\x89PNG") for one in pictures)
    with pytest.raises(BadPdf):
        list(pages_as_png(b"%PDF-1.7 broken"))


def test_the_foot_names_the_journal_head(tmp_path: Path) -> None:
    text = _text(render_pdf(a_document("T02", house_case()), stamp=STAMP), tmp_path)

    assert "记录70123456789abcdef" in text


def test_fonts_of_the_chain_are_shipped() -> None:
    assert all((resources_folder() / "fonts" / name).is_file() for name in FACES.values())
    assert {path.name for path in (resources_folder() / "fonts" / "licences").iterdir()} >= {
        "FandolFang-GPL-3.0.txt",
        "NotoSerifSC-OFL.txt",
    }


def test_today_stands_where_no_step_gives_the_date() -> None:
    file = house_case()

    made = compose("D03", file, a_context("D03", file, today=date(2026, 12, 1)))

    assert "2026年12月1日" in made.text


def test_a_label_of_two_lines_is_parted_in_the_middle_and_not_inside_a_bracket() -> None:
    def parted(label: str) -> list[str]:
        return [line.text for line in balanced_lines(glyphs_of((Run(label),), "hei", 10.5), 80, 10.5)]

    assert parted("身份号码（信用代码）") == ["身份号码", "（信用代码）"]
    assert parted("行政机关负责人意见") == ["行政机关", "负责人意见"]
    assert parted("案由") == ["案由"]


def test_the_counter_of_a_number_stays_with_its_year() -> None:
    text = "决定书文号南召（城郊）查扣〔2026〕12号"

    for width in range(90, 240, 7):
        lines = [one.text for one in break_lines(glyphs_of((Run(text),), "fang", 12), width, 12)]
        assert any("〔2026〕12号" in line for line in lines), lines


def test_the_last_row_of_a_table_goes_with_the_signatures() -> None:
    """A signature alone on a page could be put under any text; a row is as good as a sentence for keeping it."""
    for rows in range(1, 40):
        table = a_table("名称", *(f"材料{number}" for number in range(rows)))
        paper = replace(a_paper("附件如下。"), blocks=(table, Signatures((SignPlace("party", "当事人（签名）"),))))
        last = paginate(flow(paper), OFFICIAL)[-1]
        assert any(isinstance(item, RowItem) and item.last for _, item in last.items), rows


def test_what_announces_a_table_goes_with_its_first_row() -> None:
    for lines in range(15, 23):
        paper = a_paper(*["国" * 24] * lines, "附：清单")
        pages = paginate(flow(replace(paper, blocks=(*paper.blocks, a_table("名称", "桃酥")))), OFFICIAL)
        kinds = [[type(item) for _, item in page.items] for page in pages]
        assert kinds[-1][-3:] == [LineItem, RowItem, RowItem], lines


def test_lines_move_together_a_little_where_that_saves_a_page() -> None:
    """GB/T 9704 7.3.5.4; a paper that is longer than that keeps its 22 lines."""
    pages = {count: arrange(flow(a_paper(*["国" * 24] * count)), OFFICIAL) for count in (22, 23, 24, 27)}

    assert {count: len(made) for count, made in pages.items()} == {22: 1, 23: 1, 24: 2, 27: 2}
    assert len(pages[22][0].items) == 22
    assert len(pages[27][0].items) == 22
    assert pages[23][0].used <= OFFICIAL.height


def test_the_mark_of_a_draft_is_drawn_before_the_words() -> None:
    """Else it covers them."""
    file = house_case()
    data = render_pdf(compose("T02", file, a_context("T02", file, purpose="draft")), stamp=STAMP)

    with pikepdf.open(BytesIO(data)) as pdf:
        drawn = [
            (str(one.operator), [str(part) for part in one.operands])
            for one in pikepdf.parse_content_stream(pdf.pages[0])
        ]

    assert drawn.index(("g", ["0.85"])) < next(at for at, (operator, _) in enumerate(drawn) if operator == "Tj")

"""The foot of a twin's pages: the number where the paper has it, and the place where somebody signs every page.

The paper's QR code and check code are not here: what was edited in Word is not the paper that they vouch for.
"""

from typing import Any

from brigade_app.documents.composition import Composition
from brigade_app.documents.geometry import MM, PAGE_HEIGHT, Geometry, geometry

NUMBER_SIZE, SIGN_SIZE = 14, 10.5
NUMBER_BELOW_MM, LINE_MM = 7, 5
NUMBER_FONT, SIGN_FONT = "宋体", "仿宋_GB2312"


def foot_sign(composition: Composition) -> str:
    """Return the words at the foot of every page that somebody signs; empty where nobody does."""
    return f"{composition.page_sign}：______________" if composition.page_sign else ""


def write_foot(document: Any, composition: Composition) -> None:
    """Write the foot of the pages: GB/T 9704 7.5 for official papers (odd right, even left), else in the middle."""
    from docx.shared import Mm

    measures, section = geometry(composition.layout), document.sections[0]
    bottom = (PAGE_HEIGHT - measures.top - measures.height) / MM
    section.footer_distance = Mm(bottom - NUMBER_BELOW_MM - LINE_MM)
    if not (composition.page_numbers or composition.page_sign):
        return
    feet = [(section.footer, "right")]
    if composition.layout == "official":
        document.settings.odd_and_even_pages_header_footer = True
        feet.append((section.even_page_footer, "left"))
    for foot, side in feet:
        foot.is_linked_to_previous = False
        paragraph = foot.paragraphs[0]
        paragraph.style = document.styles["Normal"]
        _shape(paragraph, measures, side if composition.layout == "official" else "middle")
        _write(paragraph, composition)


def _shape(paragraph: Any, measures: Geometry, side: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
    from docx.shared import Pt

    shape = paragraph.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    if side == "middle":
        shape.tab_stops.add_tab_stop(Pt(measures.width / 2), WD_TAB_ALIGNMENT.CENTER)
        shape.tab_stops.add_tab_stop(Pt(measures.width), WD_TAB_ALIGNMENT.RIGHT)
    elif side == "right":
        paragraph.alignment, shape.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Pt(measures.indent_em)
    else:
        paragraph.alignment, shape.left_indent = WD_ALIGN_PARAGRAPH.LEFT, Pt(measures.indent_em)


def _write(paragraph: Any, composition: Composition) -> None:
    if composition.layout != "official":
        paragraph.add_run("\t")
    if composition.page_numbers:
        _dress(paragraph.add_run("— "), NUMBER_FONT, NUMBER_SIZE)
        for piece in ("begin", "PAGE", "separate", "1", "end"):
            _field_piece(paragraph, piece)
        _dress(paragraph.add_run(" —"), NUMBER_FONT, NUMBER_SIZE)
    if composition.page_sign:
        _dress(paragraph.add_run(f"\t{foot_sign(composition)}"), SIGN_FONT, SIGN_SIZE)


def _field_piece(paragraph: Any, piece: str) -> None:
    """Add a run of the page field: one of its three marks, what it asks for, or what is shown until it is counted."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run("1" if piece == "1" else "")
    if piece == "PAGE":
        asked = OxmlElement("w:instrText")
        asked.set(qn("xml:space"), "preserve")
        asked.text = " PAGE "
        run._element.append(asked)
    elif piece != "1":
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), piece)
        run._element.append(mark)
    _dress(run, NUMBER_FONT, NUMBER_SIZE)


def _dress(run: Any, font: str, size: float) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    run.font.size, run.font.name = Pt(size), font
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)

"""The Word twin: the same composition as .docx, every value in a content control that bears its field's key.

Word keeps content controls when people edit, so a file that comes back is read by key; where another program dropped
them it is read by its text (`comparing`). Fonts are named as offices name them (仿宋_GB2312, …); where one is missing
Word takes its own.
"""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from brigade_app.documents.composition import (
    Cell,
    Composition,
    PageBreak,
    Paragraph,
    Rules,
    Run,
    Seal,
    Signatures,
    Style,
    Table,
    sign_text,
)
from brigade_app.documents.geometry import MM, geometry
from brigade_app.documents.word_foot import write_foot
from brigade_app.documents.word_marks import CUSTOM, NOWHERE, Origin, TwinMark, custom_properties
from brigade_app.documents.word_package import pack

NAMES: dict[str, str] = {
    "fang": "仿宋_GB2312", "song": "宋体", "title": "方正小标宋简体", "hei": "黑体", "kai": "楷体_GB2312",
}  # fmt: skip
ALIGN = {"left": 0, "center": 1, "right": 2, "justify": 3}
FIXED = datetime(2000, 1, 1, tzinfo=UTC)
SEAL_CHARACTERS_FROM_RIGHT = 4
TALL_MM = 18
"""A cell of this height is written in from its top; what is lower is written in its middle."""
RULE = "　" * 27
LEFT_OUT = ("/thumbnail", "/stylesWithEffects")
"""Relations of the library's sample document that no twin needs."""
APP = "docProps/app.xml"
APP_XML = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'
)


def render_docx(composition: Composition, origin: Origin = NOWHERE) -> bytes:
    """Return the document as an editable .docx that says out of sight where it comes from; equal input, equal bytes."""
    import docx

    document = docx.Document()
    _page(document, composition)
    writer = _Writer(document, composition)
    for block in composition.blocks:
        writer.block(block)
    write_foot(document, composition)
    _describe(document, composition, origin)
    out = BytesIO()
    document.save(out)
    with zipfile.ZipFile(BytesIO(out.getvalue())) as saved:
        parts = {name: saved.read(name) for name in saved.namelist()}
    return pack({**parts, APP: APP_XML})


def _describe(document: Any, composition: Composition, origin: Origin) -> None:
    """Say what the file is, and nothing of the library that wrote it and of its sample document."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    mark = TwinMark(composition.kind, composition.version, composition.short_hash, origin)
    properties = document.core_properties
    properties.title, properties.author = composition.title, composition.issuer
    properties.subject, properties.keywords = composition.number or "", mark.words
    properties.comments, properties.category, properties.language = "", "", "zh-CN"
    properties.created = properties.modified = FIXED.replace(tzinfo=None)
    properties.last_modified_by, properties.revision = composition.issuer, 1
    package = document.part.package
    for relations in (package.rels, document.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(LEFT_OUT)]:
            del relations[key]
    part = Part(PackURI(f"/{CUSTOM}"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom_properties(mark), package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _page(document: Any, composition: Composition) -> None:
    from docx.shared import Mm

    measures = geometry(composition.layout)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.top_margin = Mm(measures.left / MM), Mm(measures.top / MM)
    section.right_margin = Mm(210 - (measures.left + measures.width) / MM)
    section.bottom_margin = Mm(297 - (measures.top + measures.height) / MM)
    # an empty first paragraph of the template would be a line too much
    for paragraph in list(document.paragraphs):
        paragraph._element.getparent().remove(paragraph._element)


class _Writer:
    """Writes blocks; ``into`` is the document or a cell."""

    def __init__(self, document: Any, composition: Composition) -> None:
        self.document, self.measures = document, geometry(composition.layout)

    def block(self, block: Any) -> None:
        if isinstance(block, Paragraph):
            self.paragraph(self.document.add_paragraph(), block)
        elif isinstance(block, Table):
            self.table(block)
        elif isinstance(block, Signatures):
            for place in block.places:
                line = Paragraph((Run(sign_text(place)),), align="left", keep_next=place is not block.places[-1])
                self.paragraph(self.document.add_paragraph(), line)
        elif isinstance(block, Seal):
            self.seal(block)
        elif isinstance(block, Rules):
            for _ in range(block.lines):
                added = self.document.add_paragraph().add_run(RULE)
                added.underline = True
        elif isinstance(block, PageBreak):
            self.document.add_page_break()

    def paragraph(self, target: Any, block: Paragraph, *, in_table: bool = False) -> None:
        """Fill an empty Word paragraph."""
        from docx.shared import Pt

        kind = self.measures.style(block.style, in_table=in_table)
        target.alignment = ALIGN[block.align]
        shape = target.paragraph_format
        shape.space_before, shape.space_after = Pt(0), Pt(0)
        shape.line_spacing = Pt(kind.leading)
        if block.indent:
            shape.first_line_indent = Pt(block.indent * kind.size)
        shape.keep_with_next = block.keep_next or None
        for run in block.runs:
            self._run(target, run, block.style, kind.size, kind.face)

    def _run(self, target: Any, run: Run, style: Style, size: float, face: str) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Pt

        added = target.add_run(run.text)
        added.font.size = Pt(size)
        added.font.name = "Times New Roman"
        properties = added._element.get_or_add_rPr()
        properties.get_or_add_rFonts().set(qn("w:eastAsia"), NAMES[face])
        added.bold = True if style in ("title", "issuer") else None
        if run.field:
            _wrap(added._element, run.field)

    def seal(self, block: Seal) -> None:
        """Add organ and date, one centred over the other, four characters from the right (GB/T 9704, 7.3.5)."""
        from docx.shared import Pt

        em, room = self.measures.style("body").size, SEAL_CHARACTERS_FROM_RIGHT
        over = (_characters(block.date.text) - _characters(block.organ.text)) / 2
        for run, shift in ((block.organ, max(over, -room)), (block.date, 0)):
            target = self.document.add_paragraph()
            self.paragraph(target, Paragraph((run,), align="right", keep_next=run is block.organ))
            target.paragraph_format.right_indent = Pt((room + shift) * em)

    def table(self, block: Table) -> None:
        """Add a table with merged cells, repeated heads and the widths and heights of the form."""
        from docx.enum.table import WD_TABLE_ALIGNMENT
        from docx.shared import Mm, Pt

        total = sum(block.widths)
        made = self.document.add_table(rows=0, cols=len(block.widths))
        made.style, made.autofit, made.alignment = "Table Grid", False, WD_TABLE_ALIGNMENT.CENTER
        for column, share in zip(made.columns, block.widths, strict=True):
            column.width = Pt(share / total * self.measures.width)
        for index, row in enumerate(block.rows):
            line = made.add_row()
            if index < block.heads:
                _repeat(line)
            cells, column = line.cells, 0
            for cell in row:
                end = min(column + cell.span, len(block.widths)) - 1
                target = cells[column] if end == column else cells[column].merge(cells[end])
                self._cell(target, cell)
                column = end + 1
            if height := max((cell.height_mm for cell in row), default=0):
                line.height = Mm(height)

    def _cell(self, target: Any, cell: Cell) -> None:
        from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT

        if cell.height_mm < TALL_MM or cell.label:
            target.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        first = True
        for paragraph in (*cell.content, *cell.foot):
            where = target.paragraphs[0] if first else target.add_paragraph()
            self.paragraph(where, paragraph, in_table=True)
            first = False


def _characters(text: str) -> float:
    """Return the width of a text in characters; letters and figures are half as wide."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _repeat(row: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _wrap(element: Any, key: str) -> None:
    """Put a run into a content control that bears the field's key."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    control, properties, content = OxmlElement("w:sdt"), OxmlElement("w:sdtPr"), OxmlElement("w:sdtContent")
    for name in ("w:alias", "w:tag"):
        mark = OxmlElement(name)
        mark.set(qn("w:val"), key)
        properties.append(mark)
    control.append(properties)
    control.append(content)
    element.getparent().replace(element, control)
    content.append(element)

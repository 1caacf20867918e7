"""County-made templates with fields in every corner of a Word file."""

from io import BytesIO
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from brigade_app.documents.word_package import open_package
from brigade_app.documents.word_text import paragraphs, text_of_paragraph
from tests.documents.twin_makers import changed_parts

PLACES = (
    "body", "table", "nested", "box", "link", "header", "header table", "footer", "footer table", "first", "even",
    "note",
)  # fmt: skip
_NOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="2">'
    "<w:p><w:r><w:t>note：{}</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def everywhere(field: str) -> bytes:
    """A template with the field in every place, each in a line that begins with the place's name."""
    document = docx.Document()
    document.add_paragraph(f"body：{field}")
    outer = document.add_table(1, 1).rows[0].cells[0]
    outer.text = f"table：{field}"
    outer.add_table(1, 1).rows[0].cells[0].text = f"nested：{field}"
    document.add_paragraph()._element.append(_box(f"box：{field}"))
    document.add_paragraph()._element.append(_link(f"link：{field}"))
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    for name, story in (
        ("header", section.header), ("footer", section.footer), ("first", section.first_page_footer),
        ("even", section.even_page_header),
    ):  # fmt: skip
        story.is_linked_to_previous = False
        story.paragraphs[0].text = f"{name}：{field}"
    for name, story in (("header table", section.header), ("footer table", section.footer)):
        story.add_table(1, 1, docx.shared.Mm(100)).rows[0].cells[0].text = f"{name}：{field}"
    out = BytesIO()
    document.save(out)
    # nothing of the library writes notes: a part that bears the field as a footnote does
    return changed_parts(out.getvalue(), {"word/webSettings.xml": lambda _: _NOTES.format(field).encode()})


def _box(words: str) -> Any:
    """A text box as Word writes it: once for new programs, once for old ones."""
    inside = f"<w:txbxContent><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:txbxContent>"
    return parse_xml(
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f"{inside}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def _link(words: str) -> Any:
    return parse_xml(f'<w:hyperlink {nsdecls("w")} w:anchor="a"><w:r><w:t>{words}</w:t></w:r></w:hyperlink>')


def lines_of(data: bytes) -> list[str]:
    """Every line of a Word file, second copies of text boxes included."""
    lines = []
    for _, _, root in open_package(data).stories():
        lines += [text_of_paragraph(one) for one in paragraphs(root, copies=True)]
    return [line for line in lines if line]

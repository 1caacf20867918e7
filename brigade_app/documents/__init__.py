"""Documents: a case becomes paper, and paper is read back.

`compose` turns a case into blocks of text (what it says), `render_pdf` and `render_docx` draw them (how it looks).
Nothing here opens the store, knows the time, or decides a rule of law: `lint` only points.
"""

from brigade_app.documents.comparing import (
    Difference,
    DocxTexts,
    compare_docx,
    compare_texts,
    read_docx,
    share_of_lines,
    with_all_fields,
)
from brigade_app.documents.compose import compose, require_complete, title_of
from brigade_app.documents.composition import Composition, Missing, Purpose, SignPlace
from brigade_app.documents.context import DocumentContext, LawTitles, MatterWords, NoLaws, Stamp
from brigade_app.documents.court import Original, PackageFile, write_court_package
from brigade_app.documents.errors import (
    BadDocx,
    BadForm,
    BadPdf,
    FieldsMissing,
    FolderNotEmpty,
    FontMissing,
    GlyphMissing,
    OriginalChanged,
    UnknownForm,
)
from brigade_app.documents.exhibits import Shown
from brigade_app.documents.forms import Form, form, form_ids, forms_for
from brigade_app.documents.joining import join_pdfs
from brigade_app.documents.lint import (
    RULES,
    DocumentText,
    LintContext,
    LintFinding,
    lint,
    text_of,
    text_of_docx,
)
from brigade_app.documents.marks import Gap, PageMark, ReadPage, gaps, read_pages
from brigade_app.documents.preview import page_count, pages_as_pixels, pages_as_png
from brigade_app.documents.render import Rendered, render, render_pdf
from brigade_app.documents.signed import signed_pdf
from brigade_app.documents.templates import TemplateFault, check_template, field_values, fill_template, picker
from brigade_app.documents.volume import Cover, Part, Volume, VolumePlace, make_volume
from brigade_app.documents.warming import warm_up
from brigade_app.documents.word import render_docx
from brigade_app.documents.word_marks import Origin

__all__ = [
    "RULES",
    "BadDocx",
    "BadForm",
    "BadPdf",
    "Composition",
    "Cover",
    "Difference",
    "DocumentContext",
    "DocumentText",
    "DocxTexts",
    "FieldsMissing",
    "FolderNotEmpty",
    "FontMissing",
    "Form",
    "Gap",
    "GlyphMissing",
    "LawTitles",
    "LintContext",
    "LintFinding",
    "MatterWords",
    "Missing",
    "NoLaws",
    "Origin",
    "Original",
    "OriginalChanged",
    "PackageFile",
    "PageMark",
    "Part",
    "Purpose",
    "ReadPage",
    "Rendered",
    "Shown",
    "SignPlace",
    "Stamp",
    "TemplateFault",
    "UnknownForm",
    "Volume",
    "VolumePlace",
    "check_template",
    "compare_docx",
    "compare_texts",
    "compose",
    "field_values", "fill_template",
    "form",
    "form_ids",
    "forms_for",
    "gaps",
    "join_pdfs",
    "lint",
    "make_volume",
    "page_count",
    "pages_as_pixels",
    "pages_as_png",
    "picker",
    "read_docx",
    "read_pages",
    "render",
    "render_docx",
    "render_pdf",
    "require_complete",
    "share_of_lines",
    "signed_pdf",
    "text_of",
    "text_of_docx",
    "title_of",
    "warm_up",
    "with_all_fields",
    "write_court_package",
]  # fmt: skip

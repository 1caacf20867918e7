"""Documents: a case becomes paper, and paper is read back.

`compose` turns a case into blocks of text (what it says), `render_pdf` and `render_docx` draw them (how it looks).
Nothing here opens the store, knows the time, or decides a rule of law: `lint` only points.
"""

from brigade_app.documents.composition import Composition, Missing, Purpose, SignPlace
from brigade_app.documents.context import DocumentContext, LawTitles, MatterWords, NoLaws, Stamp
from brigade_app.documents.errors import (
    BadDocx,
    BadForm,
    BadPdf,
    FieldsMissing,
    FontMissing,
    GlyphMissing,
    UnknownForm,
)

__all__ = [
    "BadDocx",
    "BadForm",
    "BadPdf",
    "Composition",
    "DocumentContext",
    "FieldsMissing",
    "FontMissing",
    "GlyphMissing",
    "LawTitles",
    "MatterWords",
    "Missing",
    "NoLaws",
    "Purpose",
    "SignPlace",
    "Stamp",
    "UnknownForm",
]

"""Measures of the page: GB/T 9704-2012 for official papers, and the form's own for table forms. Points unless named.

Official: A4, top margin 37 mm, left 28 mm, type area 156 × 225 mm, 22 lines of 28 characters, body 3号 (16 pt).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from brigade_app.documents.composition import Layout, Style

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
OFFICIAL_LINES, OFFICIAL_CHARACTERS = 22, 28
QR_MM, QR_BOTTOM_MM = 18.0, 7.0
SEAL_MM = 40.0


@dataclass(frozen=True, slots=True)
class Type:
    """A style of text: font, size, line height, space above and below, and what to add to every width."""

    face: str
    size: float
    leading: float
    above: float = 0
    below: float = 0
    tracking: float = 0


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page: margins and the type area, its styles, and those inside tables."""

    left: float
    top: float
    width: float
    height: float
    styles: Mapping[Style, Type]
    table: Mapping[Style, Type]
    indent_em: float

    def style(self, name: Style, *, in_table: bool = False) -> Type:
        """Return the type of a style."""
        return (self.table if in_table else self.styles)[name]


_LEADING = 225 * MM / OFFICIAL_LINES
_TRACK = 156 * MM / OFFICIAL_CHARACTERS - 16
_CELL = Type("fang", 12, 17)
_CELLS: Mapping[Style, Type] = {
    "body": _CELL, "label": Type("hei", 10.5, 15), "small": Type("fang", 10.5, 15), "heading1": Type("hei", 12, 17),
    "heading2": Type("kai", 12, 17), "title": Type("title", 16, 22), "issuer": Type("title", 14, 20),
    "number": _CELL, "emphasis": Type("hei", 12, 17),
}  # fmt: skip
OFFICIAL = Geometry(
    left=28 * MM,
    top=37 * MM,
    width=156 * MM,
    height=225 * MM,
    styles={
        "body": Type("fang", 16, _LEADING, tracking=_TRACK),
        "heading1": Type("hei", 16, _LEADING, tracking=_TRACK),
        "heading2": Type("kai", 16, _LEADING, tracking=_TRACK),
        "emphasis": Type("hei", 16, _LEADING, tracking=_TRACK),
        "label": Type("hei", 16, _LEADING, tracking=_TRACK),
        "title": Type("title", 22, _LEADING * 1.2, below=2),
        "issuer": Type("title", 22, _LEADING * 1.2),
        "number": Type("fang", 16, _LEADING, below=_LEADING * 0.6),
        "small": Type("fang", 12, 18, above=6),
    },
    table=_CELLS,
    indent_em=156 * MM / OFFICIAL_CHARACTERS,
)
FORM = Geometry(
    left=25 * MM,
    top=22 * MM,
    width=163 * MM,
    height=243 * MM,
    styles={
        "body": Type("fang", 14, 24),
        "heading1": Type("hei", 14, 26),
        "heading2": Type("kai", 14, 26),
        "emphasis": Type("hei", 14, 24),
        "label": Type("hei", 12, 20),
        "title": Type("title", 22, 34, below=4),
        "issuer": Type("title", 16, 26),
        "number": Type("fang", 12, 20, below=4),
        "small": Type("fang", 10.5, 16, above=6),
    },
    table=_CELLS,
    indent_em=14,
)


def geometry(layout: Layout) -> Geometry:
    """Return the page of a layout."""
    return OFFICIAL if layout == "official" else FORM

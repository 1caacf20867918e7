"""Blocks become items one under the other: lines, table rows, the seal's place. Pages come after (`pages`)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from brigade_app.documents.composition import (
    Block,
    Cell,
    Composition,
    PageBreak,
    Paragraph,
    Rules,
    Run,
    Seal,
    Signatures,
    Table,
    sign_text,
)
from brigade_app.documents.geometry import MM, SEAL_MM, Geometry, geometry
from brigade_app.documents.lines import Line, balanced_lines, break_lines, glyphs_of

CELL_PAD_X, CELL_PAD_Y = 4.0, 3.5
SIGN_LEADING, FOOT_LEADING = 30.0, 26.0
FIELD_ROW_MM = 9.0
SEAL_CHARACTERS_FROM_RIGHT = 4
LAST_LINES_KEPT = 2
TITLE_GAP_LINES = 1
TABLE_GAP = 5.0
"""Between a table and the text above or below it, in points."""


@dataclass(frozen=True, slots=True)
class LineItem:
    """A line of text, or a ruled line to write on where ``rule_width`` is set. ``roles`` sign here."""

    line: Line | None
    height: float
    above: float = 0
    keep_next: bool = False
    rule_width: float = 0
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CellBox:
    """A cell laid out: lines with their heights, foot lines, place and width."""

    x: float
    width: float
    lines: tuple[tuple[Line, float], ...]
    foot: tuple[tuple[Line, float], ...]
    middle: bool

    @property
    def text_height(self) -> float:
        return sum(height for _, height in self.lines)

    @property
    def foot_height(self) -> float:
        return sum(height for _, height in self.foot)


@dataclass(frozen=True, slots=True)
class RowItem:
    """A row of a table. ``heads`` are the rows that come again at the top of a new page."""

    cells: tuple[CellBox, ...]
    minimum: float
    heads: tuple["RowItem", ...] = ()
    keep_next: bool = False
    first: bool = False
    last: bool = False
    roles: tuple[str, ...] = ()
    above: float = 0

    @property
    def height(self) -> float:
        content = max((box.text_height + box.foot_height for box in self.cells), default=0.0)
        return max(content + 2 * CELL_PAD_Y, self.minimum)

    def split(self, room: float) -> tuple["RowItem", "RowItem"] | None:
        """Return the part that fits into ``room`` and the rest; ``None`` where it cannot be parted."""
        first, rest = [], []
        for box in self.cells:
            used, count = 2 * CELL_PAD_Y, 0
            for _, height in box.lines:
                if used + height > room:
                    break
                used, count = used + height, count + 1
            first.append(replace(box, lines=box.lines[:count], foot=(), middle=False))
            rest.append(replace(box, lines=box.lines[count:], middle=False))
        if not any(box.lines for box in first) or not any(box.lines for box in rest):
            return None
        return replace(self, cells=tuple(first), minimum=room, roles=()), replace(self, cells=tuple(rest), first=True)


@dataclass(frozen=True, slots=True)
class SealItem:
    """Organ and date with the seal's circle."""

    organ: Line
    date: Line
    leading: float
    height: float
    centre_x: float
    above: float = 0
    keep_next: bool = False


@dataclass(frozen=True, slots=True)
class BreakItem:
    """A new page begins."""

    height: float = 0
    above: float = 0
    keep_next: bool = False


Item = LineItem | RowItem | SealItem | BreakItem


def flow(composition: Composition) -> list[Item]:
    """Return the items of a composition, the lines before the seal's place tied to it.

    Raises:
        GlyphMissing: a character that no font has.
    """
    page = geometry(composition.layout)
    field_pack = composition.purpose == "field-pack"
    items: list[Item] = []
    before: Block | None = None
    for block in composition.blocks:
        made = list(_items(block, page, field_pack=field_pack))
        if items and made:
            _join(items, block, made)
            if _is_title(before) and not _is_head(block) and composition.layout == "official":
                made[0] = replace(made[0], above=page.style("body").leading * TITLE_GAP_LINES)
        items, before = items + made, block
    return items


def _is_title(block: Block | None) -> bool:
    return isinstance(block, Paragraph) and block.style == "title"


def _is_head(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style in ("title", "number")


def _join(items: list[Item], block: Block, made: list[Item]) -> None:
    """Tie what goes before to a new block that may not stand alone, and set their distance."""
    before, first = items[-1], made[0]
    if isinstance(block, Seal | Signatures):
        _tie_last_lines(items)
    elif isinstance(block, Paragraph) and block.style == "small":
        # a note alone on a last page looks like a page too many
        items[-1] = replace(before, keep_next=True)
    elif isinstance(block, Table) and isinstance(before, LineItem):
        # what announces a table stands above it
        _tie_last_lines(items)
    if isinstance(first, RowItem) and isinstance(before, RowItem):
        made[0] = replace(first, first=False)  # the line between two tables is drawn once
    elif isinstance(first, RowItem) or (isinstance(before, RowItem) and isinstance(first, LineItem)):
        made[0] = replace(first, above=max(first.above, TABLE_GAP))


def _tie_last_lines(items: list[Item]) -> None:
    # a seal or signature alone on a page could be put under any text
    for index in range(max(0, len(items) - LAST_LINES_KEPT), len(items)):
        item = items[index]
        if isinstance(item, LineItem) or index == len(items) - 1:
            items[index] = replace(item, keep_next=True)


def _items(block: Block, page: Geometry, *, field_pack: bool) -> Iterator[Item]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block, page)
    elif isinstance(block, Table):
        yield from _table(block, page, field_pack=field_pack)
    elif isinstance(block, Signatures):
        yield from _signatures(block, page)
    elif isinstance(block, Seal):
        yield _seal(block, page)
    elif isinstance(block, Rules):
        for _ in range(block.lines):
            yield LineItem(None, page.style("body").leading * 1.1, rule_width=page.width)
    elif isinstance(block, PageBreak):
        yield BreakItem()


def _paragraph(block: Paragraph, page: Geometry) -> Iterator[LineItem]:
    kind = page.style(block.style)
    glyphs = glyphs_of(block.runs, kind.face, kind.size, kind.tracking)
    lines = break_lines(
        glyphs,
        page.width,
        kind.size,
        align=block.align,
        indent=block.indent * page.indent_em,
        hang=block.hang * page.indent_em,
    )
    for index, line in enumerate(lines):
        last = index == len(lines) - 1
        yield LineItem(
            line,
            kind.leading + (kind.below if last else 0),
            kind.above if index == 0 else 0,
            block.keep_next or (index == 0 and len(lines) > 1),
        )


def _signatures(block: Signatures, page: Geometry) -> Iterator[LineItem]:
    kind = page.style("body")
    size = min(kind.size, 14)
    for index, place in enumerate(block.places):
        glyphs = glyphs_of((Run(sign_text(place)),), kind.face, size)
        lines = break_lines(glyphs, page.width, size, align="left")
        for line in lines:
            keep = index < len(block.places) - 1
            yield LineItem(line, SIGN_LEADING, kind.leading / 2 if index == 0 else 0, keep, roles=(place.role,))


def _seal(block: Seal, page: Geometry) -> SealItem:
    kind = page.style("body")
    lines = []
    for run in (block.organ, block.date):
        glyphs = glyphs_of((run,), kind.face, kind.size, kind.tracking)
        lines.append(break_lines(glyphs, page.width, kind.size, align="left")[0])
    organ, date = lines
    right = page.width - SEAL_CHARACTERS_FROM_RIGHT * page.indent_em
    centre = right - date.width / 2
    centre = min(centre, page.width - organ.width / 2)
    organ = replace(organ, x=centre - organ.width / 2)
    date = replace(date, x=centre - date.width / 2)
    return SealItem(organ, date, kind.leading, SEAL_MM * MM + 4, centre, above=kind.leading * 0.6)


def _table(block: Table, page: Geometry, *, field_pack: bool) -> Iterator[RowItem]:
    total = sum(block.widths)
    edges = [0.0]
    for share in block.widths:
        edges.append(edges[-1] + share / total * page.width)
    rows = [_row(row, edges, page, field_pack=field_pack) for row in block.rows]
    heads = tuple(rows[: block.heads])
    for index, row in enumerate(rows):
        section = len(block.rows[index]) == 1 and block.rows[index][0].label
        yield replace(
            row,
            heads=() if index < block.heads else heads,
            keep_next=index < block.heads or section,
            first=index == 0,
            last=index == len(rows) - 1,
        )


def _row(row: tuple[Cell, ...], edges: list[float], page: Geometry, *, field_pack: bool) -> RowItem:
    boxes, column, minimum = [], 0, FIELD_ROW_MM * MM if field_pack else 0.0
    for cell in row:
        end = min(column + cell.span, len(edges) - 1)
        x, width = edges[column], edges[end] - edges[column]
        lines = _cell_lines(cell.content, width, page, balanced=cell.label)
        foot = _cell_lines(cell.foot, width, page, leading=FOOT_LEADING)
        tall = cell.height_mm >= 18 and not cell.label
        boxes.append(CellBox(x, width, lines, foot, middle=not tall))
        minimum = max(minimum, cell.height_mm * MM)
        column = end
    roles = tuple("table" for cell in row if cell.foot)
    return RowItem(tuple(boxes), minimum, roles=roles)


def _cell_lines(
    content: tuple[Paragraph, ...], width: float, page: Geometry, leading: float = 0, *, balanced: bool = False
) -> tuple[tuple[Line, float], ...]:
    made = []
    for paragraph in content:
        kind = page.style(paragraph.style, in_table=True)
        glyphs = glyphs_of(paragraph.runs, kind.face, kind.size, kind.tracking)
        indent = paragraph.indent * kind.size
        room = width - 2 * CELL_PAD_X
        if balanced:
            lines = balanced_lines(glyphs, room, kind.size)
        else:
            lines = break_lines(glyphs, room, kind.size, align=paragraph.align, indent=indent)
        made += [(line, leading or kind.leading) for line in lines]
    return tuple(made)

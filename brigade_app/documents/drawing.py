"""Pages become PDF drawing operations: glyphs by font, lines of tables, the seal's circle, the foot and the QR code."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from brigade_app.documents.composition import Composition, Run
from brigade_app.documents.context import Stamp
from brigade_app.documents.flow import CELL_PAD_X, CELL_PAD_Y, CellBox, Item, LineItem, RowItem, SealItem
from brigade_app.documents.fonts import face
from brigade_app.documents.geometry import MM, PAGE_HEIGHT, PAGE_WIDTH, QR_BOTTOM_MM, QR_MM, SEAL_MM, Geometry
from brigade_app.documents.lines import Line, break_lines, glyphs_of
from brigade_app.documents.marks import mark_of, modules
from brigade_app.documents.pages import Page

GREY = 0.62
BASELINE = 0.30
"""How far above the bottom of its line a text stands, as a share of the font size beyond the centred box."""
FOOT_SIZE = 7.5
PAGE_NUMBER_SIZE = 14
PAGE_NUMBER_BELOW_MM = 7


def draw_page(
    canvas: Any, page: Page, measures: Geometry, composition: Composition, stamp: Stamp, at: tuple[int, int]
) -> None:
    """Draw one page; ``at`` is its number and the number of all pages."""
    if composition.purpose == "draft":
        _draw_draft(canvas)  # first, so that it lies under the words
    top = PAGE_HEIGHT - measures.top
    for offset, item in page.items:
        _draw_item(canvas, item, measures.left, top - offset, measures)
    _draw_foot(canvas, measures, composition, stamp, *at)
    canvas.showPage()


def _draw_item(canvas: Any, item: Item, left: float, y: float, measures: Geometry) -> None:
    if isinstance(item, LineItem):
        if item.rule_width:
            _stroke(canvas, left, y - item.height + 4, left + item.rule_width, y - item.height + 4, 0.4)
        if item.line is not None:
            draw_line(canvas, item.line, left, y, item.height)
    elif isinstance(item, RowItem):
        _draw_row(canvas, item, left, y, measures.width)
    elif isinstance(item, SealItem):
        _draw_seal(canvas, item, left, y)


def draw_line(canvas: Any, line: Line, left: float, top: float, height: float) -> None:
    """Draw a line of text in a box that is ``height`` high below ``top``."""
    x = left + line.x
    baseline = top - height / 2 - line.size * (0.5 - BASELINE * 0.5)
    text = canvas.beginText(x, baseline)
    text.setCharSpace(line.spacing)
    for name, group in groupby(line.glyphs, key=lambda one: one.face):
        glyphs = list(group)
        face(name)
        # tracking is the difference between the width we counted and the font's own
        own = canvas.stringWidth("".join(one.char for one in glyphs), name, line.size)
        track = (sum(one.width for one in glyphs) - own) / len(glyphs)
        text.setFont(name, line.size)
        text.setCharSpace(round(line.spacing + track, 4))
        text.textOut("".join(one.char for one in glyphs))
    canvas.drawText(text)


def _stroke(canvas: Any, x1: float, y1: float, x2: float, y2: float, width: float = 0.6) -> None:
    canvas.setLineWidth(width)
    canvas.line(x1, y1, x2, y2)


def _draw_row(canvas: Any, row: RowItem, left: float, y: float, width: float) -> None:
    bottom = y - row.height
    if row.first:
        _stroke(canvas, left, y, left + width, y)
    for box in row.cells:
        _stroke(canvas, left + box.x, y, left + box.x, bottom)
        _draw_cell(canvas, box, left, y, bottom)
    _stroke(canvas, left + width, y, left + width, bottom)
    _stroke(canvas, left, bottom, left + width, bottom)


def _draw_cell(canvas: Any, box: CellBox, left: float, y: float, bottom: float) -> None:
    spare = (y - bottom) - 2 * CELL_PAD_Y - box.text_height - box.foot_height
    at = y - CELL_PAD_Y - (max(0.0, spare) / 2 if box.middle and not box.foot else 0.0)
    for line, height in box.lines:
        draw_line(canvas, line, left + box.x + CELL_PAD_X, at, height)
        at -= height
    at = bottom + CELL_PAD_Y + box.foot_height
    for line, height in box.foot:
        draw_line(canvas, line, left + box.x + CELL_PAD_X, at, height)
        at -= height


def _draw_seal(canvas: Any, item: SealItem, left: float, y: float) -> None:
    middle = y - item.height / 2
    canvas.saveState()
    canvas.setStrokeGray(GREY)
    canvas.setLineWidth(0.5)
    canvas.setDash(2, 2)
    canvas.circle(left + item.centre_x, middle, SEAL_MM * MM / 2)
    canvas.setDash()
    canvas.setFillGray(GREY)
    line = _small("（印章）", item.centre_x * 2)
    draw_line(canvas, line, left, middle - item.leading - 4, 12)
    canvas.restoreState()
    draw_line(canvas, item.organ, left, middle + item.leading, item.leading)
    draw_line(canvas, item.date, left, middle, item.leading)


def _small(text: str, width: float, size: float = 9) -> Line:
    return break_lines(glyphs_of((Run(text),), "song", size), width, size, align="center")[0]


def _draw_foot(
    canvas: Any, measures: Geometry, composition: Composition, stamp: Stamp, number: int, pages: int
) -> None:
    bottom = PAGE_HEIGHT - measures.top - measures.height
    label = break_lines(
        glyphs_of((Run(f"— {number} —"),), "song", PAGE_NUMBER_SIZE), measures.width, PAGE_NUMBER_SIZE, align="left"
    )[0]
    official = composition.layout == "official"
    em = measures.indent_em
    # GB/T 9704 7.5: odd pages right, even pages left, one character in; forms keep it in the middle
    if not official:
        x = (measures.width - label.width) / 2
    else:
        x = measures.width - label.width - em if number % 2 else em
    below = bottom - PAGE_NUMBER_BELOW_MM * MM + PAGE_NUMBER_SIZE
    if composition.page_numbers:
        draw_line(canvas, label, measures.left + x, below, PAGE_NUMBER_SIZE)
    if composition.page_sign:
        words = (Run(f"{composition.page_sign}：______________"),)
        sign = break_lines(glyphs_of(words, "fang", 10.5), measures.width, 10.5, align="right")[0]
        draw_line(canvas, sign, measures.left, below, PAGE_NUMBER_SIZE)
    qr_left = PAGE_WIDTH - 20 * MM - QR_MM * MM if official and number % 2 == 0 else measures.left
    if official:
        qr_left = measures.left if number % 2 else measures.left + measures.width - QR_MM * MM
    _draw_qr(canvas, mark_of(composition, number, pages).text, qr_left, QR_BOTTOM_MM * MM)
    _draw_words(canvas, composition, stamp, number, pages, qr_left, measures)


def _draw_qr(canvas: Any, text: str, x: float, y: float) -> None:
    rows = modules(text)
    step = QR_MM * MM / len(rows)
    canvas.setFillGray(0)
    for row_number, row in enumerate(rows):
        top = y + QR_MM * MM - (row_number + 1) * step
        for start, count in _dark_stretches(row):
            canvas.rect(x + start * step, top, count * step, step + 0.02, stroke=0, fill=1)


def _dark_stretches(row: Sequence[bool]) -> Iterator[tuple[int, int]]:
    at = 0
    for dark, group in groupby(row):
        count = len(list(group))
        if dark:
            yield at, count
        at += count


def _draw_words(
    canvas: Any, composition: Composition, stamp: Stamp, number: int, pages: int, qr_left: float, measures: Geometry
) -> None:
    parts = [
        composition.number or composition.title,
        f"第{composition.version}版 第{number}页 共{pages}页 校验码{composition.short_hash}",
    ]
    if stamp.text:
        parts.append(f"记录 {stamp.text}")
    left_side = qr_left > measures.left + measures.width / 2
    for index, text in enumerate(parts):
        glyphs = glyphs_of((Run(text),), "song", FOOT_SIZE)
        line = break_lines(glyphs, 130 * MM, FOOT_SIZE, align="left")[0]
        x = qr_left - line.width - 3 * MM if left_side else qr_left + QR_MM * MM + 3 * MM
        draw_line(canvas, line, x, QR_BOTTOM_MM * MM + (len(parts) - index) * 10, 10)


def _draw_draft(canvas: Any) -> None:
    canvas.saveState()
    canvas.setFillGray(0.85)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(45)
    line = break_lines(glyphs_of((Run("草　稿"),), "hei", 90), 600, 90, align="center")[0]
    draw_line(canvas, line, -300, 45, 90)
    canvas.restoreState()

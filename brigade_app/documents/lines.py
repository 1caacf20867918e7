"""Lines of Chinese text: what may not begin or end a line, words of digits and letters kept whole, both edges even.

A closing mark that would fall on the next line is pressed into this one where a full line can take it up; otherwise the
character before it goes along. Source: GB/T 15834-2011, 5.1 (places of punctuation marks).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from brigade_app.documents.composition import Align, Run
from brigade_app.documents.errors import GlyphMissing
from brigade_app.documents.fonts import glyph

NO_START = frozenset("，。、；：？！）〕》〉」』】〗］｝’”…—～·％‰℃㎡,.;:?!)]}%号")
NO_END = frozenset("（〔《〈「『【〖［｛‘“([{￥№第")
CLOSING = frozenset("，。、；：？！）〕》〉」』】〗］｝’”")
DOUBLED = frozenset("…—")
MAX_PRESSED_EMS = 1.05
MIN_GLYPHS_TO_PRESS = 12
MAX_STRETCH_EMS = 2.5
BALANCED_LINES = 2
NBSP_TO_BLANK = {"\u00a0": " "}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with the font that draws it and its width in points; ``line`` marks a blank to be ruled."""

    char: str
    face: str
    width: float
    ruled: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its glyphs, where it starts from the block's edge, extra space after each glyph, size in points."""

    glyphs: tuple[Glyph, ...]
    x: float
    spacing: float
    size: float

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(one.char for one in self.glyphs)

    @property
    def width(self) -> float:
        """The width with its extra space."""
        return sum(one.width for one in self.glyphs) + self.spacing * max(0, len(self.glyphs) - 1)


def glyphs_of(runs: Sequence[Run], main: str, size: float, tracking: float = 0) -> list[Glyph]:
    """Return the glyphs of runs in the style of ``main``.

    Raises:
        GlyphMissing: facts ``char``, ``code``, and the field or the words before it as ``place``.
    """
    made = []
    for run in runs:
        for character in run.text:
            shown = NBSP_TO_BLANK.get(character, character)
            try:
                name, width = glyph(shown, main)
            except GlyphMissing as error:
                place = run.field or run.text[:20]
                raise GlyphMissing(char=character, code=error.facts["code"], place=place) from error
            made.append(Glyph(shown, name, width * size + tracking, run.blank))
    return made


def break_lines(
    glyphs: Sequence[Glyph],
    width: float,
    size: float,
    *,
    align: Align = "justify",
    indent: float = 0,
    hang: float = 0,
) -> list[Line]:
    """Return the lines of a paragraph ``width`` points wide; an empty paragraph is one empty line."""
    lines: list[Line] = []
    start, count = 0, len(glyphs)
    while start < count or not lines:
        offset = indent if not lines else hang
        end = _line_end(glyphs, start, width - offset, size)
        body = list(glyphs[start:end])
        last = end >= count
        while body and body[-1].char == " " and not last:
            body.pop()
        lines.append(_placed(body, width, offset, size, align, last=last))
        start = end
        while start < count and glyphs[start].char == " ":
            start += 1
        if count == 0:
            break
    return lines


def _line_end(glyphs: Sequence[Glyph], start: int, room: float, size: float) -> int:
    used, count = 0.0, len(glyphs)
    for index in range(start, count):
        used += glyphs[index].width
        if used <= room + 0.01:
            continue
        fits_pressed = used - room <= size * MAX_PRESSED_EMS and index - start >= MIN_GLYPHS_TO_PRESS
        if glyphs[index].char in CLOSING and fits_pressed and may_break(glyphs, index + 1):
            return index + 1
        for cut in range(index, start, -1):
            if may_break(glyphs, cut):
                return cut
        return max(index, start + 1)
    return count


def balanced_lines(glyphs: Sequence[Glyph], width: float, size: float) -> list[Line]:
    """Return centred lines; two of them about equally long, and a bracket with its words where that can be.

    A label of a table broken where the column ends (来源单位（个 / 人）) looks like a slip of the pen.
    """
    lines = break_lines(glyphs, width, size, align="center")
    cuts = [at for at in range(1, len(glyphs)) if may_break(glyphs, at) and _both_fit(glyphs, at, width)]
    if len(lines) != BALANCED_LINES or not cuts:
        return lines
    cut = min(cuts, key=lambda at: (_in_bracket(glyphs, at), abs(_width(glyphs[:at]) - _width(glyphs[at:]))))
    return [_placed(list(part), width, 0, size, "center", last=True) for part in (glyphs[:cut], glyphs[cut:])]


def _width(glyphs: Sequence[Glyph]) -> float:
    return sum(one.width for one in glyphs)


def _both_fit(glyphs: Sequence[Glyph], at: int, width: float) -> bool:
    return max(_width(glyphs[:at]), _width(glyphs[at:])) <= width


def _in_bracket(glyphs: Sequence[Glyph], at: int) -> bool:
    before = [one.char for one in glyphs[:at]]
    return before.count("（") > before.count("）")


def may_break(glyphs: Sequence[Glyph], at: int) -> bool:
    """Whether a line may end before the glyph at ``at``."""
    if at <= 0 or at >= len(glyphs):
        return True
    before, after = glyphs[at - 1].char, glyphs[at].char
    if before == "〕" and after.isdigit():
        return False  # 〔2026〕12号 is one word
    if after in NO_START or before in NO_END:
        return before == " " and after not in NO_START
    if before in DOUBLED and before == after:
        return False
    return not (_in_word(before) and _in_word(after))


def _in_word(character: str) -> bool:
    return character.isascii() and not character.isspace() and character not in "_"


def _placed(body: list[Glyph], width: float, offset: float, size: float, align: Align, *, last: bool) -> Line:
    natural = sum(one.width for one in body)
    spare = width - offset - natural
    gaps = max(1, len(body) - 1)
    if spare < 0:
        return Line(tuple(body), offset, spare / gaps, size)
    if align == "justify" and not last and spare <= size * MAX_STRETCH_EMS:
        return Line(tuple(body), offset, spare / gaps, size)
    shift = spare if align == "right" else spare / 2 if align == "center" else 0.0
    return Line(tuple(body), offset + shift, 0.0, size)

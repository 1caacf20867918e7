"""Makes the shipped fonts from their published originals; run it when an original changes, not at build time.

    python resources/fonts/make_fonts.py fang  FandolFang-Regular.otf  resources/fonts/FandolFang-Regular.ttf
    python resources/fonts/make_fonts.py rare  BabelStoneHan.ttf  resources/fonts/BabelStoneHan-Rare.ttf

``fang`` turns the cubic outlines of FandolFang into quadratic ones (the PDF writer takes only glyf TrueType) and takes
U+FFE5 out of its table of characters, since every Fandol font draws that sign as a dollar. ``rare`` keeps of BabelStone
Han the Han characters that Noto Serif SC has not. Noto Serif SC, Noto Sans SC and LXGW WenKai are shipped unchanged.
"""

import sys
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

FULLWIDTH_YEN = 0xFFE5
MAX_ERROR_UNITS = 0.6
"""How far a quadratic outline may lie from the cubic one, in thousandths of an em."""
HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))


def make_fang(source: Path, target: Path) -> None:
    """Write the glyf twin of a CFF font, without U+FFE5 and without layout tables."""
    font = TTFont(source)
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, MAX_ERROR_UNITS, reverse_direction=True))
        drawn[name] = pen.glyph()
    for tag in ("CFF ", "VORG", "GSUB", "GPOS", "BASE", "DSIG"):
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    glyf = font["glyf"] = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, drawn
    for name, glyph in drawn.items():
        glyph.recalcBounds(glyf)
        font["hmtx"][name] = (font["hmtx"][name][0], getattr(glyph, "xMin", 0))
    _set_limits(font)
    for table in font["cmap"].tables:
        table.cmap.pop(FULLWIDTH_YEN, None)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    font.recalcTimestamp = False
    font.save(target)


def _set_limits(font: TTFont) -> None:
    maxp = font["maxp"] = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00010000, len(font.getGlyphOrder())
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
        "maxSizeOfInstructions", "maxComponentElements", "maxPoints", "maxContours", "maxCompositePoints",
        "maxCompositeContours", "maxComponentDepth",
    ):  # fmt: skip
        setattr(maxp, field, 0)
    maxp.recalc(font)


def make_rare(source: Path, target: Path) -> None:
    """Write the Han characters of ``source`` that the Noto Serif SC beside this script has not."""
    known = set(TTFont(Path(__file__).parent / "NotoSerifSC-Regular.ttf", lazy=True).getBestCmap())
    font = TTFont(source)
    wanted = {code for code in font.getBestCmap() if any(low <= code <= high for low, high in HAN)} - known
    options = Options(layout_features=[], hinting=False, glyph_names=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.recalcTimestamp = False
    font.save(target)


if __name__ == "__main__":
    what, source_text, target_text = sys.argv[1:]
    {"fang": make_fang, "rare": make_rare}[what](Path(source_text), Path(target_text))

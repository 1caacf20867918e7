"""The shipped fonts: which one draws a character, how wide it is, and the error where none does.

Chain of a character: the style's own font, Noto Serif SC, the rare Han of BabelStone, else `GlyphMissing`. FandolFang
has no U+FFE5 on purpose (it draws the yen sign as a dollar), so that sign comes from Noto. ToUnicode is written here,
since the PDF library writes characters beyond U+FFFF wrongly, and code 0 and doubled blanks must not be mapped.
"""

import threading
from collections.abc import Iterator
from functools import cache
from typing import Any

from brigade_app.documents.errors import FontMissing, GlyphMissing
from brigade_app.paths import resources_folder

FACES = {
    "fang": "FandolFang-Regular.ttf", "song": "NotoSerifSC-Regular.ttf", "title": "NotoSerifSC-Bold.ttf",
    "hei": "NotoSansSC-Medium.ttf", "kai": "LXGWWenKai-Regular.ttf", "rare": "BabelStoneHan-Rare.ttf",
}  # fmt: skip
FALLBACKS = ("song", "rare")
HANDWRITING = ("fang", "kai")
DRAWING = threading.RLock()
"""Held while a document is drawn: the library's font objects keep state for one document at a time."""


@cache
def face(name: str) -> Any:
    """Return a font as the PDF library knows it, registered under ``name``.

    Raises:
        FontMissing: the file is not there.
    """
    from reportlab.pdfbase import pdfmetrics

    path = resources_folder() / "fonts" / FACES[name]
    if not path.is_file():
        raise FontMissing(path=str(path))
    font = _made(name, str(path))
    pdfmetrics.registerFont(font)
    return font


def _made(name: str, path: str) -> Any:
    from reportlab.pdfbase.ttfonts import TTFont

    class ExactFont(TTFont):  # type: ignore[misc]  # the library has no types
        """A font whose ToUnicode tells the truth beyond U+FFFF."""

        def addObjects(self, doc: Any) -> None:  # noqa: N802  # an override
            subsets = [list(subset) for subset in self.state[doc].subsets]
            super().addObjects(doc)
            for number, subset in enumerate(subsets):
                internal = self.state_name(doc, number)
                stream = doc.idToObject[f"toUnicodeCMap:{internal}"]
                stream.content = to_unicode(subset)

        def state_name(self, doc: Any, number: int) -> str:
            """The name under which the library filed a subset's table."""
            from reportlab.pdfbase.ttfonts import SUBSETN

            return b"".join((SUBSETN(number), b"+", self.face.name, self.face.subfontNameX)).decode("pdfdoc")

    return ExactFont(name, path, shapable=False, asciiReadable=False)


def to_unicode(subset: list[int]) -> str:
    """Return the ToUnicode table of a subset: code to UTF-16BE, at most a hundred pairs a block."""
    pairs = list(_pairs(subset))
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def", "/CMapType 2 def",
        "1 begincodespacerange", "<00> <FF>", "endcodespacerange",
    ]  # fmt: skip
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)


def _pairs(subset: list[int]) -> Iterator[str]:
    for code, character in enumerate(subset):
        if character and (character != 32 or code == 32):
            yield f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"


@cache
def glyph(character: str, main: str) -> tuple[str, float]:
    """Return the font that draws a character in the style of ``main``, and its width in ems.

    Raises:
        GlyphMissing: no font has it. Facts ``char`` and ``code``.
    """
    code = ord(character)
    # Latin, digits and underscores of the two handwriting styles fit neither ruled lines nor figures
    chain = FALLBACKS if code < 0x7F and main in HANDWRITING else (main, *FALLBACKS)
    for name in chain:
        drawn = face(name).face
        if code in drawn.charToGlyph:
            return name, drawn.charWidths.get(code, drawn.defaultWidth) / 1000
    raise GlyphMissing(char=character, code=f"U+{code:04X}", place="")


def read_fonts() -> None:
    """Read every font now; a second call costs nothing."""
    with DRAWING:
        for name in FACES:
            face(name)


def missing_characters(text: str, main: str = "fang") -> tuple[str, ...]:
    """Return the characters that no font has, each once."""
    found: dict[str, None] = {}
    for character in dict.fromkeys(text):
        try:
            glyph(character, main)
        except GlyphMissing:
            found[character] = None
    return tuple(found)

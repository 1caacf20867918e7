"""The theme: every pair of text and ground can be read in both modes, and the sheet leaves no name open."""

import re

import pytest
from PySide6.QtGui import QFont, QTextLayout

from brigade_app.ui.kit import RESOURCES, Look, Text, contrast, load_theme, wear
from brigade_app.ui.kit.look import style_sheet
from brigade_app.ui.kit.tokens import LOWEST_CONTRAST

MODES = ("light", "dark")


@pytest.mark.parametrize("mode", MODES)
def test_every_text_can_be_read_on_its_ground(mode):
    theme = load_theme(mode)
    poor = {pair: contrast(theme[pair[0]], theme[pair[1]]) for pair in theme.pairs}
    assert not {pair: ratio for pair, ratio in poor.items() if ratio < LOWEST_CONTRAST}


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


def test_both_modes_have_the_same_names():
    assert load_theme("light").colours.keys() == load_theme("dark").colours.keys()


@pytest.mark.parametrize("mode", MODES)
def test_the_sheet_fills_every_name_and_every_em(mode):
    sheet = style_sheet(load_theme(mode), 14.0)
    assert "@" not in sheet
    assert not re.search(r"\dem\b", sheet)
    for file in re.findall(r'url\("([^"]+)"\)', sheet):
        assert file.startswith(str(RESOURCES.as_posix()))


def test_a_colour_is_named_only_in_the_tokens():
    """No colour by its digits in the code: what the contrast test does not see would go unread."""
    offenders = [
        str(path)
        for path in (RESOURCES.parent / "brigade_app" / "ui").rglob("*.py")
        if re.search(r"#[0-9A-Fa-f]{6}\b", path.read_text(encoding="utf-8"))
    ]
    assert not offenders


def test_no_character_of_a_rare_name_is_a_box(qapp):
    """Glyph 0 is the box; every run must come from a font that has the character."""
    wear(qapp, Look(shipped_font=True))
    for weight in (QFont.Weight.Normal, QFont.Weight.Bold):
        font = QFont(qapp.font())
        font.setWeight(weight)
        layout = QTextLayout("王𪚥𬭎㛃䶮", font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        glyphs = [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]
        assert len(glyphs) == 5
        assert 0 not in glyphs


def test_a_styled_title_keeps_the_font_of_rare_characters(qapp):
    wear(qapp, Look(shipped_font=True))
    title = Text("王𪚥", "title")
    title.show()
    title.ensurePolished()
    assert "BabelStone Han" in title.font().families()
    title.close()

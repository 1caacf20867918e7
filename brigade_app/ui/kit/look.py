"""How every window looks: Fusion, the shipped or the system's Chinese font, one palette and one style sheet.

Sizes are multiples of ``em``, which is the width of a Chinese character in the body font (the font's own em square),
not the taller height of a line: 2.2 em is a row that holds one line with air above and below.
"""

import re
import sys
from dataclasses import dataclass, replace
from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from brigade_app.paths import APP
from brigade_app.ui.kit.tokens import RESOURCES, Mode, Theme, load_theme

BODY_POINTS: Final = 10.5
BIG_POINTS: Final = 13.0
SHIPPED_FAMILY: Final = "Noto Sans SC"
RARE_FAMILY: Final = "BabelStone Han"
RARE_FILE: Final = "BabelStoneHan-Rare.ttf"
"""Draws the rare characters of names (𪚥) that no body font has; documents take the same file."""
SYSTEM_FAMILIES: Final = ("Microsoft YaHei UI", "PingFang SC")
FONT_FILES: Final = ("NotoSansSC-Regular.ttf", "NotoSansSC-Medium.ttf", "NotoSansSC-Bold.ttf")


@dataclass(frozen=True, slots=True)
class Look:
    """What a person may choose of the look: mode and big type; ``shipped_font`` pins the font (tests, pictures)."""

    mode: Mode = "light"
    big: bool = False
    shipped_font: bool = False


class _Current(QObject):
    """The look that is on, and the fact that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look()
        self.em = 14.0
        self.theme = load_theme("light")


CURRENT: Final = _Current()


def theme() -> Theme:
    """Return the theme that is on."""
    return CURRENT.theme


def em(times: float = 1.0) -> int:
    """Return ``times`` em in pixels of the body font, at least one."""
    return max(1, round(CURRENT.em * times))


def change_look(app: QApplication, **changes: Any) -> None:
    """Put on the present look with some of its choices changed."""
    wear(app, replace(CURRENT.look, **changes))


def make_application(program: str) -> QApplication:
    """Return the application, in Fusion on every system.

    The style is asked for in Qt's own words: the object of a style would bring all its lists of constants into Python.
    """
    application = QApplication([program, "-style", "Fusion"])
    application.setApplicationName(APP)
    return application


def wear(app: QApplication, look: Look) -> None:
    """Put the look on the whole application: font, palette and style sheet."""
    font = QFont()
    font.setFamilies([_family(look.shipped_font), _rare_family()])
    font.setPointSizeF(BIG_POINTS if look.big else BODY_POINTS)
    app.setFont(font)
    CURRENT.look, CURRENT.theme = look, load_theme(look.mode)
    CURRENT.em = QFontMetricsF(font).horizontalAdvance("永")
    app.setPalette(_palette(CURRENT.theme))
    app.setStyleSheet(style_sheet(CURRENT.theme, CURRENT.em))
    CURRENT.changed.emit()


def style_sheet(theme: Theme, em_px: float) -> str:
    """Return the one style sheet with the theme's colours and with pixels for em."""
    text = (RESOURCES / "theme" / "style.qss").read_text(encoding="utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for name in ("chevron-down", "check"):
        text = text.replace(f"@{name}-icon", (RESOURCES / "theme" / f"{name}-{theme.mode}.svg").as_posix())
    text = re.sub(r"@([a-z-]+)", lambda found: theme[found[1]], text)
    return re.sub(r"(\d+(?:\.\d+)?)em\b", lambda found: f"{max(1, round(float(found[1]) * em_px))}px", text)


def _family(shipped: bool) -> str:
    """Return the family of the body text: the system's Chinese one where it has its own design, else the shipped one.

    Linux's own, 思源黑体, is the shipped design under another name; asking for its list of families takes long.
    """
    if not shipped and sys.platform != "linux":
        present = set(QFontDatabase.families())
        found = next((family for family in SYSTEM_FAMILIES if family in present), None)
        if found is not None:
            return found
    if not CURRENT.property("fonts-registered"):
        for name in FONT_FILES:
            QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        CURRENT.setProperty("fonts-registered", True)
    return SHIPPED_FAMILY


def _rare_family() -> str:
    """Return the family that steps in where the body font has no picture of a character."""
    if not CURRENT.property("rare-registered"):
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / RARE_FILE))
        CURRENT.setProperty("rare-registered", True)
    return RARE_FAMILY


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: "canvas", QPalette.ColorRole.WindowText: "text", QPalette.ColorRole.Base: "surface",
        QPalette.ColorRole.AlternateBase: "canvas", QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.Button: "surface",
        QPalette.ColorRole.ButtonText: "text", QPalette.ColorRole.BrightText: "late", QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Highlight: "accent", QPalette.ColorRole.HighlightedText: "accent-on",
        QPalette.ColorRole.ToolTipBase: "surface", QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "muted",
    }  # fmt: skip
    for role, name in roles.items():
        palette.setColor(role, QColor(theme[name]))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme["muted"]))
    return palette

"""The theme as data: colours by name for the light and the dark mode, and the contrast between two of them.

``resources/theme/tokens.toml`` holds the values; nothing in the code names a colour by its digits.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from brigade_app.paths import resources_folder

RESOURCES = resources_folder()
Mode = Literal["light", "dark"]
LOWEST_CONTRAST = 4.5


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one mode as ``#RRGGBB``, by name, and the pairs (text, ground) that stand together."""

    mode: Mode
    colours: Mapping[str, str]
    pairs: tuple[tuple[str, str], ...]

    def __getitem__(self, name: str) -> str:
        return self.colours[name]


@cache
def load_theme(mode: Mode) -> Theme:
    """Return the theme of ``mode`` from the shipped tokens."""
    table = tomllib.loads((RESOURCES / "theme" / "tokens.toml").read_text(encoding="utf-8"))
    pairs = tuple((text, ground) for text, grounds in table["pairs"].items() for ground in grounds)
    return Theme(mode, table[mode], pairs)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21. Source: WCAG 2.2, relative luminance and contrast ratio."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)

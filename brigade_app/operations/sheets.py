"""Workbooks that leave the store: no text in them becomes a formula or a link (R40)."""

from typing import Final

OPTIONS: Final = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
}  # fmt: skip
_FORMULA_STARTS = "=+-@\t\r＝＋－＠"


def plain(text: str) -> str:
    """Return a text that stays one when the sheet is saved as CSV and opened again."""
    return f"'{text}" if text[:1] in _FORMULA_STARTS else text

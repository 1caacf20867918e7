"""The ways out of a page: what a feature may ask of the window around it, without knowing the window."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtWidgets import QWidget

from brigade_app.ui.kit import Dialogs, Explanation
from brigade_app.ui.seat import Seat


class Ways(Protocol):
    """Handed to every page when it is made."""

    dialogs: Dialogs

    def go(self, place: str, wish: str = "") -> None:
        """Show a place of the navigation (``cases``); ``wish`` is what it shall show there (``late``)."""

    def open_case(self, case_id: str, part: str = "") -> None:
        """Open a case in its tab, at one of its parts (``evidence``)."""

    def open_tab(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        """Show the tab ``key``, made on first use."""

    def name_tab(self, key: str, title: str) -> None:
        """Give a tab another title."""

    def close_tab(self, key: str) -> None:
        """Close a tab."""

    def explain(self, explanation: Explanation) -> None:
        """Show why, at the side."""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the navigation: key, words, icon, and what makes its page.

    A page may have ``refresh()``, called whenever it is shown, and ``show_wish(str)``. Who may not do ``deed`` does not
    see it.
    """

    key: str
    words: str
    icon_name: str
    make: Callable[[Seat, Ways], QWidget]
    deed: str = ""

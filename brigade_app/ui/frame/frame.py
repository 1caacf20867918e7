"""The frame around every page: navigation, head with search and person, tabs, explain panel, status line.

The first tab is the place of the navigation; a case or another long piece of work has a tab of its own beside it. Pages
are hidden and never deleted while the frame lives, so that a late answer always has a home; a lock drops the whole
frame.
"""

from collections.abc import Callable, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from brigade_app.ui.frame.navigation import Navigation
from brigade_app.ui.frame.search import SearchBox
from brigade_app.ui.frame.status import StatusLine
from brigade_app.ui.frame.tabs import PageTabs
from brigade_app.ui.kit import Banner, Button, Dialogs, ExplainPanel, Explanation, Text, dress, em, row
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Place

NARROW_BELOW = 1280


@runtime_checkable
class Refreshes(Protocol):
    """A page that looks again whenever it is shown."""

    def refresh(self) -> None:
        """Look again."""


@runtime_checkable
class TakesWishes(Protocol):
    """A page that can be opened at a part of it."""

    def show_wish(self, wish: str) -> None:
        """Show what was wished for."""


class Frame(QWidget):
    """Holds the pages and gives them their `Ways`."""

    lock_asked = Signal()
    help_asked = Signal()
    place_shown = Signal(str)

    def __init__(
        self, seat: Seat, places: Sequence[Place], case_page: Callable[[Seat, "Frame", str], QWidget], dialogs: Dialogs
    ) -> None:
        super().__init__()
        self.setObjectName("frame")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self.dialogs = dialogs
        self._seat, self._case_page = seat, case_page
        self._places = {place.key: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self.place = ""
        desk = seat.desk
        self.navigation = Navigation(places, desk.unit.county_name or "", desk.unit.name)
        self.search = SearchBox(self)
        self._person = Text("", "body", "muted", name="person_line")
        self._lock = self._make_lock()
        self._tabs = PageTabs()
        self.alarm = Banner("frame_alarm")
        self.notice = Banner("frame_notice")
        self._stack = QStackedWidget()
        self.explain_panel = ExplainPanel()
        self.explain_panel.hide()
        self.status = StatusLine()
        self._lay_out()
        self._connect()

    def show_person(self, words: str) -> None:
        """Show who is logged in."""
        self._person.setText(words)

    def go(self, place: str, wish: str = "") -> None:
        """Show a place in the first tab."""
        if place not in self._places:
            return
        page = self._page(f"place:{place}", lambda: self._places[place].make(self._seat, self))
        self.place = place
        self.navigation.mark(place)
        if wish and isinstance(page, TakesWishes):
            page.show_wish(wish)
        self._tabs.show_place(f"place:{place}", self._places[place].words)
        self.place_shown.emit(place)

    def open_case(self, case_id: str, part: str = "") -> None:
        """Open a case in its tab."""
        self.open_tab(f"case:{case_id}", self.tr("Case"), lambda: self._case_page(self._seat, self, case_id))
        page = self._pages[f"case:{case_id}"]
        if part and isinstance(page, TakesWishes):
            page.show_wish(part)

    def open_tab(self, key: str, title: str, make: Callable[[], QWidget]) -> None:
        """Show a tab; it is made on first use."""
        if not self._tabs.has(key):
            self._page(key, make)
            self._tabs.add(key, title)
        self._tabs.bring(key)

    def name_tab(self, key: str, title: str) -> None:
        """Give a tab another title."""
        self._tabs.name(key, title)

    def close_tab(self, key: str) -> None:
        """Close a tab; its page stays hidden."""
        self._tabs.take_away(key)

    def explain(self, explanation: Explanation) -> None:
        """Show why, at the side."""
        self.explain_panel.show_explanation(explanation)
        self.explain_panel.show()

    def open_tabs(self) -> list[str]:
        """Return the keys of the tabs beside the first, to open them again after a lock."""
        return self._tabs.keys_beside()

    def tab_titles(self) -> list[str]:
        """Return the words of the tabs, the first one too."""
        return self._tabs.titles()

    def refresh_shown(self) -> None:
        """Let the page that is shown look again."""
        self._show_key(self._tabs.current_key())

    def shown_page(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._stack.currentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW_BELOW
        if narrow != self.navigation.narrow:
            self.navigation.set_narrow(narrow)

    def _page(self, key: str, make: Callable[[], QWidget]) -> QWidget:
        if key not in self._pages:
            self._pages[key] = make()
            self._stack.addWidget(self._pages[key])
        return self._pages[key]

    def _show(self, page: QWidget) -> None:
        self._stack.setCurrentWidget(page)
        if isinstance(page, Refreshes):
            page.refresh()

    def _show_key(self, key: str) -> None:
        if key in self._pages:
            self._show(self._pages[key])

    def _toggle_explain(self) -> None:
        self.explain_panel.setVisible(self.explain_panel.isHidden())

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _make_lock(self) -> Button:
        lock = Button(self.tr("Lock"), "lock_button", "quiet", "lock")
        lock.setToolTip(self.tr("Lock the window (Ctrl+L)"))
        return lock

    def _lay_out(self) -> None:
        head = QWidget()
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(head, part="head")
        head_row = row(self.search, None, self._person, self._lock, spacing_em=0.8)
        head_row.setContentsMargins(em(1.2), em(0.4), em(0.8), em(0.4))
        head_row.setStretch(0, 3)
        head_row.setStretch(1, 1)
        head.setLayout(head_row)
        tab_strip = QWidget()
        tab_strip.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(tab_strip, part="tabs")
        strip = row(self._tabs)
        strip.setContentsMargins(em(0.6), 0, em(0.6), 0)
        tab_strip.setLayout(strip)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.explain_panel)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(head)
        right.addWidget(tab_strip)
        right.addWidget(self.alarm)
        right.addWidget(self.notice)
        right.addLayout(middle, 1)
        right.addWidget(self.status)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.navigation)
        whole.addLayout(right, 1)

    def _connect(self) -> None:
        self.navigation.place_asked.connect(self.go)
        self._lock.clicked.connect(self.lock_asked)
        self._tabs.key_shown.connect(self._show_key)
        self.explain_panel.closed.connect(self.explain_panel.hide)
        for keys, slot in (
            ("Ctrl+K", self._focus_search),
            ("F2", self._toggle_explain),
            ("Ctrl+W", self._tabs.take_current_away),
            ("Ctrl+Tab", self._tabs.bring_next),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock_asked)
        QShortcut(QKeySequence("F1"), self).activated.connect(self.help_asked)

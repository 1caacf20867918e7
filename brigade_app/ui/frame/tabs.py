"""The tabs over the pages: the first is the place of the navigation, each beside it a long piece of work.

A tab stands for the key of its page (``place:board``, ``case:…``); the first tab changes its key and is never closed.
"""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QTabBar, QToolButton

from brigade_app.ui.kit import em, icon, named


class PageTabs(QTabBar):
    """``key_shown`` tells once for each time that a tab comes to the front or is asked for there anew."""

    key_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "tabs", self.tr("Open pages"))
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addTab("")
        self.currentChanged.connect(self._tell)

    def show_place(self, key: str, title: str) -> None:
        """Let the first tab stand for a place, and bring it to the front."""
        self.setTabData(0, key)
        self.setTabText(0, title)
        self._front(0)

    def has(self, key: str) -> bool:
        """Whether a tab stands for this page."""
        return self._at(key) >= 0

    def add(self, key: str, title: str) -> None:
        """Add a tab that can be closed, without bringing it to the front."""
        number = self.addTab(title)
        self.setTabData(number, key)
        self.setTabButton(number, QTabBar.ButtonPosition.RightSide, self._closer(key))

    def bring(self, key: str) -> None:
        """Bring a tab to the front."""
        self._front(self._at(key))

    def name(self, key: str, title: str) -> None:
        """Give a tab beside the first another title."""
        number = self._at(key)
        if number > 0:
            self.setTabText(number, title)

    def take_away(self, key: str) -> None:
        """Close a tab beside the first."""
        number = self._at(key)
        if number > 0:
            self.removeTab(number)

    def take_current_away(self) -> None:
        """Close the tab in front."""
        self.take_away(self.current_key())

    def bring_next(self) -> None:
        """Bring the tab on the right to the front; after the last comes the first."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())

    def current_key(self) -> str:
        """Return the key of the tab in front."""
        return str(self.tabData(self.currentIndex()))

    def keys_beside(self) -> list[str]:
        """Return the keys of the tabs beside the first."""
        return [str(self.tabData(number)) for number in range(1, self.count())]

    def titles(self) -> list[str]:
        """Return the words of the tabs, the first one too."""
        return [self.tabText(number) for number in range(self.count())]

    def _at(self, key: str) -> int:
        return next((number for number in range(self.count()) if self.tabData(number) == key), -1)

    def _front(self, number: int) -> None:
        if self.currentIndex() == number:
            self._tell(number)
        self.setCurrentIndex(number)

    def _tell(self, number: int) -> None:
        key = self.tabData(number)
        if key is not None:
            self.key_shown.emit(str(key))

    def _closer(self, key: str) -> QToolButton:
        closer = QToolButton()
        named(closer, "close_tab", self.tr("Close this page"))
        closer.setToolTip(self.tr("Close (Ctrl+W)"))
        closer.setIcon(icon("x", "muted", 0.9))
        closer.setIconSize(QSize(em(0.9), em(0.9)))
        closer.setAutoRaise(True)
        closer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        closer.setProperty("tab", key)
        closer.clicked.connect(self._close_asked)
        return closer

    def _close_asked(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.take_away(str(sender.property("tab")))

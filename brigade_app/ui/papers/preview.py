"""Pages of a document as pictures, one under the other: as wide as there is room, whole, or in a size of one's own.

The pictures are scaled when they are painted, for the screen's own pixels, so that a long document is shown at once
and a page is as sharp at 150 % as at 100 %.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, EmptyState, LineEntry, Text, dress, em, named, row, theme

STEPS = (0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1.0, 1.25, 1.5, 2.0, 3.0)
"""The sizes that + and − walk through; 1 is the size of the paper."""
NUMBER_EM = 2.8
PAPER_EM = 56.7
"""210 mm in em of 10.5 points: the width of A4 in its own size."""


class Page(QWidget):
    """One page. It scales its picture when it is first painted in a size."""

    def __init__(self, picture: QPixmap, name: str) -> None:
        super().__init__()
        self.picture = picture
        self.setAccessibleName(name)
        self._scaled = QPixmap()

    def show_in(self, width: int) -> None:
        """Take this width and the height that goes with it."""
        self.setFixedSize(width, round(width * self.picture.height() / max(1, self.picture.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        pixels = self.size() * self.devicePixelRatio()
        if self._scaled.size() != pixels:
            self._scaled = self.picture.scaled(
                pixels, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        painter = QPainter(self)
        painter.drawPixmap(self.rect(), self._scaled)
        painter.setPen(QColor(theme()["line"]))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class Pages(QScrollArea):
    """The pages, scrolled with the keys: Page Up and Page Down go by pages, Home and End to the ends."""

    turned = Signal(int)
    resized = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, "preview_pages", name)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.pages: list[Page] = []
        self.verticalScrollBar().valueChanged.connect(self._tell)

    def show_pages(self, pages: list[Page], empty: QWidget) -> None:
        """Show these pages, or what is said without any."""
        self.pages = pages
        inner = QWidget()
        dress(inner, ground="clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.8))
        for page in pages:
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
        if not pages:
            column.addWidget(empty)
        column.addStretch()
        self.setWidget(inner)

    def settle(self) -> None:
        """Take the new sizes of the pages at once, not at the next turn of the loop."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None
        if inner is not None and layout is not None:
            layout.activate()
            inner.resize(inner.minimumSizeHint().expandedTo(self.viewport().size()))

    @property
    def current(self) -> int:
        """The page that has the upper third of the room, from 0."""
        top = self.verticalScrollBar().value() + self.viewport().height() // 3
        before = [number for number, page in enumerate(self.pages) if page.y() <= top]
        return before[-1] if before else 0

    def go_to(self, number: int) -> None:
        """Scroll to the head of a page."""
        if self.pages:
            chosen = self.pages[max(0, min(number, len(self.pages) - 1))]
            self.verticalScrollBar().setValue(chosen.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: self.current + 1, Qt.Key.Key_PageUp: self.current - 1}
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(self.pages) - 1}
        goes_to = {**steps, **ends}.get(Qt.Key(event.key()))
        if goes_to is None:
            super().keyPressEvent(event)
        else:
            self.go_to(goes_to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def _tell(self, _value: int) -> None:
        self.turned.emit(self.current)


class Preview(QWidget):
    """The pages with their tools; without any it says what to do. Ctrl and +, −, 0 change the size."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence
        self.setObjectName("paper_preview")
        self.setAccessibleName(self.tr("Preview"))
        self._size: float | None = None
        self._whole = False
        self._number = LineEntry("preview_page", self.tr("Go to page"))
        self._number.setFixedWidth(em(NUMBER_EM))
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._total = Text("", "caption", "muted")
        self._smaller = Button("−", "preview_smaller", "quiet")
        self._larger = Button("+", "preview_larger", "quiet")
        self._share = Text("", "caption", "muted", name="preview_share")
        self._fit_width = Button(self.tr("Fit width"), "preview_width", "quiet")
        self._fit_page = Button(self.tr("Fit page"), "preview_whole", "quiet")
        self._pages = Pages(self.tr("Preview"))
        self._lay_out()
        self._connect()
        self.show_pages(())

    def show_pages(self, pages: Sequence[bytes], *, stay: bool = False) -> None:
        """Show these pages (PNG) from the first, or from the one that was looked at (``stay``)."""
        pictures = []
        for content in pages:
            page = QPixmap()
            if page.loadFromData(content):
                pictures.append(page)
        before = self._pages.current if stay else 0
        shown = [Page(one, self.tr("Page {number}").format(number=at)) for at, one in enumerate(pictures, 1)]
        self._pages.show_pages(shown, EmptyState(self._sentence, icon_name="file-text"))
        self._tools.setVisible(bool(shown))
        self._total.setText(self.tr("of %n page(s)", "", len(shown)))
        self._fit(before)

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages.pages)

    @property
    def page_width(self) -> int:
        """How wide the first page is shown, in points of the screen."""
        return self._pages.pages[0].width() if self._pages.pages else 0

    def _lay_out(self) -> None:
        self._smaller.setAccessibleName(self.tr("Smaller (Ctrl+−)"))
        self._larger.setAccessibleName(self.tr("Larger (Ctrl++)"))
        for button in (self._smaller, self._larger):
            button.setToolTip(button.accessibleName())
        self._fit_width.setToolTip(self.tr("As wide as there is room (Ctrl+0)"))
        self._fit_page.setToolTip(self.tr("The whole page (Ctrl+Shift+0)"))
        self._tools = QWidget()
        self._tools.setLayout(
            row(
                self._number, self._total, None, self._smaller, self._share, self._larger, self._fit_width,
                self._fit_page, spacing_em=0.3,
            )
        )  # fmt: skip
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.3))
        column.addWidget(self._tools)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._number.editingFinished.connect(self._jump)
        self._pages.turned.connect(self._show_number)
        self._pages.resized.connect(self._refit)
        self._smaller.clicked.connect(self._go_smaller)
        self._larger.clicked.connect(self._go_larger)
        self._fit_width.clicked.connect(self._go_wide)
        self._fit_page.clicked.connect(self._go_whole)
        for keys, slot in (
            ("Ctrl++", self._go_larger), ("Ctrl+=", self._go_larger), ("Ctrl+-", self._go_smaller),
            ("Ctrl+0", self._go_wide), ("Ctrl+Shift+0", self._go_whole), ("Ctrl+)", self._go_whole),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def _jump(self) -> None:
        typed = self._number.text().strip()
        if typed.isdecimal():
            self._pages.go_to(int(typed) - 1)
        self._show_number(self._pages.current)

    def _show_number(self, current: int) -> None:
        self._number.setText(str(current + 1))

    def _go_smaller(self) -> None:
        at = self._share_now() - 0.01
        self._resize_to(max((step for step in STEPS if step < at), default=STEPS[0]))

    def _go_larger(self) -> None:
        at = self._share_now() + 0.01
        self._resize_to(min((step for step in STEPS if step > at), default=STEPS[-1]))

    def _go_wide(self) -> None:
        self._size, self._whole = None, False
        self._refit()

    def _go_whole(self) -> None:
        self._size, self._whole = None, True
        self._refit()

    def _resize_to(self, size: float) -> None:
        self._size = size
        self._refit()

    def _share_now(self) -> float:
        return self.page_width / em(PAPER_EM)

    def _refit(self) -> None:
        self._fit(self._pages.current)

    def _fit(self, current: int) -> None:
        """Give the pages their width and show the ``current`` one."""
        if not self._pages.pages:
            return
        room = self._pages.viewport().size()
        for page in self._pages.pages:
            page.show_in(self._width_of(page.picture.size(), room))
        self._pages.settle()
        self._pages.go_to(current)
        self._show_number(self._pages.current)
        self._share.setText(f"{self._share_now():.0%}")

    def _width_of(self, picture: QSize, room: QSize) -> int:
        if self._size is not None:
            return em(PAPER_EM * self._size)
        width = max(em(12), room.width())
        if not self._whole:
            return width
        return max(em(6), min(width, room.height() * picture.width() // max(1, picture.height())))

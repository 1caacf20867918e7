"""Pages of a document as pictures, one under the other, as wide as there is room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.kit import EmptyState, dress, em


class Preview(QScrollArea):
    """The pages; without any it says what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence
        self.setObjectName("paper_preview")
        self.setAccessibleName(self.tr("Preview"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pages: list[QPixmap] = []
        self._labels: list[QLabel] = []
        self.show_pages(())

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show these pages (PNG)."""
        self._pages = []
        for content in pages:
            page = QPixmap()
            if page.loadFromData(content):
                self._pages.append(page)
        inner = QWidget()
        dress(inner, ground="clear")
        column = QVBoxLayout(inner)
        column.setSpacing(em(0.8))
        self._labels = [QLabel() for _ in self._pages]
        for number, label in enumerate(self._labels, 1):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setAccessibleName(self.tr("Page {number}").format(number=number))
            column.addWidget(label)
        if not self._pages:
            column.addWidget(EmptyState(self._sentence, icon_name="file-text"))
        column.addStretch()
        self.setWidget(inner)
        self._fit()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return len(self._pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = max(em(20), self.viewport().width() - em(2))
        for label, page in zip(self._labels, self._pages, strict=True):
            size = QSize(width, width * page.height() // max(1, page.width()))
            label.setPixmap(
                page.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
            )

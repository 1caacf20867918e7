"""The manual's page: a reader for the markdown files that lie beside the program, with contents and back.

Links lead from page to page inside the manual and never outside it; a picture is drawn no wider than the page.
"""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from brigade_app.paths import manual_folder
from brigade_app.ui.kit import Button, Page, Words, em, language, named

Help = Words("Help")

TAB = "help"
CONTENTS = "README.md"
PAGE_EM = 62
MARGIN_EM = 1.2


class Manual(QTextBrowser):
    """Reads the pages of one language."""

    def __init__(self, language_code: str) -> None:
        super().__init__()
        self._folder = (manual_folder() / language_code).resolve()
        self._drawn_for = 0
        named(self, "manual", Help.tr("Manual"))
        self.setOpenExternalLinks(False)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.show_contents()

    def show_contents(self) -> None:
        """Go to the list of pages."""
        self.setSource(QUrl.fromLocalFile(str(self._folder / CONTENTS)))

    def doSetSource(
        self, name: QUrl | str, type: QTextDocument.ResourceType = QTextDocument.ResourceType.UnknownResource
    ) -> None:
        wanted = self.source().resolved(QUrl(name)) if self.source().isValid() else QUrl(name)
        if not self._is_ours(wanted):
            return
        self._drawn_for = self._room()
        super().doSetSource(wanted, QTextDocument.ResourceType.MarkdownResource)
        self.document().setDocumentMargin(em(MARGIN_EM))

    def loadResource(self, type: int, name: QUrl | str) -> Any:
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        wanted = self.source().resolved(QUrl(name))
        if not self._is_ours(wanted):
            return QImage()
        picture = QImage(wanted.toLocalFile())
        sharpness = self.devicePixelRatioF()
        wide = min(picture.width(), round(self._room() * sharpness))
        if picture.isNull() or wide <= 0:
            return picture
        drawn = picture.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        drawn.setDevicePixelRatio(sharpness)
        return drawn

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._room() != self._drawn_for and self.source().isValid():
            at = self.verticalScrollBar().value()
            self._drawn_for = self._room()
            self.document().clear()
            self.reload()
            self.document().setDocumentMargin(em(MARGIN_EM))
            self.verticalScrollBar().setValue(at)

    def _room(self) -> int:
        """Return how wide a picture may be."""
        return min(self.viewport().width() - 2 * em(MARGIN_EM + 0.6), em(PAGE_EM))

    def _is_ours(self, url: QUrl) -> bool:
        path = Path(url.toLocalFile()).resolve() if url.isLocalFile() else None
        return path is not None and path.is_relative_to(self._folder.parent) and path.is_file()


def make_help() -> QWidget:
    """Return the manual's page."""
    reader = Manual(language())
    contents = Button(Help.tr("Contents"), "manual_contents", "plain", "book-open")
    back = Button(Help.tr("Back"), "manual_back", "plain")
    back.setEnabled(False)
    page = Page("help", Help.tr("Manual"), back, contents)
    contents.clicked.connect(reader.show_contents)
    back.clicked.connect(reader.backward)
    reader.backwardAvailable.connect(back.setEnabled)
    page.body.addWidget(reader, 1)
    return page


def help_title() -> str:
    """Return the words of the manual's tab."""
    return Help.tr("Manual")

"""The manual in a tab (F1): one page of text in the screen's language, with headings to jump to."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from brigade_app.ui.kit import RESOURCES, Page, Words, em, language, named

Help = Words("Help")

TAB = "help"


def make_help() -> QWidget:
    """Return the manual's page."""
    page = Page("help", Help.tr("Manual"))
    browser = QTextBrowser()
    named(browser, "manual", Help.tr("Manual"))
    browser.setOpenLinks(True)
    browser.setOpenExternalLinks(False)
    browser.setFrameShape(QTextBrowser.Shape.NoFrame)
    browser.document().setDocumentMargin(em(1.2))
    browser.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
    folder = RESOURCES / "manual"
    browser.document().setBaseUrl(QUrl.fromLocalFile(str(folder) + "/"))
    browser.setMarkdown((folder / f"manual_{language()}.md").read_text(encoding="utf-8"))
    page.body.addWidget(browser, 1)
    return page


def help_title() -> str:
    """Return the words of the manual's tab."""
    return Help.tr("Manual")

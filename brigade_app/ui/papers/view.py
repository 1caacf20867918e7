"""The documents of a case in six sections: make, made, check, field pack, Word, volume and court."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from brigade_app.ui.kit import Banner, ProgressRow, em, named, scrolled
from brigade_app.ui.papers.check_section import CheckSection
from brigade_app.ui.papers.made_section import MadeSection
from brigade_app.ui.papers.make_section import MakeSection
from brigade_app.ui.papers.pack_section import PackSection
from brigade_app.ui.papers.volume_section import VolumeSection
from brigade_app.ui.papers.word_section import WordSection


class PapersPart(QWidget):
    """Holds the sections. ``form_chosen`` and ``preview_asked`` are those of the first; ``shown`` tells that a person
    looks at the documents."""

    form_chosen = Signal(str)
    preview_asked = Signal()
    section_shown = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("papers_part")
        self.banner = Banner("papers_banner")
        self.printing = ProgressRow(self.tr("Printing"), "print_progress")
        self.printing.hide()
        self._tabs = QTabBar()
        named(self._tabs, "paper_sections", self.tr("Documents"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self.make, self.made, self.check = MakeSection(), MadeSection(), CheckSection()
        self.pack, self.word, self.volume = PackSection(), WordSection(), VolumeSection()
        self._stack = QStackedWidget()
        self._keys: list[str] = []
        for key, words, section in (
            ("make", self.tr("Make"), self.make), ("made", self.tr("Made"), self.made),
            ("check", self.tr("Check of documents"), self.check), ("pack", self.tr("Field pack"), self.pack),
            ("word", self.tr("Word and templates"), self.word), ("volume", self.tr("Volume and court"), self.volume),
        ):  # fmt: skip
            self._keys.append(key)
            self._tabs.addTab(words)
            self._stack.addWidget(scrolled(section) if section is self.volume else section)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(self._tabs)
        column.addWidget(self.banner)
        column.addWidget(self.printing)
        column.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._change)
        self.make.form_chosen.connect(self.form_chosen)
        self.make.preview_asked.connect(self.preview_asked)

    def show_section(self, key: str) -> None:
        """Show a section."""
        self._tabs.setCurrentIndex(self._keys.index(key))

    def name_section(self, key: str, words: str) -> None:
        """Word the tab of a section (Made 3)."""
        self._tabs.setTabText(self._keys.index(key), words)

    @property
    def section(self) -> str:
        """The section that is shown."""
        return self._keys[self._tabs.currentIndex()]

    def next_finding(self) -> None:
        """Go to the next finding of the check of documents (F8)."""
        self.show_section("check")
        self.check.next_finding()

    def _change(self, number: int) -> None:
        self._stack.setCurrentIndex(number)
        self.banner.clear()
        self.section_shown.emit(self._keys[number])

"""The documents of a case: choose, fill in what only this paper says, preview, make, print; the volume; the linter."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.kit import (
    Banner,
    Button,
    Choice,
    Column,
    Field,
    ParagraphEntry,
    Progress,
    ProgressRow,
    Table,
    TableRow,
    Text,
    dress,
    em,
    row,
)
from brigade_app.ui.papers.preview import Preview
from brigade_app.ui.papers.rows import FormRow

LEFT_EM = 33


class PapersPart(QWidget):
    """Says what is asked: preview, make, print, save, bind, check, scans."""

    form_chosen = Signal(str)
    preview_asked = Signal()
    make_asked = Signal()
    print_asked = Signal(list)
    save_asked = Signal(list)
    open_asked = Signal(str)
    volume_asked = Signal()
    court_asked = Signal()
    check_asked = Signal()
    scans_asked = Signal()
    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("papers_part")
        self.banner = Banner("papers_banner")
        self.form = Choice("paper_form", self.tr("Document"), [])
        self.form.setMinimumContentsLength(20)
        self.step = Choice("paper_step", self.tr("About the step"), [])
        self.step.setMinimumContentsLength(20)
        self._entries: dict[str, ParagraphEntry] = {}
        self._entry_box = QWidget()
        self._preview = Button(self.tr("Preview"), "paper_preview_button", "plain", "eye")
        self._make = Button(self.tr("Make the document"), "paper_make", "primary")
        self.pages = Preview()
        columns = [
            Column(self.tr("Document"), 0), Column(self.tr("Number"), 8), Column(self.tr("State"), 4),
            Column(self.tr("Version"), 4.6), Column(self.tr("Pages"), 4), Column(self.tr("Printed"), 5.4),
        ]  # fmt: skip
        self.made = Table(columns, "papers_made", self.tr("Documents made"))
        self._print = Button(self.tr("Print"), "paper_print", "plain", "printer")
        self._save = Button(self.tr("Save as PDF"), "paper_save", "plain", "save")
        self._scans = Button(self.tr("File signed pages"), "paper_scans", "plain", "images")
        self._check = Button(self.tr("Check all"), "paper_check", "plain", "list-checks")
        self._volume = Button(self.tr("Bind volume"), "paper_volume", "plain", "book-open")
        self._court = Button(self.tr("Court package"), "paper_court", "plain", "scale")
        found = [
            Column(self.tr("Weight"), 8), Column(self.tr("Place"), 12), Column(self.tr("Problem"), 0),
            Column(self.tr("Correction"), 18),
        ]  # fmt: skip
        self.found = Table(found, "papers_found", self.tr("What the check found"))
        self.found.hide()
        self.progress = ProgressRow(self.tr("Binding"), "volume_progress")
        self.progress.hide()
        self._lay_out()
        self._connect()

    def show_forms(self, forms: Sequence[FormRow]) -> None:
        """Offer these forms."""
        before = self.form.value()
        self.form.blockSignals(True)
        self.form.clear()
        for one in forms:
            self.form.addItem(one.words, one.id)
        self.form.choose(before)
        self.form.blockSignals(False)

    def show_steps(self, steps: Sequence[tuple[str, str]]) -> None:
        """Offer these steps (words, id) for the chosen form."""
        self.step.clear()
        for words, value in steps:
            self.step.addItem(words, value)
        if not steps:
            self.step.addItem(self.tr("the case as a whole"), "")

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Ask for what only this paper says (key, label)."""
        fresh = QWidget()
        dress(fresh, ground="clear")
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, em(0.6), 0)
        column.setSpacing(em(0.4))
        self._entries = {}
        for key, label in entries:
            entry = ParagraphEntry(f"entry_{key}", label, lines=1)
            self._entries[key] = entry
            column.addWidget(Field(label, entry))
        column.addStretch()
        self._entry_area.setWidget(fresh)
        self._entry_area.setVisible(bool(entries))

    def typed(self) -> dict[str, str]:
        """Return the entries typed; empty ones are left out."""
        found = {key: entry.toPlainText().strip() for key, entry in self._entries.items()}
        return {key: text for key, text in found.items() if text}

    def show_made(self, rows: Sequence[TableRow], may_make: bool) -> None:
        """Show the documents that were made."""
        self.made.rows.show_rows(rows)
        for button in (self._print, self._save, self._check):
            button.setEnabled(bool(rows))
        for button in (self._make, self._scans, self._volume, self._court):
            button.setEnabled(may_make)

    def show_found(self, rows: Sequence[TableRow]) -> None:
        """Show what the check found."""
        self.found.rows.show_rows(rows)
        self.found.setVisible(bool(rows))

    def show_progress(self, progress: Progress) -> None:
        """Show how far the binding is."""
        self.progress.show()
        self.progress.show_progress(progress)

    def _lay_out(self) -> None:
        left = QWidget()
        left.setFixedWidth(em(LEFT_EM))
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(Field(self.tr("Document"), self.form))
        column.addWidget(Field(self.tr("About the step"), self.step))
        self._entry_area = QScrollArea()
        self._entry_area.setWidgetResizable(True)
        self._entry_area.setFocusPolicy(self._entry_area.focusPolicy().NoFocus)
        self._entry_area.hide()
        column.addWidget(self._entry_area, 2)
        column.addLayout(row(self._preview, self._make, None))
        column.addWidget(Text(self.tr("Documents made"), "strong"))
        column.addWidget(self.made, 1)
        column.addLayout(row(self._print, self._save, self._scans, None))
        column.addLayout(row(self._check, self._volume, self._court, None))
        column.addWidget(self.progress)
        right = QVBoxLayout()
        right.addWidget(self.pages, 1)
        right.addWidget(self.found)
        self.found.setFixedHeight(em(10))
        sides = QHBoxLayout()
        sides.setSpacing(em(0.8))
        sides.addWidget(left)
        sides.addLayout(right, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, em(0.4), 0, 0)
        whole.addWidget(self.banner)
        whole.addLayout(sides, 1)

    def _connect(self) -> None:
        self.form.activated.connect(self._tell_form)
        self._preview.clicked.connect(self.preview_asked)
        self._make.clicked.connect(self.make_asked)
        self._print.clicked.connect(self._tell_print)
        self._save.clicked.connect(self._tell_save)
        self._volume.clicked.connect(self.volume_asked)
        self._court.clicked.connect(self.court_asked)
        self._check.clicked.connect(self.check_asked)
        self._scans.clicked.connect(self.scans_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self.made.row_opened.connect(self.open_asked)
        self.made.row_chosen.connect(self.open_asked)

    def _tell_form(self) -> None:
        self.form_chosen.emit(str(self.form.value() or ""))

    def _chosen(self) -> list[str]:
        current = self.made.currentIndex()
        chosen = self.made.rows.row_at(current.row()) if current.isValid() else None
        return [chosen.id] if chosen is not None else []

    def _tell_print(self) -> None:
        self.print_asked.emit(self._chosen())

    def _tell_save(self) -> None:
        self.save_asked.emit(self._chosen())

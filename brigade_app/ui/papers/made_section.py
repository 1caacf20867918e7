"""The documents that were made: chosen one or several, shown, printed, saved, and their signed pages coming back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Column, Table, TableRow, Text, em, row
from brigade_app.ui.papers.preview import Preview


class MadeSection(QWidget):
    """Says which documents are to be opened, printed or saved, and that signed pages came back."""

    open_asked = Signal(str)
    print_asked = Signal(list)
    save_asked = Signal(list)
    word_asked = Signal(str)
    scans_asked = Signal()
    comment_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        columns = [
            Column(self.tr("Document"), 0, least_em=13), Column(self.tr("Number"), 16, least_em=9),
            Column(self.tr("State"), 5), Column(self.tr("Version"), 4.6, "right", yields=3),
            Column(self.tr("Pages"), 4, "right", yields=2), Column(self.tr("Printed"), 5, "right", yields=1),
        ]  # fmt: skip
        self.made = Table(columns, "papers_made", self.tr("Documents made"))
        self.made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._hint = Text(
            self.tr("Hold Ctrl or Shift to choose several: they are printed or saved as one."), "caption", "muted"
        )
        self._print = Button(self.tr("Print"), "paper_print", "primary", "printer")
        self._save = Button(self.tr("Save as PDF"), "paper_save", "plain", "save")
        self._word = Button(self.tr("Save as Word"), "paper_word", "plain", "file-text")
        self._scans = Button(self.tr("File signed pages"), "paper_scans", "plain", "images")
        self._comment = Button(self.tr("Comment on it"), "paper_comment", "quiet")
        results = [Column(self.tr("Result"), 9), Column(self.tr("Page or document"), 0)]
        self.sorted = Table(results, "papers_sorted", self.tr("What became of the signed pages"))
        self.sorted.hide()
        self.pages = Preview(self.tr("Choose a document to see its pages."))
        self._lay_out()
        self._connect()

    def show_made(self, rows: Sequence[TableRow], may_make: bool) -> None:
        """Show the documents that were made."""
        self.made.rows.show_rows(rows)
        for button in (self._print, self._save, self._word, self._comment):
            button.setEnabled(bool(rows))
        self._scans.setEnabled(may_make and bool(rows))

    def set_printing(self, printing: bool) -> None:
        """Let no second job begin while one goes to the printer."""
        self._print.setEnabled(not printing)

    def show_sorted(self, rows: Sequence[TableRow]) -> None:
        """Show what became of signed pages that came back."""
        self.sorted.rows.show_rows(rows)
        self.sorted.setVisible(bool(rows))

    def choose(self, document: str) -> bool:
        """Choose a document in the list; say whether it is there."""
        for number in range(self.made.rows.rowCount()):
            line = self.made.rows.row_at(number)
            if line is not None and line.id == document:
                self.made.selectRow(number)
                return True
        return False

    def chosen(self) -> list[str]:
        """Return the documents chosen, from the oldest to the newest."""
        numbers = sorted({index.row() for index in self.made.selectionModel().selectedRows()}, reverse=True)
        lines = (self.made.rows.row_at(number) for number in numbers)
        return [line.id for line in lines if line is not None]

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(em(0.5))
        left.addWidget(self.made, 3)
        left.addWidget(self._hint)
        left.addLayout(row(self._print, self._save, self._word, self._scans, self._comment, None))
        left.addWidget(self.sorted, 2)
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(em(0.8))
        sides.addLayout(left, 3)
        sides.addWidget(self.pages, 2)

    def _connect(self) -> None:
        self.made.row_chosen.connect(self.open_asked)
        self.made.row_opened.connect(self.open_asked)
        self._print.clicked.connect(self._tell_print)
        self._save.clicked.connect(self._tell_save)
        self._word.clicked.connect(self._tell_word)
        self._scans.clicked.connect(self.scans_asked)
        self._comment.clicked.connect(self._tell_comment)

    def allow_comments(self, allowed: bool) -> None:
        """Let a document be commented on, or not."""
        self._comment.setVisible(allowed)

    def _tell_comment(self) -> None:
        chosen = self.made.chosen()
        if chosen:
            self.comment_asked.emit(chosen)

    def _tell_print(self) -> None:
        self.print_asked.emit(self.chosen())

    def _tell_save(self) -> None:
        self.save_asked.emit(self.chosen())

    def _tell_word(self) -> None:
        self.word_asked.emit(self.made.chosen() or "")

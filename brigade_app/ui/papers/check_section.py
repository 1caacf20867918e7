"""What the linter found in the documents: a line each, the chosen one in full; F8 goes to the next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Card, Column, KeyValue, Table, Text, em, row
from brigade_app.ui.papers.rows import FoundRow


class CheckSection(QWidget):
    """Says that all documents are to be checked."""

    check_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._check = Button(self.tr("Check all"), "paper_check", "primary", "list-checks")
        self._words = Text(
            self.tr("The check reads every document made as a careful clerk would. F8 goes to the next finding."),
            tone="muted",
        )
        columns = [
            Column(self.tr("Weight"), 8), Column(self.tr("Document and place"), 20), Column(self.tr("Problem"), 0),
            Column(self.tr("Correction"), 24),
        ]  # fmt: skip
        self.found = Table(columns, "papers_found", self.tr("What the check found"))
        self._card = Card()
        self._whole = KeyValue(5)
        self._card.body.addWidget(self._whole)
        self._card.hide()
        self._rows: dict[str, FoundRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addLayout(row(self._check, self._words, None))
        column.addWidget(self.found, 1)
        column.addWidget(self._card)
        self._check.clicked.connect(self.check_asked)
        self.found.row_chosen.connect(self._show_whole)

    def show_found(self, rows: Sequence[FoundRow]) -> None:
        """Show what the check found."""
        self._rows = {one.line.id: one for one in rows}
        self.found.rows.show_rows([one.line for one in rows])
        self._card.hide()
        words = self.tr("%n finding(s). F8 goes to the next.", "", len(rows))
        self._words.setText(words if rows else self.tr("The check found nothing to correct."))

    def allow(self, any_made: bool) -> None:
        """Let the documents be checked, where there are any."""
        self._check.setEnabled(any_made)

    def next_finding(self) -> None:
        """Go to the next finding and round again."""
        count = self.found.rows.rowCount()
        if count:
            at = self.found.currentIndex().row() if self.found.currentIndex().isValid() else -1
            self.found.selectRow((at + 1) % count)
            self.found.setFocus()

    def _show_whole(self, key: str) -> None:
        found = self._rows.get(key)
        if found is None:
            return
        pairs = (
            (self.tr("Place"), found.place), (self.tr("Problem"), found.problem),
            (self.tr("Correction"), found.correction), (self.tr("Basis"), found.basis),
        )  # fmt: skip
        self._whole.show_pairs([pair for pair in pairs if pair[1]])
        self._card.show()

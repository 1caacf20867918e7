"""Word files: one that came back is compared with the record; county-made templates are checked and filled."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Column, Table, TableRow, Text, em, row


class WordSection(QWidget):
    """Says which Word file is to be compared, checked or filled, and which field is to be copied."""

    compare_asked = Signal()
    check_asked = Signal()
    fill_asked = Signal()
    fields_asked = Signal()
    field_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._compare = Button(self.tr("Compare a Word file that came back"), "word_compare", "primary", "eye")
        self._check = Button(self.tr("Check a template"), "template_check", "plain", "list-checks")
        self._fill = Button(self.tr("Fill a template"), "template_fill", "plain", "file-text")
        self._fields = Button(self.tr("Fields for templates"), "template_fields", "quiet")
        self._first_words = self.tr(
            "Differences are shown and never taken over: change the case or the file, then compare again."
        )
        self.said = Text(self._first_words, tone="muted", wrap=True)
        self.differences = Table(
            [Column(self.tr("What"), 8), Column(self.tr("Field"), 12), Column(self.tr("The record says"), 24),
             Column(self.tr("The file says"), 0)],
            "word_differences", self.tr("Differences"),
        )  # fmt: skip
        self.faults = Table(
            [Column(self.tr("Wrong field"), 16), Column(self.tr("Place"), 10), Column(self.tr("Line"), 0),
             Column(self.tr("Perhaps meant"), 18)],
            "template_faults", self.tr("Wrong fields of the template"),
        )  # fmt: skip
        self.fields = Table(
            [Column(self.tr("Field"), 16), Column(self.tr("To be written into the template"), 20),
             Column(self.tr("Where it comes from"), 0)],
            "template_field_list", self.tr("Fields for templates"),
        )  # fmt: skip
        self._stack = QStackedWidget()
        for table in (self.differences, self.faults, self.fields):
            self._stack.addWidget(table)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addLayout(row(self._compare, self._check, self._fill, self._fields, None))
        column.addWidget(self.said)
        column.addWidget(self._stack, 1)
        self._compare.clicked.connect(self.compare_asked)
        self._check.clicked.connect(self.check_asked)
        self._fill.clicked.connect(self.fill_asked)
        self._fields.clicked.connect(self.fields_asked)
        self.fields.row_opened.connect(self.field_chosen)

    def clear(self) -> None:
        """Say nothing of the file before."""
        for table in (self.differences, self.faults):
            table.rows.show_rows(())
        self.said.setText(self._first_words)

    def show_differences(self, rows: Sequence[TableRow], said: str) -> None:
        """Show where a Word file differs from the record."""
        self._show(self.differences, rows, said)

    def show_faults(self, rows: Sequence[TableRow], said: str) -> None:
        """Show the wrong fields of a template."""
        self._show(self.faults, rows, said)

    def show_fields(self, rows: Sequence[TableRow], said: str) -> None:
        """Show the fields that a template may name."""
        self._show(self.fields, rows, said)

    def _show(self, table: Table, rows: Sequence[TableRow], said: str) -> None:
        table.rows.show_rows(rows)
        self._stack.setCurrentWidget(table)
        self.said.setText(said)

"""The numbers' page: the series at the left, at the right the numbers of the chosen one, and under them one number."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from brigade_app.ui.kit import Card, Choice, Column, EmptyState, Light, Page, Table, TableRow, em, row
from brigade_app.ui.numbers.rows import ChosenNumber, SeriesRows
from brigade_app.ui.numbers.void_form import VoidForm

ROOMY_EM = 72
USED_COLUMN, VOID_COLUMN, SINCE_COLUMN = 3, 4, 3
"""The columns that go first where the page is narrow."""


class NumbersView(Page):
    """Says which series and which number is looked at, and which is to be void."""

    refresh_requested = Signal()
    unit_asked = Signal()
    series_chosen = Signal(str)
    number_chosen = Signal(str)
    which_asked = Signal()

    def __init__(self) -> None:
        self.unit = Choice("numbers_unit", self.tr("Unit"), [])
        self.unit.setMinimumContentsLength(14)
        self.which = Choice(
            "numbers_which", self.tr("Which numbers"),
            [
                (self.tr("all numbers"), ""), (self.tr("on blank forms"), "blank"), (self.tr("reserved"), "reserved"),
                (self.tr("used"), "used"), (self.tr("void"), "void"),
            ],
        )  # fmt: skip
        super().__init__("numbers", self.tr("Numbers"), self.unit, self.which)
        self.light = Light()
        self.series = Table(
            [
                Column(self.tr("Series"), 8.8), Column(self.tr("What it counts"), 0),
                Column(self.tr("Reserved"), 5.6, "right"), Column(self.tr("Used"), 4, "right"),
                Column(self.tr("Void"), 4, "right"),
            ], "series_table", self.tr("Series"),
        )  # fmt: skip
        self.numbers = Table(
            [
                Column(self.tr("Number"), 16.5), Column(self.tr("State"), 8),
                Column(self.tr("Case, or why it is void"), 0), Column(self.tr("Since"), 7),
            ], "numbers_table", self.tr("Numbers"),
        )  # fmt: skip
        self.form = VoidForm()
        sentence = self.tr("No number was given yet. Filing a case or making a document takes the first one.")
        self._empty = EmptyState(sentence, icon_name="hash")
        self._lay_out()
        self.unit.activated.connect(self.unit_asked)
        self.which.activated.connect(self.which_asked)
        self.series.row_chosen.connect(self.series_chosen)
        self.numbers.row_chosen.connect(self.number_chosen)

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def show_wish(self, wish: str) -> None:
        """``blank``: show the numbers that are out on blank forms."""
        self.which.choose(wish)
        self.which_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < em(ROOMY_EM)
        for table, column in ((self.series, USED_COLUMN), (self.series, VOID_COLUMN), (self.numbers, SINCE_COLUMN)):
            table.setColumnHidden(column, narrow)

    def show_units(self, units: Sequence[str]) -> None:
        """Offer these units; one needs no choice."""
        present = self.unit.value()
        self.unit.clear()
        for name in units:
            self.unit.addItem(name, name)
        self.unit.choose(present)
        self.unit.setVisible(len(units) > 1)

    def show_series(self, found: SeriesRows, chosen: str) -> None:
        """Show the series; ``chosen`` is looked at."""
        self.series.rows.show_rows(found.rows)
        self.light.show_light(found.light, found.words)
        for part in (self._left, self._right, self.light, self.which):
            part.setVisible(bool(found.rows))
        self._empty.setVisible(not found.rows)
        at = next((number for number, one in enumerate(found.rows) if one.id == chosen), 0)
        if found.rows:
            self.series.setCurrentIndex(self.series.rows.index(at, 0))

    def show_numbers(self, rows: Sequence[TableRow], chosen: str = "") -> None:
        """Show the numbers of a series."""
        self.numbers.rows.show_rows(rows)
        self.form.show_number(None)
        at = next((number for number, one in enumerate(rows) if one.id == chosen), -1)
        if at >= 0:
            self.numbers.setCurrentIndex(self.numbers.rows.index(at, 0))

    def show_number(self, number: ChosenNumber) -> None:
        """Show the number that is chosen."""
        self.form.show_number(number)

    def _lay_out(self) -> None:
        self.body.addLayout(row(self.light, None))
        self._left, self._right = Card(), Card()
        self._left.body.addWidget(self.series, 1)
        self._right.body.addWidget(self.numbers, 1)
        right = QVBoxLayout()
        right.setSpacing(em(0.6))
        right.addWidget(self._right, 1)
        right.addWidget(self.form)
        both = QHBoxLayout()
        both.setSpacing(em(0.8))
        both.addWidget(self._left, 4)
        both.addLayout(right, 5)
        self.body.addLayout(both, 1)
        self.body.addWidget(self._empty, 1)
        self._empty.hide()

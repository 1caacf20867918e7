"""The journal's page: a bar that asks by person, deed and day, the list, and two deeds: export it, check it now."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from brigade_app.ui.journal.rows import Asked
from brigade_app.ui.journal.words import group_choices
from brigade_app.ui.kit import Button, Choice, Column, LineEntry, Page, Table, Text, em, read_when, row

DAYS_AT_FIRST = 7
ROOMY_EM, ENTRY_COLUMN = 70, 5


class JournalView(Page):
    """Says what is asked for; the list comes in pages."""

    refresh_requested = Signal()
    asked = Signal()
    export_asked = Signal()
    check_asked = Signal()
    line_opened = Signal(str)

    def __init__(self, today: date) -> None:
        self._today = today
        self._check = Button(self.tr("Verify now"), "journal_check", "plain", "list-checks")
        self._export = Button(self.tr("Export…"), "journal_export", "plain", "save")
        super().__init__("journal", self.tr("Journal"), self._check, self._export)
        self._who = Choice("journal_who", self.tr("Person"), [])
        self._who.setMinimumContentsLength(10)
        self._group = Choice("journal_group", self.tr("Deed"), group_choices())
        self._group.setMinimumContentsLength(10)
        self._first = LineEntry("journal_first", self.tr("From"), self.tr("from, like 2026-01-01"), 11)
        self._last = LineEntry("journal_last", self.tr("To"), self.tr("to"), 11)
        self._all = Button(self.tr("All days"), "journal_all_days", "quiet")
        self.table = Table(
            [
                Column(self.tr("Time"), 11.5), Column(self.tr("Who"), 8), Column(self.tr("Deed"), 12),
                Column(self.tr("Object"), 0), Column(self.tr("Case"), 16), Column(self.tr("Entry"), 5, "right"),
            ], "journal_table", self.tr("Journal"),
        )  # fmt: skip
        self._count = Text("", "caption", "muted", name="journal_count")
        self._first.setText((today - timedelta(days=DAYS_AT_FIRST - 1)).isoformat())
        self.body.addLayout(row(self._who, self._group, self._first, self._last, self._all, None, spacing_em=0.6))
        self.body.addWidget(self.table, 1)
        self.body.addLayout(row(self._count, None))
        self._connect()

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.table.setColumnHidden(ENTRY_COLUMN, self.width() < em(ROOMY_EM))

    def show_writers(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer these people."""
        present = self._who.value()
        self._who.clear()
        for words, account in choices:
            self._who.addItem(words, account)
        self._who.choose(present)

    def show_count(self, count: int) -> None:
        """Say how many entries there are."""
        self._count.setText(self.tr("%n entry(ies)", "", count))

    def allow_check(self, allowed: bool) -> None:
        """Offer the check to who may do it."""
        self._check.setVisible(allowed)

    def set_checking(self, busy: bool) -> None:
        """Show that the journal is being checked."""
        self._check.setEnabled(not busy)
        if busy:
            self.banner.say(self.tr("Checking every entry, its chain and the records that stand on it…"), "accent")

    def present(self) -> Asked:
        """Return what the bar asks for; a day that cannot be read asks for nothing."""
        who = self._who.value()
        return Asked(
            who if isinstance(who, str) else None, str(self._group.value()), self._day(self._first),
            self._day(self._last, last=True),
        )  # fmt: skip

    def _day(self, entry: LineEntry, *, last: bool = False) -> date | None:
        try:
            when = read_when(entry.text(), self._today)
        except ValueError:
            return None
        if when is None:
            return None
        return when.latest if last else when.earliest

    def _connect(self) -> None:
        for choice in (self._who, self._group):
            choice.activated.connect(self.asked)
        for entry in (self._first, self._last):
            entry.left.connect(self.asked)
        self._all.clicked.connect(self._ask_all)
        self._export.clicked.connect(self.export_asked)
        self._check.clicked.connect(self.check_asked)
        self.table.row_opened.connect(self.line_opened)

    def _ask_all(self) -> None:
        for entry in (self._first, self._last):
            entry.clear()
        self.asked.emit()

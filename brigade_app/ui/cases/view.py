"""The list of cases (案件) and the list of actions (执法行动): query bar above, lines below, 共 N 条 at the foot."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget

from brigade_app.ui.cases.export_bar import ExportBar
from brigade_app.ui.cases.rows import Asked, which_choices
from brigade_app.ui.kit import Button, Choice, Column, EmptyState, LineEntry, Page, Table, Text, em, read_when, row

PAUSE_MS = 120
ROOMY_EM = 70
FIRST_TO_GO = (0, 6, 7)
PHOTOS = "photos"
EXPORT_BAR_AT = 2
"""Under head and banner."""


class CaseListView(Page):
    """Says what is asked for and which line was opened; its table says which pages it lacks."""

    refresh_requested = Signal()
    asked = Signal(object)
    case_opened = Signal(str, str)
    action_asked = Signal()
    export_asked = Signal(tuple)

    def __init__(self, name: str, title: str, empty: str, today: date) -> None:
        self._export = Button(self.tr("Export"), f"{name}_export", "plain", "download")
        self._new = Button(self.tr("New action  Ctrl+N"), f"{name}_new", "primary", "plus")
        super().__init__(name, title, self._export, self._new)
        self._export.hide()
        self._export_bar: ExportBar | None = None
        self._today = today
        self._opens_part = ""
        self._text = LineEntry(f"{name}_text", self.tr("Search text"), self.tr("Number, person, place or initials"))
        self._text.setMinimumWidth(em(12))
        self._which = Choice(f"{name}_which", self.tr("Which cases"), which_choices())
        self._which.setMaxVisibleItems(len(which_choices()))
        self._matter = Choice(f"{name}_matter", self.tr("Matter"), [(self.tr("all matters"), None)])
        self._matter.setMinimumContentsLength(12)
        self._first = LineEntry(f"{name}_first", self.tr("From"), self.tr("from, like 2026-01-01"), 11)
        self._last = LineEntry(f"{name}_last", self.tr("To"), self.tr("to"), 8)
        self._reset = Button(self.tr("Reset"), f"{name}_reset", "quiet")
        columns = self._columns()
        self.table = Table(columns, f"{name}_table", title, opening_column=len(columns) - 1)
        self._count = Text("", "caption", "muted", name=f"{name}_count")
        self._empty = EmptyState(empty, self.tr("New action"), f"{name}_first_new")
        self._nothing = EmptyState(
            self.tr("Nothing fits what the bar asks for."), self.tr("Reset"), f"{name}_reset_too"
        )
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._lay_out()
        self._connect()

    def show_allowed(self, *, log: bool) -> None:
        """Show the button for a new action to who may log one."""
        self._new.setVisible(log)

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= em(ROOMY_EM)
        for column in FIRST_TO_GO:
            self.table.setColumnHidden(column, not roomy)

    def show_wish(self, wish: str) -> None:
        """Show one of the choices of "which cases"."""
        self._opens_part = ""
        if wish == PHOTOS:
            self._opens_part = "evidence"
            self.banner.say(self.tr("Choose the case that the photographs belong to; Enter opens its evidence."))
        elif self._which.findData(wish) >= 0:
            self._clear_bar()
            self._which.choose(wish)

    def show_matters(self, matters: Sequence[tuple[str, str]]) -> None:
        """Offer these matters (words, id)."""
        if self._matter.count() > 1:
            return
        self._matter.blockSignals(True)
        for words, matter in matters:
            self._matter.addItem(words, matter)
        self._matter.blockSignals(False)

    def offer_export(self, columns: Sequence[tuple[str, str]]) -> None:
        """Offer the list as a workbook with these columns (id, words)."""
        self._export_bar = ExportBar(self.objectName(), columns)
        self._export_bar.write_asked.connect(self.export_asked)
        self.body.insertWidget(EXPORT_BAR_AT, self._export_bar)
        self._export.clicked.connect(self._toggle_export)
        self._export.show()

    def show_exported(self, words: str) -> None:
        """Say what was written."""
        if self._export_bar is not None:
            self._export_bar.hide()
        self.banner.say(words, "ok")

    def _toggle_export(self) -> None:
        if self._export_bar is not None:
            self._export_bar.setVisible(self._export_bar.isHidden())

    def show_count(self, count: int) -> None:
        """Say how many there are; without any the page says what to do."""
        self._count.setText(self.tr("%n case(s)", "", count))
        shown = self.table if count else (self._nothing if self.present() != Asked() else self._empty)
        self._stack.setCurrentWidget(shown)

    def present(self) -> Asked:
        """Return what the bar asks for."""
        matter = self._matter.value()
        return Asked(
            self._text.text().strip(), str(self._which.value()), matter if isinstance(matter, str) else None,
            self._day(self._first), self._day(self._last, last=True),
        )  # fmt: skip

    def focus_text(self) -> None:
        """Put the cursor into the search text (Ctrl+F)."""
        self._text.setFocus()
        self._text.selectAll()

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("No."), 4, "right"), Column(self.tr("Number"), 16), Column(self.tr("Title"), 0),
            Column(self.tr("Parties"), 9), Column(self.tr("Step"), 7), Column(self.tr("Deadline"), 9.5),
            Column(self.tr("Evidence"), 6), Column(self.tr("Entered"), 7.5), Column(self.tr("Do"), 4, "middle"),
        ]  # fmt: skip

    def _day(self, entry: LineEntry, *, last: bool = False) -> date | None:
        try:
            when = read_when(entry.text(), self._today)
        except ValueError:
            return None
        if when is None:
            return None
        return when.latest if last else when.earliest

    def _lay_out(self) -> None:
        self.body.addLayout(
            row(self._text, self._which, self._matter, self._first, self._last, self._reset, None, spacing_em=0.6)
        )
        self._stack = QStackedWidget()
        for page in (self.table, self._empty, self._nothing):
            self._stack.addWidget(page)
        self.body.addWidget(self._stack, 1)
        self.body.addLayout(row(self._count, None))

    def _connect(self) -> None:
        self._new.clicked.connect(self.action_asked)
        self._empty.asked.connect(self.action_asked)
        self._reset.clicked.connect(self._reset_bar)
        self._nothing.asked.connect(self._reset_bar)
        self._text.textEdited.connect(self._pause_then_ask)
        self._text.returnPressed.connect(self._ask)
        self._pause.timeout.connect(self._ask)
        self._which.activated.connect(self._ask)
        self._matter.activated.connect(self._ask)
        for entry in (self._first, self._last):
            entry.left.connect(self._ask)
        self.table.row_opened.connect(self._open)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self.focus_text)

    def _open(self, case_id: str) -> None:
        self.case_opened.emit(case_id, self._opens_part)
        self._opens_part = ""
        self.banner.clear()

    def _pause_then_ask(self) -> None:
        self._pause.start()

    def _ask(self) -> None:
        self._pause.stop()
        self.asked.emit(self.present())

    def _reset_bar(self) -> None:
        self._clear_bar()
        self._ask()

    def _clear_bar(self) -> None:
        for entry in (self._text, self._first, self._last):
            entry.clear()
        self._which.setCurrentIndex(0)
        self._matter.setCurrentIndex(0)

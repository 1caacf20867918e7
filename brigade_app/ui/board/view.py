"""The workbench (工作台): what must I do today, and by when."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from brigade_app.ui.board.rows import BoardRows, CounterRow
from brigade_app.ui.kit import Button, Card, Column, Counter, EmptyState, Page, Table, TableRow, dress, em

ROW_EM = 2.5
WAITING_SEEN = 4
"""More rows than these are scrolled to, so that what falls due stays in sight."""


class BoardView(Page):
    """Day and buttons, four counters, what waits for a signature, first things first, the cases of the last days."""

    refresh_requested = Signal()
    action_asked = Signal()
    photos_asked = Signal()
    export_asked = Signal()
    case_opened = Signal(str)
    counter_opened = Signal(str)
    lesson_opened = Signal(str)
    signature_opened = Signal(str)

    def __init__(self) -> None:
        self._new = Button(self.tr("New action  Ctrl+N"), "new_action", "primary", "plus")
        self._photos = Button(self.tr("Import photographs"), "import_photos", "plain", "image-plus")
        self._export = Button(self.tr("Export a bundle"), "export_bundle", "plain", "upload")
        super().__init__("board", self.tr("Workbench"), self._new, self._photos, self._export, scrolls=True)
        self.todo = Counter(self.tr("To do"), "counter_todo")
        self.warned = Counter(self.tr("Warned"), "counter_warned")
        self.lacking = Counter(self.tr("Lacking evidence"), "counter_lacking")
        self.closed = Counter(self.tr("Closed this month"), "counter_closed")
        self.waiting = self._make_waiting()
        self.due = self._make_due()
        self.recent = self._make_recent()
        self.lessons = self._make_lessons()
        self._nothing_due = EmptyState(
            self.tr("Nothing falls due. New cases appear here by themselves."), icon_name="circle-check"
        )
        self._nothing = EmptyState(
            self.tr("No case yet. Log the first enforcement action: five fields, half filled is enough."),
            self.tr("New action"), "first_action",
        )  # fmt: skip
        self._lay_out()
        self._connect()

    def show_allowed(self, *, log: bool, take: bool, export: bool) -> None:
        """Show the buttons of what whoever sits here may do."""
        for button, allowed in ((self._new, log), (self._photos, take), (self._export, export)):
            button.setVisible(allowed)
        if not log:
            self._nothing.sentence.setText(
                self.tr("No case has come yet. Take in a township's stick on the page Sync.")
            )
            for press in self._nothing.findChildren(Button):
                press.hide()

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def show_board(self, rows: BoardRows) -> None:
        """Show the workbench."""
        self.banner.clear()
        self.title.setText(rows.day)
        for counter, row in (
            (self.todo, rows.todo), (self.warned, rows.warned), (self.lacking, rows.lacking),
            (self.closed, rows.closed),
        ):  # fmt: skip
            _show_counter(counter, row)
        self.due.rows.show_rows(rows.due)
        self.recent.rows.show_rows(rows.recent)
        self._due_stack.setCurrentWidget(self.due if rows.due else self._nothing_due)
        self._whole.setCurrentWidget(self._nothing if rows.is_empty else self._lists)

    def show_waiting(self, rows: Sequence[TableRow]) -> None:
        """Show the cases that wait for a signature; without any the card is not there."""
        self.waiting.rows.show_rows(rows)
        self.waiting.setFixedHeight(em(ROW_EM * min(max(len(rows), 1), WAITING_SEEN)))
        self._waiting_card.setVisible(bool(rows))

    def show_lessons(self, rows: Sequence[TableRow]) -> None:
        """Show the open cases with the flaw of a lost one; without any the card is not there."""
        self.lessons.rows.show_rows(rows)
        self._lessons_card.setVisible(bool(rows))
        self._grid.setRowStretch(2, 2 if rows else 0)

    def _make_waiting(self) -> Table:
        columns = [
            Column(self.tr("Light"), 10.5), Column(self.tr("What"), 7), Column(self.tr("Case"), 0),
            Column(self.tr("Reason"), 26), Column(self.tr("Do"), 4, "middle"),
        ]  # fmt: skip
        table = Table(columns, "waiting_list", self.tr("Waiting for your signature"), opening_column=4)
        table.horizontalHeader().hide()
        return table

    def _make_due(self) -> Table:
        columns = [
            Column(self.tr("Light"), 10.5), Column(self.tr("What"), 17), Column(self.tr("Case"), 0),
            Column(self.tr("Ends"), 10), Column(self.tr("Do"), 4, "middle"),
        ]  # fmt: skip
        table = Table(columns, "due_list", self.tr("First do these"), opening_column=4)
        table.horizontalHeader().hide()
        return table

    def _make_recent(self) -> Table:
        columns = [Column(self.tr("Number"), 16), Column(self.tr("Title"), 0), Column(self.tr("Changed"), 6, "right")]
        table = Table(columns, "recent_list", self.tr("Worked on last"))
        table.horizontalHeader().hide()
        return table

    def _make_lessons(self) -> Table:
        columns = [
            Column(self.tr("Light"), 6), Column(self.tr("Case"), 16), Column(self.tr("Check"), 0),
            Column(self.tr("Lesson"), 25),
        ]  # fmt: skip
        table = Table(columns, "lesson_list", self.tr("With the flaw of a lost case"))
        table.horizontalHeader().hide()
        return table

    def _lay_out(self) -> None:
        counters = QGridLayout()
        counters.setSpacing(em(0.8))
        for number, counter in enumerate((self.todo, self.warned, self.lacking, self.closed)):
            counters.addWidget(counter, 0, number)
            counters.setColumnStretch(number, 1)
        self.body.addLayout(counters)
        self._due_stack = QStackedWidget()
        self._due_stack.addWidget(self.due)
        self._due_stack.addWidget(self._nothing_due)
        self._waiting_card = Card(self.tr("Waiting for your signature"))
        self._waiting_card.body.addWidget(self.waiting, 1)
        self._waiting_card.hide()
        first = Card(self.tr("First do these"))
        first.body.addWidget(self._due_stack, 1)
        last = Card(self.tr("Worked on last"))
        last.body.addWidget(self.recent, 1)
        self._lessons_card = Card(self.tr("With the flaw of a lost case"))
        self._lessons_card.body.addWidget(self.lessons, 1)
        self._lessons_card.hide()
        for table, rows_seen in ((self.waiting, 1), (self.due, 3), (self.lessons, 2), (self.recent, 2)):
            dress(table, inside="card")
            table.setMinimumHeight(em(ROW_EM * rows_seen))
        self._lists = QWidget()
        dress(self._lists, ground="clear")
        grid = QGridLayout(self._lists)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(em(0.8))
        for number, card in enumerate((self._waiting_card, first, self._lessons_card, last)):
            grid.addWidget(card, number, 0)
        grid.setRowStretch(1, 3)
        grid.setRowStretch(3, 2)
        self._grid = grid
        self._whole = QStackedWidget()
        self._whole.addWidget(self._lists)
        self._whole.addWidget(self._nothing)
        self.body.addWidget(self._whole, 1)

    def _connect(self) -> None:
        self._new.clicked.connect(self.action_asked)
        self._photos.clicked.connect(self.photos_asked)
        self._export.clicked.connect(self.export_asked)
        self._nothing.asked.connect(self.action_asked)
        self.waiting.row_opened.connect(self.signature_opened)
        self.due.row_opened.connect(self.case_opened)
        self.recent.row_opened.connect(self.case_opened)
        self.lessons.row_opened.connect(self.lesson_opened)
        self.todo.opened.connect(self._open_todo)
        self.warned.opened.connect(self._open_warned)
        self.lacking.opened.connect(self._open_lacking)
        self.closed.opened.connect(self._open_closed)

    def _open_todo(self) -> None:
        self.counter_opened.emit("open")

    def _open_warned(self) -> None:
        self.counter_opened.emit("warned")

    def _open_lacking(self) -> None:
        self.counter_opened.emit("lacking")

    def _open_closed(self) -> None:
        self.counter_opened.emit("closed-this-month")


def _show_counter(counter: Counter, row: CounterRow) -> None:
    counter.show_count(row.figure, row.note, row.light, row.light_words)

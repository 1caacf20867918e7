"""The sync page (同步): the way to the county and back, in five steps; enrolment; what came."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from brigade_app.ui.kit import (
    Button,
    Card,
    Choice,
    Column,
    Field,
    KeyValue,
    Light,
    LightKind,
    LineEntry,
    Page,
    Progress,
    ProgressRow,
    Stepper,
    StepRow,
    Table,
    TableRow,
    Text,
    dress,
    em,
    row,
)
from brigade_app.ui.sync.rows import PlanRow

BOARD_LINE_EM, BOARD_LINES = 2.4, 6


class SyncPage(Page):
    """Says what is asked; shows plan, progress, outcome and what came."""

    refresh_requested = Signal()
    medium_asked = Signal()
    write_asked = Signal()
    cancel_asked = Signal()
    import_asked = Signal()
    request_asked = Signal()
    card_asked = Signal()
    believed = Signal(str)
    bundle_opened = Signal(str)

    def __init__(self, seat: str) -> None:
        super().__init__("sync", self.tr("Sync"), scrolls=True)
        self._is_county = seat == "county"
        self._make_export()
        self._make_import()
        self._make_enrolment()
        self.delivery = Light()
        self._lay_out()
        self._area = next(iter(self.findChildren(QScrollArea, options=Qt.FindChildOption.FindDirectChildrenOnly)))
        self.show_stage(0)

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def show_wish(self, wish: str) -> None:
        """``export``: go to the medium at once."""
        if wish == "export" and self._medium.isEnabled():
            self._medium.setFocus()

    def show_units(self, units: Sequence[tuple[str, str]]) -> None:
        """Offer these receivers (words, code); without any, enrolment comes first."""
        self.to.clear()
        for words, code in units:
            self.to.addItem(words, code)
        enrolled = bool(units)
        self._to_field.setVisible(len(units) > 1)
        self._medium.setEnabled(enrolled)
        self._not_enrolled.setVisible(not enrolled)
        self._export_steps.setVisible(enrolled)

    def show_delivery(self, light: LightKind, words: str) -> None:
        """Show what the other side has confirmed."""
        self.delivery.show_light(light, words)

    def show_stage(self, at: int, words: str = "") -> None:
        """Show the step of the export: 0 medium, 1 contents, 2 writing, 3 reading back, 4 safe to remove."""
        names = (
            self.tr("choose medium"), self.tr("check contents"), self.tr("write"), self.tr("read back"),
            self.tr("safe to remove"),
        )  # fmt: skip
        self.stepper.show_steps(
            [StepRow(name, "done" if number < at else "current" if number == at else "ahead")
             for number, name in enumerate(names)]
        )  # fmt: skip
        self._plan_card.setVisible(at == 1)
        self.export_progress.setVisible(at in (2, 3))
        self._done.setVisible(at == 4)
        self._done_words.setText(words)

    def show_plan(self, plan: PlanRow) -> None:
        """Show what would be carried."""
        self._plan_head.setText(plan.head)
        self._plan.show_pairs(plan.pairs)
        self._write.setEnabled(plan.fits)
        self._no_room.setVisible(not plan.fits)
        self.show_stage(1)
        self._write.setFocus()

    def show_board(self, rows: Sequence[TableRow]) -> None:
        """Show what came."""
        self.import_progress.hide()
        self.board.rows.show_rows(rows)
        self.board.setFixedHeight(em(BOARD_LINE_EM * (1 + min(max(len(rows), 2), BOARD_LINES))))
        self.board.setVisible(bool(rows))

    def show_import_progress(self, progress: Progress) -> None:
        """Show how far an import is."""
        self.import_progress.show()
        self.import_progress.show_progress(progress)

    def show_own_card(self, words: str, where: str) -> None:
        """Show the characters of our own request, to be read out to the county."""
        self._own.setText(words)
        self._own_where.setText(where)
        self._own_card.show()
        self._bring_into_view(self._own_card)

    def ask_words(self, name: str, words: str) -> None:
        """Show whose card it is, and ask to type the characters that they read out."""
        self._their_name.setText(self.tr("This card says it is {name}. Its characters:").format(name=name))
        self._their_words.setText(words)
        self._typed.clear()
        self._compare.show()
        self._typed.setFocus()
        self._bring_into_view(self._compare)

    def hide_words(self) -> None:
        """The card was believed, or not."""
        self._compare.hide()

    def show_recovery(self, key: str) -> None:
        """Show the county's offline recovery key, once."""
        self._recovery.setText(key)
        self._recovery_card.setVisible(bool(key))
        if key:
            self._bring_into_view(self._recovery_card)

    def _bring_into_view(self, part: QWidget) -> None:
        """Scroll to a part that has just opened, once it has its place."""
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part))

    def _make_export(self) -> None:
        self.stepper = Stepper("export_steps")
        self.to = Choice("export_to", self.tr("To"), [])
        self.to.setMinimumContentsLength(20)
        self._to_field = Field(self.tr("To"), self.to)
        self._medium = Button(self.tr("Choose the stick or folder"), "export_medium", "primary", "usb")
        self._plan_card = QWidget()
        self._plan_head = Text("", "strong")
        self._plan = KeyValue()
        self._write = Button(self.tr("Write the bundle"), "export_write", "primary")
        self._no_room = Text(self.tr("There is not enough room on this medium."), tone="late", wrap=True)
        self.export_progress = ProgressRow(
            self.tr("Writing"), "export_progress", self.tr("Cancelling leaves nothing half written on the medium.")
        )
        self._done = QWidget()
        self._done_light = Light(LightKind.OK, self.tr("The medium may be removed"))
        self._done_words = Text("", wrap=True)
        self._done.setLayout(row(self._done_light, self._done_words, spacing_em=1))
        self._not_enrolled = Text(
            self.tr("This store is not enrolled yet: compare the characters with the other side first, below."),
            tone="muted", wrap=True,
        )  # fmt: skip
        self._medium.clicked.connect(self.medium_asked)
        self._write.clicked.connect(self.write_asked)
        self.export_progress.cancel_asked.connect(self.cancel_asked)

    def _make_import(self) -> None:
        self._import = Button(self.tr("Take in a stick or folder"), "import_medium", "plain", "download")
        self.import_progress = ProgressRow(
            self.tr("Checking and taking in"), "import_progress", self.tr("What is checked whole stays.")
        )
        columns = [
            Column(self.tr("State"), 9), Column(self.tr("From"), 12), Column(self.tr("No."), 4, "right"),
            Column(self.tr("Records"), 5.5, "right"), Column(self.tr("Cases"), 10), Column(self.tr("Evidence"), 10),
            Column(self.tr("Notes"), 0),
        ]  # fmt: skip
        self.board = Table(columns, "import_board", self.tr("What came"))
        dress(self.board, inside="card")
        self._import.clicked.connect(self.import_asked)
        self.import_progress.cancel_asked.connect(self.cancel_asked)
        self.board.row_opened.connect(self.bundle_opened)

    def _make_enrolment(self) -> None:
        self._request = Button(self.tr("Write our request"), "enrol_request", "plain", "upload")
        words = self.tr("Accept a township's request") if self._is_county else self.tr("Install the county's answer")
        self._card = Button(words, "enrol_card", "plain", "download")
        self._own_card, self._own = QWidget(), Text("", "title", name="own_words")
        self._own_where = Text("", "caption", "muted", wrap=True)
        self._compare = QWidget()
        self._their_name = Text("", wrap=True)
        self._their_words = Text("", "title", name="their_words")
        self._typed = LineEntry("enrol_words", self.tr("The characters that they read out to you"))
        self._believe = Button(self.tr("They are the same: believe this card"), "enrol_believe", "primary")
        self._recovery_card = QWidget()
        self._recovery = Text("", "strong", wrap=True, name="county_recovery")
        self._request.clicked.connect(self.request_asked)
        self._card.clicked.connect(self.card_asked)
        self._believe.clicked.connect(self._tell_believed)
        self._typed.returnPressed.connect(self._tell_believed)

    def _tell_believed(self) -> None:
        self.believed.emit(self._typed.text().strip())

    def _lay_out(self) -> None:
        export = Card(self.tr("Export a bundle"))
        export.body.addWidget(self._not_enrolled)
        self._export_steps = QWidget()
        steps = QGridLayout(self._export_steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.addWidget(self.stepper, 0, 0)
        steps.addWidget(self._to_field, 1, 0)
        export.body.addWidget(self._export_steps)
        export.body.addLayout(row(self._medium, None, self.delivery))
        plan = QGridLayout(self._plan_card)
        plan.setContentsMargins(0, 0, 0, 0)
        plan.addWidget(self._plan_head, 0, 0)
        plan.addWidget(self._plan, 1, 0)
        plan.addWidget(self._no_room, 2, 0)
        plan.addLayout(row(self._write, None), 3, 0)
        export.body.addWidget(self._plan_card)
        export.body.addWidget(self.export_progress)
        export.body.addWidget(self._done)
        came = Card(self.tr("Take in"))
        came.body.addLayout(row(self._import, None))
        came.body.addWidget(self.import_progress)
        came.body.addWidget(self.board)
        self.import_progress.hide()
        self.board.hide()
        for card in (export, came, self._enrolment()):
            self.body.addWidget(card)
        self.body.addStretch()

    def _enrolment(self) -> Card:
        card = Card(self.tr("Enrolment"))
        words = self.tr(
            "Both screens show twelve characters. Compare them face to face or by telephone before you believe."
        )
        card.body.addWidget(Text(words, tone="muted", wrap=True))
        self._request.setVisible(not self._is_county)
        card.body.addLayout(row(self._request, self._card, None))
        own = QGridLayout(self._own_card)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(Text(self.tr("Our characters, to be read out:")), 0, 0)
        own.addWidget(self._own, 1, 0)
        own.addWidget(self._own_where, 2, 0)
        compare = QGridLayout(self._compare)
        compare.setContentsMargins(0, 0, 0, 0)
        compare.addWidget(self._their_name, 0, 0)
        compare.addWidget(self._their_words, 1, 0)
        compare.addWidget(Field(self.tr("The characters that they read out to you"), self._typed), 2, 0)
        compare.addLayout(row(self._believe, None), 3, 0)
        recovery = QGridLayout(self._recovery_card)
        recovery.setContentsMargins(0, 0, 0, 0)
        note = self.tr("The county's recovery key. Print it, put it into the safe; it is shown this once.")
        recovery.addWidget(Text(note, tone="late", wrap=True), 0, 0)
        recovery.addWidget(self._recovery, 1, 0)
        for part in (self._own_card, self._compare, self._recovery_card):
            part.hide()
            card.body.addWidget(part)
        return card

"""What stands beside the picture: description, form of the kind, custody chain, what the file says of itself."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from brigade_app.ui.evidence.describe_form import DescribeForm
from brigade_app.ui.evidence.form_part import FormPart
from brigade_app.ui.evidence.side_rows import CUSTODY_ACTS, CustodyRow, custody_act_words
from brigade_app.ui.evidence.side_widgets import empty, part_column
from brigade_app.ui.kit import (
    Button,
    Choice,
    Field,
    KeyValue,
    Line,
    LineEntry,
    Text,
    WhenEdit,
    dress,
    em,
    named,
    row,
)


class CustodyPart(QWidget):
    """The custody chain, link by link; a link is added and never changed."""

    link_asked = Signal(str, object, str, str, str)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._list = QVBoxLayout()
        self._when = WhenEdit("custody_when", self.tr("When (nothing written: now)"), now)
        self._things = Text("", "body", "muted", wrap=True, name="custody_things")
        acts = [(custody_act_words(one), one) for one in CUSTODY_ACTS]
        self._act = Choice("custody_act", self.tr("What was done"), list(acts))
        self._means = LineEntry("custody_means", self.tr("From whom, to whom, by what means"))
        self._place = LineEntry("custody_place", self.tr("Where it is now"))
        self._result = LineEntry("custody_result", self.tr("Result, signatures"))
        self._add = Button(self.tr("Add a link"), "custody_add", "plain", "plus")
        self._entry = QWidget()
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.addWidget(Line())
        entry.addWidget(Field(self._act.accessibleName(), self._act))
        entry.addWidget(Field(self._when.accessibleName(), self._when))
        for editor in (self._means, self._place, self._result):
            entry.addWidget(Field(editor.accessibleName(), editor))
        entry.addLayout(row(self._add, None))
        column = part_column(self)
        column.addWidget(self._things)
        column.addLayout(self._list)
        column.addWidget(self._entry)
        column.addStretch()
        self._add.clicked.connect(self._tell)

    def show_chain(self, rows: Sequence[CustodyRow], things: str, may_change: bool) -> None:
        """Show the chain; ``things`` lists what was registered or seized with it."""
        self._things.say(things)
        empty(self._list)
        for one in rows:
            self._list.addWidget(Text(one.head, wrap=True))
            if one.more:
                self._list.addWidget(Text(one.more, "caption", "muted", wrap=True))
        self._entry.setVisible(may_change)

    def _tell(self) -> None:
        said = [one.text().strip() for one in (self._means, self._place, self._result)]
        if any(said) and self._when.is_readable:
            when = self._when.when()
            self._when.show_when(None)
            for one in (self._means, self._place, self._result):
                one.clear()
            self.link_asked.emit(str(self._act.value()), when, *said)


class FilePart(QWidget):
    """What the file says of itself, and the note that its device's clock was wrong."""

    offset_asked = Signal(int, str, bool)

    def __init__(self) -> None:
        super().__init__()
        self._details = KeyValue(5)
        self._seconds = LineEntry("clock_offset", self.tr("Seconds to add to the file's time"), "-360")
        self._proof = LineEntry("clock_proof", self.tr("What shows it"), self.tr("a photograph of another clock"))
        self._save = Button(self.tr("Note the wrong clock"), "clock_save")
        self._all = Button("", "clock_all")
        self._complaint = Text("", "caption", "late", wrap=True)
        self._complaint.hide()
        self._entry = QWidget()
        entry = QVBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.addWidget(Line())
        entry.addWidget(Field(self._seconds.accessibleName(), self._seconds))
        entry.addWidget(Field(self._proof.accessibleName(), self._proof))
        entry.addWidget(self._complaint)
        entry.addLayout(row(self._save, None))
        entry.addLayout(row(self._all, None))
        column = part_column(self)
        column.addWidget(Text(self.tr("What the file says of itself (claims)"), "strong", wrap=True))
        column.addWidget(self._details)
        column.addWidget(self._entry)
        column.addStretch()
        self._save.clicked.connect(partial(self._tell, False))
        self._all.clicked.connect(partial(self._tell, True))

    def show_file(
        self, pairs: Sequence[tuple[str, str | None]], offset: int | None, proof: str, has_clock: bool, of_device: int
    ) -> None:
        """Show the claims; the clock can be noted where the file claims a time, also for all ``of_device``."""
        self._all.setText(self.tr("Note it for all %n file(s) of this device", "", of_device))
        self._all.setVisible(of_device > 1)
        self._details.show_pairs(pairs)
        self._seconds.setText("" if offset is None else str(offset))
        self._proof.setText(proof)
        self._complaint.say("")
        self._entry.setVisible(has_clock)

    def _tell(self, whole_device: bool, _: object = None) -> None:
        try:
            seconds = int(self._seconds.text().strip())
        except ValueError:
            self._complaint.say(self.tr("Write whole seconds: 360 adds six minutes, -360 takes them off."))
            return
        self._complaint.say("")
        self.offset_asked.emit(seconds, self._proof.text().strip(), whole_device)


class Sides(QWidget):
    """The four parts as tabs, in a column of one width."""

    def __init__(self, now: Callable[[], datetime], width_em: float) -> None:
        super().__init__()
        self.describe, self.form, self.custody, self.file = DescribeForm(now), FormPart(), CustodyPart(now), FilePart()
        self._tabs = QTabBar()
        named(self._tabs, "viewer_sides", self.tr("About this item"))
        self._tabs.setExpanding(False)
        self._tabs.setDrawBase(False)
        self._stack = QStackedWidget()
        parts = (
            (self.describe, self.tr("Said")), (self.form, self.tr("Form")), (self.custody, self.tr("Custody")),
            (self.file, self.tr("File")),
        )  # fmt: skip
        for part, words in parts:
            self._stack.addWidget(_scrolled(part))
            self._tabs.addTab(words)
        self.setFixedWidth(em(width_em))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._tabs)
        column.addWidget(self._stack, 1)
        self._tabs.currentChanged.connect(self._stack.setCurrentIndex)

    def count_missing(self, missing: int) -> None:
        """Say on the tab how much of the form is missing."""
        self._tabs.setTabText(1, self.tr("Form {n}").format(n=missing) if missing else self.tr("Form"))


def _scrolled(part: QWidget) -> QScrollArea:
    inner = QWidget()
    dress(inner, ground="clear")
    column = QVBoxLayout(inner)
    column.setContentsMargins(em(0.4), em(0.3), em(1), 0)
    column.addWidget(part)
    column.addStretch()
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(area.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
    area.setFocusPolicy(area.focusPolicy().NoFocus)
    return area

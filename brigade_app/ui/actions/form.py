"""The form of a new enforcement action: five fields, each of which may stay empty. What is typed keeps itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QCompleter, QGridLayout, QWidget

from brigade_app.domain.when import When
from brigade_app.ui.kit import (
    Button,
    Card,
    Choice,
    Field,
    LineEntry,
    Page,
    ParagraphEntry,
    SavedNote,
    WhenEdit,
    em,
    named,
    row,
)

KEEP_AFTER_MS = 800


@dataclass(frozen=True, slots=True)
class ActionTyped:
    """What is typed in the form; empty texts are fields that nobody filled in. ``when_text`` is kept as typed."""

    when_text: str = ""
    village: str = ""
    place: str = ""
    source: str = ""
    persons: str = ""
    kind: str = ""
    matter: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form offers, in words: villages, sources, kinds, matters (words, value)."""

    villages: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    matters: tuple[tuple[str, str], ...]


class ActionForm(Page):
    """When, where, source, persons, kind; and beside them the matter and a note."""

    changed = Signal(object)
    submitted = Signal(object)
    dropped = Signal()

    def __init__(self, choices: Choices, now: Callable[[], datetime]) -> None:
        self.saved = SavedNote("action_saved")
        super().__init__("new_action_page", self.tr("New enforcement action"), self.saved, scrolls=True)
        self._when = WhenEdit("action_when", self.tr("When"), now)
        self._village = self._make_village(choices.villages)
        self._place = LineEntry(
            "action_place", self.tr("Place in detail"), self.tr("for instance: west of the mill road")
        )
        nothing: list[tuple[str, object]] = [(self.tr("not said"), "")]
        self._source = Choice("action_source", self.tr("Source"), nothing + list(choices.sources))
        self._persons = LineEntry(
            "action_persons", self.tr("Persons"), self.tr("names, separated by commas; leave empty if unknown")
        )
        self._kind = Choice("action_kind", self.tr("Kind of action"), nothing + list(choices.kinds))
        self._matter = self._make_matter(choices.matters)
        self._note = ParagraphEntry("action_note", self.tr("What was found"), lines=3)
        self._submit = Button(self.tr("Enter the action  Ctrl+S"), "action_submit", "primary")
        self._drop = Button(self.tr("Discard the draft"), "action_drop", "quiet")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(KEEP_AFTER_MS)
        self._lay_out()
        self._connect()

    def begin(self, typed: ActionTyped) -> None:
        """Show what was kept, with the cursor in the first field."""
        self.banner.clear()
        self.saved.setText("")
        self._when.entry.setText(typed.when_text)
        self._village.setCurrentText(typed.village)
        self._place.setText(typed.place)
        self._source.choose(typed.source)
        self._persons.setText(typed.persons)
        self._kind.choose(typed.kind)
        self._matter.choose(typed.matter)
        self._note.setPlainText(typed.note)
        self._pause.stop()
        self._when.entry.setFocus()

    def typed(self) -> ActionTyped:
        """Return what is typed."""
        return ActionTyped(
            when_text=self._when.entry.text().strip(), village=self._village.currentText().strip(),
            place=self._place.text().strip(), source=str(self._source.value()), persons=self._persons.text().strip(),
            kind=str(self._kind.value()), matter=str(self._matter.value() or ""),
            note=self._note.toPlainText().strip(),
        )  # fmt: skip

    def when(self) -> When | None:
        """Return the moment typed. Raises ``ValueError``: it is no date."""
        return self._when.when()

    def complain_of_date(self) -> None:
        """Say that the date cannot be read, and go there."""
        self._when_field.complain(self.tr("This is not a date. Write it like 2026-11-24 15:20, or leave it empty."))
        self._when.entry.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the action is being entered."""
        self._submit.setEnabled(not busy)

    def _make_village(self, villages: Sequence[str]) -> QComboBox:
        box = QComboBox()
        named(box, "action_village", self.tr("Village"))
        box.setEditable(True)
        box.addItems(["", *villages])
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        _narrow(box)
        return box

    def _make_matter(self, matters: Sequence[tuple[str, str]]) -> "MatterChoice":
        return MatterChoice([(self.tr("not said"), ""), *matters], self.tr("Matter"))

    def _lay_out(self) -> None:
        card = Card()
        self._when_field = Field(self.tr("1  When"), self._when, self.tr("A day is enough; leave it empty if unknown."))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.2))
        grid.setVerticalSpacing(em(0.8))
        grid.addWidget(self._when_field, 0, 0)
        grid.addWidget(Field(self.tr("2  Where: village"), self._village), 1, 0)
        grid.addWidget(Field(self.tr("Where: in detail"), self._place), 1, 1)
        grid.addWidget(Field(self.tr("3  Source"), self._source), 2, 0)
        grid.addWidget(Field(self.tr("4  Persons"), self._persons), 2, 1)
        grid.addWidget(Field(self.tr("5  Kind of action"), self._kind), 3, 0)
        grid.addWidget(
            Field(self.tr("Matter, if it is known"), self._matter, self.tr("Type a part of its name.")), 3, 1
        )
        grid.addWidget(Field(self.tr("What was found"), self._note), 4, 0, 1, 2)
        for column, stretch in ((0, 2), (1, 3)):
            grid.setColumnStretch(column, stretch)
        card.body.addLayout(grid)
        card.setMaximumWidth(em(64))
        self.body.addWidget(card)
        buttons = QWidget()
        buttons.setLayout(row(self._submit, self._drop, None))
        self.body.addWidget(buttons)
        self.body.addStretch()

    def _connect(self) -> None:
        for entry in (self._when.entry, self._place, self._persons):
            entry.textEdited.connect(self._typing)
            entry.left.connect(self._keep)
        self._note.textChanged.connect(self._typing)
        self._note.left.connect(self._keep)
        self._village.editTextChanged.connect(self._typing)
        for choice in (self._source, self._kind, self._matter):
            choice.activated.connect(self._keep)
        self._when.changed.connect(self._keep)
        self._pause.timeout.connect(self._keep)
        self._submit.clicked.connect(self._submit_now)
        self._drop.clicked.connect(self.dropped)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._submit_now)

    def _typing(self) -> None:
        self._when_field.complain("")
        self._pause.start()

    def _keep(self) -> None:
        self._pause.stop()
        self.changed.emit(self.typed())

    def _submit_now(self) -> None:
        self._pause.stop()
        self.submitted.emit(self.typed())


class MatterChoice(QComboBox):
    """A matter of 72, found by typing any part of its name."""

    def __init__(self, matters: Sequence[tuple[str, str]], accessible_name: str) -> None:
        super().__init__()
        named(self, "action_matter", accessible_name)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for words, value in matters:
            self.addItem(words, value)
        completer = QCompleter(QStringListModel([words for words, _ in matters], self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._complete)
        self.setCompleter(completer)
        self.setMaxVisibleItems(16)
        _narrow(self)

    def value(self) -> str:
        """Return the matter's id; empty where what is typed names none."""
        at = self.findText(self.currentText(), Qt.MatchFlag.MatchExactly)
        return str(self.itemData(at)) if at >= 0 else ""

    def choose(self, value: str) -> None:
        """Choose a matter by its id."""
        at = self.findData(value)
        self.setCurrentIndex(max(0, at))

    def _complete(self, words: str) -> None:
        self.setCurrentText(words)
        self.activated.emit(self.findText(words))


def _narrow(box: QComboBox) -> None:
    """Let a box of long entries be as narrow as its column."""
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(8)

"""More fields: a paragraph, a choice from a list, and the entry for dates and times."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget

from brigade_app.domain.when import When, at_instant
from brigade_app.ui.kit.fields import LineEntry
from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Button, Text, dress, named, row
from brigade_app.ui.kit.when_text import read_when, write_when


class ParagraphEntry(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, name: str, accessible_name: str = "", placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        named(self, name, accessible_name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(em(1.7 * lines + 1))
        if lines == 1:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self and event.type() == QEvent.Type.FocusOut:
            self.left.emit()
        return super().eventFilter(watched, event)


class Choice(QComboBox):
    """One of a closed list; each choice carries the value it stands for, the first may be "not said"."""

    def __init__(self, name: str, accessible_name: str, choices: list[tuple[str, object]]) -> None:
        super().__init__()
        named(self, name, accessible_name)
        for words, value in choices:
            self.addItem(words, value)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)

    def offer(
        self, choices: Sequence[tuple[str, object]], others: Sequence[tuple[str, object]] = (), heading: str = ""
    ) -> None:
        """Offer these choices (words, value) instead, and ``others`` below a heading; what was chosen stays chosen."""
        before = self.value()
        self.clear()
        for words, value in choices:
            self.addItem(words, value)
        if choices and others:
            self.insertSeparator(self.count())
            self.addItem(heading)
            self._set_heading(self.count() - 1)
        for words, value in others:
            self.addItem(words, value)
        if before is not None:
            self.choose(before)

    def _set_heading(self, at: int) -> None:
        model = self.model()
        if isinstance(model, QStandardItemModel):
            model.item(at).setFlags(Qt.ItemFlag.NoItemFlags)

    def value(self) -> object:
        """Return what the present choice stands for."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose the entry that stands for ``value``."""
        at = self.findData(value)
        if at >= 0:
            self.setCurrentIndex(at)


class WhenEdit(QWidget):
    """A date or a date and time, typed as people write it (2026-11-24 15:20), with "now" at its side."""

    changed = Signal(object)

    def __init__(self, name: str, accessible_name: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.entry = LineEntry(name, accessible_name, self.tr("for instance 2026-11-24 15:20"))
        self.entry.setMinimumWidth(em(17))
        self._button = Button(self.tr("Now"), f"{name}_now", "quiet")
        self._note = Text("", "caption", "muted")
        self.setFocusProxy(self.entry)
        layout = row(self.entry, self._button, self._note, None)
        self.setLayout(layout)
        self.entry.left.connect(self._tell)
        self.entry.textEdited.connect(self._forgive)
        self._button.clicked.connect(self._put_now)

    def when(self) -> When | None:
        """Return what is typed.

        Raises:
            ValueError: it is no date.
        """
        return read_when(self.entry.text(), self._today())

    def show_when(self, when: When | None) -> None:
        """Show a moment."""
        self.entry.setText(write_when(when))
        self._forgive()

    @property
    def is_readable(self) -> bool:
        """Whether what is typed is a date, or nothing."""
        try:
            self.when()
        except ValueError:
            return False
        return True

    def _today(self) -> date:
        local = at_instant(self._now())
        return local.earliest

    def _put_now(self) -> None:
        self.show_when(at_instant(self._now()))
        self.changed.emit(self.when())

    def _forgive(self) -> None:
        self._note.setText("")
        dress(self.entry, state="right")

    def _tell(self) -> None:
        try:
            when = self.when()
        except ValueError:
            self._note.setText(self.tr("Not a date. Write it like 2026-11-24 15:20"))
            self._note.set_tone("late")
            dress(self.entry, state="wrong")
            return
        self.entry.setText(write_when(when))
        self._forgive()
        self.changed.emit(when)

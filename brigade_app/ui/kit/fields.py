"""Fields of forms: a labelled editor with its hint or complaint, and the entry for dates and times."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from brigade_app.domain.when import When, at_instant
from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Button, Text, dress, named, row
from brigade_app.ui.kit.when_text import read_when, write_when


class Field(QWidget):
    """A label above its editor, and under it a hint, which a complaint replaces."""

    def __init__(self, label: str, editor: QWidget, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self.label = Text(label, "body", "muted")
        self.label.setBuddy(editor)
        if not editor.accessibleName():
            editor.setAccessibleName(label)
        self._hint = hint
        self._note = Text(hint, "caption", "muted", wrap=True)
        if not hint:
            self._note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.2))
        layout.addWidget(self.label)
        layout.addWidget(editor)
        layout.addWidget(self._note)
        # Takes what a taller neighbour in the row leaves over, and asks for nothing itself.
        layout.addSpacerItem(QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred))
        layout.setStretch(layout.count() - 1, 1)

    def complain(self, words: str) -> None:
        """Say under the field what is wrong with it; nothing puts the hint back."""
        self._note.setText(words or self._hint)
        self._note.set_tone("late" if words else "muted")
        self._note.setVisible(bool(words or self._hint))
        self.editor.setAccessibleDescription(words)
        dress(self.editor, state="wrong" if words else "right")

    @property
    def complaint(self) -> str:
        """What is said to be wrong at present."""
        return self.editor.accessibleDescription()


class LineEntry(QLineEdit):
    """A line of text with its names; ``left`` says that the person has gone on to the next field."""

    left = Signal()

    def __init__(self, name: str, accessible_name: str = "", placeholder: str = "", width_em: float = 0) -> None:
        super().__init__()
        named(self, name, accessible_name)
        self.setPlaceholderText(placeholder)
        if width_em:
            self.setMaximumWidth(em(width_em))
        self.editingFinished.connect(self.left)


class ParagraphEntry(QPlainTextEdit):
    """Several lines of text; Tab goes on to the next field."""

    left = Signal()

    def __init__(self, name: str, accessible_name: str = "", placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        named(self, name, accessible_name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(em(1.7 * lines + 1))
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

    def value(self) -> object:
        """Return what the present choice stands for."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose the entry that stands for ``value``."""
        at = self.findData(value)
        if at >= 0:
            self.setCurrentIndex(at)


class PasswordEntry(LineEntry):
    """A password, hidden, and never handed to the system's suggestions.

    ``caps_lock_seen`` tells whether the last letter came with Caps Lock on: a capital without Shift, or the reverse
    (Qt has no other way to ask, and this one works on every system).
    """

    caps_lock_seen = Signal(bool)

    def __init__(self, name: str, accessible_name: str = "") -> None:
        super().__init__(name, accessible_name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) == 1 and letter.isascii() and letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_lock_seen.emit(letter.isupper() != shift)
        super().keyPressEvent(event)


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

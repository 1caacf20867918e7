"""Fields of forms: a labelled editor with its hint or complaint, a line of text, a password (``entries`` has more)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Text, dress, named


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

"""What the screen says back: a banner in the page.

`show_error` words the errors that the program raises on purpose and raises the rest again, so that a bug in a thread
is as loud as any other.
"""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy

from brigade_app import operations
from brigade_app.errors import BrigadeError
from brigade_app.ui.kit.icons import pixmap
from brigade_app.ui.kit.language import language
from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Button, Text, dress

BannerTone = Literal["ok", "soon", "late", "doubt", "accent"]
_ICONS = {
    "ok": "circle-check",
    "soon": "triangle-alert",
    "late": "circle-alert",
    "doubt": "circle-help",
    "accent": "info",
}


def words_of(error: Exception) -> str:
    """Return the sentence of an error raised on purpose; raise any other again."""
    if not isinstance(error, BrigadeError):
        raise error
    return operations.word_error(error, language())


class Banner(QFrame):
    """A sentence inside the page: what happened, to what, what to do. Hidden while there is nothing to say."""

    action_asked = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._picture = QLabel()
        self._text = Text(wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._action = Button("", f"{name}_action", "quiet")
        self._action.clicked.connect(self.action_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(em(0.8), em(0.5), em(0.8), em(0.5))
        layout.setSpacing(em(0.6))
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._action, 0, Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setVisible(False)

    def say(self, words: str, tone: BannerTone = "accent", action: str = "") -> None:
        """Say ``words``; ``action`` puts a button at the end."""
        dress(self, piece="banner", tone=tone)
        self._picture.setPixmap(pixmap(_ICONS[tone], tone, 1.3))
        self._text.setText(words)
        self._action.setText(action)
        self._action.setAccessibleName(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(words)
        self.setVisible(True)

    def show_error(self, error: Exception) -> None:
        """Word an error raised on purpose; raise any other again."""
        self.say(words_of(error), "late")

    def clear(self) -> None:
        """Say nothing."""
        self._text.setText("")
        self.setVisible(False)

    @property
    def words(self) -> str:
        """What is said at present."""
        return self._text.text()

"""One job under way, as a row: what it is, how far it is, in items, bytes and time left, and how to stop it."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Button, Light, LightKind, Text, row

_SCALE = 1000


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is: ``done`` of ``total`` in its own measure (bytes or items); ``words`` says it in full."""

    done: int
    total: int
    words: str = ""


class ProgressRow(QWidget):
    """Title, bar, words and [Cancel]. Finished, the bar gives way to a light."""

    cancel_asked = Signal()

    def __init__(self, title: str, name: str, cancel_note: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self._title = Text(title)
        self._light = Light()
        self._bar = QProgressBar()
        self._bar.setObjectName(f"{name}_bar")
        self._bar.setAccessibleName(title)
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _SCALE)
        self._words = Text("", "caption", "muted")
        self._cancel = Button(self.tr("Cancel"), f"{name}_cancel", "quiet")
        self._cancel.clicked.connect(self._ask_cancel)
        self._note = Text(cancel_note, "caption", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(0.3))
        layout.addLayout(row(self._title, self._light, None, self._words, self._cancel))
        layout.addWidget(self._bar)
        layout.addWidget(self._note)
        if not cancel_note:
            self._note.hide()

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is; with nothing to count the bar says only that work goes on."""
        if progress.total <= 0:
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _SCALE)
            self._bar.setValue(min(_SCALE, progress.done * _SCALE // progress.total))
        self._words.setText(progress.words)

    def finish(self, light: LightKind, words: str) -> None:
        """Show how it ended."""
        self._bar.setVisible(False)
        self._cancel.setVisible(False)
        self._note.setVisible(False)
        self._words.setText("")
        self._light.show_light(light, words)

    def begin_again(self) -> None:
        """Show the bar at its start."""
        self._light.clear_light()
        self._cancel.setEnabled(True)
        for shown in (self._bar, self._cancel):
            shown.setVisible(True)
        self._note.setVisible(bool(self._note.text()))
        self.show_progress(Progress(0, 1))

    def _ask_cancel(self) -> None:
        self._cancel.setEnabled(False)
        self.cancel_asked.emit()

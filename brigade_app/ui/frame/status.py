"""The line at the foot: saved, backup, what the county has received, room on the disk, what is doubted of the clock."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from brigade_app.ui.kit import Button, Light, LightKind, OneLine, SavedNote, Text, dress, em, row


@dataclass(frozen=True, slots=True)
class StatusRow:
    """The standing in words; a light where it is not in order."""

    saved_at: datetime | None
    backup: str
    backup_light: LightKind | None
    received: str
    received_light: LightKind | None
    doubts: tuple[str, ...] = ()
    note: str = ""
    may_confirm: bool = False
    has_little_room: bool = False


class StatusLine(QWidget):
    """Text on the left; the only thing to press is the confirmation of a date that is long after the last entry."""

    date_confirmed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, part="status")
        self.saved = SavedNote("status_saved")
        self._backup, self._backup_light = Text("", "caption", "muted"), Light()
        self._received, self._received_light = Text("", "caption", "muted"), Light()
        self._care = Text("", "caption", "muted", name="status_care")
        self._room, self._doubt = Light(), Light()
        self._confirm = Button(self.tr("The date is right"), "confirm_date", "quiet")
        self._confirm.hide()
        self._note = OneLine("", "caption", "muted")
        layout = row(
            self.saved, self._backup_light, self._backup, self._received_light, self._received, self._care,
            self._room, self._doubt, self._confirm, None, self._note, spacing_em=1,
        )  # fmt: skip
        layout.setContentsMargins(em(1), em(0.25), em(1), em(0.25))
        self.setLayout(layout)
        self._confirm.clicked.connect(self.date_confirmed)
        self.setFixedHeight(em(2.1))

    def show_care(self, words: str) -> None:
        """Say how the store's check of itself goes, or went."""
        self._care.setText(words)

    def show_status(self, status: StatusRow) -> None:
        """Show how things stand."""
        if status.saved_at is not None:
            self.saved.show_saved(status.saved_at)
        _show(self._backup, self._backup_light, status.backup, status.backup_light)
        _show(self._received, self._received_light, status.received, status.received_light)
        self._note.setText(status.note)
        self._confirm.setVisible(status.may_confirm)
        if status.has_little_room:
            self._room.show_light(LightKind.SOON, self.tr("less than 2 GiB free on the disk"))
        else:
            self._room.clear_light()
        if status.doubts:
            self._doubt.show_light(LightKind.DOUBT, self.tr("clock in doubt"))
            self._doubt.setToolTip("\n".join(status.doubts))
            self._doubt.setAccessibleDescription(" ".join(status.doubts))
        else:
            self._doubt.clear_light()


def _show(text: Text, light: Light, words: str, kind: LightKind | None) -> None:
    text.setText(words if kind is None else "")
    text.setVisible(kind is None and bool(words))
    if kind is None:
        light.clear_light()
    else:
        light.show_light(kind, words)

"""The way back in when every password is lost: the printed recovery key, and a new account with a new key."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brigade_app.operations import Desk, NewLogin
from brigade_app.ui.kit import (
    Banner,
    Button,
    Card,
    Field,
    LineEntry,
    ParagraphEntry,
    PasswordEntry,
    Runs,
    Text,
    dress,
    em,
    row,
    words_of,
)

Recovers = Callable[[Path, str, NewLogin], Desk]


class RecoveryView(QWidget):
    """Asks for the key as printed (spaces and line ends do not matter) and for a new account."""

    recovery_typed = Signal(str, object)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recovery")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self.banner = Banner("recovery_banner")
        self._key = ParagraphEntry("recovery_key_entry", self.tr("Recovery key"), lines=2)
        self._name = LineEntry("recovery_account", self.tr("New log-in name"))
        self._password = PasswordEntry("recovery_password", self.tr("New password"))
        self._again = PasswordEntry("recovery_again", self.tr("New password again"))
        self._again_field = Field(self.tr("New password again"), self._again)
        self._back = Button(self.tr("Back to the log-in"), "recovery_back", "quiet")
        self._open = Button(self.tr("Open with the key"), "recovery_open", "primary")
        self._lay_out()
        self._back.clicked.connect(self.back_asked)
        self._open.clicked.connect(self._ask)
        self._again.returnPressed.connect(self._ask)
        self._key.setFocus()

    def show_error(self, error: Exception) -> None:
        """Say why it stays shut."""
        self._open.setEnabled(True)
        self.banner.say(words_of(error), "late")

    def _ask(self) -> None:
        key = "".join(self._key.toPlainText().split()).upper()
        same = self._password.text() == self._again.text()
        self._again_field.complain("" if same else self.tr("The two passwords differ."))
        if not key or not self._name.text().strip() or not self._password.text():
            self.banner.say(self.tr("Type the key, a log-in name and a new password."), "soon")
            return
        if same:
            self.banner.clear()
            self._open.setEnabled(False)
            self.recovery_typed.emit(key, NewLogin(name=self._name.text().strip(), password=self._password.text()))

    def _lay_out(self) -> None:
        card = Card(name="recovery_card")
        card.setFixedWidth(em(36))
        card.body.setContentsMargins(em(2), em(1.6), em(2), em(1.6))
        card.body.setSpacing(em(0.8))
        card.body.addWidget(Text(self.tr("Open with the recovery key"), "title", wrap=True))
        advice = self.tr("A new account is made, with a new key for its signatures; the journal says so.")
        card.body.addWidget(Text(advice, tone="muted", wrap=True))
        card.body.addWidget(self.banner)
        card.body.addWidget(Field(self.tr("Recovery key, as printed"), self._key))
        card.body.addWidget(Field(self.tr("New log-in name"), self._name))
        card.body.addWidget(Field(self.tr("New password"), self._password, self.tr("At least 12 characters")))
        card.body.addWidget(self._again_field)
        card.body.addLayout(row(self._back, None, self._open))
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row(None, card, None))
        column.addStretch(3)


class RecoveryPresenter(QObject):
    """Opens the store with the key; ``opened`` hands over the desk."""

    opened = Signal(object)

    def __init__(self, view: RecoveryView, folder: Path, background: Runs, recovers: Recovers) -> None:
        super().__init__(view)
        self._view, self._folder, self._background, self._recovers = view, folder, background, recovers
        view.recovery_typed.connect(self._try)

    def _try(self, key: str, login: NewLogin) -> None:
        folder, recovers = self._folder, self._recovers
        self._background.run(
            lambda: recovers(folder, key, login), then=self.opened.emit, otherwise=self._view.show_error
        )

"""The log-in and the lock: one sheet, name and password. One sentence for every wrong pair."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from brigade_app.ui.kit import (
    Banner,
    Button,
    Card,
    Field,
    LineEntry,
    PasswordEntry,
    Text,
    dress,
    em,
    pixmap,
    row,
    words_of,
)


class DoorView(QWidget):
    """Asks who is there. While a wait runs, the button counts it down."""

    login_asked = Signal(str, str)
    recovery_asked = Signal()
    restore_asked = Signal()

    def __init__(self, unit: str, account: str) -> None:
        super().__init__()
        self.setObjectName("door")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self._wait_left = 0
        self._banner = Banner("door_banner")
        self.account = LineEntry("door_account", self.tr("Log-in name"))
        self.account.setText(account)
        self.password = PasswordEntry("door_password", self.tr("Password"))
        self._caps = Text(self.tr("Caps Lock is on"), "caption", "soon", name="door_caps_lock")
        self._caps.hide()
        self._enter = Button(self.tr("Log in"), "door_enter", "primary")
        self._enter.setDefault(True)
        self._recover = Button(self.tr("Forgotten? Use the recovery key"), "door_recover", "quiet")
        self._restore = Button(self.tr("Store damaged or lost? Restore a backup"), "door_restore", "quiet")
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._lay_out(unit)
        self._clock.timeout.connect(self._count_down)
        self._enter.clicked.connect(self._ask)
        self.account.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self._ask)
        self.password.caps_lock_seen.connect(self._caps.setVisible)
        self._recover.clicked.connect(self.recovery_asked)
        self._restore.clicked.connect(self.restore_asked)

    def begin(self, words: str = "") -> None:
        """Stand ready: empty password, the cursor where typing begins; ``words`` say why it is locked."""
        self.password.clear()
        self._caps.hide()
        self._banner.clear()
        if words:
            self._banner.say(words, "accent")
        self.set_busy(False)
        target = self.password if self.account.text() else self.account
        target.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that the store is being opened."""
        for part in (self.account, self.password):
            part.setEnabled(not busy)
        self._enter.setEnabled(not busy and self._wait_left == 0)
        if self._wait_left == 0:
            self._enter.setText(self.tr("Opening…") if busy else self.tr("Log in"))

    def show_error(self, error: Exception) -> None:
        """Say why it stays shut; the password is typed anew."""
        self.set_busy(False)
        self._banner.say(words_of(error), "late")
        self.password.clear()
        self.password.setFocus()

    def wait(self, seconds: int) -> None:
        """Refuse to try for so many seconds, counting them down on the button."""
        self._wait_left = seconds
        self._show_wait()
        self._clock.start()

    def _count_down(self) -> None:
        self._wait_left -= 1
        if self._wait_left > 0:
            self._show_wait()
            return
        self._wait_left = 0
        self._clock.stop()
        self.set_busy(False)

    def _show_wait(self) -> None:
        self._enter.setEnabled(False)
        self._enter.setText(self.tr("Wait %n second(s)", "", self._wait_left))

    def _ask(self) -> None:
        if not self._enter.isEnabled():
            return
        if not self.account.text().strip() or not self.password.text():
            self._banner.say(self.tr("Type the log-in name and the password."), "soon")
            return
        self._banner.clear()
        self.set_busy(True)
        self.login_asked.emit(self.account.text().strip(), self.password.text())

    def _lay_out(self, unit: str) -> None:
        picture = QLabel()
        picture.setPixmap(pixmap("scale", "accent", 2.6))
        card = Card(name="door_card")
        card.setFixedWidth(em(27))
        card.body.setContentsMargins(em(2), em(1.6), em(2), em(1.6))
        card.body.setSpacing(em(0.8))
        card.body.addWidget(picture)
        card.body.addWidget(Text(unit or self.tr("Brigade case program"), "title", wrap=True))
        card.body.addWidget(Text(self.tr("Case program of the enforcement brigade"), tone="muted"))
        card.body.addSpacing(em(0.4))
        card.body.addWidget(self._banner)
        card.body.addWidget(Field(self.tr("Log-in name"), self.account))
        card.body.addWidget(Field(self.tr("Password"), self.password))
        card.body.addWidget(self._caps)
        card.body.addSpacing(em(0.4))
        card.body.addLayout(row(self._recover, None, self._enter))
        card.body.addLayout(row(self._restore, None))
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row(None, card, None))
        column.addStretch(3)

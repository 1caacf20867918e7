"""Settings: how the window looks and speaks, when it locks, the own password, and a backup now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout

from brigade_app.ui.kit import Button, Card, Choice, Field, Page, PasswordEntry, Text, em, named, row
from brigade_app.ui.settings.rows import Chosen, PasswordTyped


class SettingsView(Page):
    """What is changed under "Look" takes effect at once."""

    chosen = Signal(object)
    password_typed = Signal(object)
    backup_asked = Signal()

    def __init__(self, present: Chosen) -> None:
        super().__init__("settings", self.tr("Settings"), scrolls=True)
        self._language = Choice("settings_language", self.tr("Language"), [("中文", "zh"), ("English", "en")])
        self._language.choose(present.language)
        self._mode = Choice(
            "settings_mode", self.tr("Colours"), [(self.tr("light"), "light"), (self.tr("dark"), "dark")]
        )
        self._mode.choose(present.mode)
        self._big = QCheckBox(self.tr("Big type"))
        named(self._big, "settings_big", self.tr("Big type"))
        self._big.setChecked(present.big)
        minutes: list[tuple[str, object]] = [(self.tr("%n minute(s)", "", n), n) for n in (5, 10, 20, 30)]
        self._idle = Choice("settings_idle", self.tr("Lock after"), minutes)
        self._idle.choose(present.idle_minutes)
        self._old = PasswordEntry("settings_old", self.tr("Present password"))
        self._new = PasswordEntry("settings_new", self.tr("New password"))
        self._again = PasswordEntry("settings_again", self.tr("New password again"))
        self._again_field = Field(self.tr("New password again"), self._again)
        self._change = Button(self.tr("Change the password"), "settings_change_password")
        self._password_note = Text("", "caption", "late", wrap=True, name="settings_password_note")
        self._backup_line = Text("", tone="muted", wrap=True, name="settings_backup_line")
        self._backup = Button(self.tr("Back up now"), "settings_backup", "plain", "hard-drive")
        self._password_note.hide()
        self._lay_out()
        self._connect()

    def show_backup(self, words: str) -> None:
        """Say when the last backup was made."""
        self._backup_line.setText(words)

    def set_backing_up(self, busy: bool) -> None:
        """Show that a backup is being made."""
        self._backup.setEnabled(not busy)
        self._backup.setText(self.tr("Backing up…") if busy else self.tr("Back up now"))

    def password_changed(self) -> None:
        """Clear the three fields and say that it is done."""
        for entry in (self._old, self._new, self._again):
            entry.clear()
        self._password_note.set_tone("ok")
        self._password_note.say(self.tr("The password was changed. The next log-in needs the new one."))

    def refuse_password(self, words: str) -> None:
        """Say why it was not changed."""
        self._password_note.set_tone("late")
        self._password_note.say(words)

    def _lay_out(self) -> None:
        look = Card(self.tr("Look and language"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(1.2))
        grid.setVerticalSpacing(em(0.6))
        grid.addWidget(Field(self.tr("Language"), self._language), 0, 0)
        grid.addWidget(Field(self.tr("Colours"), self._mode), 0, 1)
        grid.addWidget(Field(self.tr("Lock after"), self._idle, self.tr("Ctrl+L locks at once")), 1, 0)
        grid.addWidget(Field(self.tr("Type size"), self._big), 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        look.body.addLayout(grid)
        password = Card(self.tr("My password"))
        fields = QGridLayout()
        fields.setHorizontalSpacing(em(1.2))
        fields.addWidget(Field(self.tr("Present password"), self._old), 0, 0)
        fields.addWidget(Field(self.tr("New password"), self._new), 0, 1)
        fields.addWidget(self._again_field, 0, 2)
        password.body.addLayout(fields)
        password.body.addWidget(self._password_note)
        password.body.addLayout(row(self._change, None))
        backup = Card(self.tr("Backup"))
        backup.body.addWidget(self._backup_line)
        backup.body.addLayout(row(self._backup, None))
        for card in (look, password, backup):
            card.setMaximumWidth(em(62))
            self.body.addWidget(card)
        self.body.addStretch()

    def _connect(self) -> None:
        for choice in (self._language, self._mode, self._idle):
            choice.activated.connect(self._tell)
        self._big.clicked.connect(self._tell)
        self._change.clicked.connect(self._change_password)
        self._again.returnPressed.connect(self._change_password)
        self._backup.clicked.connect(self.backup_asked)

    def _tell(self) -> None:
        idle = self._idle.value()
        self.chosen.emit(
            Chosen(
                "en" if self._language.value() == "en" else "zh", "dark" if self._mode.value() == "dark" else "light",
                self._big.isChecked(), idle if isinstance(idle, int) else 10,
            )
        )  # fmt: skip

    def _change_password(self) -> None:
        same = self._new.text() == self._again.text()
        self._again_field.complain("" if same else self.tr("The two passwords differ."))
        if same and self._old.text() and self._new.text():
            self.password_typed.emit(PasswordTyped(self._old.text(), self._new.text()))

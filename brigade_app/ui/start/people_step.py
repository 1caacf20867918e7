"""Steps three and four of the first start: the officers, and the first account with its password."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from brigade_app.operations.passwords import PasswordState
from brigade_app.ui.kit import (
    Button,
    Choice,
    Column,
    Field,
    LineEntry,
    PasswordEntry,
    Table,
    TableRow,
    Text,
    Tone,
    Words,
    dress,
    em,
    row,
)
from brigade_app.ui.start.rows import LoginTyped, OfficerTyped

Password = Words("Password")


class OfficersStep(QWidget):
    """A small form above, the officers entered so far below. More can be entered at any time later."""

    entered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        dress(self, ground="clear")
        self.officers: list[OfficerTyped] = []
        self.name = LineEntry("start_officer_name", self.tr("Name"))
        self.certificate = LineEntry("start_officer_certificate", self.tr("Certificate number"))
        self.first = LineEntry("start_officer_from", self.tr("Valid from"), "2024-01-01")
        self.last = LineEntry("start_officer_to", self.tr("Valid to"), "2028-12-31")
        self._add = Button(self.tr("Add the officer"), "start_officer_add", "plain", "plus")
        self._remove = Button(self.tr("Take the chosen line out"), "start_officer_remove", "quiet")
        self._name_field = Field(self.tr("Name"), self.name)
        self.note = Text("", "caption", "late", wrap=True)
        columns = [
            Column(self.tr("Name"), 8), Column(self.tr("Certificate number"), 0), Column(self.tr("Valid from"), 8),
            Column(self.tr("Valid to"), 8),
        ]  # fmt: skip
        self._table = Table(columns, "start_officers", self.tr("Officers"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(0.8))
        grid.addWidget(self._name_field, 0, 0)
        grid.addWidget(Field(self.tr("Certificate number"), self.certificate), 0, 1)
        grid.addWidget(Field(self.tr("Valid from"), self.first), 0, 2)
        grid.addWidget(Field(self.tr("Valid to"), self.last), 0, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        hint = self.tr(
            "An inspection needs two officers with certificates (Penalty Law art. 42). Enter them now or later."
        )
        column.addWidget(Text(hint, tone="muted", wrap=True))
        column.addLayout(grid)
        column.addLayout(row(self._add, self.note, None, self._remove))
        column.addWidget(self._table, 1)
        self._add.clicked.connect(self._enter)
        self.last.returnPressed.connect(self._enter)
        self._remove.clicked.connect(self._take_out)

    def add(self, officer: OfficerTyped) -> None:
        """Take an officer into the list and clear the form."""
        self.officers.append(officer)
        for entry in (self.name, self.certificate, self.first, self.last):
            entry.clear()
        self.note.say("")
        self._show()
        self.name.setFocus()

    def has_unsaved(self) -> bool:
        """Whether the small form holds an officer that was not added yet."""
        return bool(self.name.text().strip() or self.certificate.text().strip())

    def enter(self) -> None:
        """As the button."""
        self._enter()

    def _enter(self) -> None:
        self.entered.emit(
            OfficerTyped(
                self.name.text().strip(), self.certificate.text().strip(), self.first.text().strip(),
                self.last.text().strip(), is_captain=not self.officers,
            )
        )  # fmt: skip

    def _take_out(self) -> None:
        chosen = self._table.chosen()
        if chosen is not None:
            del self.officers[int(chosen)]
            self._show()

    def _show(self) -> None:
        self._table.rows.show_rows(
            [
                TableRow(str(at), (one.name, one.certificate, one.first, one.last))
                for at, one in enumerate(self.officers)
            ]
        )


class AccountStep(QWidget):
    """Log-in name, which officer it is, the password twice with its strength in words."""

    def __init__(self, judge: Callable[[str], PasswordState]) -> None:
        super().__init__()
        dress(self, ground="clear")
        self._judge = judge
        self.name = LineEntry("start_login", self.tr("Log-in name"))
        self.person = Choice("start_person", self.tr("Whose account"), [(self.tr("nobody of the list"), None)])
        self.password = PasswordEntry("start_password", self.tr("Password"))
        self.again = PasswordEntry("start_password_again", self.tr("Password again"))
        self.strength = Text("", "caption", "muted", name="start_strength")
        self._caps = Text(self.tr("Caps Lock is on"), "caption", "soon")
        self._caps.hide()
        self.name_field = Field(self.tr("Log-in name"), self.name)
        self.again_field = Field(self.tr("Password again"), self.again)
        left = QVBoxLayout()
        left.setSpacing(em(0.7))
        left.addWidget(Field(self.tr("Whose account"), self.person))
        left.addWidget(self.name_field)
        left.addWidget(Field(self.tr("Password"), self.password))
        left.addWidget(self.strength)
        left.addWidget(self._caps)
        left.addWidget(self.again_field)
        left.addStretch()
        right = QVBoxLayout()
        for words in (
            self.tr("At least 12 characters. Four or five words that only you put together are good and easy to keep."),
            self.tr("The password is kept nowhere. If it is forgotten, only the recovery key of the next step helps."),
            self.tr("Until others are named this account is also system and security administrator. It is journalled."),
        ):  # fmt: skip
            right.addWidget(Text(words, tone="muted", wrap=True))
        right.addStretch()
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(em(2))
        whole.addLayout(left, 3)
        whole.addLayout(right, 2)
        self.password.textChanged.connect(self._show_strength)
        self.password.caps_lock_seen.connect(self._caps.setVisible)
        self.person.activated.connect(self._suggest_name)
        self._show_strength("")

    def show_officers(self, officers: list[OfficerTyped]) -> None:
        """Offer these officers as the account's person; the first one is proposed."""
        chosen = self.person.value()
        while self.person.count() > 1:
            self.person.removeItem(1)
        for at, officer in enumerate(officers):
            self.person.addItem(officer.name, at)
        self.person.choose(chosen if isinstance(chosen, int) else 0)
        self._suggest_name()

    def typed(self) -> LoginTyped:
        """Return what is typed."""
        person = self.person.value()
        return LoginTyped(self.name.text().strip(), self.password.text(), person if isinstance(person, int) else None)

    def is_complete(self) -> bool:
        """Whether a name and two equal, strong enough passwords are there; says under each field what is not."""
        self.name_field.complain("" if self.name.text().strip() else self.tr("This is needed."))
        same = self.password.text() == self.again.text()
        strong = self._judge(self.password.text()).strength in ("fair", "good")
        self.again_field.complain("" if same else self.tr("The two passwords differ."))
        if not strong:
            self.password.setFocus()
        return bool(self.name.text().strip()) and same and strong

    def forget(self) -> None:
        """Empty the password fields."""
        self.password.clear()
        self.again.clear()

    def _suggest_name(self) -> None:
        if not self.name.text().strip() and self.person.currentIndex() > 0:
            self.name.setText(self.person.currentText())

    def _show_strength(self, typed: str) -> None:
        words, tone = strength_words(self._judge(typed))
        self.strength.setText(words)
        self.strength.set_tone(tone)


def strength_words(state: PasswordState) -> tuple[str, Tone]:
    """Return the strength of a password in words, and their tone."""
    if state.strength == "none":
        return Password.tr("At least %n character(s)", "", state.missing), "muted"
    if state.strength == "short":
        return Password.tr("▲ %n more character(s) needed", "", state.missing), "soon"
    if state.strength == "common":
        return Password.tr("■ Too common: it would be guessed at once"), "late"
    if state.strength == "fair":
        return Password.tr("● Strong enough"), "ok"
    return Password.tr("● Strong"), "ok"

"""Officers and accounts: who may enforce (certificate and validity), and who may log in here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout

from brigade_app.ui.kit import Button, Card, Choice, Column, Field, LineEntry, Page, PasswordEntry, Table, Text, em, row
from brigade_app.ui.people.rows import LoginForm, OfficerForm, PeopleRows, role_choices


class PeopleView(Page):
    """Two cards side by side, each with its list and the small form that adds to it."""

    refresh_requested = Signal()
    officer_entered = Signal(object)
    login_entered = Signal(object)
    account_disabled = Signal(str)
    role_given = Signal(str, str)

    def __init__(self, seat: str) -> None:
        super().__init__("people", self.tr("People"))
        self.officers = Table(
            [
                Column(self.tr("Name"), 6, least_em=4.5), Column(self.tr("Certificate number"), 0, least_em=8),
                Column(self.tr("Valid to"), 7, yields=1), Column(self.tr("State"), 10, least_em=6.5),
            ], "officers_table", self.tr("Officers"),
        )  # fmt: skip
        self._name = LineEntry("officer_name", self.tr("Name"))
        self._certificate = LineEntry("officer_certificate", self.tr("Certificate number"))
        self._first = LineEntry("officer_from", self.tr("Valid from"), "2024-01-01")
        self._last = LineEntry("officer_to", self.tr("Valid to"), "2028-12-31")
        self._add_officer = Button(self.tr("Add the officer"), "officer_add", "plain", "plus")
        self._officer_note = Text("", "caption", "late", wrap=True, name="officer_note")
        self.accounts = Table(
            [Column(self.tr("Log-in name"), 7), Column(self.tr("Roles"), 0), Column(self.tr("State"), 5)],
            "accounts_table", self.tr("Accounts"),
        )  # fmt: skip
        self._login = LineEntry("account_name", self.tr("Log-in name"))
        self._role = Choice("account_role", self.tr("Role"), role_choices(seat))
        self._password = PasswordEntry("account_password", self.tr("First password"))
        self._add_login = Button(self.tr("Add the account"), "account_add", "plain", "plus")
        self._disable = Button(self.tr("Disable"), "account_disable", "quiet")
        self._give = Button(self.tr("Give this role"), "account_give", "quiet")
        self._login_note = Text("", "caption", "late", wrap=True, name="account_note")
        self._give.setToolTip(self.tr("Give the chosen account the role above"))
        self._disable.setToolTip(self.tr("Disable the chosen account"))
        self._officer_note.hide()
        self._login_note.hide()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self.refresh_requested.emit()

    def show_people(self, rows: PeopleRows) -> None:
        """Show the two lists."""
        self.officers.rows.show_rows(rows.officers)
        self.accounts.rows.show_rows(rows.accounts)

    def officer_added(self) -> None:
        """Clear the officer's form."""
        for entry in (self._name, self._certificate, self._first, self._last):
            entry.clear()
        self._officer_note.say("")

    def login_added(self) -> None:
        """Clear the account's form."""
        self._login.clear()
        self._password.clear()
        self._login_note.say("")

    def complain_officer(self, words: str) -> None:
        """Say beside the officer's form what was refused."""
        self._officer_note.say(words)

    def complain_login(self, words: str) -> None:
        """Say beside the account's form what was refused."""
        self._login_note.say(words)

    def _lay_out(self) -> None:
        left = Card(self.tr("Officers"))
        left.body.addWidget(self.officers, 1)
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(0.8))
        grid.setVerticalSpacing(em(0.5))
        for at, (words, entry) in enumerate(
            (
                (self.tr("Name"), self._name), (self.tr("Certificate number"), self._certificate),
                (self.tr("Valid from"), self._first), (self.tr("Valid to"), self._last),
            )
        ):  # fmt: skip
            grid.addWidget(Field(words, entry), at // 2, at % 2)
        left.body.addLayout(grid)
        left.body.addWidget(self._officer_note)
        left.body.addLayout(row(self._add_officer, None))
        right = Card(self.tr("Accounts"))
        right.body.addWidget(self.accounts, 1)
        form = QGridLayout()
        form.setHorizontalSpacing(em(0.8))
        form.setVerticalSpacing(em(0.5))
        form.addWidget(Field(self.tr("Log-in name"), self._login), 0, 0)
        form.addWidget(Field(self.tr("Role"), self._role), 0, 1)
        form.addWidget(Field(self.tr("First password"), self._password, self.tr("At least 12 characters")), 1, 0, 1, 2)
        form.setColumnStretch(0, 1)
        form.setColumnStretch(1, 1)
        right.body.addLayout(form)
        right.body.addWidget(self._login_note)
        right.body.addLayout(row(self._add_login, None, self._give, self._disable, spacing_em=0.2))
        both = QHBoxLayout()
        both.setSpacing(em(0.8))
        both.addWidget(left, 1)
        both.addWidget(right, 1)
        self.body.addLayout(both, 1)

    def _connect(self) -> None:
        self._add_officer.clicked.connect(self._enter_officer)
        self._last.returnPressed.connect(self._enter_officer)
        self._add_login.clicked.connect(self._enter_login)
        self._password.returnPressed.connect(self._enter_login)
        self._disable.clicked.connect(self._disable_chosen)
        self._give.clicked.connect(self._give_role)

    def _enter_officer(self) -> None:
        self.officer_entered.emit(
            OfficerForm(
                self._name.text().strip(), self._certificate.text().strip(), self._first.text().strip(),
                self._last.text().strip(),
            )
        )  # fmt: skip

    def _enter_login(self) -> None:
        self.login_entered.emit(LoginForm(self._login.text().strip(), str(self._role.value()), self._password.text()))

    def _give_role(self) -> None:
        chosen = self.accounts.chosen()
        if chosen is not None:
            self.role_given.emit(chosen, str(self._role.value()))

    def _disable_chosen(self) -> None:
        chosen = self.accounts.chosen()
        if chosen is not None:
            self.account_disabled.emit(chosen)

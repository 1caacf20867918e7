"""Turns the people's page into deeds: register an officer, add and disable accounts."""

from datetime import date
from typing import cast

from PySide6.QtCore import QObject

from brigade_app.domain.keeping import Role
from brigade_app.operations import Desk, NewLogin, NewOfficer
from brigade_app.operations.people import (
    accounts,
    add_account,
    disable_account,
    grant_roles,
    officers,
    register_officer,
)
from brigade_app.ui.kit import read_when, words_of
from brigade_app.ui.people.rows import LoginForm, OfficerForm, PeopleRows, account_row, officer_row
from brigade_app.ui.people.view import PeopleView
from brigade_app.ui.seat import Seat


class PeoplePresenter(QObject):
    """Feeds `PeopleView`."""

    def __init__(self, view: PeopleView, seat: Seat) -> None:
        super().__init__(view)
        self._view, self._seat = view, seat
        view.refresh_requested.connect(self.refresh)
        view.officer_entered.connect(self._enter_officer)
        view.login_entered.connect(self._enter_login)
        view.account_disabled.connect(self._disable)
        view.role_given.connect(self._give)

    def refresh(self) -> None:
        """Read both lists."""
        self._seat.ask(_read_people, then=self._view.show_people, otherwise=self._view.show_error)

    def _enter_officer(self, form: OfficerForm) -> None:
        try:
            entered = _officer(form, self._seat.desk.today)
        except ValueError:
            self._view.complain_officer(self.tr("A day is written like 2024-01-01."))
            return
        self._seat.do(
            lambda desk: register_officer(desk, entered), then=self._officer_in, otherwise=self._officer_refused
        )

    def _officer_in(self, _officer_id: str) -> None:
        self._view.officer_added()
        self.refresh()

    def _officer_refused(self, error: Exception) -> None:
        self._view.complain_officer(words_of(error))

    def _enter_login(self, form: LoginForm) -> None:
        login = NewLogin(name=form.name, password=form.password, roles=(cast(Role, form.role),))
        self._seat.do(lambda desk: add_account(desk, login), then=self._login_in, otherwise=self._login_refused)

    def _login_in(self, _account_id: str) -> None:
        self._view.login_added()
        self.refresh()

    def _login_refused(self, error: Exception) -> None:
        self._view.complain_login(words_of(error))

    def _give(self, account_id: str, role: str) -> None:
        self._seat.do(
            lambda desk: _give_role(desk, account_id, role), then=self._disabled, otherwise=self._login_refused
        )

    def _disable(self, account_id: str) -> None:
        self._seat.do(
            lambda desk: disable_account(desk, account_id, ""), then=self._disabled, otherwise=self._login_refused
        )

    def _disabled(self, _nothing: None) -> None:
        self.refresh()


def _read_people(desk: Desk) -> PeopleRows:
    return PeopleRows(
        tuple(officer_row(line) for line in officers(desk)), tuple(account_row(one) for one in accounts(desk))
    )


def _give_role(desk: Desk, account_id: str, role: str) -> None:
    present = next((one.roles for one in accounts(desk) if one.id == account_id), ())
    if role not in present:
        grant_roles(desk, account_id, (*present, cast(Role, role)))


def _officer(form: OfficerForm, today: date) -> NewOfficer:
    first, last = read_when(form.first, today), read_when(form.last, today)
    return NewOfficer(
        name=form.name, certificate=form.certificate or None, certificate_from=first.earliest if first else None,
        certificate_to=last.latest if last else None,
    )  # fmt: skip

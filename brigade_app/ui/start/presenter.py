"""Turns the guided first start into the deed ``first_start``, and the printed key into a page."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import NewLogin, NewOfficer, NewUnit
from brigade_app.operations.opening import leave
from brigade_app.operations.setup import Started, check_officers, first_start
from brigade_app.ui.kit import Runs, read_when, words_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.start.rows import OfficerTyped, UnitTyped
from brigade_app.ui.start.view import StartView

Makes = Callable[..., Started]


class StartPresenter(QObject):
    """Makes the store of ``folder``; ``done`` hands over the open desk once the key was typed back."""

    done = Signal(object, str)

    def __init__(self, view: StartView, folder: Path, background: Runs, seat: Seat, makes: Makes = first_start) -> None:
        super().__init__(view)
        self._view, self._folder, self._background, self._seat, self._makes = view, folder, background, seat, makes
        self._started: Started | None = None
        view.officers.entered.connect(self._enter_officer)
        view.ready.connect(self._make)
        view.finished.connect(self._hand_over)
        view.key.print_asked.connect(self._print)

    def _enter_officer(self, typed: OfficerTyped) -> None:
        step = self._view.officers
        try:
            form = officer_form(typed, self._today())
        except ValueError:
            step.note.say(self.tr("A day is written like 2024-01-01."))
            return
        forms = [officer_form(one, self._today()) for one in step.officers]
        self._background.run(
            lambda: check_officers([*forms, form], self._seat.now),
            then=lambda _records: step.add(typed),
            otherwise=self._refuse_officer,
        )

    def _refuse_officer(self, error: Exception) -> None:
        self._view.officers.note.say(words_of(error))

    def _make(self) -> None:
        unit = unit_form(self._view.unit.typed())
        officers = [officer_form(one, self._today()) for one in self._view.officers.officers]
        typed = self._view.account.typed()
        login = NewLogin(name=typed.name, password=typed.password)
        folder, makes, now = self._folder, self._makes, self._seat.now
        self._background.run(
            lambda: makes(folder, unit, officers, login, now, first_officer=typed.officer),
            then=self._show_key,
            otherwise=self._view.show_error,
        )

    def _show_key(self, started: Started) -> None:
        self._started = started
        self._view.banner.clear()
        self._view.show_key(started.recovery_key)

    def _hand_over(self) -> None:
        started, self._started = self._started, None
        if started is not None:
            self.done.emit(started.desk, started.desk.account.name)

    def abandon(self) -> None:
        """Close the store that was made, where the window is closed before the key was typed back."""
        started, self._started = self._started, None
        if started is not None:
            leave(started.desk)

    def _print(self, key: str) -> None:
        from brigade_app.ui.start.printing import print_recovery_key

        unit = self._view.unit.typed().name
        if print_recovery_key(self._view, unit, key):
            self._view.banner.say(self.tr("The page was sent to the printer."), "ok")

    def _today(self) -> date:
        return self._seat.now().date()


def unit_form(typed: UnitTyped) -> NewUnit:
    """Return the unit that was typed; the view has checked that its node can be."""
    return NewUnit(
        name=typed.name, seat=typed.seat, node=typed.node() or 0, place_short=typed.place_short or None,
        villages=typed.villages, county_name=typed.county_name or None,
    )  # fmt: skip


def officer_form(typed: OfficerTyped, today: date) -> NewOfficer:
    """Return the officer that was typed. Raises ``ValueError``: a day that is none."""
    first, last = read_when(typed.first, today), read_when(typed.last, today)
    return NewOfficer(
        name=typed.name, certificate=typed.certificate or None, certificate_from=first.earliest if first else None,
        certificate_to=last.latest if last else None,
        posts=("officer", "captain") if typed.is_captain else ("officer",),
    )  # fmt: skip

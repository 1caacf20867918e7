"""Turns the numbers' page into questions to the register, and the reason typed into a void number."""

from PySide6.QtCore import QObject

from brigade_app.operations import Desk
from brigade_app.operations.number_register import NumberLine, SeriesLine, numbers_in, series_lines
from brigade_app.operations.roles import may
from brigade_app.operations.voiding import void_number
from brigade_app.ui.kit import words_of
from brigade_app.ui.numbers.rows import chosen_number, number_rows, series_rows
from brigade_app.ui.numbers.view import NumbersView
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


class NumbersPresenter(QObject):
    """Feeds `NumbersView`."""

    def __init__(self, view: NumbersView, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat = view, seat
        self._series, self._number = "", ""
        self._all: tuple[SeriesLine, ...] = ()
        self._lines: tuple[NumberLine, ...] = ()
        view.refresh_requested.connect(self.refresh)
        view.unit_asked.connect(self._show_unit)
        view.series_chosen.connect(self._look_into)
        view.number_chosen.connect(self._choose)
        view.which_asked.connect(self._show_lines)
        view.form.void_asked.connect(self._void)
        view.form.case_asked.connect(ways.open_case)

    def refresh(self) -> None:
        """Read the series anew."""
        self._seat.ask(series_lines, then=self._take_series, otherwise=self._view.show_error)

    def _take_series(self, lines: tuple[SeriesLine, ...]) -> None:
        self._all = lines
        self._view.show_units(list(dict.fromkeys(one.unit for one in lines)))
        self._show_unit()

    def _show_unit(self) -> None:
        lines = [one for one in self._all if one.unit == self._view.unit.value()]
        first = next((one.key for one in lines if one.reserved), "")
        self._view.show_series(series_rows(lines), self._series or first)

    def _look_into(self, series: str) -> None:
        if series != self._series:
            self._series, self._number = series, ""
        self._seat.ask(lambda desk: numbers_in(desk, series), then=self._take, otherwise=self._view.show_error)

    def _take(self, lines: tuple[NumberLine, ...]) -> None:
        self._lines = lines
        self._show_lines()

    def _show_lines(self) -> None:
        self._view.show_numbers(number_rows(self._lines, str(self._view.which.value())), self._number)

    def _choose(self, number: str) -> None:
        self._number = number
        line = next(one for one in self._lines if one.id == number)
        self._view.show_number(chosen_number(line, may_void=may(self._seat.desk, "void-number")))

    def _void(self, number: str, reason: str) -> None:
        def work(desk: Desk) -> None:
            void_number(desk, number, reason)

        self._seat.do(work, then=self._voided, otherwise=self._refused)

    def _voided(self, _nothing: None) -> None:
        line = next(one for one in self._lines if one.id == self._number)
        self._view.banner.say(self.tr("{number} is void; it stays in the register.").format(number=line.text), "ok")
        self.refresh()

    def _refused(self, error: Exception) -> None:
        self._view.form.complain(words_of(error))

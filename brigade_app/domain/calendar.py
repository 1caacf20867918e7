"""Working days of the People's Republic of China, year by year from ``resources/calendar/<year>.toml``.

A reader would guess that Monday to Friday are working days. In China the State Council moves holidays every year and
makes weekends working days (调休), so a table a year is required data; beyond the table answers are provisional. A day
off by exchange is no working day, yet no statutory holiday (法定节假日) either: the two are kept apart, because the
Coercion Law art. 43 names only the latter. Source: 全国年节及纪念日放假办法 arts. 2, 6, 7; rule-pack reference 0.3.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from brigade_app.domain.strict_toml import DataFileInvalid, Table, read_toml

ONE_DAY = timedelta(days=1)
_REACH = timedelta(days=31)  # no holiday is longer, no day worked in exchange lies farther from it
WEEKDAYS_ZH = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
WEEKDAYS_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A span of days off by notice of the State Council, its statutory days, the days worked in exchange."""

    name_zh: str
    name_en: str
    first: date
    last: date
    statutory: tuple[date, ...]
    workdays: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class CalendarYear:
    """One year's table and the notice it is taken from."""

    year: int
    notice: str
    number: str | None
    holidays: tuple[Holiday, ...]


class WorkCalendar:
    """Which days are working days, over the years whose tables are installed."""

    def __init__(self, years: Mapping[int, CalendarYear]) -> None:
        self.years = dict(sorted(years.items()))
        self._off: dict[date, Holiday] = {}
        self._exchanged: dict[date, Holiday] = {}
        self._statutory: set[date] = set()
        self._spans = sorted((each for year in self.years.values() for each in year.holidays), key=_span_first)
        self._firsts = [each.first for each in self._spans]
        for year in self.years.values():
            for holiday in year.holidays:
                self._off.update((day, holiday) for day in days_between(holiday.first, holiday.last))
                self._exchanged.update((day, holiday) for day in holiday.workdays)
                self._statutory.update(holiday.statutory)

    @classmethod
    def load(cls, folder: Path) -> "WorkCalendar":
        """Read every ``<year>.toml`` of the folder.

        Raises:
            DataFileInvalid: a file breaks the form, or its days contradict each other.
        """
        files = sorted(folder.glob("[0-9][0-9][0-9][0-9].toml"))
        if not files:
            raise DataFileInvalid(path=folder.name, line=0, key="", reason="no calendar year installed")
        return cls({year.year: year for year in map(read_year, files)})

    def known(self, day: date) -> bool:
        """Whether the table of this day's year is installed."""
        return day.year in self.years

    def known_through(self, first: date, last: date) -> bool:
        """Whether the tables of all years from ``first`` to ``last`` are installed."""
        return all(year in self.years for year in range(first.year, last.year + 1))

    def is_working_day(self, day: date) -> bool:
        """Whether people work on this day; Monday to Friday where the year is not installed."""
        if day in self._exchanged:
            return True
        return day.weekday() < 5 and day not in self._off

    def is_statutory_holiday(self, day: date) -> bool:
        """Whether the day is a statutory holiday itself (法定节假日), not only a day off by exchange."""
        return day in self._statutory

    def holiday(self, day: date) -> Holiday | None:
        """Return the holiday span this day is off for."""
        return self._off.get(day)

    def exchanged(self, day: date) -> Holiday | None:
        """Return the holiday for which this weekend day is worked."""
        return self._exchanged.get(day)

    def holidays_near(self, after: date, until: date) -> Sequence[Holiday]:
        """Return the holidays that touch the days from ``after`` to ``until``, or are exchanged for one of them."""
        low = bisect_left(self._firsts, after - _REACH)
        return self._spans[low : bisect_right(self._firsts, until + _REACH)]

    def next_working_day(self, day: date) -> date:
        """Return this day, or the first working day after it."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """Return this day, or the last working day before it."""
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def add_working_days(self, start: date, count: int) -> date:
        """Return the ``count``-th working day after ``start``; the start day itself is not counted.

        A negative count goes back. ``count`` 0 returns ``start``.
        """
        step = ONE_DAY if count > 0 else -ONE_DAY
        day = start
        for _ in range(abs(count)):
            day += step
            while not self.is_working_day(day):
                day += step
        return day

    def working_days_between(self, after: date, until: date) -> int:
        """Return how many working days lie after ``after`` up to and with ``until``."""
        return sum(1 for day in days_between(after + ONE_DAY, until) if self.is_working_day(day))


def _span_first(holiday: Holiday) -> date:
    return holiday.first


def days_between(first: date, last: date) -> Iterator[date]:
    """Yield every day from ``first`` to ``last``, both included."""
    day = first
    while day <= last:
        yield day
        day += ONE_DAY


def read_year(path: Path) -> CalendarYear:
    """Read one year's table.

    Raises:
        DataFileInvalid: the file breaks the form.
    """
    root = read_toml(path).root()
    year = root.whole("year")
    if path.stem != str(year):
        root.fail("year", f"the file is named {path.name}")
    notice, number = root.text("notice"), root.optional_text("number")
    root.optional_text("note")
    holidays = tuple(_holiday(row, year) for row in root.rows("holiday"))
    root.close()
    return CalendarYear(year, notice, number, holidays)


def _holiday(row: Table, year: int) -> Holiday:
    name_zh, name_en = row.text("name_zh"), row.text("name_en")
    first, last = row.day("from"), row.day("to")
    statutory, workdays = row.days("statutory"), row.days("workdays")
    if last < first:
        row.fail("to", "before its first day")
    if last.year != year:
        row.fail("to", f"not in {year}")
    if any(not first <= day <= last for day in statutory):
        row.fail("statutory", "a day outside the holiday")
    if any(day.weekday() < 5 or first <= day <= last for day in workdays):
        row.fail("workdays", "a day in exchange must be a weekend day outside the holiday")
    row.close()
    return Holiday(name_zh, name_en, first, last, statutory, workdays)


def day_zh(day: date, *, weekday: bool = False) -> str:
    """Return ``2025年11月3日`` or ``2025年11月3日（星期一）``."""
    plain = f"{day.year}年{day.month}月{day.day}日"
    return f"{plain}（{WEEKDAYS_ZH[day.weekday()]}）" if weekday else plain


def day_en(day: date, *, weekday: bool = False) -> str:
    """Return ``3 Nov 2025`` or ``Mon 3 Nov 2025``."""
    plain = f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"
    return f"{WEEKDAYS_EN[day.weekday()]} {plain}" if weekday else plain

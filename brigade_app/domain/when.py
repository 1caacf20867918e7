"""`When`: a date as a case file may say it: a day, a month, a year or an instant, never more exact than it was said.

A reader would guess that ``2023-12`` is the first of December. It is not: it is some day of December, and
``earliest`` and ``latest`` bound it. Local civil dates are Asia/Shanghai, which has had no summer time since 1991.
Source: case-file format, "Dates".
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import lru_cache

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
_SHAPE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d.*)?)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class When:
    """A moment of the record: ``text`` as it was said, the first and the last local day it may be."""

    text: str
    earliest: date
    latest: date
    instant: datetime | None = None

    @property
    def day(self) -> date | None:
        """The local day, where exactly one is said."""
        return self.earliest if self.earliest == self.latest else None

    def sort_key(self) -> tuple[date, datetime]:
        """Orders moments of a timeline: by first day, then by instant (a day without a time comes first)."""
        start = datetime(self.earliest.year, self.earliest.month, self.earliest.day, tzinfo=SHANGHAI)
        return self.earliest, self.instant or start

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def parse_when(text: str) -> When:
    """Return the moment that ``text`` says.

    Raises:
        ValueError: no day, month, year or instant with an offset.
    """
    if not _SHAPE.fullmatch(text):
        raise ValueError(text)
    if "T" in text:
        instant = datetime.fromisoformat(text)
        if instant.tzinfo is None:
            raise ValueError(text)
        try:
            day = instant.astimezone(SHANGHAI).date()
        except OverflowError as error:  # the first or the last hours of the calendar
            raise ValueError(text) from error
        return When(text, day, day, instant)
    if len(text) == 10:
        day = date.fromisoformat(text)
        return When(text, day, day)
    year, month = int(text[:4]), int(text[5:7] or 0)
    first = date(year, month or 1, 1)
    last_month = month or 12
    last = date(year + last_month // 12, last_month % 12 + 1, 1) - timedelta(days=1)
    return When(text, first, last)


def on_day(day: date) -> When:
    """Return the moment that says just this local day."""
    return When(day.isoformat(), day, day)


def at_instant(instant: datetime) -> When:
    """Return the moment of an aware instant, written with the offset of Asia/Shanghai to the second."""
    local = instant.astimezone(SHANGHAI).replace(microsecond=0)
    return When(local.isoformat(), local.date(), local.date(), local)


def full_years(since: date, until: date) -> int:
    """Return the full years from one day to another: the age on ``until`` of who was born on ``since``."""
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))

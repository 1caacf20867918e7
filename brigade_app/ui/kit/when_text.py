"""Typed dates and times, as people write them, read into `When`; and `When` written for lists and forms.

Understood: 2026-11-24 15:20, 2026/11/24, 2026.11.24, 20261124, 2026年11月24日 15时20分, 11-24 (of this year), 15:20
(today), 今天, 昨天, 前天, 2026-11, 2026年. Nothing is guessed: what is no date is refused.
"""

import re
from datetime import date, datetime, timedelta

from brigade_app.domain.when import SHANGHAI, When, at_instant, on_day, parse_when
from brigade_app.ui.kit.language import pick

_DAYS_AGO = {"今天": 0, "昨天": 1, "前天": 2, "today": 0, "yesterday": 1}
_WIDE = str.maketrans("０１２３４５６７８９：－／．", "0123456789:-/.")
_DAY = re.compile(r"(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})日?|(\d{4})(\d\d)(\d\d)", re.ASCII)
_TIME = re.compile(r"(\d{1,2})[:时点](\d{1,2})?分?", re.ASCII)
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?", re.ASCII)
_YEAR = re.compile(r"(\d{4})年?", re.ASCII)


def read_when(text: str, today: date) -> When | None:
    """Return the moment that a person typed, ``None`` for nothing typed.

    Raises:
        ValueError: this is no date and no time.
    """
    typed = text.translate(_WIDE).strip().replace("T", " ")
    if not typed:
        return None
    if found := _MONTH.fullmatch(typed):
        return parse_when(f"{int(found[1]):04}-{int(found[2]):02}")
    if found := _YEAR.fullmatch(typed):
        return parse_when(f"{int(found[1]):04}")
    day, rest = _read_day(typed, today)
    if not rest:
        return on_day(day)
    clock = _TIME.fullmatch(rest)
    if clock is None:
        raise ValueError(text)
    moment = datetime(day.year, day.month, day.day, int(clock[1]), int(clock[2] or 0), tzinfo=SHANGHAI)
    return at_instant(moment)


def write_when(when: When | None) -> str:
    """Return a moment as a field shows it: 2026-11-24 15:20, or the day, month or year that was said."""
    if when is None:
        return ""
    if when.instant is not None:
        return when.instant.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
    return when.text


def write_day(day: date | None) -> str:
    """Return a day in full: 2026年11月24日, in English 2026-11-24."""
    if day is None:
        return ""
    return pick(f"{day.year}年{day.month}月{day.day}日", day.isoformat())


def write_short_day(day: date | None, today: date) -> str:
    """Return a day for a list: 11-24, with the year where it is another one."""
    if day is None:
        return ""
    return day.strftime("%m-%d") if day.year == today.year else day.isoformat()


def _read_day(typed: str, today: date) -> tuple[date, str]:
    for word, days in _DAYS_AGO.items():
        if typed.lower().startswith(word):
            return today - timedelta(days=days), typed[len(word) :].strip()
    found = _DAY.match(typed)
    if found is None:
        return today, typed
    year, month, day = found[1] or found[4] or today.year, found[2] or found[5], found[3] or found[6]
    return date(int(year), int(month), int(day)), typed[found.end() :].strip()

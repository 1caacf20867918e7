"""Working days of the People's Republic of China, year by year from ``resources/calendar/<year>.toml``.

A reader would guess that Monday to Friday are working days. In China the State Council moves holidays every year and
makes weekends working days (调休), so a table a year is required data; beyond the table answers are provisional.
Source: 全国年节及纪念日放假办法 arts. 2, 6, 7; rule-pack reference 0.3.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """``holidays``: non-working days by the notice with their names; ``workdays``: weekend days made working days."""

    holidays: dict[date, str]
    workdays: dict[date, str]
    first_year: int
    last_year: int

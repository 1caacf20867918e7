"""Words for dates, lengths and articles inside traces and reasons, in both languages.

A reader would guess that this belongs to the screens. A trace goes into documents and assessments as it stands, so its
sentences are made where the computation is made.
"""

from collections.abc import Sequence
from datetime import date

from brigade_app.domain.calendar import MONTHS_EN, WEEKDAYS_EN, WEEKDAYS_ZH, day_zh
from brigade_app.domain.law.law_library import to_chinese
from brigade_app.domain.law.types import Basis, TraceLine, Unit

_UNITS_ZH: dict[Unit, str] = {
    "hour": "小时",
    "natural_day": "日",
    "working_day": "个工作日",
    "month": "个月",
    "year": "年",
}
_UNITS_EN: dict[Unit, str] = {
    "hour": "hour",
    "natural_day": "day",
    "working_day": "working day",
    "month": "month",
    "year": "year",
}


def line(zh: str, en: str) -> TraceLine:
    """Return a line in both languages."""
    return TraceLine(zh, en)


def length_zh(length: int, unit: Unit) -> str:
    """``5 个工作日``, ``15 日``."""
    return f"{length} {_UNITS_ZH[unit]}"


def length_en(length: int, unit: Unit) -> str:
    """``5 working days``, ``1 month``."""
    return f"{length} {_UNITS_EN[unit]}{'' if length == 1 else 's'}"


def basis_zh(basis: Sequence[Basis], *, full: bool = False) -> str:
    """``处罚法第六十四条第一项、第八十五条``: a law's name once, its articles after it."""
    parts, last = [], ""
    for each in basis:
        name = each.law if full else each.short_zh
        shown = f"《{name}》" if full else name
        edition = f"（{each.edition}年版本）" if each.edition else ""
        parts.append(("" if name == last else shown + edition) + article_zh(each))
        last = name
    return "、".join(parts)


def article_zh(basis: Basis) -> str:
    """``第六十四条第一项``; empty where no article is named."""
    words = f"第{to_chinese(basis.article)}条" if basis.article else ""
    if basis.paragraph:
        words += f"第{to_chinese(basis.paragraph)}款"
    if basis.item:
        words += f"第{to_chinese(basis.item)}项"
    return words


def basis_en(basis: Sequence[Basis]) -> str:
    """``Administrative Penalty Law art. 64(1), art. 85``."""
    parts, last = [], ""
    for each in basis:
        edition = f" ({each.edition} edition)" if each.edition else ""
        article = f"art. {each.article}" if each.article else ""
        if each.paragraph:
            article += f" para. {each.paragraph}"
        if each.item:
            article += f"({each.item})"
        name = "" if each.law_en == last else each.law_en + edition
        parts.append(" ".join(word for word in (name, article) if word))
        last = each.law_en
    return ", ".join(parts)


def end_zh(day: date, start: date) -> str:
    """The end of a term: without its year where that is the start's."""
    return f"{day.month}月{day.day}日" if day.year == start.year else day_zh(day)


def end_en(day: date, start: date) -> str:
    """The end of a term with its weekday: ``Mon 10 Nov``."""
    year = "" if day.year == start.year else f" {day.year}"
    return f"{WEEKDAYS_EN[day.weekday()]} {day.day} {MONTHS_EN[day.month - 1]}{year}"


def weekday_zh(day: date) -> str:
    """``星期一``."""
    return WEEKDAYS_ZH[day.weekday()]

"""Counting a term: its unit, the day it starts, whether its last day rolls over, and the computation in words.

A reader would guess that five days are five days. Under the Penalty Law only "2, 3, 5, 7 days" are working days (art.
85); under the Coercion Law every term up to ten days is (art. 69); under the Litigation Law none. The unit is therefore
part of the rule. The first day is not counted (民法典 201, 民诉法 85, by analogy). Where the law is silent on the last
day, a duty of the organ does not roll over and a right of the party does: the safe side in both directions (0.3, 4).
"N days before" counts neither end. Beyond the holiday table a result is provisional.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from brigade_app.domain.calendar import ONE_DAY, WorkCalendar, day_en, day_zh
from brigade_app.domain.law.reading import Span
from brigade_app.domain.law.rules import DeadlineRule
from brigade_app.domain.law.types import Trace, TraceLine, Unit
from brigade_app.domain.law.wording import basis_en, basis_zh, end_en, end_zh, length_en, length_zh, line, weekday_zh


@dataclass(frozen=True, slots=True)
class Count:
    """``last``: the day the term ends; ``nominal``: before rolling over; ``provisional``: beyond the holiday table."""

    last: date
    nominal: date
    provisional: bool
    trace: Trace


def add_months(day: date, months: int) -> date:
    """Return the corresponding day so many months on; the month's last day where there is none (民法典 202)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_length(start: date, length: int, unit: Unit, calendar: WorkCalendar) -> date:
    """Return the nominal last day of a term that starts after ``start``."""
    if unit == "working_day":
        return calendar.add_working_days(start, length)
    if unit == "month":
        return add_months(start, length)
    if unit == "year":
        return add_months(start, 12 * length)
    if unit == "hour":
        return start + timedelta(days=-(-length // 24))
    return start + timedelta(days=length)


def rolls_over(rule: DeadlineRule) -> bool:
    """Whether the last day moves when it is a day off: by law, or because it is a right of the party."""
    return rule.roll == "law" or (rule.roll == "silent" and "P" in rule.who)


def count_after(
    start: date, rule: DeadlineRule, calendar: WorkCalendar, *, length: int | None = None, excluded: int = 0
) -> Count:
    """Count a term that begins with an event. ``excluded`` natural days do not count (appraisal, suspension)."""
    size = rule.length if length is None else length
    assert size is not None, rule.id
    nominal = add_length(start, size, rule.unit, calendar) + timedelta(days=excluded)
    last = calendar.next_working_day(nominal) if rolls_over(rule) else nominal
    provisional = _beyond(rule, calendar, start, last)
    head = _head(start, rule, size, excluded, nominal)
    lines = [head, *_roll_lines(rule, calendar, nominal, last)]
    if rule.warn_early:
        lines.append(_early_line(last - ONE_DAY, start))
    if provisional:
        lines.append(_provisional_line(calendar))
    if rule.unit == "working_day":
        lines[0] = _joined(head, between(calendar, start, last))
    return Count(last, nominal, provisional, tuple(lines))


def count_before(event: date, rule: DeadlineRule, calendar: WorkCalendar, *, length: int | None = None) -> Count:
    """Count back from an event: the last day on which the notice may be given, neither end counted."""
    size = rule.length if length is None else length
    assert size is not None, rule.id
    if rule.unit == "working_day":
        first_counted = calendar.add_working_days(event, -size)
        last = calendar.previous_working_day(first_counted - ONE_DAY)
    else:
        last = event - timedelta(days=size + 1)
    provisional = rule.unit == "working_day" and not calendar.known_through(last, event)
    head = line(
        f"{day_zh(event, weekday=True)}{rule.starts_zh}，之前须满 {length_zh(size, rule.unit)}、首尾两日不计"
        f"（{basis_zh(rule.basis)}）：最迟 {end_zh(last, event)}",
        f"{day_en(event, weekday=True)}, {rule.starts_en}: {length_en(size, rule.unit)} must lie before it, neither end"
        f" counted ({basis_en(rule.basis)}): {end_en(last, event)} at the latest",
    )
    lines = [_joined(head, between(calendar, last, event)) if rule.unit == "working_day" else head]
    if provisional:
        lines.append(_provisional_line(calendar))
    return Count(last, last, provisional, tuple(lines))


def earliest_after_notice(notice: date, rule: DeadlineRule, calendar: WorkCalendar) -> date:
    """Return the first working day on which the event may be held when notice is given on that day."""
    assert rule.length is not None
    if rule.unit == "working_day":
        return calendar.next_working_day(calendar.add_working_days(notice, rule.length) + ONE_DAY)
    return notice + timedelta(days=rule.length + 1)


def count_span(
    start: Span, rule: DeadlineRule, calendar: WorkCalendar, *, length: int | None = None, excluded: int = 0
) -> Span:
    """Return the span in which the term's last day lies, from the span of its first; ``None`` stays open."""

    def end(day: date | None) -> date | None:
        if day is None:
            return None
        if rule.direction == "before":
            return count_before(day, rule, calendar, length=length).last
        return count_after(day, rule, calendar, length=length, excluded=excluded).last

    return Span(end(start.first), end(start.last))


def between(calendar: WorkCalendar, after: date, until: date) -> TraceLine:
    """Say which days off and which worked weekends lie inside a term in working days."""
    zh: list[str] = []
    en: list[str] = []
    for holiday in calendar.holidays_near(after, until):
        if holiday.first <= until and holiday.last > after:
            zh.append(f"{holiday.name_zh}{_range_zh(holiday.first, holiday.last)}放假不计")
            en.append(f"{holiday.name_en} {_range_en(holiday.first, holiday.last)} off")
        for day in holiday.workdays:
            if after < day <= until:
                zh.append(f"{day.month}月{day.day}日（{weekday_zh(day)}）调休上班，计入")
                en.append(f"{end_en(day, day)} worked in exchange, counted")
    if not zh:
        return line("期间无节假日", "no holiday between")
    return line("；".join(zh), "; ".join(en))


def _range_zh(first: date, last: date) -> str:
    if first == last:
        return f"（{first.month}月{first.day}日）"
    return f"（{first.month}月{first.day}日至{last.month}月{last.day}日）"


def _range_en(first: date, last: date) -> str:
    return end_en(first, first) if first == last else f"{end_en(first, first)} to {end_en(last, last)}"


def _beyond(rule: DeadlineRule, calendar: WorkCalendar, start: date, last: date) -> bool:
    if rule.unit == "working_day":
        return not calendar.known_through(start, last)
    return rolls_over(rule) and not calendar.known(last)


def _head(start: date, rule: DeadlineRule, size: int, excluded: int, nominal: date) -> TraceLine:
    out_zh = f" + 不计入的 {excluded} 日" if excluded else ""
    out_en = f" + {length_en(excluded, 'natural_day')} not counted" if excluded else ""
    return line(
        f"{day_zh(start, weekday=True)}{rule.starts_zh} + {length_zh(size, rule.unit)}{out_zh}"
        f"（{basis_zh(rule.basis)}）= {end_zh(nominal, start)}",
        f"{day_en(start, weekday=True)}, {rule.starts_en}, + {length_en(size, rule.unit)}{out_en}"
        f" ({basis_en(rule.basis)}) = {end_en(nominal, start)}",
    )


def _joined(head: TraceLine, tail: TraceLine) -> TraceLine:
    return line(f"{head.zh}；{tail.zh}", f"{head.en}; {tail.en}")


def _roll_lines(rule: DeadlineRule, calendar: WorkCalendar, nominal: date, last: date) -> list[TraceLine]:
    if rule.unit in ("working_day", "hour") or calendar.is_working_day(nominal):
        return []
    weekday = weekday_zh(nominal)
    if last != nominal:
        why_zh = "期满日为休息日，依法顺延" if rule.roll == "law" else "法律未规定顺延，当事人的权利按顺延处理"
        why_en = "the last day is a day off and rolls over" if rule.roll == "law" else (
            "the law is silent; a right of the party is taken to roll over"
        )  # fmt: skip
        return [line(f"{why_zh}：{weekday} → {end_zh(last, nominal)}", f"{why_en}: {end_en(last, nominal)}")]
    work = calendar.previous_working_day(nominal)
    return [
        line(
            f"期满日（{weekday}）为休息日；机关的期限不顺延，请在 {end_zh(work, nominal)} 前办结",
            f"the last day is a day off; a duty of the organ does not roll over: be done by {end_en(work, nominal)}",
        )
    ]


def _early_line(day: date, start: date) -> TraceLine:
    return line(
        f"法律未写明起算当日是否计入，稳妥起见按 {end_zh(day, start)} 提醒",
        f"the law does not say whether the first day counts: the reminder is for {end_en(day, start)}",
    )


def _provisional_line(calendar: WorkCalendar) -> TraceLine:
    years = list(calendar.years)
    return line(
        f"超出已安装的节假日表（{years[0]}—{years[-1]}年），暂按周一至周五计算，安装新表后重算",
        f"beyond the installed holiday tables ({years[0]} to {years[-1]}): provisional, counted Monday to Friday",
    )

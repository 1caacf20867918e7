"""Counting terms: golden tables counted by hand, computations in words, and what must hold of every term."""

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.law.periods import (
    add_length,
    add_months,
    count_after,
    count_before,
    count_span,
    earliest_after_notice,
    rolls_over,
)
from brigade_app.domain.law.reading import Span
from brigade_app.domain.law.reckoning import reckon
from brigade_app.domain.law.rules import DeadlineRule
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import shipped_law

GOLDEN = tomllib.loads((Path(__file__).parent / "golden" / "deadlines.toml").read_text(encoding="utf-8"))["case"]
LATER = date(2026, 11, 25)
NUMBERED = [rule for rule in shipped_law().pack.deadlines if rule.length]


def named(row: dict[str, object]) -> str:
    return f"{row['id']}{row.get('part', '')}-{row['start']}"


def rule(id: str, on: date = LATER, part: str = "") -> DeadlineRule:
    found = shipped_law().pack.deadline(id, on, part)
    assert found is not None
    return found


def due(id: str, start: date, part: str = "", length: int | None = None) -> date | None:
    result = reckon(shipped_law(), id, start, LATER, part=part, length=length)
    assert result is not None
    return result.due_on


@pytest.mark.parametrize("row", GOLDEN, ids=named)
def test_a_term_ends_on_the_day_counted_by_hand(row: dict[str, object]):
    """Golden table: ordinary days, across holidays with make-up days, month ends and leap days; old law too."""
    assert due(row["id"], row["start"], row.get("part", ""), row.get("length")) == row["due"], row["why"]


def test_the_golden_table_has_three_examples_of_every_counted_deadline():
    composite = {"D31", "D32"}  # no length of their own: tested as waits and windows
    wanted = {(r.id, r.part) for r in shipped_law().pack.deadlines if r.id not in composite | {"D03"}}
    counts = {key: sum((g["id"], g.get("part", "")) == key for g in GOLDEN) for key in wanted}
    assert [key for key, count in counts.items() if count < 3] == []
    assert len({r.id for r in shipped_law().pack.deadlines}) == 66


def test_the_brief_s_own_example_is_traced_in_both_languages():
    """Issue 3, 2: Mon 3 Nov 2025 + 5 working days = Mon 10 Nov; no holiday between."""
    result = reckon(shipped_law(), "D07", date(2025, 11, 3), date(2025, 11, 4))
    assert result.due_on == date(2025, 11, 10)
    assert result.trace[0].zh == (
        "2025年11月3日（星期一）告知 + 5 个工作日（处罚法第六十四条第一项、第八十五条）= 11月10日；期间无节假日"
    )
    assert result.trace[0].en == (
        "Mon 3 Nov 2025, notice served, + 5 working days (Administrative Penalty Law art. 64(1), art. 85) "
        "= Mon 10 Nov; no holiday between"
    )
    assert result.days_left == 6
    assert result.state == "running"


def test_a_trace_names_the_holiday_and_the_weekend_worked_in_exchange():
    result = reckon(shipped_law(), "D07", date(2025, 9, 26), date(2025, 9, 27))
    assert result.due_on == date(2025, 10, 10)
    assert "9月28日（星期日）调休上班，计入" in result.trace[0].zh
    assert "国庆节、中秋节（10月1日至10月8日）放假不计" in result.trace[0].zh
    assert "10月11日" not in result.trace[0].zh
    assert "Sun 28 Sep worked in exchange, counted" in result.trace[0].en
    assert "National Day and Mid-autumn Festival Wed 1 Oct to Wed 8 Oct off" in result.trace[0].en


def test_a_right_of_the_party_rolls_over_and_says_why():
    """MSSS 85 for reconsideration: 60 days after 1 Mar 2025 is Wed 30 Apr; after 4 Mar it is Sat 3 May → Tue 6 May."""
    assert due("D40", date(2025, 3, 4)) == date(2025, 5, 6)
    result = reckon(shipped_law(), "D40", date(2025, 3, 4), LATER)
    assert result.trace[1].zh == "期满日为休息日，依法顺延：星期六 → 5月6日"
    assert result.trace[1].en == "the last day is a day off and rolls over: Tue 6 May"


def test_a_right_of_the_party_rolls_over_where_the_law_is_silent():
    """0.3 rule 4: 15 days to pay from 20 Sep 2025 end on Sun 5 Oct, and roll to Thu 9 Oct."""
    assert due("D13", date(2025, 9, 20)) == date(2025, 10, 9)
    result = reckon(shipped_law(), "D13", date(2025, 9, 20), LATER)
    assert result.trace[1].zh == "法律未规定顺延，当事人的权利按顺延处理：星期日 → 10月9日"


def test_a_duty_of_the_organ_does_not_roll_over_and_says_the_last_working_day():
    """Penalty Law art. 60: 90 days from 5 Jul 2025 end on Fri 3 Oct, a holiday: be done by 30 Sep."""
    assert due("D10", date(2025, 7, 5)) == date(2025, 10, 3)
    result = reckon(shipped_law(), "D10", date(2025, 7, 5), LATER)
    assert result.trace[1].zh == "期满日（星期五）为休息日；机关的期限不顺延，请在 9月30日 前办结"
    assert result.trace[1].en.endswith("be done by Tue 30 Sep")


def test_terms_that_begin_with_the_organ_s_own_act_warn_a_day_early():
    """0.3 rule 4, D06, D20, D21: the text does not say whether the first day counts."""
    result = reckon(shipped_law(), "D20", date(2025, 11, 3), date(2025, 11, 4))
    assert (result.due_on, result.warn_on) == (date(2025, 12, 3), date(2025, 12, 2))
    assert result.trace[-1].zh == "法律未写明起算当日是否计入，稳妥起见按 12月2日 提醒"
    assert reckon(shipped_law(), "D10", date(2025, 11, 3), LATER).warn_on is None


def test_working_days_beyond_the_holiday_table_are_provisional():
    result = reckon(shipped_law(), "D07", date(2026, 12, 30), date(2026, 12, 30))
    assert result.state == "provisional"
    assert "超出已安装的节假日表（2012—2026年）" in result.trace[-1].zh
    assert reckon(shipped_law(), "D07", date(2026, 12, 24), date(2026, 12, 24)).state == "running"


def test_natural_days_of_the_organ_need_no_table_and_a_rolling_term_does():
    assert reckon(shipped_law(), "D10", date(2026, 12, 1), date(2026, 12, 2)).state == "running"
    assert reckon(shipped_law(), "D40", date(2026, 12, 1), date(2026, 12, 2)).state == "provisional"
    assert reckon(shipped_law(), "D40", date(2026, 10, 30), date(2026, 10, 31)).state == "running"


def test_hours_are_clock_hours_over_days_off():
    """Coercion Law art. 19: 24 hours from 17:30 on 30 Sep 2025 end at 17:30 on the holiday."""
    result = reckon(shipped_law(), "D19", parse_when("2025-09-30T17:30:00+08:00"), date(2025, 9, 30))
    assert result.due_at.isoformat() == "2025-10-01T17:30:00+08:00"
    assert result.due_on == date(2025, 10, 1)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2025, 11, 30), 1, date(2025, 12, 30)),
        (date(2025, 1, 15), 12, date(2026, 1, 15)),
        (date(2025, 6, 30), 6, date(2025, 12, 30)),
    ],
)
def test_months_end_on_the_corresponding_day_or_the_month_s_last(start: date, months: int, end: date):
    """民法典 202, by analogy."""
    assert add_months(start, months) == end


def test_notice_of_a_hearing_leaves_seven_full_working_days():
    """Penalty Law art. 64 item 2, J2; told on Wed 24 Sep 2025 the first day is Sat 11 Oct, worked in exchange."""
    calendar = shipped_law().calendar
    assert earliest_after_notice(date(2025, 11, 3), rule("D08"), calendar) == date(2025, 11, 13)
    assert count_before(date(2025, 11, 13), rule("D08"), calendar).last == date(2025, 11, 3)
    assert count_before(date(2025, 11, 12), rule("D08"), calendar).last == date(2025, 10, 31)
    assert earliest_after_notice(date(2025, 9, 24), rule("D08"), calendar) == date(2025, 10, 11)


def test_a_count_back_is_worded():
    words = count_before(date(2025, 11, 13), rule("D08"), shipped_law().calendar).trace[0]
    assert words.zh == (
        "2025年11月13日（星期四）听证，之前须满 7 个工作日、首尾两日不计（处罚法第六十四条第二项、第八十五条）："
        "最迟 11月3日；期间无节假日"
    )
    assert words.en.startswith("Thu 13 Nov 2025, hearing: 7 working days must lie before it, neither end counted")


def test_a_count_back_over_the_edge_of_the_table_is_provisional():
    assert count_before(date(2027, 1, 5), rule("D08"), shipped_law().calendar).provisional
    assert not count_before(date(2026, 12, 25), rule("D08"), shipped_law().calendar).provisional


def test_days_of_appraisal_do_not_count_and_are_said():
    """Coercion Law art. 25 para. 3."""
    count = count_after(date(2025, 11, 3), rule("D20"), shipped_law().calendar, excluded=10)
    assert count.last == date(2025, 12, 13)
    assert "+ 不计入的 10 日" in count.trace[0].zh
    assert "+ 10 days not counted" in count.trace[0].en


def test_a_start_known_only_roughly_gives_a_span_and_no_day():
    result = reckon(shipped_law(), "D10", parse_when("2025-11"), date(2025, 12, 1))
    assert result.due_on is None
    assert result.state == "provisional"
    assert "2025年11月1日 至 2025年11月30日" in result.trace[-1].zh
    span = count_span(Span(date(2025, 11, 1), date(2025, 11, 30)), rule("D10"), shipped_law().calendar)
    assert span == Span(date(2026, 1, 30), date(2026, 2, 28))
    assert count_span(Span(None, date(2025, 11, 30)), rule("D10"), shipped_law().calendar).first is None
    before = count_span(Span(date(2025, 11, 13), date(2025, 11, 13)), rule("D08"), shipped_law().calendar)
    assert before.day == date(2025, 11, 3)


def test_a_deadline_is_missed_only_where_the_act_is_known_not_to_be_done():
    assert reckon(shipped_law(), "D10", date(2025, 1, 2), date(2025, 6, 1)).state == "provisional"


def test_the_last_day_itself_is_still_in_time():
    result = reckon(shipped_law(), "D10", date(2025, 11, 3), date(2026, 2, 1))
    assert (result.due_on, result.state, result.days_left) == (date(2026, 2, 1), "running", 0)


@pytest.mark.parametrize(
    ("id", "start", "expected"),
    [
        ("D07", date(2021, 7, 14), date(2021, 7, 19)),  # 3 natural days: Sat 17 Jul rolls to Mon 19
        ("D07", date(2021, 7, 15), date(2021, 7, 22)),  # 5 working days
        ("D52", date(2015, 1, 31), date(2015, 4, 30)),  # 3 months, over before 1 May 2015
        ("D52", date(2015, 2, 1), date(2015, 8, 3)),  # 6 months: Sat 1 Aug rolls to Mon 3
        ("D12", date(2021, 12, 31), date(2022, 3, 1)),  # 60 days before 2022
        ("D12", date(2022, 1, 1), date(2022, 2, 7)),  # 30 days: Mon 31 Jan is Spring Festival to 6 Feb
    ],
)
def test_the_rule_of_the_day_of_the_step_applies(id: str, start: date, expected: date):
    """Versions by date: rows of the old law carry mark M."""
    assert due(id, start) == expected


def test_rows_of_the_old_law_are_never_certain():
    assert [r.id for r in shipped_law().pack.deadlines if any(b.edition for b in r.basis) and r.certain] == []


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(NUMBERED), st.dates(date(2015, 6, 1), date(2025, 6, 1)), st.integers(0, 40))
def test_a_later_start_never_ends_earlier(row: DeadlineRule, start: date, later: int):
    """Property: later service never gives an earlier deadline."""
    calendar = shipped_law().calendar
    count = count_before if row.direction == "before" else count_after
    assert count(start, row, calendar).last <= count(start + timedelta(days=later), row, calendar).last


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(NUMBERED), st.dates(date(2015, 6, 1), date(2025, 6, 1)))
def test_a_term_ends_after_it_starts_and_rolls_only_forward_to_a_working_day(row: DeadlineRule, start: date):
    calendar = shipped_law().calendar
    if row.direction == "before":
        assert count_before(start, row, calendar).last < start
        return
    count = count_after(start, row, calendar)
    assert start < count.nominal <= count.last
    assert rolls_over(row) or count.last == count.nominal
    assert not rolls_over(row) or calendar.is_working_day(count.last)


@settings(max_examples=50, deadline=None)
@given(st.dates(date(2015, 6, 1), date(2025, 6, 1)))
def test_the_earliest_hearing_day_is_the_first_that_keeps_the_notice_in_time(notice: date):
    calendar, row = shipped_law().calendar, rule("D08")
    notice = calendar.next_working_day(notice)
    first = earliest_after_notice(notice, row, calendar)
    assert count_before(first, row, calendar).last >= notice
    assert count_before(first - timedelta(days=1), row, calendar).last < notice or not calendar.is_working_day(
        first - timedelta(days=1)
    )


def test_lengths_in_hours_end_on_the_day_they_reach():
    calendar = shipped_law().calendar
    assert [add_length(date(2026, 3, 2), hours, "hour", calendar).day for hours in (24, 25, 48, 49)] == [3, 4, 4, 5]


def test_natural_days_before_an_event_leave_neither_end_counted():
    """D60, D08 before 2021: three and seven full days between."""
    calendar = shipped_law().calendar
    court = count_before(date(2026, 3, 20), rule("D60"), calendar)
    assert (court.last, court.nominal, len(court.trace)) == (date(2026, 3, 16), date(2026, 3, 16), 1)
    assert court.trace[0].zh.endswith("最迟 3月16日")
    assert earliest_after_notice(date(2026, 3, 16), rule("D60"), calendar) == date(2026, 3, 20)


def test_a_length_of_the_case_stands_instead_of_the_rule_s():
    calendar, day = shipped_law().calendar, Span(date(2026, 3, 2), date(2026, 3, 2))
    assert count_after(day.first, rule("D20"), calendar).last == date(2026, 4, 1)
    assert count_after(day.first, rule("D20"), calendar, length=10).last == date(2026, 3, 12)
    assert count_before(day.first, rule("D60"), calendar, length=5).last == date(2026, 2, 24)
    assert count_span(day, rule("D60"), calendar, length=5).day == date(2026, 2, 24)
    assert count_span(day, rule("D20"), calendar, length=10).day == date(2026, 3, 12)
    assert count_span(day, rule("D20"), calendar, excluded=5).day == date(2026, 4, 6)


def test_a_count_back_beyond_the_table_says_so_last():
    trace = count_before(date(2027, 1, 5), rule("D08"), shipped_law().calendar).trace
    assert [line.en for line in trace[1:]] == [
        "beyond the installed holiday tables (2012 to 2026): provisional, counted Monday to Friday"
    ]


def test_a_duty_in_working_days_beyond_the_table_is_provisional():
    result = reckon(shipped_law(), "D11", date(2026, 12, 30), date(2026, 12, 30))
    assert result.state == "provisional"
    assert result.trace[-1].en == (
        "beyond the installed holiday tables (2012 to 2026): provisional, counted Monday to Friday"
    )


def test_the_early_reminder_is_said_in_english_too():
    result = reckon(shipped_law(), "D20", date(2025, 11, 3), date(2025, 11, 4))
    assert result.trace[-1].en == ("the law does not say whether the first day counts: the reminder is for Tue 2 Dec")


def test_a_holiday_of_one_day_is_named_by_its_day():
    result = reckon(shipped_law(), "D07", date(2024, 12, 30), date(2024, 12, 30))
    assert result.trace[0].zh.endswith("元旦（1月1日）放假不计")
    assert result.trace[0].en.endswith("New Year's Day Wed 1 Jan off")

"""The working days of China against an independent table, and the form of the yearly files."""

from datetime import date, timedelta

import pytest
from chinese_calendar import is_workday
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.calendar import CalendarYear, Holiday, WorkCalendar, day_en, day_zh, days_between, read_year
from brigade_app.domain.strict_toml import DataFileInvalid
from tests.domain.law.law_making import RESOURCES, shipped_law

DAYS = st.dates(date(2012, 1, 1), date(2026, 11, 1))
YEAR = """year = 2027
notice = "通知"

[[holiday]]
name_zh = "元旦"
name_en = "New Year's Day"
from = 2027-01-01
to = 2027-01-03
statutory = [2027-01-01]
workdays = []
"""


def calendar() -> WorkCalendar:
    return shipped_law().calendar


def test_every_day_of_2012_to_2026_agrees_with_the_published_table():
    """D19 of the brief: seeded tables are compared with chinesecalendar."""
    days = days_between(date(2012, 1, 1), date(2026, 12, 31))
    assert [d for d in days if calendar().is_working_day(d) != is_workday(d)] == []


def test_make_up_saturday_is_a_working_day_and_exchanged_friday_is_none():
    assert calendar().is_working_day(date(2026, 2, 28))
    assert not calendar().is_working_day(date(2026, 2, 20))
    assert calendar().exchanged(date(2026, 2, 28)).name_zh == "春节"
    assert calendar().exchanged(date(2026, 3, 2)) is None


def test_only_the_days_of_the_law_are_statutory_holidays():
    """放假办法 art. 2: National Day is 1 to 3 October; 4 to 8 are exchanged or Mid-autumn."""
    october = [d for d in days_between(date(2025, 10, 1), date(2025, 10, 8)) if calendar().is_statutory_holiday(d)]
    assert october == [date(2025, 10, 1), date(2025, 10, 2), date(2025, 10, 3), date(2025, 10, 6)]


def test_spring_festival_has_four_statutory_days_from_2025_and_three_before():
    for year, count in ((2023, 3), (2024, 3), (2025, 4), (2026, 4)):
        spring = next(h for h in calendar().years[year].holidays if h.name_zh == "春节")
        assert len(spring.statutory) == count


def test_every_year_names_its_notice():
    assert [y for y, table in calendar().years.items() if not table.notice] == []
    assert calendar().years[2026].number == "国办发明电〔2025〕7号"


@settings(max_examples=50, deadline=None)
@given(DAYS, st.integers(1, 60))
def test_counting_working_days_forward_and_back_returns_to_the_start(start: date, count: int):
    start = calendar().next_working_day(start)
    end = calendar().add_working_days(start, count)
    assert calendar().add_working_days(end, -count) == start
    assert calendar().working_days_between(start, end) == count
    assert calendar().is_working_day(end)


@settings(max_examples=50, deadline=None)
@given(DAYS)
def test_next_and_previous_working_day_are_the_nearest(day: date):
    following, before = calendar().next_working_day(day), calendar().previous_working_day(day)
    assert before <= day <= following
    assert not any(calendar().is_working_day(d) for d in days_between(day, following - timedelta(days=1)))
    assert not any(calendar().is_working_day(d) for d in days_between(before + timedelta(days=1), day))


def test_zero_working_days_is_the_start_even_on_a_holiday():
    assert calendar().add_working_days(date(2025, 10, 1), 0) == date(2025, 10, 1)


def test_years_outside_the_table_are_unknown():
    assert calendar().known(date(2026, 12, 31))
    assert not calendar().known(date(2027, 1, 1))
    assert not calendar().known_through(date(2026, 12, 31), date(2027, 1, 1))
    assert calendar().known_through(date(2025, 1, 1), date(2026, 12, 31))
    assert not calendar().known(date(2011, 12, 30))


def test_dates_are_said_as_people_say_them():
    assert day_zh(date(2025, 11, 3)) == "2025年11月3日"
    assert day_zh(date(2025, 11, 9), weekday=True) == "2025年11月9日（星期日）"
    assert day_en(date(2025, 11, 3)) == "3 Nov 2025"
    assert day_en(date(2025, 11, 3), weekday=True) == "Mon 3 Nov 2025"


@pytest.mark.parametrize(
    ("wrong", "key", "line"),
    [
        (YEAR.replace("to = 2027-01-03", "to = 2026-12-31"), "holiday.to", 8),
        (YEAR.replace("to = 2027-01-03", "to = 2028-01-03"), "holiday.to", 8),
        (YEAR.replace("statutory = [2027-01-01]", "statutory = [2027-01-04]"), "holiday.statutory", 9),
        (YEAR.replace("workdays = []", "workdays = [2027-01-04]"), "holiday.workdays", 10),
        (YEAR.replace("workdays = []", "workdays = [2027-01-02]"), "holiday.workdays", 10),
        (YEAR.replace("year = 2027", "year = 2028"), "year", 1),
        (YEAR.replace("from = 2027-01-01", 'from = "2027-01-01"'), "holiday.from", 7),
        (YEAR + "extra = 1\n", "holiday.extra", 11),
    ],
)
def test_a_wrong_calendar_file_is_refused_with_line_and_key(tmp_path, wrong: str, key: str, line: int):
    path = tmp_path / "2027.toml"
    path.write_text(wrong, encoding="utf-8")
    with pytest.raises(DataFileInvalid) as caught:
        read_year(path)
    assert (caught.value.facts["path"], caught.value.facts["key"], caught.value.facts["line"]) == (
        "2027.toml",
        key,
        line,
    )


def test_a_new_year_installed_beside_the_others_is_known(tmp_path):
    (tmp_path / "2027.toml").write_text(YEAR, encoding="utf-8")
    loaded = WorkCalendar.load(tmp_path)
    assert list(loaded.years) == [2027]
    assert loaded.holiday(date(2027, 1, 3)).name_en == "New Year's Day"
    assert loaded.is_working_day(date(2027, 1, 4))


def test_a_folder_without_years_is_refused(tmp_path):
    with pytest.raises(DataFileInvalid) as caught:
        WorkCalendar.load(tmp_path)
    assert caught.value.facts == {"path": tmp_path.name, "line": 0, "key": "", "reason": "no calendar year installed"}


def test_a_year_is_read_whole(tmp_path):
    path = tmp_path / "2027.toml"
    path.write_text(YEAR.replace('notice = "通知"', 'notice = "通知"\nnumber = "3号"\nnote = "注"'), encoding="utf-8")
    first, last = date(2027, 1, 1), date(2027, 1, 3)
    holiday = Holiday("元旦", "New Year's Day", first, last, (first,), ())
    assert read_year(path) == CalendarYear(2027, "通知", "3号", (holiday,))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("to = 2027-01-03", "to = 2027-01-01"),
        ("statutory = [2027-01-01]", "statutory = [2027-01-03]"),
        ("workdays = []", "workdays = [2027-01-09]"),
        ("workdays = []", "workdays = [2027-01-10]"),
    ],
)
def test_a_year_may_have_a_holiday_of_one_day_and_worked_weekends(tmp_path, old: str, new: str):
    path = tmp_path / "2027.toml"
    path.write_text(YEAR.replace(old, new), encoding="utf-8")
    assert len(read_year(path).holidays) == 1


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("to = 2027-01-03", "to = 2026-12-31", "before its first day"),
        ("to = 2027-01-03", "to = 2028-01-03", "not in 2027"),
        ("statutory = [2027-01-01]", "statutory = [2027-01-04]", "a day outside the holiday"),
        ("year = 2027", "year = 2028", "the file is named 2027.toml"),
        ("workdays = []", "workdays = [2027-01-03]", "a day in exchange must be a weekend day outside the holiday"),
        ("workdays = []", "workdays = [2027-01-08]", "a day in exchange must be a weekend day outside the holiday"),
    ],
)
def test_a_refused_year_says_why(tmp_path, old: str, new: str, reason: str):
    path = tmp_path / "2027.toml"
    path.write_text(YEAR.replace(old, new), encoding="utf-8")
    with pytest.raises(DataFileInvalid) as caught:
        read_year(path)
    assert caught.value.facts["reason"] == reason


def test_a_day_worked_in_exchange_may_not_be_the_holiday_s_own_first_day(tmp_path):
    path = tmp_path / "2027.toml"
    late = YEAR.replace("from = 2027-01-01", "from = 2027-01-02").replace("statutory = [2027-01-01]", "statutory = []")
    path.write_text(late.replace("workdays = []", "workdays = [2027-01-02]"), encoding="utf-8")
    with pytest.raises(DataFileInvalid):
        read_year(path)


def test_shipped_years_are_those_from_2012_on():
    assert sorted(p.stem for p in (RESOURCES / "calendar").glob("*.toml")) == [str(y) for y in range(2012, 2027)]


def test_every_holiday_and_its_exchanged_days_lie_within_reach():
    """`holidays_near` looks a month around the term: no table may exceed that."""
    spans = [holiday for year in calendar().years.values() for holiday in year.holidays]
    for each in spans:
        assert (each.last - each.first).days < 31
        assert all(abs((worked - each.first).days) < 31 for worked in each.workdays)
        assert each in calendar().holidays_near(each.last, each.last)
        assert all(each in calendar().holidays_near(worked, worked) for worked in each.workdays)
    assert calendar().holidays_near(date(2026, 7, 30), date(2026, 8, 2)) == []

"""How one term stands on a day: every state of a limit and of a wait, vague starts, services and hours."""

from datetime import date, datetime, timedelta

import pytest

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.law.reading import OPEN, Reading, Span
from brigade_app.domain.law.reckoning import Met, Reckoner, reckon
from brigade_app.domain.records import Absence, Action
from brigade_app.domain.when import SHANGHAI, parse_when
from tests.domain.law.law_making import RESOURCES, act, case, served, shipped_law

# Monday 2 March 2026 + 5 working days = Monday 9 March (D07, of the party); no holiday between.
START = Span(date(2026, 3, 2), date(2026, 3, 2))
DUE = date(2026, 3, 9)
VAGUE = Span(date(2026, 3, 2), date(2026, 3, 6))
BEYOND = Span(date(2027, 3, 1), date(2027, 3, 1))


def span(day: int, last: int | None = None) -> Span:
    return Span(date(2026, 3, day), date(2026, 3, last or day))


def state(on: int, met: Met | None = None, *, start: Span = START, suspended: bool = False, wait: bool = False) -> str:
    today = date(2026, 3, on)
    r = Reckoner(Reading(case(), today), shipped_law(), today)
    result = r.result(r.term("D07", start), met=met or Met(), suspended=suspended, wait=wait)
    assert result is not None
    return result.state


@pytest.mark.parametrize(
    ("on", "met", "expected"),
    [
        (9, None, "running"),
        (10, None, "provisional"),
        (10, Met(known_absent=True), "missed"),
        (9, Met(known_absent=True), "running"),
        (20, Met(span(9)), "met"),
        (20, Met(span(10)), "missed"),
        (20, Met(span(9, 10)), "provisional"),
        (20, Met(OPEN), "provisional"),
    ],
)
def test_a_limit_is_met_up_to_its_last_day_and_missed_only_where_the_record_says_so(
    on: int, met: Met | None, expected: str
):
    assert state(on, met) == expected


@pytest.mark.parametrize(
    ("on", "met", "expected"),
    [
        (9, None, "running"),
        (10, None, "met"),
        (20, Met(span(10)), "met"),
        (20, Met(span(9)), "missed"),
        (20, Met(span(9, 10)), "provisional"),
    ],
)
def test_a_wait_is_kept_by_what_comes_after_its_last_day(on: int, met: Met | None, expected: str):
    assert state(on, met, wait=True) == expected


def test_what_is_suspended_or_not_exactly_known_neither_runs_nor_ends():
    assert state(5, suspended=True) == "suspended"
    assert state(5, suspended=True, wait=True) == "suspended"
    assert state(20, Met(span(9)), suspended=True) == "met"
    assert state(20, Met(span(12)), suspended=True, wait=True) == "suspended"
    for wait in (False, True):
        assert state(5, start=VAGUE, wait=wait) == "provisional"
        assert state(5, start=BEYOND, wait=wait) == "provisional"
        assert state(5, start=Span(date(2026, 3, 2), None), wait=wait) == "provisional"
    assert state(30, Met(Span(date(2027, 3, 2), date(2027, 3, 2))), start=BEYOND) == "provisional"


def test_a_result_carries_its_days_and_the_day_after_a_wait():
    today = date(2026, 3, 4)
    r = Reckoner(Reading(case(), today), shipped_law(), today)
    limit = r.result(r.term("D07", START), source="n", party="p1")
    wait = r.result(r.term("D07", START), wait=True)
    ended = r.result(r.term("D07", START), met=Met(span(3), "h"))
    vague = r.result(r.term("D07", VAGUE))
    assert (limit.due_on, limit.days_left, limit.opens_on, limit.from_action, limit.party) == (DUE, 5, None, "n", "p1")
    assert (wait.opens_on, wait.days_left) == (date(2026, 3, 10), 5)
    assert (ended.days_left, ended.met_by) == (None, "h")
    assert (vague.due_on, vague.days_left) == (None, None)
    assert "起算日只知在 2026年3月2日 至 2026年3月6日 之间" in vague.trace[-1].zh
    assert r.result(None) is None
    assert r.term("D07", None) is None
    assert r.term("D09", START) is not None
    assert r.term("D18", START) is None


def test_without_a_first_or_a_last_day_the_trace_says_unknown():
    r = Reckoner(Reading(case(), DUE), shipped_law(), DUE)
    late, early = r.term("D07", Span(None, date(2026, 3, 2))), r.term("D07", Span(date(2026, 3, 2), None))
    assert late is not None
    assert early is not None
    assert (late.due, late.after) == (Span(None, DUE), date(2026, 3, 10))
    assert (early.due, early.after) == (Span(DUE, None), None)
    assert late.trace[-1].en == "the first day is only known to lie between unknown and 2 Mar 2026: no exact last day"
    assert early.trace[-1].zh == "起算日只知在 2026年3月2日 至 不详 之间，不能算出确切的期满日"


DECIDED = act("d", "decision", "2026-03-02")


def reckoner(*acts: Action, **facts: object) -> Reckoner:
    file = case(*acts, **facts)
    return Reckoner(Reading(file, date(2026, 6, 1)), shipped_law(), date(2026, 6, 1))


def test_the_first_service_counts_and_none_is_known_only_where_the_record_tells():
    twice = reckoner(DECIDED, served("d", "2026-03-09"), act("s2", "service", "2026-03-04", {"mode": "mail"}, of="d"))
    assert twice.served(DECIDED) == span(4)
    assert twice.told(DECIDED) == span(4)
    assert reckoner(DECIDED).served(DECIDED) is None
    assert reckoner(DECIDED).told(DECIDED) == Span(date(2026, 3, 2), None)
    assert reckoner(DECIDED, record="partial").served(DECIDED) == Span(date(2026, 3, 2), None)


def test_receipt_counts_for_mail_and_issue_for_an_announcement_in_the_term_to_serve():
    """Penalty Law art. 61: the announcement is the serving, its end the service."""
    mailed = act("s", "service", "2026-03-04", {"mode": "mail", "served_on": "2026-03-12"}, of="d")
    posted = act("s", "service", "2026-03-04", {"mode": "announcement"}, of="d")
    assert reckoner(DECIDED, mailed).delivered(DECIDED) == span(12)
    assert reckoner(DECIDED, posted).delivered(DECIDED) == span(4)
    assert reckoner(DECIDED, posted).served(DECIDED) == Span(date(2026, 4, 3), date(2026, 4, 3))
    undated = act("s", "service", None, {"mode": "announcement", "served_on": "2026-04-08"}, of="d")
    assert reckoner(DECIDED, undated).served(DECIDED) == Span(date(2026, 4, 8), date(2026, 4, 8))


def test_an_act_on_the_same_day_counts_as_after():
    same = act("h", "hearing-request", "2026-03-02")
    before = act("g", "hearing-request", "2026-03-01")
    assert reckoner(DECIDED, same).first_of(("hearing-request",), after=DECIDED) == same
    assert reckoner(DECIDED, before).first_of(("hearing-request",), after=DECIDED) is None
    assert reckoner(DECIDED, before, same).first_of(("hearing-request",), after=DECIDED) == same
    undated = act("u", "hearing-request", None)
    assert reckoner(DECIDED, undated).first_of(("hearing-request",), after=DECIDED) == undated
    assert reckoner(DECIDED, same).first_of(("hearing-request",), of=DECIDED) is None


def test_a_term_in_hours_ends_at_its_minute_where_the_start_has_one():
    """Coercion Law art. 19: twenty-four clock hours, over midnight and over days off."""
    minute = reckon(shipped_law(), "D19", parse_when("2026-03-06T22:30:00+08:00"), DUE)
    day = reckon(shipped_law(), "D19", date(2026, 3, 6), DUE)
    days = reckon(shipped_law(), "D07", parse_when("2026-03-02T22:30:00+08:00"), DUE)
    assert minute.due_at == datetime(2026, 3, 7, 22, 30, tzinfo=SHANGHAI)
    assert minute.due_on == date(2026, 3, 7)
    assert (day.due_at, day.due_on) == (None, date(2026, 3, 7))
    assert (days.due_at, days.due_on) == (None, DUE)
    assert reckon(shipped_law(), "D99", DUE, DUE) is None
    assert reckon(shipped_law(), "D18", DUE, DUE) is None


def test_a_calendar_finds_its_holidays_whatever_the_order_of_its_tables():
    shipped = WorkCalendar.load(RESOURCES / "calendar")
    turned = WorkCalendar(dict(reversed(list(shipped.years.items()))))
    for calendar in (shipped, turned):
        near = calendar.holidays_near(date(2026, 2, 10), date(2026, 2, 25))
        assert [each.name_zh for each in near][:1] != []
        assert list(near) == sorted(near, key=lambda each: each.first)
    assert shipped.holidays_near(date(2026, 2, 10), date(2026, 2, 25)) == turned.holidays_near(
        date(2026, 2, 10), date(2026, 2, 25)
    )


def test_a_result_carries_what_its_row_says():
    """Issue 3: who is bound, on what basis, how sure, what follows; the name in both languages."""
    pack = shipped_law().pack
    for id, on in (("D07", START.first), ("D11", START.first), ("D27", START.first), ("D40", START.first)):
        result = reckon(shipped_law(), id, on, on)
        row = pack.deadline(id, on, "")
        for name in ("id", "part", "name_zh", "name_en", "who", "basis", "mark", "consequence_zh", "consequence_en"):
            assert getattr(result, name) == getattr(row, name), (id, name)
        assert result.display_only == row.display_only
        assert result.name_zh
        assert result.who
        assert result.basis
        assert result.warn_on == (result.due_on - timedelta(days=1) if row.warn_early else None)
        assert result.trace


def test_a_suspended_term_still_tells_its_days():
    today = date(2026, 3, 4)
    r = Reckoner(Reading(case(), today), shipped_law(), today)
    assert r.result(r.term("D07", START), suspended=True).days_left == 5
    assert r.result(r.term("D07", START), suspended=True, wait=True).days_left == 5
    early = r.result(r.term("D07", START), wait=True, opens_on=date(2026, 3, 20))
    assert early.opens_on == date(2026, 3, 20)


def test_a_length_and_days_apart_are_counted_both_ways():
    """D08 back from Fri 20 Mar 2026: three working days lie between, so told by Mon 16 Mar. D20 and 10 days more."""
    today = date(2026, 3, 4)
    r = Reckoner(Reading(case(), today), shipped_law(), today)
    assert r.term("D08", span(20), length=3).due.day == date(2026, 3, 16)
    assert r.term("D20", START, excluded=10).due.day == date(2026, 4, 11)
    assert r.term("D20", START, length=10).due.day == date(2026, 3, 12)
    assert r.term("D23", START) is None


@pytest.mark.parametrize(
    ("absent", "expected"),
    [
        ((), Span(date(2026, 3, 2), None)),
        ((Absence(kind="service"),), None),
        ((Absence(kind="service", of="d"),), None),
        ((Absence(kind="service", of="n"),), Span(date(2026, 3, 2), None)),
        ((Absence(kind="publication", of="d"),), Span(date(2026, 3, 2), None)),
    ],
)
def test_no_service_is_known_only_of_the_act_that_the_record_names(absent: tuple[Absence, ...], expected: Span | None):
    assert reckoner(DECIDED, record="partial", absent=absent).served(DECIDED) == expected


def test_an_announcement_serves_at_the_end_of_its_term_or_later_as_recorded():
    """MSSS art. 95: issued Wed 4 Mar 2026, thirty days to Fri 3 Apr; in land cases sixty, Sun 3 May → Wed 6 May."""

    def posted(said: str | None, **facts: object) -> Span | None:
        data = {"mode": "announcement"} | ({"served_on": said} if said else {})
        return reckoner(DECIDED, act("s", "service", "2026-03-04", data, of="d"), **facts).served(DECIDED)

    end, later = date(2026, 4, 3), date(2026, 4, 8)
    assert posted(None) == Span(end, end)
    assert posted("2026-03-20") == Span(end, end)
    assert posted("2026-04-03") == Span(end, end)
    assert posted("2026-04-08") == Span(later, later)
    rolled = date(2026, 5, 6)
    assert posted(None, procedure="demolition-land") == Span(rolled, rolled)
    assert posted("2026-04-08", procedure="demolition-land") == Span(rolled, rolled)
    old = act("s", "service", "2010-03-04", {"mode": "announcement"}, of="d")
    assert reckoner(act("d", "decision", "2010-03-02"), old).delivered(DECIDED) == Span(
        date(2010, 3, 4), date(2010, 3, 4)
    )


def test_the_first_act_that_fits_is_found_behind_those_that_do_not():
    early, other = act("a", "hearing-request", "2026-02-02"), act("b", "hearing-request", "2026-03-03", of="z")
    own = act("c", "hearing-request", "2026-03-04", of="d")
    r = reckoner(DECIDED, early, other, own)
    assert r.first_of(("hearing-request",), of=DECIDED) == own
    assert r.first_of(("hearing-request",), after=DECIDED) == other
    assert r.first_of(("hearing-request",), of=DECIDED, after=DECIDED) == own
    assert r.first_of(("hearing",), after=DECIDED) is None
    assert r.met_by(own, "hearing-request") == Met(span(4), "c")
    assert r.met_by(None, "hearing") == Met(known_absent=True)
    assert r.met_by(None, "hearing-request") == Met()
    partial = reckoner(DECIDED, record="partial", absent=(Absence(kind="hearing", of="d"),))
    assert partial.met_by(None, "hearing", of=DECIDED) == Met(known_absent=True)
    assert partial.met_by(None, "hearing") == Met()
    assert partial.met_by(None, "publication", of=DECIDED) == Met()


def test_what_was_never_handed_over_has_no_day_of_receipt():
    assert reckoner(DECIDED).delivered(DECIDED) is None

"""The deadlines of coercive measures, enforcement and demolition."""

from datetime import date, timedelta
from typing import Any

import pytest

from brigade_app.domain.records import CaseFile
from tests.domain.law.deadline_making import DECIDED, GIVEN, against, plain, state, went
from tests.domain.law.law_making import (
    TWO,
    act,
    case,
    day,
    demolition_acts,
    demolition_case,
    found,
    served,
)


def test_an_urgent_measure_is_reported_within_twenty_four_hours():
    """D19, by the minute."""

    def seized(reported: str) -> CaseFile:
        data = {"urgent": True, "reported_at": reported}
        return plain(act("z", "seizure", "2026-03-02T17:00:00+08:00", data, by=TWO))

    assert state(seized("2026-03-03T17:00:00+08:00"), "D19")[0] == "met"
    assert state(seized("2026-03-03T17:01:00+08:00"), "D19")[0] == "missed"
    assert state(seized("2026-03-03"), "D19")[0] == "provisional"
    assert state(seized("2026-03-02"), "D19")[0] == "met"
    assert state(seized("2026-03-04"), "D19")[0] == "missed"
    unknown_hour = plain(act("z", "seizure", "2026-03-02", {"urgent": True, "reported_at": "2026-03-03"}))
    assert state(unknown_hour, "D19")[0] == "provisional"


def test_seizure_lasts_thirty_days_and_thirty_more_without_the_days_of_appraisal():
    """D20, D21, D18: 3 Nov 2025 → 3 Dec; with 10 days of appraisal told → 13 Dec; extended → 2 Jan 2026."""
    taken = act("z", "seizure", "2025-11-03")
    assert state(plain(taken), "D20", date(2025, 12, 3)) == ("running", date(2025, 12, 3))
    assert state(plain(taken), "D20", date(2025, 12, 4))[0] == "missed"
    tested = act("g", "appraisal", "2025-11-05", {"period_days": 10, "told_to_party_on": "2025-11-05"})
    assert state(plain(taken, tested), "D20", date(2025, 12, 4)) == ("running", date(2025, 12, 13))
    untold = act("g", "appraisal", "2025-11-05", {"period_days": 10})
    assert state(plain(taken, untold), "D20", date(2025, 12, 4))[0] == "missed"
    longer = act("l", "seizure-extension", "2025-12-02", {"approved": True}, of="z")
    assert state(plain(taken, longer), "D20") == ("met", date(2025, 12, 3))
    assert state(plain(taken, longer), "D21", date(2026, 1, 2)) == ("running", date(2026, 1, 2))
    shorter = act("l", "seizure-extension", "2025-12-02", {"approved": True, "until": "2025-12-20"}, of="z")
    assert state(plain(taken, shorter), "D21", date(2025, 12, 20)) == ("running", date(2025, 12, 20))
    lifted = act("y", "seizure-release", "2026-01-03", of="z")
    assert state(plain(taken, longer, lifted), "D21") == ("missed", date(2026, 1, 2))
    assert state(plain(taken, tested), "D18", date(2025, 11, 6))[1] == date(2025, 11, 15)


def test_ten_working_days_lie_between_demand_and_application():
    """D22: served Fri 13 Feb 2026 → Thu 5 Mar (Spring Festival off, two Saturdays worked)."""
    asked = act("m", "demand", "2026-02-13", {"term_days": 10})
    told = served("m", "2026-02-13")
    assert state(plain(asked, told), "D22", date(2026, 3, 5)) == ("running", date(2026, 3, 5))
    assert found(plain(asked, told), "D22", date(2026, 3, 5)).opens_on == date(2026, 3, 6)
    assert state(plain(asked, told), "D22", date(2026, 3, 6)) == ("met", date(2026, 3, 5))
    early = act("c", "court-application", "2026-03-05")
    assert state(plain(asked, told, early), "D22") == ("missed", date(2026, 3, 5))
    right = act("c", "court-application", "2026-03-06")
    assert state(plain(asked, told, right), "D22") == ("met", date(2026, 3, 5))
    decided = act("e", "enforcement-decision", "2026-02-23")
    assert state(plain(asked, told, decided), "D23")[0] == "missed"


def test_substitute_performance_is_demanded_three_working_days_before():
    """D25: performed Fri 13 Mar 2026, demanded on Mon 9 Mar at the latest."""
    done = act("x", "substitute-performance", "2026-03-13")
    for told, expected in (("2026-03-09", "met"), ("2026-03-10", "missed")):
        asked = act("m", "demand", told)
        assert state(plain(asked, served("m", told), done), "D25") == (expected, date(2026, 3, 9))


def test_the_court_may_be_asked_from_the_end_of_both_terms_for_three_months():
    """D26: known 2 Mar 2026, to sue until 2 Sep, window 3 Sep to 2 Dec."""
    result = found(plain(DECIDED, GIVEN), "D26", date(2026, 10, 1))
    assert (result.state, result.opens_on, result.due_on) == ("running", date(2026, 9, 3), date(2026, 12, 2))
    early = act("c", "court-application", "2026-09-02")
    assert state(plain(DECIDED, GIVEN, early), "D26")[0] == "missed"
    right = act("c", "court-application", "2026-09-03")
    assert state(plain(DECIDED, GIVEN, right), "D26")[0] == "met"
    late = act("c", "court-application", "2026-12-03")
    assert state(plain(DECIDED, GIVEN, late), "D26", date(2026, 12, 10))[0] == "missed"
    suit = against("litigation", "2026-05-06")
    assert state(plain(DECIDED, GIVEN, disputes=(suit,)), "D26", date(2026, 10, 1))[0] == "suspended"


def test_a_deferral_opens_the_window_at_its_end():
    """Penalty Law art. 72 para. 2: deferred to 30 Sep 2026, window to 30 Dec."""
    plan = act("q", "payment-plan", "2026-03-10", {"approved": True, "until": "2026-09-30"})
    result = found(plain(DECIDED, GIVEN, plan), "D26", date(2026, 10, 10))
    assert (result.opens_on, result.due_on) == (date(2026, 10, 1), date(2026, 12, 30))


def test_land_demolition_opens_the_court_after_the_sixty_days_of_reconsideration():
    """P19: the safe window is from day 60 to day 15 + 3 months. 10 Oct 2025: sue to 27 Oct, reconsider to 9 Dec."""
    order = act("d", "decision", "2025-10-10", {"result": "penalty", "penalties": [{"kind": "demolition"}]})
    result = found(plain(order, served("d", "2025-10-10"), procedure="demolition-land"), "D26", date(2025, 12, 20))
    assert (result.opens_on, result.due_on) == (date(2025, 12, 10), date(2026, 1, 27))


@pytest.mark.parametrize(
    ("lacks", "until"),
    [(None, date(2026, 9, 1)), (("remedies",), date(2027, 3, 1))],
)
def test_the_wait_before_demolition_takes_a_year_where_remedies_were_not_told(lacks: Any, until: date):
    """D31, D41, D54: served Sun 1 Mar 2026."""
    acts = [each for each in demolition_acts() if each.id != "a10"]
    data = {"result": "penalty", "penalties": [{"kind": "demolition"}]}
    file = case(*acts, act("a10", "decision", day(60), data, lacks=lacks), procedure="demolition-rural")
    result = found(file, "D31", day(100))
    assert result.due_on == until
    assert result.opens_on == until + timedelta(days=1)


def test_demolition_before_the_end_of_the_wait_is_missed_and_after_it_met():
    early = act("x", "demolition", "2026-09-01T10:00:00+08:00")
    late = act("x", "demolition", "2026-09-02T10:00:00+08:00")
    assert state(demolition_case(early), "D31")[0] == "missed"
    assert state(demolition_case(late), "D31")[0] == "met"
    assert state(demolition_case(), "D31", day(100)) == ("running", date(2026, 9, 1))
    pending = against("reconsideration", "2026-04-20", of="a10")
    file = CaseFile(case=demolition_case().case, actions=(*demolition_acts(), late), disputes=(pending,))
    assert state(file, "D31")[0] == "missed"


def test_after_reconsideration_fifteen_days_to_sue_are_waited_for():
    """D51: maintained, served Thu 10 Sep 2026 → Fri 25 Sep is Mid-autumn, rolls to Mon 28 Sep."""
    ended = against(
        "reconsideration", "2026-04-20", went("outcome", "2026-09-08"), went("service", "2026-09-10"), of="a10",
        outcome="R-MT",
    )  # fmt: skip
    file = CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=(ended,))
    result = found(file, "D31", date(2026, 9, 12))
    assert result.due_on == date(2026, 9, 28)
    assert state(file, "D51", date(2026, 9, 12)) == (
        "running" if file.case.record == "complete" else "provisional",
        date(2026, 9, 28),
    )


def test_enforcement_at_night_or_on_a_holiday_is_missed():
    """D32."""
    for at, expected in (("2026-09-08T21:00:00+08:00", "missed"), ("2026-09-08T09:00:00+08:00", "met"),
                         ("2026-10-01", "missed"), ("2026-09-08", "provisional")):  # fmt: skip
        assert state(demolition_case(act("x", "demolition", at)), "D32")[0] == expected
    said = act("x", "demolition", "2026-09-08", {"at_night": True})
    assert state(demolition_case(said), "D32")[0] == "missed"
    day_time = act("x", "demolition", "2026-09-08", {"at_night": False})
    assert state(demolition_case(day_time), "D32")[0] == "met"


def test_the_late_fee_runs_for_more_than_thirty_days_before_direct_enforcement():
    """D24: late fee from 17 Mar 2026; more than thirty days means from 17 Apr."""
    asked = act("m", "demand", "2026-04-01", {"term_days": 10})
    result = found(plain(DECIDED, GIVEN, asked, served("m", "2026-04-01")), "D24", date(2026, 4, 2))
    assert (result.due_on, result.opens_on) == (date(2026, 4, 16), date(2026, 4, 17))


def test_a_transfer_reaches_the_police_within_a_day():
    """D37."""
    sent = act("x", "police-transfer", "2026-03-03T10:00:00+08:00", {"approved_at": "2026-03-02T10:00:00+08:00"})
    assert state(plain(sent), "D37")[0] == "met"
    late = act("x", "police-transfer", "2026-03-03T10:01:00+08:00", {"approved_at": "2026-03-02T10:00:00+08:00"})
    assert state(plain(late), "D37")[0] == "missed"

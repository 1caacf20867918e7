"""The deadlines of whole cases: what starts them, what meets them, what suspends them."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.law.deadlines import deadlines
from brigade_app.domain.records import Action, CaseFile, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import (
    TWO,
    act,
    case,
    day,
    demolition_acts,
    demolition_case,
    found,
    served,
    shipped_law,
)

FILED = act("f", "filing", "2026-01-05", {"approved": True})
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100000}]}
DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty", **FINE})
GIVEN = served("d", "2026-03-02")
LATER = date(2026, 11, 20)


def plain(*actions: Action, **more: Any) -> CaseFile:
    return case(*actions, matter="rural-build-no-permit", **more)


def against(kind: str, received: str, *steps: DisputeStep, of: str = "d", **more: Any) -> Dispute:
    return Dispute(id="t", channel=kind, against=of, received_on=parse_when(received), steps=steps, **more)


def went(kind: str, on: str) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(on))


def state(file: CaseFile, id: str, on: date = LATER, part: str = "") -> tuple[str, date | None]:
    result = found(file, id, on, part=part)
    assert result is not None, id
    return result.state, result.due_on


# --- the penalty procedure ----------------------------------------------------------------------------------------


def test_ninety_days_run_from_filing_to_the_decision():
    """D10: 5 Jan 2026 + 90 natural days = Sun 5 Apr."""
    assert state(plain(FILED), "D10", date(2026, 4, 5)) == ("running", date(2026, 4, 5))
    assert state(plain(FILED), "D10", date(2026, 4, 6)) == ("missed", date(2026, 4, 5))
    assert state(plain(FILED, DECIDED), "D10") == ("met", date(2026, 4, 5))
    late = act("d", "decision", "2026-04-06", {"result": "penalty"})
    assert state(plain(FILED, late), "D10") == ("missed", date(2026, 4, 5))
    assert state(plain(FILED, record="partial"), "D10", date(2026, 4, 6))[0] == "provisional"
    assert found(plain(act("f", "filing", "2021-03-01")), "D10", LATER) is None


def test_an_approved_extension_moves_the_end_and_is_said():
    longer = act("x", "term-extension", "2026-03-20", {"approved": True, "until": "2026-05-05"})
    result = found(plain(FILED, longer), "D10", date(2026, 4, 20))
    assert (result.state, result.due_on) == ("running", date(2026, 5, 5))
    assert any("延长至 2026-05-05" in line.zh for line in result.trace)
    out = act("x", "term-extension", "2026-03-20", {"approved": True, "excluded_days": 10})
    assert state(plain(FILED, out), "D10", date(2026, 4, 6)) == ("running", date(2026, 4, 15))
    refused = act("x", "term-extension", "2026-03-20", {"approved": False, "until": "2026-05-05"})
    assert state(plain(FILED, refused), "D10", date(2026, 4, 6))[0] == "missed"


def test_the_hearing_may_be_asked_for_five_working_days_after_service():
    """D07, D09: served Mon 2 Feb 2026, last day Mon 9 Feb."""
    notice = act("n", "prior-notice", "2026-01-30", {"hearing_right_told": True, "response_days": 3, **FINE})
    told = served("n", "2026-02-02")
    assert state(plain(notice, told), "D07", date(2026, 2, 9)) == ("running", date(2026, 2, 9))
    asked = act("h", "hearing-request", "2026-02-09")
    assert state(plain(notice, told, asked), "D07") == ("met", date(2026, 2, 9))
    late = act("h", "hearing-request", "2026-02-10")
    assert state(plain(notice, told, late), "D07") == ("missed", date(2026, 2, 9))
    assert state(plain(notice, told), "D09", date(2026, 2, 3)) == ("running", date(2026, 2, 5))
    assert found(plain(notice), "D07", LATER) is None
    no_right = act("n", "prior-notice", "2026-01-30", {"hearing_right_told": False})
    assert found(plain(no_right, told), "D07", LATER) is None
    assert found(plain(no_right, told), "D09", LATER) is not None


def test_notice_of_the_hearing_is_measured_back_from_the_hearing():
    """D08: hearing Thu 13 Nov 2025, told on Mon 3 Nov at the latest."""
    in_time = act("b", "hearing-notice", "2025-11-03", {"hearing_on": "2025-11-13"})
    assert state(plain(in_time, served("b", "2025-11-03")), "D08") == ("met", date(2025, 11, 3))
    assert state(plain(in_time, served("b", "2025-11-04")), "D08") == ("missed", date(2025, 11, 3))
    held = act("h", "hearing", "2025-11-12")
    assert state(plain(act("b", "hearing-notice", "2025-11-03"), held), "D08") == ("missed", date(2025, 10, 31))


def test_registered_evidence_is_disposed_of_within_seven_working_days():
    """D06: Mon 3 Nov 2025 → Wed 12 Nov."""
    taken = act("e", "evidence-registration", "2025-11-03")
    assert state(plain(taken), "D06", date(2025, 11, 12)) == ("running", date(2025, 11, 12))
    assert state(plain(taken), "D06", date(2025, 11, 13)) == ("missed", date(2025, 11, 12))
    back = act("b", "evidence-registration-disposal", "2025-11-12", of="e")
    assert state(plain(taken, back), "D06") == ("met", date(2025, 11, 12))


def test_service_within_seven_working_days_and_payment_within_fifteen_days_of_receipt():
    """D11: Mon 2 Mar 2026 → Wed 11 Mar. D13: received 2 Mar → Tue 17 Mar."""
    assert state(plain(DECIDED, served("d", "2026-03-11")), "D11") == ("met", date(2026, 3, 11))
    assert state(plain(DECIDED, served("d", "2026-03-12")), "D11") == ("missed", date(2026, 3, 11))
    assert state(plain(DECIDED), "D11", date(2026, 3, 12)) == ("missed", date(2026, 3, 11))
    assert state(plain(DECIDED, GIVEN), "D13", date(2026, 3, 17)) == ("running", date(2026, 3, 17))
    paid = act("p", "payment", "2026-03-17", {"amount_fen": 100000}, of="d")
    assert state(plain(DECIDED, GIVEN, paid), "D13") == ("met", date(2026, 3, 17))
    assert found(plain(DECIDED, GIVEN, paid), "D14", LATER) is None
    assert found(plain(DECIDED), "D13", LATER) is None


def test_a_deferral_moves_the_day_to_pay():
    plan = act("q", "payment-plan", "2026-03-10", {"approved": True, "until": "2026-06-30"})
    result = found(plain(DECIDED, GIVEN, plan), "D13", date(2026, 5, 1))
    assert (result.state, result.due_on) == ("running", date(2026, 6, 30))
    assert any("第六十六条第二款" in line.zh for line in result.trace)
    refused = act("q", "payment-plan", "2026-03-10", {"approved": False, "until": "2026-06-30"})
    assert state(plain(DECIDED, GIVEN, refused), "D13")[1] == date(2026, 3, 17)


def test_the_late_fee_reaches_its_cap_on_day_34_and_stands_still_during_a_suit():
    """D14: from 17 Mar 2026, cap on 20 Apr; art. 73 para. 3."""
    assert found(plain(DECIDED, GIVEN), "D14", date(2026, 3, 17)) is None
    assert state(plain(DECIDED, GIVEN), "D14", date(2026, 3, 18)) == ("running", date(2026, 4, 20))
    suit = against("litigation", "2026-03-20")
    assert state(plain(DECIDED, GIVEN, disputes=(suit,)), "D14", date(2026, 3, 25))[0] == "suspended"
    ended = against("litigation", "2026-03-20", went("outcome", "2026-03-30"), outcome="J-DR")
    assert state(plain(DECIDED, GIVEN, disputes=(ended,)), "D14", date(2026, 4, 1)) == ("running", date(2026, 4, 30))


def test_service_by_announcement_counts_after_thirty_days():
    """D12: 2 Mar 2026 + 30 = Wed 1 Apr; payment and suit run from there."""
    posted = served("d", "2026-03-02", mode="announcement")
    assert state(plain(DECIDED, posted), "D12", date(2026, 3, 20)) == ("running", date(2026, 4, 1))
    assert found(plain(DECIDED, posted), "D12", date(2026, 3, 20)).opens_on == date(2026, 4, 2)
    assert state(plain(DECIDED, posted), "D52")[1] == date(2026, 10, 8)
    land = plain(DECIDED, posted, procedure="demolition-land")
    assert state(land, "D12", date(2026, 3, 20), "land")[1] == date(2026, 5, 6)


def test_on_the_spot_the_decision_is_handed_over_at_once_and_the_money_passed_on():
    """D03, D04, D05: Fri 30 Jan 2026 → Tue 3 Feb → Thu 5 Feb."""
    spot = act("q", "simple-decision", "2026-01-30", FINE)
    assert state(plain(spot, served("q", "2026-01-30")), "D03") == ("met", date(2026, 1, 30))
    assert state(plain(spot, served("q", "2026-01-31")), "D03") == ("missed", date(2026, 1, 30))
    paid = act("p", "payment", "2026-01-30", {"collected_on_spot": True})
    assert state(plain(spot, paid), "D04", date(2026, 2, 2)) == ("running", date(2026, 2, 3))
    assert state(plain(spot, paid), "D05", date(2026, 2, 2)) == ("running", date(2026, 2, 5))


def test_publication_and_its_withdrawal():
    """D16: Mon 2 Mar 2026 → Wed 11 Mar. D15: revoked Mon 1 Jun → Thu 4 Jun."""
    shown = act("u", "publication", "2026-03-10", {"published_on": "2026-03-11"}, of="d")
    assert state(plain(DECIDED, shown), "D16") == ("met", date(2026, 3, 11))
    lost = against("litigation", "2026-04-01", went("outcome", "2026-06-01"), outcome="J-RV")
    assert state(plain(DECIDED, shown, disputes=(lost,)), "D15", date(2026, 6, 4)) == ("running", date(2026, 6, 4))
    gone = act("w", "publication-withdrawal", "2026-06-05")
    assert state(plain(DECIDED, shown, gone, disputes=(lost,)), "D15") == ("missed", date(2026, 6, 4))


def test_the_time_bar_is_two_years_from_the_end_of_the_act():
    """D01, D02: ended 1 Jun 2024 → 1 Jun 2026; five years → 1 Jun 2029."""
    ended = {"act_ended_on": parse_when("2024-06-01")}
    seen = plain(**ended, discovered_on=parse_when("2026-06-01"))
    assert state(seen, "D01") == ("met", date(2026, 6, 1))
    assert state(plain(**ended, discovered_on=parse_when("2026-06-02")), "D01") == ("missed", date(2026, 6, 1))
    assert state(plain(**ended, discovered_on=parse_when("2026-06-02")), "D02") == ("met", date(2029, 6, 1))
    vague = plain(act_ended_on=parse_when("2024"), discovered_on=parse_when("2026-06-02"))
    assert state(vague, "D01") == ("provisional", None)
    assert state(plain(act_ended_on=parse_when("2024"), discovered_on=parse_when("2027-01-01")), "D01")[0] == "missed"
    assert state(plain(act_ended_on=parse_when("2024"), discovered_on=parse_when("2026-01-01")), "D01")[0] == "met"
    assert found(plain(act_continuing=True, act_started_on=parse_when("2010-01-01")), "D01", LATER) is None


# --- coercion and enforcement ----------------------------------------------------------------------------------------


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


# --- disputes ------------------------------------------------------------------------------------------------------


def test_answers_are_due_ten_working_days_or_fifteen_days_after_the_copy():
    """D47: Mon 3 Nov 2025 → Mon 17 Nov. D57: → Tue 18 Nov. J5 step 1."""
    review = against("reconsideration", "2025-11-03")
    assert state(plain(DECIDED, disputes=(review,)), "D47", date(2025, 11, 10)) == ("running", date(2025, 11, 17))
    suit = against("litigation", "2025-11-03")
    assert state(plain(DECIDED, disputes=(suit,)), "D57", date(2025, 11, 10)) == ("running", date(2025, 11, 18))
    assert state(plain(DECIDED, disputes=(suit,)), "D57", date(2025, 11, 19))[0] == "missed"
    assert state(plain(DECIDED, disputes=(suit,)), "D59", date(2025, 11, 10))[1] == date(2025, 11, 18)
    filed = against("litigation", "2025-11-03", went("evidence-filed", "2025-11-18"))
    assert state(plain(DECIDED, disputes=(filed,)), "D57") == ("met", date(2025, 11, 18))
    never = against("litigation", "2025-11-03", absent=("evidence-filed",), outcome="J-RV")
    assert state(plain(DECIDED, disputes=(never,), record="partial"), "D57")[0] == "missed"
    silent = against("litigation", "2025-11-03", outcome="J-RV")
    assert state(plain(DECIDED, disputes=(silent,), record="partial"), "D57")[0] == "provisional"


def test_a_dispute_of_tomorrow_is_not_known_today():
    suit = against("litigation", "2026-06-01")
    assert found(plain(DECIDED, GIVEN, disputes=(suit,)), "D57", date(2026, 5, 31)) is None
    assert state(plain(DECIDED, GIVEN, disputes=(suit,)), "D52", date(2026, 5, 31)) == ("running", date(2026, 9, 2))
    assert state(plain(DECIDED, GIVEN, disputes=(suit,)), "D52", date(2026, 6, 1)) == ("met", date(2026, 9, 2))


def test_rights_lapse_only_where_they_are_known_to_be_unused():
    """D40, D52: known 2 Mar 2026 → Fri 1 May is a holiday, Wed 6 May; 2 Sep."""
    assert state(plain(DECIDED, GIVEN), "D40") == ("missed", date(2026, 5, 6))
    assert state(plain(DECIDED, GIVEN, record="partial"), "D40") == ("provisional", date(2026, 5, 6))
    unused = plain(DECIDED, GIVEN, record="partial", remedies_unused=("reconsideration",))
    assert state(unused, "D40")[0] == "missed"
    assert state(unused, "D52")[0] == "provisional"


def test_not_told_rights_run_for_a_year_with_an_outer_limit():
    untold = act("d", "decision", "2026-03-02", {"result": "penalty"}, lacks=("remedies",))
    file = plain(untold, GIVEN)
    assert state(file, "D41")[1] == date(2027, 3, 2)
    assert state(file, "D54")[1] == date(2027, 3, 2)
    assert state(file, "D42")[1] == date(2031, 3, 3)
    assert state(file, "D55")[1] == date(2031, 3, 3)
    assert found(file, "D40", LATER) is None
    land = plain(untold, GIVEN, procedure="demolition-rural")
    assert state(land, "D42", part="immovable")[1] == date(2046, 3, 2)


def test_judgments_are_appealed_in_fifteen_days_and_rulings_in_ten():
    """D62: served Mon 9 Mar 2026 → Tue 24 Mar; ruling → Thu 19 Mar."""
    lost = against(
        "litigation", "2026-01-05", went("outcome", "2026-03-06"), went("service", "2026-03-09"), outcome="J-DR"
    )
    assert state(plain(DECIDED, disputes=(lost,)), "D62", date(2026, 3, 10), "judgment")[1] == date(2026, 3, 24)
    assert state(plain(DECIDED, disputes=(lost,)), "D34", date(2026, 3, 10))[1] == date(2028, 3, 9)
    gone = against("litigation", "2026-01-05", went("withdrawal", "2026-03-09"), outcome="J-WD")
    assert state(plain(DECIDED, disputes=(gone,)), "D62", date(2026, 3, 10), "ruling")[1] == date(2026, 3, 19)
    up = against(
        "litigation", "2026-01-05", went("outcome", "2026-03-06"), went("appeal", "2026-03-20"), outcome="J-DR"
    )
    assert state(plain(DECIDED, disputes=(up,)), "D63", date(2026, 3, 21))[1] == date(2026, 6, 22)
    assert found(plain(DECIDED, disputes=(up,)), "D62", date(2026, 3, 21), part="judgment") is None


def test_a_revoked_act_is_made_again_in_the_term_of_the_decision():
    """D50: 60 days, or as the decision says."""
    told = against("reconsideration", "2026-01-05", went("outcome", "2026-03-02"), outcome="R-RV", redo_within_days=30)
    assert state(plain(DECIDED, disputes=(told,)), "D50", date(2026, 3, 20), "redo")[1] == date(2026, 4, 1)
    by_law = against("reconsideration", "2026-01-05", went("outcome", "2026-03-02"), outcome="R-RV")
    assert state(plain(DECIDED, disputes=(by_law,)), "D50", date(2026, 3, 20), "redo")[1] == date(2026, 5, 6)
    again = act("d2", "decision", "2026-03-30", {"result": "penalty", "redoes": "d"})
    assert state(plain(DECIDED, again, disputes=(told,)), "D50", part="redo")[0] == "met"


def test_hearings_and_settlements_have_their_terms():
    """D60, D48, D65."""
    heard = against("litigation", "2026-01-05", went("hearing", "2026-03-20"))
    assert state(plain(DECIDED, disputes=(heard,)), "D60", LATER)[1] == date(2026, 3, 16)
    review = against("reconsideration", "2026-01-05", went("hearing", "2026-03-20"))
    assert state(plain(DECIDED, disputes=(review,)), "D48", LATER)[1] == date(2026, 3, 12)
    settled = against("mediation", "2026-01-05", went("settlement", "2026-03-02"))
    assert state(plain(DECIDED, disputes=(settled,)), "D65", date(2026, 3, 3)) == ("running", date(2026, 4, 1))


def test_court_terms_are_for_display():
    asked = act("c", "court-application", "2026-09-03")
    result = found(plain(DECIDED, GIVEN, asked), "D27", date(2026, 9, 4))
    assert result.display_only
    assert result.due_on == date(2026, 9, 10)
    refused = act("u", "court-ruling", "2026-09-08", {"allowed": False})
    assert state(plain(DECIDED, GIVEN, asked, refused), "D30", date(2026, 9, 9))[1] == date(2026, 9, 23)


# --- properties -----------------------------------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 300), st.integers(0, 120))
def test_later_service_never_gives_an_earlier_deadline(first: int, later: int):
    """Issue 3, properties."""

    def dues(on: date) -> dict[str, date]:
        file = plain(FILED, act("d", "decision", date(2025, 1, 2), {"result": "penalty", **FINE}), served("d", on))
        return {r.id: r.due_on for r in deadlines(file, shipped_law(), date(2025, 1, 2)) if r.due_on and r.id != "D11"}

    start = date(2025, 1, 2) + timedelta(days=first)
    before, after = dues(start), dues(start + timedelta(days=later))
    assert before.keys() == after.keys()
    assert all(before[id] <= after[id] for id in before)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 300), st.integers(0, 60))
def test_a_later_day_leaves_fewer_days_and_never_revives_a_deadline(first: int, more: int):
    """Issue 3: today + n is monotone."""
    rank = {"running": 0, "met": 1, "missed": 1, "suspended": 0, "provisional": 0}
    file = demolition_case()

    def seen(number: int) -> dict[tuple[str, str, str | None], Any]:
        return {(r.id, r.part, r.from_action): r for r in deadlines(file, shipped_law(), day(number))}

    before, after = seen(first), seen(first + more)
    for key in before.keys() & after.keys():
        assert before[key].due_on == after[key].due_on
        assert rank[before[key].state] <= rank[after[key].state]
        if before[key].days_left is not None and after[key].days_left is not None:
            assert after[key].days_left == before[key].days_left - more


def test_the_order_of_the_records_does_not_matter():
    """Issue 3: deterministic and independent of record order."""
    file = demolition_case(act("x", "demolition", "2026-09-01"))
    expected = deadlines(file, shipped_law(), LATER)
    for seed in range(8):
        acts = list(file.actions)
        random.Random(seed).shuffle(acts)
        shuffled = CaseFile(case=file.case, officers=file.officers, parties=file.parties, actions=tuple(acts))
        assert deadlines(shuffled, shipped_law(), LATER) == expected


def test_every_deadline_carries_its_computation_in_both_languages():
    """Issue 3, 2: every result carries its trace."""
    file = demolition_case(act("x", "demolition", "2026-09-01"))
    assert [
        r.id for r in deadlines(file, shipped_law(), LATER) if not r.trace or not all(x.zh and x.en for x in r.trace)
    ] == []

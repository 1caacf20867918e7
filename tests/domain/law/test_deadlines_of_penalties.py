"""The deadlines of the penalty procedure: what starts them, what meets them, what moves them."""

from datetime import date

from brigade_app.domain.when import parse_when
from tests.domain.law.deadline_making import DECIDED, FILED, FINE, GIVEN, LATER, against, plain, state, went
from tests.domain.law.law_making import (
    act,
    found,
    served,
)


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

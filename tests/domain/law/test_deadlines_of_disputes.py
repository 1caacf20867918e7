"""The deadlines of reconsideration and suits: what starts them, what meets them."""

from datetime import date

from tests.domain.law.deadline_making import DECIDED, GIVEN, LATER, against, plain, state, went
from tests.domain.law.law_making import (
    act,
    found,
)


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

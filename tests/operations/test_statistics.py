"""Figures: the double decline of suits."""

from datetime import date

from brigade_app.operations.desk import Desk
from brigade_app.operations.disputes import DisputeOutcome, enter_dispute, set_outcome
from brigade_app.operations.intake import new_action
from brigade_app.operations.statistics import as_workbook, double_decline, percent_text
from tests.operations.makers import an_action, day


def a_suit(desk: Desk, received: str, outcome: str | None, on: str | None) -> str:
    case = new_action(desk, an_action())
    made = enter_dispute(desk, case, "litigation", day(received), None)
    if outcome is not None and on is not None:
        set_outcome(desk, made, DisputeOutcome(code=outcome, on=day(on)))
    return made


def test_the_double_decline_counts_new_and_lost_suits_with_both_formulas(desk: Desk):
    """Procedure 5.4: S1, S3, S4, S4b, S5, S14; every number opens its list."""
    lost = [a_suit(desk, "2025-03-01", "J-RV", "2025-08-01"), a_suit(desk, "2025-05-01", "J-IL3", "2025-09-01")]
    a_suit(desk, "2025-06-01", "J-WD", "2025-07-01")
    won = a_suit(desk, "2026-02-01", "J-DR", "2026-06-01")
    enter_dispute(desk, new_action(desk, an_action()), "reconsideration", day("2026-02-01"), None)
    result = double_decline(desk, 2026)
    one = result.units[0]
    assert (len(one.this.new), len(one.last.new)) == (1, 3)
    assert [suit.dispute for suit in one.last.lost] == lost
    assert percent_text(one.last.losing_rate) == "66.67"
    assert percent_text(one.last.losing_rate_on_judgments) == "100.00"
    assert [suit.dispute for suit in one.this.concluded] == [won]
    assert percent_text(one.change_of_rate) == "-66.67"
    assert one.standing == "achieved"
    assert result.total.standing == "achieved"
    assert as_workbook(result, date(2026, 12, 31))[:2] == b"PK"


def test_a_unit_without_suits_has_no_rate_and_is_not_applicable(desk: Desk):
    """J6 faults: a town with 0 suits: no cases, not 0 %."""
    result = double_decline(desk, 2026)
    assert result.units[0].this.losing_rate is None
    assert percent_text(None) is None
    assert result.units[0].standing == "not-applicable"


def test_a_year_may_begin_in_december(desk: Desk):
    """Counting rule 6."""
    a_suit(desk, "2025-12-05", None, None)
    assert len(double_decline(desk, 2026, first_month=12).units[0].this.new) == 1
    assert len(double_decline(desk, 2026).units[0].this.new) == 0


def test_an_appeal_says_nothing_about_the_first_instance(desk: Desk):
    """Counting rule 2: first and second instance are counted apart."""
    made = a_suit(desk, "2026-02-01", "J-RV", "2026-05-01")
    set_outcome(desk, made, DisputeOutcome(code="J-A2", on=day("2026-10-01")))
    count = double_decline(desk, 2026).units[0].this
    assert [suit.dispute for suit in count.lost] == [made]

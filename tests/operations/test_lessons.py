"""Issue 3.8: an outcome coded with causes lights up the open cases with the same failing or unknown check."""

from brigade_app.domain.records import Action
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import file_case, log_action, new_action
from brigade_app.operations.lessons import cases_with_the_flaw
from tests.operations.makers import a_filing, an_action, day, two_officers


def a_decided_case_without_notice(desk: Desk) -> str:
    case = new_action(desk, an_action())
    file_case(desk, case, a_filing(desk, at=day("2026-11-02")), "补录")
    log_action(desk, case, Action(
        id="", kind="decision", at=day("2026-11-20"), officers=two_officers(desk),
        data={"result": "penalty", "penalties": [{"kind": "fine", "amount_fen": 500000}]},
    ))  # fmt: skip
    return case


def test_open_cases_with_the_same_flaw_are_found_and_the_failing_come_first(desk: Desk):
    flawed = a_decided_case_without_notice(desk)
    fresh = new_action(desk, an_action())
    found = cases_with_the_flaw(desk, ["C08"])
    assert found[0].line.id == flawed
    assert found[0].fails
    assert all("C08" in finding.causes for one in found for finding in one.findings)
    assert not any(one.fails for one in found if one.line.id == fresh)


def test_a_closed_case_is_no_lesson_any_more(desk: Desk):
    flawed = a_decided_case_without_notice(desk)
    log_action(desk, flawed, Action(id="", kind="closing", at=day("2026-11-23")))
    assert cases_with_the_flaw(desk, ["C08"]) == ()


def test_a_cancelled_search_stops(desk: Desk):
    a_decided_case_without_notice(desk)
    assert cases_with_the_flaw(desk, ["C08"], cancelled=lambda: True) == ()

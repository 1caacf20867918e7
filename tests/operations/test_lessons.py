"""Issue 3.8: an outcome coded with causes lights up the open cases with the same failing or unknown check."""

from brigade_app.domain.records import Action
from brigade_app.operations.desk import Desk
from brigade_app.operations.disputes import DisputeOutcome, enter_dispute, set_outcome
from brigade_app.operations.intake import file_case, log_action, new_action
from brigade_app.operations.lessons import cases_with_the_flaw, lessons_in, lessons_of, lost_cases
from brigade_app.operations.lists import CaseQuery, case_keys
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


def a_lost_case(desk: Desk, *causes: str) -> str:
    case = a_decided_case_without_notice(desk)
    dispute = enter_dispute(desk, case, "litigation", day("2026-11-21"), None)
    set_outcome(desk, dispute, DisputeOutcome(code="J-RV", on=day("2026-11-23"), causes=causes))
    return case


def test_an_open_case_is_named_with_the_check_and_the_case_that_was_lost_by_it(desk: Desk):
    lost = a_lost_case(desk, "C08")
    flawed = a_decided_case_without_notice(desk)
    lessons = lessons_in(desk, lost_cases(desk), list(case_keys(desk, CaseQuery(is_open=True))))
    mine = [one for one in lessons if one.line.id == flawed]
    assert mine[0].finding.result == "fail"
    assert {one.lost.id for one in mine} == {lost}
    assert {one.cause for one in mine} == {"C08"}
    assert all(one.check == one.finding.check for one in mine)
    assert lessons_of(desk, flawed) == tuple(mine)
    assert lessons_of(desk, lost) == ()
    log_action(desk, flawed, Action(id="", kind="closing", at=day("2026-11-23")))
    assert lessons_of(desk, flawed) == ()


def test_a_lost_case_is_no_lesson_to_itself_and_without_one_there_is_nothing_to_learn(desk: Desk):
    a_decided_case_without_notice(desk)
    keys = list(case_keys(desk, CaseQuery(is_open=True)))
    assert lost_cases(desk) == ()
    assert lessons_in(desk, (), keys) == ()
    lost = a_lost_case(desk, "C08")
    keys = list(case_keys(desk, CaseQuery(is_open=True)))
    assert all(one.line.id != lost for one in lessons_in(desk, lost_cases(desk), keys))

"""The case page as one value; history and audit."""

from dataclasses import replace

from brigade_app.domain.keeping import Event
from brigade_app.domain.records import Action
from brigade_app.operations.case_page import case_page
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import change_case, log_action
from brigade_app.operations.questions import events, history
from brigade_app.operations.saving import living
from tests.operations.case_makers import a_filed_case
from tests.operations.makers import as_role, day, two_officers


def test_the_case_page_is_one_value_of_one_moment(desk: Desk):
    case = a_filed_case(desk)
    log_action(desk, case, Action(
        id="", kind="on-site-inspection", at=day("2026-11-21"), officers=two_officers(desk),
        data={"certificates_shown": True},
    ), reason="补录")  # fmt: skip
    view = case_page(desk, case)
    assert view.header.number == "南召（城郊）罚立〔2026〕1号"
    assert view.header.state == "open"
    assert view.header.day == 0
    assert view.header.days_of == 90
    assert [row.action.kind for row in view.timeline] == ["patrol", "on-site-inspection", "filing"]
    assert [officer.name for officer in view.timeline[-1].officers] == ["张建国", "李红"]
    assert [step.id for step in view.steps][:3] == ["P01", "P04", "P05"]
    assert [step.state for step in view.steps].count("current") == 1
    assert view.assessment is not None
    assert view.checklist.missing
    assert any(row.rule == "D10" and row.trace_zh for row in view.deadlines)
    assert [row.kind for row in view.history].count("case") == 2
    assert view.history[0].at >= view.history[-1].at
    assert view.history[0].actor_name == "张建国"


def test_opening_a_restricted_case_is_journalled(desk: Desk):
    """R38: view of a restricted case."""
    case = a_filed_case(desk)
    case_page(desk, case)
    assert "restricted-case-viewed" not in {one.what for one in living(desk, Event)}
    change_case(desk, replace(desk.store.records.get("case", case).record, flags=("minor-involved",)))
    case_page(desk, case)
    assert "restricted-case-viewed" in {one.what for one in living(desk, Event)}


def test_the_history_of_a_record_shows_who_and_what(desk: Desk):
    case = a_filed_case(desk)
    rows = history(desk, case)
    assert [row.body["number"] for row in rows] == ["南召（城郊）执行〔2026〕1号", "南召（城郊）罚立〔2026〕1号"]
    assert {row.actor for row in rows} == {desk.account.id}


def test_the_audit_reads_all_logs_and_others_only_their_own(desk: Desk):
    a_filed_case(desk)
    own = events(desk, desk.account.id)
    assert own
    assert {row.actor for row in own} == {desk.account.id}
    assert len(events(as_role(desk, "audit-admin"))) >= len(own)

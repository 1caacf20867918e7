"""Journey J2: a house without permit, over four months: hearing, review, a refusal to enforce, self-demolition."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brigade_app.domain.keeping import SignOff
from brigade_app.domain.records import Action
from brigade_app.domain.when import at_instant
from brigade_app.operations.case_page import case_page
from brigade_app.operations.disputes import enter_dispute
from brigade_app.operations.evidence import evidence_of
from brigade_app.operations.gates import StepNotLawful, StepNotLawfulYet
from brigade_app.operations.intake import NotYetHappened
from brigade_app.operations.law import assess_case, file_of, gate_action
from brigade_app.operations.media import MediaReader
from brigade_app.operations.saving import living
from brigade_app.operations.volumes import case_volume, court_package
from brigade_app.operations.wording import word_error
from tests.acceptance.building import Building, day, moment
from tests.acceptance.makers import a_staffed_township, kinds_of, the_action, the_officer
from tests.acceptance.test_verify_alone import check
from tests.operations.makers import WoundClock

FIRST_LAWFUL = date(2026, 12, 16)
"""Served on Monday 15 June 2026 (day 60); six months end on 15 December (行政诉讼法 46); the next day is day 244."""


@pytest.fixture(scope="module")
def reader() -> Iterator[MediaReader]:
    with MediaReader() as one:
        yield one


@pytest.fixture
def house(tmp_path: Path, reader: MediaReader) -> Iterator[Building]:
    clock = WoundClock(moment(0))
    desk = a_staffed_township(tmp_path, clock)
    yield Building(desk, clock, tmp_path / "DCIM", reader)
    desk.session.close()
    desk.store.close()


def refused(house: Building, kind: str, data: dict[str, object] | None = None, **more: object) -> StepNotLawful:
    """Try a step of this moment; return its refusal. Nothing is logged."""
    before = kinds_of(file_of(house.desk, house.case))
    with pytest.raises(StepNotLawful) as caught:
        house.logs(kind, data, **more)
    assert kinds_of(file_of(house.desk, house.case)) == before
    return caught.value


def test_the_whole_journey_is_walked_day_by_day_and_closes_with_a_volume(house):
    house.goes_on_until(120)
    file = file_of(house.desk, house.case)
    assert kinds_of(file)[-1] == "closing"
    assert {"order-to-correct", "filing", "hearing", "legal-review", "decision", "service", "recheck"} <= {
        *kinds_of(file)
    }
    assert file.case.number == "南召（城郊）罚立〔2026〕1号"
    volume = case_volume(house.desk, house.case)
    assert volume is not None
    assert house.desk.store.verify(deep=True).found == ()


def test_the_host_of_the_hearing_is_no_investigator_of_the_case(house):
    """J2 day 34; Penalty Law art. 64 item 4."""
    house.goes_on_until(32).stands_at(34)
    host = the_officer(house.desk, "张建国")
    error = refused(house, "hearing-notice", {"hearing_on": moment(50).isoformat(), "host": host})
    assert "行政处罚法 64" in error.facts["basis"]
    assert "不得主持听证" in word_error(error)
    assert host not in word_error(error), "a person reads names, not record ids"


def test_a_notice_six_working_days_ahead_is_refused_with_the_first_lawful_day(house):
    """J2 day 34: told on Wed 20 May; seven working days lie between it and Mon 1 June (day 46)."""
    house.goes_on_until(32).stands_at(34)
    host = the_officer(house.desk, "陈主持")
    error = refused(house, "hearing-notice", {"hearing_on": moment(43).isoformat(), "host": host})
    assert isinstance(error, StepNotLawfulYet)
    assert error.facts["earliest_on"] == day(46)
    assert house.logs("hearing-notice", {"hearing_on": moment(46).isoformat(), "host": host}).action_id


def test_a_decision_waits_for_the_hearing_the_review_and_the_cure_of_what_was_returned(house):
    """J2 days 34 to 55; Penalty Law arts. 58, 63, 65."""
    told = {"result": "penalty", "penalties": [{"kind": "demolition", "term_days": 10}]}
    house.goes_on_until(46)
    unreviewed = refused(house, "decision", told)
    assert "行政处罚法 58" in unreviewed.facts["basis"]
    house.goes_on_until(50)
    returned = refused(house, "decision", told)
    assert "行政处罚法 58" in returned.facts["basis"]
    house.goes_on_until(60)
    assert the_action(house.desk, house.case, "decision").id


def test_a_decision_dated_before_the_record_of_the_hearing_is_refused_or_found(house):
    """J2 fault: a decision of day 45 beside a hearing of day 46 is a fatal finding whatever the gate could know."""
    house.goes_on_until(55)
    told = {"result": "penalty", "penalties": [{"kind": "demolition", "term_days": 10}]}
    house.logs("decision", told, at=at_instant(moment(45)))
    findings = assess_case(house.desk, house.case).findings
    said = [one.because_zh for one in findings if one.fatal and one.result == "fail"]
    assert any("听证" in one for one in said), said


def test_the_evidence_is_sealed_in_the_deed_of_the_decision(house):
    house.goes_on_until(55)
    assert [one for one in living(house.desk, SignOff, house.case) if one.what == "evidence-sealed"] == []
    house.goes_on_until(60)
    [seal] = [one for one in living(house.desk, SignOff, house.case) if one.what == "evidence-sealed"]
    assert len(seal.items) == len(house.evidence()) == 3
    deeds = list(house.desk.store.journal.entries(house.desk.store.current_log))
    txn = {entry.txn for entry in deeds if entry.rec in (seal.id, the_action(house.desk, house.case, "decision").id)}
    assert len(txn & {entry.txn for entry in deeds if entry.rec == seal.id}) == 1


def test_a_photograph_of_day_70_is_kept_and_marked_as_not_usable_to_prove_the_decision(house):
    """J2 fault; 行政诉讼证据规定 art. 60 (1)."""
    house.goes_on_until(60).stands_at(70)
    [late] = house.takes_photographs(70, 1, "IMG_70_")
    rows = {row.evidence.id: row for row in evidence_of(house.desk, house.case)}
    assert rows[late].after_seal
    assert [row.after_seal for key, row in rows.items() if key != late] == [False] * 3
    shown = {row.evidence.id: row.after_seal for row in case_page(house.desk, house.case).evidence}
    assert shown[late]


def test_on_day_61_the_earliest_lawful_enforcement_is_about_day_242_in_a_few_lines(house):
    """J2 day 61; Coercion Law art. 44: both remedies must have run out, six months after the decision was known."""
    house.goes_on_until(60).stands_at(61)
    page = case_page(house.desk, house.case)
    opened = {one.id: one for one in page.assessment.deadlines if one.opens_on == FIRST_LAWFUL}
    assert opened, [(one.id, one.opens_on, one.due_on) for one in page.assessment.deadlines]
    assert 240 <= (FIRST_LAWFUL - day(0)).days <= 246
    for one in opened.values():
        assert 1 <= len(one.trace) <= 6
        assert one.basis


def test_an_enforcement_decision_on_day_100_is_refused_with_article_and_date(house):
    """J2 day 100: no reason helps; the first lawful day is told in both languages."""
    house.goes_on_until(75).stands_at(100)
    error = refused(house, "enforcement-decision", {"method": "强制拆除"}, of="decision")
    assert isinstance(error, StepNotLawfulYet)
    assert error.facts["earliest_on"] == FIRST_LAWFUL
    assert "行政强制法 44" in error.facts["basis"]
    assert "2026年12月16日" in word_error(error, "zh")
    assert "2026-12-16" in word_error(error, "en")


@pytest.mark.parametrize(
    ("at", "outcome"),
    [(moment(246, 10), "open"), (moment(246, 20), "refused"), (moment(260, 10), "warned")],
    ids=["a-friday-morning", "twenty-hundred", "new-year-beyond-the-table"],
)
def test_demolition_at_20_00_is_refused_and_a_holiday_beyond_the_table_is_asked_about(house, at, outcome):
    """J2 fault; Coercion Law art. 43. Day 246 is Fri 18 December 2026; day 260 is 1 January 2027, not in the table."""
    house.goes_on_until(75).stands_at(245)
    house.logs("enforcement-decision", {"method": "强制拆除"}, of="decision")
    house.serves("enforcement-decision", 245)
    step = Action(id="x", kind="demolition", at=at_instant(at), officers=house.who())
    gate = gate_action(house.desk, house.case, step)
    assert gate.outcome == outcome, gate.reasons
    if outcome != "open":
        assert any(basis.short == "行政强制法 43" for reason in gate.reasons for basis in reason.basis)


def test_demolition_on_a_statutory_holiday_is_certainly_unlawful(house):
    """J2 fault; Coercion Law art. 43. Day 64 is Fri 19 June 2026, the Dragon Boat Festival."""
    house.goes_on_until(60).stands_at(61)
    step = Action(id="x", kind="demolition", at=at_instant(moment(64, 10)), officers=house.who())
    reasons = gate_action(house.desk, house.case, step).reasons
    [holiday] = [one for one in reasons if any(basis.short == "行政强制法 43" for basis in one.basis)]
    assert holiday.certain
    assert holiday.earliest_on is not None


@pytest.mark.parametrize("planned", [moment(246, 20), moment(260, 10)], ids=["at-20-00", "on-new-year"])
def test_an_enforcement_decision_that_plans_the_night_or_a_holiday_is_not_logged_unquestioned(house, planned):
    """J2 fault: enforcement *planned* for 20:00 or a holiday is told when it is decided, not on the day."""
    house.goes_on_until(75).stands_at(245)
    data = {"method": "强制拆除", "planned_on": planned.isoformat()}
    step = Action(id="x", kind="enforcement-decision", at=at_instant(moment(245)), data=data, officers=house.who())
    step = replace(step, refers_to=(the_action(house.desk, house.case, "decision").id,))
    gate = gate_action(house.desk, house.case, step)
    assert gate.outcome != "open"
    assert any(basis.short == "行政强制法 43" for reason in gate.reasons for basis in reason.basis)


def test_a_suit_on_day_200_takes_the_date_away_and_says_so(house):
    """J2 fault: the date moves when a suit is filed."""
    house.goes_on_until(75).stands_at(199)
    before = refused(house, "enforcement-decision", {"method": "强制拆除"}, of="decision")
    assert before.facts["earliest_on"] == FIRST_LAWFUL
    house.stands_at(200)
    decision = the_action(house.desk, house.case, "decision").id
    enter_dispute(house.desk, house.case, "litigation", at_instant(moment(200)), decision)
    house.stands_at(250)
    after = refused(house, "enforcement-decision", {"method": "强制拆除"}, of="decision")
    assert after.facts.get("earliest_on") is None
    assert "行政诉讼" in word_error(after)


def test_a_mediation_on_day_95_does_not_shorten_the_wait(house):
    house.goes_on_until(75).stands_at(95)
    decision = the_action(house.desk, house.case, "decision").id
    enter_dispute(house.desk, house.case, "mediation", at_instant(moment(95)), decision)
    house.stands_at(100)
    error = refused(house, "enforcement-decision", {"method": "强制拆除"}, of="decision")
    assert error.facts["earliest_on"] == FIRST_LAWFUL


def test_when_the_owner_demolishes_himself_nothing_is_left_to_enforce_and_the_case_closes(house):
    house.goes_on_until(120)
    steps = {step.action for step in assess_case(house.desk, house.case).next_steps if step.allowed}
    assert "demolition" not in steps
    assert case_page(house.desk, house.case).header.stage in ("P21", "P23")


def test_the_iron_case_check_of_the_closed_case_has_nothing_fatal(house):
    """J2 day 120: 0 fatal."""
    house.goes_on_until(120)
    findings = assess_case(house.desk, house.case).findings
    fatal = [f"{one.check}: {one.because_zh}" for one in findings if one.fatal and one.result == "fail"]
    assert fatal == []


def test_the_package_for_the_court_is_checked_by_a_script_alone_and_one_changed_byte_is_found(house, tmp_path):
    """J5 step 7, R12: `docs/verify_case.py` over what the clerk is given."""
    house.goes_on_until(75).stands_at(100)
    decision = the_action(house.desk, house.case, "decision").id
    suit = enter_dispute(house.desk, house.case, "litigation", at_instant(moment(100)), decision)
    folder = tmp_path / "法院 材料"
    package = court_package(house.desk, house.case, suit, folder)
    assert package is not None
    assert check(folder)[0] == 0
    original = next(path for path in folder.rglob("*.jpg"))
    whole = original.read_bytes()
    original.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    code, said = check(folder)
    assert (code, original.name in said) == (1, True)


@pytest.mark.parametrize(
    ("kind", "data", "number"),
    [("payment", {"amount_fen": 100}, 300), ("service", {"mode": "direct", "served_on": "2027-05-01"}, 60)],
)
def test_a_fact_that_lies_in_the_future_is_not_logged(house, kind, data, number):
    """A payment of next year, or a service that is said to be of next year, moves every term that hangs on it."""
    house.goes_on_until(60)
    with pytest.raises(NotYetHappened):
        house.logs(kind, data, of="decision", at=at_instant(moment(number, 15)))

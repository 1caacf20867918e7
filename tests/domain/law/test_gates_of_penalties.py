"""The gates of a penalty: on the spot, notice, hearing, review, decision (journey J1)."""

from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.steps import next_steps
from brigade_app.domain.records import Action, Authority, CaseFile, Facts, Officer, Party
from brigade_app.domain.when import on_day, parse_when
from tests.domain.law.gate_making import (
    DECISION,
    FILED,
    FINE,
    LOOKED,
    NOTICE,
    OWN,
    TODAY,
    TOLD,
    asked,
    on_edge,
    plain,
    refusals,
    step,
)
from tests.domain.law.law_making import TWO, act, case, day, demolition_acts, shipped_law


def straw(*actions: Action, **more: Any) -> CaseFile:
    return case(*actions, matter="straw-open-burning", **more)


def test_straw_burning_is_refused_on_the_spot_with_article_51_and_other_ways():
    """J1 step 3: 500 to 2,000 yuan exceeds the 200-yuan limit for a citizen."""
    answer = asked(straw(), step("simple-decision", None, by=TWO))
    assert answer.outcome == "refused"
    [reason] = refusals(answer)
    assert [each.short for each in reason.basis] == ["行政处罚法 51"]
    assert reason.because_zh == "“露天焚烧秸秆”罚款500元至2000元，超过对公民当场处罚的上限200元"
    assert "2000 yuan exceeds the on-the-spot limit of 200 yuan" in reason.because_en
    assert answer.instead == ("order-to-correct", "education", "filing")
    assert answer.earliest_on is None


def test_straw_burning_by_an_organisation_is_within_the_limit():
    firm = (Party(id="p1", role="party", kind="organisation"),)
    answer = asked(straw(parties=firm), Action(id="x", kind="simple-decision", at=on_day(TODAY), officers=TWO))
    assert refusals(answer) == []


FIRM = (Party(id="p1", role="party", kind="organisation"),)
UNNAMED = (Party(id="p1", role="party"),)


def on_the_spot(fen: int) -> dict[str, Any]:
    return {"penalties": [{"kind": "fine", "amount_fen": fen}]}


def test_straw_burning_by_an_organisation_may_be_fined_on_the_spot_and_by_somebody_unknown_is_doubtful():
    """The matter's flag holds for organisations only: 500 yuan is within 3,000 (art. 51)."""
    assert asked(straw(parties=FIRM), step("simple-decision", None, by=TWO)).outcome != "refused"
    doubtful = asked(straw(parties=UNNAMED), step("simple-decision", None, by=TWO))
    assert doubtful.outcome == "warned"
    assert "当事人是否为单位未登记" in "".join(reason.because_zh for reason in doubtful.reasons)


def test_straw_burning_by_a_citizen_is_offered_the_ordinary_procedure():
    """J1 step 3: filing is open, the on-the-spot decision says why it is not."""
    for procedure in (None, "simple"):
        steps = {each.action: each for each in next_steps(straw(procedure=procedure), shipped_law(), TODAY)}
        assert (steps["filing"].allowed, steps["filing"].aside) == (True, False)
        assert not steps["simple-decision"].allowed
        assert [each.short for each in steps["simple-decision"].waiting_for[0].basis] == ["行政处罚法 51"]
    firm = {each.action: each for each in next_steps(straw(parties=FIRM, procedure="simple"), shipped_law(), TODAY)}
    assert firm["simple-decision"].allowed
    assert firm["filing"].aside


def test_a_matter_without_fine_or_warning_is_never_decided_on_the_spot():
    """Art. 51: a building without permit is pulled down, never fined under Planning Law art. 65."""
    answer = asked(plain(), step("simple-decision", None, by=TWO))
    assert "没有警告、罚款" in "".join(reason.because_zh for reason in refusals(answer))


@pytest.mark.parametrize(
    ("on", "parties", "fen", "outcome"),
    [
        ("2021-07-15", None, 20000, "open"),
        ("2021-07-15", None, 20001, "refused"),
        ("2021-07-15", FIRM, 300000, "open"),
        ("2021-07-15", FIRM, 300001, "refused"),
        ("2021-07-15", UNNAMED, 20001, "warned"),
        ("2021-07-15", UNNAMED, 300001, "refused"),
        ("2021-07-14", None, 5000, "open"),
        ("2021-07-14", None, 5001, "warned"),
        ("2021-07-14", FIRM, 100000, "open"),
        ("2021-07-14", FIRM, 100001, "warned"),
    ],
)
def test_the_limit_on_the_spot_is_that_of_its_day(on: str, parties: Any, fen: int, outcome: str):
    """Penalty Law art. 51 since 15 July 2021; before it art. 33 of the older text, which can only warn (M)."""
    file = case(matter="village-public-facility-damage", parties=parties)
    answer = on_edge("E04", file, act("x", "simple-decision", on, on_the_spot(fen), by=TWO), date.fromisoformat(on))
    mine = [reason for reason in answer if any(each.article in (33, 51) for each in reason.basis)]
    assert ("open" if not mine else "refused" if mine[0].certain else "warned") == outcome


def test_a_conferred_matter_without_the_county_s_list_only_warns():
    """J1 step 2: the shipped lists say that the county must install its own."""
    answer = asked(straw(), step("filing"))
    assert answer.outcome == "warned"
    assert "未安装" in answer.reasons[0].because_zh


def test_same_officer_twice_and_an_expired_certificate_are_refused():
    """J1 faults."""
    twice = asked(plain(FILED), step("inquiry", by=("o1", "o1")))
    assert [r.because_zh for r in refusals(twice)] == ["执法人员不足两人"]
    file = plain(FILED)
    until = parse_when("2026-04-09")
    old = Officer(
        id="o9", name="李四", certificate="9", certificate_from=parse_when("2020-01-01"), certificate_to=until
    )
    file = CaseFile(case=file.case, officers=(*file.officers, old), parties=file.parties, actions=file.actions)
    late = asked(file, step("inquiry", by=("o1", "o9")))
    assert [r.because_zh for r in refusals(late)] == ["李四的执法证当日无效"]


def test_a_decision_before_the_term_to_defend_has_run_is_refused_with_the_first_lawful_day():
    """J1 fault: step 13 dated before step 12's period ends; told on Mon 2 Feb 2026 + 5 working days = Mon 9 Feb."""
    answer = asked(plain(FILED, NOTICE, TOLD), act("x", "decision", "2026-02-09", DECISION), date(2026, 2, 9))
    assert answer.outcome == "refused"
    assert answer.earliest_on == date(2026, 2, 10)
    assert "= 2月9日" in refusals(answer)[0].trace[0].zh
    assert (
        asked(plain(FILED, NOTICE, TOLD), act("x", "decision", "2026-02-10", DECISION), date(2026, 2, 10)).outcome
        != "refused"
    )


def test_a_fine_above_the_notice_is_refused():
    more = {"result": "penalty", "penalties": [{"kind": "fine", "amount_fen": 100001}]}
    answer = asked(plain(FILED, NOTICE, TOLD), step("decision", more))
    assert [r.mark for r in refusals(answer)] == ["D"]
    other = {"result": "penalty", "penalties": [{"kind": "closure"}]}
    assert any(
        "没有“closure”" in r.because_zh for r in refusals(asked(plain(FILED, NOTICE, TOLD), step("decision", other)))
    )


def test_the_host_of_a_hearing_who_investigated_is_refused():
    """J2 fault, Penalty Law art. 64 item 4."""
    answer = asked(plain(FILED, LOOKED, NOTICE), step("hearing-notice", {"hearing_on": "2026-05-20", "host": "o1"}))
    assert [r.because_zh for r in refusals(answer)] == ["o1是本案调查人员，不得主持听证"]


def test_a_hearing_six_working_days_ahead_is_refused_with_the_first_lawful_day():
    """J2 fault: told on Fri 10 Apr 2026, seven full working days to Tue 21, first lawful Wed 22 Apr."""
    answer = asked(plain(FILED, NOTICE), step("hearing-notice", {"hearing_on": "2026-04-21", "host": "o3"}))
    assert answer.outcome == "refused"
    assert answer.earliest_on == date(2026, 4, 22)


def test_review_cannot_be_skipped_after_a_hearing():
    """J2 day 50, Penalty Law art. 58 para. 1 item 2."""
    acts = tuple(each for each in demolition_acts() if each.id not in ("a8", "a10", "s-a10", "a11", "s-a11", "a12"))
    file = case(*acts, **(OWN | {"procedure": "demolition-rural"}))
    penalty = {"result": "penalty", "penalties": [{"kind": "demolition"}]}
    answer = asked(file, act("x", "decision", day(60), penalty), day(60))
    assert any(r.because_zh.startswith("未经法制审核") for r in refusals(answer))


def test_a_returned_review_stops_the_decision():
    returned = act("v", "legal-review", "2026-03-01", {"outcome": "returned"})
    answer = asked(plain(FILED, NOTICE, TOLD, returned), step("decision", DECISION))
    assert "法制审核未通过" in [r.because_zh for r in refusals(answer)]


def test_a_hearing_asked_for_in_time_must_be_held():
    request = act("h", "hearing-request", "2026-02-05")
    answer = asked(plain(FILED, NOTICE, TOLD, request), step("decision", DECISION))
    assert "当事人要求听证而没有举行" in [r.because_zh for r in refusals(answer)]
    late = act("h", "hearing-request", "2026-02-20")
    notice = act("n", "prior-notice", "2026-02-02", FINE | {"hearing_right_told": True})
    assert "当事人要求听证而没有举行" not in [
        r.because_zh for r in refusals(asked(plain(FILED, notice, TOLD, late), step("decision", DECISION)))
    ]


def test_entrusted_powers_never_include_seizure():
    """Coercion Law art. 17."""
    file = plain(FILED, authority=Authority(kind="entrusted"))
    answer = asked(file, step("seizure", {"approved": True}, by=TWO))
    assert "行政强制措施权不得委托" in [r.because_zh for r in refusals(answer)]


def test_harm_keeps_the_time_bar_open_for_five_years():
    """Penalty Law art. 36: between two and five years it depends on harm, so it warns."""
    dates = {"act_ended_on": parse_when("2022-06-01"), "discovered_on": parse_when("2026-04-01")}
    assert asked(plain(**dates), step("filing")).outcome == "warned"
    assert asked(plain(**dates, facts=Facts(harm="none")), step("filing")).outcome == "refused"
    assert asked(plain(act_continuing=True, act_started_on=parse_when("2010-01-01")), step("filing")).outcome == "open"


def test_the_ninety_days_are_not_extended_without_a_basis():
    """Fact 2 of section 8: the Penalty Law knows no extension."""
    assert asked(plain(FILED), step("term-extension", {"approved": True})).outcome == "refused"
    based = step("term-extension", {"approved": True, "basis": [{"law": "某规章", "article": "1"}]})
    assert asked(plain(FILED), based).outcome == "warned"

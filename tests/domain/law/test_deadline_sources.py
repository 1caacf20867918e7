"""From which act each deadline runs, what meets it, and the words that explain suspensions and ends."""

from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.deadlines import deadlines, reckon
from brigade_app.domain.law.reading import Reading, Span
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.waits import Course, course_of, finality
from brigade_app.domain.records import Action, CaseFile, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import act, case, day, demolition_acts, demolition_case, found, served, shipped_law

LATER = date(2026, 11, 20)
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100000}]}
DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty", **FINE})
GIVEN = served("d", "2026-03-02")
TAKEN = act("z", "seizure", "2025-11-03")


def went(kind: str, on: str | None) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(on) if on else None)


def dispute(channel: str, received: str, *steps: DisputeStep, of: str = "d", **more: Any) -> Dispute:
    return Dispute(id="t", channel=channel, against=of, received_on=parse_when(received), steps=steps, **more)


def links(file: CaseFile, id: str, part: str = "", on: date = LATER) -> tuple[str | None, str | None]:
    result = found(file, id, on, part=part)
    assert result is not None, id
    return result.from_action, result.met_by


LOST = dispute("litigation", "2026-04-01", went("outcome", "2026-05-25"), went("service", "2026-06-01"), outcome="J-RV")
WHOLE = case(
    act("f", "filing", "2026-01-05"),
    act("n", "prior-notice", "2026-02-02", {"hearing_right_told": True, **FINE}), served("n", "2026-02-02"),
    act("h", "hearing-request", "2026-02-05"), act("w", "statement-defence", "2026-02-06"),
    act("b", "hearing-notice", "2026-02-06", {"hearing_on": "2026-03-10"}), served("b", "2026-02-06"),
    DECIDED, GIVEN,
    act("u", "publication", "2026-03-10", {"published_on": "2026-03-09"}, of="d"),
    act("v", "publication-withdrawal", "2026-06-03", {}),
    act("e", "evidence-registration", "2026-01-06"), act("g", "evidence-registration-disposal", "2026-01-08", of="e"),
    act("a", "appraisal", "2026-01-07", {"period_days": 5, "told_to_party_on": "2026-01-08"}),
    act("m", "demand", "2026-03-20", {"term_days": 10}), served("m", "2026-03-20"),
    act("c", "court-application", "2026-10-08"), act("j", "court-ruling", "2026-10-12", {"allowed": False}),
    act("q", "simple-decision", "2026-01-09", FINE), served("q", "2026-01-09"),
    act("p", "payment", "2026-03-10", {"collected_on_spot": True}, of="q"),
    act("k", "police-transfer", "2026-01-10", {"approved_at": "2026-01-09"}),
    disputes=(LOST,),
    matter="rural-build-no-permit", act_ended_on=parse_when("2025-12-01"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("id", "part", "expected"),
    [
        ("D01", "", (None, "f")), ("D02", "", (None, "f")), ("D03", "", ("q", "s-q")), ("D04", "", ("p", None)),
        ("D05", "", ("p", None)), ("D06", "", ("e", "g")), ("D07", "", ("n", "h")), ("D08", "", ("b", "b")),
        ("D09", "", ("n", "w")), ("D10", "", ("f", "d")), ("D11", "", ("d", "s-d")), ("D15", "", ("d", "v")),
        ("D16", "", ("d", "u")), ("D18", "", ("a", None)), ("D22", "", ("m", "c")), ("D27", "", ("c", "j")),
        ("D30", "", ("j", None)), ("D37", "", ("k", "k")), ("D40", "", ("d", None)), ("D52", "", ("d", "t")),
        ("D57", "", ("t", None)), ("D62", "judgment", ("t", None)),
    ],
)  # fmt: skip
def test_each_deadline_names_the_act_it_runs_from_and_the_act_that_meets_it(id, part, expected):
    assert links(WHOLE, id, part) == expected


def test_the_withdrawal_runs_from_service_of_the_judgment_where_it_is_known():
    """D15: served Mon 1 Jun 2026 → Thu 4 Jun."""
    result = found(WHOLE, "D15", LATER)
    assert (result.state, result.due_on) == ("met", date(2026, 6, 4))


def test_publication_counts_by_its_own_day_else_by_the_act_s():
    early = act("u", "publication", "2026-03-20", {"published_on": "2026-03-11"}, of="d")
    assert found(case(DECIDED, early), "D16", LATER).state == "met"
    plain = act("u", "publication", "2026-03-12", of="d")
    assert found(case(DECIDED, plain), "D16", LATER).state == "missed"


def test_other_enforcement_decisions_are_published_in_twenty_working_days():
    """D17: Mon 3 Nov 2025 → Mon 1 Dec."""
    result = found(case(TAKEN), "D17", date(2025, 11, 10))
    assert (result.due_on, result.state, result.mark) == (date(2025, 12, 1), "running", "S")
    assert found(case(TAKEN), "D17", LATER).state == "missed"


# --- seizure ---------------------------------------------------------------------------------------------------------


def test_each_seizure_has_its_own_end_extension_and_appraisal():
    other = act("y", "seizure", "2025-11-10")
    lifted = act("r", "seizure-release", "2025-12-01", of="z")
    longer = act("x", "seizure-extension", "2025-12-08", {"approved": True}, of="y")
    tested = act("g", "appraisal", "2025-11-12", {"period_days": 4, "told_to_party_on": "2025-11-12"}, of="y")
    again = act("i", "appraisal", "2025-11-20", {"period_days": 3, "told_to_party_on": "2025-11-20"}, of="y")
    results = {
        (r.id, r.from_action): r
        for r in deadlines(case(TAKEN, other, lifted, longer, tested, again), shipped_law(), LATER)
    }
    assert (results["D20", "z"].due_on, results["D20", "z"].met_by) == (date(2025, 12, 3), "r")
    assert (results["D20", "y"].due_on, results["D20", "y"].met_by) == (date(2025, 12, 17), "x")
    assert results["D21", "x"].due_on == date(2026, 1, 16)


def test_a_release_without_a_reference_ends_the_seizure_before_it_and_disposal_ends_it_too():
    assert links(case(TAKEN, act("r", "seizure-release", "2025-12-01")), "D20") == ("z", "r")
    assert links(case(TAKEN, act("r", "seizure-disposal", "2025-12-01", of="z")), "D20") == ("z", "r")
    assert links(case(TAKEN, act("r", "seizure-disposal", "2025-12-01")), "D20") == ("z", "r")
    before = act("r", "seizure-release", "2025-11-01")
    assert links(case(TAKEN, before), "D20") == ("z", None)


def test_a_refused_extension_extends_nothing():
    refused = act("x", "seizure-extension", "2025-12-02", {"approved": False}, of="z")
    file = case(TAKEN, refused)
    assert found(file, "D21", LATER) is None
    assert found(file, "D20", LATER).state == "missed"


def test_the_end_that_an_extension_names_is_said():
    longer = act("x", "seizure-extension", "2025-12-02", {"approved": True, "until": "2025-12-20"})
    result = found(case(TAKEN, longer), "D21", date(2025, 12, 10))
    assert result.trace[-1].zh == "延长决定定至 2025-12-20"
    assert result.trace[-1].en == "the extension itself ends on 2025-12-20"
    beyond = act("x", "seizure-extension", "2025-12-02", {"approved": True, "until": "2026-03-20"})
    assert found(case(TAKEN, beyond), "D21", LATER).due_on == date(2026, 1, 2)


@pytest.mark.parametrize(
    ("data", "on", "expected"),
    [
        ({"urgent": True, "reported": False}, "2026-03-05", ("missed", None)),
        ({"urgent": True, "reported": True}, "2026-03-05", ("provisional", None)),
        ({"urgent": True}, "2026-03-05", ("provisional", None)),
        ({"urgent": True}, "2026-03-02", ("running", None)),
        ({"urgent": True, "approved_at": "2026-03-02T18:00:00+08:00"}, "2026-03-05", ("met", "z")),
    ],
)
def test_an_urgent_measure_without_a_report(data: dict[str, Any], on: str, expected: tuple[str, str | None]):
    file = case(act("z", "seizure", "2026-03-02T17:00:00+08:00", data))
    result = found(file, "D19", date.fromisoformat(on))
    assert (result.state, result.met_by) == expected
    assert result.due_at.isoformat() == "2026-03-03T17:00:00+08:00"
    assert result.from_action == "z"


def test_an_urgent_measure_whose_hour_is_unknown_is_met_only_by_a_report_on_its_day():
    def reported(on: str) -> str:
        data = {"urgent": True, "reported_at": on}
        return found(case(act("z", "seizure", "2026-03-02", data)), "D19", LATER).state

    assert [reported(f"2026-03-0{n}") for n in (2, 3, 4)] == ["met", "provisional", "missed"]
    assert found(case(act("z", "seizure", "2026-03-02")), "D19", LATER) is None


def test_night_lies_between_the_hours_of_the_parameter():
    def at(clock: str) -> str:
        return found(demolition_case(act("x", "demolition", f"2026-09-08T{clock}:00+08:00")), "D32", LATER).state

    assert [at(c) for c in ("00:00", "05:59", "06:00", "19:59", "20:00", "23:59")] == [
        "missed", "missed", "met", "met", "missed", "missed",
    ]  # fmt: skip


# --- disputes and finality -------------------------------------------------------------------------------------------


def demolition_with(*disputes: Dispute) -> CaseFile:
    return CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=disputes)


def final(file: CaseFile, on: date) -> Any:
    reading = Reading(file, on)
    return finality(Reckoner(reading, shipped_law(), on), reading.action["a10"])


def test_a_withdrawn_suit_is_followed_by_the_ten_days_against_its_ruling():
    """D62: ruling served Thu 10 Sep 2026 → Sun 20 Sep is worked in exchange for National Day."""
    gone = dispute("litigation", "2026-05-06", went("withdrawal", "2026-09-10"), of="a10", outcome="J-WD")
    assert final(demolition_with(gone), date(2026, 9, 12)).until == Span(date(2026, 9, 20), date(2026, 9, 20))


def test_the_second_instance_ends_the_wait_at_once_and_says_so():
    up = dispute(
        "litigation", "2026-05-06", went("outcome", "2026-06-10"), went("appeal", "2026-06-20"),
        went("outcome", "2026-09-08"), of="a10", outcome="J-DR",
    )  # fmt: skip
    result = final(demolition_with(up), date(2026, 9, 12))
    assert result.until == Span(date(2026, 9, 8), date(2026, 9, 8))
    assert result.opens_on == date(2026, 9, 9)
    assert result.trace[-1].zh == "二审已终结，裁判生效"
    assert result.trace[-1].en == "second instance over: the judgment is effective"
    pending = final(demolition_with(up), date(2026, 7, 1))
    assert pending.until is None
    assert pending.blocked.en.startswith("a suit is pending (received 6 May 2026)")
    assert pending.disputed
    assert not pending.fell


def test_an_ended_remedy_without_a_day_leaves_the_end_open():
    vague = Dispute(id="t", channel="reconsideration", against="a10", outcome="R-MT")
    result = final(demolition_with(vague), date(2026, 9, 12))
    assert result.until.last is None
    assert result.opens_on is None
    assert result.trace[-1].zh == "救济程序终结日不详"
    assert result.trace[-1].en == "the day the remedy ended is not known"


def test_a_pending_reconsideration_is_named():
    open_one = dispute("reconsideration", "2026-04-20", of="a10")
    words = final(demolition_with(open_one), date(2026, 5, 1)).blocked
    assert (
        words.zh
        == "行政复议正在进行（2026年4月20日收到），终结并生效前不得强制拆除或者申请执行（强制法第四十四条、第五十三条）"
    )
    assert words.en == (
        "a reconsideration is pending (received 20 Apr 2026): no demolition or application before its end "
        "(Coercion Law arts. 44, 53)"
    )
    undated = Dispute(id="t", channel="litigation", against="a10")
    assert final(demolition_with(undated), date(2026, 5, 1)).blocked.zh.startswith("行政诉讼正在进行，终结")
    assert final(demolition_with(undated), date(2026, 5, 1)).blocked.en.startswith("a suit is pending: no")


def test_mediation_does_not_shorten_or_stop_the_wait():
    """J2 day 95: the wait is not shortened."""
    talk = dispute("mediation", "2026-04-05", went("settlement", "2026-04-06"), of="a10")
    result = final(demolition_with(talk), date(2026, 5, 1))
    assert (result.opens_on, result.blocked, result.disputed) == (date(2026, 9, 2), None, False)


def test_an_act_that_fell_says_so():
    lost = dispute("reconsideration", "2026-04-20", went("outcome", "2026-06-10"), of="a10", outcome="R-RV")
    result = final(demolition_with(lost), date(2026, 7, 1))
    assert result.fell
    assert result.blocked.zh == "该决定已被撤销、变更或者确认违法，不得执行"
    assert result.blocked.en == "the act was set aside: it must not be enforced"


@pytest.mark.parametrize(
    ("remedies", "lacks", "until", "words"),
    [
        ({}, None, date(2027, 3, 1), "未告知复议权、起诉期限，"),
        ({"reconsideration_days": 0, "litigation_months": 6}, None, date(2027, 3, 1), "未告知复议权，"),
        ({"reconsideration_days": 60, "litigation_months": 0}, None, date(2027, 3, 1), "未告知起诉期限，"),
        ({"reconsideration_days": 60}, None, date(2026, 9, 1), None),
        (None, ("facts",), date(2026, 9, 1), None),
        (None, ("remedies",), date(2027, 3, 1), "未告知复议权、起诉期限，"),
    ],
)
def test_what_was_not_told_runs_for_a_year_and_is_named(remedies, lacks, until: date, words: str | None):
    data: dict[str, Any] = {"result": "penalty", "penalties": [{"kind": "demolition"}]}
    if remedies is not None:
        data["remedies"] = remedies
    acts = [each for each in demolition_acts() if each.id != "a10"]
    result = final(
        case(*acts, act("a10", "decision", day(60), data, lacks=lacks), procedure="demolition-rural"), day(100)
    )
    assert result.until.day == until
    said = [line.zh for line in result.trace if line.zh.startswith("未告知")]
    assert said == ([] if words is None else [words + "按最长一年计算（复议法第二十条第三款、行诉法解释第六十四条）"])
    english = [line.en for line in result.trace if line.en.startswith("remedies")]
    assert (
        english == []
        if words is None
        else english
        == ["remedies were not told: up to one year (Reconsideration Law art. 20 para. 3, Interpretation art. 64)"]
    )


def test_the_course_of_a_dispute_is_what_was_known_on_the_day():
    suit = dispute(
        "litigation", "2026-05-06", went("outcome", "2026-06-10"), went("service", "2026-06-15"), outcome="J-DR"
    )
    served_on = Span(date(2026, 6, 15), date(2026, 6, 15))
    expected = Course("litigation", date(2026, 5, 6), date(2026, 6, 15), False, False, False, served_on, False)
    assert course_of(suit, date(2026, 6, 15)) == expected
    before = course_of(suit, date(2026, 6, 9))
    assert (before.pending, before.ended, before.served) == (True, None, None)
    between = course_of(suit, date(2026, 6, 12))
    assert (between.pending, between.ended) == (False, date(2026, 6, 10))
    undated = Dispute(id="t", channel="litigation", outcome="J-RV")
    assert (course_of(undated, LATER).pending, course_of(undated, LATER).set_aside) == (False, True)
    answered = dispute("litigation", "2026-05-06", went("answer-filed", "2026-05-10"), outcome="J-RV")
    assert course_of(answered, LATER).set_aside


def test_an_answer_alone_meets_the_term_too_and_a_step_without_a_day_does_not_tell():
    answered = dispute("litigation", "2026-05-06", went("answer-filed", "2026-05-10"))
    assert links(case(DECIDED, disputes=(answered,)), "D57") == ("t", "t")
    undated = dispute("litigation", "2026-05-06", went("answer-filed", None))
    assert found(case(DECIDED, disputes=(undated,)), "D57", LATER).state == "provisional"


def test_reconsideration_terms_name_the_dispute():
    review = dispute(
        "reconsideration", "2026-04-20", went("answer-filed", "2026-04-28"), went("hearing", "2026-05-20"),
        went("outcome", "2026-06-10"), outcome="R-RV", redo_within_days=30,
    )  # fmt: skip
    again = act("d2", "decision", "2026-07-01", {"result": "penalty", "redoes": "d"})
    file = case(DECIDED, GIVEN, again, disputes=(review,))
    assert links(file, "D47") == ("t", "t")
    assert links(file, "D48") == ("t", None)
    assert links(file, "D50", "redo") == ("t", "d2")
    assert links(file, "D51") == ("t", None)
    redo = found(file, "D50", LATER, part="redo")
    assert (redo.state, redo.due_on) == ("met", date(2026, 7, 10))
    assert redo.trace[-1].zh == "决定书、判决书限 30 日内重作"
    assert redo.trace[-1].en == "30 days by the decision itself"
    suit = Dispute(id="u", channel="litigation", against="d", received_on=parse_when("2026-06-25"))
    both = case(DECIDED, GIVEN, disputes=(review, suit))
    assert links(both, "D51") == ("t", "u")
    assert found(both, "D51", LATER).state == "met"
    assert found(case(DECIDED, GIVEN, disputes=(review,)), "D51", LATER).state == "missed"
    assert found(case(DECIDED, GIVEN, disputes=(review,), record="partial"), "D51", LATER).state == "provisional"


def test_a_settlement_is_confirmed_from_the_mediation():
    talk = dispute("mediation", "2026-04-05", went("settlement", "2026-04-06"))
    assert links(case(DECIDED, disputes=(talk,)), "D65") == ("t", None)
    assert found(case(DECIDED, disputes=(dispute("mediation", "2026-04-05"),)), "D65", LATER) is None


def test_a_transfer_without_an_approved_hour_is_not_measured():
    assert found(case(act("k", "police-transfer", "2026-01-10")), "D37", LATER) is None
    vague = act("k", "police-transfer", "2026-01-10", {"approved_at": "2026-01-09"})
    assert found(case(vague), "D37", LATER).state == "provisional"
    late = act("k", "police-transfer", "2026-01-12", {"approved_at": "2026-01-09"})
    assert found(case(late), "D37", LATER).state == "missed"


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("2026-01", "2026年1月1日 至 2026年1月31日", "between 1 Jan 2026 and 31 Jan 2026"),
        ("2025", "2025年1月1日 至 2025年12月31日", "between 1 Jan 2025 and 31 Dec 2025"),
    ],
)
def test_a_vague_start_says_between_which_days(text: str, zh: str, en: str):
    line = reckon(shipped_law(), "D10", parse_when(text), LATER).trace[-1]
    assert line.zh == f"起算日只知在 {zh} 之间，不能算出确切的期满日"
    assert line.en == f"the first day is only known to lie {en}: no exact last day"


def test_a_start_open_on_one_side_says_so():
    loose = Action(id="d", kind="decision", at=parse_when("2026-03-02"), data={"result": "penalty", **FINE})
    line = found(case(loose, record="partial"), "D13", LATER).trace[-1]
    assert line.zh == "起算日只知在 2026年3月2日 至 不详 之间，不能算出确切的期满日"
    assert line.en == "the first day is only known to lie between 2 Mar 2026 and unknown: no exact last day"
    bounded = act(
        "d", "decision", "2026-03-02", {"result": "penalty"}, approximate=True, not_after=parse_when("2026-03-09")
    )
    line = found(case(bounded), "D11", LATER).trace[-1]
    assert line.zh.startswith("起算日只知在 不详 至 2026年3月9日")
    assert line.en.startswith("the first day is only known to lie between unknown and 9 Mar 2026")


def test_a_dispute_keeps_the_terms_it_interrupted_and_one_after_another_is_read():
    """A mediation first does not hide the suit after it; the computation of both terms stays in the trace."""
    talk = Dispute(id="a", channel="mediation", against="a10", received_on=parse_when("2026-04-05"))
    suit = Dispute(id="b", channel="litigation", against="a10", received_on=parse_when("2026-05-06"))
    result = final(demolition_with(talk, suit), date(2026, 6, 1))
    assert result.blocked is not None
    assert (result.sue.due.day, result.reconsider.due.day) == (date(2026, 9, 1), date(2026, 4, 30))
    lost = dispute("litigation", "2026-05-06", went("outcome", "2026-06-10"), of="a10", outcome="J-RV")
    fell = final(demolition_with(lost), date(2026, 7, 1))
    assert (fell.sue.due.day, fell.reconsider.due.day, fell.disputed) == (date(2026, 9, 1), date(2026, 4, 30), True)
    kept = dispute("litigation", "2026-05-06", went("outcome", "2026-09-10"), of="a10", outcome="J-DR")
    after = final(demolition_with(kept), date(2026, 9, 12))
    assert after.disputed
    assert after.provisional is False
    assert after.reconsider.due.day == date(2026, 4, 30)
    assert [line.en.split(" = ")[1] for line in after.trace[:2]] == ["Thu 30 Apr", "Tue 1 Sep"]
    assert after.until.day == date(2026, 9, 28)  # Fri 25 Sep is Mid-autumn


def test_the_window_of_the_court_explains_itself_and_knows_whose_deferral_it_is():
    """D26, Penalty Law art. 72 para. 2."""
    plain = found(case(DECIDED, GIVEN), "D26", LATER)
    assert [line.en.rsplit(" = ", 1)[1] for line in plain.trace if " = " in line.en][-1] == "Wed 2 Dec"
    assert len(plain.trace) >= 3
    plan = act("q", "payment-plan", "2026-03-10", {"approved": True, "until": "2026-09-30"}, of="d")
    deferred = found(case(DECIDED, GIVEN, plan), "D26", LATER)
    assert deferred.trace[-1].zh == "暂缓、分期缴纳至 2026-09-30，自届满之日起算（处罚法第七十二条第二款）"
    assert deferred.trace[-1].en == "deferred to 2026-09-30: counted from its end (art. 72 para. 2)"
    for other in (
        act("q", "payment-plan", "2026-03-10", {"approved": True, "until": "2026-09-30"}, of="x"),
        act("q", "payment-plan", "2026-03-10", {"approved": False, "until": "2026-09-30"}, of="d"),
        act("q", "payment-plan", "2026-03-10", {"approved": True}, of="d"),
    ):
        assert found(case(DECIDED, GIVEN, other), "D26", LATER).due_on == date(2026, 12, 2)
    same_day = act("q", "payment-plan", "2026-03-10", {"approved": True, "until": "2026-09-03"}, of="d")
    assert found(case(DECIDED, GIVEN, same_day), "D26", LATER).opens_on == date(2026, 9, 4)


def test_a_withdrawal_is_read_from_its_outcome_or_from_its_step():
    by_step = dispute("litigation", "2026-05-06", went("withdrawal", "2026-06-10"))
    by_code = dispute("litigation", "2026-05-06", went("outcome", "2026-06-10"), outcome="J-WD")
    neither = dispute("litigation", "2026-05-06", went("outcome", "2026-06-10"), outcome="J-DR")
    assert [course_of(each, LATER).withdrawn for each in (by_step, by_code, neither)] == [True, True, False]
    early_service = dispute("litigation", "2026-05-06", went("service", "2026-05-08"))
    assert course_of(early_service, LATER).served is None
    answered = dispute("litigation", "2026-05-06", went("outcome", "2026-06-10"), outcome="J-DR")
    assert course_of(answered, date(2026, 6, 10)).pending is False

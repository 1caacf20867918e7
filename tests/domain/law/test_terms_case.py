"""The terms of the penalty procedure (D01 to D18): which act starts each, which act meets it, and which does not.

Each row of a table is one case: its acts, the term asked for, and (state, last day, act it starts from, act that met
it). The days are counted by hand; the holidays of 2026 near them are 5 April (Tomb Sweeping) and 1 to 5 May.
"""

from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.deadlines import deadlines
from brigade_app.domain.records import Absence, Action, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import Row, act, case, found, served, shipped_law, shown

LATER = date(2026, 11, 20)
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100000}]}
FILED = act("f", "filing", "2026-01-05", {"approved": True})
DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty", **FINE})
GIVEN = served("d", "2026-03-02")


def when(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def went(kind: str, on: str | None) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(on) if on else None)


def against(kind: str, received: str | None, *steps: DisputeStep, **more: Any) -> Dispute:
    of = more.pop("of", "d")
    on = parse_when(received) if received else None
    return Dispute(id=more.pop("id", "t"), channel=kind, against=of, received_on=on, steps=steps, **more)


# --- the time bar


@pytest.mark.parametrize(
    ("facts", "acts", "expected"),
    [
        ({"act_ended_on": "2024-06-03"}, (), ("provisional", when(6, 3), None, None)),
        ({"act_started_on": "2024-06-03"}, (), ("provisional", when(6, 3), None, None)),
        ({"act_started_on": "2020-01-01", "act_ended_on": "2024-06-03"}, (), ("provisional", when(6, 3), None, None)),
        ({"act_started_on": "2024-06-03", "act_continuing": True}, (), None),
        ({"act_ended_on": "2024-06-03", "act_continuing": True}, (), ("provisional", when(6, 3), None, None)),
        ({}, (), None),
        # Found at the latest when the case was filed: in time if filed in time, else not to be told.
        ({"act_ended_on": "2024-01-05"}, (FILED,), ("met", when(1, 5), None, "f")),
        ({"act_ended_on": "2024-01-04"}, (FILED,), ("provisional", when(1, 4), None, "f")),
        ({"act_ended_on": "2024-01-04", "discovered_on": "2026-01-04"}, (FILED,), ("met", when(1, 4), None, None)),
        ({"act_ended_on": "2024-01-04", "discovered_on": "2026-01-05"}, (FILED,), ("missed", when(1, 4), None, None)),
    ],
)
def test_the_time_bar_runs_from_the_end_of_the_act_to_its_discovery(
    facts: dict[str, Any], acts: tuple[Action, ...], expected: Row | None
):
    """D01: Penalty Law art. 36, two years from the act, or from its end where it went on."""
    known = {key: parse_when(value) if isinstance(value, str) else value for key, value in facts.items()}
    assert shown(case(*acts, **known), "D01") == expected


def test_the_time_bar_of_five_years_came_with_the_law_in_force_when_the_case_was_filed():
    """D02: five years where life, health or money is harmed, since 15 July 2021 (Penalty Law art. 36)."""
    ended = {"act_ended_on": parse_when("2019-06-03")}
    before, after = act("f", "filing", "2021-07-14"), act("f", "filing", "2021-07-15")
    assert shown(case(before, **ended), "D02") is None
    assert shown(case(before, **ended), "D01") == ("provisional", when(6, 3, 2021), None, "f")
    assert shown(case(after, **ended), "D02") == ("met", when(6, 3, 2024), None, "f")
    assert shown(case(**ended, discovered_on=parse_when("2021-07-14")), "D02") is None
    assert shown(case(**ended, discovered_on=parse_when("2021-07-15")), "D02") == ("met", when(6, 3, 2024), None, None)
    assert shown(case(**ended), "D02", date(2021, 7, 14)) is None
    assert shown(case(**ended), "D02", date(2021, 7, 15)) == ("running", when(6, 3, 2024), None, None)


# --- on the spot, evidence, notice


SPOT = act("q", "simple-decision", "2026-01-30", FINE)
PAID_ON_SPOT = act("p", "payment", "2026-01-30", {"collected_on_spot": True})
TAKEN = act("e", "evidence-registration", "2025-11-03")
BACK = "evidence-registration-disposal"
NOTICE = act("n", "prior-notice", "2026-01-30", {"hearing_right_told": True, "response_days": 3, **FINE})
TOLD = served("n", "2026-02-02")


@pytest.mark.parametrize(
    ("acts", "id", "expected"),
    [
        # D03 (art. 52): handed over at once; two services, the first counts.
        ((SPOT,), "D03", ("missed", when(1, 30), "q", None)),
        (
            (SPOT, act("s1", "service", "2026-01-30", of="q"), act("s2", "service", "2026-02-05", of="q")),
            "D03",
            ("met", when(1, 30), "q", "s1"),
        ),
        ((SPOT, served("d", "2026-01-30")), "D03", ("missed", when(1, 30), "q", None)),
        # D04, D05 (arts. 71, 85): Fri 30 Jan + 2 working days = Tue 3 Feb; from there two more = Thu 5 Feb.
        ((SPOT, PAID_ON_SPOT), "D04", ("provisional", when(2, 3), "p", None)),
        ((SPOT, PAID_ON_SPOT), "D05", ("provisional", when(2, 5), "p", None)),
        ((SPOT, act("p", "payment", "2026-01-30", {"collected_on_spot": False})), "D04", None),
        ((SPOT, act("p", "payment", "2026-01-30")), "D04", None),
        # D06 (art. 56): Mon 3 Nov 2025 + 7 working days = Wed 12 Nov; the disposal of these things before any other.
        ((TAKEN,), "D06", ("missed", when(11, 12, 2025), "e", None)),
        ((TAKEN, act("b", BACK, "2025-11-12")), "D06", ("met", when(11, 12, 2025), "e", "b")),
        (
            (TAKEN, act("b1", BACK, "2025-11-10"), act("b2", BACK, "2025-11-13", of="e")),
            "D06",
            ("missed", when(11, 12, 2025), "e", "b2"),
        ),
        ((TAKEN, act("b", BACK, "2025-11-02")), "D06", ("provisional", when(11, 12, 2025), "e", None)),
        # D07 (art. 64), D09: Mon 2 Feb + 5 working days = Mon 9 Feb; the notice's own 3 working days = Thu 5 Feb.
        ((NOTICE, TOLD), "D07", ("missed", when(2, 9), "n", None)),
        ((NOTICE, TOLD, act("h", "hearing-request", "2026-02-09")), "D07", ("met", when(2, 9), "n", "h")),
        ((NOTICE, TOLD, act("h", "hearing-request", "2026-01-29")), "D07", ("provisional", when(2, 9), "n", None)),
        ((NOTICE, TOLD), "D09", ("missed", when(2, 5), "n", None)),
        ((NOTICE, TOLD, act("w", "statement-defence", "2026-02-05")), "D09", ("met", when(2, 5), "n", "w")),
        ((NOTICE, TOLD, act("w", "statement-defence", "2026-02-06")), "D09", ("missed", when(2, 5), "n", "w")),
        ((NOTICE, TOLD, act("w", "statement-defence", "2026-01-29")), "D09", ("provisional", when(2, 5), "n", None)),
    ],
)
def test_what_starts_and_what_meets_the_terms_before_the_decision(
    acts: tuple[Action, ...], id: str, expected: Row | None
):
    assert shown(case(*acts), id) == expected


def test_the_notice_of_a_hearing_is_measured_from_its_own_hearing():
    """D08 (art. 64 no. 2): seven working days lie between; for Thu 20 Nov 2025 11 to 19 Nov, told by 10 Nov."""
    sent = act("b", "hearing-notice", "2025-11-03")
    other, own = act("h1", "hearing", "2025-11-12"), act("h2", "hearing", "2025-11-20", of="b")
    assert shown(case(sent, other, own), "D08") == ("met", when(11, 10, 2025), "b", "b")
    assert shown(case(sent, act("h1", "hearing", "2025-11-20")), "D08") == ("met", when(11, 10, 2025), "b", "b")
    assert shown(case(sent, act("h0", "hearing", "2025-11-02")), "D08") is None
    assert shown(case(sent), "D08") is None
    announced = act("b", "hearing-notice", "2025-11-03", {"hearing_on": "2025-11-20"})
    assert shown(case(announced, other), "D08") == ("met", when(11, 10, 2025), "b", "b")
    by_mail = act("s", "service", "2025-11-04", {"mode": "mail", "served_on": "2025-11-11"}, of="b")
    assert shown(case(announced, by_mail), "D08") == ("missed", when(11, 10, 2025), "b", "b")
    assert shown(case(announced, record="partial"), "D08") == ("met", when(11, 10, 2025), "b", "b")


# --- handling and service


def longer(id: str, at: str, **data: Any) -> Action:
    return act(id, "term-extension", at, data)


@pytest.mark.parametrize(
    ("more", "due", "said"),
    [
        # D10 (art. 60): Mon 5 Jan 2026 + 90 days = Sun 5 Apr; days excluded are added, the latest approved end counts.
        ((), when(4, 5), []),
        ((longer("x", "2026-03-20", until="2026-05-05"),), when(5, 5), ["延长至 2026-05-05"]),
        ((longer("x", "2026-03-20", until="2026-04-05"),), when(4, 5), []),
        ((longer("x", "2026-03-20", until="2026-04-06"),), when(4, 6), ["延长至 2026-04-06"]),
        ((longer("x", "2026-03-20", until="2026-04-01"),), when(4, 5), []),
        ((longer("x", "2026-03-20", excluded_days=10),), when(4, 15), ["扣除 10 日"]),
        (
            (longer("x", "2026-03-01", excluded_days=10), longer("y", "2026-03-20", excluded_days=6)),
            when(4, 21),
            ["扣除 10 日", "扣除 6 日"],
        ),
        (
            (
                longer("x", "2026-03-01", approved=False, until="2026-07-01"),
                longer("y", "2026-03-20", until="2026-05-05"),
            ),
            when(5, 5),
            ["延长至 2026-05-05"],
        ),
        (
            (longer("x", "2026-03-01", until="2026-06-01"), longer("y", "2026-03-20", until="2026-05-05")),
            when(6, 1),
            ["延长至 2026-06-01"],
        ),
        (
            (longer("x", "2026-03-01", until="2026-05-05"), longer("y", "2026-03-20", until="2026-06-01")),
            when(6, 1),
            ["延长至 2026-06-01"],
        ),
    ],
)
def test_ninety_days_grow_only_by_what_was_approved(more: tuple[Action, ...], due: date, said: list[str]):
    result = found(case(FILED, *more), "D10", due)
    assert (result.state, result.due_on, result.from_action) == ("running", due, "f")
    notes = [each.zh for each in result.trace if "以卷内批准为据" in each.zh]
    assert len(notes) == len(said)
    assert all(part in note for part, note in zip(said, notes, strict=True))


def test_a_filing_that_was_refused_starts_nothing_and_the_next_one_does():
    refused = act("e", "filing", "2026-01-02", {"approved": False})
    rows = [each for each in deadlines(case(refused, FILED, DECIDED), shipped_law(), LATER) if each.id == "D10"]
    assert [(each.state, each.from_action, each.met_by) for each in rows] == [("met", "f", "d")]
    earlier = act("d", "decision", "2026-01-04", {"result": "penalty"})
    assert shown(case(FILED, earlier), "D10") == ("provisional", when(4, 5), "f", None)


def announced(at: str, **data: Any) -> Action:
    return act("s", "service", at, {"mode": "announcement", **data}, of="d")


@pytest.mark.parametrize(
    ("services", "facts", "expected"),
    [
        # D11 (arts. 61, 85): Mon 2 Mar 2026 + 7 working days = Wed 11 Mar.
        ((), {}, ("missed", when(3, 11), "d", None)),
        ((), {"record": "partial"}, ("provisional", when(3, 11), "d", None)),
        ((), {"record": "partial", "absent": (Absence(kind="service", of="d"),)}, ("missed", when(3, 11), "d", None)),
        (
            (),
            {"record": "partial", "absent": (Absence(kind="service", of="n"),)},
            ("provisional", when(3, 11), "d", None),
        ),
        ((served("n", "2026-03-03"),), {}, ("missed", when(3, 11), "d", None)),
        (
            (
                act("s1", "service", "2026-03-03", {"mode": "mail", "served_on": "2026-03-13"}, of="d"),
                act("s2", "service", "2026-03-11", {"mode": "direct"}, of="d"),
            ),
            {},
            ("met", when(3, 11), "d", "s2"),
        ),
        ((announced("2026-03-11"),), {}, ("met", when(3, 11), "d", "s")),
        ((announced("2026-03-12"),), {}, ("missed", when(3, 11), "d", "s")),
    ],
)
def test_the_decision_is_served_by_the_service_that_reached_first(
    services: tuple[Action, ...], facts: dict[str, Any], expected: Row
):
    assert shown(case(DECIDED, *services, **facts), "D11") == expected


def test_an_announcement_must_run_before_it_serves():
    """D12: MSSS art. 95, thirty days (sixty until 2021, sixty for land): Mon 9 Mar 2026 → 8 Apr, land → Fri 8 May."""
    file = case(DECIDED, announced("2026-03-09"))
    assert shown(file, "D12", when(4, 8)) == ("running", when(4, 8), "s", None)
    assert shown(file, "D12", when(4, 9)) == ("met", when(4, 8), "s", None)
    assert shown(case(DECIDED, GIVEN), "D12") is None
    land = case(DECIDED, announced("2026-03-09"), procedure="demolition-land")
    assert shown(land, "D12", part="land") == ("met", when(5, 8), "s", None)
    assert shown(land, "D12") is None


# --- money


def paid(id: str, at: str | None, of: str | None = None) -> Action:
    return act(id, "payment", at, {"amount_fen": 100000}, of=of)


def plan(until: str, **more: Any) -> Action:
    of = more.pop("of", None)
    return act(more.pop("id", "q"), "payment-plan", "2026-03-10", {"approved": True, "until": until, **more}, of=of)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        # D13 (art. 67 para. 3): received Mon 2 Mar + 15 days = Tue 17 Mar; art. 66 para. 2 an approved deferral.
        ((), ("missed", when(3, 17), "d", None)),
        ((paid("p", "2026-03-17"),), ("met", when(3, 17), "d", "p")),
        ((paid("p", "2026-03-18"),), ("missed", when(3, 17), "d", "p")),
        ((paid("p", "2026-03-01"),), ("provisional", when(3, 17), "d", None)),
        ((paid("p1", "2026-03-10"), paid("p2", "2026-03-18", of="d")), ("missed", when(3, 17), "d", "p2")),
        ((plan("2026-06-30"), paid("p", "2026-06-30")), ("met", when(6, 30), "d", "p")),
        ((plan("2026-06-30", of="d"), paid("p", "2026-06-30")), ("met", when(6, 30), "d", "p")),
        ((plan("2026-06-30", of="z"), paid("p", "2026-06-30")), ("missed", when(3, 17), "d", "p")),
        ((plan("2026-06-30", approved=None), paid("p", "2026-06-30")), ("missed", when(3, 17), "d", "p")),
    ],
)
def test_the_fine_is_paid_within_fifteen_days_or_the_approved_deferral(more: tuple[Action, ...], expected: Row):
    assert shown(case(DECIDED, GIVEN, *more), "D13") == expected


ENDED = against("litigation", "2026-03-20", went("outcome", "2026-04-20"), outcome="J-DR")


@pytest.mark.parametrize(
    ("more", "disputes", "on", "expected"),
    [
        # D14 (art. 72): 3 % a day from 17 Mar, the cap on day 34 = Mon 20 Apr; art. 73 para. 3: not during remedies.
        ((), (), when(3, 17), None),
        ((), (), when(3, 18), ("running", when(4, 20), "d", None)),
        ((paid("p", "2026-03-17"),), (), when(3, 25), None),
        ((paid("p", "2026-03-18"),), (), when(3, 25), ("met", when(4, 20), "d", "p")),
        ((paid("p", "2026-04-21"),), (), when(5, 8), ("missed", when(4, 20), "d", "p")),
        ((paid("p", None),), (), when(3, 25), ("provisional", when(4, 20), "d", "p")),
        # A suit of 20 Mar to 20 Apr stops it for 31 days; one of 10 Mar only from 17 Mar, for 34.
        ((), (ENDED,), when(4, 21), ("running", when(5, 21), "d", None)),
        (
            (),
            (against("litigation", "2026-03-10", went("outcome", "2026-04-20"), outcome="J-DR"),),
            when(4, 21),
            ("running", when(5, 24), "d", None),
        ),
        (
            (),
            (against("litigation", "2026-03-03", went("outcome", "2026-03-16"), outcome="J-DR"),),
            when(3, 25),
            ("running", when(4, 20), "d", None),
        ),
        (
            (),
            (ENDED, against("reconsideration", "2026-05-11", went("outcome", "2026-05-15"), outcome="R-MT", id="u")),
            when(5, 18),
            ("running", when(5, 25), "d", None),
        ),
        # Mediation is no remedy against the act: neither its course nor its end stops the fee.
        ((), (against("mediation", "2026-03-20"),), when(3, 25), ("running", when(4, 20), "d", None)),
        (
            (),
            (against("mediation", "2026-03-20", went("settlement", "2026-04-10")),),
            when(4, 15),
            ("running", when(4, 20), "d", None),
        ),
        ((), (against("litigation", "2026-03-25"),), when(3, 24), ("running", when(4, 20), "d", None)),
        ((), (against("litigation", "2026-03-25"),), when(3, 25), ("suspended", when(4, 20), "d", None)),
        ((), (against("litigation", None),), when(3, 25), ("suspended", when(4, 20), "d", None)),
        ((), (against("litigation", "2026-03-20", of="z"),), when(3, 25), ("running", when(4, 20), "d", None)),
    ],
)
def test_the_late_fee_runs_from_the_day_to_pay_without_the_days_of_a_remedy(
    more: tuple[Action, ...], disputes: tuple[Dispute, ...], on: date, expected: Row | None
):
    assert shown(case(DECIDED, GIVEN, *more, disputes=disputes), "D14", on) == expected


def test_only_an_act_with_a_fine_has_a_day_to_pay():
    warned = act("d", "decision", "2026-03-02", {"result": "penalty", "penalties": [{"kind": "warning"}]})
    fined = act("d2", "decision", "2026-03-02", {"result": "penalty", **FINE})
    assert shown(case(warned, GIVEN), "D13") is None
    file = case(warned, GIVEN, fined, served("d2", "2026-03-02"))
    assert shown(file, "D13") == ("missed", when(3, 17), "d2", None)


def test_the_time_of_an_appraisal_runs_from_the_day_the_party_was_told():
    """D18 (Coercion Law art. 25 para. 3): the days that the notice fixes."""
    told = act("g", "appraisal", "2026-03-02", {"period_days": 10, "told_to_party_on": "2026-03-04"})
    untold = act("g", "appraisal", "2026-03-02", {"period_days": 10})
    assert shown(case(told), "D18", when(3, 3)) == ("running", when(3, 14), "g", None)
    assert shown(case(untold), "D18", when(3, 3)) == ("running", when(3, 12), "g", None)
    assert shown(case(act("g", "appraisal", "2026-03-02")), "D18") is None


# --- publication


SHOWN = act("u", "publication", "2026-03-11")
SEIZED = act("z", "seizure", "2026-03-02")


@pytest.mark.parametrize(
    ("acts", "id", "expected"),
    [
        # D16: seven working days, Mon 2 Mar → Wed 11 Mar. D17: twenty working days → Mon 30 Mar.
        ((DECIDED,), "D16", ("missed", when(3, 11), "d", None)),
        ((DECIDED, SHOWN), "D16", ("met", when(3, 11), "d", "u")),
        ((DECIDED, act("u", "publication", "2026-03-12")), "D16", ("missed", when(3, 11), "d", "u")),
        (
            (DECIDED, act("u", "publication", "2026-03-11", {"published_on": "2026-03-12"})),
            "D16",
            ("missed", when(3, 11), "d", "u"),
        ),
        (
            (DECIDED, act("u", "publication", "2026-03-05"), act("v", "publication", "2026-03-12", of="d")),
            "D16",
            ("missed", when(3, 11), "d", "v"),
        ),
        ((DECIDED, act("u", "publication", "2026-03-01")), "D16", ("provisional", when(3, 11), "d", None)),
        ((SEIZED,), "D17", ("missed", when(3, 30), "z", None)),
        ((SEIZED, SHOWN), "D17", ("missed", when(3, 30), "z", None)),
        ((SEIZED, act("u", "publication", "2026-03-30", of="z")), "D17", ("met", when(3, 30), "z", "u")),
        ((SEIZED, act("u", "publication", "2026-03-31", of="z")), "D17", ("missed", when(3, 30), "z", "u")),
        ((act("k", "enforcement-decision", "2026-03-02"),), "D17", ("missed", when(3, 30), "k", None)),
    ],
)
def test_decisions_are_published_in_their_term(acts: tuple[Action, ...], id: str, expected: Row):
    assert shown(case(*acts), id) == expected


@pytest.mark.parametrize("outcome", ["R-CH", "R-RV", "R-PR", "R-IL", "R-VO", "J-RV", "J-PR", "J-IL1", "J-IL2", "J-IL3",
                                     "J-VO", "J-CH"])  # fmt: skip
def test_what_was_published_and_fell_is_withdrawn_in_three_working_days(outcome: str):
    """D15: from the last day the outcome was told, Mon 1 Jun 2026 → Thu 4 Jun."""
    steps = (went("outcome", "2026-05-25"), went("service", "2026-06-01"), went("appeal", "2026-06-02"))
    lost = against("litigation", "2026-04-01", *steps, outcome=outcome)
    gone = act("w", "publication-withdrawal", "2026-06-04")
    assert shown(case(DECIDED, SHOWN, disputes=(lost,)), "D15") == ("missed", when(6, 4), "d", None)
    assert shown(case(DECIDED, SHOWN, gone, disputes=(lost,)), "D15") == ("met", when(6, 4), "d", "w")
    assert shown(case(DECIDED, gone, disputes=(lost,)), "D15") is None


def test_what_stood_or_has_no_day_is_not_withdrawn():
    kept = against("litigation", "2026-04-01", went("outcome", "2026-06-01"), outcome="J-DR")
    undated = against("litigation", "2026-04-01", went("outcome", None), outcome="J-RV")
    for dispute in (kept, undated):
        assert shown(case(DECIDED, SHOWN, disputes=(dispute,)), "D15") is None


def test_a_decision_on_the_spot_has_a_day_to_pay_and_to_be_published_too():
    """Arts. 48, 67: Fri 30 Jan 2026 + 15 days = Sat 14 Feb, a day of work; + 7 working days = Tue 10 Feb."""
    file = case(SPOT, served("q", "2026-01-30"))
    assert shown(file, "D13") == ("missed", when(2, 14), "q", None)
    assert shown(file, "D16") == ("missed", when(2, 10), "q", None)


def test_an_extension_keeps_the_computation_of_the_ninety_days_in_its_trace():
    plain = found(case(FILED), "D10", LATER).trace
    extended = found(case(FILED, longer("x", "2026-03-20", until="2026-05-05")), "D10", LATER).trace
    assert extended[: len(plain)] == plain
    due = found(case(DECIDED, GIVEN), "D13", LATER).trace
    deferred = found(case(DECIDED, GIVEN, plan("2026-06-30")), "D13", LATER).trace
    assert deferred[: len(due)] == due


def test_dates_known_only_between_bounds_count_by_their_bounds():
    """Known as "about 2024", yet surely in the first days of June: the day of discovery decides in the same way."""
    about = {"act_ended_on": parse_when("2024"), "approximate": True}
    near = about | {"not_before": parse_when("2024-06-03"), "not_after": parse_when("2024-06-03")}
    assert shown(case(**near), "D01", when(5, 8)) == ("running", when(6, 3), None, None)
    assert shown(case(**about), "D01", when(5, 8)) == ("provisional", None, None, None)


def test_a_measure_known_never_to_have_been_published_missed_its_term():
    known = {"record": "partial", "absent": (Absence(kind="publication", of="z"),)}
    assert shown(case(SEIZED, **known), "D17") == ("missed", when(3, 30), "z", None)
    assert shown(case(SEIZED, record="partial"), "D17") == ("provisional", when(3, 30), "z", None)


def test_the_day_of_an_outcome_known_by_its_bounds_starts_the_withdrawal():
    rough = DisputeStep(
        kind="outcome",
        on=parse_when("2026-06"),
        not_before=parse_when("2026-06-01"),
        not_after=parse_when("2026-06-01"),
    )
    lost = against("litigation", "2026-04-01", rough, outcome="J-RV")
    assert shown(case(DECIDED, SHOWN, disputes=(lost,)), "D15") == ("missed", when(6, 4), "d", None)

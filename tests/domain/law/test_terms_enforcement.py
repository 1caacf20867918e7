"""The terms of enforcement (D22 to D32): what starts each, which act meets it, and what stands against it.

Each row of a table is one case: its acts, the term asked for, and (state, last day, act it starts from, act that met
it), counted by hand.
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
DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty", **FINE})
GIVEN = served("d", "2026-03-02")


def when(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def went(kind: str, on: str) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(on))


def against(kind: str, received: str, *steps: DisputeStep, of: str = "d", **more: Any) -> Dispute:
    return Dispute(id="t", channel=kind, against=of, received_on=parse_when(received), steps=steps, **more)


# --- demand ---------------------------------------------------------------------------------------------------------
ASKED = act("m", "demand", "2026-03-02", {"term_days": 10})
TOLD = served("m", "2026-03-02")


def applied(at: str | None) -> Action:
    return act("c", "court-application", at)


def decided(at: str) -> Action:
    return act("k", "enforcement-decision", at)


@pytest.mark.parametrize(
    ("more", "procedure", "court", "own"),
    [
        # D22 (art. 54): Mon 2 Mar + 10 working days = Mon 16 Mar. D23 (art. 35): the 10 days named, to Thu 12 Mar.
        ((), None, ("met", when(3, 16), "m", None), ("met", when(3, 12), "m", None)),
        ((applied("2026-03-16"),), None, ("missed", when(3, 16), "m", "c"), ("met", when(3, 12), "m", None)),
        ((applied("2026-03-17"),), None, ("met", when(3, 16), "m", "c"), ("met", when(3, 12), "m", None)),
        ((applied("2026-03-01"),), None, ("met", when(3, 16), "m", None), ("met", when(3, 12), "m", None)),
        ((applied(None),), None, ("provisional", when(3, 16), "m", "c"), ("met", when(3, 12), "m", None)),
        ((decided("2026-03-12"),), None, ("met", when(3, 16), "m", None), ("missed", when(3, 12), "m", "k")),
        ((decided("2026-03-13"),), None, ("met", when(3, 16), "m", None), ("met", when(3, 12), "m", "k")),
        ((decided("2026-03-01"),), None, ("met", when(3, 16), "m", None), ("met", when(3, 12), "m", None)),
        ((), "demolition-land", ("met", when(3, 16), "m", None), ("met", when(3, 12), "m", None)),
        # Who may demolish itself (Planning Law arts. 65, 68) waits for no court.
        ((), "demolition-rural", None, ("met", when(3, 12), "m", None)),
        ((), "demolition-urban", None, ("met", when(3, 12), "m", None)),
        (
            (applied("2026-03-17"),),
            "demolition-rural",
            ("met", when(3, 16), "m", "c"),
            ("met", when(3, 12), "m", None),
        ),
    ],
)
def test_a_demand_is_waited_for_before_the_court_and_before_own_force(
    more: tuple[Action, ...], procedure: str | None, court: Row | None, own: Row
):
    file = case(ASKED, TOLD, *more, procedure=procedure)
    assert (shown(file, "D22"), shown(file, "D23")) == (court, own)


def test_a_demand_not_served_or_without_a_term_starts_no_term():
    assert shown(case(ASKED), "D22") is None
    assert shown(case(ASKED), "D23") is None
    assert shown(case(act("m", "demand", "2026-03-02"), TOLD), "D23") is None


PERFORMED = act("x", "substitute-performance", "2026-03-13T10:00:00+08:00")


@pytest.mark.parametrize(
    ("acts", "facts", "expected"),
    [
        # D25 (art. 51): performed Fri 13 Mar, demanded three working days before, on Mon 9 Mar at the latest.
        ((), {}, ("missed", when(3, 9), "x", None)),
        ((), {"record": "partial"}, ("provisional", when(3, 9), "x", None)),
        ((), {"record": "partial", "absent": (Absence(kind="demand"),)}, ("missed", when(3, 9), "x", None)),
        ((act("m", "demand", "2026-03-09"), served("m", "2026-03-09")), {}, ("met", when(3, 9), "x", "m")),
        (
            (
                act("m", "demand", "2026-03-02"),
                served("m", "2026-03-02"),
                act("n", "demand", "2026-03-10"),
                served("n", "2026-03-10"),
            ),
            {},
            ("missed", when(3, 9), "x", "n"),
        ),
    ],
)
def test_substitute_performance_follows_a_last_demand(acts: tuple[Action, ...], facts: dict[str, Any], expected: Row):
    assert shown(case(*acts, PERFORMED, **facts), "D25") == expected


ENDED = against("litigation", "2026-03-20", went("outcome", "2026-04-20"), outcome="J-DR")
WARNED = act("b", "decision", "2026-02-27", {"result": "penalty", "penalties": [{"kind": "warning"}]})
UNSERVED = act("b", "decision", "2026-02-27", {"result": "penalty", **FINE})


@pytest.mark.parametrize(
    ("acts", "disputes", "on", "expected"),
    [
        # D24 (art. 46): to pay until Tue 17 Mar, then thirty days to Thu 16 Apr, without the days of a remedy.
        ((ASKED, TOLD), (), when(3, 17), None),
        ((ASKED, TOLD), (), when(3, 18), ("running", when(4, 16), "d", None)),
        ((ASKED, TOLD), (), when(4, 16), ("running", when(4, 16), "d", None)),
        ((ASKED, TOLD), (), when(4, 17), ("met", when(4, 16), "d", None)),
        ((), (), when(4, 17), None),
        ((ASKED, TOLD, act("p", "payment", "2026-03-30")), (), when(4, 17), None),
        ((ASKED, TOLD), (against("litigation", "2026-03-20"),), when(4, 17), ("suspended", when(4, 16), "d", None)),
        ((ASKED, TOLD), (ENDED,), when(4, 21), ("running", when(5, 17), "d", None)),
        ((WARNED, served("b", "2026-02-27"), ASKED, TOLD), (), when(4, 17), ("met", when(4, 16), "d", None)),
        ((UNSERVED, ASKED, TOLD), (), when(4, 17), ("met", when(4, 16), "d", None)),
    ],
)
def test_the_late_fee_runs_more_than_thirty_days_before_direct_enforcement(
    acts: tuple[Action, ...], disputes: tuple[Dispute, ...], on: date, expected: Row | None
):
    assert shown(case(DECIDED, GIVEN, *acts, disputes=disputes), "D24", on) == expected


# --- the court ------------------------------------------------------------------------------------------------------
ORDER = act("o", "order-to-correct", "2026-03-02", {"order": "demolish"})
DUE = when(12, 2)


@pytest.mark.parametrize(
    ("more", "facts", "on", "expected"),
    [
        # D26 (art. 53): known Mon 2 Mar 2026, to sue until 2 Sep, three months to Wed 2 Dec.
        ((), {}, when(12, 2), ("running", DUE, "d", None)),
        ((), {}, when(12, 3), ("missed", DUE, "d", None)),
        ((), {"record": "partial"}, when(12, 3), ("provisional", DUE, "d", None)),
        (
            (),
            {"record": "partial", "absent": (Absence(kind="court-application"),)},
            when(12, 3),
            ("missed", DUE, "d", None),
        ),
        ((applied("2026-09-02"),), {}, when(12, 3), ("missed", DUE, "d", "c")),
        ((applied("2026-09-03"),), {}, when(12, 3), ("met", DUE, "d", "c")),
        ((applied("2026-09"),), {}, when(12, 3), ("provisional", DUE, "d", "c")),
        ((applied("2026-12-02"),), {}, when(12, 4), ("met", DUE, "d", "c")),
        ((applied("2026-12-03"),), {}, when(12, 4), ("missed", DUE, "d", "c")),
        ((act("v", "performance", "2026-05-08"),), {}, when(12, 2), None),
        ((act("v", "payment", "2026-05-08"),), {}, when(12, 2), None),
        ((), {"procedure": "demolition-rural"}, when(12, 2), None),
        ((), {"procedure": "demolition-urban"}, when(12, 2), None),
        ((applied("2026-09-03"),), {"procedure": "demolition-rural"}, when(12, 3), ("met", DUE, "d", "c")),
        ((applied("2026-09-03"),), {"procedure": "demolition-urban"}, when(12, 3), ("met", DUE, "d", "c")),
    ],
)
def test_the_court_is_asked_after_the_terms_of_the_party_and_within_three_months(
    more: tuple[Action, ...], facts: dict[str, Any], on: date, expected: Row | None
):
    result = found(case(DECIDED, GIVEN, *more, **facts), "D26", on)
    assert (None if result is None else (result.state, result.due_on, result.from_action, result.met_by)) == expected
    if result is not None:
        assert result.opens_on == when(9, 3)
        assert result.trace


def test_the_court_is_asked_for_an_order_to_demolish_but_not_where_nothing_was_imposed():
    assert shown(case(ORDER, served("o", "2026-03-02")), "D26", DUE) == ("running", DUE, "o", None)
    spared = act("d", "decision", "2026-03-02", {"result": "no-penalty"})
    assert shown(case(spared, GIVEN), "D26", DUE) is None
    silent = act("d", "decision", "2026-03-02", {})
    assert shown(case(silent, GIVEN), "D26", DUE) == ("running", DUE, "d", None)
    assert shown(case(), "D26", DUE) is None


RULED = act("u", "court-ruling", "2026-09-08", {"allowed": False})


@pytest.mark.parametrize(
    ("acts", "id", "expected"),
    [
        # D27 (art. 56): Thu 3 Sep + 5 working days = Thu 10 Sep. D30 (art. 58): told Tue 8 Sep + 15 days = Wed 23 Sep.
        ((applied("2026-09-03"),), "D27", ("missed", when(9, 10), "c", None)),
        ((applied("2026-09-03"), act("u", "court-ruling", "2026-09-10")), "D27", ("met", when(9, 10), "c", "u")),
        ((applied("2026-09-03"), act("u", "court-ruling", "2026-09-11")), "D27", ("missed", when(9, 10), "c", "u")),
        (
            (applied("2026-09-03"), act("u", "court-ruling", "2026-09-02")),
            "D27",
            ("provisional", when(9, 10), "c", None),
        ),
        ((), "D27", None),
        ((RULED,), "D30", ("provisional", when(9, 23), "u", None)),
        ((RULED, served("u", "2026-09-09")), "D30", ("provisional", when(9, 24), "u", None)),
        ((act("u", "court-ruling", "2026-09-08", {"allowed": True}),), "D30", None),
        ((act("u", "court-ruling", "2026-09-08"),), "D30", None),
    ],
)
def test_the_answer_of_the_court_and_the_review_of_a_refusal(acts: tuple[Action, ...], id: str, expected: Row | None):
    assert shown(case(DECIDED, GIVEN, *acts), id) == expected


# --- demolition -----------------------------------------------------------------------------------------------------
RAZE = act("d", "decision", "2026-03-02", {"result": "penalty", "penalties": [{"kind": "demolition"}]})
KEPT = against("reconsideration", "2026-04-20", went("outcome", "2026-09-10"), outcome="R-MT")
FELL = against("reconsideration", "2026-04-20", went("outcome", "2026-06-01"), outcome="R-RV")


def razed(at: str) -> Action:
    return act("x", "demolition", at)


@pytest.mark.parametrize(
    ("acts", "disputes", "on", "expected"),
    [
        # D31 (art. 44): 60 days to 1 May, six months to Wed 2 Sep: both must be over.
        ((RAZE, GIVEN), (), when(9, 2), ("running", when(9, 2), "d", None)),
        ((RAZE, GIVEN), (), when(9, 3), ("met", when(9, 2), "d", None)),
        ((RAZE, GIVEN, razed("2026-09-02")), (), LATER, ("missed", when(9, 2), "d", "x")),
        ((RAZE, GIVEN, razed("2026-09-03")), (), LATER, ("met", when(9, 2), "d", "x")),
        ((RAZE, GIVEN, razed("2026-02-27")), (), when(9, 2), ("running", when(9, 2), "d", None)),
        # Received only roughly, in March: the wait ends between 1 and 30 September.
        ((RAZE, served("d", "2026-03")), (), when(5, 8), ("provisional", None, "d", None)),
        ((RAZE, served("d", "2026-03"), razed("2026-09-01")), (), LATER, ("missed", None, "d", "x")),
        ((RAZE, served("d", "2026-03"), razed("2026-09-02")), (), LATER, ("provisional", None, "d", "x")),
        # A remedy blocks while it is pending, and then its own fifteen days: Thu 10 Sep → Fri 25 (holiday) → Mon 28.
        ((RAZE, GIVEN), (against("reconsideration", "2026-04-20"),), LATER, ("suspended", None, "d", None)),
        (
            (RAZE, GIVEN, razed("2026-10-09")),
            (against("reconsideration", "2026-04-20"),),
            LATER,
            ("missed", None, "d", "x"),
        ),
        ((RAZE, GIVEN), (KEPT,), when(9, 28), ("running", when(9, 28), "d", None)),
        ((RAZE, GIVEN, razed("2026-09-28")), (KEPT,), LATER, ("missed", when(9, 28), "d", "x")),
        ((RAZE, GIVEN, razed("2026-09-29")), (KEPT,), LATER, ("met", when(9, 28), "d", "x")),
        ((RAZE, GIVEN, razed("2026-05-08")), (FELL,), LATER, ("suspended", None, "d", "x")),
        ((RAZE,), (), LATER, ("suspended", None, "d", None)),
        # Which act the wait is of: the decision to demolish, else the last order, else in a rural case the decision.
        ((ORDER, served("o", "2026-03-02")), (), when(9, 2), ("running", when(9, 2), "o", None)),
        ((ORDER, served("o", "2026-03-02"), DECIDED, GIVEN), (), when(9, 2), ("running", when(9, 2), "o", None)),
        ((ORDER, served("o", "2026-03-02"), RAZE, GIVEN), (), when(9, 2), ("running", when(9, 2), "d", None)),
        ((DECIDED, GIVEN), (), when(9, 2), None),
    ],
)
def test_a_building_stands_until_the_remedies_are_over(
    acts: tuple[Action, ...], disputes: tuple[Dispute, ...], on: date, expected: Row | None
):
    assert shown(case(*acts, disputes=disputes), "D31", on) == expected


def test_in_a_case_of_demolition_the_decision_is_waited_for_whatever_it_names():
    for procedure in ("demolition-rural", "demolition-urban"):
        assert shown(case(DECIDED, GIVEN, procedure=procedure), "D31", when(9, 2)) == ("running", when(9, 2), "d", None)
    assert shown(case(DECIDED, GIVEN, procedure="demolition-land"), "D31", when(9, 2)) is None
    assert shown(case(procedure="demolition-rural"), "D31") is None


def test_the_wait_says_the_day_from_which_demolition_is_lawful():
    result = found(case(RAZE, GIVEN), "D31", when(5, 8))
    assert result.opens_on == when(9, 3)
    assert result.trace[-1].zh == "两项期限均届满而未提起，2026年9月3日起方可强制拆除（强制法第四十四条）"
    assert result.trace[-1].en == "both terms over unused: demolition is lawful from 3 Sep 2026 (Coercion Law art. 44)"
    untold = act("d", "decision", "2026-03-02", RAZE.data, lacks=("remedies",))
    year = found(case(untold, GIVEN), "D31", when(5, 8))
    assert (year.state, year.due_on) == ("provisional", when(3, 2, 2027))


HOLIDAY = ("2026年10月1日（星期四）为法定节假日", "1 Oct 2026 is a statutory holiday")


@pytest.mark.parametrize(
    ("at", "data", "state", "said"),
    [
        # D32 (art. 43): not at night, not on a statutory holiday; at night is a parameter of the pack, 20:00 to 6:00.
        ("2026-10-01T10:00:00+08:00", {}, "missed", [HOLIDAY]),
        ("2026-10-01", {"at_night": False}, "missed", [HOLIDAY]),
        ("2026-09-12T10:00:00+08:00", {}, "met", [
            ("2026年9月12日（星期六）为休息日", "Sat 12 Sep 2026 is a day off"),
            ("条文未列周末，建议避开", "the text does not name weekends; avoid them")]),
        ("2026-09-08T10:00:00+08:00", {}, "met", [("2026年9月8日（星期二）", "Tue 8 Sep 2026")]),
        ("2026-09-08", {}, "provisional", [("2026年9月8日（星期二）", "Tue 8 Sep 2026")]),
        ("2026-09-08", {"at_night": False}, "met", [("2026年9月8日（星期二）", "Tue 8 Sep 2026")]),
        ("2026-09-08", {"at_night": True}, "missed", [("记录为夜间实施", "recorded as done at night")]),
        ("2026-09-08T23:30:00+08:00", {}, "missed", [("2026年9月8日 23:30 属夜间", "23:30 on 8 Sep 2026 is at night")]),
        ("2027-03-01T10:00:00+08:00", {}, "provisional", [
            ("2027年节假日表未安装", "the holiday table of 2027 is not installed")]),
    ],
)  # fmt: skip
def test_no_force_at_night_or_on_a_statutory_holiday(
    at: str, data: dict[str, Any], state: str, said: list[tuple[str, str]]
):
    done = found(case(act("x", "demolition", at, data)), "D32", LATER)
    planned = found(case(act("k", "enforcement-decision", "2026-08-31", {"planned_on": at, **data})), "D32", LATER)
    for result, source in ((done, "x"), (planned, "k")):
        assert (result.state, result.from_action, result.due_on) == (state, source, date.fromisoformat(at[:10]))
        assert [(each.zh, each.en) for each in result.trace] == said


def test_night_begins_and_ends_at_the_hours_of_the_pack():
    pack = shipped_law().pack
    starts, ends = pack.whole("night_from_hour"), pack.whole("night_to_hour")
    for hour, minute, state in (
        (starts - 1, 59, "met"),
        (starts, 0, "missed"),
        (ends - 1, 59, "missed"),
        (ends, 0, "met"),
    ):
        file = case(act("x", "substitute-performance", f"2026-09-08T{hour:02}:{minute:02}:00+08:00"))
        assert found(file, "D32", LATER).state == state


def test_without_a_day_nothing_is_said_of_the_hour():
    for done in (act("x", "demolition", None), act("x", "demolition", "2026-09"), decided("2026-09-08")):
        assert found(case(done), "D32", LATER) is None


def test_an_act_of_before_the_coercion_law_has_none_of_its_terms():
    """In force since 1 January 2012."""
    old = case(act("d", "decision", "2011-12-30", RAZE.data), served("d", "2011-12-30"), razed("2011-12-31"))
    ids = {each.id for each in deadlines(old, shipped_law(), LATER)}
    assert not ids & {"D31", "D32"}

"""When an act can no longer be attacked and the court may be asked: the course of a remedy, what it blocks, its end."""

from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.reading import Reading, Span
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.waits import (
    SET_ASIDE,
    WITHDRAWN,
    Course,
    CourtWindow,
    Finality,
    course_of,
    court_window,
    finality,
    remedies_told,
)
from brigade_app.domain.records import Action, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import act, case, served, shipped_law

DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty"})
GIVEN = served("d", "2026-03-02")
LATE = date(2026, 11, 20)
END = date(2026, 9, 2)  # six months from Monday 2 March 2026


def when(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def on(month: int, day: int, year: int = 2026) -> Span:
    return Span(date(year, month, day), date(year, month, day))


def went(kind: str, at: str | None, **more: Any) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(at) if at else None, **more)


def against(kind: str, received: str | None, *steps: DisputeStep, id: str = "t", **more: Any) -> Dispute:
    at = parse_when(received) if received else None
    return Dispute(id=id, channel=kind, against="d", received_on=at, steps=steps, **more)


def final(
    *acts: Action, disputes: tuple[Dispute, ...] = (), today: date = LATE, of: Action = DECIDED, **facts: Any
) -> Finality:
    return finality(Reckoner(Reading(case(*acts, disputes=disputes, **facts), today), shipped_law(), today), of)


def window(*acts: Action, disputes: tuple[Dispute, ...] = (), today: date = LATE, **facts: Any) -> CourtWindow:
    file = case(DECIDED, *acts, disputes=disputes, **facts)
    return court_window(Reckoner(Reading(file, today), shipped_law(), today), DECIDED)


OUT, SENT, UP = went("outcome", "2026-03-06"), went("service", "2026-03-09"), went("appeal", "2026-03-20")
SECOND = went("outcome", "2026-06-01")


@pytest.mark.parametrize(
    ("dispute", "today", "expected"),
    [
        # (pending, set aside, withdrawn, appealed, day of its service)
        (against("litigation", "2026-01-05"), LATE, (True, False, False, False, None)),
        (against("litigation", "2026-01-05", OUT, outcome="J-DR"), LATE, (False, False, False, False, on(3, 6))),
        (against("litigation", "2026-01-05", OUT, outcome="J-DR"), when(3, 6), (False, False, False, False, on(3, 6))),
        (against("litigation", "2026-01-05", OUT, outcome="J-DR"), when(3, 5), (True, False, False, False, None)),
        (against("litigation", "2026-01-05", OUT, SENT, outcome="J-RV"), LATE, (False, True, False, False, on(3, 9))),
        (against("litigation", "2026-01-05", SENT, OUT, outcome="J-RV"), LATE, (False, True, False, False, on(3, 9))),
        (against("litigation", "2026-01-05", SENT), LATE, (True, False, False, False, None)),
        # An appeal opens it again; what it decides counts from then.
        (against("litigation", "2026-01-05", OUT, UP, outcome="J-DR"), LATE, (True, False, False, True, None)),
        (against("litigation", "2026-01-05", OUT, UP, outcome="J-RV"), LATE, (True, False, False, True, None)),
        (
            against("litigation", "2026-01-05", OUT, UP, SECOND, outcome="J-DR"),
            LATE,
            (False, False, False, True, on(6, 1)),
        ),
        (
            against("litigation", "2026-01-05", OUT, UP, SECOND, outcome="J-DR"),
            when(5, 8),
            (True, False, False, True, None),
        ),
        (
            against("litigation", "2026-01-05", OUT, UP, outcome="J-DR"),
            when(3, 19),
            (False, False, False, False, on(3, 6)),
        ),
        # An outcome without its steps is over, the day unknown.
        (against("litigation", "2026-01-05", outcome="J-RV"), LATE, (False, True, False, False, None)),
        (against("litigation", "2026-01-05", outcome="J-WD"), LATE, (False, False, True, False, None)),
        (
            against("litigation", "2026-01-05", went("outcome", None), outcome="J-DR"),
            LATE,
            (False, False, False, False, None),
        ),
        (
            against("litigation", "2026-01-05", went("withdrawal", "2026-03-09")),
            LATE,
            (False, False, True, False, on(3, 9)),
        ),
        (
            against("litigation", "2026-01-05", went("settlement", "2026-03-09")),
            LATE,
            (False, False, False, False, on(3, 9)),
        ),
        (
            against("litigation", "2026-01-05", went("hearing", "2026-12-01"), outcome="J-RV"),
            LATE,
            (False, True, False, False, None),
        ),
        (
            against("litigation", "2026-01-05", went("outcome", "2026-12-01"), outcome="J-RV"),
            LATE,
            (True, False, False, False, None),
        ),
        # Roughly known, bounded to a day.
        (
            against(
                "litigation",
                "2026-01-05",
                went("outcome", "2026-03", not_before=parse_when("2026-03-06"), not_after=parse_when("2026-03-06")),
            ),
            LATE,
            (False, False, False, False, on(3, 6)),
        ),
        (
            against(
                "litigation",
                "2026-01-05",
                OUT,
                went("service", "2026-03", not_before=parse_when("2026-03-09"), not_after=parse_when("2026-03-09")),
            ),
            LATE,
            (False, False, False, False, on(3, 9)),
        ),
    ],
)
def test_a_remedy_is_pending_until_its_last_end(dispute: Dispute, today: date, expected: tuple[Any, ...]):
    course = course_of(dispute, today)
    assert (course.pending, course.set_aside, course.withdrawn, course.appealed, course.served) == expected
    assert (course.channel, course.began) == ("litigation", when(1, 5))
    assert course.ended == (course.served.last if course.served else None)


def test_a_remedy_of_which_nothing_is_recorded_is_pending():
    assert course_of(Dispute(id="t"), LATE) == Course("", None, None, True, False, False, None, False)


def test_every_outcome_either_keeps_the_act_or_not():
    for outcome in ("R-MT", "J-DR", *SET_ASIDE, *WITHDRAWN):
        course = course_of(against("litigation", "2026-01-05", OUT, outcome=outcome), LATE)
        assert (course.set_aside, course.withdrawn) == (outcome in SET_ASIDE, outcome in WITHDRAWN)


@pytest.mark.parametrize(
    ("data", "lacks", "expected"),
    [
        ({}, None, (True, True)),
        ({}, ("remedies",), (False, False)),
        ({}, ("date",), (True, True)),
        ({"remedies": {}}, None, (False, False)),
        ({"remedies": {"reconsideration_days": 60, "litigation_months": 6}}, None, (True, True)),
        ({"remedies": {"reconsideration_days": 0, "litigation_months": 6}}, None, (False, True)),
        ({"remedies": {"reconsideration_days": 60, "litigation_months": 0}}, None, (True, False)),
        ({"remedies": {"reconsideration_days": 60}}, None, (True, True)),
        ({"remedies": {"reconsideration_days": 60, "litigation_months": 6}}, ("remedies",), (False, False)),
    ],
)
def test_silence_counts_as_told_and_a_known_lack_does_not(
    data: dict[str, Any], lacks: tuple[str, ...] | None, expected: tuple[bool, bool]
):
    assert remedies_told(act("d", "decision", "2026-03-02", data, lacks=lacks)) == expected


def told(reconsideration: int, litigation: int) -> Action:
    remedies = {"reconsideration_days": reconsideration, "litigation_months": litigation}
    return act("d", "decision", "2026-03-02", {"result": "penalty", "remedies": remedies})


@pytest.mark.parametrize(
    ("of", "facts", "review", "sue", "until", "said"),
    [
        (DECIDED, {}, ("D40", when(5, 6)), ("D52", END), END, None),
        (DECIDED, {"procedure": "demolition-land"}, ("D40", when(5, 6)), ("D53", when(3, 17)), when(5, 6), None),
        (told(0, 6), {}, ("D41", when(3, 2, 2027)), ("D52", END), when(3, 2, 2027), "未告知复议权，按最长一年计算"),
        (told(60, 0), {}, ("D40", when(5, 6)), ("D54", when(3, 2, 2027)), when(3, 2, 2027),
         "未告知起诉期限，按最长一年计算"),
        (told(0, 0), {}, ("D41", when(3, 2, 2027)), ("D54", when(3, 2, 2027)), when(3, 2, 2027),
         "未告知复议权、起诉期限，按最长一年计算"),
    ],
)  # fmt: skip
def test_an_act_is_final_after_the_longer_of_both_terms(
    of: Action, facts: dict[str, Any], review: tuple[str, date], sue: tuple[str, date], until: date, said: str | None
):
    """Coercion Law art. 44; Reconsideration Law art. 20; Interpretation art. 64 (one year where not told)."""
    result = final(of, GIVEN, of=of, **facts)
    assert (result.reconsider.rule.id, result.reconsider.due.day) == review
    assert (result.sue.rule.id, result.sue.due.day) == sue
    assert result.until == Span(until, until)
    assert (result.blocked, result.fell, result.disputed) == (None, False, False)
    assert result.provisional == (until.year == 2027)
    texts = [each.zh for each in result.trace]
    assert any("未告知" in each for each in texts) == (said is not None)
    assert said is None or texts[-1].startswith(said)


def test_before_2024_a_review_right_that_was_not_told_runs_the_ordinary_term():
    """D41 came with the Reconsideration Law of 2024; before it the sixty days of the old law are counted."""
    old = act("d", "decision", "2023-03-06", {"result": "penalty", "remedies": {"reconsideration_days": 0}})
    result = final(old, served("d", "2023-03-06"), of=old)
    assert (result.reconsider.rule.id, result.reconsider.due.day) == ("D40", date(2023, 5, 5))


def test_what_was_not_served_has_no_end_but_a_demolition_is_known_by_being_done():
    unserved = final(DECIDED)
    assert (unserved.until, unserved.opens_on, unserved.blocked.zh) == (None, None, "决定尚未送达，期限未起算")
    assert (unserved.sue, unserved.reconsider, unserved.trace) == (None, None, ())
    for kind in ("demolition", "simple-decision"):
        done = act("d", kind, "2026-03-02")
        assert final(done, of=done).until == Span(END, END)
        later = final(done, served("d", "2026-03-09"), of=done)
        assert later.until == on(9, 9)


REVIEWED = against("reconsideration", "2026-04-20", went("outcome", "2026-09-10"), outcome="R-MT")


@pytest.mark.parametrize(
    ("disputes", "today", "until", "disputed"),
    [
        # D51: review kept the act, served Thu 10 Sep + 15 days = Fri 25 Sep, a holiday to 27 Sep, so Mon 28 Sep.
        ((REVIEWED,), LATE, on(9, 28), True),
        ((against("mediation", "2026-04-20"),), LATE, on(9, 2), False),
        ((against("litigation", "2026-05-06"),), when(5, 5), on(9, 2), False),
        # A judgment of 1 Sep: fifteen days to Wed 16 Sep (D62); withdrawn, ten to Fri 11 Sep; after appeal none.
        ((against("litigation", "2026-05-06", went("outcome", "2026-09-01"), outcome="J-DR"),), LATE, on(9, 16), True),
        ((against("litigation", "2026-05-06", went("outcome", "2026-09-01"), outcome="J-WD"),), LATE, on(9, 11), True),
        (
            (
                against(
                    "litigation",
                    "2026-05-06",
                    went("outcome", "2026-08-03"),
                    went("appeal", "2026-08-10"),
                    went("outcome", "2026-10-12"),
                    outcome="J-DR",
                ),
            ),
            LATE,
            on(10, 12),
            True,
        ),
        # Ended long before the six months: they still run out first.
        ((against("litigation", "2026-03-05", went("outcome", "2026-04-01"), outcome="J-DR"),), LATE, on(9, 2), True),
        ((against("litigation", "2026-03-05", outcome="J-DR"),), LATE, Span(END, None), True),
    ],
)
def test_a_remedy_that_kept_the_act_adds_its_own_last_term(
    disputes: tuple[Dispute, ...], today: date, until: Span, disputed: bool
):
    result = final(DECIDED, GIVEN, disputes=disputes, today=today)
    assert (result.until, result.disputed, result.blocked, result.fell) == (until, disputed, None, False)
    assert len(result.trace) >= len(final(DECIDED, GIVEN).trace)


def test_a_pending_remedy_blocks_and_one_that_won_ends_the_act():
    """Coercion Law arts. 44, 53."""
    for kind, zh, en in (("reconsideration", "行政复议", "reconsideration"), ("litigation", "行政诉讼", "suit")):
        result = final(DECIDED, GIVEN, disputes=(against(kind, "2026-04-20"),))
        assert (result.until, result.opens_on, result.fell, result.disputed) == (None, None, False, True)
        assert result.sue.due.day == END
        assert result.reconsider.due.day == when(5, 6)
        assert result.blocked.zh.startswith(f"{zh}正在进行（2026年4月20日收到），")
        assert result.blocked.en.startswith(f"a {en} is pending (received 20 Apr 2026): ")
        assert result.trace[-1] == result.blocked
        undated = final(DECIDED, GIVEN, disputes=(against(kind, None),))
        assert undated.blocked.zh.startswith(f"{zh}正在进行，终结")
        assert undated.blocked.en.startswith(f"a {en} is pending: ")
    won = final(DECIDED, GIVEN, disputes=(against("litigation", "2026-04-20", SECOND, outcome="J-RV"),))
    assert (won.until, won.fell, won.disputed) == (None, True, True)
    assert won.blocked.zh == "该决定已被撤销、变更或者确认违法，不得执行"
    assert won.trace[-1] == won.blocked
    assert won.sue.due.day == END


def plan(until: str, of: str | None = None, approved: bool | None = True) -> Action:
    return act(f"q{until}", "payment-plan", "2026-03-10", {"approved": approved, "until": until}, of=of)


@pytest.mark.parametrize(
    ("acts", "disputes", "opens", "closes"),
    [
        # D26 (Coercion Law art. 53): from 3 Sep, three months after 2 Sep, to Wed 2 Dec.
        ((), (), when(9, 3), when(12, 2)),
        # Penalty Law art. 72 para. 2: a deferral counts from its end.
        ((plan("2026-09-30"),), (), when(10, 1), when(12, 30)),
        ((plan("2026-09-30", of="d"),), (), when(10, 1), when(12, 30)),
        ((plan("2026-09-30", of="z"),), (), when(9, 3), when(12, 2)),
        ((plan("2026-09-30", approved=False),), (), when(9, 3), when(12, 2)),
        ((plan("2026-09-30", approved=None),), (), when(10, 1), when(12, 30)),
        ((plan("2026-09-30"), plan("2026-08-31")), (), when(10, 1), when(12, 30)),
        ((plan("2026-09-02"),), (), when(9, 3), when(12, 2)),
        ((plan("2026-09-03"),), (), when(9, 4), when(12, 3)),
        ((plan("2026-06-30"),), (), when(9, 3), when(12, 2)),
        # After review the window opens with the end of its fifteen days, 28 Sep, and closes on Mon 28 Dec.
        ((), (REVIEWED,), when(9, 29), when(12, 28)),
        ((), (against("litigation", "2026-05-06"),), None, when(12, 2)),
    ],
)
def test_the_court_window_opens_after_the_wait_and_lasts_three_months(
    acts: tuple[Action, ...], disputes: tuple[Dispute, ...], opens: date | None, closes: date
):
    result = window(GIVEN, *acts, disputes=disputes)
    assert (result.opens_on, result.closes.due.day) == (opens, closes)
    plain = (*result.finality.trace, *result.closes.trace)
    assert result.trace[: len(plain)] == plain
    counted = any(act.refers_to != ("z",) and act.data["approved"] is not False for act in acts)
    assert [each.zh.startswith("暂缓、分期缴纳至") for each in result.trace[len(plain) :]] == [True] * counted


def test_an_act_that_was_not_served_opens_no_window():
    result = window()
    assert (result.opens_on, result.closes, result.trace) == (None, None, ())

"""The terms of remedies (D40 to D65): until when the party may attack, when the unit answers, what follows the end.

Each row of a table is one case: its dispute, the term asked for, and (state, last day, what it starts from, what met
it), counted by hand. Known on Mon 2 Mar 2026: 60 days = Fri 1 May, a holiday to 5 May, so Wed 6 May; six months = Wed
2 Sep; fifteen days = Tue 17 Mar.
"""

from datetime import date
from typing import Any

import pytest

from brigade_app.domain.law.deadlines import deadlines
from brigade_app.domain.records import Action, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import LATER, Row, act, case, found, served, shipped_law, shown

DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty"})
GIVEN = served("d", "2026-03-02")
UNTOLD = act("d", "decision", "2026-03-02", {"result": "penalty"}, lacks=("remedies",))


def when(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def went(kind: str, on: str | None, **more: Any) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(on) if on else None, **more)


def against(kind: str, received: str | None, *steps: DisputeStep, of: str = "d", id: str = "t", **more: Any) -> Dispute:
    on = parse_when(received) if received else None
    return Dispute(id=id, channel=kind, against=of, received_on=on, steps=steps, **more)


REVIEW, SUIT = "reconsideration", "litigation"


@pytest.mark.parametrize(
    ("dispute", "id", "expected"),
    [
        # Reconsideration Law art. 20 (60 days), Litigation Law art. 46 (six months).
        (None, "D40", ("missed", when(5, 6), "d", None)),
        (None, "D52", ("missed", when(9, 2), "d", None)),
        (against(REVIEW, "2026-05-06"), "D40", ("met", when(5, 6), "d", "t")),
        (against(REVIEW, "2026-05-07"), "D40", ("missed", when(5, 6), "d", "t")),
        (against(REVIEW, None), "D40", ("provisional", when(5, 6), "d", "t")),
        (against(REVIEW, "2026-05-06", of="z"), "D40", ("missed", when(5, 6), "d", None)),
        (against(REVIEW, "2026-05", not_after=parse_when("2026-05-06")), "D40", ("met", when(5, 6), "d", "t")),
        (against(REVIEW, "2026-05-06"), "D52", None),
        (against(SUIT, "2026-09-02"), "D52", ("met", when(9, 2), "d", "t")),
        (against(SUIT, "2026-09-03"), "D52", ("missed", when(9, 2), "d", "t")),
        (against(SUIT, "2026-09-02"), "D40", ("missed", when(5, 6), "d", None)),
        (against("mediation", "2026-03-05"), "D40", ("missed", when(5, 6), "d", None)),
    ],
)
def test_the_party_may_ask_for_review_in_sixty_days_and_sue_in_six_months(
    dispute: Dispute | None, id: str, expected: Row | None
):
    assert shown(case(DECIDED, GIVEN, disputes=(dispute,) if dispute else ()), id) == expected


@pytest.mark.parametrize(
    ("acts", "facts", "expected"),
    [
        # Which terms there are, by act and by what was told; immovables twenty years (arts. 21, 46 para. 2).
        ((DECIDED, GIVEN), {}, {"D40", "D52"}),
        ((DECIDED,), {}, set()),
        ((UNTOLD, GIVEN), {}, {"D41", "D42", "D54", "D55"}),
        ((UNTOLD, GIVEN), {"procedure": "demolition-rural"}, {"D41", "D42/immovable", "D54", "D55/immovable"}),
        ((DECIDED, GIVEN), {"procedure": "demolition-land"}, {"D40", "D53"}),
        ((UNTOLD, GIVEN), {"procedure": "demolition-land"}, {"D41", "D42/immovable", "D54", "D55/immovable"}),
        ((act("d", "seizure", "2026-03-02"), GIVEN), {"procedure": "demolition-land"}, {"D40", "D52"}),
        # On the spot: review before any suit (Reconsideration Law art. 23 no. 1).
        ((act("d", "simple-decision", "2026-03-02"), GIVEN), {}, {"D40"}),
        ((act("d", "order-to-correct", "2026-03-02"), GIVEN), {}, {"D40", "D52"}),
        ((act("d", "enforcement-decision", "2026-03-02"), GIVEN), {}, {"D40", "D52"}),
        ((act("d", "demolition", "2026-03-02"), GIVEN), {}, {"D40", "D52"}),
        ((act("d", "prior-notice", "2026-03-02"), GIVEN), {}, set()),
        (
            (
                act("d", "decision", "2026-03-02", {"remedies": {"reconsideration_days": 0, "litigation_months": 6}}),
                GIVEN,
            ),
            {},
            {"D41", "D42", "D52"},
        ),
        (
            (
                act("d", "decision", "2026-03-02", {"remedies": {"reconsideration_days": 60, "litigation_months": 0}}),
                GIVEN,
            ),
            {},
            {"D40", "D54", "D55"},
        ),
        ((act("d", "decision", "2026-03-02", {"remedies": {}}), GIVEN), {}, {"D41", "D42", "D54", "D55"}),
    ],
)
def test_the_rights_depend_on_the_act_and_on_what_was_told(
    acts: tuple[Action, ...], facts: dict[str, Any], expected: set[str]
):
    file = case(*acts, **facts)
    rights = {f"D{number}" for number in (40, 41, 42, 52, 53, 54, 55)} | {"D42/immovable", "D55/immovable"}
    rows = {key: found(file, key.partition("/")[0], when(3, 5), part=key.partition("/")[2]) for key in rights}
    assert {key for key, row in rows.items() if row} == expected
    assert {row.from_action for row in rows.values() if row} <= {"d"}


@pytest.mark.parametrize(
    ("kind", "steps", "more", "expected"),
    [
        # D47 (Reconsideration Law art. 48): copy Mon 2 Mar + 10 working days = Mon 16 Mar.
        # D57 (Litigation Law art. 67): + 15 days = Tue 17 Mar.
        (REVIEW, (), {}, ("missed", when(3, 16), "t", None)),
        (REVIEW, (went("evidence-filed", "2026-03-16"),), {}, ("met", when(3, 16), "t", "t")),
        (REVIEW, (went("answer-filed", "2026-03-16"),), {}, ("met", when(3, 16), "t", "t")),
        (REVIEW, (went("answer-filed", "2026-03-17"),), {}, ("missed", when(3, 16), "t", "t")),
        (REVIEW, (went("answer-filed", None),), {}, ("provisional", when(3, 16), "t", None)),
        (REVIEW, (), {"outcome": "R-MT"}, ("provisional", when(3, 16), "t", None)),
        (REVIEW, (), {"outcome": "R-MT", "absent": ("answer-filed",)}, ("missed", when(3, 16), "t", None)),
        (SUIT, (), {}, ("missed", when(3, 17), "t", None)),
        (SUIT, (went("evidence-filed", "2026-03-17"),), {}, ("met", when(3, 17), "t", "t")),
        (SUIT, (went("answer-filed", "2026-03-17"),), {}, ("met", when(3, 17), "t", "t")),
        (SUIT, (went("answer-filed", "2026-03-18"),), {}, ("missed", when(3, 17), "t", "t")),
        (SUIT, (went("answer-filed", None),), {}, ("provisional", when(3, 17), "t", None)),
        (
            SUIT,
            (went("answer-filed", "2026-03", not_after=parse_when("2026-03-17")),),
            {},
            ("met", when(3, 17), "t", "t"),
        ),
        (SUIT, (), {"outcome": "J-DR"}, ("provisional", when(3, 17), "t", None)),
        (SUIT, (), {"outcome": "J-DR", "absent": ("evidence-filed",)}, ("missed", when(3, 17), "t", None)),
        (SUIT, (), {"outcome": "J-DR", "absent": ("hearing",)}, ("provisional", when(3, 17), "t", None)),
    ],
)
def test_the_unit_answers_with_its_evidence(
    kind: str, steps: tuple[DisputeStep, ...], more: dict[str, Any], expected: Row
):
    file = case(DECIDED, GIVEN, disputes=(against(kind, "2026-03-02", *steps, **more),))
    assert shown(file, "D47" if kind == REVIEW else "D57") == expected


def test_until_the_answer_the_court_may_be_asked_for_more_time_or_another_court():
    """D58, D59: while there is no answer and no outcome."""
    for id in ("D58", "D59"):
        open_suit = case(DECIDED, disputes=(against(SUIT, "2026-03-02"),))
        assert shown(open_suit, id, when(3, 17)) == ("running", when(3, 17), "t", None)
        filed = against(SUIT, "2026-03-02", went("answer-filed", "2026-03-05"))
        assert shown(case(DECIDED, disputes=(filed,)), id, when(3, 17)) is None
        assert shown(case(DECIDED, disputes=(against(SUIT, "2026-03-02", outcome="J-RJ"),)), id) is None
        assert shown(case(DECIDED, disputes=(against(REVIEW, "2026-03-02"),)), id) is None


ENDED = went("outcome", "2026-03-02")


@pytest.mark.parametrize(
    ("dispute", "id", "part", "expected"),
    [
        # D51 (Litigation Law art. 45): fifteen days from the decision on review, from its service where that is known.
        (against(REVIEW, "2026-01-05", ENDED, outcome="R-MT"), "D51", "", ("running", when(3, 17), "t", None)),
        (
            against(REVIEW, "2026-01-05", went("outcome", "2026-02-25"), went("service", "2026-03-02"), outcome="R-MT"),
            "D51",
            "",
            ("running", when(3, 17), "t", None),
        ),
        (against(REVIEW, "2026-01-05"), "D51", "", None),
        (against(REVIEW, "2026-01-05", outcome="R-MT"), "D51", "", None),
        (against(REVIEW, "2026-01-05", went("outcome", None), outcome="R-MT"), "D51", "", None),
        # D50: sixty days where the review revoked (to Wed 6 May), or as decided; a court must name the term.
        (against(REVIEW, "2026-01-05", ENDED, outcome="R-MT"), "D50", "redo", None),
        (against(REVIEW, "2026-01-05", ENDED, outcome="R-RV"), "D50", "redo", ("running", when(5, 6), "t", None)),
        (
            against(REVIEW, "2026-01-05", ENDED, outcome="R-RV", redo_within_days=30),
            "D50",
            "redo",
            ("running", when(4, 1), "t", None),
        ),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-RV"), "D50", "redo", None),
        (
            against(SUIT, "2026-01-05", ENDED, outcome="J-RV", redo_within_days=30),
            "D50",
            "redo",
            ("running", when(4, 1), "t", None),
        ),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-DR", redo_within_days=30), "D50", "redo", None),
        # D62 (art. 85): fifteen days against a judgment, ten (Thu 12 Mar) against a ruling; D63 the second instance.
        (against(SUIT, "2026-01-05", ENDED, outcome="J-DR"), "D62", "judgment", ("running", when(3, 17), "t", None)),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-DR"), "D62", "ruling", None),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-RJ"), "D62", "ruling", ("running", when(3, 12), "t", None)),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-RJ"), "D62", "judgment", None),
        (against(SUIT, "2026-01-05"), "D62", "judgment", None),
        (against(SUIT, "2026-01-05", outcome="J-DR"), "D62", "judgment", None),
        (
            against(SUIT, "2026-01-05", went("outcome", "2026-02-06"), went("appeal", "2026-02-11"), outcome="J-DR"),
            "D62",
            "judgment",
            None,
        ),
        (
            against(SUIT, "2026-01-05", went("outcome", "2026-02-06"), went("appeal", "2026-02-11"), outcome="J-DR"),
            "D63",
            "",
            ("running", when(5, 11), "t", None),
        ),
        # D34: two years to ask for enforcement of a judgment that kept the act, to Thu 2 Mar 2028.
        (against(SUIT, "2026-01-05", ENDED, outcome="J-DR"), "D34", "", ("provisional", when(3, 2, 2028), "t", None)),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-RV"), "D34", "", None),
        (against(SUIT, "2026-01-05", ENDED, outcome="J-WD"), "D34", "", None),
        # D65 (Mediation Law art. 33): confirmation in thirty days, to Wed 1 Apr.
        (
            against("mediation", "2026-01-05", went("settlement", "2026-03-02")),
            "D65",
            "",
            ("running", when(4, 1), "t", None),
        ),
        (against("mediation", "2026-01-05", went("settlement", None)), "D65", "", None),
        (against("mediation", "2026-01-05"), "D65", "", None),
        (against(REVIEW, "2026-01-05", went("settlement", "2026-03-02")), "D65", "", None),
    ],
)
def test_what_an_end_and_a_settlement_start(dispute: Dispute, id: str, part: str, expected: Row | None):
    assert shown(case(DECIDED, disputes=(dispute,)), id, when(3, 5), part) == expected


def test_a_hearing_has_its_days_before_it():
    """D48: five working days before Fri 20 Mar, by Thu 12 Mar; D60: three days, by Mon 16 Mar."""
    for kind, id, due in ((REVIEW, "D48", when(3, 12)), (SUIT, "D60", when(3, 16))):
        heard = case(DECIDED, disputes=(against(kind, "2026-01-05", went("hearing", "2026-03-20")),))
        assert shown(heard, id, when(3, 20)) == ("provisional", due, "t", None)
        undated = against(kind, "2026-01-05", went("hearing", None))
        assert shown(case(DECIDED, disputes=(undated,)), id) is None
        rough = went("hearing", "2026-03", not_before=parse_when("2026-03-20"), not_after=parse_when("2026-03-20"))
        narrowed = case(DECIDED, disputes=(against(kind, "2026-01-05", rough),))
        assert shown(narrowed, id) == ("provisional", due, "t", None)


def test_a_hearing_that_is_announced_has_its_days_before_it_already():
    """D48 and D60 help only before the hearing; of several sittings the next one counts."""
    for kind, id, due in ((REVIEW, "D48", when(3, 12)), (SUIT, "D60", when(3, 16))):
        announced = case(DECIDED, disputes=(against(kind, "2026-01-05", went("hearing", "2026-03-20")),))
        assert shown(announced, id, when(3, 5)) == ("running", due, "t", None)
        twice = went("hearing", "2026-03-03"), went("hearing", "2026-03-20")
        again = case(DECIDED, disputes=(against(kind, "2026-01-05", *twice),))
        assert shown(again, id, when(3, 5)) == ("running", due, "t", None)
        assert shown(again, id, when(3, 21)) != ("running", due, "t", None)


def test_what_meets_the_suit_after_review_and_the_act_made_again():
    kept = against(REVIEW, "2026-01-05", ENDED, outcome="R-MT")
    for received, expected in (("2026-03-17", "met"), ("2026-03-18", "missed"), (None, "provisional")):
        suit = against(SUIT, received, id="u")
        assert shown(case(DECIDED, disputes=(kept, suit)), "D51") == (expected, when(3, 17), "t", "u")
    assert shown(case(DECIDED, disputes=(kept,)), "D51") == ("missed", when(3, 17), "t", None)
    assert shown(case(DECIDED, disputes=(kept,), record="partial"), "D51") == ("provisional", when(3, 17), "t", None)
    fell = against(REVIEW, "2026-01-05", ENDED, outcome="R-RV", redo_within_days=30)
    other = act("e", "decision", "2026-03-20", {"result": "penalty"})
    for on, expected in (("2026-04-01", "met"), ("2026-04-02", "missed")):
        again = act("d2", "decision", on, {"result": "penalty", "redoes": "d"})
        assert shown(case(DECIDED, other, again, disputes=(fell,)), "D50", part="redo") == (
            expected,
            when(4, 1),
            "t",
            "d2",
        )
    assert shown(case(DECIDED, other, disputes=(fell,)), "D50", part="redo") == ("provisional", when(4, 1), "t", None)


def test_the_term_to_make_an_act_again_says_where_its_days_come_from():
    fell = against(REVIEW, "2026-01-05", ENDED, outcome="R-RV", redo_within_days=30)
    by_law = against(REVIEW, "2026-01-05", ENDED, outcome="R-RV")
    said = found(case(DECIDED, disputes=(fell,)), "D50", when(3, 5), part="redo").trace[-1]
    assert (said.zh, said.en) == ("决定书、判决书限 30 日内重作", "30 days by the decision itself")
    plain = found(case(DECIDED, disputes=(by_law,)), "D50", when(3, 5), part="redo").trace
    assert not any("限" in each.zh and "重作" in each.zh for each in plain)


def test_a_dispute_or_a_step_of_tomorrow_is_not_known_today():
    coming = against(REVIEW, "2026-03-06")
    assert shown(case(DECIDED, disputes=(coming,)), "D47", when(3, 5)) is None
    assert shown(case(DECIDED, disputes=(coming,)), "D47", when(3, 6)) is not None
    heard = against(SUIT, "2026-03-02", went("answer-filed", "2026-03-06"))
    assert shown(case(DECIDED, disputes=(heard,)), "D57", when(3, 5)) == ("running", when(3, 17), "t", None)
    assert shown(case(DECIDED, disputes=(heard,)), "D57", when(3, 6)) == ("met", when(3, 17), "t", "t")
    assert shown(case(DECIDED, GIVEN, disputes=(coming,)), "D40", LATER) == ("met", when(5, 6), "d", "t")


def test_the_day_a_remedy_was_received_counts_by_its_bounds():
    """Received "in March", yet surely on the 2nd: the answer is due as from that day."""
    bounds = {"not_before": parse_when("2026-03-02"), "not_after": parse_when("2026-03-02")}
    for kind, id, due in ((REVIEW, "D47", when(3, 16)), (SUIT, "D57", when(3, 17))):
        file = case(DECIDED, disputes=(against(kind, "2026-03", **bounds),))
        assert shown(file, id, when(3, 5)) == ("running", due, "t", None)


def test_of_two_terms_of_one_act_the_dated_one_stands_first():
    """D15 twice for one publication: revoked Mon 1 Jun 2026 (Thu 4 Jun), and some day in June."""
    rough = against(SUIT, "2026-04-01", went("outcome", "2026-06"), outcome="J-RV", id="a")
    sure = against(REVIEW, "2026-04-01", went("outcome", "2026-06-01"), outcome="R-RV", id="b")
    file = case(DECIDED, act("u", "publication", "2026-03-05"), disputes=(rough, sure))
    rows = [each.due_on for each in deadlines(file, shipped_law(), LATER) if each.id == "D15"]
    assert rows == [when(6, 4), None]

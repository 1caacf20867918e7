"""Gates in general: past facts, partial records, stages, next steps."""

from datetime import date

import pytest

from brigade_app.domain.law.gates import gate
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.steps import edges_for, next_steps, stage
from brigade_app.domain.records import Action, CaseFile
from tests.domain.law.gate_making import (
    DECIDED,
    DONE,
    FILED,
    GIVEN,
    LOOKED,
    NOTICE,
    OWN,
    REPORT,
    SUIT,
    TODAY,
    TOLD,
    asked,
    plain,
    refusals,
)
from tests.domain.law.law_making import act, case, day, demolition_acts, demolition_case, shipped_law


def test_a_past_fact_can_always_be_logged():
    """Issue 3, 4: no gate blocks recording what really happened."""
    answer = gate(demolition_case(), act("x", "demolition", day(100)), shipped_law(), day(101))
    assert answer.past
    assert answer.outcome == "warned"
    assert refusals(answer)
    today = gate(demolition_case(), act("x", "demolition", day(100)), shipped_law(), day(100), happened=True)
    assert (today.past, today.outcome) == (True, "warned")


def test_a_partial_record_warns_where_a_complete_one_refuses():
    file = case(*demolition_acts()[:-1], **(OWN | {"procedure": "demolition-rural", "record": "partial"}))
    answer = asked(file, act("x", "enforcement-decision", "2026-09-07"), date(2026, 9, 7))
    assert answer.outcome == "warned"
    assert any(r.because_zh == "卷内没有记载：没有限期自行拆除公告" for r in answer.reasons)


def test_a_step_is_not_judged_by_itself():
    file = plain(FILED, NOTICE, TOLD)
    again = gate(file, NOTICE, shipped_law(), date(2026, 2, 2))
    assert [edge.id for edge in edges_for(NOTICE, Reading(plain(FILED), TODAY), shipped_law())] == ["E13"]
    assert "相同" not in "".join(r.because_zh for r in again.reasons)


@pytest.mark.parametrize(
    ("acts", "expected"),
    [
        ((), "P01"),
        ((FILED,), "P04"),
        ((FILED, LOOKED), "P05"),
        ((FILED, LOOKED, REPORT, NOTICE, TOLD), "P10"),
        ((FILED, NOTICE, act("v", "legal-review", "2026-03-01", {"outcome": "returned"})), "P05"),
        ((FILED, NOTICE, act("v", "legal-review", "2026-03-01", {"outcome": "passed"})), "P13"),
        ((FILED, DECIDED), "P15"),
        ((FILED, DECIDED, GIVEN), "P16"),
        ((FILED, DECIDED, GIVEN, DONE), "P17"),
        ((FILED, act("w", "decision", "2026-03-02", {"result": "no-penalty-minor"})), "X04"),
        ((FILED, LOOKED, act("k", "order-to-correct", "2026-01-07", {"order": "correct"})), "P05"),
        ((FILED, act("c", "closing", "2026-04-01"), act("z", "archiving", "2026-04-02")), "P23"),
        ((FILED, act("z", "closing", "2026-05-01")), "P04"),
    ],
)
def test_the_stage_follows_from_the_acts(acts: tuple[Action, ...], expected: str):
    assert stage(plain(*acts), shipped_law(), TODAY) == expected
    assert stage(plain(*reversed(acts)), shipped_law(), TODAY) == expected


def test_a_pending_suit_shows_as_the_stage():
    file = CaseFile(case=demolition_case().case, actions=demolition_acts(), disputes=SUIT)
    assert stage(file, shipped_law(), TODAY) == "L02"
    assert stage(file, shipped_law(), day(98)) == "P18"


def test_next_steps_say_what_they_wait_for_and_which_papers_they_need():
    steps = {each.action: each for each in next_steps(demolition_case(), shipped_law(), day(100))}
    assert steps["enforcement-decision"].allowed is False
    assert steps["enforcement-decision"].earliest_on == date(2026, 9, 2)
    assert steps["enforcement-decision"].documents == ("T41",)
    assert steps["demolition"].waiting_for
    fresh = {each.action: each for each in next_steps(plain(FILED, LOOKED), shipped_law(), TODAY)}
    assert fresh["investigation-report"].allowed
    assert fresh["investigation-report"].earliest_on == TODAY
    assert "decision" not in fresh


def test_a_step_on_a_day_known_only_roughly_is_judged_on_its_last_day():
    rough = act("x", "enforcement-decision", "2026-09", approximate=True)
    assert asked(demolition_case(), rough, day(100)).outcome == "open"
    assert (
        asked(demolition_case(), act("x", "enforcement-decision", "2026-08", approximate=True), day(100)).outcome
        == "refused"
    )

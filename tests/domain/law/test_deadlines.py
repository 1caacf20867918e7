"""What holds for the deadlines of every case: their order, their direction, their trace."""

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from brigade_app.domain.law.deadlines import deadlines
from brigade_app.domain.records import CaseFile
from tests.domain.law.deadline_making import FILED, FINE, LATER, plain
from tests.domain.law.law_making import (
    act,
    day,
    demolition_case,
    served,
    shipped_law,
)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 300), st.integers(0, 120))
def test_later_service_never_gives_an_earlier_deadline(first: int, later: int):
    """Issue 3, properties."""

    def dues(on: date) -> dict[str, date]:
        file = plain(FILED, act("d", "decision", date(2025, 1, 2), {"result": "penalty", **FINE}), served("d", on))
        return {r.id: r.due_on for r in deadlines(file, shipped_law(), date(2025, 1, 2)) if r.due_on and r.id != "D11"}

    start = date(2025, 1, 2) + timedelta(days=first)
    before, after = dues(start), dues(start + timedelta(days=later))
    assert before.keys() == after.keys()
    assert all(before[id] <= after[id] for id in before)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 300), st.integers(0, 60))
def test_a_later_day_leaves_fewer_days_and_never_revives_a_deadline(first: int, more: int):
    """Issue 3: today + n is monotone."""
    rank = {"running": 0, "met": 1, "missed": 1, "suspended": 0, "provisional": 0}
    file = demolition_case()

    def seen(number: int) -> dict[tuple[str, str, str | None], Any]:
        return {(r.id, r.part, r.from_action): r for r in deadlines(file, shipped_law(), day(number))}

    before, after = seen(first), seen(first + more)
    for key in before.keys() & after.keys():
        assert before[key].due_on == after[key].due_on
        assert rank[before[key].state] <= rank[after[key].state]
        if before[key].days_left is not None and after[key].days_left is not None:
            assert after[key].days_left == before[key].days_left - more


def test_the_order_of_the_records_does_not_matter():
    """Issue 3: deterministic and independent of record order."""
    file = demolition_case(act("x", "demolition", "2026-09-01"))
    expected = deadlines(file, shipped_law(), LATER)
    for seed in range(8):
        acts = list(file.actions)
        random.Random(seed).shuffle(acts)
        shuffled = CaseFile(case=file.case, officers=file.officers, parties=file.parties, actions=tuple(acts))
        assert deadlines(shuffled, shipped_law(), LATER) == expected


def test_every_deadline_carries_its_computation_in_both_languages():
    """Issue 3, 2: every result carries its trace."""
    file = demolition_case(act("x", "demolition", "2026-09-01"))
    assert [
        r.id for r in deadlines(file, shipped_law(), LATER) if not r.trace or not all(x.zh and x.en for x in r.trace)
    ] == []

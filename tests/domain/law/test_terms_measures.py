"""The terms of measures and of the transfer (D19 to D21, D37): hours by the minute, seizure and its one extension."""

from datetime import date, datetime
from typing import Any

import pytest

from brigade_app.domain.records import Action
from brigade_app.domain.when import SHANGHAI
from tests.domain.law.law_making import Row, act, case, found, shown

LATER = date(2026, 11, 20)


def when(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


MINUTE = "2026-03-02T17:00:00+08:00"


@pytest.mark.parametrize(
    ("at", "data", "expected"),
    [
        # D19 (Coercion Law art. 19): 24 clock hours from Mon 2 Mar 17:00, to the minute where both are known to it.
        (MINUTE, {"reported_at": "2026-03-03T17:00:00+08:00"}, "met"),
        (MINUTE, {"reported_at": "2026-03-03T17:01:00+08:00"}, "missed"),
        (MINUTE, {"approved_at": "2026-03-03T17:00:00+08:00"}, "met"),
        (MINUTE, {"approved_at": "2026-03-03T17:01:00+08:00"}, "missed"),
        (MINUTE, {"reported_at": "2026-03-02T18:00:00+08:00", "approved_at": "2026-03-05T09:00:00+08:00"}, "met"),
        (MINUTE, {"reported_at": "2026-03-02"}, "met"),
        (MINUTE, {"reported_at": "2026-03-03"}, "provisional"),
        (MINUTE, {"reported_at": "2026-03-04"}, "missed"),
        (MINUTE, {"reported": False}, "missed"),
        (MINUTE, {"reported": True}, "provisional"),
        (MINUTE, {}, "provisional"),
        ("2026-03-02", {"reported_at": "2026-03-02"}, "met"),
        ("2026-03-02", {"reported_at": "2026-03-02T23:00:00+08:00"}, "met"),
        ("2026-03-02", {"reported_at": "2026-03-03"}, "provisional"),
        ("2026-03-02", {"reported_at": "2026-03-04"}, "missed"),
        ("2026-03-02", {"reported": False}, "missed"),
        ("2026-03-02", {}, "provisional"),
    ],
)
def test_an_urgent_measure_is_reported_in_twenty_four_hours(at: str, data: dict[str, Any], expected: str):
    result = found(case(act("z", "seizure", at, {"urgent": True, **data})), "D19", LATER)
    by = "z" if "reported_at" in data or "approved_at" in data else None
    assert (result.state, result.due_on, result.from_action, result.met_by) == (expected, when(3, 3), "z", by)
    minute = datetime(2026, 3, 3, 17, tzinfo=SHANGHAI)
    assert result.due_at == (minute if at == MINUTE else None)


def test_only_an_urgent_measure_is_reported():
    assert found(case(act("z", "seizure", MINUTE)), "D19", LATER) is None
    assert found(case(act("z", "seizure", MINUTE, {"urgent": False})), "D19", LATER) is None
    undated = act("z", "seizure", None, {"urgent": True, "reported_at": "2026-03-02"})
    assert shown(case(undated), "D19") is None


@pytest.mark.parametrize(
    ("approved", "sent", "expected"),
    [
        # D37: to the police within 24 hours of the approval (State Council no. 310).
        ("2026-03-02T10:00:00+08:00", "2026-03-03T10:00:00+08:00", "met"),
        ("2026-03-02T10:00:00+08:00", "2026-03-03T10:01:00+08:00", "missed"),
        ("2026-03-02T10:00:00+08:00", "2026-03-03", "provisional"),
        ("2026-03-02", "2026-03-02", "met"),
        ("2026-03-02", "2026-03-03", "provisional"),
        ("2026-03-02", "2026-03-04", "missed"),
    ],
)
def test_a_transfer_follows_its_approval_within_a_day(approved: str, sent: str, expected: str):
    file = case(act("x", "police-transfer", sent, {"approved_at": approved}))
    assert shown(file, "D37") == (expected, when(3, 3), "x", "x")
    assert shown(case(act("x", "police-transfer", sent)), "D37") is None


TAKEN = act("z", "seizure", "2025-11-03")


def appraised(days: int | None, told: str | None = "2025-11-05", id: str = "g", of: str | None = None) -> Action:
    return act(id, "appraisal", "2025-11-05", {"period_days": days, "told_to_party_on": told}, of=of)


def longer(of: str | None = "z", **data: Any) -> Action:
    return act("l", "seizure-extension", "2025-12-02", data, of=of)


def lifted(at: str, of: str | None = "z", id: str = "y", kind: str = "seizure-release") -> Action:
    return act(id, kind, at, of=of)


@pytest.mark.parametrize(
    ("more", "first", "second"),
    [
        # D20, D21 (art. 25): Mon 3 Nov 2025 + 30 days = 3 Dec; + 30 days = 2 Jan 2026; told appraisal apart.
        ((), ("missed", when(12, 3, 2025), "z", None), None),
        ((lifted("2025-12-03"),), ("met", when(12, 3, 2025), "z", "y"), None),
        ((lifted("2025-12-03", kind="seizure-disposal"),), ("met", when(12, 3, 2025), "z", "y"), None),
        ((lifted("2025-12-03", of=None),), ("met", when(12, 3, 2025), "z", "y"), None),
        ((lifted("2025-12-03", None, kind="seizure-disposal"),), ("met", when(12, 3, 2025), "z", "y"), None),
        ((lifted("2025-12-04"),), ("missed", when(12, 3, 2025), "z", "y"), None),
        ((lifted("2025-11-20", "w", "x"), lifted("2025-12-04")), ("missed", when(12, 3, 2025), "z", "y"), None),
        ((lifted("2025-11-02", of=None),), ("provisional", when(12, 3, 2025), "z", None), None),
        ((appraised(10), lifted("2025-12-13")), ("met", when(12, 13, 2025), "z", "y"), None),
        ((appraised(10, of="z"), lifted("2025-12-14")), ("missed", when(12, 13, 2025), "z", "y"), None),
        ((appraised(10), appraised(5, id="h"), lifted("2025-12-18")), ("met", when(12, 18, 2025), "z", "y"), None),
        ((appraised(10, of="w"), lifted("2025-12-04")), ("missed", when(12, 3, 2025), "z", "y"), None),
        ((appraised(10, told=None), lifted("2025-12-04")), ("missed", when(12, 3, 2025), "z", "y"), None),
        ((appraised(None), lifted("2025-12-04")), ("missed", when(12, 3, 2025), "z", "y"), None),
        (
            (longer(), lifted("2026-01-02")),
            ("met", when(12, 3, 2025), "z", "l"),
            ("met", when(1, 2), "l", "y"),
        ),
        (
            (longer(of=None, approved=True), lifted("2026-01-03")),
            ("met", when(12, 3, 2025), "z", "l"),
            ("missed", when(1, 2), "l", "y"),
        ),
        ((longer(approved=True),), ("met", when(12, 3, 2025), "z", "l"), ("missed", when(1, 2), "l", None)),
        ((longer(approved=False),), ("missed", when(12, 3, 2025), "z", None), None),
        ((longer(of="w"),), ("missed", when(12, 3, 2025), "z", None), None),
        (
            (longer(until="2025-12-20"), lifted("2025-12-21")),
            ("met", when(12, 3, 2025), "z", "l"),
            ("missed", when(12, 20, 2025), "l", "y"),
        ),
        # An extension cannot fix more than the thirty days of the law.
        (
            (longer(until="2026-02-01"), lifted("2026-01-03")),
            ("met", when(12, 3, 2025), "z", "l"),
            ("missed", when(1, 2), "l", "y"),
        ),
    ],
)
def test_a_seizure_ends_in_thirty_days_or_in_its_approved_extension(
    more: tuple[Action, ...], first: Row, second: Row | None
):
    file = case(TAKEN, *more)
    assert (shown(file, "D20"), shown(file, "D21")) == (first, second)


def test_an_extension_that_fixes_its_own_end_says_so():
    notes = [each.zh for each in found(case(TAKEN, longer(until="2025-12-20")), "D21", LATER).trace]
    assert notes[-1] == "延长决定定至 2025-12-20"
    beyond = [each.zh for each in found(case(TAKEN, longer(until="2026-02-01")), "D21", LATER).trace]
    assert not any("延长决定" in note for note in beyond)

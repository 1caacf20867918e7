"""Acts of a decided case, its disputes, and how a deadline of it stands."""

from datetime import date
from typing import Any

from brigade_app.domain.records import Action, CaseFile, Dispute, DisputeStep
from brigade_app.domain.when import parse_when
from tests.domain.law.law_making import (
    act,
    case,
    found,
    served,
)

FILED = act("f", "filing", "2026-01-05", {"approved": True})
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100000}]}
DECIDED = act("d", "decision", "2026-03-02", {"result": "penalty", **FINE})
GIVEN = served("d", "2026-03-02")
LATER = date(2026, 11, 20)


def plain(*actions: Action, **more: Any) -> CaseFile:
    return case(*actions, matter="rural-build-no-permit", **more)


def against(kind: str, received: str, *steps: DisputeStep, of: str = "d", **more: Any) -> Dispute:
    return Dispute(id="t", channel=kind, against=of, received_on=parse_when(received), steps=steps, **more)


def went(kind: str, on: str) -> DisputeStep:
    return DisputeStep(kind=kind, on=parse_when(on))


def state(file: CaseFile, id: str, on: date = LATER, part: str = "") -> tuple[str, date | None]:
    result = found(file, id, on, part=part)
    assert result is not None, id
    return result.state, result.due_on

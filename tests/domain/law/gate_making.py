"""Acts of a penalty case, and the questions that the tests of the gates ask."""

from datetime import date
from typing import Any

from brigade_app.domain.law.gates import gate
from brigade_app.domain.law.guards import GUARDS, Look, reasons_of
from brigade_app.domain.law.reading import Reading
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.types import Gate, Reason
from brigade_app.domain.records import Action, CaseFile, Dispute
from brigade_app.domain.when import on_day
from tests.domain.law.law_making import TWO, act, case, day, served, shipped_law

TODAY = date(2026, 4, 10)
OWN = {"matter": "rural-build-no-permit"}
FINE = {"penalties": [{"kind": "fine", "amount_fen": 100000}], "hearing_right_told": False, "response_days": 5}
DECISION = {"result": "penalty", "penalties": [{"kind": "fine", "amount_fen": 100000}]}
FILED = act("f", "filing", "2026-01-05", {"approved": True})
LOOKED = act("i", "on-site-inspection", "2026-01-06", by=TWO)
REPORT = act("r", "investigation-report", "2026-01-20")
NOTICE = act("n", "prior-notice", "2026-02-02", FINE)
TOLD = served("n", "2026-02-02")
DECIDED = act("d", "decision", "2026-03-02", DECISION)
GIVEN = served("d", "2026-03-02")
DONE = act("pay", "payment", "2026-03-05", {"amount_fen": 100000}, of="d")
SUIT = (Dispute(id="s", channel="litigation", against="a10", received_on=on_day(day(99))),)


def refusals(answer: Gate) -> list[Reason]:
    return [reason for reason in answer.reasons if reason.certain]


def asked(file: CaseFile, step: Action, today: date = TODAY) -> Gate:
    return gate(file, step, shipped_law(), today)


def on_edge(edge_id: str, file: CaseFile, step: Action, on: date = TODAY) -> tuple[Reason, ...]:
    """Return what stands against one edge, whatever the stage."""
    law = shipped_law()
    edge = next(each for each in law.pack.edges if each.id == edge_id)
    assert step.kind in edge.kinds
    return reasons_of(Look(Reckoner(Reading(file, on), law, on), edge, step, on), GUARDS)


def step(kind: str, data: dict[str, Any] | None = None, **more: Any) -> Action:
    return act("x", kind, TODAY, {} if data is None else data, **more)


def plain(*actions: Action, **more: Any) -> CaseFile:
    return case(*actions, **(OWN | more))

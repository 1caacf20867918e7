"""The procedure graph over a case: which stage it is in, and which steps are next.

A reader would guess that the stage is a field. It follows from the acts: each main-line act moves the case on, a review
that returns it or a new notice moves it back. Parallel things (order to correct, seizure, publication) leave it.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from brigade_app.domain.law import guards_decision, guards_enforcement, guards_opening
from brigade_app.domain.law.guards import GUARDS, Look, reasons_of
from brigade_app.domain.law.reading import Reading, text
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.rules import EdgeRule, Law, RulePack, StateRule
from brigade_app.domain.law.terms_case import begun
from brigade_app.domain.law.types import NextStep, Reason
from brigade_app.domain.law.waits import course_of
from brigade_app.domain.records import Action, CaseFile
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.domain.when import on_day

PARALLEL = frozenset({"P06", "P07", "P08", "P22"})
MOVING_BACK = frozenset({("prior-notice", "P10"), ("legal-review", "P05")})
BACK = ("returned", "not-passed")
PROPOSED = "proposed"
REGISTERED = (guards_opening, guards_decision, guards_enforcement)


def stage(case: CaseFile, law: Law, on: date) -> str:
    """Return the state the case is in on a day (``P10``); ``P01`` where nothing is logged yet."""
    return stage_of(Reading(case, on), law.pack)


def stage_of(reading: Reading, pack: RulePack) -> str:
    """Return the state of a case already read."""
    state_by_kind = {kind: state for state in pack.states for kind in state.kinds}
    order = {state.id: state.order for state in pack.states}
    current = "P01"
    for act in reading.actions:
        if act.at is not None and act.at.earliest > reading.on:
            continue
        target = _state_of(act, reading, state_by_kind)
        if target is None:
            continue
        back = (act.kind, target) in MOVING_BACK or "redoes" in (act.data or {})
        if back or order[target] >= order[current]:
            current = target
    return _in_dispute(reading, current, order)


def _state_of(act: Action, reading: Reading, state_by_kind: Mapping[str, StateRule]) -> str | None:
    if act.kind == "service":
        served = [reading.action[target] for target in act.refers_to or () if target in reading.action]
        main = [each for each in served if each.kind in ("decision", "simple-decision") or _orders_demolition(each)]
        return "P16" if main else None
    if act.kind == "legal-review" and text(act, "outcome") in BACK:
        return "P05"
    if _orders_demolition(act):
        return "P15"
    if act.kind == "decision" and text(act, "result") in ("no-penalty-minor", "no-penalty-unproven"):
        return "X04"
    state = state_by_kind.get(act.kind)
    return state.id if state is not None and state.id not in PARALLEL else None


def _orders_demolition(act: Action) -> bool:
    return act.kind == "order-to-correct" and text(act, "order") == "demolish"


def _in_dispute(reading: Reading, current: str, order: dict[str, int]) -> str:
    """A pending reconsideration or suit shows over the stages from the decision to enforcement."""
    if not 15 <= order[current] < 21:
        return current
    for dispute in reading.disputes:
        if begun(dispute, reading.on) and dispute.channel != "mediation" and course_of(dispute, reading.on).pending:
            return "L01" if dispute.channel == "reconsideration" else "L02"
    return current


def edges_for(act: Action, reading: Reading, law: Law) -> tuple[EdgeRule, ...]:
    """Return the edges a step of this kind may take: those that leave the present stage, else all of the kind."""
    here = stage_of(reading, law.pack)
    edges = [edge for edge in law.pack.edges if act.kind in edge.kinds and _fits(edge, act, reading)]
    leaving = [edge for edge in edges if here in edge.origin]
    return tuple(leaving or edges)


def _fits(edge: EdgeRule, act: Action, reading: Reading) -> bool:
    """Choose between two edges of one kind by what the step is."""
    if edge.procedures and (reading.case.procedure or "ordinary") not in edge.procedures:
        return False
    if act.kind == "decision":
        return (edge.id == "E14") == guards_decision.spares(act)
    if act.kind == "prior-notice":
        return (edge.id == "E17") == bool(reading.of("prior-notice"))
    if act.kind == "filing":
        return (edge.id == "E06") == bool(reading.of("simple-decision"))
    if act.kind == "legal-review":
        return edge.id == "E18" or bool(reading.of("legal-review"))
    return True


def reasons_against(act: Action, reading: Reading, law: Law, day: date) -> tuple[Reason, ...]:
    """Return what stands against a step on a day; the reading must not hold the step itself."""
    reckoner = Reckoner(reading, law, day)
    found: dict[tuple[str, str], Reason] = {}
    for edge in edges_for(act, reading, law):
        for reason in reasons_of(Look(reckoner, edge, act, day), GUARDS):
            found.setdefault((reason.because_zh, reason.because_en), reason)
    return tuple(sorted(found.values(), key=lambda reason: not reason.certain))


def earliest_of(reasons: tuple[Reason, ...]) -> date | None:
    """Return the first lawful day that can be computed: the latest the refusals name, none where one names none."""
    certain = [reason for reason in reasons if reason.certain]
    days = [reason.earliest_on for reason in certain]
    if not days or any(day is None for day in days):
        return None
    return max(day for day in days if day is not None)


def next_steps(case: CaseFile, law: Law, on: date) -> tuple[NextStep, ...]:
    """Return the steps that leave the present stage, lawful today or waiting, in the order of the graph."""
    return next_steps_of(Reading(case, on), law, on)


def next_steps_of(reading: Reading, law: Law, on: date) -> tuple[NextStep, ...]:
    """Return the next steps of a case already read."""
    seen: dict[str, NextStep] = {}
    for edge, kind in _leaving(reading, law):
        if kind not in seen:
            seen[kind] = _next(edge, kind, reading, law, on)
    return tuple(seen.values())


def _leaving(reading: Reading, law: Law) -> Iterator[tuple[EdgeRule, str]]:
    here = stage_of(reading, law.pack)
    stages = {here, "P16"} if here in ("L01", "L02") else {here}
    for edge in law.pack.edges:
        if stages & set(edge.origin):
            for kind in edge.kinds:
                if kind in ACTION_KINDS and _wanted(edge, kind, reading):
                    yield edge, kind


def _wanted(edge: EdgeRule, kind: str, reading: Reading) -> bool:
    if kind in ("demolition", "demolition-notice") and not (reading.case.procedure or "").startswith("demolition"):
        return False
    if kind == "term-extension":
        return False
    if kind == "substitute-performance" and (reading.case.procedure or "").startswith("demolition"):
        return False
    if kind == "simple-decision" and (reading.case.procedure or "simple") != "simple":
        return False
    return _fits(edge, Action(id=PROPOSED, kind=kind), reading)


def _next(edge: EdgeRule, kind: str, reading: Reading, law: Law, on: date) -> NextStep:
    act = Action(id=PROPOSED, kind=kind, at=on_day(on))
    reasons = reasons_of(Look(Reckoner(reading, law, on), edge, act, on), GUARDS)
    refusing = tuple(reason for reason in reasons if reason.certain)
    vocabulary = ACTION_KINDS[kind]
    return NextStep(
        action=kind,
        edge=edge.id,
        name_zh=vocabulary.name_zh,
        name_en=vocabulary.name_en,
        allowed=not refusing,
        waiting_for=refusing,
        earliest_on=on if not refusing else earliest_of(refusing),
        documents=vocabulary.documents,
        basis=edge.basis,
    )

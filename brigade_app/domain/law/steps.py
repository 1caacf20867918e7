"""The procedure graph over a case: which stage it is in, and which steps are next.

A reader would guess that the stage is a field. It follows from the acts: each main-line act moves the case on, a review
that returns it or a new notice moves it back. Parallel things (order to correct, seizure, publication) leave it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from brigade_app.domain.law import guards_decision, guards_enforcement, guards_following, guards_opening
from brigade_app.domain.law.guards import GUARDS, Look, reasons_of
from brigade_app.domain.law.reading import Reading, text
from brigade_app.domain.law.reckoning import Reckoner
from brigade_app.domain.law.relevance import place_of, to_serve
from brigade_app.domain.law.rules import EdgeRule, Law, RulePack, StateRule
from brigade_app.domain.law.terms_case import begun
from brigade_app.domain.law.types import NextStep, Reason
from brigade_app.domain.law.waits import course_of
from brigade_app.domain.records import Action, CaseFile, Json
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.domain.when import on_day

PARALLEL = frozenset({"P06", "P07", "P08", "P22"})
MOVING_BACK = frozenset({("prior-notice", "P10"), ("legal-review", "P05")})
BACK = ("returned", "not-passed")
PROPOSED = "proposed"
WAITS_ALSO = {
    "legal-review": (guards_decision.told_first, guards_decision.defence_over),
    "collective-discussion": (guards_decision.told_first,),
    "decision-approval": (guards_decision.told_first,),
}
"""What a step waits for in the list of next steps beyond its guards: nobody reviews what the party was not told."""
REGISTERED = (guards_opening, guards_decision, guards_enforcement, guards_following)


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
        back = (act.kind, target) in MOVING_BACK or act.kind == "simple-decision" or "redoes" in (act.data or {})
        if back or order[target] >= order[current]:
            current = target
    return _in_dispute(reading, current, order)


def _state_of(act: Action, reading: Reading, state_by_kind: Mapping[str, StateRule]) -> str | None:
    if act.kind == "service":
        served = [reading.action[target] for target in act.refers_to or () if target in reading.action]
        main = [
            each for each in served if each.kind in ("decision", "simple-decision") or each in reading.ruling_orders
        ]
        return "P16" if main else None
    if act.kind == "legal-review" and text(act, "outcome") in BACK:
        return "P05"
    if act in reading.ruling_orders:
        return "P15"
    if act.kind == "decision" and text(act, "result") in ("no-penalty-minor", "no-penalty-unproven"):
        return "X04"
    state = state_by_kind.get(act.kind)
    return state.id if state is not None and state.id not in PARALLEL else None


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
    """Return the steps that make sense now, in the order to show them.

    The case's own way comes first, what stands beside it after; what is allowed today before what waits; then the order
    of the graph, with what was not done before what would be done again.
    """
    return next_steps_of(Reading(case, on), law, on)


def next_steps_of(reading: Reading, law: Law, on: date) -> tuple[NextStep, ...]:
    """Return the next steps of a case already read."""
    reckoner = Reckoner(reading, law, on)
    seen: dict[tuple[str, str], NextStep] = {}
    for edge, kind in _leaving(reading, law):
        if (edge.id, kind) not in seen and (found := _next(edge, kind, reckoner, law, on)) is not None:
            seen[edge.id, kind] = found
    return tuple(sorted(seen.values(), key=lambda each: (each.aside, not each.allowed, bool(reading.of(each.action)))))


def _leaving(reading: Reading, law: Law) -> Iterator[tuple[EdgeRule, str]]:
    here = stage_of(reading, law.pack)
    stages = {here, "P16"} if here in ("L01", "L02") else {here}
    for edge in law.pack.edges:
        if stages & set(edge.origin):
            for kind in edge.kinds:
                if kind in ACTION_KINDS and _wanted(edge, kind, reading):
                    yield edge, kind


def _wanted(edge: EdgeRule, kind: str, reading: Reading) -> bool:
    if kind == "simple-decision" and (reading.case.procedure or "simple") != "simple":
        return False
    return _fits(edge, _planned(edge, kind, None), reading)


def _planned(edge: EdgeRule, kind: str, on: date | None) -> Action:
    """Return the step as it would be taken; a decision on E14 is the one that imposes no penalty."""
    at = on_day(on) if on is not None else None
    data: dict[str, Json] | None = {"result": "no-penalty-minor"} if (edge.id, kind) == ("E14", "decision") else None
    return Action(id=PROPOSED, kind=kind, at=at, data=data)


def _next(edge: EdgeRule, kind: str, reckoner: Reckoner, law: Law, on: date) -> NextStep | None:
    """Return one next step; ``None`` where it makes no sense now, or is beside the way and can never be taken.

    What `WAITS_ALSO` names does not refuse a step when it is logged, as no article says so; here the step waits.
    """
    look = Look(reckoner, edge, _planned(edge, kind, on), on)
    place = place_of(look)
    if place is None:
        return None
    also = tuple(reason for ask in WAITS_ALSO.get(kind, ()) for reason in ask(look))
    refusing = tuple(reason for reason in (*also, *reasons_of(look, GUARDS)) if reason.certain)
    refusing = tuple({(reason.because_zh, reason.because_en): reason for reason in refusing}.values())
    earliest = on if not refusing else earliest_of(refusing)
    if place == "aside" and earliest is None:
        return None
    vocabulary = ACTION_KINDS[kind]
    step = NextStep(
        action=kind,
        edge=edge.id,
        name_zh=vocabulary.name_zh,
        name_en=vocabulary.name_en,
        allowed=not refusing,
        aside=place == "aside",
        waiting_for=refusing,
        earliest_on=earliest,
        documents=vocabulary.documents,
        basis=edge.basis,
    )
    return _named(step, reckoner.reading)


def _named(step: NextStep, reading: Reading) -> NextStep:
    """Return the step with the name that tells it from another: what is to be served, which decision it is."""
    if step.edge == "E14":
        return replace(step, name_zh="不予处罚、撤销立案", name_en="no penalty, or the case is withdrawn")
    paper = to_serve(reading) if step.action == "service" else None
    if paper is None:
        return step
    served = ACTION_KINDS[paper.kind]
    return replace(step, name_zh=f"{step.name_zh}：{served.name_zh}", name_en=f"{step.name_en}: {served.name_en}")

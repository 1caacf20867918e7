"""Makers for tests of the law: the shipped law, days, acts and cases in one line each."""

from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from brigade_app.domain.calendar import WorkCalendar
from brigade_app.domain.law.authority import load_authority
from brigade_app.domain.law.deadlines import deadlines
from brigade_app.domain.law.pack import load_pack
from brigade_app.domain.law.rules import Law
from brigade_app.domain.law.types import DeadlineResult
from brigade_app.domain.matters import Catalogue
from brigade_app.domain.records import Action, Case, CaseFile, Dispute, Officer, Paper, Party
from brigade_app.domain.when import on_day, parse_when

ROOT = Path(__file__).resolve().parents[3]
RESOURCES = ROOT / "resources"
PACK = RESOURCES / "rules" / "henan-township"
TOWN = "南召县城郊乡人民政府"
TWO = ("o1", "o2")
FIRST_DAY = date(2025, 12, 31)
LATER = date(2026, 11, 20)
Row = tuple[str, date | None, str | None, str | None]


@lru_cache(maxsize=1)
def shipped_law() -> Law:
    """Return the law as shipped."""
    return Law(
        pack=load_pack(PACK),
        calendar=WorkCalendar.load(RESOURCES / "calendar"),
        catalogue=Catalogue.load(RESOURCES / "matters"),
        authority=load_authority(RESOURCES / "authority"),
    )


def day(number: int) -> date:
    """Return a day of the journey: day 0 is 31 December 2025."""
    return FIRST_DAY + timedelta(days=number)


def act(
    id: str,
    kind: str,
    at: date | str | None,
    data: dict[str, Any] | None = None,
    *,
    of: str | None = None,
    by: tuple[str, ...] | None = None,
    lacks: tuple[Any, ...] | None = None,
    **more: Any,
) -> Action:
    """Return an act; ``of`` is what it refers to."""
    when = parse_when(at) if isinstance(at, str) else on_day(at) if at else None
    paper = Paper(lacks=lacks) if lacks else None
    return Action(
        id=id, kind=kind, at=when, data={} if data is None else data, officers=by, refers_to=(of,) if of else None,
        document=paper, **more,
    )  # fmt: skip


def served(target: str, at: date | str, **data: Any) -> Action:
    """Return the service of an act."""
    return act(f"s-{target}", "service", at, {"mode": "direct", **data}, of=target)


def case(
    *actions: Action, disputes: tuple[Dispute, ...] = (), parties: tuple[Party, ...] | None = None, **facts: Any
) -> CaseFile:
    """Return a complete case of the town with two certified officers and one person as its party."""
    fields = {"id": "c", "record": "complete", "unit": TOWN, "unit_level": "township", "flags": ()} | facts
    officers = tuple(
        Officer(
            id=id, certificate=id, certificate_from=parse_when("2010-01-01"), certificate_to=parse_when("2040-01-01")
        )
        for id in ("o1", "o2", "o3")
    )
    people = parties if parties is not None else (Party(id="p1", role="party", kind="person"),)
    return CaseFile(case=Case(**fields), officers=officers, parties=people, actions=actions, disputes=disputes)


def found(file: CaseFile, id: str, on: date, *, part: str = "") -> DeadlineResult | None:
    """Return the first deadline of that id."""
    results = [each for each in deadlines(file, shipped_law(), on) if each.id == id and each.part == part]
    return results[0] if results else None


def shown(file: CaseFile, id: str, on: date = LATER, part: str = "") -> Row | None:
    """Return what a table states of a deadline: state, last day, the act it starts from, the act that met it."""
    result = found(file, id, on, part=part)
    return None if result is None else (result.state, result.due_on, result.from_action, result.met_by)


def demolition_acts() -> tuple[Action, ...]:
    """Return the acts of journey J2 up to the public notice (day 76)."""
    return (
        act("a0", "order-to-correct", day(0), {"order": "stop-building", "what": "停工", "term_days": 10}, by=TWO),
        act("a1", "filing", day(2), {"approved": True}),
        act("a2", "on-site-inspection", day(5), by=TWO),
        act("a3", "investigation-report", day(24)),
        act("a4", "prior-notice", day(28), {"penalties": [{"kind": "demolition"}], "hearing_right_told": True}),
        served("a4", day(28)),
        act("a5", "hearing-request", day(32)),
        act("a6", "hearing-notice", day(34), {"hearing_on": day(46).isoformat(), "host": "o3"}),
        act("a7", "hearing", day(46), {"host": "o3"}),
        act("a8", "legal-review", day(55), {"outcome": "passed"}),
        act("a9", "collective-discussion", day(55), {"by": "organ"}),
        act("a10", "decision", day(60), {"result": "penalty", "penalties": [{"kind": "demolition", "term_days": 15}]}),
        served("a10", day(60)),
        act("a11", "demand", day(76), {"term_days": 10}),
        served("a11", day(76)),
        act("a12", "demolition-notice", day(76), {"until": day(90).isoformat()}),
    )  # fmt: skip


def demolition_case(*more: Action, **facts: Any) -> CaseFile:
    """Return the case of journey J2, with more acts."""
    facts = {"matter": "rural-build-no-permit", "procedure": "demolition-rural"} | facts
    return case(*demolition_acts(), *more, **facts)

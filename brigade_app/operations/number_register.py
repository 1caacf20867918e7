"""The register of numbers (号簿): each series of a unit with what became of every number in it.

At a township it holds its own series; at the county those of all townships as far as their bundles came. Nothing is
entered here: numbers are reserved and spent by the deeds that need them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from brigade_app.domain.keeping import Account, IssuedDocument, NumberUse, Unit
from brigade_app.domain.numbers import NUMBER_KINDS
from brigade_app.domain.records import Case
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.store import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesLine:
    """A series: whose, its code and year, what it counts, and how many of its numbers are in which state.

    ``missing`` are counters below the highest that no record holds: none, where the series is gap-free.
    """

    key: str
    unit: str
    code: str
    year: int
    name_zh: str
    name_en: str
    reserved: int
    used: int
    void: int
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberLine:
    """A number: its state, the case and the paper (kind of form) it stands on, why it is void, by whom, and when.

    ``is_blank``: it is printed on a blank form of a field pack that has not come back.
    """

    id: str
    text: str
    counter: int
    state: Literal["reserved", "used", "void"]
    case: str | None
    case_title: str | None
    form: str | None
    is_blank: bool
    reason: str | None
    at: datetime
    by: str | None
    is_own: bool


def series_lines(desk: Desk) -> tuple[SeriesLine, ...]:
    """Return all series, those of this unit first, then by unit, newest year and code."""
    require(desk, "read-cases")
    names = {row.id: row.record.name for row in desk.store.records.list("unit") if isinstance(row.record, Unit)}
    lines = []
    for found in desk.store.numbers.series():
        unit, code, year = found.series.rsplit("/", 2)
        kind = NUMBER_KINDS.get(code)
        lines.append(SeriesLine(
            key=found.series, unit=names.get(unit, unit), code=code, year=int(year),
            name_zh=kind.name_zh if kind else code, name_en=kind.name_en if kind else code,
            reserved=found.reserved, used=found.used, void=found.void, missing=found.missing,
        ))  # fmt: skip
    order = {code: at for at, code in enumerate(NUMBER_KINDS)}
    own = desk.unit.name
    lines.sort(key=lambda one: (one.unit != own, one.unit, -one.year, order.get(one.code, len(order))))
    return tuple(lines)


def numbers_in(desk: Desk, series: str) -> tuple[NumberLine, ...]:
    """Return the numbers of a series, the newest first."""
    require(desk, "read-cases")
    rows = [row for row in desk.store.records.find("number", "series", series) if isinstance(row.record, NumberUse)]
    rows.sort(key=lambda row: row.record.counter, reverse=True)
    cases = desk.store.records.many("case", sorted({row.record.case for row in rows if row.record.case}))
    papers = _papers(desk, {row.record.text for row in rows if row.record.state != "void"}, cases)
    names = {row.id: row.record.name for row in desk.store.records.list("account") if isinstance(row.record, Account)}
    return tuple(_line(desk, row, cases, papers, names) for row in rows)


def _line(
    desk: Desk, row: Row, cases: Mapping[str, Row], papers: Mapping[str, IssuedDocument], names: Mapping[str, str]
) -> NumberLine:
    number: NumberUse = row.record
    case = cases.get(number.case or "")
    title = case.record.title or case.record.number if case and isinstance(case.record, Case) else None
    paper = papers.get(number.text)
    return NumberLine(
        id=number.id, text=number.text, counter=number.counter, state=number.state, case=number.case,
        case_title=title, form=paper.kind if paper else None,
        is_blank=number.state == "reserved" and paper is not None and paper.state == "draft",
        reason=number.reason, at=row.updated_at, is_own=row.owner == desk.store.node,
        by=names.get(desk.store.journal.actor(row.log, row.seq)) if number.state == "void" else None,
    )  # fmt: skip


def _papers(desk: Desk, texts: set[str], cases: Mapping[str, Row]) -> dict[str, IssuedDocument]:
    """Return the newest paper under each number."""
    found: dict[str, IssuedDocument] = {}
    for case in cases:
        for row in desk.store.records.list("document", case=case):
            paper = row.record
            if isinstance(paper, IssuedDocument) and paper.number in texts and paper.state != "void":
                found[paper.number or ""] = paper
    return found

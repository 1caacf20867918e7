"""Long lists for the screen: all row numbers of a question at once, and the lines of a few of them.

A list of 100,000 cases is an ``array('q')`` of row numbers and pages of lines fetched as they come into sight; the
keyset pages of `questions.cases_page` serve who walks from the top (commands, exports).
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from brigade_app.operations.desk import Desk
from brigade_app.operations.questions import case_line
from brigade_app.operations.roles import require
from brigade_app.operations.shelf import NoRulePack
from brigade_app.operations.views import CaseLine
from brigade_app.store import CaseQuery

__all__ = [
    "CaseQuery",
    "MatterName",
    "case_keys",
    "case_lines",
    "case_names",
    "cause_names",
    "matter_names",
    "stage_names",
]


@dataclass(frozen=True, slots=True)
class MatterName:
    """A matter of the catalogue as a form offers it."""

    id: str
    name_zh: str
    name_en: str
    field: str


def case_keys(desk: Desk, query: CaseQuery) -> "array[int]":
    """Return the row numbers of the cases that ``query`` asks for, in its order."""
    require(desk, "read-cases")
    return desk.store.cases.keys(query)


def case_lines(desk: Desk, keys: Sequence[int]) -> tuple[CaseLine, ...]:
    """Return the lines of these row numbers, in their order."""
    require(desk, "read-cases")
    return tuple(case_line(desk, row) for row in desk.store.cases.by_keys(keys))


def case_names(desk: Desk, ids: Iterable[str]) -> tuple[str, ...]:
    """Return number and title of these cases, in their order; a case that is not here is left out."""
    require(desk, "read-cases")
    cases = (desk.store.cases.get(one) for one in ids)
    return tuple(f"{one.number or ''} {one.title or ''}".strip() for one in cases if one is not None)


def stage_names(desk: Desk) -> Mapping[str, tuple[str, str]]:
    """Return the names of the steps at which a case may stand, Chinese and English, by id; empty without a pack."""
    try:
        return {state.id: (state.name_zh, state.name_en) for state in desk.law.pack.states}
    except NoRulePack:
        return {}


def cause_names(desk: Desk) -> Mapping[str, tuple[str, str]]:
    """Return the names of the causes for which a case is lost, Chinese and English, by code; empty without a pack."""
    try:
        return {one.id: (one.name_zh, one.name_en) for one in desk.law.pack.causes}
    except NoRulePack:
        return {}


def matter_names(desk: Desk) -> tuple[MatterName, ...]:
    """Return the matters in the order of the catalogue."""
    return tuple(
        MatterName(one.id, one.name_zh, one.name_en or one.name_zh, one.field)
        for one in desk.law.catalogue.matters.values()
    )

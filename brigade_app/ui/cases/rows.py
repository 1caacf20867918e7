"""The lists of cases and of actions in words: one line a case, and what the query bar can ask."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from brigade_app.operations import CaseLine
from brigade_app.operations.lists import CaseQuery
from brigade_app.ui.kit import LightKind, TableRow, Words, light_words, pick, write_short_day

Cases = Words("Cases")

StageNames = Mapping[str, tuple[str, str]]
BEFORE_FILING = frozenset({"P01", "P02"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What the query bar says: text, which cases, which matter, and the first and last day of entry."""

    text: str = ""
    which: str = "all"
    matter: str | None = None
    first: date | None = None
    last: date | None = None


def which_choices() -> list[tuple[str, object]]:
    """Return the choices of "which cases", words and value."""
    return [
        (Cases.tr("all"), "all"),
        (Cases.tr("open"), "open"),
        (Cases.tr("due soon or overdue"), "warned"),
        (Cases.tr("overdue"), "late"),
        (Cases.tr("in doubt"), "doubt"),
        (Cases.tr("lacking evidence"), "lacking"),
        (Cases.tr("with a fatal finding"), "fatal"),
        (Cases.tr("closed this month"), "closed-this-month"),
        (Cases.tr("closed"), "closed"),
        (Cases.tr("withdrawn"), "withdrawn"),
    ]


def case_query(asked: Asked, today: date, filed_stages: tuple[str, ...] | None) -> CaseQuery:
    """Return the store's query for what the bar says; ``filed_stages`` keeps to filed cases."""
    query = CaseQuery(
        text=asked.text.strip(), matter=asked.matter, opened_from=asked.first, opened_to=asked.last,
        statuses=filed_stages,
    )  # fmt: skip
    month = today.replace(day=1)
    changes: dict[str, dict[str, Any]] = {
        "open": {"is_open": True},
        "warned": {"lights": ("soon", "late"), "is_open": True},
        "late": {"lights": ("late",), "is_open": True},
        "doubt": {"lights": ("doubt",)},
        "lacking": {"lacking": True, "is_open": True},
        "fatal": {"fatal": True},
        "closed-this-month": {"closed_from": month, "closed_to": today + timedelta(days=1)},
        "closed": {"is_open": False},
        "withdrawn": {"withdrawn": True},
    }
    return replace(query, **changes.get(asked.which, {}))


def case_row(line: CaseLine, number: int, today: date, stages: StageNames) -> TableRow:
    """Return a line of the list of cases; ``number`` is its 序号."""
    kind = LightKind(line.light)
    light = f"{kind.shape} {light_words(kind, line.days_left)}"
    if line.next_due_on is None and kind is LightKind.OK:
        light = ""
    untitled = Cases.tr("(no title yet)")
    lacks = Cases.tr("%n lacking", "", line.lacking) if line.lacking else ""
    cells = (
        str(number),
        line.number or "",
        line.title or line.matter_zh or untitled,
        "、".join(line.parties),
        stage_words(line.status, stages),
        light,
        lacks,
        write_short_day(line.opened_on, today),
        Cases.tr("Open") if line.owned else Cases.tr("Read"),
    )
    tip = "" if line.owned else Cases.tr("Another laptop owns this case; here it is read only.")
    return TableRow(line.id, cells, ((5, kind.value), (6, "late"), (8, "accent")), tip)


def stage_words(status: str | None, stages: StageNames) -> str:
    """Return the step at which a case stands."""
    if status is None:
        return Cases.tr("draft")
    names = stages.get(status)
    return pick(*names) if names else status


def filed_stages(stages: StageNames) -> tuple[str, ...]:
    """Return the steps at which a case has been filed."""
    return tuple(stage for stage in stages if stage not in BEFORE_FILING and stage.startswith("P"))

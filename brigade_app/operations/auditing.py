"""The journal for who audits it: who did what, when, to which object of which case; as a list and as a workbook.

A line says what the entry itself says, in the record's own words; nothing is judged. What was withheld or erased is
empty. The workbook leaves the sealed store, so writing it is journalled with the number of its lines.
"""

import io
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from brigade_app.domain.keeping import CASE_CHILDREN, Account, Event, Unit
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Case, Json
from brigade_app.operations.desk import Desk
from brigade_app.operations.roles import require
from brigade_app.operations.saving import journal_event
from brigade_app.operations.sheets import OPTIONS, plain
from brigade_app.store import HistoryEntry, JournalQuery

__all__ = ["JournalLine", "JournalQuery", "Writer", "journal_keys", "journal_lines", "journal_sheet", "writers"]
BATCH_ENTRIES = 500
_NAMES = ("name", "title", "text", "number", "item", "what", "kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writer:
    """Somebody who wrote entries: an account of this unit or of another whose bundles came in."""

    id: str
    name: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One entry: ``what`` is the event's own name, ``object`` the record's name, ``data`` what the event says.

    ``is_empty``: the record was saved, and its body is not here: withheld by who sent it, or erased by law.
    """

    log: int
    seq: int
    at: datetime
    actor: str | None
    unit: str
    kind: str
    op: str
    what: str
    object: str
    action_kind: str
    case: str | None
    case_name: str
    data: Mapping[str, Json]
    hash: str
    signed: bool
    is_empty: bool


def writers(desk: Desk) -> tuple[Writer, ...]:
    """Return who wrote entries, by unit and name."""
    require(desk, "read-audit")
    units = _units(desk)
    wrote = set(desk.store.audit.actors())
    rows = [row for row in desk.store.records.list("account") if isinstance(row.record, Account) and row.id in wrote]
    found = [Writer(id=row.id, name=row.record.name, unit=units.get(row.origin, "")) for row in rows]
    return tuple(sorted(found, key=lambda one: (one.unit != desk.unit.name, one.unit, one.name)))


def journal_keys(desk: Desk, query: JournalQuery) -> "array[int]":
    """Return the row numbers of the entries that ``query`` asks for, the newest first."""
    require(desk, "read-audit")
    return desk.store.audit.keys(query)


def journal_lines(desk: Desk, keys: Sequence[int]) -> tuple[JournalLine, ...]:
    """Return the lines of these row numbers, in their order."""
    require(desk, "read-audit")
    entries = desk.store.audit.by_keys(keys)
    names = {row.id: row.record.name for row in desk.store.records.list("account") if isinstance(row.record, Account)}
    units, nodes = _units(desk), {log.log: log.node for log in desk.store.sync.logs()}
    belongs = _cases_of(desk, entries)
    cases = desk.store.records.many("case", sorted(set(belongs.values())))
    titles = {key: _case_name(row.record) for key, row in cases.items()}
    return tuple(
        _line(one, names, units.get(nodes.get(one.log, 0), ""), belongs.get(one.id), titles) for one in entries
    )


def _cases_of(desk: Desk, entries: Sequence[HistoryEntry]) -> dict[str, str]:
    """Return which case each record or event belongs to, by the record's id."""
    found = {one.id: one.id for one in entries if one.kind == "case"}
    for kind in {one.kind for one in entries if one.kind in CASE_CHILDREN or one.kind == "number"}:
        rows = desk.store.records.many(kind, [one.id for one in entries if one.kind == kind])
        found |= {key: row.case for key, row in rows.items() if row.case}
    for one in entries:
        said = (one.record.data or {}).get("case") if isinstance(one.record, Event) else None
        if isinstance(said, str):
            found[one.id] = said
    return found


def _units(desk: Desk) -> dict[int, str]:
    rows = desk.store.records.list("unit")
    return {row.origin: row.record.name for row in rows if isinstance(row.record, Unit)}


def _line(
    entry: HistoryEntry, names: Mapping[str, str], unit: str, case: str | None, titles: Mapping[str, str]
) -> JournalLine:
    record = entry.record
    is_event = isinstance(record, Event)
    return JournalLine(
        log=entry.log, seq=entry.seq, at=entry.at, actor=names.get(entry.actor), unit=unit, kind=entry.kind,
        op=entry.op, what=record.what if is_event else "", object="" if is_event else _name_of(record),
        action_kind=record.kind if entry.kind == "action" and record is not None else "",
        case=case if case in titles else None, case_name=titles.get(case or "", ""),
        data=_named(record.data or {}, names) if is_event else {}, hash=entry.hash, signed=entry.signed,
        is_empty=record is None and entry.op == "put",
    )  # fmt: skip


def _case_name(record: Any) -> str:
    return (record.number or record.title or "") if isinstance(record, Case) else ""


def _name_of(record: Any) -> str:
    found = next((value for name in _NAMES if isinstance(value := getattr(record, name, None), str) and value), "")
    return found[:80]


def _named(data: Mapping[str, Json], names: Mapping[str, str]) -> dict[str, Json]:
    """Return what an event says, with accounts by their names."""
    return {key: names.get(value, value) if isinstance(value, str) else value for key, value in data.items()}


def journal_sheet(
    desk: Desk,
    query: JournalQuery,
    head: Sequence[str],
    words: Callable[[JournalLine], Sequence[str]],
    cancelled: Callable[[], bool] | None = None,
) -> bytes | None:
    """Return the entries that ``query`` asks for as a workbook, worded by ``words``; ``None``: it was cancelled."""
    import xlsxwriter

    require(desk, "read-audit")
    keys = list(journal_keys(desk, query))
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, OPTIONS) as book:
        book.set_properties({"created": None})
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True})
        for at, title in enumerate(head):
            sheet.write_string(0, at, title, bold)
        sheet.freeze_panes(1, 0)
        for start in range(0, len(keys), BATCH_ENTRIES):
            if cancelled is not None and cancelled():
                return None
            for line_at, line in enumerate(journal_lines(desk, keys[start : start + BATCH_ENTRIES]), start + 1):
                for at, cell in enumerate(words(line)):
                    sheet.write_string(line_at, at, plain(clean_text(cell, "cell")) if cell else "")
    if not desk.store.is_read_only:
        journal_event(desk, "journal-exported", count=len(keys))
    return content.getvalue()

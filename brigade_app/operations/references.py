"""Where a record of a case is used: the steps, lines and papers that would name what is not there.

A reader would guess that everything that points to a record stands in the way of its withdrawal. The custody links and
the claims of an item are part of it and go along; only what uses it is named.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from brigade_app.documents import form, form_ids
from brigade_app.domain.keeping import CASE_CHILDREN, IssuedDocument
from brigade_app.domain.records import Action, Dispute, Evidence, Party
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import find_case, living_rows
from brigade_app.store import Row

_FIELDS_OF_REFERENCE = {
    "party": ("parties", "signed_by", "not_signed_by"),
    "action": ("refers_to", "against", "action"),
    "evidence": ("evidence", "identity_proven_by"),
}
_PARTS_OF = {"evidence": ("custody",)}
"""What belongs to a record of this kind, and goes along with it."""


@dataclass(frozen=True, slots=True)
class Use:
    """A place where a record is used, in words; ``id`` of the record that uses it."""

    id: str
    zh: str
    en: str


def uses_of(desk: Desk, row: Row) -> tuple[Use, ...]:
    """Return where a party, a step or an item of evidence is used; nothing else is ever in use."""
    names = _FIELDS_OF_REFERENCE.get(row.kind)
    if names is None or row.case is None:
        return ()
    found = list(_records(desk, row, names))
    if isinstance(row.record, Evidence):
        found += [*_line(desk, row.case, row.record), *_papers(desk, row)]
    return tuple(found)


def _records(desk: Desk, row: Row, names: tuple[str, ...]) -> Iterator[Use]:
    for kind in CASE_CHILDREN:
        if kind in _PARTS_OF.get(row.kind, ()):
            continue
        for other in desk.store.records.list(kind, case=row.case):
            if not other.deleted and other.id != row.id and _names(other.record, names, row.id):
                yield _use(other)


def _names(record: Any, names: tuple[str, ...], wanted: str) -> bool:
    if not is_dataclass(record):
        return False
    for field in fields(record):
        value = getattr(record, field.name)
        if field.name in names and (value == wanted or (isinstance(value, tuple) and wanted in value)):
            return True
        if field.name == "document" and _names(value, names, wanted):
            return True
    return False


def _use(row: Row) -> Use:
    match row.record:
        case Action(kind=kind, at=at):
            words, on = ACTION_KINDS[kind], f" {at.text[:10]}" if at else ""
            return Use(row.id, f"步骤“{words.name_zh}{on}”", f"the step “{words.name_en}{on}”")
        case Party(name=name):
            return Use(row.id, f"当事人“{name or ''}”", f"the party “{name or ''}”")
        case Dispute():
            return Use(row.id, "一件复议、诉讼或者调解", "a dispute")
        case IssuedDocument() as paper:
            return _paper(row.id, paper)
        case _:
            return Use(row.id, "一条别的记录", "another record")


def _paper(record_id: str, paper: IssuedDocument) -> Use:
    title = form(paper.kind).title if paper.kind in form_ids() else paper.kind
    words = f"{title} {paper.number or ''}".strip()
    return Use(record_id, f"文书“{words}”", f"the document “{words}”")


def _line(desk: Desk, case: str, item: Evidence) -> Iterator[Use]:
    if item.checklist_item is None:
        return
    matter = desk.law.catalogue.matter(find_case(desk, case).matter)
    line = matter.line(item.checklist_item) if matter else None
    zh, en = (line.name_zh, line.name_en) if line else (item.checklist_item, item.checklist_item)
    yield Use(item.id, f"证据清单“{zh}”", f"the checklist's line “{en}”")


def _papers(desk: Desk, row: Row) -> Iterator[Use]:
    """Papers that list the evidence as it stood when they were made: signed ones, and such as bear a number."""
    for other in living_rows(desk, IssuedDocument, row.case):
        paper = other.record
        if paper.kind not in form_ids() or not form(paper.kind).lists_evidence or other.created_at < row.created_at:
            continue
        numbered = paper.state == "issued" and form(paper.kind).number == "own" and paper.number is not None
        if paper.state == "signed" or numbered:
            yield _paper(other.id, paper)

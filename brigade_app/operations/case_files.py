"""Case files in and out: one JSON document, one case. Ids from outside are kept beside ours and written again on
export.

A file from outside is not completed: what it does not say stays not recorded, its number stays its own, and an
officer is only taken for one of ours where name and certificate agree. Evidence that it names by digest is known, not
here.
"""

from dataclasses import dataclass
from typing import Any

from brigade_app.domain.keeping import KIND_OF, Change, Event
from brigade_app.domain.names import fold_name
from brigade_app.domain.records import Action, CaseFile, Dispute, Evidence, Officer, Party
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import file_of, reassess_after
from brigade_app.operations.numbering import brought_numbers
from brigade_app.operations.renaming import ids_of, renamed
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, journal_event, living, make_id, save
from brigade_app.sync.case_file import read_case_file, write_case_file

IMPORTED = "case-imported"


class CaseAlreadyHere(Refused):
    """The case was imported before, or was made here. Facts ``outside_id``, ``number``, ``case``."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A case that came in: our id, its id outside, and how many records."""

    case_id: str
    outside_id: str
    number: str | None
    title: str | None
    records: int


def import_case_file(desk: Desk, content: bytes, name: str = "") -> Imported:
    """Take a case file into the store as one deed.

    Raises:
        BadCaseFile: it cannot be read; facts ``file``, ``path``, ``reason``. Nothing was written.
        CaseAlreadyHere: its case is in this store.
    """
    require(desk, "import-case")
    outside = read_case_file(content, name, catalogue=desk.law.catalogue, allow_draft=True)
    _refuse_twin(desk, outside)
    known = _officers_of_ours(desk, outside)
    ids = {one: known.get(one) or make_id(desk) for one in ids_of(outside)}
    inside = renamed(outside, ids)
    back = {ours: theirs for theirs, ours in ids.items()}
    fresh = tuple(officer for officer in inside.officers if back[officer.id] not in known)
    changes = [Change(record=inside.case, outside_id=outside.case.id)]
    changes += [Change(record=officer, outside_id=back[officer.id]) for officer in fresh]
    children: list[Party | Action | Evidence | Dispute] = [*inside.parties, *inside.actions]
    children += [*inside.evidence, *inside.disputes]
    changes += [Change(record=one, case=inside.case.id, outside_id=back[one.id]) for one in children]
    changes += brought_numbers(desk, inside)
    told = event(
        desk, IMPORTED, case=inside.case.id, outside_id=outside.case.id, records=len(changes),
        officers={ours: theirs for theirs, ours in known.items()} or None,
    )  # fmt: skip
    save(desk, [told, *changes])
    reassess_after(desk, inside.case.id)
    return Imported(inside.case.id, outside.case.id, inside.case.number, inside.case.title, len(changes))


def _refuse_twin(desk: Desk, outside: CaseFile) -> None:
    same = desk.store.records.get("case", outside.case.id)
    twins = [same] if same else desk.store.records.find("case", "outside_id", outside.case.id)
    for row in twins:
        if not row.deleted and row.record is not None:
            raise CaseAlreadyHere(outside_id=outside.case.id, number=row.record.number or row.id, case=row.id)


def _officers_of_ours(desk: Desk, outside: CaseFile) -> dict[str, str]:
    ours = {_officer_key(officer): officer.id for officer in living(desk, Officer) if officer.certificate}
    keys = {officer.id: _officer_key(officer) for officer in outside.officers if officer.certificate}
    return {theirs: ours[key] for theirs, key in keys.items() if key in ours}


def _officer_key(officer: Officer) -> tuple[str, str, str, str]:
    first, last = officer.certificate_from, officer.certificate_to
    return (
        fold_name(officer.name or ""), fold_name(officer.certificate or ""), first.text if first else "",
        last.text if last else "",
    )  # fmt: skip


def export_case_file(desk: Desk, case: str) -> bytes:
    """Return a case as a case file, ids from outside written again; the export is journalled.

    Raises:
        CaseNotHere.
    """
    require(desk, "export-case")
    file = file_of(desk, case)
    content = write_case_file(renamed(file, _outside_ids(desk, file)))
    journal_event(desk, "case-exported", case=case, bytes=len(content))
    return content


def _outside_ids(desk: Desk, file: CaseFile) -> dict[str, str]:
    records: tuple[Any, ...] = (file.case, *file.parties, *file.officers, *file.actions, *file.evidence, *file.disputes)
    found = _names_of_our_officers(desk, file.case.id)
    for record in records:
        row = desk.store.records.get(KIND_OF[type(record)], record.id)
        if row is not None and row.outside_id:
            found[record.id] = row.outside_id
    return found


def _names_of_our_officers(desk: Desk, case: str) -> dict[str, str]:
    """Return the ids that the file of this case had for officers who are ours."""
    for row in desk.store.records.find("event", "what", IMPORTED):
        data = row.record.data or {} if isinstance(row.record, Event) else {}
        named = data.get("officers")
        if data.get("case") == case and isinstance(named, dict):
            return {ours: str(theirs) for ours, theirs in named.items()}
    return {}

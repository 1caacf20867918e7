"""The house case of the documents' tests in a store, under ids of the program."""

from dataclasses import replace

from brigade_app.domain.codec import decode, encode
from brigade_app.domain.keeping import Change
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import save
from tests.documents.makers import house_case

CASE = "01980000000070008000000000000001"


def enter_house_case(desk: Desk, *leave_out: str, disputes: bool = True) -> None:
    """Enter the case with its officers, as it stands on 25 November 2026; without the kinds of step named."""
    file = house_case() if disputes else replace(house_case(), disputes=())
    actions = [one for one in file.actions if one.kind not in leave_out]
    records = [replace(file.case, id=CASE), *file.parties, *actions, *file.evidence, *file.disputes]
    ids = {one.id: f"{CASE[:20]}{index:012d}" for index, one in enumerate(records, 1)}
    ids["house"] = CASE
    changes = []
    for one in (*file.officers, *records):
        case = CASE if one not in file.officers else None
        changes.append(Change(record=_renamed(one, ids), case=case))
    save(desk, changes)


def _renamed(record: object, ids: dict[str, str]) -> object:
    def walk(value: object) -> object:
        if isinstance(value, dict):
            return {key: walk(item) for key, item in value.items()}
        if isinstance(value, list):
            return [walk(item) for item in value]
        return ids.get(value, value) if isinstance(value, str) else value

    for number, key in enumerate(("o1", "o2", "o4", "o5", "o6"), 900):
        ids.setdefault(key, f"{CASE[:20]}{number:012d}")
    return decode(type(record), walk(encode(record)))

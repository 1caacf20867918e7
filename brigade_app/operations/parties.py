"""Persons and organisations of a case: entered, corrected, recognised from earlier cases by their number."""

from dataclasses import dataclass, replace

from brigade_app.domain.keeping import Change
from brigade_app.domain.names import clean_name, clean_text
from brigade_app.domain.records import Party
from brigade_app.domain.when import on_day
from brigade_app.domain.writing import birth_date_of, id_number_is_sound
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import Person
from brigade_app.operations.law import reassess_after
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_row, make_id, save

EARLIER_CASES = 50


@dataclass(frozen=True, slots=True)
class EarlierPerson:
    """A person or organisation that an earlier case names, and that case."""

    party: Party
    case_id: str
    number: str | None
    title: str | None


def add_party(desk: Desk, case: str, person: Person) -> str:
    """Enter a person or organisation into the case and return its id.

    Raises:
        BadName: the name or number has hidden characters, is empty or too long.
    """
    require(desk, "change-parties", case)
    party = make_party(desk, person)
    save(desk, [Change(record=party, case=case)])
    reassess_after(desk, case)
    return party.id


def change_party(desk: Desk, case: str, party: Party) -> None:
    """Save a corrected party; the version before stays in its history."""
    require(desk, "change-parties", case)
    row, _ = find_row(desk, Party, party.id)
    save(desk, [Change(record=tidy_party(party), case=row.case or case, outside_id=row.outside_id)])
    reassess_after(desk, case)


def make_party(desk: Desk, person: Person) -> Party:
    """Return the party that a form describes, with an id; not saved."""
    return tidy_party(
        Party(
            id=make_id(desk), role=person.role, kind=person.kind, name=person.name, id_number=person.id_number,
            address=person.address, phone=person.phone, capacity=person.capacity,
        )
    )  # fmt: skip


def tidy_party(party: Party) -> Party:
    """Return the party with clean texts; the date of birth follows from a sound identity number."""
    number = clean_name(party.id_number, "id_number").upper() if party.id_number else None
    born = party.born_on
    if born is None and number and party.kind == "person" and id_number_is_sound(number):
        day = birth_date_of(number)
        born = on_day(day) if day else None
    return replace(
        party,
        name=clean_name(party.name, "name") if party.name else None,
        id_number=number,
        born_on=born,
        address=clean_text(party.address, "address") if party.address else None,
        phone=clean_name(party.phone, "phone") if party.phone else None,
    )


def doubtful_number(party: Party) -> bool:
    """Whether a person's identity number cannot be right (shape, date of birth, check digit)."""
    return party.kind == "person" and bool(party.id_number) and not id_number_is_sound(party.id_number or "")


def find_person(desk: Desk, id_number: str) -> tuple[EarlierPerson, ...]:
    """Return who bears this identity or credit number in earlier cases, newest case first."""
    require(desk, "read-cases")
    wanted = id_number.strip().upper()
    if len(wanted) < 6:
        return ()
    found: list[EarlierPerson] = []
    for row in reversed(desk.store.records.find("party", "id_number", wanted)):
        case = desk.store.cases.get(row.case) if row.case else None
        if case is not None and not case.deleted and isinstance(row.record, Party):
            found.append(EarlierPerson(row.record, case.id, case.number, case.title))
    return tuple(found[:EARLIER_CASES])

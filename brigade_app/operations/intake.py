"""What was done, entered: a new action in five fields, further actions, the filing of a case.

Half filled is saved too: a case record without an action is a draft, journalled like all else. An action that never
becomes a case is a case record without a filing, numbered in the series of actions (执行). A past fact is always
logged; a step of today that is certainly unlawful is refused, a doubtful one asks for a reason, which is journalled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from brigade_app.domain.codec import decode, encode
from brigade_app.domain.keeping import Change
from brigade_app.domain.names import clean_name, clean_text
from brigade_app.domain.records import Action, Case, Evidence, Officer, Party
from brigade_app.domain.when import When, at_instant, parse_when
from brigade_app.errors import Refused
from brigade_app.operations.certificates import certificate_state
from brigade_app.operations.desk import Desk
from brigade_app.operations.evidence_seal import seals_with
from brigade_app.operations.forms import Filing, NewAction
from brigade_app.operations.gates import Warned, pass_gate
from brigade_app.operations.law import reassess_after
from brigade_app.operations.numbering import ACTION_CODE, CASE_CODE, spending
from brigade_app.operations.parties import make_party
from brigade_app.operations.roles import require
from brigade_app.operations.saving import NotRegistered, event, find_case, find_row, living, make_id, save

DONE_DAYS = (
    "approved_at", "reported_at", "told_to_party_on", "filed_with_organ_on", "served_on", "published_on", "posted_on",
)  # fmt: skip
"""Data keys that say when something was done; a hearing or a term may lie in the future."""
WITHOUT_CERTIFICATE = frozenset({"legal-review", "collective-discussion", "decision-approval", "hearing", "filing"})
"""Steps whose people act in another capacity than as enforcement officers (Penalty Law art. 42)."""


class EmptyAction(Refused):
    """Nothing at all is filled in."""


class OfficerNamedTwice(Refused):
    """One officer stands twice among the officers of an action (Penalty Law art. 42). Facts ``name``."""


class CaseAlreadyFiled(Refused):
    """The case has a filing. Facts ``number``."""


class NotYetHappened(Refused):
    """A step is logged when it has been done: this one, or a day in it, lies after today. Facts ``day``, ``today``."""


class FieldMissing(Refused):
    """A deed needs a field that is empty. Facts ``field``."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A logged action, and what is doubtful about it (rule ids and sentences in both languages)."""

    action_id: str
    warnings: tuple[Warned, ...] = ()


@dataclass(frozen=True, slots=True)
class Filed:
    """A filed case: its number from the unit's series, the filing, and what is doubtful about it."""

    number: str
    action_id: str
    warnings: tuple[Warned, ...] = ()


def new_action(desk: Desk, form: NewAction) -> str:
    """Enter an enforcement action, however little is known yet, and return the id of its case record.

    Raises:
        EmptyAction: no field is filled in.
        OfficerNamedTwice, NotRegistered, BadName: a field cannot be right.
    """
    require(desk, "log-action")
    if form == NewAction():
        raise EmptyAction
    check_matter(desk, form.matter)
    case_id = make_id(desk)
    case = Case(
        id=case_id, unit=desk.unit.name, unit_level="township" if desk.unit.seat == "township" else "county",
        record="complete", discovered_on=form.at, place=form.place, source=form.source, matter=form.matter,
        title=form.title, number=None,
    )  # fmt: skip
    changes = _filled(desk, case_id, form)
    with spending(desk, ACTION_CODE, (form.at.earliest if form.at else desk.today).year, case_id) as number:
        case = _titled(desk, replace(case, number=number.text), form)
        save(desk, [Change(record=number, case=case_id), Change(record=case), *changes])
    reassess_after(desk, case_id)
    return case_id


def continue_action(desk: Desk, case_id: str, form: NewAction) -> None:
    """Fill in more of an action that was saved half filled; what the form leaves empty stays as it is."""
    require(desk, "change-case", case_id)
    check_matter(desk, form.matter)
    case = find_case(desk, case_id)
    case = replace(
        case, discovered_on=form.at or case.discovered_on, place=form.place or case.place,
        source=form.source or case.source, matter=form.matter or case.matter, title=form.title or case.title,
    )  # fmt: skip
    known = {party.name for party in living(desk, Party, case_id)}
    fresh = replace(form, persons=tuple(person for person in form.persons if person.name not in known))
    if any(action.kind == form.kind for action in living(desk, Action, case_id)):
        fresh = replace(fresh, kind=None)
    row = desk.store.records.get("case", case_id)
    outside = row.outside_id if row else None
    save(desk, [Change(record=_titled(desk, case, form), outside_id=outside), *_filled(desk, case_id, fresh)])
    reassess_after(desk, case_id)


def _filled(desk: Desk, case_id: str, form: NewAction) -> list[Change]:
    parties = [make_party(desk, person) for person in form.persons if person.name]
    changes = [Change(record=party, case=case_id) for party in parties]
    if form.kind is not None:
        action = Action(
            id=make_id(desk), kind=form.kind, at=form.at, place=form.place, officers=form.officers,
            parties=tuple(party.id for party in parties) or None, recorded_by=desk.account.officer,
            note=clean_text(form.note, "note") if form.note else None,
        )  # fmt: skip
        decode(Action, encode(action))
        _check_officers(desk, action)
        changes.append(Change(record=action, case=case_id))
    return changes


def _titled(desk: Desk, case: Case, form: NewAction | Filing) -> Case:
    if case.title:
        return replace(case, title=clean_name(case.title, "title"))
    persons = form.persons if isinstance(form, NewAction) else ()
    names = [one.name for one in persons if one.name] + [one.name for one in living(desk, Party, case.id) if one.name]
    matter = desk.law.catalogue.matter(case.matter)
    about = matter.name_zh if matter else case.matter_zh
    who = names[0] if names else None
    title = f"{who or ''}{about or ''}" if about else None
    return replace(case, title=title)


def check_matter(desk: Desk, matter: str | None) -> None:
    """Return quietly when the catalogue has the matter, or none is named.

    Raises:
        NotRegistered: the catalogue does not have it.
    """
    if matter is not None and desk.law.catalogue.matter(matter) is None:
        raise NotRegistered(what="matter", id=matter)


def log_action(
    desk: Desk, case_id: str, action: Action, reason: str | None = None, *, happened: bool | None = None
) -> Logged:
    """Log one more action of the case; an ``id`` of ``""`` is given a new one. A decision seals the evidence.

    ``happened`` says that a step of today was done already, so it is logged whatever stands against it; left out, an
    action before today counts as done.

    Raises:
        Unreadable: a data key that its kind does not have, or a value of the wrong shape.
        NotRegistered, OfficerNamedTwice: it refers to somebody or something that is not here.
        StepNotLawful, StepNotLawfulYet: certainly unlawful today (mark text or D); nothing was saved.
        ReasonNeeded: doubtful; give ``reason`` to go on.
        NotYetHappened: it lies in the future; only what is planned inside a step may (a hearing, a term).
    """
    require(desk, "log-action", case_id)
    action = checked_action(desk, case_id, action)
    warnings = (*pass_gate(desk, case_id, action, reason, happened), *certificate_warnings(desk, action))
    _refuse_future(desk, action)
    changes = [Change(record=action, case=case_id), *_went_on(desk, case_id, action, warnings, reason)]
    save(desk, [*changes, *seals_with(desk, case_id, action)])
    reassess_after(desk, case_id)
    return Logged(action.id, warnings)


def change_action(desk: Desk, case_id: str, action: Action) -> None:
    """Correct an action that is logged; the version before stays in its history."""
    require(desk, "log-action", case_id)
    row, _ = find_row(desk, Action, action.id)
    if row.case != case_id:
        raise NotRegistered(what="action", id=action.id)
    save(desk, [Change(record=checked_action(desk, case_id, action), case=case_id, outside_id=row.outside_id)])
    reassess_after(desk, case_id)


def _refuse_future(desk: Desk, action: Action) -> None:
    """Raise `NotYetHappened` for a step, or a day of something done in it, that lies after today."""
    said = [action.at] if action.at else []
    for key in DONE_DAYS:
        value = (action.data or {}).get(key)
        if isinstance(value, str):
            said.append(parse_when(value))
    for when in said:
        if when.earliest > desk.today:
            raise NotYetHappened(day=when.earliest, today=desk.today)


def _went_on(desk: Desk, case_id: str, action: Action, warnings: Sequence[Warned], reason: str | None) -> list[Change]:
    if not reason or not warnings:
        return []
    rules = [warned.rule for warned in warnings]
    said = clean_text(reason, "reason")
    return [event(desk, "went-on-after-warning", case=case_id, action=action.id, rules=[*rules], reason=said)]


def checked_action(desk: Desk, case_id: str, action: Action) -> Action:
    """Return the action with an id and clean texts, its data keys and references checked. Raises as `log_action`."""
    if not action.id:
        action = replace(action, id=make_id(desk))
    if action.note:
        action = replace(action, note=clean_text(action.note, "note"))
    if action.recorded_by is None and desk.account.officer is not None:
        action = replace(action, recorded_by=desk.account.officer)
    action = decode(Action, encode(action))
    _check_officers(desk, action)
    _check_references(desk, case_id, action)
    return action


def _check_officers(desk: Desk, action: Action) -> None:
    known = {officer.id: officer for officer in living(desk, Officer)}
    named = action.officers or ()
    for officer_id in (*named, *((action.decided_by,) if action.decided_by else ())):
        if officer_id not in known:
            raise NotRegistered(what="officer", id=officer_id)
    for officer_id in named:
        if named.count(officer_id) > 1:
            raise OfficerNamedTwice(name=known[officer_id].name)


def _check_references(desk: Desk, case_id: str, action: Action) -> None:
    named: tuple[tuple[str, type[Any], tuple[str, ...]], ...] = (
        ("party", Party, action.parties or ()),
        ("action", Action, action.refers_to or ()),
        ("evidence", Evidence, action.evidence or ()),
    )
    for what, cls, ids in named:
        known: set[str] = {record.id for record in living(desk, cls, case_id)} if ids else set()
        for record_id in ids:
            if record_id not in known:
                raise NotRegistered(what=what, id=record_id)


def certificate_warnings(desk: Desk, action: Action) -> tuple[Warned, ...]:
    """Return a warning for each officer of the action whose certificate did not hold on its day (art. 42)."""
    if action.kind in WITHOUT_CERTIFICATE:
        return ()
    day = action.at.earliest if action.at else desk.today
    known = {officer.id: officer for officer in living(desk, Officer)}
    found: list[Warned] = []
    for officer_id in action.officers or ():
        officer = known[officer_id]
        state = certificate_state(officer, day)
        if state in ("expired", "not-yet", "missing"):
            zh = {"expired": "已过期", "not-yet": "尚未生效", "missing": "没有登记"}[state]
            en = {"expired": "had expired", "not-yet": "was not valid yet", "missing": "is not registered"}[state]
            found.append(
                Warned("certificate", f"{officer.name}的执法证件在{day.isoformat()}{zh}",
                       f"the certificate of {officer.name} {en} on {day.isoformat()}", ("行政处罚法 42",))
            )  # fmt: skip
    return tuple(found)


def file_case(
    desk: Desk, case_id: str, filing: Filing, reason: str | None = None, *, happened: bool | None = None
) -> Filed:
    """File the case (立案): log the filing and give it the next number of the unit's series, offline and gap-free.

    Raises:
        CaseAlreadyFiled: it has a filing.
        FieldMissing: no officers are named.
        StepNotLawful, StepNotLawfulYet, ReasonNeeded, NotRegistered, OfficerNamedTwice: as `log_action`.
    """
    require(desk, "file-case", case_id)
    case = find_case(desk, case_id)
    if any(action.kind == "filing" for action in living(desk, Action, case_id)):
        raise CaseAlreadyFiled(number=case.number)
    if not filing.officers:
        raise FieldMissing(field="officers")
    check_matter(desk, filing.matter)
    parties = tuple(party.id for party in living(desk, Party, case_id) if party.role in (None, "party"))
    action = checked_action(desk, case_id, Action(
        id="", kind="filing", at=filing.at, officers=filing.officers, decided_by=filing.decided_by,
        parties=parties or None, data=None if filing.approved is None else {"approved": filing.approved},
        note=filing.note,
    ))  # fmt: skip
    warnings = (*pass_gate(desk, case_id, action, reason, happened), *certificate_warnings(desk, action))
    case = replace(
        case, procedure=filing.procedure or case.procedure, matter=filing.matter or case.matter,
        title=filing.title or case.title,
    )  # fmt: skip
    told = _went_on(desk, case_id, action, warnings, reason)
    row = desk.store.records.get("case", case_id)
    with spending(desk, CASE_CODE, filing.at.earliest.year, case_id) as number:
        case = _titled(desk, replace(case, number=number.text), filing)
        head = Change(record=case, outside_id=row.outside_id if row else None)
        save(desk, [Change(record=number, case=case_id), head, *told, Change(record=action, case=case_id)])
    reassess_after(desk, case_id)
    return Filed(number.text, action.id, warnings)


def change_case(desk: Desk, case: Case) -> None:
    """Save the case's own fields as they now stand. Its number is not typed in: it stays what the series gave.

    Raises:
        NotRegistered: the matter is not in the catalogue.
        Unreadable: a field of the wrong shape.
    """
    require(desk, "change-case", case.id)
    row, before = find_row(desk, Case, case.id)
    check_matter(desk, case.matter)
    case = decode(Case, encode(replace(case, number=before.number)))
    if case.title:
        case = replace(case, title=clean_name(case.title, "title"))
    save(desk, [Change(record=case, outside_id=row.outside_id)])
    reassess_after(desk, case.id)


def now_said(desk: Desk) -> When:
    """Return this instant as a record says it."""
    return at_instant(desk.now())

"""The first start: a unit, its officers, the first account, and the recovery key that is printed and not kept.

The first account does the work of the system and the security administrator until others are named (R36). That is
journalled here and shown at the foot of the window. It is never the audit administrator.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Role, Unit
from brigade_app.domain.names import clean_name
from brigade_app.domain.records import Officer
from brigade_app.errors import Refused
from brigade_app.operations.clock import clock_facts
from brigade_app.operations.desk import Clock, Desk, system_clock
from brigade_app.operations.forms import NewLogin, NewOfficer, NewUnit
from brigade_app.operations.opening import sit_down
from brigade_app.operations.people import AuditStandsAlone, make_officer, refuse_foreign_roles, refuse_twin
from brigade_app.operations.roles import require
from brigade_app.operations.saving import event, save
from brigade_app.store import Cost, NewAccount, create_store

FIRST_ROLES: dict[str, tuple[Role, ...]] = {
    "township": ("captain", "system-admin", "security-admin"),
    "county": ("receiver", "supervisor", "rule-keeper", "system-admin", "security-admin"),
}
MAX_NODE = 2**63 - 1


class BadNode(Refused):
    """A node number that cannot be: facts ``node``."""


@dataclass(frozen=True, slots=True)
class Started:
    """A store that was just made: the desk of its first account, and the recovery key to be printed now."""

    desk: Desk
    recovery_key: str


def first_start(
    folder: Path,
    unit: NewUnit,
    officers: Sequence[NewOfficer],
    login: NewLogin,
    now: Clock = system_clock,
    *,
    first_officer: int | None = None,
    resources: Path | None = None,
    cost: Cost | None = None,
) -> Started:
    """Make a store with its unit, officers and first account, and sit down in it.

    ``first_officer`` is the place in ``officers`` of the person the account belongs to. Roles left out are those of a
    first account (`FIRST_ROLES`).

    Raises:
        StoreExists, FolderRefused, WeakPassword: from the store; nothing was made.
        SameOfficerTwice, BadCertificate, BadName, BadNode, AuditStandsAlone, RolesOfAnotherSeat: in what was filled in.
    """
    entered = check_officers(officers, now)
    if not 0 < unit.node <= MAX_NODE:
        raise BadNode(node=unit.node)
    roles = login.roles or FIRST_ROLES[unit.seat]
    refuse_foreign_roles(unit.seat, login.name, roles)
    if "audit-admin" in roles:
        raise AuditStandsAlone(name=login.name, roles=roles)
    mine = entered[first_officer].id if first_officer is not None else login.officer
    account = NewAccount(name=clean_name(login.name, "name"), password=login.password, roles=roles, officer=mine)
    created = create_store(folder, make_unit(unit, now), unit.node, account, now=now(), cost=cost)
    desk = sit_down(created.store, created.session, now, resources)
    told = [event(desk, "store-made", account=desk.account.id, **clock_facts())]
    if {"system-admin", "security-admin"} <= set(roles):
        told.append(event(desk, "administrators-combined", account=desk.account.id))
    save(desk, [*(Change(record=officer) for officer in entered), *told])
    return Started(desk, created.recovery_key)


def check_officers(officers: Sequence[NewOfficer], now: Clock) -> list[Officer]:
    """Return the officers' records. Raises `SameOfficerTwice`, `BadCertificate`, ``BadName``."""
    entered: list[Officer] = []
    for form in officers:
        officer = make_officer(new_id(now()), form)
        refuse_twin(officer, entered)
        entered.append(officer)
    return entered


def make_unit(form: NewUnit, now: Clock) -> Unit:
    """Return the unit's record. Raises ``BadName``."""
    return Unit(
        id=new_id(now()), name=clean_name(form.name, "unit"), seat=form.seat,
        place_short=clean_name(form.place_short, "place_short") if form.place_short else None, place=form.place,
        villages=tuple(clean_name(one, "village") for one in form.villages if one.strip()) or None,
        county_name=form.county_name, court_name=form.court_name, brigade_name=form.brigade_name,
        address=form.address, phone=form.phone,
    )  # fmt: skip


def short_place(unit_name: str) -> str | None:
    """Return the place as numbers write it, where the name tells: 南召县城郊乡人民政府 is 南召（城郊）."""
    found = re.fullmatch(r"(?:.*[省市])?(\w{1,4})[县区市](\w{1,4}?)(?:乡|镇|街道).*", unit_name)
    if found is not None:
        return f"{found[1]}（{found[2]}）"
    county = re.fullmatch(r"(?:.*[省市])?(\w{1,4})[县区](\w*)", unit_name)
    return county[1] if county else None


def change_unit(desk: Desk, unit: Unit) -> None:
    """Save the unit's corrected names, villages and address; its seat stays."""
    require(desk, "change-unit")
    save(desk, [Change(record=replace(unit, id=desk.unit.id, seat=desk.unit.seat, name=clean_name(unit.name, "unit")))])

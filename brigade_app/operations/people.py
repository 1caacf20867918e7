"""Officers with their certificates, and accounts with their roles and passwords.

An officer is a person of the organ; an account is who may log in here. They are linked, never the same: a captain may
have a certificate and no account, a county receiver an account and no certificate.
"""

from dataclasses import replace

from brigade_app.domain.keeping import Account, Change, Role
from brigade_app.domain.names import clean_name, fold_name
from brigade_app.domain.records import Officer
from brigade_app.domain.when import on_day
from brigade_app.errors import Refused
from brigade_app.operations.certificates import OfficerLine, officer_line
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewLogin, NewOfficer
from brigade_app.operations.roles import ADMINISTRATORS, COUNTY_ROLES, TOWNSHIP_ROLES, require
from brigade_app.operations.saving import event, find_record, find_row, living, living_rows, make_id, save
from brigade_app.store import NewAccount


class SameOfficerTwice(Refused):
    """An officer with this certificate (or this name and none) is registered. Facts ``name``, ``certificate``."""


class BadCertificate(Refused):
    """A certificate that cannot be: facts ``reason`` (``ends-before-it-begins`` …), ``certificate``."""


class AuditStandsAlone(Refused):
    """The audit administrator has no other role and is nobody who has one (R36). Facts ``name``, ``roles``."""


class LastAdministrator(Refused):
    """Nobody would be left who manages accounts. Facts ``name``."""


class RolesOfAnotherSeat(Refused):
    """A township has no county roles, and the reverse. Facts ``roles``, ``seat``, ``name``."""


def officers(desk: Desk) -> tuple[OfficerLine, ...]:
    """Return the register with the state of each certificate today; strangers in case files are not in it."""
    rows = living_rows(desk, Officer)
    return tuple(officer_line(row.record, desk.today) for row in rows if row.outside_id is None)


def register_officer(desk: Desk, form: NewOfficer) -> str:
    """Enter an officer and return the record's id.

    Raises:
        SameOfficerTwice: the certificate number, or the name without one, is registered.
        BadCertificate: an officer or captain without a certificate number; validity that ends before it begins.
    """
    require(desk, "register-officers")
    officer = make_officer(make_id(desk), form)
    refuse_twin(officer, living(desk, Officer))
    save(desk, [Change(record=officer)])
    return officer.id


def change_officer(desk: Desk, officer: Officer) -> None:
    """Save an officer's corrected entry. Raises as `register_officer`."""
    require(desk, "register-officers")
    row, _ = find_row(desk, Officer, officer.id)
    officer = check_certificate(officer)
    refuse_twin(officer, [other for other in living(desk, Officer) if other.id != officer.id])
    save(desk, [Change(record=officer, outside_id=row.outside_id)])


def make_officer(record_id: str, form: NewOfficer) -> Officer:
    """Return the officer that a form describes; not saved. Raises `BadCertificate`, ``BadName``."""
    return check_certificate(
        Officer(
            id=record_id, name=form.name, certificate=form.certificate,
            certificate_from=on_day(form.certificate_from) if form.certificate_from else None,
            certificate_to=on_day(form.certificate_to) if form.certificate_to else None,
            posts=form.posts, legal_qualification=form.legal_qualification,
        )
    )  # fmt: skip


def check_certificate(officer: Officer) -> Officer:
    """Return the officer with clean name and number. Raises as `make_officer`."""
    name = clean_name(officer.name or "", "name")
    said = (officer.certificate or "").strip()
    number = clean_name(said, "certificate") if said else None
    if number is None and {"officer", "captain"} & set(officer.posts or ()):
        raise BadCertificate(reason="no-certificate", certificate="", name=name)
    first, last = officer.certificate_from, officer.certificate_to
    if first is not None and last is not None and last.latest < first.earliest:
        raise BadCertificate(reason="ends-before-it-begins", certificate=number, name=name)
    return replace(officer, name=name, certificate=number)


def refuse_twin(officer: Officer, others: "tuple[Officer, ...] | list[Officer]") -> None:
    """Return quietly when ``officer`` is not among ``others`` under another id.

    Raises:
        SameOfficerTwice: same certificate number; or same name, and one of the two has no number.
    """
    for other in others:
        same_name = fold_name(other.name or "") == fold_name(officer.name or "")
        if other.certificate and officer.certificate:
            if fold_name(other.certificate) == fold_name(officer.certificate):
                raise SameOfficerTwice(name=other.name, certificate=other.certificate)
        elif same_name:
            raise SameOfficerTwice(name=other.name, certificate=other.certificate or officer.certificate)


def accounts(desk: Desk) -> tuple[Account, ...]:
    """Return the accounts of this computer, those that are disabled too.

    Accounts of other nodes come in bundles, so that their signatures can be checked; nobody logs in with them here.
    """
    rows = living_rows(desk, Account)
    return tuple(row.record for row in rows if row.owner == desk.store.node and isinstance(row.record, Account))


def add_account(desk: Desk, form: NewLogin) -> str:
    """Make an account with its own password and key, and return its id; the role change is journalled.

    Raises:
        AccountNameTaken, WeakPassword: from the store.
        RolesOfAnotherSeat, AuditStandsAlone, NotRegistered: the roles or the officer cannot be.
    """
    require(desk, "manage-accounts")
    roles = check_roles(desk, form.name, form.roles, form.officer)
    login = NewAccount(name=clean_name(form.name, "name"), password=form.password, roles=roles, officer=form.officer)
    account = desk.store.accounts.add(login, by=desk.session, at=desk.now())
    save(desk, [event(desk, "account-added", account=account.id, name=account.name, roles=[*roles])])
    return account.id


def change_password(desk: Desk, old: str, new: str) -> None:
    """Give the own account a new password; the key that signs stays.

    Raises:
        WrongPassword: the old one is not right.
        WeakPassword: the new one is short or common.
    """
    desk.store.accounts.change_password(desk.session, old, new, at=desk.now())
    save(desk, [event(desk, "password-changed", account=desk.account.id)])


def disable_account(desk: Desk, account_id: str, reason: str) -> None:
    """Take an account's key slot away and revoke its key from here on (R37); its past signatures stay good.

    Raises:
        LastAdministrator: nobody else manages accounts.
    """
    require(desk, "manage-accounts")
    account = find_record(desk, Account, account_id)
    others = [one for one in accounts(desk) if one.id != account_id and one.active]
    if not any("system-admin" in one.roles for one in others):
        raise LastAdministrator(name=account.name)
    desk.store.accounts.remove(account_id, by=desk.session, at=desk.now())
    save(desk, [event(desk, "account-disabled", account=account_id, name=account.name, reason=reason.strip() or None)])


def grant_roles(desk: Desk, account_id: str, roles: tuple[Role, ...]) -> None:
    """Give an account these roles and no others; journalled.

    Raises:
        LastAdministrator, RolesOfAnotherSeat, AuditStandsAlone: the roles cannot be.
    """
    require(desk, "grant-roles")
    account = find_record(desk, Account, account_id)
    check_roles(desk, account.name, roles, account.officer, account_id)
    if "system-admin" not in roles:
        others = [one for one in accounts(desk) if one.id != account_id and one.active]
        if not any("system-admin" in one.roles for one in others):
            raise LastAdministrator(name=account.name)
    told = event(desk, "roles-changed", account=account_id, name=account.name, before=[*account.roles], after=[*roles])
    save(desk, [told, Change(record=replace(account, roles=roles))])


def check_roles(
    desk: Desk, name: str, roles: tuple[Role, ...], officer: str | None, account_id: str | None = None
) -> tuple[Role, ...]:
    """Return the roles where they fit the seat and the audit stands alone."""
    if officer is not None:
        find_record(desk, Officer, officer)
    refuse_foreign_roles(desk.unit.seat, name, roles)
    if "audit-admin" not in roles:
        twins = [one for one in accounts(desk) if "audit-admin" in one.roles]
        if officer is not None and any(one.officer == officer and one.id != account_id for one in twins):
            raise AuditStandsAlone(name=name, roles=roles)
        return roles
    same_person = any(
        one.officer == officer and one.id != account_id and one.active for one in accounts(desk) if officer is not None
    )
    if len(roles) > 1 or same_person:
        raise AuditStandsAlone(name=name, roles=roles)
    return roles


def refuse_foreign_roles(seat: str, name: str, roles: tuple[Role, ...]) -> None:
    """Return quietly when all roles belong to a unit of this seat. Raises `RolesOfAnotherSeat`."""
    known = ADMINISTRATORS | (TOWNSHIP_ROLES if seat == "township" else COUNTY_ROLES)
    foreign = tuple(role for role in roles if role not in known)
    if foreign:
        raise RolesOfAnotherSeat(roles=foreign, seat=seat, name=name)


def administrators_combined(desk: Desk) -> bool:
    """Whether one account still does the work of the system and the security administrator (shown on the screen)."""
    return any({"system-admin", "security-admin"} <= set(one.roles) for one in accounts(desk) if one.active)

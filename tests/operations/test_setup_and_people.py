"""The first start, officers with certificates, accounts and roles (R32-R37)."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Account, Event, Unit
from brigade_app.domain.names import BadName
from brigade_app.domain.records import Officer
from brigade_app.operations.certificates import certificate_state
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewLogin
from brigade_app.operations.opening import leave, open_desk, recover_desk
from brigade_app.operations.people import (
    AuditStandsAlone,
    BadCertificate,
    LastAdministrator,
    RolesOfAnotherSeat,
    SameOfficerTwice,
    accounts,
    add_account,
    administrators_combined,
    change_officer,
    change_password,
    disable_account,
    grant_roles,
    officers,
    register_officer,
)
from brigade_app.operations.questions import standing
from brigade_app.operations.saving import living
from brigade_app.operations.setup import BadNode, change_unit, first_start, short_place
from brigade_app.store import Cost
from brigade_app.store.errors import StoreExists, WeakPassword, WrongPassword
from tests.operations.makers import PASSWORD, WoundClock, a_township, a_unit, an_officer, day, two_officers

CHEAP = Cost.for_tests()


def test_a_first_start_makes_unit_officers_account_and_recovery_key(tmp_path: Path, clock: WoundClock):
    started = a_township(tmp_path, clock)
    desk = started.desk
    try:
        assert desk.unit.name == "南召县城郊乡人民政府"
        assert [line.officer.name for line in officers(desk)] == ["张建国", "李红"]
        assert desk.account.officer == officers(desk)[0].officer.id
        assert started.recovery_key
        kept = "".join(p.read_text(encoding="latin-1") for p in desk.store.folder.rglob("*") if p.is_file())
        assert started.recovery_key not in kept
    finally:
        desk.store.close()


def test_the_first_account_does_the_administrators_work_which_is_journalled_and_shown(desk: Desk):
    """R36."""
    assert {"system-admin", "security-admin"} <= set(desk.account.roles)
    assert "audit-admin" not in desk.account.roles
    assert "administrators-combined" in {event.what for event in living(desk, Event)}
    assert standing(desk).combined_administrators


def test_naming_other_administrators_ends_the_combination(desk: Desk):
    add_account(desk, NewLogin(name="王系统", password="系统管理员的长口令二〇二六", roles=("system-admin",)))
    grant_roles(desk, desk.account.id, ("captain", "security-admin"))
    assert not administrators_combined(desk)
    changed = [one for one in living(desk, Event) if one.what == "roles-changed"]
    assert changed[-1].data["after"] == ["captain", "security-admin"]


def test_the_county_seat_has_county_roles(tmp_path: Path, clock: WoundClock):
    unit = a_unit(name="南召县司法局", seat="county", place_short="南召")
    started = first_start(tmp_path / "c", unit, [], NewLogin(name="接收员", password=PASSWORD), clock, cost=CHEAP)
    try:
        assert {"receiver", "supervisor", "rule-keeper"} <= set(started.desk.account.roles)
        with pytest.raises(RolesOfAnotherSeat):
            add_account(started.desk, NewLogin(name="某", password=PASSWORD + "甲", roles=("captain",)))
    finally:
        started.desk.store.close()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"officers": [an_officer(), an_officer("别名", "豫r1101")]}, SameOfficerTwice),
        ({"officers": [an_officer(), an_officer(number=None, posts=("legal-reviewer",))]}, SameOfficerTwice),
        ({"officers": [an_officer(number="  ")]}, BadCertificate),
        ({"officers": [an_officer(certificate_to=date(2023, 1, 1))]}, BadCertificate),
        ({"officers": [an_officer("王\u200b某", "豫R7")]}, BadName),
        ({"unit": a_unit(node=0)}, BadNode),
        ({"login": NewLogin(name="张", password="short")}, WeakPassword),
        ({"login": NewLogin(name="张", password=PASSWORD, roles=("captain", "audit-admin"))}, AuditStandsAlone),
        ({"login": NewLogin(name="张", password=PASSWORD, roles=("receiver",))}, RolesOfAnotherSeat),
    ],
)
def test_a_wrong_first_start_makes_nothing(tmp_path: Path, clock: WoundClock, change: dict, error: type[Exception]):
    people = change.get("officers", [an_officer()])
    login = change.get("login", NewLogin(name="张建国", password=PASSWORD))
    with pytest.raises(error):
        first_start(tmp_path / "s", change.get("unit", a_unit()), people, login, clock, cost=CHEAP)
    assert not (tmp_path / "s").exists() or not any((tmp_path / "s").iterdir())


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path, clock: WoundClock):
    (tmp_path / "s").mkdir()
    (tmp_path / "s" / "notes.txt").write_text("mine")
    with pytest.raises(StoreExists):
        first_start(tmp_path / "s", a_unit(), [], NewLogin(name="张", password=PASSWORD), clock, cost=CHEAP)


def test_an_officer_is_registered_once(desk: Desk):
    """Issue 2, bad input: the same officer twice."""
    with pytest.raises(SameOfficerTwice) as refused:
        register_officer(desk, an_officer("张 建国", "豫Ｒ1101"))
    assert refused.value.facts == {"name": "张建国", "certificate": "豫R1101"}
    made = register_officer(desk, an_officer("王新", "豫R1103"))
    assert made in {line.officer.id for line in officers(desk)}


def test_a_correction_may_not_take_a_colleagues_certificate(desk: Desk):
    _, second = two_officers(desk)
    officer = desk.store.records.get("officer", second).record
    assert isinstance(officer, Officer)
    with pytest.raises(SameOfficerTwice):
        change_officer(desk, replace(officer, certificate="豫R1101"))
    change_officer(desk, replace(officer, certificate="豫R1109"))


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, "missing"),
        ({"certificate": "1"}, "unknown"),
        ({"certificate": "1", "certificate_to": day("2026-11-23")}, "expired"),
        ({"certificate": "1", "certificate_from": day("2026-11-25"), "certificate_to": day("2028-01-01")}, "not-yet"),
        ({"certificate": "1", "certificate_from": day("2024-01-01"), "certificate_to": day("2026-11-24")}, "soon"),
        ({"certificate": "1", "certificate_from": day("2024-01-01"), "certificate_to": day("2028-01-01")}, "valid"),
    ],
)
def test_a_certificate_is_valid_soon_over_expired_or_unknown(fields: dict, state: str):
    """Penalty Law art. 42; no dates recorded is unknown, not valid."""
    assert certificate_state(Officer(id="o", **fields), date(2026, 11, 24)) == state


def test_a_new_account_opens_the_store_with_its_own_password(tmp_path: Path, desk: Desk, clock: WoundClock):
    _, second = two_officers(desk)
    login = NewLogin(name="李红", password="另一个够长的口令2026", roles=("officer",), officer=second)
    add_account(desk, login)
    folder = desk.store.folder
    leave(desk)
    again = open_desk(folder, "李红", login.password, clock, cost=CHEAP)
    try:
        assert again.account.roles == ("officer",)
        assert living(again, Event)[-1].what == "log-in"
    finally:
        leave(again)
    with pytest.raises(WrongPassword):
        open_desk(folder, "李红", PASSWORD, clock, cost=CHEAP)


def test_the_audit_administrator_is_nobody_else(desk: Desk):
    """R36: audit is never the same."""
    first, second = two_officers(desk)
    with pytest.raises(AuditStandsAlone):
        add_account(desk, NewLogin(name="审", password=PASSWORD + "乙", roles=("audit-admin", "officer")))
    with pytest.raises(AuditStandsAlone):
        add_account(desk, NewLogin(name="审", password=PASSWORD + "乙", roles=("audit-admin",), officer=first))
    add_account(desk, NewLogin(name="审", password=PASSWORD + "乙", roles=("audit-admin",), officer=second))
    with pytest.raises(AuditStandsAlone):
        add_account(desk, NewLogin(name="李红", password=PASSWORD + "丙", roles=("officer",), officer=second))


def test_the_last_who_manages_accounts_stays(desk: Desk):
    with pytest.raises(LastAdministrator):
        disable_account(desk, desk.account.id, "调离")
    with pytest.raises(LastAdministrator):
        grant_roles(desk, desk.account.id, ("captain",))


def test_a_leaving_officer_loses_the_account_and_the_past_stays_signed(desk: Desk, clock: WoundClock):
    """R37: slot removed, key revoked from entry n."""
    made = add_account(desk, NewLogin(name="李红", password="另一个够长的口令2026", roles=("officer",)))
    disable_account(desk, made, "调离")
    gone = next(one for one in accounts(desk) if one.id == made)
    assert isinstance(gone, Account)
    assert (gone.active, gone.revoked_log) == (False, desk.store.current_log)
    told = [one for one in living(desk, Event) if one.what == "account-disabled"]
    assert told[-1].data["reason"] == "调离"


def test_a_password_is_changed_with_the_old_one(desk: Desk, clock: WoundClock):
    new = "更长的新口令（二〇二六年）"
    with pytest.raises(WrongPassword):
        change_password(desk, "不是这个口令不是这个", new)
    with pytest.raises(WeakPassword):
        change_password(desk, PASSWORD, "短")
    change_password(desk, PASSWORD, new)
    folder = desk.store.folder
    leave(desk)
    leave(open_desk(folder, None, new, clock, cost=CHEAP))


def test_the_recovery_key_opens_with_a_new_account(tmp_path: Path, clock: WoundClock):
    """R32: who comes back that way gets a new signing key; the journal says so."""
    started = a_township(tmp_path, clock)
    folder, key = started.desk.store.folder, started.recovery_key
    leave(started.desk)
    login = NewLogin(name="新队长", password="恢复以后的新口令2026", roles=("captain", "system-admin"))
    desk = recover_desk(folder, key, login, clock, cost=CHEAP)
    try:
        assert desk.account.name == "新队长"
        assert living(desk, Event)[-1].what == "log-in-by-recovery"
    finally:
        leave(desk)


def test_failed_log_ins_are_shown_and_journalled_at_the_next_good_one(desk: Desk, clock: WoundClock):
    """R34."""
    folder = desk.store.folder
    leave(desk)
    for _ in range(3):
        with pytest.raises(WrongPassword):
            open_desk(folder, None, "完全错误的口令十二", clock, cost=CHEAP)
    again = open_desk(folder, None, PASSWORD, clock, cost=CHEAP)
    try:
        assert again.session.failures_before == 3
        assert living(again, Event)[-1].data["failures"] == 3
    finally:
        leave(again)


def test_a_units_entry_is_corrected_and_its_seat_stays(desk: Desk):
    change_unit(desk, replace(desk.unit, phone="0377-0000000", seat="county", id="x"))
    assert (desk.unit.phone, desk.unit.seat) == ("0377-0000000", "township")
    assert isinstance(desk.unit, Unit)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("南召县城郊乡人民政府", "南召（城郊）"), ("河南省南阳市南召县云阳镇人民政府", "南召（云阳）"),
        ("南召县司法局", "南召"), ("执法队", None),
    ],
)  # fmt: skip
def test_the_place_in_numbers_follows_from_the_units_name(name: str, place: str | None):
    assert short_place(name) == place

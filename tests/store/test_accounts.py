"""Key slots, passwords, delays (R32 to R37)."""

import json
import shutil
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Change
from brigade_app.store import Cost, NewAccount, account_names, create_store, unlock, unlock_with_recovery
from brigade_app.store import passwords as passwords_module
from brigade_app.store.errors import (
    AccountNameTaken,
    NotAnAdministrator,
    StoreBusy,
    StoreClosed,
    StoreExists,
    StoreMissing,
    TooManyFailures,
    WeakKeyCost,
    WeakPassword,
    WrongPassword,
    WrongRecoveryKey,
)
from brigade_app.store.keyslots import FLOOR_COST, Slot, make_slot, new_keys, open_slot, slots
from brigade_app.store.passwords import Failures, check_password, wait_after
from brigade_app.store.session import Session
from tests.store.makers import PASSWORD, START, TOWNSHIP, UNIT, Seat, a_case, make_seat, open_seat, state_of

QUICK = Cost.for_tests()
OFFICER = NewAccount(name="李执法", password="城郊的柿子树结了许多果子", roles=("officer",))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = make_seat(tmp_path / "township")
    made.close()
    return made.folder


def log_in(folder: Path, password: str, name: str | None = None, now=START):
    return unlock(folder, name, password, now=now, cost=QUICK, state=state_of(folder))


def test_the_right_password_opens_and_the_wrong_one_does_not(folder: Path):
    store, session = log_in(folder, PASSWORD)
    assert session.account.name == "王队长"
    session.close()
    store.close()

    with pytest.raises(WrongPassword):
        log_in(folder, PASSWORD + "。")


def test_an_unknown_account_is_told_the_same_as_a_wrong_password(folder: Path):
    """R34: one text."""
    with pytest.raises(WrongPassword) as wrong:
        log_in(folder, "错误的错误的错误的密码", "王队长")
    with pytest.raises(WrongPassword) as unknown:
        log_in(folder, PASSWORD, "无此人")

    assert str(wrong.value) == str(unknown.value)


def test_an_unknown_account_takes_as_long_as_a_wrong_password(tmp_path: Path):
    """R34: one duration. A dearer derivation, so that it is what is measured."""
    cost = Cost(memory_kib=32 * 1024, passes=2, is_for_tests=True)
    folder = tmp_path / "township"
    created = create_store(
        folder, UNIT, TOWNSHIP, NewAccount(name="王队长", password=PASSWORD, roles=("captain",)), now=START, cost=cost,
        state=state_of(folder),
    )  # fmt: skip
    created.session.close()
    created.store.close()
    spent = []
    for name in ("王队长", "无此人"):
        began = time.perf_counter()
        with pytest.raises(WrongPassword):
            unlock(folder, name, "错误的错误的错误的密码", now=START, cost=cost, state=tmp_path / name)
        spent.append(time.perf_counter() - began)

    assert 0.3 < spent[0] / spent[1] < 3


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("短短短", "short"), ("elevenchars", "short"), ("password1234", "common"), ("123456123456", "common"),
        ("1234567890ab", "common"), ("abcdefghijkl", "common"), ("aaaaaaaaaaaa", "common"), ("WOAINI123456", "common"),
    ],
)  # fmt: skip
def test_short_and_common_passwords_are_refused(password, reason):
    """R33."""
    with pytest.raises(WeakPassword) as refused:
        check_password(password)

    assert refused.value.facts["reason"] == reason


def test_a_password_is_the_same_however_its_accents_are_typed(tmp_path: Path):
    """R33: NFC before hashing."""
    keys = new_keys()
    slot = make_slot("a" * 32, "x", "cafe\u0301 au lait matin", keys, QUICK)

    assert open_slot(slot, "caf\u00e9 au lait matin") == keys


def test_the_floor_of_the_derivation_holds_for_real_stores(tmp_path: Path):
    """R32."""
    with pytest.raises(WeakKeyCost):
        make_slot("a" * 32, "x", PASSWORD, new_keys(), Cost(memory_kib=1024, passes=1))


def test_a_slot_below_the_floor_is_renewed_at_log_in(folder: Path, monkeypatch):
    """R32: parameters renewed when below the floor."""
    monkeypatch.setattr("brigade_app.store.keyslots.FLOOR_COST", replace(FLOOR_COST, memory_kib=64 * 1024))
    store, session = unlock(folder, None, PASSWORD, now=START, state=state_of(folder))
    session.close()
    store.close()

    (slot,) = slots(folder)

    assert not slot.cost.is_below_floor
    assert open_slot(slot, PASSWORD)


def test_a_slot_does_not_open_under_another_accounts_name(folder: Path):
    """The account's id is associated data."""
    (slot,) = slots(folder)

    with pytest.raises(WrongPassword):
        open_slot(Slot("b" * 32, slot.name, slot.cost, slot.salt, slot.nonce, slot.sealed), PASSWORD)


def test_a_damaged_slot_falls_back_to_the_previous_one(tmp_path: Path):
    seat = make_seat(tmp_path / "township")
    seat.store.accounts.change_password(seat.session, PASSWORD, "第二个更长的密码也很好记", at=seat.clock())
    seat.close()
    (path,) = (seat.folder / "keys").glob("*.slot")
    path.write_bytes(path.read_bytes()[:40])

    again = open_seat(seat.folder)

    assert again.session.account.name == "王队长"
    again.close()


def test_a_changed_password_opens_and_the_old_one_does_not(tmp_path: Path):
    seat = make_seat(tmp_path / "township")
    case = seat.case()
    new = "第二个更长的密码也很好记"
    with pytest.raises(WrongPassword):
        seat.store.accounts.change_password(seat.session, "不是这一个密码不是这一个", new, at=seat.clock())

    seat.store.accounts.change_password(seat.session, PASSWORD, new, at=seat.clock())
    seat.close()

    with pytest.raises(WrongPassword):
        log_in(seat.folder, PASSWORD)
    again = open_seat(seat.folder, password=new)
    assert again.store.cases.file(case.id).case == case
    assert again.session.public_key == bytes.fromhex(again.session.account.public_key)
    again.close()


def test_each_officer_signs_with_a_key_of_his_own(seat: Seat):
    """R9a."""
    account = seat.store.accounts.add(OFFICER, by=seat.session, at=seat.clock())
    seat.close()
    other = open_seat(seat.folder, seat.clock, "李执法", OFFICER.password)

    other.case()

    entry = list(other.store.journal.entries(other.store.current_log))[-1]
    assert entry.actor == account.id
    assert other.store.journal.verify_signatures(other.store.current_log).is_clean
    other.close()
    assert account_names(seat.folder) == tuple(one.name for one in slots(seat.folder))


def test_only_an_administrator_adds_accounts(seat: Seat):
    seat.store.accounts.add(OFFICER, by=seat.session, at=seat.clock())
    seat.close()
    other = open_seat(seat.folder, seat.clock, "李执法", OFFICER.password)

    with pytest.raises(NotAnAdministrator):
        other.store.accounts.add(replace(OFFICER, name="第三人"), by=other.session, at=other.clock())
    other.close()


def test_one_name_is_one_account(seat: Seat):
    with pytest.raises(AccountNameTaken):
        seat.store.accounts.add(replace(OFFICER, name=" 王队长 "), by=seat.session, at=seat.clock())


def test_a_leaving_officers_slot_is_gone_and_his_key_counts_no_more(seat: Seat):
    """R37."""
    account = seat.store.accounts.add(OFFICER, by=seat.session, at=seat.clock())
    seat.close()
    his = open_seat(seat.folder, seat.clock, "李执法", OFFICER.password)
    his.case()
    his.close()
    again = open_seat(seat.folder, seat.clock, "王队长")

    again.store.accounts.remove(account.id, by=again.session, at=again.clock())

    assert not again.store.records.get("account", account.id).record.active
    assert again.store.journal.verify_signatures(again.store.current_log).is_clean
    at = again.clock()
    stolen = Session(account, bytes(32))
    again.store.save([Change(record=a_case(again.id()))], by=stolen, at=at, deed=again.id())
    assert [one.detail for one in again.store.journal.verify_signatures(again.store.current_log).found] == [
        "unknown-key"
    ]
    again.close()
    with pytest.raises(WrongPassword):
        log_in(seat.folder, OFFICER.password, "李执法")


def test_the_printed_recovery_key_opens_the_store_with_a_new_signing_key(tmp_path: Path):
    """R32."""
    seat = make_seat(tmp_path / "township")
    case = seat.case()
    old = seat.session.public_key
    seat.close()
    written = seat.recovery_key.lower()

    store, session = unlock_with_recovery(
        seat.folder, written, new_account=replace(OFFICER, name="新队长"), now=START, cost=QUICK,
        state=state_of(seat.folder),
    )  # fmt: skip

    assert store.cases.file(case.id).case == case
    assert session.public_key != old
    assert store.journal.verify_signatures(store.current_log).is_clean
    session.close()
    store.close()
    with pytest.raises(WrongRecoveryKey):
        unlock_with_recovery(seat.folder, "AGE-SECRET-KEY-1QQ", new_account=OFFICER, now=START, cost=QUICK)


def test_the_recovery_key_is_kept_nowhere(tmp_path: Path):
    seat = make_seat(tmp_path / "township")
    seat.close()

    for path in seat.folder.rglob("*"):
        if path.is_file() and path.name != "ballast":
            assert seat.recovery_key.encode() not in path.read_bytes()


def test_the_wait_doubles_from_the_fifth_failure_to_a_quarter_of_an_hour():
    """R34."""
    assert [wait_after(n) for n in (0, 4, 5, 6, 7, 9, 10, 11, 500)] == [0, 0, 30, 60, 120, 480, 900, 900, 900]


class Ticks:
    """A monotonic clock that a test moves."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


def five_failures(folder: Path, ticks: Ticks, state: Path) -> Failures:
    failures = Failures(folder, state, ticks)
    for _ in range(5):
        failures.require_no_wait("王队长", START)
        failures.add("王队长", START)
    return failures


def test_a_wait_is_measured_on_the_monotonic_clock(tmp_path: Path):
    """R34: turning the wall clock does not shorten it."""
    ticks = Ticks()
    failures = five_failures(tmp_path / "s", ticks, tmp_path / "state")

    with pytest.raises(TooManyFailures) as refused:
        failures.require_no_wait("王队长", START + timedelta(days=1))
    assert 29 <= refused.value.facts["wait_seconds"] <= 31
    ticks.at += 31
    failures.require_no_wait("王队长", START)


def test_a_wait_survives_a_restart(tmp_path: Path, monkeypatch):
    """R34."""
    five_failures(tmp_path / "s", Ticks(), tmp_path / "state")
    monkeypatch.setattr(passwords_module, "_UNTIL", {})
    again = Failures(tmp_path / "s", tmp_path / "state", Ticks())

    with pytest.raises(TooManyFailures):
        again.require_no_wait("王队长", START + timedelta(seconds=10))


def test_the_machine_counts_over_all_accounts(tmp_path: Path):
    """R34: per account and per machine."""
    failures = Failures(tmp_path / "s", tmp_path / "state", Ticks())
    for n in range(5):
        failures.add(f"某人{n}", START)

    with pytest.raises(TooManyFailures):
        failures.require_no_wait("王队长", START)


def test_a_good_log_in_says_how_often_it_failed_before(folder: Path):
    for _ in range(3):
        with pytest.raises(WrongPassword):
            log_in(folder, "错误的错误的错误的密码", "王队长")

    store, session = log_in(folder, PASSWORD, "王队长")
    assert session.failures_before == 3
    session.close()
    store.close()
    store, session = log_in(folder, PASSWORD, "王队长")
    assert session.failures_before == 0
    session.close()
    store.close()


def test_the_sixth_try_is_not_made_while_the_wait_lasts(folder: Path):
    for _ in range(5):
        with pytest.raises(WrongPassword):
            log_in(folder, "错误的错误的错误的密码", "王队长")

    with pytest.raises(TooManyFailures):
        log_in(folder, PASSWORD, "王队长")


def test_the_count_names_no_account(folder: Path):
    with pytest.raises(WrongPassword):
        log_in(folder, "错误的错误的错误的密码", "王队长")

    content = (state_of(folder) / "log-in-failures.json").read_text()
    assert "王" not in content
    assert json.loads(content)


def test_a_second_instance_is_told_who_has_the_store_open(seat: Seat):
    """R2."""
    with pytest.raises(StoreBusy) as refused:
        log_in(seat.folder, PASSWORD)

    assert refused.value.facts["holder"]


def test_a_missing_store_and_a_folder_in_use_are_said_so(tmp_path: Path, seat: Seat):
    with pytest.raises(StoreMissing):
        log_in(tmp_path / "nowhere", PASSWORD)
    with pytest.raises(StoreExists):
        make_seat(seat.folder)


def test_after_closing_nothing_answers(tmp_path: Path):
    """R35."""
    seat = make_seat(tmp_path / "township")
    case = seat.case()
    seat.close()

    with pytest.raises(StoreClosed):
        seat.store.cases.file(case.id)
    with pytest.raises(StoreClosed):
        seat.store.drafts.get("x")


def test_a_store_that_could_not_be_made_leaves_nothing(tmp_path: Path, monkeypatch):
    folder = tmp_path / "township"
    monkeypatch.setattr(
        "brigade_app.store.opening.keyslots.write_slot", lambda *a: (_ for _ in ()).throw(OSError(28, "full"))
    )

    with pytest.raises(OSError):
        make_seat(folder)

    assert list(folder.iterdir()) == []
    shutil.rmtree(folder)

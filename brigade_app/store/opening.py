"""Making a store and opening it, in the order of R3: lock, slot, database, version, head file."""

import secrets
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Account, Change, Unit
from brigade_app.store import keyslots
from brigade_app.store.accounts import NewAccount, account_of
from brigade_app.store.disk import make_folder, refuse_unsafe_folder, write_ballast
from brigade_app.store.engine import DATABASE, Connection, Engine, check_engine
from brigade_app.store.entries import instant_text
from brigade_app.store.errors import (
    StoreDamaged,
    StoreExists,
    StoreMissing,
    WrongPassword,
    sqlite_name,
    translated,
)
from brigade_app.store.keyslots import Cost, Keys
from brigade_app.store.lock import FolderLock
from brigade_app.store.logs import start_log
from brigade_app.store.meta import put_meta, put_text
from brigade_app.store.migrations import MIGRATIONS, migrate_all, migrate_copy, require_known, version_of
from brigade_app.store.passwords import Failures, check_password
from brigade_app.store.restored import begin_after_restore
from brigade_app.store.session import Session
from brigade_app.store.store import Store


@dataclass(frozen=True, slots=True)
class Created:
    """A new store, who is logged in, and the recovery key: printed now, kept nowhere."""

    store: Store
    session: Session
    recovery_key: str


def create_store(
    folder: Path,
    unit: Unit,
    node: int,
    first: NewAccount,
    *,
    now: datetime,
    cost: Cost | None = None,
    state: Path | None = None,
) -> Created:
    """Make a store in a new or empty ``folder`` for ``unit`` on node ``node``, with its first account.

    The first account signs the deed that puts it on. A failure leaves no half store: what was made is taken away.

    Raises:
        StoreExists, FolderRefused, WeakPassword, WeakKeyCost, DiskFull, StoreReadOnly …
    """
    check_engine()
    check_password(first.password)
    refuse_unsafe_folder(folder)
    if folder.exists() and any(folder.iterdir()):
        raise StoreExists(folder=str(folder))
    paid = cost or keyslots.measured_cost()
    keys = keyslots.new_keys()
    account = account_of(first, keys, now)
    slot = keyslots.make_slot(account.id, account.name, first.password, keys, paid)
    recovery_key, recipient = keyslots.make_recovery_key()
    with translated(folder):
        make_folder(folder)
        folder.chmod(0o700)
    with ExitStack() as stack:
        lock = FolderLock(folder)
        stack.callback(lock.close)
        stack.callback(_take_away, folder)
        store = _new_store(folder, unit, node, account, keys, paid, lock, state, now)
        stack.callback(store.close)
        session = Session(account, keys.signing_seed)
        store.save([Change(record=unit), Change(record=account)], by=session, at=now, deed=new_id(now))
        keyslots.write_recovery_slot(folder, "store", recipient, keys.data_key)
        keyslots.write_slot(folder, slot)
        stack.pop_all()
    return Created(store, session, recovery_key)


def _take_away(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            path.rmdir()
        else:
            path.unlink(missing_ok=True)


def _new_store(
    folder: Path, unit: Unit, node: int, account: Account, keys: Keys, cost: Cost, lock: FolderLock,
    state: Path | None, now: datetime,
) -> Store:  # fmt: skip
    with translated(folder):
        engine = Engine(folder, keys.data_key)
        try:
            with engine.write_lock:
                migrate_all(engine.writer)
            with engine.writing() as connection:
                put_text(connection, "node", str(node))
                put_text(connection, "unit", unit.id)
                put_text(connection, "created_at", instant_text(now))
                write_identity(connection)
                start_log(connection, node, now)
            write_ballast(folder)
        except BaseException:
            engine.close()
            raise
    return Store(engine, lock, keys.data_key, cost, Failures(folder, state))


def write_identity(connection: Connection) -> None:
    """Make the device's keys and the vault's identity."""
    import pyrage

    put_meta(connection, "device_seed", secrets.token_bytes(32))
    put_text(connection, "device_age", str(pyrage.x25519.Identity.generate()))
    put_text(connection, "vault_age", str(pyrage.x25519.Identity.generate()))


def account_names(folder: Path) -> tuple[str, ...]:
    """Return the names of the accounts that can log in here, for the log-in window.

    Raises:
        StoreMissing: there is no store in ``folder``.
    """
    _require_store(folder)
    return tuple(slot.name for slot in keyslots.slots(folder))


def _require_store(folder: Path) -> None:
    with translated(folder):
        if not (folder / DATABASE).is_file() or not (folder / "keys").is_dir():
            raise StoreMissing(folder=str(folder))


def unlock(
    folder: Path,
    account_name: str | None,
    password: str,
    *,
    now: datetime,
    cost: Cost | None = None,
    state: Path | None = None,
) -> tuple[Store, Session]:
    """Open the store as an account; ``None``: the only one there is. Returns the store and who is logged in.

    ``cost`` is what a slot below the floor is renewed with; tests give their cheap one, and it stays.

    Raises:
        StoreMissing, StoreBusy, TooManyFailures, WrongPassword, StoreTooNew, StoreDamaged, StoreReadOnly …
    """
    check_engine()
    _require_store(folder)
    refuse_unsafe_folder(folder)
    with ExitStack() as stack:
        lock = FolderLock(folder)
        stack.callback(lock.close)
        failures = Failures(folder, state)
        slot, keys = _open_slot(folder, account_name, password, failures, now, cost)
        paid = cost or (keyslots.FLOOR_COST if slot.cost.is_below_floor else slot.cost)
        store = open_with_key(folder, keys.data_key, lock, paid, failures)
        stack.callback(store.close)
        row = store.records.get("account", slot.account)
        if row is None or row.record is None or not row.record.active:
            raise WrongPassword()
        session = Session(row.record, keys.signing_seed, failures.take(slot.name))
        if slot.cost.is_below_floor and not paid.is_for_tests:
            keyslots.write_slot(folder, keyslots.make_slot(slot.account, slot.name, password, keys, paid))
        stack.pop_all()
    return store, session


def _open_slot(
    folder: Path, name: str | None, password: str, failures: Failures, now: datetime, cost: Cost | None
) -> tuple[keyslots.Slot, Keys]:
    known = list(keyslots.slots(folder))
    if name is None and len(known) == 1:
        name = known[0].name
    asked = name or ""
    failures.require_no_wait(asked, now)
    folded = keyslots.fold_account_name(asked)
    slot = next((one for one in known if keyslots.fold_account_name(one.name) == folded), None)
    try:
        if slot is None:
            keyslots.spend_a_guess(password, known[0].cost if known else cost or keyslots.STANDARD_COST)
            raise WrongPassword()
        return slot, keyslots.open_slot(slot, password)
    except WrongPassword:
        failures.add(asked, now)
        raise


def unlock_with_recovery(
    folder: Path,
    recovery_key: str,
    *,
    new_account: NewAccount,
    now: datetime,
    cost: Cost | None = None,
    state: Path | None = None,
) -> tuple[Store, Session]:
    """Open the store with a recovery key and make a new account with a new signing key (R32).

    Raises:
        WrongRecoveryKey, WeakPassword, AccountNameTaken, StoreMissing, StoreBusy …
    """
    check_engine()
    _require_store(folder)
    check_password(new_account.password)
    paid = cost or keyslots.measured_cost()
    with ExitStack() as stack:
        lock = FolderLock(folder)
        stack.callback(lock.close)
        data_key = keyslots.open_recovery_slot(folder, recovery_key)
        store = open_with_key(folder, data_key, lock, paid, Failures(folder, state))
        stack.callback(store.close)
        account, keys = store.accounts.add_unchecked(new_account, by=None, at=now)
        stack.pop_all()
    return store, Session(account, keys.signing_seed)


def open_with_key(
    folder: Path,
    data_key: bytes,
    lock: FolderLock,
    cost: Cost,
    failures: Failures,
) -> Store:
    """Open the database with its key, bring it to the present version, and compare the head file.

    Raises:
        StoreDamaged: the key is right, so what does not open is damaged (R3).
    """
    try:
        engine = _open_engine(folder, data_key)
    except dbapi2.Error as error:
        if sqlite_name(error) == "SQLITE_NOTADB":
            raise StoreDamaged(folder=str(folder), what="store.db", unsaved=None) from error
        with translated(folder):
            raise
    try:
        begin_after_restore(engine)
        store = Store(engine, lock, data_key, cost, failures)
    except dbapi2.Error as error:
        engine.close()
        raise StoreDamaged(folder=str(folder), what=sqlite_name(error), unsaved=None) from error
    except BaseException:
        engine.close()
        raise
    try:
        store.check_at_start()
    except BaseException:
        store.close()
        raise
    return store


def _open_engine(folder: Path, data_key: bytes) -> Engine:
    engine = Engine(folder, data_key)
    try:
        found = version_of(engine.writer)
        require_known(found, folder)
    except BaseException:
        engine.close()
        raise
    if found == len(MIGRATIONS):
        return engine
    engine.close()
    migrate_copy(folder, data_key)
    return Engine(folder, data_key)

"""Sitting down at a desk: the store unlocked, the clock doubted where it must be, the log-in journalled.

What must be known of the log-in is one entry: failures before it (R34), the monotonic clock and the boot's id beside
the claimed time (R41), and the doubts about that time. A doubtful clock never keeps anybody out: it is said,
journalled, and deadlines computed under it say so.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from brigade_app.errors import Unavailable
from brigade_app.operations.care import stay_read_only
from brigade_app.operations.clock import journal_log_in
from brigade_app.operations.custody import write_looks
from brigade_app.operations.desk import Clock, Desk, system_clock
from brigade_app.operations.forms import NewLogin
from brigade_app.operations.packs import unpack_what_came
from brigade_app.operations.restoring import journal_restore
from brigade_app.operations.saving import journal_event
from brigade_app.operations.shelf import shelf_of
from brigade_app.operations.staging import clear_staging
from brigade_app.paths import resources_folder, state_folder
from brigade_app.store import Cost, NewAccount, Session, Store, unlock, unlock_with_recovery
from brigade_app.store.errors import DiskFull
from brigade_app.store.store import DISK_FULL


def open_desk(
    folder: Path,
    account: str | None,
    password: str,
    now: Clock = system_clock,
    *,
    resources: Path | None = None,
    cost: Cost | None = None,
    state: Path | None = None,
    read_law: bool = False,
) -> Desk:
    """Unlock the store as ``account`` (``None``: the only one) and journal the log-in.

    ``read_law`` reads the law beside the derivation of the key, which leaves a processor free: for a window, whose
    first screen needs both.

    Raises:
        WrongPassword, TooManyFailures, StoreMissing, StoreBusy, StoreTooNew, StoreDamaged, EntriesMissing …
    """
    shelf = shelf_of(folder, resources or resources_folder())
    with ThreadPoolExecutor(1, thread_name_prefix="law") as beside:
        if read_law:
            beside.submit(shelf.read)
        store, session = unlock(folder, account, password, now=now(), cost=cost, state=state or state_folder())
    desk = replace(sit_down(store, session, now, resources), law=shelf)
    return _journalled(desk, "log-in")


def recover_desk(
    folder: Path, recovery_key: str, login: NewLogin, now: Clock = system_clock, *, resources: Path | None = None,
    cost: Cost | None = None,
) -> Desk:  # fmt: skip
    """Open the store with the printed recovery key and make a new account; its key is new, the journal says so (R32).

    Raises:
        WrongRecoveryKey, WeakPassword, AccountNameTaken, StoreMissing …
    """
    account = NewAccount(name=login.name, password=login.password, roles=login.roles, officer=login.officer)
    store, session = unlock_with_recovery(folder, recovery_key, new_account=account, now=now(), cost=cost)
    return _journalled(sit_down(store, session, now, resources), "log-in-by-recovery")


def sit_down(store: Store, session: Session, now: Clock = system_clock, resources: Path | None = None) -> Desk:
    """Return the desk of a store that is open already; nothing is journalled."""
    place = resources or resources_folder()
    return Desk(store, session, shelf_of(store.folder, place), now, place)


def leave(desk: Desk) -> None:
    """Journal the log-out, drop the key and close the store (R35: lock does the same).

    A full disk keeps no key open: where the log-out cannot be written the store is closed all the same, and the next
    log-in without a log-out before it shows what is missing.
    """
    try:
        if not desk.store.is_read_only:
            with suppress(Unavailable):
                write_looks(desk)
                journal_event(desk, "log-out", account=desk.account.id)
    finally:
        desk.session.close()
        desk.store.close()


def _journalled(desk: Desk, what: str) -> Desk:
    """Journal the log-in; where that fails (a full disk) nobody sits down and the store does not stay locked."""
    try:
        return _made_ready(desk, what)
    except BaseException:
        desk.session.close()
        desk.store.close()
        raise


def _made_ready(desk: Desk, what: str) -> Desk:
    stay_read_only(desk)
    desk.store.vault.empty_cache()  # what a crash left of films that were being viewed (R19)
    if desk.store.is_read_only:
        return desk
    try:
        clear_staging(desk.store.folder)
        if unpack_what_came(desk):
            desk = replace(desk, law=shelf_of(desk.store.folder, desk.resources))
        journal_log_in(desk, what)
        journal_restore(desk)
    except DiskFull:
        desk.store.go_read_only(DISK_FULL)  # reading and a backup to another disk must go on (R8)
    return desk

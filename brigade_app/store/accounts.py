"""Accounts of an open store: added, removed, their passwords changed. The slot is written before the row (R15, R32)."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Account, Change, Role
from brigade_app.store import keyslots
from brigade_app.store.errors import AccountNameTaken, NotAnAdministrator, NothingToWithdraw, WrongPassword
from brigade_app.store.keyslots import Cost, Keys
from brigade_app.store.passwords import Failures, check_password
from brigade_app.store.session import Session, Signer

if TYPE_CHECKING:
    from brigade_app.store.store import Store

ADMINISTRATORS = frozenset({"system-admin", "security-admin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """An account to be made: its name, password, roles and officer. ``id`` where the caller has made one."""

    name: str
    password: str
    roles: tuple[Role, ...]
    officer: str | None = None
    id: str | None = None


def account_of(new: NewAccount, keys: Keys, now: datetime) -> Account:
    """Return the record of a new account with the public key of its signing seed."""
    public_key = Signer(keys.signing_seed).public_key.hex()
    return Account(id=new.id or new_id(now), name=new.name, roles=new.roles, public_key=public_key, officer=new.officer)


class Accounts:
    """The accounts of one open store. Needs the data key, which the store drops when it closes."""

    def __init__(self, store: "Store", data_key: bytes, cost: Cost, failures: Failures) -> None:
        self._store = store
        self._data_key: bytes | None = data_key
        self._cost = cost
        self._failures = failures

    def add(self, new: NewAccount, *, by: Session | None, at: datetime) -> Account:
        """Make an account: its slot, then its record in a deed of the administrator ``by``.

        Raises:
            NotAnAdministrator, WeakPassword, AccountNameTaken.
        """
        self._require_administrator(by)
        return self.add_unchecked(new, by=by, at=at)[0]

    def add_unchecked(self, new: NewAccount, *, by: Session | None, at: datetime) -> tuple[Account, Keys]:
        """Make an account for someone who came by the recovery key; ``by`` is then nobody and the device signs."""
        check_password(new.password)
        folded = keyslots.fold_account_name(new.name)
        if any(keyslots.fold_account_name(slot.name) == folded for slot in keyslots.slots(self._store.folder)):
            raise AccountNameTaken(name=new.name)
        keys = keyslots.new_keys(self._key())
        account = account_of(new, keys, at)
        slot = keyslots.make_slot(account.id, account.name, new.password, keys, self._cost)
        keyslots.write_slot(self._store.folder, slot)
        try:
            self._store.save([Change(record=account)], by=by, at=at, deed=new_id(at))
        except BaseException:
            keyslots.remove_slot(self._store.folder, account.id)
            raise
        return account, keys

    def remove(self, account_id: str, *, by: Session, at: datetime) -> None:
        """Take an account's slot away and revoke its key from the next entry on (R37)."""
        self._require_administrator(by)
        row = self._store.records.get("account", account_id)
        if row is None or row.record is None:
            raise NothingToWithdraw(kind="account", id=account_id)
        head = self._store.journal.head()
        gone = replace(row.record, active=False, revoked_log=head.log, revoked_from_seq=head.seq + 2)
        self._store.save([Change(record=gone)], by=by, at=at, deed=new_id(at))
        keyslots.remove_slot(self._store.folder, account_id)

    def check_password(self, session: Session, password: str, *, at: datetime) -> None:
        """Ask for the password again, as before a sign-off; failures count as at log-in.

        Raises:
            WrongPassword, TooManyFailures.
        """
        self._open(session, password, at)

    def change_password(self, session: Session, old: str, new: str, *, at: datetime) -> None:
        """Seal the account's keys to a new password. The old slot stays as ``.previous`` until the next change.

        Raises:
            WrongPassword, TooManyFailures, WeakPassword.
        """
        check_password(new)
        keys = self._open(session, old, at)
        slot = keyslots.make_slot(session.account.id, session.account.name, new, keys, self._cost)
        keyslots.write_slot(self._store.folder, slot)

    def add_recovery_recipient(self, name: str, recipient: str, *, by: Session) -> None:
        """Let the holder of ``recipient``'s key (the county) come back into this store."""
        self._require_administrator(by)
        keyslots.write_recovery_slot(self._store.folder, name, recipient, self._key())

    def close(self) -> None:
        """Drop the data key."""
        self._data_key = None

    def _key(self) -> bytes:
        if self._data_key is None:
            raise WrongPassword()
        return self._data_key

    def _open(self, session: Session, password: str, at: datetime) -> Keys:
        name = session.account.name
        self._failures.require_no_wait(name, at)
        slot = next((one for one in keyslots.slots(self._store.folder) if one.account == session.account.id), None)
        try:
            if slot is None:
                raise WrongPassword()
            keys = keyslots.open_slot(slot, password)
        except WrongPassword:
            self._failures.add(name, at)
            raise
        self._failures.take(name)
        return keys

    def _require_administrator(self, by: Session | None) -> None:
        if by is None or ADMINISTRATORS.isdisjoint(by.account.roles):
            raise NotAnAdministrator(name=by.account.name if by is not None else None)

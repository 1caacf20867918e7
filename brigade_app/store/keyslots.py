"""Accounts as key slots: one file an account, which its password opens to the data key and the officer's signing key.

The slot decides between "wrong password" and "damaged store", since SQLCipher says the same for both (R3). The
account's id is associated data of the sealing, so a slot renamed to another account does not open. Recovery slots are
age files that hold the data key alone: who comes back that way gets a new signing key (R32).
"""

import json
import os
import secrets
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from brigade_app.store.disk import DISK, Disk, make_folder, write_whole
from brigade_app.store.errors import WeakKeyCost, WrongPassword, WrongRecoveryKey, translated

FORMAT = 1
KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
GOAL_SECONDS = 0.5
_MAX_MEMORY_KIB = 1 << 20
_MAX_PASSES = 64


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess of a password costs (argon2id). Only tests go below the floor, and say so."""

    memory_kib: int = 128 * 1024
    passes: int = 3
    lanes: int = 1
    is_for_tests: bool = False

    @classmethod
    def for_tests(cls) -> "Cost":
        """Return a cost of about a millisecond. Never for a store with anything in it."""
        return cls(memory_kib=64, passes=1, is_for_tests=True)

    @property
    def is_below_floor(self) -> bool:
        """Whether it is cheaper than 64 MiB in three passes."""
        return self.memory_kib < 64 * 1024 or self.passes < 3


STANDARD_COST = Cost()
FLOOR_COST = Cost(memory_kib=64 * 1024)


@dataclass(frozen=True, slots=True)
class Keys:
    """What an account's slot holds: the store's data key and the officer's signing seed."""

    data_key: bytes
    signing_seed: bytes


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot as it lies on the disk."""

    account: str
    name: str
    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def measured_cost() -> Cost:
    """Return the standard cost, raised until one derivation takes about half a second on this machine."""
    cost = STANDARD_COST
    began = time.perf_counter()
    _derive("measuring", bytes(SALT_BYTES), cost)
    seconds = max(time.perf_counter() - began, 0.001)
    passes = min(_MAX_PASSES, max(cost.passes, round(cost.passes * GOAL_SECONDS / seconds)))
    return replace(cost, passes=passes)


def make_slot(account: str, name: str, password: str, keys: Keys, cost: Cost) -> Slot:
    """Seal ``keys`` for the account.

    Raises:
        WeakKeyCost: the cost lies below the floor and is not a test's.
    """
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    if cost.is_below_floor and not cost.is_for_tests:
        raise WeakKeyCost(memory_kib=cost.memory_kib, passes=cost.passes)
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    key = _derive(password, salt, cost)
    sealed = AESGCM(key).encrypt(nonce, keys.data_key + keys.signing_seed, account.encode())
    return Slot(account, name, cost, salt, nonce, sealed)


def open_slot(slot: Slot, password: str) -> Keys:
    """Return the keys in the slot.

    Raises:
        WrongPassword: the password does not open it, or the slot was altered.
    """
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    key = _derive(password, slot.salt, slot.cost)
    try:
        opened = AESGCM(key).decrypt(slot.nonce, slot.sealed, slot.account.encode())
    except InvalidTag as error:
        raise WrongPassword() from error
    return Keys(opened[:KEY_BYTES], opened[KEY_BYTES:])


def spend_a_guess(password: str, cost: Cost = STANDARD_COST) -> None:
    """Spend as long as a wrong password does: for an account that is not there (R34)."""
    _derive(password, bytes(SALT_BYTES), cost)


def _derive(password: str, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    secret = unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")
    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)


def write_slot(folder: Path, slot: Slot, disk: Disk = DISK) -> None:
    """Write the slot as R15 says; the last good one stays as ``.previous``."""
    keys = folder / "keys"
    path = keys / f"{slot.account}.slot"
    plain = {
        "format": FORMAT, "account": slot.account, "name": slot.name, "kdf": "argon2id",
        "memory_kib": slot.cost.memory_kib, "passes": slot.cost.passes, "lanes": slot.cost.lanes,
        "salt": slot.salt.hex(), "nonce": slot.nonce.hex(), "sealed": slot.sealed.hex(),
    }  # fmt: skip
    with translated(folder):
        make_folder(keys, disk)
        if path.exists():
            write_whole(path.with_suffix(".previous"), path.read_bytes(), disk)
        write_whole(path, json.dumps(plain, ensure_ascii=False, indent=1).encode(), disk)


def remove_slot(folder: Path, account: str, disk: Disk = DISK) -> None:
    """Take the slot of an account away, with its previous one (R37)."""
    with translated(folder):
        for ending in (".slot", ".previous"):
            (folder / "keys" / f"{account}{ending}").unlink(missing_ok=True)
        disk.sync_folder(folder / "keys")


def slots(folder: Path) -> Iterator[Slot]:
    """Yield the slots of a store's folder by account id; where a slot does not read, its previous one."""
    for path in sorted((folder / "keys").glob("*.slot")):
        slot = _read(path) or _read(path.with_suffix(".previous"))
        if slot is not None:
            yield slot


def _read(path: Path) -> Slot | None:
    try:
        plain = json.loads(path.read_bytes())
        cost = Cost(int(plain["memory_kib"]), int(plain["passes"]), int(plain["lanes"]))
        if cost.memory_kib > _MAX_MEMORY_KIB or cost.passes > _MAX_PASSES or plain["format"] != FORMAT:
            return None
        account, name = str(plain["account"]), str(plain["name"])
        salt, nonce, sealed = (bytes.fromhex(plain[key]) for key in ("salt", "nonce", "sealed"))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Slot(account, name, cost, salt, nonce, sealed) if account == path.stem else None


def fold_account_name(name: str) -> str:
    """Return the form in which account names are compared."""
    return unicodedata.normalize("NFKC", name).strip().casefold()


def make_recovery_key() -> tuple[str, str]:
    """Return a new recovery key, to be printed and not kept, and the recipient that seals to it."""
    import pyrage

    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def write_recovery_slot(folder: Path, name: str, recipient: str, data_key: bytes, disk: Disk = DISK) -> None:
    """Write a recovery slot: the data key alone, as an age file to ``recipient``."""
    import pyrage

    sealed = pyrage.encrypt(data_key, [pyrage.x25519.Recipient.from_str(recipient)])
    with translated(folder):
        make_folder(folder / "keys", disk)
        write_whole(folder / "keys" / f"recovery-{name}.age", sealed, disk)


def open_recovery_slot(folder: Path, recovery_key: str) -> bytes:
    """Return the data key from whichever recovery slot the key opens.

    Raises:
        WrongRecoveryKey: it opens none, or is no recovery key at all.
    """
    import pyrage

    try:
        identity = pyrage.x25519.Identity.from_str("".join(recovery_key.split()).upper())
    except pyrage.IdentityError as error:
        raise WrongRecoveryKey() from error
    for path in sorted((folder / "keys").glob("recovery-*.age")):
        try:
            data_key = pyrage.decrypt(path.read_bytes(), [identity])
        except (pyrage.DecryptError, OSError):
            continue
        if len(data_key) == KEY_BYTES:
            return bytes(data_key)
    raise WrongRecoveryKey()


def new_keys(data_key: bytes | None = None) -> Keys:
    """Return a new signing seed with the given or a new data key."""
    return Keys(data_key or os.urandom(KEY_BYTES), os.urandom(KEY_BYTES))


def recipient_of(identity: str) -> str:
    """Return the recipient that seals to an age identity."""
    import pyrage

    return str(pyrage.x25519.Identity.from_str(identity).to_public())

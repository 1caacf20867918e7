"""Which passwords are refused (R33) and how long failures make a person wait (R34).

The count lies outside the store, in the user's state folder: whoever puts an old copy of the store back does not get
fresh guesses. Within a run the wait is measured on the monotonic clock, so turning the wall clock does not shorten it;
after a restart the wait is taken from the wall clock, and whole where that went backwards.
"""

import hashlib
import itertools
import json
import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from brigade_app import paths
from brigade_app.store.disk import make_folder, write_whole
from brigade_app.store.errors import TooManyFailures, WeakPassword
from brigade_app.store.keyslots import fold_account_name

LEAST_LETTERS = 12
FREE_FAILURES = 5
FIRST_WAIT_S = 30
LONGEST_WAIT_S = 15 * 60
_MACHINE = "machine"


def check_password(password: str) -> None:
    """Refuse a password that is too short or a common one.

    Raises:
        WeakPassword: ``reason`` is ``short`` or ``common``.
    """
    normal = unicodedata.normalize("NFC", password)
    if len(normal) < LEAST_LETTERS:
        raise WeakPassword(reason="short", least=LEAST_LETTERS)
    if _is_common(normal.casefold()):
        raise WeakPassword(reason="common", least=LEAST_LETTERS)


def _is_common(folded: str) -> bool:
    if len(set(folded)) < 4 or folded in _common():
        return True
    for unit in range(1, len(folded) // 2 + 1):
        if len(folded) % unit == 0 and folded == folded[:unit] * (len(folded) // unit) and folded[:unit] in _common():
            return True
    steps = {ord(b) - ord(a) for a, b in itertools.pairwise(folded)}
    return len(steps) == 1


def _common() -> frozenset[str]:
    path = paths.resources_folder() / "passwords" / "common.txt"
    if not _COMMON:
        _COMMON.update(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return frozenset(_COMMON)


_COMMON: set[str] = set()


def wait_after(failures: int) -> int:
    """Return the seconds to wait after so many failures: none up to the fifth, then 30 s, doubling to 15 minutes."""
    if failures < FREE_FAILURES:
        return 0
    return min(LONGEST_WAIT_S, FIRST_WAIT_S << min(failures - FREE_FAILURES, 10))


@dataclass(frozen=True, slots=True)
class _Count:
    failures: int
    last_at: str


class Failures:
    """The wrong passwords of this machine, counted for each account and altogether."""

    def __init__(
        self, store_folder: Path, state: Path | None = None, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._path = (state or paths.state_folder()) / "log-in-failures.json"
        self._place = hashlib.sha256(str(store_folder.absolute()).encode()).hexdigest()[:16]
        self._monotonic = monotonic

    def _keys(self, account_name: str) -> tuple[str, str]:
        name = hashlib.sha256(fold_account_name(account_name).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return f"{self._place}/{name}", _MACHINE

    def require_no_wait(self, account_name: str, now: datetime) -> None:
        """Refuse to try while a wait lasts.

        Raises:
            TooManyFailures: with ``wait_seconds``.
        """
        counts = self._read()
        left = max(self._left(key, counts, now) for key in self._keys(account_name))
        if left > 0:
            raise TooManyFailures(wait_seconds=int(left) + 1)

    def _left(self, key: str, counts: dict[str, _Count], now: datetime) -> float:
        count = counts.get(key)
        wait = wait_after(count.failures) if count else 0
        if count is None or wait == 0:
            return 0
        mark = (str(self._path), key)
        if mark not in _UNTIL:
            gone = (now - datetime.fromisoformat(count.last_at)).total_seconds()
            _UNTIL[mark] = self._monotonic() + (wait - gone if gone >= 0 else wait)
        return _UNTIL[mark] - self._monotonic()

    def add(self, account_name: str, now: datetime) -> None:
        """Count one wrong password."""
        counts = self._read()
        for key in self._keys(account_name):
            failures = counts[key].failures + 1 if key in counts else 1
            counts[key] = _Count(failures, now.isoformat())
            _UNTIL[(str(self._path), key)] = self._monotonic() + wait_after(failures)
        self._write(counts)

    def take(self, account_name: str) -> int:
        """Return how often this account's password was wrong since the last good log-in, and forget it."""
        counts = self._read()
        own, machine = self._keys(account_name)
        count = counts.pop(own, None)
        if count is None:
            return 0
        left = counts[machine].failures - count.failures if machine in counts else 0
        if left > 0:
            counts[machine] = _Count(left, counts[machine].last_at)
        else:
            counts.pop(machine, None)
        for key in (own, machine):
            _UNTIL.pop((str(self._path), key), None)
        self._write(counts)
        return count.failures

    def _read(self) -> dict[str, _Count]:
        try:
            plain = json.loads(self._path.read_bytes())
            return {str(key): _Count(int(value[0]), str(value[1])) for key, value in plain.items()}
        except (OSError, ValueError, TypeError, AttributeError, IndexError, KeyError):
            return {}

    def _write(self, counts: dict[str, _Count]) -> None:
        plain = {key: [count.failures, count.last_at] for key, count in counts.items()}
        make_folder(self._path.parent)
        write_whole(self._path, json.dumps(plain).encode(), durable=False)


_UNTIL: dict[tuple[str, str], float] = {}

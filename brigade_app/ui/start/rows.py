"""What the guided first start collects, in plain values, and the recovery key cut into groups to be typed back."""

from dataclasses import dataclass
from typing import Final, Literal

GROUP_LETTERS: Final = 6
DEVICES: Final = 1000


@dataclass(frozen=True, slots=True)
class UnitTyped:
    """The unit as typed. ``code`` is the nine-digit division code (a county's six are filled up), ``device`` 1-999."""

    seat: Literal["township", "county"]
    name: str
    county_name: str
    place_short: str
    code: str
    device: str
    villages: tuple[str, ...] = ()

    def node(self) -> int | None:
        """Return the node's number; ``None`` where code or device cannot be."""
        code = self.code.ljust(9, "0") if len(self.code) == 6 else self.code
        if len(code) != 9 or not code.isascii() or not code.isdigit():
            return None
        if not self.device.isascii() or not self.device.isdigit() or not 0 < int(self.device) < DEVICES:
            return None
        return int(code) * DEVICES + int(self.device)


@dataclass(frozen=True, slots=True)
class OfficerTyped:
    """An officer as typed; the two days as text."""

    name: str
    certificate: str
    first: str
    last: str
    is_captain: bool = False


@dataclass(frozen=True, slots=True)
class LoginTyped:
    """The first account as typed; ``officer`` is the place of its person among the officers."""

    name: str
    password: str
    officer: int | None


def key_groups(recovery_key: str) -> tuple[str, ...]:
    """Return the key in groups of six characters, to be read out and typed back."""
    return tuple(recovery_key[at : at + GROUP_LETTERS] for at in range(0, len(recovery_key), GROUP_LETTERS))


def asked_groups(groups: tuple[str, ...]) -> tuple[int, int]:
    """Return the two groups (from 0) that must be typed back: they lie in the part that differs between keys."""
    return len(groups) // 2, len(groups) - 2


def is_typed_back(group: str, typed: str) -> bool:
    """Whether a group was typed as printed; spaces and the size of letters do not matter."""
    return "".join(typed.split()).upper() == group.upper()

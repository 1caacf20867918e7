"""How a password stands while it is typed, so that the screen can say so in words before the deed refuses it (R33)."""

from dataclasses import dataclass
from typing import Literal

from brigade_app.store.errors import WeakPassword
from brigade_app.store.passwords import LEAST_LETTERS, check_password

Strength = Literal["none", "short", "common", "fair", "good"]
GOOD_LETTERS = 16


@dataclass(frozen=True, slots=True)
class PasswordState:
    """The strength, and how many characters are still missing."""

    strength: Strength
    missing: int = 0


def password_state(typed: str) -> PasswordState:
    """Return how ``typed`` stands; nothing of it is kept."""
    if not typed:
        return PasswordState("none", LEAST_LETTERS)
    try:
        check_password(typed)
    except WeakPassword as error:
        if error.facts.get("reason") == "common":
            return PasswordState("common")
        return PasswordState("short", max(1, LEAST_LETTERS - len(typed)))
    return PasswordState("good" if len(typed) >= GOOD_LETTERS else "fair")

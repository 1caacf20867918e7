"""What is chosen in the settings."""

from dataclasses import dataclass, field

from brigade_app.ui.kit import Language, Mode


@dataclass(frozen=True, slots=True)
class Chosen:
    """Look, language and minutes until the lock."""

    language: Language
    mode: Mode
    big: bool
    idle_minutes: int


@dataclass(frozen=True, slots=True)
class PasswordTyped:
    """The present and the new password."""

    old: str = field(repr=False)
    new: str = field(repr=False)

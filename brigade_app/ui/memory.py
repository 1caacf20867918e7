"""What the window remembers of a person's choices, in the user's state folder: look, language, last account, places.

Nothing of a case is ever kept here: the file is not sealed.
"""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from brigade_app.ui.kit import Language, Look, Mode, system_language

FILE: Final = "window.ini"
IDLE_MINUTES: Final = 10
IDLE_CHOICES: Final = (5, 10, 20, 30)


class Memory:
    """Reads and writes ``window.ini``; a damaged value counts as absent."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language:
        """The language chosen, else the system's."""
        chosen = self._settings.value("language")
        if chosen == "en":
            return "en"
        return "zh" if chosen == "zh" else system_language()

    @language.setter
    def language(self, language: Language) -> None:
        self._settings.setValue("language", language)

    @property
    def look(self) -> Look:
        """Mode and type size."""
        mode: Mode = "dark" if self._settings.value("mode") == "dark" else "light"
        return Look(mode=mode, big=self._settings.value("big") in (True, "true"))

    @look.setter
    def look(self, look: Look) -> None:
        self._settings.setValue("mode", look.mode)
        self._settings.setValue("big", look.big)

    @property
    def idle_minutes(self) -> int:
        """After how many minutes without a key or a click the window locks."""
        try:
            minutes = int(str(self._settings.value("idle_minutes", IDLE_MINUTES)))
        except ValueError:
            return IDLE_MINUTES
        return minutes if minutes in IDLE_CHOICES else IDLE_MINUTES

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._settings.setValue("idle_minutes", minutes)

    @property
    def account(self) -> str:
        """The log-in name used last."""
        return str(self._settings.value("account", ""))

    @account.setter
    def account(self, name: str) -> None:
        self._settings.setValue("account", name)

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        kept = self._settings.value("geometry")
        return kept if isinstance(kept, QByteArray) else None

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    def flush(self) -> None:
        """Write what was changed to the disk."""
        self._settings.sync()

"""Turns a log-in into an open desk. The key derivation runs off the GUI thread; the password is kept nowhere."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from brigade_app.errors import BrigadeError
from brigade_app.ui.door.view import DoorView
from brigade_app.ui.kit import Runs

if TYPE_CHECKING:
    from brigade_app.operations import Desk

Opens = Callable[[Path, str, str], "Desk"]


class DoorPresenter(QObject):
    """Opens the store of ``folder`` for who proves to be who they say."""

    opened = Signal(object)

    def __init__(self, view: DoorView, folder: Path, background: Runs, opens: Opens) -> None:
        super().__init__(view)
        self._view, self._folder, self._background, self._opens = view, folder, background, opens
        view.login_asked.connect(self._try)

    def _try(self, account: str, password: str) -> None:
        folder, opens = self._folder, self._opens
        self._background.run(
            lambda: opens(folder, account, password), then=self._let_in, otherwise=self._view_stays_shut
        )

    def _let_in(self, desk: "Desk") -> None:
        self._view.set_busy(False)
        self.opened.emit(desk)

    def _view_stays_shut(self, error: Exception) -> None:
        self._view.show_error(error)
        if isinstance(error, BrigadeError):
            seconds = error.facts.get("wait_seconds")
            if isinstance(seconds, int) and seconds > 0:
                self._view.wait(seconds)

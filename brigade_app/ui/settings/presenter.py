"""Turns the settings into choices remembered, the password into its deed, and the backup into a folder."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.keeping import BackedUp, backup, last_backup
from brigade_app.operations.people import change_password
from brigade_app.ui.kit import words_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.settings.rows import Chosen, PasswordTyped
from brigade_app.ui.settings.view import SettingsView
from brigade_app.ui.ways import Ways


class SettingsPresenter(QObject):
    """Feeds `SettingsView`; ``choose`` takes what is chosen of the look."""

    def __init__(self, view: SettingsView, seat: Seat, ways: Ways, choose: Callable[[Chosen], None]) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        view.chosen.connect(choose)
        view.password_typed.connect(self._change_password)
        view.backup_asked.connect(self._back_up)
        self._seat.ask(last_backup, then=self._show_backup, otherwise=view.show_error)

    def _change_password(self, typed: PasswordTyped) -> None:
        self._seat.do(
            lambda desk: change_password(desk, typed.old, typed.new), then=self._changed, otherwise=self._refused
        )

    def _changed(self, _nothing: None) -> None:
        self._view.password_changed()

    def _refused(self, error: Exception) -> None:
        self._view.refuse_password(words_of(error))

    def _back_up(self) -> None:
        start = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation))
        folder = self._ways.dialogs.folder(self._view, self.tr("Where to keep the backup"), start)
        if folder is None:
            return
        self._view.set_backing_up(True)
        self._seat.do(lambda desk: backup(desk, folder), then=self._backed_up, otherwise=self._not_backed_up)

    def _backed_up(self, _made: BackedUp) -> None:
        self._view.set_backing_up(False)
        self._view.banner.say(self.tr("The backup is made and was read back."), "ok")
        self._show_backup(self._seat.now())

    def _not_backed_up(self, error: Exception) -> None:
        self._view.set_backing_up(False)
        self._view.show_error(error)

    def _show_backup(self, at: datetime | None) -> None:
        if at is None:
            self._view.show_backup(self.tr("No backup has been made yet. Keep one outside this computer."))
            return
        local = at.astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M")
        self._view.show_backup(self.tr("Last backup: {time}").format(time=local))

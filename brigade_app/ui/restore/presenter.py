"""Turns the restore page into the restoring of a backup, off the GUI thread, with progress and a way to stop it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from brigade_app.operations.restoring import BackupFound, RestoredStore, backups_in, missing_after, restore
from brigade_app.paths import use_store
from brigade_app.ui.kit import Dialogs, Progress, Runs
from brigade_app.ui.restore.rows import backup_rows, chosen_backup, progress_words, target_for
from brigade_app.ui.restore.view import RestoreView

STORE_FILE = "store.db"


class RestorePresenter(QObject):
    """Restores beside the store of ``folder``; ``restored`` hands over the new folder, which is opened from now on."""

    restored = Signal(object)
    _came_on = Signal(object, object)

    def __init__(
        self, view: RestoreView, folder: Path, background: Runs, dialogs: Dialogs, now: Callable[[], datetime]
    ) -> None:
        super().__init__(view)
        self._view, self._folder, self._background, self._dialogs, self._now = view, folder, background, dialogs, now
        self._has_store = (folder / STORE_FILE).exists()
        self._found: dict[str, BackupFound] = {}
        self._chosen = ""
        self._parent: Path | None = None
        self._target = folder
        self._stop = Event()
        view.medium_asked.connect(self._look)
        view.backup_chosen.connect(self._choose)
        view.target_asked.connect(self._choose_target)
        view.restore_asked.connect(self._restore)
        view.cancel_asked.connect(self._stop.set)
        view.login_asked.connect(self._hand_over)
        self._came_on.connect(self._show_progress)

    def abandon(self) -> None:
        """The window closes: stop copying."""
        self._stop.set()

    def _look(self) -> None:
        place = self._dialogs.folder(self._view, self.tr("The medium or folder with the backups"))
        if place is not None:
            self._background.run(lambda: backups_in(place), then=self._show, otherwise=self._view.show_error)

    def _show(self, found: tuple[BackupFound, ...]) -> None:
        self._found = {str(one.folder): one for one in found}
        self._view.show_backups(backup_rows(found, self._now()))

    def _choose(self, folder: str) -> None:
        self._chosen, store = folder, self._folder
        found = self._found[folder]
        if found.at is None:
            self._tell(None)
            return
        self._background.run(
            lambda: missing_after(found.folder, store), then=self._tell, otherwise=self._view.show_error
        )

    def _tell(self, missing: int | None) -> None:
        self._target = target_for(self._folder, self._parent, self._now(), has_store=self._has_store)
        old = str(self._folder) if self._has_store else ""
        backup = chosen_backup(self._found[self._chosen], missing)
        self._view.show_chosen(backup, str(self._target), old)

    def _choose_target(self) -> None:
        place = self._dialogs.folder(self._view, self.tr("In which folder the restored store is to lie"))
        if place is not None:
            self._parent = place
            self._choose(self._chosen)

    def _restore(self) -> None:
        source, target = Path(self._chosen), self._target
        old = self._folder if self._has_store else None
        self._stop.clear()
        self._view.set_busy(True)

        def work() -> RestoredStore | None:
            done = restore(source, target, self._now, old=old, report=self._came_on.emit, cancelled=self._stop.is_set)
            if done is not None:
                use_store(done.folder)
            return done

        self._background.run(work, then=self._done, otherwise=self._view.show_error)

    def _show_progress(self, done: int, total: int) -> None:
        self._view.show_progress(Progress(done, total, progress_words(done, total)))

    def _done(self, done: RestoredStore | None) -> None:
        if done is None:
            self._view.set_busy(False)
            self._view.banner.say(self.tr("Cancelled. Nothing was restored and nothing was left behind."), "soon")
            return
        words = self.tr("Restored and checked, in {folder}. The program opens it from now on.")
        if self._has_store:
            stays = self.tr("The store before lies unchanged in {old}.").format(old=self._folder)
            words = f"{words} {stays}"
        self._view.show_done(words.format(folder=done.folder))

    def _hand_over(self) -> None:
        self.restored.emit(self._target)

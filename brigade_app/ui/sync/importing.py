"""Takes in what lies on a stick, beside the store's other work, and says what came."""

from threading import Event
from typing import cast

from PySide6.QtCore import QObject, Signal

from brigade_app.operations.bundles import ImportBoard, import_bundles
from brigade_app.operations.lists import case_names
from brigade_app.operations.workers import Progress as Done
from brigade_app.ui.kit import Explanation
from brigade_app.ui.seat import Seat
from brigade_app.ui.sync.rows import board_rows, progress_of
from brigade_app.ui.sync.view import SyncPage
from brigade_app.ui.ways import Ways


class ImportPresenter(QObject):
    """Feeds the import of a `SyncPage`; what was checked whole stays when a cancel or a lock stops the rest."""

    _importing = Signal(object)

    def __init__(self, view: SyncPage, seat: Seat, ways: Ways) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways = view, seat, ways
        self._stop = Event()
        self._board: ImportBoard | None = None
        self._is_importing = False
        view.import_asked.connect(self._take_in)
        view.cancel_asked.connect(self._stop.set)
        view.bundle_opened.connect(self._explain_bundle)
        self._importing.connect(self._show_importing)
        seat.leaving.connect(self._stop.set)

    def _take_in(self) -> None:
        folder = self._ways.dialogs.folder(self._view, self.tr("Stick or folder to take in"))
        if folder is None:
            return
        self._stop.clear()
        self._view.banner.clear()
        self._view.import_progress.begin_again()
        self._view.import_progress.show()
        self._is_importing = True
        self._seat.ask_aside(
            lambda desk: import_bundles(desk, [folder], watch=self._importing.emit, cancelled=self._stop.is_set),
            then=self._imported,
            otherwise=self._not_imported,
        )

    def _show_importing(self, done: object) -> None:
        """Show progress; what a worker reports after the end is late and says nothing."""
        if self._is_importing:
            self._view.show_import_progress(progress_of(cast(Done, done)))

    def _imported(self, board: ImportBoard) -> None:
        self._is_importing = False
        self._board = board
        self._view.show_board(board_rows(board))
        self._seat.saved.emit(self._seat.now())
        self._view.refresh()

    def _not_imported(self, error: Exception) -> None:
        self._is_importing = False
        self._view.import_progress.hide()
        self._view.show_error(error)

    def _explain_bundle(self, bundle_id: str) -> None:
        board = self._board
        came = next((one for one in board.came if one.bundle_id == bundle_id), None) if board else None
        if came is None:
            return
        self._seat.ask(
            lambda desk: case_names(desk, [*came.cases_new, *came.cases_changed]),
            then=lambda names: self._ways.explain(
                Explanation(
                    came.sender, basis=names, what_to_do=came.signature_faults,
                    articles=(self.tr("bundle {number} {id}").format(number=came.number, id=came.bundle_id[:10]),),
                )
            ),
            otherwise=self._view.show_error,
        )  # fmt: skip

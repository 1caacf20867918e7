"""Turns the wish to look around into the sample world: its own folder, its own clock, the captain's desk."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import Desk
from brigade_app.ui.kit import RESOURCES
from brigade_app.ui.seat import Seat
from brigade_app.ui.start.view import StartView

OpensSample = Callable[[Path, Path, Callable[[int, int], None]], Desk]


class SamplePresenter(QObject):
    """``opened`` hands over the captain's desk; the seat goes by the sample world's clock from then on."""

    opened = Signal(object)
    _progress = Signal(int, int)

    def __init__(self, view: StartView, seat: Seat, folder: Path, opens: OpensSample) -> None:
        super().__init__(view)
        self._view, self._seat, self._folder, self._opens = view, seat, folder, opens
        view.sample_asked.connect(self._open)
        self._progress.connect(view.show_sample_progress)

    def _open(self) -> None:
        folder, opens, report = self._folder, self._opens, self._progress.emit
        self._seat.background.run(
            lambda: opens(folder, RESOURCES, report), then=self._hand_over, otherwise=self._view.show_error
        )

    def _hand_over(self, desk: Desk) -> None:
        self._seat.clock = desk.now
        self.opened.emit(desk)

"""The seat: the desk while somebody is logged in, and the one `Background` that works at it.

Presenters ask here and nowhere else. A lock drops the desk: what was asked before comes back to nobody, so that no
screen shows rows of a store that is closed.
"""

from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from brigade_app import operations
from brigade_app.ui.kit import Runs

if TYPE_CHECKING:
    from datetime import datetime

    from brigade_app.operations import Clock, Desk

T = TypeVar("T")


class NobodyHere(RuntimeError):
    """A screen asked while no desk is open: a bug of the frame, which hides its pages at the lock."""


class Seat(QObject):
    """Holds the desk and hands questions and deeds to the background. ``changed`` tells that somebody sat
    or left, ``leaving`` that long jobs shall stop."""

    changed = Signal()
    saved = Signal(object)
    leaving = Signal()

    def __init__(
        self, background: Runs, now: "Clock | None" = None, aside: Runs | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.background = background
        self.aside = aside or background
        self.clock = now
        self._desk: Desk | None = None
        self._turn = 0

    @property
    def desk(self) -> "Desk":
        """The desk that is open.

        Raises:
            NobodyHere: nobody is logged in.
        """
        if self._desk is None:
            raise NobodyHere
        return self._desk

    def now(self) -> "datetime":
        """Return the present instant, by the system's clock or by the one that the seat was given (``clock``)."""
        return (self.clock or operations.system_clock)()

    @property
    def is_taken(self) -> bool:
        """Whether somebody is logged in."""
        return self._desk is not None

    def sit(self, desk: "Desk") -> None:
        """Take the desk of somebody who has logged in."""
        self._turn += 1
        self._desk = desk
        self.changed.emit()

    def renew(self, make: Callable[["Desk"], "Desk"]) -> None:
        """Go on at the same store with another desk: after an installation the law is read anew."""
        self._desk = make(self.desk)

    def leave(self, closing: Callable[["Desk"], object]) -> None:
        """Drop the desk and close it behind what still runs; answers to earlier questions are dropped."""
        if self._desk is None:
            return
        desk, self._desk = self._desk, None
        self._turn += 1
        self.leaving.emit()
        self.changed.emit()
        quiet = Event()
        self.aside.run(quiet.set, then=_nothing, otherwise=_raise)

        def close() -> None:
            quiet.wait()
            closing(desk)

        self.background.run(close, then=_nothing, otherwise=_raise)

    def stop(self) -> None:
        """Finish both threads and all that waits: the closing of the store is the last of it. For the window's end."""
        if self.aside is not self.background:
            self.aside.stop(drop=False)
        self.background.stop(drop=False)

    def ask(
        self, work: Callable[["Desk"], T], *, then: Callable[[T], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """Run a question or a deed at the desk; its outcome comes back on the GUI thread, unless the desk is gone."""
        self._run(self.background, work, then, otherwise)

    def _run(
        self,
        runner: Runs,
        work: Callable[["Desk"], T],
        then: Callable[[T], object],
        otherwise: Callable[[Exception], object],
    ) -> None:
        desk, turn = self.desk, self._turn

        def answer(result: T) -> None:
            if turn == self._turn:
                then(result)

        def failure(error: Exception) -> None:
            if turn == self._turn:
                otherwise(error)

        runner.run(lambda: work(desk), then=answer, otherwise=failure)

    def ask_aside(
        self, work: Callable[["Desk"], T], *, then: Callable[[T], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """Run a long job at the desk beside the others (intake, export); ``leaving`` tells it to stop at a lock."""
        self._run(self.aside, work, then, otherwise)

    def do(
        self, work: Callable[["Desk"], T], *, then: Callable[[T], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """Run a deed: as `ask`, and ``saved`` tells the frame when it was saved."""

        def done(result: T) -> None:
            self.saved.emit(self.now())
            then(result)

        self.ask(work, then=done, otherwise=otherwise)


def _nothing(_result: object) -> None:
    """Nobody waits for the closing."""


def _raise(error: Exception) -> None:
    raise error

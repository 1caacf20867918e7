"""Work off the GUI thread: `Background`, and its twin `Inline` that calls straight through for tests.

Everything slow goes through here; widgets and views are touched only by what comes back, on the GUI thread.
"""

from collections.abc import Callable
from functools import partial
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

T = TypeVar("T")


class Runs(Protocol):
    """What a presenter asks of its `Background`: run this, then that, or else the other."""

    def run(
        self, work: Callable[[], T], *, then: Callable[[T], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """Run ``work``; hand its result to ``then`` or its error to ``otherwise`` on the GUI thread."""

    def stop(self, *, drop: bool = True) -> None:
        """Finish what was begun; drop what waits, or finish that too."""


class Background(QObject):
    """Runs work off the GUI thread, in order, and delivers the outcome back on it.

    ``work`` takes plain values and never reads a widget. One worker: one writer, so writes keep their order. A long
    job that leaves the store alone may have a `Background` of its own.
    """

    _outcome = Signal(object)  # a zero-argument call, ready to be made

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._worker: Thread | None = None
        self._outcome.connect(self._deliver)

    def run(
        self, work: Callable[[], T], *, then: Callable[[T], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """Run ``work`` on the worker; ``then`` or ``otherwise`` is called later on the GUI thread."""

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001  # the thread's edge: every failure becomes a message
                self._outcome.emit(partial(otherwise, error))
            else:
                self._outcome.emit(partial(then, result))

        self._jobs.put(job)
        if self._worker is None:
            self._worker = Thread(target=self._work, name="background")
            self._worker.start()

    def stop(self, *, drop: bool = True) -> None:
        """Finish the job that runs; drop the ones that wait, or finish them too (the closing of the store is one)."""
        if drop:
            self._drop_what_waits()
        if self._worker is not None:
            self._jobs.put(None)
            self._worker.join()
            self._worker = None

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _drop_what_waits(self) -> None:
        try:
            while True:
                self._jobs.get_nowait()
        except Empty:
            return

    @Slot(object)
    def _deliver(self, call: Callable[[], None]) -> None:
        call()


class Inline:
    """The twin of `Background` for tests: calls straight through."""

    def run(
        self, work: Callable[[], T], *, then: Callable[[T], object], otherwise: Callable[[Exception], object]
    ) -> None:
        """Run ``work`` now and hand on its outcome."""
        try:
            result = work()
        except Exception as error:  # noqa: BLE001  # same edge as the thread's
            otherwise(error)
        else:
            then(result)

    def stop(self, *, drop: bool = True) -> None:
        """Nothing waits."""

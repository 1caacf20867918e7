"""Work off the GUI thread: `Background`, and its twin `Inline` that calls straight through for tests.

Everything slow goes through here; widgets and views are touched only by what comes back, on the GUI thread.
"""

from collections import deque
from collections.abc import Callable
from functools import partial
from threading import Semaphore, Thread
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
        self._jobs: deque[Callable[[], None] | None] = deque()
        self._waiting = Semaphore(0)
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

        self._put(job)
        if self._worker is None:
            self._worker = Thread(target=self._work, name="background")
            self._worker.start()

    def stop(self, *, drop: bool = True) -> None:
        """Finish the job that runs; drop the ones that wait, or finish them too (the closing of the store is one)."""
        while drop and self._waiting.acquire(blocking=False):
            self._jobs.popleft()
        if self._worker is not None:
            self._put(None)
            self._worker.join()
            self._worker = None

    def _put(self, job: Callable[[], None] | None) -> None:
        self._jobs.append(job)
        self._waiting.release()

    def _work(self) -> None:
        """Run one job after another; ``None`` is the last."""
        while self._waiting.acquire() and (job := self._jobs.popleft()) is not None:
            job()

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

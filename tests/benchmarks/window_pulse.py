"""Where a measured job runs: at once, or behind a seat of the window while a pulse shows when its loop is silent."""

import os
import time
from collections.abc import Callable
from typing import Protocol, TypeVar

from brigade_app.operations.desk import Desk

T = TypeVar("T")
PULSE_MILLISECONDS = 5


class Bench(Protocol):
    """Runs a job at a desk."""

    def run(self, desk: Desk, work: Callable[[Desk], T]) -> T: ...

    def say(self) -> None: ...


class _AtOnce:
    def run(self, desk: Desk, work: Callable[[Desk], T]) -> T:
        return work(desk)

    def say(self) -> None:
        """There is no window."""


def at_once() -> Bench:
    """No window: the job runs here."""
    return _AtOnce()


class _BehindAWindow:
    """The way of the screens: `Seat.ask_aside`, the answer delivered on the GUI thread, a timer beating meanwhile."""

    def __init__(self) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from PySide6.QtCore import QEventLoop, QTimer
        from PySide6.QtWidgets import QApplication, QLabel

        from brigade_app.ui.kit import Background
        from brigade_app.ui.seat import Seat

        self._application = QApplication.instance() or QApplication([])
        self._label = QLabel("0")
        self._label.show()
        self._loop = QEventLoop()
        self._background, self._aside = Background(), Background()
        self._seat = Seat(self._background, aside=self._aside)
        self._timer = QTimer()
        self._timer.setInterval(PULSE_MILLISECONDS)
        self._timer.timeout.connect(self._beat)
        self._last = 0.0
        self._silences: list[float] = []

    def _beat(self) -> None:
        now = time.perf_counter()
        self._silences.append(now - self._last)
        self._last = now
        self._label.setText(str(len(self._silences)))

    def run(self, desk: Desk, work: Callable[[Desk], T]) -> T:
        outcome: list[T] = []
        failures: list[Exception] = []

        def done(result: T) -> None:
            outcome.append(result)
            self._loop.quit()

        def failed(error: Exception) -> None:
            failures.append(error)
            self._loop.quit()

        self._seat.sit(desk)
        self._last = time.perf_counter()
        self._timer.start()
        self._seat.ask_aside(work, then=done, otherwise=failed)
        self._loop.exec()
        self._timer.stop()
        if failures:
            raise failures[0]
        return outcome[0]

    def say(self) -> None:
        over = sum(1 for one in self._silences if one > 0.1)
        longest = max(self._silences) * 1000
        print(f"event loop: {len(self._silences)} beats, longest silence {longest:.0f} ms, {over} above 100 ms")
        self._aside.stop()
        self._background.stop()


def behind_a_window() -> Bench:
    """The job runs as the screens let it run."""
    return _BehindAWindow()

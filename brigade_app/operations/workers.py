"""The one supervisor of worker processes: long work leaves the window alone, reports, and can be stopped.

A piece of work is a plain function ``work(job, report, cancelled)`` of a module, its job a picklable value. Job and
keys reach the worker through its pipe, never a password. A worker that is told to stop leaves nothing half done,
because the work itself asks ``cancelled()`` and undoes what it began. A reader would guess that errors cross by
themselves: ours do not survive pickling (their facts are keywords), so class and facts cross instead.
"""

import gc
import multiprocessing
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, TypeVar, cast

from brigade_app.errors import BrigadeError, Refused, Unavailable

MAX_WORKERS = 2
INLINE_BYTES = 8 << 20
_REPORT_SECONDS = 0.1
_ASK_SECONDS = 0.02
_WAIT_SECONDS = 0.1
_STOP_SECONDS = 10.0

J = TypeVar("J", contravariant=True)
R = TypeVar("R", covariant=True)
Report = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work is: payload bytes and items done, and of how many."""

    bytes: int
    total_bytes: int
    items: int
    total_items: int


Watch = Callable[[Progress], None]


def unwatched(_progress: Progress) -> None:
    """For those who do not watch."""


class Work(Protocol[J, R]):
    """What runs in a worker: it reports bytes and items as they are done, and asks whether to stop."""

    def __call__(self, job: J, report: Report, cancelled: Cancelled, /) -> R: ...


class WorkerDied(Unavailable):
    """A worker process ended without an answer (killed, out of memory). Facts ``exit_code``."""


class WorkCancelled(Refused):
    """A person stopped the work. Nothing half done was left."""


class WorkerFault(RuntimeError):
    """A bug in a worker: its whole traceback is the message."""


def never() -> bool:
    """The answer of those who never cancel."""
    return False


def no_report(_bytes: int, _items: int) -> None:
    """For those who do not watch."""


def run_jobs(
    work: Work[J, R],
    jobs: Sequence[J],
    *,
    report: Report = no_report,
    cancelled: Cancelled = never,
    then: Callable[[int, R], None] | None = None,
    inline: bool = False,
) -> list[R | BrigadeError]:
    """Return the outcome of each job, in their order: what the work returned, or the error it raised on purpose.

    At most two processes. ``then`` is called in this thread as each job ends well, in the order in which they end. With
    ``inline`` (small work, where starting a process costs more) everything runs here. A job that was never begun, or
    stopped, is answered with `WorkCancelled`.

    Raises:
        WorkerFault: a bug in the work; the other workers are stopped first.
    """
    if inline:
        return _run_here(work, jobs, report, cancelled, then)
    crew: _Crew[J, R] = _Crew(work, jobs, report, then)
    try:
        crew.run(cancelled)
    finally:
        crew.dismiss()
    return [outcome if outcome is not None else WorkCancelled() for outcome in crew.outcomes]


def _run_here(
    work: Work[J, R], jobs: Sequence[J], report: Report, cancelled: Cancelled, then: Callable[[int, R], None] | None
) -> list[R | BrigadeError]:
    outcomes: list[R | BrigadeError] = []
    for place, job in enumerate(jobs):
        if cancelled():
            outcomes.append(WorkCancelled())
            continue
        try:
            result = work(job, report, cancelled)
        except BrigadeError as error:
            outcomes.append(error)
            continue
        outcomes.append(result)
        if then is not None:
            then(place, result)
    return outcomes


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    place: int | None = None
    told: bool = field(default=False)


class _Crew(Generic[J, R]):
    """The processes of one `run_jobs`."""

    def __init__(
        self, work: Work[J, R], jobs: Sequence[J], report: Report, then: Callable[[int, R], None] | None
    ) -> None:
        self._work, self._jobs, self._report, self._then = work, jobs, report, then
        self.outcomes: list[R | BrigadeError | None] = [None] * len(jobs)
        self._next = 0
        self._workers: list[_Worker] = []

    def run(self, cancelled: Cancelled) -> None:
        context = multiprocessing.get_context("spawn")
        for _ in range(min(MAX_WORKERS, len(self._jobs))):
            here, there = context.Pipe()
            process = context.Process(target=_serve, args=(there,), daemon=True)
            process.start()
            there.close()
            worker = _Worker(process, here)
            here.send(self._work)
            self._workers.append(worker)
            self._give(worker)
        while any(worker.place is not None for worker in self._workers):
            self._tell(cancelled())
            busy = {worker.pipe: worker for worker in self._workers if worker.place is not None}
            for pipe in wait(list(busy), _WAIT_SECONDS):
                self._hear(busy[cast(Connection, pipe)])

    def _give(self, worker: _Worker) -> None:
        worker.place = None
        if self._next < len(self._jobs) and not worker.told:
            worker.place, self._next = self._next, self._next + 1
            worker.pipe.send(self._jobs[worker.place])

    def _tell(self, stop: bool) -> None:
        for worker in self._workers:
            if stop and not worker.told:
                worker.told = True
                worker.pipe.send(None)

    def _hear(self, worker: _Worker) -> None:
        place = worker.place
        if place is None:
            return
        try:
            kind, *rest = worker.pipe.recv()
        except (EOFError, ConnectionError):
            worker.process.join(_STOP_SECONDS)
            self.outcomes[place] = WorkerDied(exit_code=worker.process.exitcode)
            worker.place, worker.told = None, True
            return
        if kind == "progress":
            self._report(*rest)
        elif kind == "fault":
            raise WorkerFault(rest[0])
        else:
            self.outcomes[place] = rest[0](**rest[1]) if kind == "refused" else rest[0]
            if kind == "done" and self._then is not None:
                self._then(place, rest[0])
            self._give(worker)

    def dismiss(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(_STOP_SECONDS)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()


class _Reporter:
    """Gathers progress in the worker, so that a report crosses at most ten times a second."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._bytes = self._items = 0
        self._at = time.monotonic()

    def __call__(self, size: int, items: int) -> None:
        self._bytes += size
        self._items += items
        if time.monotonic() - self._at >= _REPORT_SECONDS:
            self.flush()

    def flush(self) -> None:
        if self._bytes or self._items:
            self._pipe.send(("progress", self._bytes, self._items))
        self._bytes = self._items = 0
        self._at = time.monotonic()


def _serve(pipe: Connection) -> None:
    """The worker's life: the work, then jobs until the pipe closes. ``None`` in the pipe means: stop."""
    stopped, asked_at = False, 0.0

    def cancelled() -> bool:
        nonlocal stopped, asked_at
        if not stopped and time.monotonic() - asked_at >= _ASK_SECONDS:
            asked_at = time.monotonic()
            stopped = pipe.poll() and _next_word(pipe) is None
        return stopped

    gc.disable()  # nothing is garbage while the work's modules load
    work: Work[Any, Any] = pipe.recv()
    gc.enable()
    while not stopped:
        job = _next_word(pipe)
        if job is None:
            return
        reporter = _Reporter(pipe)
        try:
            result = work(job, reporter, cancelled)
            reporter.flush()
            answer: tuple[Any, ...] = ("done", result)
        except BrigadeError as error:
            answer = ("refused", type(error), error.facts)
        except Exception:  # noqa: BLE001  the process's edge: the supervisor raises it whole
            answer = ("fault", traceback.format_exc())
        try:
            pipe.send(answer)
        except OSError:
            return


def _next_word(pipe: Connection) -> Any:
    """The next thing said to the worker; a closed pipe says to stop."""
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return None

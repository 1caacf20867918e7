"""The supervisor of worker processes: progress, cancel, errors and death, seen from outside."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from brigade_app.errors import Untrusted
from brigade_app.operations.workers import Cancelled, Report, WorkCancelled, WorkerDied, WorkerFault, run_jobs


class Doubtful(Untrusted):
    """A refusal with facts, from a worker."""


@dataclass(frozen=True)
class Job:
    n: int
    do: str = "double"
    path: Path | None = None


def work(job: Job, report: Report, cancelled: Cancelled) -> tuple[int, int]:
    if job.do == "refuse":
        raise Doubtful(path="x", n=job.n)
    if job.do == "die":
        os._exit(9)
    if job.do == "fault":
        raise ZeroDivisionError
    if job.do == "wait" and job.path is not None:
        job.path.write_text("begun")
        while not cancelled():
            report(1, 0)
        job.path.unlink(missing_ok=True)
        raise WorkCancelled
    report(100, 1)
    return job.n * 2, os.getpid()


def test_jobs_run_in_at_most_two_other_processes_and_answer_in_order():
    done: list[int] = []
    told: list[tuple[int, int]] = []
    outcomes = run_jobs(
        work, [Job(n) for n in range(5)], report=lambda b, i: told.append((b, i)), then=lambda n, _: done.append(n)
    )
    assert [one[0] for one in outcomes] == [0, 2, 4, 6, 8]
    pids = {one[1] for one in outcomes}
    assert os.getpid() not in pids
    assert 1 <= len(pids) <= 2
    assert (sum(b for b, _ in told), sum(i for _, i in told)) == (500, 5)
    assert sorted(done) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("inline", [False, True])
def test_a_refusal_crosses_with_its_facts_and_the_others_go_on(inline):
    first, second = run_jobs(work, [Job(1, "refuse"), Job(2)], inline=inline)
    assert isinstance(first, Doubtful)
    assert first.facts == {"path": "x", "n": 1}
    assert second[0] == 4


def test_a_worker_that_dies_is_told_with_its_exit_code():
    [outcome] = run_jobs(work, [Job(1, "die")])
    assert isinstance(outcome, WorkerDied)
    assert outcome.facts == {"exit_code": 9}


def test_a_bug_in_a_worker_is_as_loud_as_any_other():
    with pytest.raises(WorkerFault, match="ZeroDivisionError"):
        run_jobs(work, [Job(1, "fault")])


def test_cancel_stops_the_running_job_and_those_not_begun(tmp_path):
    mark = tmp_path / "mark"
    outcomes = run_jobs(work, [Job(1, "wait", mark), Job(2, "wait", mark), Job(3)], cancelled=mark.exists)
    assert all(isinstance(one, WorkCancelled) for one in outcomes)
    assert not mark.exists()


def test_inline_work_runs_here():
    [outcome] = run_jobs(work, [Job(4)], inline=True)
    assert outcome == (8, os.getpid())
    assert isinstance(run_jobs(work, [Job(4)], inline=True, cancelled=lambda: True)[0], WorkCancelled)

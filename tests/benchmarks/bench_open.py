"""Measures the way from the password to the first screen: ``python -m tests.benchmarks.bench_open --cases 20000``.

The store is a township's own work: cases and parties saved in large deeds, years of log-ins and exports in the journal,
a summary for every case. The goal is the key's derivation and at most 300 ms more, the law read beside the derivation.
"""

import argparse
import cProfile
import os
import pstats
import statistics
import sys
import tempfile
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from brigade_app.domain.keeping import Change, Event
from brigade_app.domain.when import on_day
from brigade_app.operations.care import take_care
from brigade_app.operations.desk import Desk
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.questions import board
from brigade_app.store import CaseQuery, CaseSummary, Due
from brigade_app.store.keyslots import FLOOR_COST, open_slot, slots
from tests.benchmarks.bench_store import FAMILY, GIVEN, MATTERS
from tests.store.makers import PASSWORD, Seat, a_case, a_party, make_seat, state_of

DEED_CASES = 500
EVENTS_A_CASE = 1
STEPS = ("P01", "P10", "P20")


def main() -> None:
    """Build the store once and open it some times."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    asked.add_argument("--times", type=int, default=7)
    asked.add_argument("--store", type=Path, help="where to keep the store between runs")
    asked.add_argument("--profile", action="store_true")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.store or Path(place) / "township"
        os.environ["BRIGADE_STATE"] = str(state_of(folder))
        if not folder.exists():
            build(folder, options.cases)
        measure(folder, options.times, with_profile=options.profile)


def build(folder: Path, cases: int) -> None:
    """Make a township's store with so many cases, a tenth of them open and near a deadline."""
    began = time.perf_counter()
    seat = make_seat(folder)
    seat.clock.at = datetime.now(UTC) - timedelta(days=900)
    for first in range(0, cases, DEED_CASES):
        seat.clock.at += timedelta(days=900) / (cases / DEED_CASES + 1)
        seat.save(*(change for n in range(first, min(cases, first + DEED_CASES)) for change in work(seat, n)))
    today = datetime.now(UTC).date()
    rows = seat.store.cases.by_keys(seat.store.cases.keys(CaseQuery()))
    seat.store.cases.set_summaries({row.id: a_summary(n, today) for n, row in enumerate(rows)})
    seat.close()
    print(f"built {cases} cases in {time.perf_counter() - began:.1f} s")


def work(seat: Seat, n: int) -> list[Change]:
    """Return the records of one case, with an event that the journal keeps beside it."""
    name = FAMILY[n % 20] + GIVEN[n // 20 % 22] + GIVEN[n // 440 % 22]
    day = seat.clock.at.date()
    case = a_case(
        seat.id(),
        title=f"{name}{MATTERS[n % 6]}",
        number=f"南召（城郊）罚立〔{day.year}〕{n}号",
        discovered_on=on_day(day),
    )
    party = a_party(seat.id(), name=name, id_number=f"4113211990{n:08d}")
    events = [Event(id=seat.id(), what=("log-in", "exported", "backup")[n % 3], data={"n": n})] * EVENTS_A_CASE
    return [Change(record=case), Change(record=party, case=case.id), *(Change(record=one) for one in events)]


def a_summary(n: int, today: date) -> CaseSummary:
    """Return what an assessment says of the ``n``-th case: nine of ten closed, the rest with deadlines."""
    if n % 10:
        return CaseSummary(status="P90", closed_on=today - timedelta(days=n % 800), outcome="punished")
    due = today + timedelta(days=n // 10 % 60 - 5)
    return CaseSummary(
        status=STEPS[n % 3], next_due_on=due, next_due_rule="D01", light="soon", score=80, lacking=n % 4,
        deadlines=(Due("D01", due, False), Due("D02", due + timedelta(days=30), False)),
    )  # fmt: skip


def measure(folder: Path, times: int, *, with_profile: bool) -> None:
    """Open the store and ask for the first screen, beside the derivation of the same key alone."""
    slot = next(iter(slots(folder)))
    if slot.cost.is_below_floor:  # the first log-in with no cost given renews it
        leave(open_desk(folder, None, PASSWORD))
    whole, alone, asked, worked, tails, days = [], [], [], [], [], []
    for n in range(times):
        began, busy = time.perf_counter(), time.process_time()
        open_slot(next(iter(slots(folder))), PASSWORD)
        alone.append(time.perf_counter() - began)
        derivation = time.process_time() - busy
        profile = cProfile.Profile() if with_profile and n == times - 1 else None
        began, busy = time.perf_counter(), time.process_time()
        if profile is not None:
            profile.enable()
        desk = open_desk(folder, None, PASSWORD, read_law=True)
        opened = time.perf_counter()
        shown = board(desk)
        ended = time.perf_counter()
        worked.append(time.process_time() - busy - derivation)
        if profile is not None:
            profile.disable()
            pstats.Stats(profile).sort_stats("cumtime").print_stats(45)
        whole.append(ended - began)
        asked.append(ended - opened)
        assert shown.due
        tails.append(cared(desk, daily=False))
        days.append(cared(desk, daily=True))
        leave(desk)
    over = [mine - key for mine, key in zip(whole, alone, strict=True)]
    print(f"key derivation alone ({FLOOR_COST.memory_kib >> 10} MiB): p50 {ms(alone)}")
    print(f"password to first screen: p50 {ms(whole)}; of it the board {ms(asked)}")
    print(f"  over the derivation: p50 {ms(over)}, worst {1e3 * max(over):.0f} ms (goal 300)")
    print(f"  processor time beside the derivation's, the law included: p50 {ms(worked)}")
    print(f"care behind it: first of all {ms(tails[:1])}, at a log-in p50 {ms(tails[1:])}, daily p50 {ms(days)}")
    sys.stdout.flush()


def ms(seconds: list[float]) -> str:
    """Return the median in milliseconds."""
    return f"{1e3 * statistics.median(seconds):.0f} ms"


def cared(desk: Desk, *, daily: bool) -> float:
    """Return the seconds of one care."""
    began = time.perf_counter()
    report = take_care(desk, daily=daily)
    assert report.is_clean, report.found
    return time.perf_counter() - began


if __name__ == "__main__":
    main()

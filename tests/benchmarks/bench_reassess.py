"""How long a new pack takes: ``python -m tests.benchmarks.bench_reassess --cases 20000``. Asserts nothing.

Fills a store with open cases (the sample cases, renamed), reassesses all in a thread as the window does, and lets a
timer of the event loop beat meanwhile: a late beat is a stall of the window. Then it compares a changed pack.
"""

import argparse
import os
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QTimer

from brigade_app.domain.keeping import Change
from brigade_app.domain.records import CaseFile
from brigade_app.operations.desk import Desk
from brigade_app.operations.law import reassess_all
from brigade_app.operations.packs import changes_by, check_pack
from brigade_app.operations.renaming import ids_of, renamed
from brigade_app.operations.saving import event, make_id, save
from brigade_app.paths import resources_folder
from brigade_app.sync.case_file import read_case_file
from tests.operations.makers import WoundClock, a_township

BEAT_MS = 10
CASES_A_SAVE = 40


def open_samples() -> list[CaseFile]:
    """Return the sample cases without what closed them."""
    files = []
    for path in sorted((resources_folder() / "sample" / "cases").glob("*.json")):
        file = read_case_file(path.read_bytes(), path.name, allow_draft=True)
        acts = tuple(act for act in file.actions if act.kind not in ("closing", "archiving"))
        files.append(replace(file, actions=acts, case=replace(file.case, number=None)))
    return files


def fill(desk: Desk, cases: int) -> None:
    """Save so many open cases, many in one deed."""
    samples = open_samples()
    changes: list[Change] = []
    for number in range(cases):
        changes += list(_changes(desk, samples[number % len(samples)]))
        if number % CASES_A_SAVE == CASES_A_SAVE - 1 or number == cases - 1:
            save(desk, [event(desk, "case-imported", records=len(changes)), *changes])
            changes = []


def _changes(desk: Desk, file: CaseFile) -> Iterator[Change]:
    inside = renamed(file, {one: make_id(desk) for one in ids_of(file)})
    yield Change(record=inside.case)
    for one in (*inside.officers, *inside.parties, *inside.actions, *inside.evidence, *inside.disputes):
        yield Change(record=one, case=inside.case.id)


def beside_a_window(work: Callable[[], Any]) -> tuple[tuple[float, float], list[float], Any]:
    """Run the work in a thread; return its seconds (wall, processor), how late each beat came (ms), and its result."""
    application = QCoreApplication.instance() or QCoreApplication(sys.argv[:1])
    late: list[float] = []
    found: list[Any] = []
    last = time.perf_counter()

    def beat() -> None:
        nonlocal last
        now = time.perf_counter()
        late.append(max(0.0, (now - last) * 1000 - BEAT_MS))
        last = now
        if not thread.is_alive():
            application.quit()

    timer = QTimer()
    timer.setInterval(BEAT_MS)
    timer.timeout.connect(beat)
    thread = threading.Thread(target=lambda: found.append(work()))
    spent = time.process_time()
    began = last = time.perf_counter()
    thread.start()
    timer.start()
    application.exec()
    thread.join()
    return (time.perf_counter() - began, time.process_time() - spent), late, found[0]


def show(what: str, cases: int, seconds: tuple[float, float], late: list[float]) -> None:
    """Print one line: the rate, and how the window fared."""
    late = sorted(late)
    print(
        f"{what}: {seconds[0]:.1f} s, {cases / seconds[0]:,.0f} cases/s, {1000 * seconds[1] / cases:.1f} ms of"
        f" processor a case; beats late by median"
        f" {statistics.median(late):.1f} ms, 99 % {late[int(len(late) * 0.99)]:.0f} ms, worst {late[-1]:.0f} ms;"
        f" {sum(1 for each in late if each > 100)} stalls above 100 ms"
    )


def a_changed_pack(folder: Path) -> Path:
    """Return the shipped pack with a hundred days to decide instead of ninety."""
    folder.mkdir()
    for path in (resources_folder() / "rules" / "henan-township").glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.name == "deadlines.toml":
            text = text.replace("length = 90", "length = 100")
        (folder / path.name).write_text(text, encoding="utf-8")
    return folder


def main() -> None:
    """Fill, reassess, compare."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=20_000)
    cases = asked.parse_args().cases
    with tempfile.TemporaryDirectory() as place:
        os.environ["BRIGADE_STATE"] = place
        desk = a_township(Path(place), WoundClock()).desk
        began = time.perf_counter()
        fill(desk, cases)
        print(f"made {cases} open cases in {time.perf_counter() - began:.1f} s")
        seconds, late, done = beside_a_window(lambda: reassess_all(desk))
        show(f"reassess all, {len(done.changed)} changed", done.cases, seconds, late)
        seconds, late, done = beside_a_window(lambda: reassess_all(desk))
        show(f"again, {len(done.changed)} changed", done.cases, seconds, late)
        pack = check_pack(a_changed_pack(Path(place) / "pack"))
        seconds, late, found = beside_a_window(lambda: changes_by(desk, pack))
        show(f"compare a pack, {len(found.changed)} cases change", found.cases, seconds, late)
        desk.store.close()


if __name__ == "__main__":
    main()

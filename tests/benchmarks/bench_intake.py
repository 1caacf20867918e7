"""Measures taking evidence in: ``python -m tests.benchmarks.bench_intake``. Asserts nothing; prints ratios.

60 photographs and a film of 300 MB: ours (sealed, read back, looked into, journalled) beside ``cp``, ``sha256sum`` and
``age`` of the same files in the same run on the same disk. A timer in a window's loop beats beside it: the longest gap
is the longest stall of a live window. Then thumbnails of 1,000 photographs in the child.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from brigade_app.operations.evidence import plan_intake, take_in
from brigade_app.operations.intake import new_action
from brigade_app.operations.media import MediaReader
from tests.operations.makers import WoundClock, a_township, an_action
from tests.operations.media.makers import a_camera_jpeg, a_film

BEAT_MS = 10


def main() -> None:
    """Make the files, measure both ways, print the ratio."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--photos", type=int, default=60)
    asked.add_argument("--film-mb", type=int, default=300)
    asked.add_argument("--thumbnails", type=int, default=1000)
    asked.add_argument("--rounds", type=int, default=2)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["BRIGADE_STATE"] = str(place / "state")
        folder = made(place / "DCIM", options.photos, options.film_mb)
        size = sum(path.stat().st_size for path in folder.iterdir())
        print(f"{len(list(folder.iterdir()))} files, {size / 2**20:.0f} MiB")
        for number in range(options.rounds):
            before = processor_seconds()
            plain, quiet = by_hand(folder, place / f"hand{number}")
            between = processor_seconds()
            ours, gap = by_us(folder, place / f"ours{number}")
            after = processor_seconds()
            print(
                f"processor: tools {between - before:.2f} s, ours {after - between:.2f} s (making the store included)"
            )
            print(f"cp + sha256sum + age {plain:.2f} s; ours {ours:.2f} s, ratio {ours / plain:.2f}")
            print(f"longest gap of a {BEAT_MS} ms timer {gap * 1000:.0f} ms; beside the tools {quiet * 1000:.0f} ms")
        thumbnails(options.thumbnails)


def made(folder: Path, photos: int, film_mb: int) -> Path:
    """Write photographs of 12 megapixels (a few MB each, as phones write them) and a film of random bytes."""
    folder.mkdir()
    photo = a_camera_jpeg(4000, 3000)
    for number in range(photos):
        # what follows the end of the picture is not decoded; it makes the file as large as a phone's and unlike others
        (folder / f"IMG_{number}.jpg").write_bytes(photo + os.urandom(3 << 20))
    with (folder / "VID_1.mp4").open("wb") as film:
        film.write(a_film())
        for _ in range(film_mb):
            film.write(os.urandom(1 << 20))
    return folder


def by_hand(folder: Path, target: Path) -> tuple[float, float]:
    """Return the seconds of copying, digesting and sealing with the tools of the system, and the loop's longest gap."""
    target.mkdir()
    key = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True)
    recipient = next(line for line in key.stdout.splitlines() if "public key" in line).split()[-1]

    def work() -> None:
        for path in sorted(folder.iterdir()):
            copy = target / path.name
            subprocess.run(["cp", str(path), str(copy)], check=True)
            subprocess.run(["sha256sum", str(copy)], check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["age", "-r", recipient, "-o", f"{copy}.age", str(copy)], check=True)

    measured = beside_a_window(work)
    shutil.rmtree(target)
    return measured


def by_us(folder: Path, place: Path) -> tuple[float, float]:
    """Return the seconds of an intake, and the loop's longest gap."""
    desk = a_township(place, WoundClock()).desk
    case = new_action(desk, an_action())
    with MediaReader() as reader:
        reader.thumbnail(a_camera_jpeg(64, 48), 32)

        def work() -> None:
            intake = take_in(desk, case, plan_intake([folder], desk, case), reader=reader)
            assert len(intake.of("filed")) == len(list(folder.iterdir()))

        measured = beside_a_window(work)
    desk.store.close()
    shutil.rmtree(place)
    return measured


def processor_seconds() -> float:
    """Return the processor time of this process and its ended children: it holds on a busy machine too."""
    return sum(os.times()[:4])


def beside_a_window(work: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds that ``work`` takes in a thread, and the longest gap of an event loop's timer meanwhile."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

    application = QCoreApplication.instance() or QCoreApplication([])
    beats: list[float] = []
    timer = QTimer()
    timer.timeout.connect(lambda: beats.append(time.perf_counter()))
    timer.start(BEAT_MS)
    thread = threading.Thread(target=work)
    began = time.perf_counter()
    thread.start()
    while thread.is_alive():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    spent = time.perf_counter() - began
    timer.stop()
    return spent, max(after - before for before, after in pairwise(beats))


def thumbnails(count: int) -> None:
    """Print how many thumbnails the child draws a second, and when the first screen of 20 is there."""
    photo = a_camera_jpeg(4000, 3000)
    with MediaReader() as reader:
        reader.thumbnail(photo, 320)
        began = time.perf_counter()
        for number in range(count):
            assert reader.thumbnail(photo, 320)
            if number == 19:
                print(f"first screen (20 thumbnails) {time.perf_counter() - began:.2f} s")
        print(f"{count / (time.perf_counter() - began):.1f} thumbnails/s of {count} photographs of 12 megapixels")


if __name__ == "__main__":
    sys.exit(main())

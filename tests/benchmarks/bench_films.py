"""Measures looking into a large film out of the vault: ``python -m tests.benchmarks.bench_films``. Asserts nothing.

A film of 300 MB and 1920 × 1080 (MPEG-4 part 2, written here) is taken in; then its thumbnail and each of its stills as
the viewer asks for them are drawn by the child, from the parts that it asks for. Beside it: how long it takes to open
the whole of it once, which is what a viewer would wait for that cannot read at any place.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

from brigade_app.operations.evidence import evidence_of, plan_intake, take_in, thumbnail
from brigade_app.operations.evidence_viewing import picture_of_page
from brigade_app.operations.intake import new_action
from brigade_app.operations.media import MediaReader
from brigade_app.operations.media.stills import _opencv
from tests.operations.makers import WoundClock, a_township, an_action

VIEWER_PX, GRID_PX = 2000, 384


def main() -> None:
    """Write the film, take it in, look at it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--film-mb", type=int, default=300)
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["BRIGADE_STATE"] = str(place / "state")
        path = written(place / "VID_1.mp4", options.film_mb)
        desk = a_township(place, WoundClock()).desk
        case = new_action(desk, an_action())
        with MediaReader() as reader:
            began = time.perf_counter()
            take_in(desk, case, plan_intake([path]), reader=reader)
            print(f"taken in: {path.stat().st_size / 2**20:.0f} MiB in {time.perf_counter() - began:.2f} s")
            row = evidence_of(desk, case)[0]
            for words in ("first thumbnail, the film library is loaded", "thumbnail again"):
                began = time.perf_counter()
                assert thumbnail(desk, reader, row.evidence, GRID_PX)
                print(f"{words}: {time.perf_counter() - began:.3f} s")
            spent, page, pages = [], 0, 1
            while page < pages:
                began = time.perf_counter()
                seen = picture_of_page(desk, reader, row.evidence, VIEWER_PX, page)
                spent.append(time.perf_counter() - began)
                page, pages = page + 1, seen.pages
                assert seen.content
            print(f"{pages} stills: {statistics.median(spent):.3f} s in the median, {max(spent):.3f} s at worst")
        began = time.perf_counter()
        with desk.store.vault.open(row.evidence.file.sha256) as stream:
            while stream.read(1 << 20):
                pass
        print(f"the whole film opened once: {time.perf_counter() - began:.2f} s")
        desk.store.close()


def written(path: Path, megabytes: int) -> Path:
    """Write a film of this size: blocks of noise that move a little from frame to frame."""
    import numpy

    cv2 = _opencv()
    film = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*"mp4v"), 30, (1920, 1080))
    noise = numpy.random.default_rng(5).integers(0, 255, (135, 480, 3), numpy.uint8).repeat(8, 0).repeat(8, 1)
    number = 0
    while number % 100 or not path.exists() or path.stat().st_size < megabytes * 1_000_000:
        at = number % 1900
        film.write(numpy.ascontiguousarray(noise[:, at : at + 1920]))
        number += 1
    film.release()
    return path


if __name__ == "__main__":
    sys.exit(main())

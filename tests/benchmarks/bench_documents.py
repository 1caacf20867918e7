"""Documents: a three-page paper cold and warm, and a volume of 200 pages with 120 pictures: time and peak memory (PSS).

``python -m tests.benchmarks.bench_documents`` measures each in a process of its own. Goals: 0.5 s for the warm paper,
30 s and 300 MiB for the volume. The pictures are JPEG photographs of 12 million pixels and, every tenth, HEIC.
"""

import argparse
import multiprocessing
import random
import time
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Event, Thread

from brigade_app.documents import Cover, Part, Stamp, make_volume, render, warm_up
from brigade_app.operations.exhibits import drawn_by
from brigade_app.operations.media import MediaReader
from tests.documents.makers import UNIT, a_document, house_case

PICTURES, PAPER_PAGES, SIZE = 120, 80, (4000, 3000)
STAMP = Stamp(seq=9, hash="cd34" * 16)
COVER = Cover(
    organ=UNIT.name, title="赵永才违法建设案", case_number="南召（城郊）罚立〔2026〕3号", party="赵永才",
    cause="未取得乡村建设规划许可证进行建设", opened_on="2026年6月5日", closed_on="", retention="30年",
)  # fmt: skip


def pss_mib() -> float:
    """Return the memory of this process and its children, shared pages counted by share, in MiB."""
    own = Path("/proc/self")
    children = [name for task in (own / "task").iterdir() for name in (task / "children").read_text().split()]
    total = 0
    for folder in (own, *(Path("/proc") / name for name in children)):
        try:
            lines = (folder / "smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total / 1024


class Watch:
    """Keeps the highest PSS seen while it is open."""

    def __init__(self) -> None:
        self.peak = pss_mib()
        self._over = Event()
        self._thread = Thread(target=self._look, daemon=True)

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self.peak = max(self.peak, pss_mib())


def a_photograph(seed: int) -> bytes:
    """Return a photograph as a phone would write it: twelve million pixels."""
    from PIL import Image, ImageFilter

    dice = random.Random(seed)
    view = Image.frombytes("RGB", (500, 375), dice.randbytes(562_500)).filter(ImageFilter.GaussianBlur(2))
    out = BytesIO()
    view.resize(SIZE, Image.Resampling.BILINEAR).save(out, "JPEG", quality=88)
    return out.getvalue()


def paper(report: "multiprocessing.Queue[tuple[float, ...]]") -> None:
    """Measure a three-page paper, cold, warm after it, and after `warm_up` alone."""
    composition = a_document("T34", house_case())
    started = time.perf_counter()
    pages = render(composition, stamp=STAMP).pages
    cold = time.perf_counter() - started
    warm = []
    for _ in range(5):
        started = time.perf_counter()
        render(composition, stamp=STAMP)
        warm.append(time.perf_counter() - started)
    report.put((pages, cold, sorted(warm)[2]))


def warmed(report: "multiprocessing.Queue[tuple[float, ...]]") -> None:
    """Measure the first paper after the fonts were read aside."""
    warm_up()
    composition = a_document("T34", house_case())
    started = time.perf_counter()
    pages = render(composition, stamp=STAMP).pages
    report.put((pages, time.perf_counter() - started))


def volume(report: "multiprocessing.Queue[tuple[float, ...]]", folder: str) -> None:
    """Measure a volume whose pictures lie on disk, as the vault gives them one by one, and the media child with it."""
    drawn = render(a_document("T34", house_case()), stamp=STAMP)
    parts = [Part("行政处罚决定书", pdf=drawn.pdf) for _ in range(PAPER_PAGES // drawn.pages + 1)]
    with MediaReader() as reader, Watch() as watch:
        for path in sorted(Path(folder).iterdir()):
            shown = partial(drawn_by, reader, path.read_bytes, is_paper=False)
            parts.append(Part(path.name, evidence=path.name, sha256="ab" * 32, shown=shown))
        started = time.perf_counter()
        made = make_volume(COVER, parts, stamp=STAMP)
        took = time.perf_counter() - started
    assert made is not None
    report.put((made.pages, took, watch.peak, len(made.pdf) / 2**20))


def _measured(work: object, *rest: str) -> tuple[float, ...]:
    context = multiprocessing.get_context("spawn")
    report = context.Queue()
    process = context.Process(target=work, args=(report, *rest))  # type: ignore[arg-type]  # one of the three above
    process.start()
    found = report.get(timeout=600)
    process.join()
    return tuple(found)


def main() -> None:
    """Print the measures."""
    import tempfile

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--heic", type=Path, default=None, help="an HEIC photograph to put in every tenth place")
    heic = parser.parse_args().heic
    pages, cold, warm = _measured(paper)
    print(f"paper of {pages:.0f} pages: cold {cold:.2f} s, warm {warm:.2f} s")
    _, first = _measured(warmed)
    print(f"first paper after warm_up: {first:.2f} s (goal 0.5)")
    with tempfile.TemporaryDirectory() as folder:
        photos = [a_photograph(seed) for seed in range(6)]
        for number in range(PICTURES):
            if heic is not None and number % 10 == 0:
                (Path(folder) / f"{number:03}.heic").write_bytes(heic.read_bytes())
            else:
                (Path(folder) / f"{number:03}.jpg").write_bytes(photos[number % len(photos)])
        pages, took, peak, size = _measured(volume, folder)
    print(
        f"volume of {pages:.0f} pages with {PICTURES} pictures: {took:.1f} s (goal 30), peak {peak:.0f} MiB (goal 300)"
    )
    print(f"volume: {size:.1f} MiB")


if __name__ == "__main__":
    main()

"""Export and verified import of a bundle beside `tar | age` and `age -d | tar x` + `sha256sum -c`, in one run.

    python -m tests.benchmarks.bench_bundle --mib 256 [--dir D]

Prints wall and processor times, ratios, and the peak memory of this process and its workers above idle. It asserts
nothing.
"""

import argparse
import hashlib
import os
import resource
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import psutil

from brigade_app.domain.keeping import Change
from brigade_app.domain.records import Case, Evidence, EvidenceFile
from brigade_app.operations.bundles import export_bundle, import_bundles, plan_export
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import device_keys, org_code
from brigade_app.operations.saving import make_id, save
from tests.operations.exchange_makers import a_desk, enrol
from tests.operations.makers import WoundClock

T = TypeVar("T")
PHOTO_BYTES = 3 << 20


class Memory:
    """The highest resident size of this process and its children, sampled while it is a context."""

    def __init__(self) -> None:
        self.peak = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def _sample(self) -> None:
        me = psutil.Process()
        while not self._stop.wait(0.25):
            total = 0
            for process in (me, *me.children(recursive=True)):
                try:
                    total += process.memory_info().rss
                except psutil.Error:
                    continue
            self.peak = max(self.peak, total)

    def __enter__(self) -> "Memory":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()


class Cost(NamedTuple):
    """Wall and processor seconds. On a machine that does other work besides, only the second can be compared."""

    wall: float
    cpu: float


def spent() -> float:
    """Processor seconds of this process and of the children it has waited for."""
    uses = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in uses)


def timed(work: Callable[[], T]) -> tuple[Cost, T]:
    begin, before = time.perf_counter(), spent()
    result = work()
    return Cost(time.perf_counter() - begin, spent() - before), result


def shell(command: str, folder: Path) -> None:
    subprocess.run(["bash", "-euo", "pipefail", "-c", command], cwd=folder, check=True)


def photographs(folder: Path, mib: int) -> list[Path]:
    """Files that no compressor makes smaller, about the size of a photograph."""
    folder.mkdir(parents=True)
    paths = []
    for number in range(max(1, mib * (1 << 20) // PHOTO_BYTES)):
        path = folder / f"{number:05d}.jpg"
        path.write_bytes(hashlib.shake_128(str(number).encode()).digest(PHOTO_BYTES))
        paths.append(path)
    return paths


def file_all(desk: Desk, paths: list[Path]) -> None:
    case = make_id(desk)
    save(desk, [Change(record=Case(id=case, title="基准"))])
    for path in paths:
        sealed = desk.store.vault.seal(path, readback=False)
        file = EvidenceFile(sha256=sealed.sha256, size=sealed.size, name=path.name, media_type="image/jpeg")
        record = Evidence(id=make_id(desk), kind="electronic", file=file)
        save(desk, [Change(record=record, case=case, blobs=(sealed.sha256,))])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mib", type=int, default=256)
    parser.add_argument("--dir", type=Path, default=None)
    args = parser.parse_args()
    root = Path(tempfile.mkdtemp(prefix="bench-bundle-", dir=args.dir))
    try:
        measure(root, args.mib)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def measure(root: Path, mib: int) -> None:
    clock = WoundClock()
    township, county = a_desk(root / "t", clock), a_desk(root / "c", clock, seat="county")
    enrol(township, county, root / "enrolment")
    paths = photographs(root / "photos", mib)
    file_all(township, paths)
    size = sum(path.stat().st_size for path in paths)
    print(f"{len(paths)} files, {size / 2**20:.0f} MiB, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    recipient = device_keys(county).recipient
    (root / "key.txt").write_text(device_keys(county).age[0] + "\n")
    (root / "out").mkdir()
    idle = psutil.Process().memory_info().rss

    nothing, _ = timed(lambda: shell(f"tar c photos | age -r {recipient} > /dev/null", root))
    disk, _ = timed(lambda: shell(f"tar c photos | age -r {recipient} > tar.age && sync tar.age", root))
    with Memory() as memory:
        planning, plan = timed(lambda: plan_export(township, org_code(county.store.node), root / "stick"))
        ours, done = timed(lambda: export_bundle(township, plan))
    print(f"plan {planning.wall:.2f} s; {plan.volume_count} volumes; {done.bytes / size:.4f} bytes a payload byte")
    row("export, read back", ours, {"tar c | age > nothing": nothing, "tar c | age > disk": disk})
    print(f"  memory above idle: {(memory.peak - idle) / 2**20:.0f} MiB")
    bare_plan = plan_export(township, org_code(county.store.node), root / "stick")
    bare, _ = timed(lambda: export_bundle(township, bare_plan, read_back=False))
    row("export, not read back", bare, {"tar c | age > nothing": nothing, "tar c | age > disk": disk})

    unpack, _ = timed(lambda: shell("age -d -i key.txt tar.age | tar x -C out", root))
    shell("cd photos && sha256sum * > ../sums", root)
    check, _ = timed(lambda: shell("cd out/photos && sha256sum -c --quiet ../../sums", root))
    both = Cost(unpack.wall + check.wall, unpack.cpu + check.cpu)
    with Memory() as memory:
        taken, board = timed(lambda: import_bundles(county, [done.folder]))
    assert len(board.came[0].evidence_new) == len(paths)
    row("verified import", taken, {"age -d | tar x": unpack, "age -d | tar x, sha256sum -c": both})
    print(f"  memory above idle: {(memory.peak - idle) / 2**20:.0f} MiB")
    again, _ = timed(lambda: import_bundles(county, [done.folder]))
    print(f"the same again: {again.wall:.2f} s")
    for desk in (township, county):
        desk.session.close()
        desk.store.close()


def row(name: str, ours: Cost, others: dict[str, Cost]) -> None:
    print(f"{name}: {ours.wall:.2f} s wall, {ours.cpu:.2f} s cpu")
    for other, cost in others.items():
        ratios = f"ratio {ours.wall / cost.wall:.2f} wall, {ours.cpu / cost.cpu:.2f} cpu"
        print(f"  beside {other}: {cost.wall:.2f} s wall, {cost.cpu:.2f} s cpu; {ratios}")


if __name__ == "__main__":
    main()

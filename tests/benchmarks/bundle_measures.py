"""What `bench_bundle` measures: a township and a county, their photographs, and the tools that do the like."""

import gc
import hashlib
import os
import resource
import shutil
import statistics
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import psutil

from brigade_app.domain.keeping import Change
from brigade_app.domain.records import Case, Evidence, EvidenceFile
from brigade_app.operations.bundles import Exported, ImportBoard, export_bundle, import_bundles, plan_export
from brigade_app.operations.desk import Desk
from brigade_app.operations.peers import device_keys, org_code
from brigade_app.operations.saving import make_id, save
from tests.benchmarks.window_pulse import Bench, at_once, behind_a_window
from tests.operations.exchange_makers import a_desk, enrol
from tests.operations.makers import WoundClock

T = TypeVar("T")
PHOTO_BYTES = 3 << 20
SAMPLE_SECONDS = 0.2


def share_of(process: psutil.Process) -> int:
    """The proportional share of memory of a process: pages that several processes share count once in all."""
    for line in Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) << 10
    return 0


def memory_now() -> int:
    """PSS of this process and all its children."""
    me = psutil.Process()
    total = 0
    for process in (me, *me.children(recursive=True)):
        try:
            total += share_of(process)
        except (psutil.Error, OSError):
            continue
    return total


class Memory:
    """The most memory that this process and its children had at once, above what it was at the start."""

    def __init__(self) -> None:
        gc.collect()
        self._idle = memory_now()
        self._peak = 0
        self.cpu = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def _sample(self) -> None:
        while not self._stop.wait(SAMPLE_SECONDS):
            self._peak = max(self._peak, memory_now())
        self.cpu = time.thread_time()

    @property
    def above_idle(self) -> float:
        """In MiB."""
        return (self._peak - self._idle) / 2**20

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
    """Run it and return what it cost."""
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
    """File photographs in a case."""
    case = make_id(desk)
    save(desk, [Change(record=Case(id=case, title="基准"))])
    for path in paths:
        sealed = desk.store.vault.seal(path, readback=False)
        file = EvidenceFile(sha256=sealed.sha256, size=sealed.size, name=path.name, media_type="image/jpeg")
        record = Evidence(id=make_id(desk), kind="electronic", file=file)
        save(desk, [Change(record=record, case=case, blobs=(sealed.sha256,))])


class World:
    """A township with photographs, and a new county for each import."""

    def __init__(self, root: Path, mib: int) -> None:
        self.root, self.clock = root, WoundClock()
        self.township = a_desk(root / "t", self.clock)
        self.county = a_desk(root / "c", self.clock, seat="county")
        enrol(self.township, self.county, root / "enrolment")
        self.paths = photographs(root / "photos", mib)
        file_all(self.township, self.paths)
        shell("cd photos && sha256sum * > ../sums", root)
        (root / "key.txt").write_text(device_keys(self.county).age[0] + "\n")
        self.recipient = device_keys(self.county).recipient
        self.size = sum(path.stat().st_size for path in self.paths)

    def close(self) -> None:
        for desk in (self.township, self.county):
            desk.session.close()
            desk.store.close()


def measure(root: Path, mib: int, rounds: int, window: bool) -> None:
    """Alternate ours and theirs, and print the medians."""
    world = World(root, mib)
    bench = behind_a_window() if window else at_once()
    print(f"{len(world.paths)} files, {world.size / 2**20:.0f} MiB, {os.cpu_count()} cores")
    costs: dict[str, list[Cost]] = {}
    for _ in range(rounds):
        _round(world, bench, costs)
    _report(costs)
    bench.say()
    world.close()


def _round(world: World, bench: Bench, costs: dict[str, list[Cost]]) -> None:
    root, to = world.root, world.recipient
    _note(costs, "tar c | age > nothing", lambda: shell(f"tar c photos | age -r {to} > /dev/null", root))
    _note(
        costs, "tar c | age > disk, sync", lambda: shell(f"tar c photos | age -r {to} > tar.age && sync tar.age", root)
    )
    _note(costs, "age -d | age > nothing", lambda: shell(f"age -d -i key.txt tar.age | age -r {to} > /dev/null", root))
    org = org_code(world.county.store.node)
    with Memory() as memory:
        plan = plan_export(world.township, org, root / "stick")
        done = _note(costs, "export", lambda: bench.run(world.township, lambda desk: export_bundle(desk, plan)))
    _leave_out(costs["export"], memory)
    print(f"export: {memory.above_idle:.0f} MiB above idle, load {os.getloadavg()[0]:.1f}", flush=True)
    assert isinstance(done, Exported)
    bare = plan_export(world.township, org, root / "bare")
    _note(costs, "export, not read back", lambda: export_bundle(world.township, bare, read_back=False))
    shutil.rmtree(root / "bare")
    (root / "out").mkdir()
    _note(costs, "age -d | tar x", lambda: shell("age -d -i key.txt tar.age | tar x -C out", root))
    _note(costs, "sha256sum -c", lambda: shell("cd out/photos && sha256sum -c --quiet ../../sums", root))
    shutil.rmtree(root / "out")
    _import(world, bench, done, costs)
    shutil.rmtree(root / "stick")


def _import(world: World, bench: Bench, done: Exported, costs: dict[str, list[Cost]]) -> None:
    with Memory() as memory:
        board = _note(
            costs, "import", lambda: bench.run(world.county, lambda desk: import_bundles(desk, [done.folder]))
        )
    _leave_out(costs["import"], memory)
    assert isinstance(board, ImportBoard)
    assert len(board.came[0].evidence_new) == len(world.paths)
    print(f"import: {memory.above_idle:.0f} MiB above idle, load {os.getloadavg()[0]:.1f}", flush=True)
    for sha in board.came[0].evidence_new:  # the next round brings it again, as what was asked for
        world.county.store.vault.path(sha).unlink()
    with world.county.store._engine.writing() as connection:
        connection.execute("UPDATE blob SET state = 'wanted'")


def _note(costs: dict[str, list[Cost]], name: str, work: Callable[[], T]) -> T:
    cost, result = timed(work)
    costs.setdefault(name, []).append(cost)
    return result


def _leave_out(costs: list[Cost], memory: Memory) -> None:
    """What the looking at memory itself cost is not part of the job."""
    costs[-1] = costs[-1]._replace(cpu=costs[-1].cpu - memory.cpu)


def _median(costs: list[Cost]) -> Cost:
    return Cost(statistics.median(one.wall for one in costs), statistics.median(one.cpu for one in costs))


def _report(costs: dict[str, list[Cost]]) -> None:
    for name, many in costs.items():
        best = Cost(min(one.wall for one in many), min(one.cpu for one in many))
        middle = _median(many)
        print(f"{name}: median {middle.wall:.2f} s wall, {middle.cpu:.2f} s cpu; best {best.wall:.2f}, {best.cpu:.2f}")
    for ours, theirs in (
        ("export", ("tar c | age > nothing",)),
        ("export", ("tar c | age > disk, sync",)),
        ("export, not read back", ("tar c | age > nothing",)),
        ("export, not read back", ("age -d | age > nothing",)),
        ("import", ("age -d | tar x",)),
        ("import", ("age -d | tar x", "sha256sum -c")),
    ):
        wall = [a.wall / sum(costs[one][n].wall for one in theirs) for n, a in enumerate(costs[ours])]
        cpu = [a.cpu / sum(costs[one][n].cpu for one in theirs) for n, a in enumerate(costs[ours])]
        print(
            f"{ours} beside {' + '.join(theirs)}: wall {statistics.median(wall):.2f} (best {min(wall):.2f}), "
            f"cpu {statistics.median(cpu):.2f} (best {min(cpu):.2f})"
        )

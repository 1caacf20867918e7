"""The sample world as one township's store, to look around in: made on first use, opened on the next.

It lies in a folder of its own, beside the store and never in its place, and its clock stands at the world's own day.
"""

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from brigade_app.operations.desk import Desk
from brigade_app.operations.media import MediaReader
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.sample.world import (
    SAMPLE_MARK,
    cases_of,
    fill_town,
    made_when,
    read_spec,
    sample_clock,
    start_town,
)
from brigade_app.store import Cost

TOWN = "a"
STORE_FILE = "store.db"
SUFFIX = "-sample"


def sample_folder(store_folder: Path) -> Path:
    """Return where the sample world of this computer lies."""
    return store_folder.with_name(f"{store_folder.name}{SUFFIX}")


def open_sample(folder: Path, resources: Path, report: Callable[[int, int], None], cost: Cost | None = None) -> Desk:
    """Return the desk of the sample township's captain; ``report`` is told how many of how many cases are entered.

    Raises:
        Unavailable: the disk, as any deed.
    """
    spec = read_spec(resources)
    clock = sample_clock(spec, made_when(folder))
    captain = next(unit["account"] for unit in spec.units["township"] if unit["key"] == TOWN)
    if (folder / SAMPLE_MARK).exists():
        return open_desk(folder, captain, spec.password, clock, cost=cost)
    _clear_half_made(folder)
    desk = start_town(spec, TOWN, folder, clock, cost).desk
    total = len(cases_of(spec, TOWN))
    entered = 0

    def count(_words: str) -> None:
        nonlocal entered
        entered += 1
        report(entered, total)

    reader = MediaReader()
    try:
        with tempfile.TemporaryDirectory() as scratch:
            fill_town(desk, spec, TOWN, Path(scratch), count, reader)
    except BaseException:
        leave(desk)
        raise
    finally:
        reader.close()
    (folder / SAMPLE_MARK).write_text(f"{spec.starts_at.isoformat()}\n", encoding="utf-8")
    return desk


def _clear_half_made(folder: Path) -> None:
    """Take away a sample world whose making was broken off; a folder that is not a sample world's is left alone."""
    if folder.name.endswith(SUFFIX) and (folder / STORE_FILE).exists():
        shutil.rmtree(folder)

"""A disk that is really full (R8, R44): a small file system where the system lets us mount one, else a page limit."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Change
from brigade_app.store.errors import DiskFull
from tests.store.makers import Seat, a_case, make_seat, open_seat


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[tuple[Path, bool]]:
    """Return a folder on a file system of 3 MiB, and whether it is truly one."""
    folder = tmp_path / "small"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=3m", "none", str(folder)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        mounted = False
    yield folder, mounted
    if mounted:
        subprocess.run(["umount", str(folder)], check=True)


def fill_up(seat: Seat) -> list[str]:
    """Save until the disk is full; return the acknowledged cases."""
    saved: list[str] = []
    for _ in range(2000):
        case = a_case(seat.id(), title="长" * 20_000)
        try:
            seat.save(Change(record=case))
        except DiskFull:
            return saved
        saved.append(case.id)
    raise AssertionError("the disk was never full")


def test_small_disk(small_disk: tuple[Path, bool], tmp_path: Path):
    """Nothing acknowledged is lost, each refusal says so, and there is a way to close, back up and open again."""
    place, is_mounted = small_disk
    seat = make_seat(place / "township")
    if not is_mounted:
        seat.store._engine.writer.execute("PRAGMA max_page_count = 400")

    saved = fill_up(seat)

    assert saved
    with pytest.raises(DiskFull):
        seat.save(Change(record=a_case(seat.id(), title="长" * 20_000)))
    assert {row.id for row in seat.store.records.list("case")} == set(saved)
    if is_mounted:
        with pytest.raises(DiskFull):
            seat.store.backup(place / "stick", now=seat.clock())
    backup = seat.store.backup(tmp_path / "elsewhere", now=seat.clock())
    assert (backup / "manifest.json").is_file()
    seat.close()

    again = open_seat(seat.folder)
    assert {row.id for row in again.store.records.list("case")} == set(saved)
    assert again.store.verify().found == ()
    again.close()


def test_intake_on_a_small_disk_is_refused_before_a_byte_is_written(small_disk: tuple[Path, bool], tmp_path: Path):
    """R8."""
    place, is_mounted = small_disk
    if not is_mounted:
        pytest.skip("needs a small file system of its own")
    seat = make_seat(place / "township")
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(bytes(1000))

    with pytest.raises(DiskFull) as refused:
        seat.store.vault.seal(photo)

    assert refused.value.facts["free_bytes"] < 3 << 20
    assert not list((seat.folder).glob("vault/tmp/*"))
    seat.close()

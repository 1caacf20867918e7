"""Sticks that are pulled, disks that fill, a lock in the middle: each its own error, nothing half done stays."""

import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from brigade_app.errors import BrigadeError
from brigade_app.operations import carrying, exporting, importing, quarantine
from brigade_app.operations.bundles import export_bundle, import_bundles, plan_export
from brigade_app.operations.desk import Desk
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.peers import org_code
from brigade_app.operations.staging import clear_staging
from brigade_app.operations.workers import WorkCancelled
from brigade_app.store.disk import Disk
from brigade_app.store.errors import DiskFault, DiskFull
from brigade_app.store.sealing_batch import SealingBatch
from brigade_app.sync import errors as refusals
from brigade_app.sync import opening
from brigade_app.sync.sealing import seal_volume
from tests.operations.exchange_makers import a_case, a_desk, add_photo, carry, enrol, photo
from tests.operations.makers import PASSWORD, WoundClock
from tests.sync.test_medium import FailingMedium


def a_pair(folder: Path, clock: WoundClock) -> tuple[Desk, Desk]:
    township, county = a_desk(folder / "t", clock), a_desk(folder / "c", clock, seat="county")
    enrol(township, county, folder / "enrolment")
    return township, county


@pytest.fixture
def pair(tmp_path: Path, clock: WoundClock) -> Iterator[tuple[Desk, Desk]]:
    desks = a_pair(tmp_path, clock)
    yield desks
    for desk in desks:
        desk.store.close()


def files_of(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def vault_of(desk: Desk) -> list[str]:
    return files_of(desk.store.folder / "vault")


def send(township: Desk, county: Desk, medium: Path) -> Path:
    return export_bundle(township, plan_export(township, org_code(county.store.node), medium)).folder


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENODEV, refusals.MediumGone),
        (errno.EIO, refusals.MediumFailed),
        (errno.ENOSPC, refusals.NoRoomOnMedium),
    ],
)
def test_a_stick_that_fails_under_an_export_is_named_and_holds_nothing(pair, tmp_path, monkeypatch, code, expected):
    """R25: the laptop forgets nothing; the next export carries the same."""
    township, county = pair
    a_case(township, photos=(photo(1, 200_000), photo(2, 200_000)))
    medium = FailingMedium("write", 3, code)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    with monkeypatch.context() as patched:
        patched.setattr(exporting, "seal_volume", partial(seal_volume, medium=medium))
        with pytest.raises(BrigadeError) as caught:
            export_bundle(township, plan)
    assert (type(caught.value), medium.fired) == (expected, 1)
    assert files_of(tmp_path / "stick") == []
    assert files_of(township.store.folder / "staging") == []
    assert carry(township, county, tmp_path / "other").is_clean


@pytest.mark.parametrize("code", [errno.ENODEV, errno.EIO])
def test_a_stick_that_fails_under_an_import_changes_nothing(pair, tmp_path, monkeypatch, code):
    """R28: the read fails at the first block, the second, … until none fails."""
    township, county = pair
    a_case(township, photos=tuple(photo(n, 300_000) for n in range(4)))
    folder = send(township, county, tmp_path / "stick")
    before, fired = vault_of(county), 0
    for n in range(1, 30):
        with monkeypatch.context() as patched:
            pulled = _pull_at(patched, n, code)
            board = import_bundles(county, [folder])
        if not pulled[0]:
            assert board.is_clean
            break
        fired += 1
        [refusal] = board.refused
        assert type(refusal.error) is (refusals.MediumGone if code == errno.ENODEV else refusals.MediumFailed)
        assert board.came == ()
        assert vault_of(county) == before
        assert not (county.store.folder / "quarantine").exists()
        assert files_of(county.store.folder / "staging") == []
    assert fired == n - 1 > 2


def _pull_at(monkeypatch: pytest.MonkeyPatch, n: int, code: int) -> list[int]:
    true: Callable[..., Any] = opening.io.FileIO.readinto
    left, fired = [n], [0]

    class Pulled(opening.io.FileIO):
        def readinto(self, buffer: Any) -> int:
            left[0] -= 1
            if left[0] <= 0:  # what was pulled stays away
                fired[0] += 1
                raise OSError(code, os.strerror(code))
            return int(true(self, buffer))

    failing = type("Failing", (opening.CountedFile, Pulled), {})
    monkeypatch.setattr(opening, "CountedFile", failing)
    return fired


class FailingDisk(Disk):
    """Fails at the n-th call of one door."""

    def __init__(self, door: str, n: int, code: int) -> None:
        self.door, self.left, self.code, self.fired = door, n, code, 0

    def _at(self, door: str) -> None:
        if door == self.door:
            self.left -= 1
            if self.left == 0:
                self.fired += 1
                raise OSError(self.code, os.strerror(self.code))

    def create(self, path):
        self._at("create")
        return super().create(path)

    def write(self, stream, block):
        self._at("write")
        super().write(stream, block)

    def sync(self, stream):
        self._at("sync")
        super().sync(stream)

    def replace(self, source, target):
        self._at("replace")
        super().replace(source, target)

    def sync_folder(self, folder):
        self._at("sync_folder")
        super().sync_folder(folder)


@pytest.mark.parametrize(("code", "expected"), [(errno.ENOSPC, DiskFull), (errno.EIO, DiskFault)])
@pytest.mark.parametrize("door", ["create", "write", "sync", "replace", "sync_folder"])
def test_a_disk_that_fails_under_an_import_leaves_nothing_of_the_volume(
    pair, tmp_path, monkeypatch, door, code, expected
):
    """R15, R27: at every step of the batch, until none is hit; then the same bundle goes in."""
    township, county = pair
    a_case(township, photos=tuple(photo(n, 70_000) for n in range(3)))
    folder = send(township, county, tmp_path / "stick")
    before, fired = vault_of(county), 0
    for n in range(1, 40):
        disk = FailingDisk(door, n, code)
        monkeypatch.setattr(carrying, "SealingBatch", partial(SealingBatch, disk=disk))
        board = import_bundles(county, [folder])
        if not disk.fired:
            assert board.is_clean
            break
        fired += disk.fired
        assert [type(one.error) for one in board.refused] == [expected]
        assert vault_of(county) == before
    assert fired == n - 1 > 0
    assert county.store.vault.read(hashlib.sha256(photo(2, 70_000)).hexdigest()) == photo(2, 70_000)


def test_too_little_room_for_a_bundle_is_said_before_its_evidence_is_read(pair, tmp_path, monkeypatch):
    """R8, R22."""
    township, county = pair
    a_case(township)
    folder = send(township, county, tmp_path / "stick")
    before = vault_of(county)
    usage = carrying.shutil.disk_usage(tmp_path)
    monkeypatch.setattr(carrying.shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    board = import_bundles(county, [folder])
    assert [type(one.error) for one in board.refused] == [carrying.NoRoomHere]
    assert vault_of(county) == before


def test_a_lock_under_an_export_leaves_nothing_on_the_stick_and_the_next_export_works(tmp_path, clock):
    """R35: the seat tells the job to stop, then the store is closed; the records wait where a lock empties nothing."""
    township, county = a_pair(tmp_path, clock)
    a_case(township, photos=tuple(photo(n, 300_000) for n in range(3)))
    is_locked: list[bool] = []
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    with pytest.raises(WorkCancelled):
        export_bundle(township, plan, watch=lambda _done: is_locked.append(True), cancelled=lambda: bool(is_locked))
    assert is_locked
    leave(township)
    assert files_of(tmp_path / "stick") == []
    again = open_desk(township.store.folder, "张建国", PASSWORD, clock)
    assert carry(again, county, tmp_path / "stick").is_clean
    leave(again)
    leave(county)


def test_a_plan_that_was_shown_survives_an_emptied_cache(pair, tmp_path):
    """Who closes a film that was being viewed empties the cache: the export that was planned before still works."""
    township, county = pair
    a_case(township)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    township.store.vault.empty_cache()
    assert import_bundles(county, [export_bundle(township, plan).folder]).is_clean


def test_what_a_killed_export_left_staged_is_gone_after_the_next_opening(tmp_path, clock):
    township, county = a_pair(tmp_path, clock)
    a_case(township)
    plan_export(township, org_code(county.store.node), tmp_path / "stick")
    assert files_of(township.store.folder / "staging")
    leave(township)
    again = open_desk(township.store.folder, "张建国", PASSWORD, clock)
    assert not (again.store.folder / "staging").exists()
    leave(again)
    leave(county)


def test_a_plan_that_a_lock_took_away_asks_to_be_made_again_and_writes_nothing(pair, tmp_path):
    township, county = pair
    a_case(township)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    clear_staging(township.store.folder)
    with pytest.raises(exporting.PlanOutdated):
        export_bundle(township, plan)
    assert files_of(tmp_path / "stick") == []
    assert carry(township, county, tmp_path / "stick").is_clean


def _flipped(folder: Path) -> Path:
    [volume] = folder.glob("*.age")
    data = bytearray(volume.read_bytes())
    data[-100] ^= 1
    volume.write_bytes(data)
    return volume


def _told(desk: Desk) -> dict[str, Any]:
    row = desk.store.records.newest("event", "what", "bundle-refused")
    assert row is not None
    return dict(row.record.data or {})


def test_a_file_that_is_not_believed_is_kept_as_it_came_once(pair, tmp_path):
    """R28: one journal entry with the reason, the file kept in quarantine."""
    township, county = pair
    a_case(township, photos=(photo(1, 200_000),))
    volume = _flipped(send(township, county, tmp_path / "stick"))
    digest = hashlib.sha256(volume.read_bytes()).hexdigest()
    for _ in range(2):
        board = import_bundles(county, [volume.parent])
        assert [type(one.error) for one in board.refused] == [refusals.DamagedMedium]
        assert _told(county)["kept"] == [digest]
    kept = county.store.folder / "quarantine"
    assert files_of(kept) == [f"{digest}.age"]
    assert (kept / f"{digest}.age").read_bytes() == volume.read_bytes()


def test_a_bundle_for_another_unit_is_not_kept_and_the_journal_says_why(pair, tmp_path, clock):
    township, county = pair
    other = a_desk(tmp_path / "other", clock, number=2)
    enrol(other, county, tmp_path / "enrolment-2")
    a_case(township)
    folder = send(township, county, tmp_path / "stick")
    next(folder.glob("*.sha256")).unlink()
    import_bundles(other, [folder])
    assert _told(other)["not_kept"] == [quarantine.NOT_FOR_US]
    assert not (other.store.folder / "quarantine").exists()
    other.store.close()


def test_a_refused_file_larger_than_the_room_is_not_kept_and_the_journal_says_why(pair, tmp_path, monkeypatch):
    township, county = pair
    a_case(township)
    volume = _flipped(send(township, county, tmp_path / "stick"))
    monkeypatch.setattr(quarantine, "INTAKE_RESERVE_BYTES", 1 << 60)
    import_bundles(county, [volume])
    assert _told(county)["not_kept"] == [quarantine.NO_ROOM]
    assert not (county.store.folder / "quarantine").exists()


@pytest.mark.parametrize("door", ["create", "write", "sync", "replace"])
def test_a_quarantine_that_cannot_be_written_leaves_no_part_and_hides_no_refusal(pair, tmp_path, monkeypatch, door):
    township, county = pair
    a_case(township)
    volume = _flipped(send(township, county, tmp_path / "stick"))
    disk = FailingDisk(door, 1, errno.EIO)
    monkeypatch.setattr(importing, "keep_refused", partial(quarantine.keep_refused, disk=disk))
    board = import_bundles(county, [volume])
    assert (len(board.refused), disk.fired) == (1, 1)
    assert _told(county)["not_kept"] == [quarantine.UNREADABLE]
    assert files_of(county.store.folder / "quarantine") == []


def test_a_cancelled_import_or_a_full_disk_puts_nothing_into_quarantine(pair, tmp_path):
    township, county = pair
    add_photo(township, a_case(township), photo(7, 100_000))
    folder = send(township, county, tmp_path / "stick")
    board = import_bundles(county, [folder], cancelled=lambda: True)
    assert [type(one.error) for one in board.refused] == [WorkCancelled]
    assert not (county.store.folder / "quarantine").exists()

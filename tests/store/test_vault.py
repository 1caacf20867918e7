"""The evidence vault: sealed before the row, never changed, found damaged by name (R15 to R19)."""

import hashlib
import io
import os
import resource
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Change
from brigade_app.store import Store, seal_file
from brigade_app.store import sealing as sealing_module
from brigade_app.store.disk import Disk
from brigade_app.store.errors import (
    DiskFault,
    DiskFull,
    EvidenceDamaged,
    EvidenceMissing,
    EvidenceNotSealed,
    EvidenceTooLarge,
    SealingCancelled,
    SourceChanged,
    SourceUnreadable,
)
from brigade_app.store.sealing import vault_path
from tests.store.makers import Seat, an_evidence


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "照片 1.jpg"
    path.write_bytes(os.urandom(200_000))
    return path


def file_photo(seat: Seat, photo: Path) -> str:
    sealed = seat.store.vault.seal(photo)
    case = seat.case()
    item = an_evidence(seat.id(), sealed.sha256)
    seat.save(Change(record=item, case=case.id, blobs=(sealed.sha256,)), sealed=[sealed])
    return sealed.sha256


def vault_files(store: Store) -> list[Path]:
    return [path for path in (store.folder / "vault").rglob("*") if path.is_file()]


def test_a_filed_photo_comes_back_byte_for_byte(seat: Seat, photo: Path):
    sha = file_photo(seat, photo)

    assert sha == hashlib.sha256(photo.read_bytes()).hexdigest()
    assert seat.store.vault.read(sha) == photo.read_bytes()
    with seat.store.vault.open(sha) as stream:
        assert stream.read() == photo.read_bytes()
    assert seat.store.vault.state(sha).state == "present"


def test_a_sealed_file_is_named_by_its_own_digest_and_is_no_plaintext(seat: Seat, photo: Path):
    """R16: checked without a key."""
    file_photo(seat, photo)

    (path,) = vault_files(seat.store)
    content = path.read_bytes()

    assert path.name == hashlib.sha256(content).hexdigest()
    assert content.startswith(b"age-encryption.org/v1")
    assert photo.read_bytes()[:1000] not in content
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_same_content_is_kept_once(seat: Seat, photo: Path):
    sha = file_photo(seat, photo)

    again = seat.store.vault.seal(photo)

    assert again.sha256 == sha
    assert len(vault_files(seat.store)) == 1


def test_a_record_does_not_name_a_file_that_is_not_there(seat: Seat):
    """R15: never row first."""
    case = seat.case()

    with pytest.raises(EvidenceNotSealed):
        seat.save(Change(record=an_evidence(seat.id(), "ab" * 32), case=case.id, blobs=("ab" * 32,)))


def test_a_file_that_grows_while_it_is_read_is_refused(seat: Seat, photo: Path):
    def grow(_: int) -> None:
        with photo.open("ab") as stream:
            stream.write(b"more")

    with pytest.raises(SourceChanged):
        seat.store.vault.seal(photo, progress=grow)

    assert vault_files(seat.store) == []


def test_a_file_that_vanishes_is_said_so(seat: Seat, tmp_path: Path):
    with pytest.raises(SourceUnreadable):
        seat.store.vault.seal(tmp_path / "gone.jpg")


def test_a_stick_that_is_pulled_while_reading_leaves_nothing(seat: Seat):
    class Pulled(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with pytest.raises(SourceUnreadable):
        seat.store.vault.seal(Pulled(), name="DSC0001.JPG")

    assert vault_files(seat.store) == []


def test_an_empty_file_is_filed(seat: Seat, tmp_path: Path):
    path = tmp_path / "empty"
    path.touch()

    sealed = seat.store.vault.seal(path)

    assert (sealed.size, sealed.sha256) == (0, hashlib.sha256(b"").hexdigest())
    assert seat.store.vault.read(sealed.sha256) == b""


def test_stopping_an_intake_leaves_nothing(seat: Seat, photo: Path):
    with pytest.raises(SealingCancelled):
        seat.store.vault.seal(photo, cancelled=lambda: True)

    assert vault_files(seat.store) == []


def test_progress_is_told_in_bytes(seat: Seat, photo: Path):
    told: list[int] = []

    seat.store.vault.seal(photo, progress=told.append)

    assert sum(told) == photo.stat().st_size


def test_intake_is_refused_when_room_is_short(seat: Seat, photo: Path):
    """R8: twice the file and 500 MiB."""

    class Small(Disk):
        def free_bytes(self, folder: Path) -> int:
            return 500 << 20

    with pytest.raises(DiskFull) as refused:
        seal_file(seat.folder, seat.store.vault.recipient, photo, disk=Small())

    assert refused.value.facts["needed_bytes"] == (500 << 20) + 2 * photo.stat().st_size
    assert vault_files(seat.store) == []


def test_a_disk_that_writes_something_else_is_found_by_reading_back(seat: Seat, photo: Path):
    """R15."""

    class Lying(Disk):
        lies = 0

        def sync(self, stream) -> None:
            super().sync(stream)
            if stream.tell() > 1000:
                stream.seek(-100, io.SEEK_END)
                stream.write(b"\0")
                stream.flush()
                Lying.lies += 1

    with pytest.raises(DiskFault):
        seal_file(
            seat.folder, seat.store.vault.recipient, photo, identity=seat.store.device_keys().vault_identity,
            disk=Lying(),
        )  # fmt: skip

    assert Lying.lies == 1
    assert vault_files(seat.store) == []


def test_a_large_file_is_cut_into_pieces(seat: Seat, tmp_path: Path, monkeypatch):
    """Bundle format 4: 64 MiB pieces above 256 MiB; here by the kibibyte."""
    monkeypatch.setattr(sealing_module, "PIECE_BYTES", 64 << 10)
    monkeypatch.setattr(sealing_module, "WHOLE_LIMIT_BYTES", 256 << 10)
    content = os.urandom((300 << 10) + 17)
    path = tmp_path / "video.mp4"
    path.write_bytes(content)

    sha = file_photo(seat, path)

    expected = [content[n : n + (64 << 10)] for n in range(0, len(content), 64 << 10)]
    assert list(seat.store.vault.pieces(sha)) == [hashlib.sha256(piece).hexdigest() for piece in expected]


def test_sealing_and_opening_take_bounded_memory(seat: Seat, tmp_path: Path):
    path = tmp_path / "video.mp4"
    with path.open("wb") as stream:
        stream.truncate(150 << 20)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    sealed = seat.store.vault.seal(path, readback=False)
    whole = hashlib.sha256()
    with seat.store.vault.open(sealed.sha256) as stream:
        while block := stream.read(1 << 20):
            whole.update(block)

    assert whole.hexdigest() == sealed.sha256
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60 << 10


def test_a_file_too_large_for_memory_is_not_read_whole(seat: Seat, photo: Path):
    """R19."""
    sha = file_photo(seat, photo)

    with pytest.raises(EvidenceTooLarge):
        seat.store.vault.read(sha, limit=1000)

    path = seat.store.vault.copy_to_cache(sha, ".jpg")
    assert path.read_bytes() == photo.read_bytes()
    seat.store.vault.empty_cache()
    assert not path.exists()


def test_a_stream_that_is_closed_early_leaves_no_thread(seat: Seat, tmp_path: Path):
    path = tmp_path / "large"
    path.write_bytes(bytes(8 << 20))
    sealed = seat.store.vault.seal(path)

    with seat.store.vault.open(sealed.sha256) as stream:
        stream.read(10)

    assert not [thread for thread in threading.enumerate() if thread.name == "vault-read"]


def test_each_flipped_bit_is_found_and_named_by_case_and_file(seat: Seat, photo: Path):
    """test_bit_rot, R3, R16."""
    sha = file_photo(seat, photo)
    case = seat.store.records.list("evidence")[0].case
    path = seat.store.vault.path(sha)
    good = path.read_bytes()
    for at in range(0, len(good), len(good) // 49):
        bad = bytearray(good)
        bad[at] ^= 4
        path.write_bytes(bad)

        (finding,) = seat.store.vault.verify().found
        assert (finding.where, finding.case) == (sha, case)
        with pytest.raises(EvidenceDamaged):
            seat.store.vault.read(sha)
    path.write_bytes(good)
    assert seat.store.vault.verify(deep=True, now=seat.clock()).is_clean


def test_a_row_without_its_file_is_damage(seat: Seat, photo: Path):
    """R18."""
    sha = file_photo(seat, photo)
    seat.store.vault.path(sha).unlink()

    with pytest.raises(EvidenceMissing):
        seat.store.vault.open(sha)
    assert [one.detail for one in seat.store.vault.verify().found] == ["the file is missing"]


def test_the_sweep_moves_only_what_nobody_names_and_is_a_day_old(seat: Seat, photo: Path, tmp_path: Path):
    """R18."""
    file_photo(seat, photo)
    other = tmp_path / "other"
    other.write_bytes(b"nobody names me")
    stranger = seal_file(seat.folder, seat.store.vault.recipient, other)
    (seat.folder / "vault" / "tmp" / "half.part").write_bytes(b"half")
    tomorrow = seat.clock()
    later = tomorrow + timedelta(days=3650)

    assert seat.store.vault.sweep(tomorrow - timedelta(days=3650)) == []
    moved = seat.store.vault.sweep(later)

    assert sorted(moved) == sorted([stranger.sealed, "half.part"])
    assert {path.name for path in (seat.folder / "quarantine").iterdir()} == set(moved)
    assert len(vault_files(seat.store)) == 1
    assert seat.store.records.find("event", "what", "vault-swept")[0].record.data["files"] == 2


def test_sealing_needs_only_the_folder_and_the_recipient(seat: Seat, photo: Path):
    """A worker process is handed no key that opens anything."""
    sealed = seal_file(seat.folder, seat.store.vault.recipient, photo)
    case = seat.case()

    seat.save(
        Change(record=an_evidence(seat.id(), sealed.sha256), case=case.id, blobs=(sealed.sha256,)), sealed=[sealed]
    )

    assert vault_path(seat.folder, sealed.sealed).is_file()
    assert seat.store.vault.read(sealed.sha256) == photo.read_bytes()


class Counting(Disk):
    """Fails at the n-th write, sync or replace, and counts that it did."""

    def __init__(self, step: str, n: int, code: int) -> None:
        self.step, self.left, self.code, self.fired = step, n, code, 0

    def _maybe(self, step: str) -> None:
        if step == self.step:
            self.left -= 1
            if self.left == 0:
                self.fired += 1
                raise OSError(self.code, os.strerror(self.code))

    def write(self, stream, block) -> None:
        self._maybe("write")
        super().write(stream, block)

    def sync(self, stream) -> None:
        self._maybe("sync")
        super().sync(stream)

    def replace(self, source, target) -> None:
        self._maybe("replace")
        super().replace(source, target)

    def sync_folder(self, folder) -> None:
        self._maybe("sync_folder")
        super().sync_folder(folder)


@pytest.mark.parametrize(("code", "expected"), [(5, DiskFault), (28, DiskFull)])
@pytest.mark.parametrize("step", ["write", "sync", "replace", "sync_folder"])
def test_every_failing_write_of_the_vault_is_said_and_leaves_it_whole(seat: Seat, photo: Path, step, code, expected):
    """test_every_write_fails, R6: write n, sync n, replace n until none is hit."""
    fired = 0
    for n in range(1, 50):
        disk = Counting(step, n, code)
        try:
            seal_file(seat.folder, seat.store.vault.recipient, photo, disk=disk)
        except expected:
            fired += disk.fired
            continue
        assert disk.fired == 0
        break
    assert fired > 0
    assert not list((seat.folder / "vault" / "tmp").glob("*"))
    assert seat.store.vault.read(seat.store.vault.seal(photo).sha256) == photo.read_bytes()

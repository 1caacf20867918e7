"""Volumes are written whole or not at all; what cannot be sealed as planned stops the export (bundle format 9, R25)."""

import hashlib
import io
import pickle
from pathlib import Path

import pytest

from brigade_app.sync import errors as refusals
from brigade_app.sync import sealing
from brigade_app.sync.keys import new_age_identity
from brigade_app.sync.layout import (
    MIN_VOLUME_BYTES,
    EvidenceFile,
    bundle_folder,
    fill_volumes,
    find_volumes,
    volume_name,
)
from brigade_app.sync.medium import Medium
from brigade_app.sync.sealing import StagedRecords, VolumeCancelled, seal_volume
from tests.sync.makers import Parcel, a_county, a_journal, a_parcel, a_photo, a_township


@pytest.fixture
def parcel() -> Parcel:
    township = a_township()
    return a_parcel(township, a_county(), a_journal(township.log, 4), [a_photo(i, 300_000) for i in range(4)])


def test_a_volume_reports_every_byte_and_every_member_once(parcel, tmp_path):
    done = []
    sealed = seal_volume(parcel.job(tmp_path, 1), lambda size, items: done.append((size, items)))
    planned = parcel.plan.volumes[0]
    assert (sum(b for b, _ in done), sum(i for _, i in done)) == (planned.bytes, planned.members)
    data = (tmp_path / sealed.name).read_bytes()
    assert (len(data), hashlib.sha256(data).hexdigest()) == (sealed.size, sealed.sha256)


def test_a_volume_costs_less_than_half_a_percent_more_than_its_payload(tmp_path):
    """Bundle format 13: at most 1.005 bytes on the stick per payload byte (photographs of 2 MB here)."""
    parcel = a_parcel(a_township(), a_county(), photos=[a_photo(i, 2_000_000) for i in range(5)])
    sealed = seal_volume(parcel.job(tmp_path, 1))
    assert sealed.size <= 1.005 * parcel.plan.volumes[0].bytes


def test_cancel_leaves_nothing_behind(parcel, tmp_path):
    calls = iter([False, False, True])
    with pytest.raises(VolumeCancelled):
        seal_volume(parcel.job(tmp_path, 1), cancelled=lambda: next(calls))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("damage", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b"x" + b[1:], lambda b: b""])
def test_evidence_that_is_not_what_the_plan_says_stops_the_export(parcel, tmp_path, damage):
    """Bundle format 9.2: damage in our own store is never sealed as if it were evidence."""
    key = parcel.volumes[0].contents[-1].key
    parcel.shelf.held[key] = damage(parcel.shelf.held[key])
    with pytest.raises(refusals.EvidenceNotAsPlanned) as caught:
        seal_volume(parcel.job(tmp_path, 1))
    assert caught.value.facts == {"member": key}
    assert list(tmp_path.iterdir()) == []


def test_evidence_that_vanished_is_raised_as_it_is(parcel, tmp_path):
    parcel.shelf.held.pop(parcel.volumes[0].contents[-1].key)
    with pytest.raises(KeyError):
        seal_volume(parcel.job(tmp_path, 1))
    assert list(tmp_path.iterdir()) == []


def test_a_medium_that_gives_back_other_bytes_is_found_and_the_volume_removed(parcel, tmp_path):
    """R25: sticks lie about their size."""

    class Forgetful(Medium):
        def read(self, stream, size):
            part = super().read(stream, size)
            return part[:-1] + bytes([part[-1] ^ 1]) if part else part

    with pytest.raises(refusals.MediumFailed) as caught:
        seal_volume(parcel.job(tmp_path, 1), medium=Forgetful())
    assert caught.value.facts["reason"] == "read-back"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_gone_is_a_failed_medium(parcel, tmp_path):
    with pytest.raises(refusals.MediumGone):
        seal_volume(parcel.job(tmp_path / "gone", 1))


def test_a_part_that_an_interruption_left_is_written_again_never_continued(parcel, tmp_path):
    left = tmp_path / (volume_name(parcel.plan, 1) + ".part")
    left.write_bytes(b"half a volume")
    seal_volume(parcel.job(tmp_path, 1))
    assert not left.exists()


def test_two_seals_of_one_plan_share_no_file_key(parcel, tmp_path):
    """A writer must not continue or repeat an age stream: the sealed bytes differ, the plaintext does not."""
    first = seal_volume(parcel.job(tmp_path, 1)).sha256
    (tmp_path / volume_name(parcel.plan, 1)).unlink()
    assert seal_volume(parcel.job(tmp_path, 1)).sha256 != first


def test_a_job_crosses_into_another_process(parcel, tmp_path):
    job = pickle.loads(pickle.dumps(parcel.job(tmp_path, 1)))
    assert job.plan == parcel.plan
    assert seal_volume(job).n == 1


def test_the_mark_of_a_finished_export_is_written_last(parcel, tmp_path, monkeypatch):
    written: list[str] = []
    whole = sealing.write_whole

    def noted(path: Path, data: bytes, medium: Medium) -> None:
        written.append(path.name)
        whole(path, data, medium)

    monkeypatch.setattr(sealing, "write_whole", noted)
    parcel.seal(tmp_path)
    assert written == ["README.txt", f"{parcel.plan.short_id}.sha256"]
    folder = bundle_folder(tmp_path, parcel.plan)
    assert folder.relative_to(tmp_path).as_posix() == "enforcement-sync/20261124-7f3k9q2m4t"


def test_volumes_are_found_from_the_stick_the_folder_or_the_file(parcel, tmp_path):
    [path] = parcel.seal(tmp_path)
    for place in (tmp_path, tmp_path / "enforcement-sync", path.parent, path):
        assert find_volumes(place) == (path,)


def test_volumes_are_filled_in_order_up_to_their_target():
    files = [EvidenceFile(hashlib.sha256(bytes([i])).hexdigest(), 10 << 20) for i in range(30)]
    volumes = fill_volumes([("0" * 64, 1000)], b"", files, MIN_VOLUME_BYTES)
    assert [one.n for one in volumes] == [1, 2, 3, 4, 5]
    assert all(one.size <= MIN_VOLUME_BYTES for one in volumes)
    names = [one.member.name for volume in volumes for one in volume.contents if one.member.kind == "blob"]
    assert names == sorted(names)
    assert len(names) == 30
    assert [one.member.kind for one in volumes[0].contents][:3] == ["records", "refs", "blob"]


def test_a_volume_never_holds_more_than_fifty_thousand_members():
    files = [EvidenceFile(f"{i:064x}", 1) for i in range(50_010)]
    assert [len(one.contents) for one in fill_volumes([], b"", files)] == [50_000, 11]


def test_files_above_256_mib_travel_in_pieces_after_the_whole_ones():
    large = EvidenceFile("0" * 64, (256 << 20) + 1, tuple(f"{i:064x}" for i in range(5)))
    small = EvidenceFile("f" * 64, 5)
    volumes = fill_volumes([], b"", [large, small])
    contents = [one for volume in volumes for one in volume.contents]
    assert [one.member.kind for one in contents] == ["refs", "blob", *["piece"] * 5]
    assert [one.size for one in contents][2:] == [64 << 20] * 4 + [1]


@pytest.mark.parametrize("target", [MIN_VOLUME_BYTES - 1, (3 << 30) + 1])
def test_a_target_outside_the_allowed_range_is_a_mistake(target):
    with pytest.raises(ValueError):
        fill_volumes([], b"", [], target)


def test_staged_records_lie_sealed_and_come_back_whole(tmp_path):
    """No record is written unsealed anywhere (bundle format 9)."""
    staged = StagedRecords(tmp_path, new_age_identity())
    staged.add("张三占地建房".encode() * 100)
    assert "张三".encode() not in staged.path(1).read_bytes()
    assert staged.read(1) == "张三占地建房".encode() * 100
    staged.path(1).write_bytes(b"x")
    with pytest.raises(refusals.EvidenceNotAsPlanned):
        staged.read(1)


def test_sources_are_closed_whatever_happens(parcel, tmp_path):
    opened: list[io.BytesIO] = []

    class Watched:
        def open(self, key: str) -> io.BytesIO:
            opened.append(parcel.shelf.open(key))
            return opened[-1]

    job = parcel.job(tmp_path, 1)
    object.__setattr__(job, "sources", Watched())
    calls = iter([False] * 3 + [True])
    with pytest.raises(VolumeCancelled):
        seal_volume(job, cancelled=lambda: next(calls))
    assert opened
    assert all(one.closed for one in opened)

"""A stick that fills, fails or goes: each said as what it is, at every write, and nothing half written stays (R25)."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brigade_app.errors import BrigadeError
from brigade_app.sync import errors as refusals
from brigade_app.sync.layout import bundle_folder
from brigade_app.sync.medium import Medium, write_whole
from brigade_app.sync.sealing import finish_bundle, seal_volume
from tests.sync.makers import Parcel, a_county, a_journal, a_parcel, a_photo, a_township

SAID = {
    errno.ENOSPC: refusals.NoRoomOnMedium,
    errno.EFBIG: refusals.NoRoomOnMedium,
    errno.ENODEV: refusals.MediumGone,
    errno.EIO: refusals.MediumFailed,
}


class FailingMedium(Medium):
    """Fails at the n-th call of one door, and counts that it did."""

    def __init__(self, door: str, n: int, code: int) -> None:
        self.door, self.left, self.code, self.fired, self.calls = door, n, code, 0, 0

    def _through(self, door: str, call: Callable[..., Any], *arguments: Any) -> Any:
        if door == self.door:
            self.calls += 1
            self.left -= 1
            if self.left == 0:
                self.fired += 1
                raise OSError(self.code, os.strerror(self.code))
        return call(*arguments)

    def create(self, path):
        return self._through("create", super().create, path)

    def write(self, stream, data):
        return self._through("write", super().write, stream, data)

    def sync(self, stream):
        return self._through("sync", super().sync, stream)

    def replace(self, source, target):
        return self._through("replace", super().replace, source, target)

    def sync_folder(self, folder):
        return self._through("sync_folder", super().sync_folder, folder)

    def open_past_cache(self, path):
        return self._through("open_past_cache", super().open_past_cache, path)

    def read(self, stream, size):
        return self._through("read", super().read, stream, size)


@pytest.fixture
def parcel() -> Parcel:
    township = a_township()
    return a_parcel(township, a_county(), a_journal(township.log, 4), [a_photo(i, 100_000) for i in range(4)])


@pytest.mark.parametrize("code", SAID, ids=errno.errorcode.get)
@pytest.mark.parametrize("door", ["create", "write", "sync", "replace", "sync_folder", "open_past_cache", "read"])
def test_every_failure_of_the_stick_is_said_as_what_it_is_and_leaves_no_volume(parcel, tmp_path, door, code):
    """test_every_write_fails for the stick: the n-th call fails, n = 1, 2, … until none is hit."""
    fired = 0
    for n in range(1, 60):
        medium = FailingMedium(door, n, code)
        said = _refusal(parcel, tmp_path, medium)
        if said is None:
            break
        fired += medium.fired
        assert said is SAID[code]
        assert list(tmp_path.iterdir()) == []
    assert (medium.fired, fired) == (0, n - 1)
    assert fired > 0


def _refusal(parcel: Parcel, folder: Path, medium: Medium) -> type[Exception] | None:
    try:
        seal_volume(parcel.job(folder, 1), medium=medium)
    except BrigadeError as error:
        return type(error)
    return None


def test_a_last_write_that_fails_is_not_passed_over(parcel, tmp_path):
    """The age library reports success when only its very last write failed: we ask what the medium said."""
    counting = FailingMedium("write", 0, 0)
    seal_volume(parcel.job(tmp_path, 1), medium=counting)
    [path] = tmp_path.iterdir()
    path.unlink()
    last = FailingMedium("write", counting.calls, errno.ENOSPC)
    with pytest.raises(refusals.NoRoomOnMedium):
        seal_volume(parcel.job(tmp_path, 1), medium=last)
    assert last.fired == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("door", ["create", "write", "sync", "replace", "sync_folder"])
def test_the_mark_of_a_finished_export_is_whole_or_not_there(parcel, tmp_path, door):
    folder = bundle_folder(tmp_path, parcel.plan)
    folder.mkdir(parents=True)
    sealed = [seal_volume(parcel.job(folder, 1))]
    fired = 0
    for n in (1, 2):
        medium = FailingMedium(door, n, errno.EIO)
        with pytest.raises(refusals.MediumFailed):
            finish_bundle(folder, parcel.plan, sealed, medium)
        fired += medium.fired
        assert not list(folder.glob("*.part"))
        if door != "sync_folder":
            assert not list(folder.glob("*.sha256"))
    assert fired == 2


def test_a_stick_whose_folder_is_gone_is_said_to_be_gone(tmp_path: Path):
    with pytest.raises(refusals.MediumGone):
        write_whole(tmp_path / "pulled" / "README.txt", b"x")

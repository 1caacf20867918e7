"""Volumes that a stick damaged or cut short: refused at every border."""

from pathlib import Path

import pytest

from brigade_app.errors import Untrusted
from brigade_app.sync import errors as refusals
from brigade_app.sync.opening import check_envelope
from brigade_app.sync.reading import VolumeReader
from tests.sync.world import World


def borders(path: Path) -> list[int]:
    """Offsets at and around every structural border of a sealed volume."""
    start, size = check_envelope(path), path.stat().st_size
    chunks = range(start + 16, size, 65_552)
    inner = range(start + 16, size, 512)
    near = {at + by for at in (0, 22, start, start + 16, *chunks, size) for by in (-1, 0, 1)}
    return sorted(at for at in near | set(list(inner)[::9]) if 0 <= at < size)


def test_a_flipped_bit_at_any_border_is_refused(tmp_path):
    """I9; bundle format 14, a bounded dose of the borders."""
    world = World(tmp_path, photos=50)
    [path] = world.parcel.seal(world.stick)
    good = path.read_bytes()
    path.with_name(f"{world.parcel.plan.short_id}.sha256").unlink()
    places = borders(path)
    for at in places:
        path.write_bytes(good[:at] + bytes([good[at] ^ 0x10]) + good[at + 1 :])
        with pytest.raises(Untrusted):
            world.read(path)
    assert len(places) > 40


def test_truncation_at_any_border_is_refused(tmp_path):
    """Bundle format 14: every 512 and 65,552 byte border, a bounded dose."""
    world = World(tmp_path, photos=50)
    [path] = world.parcel.seal(world.stick)
    good = path.read_bytes()
    seen = set()
    for at in borders(path):
        path.write_bytes(good[:at])
        with pytest.raises(Untrusted) as caught:
            world.read(path)
        seen.add(type(caught.value))
    assert refusals.TruncatedVolume in seen or refusals.DamagedMedium in seen


def test_a_truncated_file_is_named_before_its_content_is_read(tmp_path):
    world = World(tmp_path, photos=100)
    [path] = world.parcel.seal(world.stick)
    path.write_bytes(path.read_bytes()[:-70_000])
    keys = world.county.keys
    with (
        VolumeReader(path, keys.age, keys.recipients, world.peers) as volume,
        pytest.raises(refusals.TruncatedVolume) as caught,
    ):
        volume.prove()
    assert caught.value.facts["found"] < caught.value.facts["expected"]


def test_bytes_after_the_end_are_refused(world):
    [path] = world.parcel.seal(world.stick)
    path.write_bytes(path.read_bytes() + b"x")
    with pytest.raises(Untrusted):
        world.read(path)

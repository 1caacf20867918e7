"""A dose of noise, outside and inside the seal: any change is `Untrusted`, and no other error."""

from pathlib import Path

import pyrage
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brigade_app.errors import Untrusted
from tests.sync.world import World


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(at=st.integers(0, 2**31), mask=st.integers(1, 255), cut=st.integers(0, 3))
def test_hostile_bundle_outside_the_seal(tmp_path_factory, at, mask, cut):
    """`test_hostile_bundle` (R20-R24, R28), outer half of the dose: any changed byte is `Untrusted`, no other error."""
    world, path, good = _sealed_once(tmp_path_factory)
    place = at % len(good)
    changed = good[:place] + bytes([good[place] ^ mask]) + good[place + 1 :]
    path.write_bytes(changed if cut else good[:place])
    with pytest.raises(Untrusted):
        world.read(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=2000)
@given(at=st.integers(0, 2**31), mask=st.integers(1, 255), how=st.sampled_from(["flip", "cut", "double", "zero"]))
def test_hostile_bundle_inside_the_seal(tmp_path_factory, at, mask, how):
    """The inner half: an archive changed by somebody who has the keys to seal, but not to sign."""
    world, path, _good = _sealed_once(tmp_path_factory)
    archive = _ARCHIVES[id(world)]
    place = at % len(archive)
    changed = {
        "flip": archive[:place] + bytes([archive[place] ^ mask]) + archive[place + 1 :],
        "cut": archive[:place],
        "double": archive[:place] + archive[max(0, place - 512) :],
        "zero": archive[:place] + bytes(min(mask, len(archive) - place)) + archive[place + mask :],
    }[how]
    key = pyrage.x25519.Recipient.from_str(world.county.keys.recipient)
    path.write_bytes(pyrage.encrypt(changed, [key]))
    if changed == archive:
        return
    with pytest.raises(Untrusted):
        world.read(path)


_ONCE: list[tuple[World, Path, bytes]] = []
_ARCHIVES: dict[int, bytes] = {}


def _sealed_once(factory: pytest.TempPathFactory) -> tuple[World, Path, bytes]:
    if not _ONCE:
        world = World(factory.mktemp("hostile"), photos=4)
        [path] = world.parcel.seal(world.stick)
        path.with_name(f"{world.parcel.plan.short_id}.sha256").unlink()
        _ONCE.append((world, path, path.read_bytes()))
        _ARCHIVES[id(world)] = world.parcel.archive()
    return _ONCE[0]

"""The plan of a bundle: what a reader does not know or cannot read is refused; pieces, recipients, time."""

import hashlib
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from brigade_app.sync import errors as refusals
from brigade_app.sync import layout, sealing
from brigade_app.sync.layout import EvidenceFile
from brigade_app.sync.plan import Recipient, plan_bytes
from brigade_app.sync.reading import VolumeReader
from tests.sync.makers import CREATED, a_county, a_parcel, a_photo, a_township
from tests.sync.world import with_plan


@pytest.mark.parametrize(
    ("key", "value"), [("format", "other"), ("version", 2), ("version", True), ("suite", "2"), ("must", ["fly"])]
)
def test_what_a_reader_does_not_know_is_unsupported(world, key, value):
    world.refuses(with_plan(world, lambda plain: plain.update({key: value})), refusals.UnsupportedBundle)


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p.update(number=0), lambda p: p.update(number="1"), lambda p: p.update(kind="other"),
        lambda p: p.update(bundle_id="i" * 32), lambda p: p.update(created="2026-11-24T08:15:00"),
        lambda p: p.update(to=[]), lambda p: p.update(want=["x"]), lambda p: p.pop("from"), lambda p: p.pop("must"),
        lambda p: p["volumes"][0].update(n=2), lambda p: p["entries"][0].update(first=9),
        lambda p: p["entries"][0].update(last=2_000_000),
        lambda p: p.update(entries=p["entries"] * 2), lambda p: p["volumes"][0].update(bytes=True),
    ],
)  # fmt: skip
def test_a_malformed_plan_is_refused(world, change):
    world.refuses(with_plan(world, change), refusals.MalformedPlan)


@pytest.mark.parametrize(
    "change",
    [
        lambda d: d[:-1] + b',"kind":"upload"}', lambda d: d.replace(b'"number":1', b'"number":1.0'),
        lambda d: b"\xef\xbb\xbf" + d, lambda d: d[:-1] + b',"x":' + b"[" * 33 + b"]" * 33 + b"}",
        lambda d: d.replace(b'"number":1', b'"number":99999999999999999999999'), lambda d: d[:-1],
        lambda d: d.replace(b'"number":1', b'"number":NaN'), lambda d: b"[" * 5000, lambda d: b"\xff" + d,
        lambda d: b"[]",
    ],
    ids=["duplicate", "float", "bom", "deep", "huge", "cut", "nan", "brackets", "utf8", "array"],
)  # fmt: skip
def test_a_plan_that_is_not_strict_json_is_refused_even_when_signed(world, change):
    """Bundle format 5, R22, R23."""
    world.parcel.change_plan = change
    world.refuses(world.parcel.seal(world.stick)[0], refusals.MalformedPlan)


def test_unknown_keys_are_passed_over_and_kept_in_the_bytes(world):
    path = with_plan(world, lambda plain: plain.update(later={"x": 1}))
    assert b'"later"' in world.read(path).plan_bytes


def test_a_plan_above_its_limit_is_refused_unread(world):
    world.parcel.change_plan = lambda data: data[:-1] + b',"x":"' + b"a" * (1 << 20) + b'"}'
    world.refuses(world.parcel.seal(world.stick)[0], refusals.WrongSize)


def test_a_large_file_travels_in_pieces_and_joins_again(tmp_path, monkeypatch):
    """Bundle format 4, with small numbers for the sizes."""
    for module, name, size in ((layout, "WHOLE_FILE_BYTES", 4 * 65_536), (layout, "PIECE_BYTES", 65_536)):
        monkeypatch.setattr(module, name, size)
    monkeypatch.setattr(sealing, "PIECE_BYTES", 65_536)
    township, county = a_township(), a_county()
    part = a_photo(1, 65_536)
    data = part * 4 + b"the end"
    pieces = tuple(hashlib.sha256(one).hexdigest() for one in (part, part, part, part, b"the end"))
    large = EvidenceFile(hashlib.sha256(data).hexdigest(), len(data), pieces)
    parcel = a_parcel(township, county, pieces=[(large, data)])
    [path] = parcel.seal(tmp_path)
    joined = hashlib.sha256()
    with VolumeReader(path, county.keys.age, county.keys.recipients, [township.peer()]) as volume:
        volume.prove()
        numbers = []
        for one in volume.parts():
            if one.member.kind == "piece":
                numbers.append(one.member.piece)
                while block := one.stream.read(1 << 20):
                    joined.update(block)
    assert (numbers, joined.hexdigest()) == ([1, 2, 3, 4, 5], large.sha256)


def test_a_bundle_opens_with_the_recovery_key_too(world):
    recovery = a_county()
    to = (*world.parcel.plan.to, Recipient(org="411321", key=recovery.keys.recipient, role="recovery"))
    world.parcel.plan = msgspec.structs.replace(world.parcel.plan, to=to)
    assert world.read(world.parcel.seal(world.stick)[0], by=recovery).n == 1


def test_the_created_time_keeps_its_instant_and_names_local_time(world):
    assert b'"created":"2026-11-24T08:15:00+08:00"' in plan_bytes(world.parcel.plan)
    later = msgspec.structs.replace(world.parcel.plan, created=CREATED + timedelta(hours=20))
    assert plan_bytes(later) != plan_bytes(world.parcel.plan)
    assert later.created.astimezone(UTC) == datetime(2026, 11, 24, 20, 15, tzinfo=UTC)

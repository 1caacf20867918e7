"""The sample world: its pictures, its film, its clock, its folder."""

import os
import struct
import time
from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image

from brigade_app.operations.sample.film import film
from brigade_app.operations.sample.main_job import FolderInUse, empty_folder
from brigade_app.operations.sample.scans import scan
from brigade_app.operations.sample.scenes import Shot, photograph
from brigade_app.operations.sample.world import SAMPLE_MARK, case_of, cases_of, made_when, read_spec, sample_clock
from brigade_app.paths import resources_folder


@pytest.fixture
def spec():
    return read_spec(resources_folder())


def test_a_photograph_claims_time_place_and_device_as_a_phone_would(spec):
    shot = Shot(
        scene="straw", seed=1, taken_at=spec.starts_at.replace(tzinfo=None), lat_e7=334721000, lon_e7=1124366000
    )
    exif = Image.open(BytesIO(photograph(shot, spec.font))).getexif()
    assert exif.get_ifd(0x8769)[0x9003] == "2026:11:24 09:00:00"
    assert exif.get_ifd(0x8825)[2] == (33.0, 28.0, 19.56)


def test_equal_shots_give_equal_bytes(spec):
    shot = Shot(scene="house", seed=7, taken_at=spec.starts_at.replace(tzinfo=None))
    assert photograph(shot, spec.font) == photograph(shot, spec.font)
    assert scan("笔录", [("甲", "乙")], seed=3, font_file=spec.font) == scan(
        "笔录", [("甲", "乙")], seed=3, font_file=spec.font
    )


def test_a_film_is_made_of_boxes_that_add_up(spec):
    frames = [b"\xff\xd8one\xff\xd9", b"\xff\xd8two!\xff\xd9"]
    content = film(frames, frame_ms=500, width=16, height=12, made_at=spec.starts_at)
    kinds, at = [], 0
    while at < len(content):
        size, kind = struct.unpack_from(">I4s", content, at)
        kinds.append(kind)
        at += size
    assert (kinds, at) == ([b"ftyp", b"mdat", b"moov"], len(content))
    assert all(frame in content for frame in frames)


def test_there_are_twelve_cases_of_eight_matters_and_forty_photographs(spec):
    files = [case_of(spec, name) for town in ("a", "b") for name in cases_of(spec, town)]
    filed = [one for one in files if one.case.matter]
    assert len(filed) == 12
    assert len({one.case.matter for one in filed}) >= 8
    assert (len(spec.media["photo"]), len(spec.media["film"]), len(spec.media["scan"])) == (40, 1, 6)


def test_the_worlds_clock_goes_on_slowly_and_never_back(spec):
    ages = (0, 60, 3600, 8 * 3600, 86_400, 30 * 86_400, 365 * 86_400)
    shown = [sample_clock(spec, time.time() - age)() for age in ages]
    assert shown == sorted(shown)
    assert shown[-1] - spec.starts_at < timedelta(hours=14)


def test_a_folder_with_other_things_is_not_touched(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FolderInUse):
        empty_folder(tmp_path)
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_an_earlier_sample_world_is_replaced(tmp_path):
    empty_folder(tmp_path / "world")
    (tmp_path / "world" / "old").write_text("old")
    os.utime(tmp_path / "world" / SAMPLE_MARK, (1, 1))
    assert made_when(tmp_path / "world") == 1
    empty_folder(tmp_path / "world")
    assert sorted(one.name for one in (tmp_path / "world").iterdir()) == [SAMPLE_MARK]

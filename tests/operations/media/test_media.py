"""R19: files are looked into by a child with limits; what cannot be looked into is named and filed all the same."""

import io
import os
import random
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from brigade_app.domain.provenance import GROUNDS
from brigade_app.operations.media import MediaReader, claims_of, icon_of, media_type_of
from brigade_app.operations.media.boxes import read_film
from brigade_app.operations.media.jpeg import read_structure
from brigade_app.operations.media.sniff import name_says_otherwise
from tests.operations.media.makers import (
    a_camera_jpeg,
    a_film,
    a_huge_png,
    a_jpeg,
    a_pdf,
    a_picture,
    a_png,
    box,
    in_format,
    saved_again,
)

SHA = "0" * 64
SAMPLES = Path(__file__).resolve().parents[4] / "shared" / "samples"


@pytest.fixture(scope="module")
def reader():
    with MediaReader() as one:
        yield one


def size_of(thumbnail: bytes | None) -> tuple[int, int]:
    assert thumbnail is not None
    with Image.open(io.BytesIO(thumbnail)) as picture:
        assert picture.format == "JPEG"
        return picture.size


def test_a_photograph_says_when_where_and_with_what_it_was_taken(reader):
    photo = a_camera_jpeg(gps=(33.4912, 112.4301), offset="+08:00", software="ALN-AL00 104")
    claims = reader.claims(photo, SHA, name="IMG_1.jpg")
    assert (claims.maker, claims.model, claims.software) == ("HUAWEI", "ALN-AL00", "ALN-AL00 104")
    assert claims.taken_text == "2026:03:01 09:30:00 +08:00"
    assert claims.taken_at.instant == datetime(2026, 3, 1, 1, 30, tzinfo=UTC)
    assert abs(claims.lat_e7 - 334912000) < 50
    assert abs(claims.lon_e7 - 1124301000) < 50
    assert (claims.width, claims.height, claims.media_type) == (800, 600, "image/jpeg")
    assert claims.grade == "camera-original"


def test_a_time_without_offset_is_read_as_one_of_shanghai_and_kept_as_written(reader):
    claims = reader.claims(a_camera_jpeg(), SHA)
    assert claims.taken_text == "2026:03:01 09:30:00"
    assert claims.taken_at.text == "2026-03-01T09:30:00+08:00"


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "2026:02:30 10:00:00", "yesterday", "", "\x00\x00"])
def test_a_time_that_is_none_is_no_claim(reader, taken):
    assert reader.claims(a_camera_jpeg(taken=taken or " "), SHA).taken_at is None


def test_the_southern_and_western_halves_have_negative_positions(reader):
    claims = reader.claims(a_camera_jpeg(gps=(-33.5, -70.25)), SHA)
    assert (claims.lat_e7, claims.lon_e7) == (-335000000, -702500000)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (a_camera_jpeg(), "image/jpeg"), (a_png(300, 200), "image/png"), (in_format("WEBP"), "image/webp"),
        (in_format("TIFF"), "image/tiff"), (in_format("GIF"), "image/gif"), (in_format("BMP"), "image/bmp"),
        (a_pdf(), "application/pdf"), (a_jpeg(a_picture(300, 200, "CMYK")), "image/jpeg"),
        (in_format("PNG", a_picture(300, 200, "I;16")), "image/png"), (a_png(9, 9, mode="RGBA"), "image/png"),
        (in_format("TIFF", a_picture(300, 200, "F")), "image/tiff"), (a_png(9, 9, mode="P"), "image/png"),
    ],
)  # fmt: skip
def test_a_picture_or_a_page_has_a_thumbnail_of_its_own_shape(reader, content, media_type):
    look = reader.look(content, max_px=100)
    assert look.facts.media_type == media_type
    assert max(size_of(look.thumbnail)) <= 100


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real samples beside the repository")
def test_a_heic_of_a_phone_is_read_and_drawn(reader):
    look = reader.look((SAMPLES / "iphone_13_pro_max.HEIC").read_bytes(), name="IMG.HEIC", max_px=200)
    assert look.facts.media_type == "image/heic"
    assert look.facts.model == "iPhone 13 Pro Max"
    assert size_of(look.thumbnail) == (150, 200)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real samples beside the repository")
@pytest.mark.parametrize("name", ["DSCN0010.jpg", "iphone_hdr_NO.jpg"])
def test_the_thumbnail_that_a_camera_left_in_its_exif_is_seen(reader, name):
    assert reader.look((SAMPLES / name).read_bytes(), name=name).facts.has_thumbnail


def test_a_thumbnail_stands_upright_and_the_claims_keep_the_orientation(reader):
    look = reader.look(a_camera_jpeg(orientation=6), max_px=100)
    assert size_of(look.thumbnail) == (75, 100)
    assert look.facts.orientation == 6
    assert (look.facts.width, look.facts.height) == (800, 600)


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (b"", "a.jpg", "empty"),
        (a_camera_jpeg()[:9000], "a.jpg", "truncated"),
        (a_png(900, 900)[:900], "a.png", "truncated"),
        (b"\xff\xd8\xff\xe0" + bytes(200), "a.jpg", "truncated"),
        (a_png(30, 20), "a.jpg", "wrong-extension"),
        (a_jpeg(a_picture(30, 20, "CMYK")), "a.jpg", "cmyk"),
        (in_format("PNG", a_picture(30, 20, "I;16")), "a.png", "16-bit"),
        (in_format("GIF", a_picture(), save_all=True, append_images=[a_picture(shade=1)]), "a.gif", "animated"),
        (in_format("WEBP", a_picture(), save_all=True, append_images=[a_picture(shade=1)]), "a.webp", "animated"),
        (a_huge_png(20_000, 10_000, 1), "a.png", "bomb"),
        (b"%PDF-1.7\n nothing", "a.pdf", "unreadable"),
        (a_film()[:1100], "a.mp4", "truncated"),
        (b"PK\x03\x04" + bytes(50), "a.docx", "truncated"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_an_odd_or_damaged_file_is_shown_as_what_it_is_and_never_a_crash(reader, content, name, problem):
    claims = reader.claims(content, SHA, name=name)
    assert problem in (claims.grounds or ())
    assert set(claims.grounds) <= GROUNDS.keys()
    assert claims.grade != "camera-original"


def test_a_truncated_photograph_still_shows_what_is_there(reader):
    photo = a_camera_jpeg(1600, 1200)
    look = reader.look(photo[: len(photo) * 2 // 3], max_px=100)
    assert size_of(look.thumbnail) == (100, 75)
    assert "truncated" in look.facts.problems


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's here")
def test_a_picture_beyond_the_memory_limit_is_refused_by_the_child_which_lives_on(reader):
    look = reader.look(a_huge_png(9_900, 9_900, 4), name="a.png", max_px=100)
    assert look.thumbnail is None
    assert "too-large" in look.facts.problems
    assert reader.look(a_png(30, 20), max_px=10).thumbnail


def test_a_child_that_takes_too_long_is_killed_and_the_next_file_is_looked_at():
    with MediaReader(limit_s=0.0) as hasty:
        slow = hasty.look(a_camera_jpeg(4000, 3000), name="a.jpg", max_px=100)
        assert slow.facts.problems == ("timed-out",)
        assert slow.facts.media_type == "image/jpeg"
        hasty.limit_s = 30.0
        assert hasty.look(a_png(30, 20), max_px=10).thumbnail


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_child_that_dies_is_born_again():
    with MediaReader() as one:
        assert one.look(a_png(30, 20), max_px=10).thumbnail
        os.kill(one._process.pid, signal.SIGKILL)
        assert one.look(a_png(30, 20), max_px=10).thumbnail


def test_a_stream_and_the_users_own_file_are_read_as_bytes_are(reader, tmp_path):
    photo = a_camera_jpeg()
    path = tmp_path / "照片 1.jpg"
    path.write_bytes(photo)
    told = [reader.look(source, name="照片 1.jpg", max_px=64) for source in (photo, io.BytesIO(photo), path)]
    assert told[0] == told[1] == told[2]
    assert path.read_bytes() == photo


def test_a_file_that_went_away_is_no_crash(reader, tmp_path):
    look = reader.look(tmp_path / "gone.jpg", name="gone.jpg", max_px=64)
    assert look.thumbnail is None
    assert look.facts.problems == ("unreadable",)


def test_a_film_says_how_long_it_is_when_it_was_taken_and_which_way_up(reader):
    film = a_film(
        seconds=12, rotation=90, brand=b"qt  ", taken=datetime(2026, 3, 1, 1, 30, tzinfo=UTC),
        apple={"com.apple.quicktime.make": "Apple", "com.apple.quicktime.model": "iPhone 15",
               "com.apple.quicktime.location.ISO6709": "+33.4912+112.4301+150.000/"},
    )  # fmt: skip
    claims = reader.claims(film, SHA, name="IMG_1.MOV")
    assert (claims.media_type, claims.duration_ms, claims.orientation) == ("video/quicktime", 12_000, 6)
    assert (claims.width, claims.height) == (1080, 1920)
    assert claims.taken_at.instant == datetime(2026, 3, 1, 1, 30, tzinfo=UTC)
    assert (claims.maker, claims.model, claims.lat_e7) == ("Apple", "iPhone 15", 334912000)
    assert claims.grade == "camera-original"
    assert icon_of(claims.media_type) == "film"


def test_a_large_film_is_read_from_its_own_path_without_its_pictures(reader, tmp_path):
    path = tmp_path / "VID_1.mp4"
    with path.open("wb") as out:
        whole = a_film(encoder="Lavf60", taken=datetime(2026, 3, 1, tzinfo=UTC))
        out.write(box(b"ftyp", b"isom" + bytes(4) + b"isom") + (3 * 2**30 + 16).to_bytes(4, "big") + b"mdat")
        out.seek(3 * 2**30 + 8, 1)
        out.write(whole[whole.index(b"moov") - 4 :])
    facts = reader.look(path, name=path.name).facts
    assert facts.size > 3 * 2**30
    assert (facts.duration_ms, facts.encoder, facts.problems) == (12_000, "Lavf60", ())


@pytest.mark.parametrize("size", [(6000, 1), (1, 6000), (1, 1)])
def test_a_picture_of_one_line_has_a_thumbnail_too(reader, size):
    out = io.BytesIO()
    Image.new("RGB", size).save(out, "JPEG")
    assert reader.thumbnail(out.getvalue(), 160) is not None


def test_a_film_of_sound_only_is_a_sound(reader):
    assert reader.look(a_film(sound_only=True), name="录音.m4a").facts.media_type == "audio/mp4"


def test_office_files_are_known_by_their_parts():
    import docx
    import openpyxl

    from brigade_app.operations.media.child import Wish, look

    out = io.BytesIO()
    docx.Document().save(out)
    assert look(out, Wish("笔录.docx")).facts.media_type.endswith("wordprocessingml.document")
    out = io.BytesIO()
    openpyxl.Workbook().save(out)
    facts = look(out, Wish("台账.docx")).facts
    assert facts.media_type.endswith("spreadsheetml.sheet")
    assert facts.problems == ("wrong-extension",)
    assert icon_of(facts.media_type) == "sheet"
    old = io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"))
    assert look(old, Wish("旧.doc")).facts.media_type == "application/msword"


def test_the_type_is_what_the_content_says():
    assert media_type_of(b"plain words \xe4\xb8\xad") == "text/plain"
    assert media_type_of(bytes(100)) == "application/octet-stream"
    assert media_type_of(b"") == "application/octet-stream"
    assert media_type_of(box(b"ftyp", b"heic" + bytes(4) + b"mif1")) == "image/heic"
    assert media_type_of(box(b"ftyp", b"mif1" + bytes(4) + b"mif1heic")) == "image/heic"
    assert not name_says_otherwise("照片", "image/jpeg")
    assert not name_says_otherwise("照片.JPEG", "image/jpeg")
    assert name_says_otherwise("照片.exe.png", "image/jpeg")


def test_the_structure_of_a_jpeg_tells_who_wrote_it():
    camera = read_structure(a_camera_jpeg())
    assert (camera.is_jfif, camera.is_progressive, camera.is_whole) == (False, False, True)
    copy = read_structure(saved_again(a_camera_jpeg(), quality=75, progressive=True))
    assert (copy.is_jfif, copy.is_progressive, copy.quality) == (True, True, 75)
    assert not read_structure(a_camera_jpeg()[:5000]).is_whole


@settings(max_examples=50)
@given(st.binary(max_size=400))
def test_boxes_of_any_bytes_end_the_reading_and_nothing_else(junk):
    film = a_film(apple={"com.apple.quicktime.make": "Apple"}, encoder="Lavf")
    at = len(junk) * 7 % len(film)
    spoiled = film[:at] + junk + film[at + len(junk) :]
    read_film(io.BytesIO(spoiled), len(spoiled))
    read_structure(b"\xff\xd8" + junk)
    media_type_of(junk)


def spoiled_files(dose: int):
    chance = random.Random(19)
    whole = [
        a_camera_jpeg(), a_png(300, 200), in_format("WEBP"), in_format("TIFF"), in_format("GIF"), a_pdf(), a_film(),
        saved_again(a_camera_jpeg(), progressive=True),
    ]  # fmt: skip
    for n in range(dose):
        content = bytearray(whole[n % len(whole)])
        for _ in range(chance.choice([1, 5, 50])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        yield bytes(content[: chance.choice([len(content), chance.randrange(len(content))])])


@pytest.mark.parametrize("dose", [40, pytest.param(500, marks=pytest.mark.long)])
def test_media_spoiled_files_always_get_an_answer(reader, dose):
    for content in spoiled_files(dose):
        look = reader.look(content, name="照片.jpg", max_px=64)
        assert claims_of(SHA, look.facts).id == SHA
        assert "crashed" not in look.facts.problems


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"\x1a\x45\xdf\xa3" + bytes(500), "video/x-matroska"),
        (b"RIFF\x00\x00\x00\x00AVI " + bytes(50), "video/x-msvideo"),
    ],
)
def test_a_film_of_another_container_is_not_called_damaged(reader, tmp_path, content, media_type):
    path = tmp_path / "film"
    path.write_bytes(content)
    for source in (content, path):
        facts = reader.look(source, name="film", max_px=64).facts
        assert (facts.media_type, facts.problems) == (media_type, ())
    assert claims_of(SHA, facts).grade == "unknown"

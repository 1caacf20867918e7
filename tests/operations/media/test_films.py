"""R19: films of any size show their stills, drawn by the child from the parts it asks for; nothing hostile hurts."""

import io
import random
import sys
import threading
import time

import pytest
from PIL import Image

from brigade_app.operations.media import MediaReader, claims_of, icon_of
from brigade_app.operations.media import stills as stills_module
from brigade_app.operations.media.child import Wish, look
from brigade_app.operations.media.films import look_at_film
from brigade_app.operations.media.stills import draw_still, still_count
from brigade_app.store.errors import EvidenceDamaged
from tests.operations.media.film_makers import (
    bar_at,
    h264,
    kept,
    padded,
    sound_only,
    stretched,
    turned,
    with_track_size,
    written,
)
from tests.operations.media.makers import a_film, a_png

SHA = "0" * 64
MIB = 1 << 20


@pytest.fixture(scope="module")
def reader():
    with MediaReader() as one:
        yield one


class Counted(io.BytesIO):
    """A stream that counts the bytes that are read from it."""

    count = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.count += len(found)
        return found


def still_size(content: bytes | None) -> tuple[int, int]:
    assert content is not None
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.format == "JPEG"
        return picture.size


@pytest.mark.parametrize(
    ("content", "media_type", "count"),
    [
        (h264(), "video/mp4", 6), (kept("hevc.mov"), "video/quicktime", 6), (written(".mp4"), "video/mp4", 6),
        (written(".mov"), "video/quicktime", 6), (written(".3gp"), "video/3gpp", 6),
        (written(".mp4", "mjpg"), "video/mp4", 6), (written(".avi"), "video/x-msvideo", 6),
        (written(".mkv"), "video/x-matroska", 6), (written(".wmv", "WMV2"), "video/x-ms-asf", 6),
        (kept("recorder.flv"), "video/x-flv", 6), (kept("recorder.ts"), "video/mp2t", 6),
        (kept("disc.mpg"), "video/mpeg", 5),
    ],
    ids=["h264.mp4", "hevc.mov", "mp4", "mov", "3gp", "mjpeg.mp4", "avi", "mkv", "wmv", "flv", "ts", "mpg"],
)  # fmt: skip
def test_a_film_shows_stills_of_its_whole_length_with_their_times(reader, content, media_type, count):
    looks = [reader.look(content, max_px=160, page=page) for page in range(count)]
    assert {one.facts.media_type for one in looks} == {media_type}
    assert {one.facts.pages for one in looks} == {count}
    assert {one.facts.problems for one in looks} == {()}
    assert {still_size(one.thumbnail) for one in looks} == {(160, 120)}
    for number, one in enumerate(looks):
        assert abs(bar_at(one.thumbnail) - one.still_ms / 6000) < 0.05
        assert abs(one.still_ms - number * 1000) <= 1000
    assert looks[0].still_ms < looks[count // 2].still_ms < looks[-1].still_ms
    assert reader.look(content, max_px=160, page=99).thumbnail == looks[-1].thumbnail


@pytest.mark.parametrize("page", range(6))
def test_where_the_container_has_an_index_a_still_is_of_its_very_moment(reader, page):
    for content in (h264(), kept("hevc.mov"), written(".mkv")):
        assert abs(reader.look(io.BytesIO(content), max_px=160, page=page).still_ms - page * 1000) <= 100


@pytest.mark.parametrize(("length_ms", "count"), [(0, 1), (900, 1), (12_000, 12), (3_600_000, 24)])
def test_a_film_has_a_still_a_second_and_no_more_than_twenty_four(length_ms, count):
    assert still_count(length_ms) == count


def test_a_film_that_begins_dark_opens_with_what_comes_a_little_later(reader):
    look = reader.look(written(dark_frames=8), max_px=160)
    assert look.still_ms == 1000
    assert bar_at(look.thumbnail) == pytest.approx(1 / 6, abs=0.05)
    dark = reader.look(written(dark_frames=60), max_px=160)
    assert (dark.still_ms, still_size(dark.thumbnail)) == (0, (160, 120))


@pytest.mark.parametrize(("degrees", "size"), [(0, (160, 120)), (90, (120, 160)), (180, (160, 120)), (270, (120, 160))])
def test_a_still_stands_upright_as_the_phone_was_held(reader, degrees, size):
    look = reader.look(turned(h264(), degrees), max_px=160)
    assert still_size(look.thumbnail) == size
    with Image.open(io.BytesIO(look.thumbnail)) as picture:
        upright = picture.convert("RGB").rotate(degrees, expand=True)
    red, _, blue = upright.getpixel((5, upright.height // 2))
    assert red > blue


def test_a_still_is_as_wide_as_it_was_filmed_where_pixels_are_not_square(reader):
    assert still_size(reader.look(stretched(h264(), 2, 1), max_px=160).thumbnail) == (160, 60)
    on_its_side = reader.look(turned(stretched(h264(), 2, 1), 90), max_px=160)
    assert still_size(on_its_side.thumbnail) == (60, 160)


def test_a_large_film_is_looked_into_without_being_read(reader, tmp_path):
    path = tmp_path / "VID_1.mp4"
    with path.open("wb") as out:
        out.writelines(padded(h264(), 80 * MIB))
    stream = Counted(path.read_bytes())
    for source in (stream, path):
        looks = [reader.look(source, name=path.name, max_px=160, page=page) for page in (0, 5)]
        assert [one.facts.pages for one in looks] == [6, 6]
        assert bar_at(looks[0].thumbnail) < 0.05
        assert bar_at(looks[1].thumbnail) > 0.8
        facts = looks[0].facts
        assert (facts.duration_ms, facts.size, facts.problems) == (6000, path.stat().st_size, ())
    assert stream.count < 2 * MIB


def test_a_large_film_of_a_recorder_is_not_walked_through_frame_by_frame(reader):
    film = bytearray(written(".avi", "MJPG"))
    size = len(film) + 80 * MIB
    stream = Counted(bytes(film) + b"JUNK" + (80 * MIB - 8).to_bytes(4, "little") + bytes(80 * MIB - 8))
    look = reader.look(stream, name="FILE0001.AVI", max_px=160, page=5)
    assert (look.facts.duration_ms, look.facts.size, look.facts.problems) == (6000, size, ())
    assert bar_at(look.thumbnail) == pytest.approx(5 / 6, abs=0.06)
    assert stream.count < 2 * MIB


def test_where_only_the_facts_count_no_film_is_decoded(reader):
    told = reader.check(h264(), name="VID_1.mp4")
    assert (told.thumbnail, told.still_ms, told.facts.pages) == (None, None, None)
    seen = reader.look(h264(), name="VID_1.mp4", max_px=160)
    assert claims_of(SHA, seen.facts) == claims_of(SHA, told.facts)


def test_without_the_film_library_a_film_has_its_facts_and_no_still(monkeypatch):
    monkeypatch.setattr(stills_module, "_opencv", lambda: None)
    facts, still, other = look_at_film(io.BytesIO(h264()), len(h264()), 160, 0)
    assert (facts["duration_ms"], still, other) == (6000, None, None)
    assert "pages" not in facts


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (h264()[:4000], ("truncated",)),
        (h264().replace(b"avc1", b"zzz1").replace(b"avcC", b"zzzC"), ()),
        (h264().replace(b"stsz", b"zzzz"), ()),
        (a_film(), ()),
        (with_track_size(h264(), 30_000, 30_000), ("bomb",)),
        (h264()[:48] + bytes(len(h264()[48:5800])) + h264()[5800:], ()),
    ],
    ids=["cut", "unknown-codec", "no-sample-sizes", "no-frames", "30000x30000", "zeroes"],
)  # fmt: skip
def test_a_film_that_cannot_be_decoded_is_shown_by_its_icon_with_its_problems(reader, content, problems):
    for page in (0, 3):
        look = reader.look(content, name="VID_1.mp4", max_px=160, page=page)
        assert look.thumbnail is None
        assert look.facts.problems == problems
        assert icon_of(look.facts.media_type) == "film"
    assert reader.look(h264(), max_px=160).thumbnail


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's here")
@pytest.mark.parametrize("side", [9_000, 12_000, 16_000, 30_000])
def test_a_film_whose_frames_say_an_absurd_size_is_not_unfolded_and_the_child_lives_on(reader, side):
    film, sizes = bytearray(written(".mp4", "mjpg")), 0
    at = film.find(b"\xff\xc0\x00\x11\x08")
    while at >= 0:
        film[at + 5 : at + 9] = side.to_bytes(2, "big") * 2
        at, sizes = film.find(b"\xff\xc0\x00\x11\x08", at + 9), sizes + 1
    assert sizes == 60
    assert reader.look(a_png(30, 20), max_px=10).thumbnail
    child = reader._process.pid
    for page in (0, 5):
        look = reader.look(bytes(film), name="VID_1.mp4", max_px=160, page=page)
        assert (look.thumbnail, look.facts.problems) == (None, ())
    assert reader.look(h264(), max_px=160).thumbnail
    assert reader._process.pid == child


def test_an_mp4_of_sound_only_is_a_sound_without_a_picture(reader):
    look = reader.look(sound_only(), name="录音.m4a", max_px=160)
    assert (look.facts.media_type, look.thumbnail, look.facts.problems) == ("audio/mp4", None, ())
    assert icon_of(look.facts.media_type) == "sound"


@pytest.mark.parametrize("dose", [40, pytest.param(500, marks=pytest.mark.long)])
def test_media_spoiled_films_always_get_an_answer(reader, dose):
    chance = random.Random(19)
    films = [h264(), kept("hevc.mov"), written(".mkv"), kept("recorder.ts"), written(".avi")]
    for number in range(dose):
        content = bytearray(films[number % len(films)])
        for _ in range(chance.choice([1, 20, 400])):
            content[chance.randrange(len(content))] = chance.randrange(256)
        cut = bytes(content[: chance.choice([len(content), chance.randrange(len(content))])])
        look = reader.look(io.BytesIO(cut), name="VID_1.mp4", max_px=64, page=chance.randrange(8))
        assert claims_of(SHA, look.facts).id == SHA
        assert not {"crashed", "timed-out"} & set(look.facts.problems)


def test_a_list_of_other_files_that_calls_itself_a_film_opens_none_of_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "other.mp4").write_bytes(h264())
    assert draw_still(io.BytesIO((tmp_path / "other.mp4").read_bytes()), 160, 0, 6000) is not None
    for playlist in ("ffconcat version 1.0\nfile other.mp4\n", "#EXTM3U\n#EXTINF:6,\nother.mp4\n#EXT-X-ENDLIST\n"):
        assert draw_still(io.BytesIO(playlist.encode()), 160, 0, 6000) is None
        assert look(io.BytesIO(playlist.encode()), Wish("VID_1.mp4", 160)).thumbnail is None


@pytest.mark.skipif(sys.platform == "win32", reason="the descriptor of standard error")
def test_the_film_library_keeps_quiet_about_a_damaged_film(capfd):
    with MediaReader() as one:
        for content in (h264()[:4000], h264().replace(b"avc1", b"zzz1"), h264()[:48] + bytes(6000) + h264()[6048:]):
            one.look(content, max_px=160, page=2)
    assert capfd.readouterr().err == ""


class Slow(io.BytesIO):
    """A stream that takes a second for each part."""

    def read(self, size: int | None = -1, /) -> bytes:
        time.sleep(1)
        return super().read(size)


def test_a_film_whose_parts_come_too_slowly_is_given_up_in_time():
    with MediaReader(limit_s=30.0) as one:
        assert one.look(h264(), max_px=64).thumbnail
        one.limit_s = 0.5
        began = time.monotonic()
        look = one.look(Slow(h264()), name="VID_1.mp4", max_px=64)
        assert time.monotonic() - began < 5
        assert look.facts.problems == ("timed-out",)
        one.limit_s = 30.0
        assert one.look(h264(), max_px=64).thumbnail


def test_a_reader_that_is_closed_while_it_looks_ends_at_once():
    one, looks = MediaReader(limit_s=60.0), []
    slow = Slow(h264() * 20)
    waiting = threading.Thread(target=lambda: looks.append(one.look(slow, max_px=64)))
    waiting.start()
    while slow.tell() < 2:
        time.sleep(0.01)
    began = time.monotonic()
    one.close()
    waiting.join(20)
    assert time.monotonic() - began < 10
    assert looks[0].facts.problems == ("crashed",)
    with one:
        assert one.look(a_png(30, 20), max_px=10).thumbnail


class Spoiled(io.BytesIO):
    """A sealed stream whose chunks do not open after the first."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() >= 65_536:
            raise EvidenceDamaged(sha256=SHA, what="sealed")
        return super().read(size)


def test_a_stream_that_fails_says_so_itself_and_the_next_file_is_looked_at(reader):
    with pytest.raises(EvidenceDamaged):
        reader.look(Spoiled(b"".join(padded(h264(), MIB))), max_px=64)
    assert reader.look(a_png(30, 20), max_px=10).thumbnail


class Gone(io.BytesIO):
    """A card that was pulled out."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise OSError("no such device")


def test_a_card_that_was_pulled_out_is_an_unreadable_file(reader):
    assert reader.look(Gone(h264()), name="VID_1.mp4", max_px=64).facts.problems == ("unreadable",)
    assert reader.look(a_png(30, 20), max_px=10).thumbnail

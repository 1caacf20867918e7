"""AVI films of old recorders: duration, recording time, stills from JPEG frames; nothing hostile hurts."""

import io
import random
import struct

import pytest
from PIL import Image

from brigade_app.operations.media import MediaReader, claims_of
from brigade_app.operations.media.avi import look_at_avi
from tests.operations.media.makers import a_jpeg, a_picture

FRAMES = 50


def a_chunk(kind: bytes, body: bytes) -> bytes:
    return kind + struct.pack("<I", len(body)) + body + (b"\0" if len(body) & 1 else b"")


def without_tables(frame: bytes) -> bytes:
    """A frame as recorders write it: the Huffman tables left out."""
    out, place = frame[:2], 2
    while frame[place + 1] != 0xDA:
        length = 2 + int.from_bytes(frame[place + 2 : place + 4], "big")
        if frame[place + 1] != 0xC4:
            out += frame[place : place + length]
        place += length
    return out + frame[place:]


def an_avi(frames: int = FRAMES, codec: bytes = b"MJPG", recorded: bytes = b"TUE NOV 24 09:30:00 2026\n\0") -> bytes:
    header = struct.pack("<10I", 40_000, 0, 0, 0, frames, 0, 1, 0, 160, 120) + bytes(16)
    stream = a_chunk(b"strh", b"vids" + codec + bytes(48))
    shades = (200 if n < frames // 2 else 20 for n in range(frames))
    pictures = (without_tables(a_jpeg(a_picture(160, 120, shade=shade))) for shade in shades)
    movie = b"".join(a_chunk(b"00dc", picture) for picture in pictures)
    lists = a_chunk(b"LIST", b"hdrl" + a_chunk(b"avih", header) + a_chunk(b"LIST", b"strl" + stream))
    body = lists + a_chunk(b"IDIT", recorded) + a_chunk(b"LIST", b"movi" + movie)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"AVI " + body


def test_a_recorders_film_says_how_long_and_when_and_shows_stills(tmp_path):
    film = tmp_path / "FILE0001.AVI"
    film.write_bytes(an_avi())
    with MediaReader() as reader:
        for source in (film, film.read_bytes()):
            first, last = (reader.look(source, name=film.name, max_px=120, page=page) for page in (0, 23))
            assert (first.facts.duration_ms, first.facts.pages) == (2000, 24)
            assert first.facts.taken_text == "2026:11:24 09:30:00"
            colours = []
            for one in (first, last):
                with Image.open(io.BytesIO(one.thumbnail)) as still:
                    colours.append(still.getpixel((5, 5))[0])
            assert colours[0] > 150 > 60 > colours[1]
    claims = claims_of("0" * 64, first.facts)
    assert claims.taken_at.instant.isoformat() == "2026-11-24T09:30:00+08:00"
    assert claims.grade == "unknown"


def test_another_codec_gives_its_length_and_no_picture():
    facts, still = look_at_avi(io.BytesIO(an_avi(codec=b"H264")), len(an_avi(codec=b"H264")), 120, 0)
    assert facts["duration_ms"] == 2000
    assert still is None


@pytest.mark.parametrize("seed", range(6))
def test_a_damaged_or_cut_film_is_named_and_never_an_error(seed):
    chance, film = random.Random(seed), bytearray(an_avi(6))
    for _ in range(40):
        film[chance.randrange(12, len(film))] = chance.randrange(256)
    for content in (bytes(film), bytes(film[: len(film) // 2]), bytes(film[:30])):
        facts, _ = look_at_avi(io.BytesIO(content), len(content), 120, 3)
        assert isinstance(facts["problems"], list)
    cut, _ = look_at_avi(io.BytesIO(bytes(an_avi(6)[:-200])), len(an_avi(6)) - 200, None, 0)
    assert cut["problems"] == ["truncated"]

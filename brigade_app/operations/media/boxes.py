"""The boxes of MP4, MOV and 3GP films: duration, creation time, rotation, handler, maker. Our own small reader.

Times in a film count from 1904 in UTC by the standard; cheap recorders write local time there. It stays a claim.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import BinaryIO

_EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
_CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"udta", b"meta", b"ilst"})
MAX_BOXES = 5000
MAX_MOOV_BYTES = 32 * 1024 * 1024
_POSITION = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)")


@dataclass(slots=True)
class Film:
    """What the boxes say; filled while reading."""

    duration_ms: int | None = None
    taken_at: datetime | None = None
    taken_text: str | None = None
    width: int | None = None
    height: int | None = None
    rotation: int | None = None
    handler: str | None = None
    maker: str | None = None
    model: str | None = None
    software: str | None = None
    encoder: str | None = None
    position: tuple[float, float] | None = None
    has_picture: bool = False
    is_whole: bool = False


def read_film(stream: BinaryIO, size: int) -> Film:
    """Return what the boxes of a film say; a damaged one gives what could be read, ``is_whole`` false."""
    film, place = Film(), 0
    for _ in range(MAX_BOXES):
        if place + 8 > size:
            break
        stream.seek(place)
        head = stream.read(16)
        if len(head) < 8:
            break
        length, kind, used = _box_head(head, size - place)
        if length < used:
            break
        if kind == b"moov":
            stream.seek(place + used)
            body = stream.read(min(length - used, MAX_MOOV_BYTES))
            film.is_whole = len(body) == length - used
            _walk(body, film, (b"moov",), [0])
        place += length
    film.is_whole = film.is_whole and place == size
    return film


def _box_head(head: bytes, room: int) -> tuple[int, bytes, int]:
    length, kind = int.from_bytes(head[:4], "big"), head[4:8]
    if length == 1 and len(head) >= 16:
        return int.from_bytes(head[8:16], "big"), kind, 16
    return (room if length == 0 else length), kind, 8


def _boxes(body: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = 0
    while place + 8 <= len(body):
        length, kind, used = _box_head(body[place : place + 16], len(body) - place)
        if length < used:
            return
        yield kind, body[place + used : place + length]
        place += length


def _walk(body: bytes, film: Film, way: tuple[bytes, ...], count: list[int]) -> None:
    keys: list[str] = []
    for kind, inner in _boxes(body):
        count[0] += 1
        if count[0] > MAX_BOXES or len(way) > 8:
            return
        if kind == b"mvhd":
            _movie_header(inner, film)
        elif kind == b"tkhd":
            _track_header(inner, film)
        elif kind == b"hdlr" and way[-1] == b"mdia":
            _handler(inner, film)
        elif kind == b"keys":
            keys = [value[8:].decode("utf-8", "replace") for value in _key_entries(inner)]
        elif kind == b"ilst":
            _items(inner, keys, film)
        elif kind in (b"\xa9too", b"\xa9swr", b"\xa9mak", b"\xa9mod", b"\xa9day", b"\xa9xyz"):
            _named(kind[1:].decode("ascii"), _old_text(inner), film)
        elif kind in _CONTAINERS:
            # "meta" is a full box in MP4 and a plain one in QuickTime
            skip = 4 if kind == b"meta" and inner[4:8] != b"hdlr" else 0
            _walk(inner[skip:], film, (*way, kind), count)


def _movie_header(body: bytes, film: Film) -> None:
    wide = body[:1] == b"\x01"
    size = 8 if wide else 4
    created = int.from_bytes(body[4 : 4 + size], "big")
    at = 4 + 2 * size
    scale = int.from_bytes(body[at : at + 4], "big")
    duration = int.from_bytes(body[at + 4 : at + 4 + size], "big")
    if scale and duration < 1 << (8 * size - 1):
        film.duration_ms = duration * 1000 // scale
    if 2_082_844_800 < created < 6_000_000_000:  # after 1970, before 2094; zero is "not set"
        film.taken_at = _EPOCH + timedelta(seconds=created)


def _track_header(body: bytes, film: Film) -> None:
    offset = 52 if body[:1] == b"\x01" else 40
    matrix = body[offset : offset + 36]
    width = int.from_bytes(body[offset + 36 : offset + 40], "big") >> 16
    height = int.from_bytes(body[offset + 40 : offset + 44], "big") >> 16
    if len(matrix) < 36 or not width or not height or film.width:
        return
    film.width, film.height = width, height
    a, b = (int.from_bytes(matrix[i : i + 4], "big", signed=True) for i in (0, 4))
    film.rotation = {(0, 65536): 90, (-65536, 0): 180, (0, -65536): 270}.get((a, b), 0)


def _handler(body: bytes, film: Film) -> None:
    film.has_picture = film.has_picture or body[8:12] == b"vide"
    name = body[24:].rstrip(b"\x00")
    if name[:1] and name[0] == len(name) - 1:  # QuickTime counts its letters in front
        name = name[1:]
    if body[8:12] == b"vide" or film.handler is None:
        film.handler = name.decode("utf-8", "replace")[:100] or None


def _key_entries(body: bytes) -> Iterator[bytes]:
    place = 8
    while place + 8 <= len(body):
        length = int.from_bytes(body[place : place + 4], "big")
        if length < 8:
            return
        yield body[place : place + length]
        place += length


def _items(body: bytes, keys: list[str], film: Film) -> None:
    for kind, inner in _boxes(body):
        index = int.from_bytes(kind, "big")
        name = keys[index - 1] if 0 < index <= len(keys) else kind.decode("latin-1").lstrip("\xa9")
        for data, value in _boxes(inner):
            if data == b"data":
                _named(name.removeprefix("com.apple.quicktime."), value[8:].decode("utf-8", "replace"), film)


def _old_text(body: bytes) -> str:
    size = int.from_bytes(body[:2], "big")
    return body[4 : 4 + size].decode("utf-8", "replace")


def _named(name: str, text: str, film: Film) -> None:
    said = text.strip("\x00 ")[:200]
    if not said:
        return
    if name in ("make", "mak", "com.android.manufacturer"):
        film.maker = said
    elif name in ("model", "mod", "com.android.model"):
        film.model = said
    elif name in ("software", "swr"):
        film.software = said
    elif name in ("too", "encoder"):
        film.encoder = said
    elif name in ("creationdate", "day"):
        film.taken_text = said
    elif name in ("location.ISO6709", "xyz") and (match := _POSITION.match(said)):
        film.position = float(match[1]), float(match[2])

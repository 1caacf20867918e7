"""AVI films, as cheap recorders and old body cameras write them: duration, recording time, stills.

Mostly each frame is a JPEG of its own without its Huffman tables, which the format leaves to the decoder: the standard
ones are put in. Of other codecs, and of films too large to be walked through frame by frame, `stills` draws. Runs in
the child only.
"""

import struct
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.media.pictures import look_at_picture
from brigade_app.operations.media.stills import STILLS, draw_still

Found = dict[str, object]
WALKED_BYTES = 64 * 1024 * 1024
MAX_CHUNKS = 400_000
MAX_FRAME_BYTES = 16 * 1024 * 1024
_FRAMES = frozenset({b"00dc", b"00db", b"01dc", b"01db"})
_MOVING = _FRAMES | {b"movi"}


def look_at_avi(stream: BinaryIO, size: int, max_px: int | None, page: int) -> tuple[Found, bytes | None]:
    """Return duration, size and recording time of an AVI, and one of its stills where its frames are JPEG."""
    facts: Found = {"problems": []}
    frames: list[tuple[int, int]] = []
    whole, has_frames = True, False
    for kind, place, length in _chunks(stream, size):
        whole = whole and place + length <= size
        has_frames = has_frames or kind in _MOVING
        if kind == b"avih":
            facts |= _header(_read(stream, place, 56))
        elif kind == b"strh" and "encoder" not in facts:
            head = _read(stream, place, 8)
            if head[:4] == b"vids":
                facts["encoder"] = head[4:8].decode("latin-1").strip("\x00 ") or None
        elif kind == b"IDIT":
            facts["taken_text"] = _recorded(_read(stream, place, min(length, 64)))
        elif kind == b"ISFT":
            facts["software"] = (
                _read(stream, place, min(length, 120)).split(b"\x00")[0].decode("latin-1").strip() or None
            )
        elif kind in _FRAMES and 0 < length <= MAX_FRAME_BYTES:
            frames.append((place, length))
    if "duration_ms" in facts and not (whole and has_frames):
        facts["problems"] = ["truncated"]
    is_jpeg = str(facts.get("encoder", "")).upper() in ("MJPG", "AVRN", "JPEG")
    return (_jpeg_still if is_jpeg and frames else _decoded_still)(facts, stream, frames, max_px, page)


def _jpeg_still(
    facts: Found, stream: BinaryIO, frames: list[tuple[int, int]], max_px: int | None, page: int
) -> tuple[Found, bytes | None]:
    stills = min(STILLS, len(frames))
    facts["pages"] = stills
    if max_px is None:
        return facts, None
    number = min(max(page, 0), stills - 1) * len(frames) // stills
    duration = facts.get("duration_ms")
    facts["still_ms"] = duration * number // len(frames) if isinstance(duration, int) else None
    place, length = frames[number]
    still = with_tables(_read(stream, place, length))
    return facts, look_at_picture(still, "image/jpeg", max_px)[1]


def _decoded_still(
    facts: Found, stream: BinaryIO, _: list[tuple[int, int]], max_px: int | None, page: int
) -> tuple[Found, bytes | None]:
    duration = facts.get("duration_ms")
    still = draw_still(stream, max_px, page, duration if isinstance(duration, int) else None) if max_px else None
    if still is None:
        return facts, None
    return facts | {"pages": still.count, "still_ms": still.at_ms}, still.picture


def _chunks(stream: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, place and length of every chunk, going into its lists; a length that leads astray ends it.

    The frames of a large film are passed over as one.
    """
    place = 12
    for _ in range(MAX_CHUNKS):
        if place + 8 > size:
            return
        head = _read(stream, place, 12)
        kind, length = head[:4], int.from_bytes(head[4:8], "little")
        is_passed_over = head[8:] == b"movi" and size > WALKED_BYTES
        if kind in (b"LIST", b"RIFF") and not is_passed_over:
            place += 12
            continue
        if is_passed_over:
            kind = b"movi"
        yield kind, place + 8, length
        place += 8 + length + (length & 1)


def _read(stream: BinaryIO, place: int, length: int) -> bytes:
    stream.seek(place)
    return stream.read(length)


def _header(body: bytes) -> Found:
    if len(body) < 40:
        return {}
    spacing, frames = struct.unpack_from("<I", body, 0)[0], struct.unpack_from("<I", body, 16)[0]
    width, height = struct.unpack_from("<II", body, 32)
    return {"duration_ms": spacing * frames // 1000 or None, "width": width or None, "height": height or None}


def _recorded(body: bytes) -> str | None:
    """Return the recording time: recorders write ``TUE NOV 24 09:30:00 2026`` or ``2026:11:24 09:30:00``."""
    text = body.split(b"\x00")[0].decode("latin-1").strip()
    for shape in ("%a %b %d %H:%M:%S %Y", "%Y:%m:%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y/%m/%d %H:%M:%S"):
        try:
            return datetime.strptime(text, shape).replace(tzinfo=SHANGHAI).strftime("%Y:%m:%d %H:%M:%S")
        except ValueError:
            continue
    return None


def with_tables(frame: bytes) -> bytes:
    """Return a frame that any decoder opens: with the standard Huffman tables where it brought none."""
    if b"\xff\xc4" in frame[: frame.find(b"\xff\xda") + 1]:
        return frame
    return frame[:2] + _standard_tables() + frame[2:]


def _standard_tables() -> bytes:
    """The four tables of the JPEG standard (annex K.3), taken from a picture that Pillow writes with them."""
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", optimize=False)
    content, tables, place = out.getvalue(), b"", 2
    while content[place + 1] != 0xDA:
        length = 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if content[place + 1] == 0xC4:
            tables += content[place : place + length]
        place += length
    return tables

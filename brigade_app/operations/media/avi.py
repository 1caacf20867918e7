"""AVI films of JPEG frames, as cheap recorders and old body cameras write them: duration, recording time, stills.

Each frame is a JPEG of its own, mostly without its Huffman tables, which the format leaves to the decoder: the standard
ones are put in. Other codecs give duration and time only. Runs in the child only.
"""

import struct
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from brigade_app.domain.when import SHANGHAI
from brigade_app.operations.media.pictures import look_at_picture

Found = dict[str, object]
STILLS = 24
MAX_CHUNKS = 400_000
MAX_FRAME_BYTES = 16 * 1024 * 1024
_FRAMES = frozenset({b"00dc", b"00db", b"01dc", b"01db"})


def look_at_avi(stream: BinaryIO, size: int, max_px: int | None, page: int) -> tuple[Found, bytes | None]:
    """Return duration, size and recording time of an AVI, and one of its stills where its frames are JPEG."""
    facts: Found = {"problems": []}
    frames: list[tuple[int, int]] = []
    whole = True
    for kind, place, length in _chunks(stream, size):
        whole = whole and place + length <= size
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
    if "duration_ms" in facts and not (whole and frames):
        facts["problems"] = ["truncated"]
    if str(facts.get("encoder", "")).upper() not in ("MJPG", "AVRN", "JPEG") or not frames:
        return facts, None
    stills = min(STILLS, len(frames))
    facts["pages"] = stills
    place, length = frames[min(max(page, 0), stills - 1) * len(frames) // stills]
    still = with_tables(_read(stream, place, length))
    return facts, look_at_picture(still, "image/jpeg", max_px)[1] if max_px is not None else None


def _chunks(stream: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Yield kind, place and length of every chunk, going into its lists; a length that leads astray ends it."""
    place = 12
    for _ in range(MAX_CHUNKS):
        if place + 8 > size:
            return
        head = _read(stream, place, 12)
        kind, length = head[:4], int.from_bytes(head[4:8], "little")
        if kind in (b"LIST", b"RIFF"):
            place += 12
            continue
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

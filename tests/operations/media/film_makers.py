"""Makers of films that can be decoded: a yellow bar goes from the left to the right; where it stands tells the time."""

import io
import struct
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from brigade_app.operations.media.stills import _opencv
from tests.operations.media.makers import box

FILMS = Path(__file__).parent / "films"
WIDTH, HEIGHT, SECONDS, RATE = 320, 240, 6, 10
_MATRICES = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


def kept(name: str) -> bytes:
    """One of the films that lie here."""
    return (FILMS / name).read_bytes()


def h264() -> bytes:
    return kept("h264.mp4")


@cache
def written(ending: str = ".mp4", codec: str = "mp4v", dark_frames: int = 0) -> bytes:
    """A film that OpenCV writes (MPEG-4 part 2 or JPEG frames), perhaps dark at its beginning."""
    import numpy

    cv2 = _opencv()
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"film{ending}"
        film = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter_fourcc(*codec), RATE, (WIDTH, HEIGHT))
        for number in range(SECONDS * RATE):
            frame = numpy.full((HEIGHT, WIDTH, 3), (160, 90, 40), numpy.uint8)
            at = number * 280 // (SECONDS * RATE)
            frame[:, at : at + 40] = (40, 200, 240)
            film.write(frame * (number >= dark_frames))
        film.release()
        return path.read_bytes()


def turned(film: bytes, degrees: int) -> bytes:
    """The film with the matrix of its track header turned, as a phone held upright writes it."""
    content = bytearray(film)
    at = content.index(b"tkhd") + 4 + 40
    a, b, c, d = (one << 16 for one in _MATRICES[degrees])
    content[at : at + 36] = struct.pack(">iiiiiiiii", a, b, 0, c, d, 0, 0, 0, 1 << 30)
    return bytes(content)


def stretched(film: bytes, across: int, down: int) -> bytes:
    """The film of H.264 with pixels that are not square: a ``pasp`` box at the end of its sample entry."""
    content, at = bytearray(film), 0
    for name in (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"stsd", b"avc1"):
        at = content.index(name, at)
        length = int.from_bytes(content[at - 4 : at], "big")
        content[at - 4 : at] = struct.pack(">I", length + 16)
    end = at - 4 + length
    content[end:end] = box(b"pasp", struct.pack(">II", across, down))
    return bytes(content)


def padded(film: bytes, size: int) -> list[bytes]:
    """The film's parts with an empty box of ``size`` bytes before its index: large, and nothing to read in between."""
    at = film.rindex(b"moov") - 4
    return [film[:at], struct.pack(">I", 1) + b"free" + struct.pack(">Q", size + 16), bytes(size), film[at:]]


def with_track_size(film: bytes, width: int, height: int) -> bytes:
    """The film whose track header and sample entry name this size."""
    content = bytearray(film)
    at = content.index(b"tkhd") + 4 + 76
    content[at : at + 8] = struct.pack(">II", width << 16, height << 16)
    entry = content.index(b"avc1", content.index(b"stsd")) + 4 + 24
    content[entry : entry + 4] = struct.pack(">HH", width, height)
    return bytes(content)


def sound_only() -> bytes:
    """An MP4 whose only track is of sound."""
    hdlr = box(b"hdlr", bytes(8) + b"soun" + bytes(12) + b"SoundHandler\x00")
    moov = box(b"moov", box(b"mvhd", struct.pack(">IIIII", 0, 0, 0, 1000, 6000) + bytes(80))
               + box(b"trak", box(b"mdia", hdlr)))  # fmt: skip
    return box(b"ftyp", b"isom" + bytes(4) + b"isom") + moov


def bar_at(still: bytes) -> float:
    """Where the bar stands: its left edge as a share of its way, in a still that stands upright."""
    with Image.open(io.BytesIO(still)) as picture:
        small = picture.convert("RGB").resize((WIDTH, HEIGHT))
        row = [small.getpixel((x, HEIGHT // 2)) for x in range(WIDTH)]
    return next(x for x, (red, _, blue) in enumerate(row) if red > blue) / 280

"""A short film of the sample world: JPEG frames in an MP4 container, written box by box.

Motion JPEG in an ISO base media file (ISO/IEC 14496-12, QuickTime's sample entry ``jpeg``): every player that reads
QuickTime shows it, and no encoder is needed. Times in the headers count seconds from 1904-01-01 UTC.
"""

import struct
from collections.abc import Sequence
from datetime import UTC, datetime

EPOCH = datetime(1904, 1, 1, tzinfo=UTC)
TIMESCALE = 1000
NEXT = struct.pack(">I", 2)  # the next free track number
MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)


def film(frames: Sequence[bytes], *, frame_ms: int, width: int, height: int, made_at: datetime) -> bytes:
    """Return the bytes of an MP4 that shows ``frames`` (JPEG), each for ``frame_ms`` milliseconds."""
    seconds = int((made_at - EPOCH).total_seconds())
    length = len(frames) * frame_ms
    start = _box(b"ftyp", b"qt  " + struct.pack(">I", 512) + b"qt  " + b"isom")
    first = len(start) + 8
    offsets = [first + sum(len(frame) for frame in frames[:n]) for n in range(len(frames))]
    body = _box(b"mdat", b"".join(frames))
    times = struct.pack(">2I", seconds, seconds)
    rate_and_volume = struct.pack(">IH10x", 0x10000, 0x100)
    header = _full(b"mvhd", times + struct.pack(">2I", TIMESCALE, length) + rate_and_volume + MATRIX + bytes(24) + NEXT)
    size = struct.pack(">2I", width << 16, height << 16)
    track_header = _full(b"tkhd", times + struct.pack(">3I16x", 1, 0, length) + MATRIX + size, flags=7)
    media_header = _full(b"mdhd", struct.pack(">4I2H", seconds, seconds, TIMESCALE, length, 0x55C4, 0))
    handler = _full(b"hdlr", bytes(4) + b"vide" + bytes(12) + b"VideoHandler\0")
    data_place = _box(b"dinf", _full(b"dref", struct.pack(">I", 1) + _full(b"url ", b"", flags=1)))
    table = _box(b"stbl", _descriptions(width, height) + _tables(frames, offsets, frame_ms))
    media = _box(b"minf", _full(b"vmhd", bytes(8), flags=1) + data_place + table)
    track = _box(b"trak", track_header + _box(b"mdia", media_header + handler + media))
    return start + body + _box(b"moov", header + track)


def _descriptions(width: int, height: int) -> bytes:
    entry = bytes(6) + struct.pack(">H", 1) + bytes(16) + struct.pack(">2H2I", width, height, 72 << 16, 72 << 16)
    entry += bytes(4) + struct.pack(">H", 1) + b"\x04JPEG".ljust(32, b"\0") + struct.pack(">Hh", 24, -1)
    return _full(b"stsd", struct.pack(">I", 1) + _box(b"jpeg", entry))


def _tables(frames: Sequence[bytes], offsets: Sequence[int], frame_ms: int) -> bytes:
    count = len(frames)
    times = _full(b"stts", struct.pack(">3I", 1, count, frame_ms))
    chunks = _full(b"stsc", struct.pack(">4I", 1, 1, 1, 1))
    sizes = _full(b"stsz", struct.pack(">2I", 0, count) + b"".join(struct.pack(">I", len(f)) for f in frames))
    return (
        times
        + chunks
        + sizes
        + _full(b"stco", struct.pack(">I", count) + b"".join(struct.pack(">I", o) for o in offsets))
    )


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content) + 8) + kind + content


def _full(kind: bytes, content: bytes, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", flags) + content)

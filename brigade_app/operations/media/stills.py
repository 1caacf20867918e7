"""Stills of films, decoded by OpenCV's FFmpeg where it is installed. Runs in the child only, loaded with a first film.

A reader would guess that FFmpeg may find out for itself what a film is. It may not: only the containers named here are
let in, and no protocol, since a playlist that calls itself a film could name other files and addresses.
"""

import importlib
import math
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any, BinaryIO

from brigade_app.operations.media.pictures import MAX_PIXELS, encode_thumbnail

STILLS = 24
THREADS = 2
DARK = 24
"""Mean brightness (of 255) below which the first still is looked for further on."""
OPENINGS_MS = (0, 1_000, 3_000)
_CONTAINERS = "mov,mp4,m4a,3gp,3g2,mj2,avi,matroska,webm,mpegts,mpeg,flv,asf"
_SETTINGS = {
    "OPENCV_LOG_LEVEL": "OFF",
    "OPENCV_FFMPEG_LOGLEVEL": "-8",
    "OPENCV_FFMPEG_CAPTURE_OPTIONS": f"protocol_whitelist;none|format_whitelist;{_CONTAINERS}",
    "OPENBLAS_NUM_THREADS": "1",  # else numpy takes half of our memory for threads that nobody uses
}


@dataclass(frozen=True, slots=True)
class Still:
    """One still of ``count``, at its time within the film; no picture where the film does not give one there."""

    picture: bytes | None
    count: int
    at_ms: int


@cache
def _opencv() -> Any:
    """OpenCV, or nothing where it is not installed or does not load: then films have no stills."""
    os.environ.update(_SETTINGS)
    if sys.platform == "win32":
        import ctypes

        for name, value in _SETTINGS.items():  # the film library has a C runtime of its own there
            ctypes.CDLL("msvcrt")._putenv(f"{name}={value}".encode())
    try:
        cv2: Any = importlib.import_module("cv2")
    except (ImportError, OSError):
        return None
    cv2.setNumThreads(1)
    return cv2


def still_count(length_ms: int) -> int:
    """Return how many stills a film of this length has: one a second, 24 at most."""
    return min(STILLS, max(1, length_ms // 1000))


def draw_still(stream: BinaryIO, max_px: int, page: int, length_ms: int | None) -> Still | None:
    """Return a still of a film (``page`` from 0, evenly spaced; beyond the last: the last); ``None``: it has none."""
    cv2 = _opencv()
    if cv2 is None:
        return None
    stream.seek(0)
    try:
        with _opened(cv2, stream) as capture:
            length = length_ms or _length(cv2, capture)
            count = still_count(length)
            number = min(max(page, 0), count - 1)
            if number == 0:
                return _first(cv2, capture, max_px, count, length)
            at = length * number // count
            frame, seen_at = _frame_at(cv2, capture, at)
            return Still(_encoded(cv2, capture, frame, max_px), count, seen_at)
    except (cv2.error, MemoryError, _Unfit):
        return None


class _Unfit(Exception):
    """Not a film that can be decoded, or one of absurd size."""


@contextmanager
def _opened(cv2: Any, stream: BinaryIO) -> Iterator[Any]:
    settings = [cv2.CAP_PROP_N_THREADS, THREADS, cv2.CAP_PROP_HW_ACCELERATION, cv2.VIDEO_ACCELERATION_NONE]
    capture = cv2.VideoCapture(stream, cv2.CAP_FFMPEG, settings)
    try:
        pixels = capture.get(cv2.CAP_PROP_FRAME_WIDTH) * capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
        if not capture.isOpened() or not 0 < pixels <= MAX_PIXELS:
            raise _Unfit
        yield capture
    finally:
        capture.release()


def _length(cv2: Any, capture: Any) -> int:
    frames, rate = capture.get(cv2.CAP_PROP_FRAME_COUNT), capture.get(cv2.CAP_PROP_FPS)
    length = frames * 1000 / rate if rate > 0 else 0.0
    return int(length) if math.isfinite(length) and 0 < length < 2**40 else 0


def _first(cv2: Any, capture: Any, max_px: int, count: int, length: int) -> Still | None:
    """Return the opening still: the first frame, or one a little later where it is dark."""
    first = None
    for at in OPENINGS_MS:
        if at and at >= length:
            break
        frame, seen_at = _frame_at(cv2, capture, at)
        if frame is None:
            break
        if first is None or frame[::16, ::16].mean() >= DARK:
            first = Still(_encoded(cv2, capture, frame, max_px), count, seen_at)
        if frame[::16, ::16].mean() >= DARK:
            break
    return first


def _frame_at(cv2: Any, capture: Any, at_ms: int) -> tuple[Any, int]:
    """Return the frame at this time, or none, and when it really is."""
    if at_ms:
        capture.set(cv2.CAP_PROP_POS_MSEC, at_ms)
    whole, frame = capture.read()
    if not whole or frame is None:
        return None, at_ms
    seen_at = capture.get(cv2.CAP_PROP_POS_MSEC)
    return frame, round(seen_at) if math.isfinite(seen_at) and 0 <= seen_at < 2**40 else at_ms


def _encoded(cv2: Any, capture: Any, frame: Any, max_px: int) -> bytes | None:
    """Return a frame as a JPEG, with square pixels."""
    from PIL import Image

    if frame is None:
        return None
    height, width, _ = frame.shape
    picture = Image.frombuffer("RGB", (width, height), frame, "raw", "BGR", 0, 1)
    across, down = capture.get(cv2.CAP_PROP_SAR_NUM), capture.get(cv2.CAP_PROP_SAR_DEN)
    if across > 0 and down > 0 and across != down and 0.25 <= across / down <= 4:
        picture.thumbnail((2 * max_px, 2 * max_px))
        sideways = capture.get(cv2.CAP_PROP_ORIENTATION_META) % 180 != 0
        wider = down / across if sideways else across / down
        picture = picture.resize((max(1, round(picture.width * wider)), picture.height))
    return encode_thumbnail(picture, max_px)

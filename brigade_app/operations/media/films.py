"""Films: what their boxes say, and stills. Runs in the child only."""

from typing import BinaryIO

from brigade_app.operations.media.boxes import Film, read_film
from brigade_app.operations.media.pictures import MAX_PIXELS
from brigade_app.operations.media.stills import draw_still

Found = dict[str, object]


def look_at_film(stream: BinaryIO, size: int, max_px: int | None, page: int) -> tuple[Found, bytes | None, str | None]:
    """Return what the boxes of an MP4, MOV or 3GP say, a still, and ``audio/mp4`` where it has no picture."""
    film = read_film(stream, size)
    sideways = film.rotation in (90, 270)
    facts: Found = {
        "width": film.height if sideways else film.width,
        "height": film.width if sideways else film.height,
        "orientation": {0: 1, 90: 6, 180: 3, 270: 8}.get(film.rotation) if film.rotation is not None else None,
        "duration_ms": film.duration_ms,
        "maker": film.maker,
        "model": film.model,
        "software": film.software,
        "encoder": film.encoder,
        "handler": film.handler,
        "taken_text": film.taken_text or (film.taken_at.isoformat() if film.taken_at else None),
        "problems": [] if film.is_whole else ["truncated"],
    }
    facts |= _film_position(film)
    if film.handler is not None and not film.has_picture:
        return facts, None, "audio/mp4"
    if (film.width or 0) * (film.height or 0) > MAX_PIXELS:
        facts["problems"] = ["bomb"]
        return facts, None, None
    return *_with_still(facts, stream, max_px, page), None


def _film_position(film: Film) -> Found:
    if film.position is None or not (abs(film.position[0]) <= 90 and abs(film.position[1]) <= 180):
        return {}
    if film.position == (0.0, 0.0):
        return {"gps_zeroed": True}
    return {"lat_e7": round(film.position[0] * 10_000_000), "lon_e7": round(film.position[1] * 10_000_000)}


def look_at_other_film(stream: BinaryIO, max_px: int | None, page: int) -> tuple[Found, bytes | None]:
    """Return a still of a film whose container we do not read ourselves; it makes no claims."""
    return _with_still({"problems": []}, stream, max_px, page)


def _with_still(facts: Found, stream: BinaryIO, max_px: int | None, page: int) -> tuple[Found, bytes | None]:
    length = facts.get("duration_ms")
    still = draw_still(stream, max_px, page, length if isinstance(length, int) else None) if max_px else None
    if still is None:
        return facts, None
    return facts | {"pages": still.count, "still_ms": still.at_ms}, still.picture

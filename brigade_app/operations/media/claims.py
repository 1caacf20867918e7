"""From the facts of a file to its `Claims`: what it says of itself, with its rung on the provenance ladder."""

from datetime import datetime

from brigade_app.domain.keeping import Claims
from brigade_app.domain.provenance import FileFacts, exif_time, grade_file
from brigade_app.domain.when import When, at_instant


def claims_of(sha256: str, facts: FileFacts) -> Claims:
    """Return the claims of the file with this SHA-256. Its problems (``animated``) stand among the grounds."""
    rung = grade_file(facts)
    grounds = dict.fromkeys((*(rung.grounds if rung else ()), *facts.problems))
    said = facts.taken_text
    if said and facts.taken_offset:
        said = f"{said} {facts.taken_offset}"
    return Claims(
        id=sha256,
        taken_text=said,
        taken_at=_taken_at(facts),
        lat_e7=facts.lat_e7,
        lon_e7=facts.lon_e7,
        gps_zeroed=facts.gps_zeroed,
        maker=facts.maker,
        model=facts.model,
        software=facts.software or facts.creator_tool or facts.encoder,
        width=facts.width,
        height=facts.height,
        orientation=facts.orientation,
        duration_ms=facts.duration_ms,
        media_type=facts.media_type,
        grade=rung.grade if rung else None,
        grounds=tuple(grounds) or None,
    )


def _taken_at(facts: FileFacts) -> When | None:
    """Return the instant a file claims. Without an offset the device's clock is read as one of Asia/Shanghai."""
    text = facts.taken_text
    if not text:
        return None
    local = exif_time(text)
    try:
        if local is not None:
            offset = datetime.fromisoformat(f"2000-01-01T00:00:00{facts.taken_offset}") if facts.taken_offset else None
            return at_instant(local.replace(tzinfo=offset.tzinfo) if offset and offset.tzinfo else local)
        instant = datetime.fromisoformat(text)
        return at_instant(instant) if instant.tzinfo else None
    except (ValueError, OverflowError):
        return at_instant(local) if local is not None else None

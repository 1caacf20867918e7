"""EXIF and XMP into facts: texts made plain, positions in 1e-7 degrees, nothing believed."""

import re
from collections.abc import Mapping
from typing import Any

from brigade_app.domain.names import shown

_IFD_EXIF, _IFD_GPS = 0x8769, 0x8825
_IFD_THUMBNAIL = -1  # how Pillow numbers the second directory, which has no tag of its own
_CREATOR = re.compile(rb"CreatorTool[>=\"']+([^<\"']{1,120})")
_AGENT = re.compile(rb"softwareAgent[>=\"']+([^<\"']{1,120})")
MAX_TEXT = 120


def exif_facts(exif: Any) -> dict[str, object]:
    """Return the facts that an EXIF block of Pillow says (an empty one: none). What cannot be read is left out."""
    if not exif:
        return {}
    inner, place = _ifd(exif, _IFD_EXIF), _ifd(exif, _IFD_GPS)
    facts: dict[str, object] = {
        "has_exif": True,
        "maker": _text(exif.get(0x010F)),
        "model": _text(exif.get(0x0110)),
        "software": _text(exif.get(0x0131)),
        "changed_text": _text(exif.get(0x0132)),
        "orientation": _whole(exif.get(0x0112)),
        "taken_text": _text(inner.get(0x9003)) or _text(inner.get(0x9004)),
        "taken_offset": _text(inner.get(0x9011)) or _text(inner.get(0x9010)),
        "exif_width": _whole(inner.get(0xA002)),
        "exif_height": _whole(inner.get(0xA003)),
        "has_exposure": sum(tag in inner for tag in (0x829A, 0x829D, 0x8827, 0x920A)) >= 2,
        "has_maker_note": 0x927C in inner,
        "has_thumbnail": 0x0201 in _ifd(exif, _IFD_THUMBNAIL),
        "user_comment": _comment(inner.get(0x9286)),
    }
    facts |= _position(place)
    return {key: value for key, value in facts.items() if value not in (None, "")}


def xmp_facts(xmp: bytes) -> dict[str, object]:
    """Return the program that an XMP packet names."""
    found = [match[1].decode("utf-8", "replace") for match in (_CREATOR.search(xmp), _AGENT.search(xmp)) if match]
    return {"creator_tool": _text(" ".join(found))} if found else {}


def _ifd(exif: Any, number: int) -> Mapping[int, Any]:
    try:
        found: Mapping[int, Any] = exif.get_ifd(number)
    except (KeyError, ValueError, TypeError, OSError, SyntaxError, IndexError, AttributeError):
        return {}
    return found


def _text(value: object) -> str | None:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if not isinstance(value, str):
        return None
    return shown(value.split("\x00")[0].strip())[:MAX_TEXT] or None


def _comment(value: object) -> str | None:
    if isinstance(value, bytes):
        head, rest = value[:8], value[8:]
        value = rest.decode("utf-16-be" if head.startswith(b"UNICODE") else "utf-8", "replace")
    return _text(value)


def _whole(value: object) -> int | None:
    try:
        return int(value) if isinstance(value, int | float) else None
    except (ValueError, OverflowError):
        return None


def _position(gps: Mapping[int, Any]) -> dict[str, object]:
    latitude = _degrees(gps.get(2), gps.get(1), "S", 90)
    longitude = _degrees(gps.get(4), gps.get(3), "W", 180)
    if latitude is None or longitude is None:
        # the block is there and empty, or filled with nought by nought: somebody took the position out
        zeroed = bool(gps) and (2 in gps or 4 in gps)
        return {"gps_zeroed": True} if zeroed else {}
    if latitude == 0 and longitude == 0:
        return {"gps_zeroed": True}
    return {"lat_e7": latitude, "lon_e7": longitude, "gps_zeroed": False}


def _degrees(value: object, reference: object, negative: str, limit: int) -> int | None:
    try:
        degrees, minutes, seconds = (float(part) for part in value)  # type: ignore[attr-defined]  # any tag may come
        whole = round((degrees + minutes / 60 + seconds / 3600) * 10_000_000)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not 0 <= whole <= limit * 10_000_000:
        return None
    return -whole if _text(reference) == negative else whole

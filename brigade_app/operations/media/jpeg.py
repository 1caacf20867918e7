"""The structure of a JPEG: which program wrote it leaves its hand in the order and kind of segments."""

from dataclasses import dataclass

_STANDALONE = frozenset({0x01, *range(0xD0, 0xD8)})
# the luminance table of the JPEG standard (annex K), which libjpeg scales by "quality", in zigzag order
_STANDARD = (
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
    26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
    56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
    95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
)  # fmt: skip
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
MAX_SEGMENTS = 2000


@dataclass(frozen=True, slots=True)
class JpegStructure:
    """What the segments say. ``quality`` is libjpeg's, where its tables were used (estimated from the first one)."""

    is_jfif: bool = False
    is_progressive: bool = False
    has_photoshop: bool = False
    quality: int | None = None
    xmp: bytes = b""
    is_whole: bool = False


def read_structure(content: bytes) -> JpegStructure:
    """Return the structure of a JPEG; what is damaged simply ends the reading. Looks at segments, decodes nothing."""
    jfif = progressive = photoshop = False
    quality: int | None = None
    xmp = b""
    place, scan = 2, 0
    for _ in range(MAX_SEGMENTS):
        if place + 4 > len(content) or content[place] != 0xFF:
            break
        marker = content[place + 1]
        if marker == 0xFF or marker in _STANDALONE:
            place += 1 if marker == 0xFF else 2
            continue
        size = int.from_bytes(content[place + 2 : place + 4], "big")
        body = content[place + 4 : place + 2 + size]
        if marker == 0xE0 and body.startswith((b"JFIF\x00", b"JFXX\x00")):
            jfif = True
        elif marker == 0xE1 and body.startswith(_XMP):
            xmp = xmp or body[len(_XMP) :]
        elif marker == 0xED and body.startswith(b"Photoshop 3.0\x00"):
            photoshop = True
        elif marker == 0xDB and quality is None:
            quality = _quality(body)
        elif marker in (0xC2, 0xC6, 0xCA, 0xCE):
            progressive = True
        elif marker == 0xDA:
            scan = place
            break
        place += 2 + size
    is_whole = scan > 0 and content.rfind(b"\xff\xd9") > scan
    return JpegStructure(jfif, progressive, photoshop, quality, xmp, is_whole)


def _quality(body: bytes) -> int | None:
    """Return the quality that scales the standard's table to this one, to within rounding; ``None`` for another's."""
    if len(body) < 65 or body[0] >> 4:
        return None
    table = body[1:65]
    best = min(range(1, 101), key=lambda q: _distance(table, q))
    return best if _distance(table, best) <= 64 else None


def _distance(table: bytes, quality: int) -> int:
    scale = 5000 // quality if quality < 50 else 200 - quality * 2
    scaled = (min(max((value * scale + 50) // 100, 1), 255) for value in _STANDARD)
    return sum(abs(found - expected) for found, expected in zip(table, scaled, strict=True))

"""Pictures: facts and thumbnails by Pillow, HEIC by pi_heif. Runs in the child only; Pillow is imported late.

A reader would guess that a damaged picture is an error. It is filed as it came: what can be shown is shown, and the
fault is one of its problems (R19).
"""

import io
import warnings
from functools import cache
from typing import Any

from brigade_app.operations.media.exif import exif_facts, xmp_facts
from brigade_app.operations.media.jpeg import read_structure

MAX_PIXELS = 100_000_000
THUMBNAIL_QUALITY = 82
Found = dict[str, object]


@cache
def _pillow() -> Any:
    """Pillow, with the limits of R19: 100 million pixels, and its bomb warning an error."""
    from PIL import Image, ImageFile, ImageOps

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    warnings.simplefilter("ignore")
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return Image, ImageFile, ImageOps


@cache
def _with_heif() -> None:
    import pi_heif

    pi_heif.options.DECODE_THREADS = 1
    pi_heif.register_heif_opener()


def look_at_picture(
    content: bytes, media_type: str, max_px: int | None, page: int = 0
) -> tuple[Found, bytes | None]:  # fmt: skip
    """Return facts and a thumbnail (JPEG) of a picture, of a TIFF of that page of it; both as far as it can be read."""
    image_module, *_ = _pillow()
    if media_type in ("image/heic", "image/heif"):
        _with_heif()
    facts: Found = _structure(content) if media_type == "image/jpeg" else {}
    problems: list[str] = list(_as_list(facts.pop("problems", None)))
    thumbnail = None
    try:
        with image_module.open(io.BytesIO(content)) as picture:
            facts |= _facts_of(picture)
            problems += _oddities(picture)
            if media_type == "image/tiff" and page:
                picture.seek(min(page, picture.n_frames - 1))
            if max_px is not None:
                thumbnail, cut = _thumbnail(picture, content, max_px)
                problems += ["truncated"] if cut else []
    except (image_module.DecompressionBombWarning, image_module.DecompressionBombError):
        problems.append("bomb")
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, IndexError, KeyError, OverflowError, RuntimeError):
        problems.append("truncated" if "truncated" in problems else "unreadable")
    facts["problems"] = list(dict.fromkeys(problems))
    return facts, thumbnail


def _as_list(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []


def _structure(content: bytes) -> Found:
    found = read_structure(content)
    facts: Found = {
        "is_jfif": found.is_jfif,
        "is_progressive": found.is_progressive,
        "has_photoshop": found.has_photoshop,
        "quality": found.quality,
        "problems": [] if found.is_whole else ["truncated"],
    }
    return facts | xmp_facts(found.xmp)


def _facts_of(picture: Any) -> Found:
    facts: Found = {"width": picture.width, "height": picture.height, "mode": picture.mode}
    frames = getattr(picture, "n_frames", 1)
    if frames > 1:
        facts["frames"] = frames
    try:
        facts |= exif_facts(picture.getexif())
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, IndexError, OverflowError):
        facts["has_exif"] = False
    for key in ("Software", "Source", "Comment", "Description", "Title"):
        text = picture.info.get(key)
        if isinstance(text, str) and "software" not in facts and text.strip():
            facts["software"] = text.strip()[:120]
    xmp = picture.info.get("xmp") or picture.info.get("XML:com.adobe.xmp")
    if xmp and "creator_tool" not in facts:
        facts |= xmp_facts(xmp if isinstance(xmp, bytes) else str(xmp).encode())
    return facts


def _oddities(picture: Any) -> list[str]:
    odd = []
    if getattr(picture, "is_animated", False) and picture.format in ("GIF", "WEBP", "PNG"):
        odd.append("animated")
    if picture.mode == "CMYK":
        odd.append("cmyk")
    if picture.mode.startswith(("I;16", "I", "F")):
        odd.append("16-bit")
    return odd


def _thumbnail(picture: Any, content: bytes, max_px: int) -> tuple[bytes, bool]:
    """Return a thumbnail, and whether the picture ended before its end (then the rest is grey)."""
    image_module, file_module, _ = _pillow()
    if picture.width * picture.height > MAX_PIXELS:
        raise image_module.DecompressionBombError
    try:
        return _draw(picture, max_px)
    except OSError:
        file_module.LOAD_TRUNCATED_IMAGES = True
        try:
            with image_module.open(io.BytesIO(content)) as again:
                return _draw(again, max_px)[0], True
        finally:
            file_module.LOAD_TRUNCATED_IMAGES = False


def _ends_grey(picture: Any) -> bool:
    """Whether the last row of a decoded JPEG is the flat grey that the decoder puts where data ran out."""
    row = picture.crop((0, picture.height - 1, picture.width, picture.height)).convert("RGB")
    return all(low >= 126 and high <= 130 for low, high in row.getextrema())


def _draw(picture: Any, max_px: int) -> tuple[bytes, bool]:
    image_module, _, ops = _pillow()
    ends_grey = False
    if picture.format == "JPEG":
        share = max_px / max(picture.width, picture.height, 1)
        # asked for a square, the decoder would keep the shorter side too and read far more than is shown
        picture.draft("RGB", (max(1, int(picture.width * share)), max(1, int(picture.height * share))))
        ends_grey = _ends_grey(picture)
    if picture.mode.startswith(("I", "F")):
        small = _eight_bit(picture)
    else:
        small = picture if picture.format == "JPEG" else picture.copy()
    small.thumbnail((max_px, max_px), image_module.Resampling.BILINEAR, reducing_gap=2.0)
    turned = ops.exif_transpose(small)
    if "A" in turned.getbands() or "transparency" in turned.info:
        layered = turned.convert("RGBA")
        white = image_module.new("RGBA", layered.size, "white")
        turned = image_module.alpha_composite(white, layered)
    out = io.BytesIO()
    turned.convert("RGB").save(out, "JPEG", quality=THUMBNAIL_QUALITY)
    return out.getvalue(), ends_grey


def _eight_bit(picture: Any) -> Any:
    """Return a picture of 16 or 32 bit in grey of 8 bit, over the span it uses."""
    wide = picture.convert("F")
    low, high = wide.getextrema()
    scale = 255.0 / (high - low) if high > low else 1.0
    grey = wide.point(lambda value: value * scale - low * scale)
    return grey.convert("L")


def encode_thumbnail(picture: Any, max_px: int) -> bytes:
    """Return a JPEG of a Pillow picture (a page, a frame), no larger than ``max_px``."""
    _pillow()
    picture.thumbnail((max_px, max_px))
    out = io.BytesIO()
    picture.convert("RGB").save(out, "JPEG", quality=THUMBNAIL_QUALITY)
    return out.getvalue()

"""Pictures of scanned pages, turned as they were taken; damaged ones are nothing."""

from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

HEIF_BRANDS = (b"ftypheic", b"ftypmif1", b"ftypheix", b"ftypheim", b"ftypmsf1")


def open_picture(data: bytes) -> "Image | None":
    """Return the picture; ``None`` where it cannot be read.

    An animation gives its first picture. A bomb (more pixels than the library allows) is not opened.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if data[4:12] in HEIF_BRANDS:
        import pi_heif

        pi_heif.register_heif_opener()
    try:
        with Image.open(BytesIO(data)) as opened:
            return ImageOps.exif_transpose(opened)
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None

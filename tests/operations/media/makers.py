"""Makers of files as cameras, phones, messengers and editors leave them."""

import io
import struct
import zlib
from datetime import datetime

from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

EPOCH_1904 = 2_082_844_800


def a_picture(width: int = 800, height: int = 600, mode: str = "RGB", shade: int = 90) -> Image.Image:
    """A picture with something to see: sky, ground, a house."""
    picture = Image.new("RGB", (width, height), (shade, 150, 200))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height * 2 // 3, width, height), fill=(110, 90, shade))
    draw.rectangle((width // 4, height // 3, width // 2, height * 3 // 4), fill=(180, 60, 50))
    return picture if mode == "RGB" else picture.convert(mode)


def an_exif(
    width: int, height: int, *, maker: str = "HUAWEI", model: str = "ALN-AL00", taken: str = "2026:03:01 09:30:00",
    changed: str | None = None, software: str | None = None, offset: str | None = None, note: bool = True,
    exposure: bool = True, gps: tuple[float, float] | None = None, orientation: int = 1, comment: bytes | None = None,
) -> Image.Exif:  # fmt: skip
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = maker, model, orientation
    exif[0x0132] = changed or taken
    if software:
        exif[0x0131] = software
    inner = exif.get_ifd(0x8769)
    inner[0x9003], inner[0xA002], inner[0xA003] = taken, width, height
    if exposure:
        inner[0x829A], inner[0x829D], inner[0x8827] = 0.008, 1.8, 100
    if note:
        inner[0x927C] = b"vendor" + bytes(64)
    if offset:
        inner[0x9011] = offset
    if comment:
        inner[0x9286] = comment
    if gps is not None:
        place = exif.get_ifd(0x8825)
        place[1], place[2] = ("N" if gps[0] >= 0 else "S"), _dms(gps[0])
        place[3], place[4] = ("E" if gps[1] >= 0 else "W"), _dms(gps[1])
    return exif


def _dms(degrees: float) -> tuple[float, float, float]:
    whole = abs(degrees)
    return float(int(whole)), float(int(whole * 60 % 60)), round(whole * 3600 % 60, 4)


def a_jpeg(picture: Image.Image, *, exif: Image.Exif | None = None, quality: int = 85, **more: object) -> bytes:
    """A JPEG as a program writes it (with a JFIF header)."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, **({"exif": exif} if exif else {}), **more)
    return out.getvalue()


def a_camera_jpeg(
    width: int = 800, height: int = 600, *, quality: int = 95, shade: int = 90, **camera: object
) -> bytes:
    """A JPEG as a camera writes it: EXIF first, no JFIF header."""
    plain = a_jpeg(a_picture(width, height, shade=shade), quality=quality)
    assert plain[2:4] == b"\xff\xe0"
    after = 4 + int.from_bytes(plain[4:6], "big")
    body = an_exif(width, height, **camera).tobytes()
    if not body.startswith(b"Exif\x00\x00"):
        body = b"Exif\x00\x00" + body
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + plain[after:]


def saved_again(content: bytes, *, keep_exif: bool = True, quality: int = 85, **more: object) -> bytes:
    """A copy that a program decoded and wrote again."""
    picture = Image.open(io.BytesIO(content))
    out = io.BytesIO()
    exif = {"exif": picture.info["exif"]} if keep_exif and "exif" in picture.info else {}
    picture.save(out, "JPEG", quality=quality, **exif, **more)
    return out.getvalue()


def scaled(content: bytes, short: int, *, keep_exif: bool = False, quality: int = 75) -> bytes:
    """A copy as a messenger makes it: short edge ``short``, metadata gone."""
    picture = Image.open(io.BytesIO(content))
    factor = short / min(picture.size)
    small = picture.resize((round(picture.width * factor), round(picture.height * factor)))
    out = io.BytesIO()
    small.save(out, "JPEG", quality=quality, **({"exif": picture.info["exif"]} if keep_exif else {}))
    return out.getvalue()


def a_png(width: int, height: int, *, mode: str = "RGB", text: dict[str, str] | None = None) -> bytes:
    info = PngInfo()
    for key, value in (text or {}).items():
        info.add_text(key, value)
    out = io.BytesIO()
    a_picture(width, height, mode).save(out, "PNG", pnginfo=info)
    return out.getvalue()


def a_huge_png(width: int, height: int, channels: int = 3) -> bytes:
    """A PNG whose pixels are all nought: small on the disk, large in memory."""
    packer = zlib.compressobj(1)
    row = bytes(1 + width * channels)
    data = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
    colour = {1: 0, 3: 2, 4: 6}[channels]

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def in_format(name: str, picture: Image.Image | None = None, **more: object) -> bytes:
    out = io.BytesIO()
    (picture or a_picture()).save(out, name, **more)
    return out.getvalue()


def a_pdf(pages: int = 2) -> bytes:
    first, *rest = [a_picture(300, 400) for _ in range(pages)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest)
    return out.getvalue()


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body) + 8) + kind + body


def a_film(
    *, seconds: int = 12, taken: datetime | None = None, rotation: int = 0, handler: bytes = b"VideoHandle",
    apple: dict[str, str] | None = None, encoder: str | None = None, sound_only: bool = False, brand: bytes = b"isom",
) -> bytes:  # fmt: skip
    """A film of boxes: everything a reader of metadata needs, and no pictures."""
    created = int(taken.timestamp()) + EPOCH_1904 if taken else 0
    mvhd = struct.pack(">IIIII", 0, created, created, 1000, seconds * 1000) + bytes(80)
    a, b = {0: (1, 0), 90: (0, 1), 180: (-1, 0), 270: (0, -1)}[rotation]
    matrix = struct.pack(">iiiiiiiii", a * 65536, b * 65536, 0, -b * 65536, a * 65536, 0, 0, 0, 1 << 30)
    tkhd = (
        struct.pack(">IIIII", 0, created, created, 1, 0)
        + bytes(20)
        + matrix
        + struct.pack(">II", 1920 << 16, 1080 << 16)
    )
    kind = b"soun" if sound_only else b"vide"
    hdlr = box(b"hdlr", bytes(8) + kind + bytes(12) + handler + b"\x00")
    trak = box(b"trak", (b"" if sound_only else box(b"tkhd", tkhd)) + box(b"mdia", hdlr))
    extra = b""
    if apple:
        names = b"".join(box(b"mdta", key.encode()) for key in apple)
        keys = box(b"keys", struct.pack(">II", 0, len(apple)) + names)
        values = b"".join(
            box(struct.pack(">I", n), box(b"data", struct.pack(">II", 1, 0) + text.encode()))
            for n, text in enumerate(apple.values(), 1)
        )
        extra += box(b"meta", box(b"hdlr", bytes(8) + b"mdta" + bytes(12)) + keys + box(b"ilst", values))
    if encoder:
        item = box(b"\xa9too", box(b"data", struct.pack(">II", 1, 0) + encoder.encode()))
        extra += box(b"udta", box(b"meta", bytes(4) + box(b"hdlr", bytes(24)) + box(b"ilst", item)))
    moov = box(b"moov", box(b"mvhd", mvhd) + trak + extra)
    return box(b"ftyp", brand + bytes(4) + brand) + box(b"mdat", bytes(1000)) + moov

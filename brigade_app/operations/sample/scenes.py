"""Rendered photographs of the sample world: drawn scenes with grain, and the EXIF a phone would write.

They look like photographs from a distance and prove nothing: every picture says 示例 in a corner. Equal arguments give
equal bytes, so the sample world's digests are the same on every machine with the same Pillow.
"""

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1600, 1200
HORIZON = 430
EXIF_IFD, GPS_IFD = 0x8769, 0x8825
PHONE = ("HONOR", "NTH-AN00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """What to draw and what its EXIF claims: local time, position in 1e-7 degrees (``None``: none written)."""

    scene: str
    seed: int
    taken_at: datetime
    lat_e7: int | None = None
    lon_e7: int | None = None
    caption: str = ""
    with_exif: bool = True


def photograph(shot: Shot, font_file: str) -> bytes:
    """Return the JPEG of a shot, 1600 × 1200 pixels."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    chance = random.Random(shot.seed)  # noqa: S311 - draws pictures, guards nothing
    picture = _backdrop(chance)
    _SCENES[shot.scene](picture, ImageDraw.Draw(picture), chance)
    picture = picture.filter(ImageFilter.GaussianBlur(1.1))
    grain = _grain(chance)
    picture = Image.blend(picture, Image.merge("RGB", (grain, grain, grain)), 0.07)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(font_file, 30)
    draw.text((WIDTH - 24, HEIGHT - 24), "示例", font=font, fill=(255, 255, 255), anchor="rs")
    if shot.caption:
        draw.text((24, HEIGHT - 24), shot.caption, font=font, fill=(255, 224, 120), anchor="ls")
    out = io.BytesIO()
    if shot.with_exif:
        picture.save(out, "JPEG", quality=88, exif=_exif(shot))
    else:
        picture.resize((1280, 960)).save(out, "JPEG", quality=70)
    return out.getvalue()


def _grain(chance: random.Random) -> "Image":
    """Return a tile of grey noise from the seed (Pillow's own noise is not repeatable), spread over the picture."""
    from PIL import Image

    side = 200
    tile = Image.frombytes("L", (side, side), chance.randbytes(side * side))
    whole = Image.new("L", (WIDTH, HEIGHT))
    for left in range(0, WIDTH, side):
        for top in range(0, HEIGHT, side):
            whole.paste(tile.rotate(90 * chance.randrange(4)), (left, top))
    return whole


def _backdrop(chance: random.Random) -> "Image":
    from PIL import Image

    sky_top, sky_low = (118, 152, 190), (214, 220, 222)
    ground_far, ground_near = (150, 138, 104), (104, 92, 66)
    column = Image.new("RGB", (1, HEIGHT))
    shade = chance.uniform(0.85, 1.05)
    for y in range(HEIGHT):
        low, high, part = (
            (sky_top, sky_low, y / HORIZON)
            if y < HORIZON
            else (ground_far, ground_near, (y - HORIZON) / (HEIGHT - HORIZON))
        )
        column.putpixel(
            (0, y), tuple(min(255, int(shade * (a + (b - a) * part))) for a, b in zip(low, high, strict=True))
        )
    return column.resize((WIDTH, HEIGHT))


def _hills(draw: "ImageDraw", chance: random.Random) -> None:
    points = [(0, HORIZON)]
    points += [(x, HORIZON - chance.randint(20, 130)) for x in range(0, WIDTH + 1, 160)]
    draw.polygon([*points, (WIDTH, HORIZON)], fill=(96, 116, 112))


def _road(draw: "ImageDraw") -> None:
    draw.polygon([(690, HORIZON), (830, HORIZON), (1500, HEIGHT), (120, HEIGHT)], fill=(122, 122, 120))
    for top, bottom, half in ((460, 500, 5), (560, 640, 9), (740, 880, 15), (1000, 1190, 24)):
        draw.polygon(
            [(760 - half, top), (760 + half, top), (770 + half * 2, bottom), (770 - half * 2, bottom)],
            fill=(216, 214, 200),
        )


def _straw(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    from PIL import Image, ImageDraw, ImageFilter

    _hills(draw, chance)
    for row in range(24):
        y = HORIZON + 20 + row * row * 1.3
        draw.line([(0, y), (WIDTH, y + chance.randint(-8, 8))], fill=(172, 150, 88), width=3 + row // 2)
    draw.ellipse([360, 690, 1240, 1010], fill=(34, 30, 26))
    for _ in range(160):
        x, y = chance.randint(420, 1180), chance.randint(720, 960)
        draw.polygon(
            [(x, y), (x + 10, y - chance.randint(18, 70)), (x + 22, y)], fill=(230, chance.randint(90, 160), 30)
        )
    smoke = Image.new("L", (WIDTH, HEIGHT))
    puffs = ImageDraw.Draw(smoke)
    for _ in range(70):
        x, y, r = chance.randint(420, 1340), chance.randint(60, 760), chance.randint(40, 130)
        puffs.ellipse([x - r, y - r, x + r, y + r], fill=chance.randint(90, 190))
    picture.paste((198, 196, 194), (0, 0), smoke.filter(ImageFilter.GaussianBlur(34)))


def _house(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    _hills(draw, chance)
    floors = 2 + chance.randrange(2)
    top = 860 - floors * 190
    draw.rectangle([380, top, 1220, 860], fill=(168, 106, 82))
    for y in range(top, 860, 22):
        draw.line([(380, y), (1220, y)], fill=(142, 88, 70), width=2)
    for floor in range(floors):
        for x in (450, 700, 950):
            draw.rectangle([x, top + 45 + floor * 190, x + 150, top + 150 + floor * 190], fill=(58, 62, 66))
    for x in range(330, 1300, 90):
        draw.line([(x, top - 40), (x, 880)], fill=(92, 96, 100), width=7)
    for y in range(top - 30, 880, 120):
        draw.line([(320, y), (1280, y)], fill=(92, 96, 100), width=7)
    draw.polygon([(120, 980), (330, 820), (470, 980)], fill=(190, 176, 140))


def _heap(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    _hills(draw, chance)
    _road(draw)
    for _ in range(900):
        x = chance.gauss(1080, 190)
        y = 940 - max(0.0, 260 - abs(x - 1080) * 1.1) * chance.random()
        tone = chance.randint(130, 200)
        draw.ellipse([x, y, x + 26, y + 18], fill=(tone, tone - 12, tone - 40))


def _dug(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    _hills(draw, chance)
    _road(draw)
    draw.polygon([(430, 830), (1160, 780), (1250, 900), (380, 960)], fill=(62, 48, 36))
    for _ in range(260):
        x, y = chance.randint(400, 1230), chance.randint(770, 840)
        draw.ellipse([x, y, x + 34, y + 22], fill=(128, 100, chance.randint(60, 84)))
    for x in (340, 1290):
        draw.polygon([(x, 900), (x + 30, 760), (x + 60, 900)], fill=(226, 92, 36))


def _shop(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    draw.rectangle([0, 120, WIDTH, 760], fill=(196, 188, 172))
    draw.rectangle([80, 170, WIDTH - 80, 280], fill=(176, 42, 40))
    for x in range(120, WIDTH - 120, 340):
        draw.rectangle([x, 320, x + 260, 740], fill=(84, 98, 106))
    draw.polygon([(0, 800), (WIDTH, 800), (WIDTH, 1010), (0, 1060)], fill=(120, 120, 118))
    draw.line([(0, 830), (WIDTH, 826)], fill=(228, 190, 60), width=12)
    for x in range(260, 1300, 170):
        tall = chance.randint(110, 210)
        draw.rectangle(
            [x, 960 - tall, x + 140, 960], fill=(chance.randint(150, 190), 132, 88), outline=(96, 78, 50), width=4
        )


def _door(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    draw.rectangle([0, 0, WIDTH, HEIGHT], fill=(208, 206, 198))
    draw.polygon([(0, HEIGHT), (420, 900), (1180, 900), (WIDTH, HEIGHT)], fill=(150, 146, 138))
    draw.rectangle([520, 190, 1080, 900], fill=(120, 128, 124), outline=(70, 74, 72), width=10)
    draw.line([(800, 200), (800, 890)], fill=(70, 74, 72), width=8)
    draw.rectangle([690, 90, 910, 160], fill=(30, 132, 74))
    for step in range(22):
        x = 700 + step * 9
        draw.ellipse([x, 560 + chance.randint(-5, 5), x + 18, 578], outline=(52, 50, 46), width=5)
    draw.rectangle([780, 585, 850, 660], fill=(168, 136, 52))


def _stairs(picture: "Image", draw: "ImageDraw", chance: random.Random) -> None:
    draw.rectangle([0, 0, WIDTH, HEIGHT], fill=(182, 180, 174))
    for step in range(9):
        draw.rectangle([860 - step * 20, 930 - step * 80, WIDTH, 1010 - step * 80], fill=(132 + step * 7,) * 3)
    draw.ellipse([230, 800, 430, 1000], outline=(30, 30, 30), width=22)
    draw.ellipse([660, 800, 860, 1000], outline=(30, 30, 30), width=22)
    draw.line([(330, 900), (470, 690), (700, 720), (760, 900)], fill=(150, 30, 36), width=26)
    draw.line([(470, 690), (430, 600)], fill=(50, 50, 50), width=14)
    draw.line([(560, 720), (520, 520), (300, 420), (300, 330)], fill=(20, 20, 20), width=8)
    draw.rectangle([270, 270, 330, 340], fill=(240, 240, 236), outline=(90, 90, 90), width=4)


_SCENES: dict[str, Callable[[Any, Any, random.Random], None]] = {
    "straw": _straw,
    "house": _house,
    "heap": _heap,
    "dug": _dug,
    "shop": _shop,
    "door": _door,
    "stairs": _stairs,
}


def _degrees(value_e7: int) -> tuple[float, float, float]:
    whole, rest = divmod(abs(value_e7), 10_000_000)
    minutes, rest = divmod(rest * 60, 10_000_000)
    return float(whole), float(minutes), round(rest * 60 / 10_000_000, 4)


def _exif(shot: Shot) -> Any:
    from PIL import Image

    exif = Image.Exif()
    stamp = shot.taken_at.strftime("%Y:%m:%d %H:%M:%S")
    exif[0x010F], exif[0x0110], exif[0x0112], exif[0x0132] = *PHONE, 1, stamp
    exif.get_ifd(EXIF_IFD).update({0x9003: stamp, 0x9004: stamp, 0x9011: "+08:00", 0xA002: WIDTH, 0xA003: HEIGHT})
    if shot.lat_e7 is not None and shot.lon_e7 is not None:
        exif.get_ifd(GPS_IFD).update(
            {
                1: "N" if shot.lat_e7 >= 0 else "S",
                2: _degrees(shot.lat_e7),
                3: "E" if shot.lon_e7 >= 0 else "W",
                4: _degrees(shot.lon_e7),
            }
        )
    return exif

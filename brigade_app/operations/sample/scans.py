"""Scanned-looking forms of the sample world: a printed page with handwriting-blue entries, a little askew, on grey."""

import io
import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH, HEIGHT = 1240, 1754  # A4 at 150 dots an inch


def scan(title: str, lines: Sequence[tuple[str, str]], *, seed: int, font_file: str) -> bytes:
    """Return the JPEG of a form: ``lines`` are (printed label, entry in blue), signed at the foot."""
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    chance = random.Random(seed)  # noqa: S311 - draws pictures, guards nothing
    page = Image.new("RGB", (WIDTH, HEIGHT), (250, 249, 244))
    draw = ImageDraw.Draw(page)
    head, body = ImageFont.truetype(font_file, 46), ImageFont.truetype(font_file, 27)
    draw.text((WIDTH // 2, 130), title, font=head, fill=(30, 30, 30), anchor="ms")
    y = 230
    for label, entry in lines:
        draw.text((130, y), label, font=body, fill=(40, 40, 40))
        draw.text((390 + chance.randint(-6, 6), y + chance.randint(-4, 4)), entry, font=body, fill=(32, 48, 140))
        draw.line([(380, y + 42), (WIDTH - 130, y + 42)], fill=(120, 120, 120), width=1)
        y += 78
    draw.text((130, HEIGHT - 330), "（示例，无法律效力）", font=body, fill=(150, 40, 40))
    _signature(draw, chance, (760, HEIGHT - 300))
    draw.ellipse([820, HEIGHT - 300, 1040, HEIGHT - 80], outline=(196, 60, 60), width=6)
    turned = page.rotate(chance.uniform(-0.9, 0.9), Image.Resampling.BICUBIC, fillcolor=(226, 226, 222))
    out = io.BytesIO()
    turned.filter(ImageFilter.GaussianBlur(0.5)).save(out, "JPEG", quality=80, dpi=(150, 150))
    return out.getvalue()


def _signature(draw: "ImageDraw", chance: random.Random, at: tuple[int, int]) -> None:
    x, y = at
    points = [(x + step * 9, y + chance.randint(-26, 26)) for step in range(16)]
    draw.line(points, fill=(32, 48, 140), width=4, joint="curve")

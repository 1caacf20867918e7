"""The sheets of an evidence file in the volume: its pictures, or a sheet that says why there is none.

A reader would guess that a PDF somebody brought goes in page by page as it is. It does not: what it holds (scripts,
fonts that are not embedded, links) would then be ours and go to the court, so its pages come as pictures like a
photograph does, drawn by whoever asks for the volume. The original lies beside the volume, named by its digest.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from brigade_app.documents.archive import open_pdf
from brigade_app.documents.composition import Align, Run
from brigade_app.documents.drawing import draw_line
from brigade_app.documents.fonts import DRAWING, missing_characters
from brigade_app.documents.geometry import MM, PAGE_HEIGHT, PAGE_WIDTH
from brigade_app.documents.lines import break_lines, glyphs_of
from brigade_app.domain.names import shown

SHEET_LEFT, SHEET_WIDTH, SHEET_TOP = 25 * MM, 160 * MM, PAGE_HEIGHT - 22 * MM
PICTURE_TOP, PICTURE_ROOM = SHEET_TOP - 16 * 1.5 - 6, 165 * MM
PAGE_EDGE, FOOT = 14 * MM, 10 * MM
NOT_SHOWN = "本件不能以图片显示，原件（原始载体）另存。"
NO_FILE = "本件没有电子文件，纸质件或者实物另存。"


@dataclass(frozen=True, slots=True)
class Shown:
    """What can be shown of a file: JPEG pictures, asked for one by one (``None``: this one cannot be drawn).

    ``whole_page``: each is a page of a paper and fills a sheet. ``note`` says what a reader must know, above all why
    there is no picture.
    """

    pictures: Iterable[bytes | None]
    whole_page: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """An evidence file of the volume: its name, the digest of the original, a note, and how to ask for its pictures."""

    title: str
    sha256: str
    note: str
    shown: Callable[[], Shown] | None


@dataclass(frozen=True, slots=True)
class _Picture:
    """A picture as it goes into the volume: JPEG bytes, pixels, and where it stands on its sheet (points)."""

    jpeg: bytes
    pixels: tuple[int, int]
    left: float
    bottom: float
    width: float
    height: float


def append_exhibit(body: Any, exhibit: Exhibit) -> None:
    """Add the sheets of an evidence file to an open document: at least one, so that nothing is left out silently."""
    seen = exhibit.shown() if exhibit.shown is not None else Shown(())
    before = len(body.pages)
    for number, jpeg in enumerate(seen.pictures, 1):
        foot = "　".join(filter(None, (f"{exhibit.title}，原件第{number}页", exhibit.note)))
        if seen.whole_page and jpeg is not None and append_page(body, jpeg, foot):
            continue
        picture = _placed(jpeg, whole_page=False) if jpeg is not None else None
        why = seen.note if picture is not None else f"第{number}页不能以图片显示，见原件。"
        _append(body, _picture_sheet(exhibit, picture, why), picture)
    if len(body.pages) == before:
        _append(body, _picture_sheet(exhibit, None, seen.note or (NOT_SHOWN if exhibit.sha256 else NO_FILE)), None)


def append_page(body: Any, jpeg: bytes, foot: str) -> bool:
    """Add a page of a paper as a picture that fills the sheet, with a line below; false where it cannot be drawn."""
    picture = _placed(jpeg, whole_page=True)
    if picture is None:
        return False
    _append(body, _drawn(lambda canvas: _words(canvas, foot, "fang", 8, FOOT, "left")), picture)
    return True


def _placed(jpeg: bytes, *, whole_page: bool) -> _Picture | None:
    size = _pixels(jpeg)
    if size is None:
        return None
    if whole_page:
        left, room = PAGE_EDGE, (PAGE_WIDTH - 2 * PAGE_EDGE, PAGE_HEIGHT - 2 * PAGE_EDGE)
        top = PAGE_HEIGHT - PAGE_EDGE
    else:
        left, room, top = SHEET_LEFT, (SHEET_WIDTH, PICTURE_ROOM), PICTURE_TOP
    scale = min(room[0] / size[0], room[1] / size[1])
    wide, high = size[0] * scale, size[1] * scale
    return _Picture(jpeg, size, left + (room[0] - wide) / 2, top - high, wide, high)


def _pixels(jpeg: bytes) -> tuple[int, int] | None:
    """Return width and height; ``None`` where it is no JPEG in colours of the screen, which is all that we draw."""
    from PIL import Image

    try:
        with Image.open(BytesIO(jpeg), formats=("JPEG",)) as picture:
            return (picture.width, picture.height) if picture.mode == "RGB" else None
    except (OSError, ValueError, SyntaxError):
        return None


def _put_picture(body: Any, picture: _Picture) -> None:
    """Lay the JPEG on the last page as it is: drawn by the other library it would be unpacked and kept."""
    import pikepdf

    name = pikepdf.Name("/BrigadePicture")
    image = pikepdf.Stream(
        body, picture.jpeg, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=picture.pixels[0],
        Height=picture.pixels[1], ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
    )  # fmt: skip
    page = body.pages[-1]
    page.add_resource(image, pikepdf.Name.XObject, name)
    place = f"{picture.width:.3f} 0 0 {picture.height:.3f} {picture.left:.3f} {picture.bottom:.3f} cm"
    page.contents_add(f"q {place} {name} Do Q".encode())


def _append(body: Any, sheet: bytes, picture: _Picture | None) -> None:
    with open_pdf(sheet) as opened:
        body.pages.extend(opened.pages)
    if picture is not None:
        _put_picture(body, picture)


def _picture_sheet(exhibit: Exhibit, picture: _Picture | None, note: str) -> bytes:
    lines = (
        f"名称：{exhibit.title}", exhibit.note, note, f"校验值（SHA-256）：{exhibit.sha256}" if exhibit.sha256 else "",
    )  # fmt: skip

    def draw(canvas: Any) -> None:
        y = _words(canvas, "证据材料", "title", 16, SHEET_TOP, "center")
        if picture is not None:
            y = picture.bottom - 6
        for text in filter(None, lines):
            y = _words(canvas, text, "fang", 11, y, "left")

    return _drawn(draw)


def _drawn(draw: Callable[[Any], object]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    canvas._preamble = "1 0 0 1 0 0 cm"
    with DRAWING:
        draw(canvas)
        canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _words(canvas: Any, text: str, main: str, size: float, y: float, align: Align) -> float:
    for line in break_lines(glyphs_of((Run(drawable(text)),), main, size), SHEET_WIDTH, size, align=align):
        draw_line(canvas, line, SHEET_LEFT, y, size * 1.5)
        y -= size * 1.5
    return y


def drawable(text: str) -> str:
    """Return the name of a file with 〓 for what no font has: here the file matters, not what somebody called it."""
    lacking = set(missing_characters(shown(text)))
    return "".join("〓" if one in lacking else one for one in shown(text))

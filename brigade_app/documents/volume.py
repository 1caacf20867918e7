"""The volume (卷宗): cover, catalogue, the papers in order, pictures of the evidence; one PDF, page numbers, bookmarks.

The catalogue must name pages before it is drawn, and its own length moves them: papers are numbered from 1 after cover
and catalogue, as bound files are. The evidence comes as pictures (`exhibits`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from brigade_app.documents.archive import add_archive_marks
from brigade_app.documents.composition import Align, Cell, Composition, Paragraph, Run, Table
from brigade_app.documents.context import Stamp
from brigade_app.documents.drawing import draw_line
from brigade_app.documents.exhibits import Exhibit, Shown, append_exhibit, drawable
from brigade_app.documents.fonts import DRAWING
from brigade_app.documents.geometry import MM, PAGE_HEIGHT, PAGE_WIDTH
from brigade_app.documents.lines import break_lines, glyphs_of
from brigade_app.documents.render import render
from brigade_app.documents.signed import Drawn, append_paper

PAGE_NUMBER_SIZE = 9
CATALOGUE_SHARES = (7.0, 37.0, 23.0, 21.0, 12.0)
CATALOGUE_ALIGNS: tuple[Align, ...] = ("center", "left", "left", "left", "center")


@dataclass(frozen=True, slots=True)
class Part:
    """One entry of the volume: a paper of ours as PDF, or an evidence file whose pictures are asked for when needed.

    ``signed`` are the pages of the paper that came back on paper, by number from 1: they stand in place of ours. Of a
    blank form that was filled in by hand (``by_hand``) only what came back is shown; ours would say nothing.
    """

    title: str
    number: str = ""
    date: str = ""
    pdf: bytes | None = None
    evidence: str | None = None
    sha256: str = ""
    note: str = ""
    shown: Callable[[], Shown] | None = None
    signed: Mapping[int, Drawn] = field(default_factory=dict)
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class VolumePlace:
    """Where a part ended up: its first page in the volume's count and how many pages it has."""

    title: str
    number: str
    first: int
    pages: int
    evidence: str | None = None
    date: str = ""


@dataclass(frozen=True, slots=True)
class Volume:
    """The finished volume: bytes, pages, and where each part is."""

    pdf: bytes
    pages: int
    places: tuple[VolumePlace, ...]

    def page_of(self) -> dict[str, int]:
        """Return the first page of each piece of evidence by its id."""
        return {place.evidence: place.first for place in self.places if place.evidence}


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the cover."""

    organ: str
    title: str
    case_number: str
    party: str
    cause: str
    opened_on: str
    closed_on: str
    retention: str
    outcome: str = ""
    officers: str = ""
    archived_on: str = ""


Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


def make_volume(
    cover: Cover,
    parts: Sequence[Part],
    *,
    stamp: Stamp,
    progress: Progress = lambda done, total: None,
    cancelled: Cancelled = lambda: False,
) -> Volume | None:
    """Return the volume of these parts, or ``None`` when it was cancelled on the way."""
    import pikepdf

    with pikepdf.new() as body:
        places = []
        for index, part in enumerate(parts):
            if cancelled():
                return None
            first = len(body.pages) + 1
            _append(body, part)
            pages = len(body.pages) - first + 1
            places.append(VolumePlace(part.title, part.number, first, pages, part.evidence, part.date))
            progress(index + 1, len(parts))
        pages = len(body.pages)
        _stamp_numbers(body)
        front = [render(one, stamp=stamp).pdf for one in (_cover_sheet(cover, pages), _catalogue(cover, places))]
        lengths = []
        at = 0
        for data in front:
            with pikepdf.open(BytesIO(data)) as sheet:
                lengths.append(len(sheet.pages))
                for page in sheet.pages:
                    body.pages.insert(at, page)
                    at += 1
        _bookmarks(body, places, lengths)
        add_archive_marks(body, title=cover.title, author=cover.organ, subject=cover.case_number)
        out = BytesIO()
        body.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return Volume(out.getvalue(), pages + at, tuple(places))


def _append(body: Any, part: Part) -> None:
    if part.pdf is None:
        append_exhibit(body, Exhibit(part.title, part.sha256, part.note, part.shown))
    else:
        append_paper(body, part.title, part.pdf, part.signed, by_hand=part.by_hand)


def _stamp_numbers(body: Any) -> None:
    import pikepdf

    name = pikepdf.Name("/BrigadePageNumber")
    with pikepdf.open(BytesIO(_number_sheets(len(body.pages)))) as numbers:
        for page, number in zip(body.pages, numbers.pages, strict=True):
            _, _, right, upper = (float(edge) for edge in page.mediabox)
            page.add_resource(body.copy_foreign(number.as_form_xobject()), pikepdf.Name.XObject, name)
            move = f"1 0 0 1 {right - PAGE_WIDTH:.3f} {upper - PAGE_HEIGHT:.3f} cm"
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"\nQ q {move} {name} Do Q".encode())


def _number_sheets(count: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pageCompression=1)
    with DRAWING:
        for number in range(1, count + 1):
            canvas._preamble = "1 0 0 1 0 0 cm"
            glyphs = glyphs_of((Run(str(number)),), "hei", PAGE_NUMBER_SIZE)
            line = break_lines(glyphs, 60, PAGE_NUMBER_SIZE, align="right")[0]
            draw_line(canvas, line, PAGE_WIDTH - 15 * MM - 60, PAGE_HEIGHT - 9 * MM, PAGE_NUMBER_SIZE)
            canvas.showPage()
        canvas.save()
    return buffer.getvalue()


def _front(cover: Cover, kind: str, title: str, blocks: tuple[Any, ...]) -> Composition:
    head = (
        Paragraph((Run(cover.organ, "unit.name"),), "issuer", "center"),
        Paragraph((Run(title),), "title", "center"),
    )
    return Composition(
        kind=kind, title=title, layout="form", purpose="final", issuer=cover.organ, number=cover.case_number or None,
        version=1, blocks=(*head, *blocks), fields=(), labels=(), missing=(), copies=1, basis=(), sealed=False,
        signers=(), page_numbers=False,
    )  # fmt: skip


def _cover_sheet(cover: Cover, pages: int) -> Composition:
    rows = (
        ("案卷标题", cover.title), ("案号", cover.case_number), ("案由", cover.cause), ("当事人", cover.party),
        ("处理结果", cover.outcome), ("承办人", cover.officers), ("立案日期", cover.opened_on),
        ("结案日期", cover.closed_on), ("归档日期", cover.archived_on), ("保管期限", cover.retention),
        ("页数", f"本卷共{pages}页"),
    )  # fmt: skip
    table = Table(
        (28.0, 72.0),
        tuple(
            (
                Cell((Paragraph((Run(name),), "label", "center"),), height_mm=16, label=True),
                Cell((Paragraph((Run(value or "／"),), align="left"),), height_mm=16),
            )
            for name, value in rows
        ),
    )
    return _front(cover, "COVER", "行政处罚案卷", (Paragraph((Run(""),)), Paragraph((Run(""),)), table))


def _catalogue(cover: Cover, places: Sequence[VolumePlace]) -> Composition:
    names = ("序号", "文书（材料）名称", "文号", "日期", "页号")
    head = tuple(Cell((Paragraph((Run(name),), "label", "center"),), label=True) for name in names)
    rows = [head]
    for index, place in enumerate(places, 1):
        last = place.first + place.pages - 1
        span = str(place.first) if place.pages < 2 else f"{place.first}-{last}"
        values = (str(index), drawable(place.title), place.number, place.date, span)
        pairs = zip(values, CATALOGUE_ALIGNS, strict=True)
        rows.append(tuple(Cell((Paragraph((Run(value),), align=align),)) for value, align in pairs))
    return _front(cover, "INDEX", "卷内目录", (Table(CATALOGUE_SHARES, tuple(rows), heads=1),))


def _bookmarks(body: Any, places: Sequence[VolumePlace], lengths: Sequence[int]) -> None:
    import pikepdf

    shift = sum(lengths)
    with body.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("封面", 0))
        outline.root.append(pikepdf.OutlineItem("卷内目录", lengths[0]))
        for place in places:
            if place.pages:
                outline.root.append(pikepdf.OutlineItem(f"{place.title}（第{place.first}页）", shift + place.first - 1))

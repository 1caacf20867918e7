"""The volume: cover, catalogue, page numbers, bookmarks; what cannot be shown is named, never left out."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from brigade_app.documents import (
    Cover,
    FolderNotEmpty,
    Original,
    OriginalChanged,
    Part,
    Stamp,
    make_volume,
    render,
    write_court_package,
)
from tests.documents.makers import UNIT, a_document, house_case

STAMP = Stamp(seq=9, hash="cd34" * 16)
COVER = Cover(
    organ=UNIT.name, title="赵永才违法建设案", case_number="南召（城郊）罚立〔2026〕3号", party="赵永才",
    cause="未取得乡村建设规划许可证进行建设", opened_on="2026年6月5日", closed_on="2026年11月25日", retention="30年",
)  # fmt: skip


def a_picture(mode: str = "RGB", kind: str = "JPEG") -> bytes:
    out = BytesIO()
    Image.new(mode, (640, 480)).save(out, kind)
    return out.getvalue()


def an_exhibit(data: bytes, media_type: str = "image/jpeg", name: str = "现场照片") -> Part:
    return Part(name, evidence="e1", media_type=media_type, sha256="ab" * 32, read=lambda: data)


def a_locked_pdf() -> bytes:
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def _paper(kind: str) -> Part:
    composition = a_document(kind, house_case())
    return Part(composition.title, composition.number or "", pdf=render(composition, stamp=STAMP).pdf)


def test_papers_and_pictures_are_counted_and_bookmarked() -> None:
    volume = make_volume(COVER, [_paper("T34"), an_exhibit(a_picture())], stamp=STAMP)

    assert volume is not None
    assert [(one.first, one.pages) for one in volume.places] == [(1, 3), (4, 1)]
    assert volume.page_of() == {"e1": 4}
    with pikepdf.open(BytesIO(volume.pdf)) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == volume.pages == 6
        assert [item.title for item in outline.root] == [
            "封面",
            "卷内目录",
            "行政处罚决定书（第1页）",
            "现场照片（第4页）",
        ]


def test_equal_parts_give_equal_bytes() -> None:
    def made() -> bytes:
        volume = make_volume(COVER, [_paper("T36"), an_exhibit(a_picture())], stamp=STAMP)
        assert volume is not None
        return volume.pdf

    assert made() == made()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"", "image/jpeg"), (b"\xff\xd8\xff broken", "image/jpeg"), (a_picture("CMYK"), "image/jpeg"),
        (a_picture("I;16", "PNG"), "image/png"), (a_locked_pdf(), "application/pdf"), (b"no pdf", "application/pdf"),
        (b"film", "video/mp4"), (a_picture("P", "GIF"), "image/gif"),
    ],
)  # fmt: skip
def test_every_exhibit_has_its_sheet_whatever_it_is(data: bytes, media_type: str) -> None:
    volume = make_volume(COVER, [an_exhibit(data, media_type, "名称😀<b>\u202e")], stamp=STAMP)

    assert volume is not None
    assert volume.places[0].pages == 1


def test_it_can_be_cancelled_on_the_way() -> None:
    seen: list[int] = []

    volume = make_volume(
        COVER,
        [_paper("T36")] * 3,
        stamp=STAMP,
        progress=lambda done, _: seen.append(done),
        cancelled=lambda: bool(seen),
    )

    assert volume is None
    assert seen == [1]


def _reads(data: bytes) -> Callable[[], BytesIO]:
    return lambda: BytesIO(data)


def test_an_original_that_changed_stops_the_package(tmp_path: Path) -> None:
    changed = Original("照片.jpg", "00" * 32, _reads(b"other"))

    with pytest.raises(OriginalChanged):
        write_court_package(tmp_path / "a", [], b"%PDF", [changed], stamp=STAMP, organ=UNIT.name)
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "x").write_text("x")
    with pytest.raises(FolderNotEmpty):
        write_court_package(tmp_path / "b", [], b"%PDF", [], stamp=STAMP, organ=UNIT.name)


def test_names_of_originals_are_safe_and_different(tmp_path: Path) -> None:
    import hashlib

    data = b"x"
    digest = hashlib.sha256(data).hexdigest()
    originals = [Original(name, digest, _reads(data)) for name in ("a/../b.jpg", "CON", "照片.jpg", "照片.jpg")]

    files = write_court_package(tmp_path / "c", [], b"%PDF", originals, stamp=STAMP, organ=UNIT.name)

    assert files is not None
    names = [path.name for path in (tmp_path / "c" / "originals").iterdir()]
    assert len(set(names)) == 4
    assert not any("/" in name or name.upper() == "CON" for name in names)

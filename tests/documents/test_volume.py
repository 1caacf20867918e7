"""The volume: cover, catalogue, page numbers, bookmarks; what cannot be shown is named, never left out."""

import hashlib
import re
import subprocess
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
    Shown,
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


def a_picture(mode: str = "RGB", kind: str = "JPEG", size: tuple[int, int] = (640, 480)) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


def an_exhibit(*pictures: bytes | None, name: str = "现场照片", whole_page: bool = False, note: str = "") -> Part:
    return Part(
        name, evidence="e1", sha256="ab" * 32, shown=lambda: Shown(pictures, whole_page=whole_page, note=note)
    )  # fmt: skip


def _words(pdf: bytes, page: int) -> str:
    command = ["pdftotext", "-raw", "-f", str(page), "-l", str(page), "-", "-"]
    said = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"\s", "", said)


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
    "pictures", [(), (None,), (b"",), (b"\xff\xd8\xff broken",), (a_picture("CMYK"),), (a_picture("P", "GIF"),)]
)
def test_an_exhibit_without_a_picture_has_a_sheet_that_names_it(pictures: tuple[bytes | None, ...]) -> None:
    volume = make_volume(COVER, [an_exhibit(*pictures, name="名称😀<b>\u202e")], stamp=STAMP)

    assert volume is not None
    assert volume.places[0].pages == 1
    assert "名称〓<b>" in _words(volume.pdf, 3)
    assert "原件" in _words(volume.pdf, 3)


def test_every_page_of_a_paper_somebody_brought_fills_a_sheet() -> None:
    tall = a_picture(size=(1654, 2339))

    volume = make_volume(COVER, [an_exhibit(tall, None, tall, name="合同", whole_page=True)], stamp=STAMP)

    assert volume is not None
    assert volume.places[0].pages == 3
    assert "合同，原件第1页" in _words(volume.pdf, 3)
    assert "第2页不能以图片显示" in _words(volume.pdf, 4)
    with pikepdf.open(BytesIO(volume.pdf)) as pdf:
        drawn = [len(page.get("/Resources", {}).get("/XObject", {})) for page in pdf.pages]
    assert drawn[2:] == [2, 1, 2]  # the page number and, where there is one, the picture


def test_why_there_is_no_picture_is_said_on_the_sheet() -> None:
    volume = make_volume(COVER, [an_exhibit(note="文件加了密码，不能显示，原件另存。")], stamp=STAMP)

    assert volume is not None
    assert "文件加了密码" in _words(volume.pdf, 3)


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
    data = b"x"
    digest = hashlib.sha256(data).hexdigest()
    originals = [Original(name, digest, _reads(data)) for name in ("a/../b.jpg", "CON", "照片.jpg", "照片.jpg")]

    files = write_court_package(tmp_path / "c", [], b"%PDF", originals, stamp=STAMP, organ=UNIT.name)

    assert files is not None
    names = [path.name for path in (tmp_path / "c" / "originals").iterdir()]
    assert len(set(names)) == 4
    assert not any("/" in name or name.upper() == "CON" for name in names)

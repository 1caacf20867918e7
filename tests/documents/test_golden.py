"""Every document of two cases against its golden text and page pictures; looked at when they change.

``BRIGADE_GOLDEN=write`` writes them anew: then look at the pages with your own eyes and say in the commit why.
"""

import os
import re
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageStat

from brigade_app.documents import Stamp, form, form_ids, pages_as_png, render
from tests.documents.makers import a_document, house_case, shop_case, step_for

GOLDEN = Path(__file__).parent / "golden"
WRITE = os.environ.get("BRIGADE_GOLDEN") == "write"
STAMP = Stamp(seq=1234, hash="ab12" * 16)
DPI = 45
MAX_MEAN_DIFFERENCE = 1.0
CASES = {"house": house_case(), "shop": shop_case()}
DOCUMENTS = [
    (name, kind)
    for name, file in CASES.items()
    for kind in form_ids()
    if not form(kind).actions or step_for(form(kind), file) is not None
]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s_]+", "", text)


def _pdf_text(pdf: bytes, tmp_path: Path) -> str:
    path = tmp_path / "one.pdf"
    path.write_bytes(pdf)
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return done.stdout.decode()


@pytest.mark.parametrize(("name", "kind"), DOCUMENTS, ids=[f"{name}-{kind}" for name, kind in DOCUMENTS])
def test_document_says_and_looks_as_it_did(name: str, kind: str, tmp_path: Path) -> None:
    """Golden text, nothing lost between composition and paper, golden pictures."""
    composition = a_document(kind, CASES[name])
    drawn = render(composition, stamp=STAMP)

    _compare_text(GOLDEN / name / f"{kind}.txt", composition.text)
    printed = _squeezed(_pdf_text(drawn.pdf, tmp_path))
    lost = [part for one in composition.paragraphs() for part in _pieces(one.text) if part not in printed]
    assert len(lost) < drawn.pages, lost  # a piece may be parted by the foot of a page
    for index, png in enumerate(pages_as_png(drawn.pdf, DPI), 1):
        _compare_picture(GOLDEN / name / f"{kind}-{index}.png", png)
    _no_page_more(GOLDEN / name / f"{kind}-{drawn.pages + 1}.png")


def _pieces(text: str) -> list[str]:
    whole = _squeezed(text)
    return [whole[at : at + 3] for at in range(0, max(1, len(whole) - 2), 3)]


def _compare_text(path: Path, text: str) -> None:
    if WRITE:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
    assert text + "\n" == path.read_text(encoding="utf-8")


def _compare_picture(path: Path, png: bytes) -> None:
    with Image.open(BytesIO(png)) as opened:
        picture = opened.convert("L")
    if WRITE:
        picture.quantize(16).save(path, optimize=True)
    with Image.open(path) as golden:
        difference = ImageChops.difference(picture, golden.convert("L"))
    assert ImageStat.Stat(difference).mean[0] < MAX_MEAN_DIFFERENCE, path.name


def _no_page_more(path: Path) -> None:
    if WRITE:
        path.unlink(missing_ok=True)
    assert not path.exists()


def test_every_document_of_the_catalogue_is_among_them() -> None:
    """T01 to T45 and the six papers of a dispute."""
    seen = {kind.split("-")[0] for _, kind in DOCUMENTS}

    assert {f"T{number:02d}" for number in range(1, 46)} <= seen
    assert {f"D{number:02d}" for number in range(1, 7)} <= seen


def test_the_two_cases_are_whole() -> None:
    """A final document of these cases lacks nothing it must have (T25 of the shop: the right was waived)."""
    lacking = {(name, kind) for name, kind in DOCUMENTS if a_document(kind, CASES[name]).missing}

    assert lacking <= {("shop", "T25")}


def test_every_file_of_the_golden_folder_is_a_document() -> None:
    wanted = {f"{name}/{kind}" for name, kind in DOCUMENTS}

    texts = {f"{path.parent.name}/{path.stem}" for path in GOLDEN.glob("*/*.txt")}
    pictures = {f"{path.parent.name}/{re.sub(r'-[0-9]+$', '', path.stem)}" for path in GOLDEN.glob("*/*.png")}
    assert texts == pictures == wanted

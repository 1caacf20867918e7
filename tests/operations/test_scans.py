"""Issue 4 point 9: signed pages come back by their QR code, as pictures, PDF or TIFF, and what is missing is named."""

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from brigade_app.documents import pages_as_png
from brigade_app.domain.keeping import IssuedDocument
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import new_action
from brigade_app.operations.papers import (
    as_it_stands,
    document_pdf,
    field_pack,
    lint_case,
    make_document,
    preview_document,
    print_documents,
    save_documents,
)
from brigade_app.operations.saving import living
from brigade_app.operations.scans import Came, sort_scans
from brigade_app.operations.signed_copies import NothingCameBack, scans_of, signed_copy
from brigade_app.operations.signing import submit
from brigade_app.operations.volumes import case_volume, court_package
from brigade_app.operations.withdrawal import withdraw
from tests.documents.makers import HOUSE_FACTS
from tests.operations.makers import WoundClock, a_township, an_action
from tests.operations.paper_makers import CASE, enter_house_case

FACTS = {"facts": HOUSE_FACTS}
INSPECTION = {"findings": HOUSE_FACTS, "recorder": "李明"}


@pytest.fixture
def house(tmp_path: Path, clock: WoundClock) -> Iterator[Desk]:
    """A desk with the house case before it was closed (25 November 2026)."""
    clock.at = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    desk = a_township(tmp_path, clock, court_name="南召县人民法院", address="南召县城郊乡政府路1号", phone="0377").desk
    enter_house_case(desk, "closing", "archiving")
    yield desk
    desk.store.close()


def pages_of(pdf: bytes) -> list[bytes]:
    return list(pages_as_png(pdf, 150))


def a_scanner_pdf(pictures: list[bytes]) -> bytes:
    """One PDF of pictures, as a scanner makes of a stack."""
    first, *rest = [Image.open(BytesIO(one)).convert("RGB") for one in pictures]
    out = BytesIO()
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=150)
    return out.getvalue()


def a_tiff(pictures: list[bytes]) -> bytes:
    first, *rest = [Image.open(BytesIO(one)).convert("L") for one in pictures]
    out = BytesIO()
    first.save(out, "TIFF", save_all=True, append_images=rest, compression="tiff_lzw")
    return out.getvalue()


def words_of(pdf: bytes) -> list[str]:
    """The words of each page; a scanned page has none but the line at its foot."""
    said = subprocess.run(["pdftotext", "-raw", "-", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return [re.sub(r"\s", "", page) for page in said.split("\f")[:-1]]


def the_document(desk: Desk, kind: str, case: str = CASE) -> IssuedDocument:
    [one] = [one for one in living(desk, IssuedDocument, case) if one.kind == kind]
    return one


def test_scanned_pages_find_their_document_and_missing_ones_are_named(house: Desk) -> None:
    made = make_document(house, CASE, "T05", entries=INSPECTION)
    pages = pages_of(made.pdf)
    stranger = pages_of(preview_document(house, CASE, "T20")[1])[0]

    first = sort_scans(house, CASE, [pages[0], stranger, b"not a picture"])
    second = sort_scans(house, CASE, [pages[1]])

    assert first.filed == {made.document.id: (1,)}
    assert first.doubts == ((Came(1), "unknown-document"), (Came(2), "unreadable"))
    [(name, lacking)] = first.unsigned
    assert lacking == (2,)
    assert "检〔2026〕" in name
    assert [gap.missing for gap in first.gaps] == [(2,)]
    assert not first.is_complete
    assert (second.unsigned, second.gaps) == ((), ())
    assert second.is_complete
    assert the_document(house, "T05").state == "signed"


@pytest.mark.parametrize("bound", [a_scanner_pdf, a_tiff])
def test_a_stack_in_one_file_is_filed_page_by_page_and_kept_once(house: Desk, bound) -> None:
    """What a scanner makes: one PDF or one TIFF of pages of two documents."""
    decision = make_document(house, CASE, "T34", entries=FACTS)
    order = make_document(house, CASE, "T20", entries=FACTS)
    stack = bound([*pages_of(decision.pdf), pages_of(order.pdf)[0]])

    done = sort_scans(house, CASE, [stack])

    assert done.filed == {decision.document.id: (1, 2, 3), order.document.id: (1,)}
    scans = scans_of(the_document(house, "T34")) | {9: scans_of(the_document(house, "T20"))[1]}
    assert [(scan.page, scan.sha256) for scan in scans.values()] == [
        (page, scans[1].sha256) for page in (1, 2, 3, 4)
    ]  # fmt: skip
    assert house.store.vault.read(scans[1].sha256) == stack


def test_a_page_of_another_case_is_filed_there_and_named(house: Desk) -> None:
    other = new_action(house, an_action())
    field_pack(house, other, ["T20"])
    paper = the_document(house, "T20", other)

    done = sort_scans(house, CASE, [pages_of(document_pdf(house, paper.id))[0]])

    assert (done.filed, done.doubts) == ({}, ())
    [elsewhere] = done.elsewhere
    assert elsewhere.pages == (1,)
    assert elsewhere.document.endswith(paper.number or "?")
    assert scans_of(the_document(house, "T20", other))


def test_a_page_of_a_case_that_may_not_be_changed_is_left_to_a_person(house: Desk) -> None:
    other = new_action(house, an_action())
    field_pack(house, other, ["T20"])
    page = pages_of(document_pdf(house, the_document(house, "T20", other).id))[0]
    withdraw(house, "case", other, "登记错误")

    done = sort_scans(house, CASE, [page])

    assert done.doubts == ((Came(0), "not-yours"),)
    assert not done.elsewhere


def test_a_page_that_came_twice_and_papers_that_did_not_come_are_named(house: Desk) -> None:
    decision = make_document(house, CASE, "T34", entries=FACTS)
    make_document(house, CASE, "T05", entries=INSPECTION)
    order = make_document(house, CASE, "T36", entries={})
    print_documents(house, [order.document.id])
    pages = pages_of(decision.pdf)

    done = sort_scans(house, CASE, [pages[0], pages[0], pages[2]])

    [gap] = done.gaps
    assert (gap.missing, gap.twice) == ((2,), (1,))
    assert [one for one in done.waiting if "送达回证" in one]
    assert not [one for one in done.waiting if "检查" in one]  # made, but it never left the house


def test_the_signed_pages_stand_in_the_copy_and_in_the_volume(house: Desk) -> None:
    made = make_document(house, CASE, "T34", entries=FACTS)
    pages = pages_of(made.pdf)
    with pytest.raises(NothingCameBack):
        signed_copy(house, made.document.id)
    assert as_it_stands(house, made.document.id) == made.pdf

    sort_scans(house, CASE, [pages[2]])

    copy = words_of(signed_copy(house, made.document.id))
    assert len(copy) == 3
    assert "签字件第3页（共3页）" in copy[2]
    assert "行政处罚决定书" in copy[0]
    assert "签字件第3页（共3页）" in words_of(save_documents(house, [made.document.id]))[2]
    volume = case_volume(house, CASE)
    assert volume is not None
    assert [page for page in words_of(volume.pdf) if "签字件第3页（共3页）" in page]


def test_of_a_form_filled_in_by_hand_only_what_came_back_is_shown(house: Desk) -> None:
    """The blank form would look like a record that says nothing."""
    field_pack(house, CASE, ["T07"])
    blank = document_pdf(house, the_document(house, "T07").id)
    pages = pages_of(blank)
    assert len(pages) > 1

    sort_scans(house, CASE, [pages[0]])

    paper = the_document(house, "T07")
    assert len(words_of(signed_copy(house, paper.id))) == 1
    volume = case_volume(house, CASE)
    assert volume is not None
    assert [one.pages for one in volume.places if "询问笔录" in one.title] == [1]


def test_a_form_filled_in_by_hand_does_not_stop_the_case_from_being_submitted(house: Desk) -> None:
    """What it says stands on the paper: the program has nothing to check."""
    field_pack(house, CASE, ["T07", "T20"])
    for kind in ("T07", "T20"):
        sort_scans(house, CASE, pages_of(document_pdf(house, the_document(house, kind).id)))
        assert the_document(house, kind).state == "signed"

    assert lint_case(house, CASE) == ()
    assert submit(house, CASE).what == "submitted"


def test_the_files_of_signed_pages_go_to_court_as_they_came(house: Desk, tmp_path: Path) -> None:
    made = make_document(house, CASE, "T34", entries=FACTS)
    stack = a_scanner_pdf(pages_of(made.pdf))
    sort_scans(house, CASE, [stack])
    file = house.store.cases.file(CASE)
    assert file is not None
    [dispute] = file.disputes

    package = court_package(house, CASE, dispute.id, tmp_path / "court", entries=FACTS)

    assert package is not None
    assert (tmp_path / "court" / "originals" / "签字件 行政处罚决定书 第1页.pdf").read_bytes() == stack


def test_the_signed_copy_is_an_archive_file_too(house: Desk) -> None:
    made = make_document(house, CASE, "T36", entries={})
    sort_scans(house, CASE, pages_of(made.pdf))

    with pikepdf.open(BytesIO(signed_copy(house, made.document.id))) as pdf, pdf.open_metadata() as meta:
        assert (meta["pdfaid:part"], meta["pdfaid:conformance"]) == ("2", "B")

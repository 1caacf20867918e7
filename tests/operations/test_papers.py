"""Documents as deeds: numbers, the vault, printing, scans, the volume and the package for the court."""

import hashlib
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from brigade_app.documents import FieldsMissing, UnknownForm, pages_as_png
from brigade_app.domain.keeping import Change, Event, IssuedDocument, NumberUse
from brigade_app.domain.records import Action, EvidenceFile, Paper
from brigade_app.operations.desk import Desk
from brigade_app.operations.papers import (
    NothingToPrint,
    document_pdf,
    field_pack,
    lint_case,
    make_document,
    preview_document,
    print_documents,
)
from brigade_app.operations.roles import CaseFrozen, NotYourRole
from brigade_app.operations.saving import living, save
from brigade_app.operations.signing import PapersHaveBlanks, PapersNeedReason, submit
from brigade_app.operations.volumes import NoSuchDispute, case_volume, court_package
from tests.documents.makers import HOUSE_FACTS
from tests.operations.makers import WoundClock, a_township, as_role
from tests.operations.paper_makers import CASE, enter_house_case

FACTS = {"facts": HOUSE_FACTS}
ANSWER = {
    **FACTS, "answer": "宅基地使用权不能代替规划许可", "request": "驳回原告的诉讼请求",
    "docket": "（2026）豫1321行初25号", "representative": "王建军，乡长",
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path, clock: WoundClock) -> Iterator[Desk]:
    """A desk with the house case in its store (25 November 2026)."""
    clock.at = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    started = a_township(
        tmp_path, clock, court_name="南召县人民法院", address="南召县城郊乡政府路1号", phone="0377-6691"
    )
    desk = started.desk
    enter_house_case(desk)
    yield desk
    desk.store.close()


@pytest.fixture
def open_house(tmp_path: Path, clock: WoundClock) -> Iterator[Desk]:
    """The house case before it was closed and archived."""
    clock.at = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)
    desk = a_township(tmp_path, clock, court_name="南召县人民法院", phone="0377-6691").desk
    enter_house_case(desk, "closing", "archiving")
    yield desk
    desk.store.close()


def _without_paper(desk: Desk) -> str:
    """The decision, its paper's number taken away."""
    file = desk.store.cases.file(CASE)
    assert file is not None
    [act] = [one for one in file.actions if one.kind == "decision"]
    save(desk, [Change(record=replace(act, document=None), case=CASE)])
    return act.id


def test_a_made_document_is_sealed_recorded_and_keeps_its_number(house: Desk) -> None:
    """The number of the step stands on the paper; a second making is version 2 of the same number."""
    first = make_document(house, CASE, "T34", entries=FACTS)
    second = make_document(house, CASE, "T34", entries=FACTS)

    assert first.document.number == "南召（城郊）罚决〔2026〕3号"
    assert (first.document.version, second.document.version) == (1, 2)
    assert document_pdf(house, first.document.id) == first.pdf
    assert first.document.sha256 == hashlib.sha256(first.pdf).hexdigest()
    assert not living(house, NumberUse)


def test_a_paper_without_number_takes_the_next_of_its_series(house: Desk) -> None:
    ground = "违法行为轻微并及时改正，没有造成危害后果"

    made = make_document(house, CASE, "T35", action=_without_paper(house), entries={**FACTS, "ground": ground})

    assert made.document.number == "南召（城郊）不罚决〔2026〕1号"
    [use] = living(house, NumberUse)
    assert (use.state, use.document) == ("used", made.document.id)


def test_a_paper_that_lacks_something_costs_no_number(house: Desk) -> None:
    with pytest.raises(FieldsMissing) as refused:
        make_document(house, CASE, "T35")

    assert "不予处罚的理由和依据" in str(refused.value.facts["fields"])
    assert not living(house, NumberUse)
    assert not living(house, IssuedDocument)


def test_only_those_who_work_on_cases_make_documents(house: Desk) -> None:
    with pytest.raises(NotYourRole):
        make_document(as_role(house, "system-admin"), CASE, "T34")
    with pytest.raises(UnknownForm):
        make_document(house, CASE, "T99")


def test_a_preview_saves_nothing(house: Desk) -> None:
    composition, pdf = preview_document(house, CASE, "T35")

    assert composition.missing
    assert pdf.startswith(b"%PDF")
    assert not living(house, IssuedDocument)


def test_printing_counts_copies_and_is_logged(house: Desk) -> None:
    made = [make_document(house, CASE, kind, entries=FACTS) for kind in ("T34", "T20")]

    pdf = print_documents(house, [one.document.id for one in made], copies=2)

    assert len(list(pages_as_png(pdf, 20))) == sum(one.document.pages or 0 for one in made)
    assert [one.copies_printed for one in living(house, IssuedDocument, CASE)] == [2, 2]
    assert any(one.what == "printed" for one in living(house, Event))
    with pytest.raises(NothingToPrint):
        print_documents(house, [])


def test_a_field_pack_reserves_its_numbers(house: Desk) -> None:
    pdf = field_pack(house, CASE, ["T05", "T07", "T20"])

    assert len(list(pages_as_png(pdf, 20))) >= 3
    assert {one.state for one in living(house, NumberUse)} == {"reserved"}
    assert {one.text for one in living(house, NumberUse)} == {
        "南召（城郊）检〔2026〕1号",
        "南召（城郊）责改〔2026〕1号",
    }


def test_a_number_from_the_scene_is_used_by_the_paper_that_bears_it(house: Desk) -> None:
    """Journey J1 step 4: the pack's number stands on the signed paper and is then written as used."""
    field_pack(house, CASE, ["T20"])
    file = house.store.cases.file(CASE)
    assert file is not None
    [order] = [one for one in file.actions if one.kind == "order-to-correct"]
    assert order.document is not None
    [use] = living(house, NumberUse)
    scene = replace(order, document=replace(order.document, number=use.text))
    save(house, [Change(record=scene, case=CASE)])

    made = make_document(house, CASE, "T20", entries=FACTS)

    assert made.document.number == use.text
    assert [one.state for one in living(house, NumberUse)] == ["used"]


def test_two_papers_of_a_step_never_have_one_number(house: Desk) -> None:
    """A notice that came from elsewhere names its paper and no number; both notices are made for it."""
    file = house.store.cases.file(CASE)
    assert file is not None
    [notice] = [one for one in file.actions if one.kind == "prior-notice"]
    save(house, [Change(record=replace(notice, document=Paper(kind="T24")), case=CASE)])

    made = [make_document(house, CASE, kind, action=notice.id, entries=FACTS) for kind in ("T23", "T24", "T23")]

    first, second, again = (one.document.number for one in made)
    assert first == again != second
    assert len({one.text for one in living(house, NumberUse)}) == 2


def test_the_case_is_linted_as_a_whole(house: Desk) -> None:
    make_document(house, CASE, "T34", entries=FACTS)

    findings = lint_case(house, CASE)

    assert [one for one in findings if one.weight == "error"] == []


def test_the_court_package_can_be_checked_with_sha256sum(house: Desk, tmp_path: Path) -> None:
    """Journey J5: later evidence is fenced off, originals go along, digests hold."""
    make_document(house, CASE, "T34", entries=FACTS)
    file = house.store.cases.file(CASE)
    assert file is not None
    photo = BytesIO()
    from PIL import Image

    Image.new("RGB", (400, 300), "grey").save(photo, "JPEG")
    sealed = house.store.vault.seal(BytesIO(photo.getvalue()), name="现场照片.jpg")
    kept = replace(
        file.evidence[2],
        file=EvidenceFile(sha256=sealed.sha256, size=sealed.size, media_type="image/jpeg", name="现场照片.jpg"),
    )
    save(house, [Change(record=kept, case=CASE, blobs=(sealed.sha256,))])
    [dispute] = file.disputes

    package = court_package(house, CASE, dispute.id, tmp_path / "court", entries=FACTS)

    assert package is not None
    check = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "court", capture_output=True, check=False)
    assert check.returncode == 0, check.stderr
    assert (tmp_path / "court" / "originals" / "现场照片.jpg").read_bytes() == photo.getvalue()
    with pytest.raises(NoSuchDispute):
        court_package(house, CASE, "0" * 32, tmp_path / "other")


def test_the_volume_is_sealed_and_numbered(house: Desk) -> None:
    for kind in ("T02", "T34"):
        make_document(house, CASE, kind, entries=FACTS)

    volume = case_volume(house, CASE)

    assert volume is not None
    assert [place.title for place in volume.places][:2] == ["立案审批表", "行政处罚决定书"]
    assert any(one.kind == "VOLUME" for one in living(house, IssuedDocument, CASE))
    assert case_volume(house, CASE, cancelled=lambda: True) is None


def test_the_volume_is_bound_as_a_case_file_is(house: Desk) -> None:
    """Papers under their own titles and numbers, exhibits, the sheet at the end; its catalogue is the volume's own."""
    for kind in ("T45-3", "T45-2", "T36", "T20"):
        make_document(house, CASE, kind, entries=FACTS)

    volume = case_volume(house, CASE)

    assert volume is not None
    assert [(one.title, one.number, one.date) for one in volume.places if one.evidence is None] == [
        ("责令停止建设通知书", "南召（城郊）责改〔2026〕8号", "2026年6月3日"),
        ("送达回证", "", "2026年8月3日"),
        ("卷内备考表", "", "2026年11月25日"),
    ]
    assert volume.places[-1].title == "卷内备考表"


def test_the_papers_of_a_dispute_have_their_own_folder(house: Desk, tmp_path: Path) -> None:
    """The court gets the answer beside the volume and not inside it; the township's own volume ends with it."""
    file = house.store.cases.file(CASE)
    assert file is not None
    [dispute] = file.disputes
    make_document(house, CASE, "D02", entries={**ANSWER, "dispute": dispute.id})
    make_document(house, CASE, "T02", entries=FACTS)

    volume = case_volume(house, CASE)
    package = court_package(house, CASE, dispute.id, tmp_path / "court")

    assert volume is not None
    assert package is not None
    assert [one.title for one in volume.places if one.evidence is None] == ["立案审批表", "行政诉讼答辩状"]
    with pikepdf.open(tmp_path / "court" / "案卷.pdf") as pdf, pdf.open_outline() as outline:
        assert not any("答辩状" in item.title for item in outline.root)


def test_the_answer_that_was_made_goes_into_the_package_and_not_a_draft(house: Desk, tmp_path: Path) -> None:
    """With the papers that prove the course up to the decision, and none of what came after it."""
    file = house.store.cases.file(CASE)
    assert file is not None
    [dispute] = file.disputes
    for kind in ("T34", "T36", "T40"):
        make_document(house, CASE, kind, entries={**FACTS, "manner": "自行拆除"})
    make_document(house, CASE, "D02", entries={**ANSWER, "dispute": dispute.id})

    court_package(house, CASE, dispute.id, tmp_path / "court")

    answer = _printed(tmp_path / "court" / "行政诉讼答辩状.pdf")
    assert "宅基地使用权不能代替规划许可" in answer
    assert "草稿" not in answer
    listed = _printed(tmp_path / "court" / "证据清单和法律依据.pdf")
    assert "送达回证" in listed
    assert "催告书" not in listed


def test_a_paper_of_a_dispute_speaks_of_the_act_that_is_disputed(house: Desk, tmp_path: Path) -> None:
    """Made from the page as for the package: without a step named it is about the decision, and dated today."""
    file = house.store.cases.file(CASE)
    assert file is not None
    [decision] = [one for one in file.actions if one.kind == "decision"]

    made = make_document(house, CASE, "D02", entries=ANSWER)

    assert made.document.action == decision.id
    (tmp_path / "answer.pdf").write_bytes(made.pdf)
    answer = _printed(tmp_path / "answer.pdf")
    assert "2026年7月31日作出决定。" in answer
    assert "南召县城郊乡人民政府2026年11月25日" in answer


def _printed(path: Path) -> str:
    done = subprocess.run(["pdftotext", "-raw", str(path), "-"], capture_output=True, check=True)
    return re.sub(r"\s+", "", done.stdout.decode())


def test_a_case_is_submitted_when_its_documents_are_right(open_house: Desk) -> None:
    """With nothing for the check to correct, submitting asks for no reason."""
    make_document(open_house, CASE, "T20", entries=FACTS)

    assert submit(open_house, CASE).what == "submitted"
    assert _events(open_house, "submitted-with-findings") == []


def test_while_a_case_is_frozen_only_the_papers_of_its_review_are_made(open_house: Desk) -> None:
    """Features 33: what the reviewer reads does not change under their eyes."""
    submit(open_house, CASE)
    review = next(one for one in living(open_house, Action, CASE) if one.kind == "legal-review")

    with pytest.raises(CaseFrozen):
        make_document(open_house, CASE, "T20", entries=FACTS)
    with pytest.raises(CaseFrozen):
        field_pack(open_house, CASE, ["T07"])
    assert preview_document(open_house, CASE, "T20", entries=FACTS)[1]
    assert make_document(open_house, CASE, "T30", action=review.id, entries={"opinion": "同意"}).pdf


def test_submitting_with_errors_in_the_documents_wants_a_reason_and_journals_it(open_house: Desk) -> None:
    """The rules of the linter warn: with a reason the case goes on to the reviewer."""
    made = make_document(open_house, CASE, "T20", entries=FACTS).document
    save(open_house, [Change(record=replace(made, number="南召（城郊）责改〔2025〕1号"), case=CASE)])

    with pytest.raises(PapersNeedReason) as refused:
        submit(open_house, CASE)
    assert "2025" in str(refused.value.facts["findings"])
    with pytest.raises(PapersNeedReason):
        submit(open_house, CASE, reason="   ")
    submit(open_house, CASE, reason="文号已由办公室核准")

    (event,) = _events(open_house, "submitted-with-findings")
    assert event.data is not None
    assert event.data["reason"] == "文号已由办公室核准"


def test_a_blank_in_a_final_document_is_filled_before_the_case_goes_on(open_house: Desk) -> None:
    """No reason makes a blank good."""
    make_document(open_house, CASE, "T20", entries=FACTS)
    save(open_house, [Change(record=replace(open_house.unit, court_name=None))])

    with pytest.raises(PapersHaveBlanks):
        submit(open_house, CASE, reason="以后再补")


def _events(desk: Desk, what: str) -> list[Event]:
    rows = [row.record for row in desk.store.records.list("event")]
    return [one for one in rows if isinstance(one, Event) and one.what == what]

"""What is said about evidence: description, place on the checklist, clock, custody; the file itself never changes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from brigade_app.domain.checklist import checklist_of
from brigade_app.domain.keeping import Change, CheckItem
from brigade_app.domain.records import EvidenceFile
from brigade_app.operations.evidence import (
    FilesAreFixed,
    LineUnknown,
    NoProof,
    NoReason,
    accept_claimed_time,
    add_custody,
    describe,
    evidence_of,
    mark_line,
    note_clock_offset,
    open_original,
    plan_intake,
    put_on_line,
    take_in,
    thumbnail,
)
from brigade_app.operations.intake import new_action
from brigade_app.operations.law import file_of
from brigade_app.operations.roles import NotYourRole
from brigade_app.operations.saving import living
from brigade_app.store.errors import EvidenceMissing
from tests.operations.makers import MATTER, an_action, as_role, day, put
from tests.operations.media.makers import a_camera_jpeg, a_png


@pytest.fixture
def photos(desk, case, reader, tmp_path):
    """The ids of two photographs and a picture without metadata."""
    for n in (1, 2):
        (tmp_path / f"IMG_{n}.jpg").write_bytes(a_camera_jpeg(320, 240, shade=n * 10))
    (tmp_path / "图.png").write_bytes(a_png(40, 30))
    paths = [tmp_path / "IMG_1.jpg", tmp_path / "IMG_2.jpg", tmp_path / "图.png"]
    intake = take_in(desk, case, plan_intake(paths, desk, case), reader=reader)
    return [one.evidence_id for one in intake.files]


def item(desk, case, evidence_id):
    return next(row for row in evidence_of(desk, case) if row.evidence.id == evidence_id)


def test_a_description_is_saved_and_the_version_before_stays_in_the_history(desk, case, photos):
    known = item(desk, case, photos[0]).evidence
    describe(
        desk, case, replace(known, name="房屋东侧", made_at=day("2026-11-20"), method="手机拍摄\u202e", original=True)
    )
    now = item(desk, case, photos[0]).evidence
    assert (now.name, now.made_at, now.original) == ("房屋东侧", day("2026-11-20"), True)
    assert now.method == "手机拍摄[U+202E]"
    assert [entry.record.name for entry in desk.store.cases.history(photos[0])] in (
        ["IMG_1.jpg", "房屋东侧"], ["房屋东侧", "IMG_1.jpg"],
    )  # fmt: skip


def test_r17_the_file_of_evidence_cannot_be_exchanged(desk, case, photos):
    known = item(desk, case, photos[0]).evidence
    with pytest.raises(FilesAreFixed):
        describe(desk, case, replace(known, file=EvidenceFile(sha256="0" * 64)))
    with pytest.raises(FilesAreFixed):
        describe(desk, case, replace(known, file=None))


def test_put_on_a_line_evidence_proves_what_the_line_names(desk, case, photos):
    matter = desk.law.catalogue.matter(MATTER)
    line = next(one for one in matter.evidence if one.required and "build" in one.proves)
    put_on_line(desk, case, photos[:2], line.id)
    assert item(desk, case, photos[1]).evidence.proves == line.proves
    checklist = checklist_of(file_of(desk, case), matter)
    assert {one.element.id for one in checklist.elements if one.proven} == set(line.proves)
    assert checklist.unplaced == (photos[2],)


def test_the_officer_may_say_that_it_proves_less_and_take_it_off_again(desk, case, photos):
    matter = desk.law.catalogue.matter(MATTER)
    line = next(one for one in matter.evidence if len(one.proves) > 1)
    put_on_line(desk, case, photos[:1], line.id, proves=line.proves[:1])
    assert item(desk, case, photos[0]).evidence.proves == line.proves[:1]
    put_on_line(desk, case, photos[:1], None)
    assert item(desk, case, photos[0]).evidence.checklist_item is None
    assert item(desk, case, photos[0]).evidence.proves is None


def test_a_line_or_element_that_the_matter_does_not_have_is_refused(desk, case, photos):
    line = desk.law.catalogue.matter(MATTER).evidence[0]
    with pytest.raises(LineUnknown):
        put_on_line(desk, case, photos[:1], "no-such-line")
    with pytest.raises(LineUnknown):
        put_on_line(desk, case, photos[:1], line.id, proves=["no-such-element"])
    assert item(desk, case, photos[0]).evidence.checklist_item is None


def test_a_case_without_a_matter_takes_the_general_elements(desk, photos, reader, tmp_path):
    other = new_action(desk, an_action(matter=None))
    intake = take_in(desk, other, plan_intake([tmp_path / "IMG_1.jpg"], desk, other), reader=reader)
    put_on_line(desk, other, [intake.files[0].evidence_id], None, proves=["act"])
    assert item(desk, other, intake.files[0].evidence_id).evidence.proves == ("act",)


def test_a_line_is_marked_not_applicable_with_its_reason_and_the_mark_can_be_changed(desk, case):
    line = desk.law.catalogue.matter(MATTER).evidence[0]
    with pytest.raises(NoReason):
        mark_line(desk, case, line.id, not_applicable=True, note="  ")
    mark_line(desk, case, line.id, not_applicable=True, note="无需测绘")
    mark_line(desk, case, line.id, not_applicable=False, note=None)
    marks = living(desk, CheckItem, case)
    assert [(mark.item, mark.not_applicable, mark.note) for mark in marks] == [(line.id, False, None)]
    with pytest.raises(LineUnknown):
        mark_line(desk, case, "no-such-line", not_applicable=False, note=None)


def test_a_wrong_clock_is_noted_with_its_proof_and_the_files_time_stays(desk, case, photos):
    note_clock_offset(desk, case, photos[:2], -420, "IMG_2 拍到电脑时钟，手机快七分钟")
    claims = item(desk, case, photos[0]).claims
    assert (claims.clock_offset_s, claims.taken_text) == (-420, "2026:03:01 09:30:00")
    assert claims.clock_proof.startswith("IMG_2")
    with pytest.raises(NoProof):
        note_clock_offset(desk, case, photos[:1], -420, " ")


def test_the_claimed_time_is_taken_over_only_by_a_deed_and_with_the_clocks_offset(desk, case, photos):
    note_clock_offset(desk, case, photos[:1], -420, "电脑时钟")
    without = accept_claimed_time(desk, case, photos)
    assert without == (photos[2],)
    made = item(desk, case, photos[0]).evidence.made_at
    assert made.instant == datetime(2026, 3, 1, 1, 23, tzinfo=UTC)
    describe(desk, case, replace(item(desk, case, photos[1]).evidence, made_at=day("2026-02-28")))
    accept_claimed_time(desk, case, photos)
    assert item(desk, case, photos[1]).evidence.made_at == day("2026-02-28"), "what a person said stays"


def test_custody_is_a_chain_that_only_grows(desk, case, photos):
    add_custody(desk, case, photos[0], "handed-over", means="刻录光盘", place="县局", result="交检测机构")
    acts = [(link.act, link.place) for link in item(desk, case, photos[0]).custody]
    assert acts == [("taken-in", None), ("handed-over", "县局")]


def test_the_original_is_opened_as_it_was_filed(desk, case, photos, tmp_path):
    content = (tmp_path / "IMG_1.jpg").read_bytes()
    with open_original(desk, photos[0]) as stream:
        assert stream.read() == content


def test_a_thumbnail_is_drawn_from_the_vault_and_missing_files_have_none(desk, case, photos, reader):
    known = item(desk, case, photos[0]).evidence
    assert thumbnail(desk, reader, known, 64)[:3] == b"\xff\xd8\xff"
    assert thumbnail(desk, reader, replace(known, file=None), 64) is None
    assert thumbnail(desk, reader, replace(known, file=EvidenceFile(sha256="ab" * 32)), 64) is None


def test_evidence_without_a_file_has_no_original(desk, case, photos):
    known = item(desk, case, photos[0]).evidence
    put(desk, Change(record=replace(known, id="ab" * 16, file=None), case=case))
    with pytest.raises(EvidenceMissing):
        open_original(desk, "ab" * 16)


@pytest.mark.parametrize(
    "deed",
    [
        lambda desk, case, ids: put_on_line(desk, case, ids, None),
        lambda desk, case, ids: note_clock_offset(desk, case, ids, 1, "x"),
        lambda desk, case, ids: accept_claimed_time(desk, case, ids),
        lambda desk, case, ids: add_custody(desk, case, ids[0], "noted"),
        lambda desk, case, ids: mark_line(desk, case, "x", not_applicable=False, note=None),
        lambda desk, case, ids: describe(desk, case, item(desk, case, ids[0]).evidence),
    ],
)
def test_r36_who_only_reads_describes_nothing(desk, case, photos, deed):
    with pytest.raises(NotYourRole):
        deed(as_role(desk, "responsible-person"), case, photos)

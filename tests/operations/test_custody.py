"""The custody chain: looks once a session and item, copies that left the store, and nothing in another's case."""

import hashlib
from dataclasses import replace

import pytest

from brigade_app.domain.records import Action
from brigade_app.domain.when import parse_when
from brigade_app.operations.case_page import case_page
from brigade_app.operations.custody import CustodyAhead, CustodyEnded, add_custody, note_look, write_looks
from brigade_app.operations.disputes import enter_dispute
from brigade_app.operations.evidence import evidence_of, plan_intake, take_in, thumbnail
from brigade_app.operations.evidence_out import original_name, save_original
from brigade_app.operations.evidence_viewing import look_at
from brigade_app.operations.file_out import OutputNotWritten
from brigade_app.operations.intake import log_action
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.signing import changed_since, sign
from brigade_app.operations.volumes import court_package
from brigade_app.store.errors import DiskFull
from tests.operations.makers import PASSWORD, as_role, day
from tests.operations.media.makers import a_camera_jpeg, a_pdf


@pytest.fixture
def items(desk, case, reader, tmp_path):
    """A photograph and a paper of three pages, as they stand."""
    (tmp_path / "IMG_1.jpg").write_bytes(a_camera_jpeg(64, 48))
    (tmp_path / "证.pdf").write_bytes(a_pdf(pages=3))
    take_in(desk, case, plan_intake([tmp_path / "IMG_1.jpg", tmp_path / "证.pdf"]), reader=reader)
    return [row.evidence for row in evidence_of(desk, case)]


def acts(desk, case, number=0):
    return [link.act for link in evidence_of(desk, case)[number].custody]


def looks_at(desk, case, reader, item, *pages):
    for page in pages or (0,):
        assert look_at(desk, reader, case, item, 60, page).content


def test_who_pages_through_pictures_makes_one_deed_with_a_link_an_item(desk, case, reader, items):
    """Features 17: who collected, viewed, changed, exported."""
    before = desk.store.journal.head().seq
    looks_at(desk, case, reader, items[1], 0, 1, 2)
    looks_at(desk, case, reader, items[0])
    looks_at(desk, case, reader, items[1])
    assert desk.store.journal.head().seq == before, "nothing is written while somebody looks"
    assert write_looks(desk) == 2
    assert desk.store.journal.head().seq == before + 2
    assert acts(desk, case, 0) == acts(desk, case, 1) == ["taken-in", "viewed"]
    looks_at(desk, case, reader, items[0])
    assert write_looks(desk) == 0, "once a session and item"


def test_a_thumbnail_is_no_look(desk, case, reader, items):
    assert thumbnail(desk, reader, items[0], 60)
    assert write_looks(desk) == 0


def test_a_look_bears_the_time_of_the_look(desk, case, reader, items, clock):
    looks_at(desk, case, reader, items[0])
    clock.wind(hours=2)
    write_looks(desk)
    link = evidence_of(desk, case)[0].custody[-1]
    assert (desk.now() - link.at.instant).total_seconds() > 7000


def test_what_waits_is_written_at_the_lock_and_the_next_session_counts_anew(desk, case, reader, items, tmp_path, clock):
    looks_at(desk, case, reader, items[0])
    leave(desk)
    again = open_desk(tmp_path / "store", None, PASSWORD, clock)
    try:
        assert acts(again, case) == ["taken-in", "viewed"]
        looks_at(again, case, reader, items[0])
        write_looks(again)
        assert acts(again, case) == ["taken-in", "viewed", "viewed"]
    finally:
        leave(again)


def test_in_a_case_of_another_laptop_nothing_is_added(desk, case, reader, items, monkeypatch):
    monkeypatch.setattr(desk.store, "node", desk.store.node + 1)
    looks_at(desk, case, reader, items[0])
    assert write_looks(desk) == 0
    assert acts(desk, case) == ["taken-in"]


def test_a_store_that_is_only_read_takes_no_looks(desk, case, reader, items, monkeypatch):
    monkeypatch.setattr(desk.store, "is_read_only", True)
    looks_at(desk, case, reader, items[0])
    assert write_looks(desk) == 0


def test_looks_that_could_not_be_written_wait_on(desk, case, items, monkeypatch):
    note_look(desk, case, items[0].id)
    with monkeypatch.context() as full:
        full.setattr("brigade_app.operations.custody.save", _full)
        with pytest.raises(DiskFull):
            write_looks(desk)
    assert write_looks(desk) == 1


def _full(*_: object) -> None:
    raise DiskFull(folder="x")


def test_a_reviewers_look_does_not_make_his_approval_fall(desk, case, reader, items):
    mark = sign(as_role(desk, "responsible-person"), case, "approval", "同意", PASSWORD)
    looks_at(desk, case, reader, items[0])
    write_looks(desk)
    after = changed_since(desk, mark)
    assert (after.changed, after.added) == ((), ())


def test_an_original_is_saved_out_with_its_digest_and_a_link(desk, case, items, tmp_path):
    saved = save_original(desk, case, items[0].id, tmp_path / "out.jpg")
    assert saved.path.read_bytes() == (tmp_path / "IMG_1.jpg").read_bytes()
    assert saved.sha256 == hashlib.sha256(saved.path.read_bytes()).hexdigest()
    assert saved.digest_file.read_text() == f"{saved.sha256}  out.jpg\n"
    link = evidence_of(desk, case)[0].custody[-1]
    assert (link.act, link.means) == ("exported", "另存原始文件")
    assert any(row.record.what == "original-saved" for row in desk.store.records.list("event"))


def test_of_a_case_of_another_laptop_the_journal_alone_says_that_it_went_out(desk, case, items, tmp_path, monkeypatch):
    monkeypatch.setattr(desk.store, "node", desk.store.node + 1)
    save_original(desk, case, items[0].id, tmp_path / "out.jpg")
    assert acts(desk, case) == ["taken-in"]
    assert any(row.record.what == "original-saved" for row in desk.store.records.list("event"))


def test_a_copy_that_cannot_be_written_leaves_nothing_and_no_link(desk, case, items, tmp_path):
    with pytest.raises(OutputNotWritten):
        save_original(desk, case, items[0].id, tmp_path / "gone" / "out.jpg")
    assert acts(desk, case) == ["taken-in"]


def test_a_copy_bears_a_name_that_every_medium_can_hold(items):
    assert original_name(items[0]) == "IMG_1.jpg"
    assert original_name(replace(items[0], file=None, name="房屋/东侧?")) == "房屋_东侧_"


def test_what_goes_into_the_court_package_is_said_to_have_gone_out(desk, case, items, tmp_path):
    decision = log_action(desk, case, Action(id="", kind="decision", at=day("2026-11-23")), happened=True).action_id
    dispute = enter_dispute(desk, case, "litigation", day("2026-11-24"), decision)
    court_package(desk, case, dispute, tmp_path / "court")
    for row in evidence_of(desk, case):
        assert (row.custody[-1].act, row.custody[-1].means) == ("exported", "行政诉讼证据材料")
    assert case_page(desk, case).evidence[0].custody[-1].act == "exported"


def test_what_was_done_at_the_scene_is_dated_and_stands_in_its_place_of_the_chain(desk, case, items):
    item = items[0].id
    add_custody(desk, case, item, "moved", place="乡政府物证室")
    add_custody(desk, case, item, "collected", means="当事人提交", at=parse_when("2026-11-20T15:40:00+08:00"))
    chain = next(row.custody for row in evidence_of(desk, case) if row.evidence.id == item)
    assert [one.act for one in chain] == ["collected", "taken-in", "moved"]
    assert chain[0].at.text == "2026-11-20T15:40:00+08:00"
    with pytest.raises(CustodyAhead):
        add_custody(desk, case, item, "moved", place="他处", at=parse_when("2027-01-01"))


def test_a_thing_that_was_given_back_is_not_moved_afterwards_and_may_be_noted(desk, case, items):
    item = items[0].id
    add_custody(desk, case, item, "returned", result="本人签收", at=parse_when("2026-11-22"))
    with pytest.raises(CustodyEnded):
        add_custody(desk, case, item, "moved", place="物证室")
    add_custody(desk, case, item, "moved", place="物证室", at=parse_when("2026-11-21"))
    add_custody(desk, case, item, "noted", means="数量、规格、特征", result="1 把")

"""The viewer's pages and copies, and the steps that photographs are proposed to."""

import stat
import sys
from dataclasses import replace

import pytest

from brigade_app.domain.keeping import Claims
from brigade_app.domain.records import Action, Case, CaseFile, Evidence, EvidenceFile
from brigade_app.domain.when import parse_when
from brigade_app.operations.evidence import evidence_of, note_clock_offset, plan_intake, take_in
from brigade_app.operations.evidence_proposals import accept_proposal, proposals
from brigade_app.operations.evidence_viewing import copy_for_player, picture_of_page
from brigade_app.operations.intake import log_action
from brigade_app.operations.law import file_of
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.views import EvidenceRow
from tests.operations.makers import PASSWORD
from tests.operations.media.makers import a_camera_jpeg, a_film, a_pdf


def taken(desk, case, reader, path, content):
    path.write_bytes(content)
    item = take_in(desk, case, plan_intake([path]), reader=reader).files[0].evidence_id
    return next(row for row in evidence_of(desk, case) if row.evidence.id == item)


def test_r19_a_film_is_copied_for_the_players_eyes_only_and_gone_at_lock(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "VID_1.mp4", a_film())
    path = copy_for_player(desk, case, row.evidence.id)
    assert path.read_bytes() == a_film()
    assert "VID" not in path.name
    assert path.suffix == ".mp4"
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    links = next(one for one in evidence_of(desk, case) if one.evidence.id == row.evidence.id).custody
    assert [link.act for link in links] == ["taken-in", "viewed"]
    leave(desk)
    assert not path.exists()


def test_r19_what_a_crash_left_in_the_cache_is_gone_at_the_next_start(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "VID_1.mp4", a_film())
    path = copy_for_player(desk, case, row.evidence.id)
    content = path.read_bytes()
    leave(desk)
    path.parent.mkdir()
    path.write_bytes(content)
    again = open_desk(tmp_path / "store", None, PASSWORD)
    assert not path.exists()
    leave(again)


def test_the_pages_of_a_pdf_are_drawn_one_by_one_and_beyond_the_last_it_is_the_last(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "证.pdf", a_pdf(pages=3))
    drawn = [picture_of_page(desk, reader, row.evidence, 400, page) for page in (0, 2, 99)]
    assert [one.pages for one in drawn] == [3, 3, 3]
    assert drawn[1].content == drawn[2].content
    assert all(one.content for one in drawn)


def a_row(item="e1", made_by=None, made_at=None, taken_at=None, offset=None):
    file = EvidenceFile(sha256="a" * 64)
    claims = Claims(id=file.sha256, taken_at=parse_when(taken_at) if taken_at else None, clock_offset_s=offset)
    evidence = Evidence(id=item, file=file, made_by=made_by, made_at=parse_when(made_at) if made_at else None)
    return EvidenceRow(evidence=evidence, claims=claims, custody=(), present=True, added_at=None, after_seal=False)


def a_file(*actions):
    return CaseFile(case=Case(id="c"), actions=actions)


INSPECTION = Action(
    id="a1", kind="on-site-inspection", at=parse_when("2026-11-24T09:10:00+08:00"),
    ended_at=parse_when("2026-11-24T10:00:00+08:00"), officers=("o1", "o2"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("row", "fits"),
    [
        (a_row(taken_at="2026-11-24T09:30:00+08:00"), True),
        (a_row(taken_at="2026-11-24T09:30:00+08:00", made_by="o1"), True),
        (a_row(taken_at="2026-11-24T09:30:00+08:00", made_by="o9"), False),
        (a_row(taken_at="2026-11-24T15:30:00+08:00"), False),
        (a_row(taken_at="2026-11-24T15:30:00+08:00", offset=-6 * 3600), True),
        (a_row(made_at="2026-11-24T09:30:00+08:00", taken_at="2020-01-01T00:00:00+08:00"), True),
        (a_row(made_at="2026-11-24"), False),
        (a_row(), False),
    ],
)
def test_a_photograph_is_proposed_to_the_step_whose_time_and_officer_fit(row, fits):
    assert [one.evidence for one in proposals(a_file(INSPECTION), [row])] == ([("e1",)] if fits else [])


def test_the_nearest_of_two_steps_is_proposed_and_what_a_step_names_is_left_alone():
    later = replace(INSPECTION, id="a2", kind="inquiry", at=parse_when("2026-11-24T09:50:00+08:00"))
    row = a_row(taken_at="2026-11-24T09:48:00+08:00")
    assert [one.action.id for one in proposals(a_file(INSPECTION, later), [row])] == ["a2"]
    assert proposals(a_file(replace(INSPECTION, evidence=("e1",))), [row]) == ()


def test_a_person_accepts_a_proposal_and_the_step_names_the_photographs(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "IMG_1.jpg", a_camera_jpeg(64, 48))
    at = parse_when("2026-03-01T09:20:00+08:00")
    step = log_action(desk, case, Action(id="", kind="on-site-inspection", at=at), happened=True).action_id
    found = proposals(file_of(desk, case), evidence_of(desk, case))
    assert [(one.action.id, one.evidence) for one in found] == [(step, (row.evidence.id,))]
    accept_proposal(desk, case, step, found[0].evidence)
    assert next(one for one in file_of(desk, case).actions if one.id == step).evidence == (row.evidence.id,)
    assert proposals(file_of(desk, case), evidence_of(desk, case)) == ()


def test_a_wrong_clock_is_reckoned_in_once_it_is_proven(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "IMG_1.jpg", a_camera_jpeg(64, 48))
    at = parse_when("2026-03-01T17:20:00+08:00")
    log_action(desk, case, Action(id="", kind="on-site-inspection", at=at), happened=True)
    assert proposals(file_of(desk, case), evidence_of(desk, case)) == ()
    note_clock_offset(desk, case, [row.evidence.id], 8 * 3600, "拍有电脑时钟的照片")
    assert len(proposals(file_of(desk, case), evidence_of(desk, case))) == 1

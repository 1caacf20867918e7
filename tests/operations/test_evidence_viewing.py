"""The viewer's pages and copies, and the steps that photographs are proposed to."""

import stat
import sys
from dataclasses import replace

import pytest

from brigade_app.domain.keeping import Claims
from brigade_app.domain.records import Action, Case, CaseFile, Evidence, EvidenceFile
from brigade_app.domain.when import parse_when
from brigade_app.operations.evidence import evidence_of, note_clock_offset, plan_intake, take_in, thumbnail
from brigade_app.operations.evidence_proposals import accept_proposal, proposals
from brigade_app.operations.evidence_viewing import PagePicture, copy_for_player, picture_of_page
from brigade_app.operations.intake import log_action
from brigade_app.operations.law import file_of
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.views import EvidenceRow
from brigade_app.store.errors import EvidenceTooLarge
from tests.operations.makers import PASSWORD
from tests.operations.media.film_makers import bar_at, h264, padded
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


def test_a_film_shows_stills_with_their_times_and_a_thumbnail(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "VID_1.mp4", h264())
    drawn = [picture_of_page(desk, reader, row.evidence, 400, page) for page in (0, 3, 99)]
    assert [(one.pages, one.still_ms) for one in drawn] == [(6, 0), (6, 3000), (6, 5000)]
    assert [round(bar_at(one.content), 1) for one in drawn] == [0.0, 0.5, 0.8]
    assert bar_at(thumbnail(desk, reader, row.evidence, 160)) < 0.05


def test_a_film_too_large_for_memory_tells_its_length_and_shows_its_stills_out_of_the_vault(
    desk, case, reader, tmp_path
):
    path = tmp_path / "VID_2.mp4"
    with path.open("wb") as out:
        out.writelines(padded(h264(), 70 << 20))
    item = take_in(desk, case, plan_intake([path]), reader=reader).files[0].evidence_id
    path.unlink()
    row = next(one for one in evidence_of(desk, case) if one.evidence.id == item)
    assert (row.claims.duration_ms, row.claims.media_type) == (6000, "video/mp4")
    with pytest.raises(EvidenceTooLarge):
        desk.store.vault.read(row.evidence.file.sha256)
    drawn = picture_of_page(desk, reader, row.evidence, 400, 4)
    assert (drawn.pages, drawn.still_ms) == (6, 4000)
    assert bar_at(drawn.content) == pytest.approx(4 / 6, abs=0.05)
    assert bar_at(thumbnail(desk, reader, row.evidence, 160)) < 0.05


def test_a_film_that_is_not_here_or_is_damaged_has_no_picture_and_is_no_error(desk, case, reader, tmp_path):
    row = taken(desk, case, reader, tmp_path / "VID_1.mp4", h264())
    path = desk.store.vault.path(row.evidence.file.sha256)
    sealed = path.read_bytes()
    path.chmod(0o600)
    path.write_bytes(sealed[:-100] + bytes(100))
    assert picture_of_page(desk, reader, row.evidence, 400) == PagePicture(None, 0)
    assert thumbnail(desk, reader, row.evidence, 160) is None
    path.unlink()
    assert picture_of_page(desk, reader, row.evidence, 400) == PagePicture(None, 0)
    assert thumbnail(desk, reader, row.evidence, 160) is None


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

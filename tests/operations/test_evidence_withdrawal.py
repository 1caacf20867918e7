"""Evidence withdrawn: its own custody goes along; a step, a line, a signed paper that uses it is named."""

import pytest

from brigade_app.domain.keeping import Change, IssuedDocument
from brigade_app.domain.records import Action
from brigade_app.operations.evidence import add_custody, evidence_of, plan_intake, put_on_line, take_in
from brigade_app.operations.evidence_seal import seal_evidence
from brigade_app.operations.intake import log_action
from brigade_app.operations.law import file_of
from brigade_app.operations.saving import make_id
from brigade_app.operations.withdrawal import SealedForGood, StillNeeded, bring_back, withdraw
from brigade_app.operations.wording import word_error
from tests.operations.makers import day, put
from tests.operations.media.makers import a_camera_jpeg


@pytest.fixture
def photo(desk, case, reader, tmp_path):
    """The id of a photograph that was taken in, moved, and nothing else."""
    (tmp_path / "IMG_1.jpg").write_bytes(a_camera_jpeg(64, 48))
    taken = take_in(desk, case, plan_intake([tmp_path / "IMG_1.jpg"]), reader=reader).files[0].evidence_id
    add_custody(desk, case, taken, "moved", place="物证室")
    return taken


def ids(desk, case):
    return {one.id for one in file_of(desk, case).evidence}


def refusal(desk, photo):
    with pytest.raises(StillNeeded) as refused:
        withdraw(desk, "evidence", photo, "拍错了")
    return word_error(refused.value, "zh"), word_error(refused.value, "en")


def test_its_own_custody_is_no_obstacle_and_comes_back_with_it(desk, case, photo):
    withdraw(desk, "evidence", photo, "拍错了")
    assert photo not in ids(desk, case)
    bring_back(desk, "evidence", photo, "核对后有用")
    assert [link.act for link in evidence_of(desk, case)[0].custody] == ["taken-in", "moved"]


def test_a_step_that_shows_it_is_named(desk, case, photo):
    step = Action(id="", kind="on-site-inspection", at=day("2026-11-21"), evidence=(photo,))
    log_action(desk, case, step, happened=True)
    zh, en = refusal(desk, photo)
    assert "步骤“现场检查（勘验） 2026-11-21”" in zh
    assert "2026-11-21" in en
    assert photo in ids(desk, case)


def test_a_line_of_the_checklist_is_named(desk, case, photo):
    put_on_line(desk, case, [photo], "photo")
    assert "证据清单“现场照片”" in refusal(desk, photo)[0]
    put_on_line(desk, case, [photo], None)
    withdraw(desk, "evidence", photo, "拍错了")


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"kind": "T22", "state": "signed"}, True),
        ({"kind": "T34", "state": "issued", "number": "南召（城郊）罚立〔2026〕1号"}, True),
        ({"kind": "T22", "state": "issued"}, False),
        ({"kind": "T22", "state": "draft"}, False),
        ({"kind": "T34", "state": "void", "number": "南召（城郊）罚立〔2026〕1号"}, False),
        ({"kind": "T05", "state": "signed"}, False),
    ],
)
def test_a_paper_that_lists_the_evidence_is_named_once_it_counts(desk, case, photo, fields, refused):
    paper = IssuedDocument(id=make_id(desk), case=case, **fields)
    put(desk, Change(record=paper, case=case))
    if refused:
        assert "文书“" in refusal(desk, photo)[0]
    else:
        withdraw(desk, "evidence", photo, "拍错了")
        assert photo not in ids(desk, case)


def test_a_paper_of_the_time_before_the_item_does_not_list_it(desk, case, reader, tmp_path):
    paper = IssuedDocument(id=make_id(desk), case=case, kind="T22", state="signed")
    put(desk, Change(record=paper, case=case))
    (tmp_path / "IMG_2.jpg").write_bytes(a_camera_jpeg(64, 48, shade=9))
    taken = take_in(desk, case, plan_intake([tmp_path / "IMG_2.jpg"]), reader=reader).files[0].evidence_id
    withdraw(desk, "evidence", taken, "拍错了")
    assert taken not in ids(desk, case)


def test_a_sealed_item_stays_once_the_decision_is_made_and_may_go_before(desk, case, photo, reader, tmp_path):
    (tmp_path / "IMG_2.jpg").write_bytes(a_camera_jpeg(64, 48, shade=9))
    other = take_in(desk, case, plan_intake([tmp_path / "IMG_2.jpg"]), reader=reader).files[0].evidence_id
    seal_evidence(desk, case)
    withdraw(desk, "evidence", other, "拍错了")
    log_action(desk, case, Action(id="", kind="decision", at=day("2026-11-23")), happened=True)
    with pytest.raises(SealedForGood) as refused:
        withdraw(desk, "evidence", photo, "拍错了")
    assert "IMG_1.jpg" in word_error(refused.value, "zh")


def test_what_was_added_after_the_decision_can_still_be_withdrawn(desk, case, photo, reader, tmp_path):
    log_action(desk, case, Action(id="", kind="decision", at=day("2026-11-23")), happened=True)
    (tmp_path / "IMG_2.jpg").write_bytes(a_camera_jpeg(64, 48, shade=9))
    late = take_in(desk, case, plan_intake([tmp_path / "IMG_2.jpg"]), reader=reader).files[0].evidence_id
    withdraw(desk, "evidence", late, "拍错了")
    assert ids(desk, case) == {photo}


def test_a_party_that_a_step_names_is_refused_with_the_step(desk, case):
    party = file_of(desk, case).parties[0].id
    step = next(one for one in file_of(desk, case).actions if party in (one.parties or ()))
    with pytest.raises(StillNeeded) as refused:
        withdraw(desk, "party", party, "录错人")
    assert refused.value.facts["by"] == (step.id,)

"""Taking files in: planned, sealed, recorded; what cannot be taken in is named and the rest goes on (R8, R15, R24)."""

import io
import os
import sys
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Custody
from brigade_app.domain.provenance import METHODS, methods_for
from brigade_app.domain.records import Evidence
from brigade_app.operations import evidence_reading
from brigade_app.operations.evidence import evidence_of, plan_intake, read_original, take_in
from brigade_app.operations.evidence_intake import IntakeProgress
from brigade_app.operations.evidence_reading import StillGrowing
from brigade_app.operations.intake import new_action
from brigade_app.operations.roles import CaseNotHere, NotYourRole
from brigade_app.operations.saving import living
from brigade_app.store.errors import DiskFull
from tests.operations.makers import an_action, as_role
from tests.operations.media.makers import a_camera_jpeg, a_film, a_png


@pytest.fixture
def phone(tmp_path):
    """A phone with three photographs, a film, a thumbnail folder and other things beside the camera's."""
    camera = tmp_path / "手机" / "DCIM" / "Camera"
    camera.mkdir(parents=True)
    for n in (2, 10, 1):
        (camera / f"IMG_{n}.jpg").write_bytes(a_camera_jpeg(320, 240, shade=n * 10))
    (camera / "VID_1.mp4").write_bytes(a_film())
    (camera / ".thumbnails").mkdir()
    (camera / ".thumbnails" / "1.jpg").write_bytes(b"\xff\xd8\xff")
    (camera / "Thumbs.db").write_bytes(b"x")
    (tmp_path / "手机" / "Music").mkdir()
    (tmp_path / "手机" / "Music" / "song.mp3").write_bytes(b"ID3")
    return tmp_path / "手机"


def states(intake) -> list[str]:
    return [one.state for one in intake.files]


def test_of_a_phone_the_plan_takes_what_the_camera_made_in_the_order_a_person_counts(phone, desk, case):
    plan = plan_intake([phone], desk, case)
    assert [one.name for one in plan.files] == ["IMG_1.jpg", "IMG_2.jpg", "IMG_10.jpg", "VID_1.mp4"]
    assert [one.media_type for one in plan.files] == ["image/jpeg"] * 3 + ["video/mp4"]
    assert plan.total_bytes == sum(one.path.stat().st_size for one in plan.files)
    assert plan.has_room
    assert plan.needed_bytes > plan.total_bytes + 500 * 2**20


def test_a_plan_without_a_desk_knows_files_and_no_room(phone):
    plan = plan_intake([phone])
    assert len(plan.files) == 4
    assert plan.free_bytes is None


def test_the_plan_names_what_looks_the_same_and_what_cannot_be_taken(phone, desk, case, tmp_path):
    twin = tmp_path / "另存.jpg"
    twin.write_bytes((phone / "DCIM" / "Camera" / "IMG_1.jpg").read_bytes())
    empty = tmp_path / "空.jpg"
    empty.touch()
    plan = plan_intake([phone / "DCIM", twin, twin, empty, tmp_path / "没有.jpg"], desk, case)
    found = {one.name: (one.problem, one.same_as) for one in plan.files}
    assert len(plan.files) == 7
    assert found["另存.jpg"] == (None, "IMG_1.jpg")
    assert found["空.jpg"] == ("empty", None)
    assert found["没有.jpg"] == ("not-found", None)
    assert {one.name for one in plan.problems} == {"空.jpg", "没有.jpg"}


def test_a_method_that_the_file_itself_contradicts_is_not_recorded(desk, case, reader, tmp_path):
    """证据规定 art. 12: a messenger's copy did not come from the original carrier, whoever says so."""
    made = {
        "IMG_1.jpg": a_camera_jpeg(320, 240), "mmexport1700000000000.jpg": a_camera_jpeg(320, 240, shade=9),
        "Screenshot_1.png": a_png(40, 30), "CamScanner 1.jpg": a_camera_jpeg(320, 240, shade=33),
    }  # fmt: skip
    for name, content in made.items():
        (tmp_path / name).write_bytes(content)
    take_in(desk, case, plan_intake([tmp_path / one for one in made]), reader=reader, method="从原始载体导入")
    rows = {row.evidence.name: row for row in evidence_of(desk, case)}
    assert rows["IMG_1.jpg"].evidence.method == "从原始载体导入"
    assert rows["IMG_1.jpg"].custody[0].means == "从原始载体导入"
    for name in list(made)[1:]:
        assert rows[name].evidence.method is None, name
        assert rows[name].custody[0].means is None, name


def test_what_a_file_is_suggests_how_it_came(desk):
    assert methods_for("camera-original")[0] == "carrier"
    assert methods_for("messenger-copy")[0] == "sent"
    assert methods_for("screenshot")[0] == "screenshot"
    assert methods_for("re-photographed")[:2] == ("scanned", "re-photographed")
    assert set(methods_for("unknown")) == set(methods_for(None)) == set(METHODS)


def test_files_are_filed_with_claims_and_custody_and_stay_as_they_were(phone, desk, case, reader):
    plan = plan_intake([phone], desk, case)
    before = {one.path: (one.path.read_bytes(), one.path.stat().st_mtime_ns) for one in plan.files}
    intake = take_in(desk, case, plan, reader=reader, method="数据线拷贝", made_by="o1")
    assert states(intake) == ["filed"] * 4
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before} == before
    rows = evidence_of(desk, case)
    assert [row.evidence.name for row in rows] == ["IMG_1.jpg", "IMG_2.jpg", "IMG_10.jpg", "VID_1.mp4"]
    assert [row.evidence.kind for row in rows] == ["electronic"] * 3 + ["audiovisual"]
    first = rows[0]
    assert first.present
    assert (first.evidence.method, first.evidence.made_by) == ("数据线拷贝", "o1")
    assert (first.claims.model, first.claims.grade) == ("ALN-AL00", "camera-original")
    assert first.evidence.made_at is None, "a claimed time is not a known one"
    assert [(link.act, link.result) for link in first.custody] == [
        ("taken-in", f"SHA-256 {first.evidence.file.sha256}")
    ]
    assert read_original(desk, first.evidence.id) == before[plan.files[0].path][0]


def test_the_same_files_again_are_named_duplicates_and_leave_no_row(phone, desk, case, reader):
    first = take_in(desk, case, plan_intake([phone], desk, case), reader=reader)
    head = desk.store.journal.head()
    plan = plan_intake([phone], desk, case)
    assert all(one.same_as for one in plan.files)
    again = take_in(desk, case, plan, reader=reader)
    assert states(again) == ["duplicate"] * 4
    assert [one.duplicate_of for one in again.files] == [one.evidence_id for one in first.files]
    assert desk.store.journal.head() == head


def test_a_duplicate_under_another_name_is_known_by_its_content(phone, desk, case, reader, tmp_path):
    take_in(desk, case, plan_intake([phone], desk, case), reader=reader)
    renamed = tmp_path / "改名.jpg"
    renamed.write_bytes((phone / "DCIM" / "Camera" / "IMG_2.jpg").read_bytes())
    again = take_in(desk, case, plan_intake([renamed], desk, case), reader=reader)
    assert states(again) == ["duplicate"]
    assert len(living(desk, Evidence, case)) == 4


def test_the_same_file_may_be_evidence_of_two_cases(phone, desk, case, reader):
    other = new_action(desk, an_action())
    for one in (case, other):
        assert states(take_in(desk, one, plan_intake([phone], desk, one), reader=reader)) == ["filed"] * 4
    assert len(living(desk, Custody, other)) == 4


def test_an_intake_that_was_stopped_goes_on_where_it_was(phone, desk, case, reader):
    plan = plan_intake([phone], desk, case)
    seen: list[IntakeProgress] = []
    stopped = take_in(desk, case, plan, seen.append, lambda: seen[-1].number > 2, reader=reader)
    assert states(stopped) == ["filed", "filed", "left", "left"]
    assert len(living(desk, Evidence, case)) == 2
    resumed = take_in(desk, case, plan, reader=reader)
    assert states(resumed) == ["duplicate", "duplicate", "filed", "filed"]


def test_progress_counts_every_byte_once_and_names_the_file(phone, desk, case, reader):
    plan = plan_intake([phone], desk, case)
    seen: list[IntakeProgress] = []
    take_in(desk, case, plan, seen.append, reader=reader)
    done = [one.done_bytes for one in seen]
    assert done == sorted(done)
    assert done[-1] == plan.total_bytes == seen[-1].total_bytes
    assert {one.name for one in seen} == {one.name for one in plan.files}
    assert (seen[-1].number, seen[-1].count) == (4, 4)


def test_a_file_that_vanishes_is_named_and_the_rest_goes_on(phone, desk, case, reader):
    plan = plan_intake([phone], desk, case)
    plan.files[1].path.unlink()
    intake = take_in(desk, case, plan, reader=reader)
    assert states(intake) == ["filed", "failed", "filed", "filed"]
    assert intake.files[1].name == "IMG_2.jpg"
    assert intake.files[1].error is not None


@pytest.mark.parametrize("times", [1, 10**9])
def test_a_file_that_grows_while_it_is_read_is_named_and_not_filed(phone, desk, case, reader, times):
    plan = plan_intake([phone], desk, case)
    grown, left = plan.files[0].path, [times]

    def grow(progress: IntakeProgress) -> None:
        if progress.number == 1 and progress.done_bytes and left[0]:
            left[0] -= 1
            with grown.open("ab") as stream:
                stream.write(b"more")

    intake = take_in(desk, case, plan, grow, reader=reader)
    assert isinstance(intake.files[0].error, StillGrowing)
    assert states(intake)[1:] == ["filed"] * 3
    assert "IMG_1.jpg" not in [one.name for one in living(desk, Evidence, case)]


def test_a_source_without_an_end_is_stopped_a_little_beyond_its_planned_size(desk, case, reader, tmp_path, monkeypatch):
    """A pipe or a recording under way has no size that could be held against it; the vault would read it for ever."""
    monkeypatch.setattr(evidence_reading, "MARGIN_BYTES", 1 << 20)
    source = tmp_path / "VID.mp4"
    source.write_bytes(a_film())
    plan, read = plan_intake([source], desk, case), [0]
    seal = desk.store.vault.seal

    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, room):
            read[0] += len(room)
            return len(room)

    monkeypatch.setattr(desk.store.vault, "seal", lambda path, **more: seal(io.BufferedReader(Endless()), **more))
    intake = take_in(desk, case, plan, reader=reader)
    assert isinstance(intake.files[0].error, StillGrowing)
    assert read[0] < 8 << 20


def test_a_copy_that_ended_after_the_plan_was_made_is_filed_whole(desk, case, reader, tmp_path):
    source = tmp_path / "IMG_1.jpg"
    content = a_camera_jpeg(320, 240)
    source.write_bytes(content[:2000])
    plan = plan_intake([source], desk, case)
    source.write_bytes(content)
    intake = take_in(desk, case, plan, reader=reader)
    assert read_original(desk, intake.files[0].evidence_id) == content


def test_twins_in_one_plan_are_filed_once(desk, case, reader, tmp_path):
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (tmp_path / name).write_bytes(a_camera_jpeg(320, 240))
    intake = take_in(desk, case, plan_intake(sorted(tmp_path.glob("?.jpg")), desk, case), reader=reader)
    assert states(intake) == ["filed", "duplicate", "duplicate"]
    assert {one.duplicate_of for one in intake.files[1:]} == {intake.files[0].evidence_id}


def test_an_empty_file_is_named_and_not_filed(desk, case, reader, tmp_path):
    empty, photo = tmp_path / "空.jpg", tmp_path / "1.jpg"
    empty.touch()
    photo.write_bytes(a_camera_jpeg(64, 48))
    intake = take_in(desk, case, plan_intake([empty, photo], desk, case), reader=reader)
    assert states(intake) == ["failed", "filed"]
    assert intake.files[0].error.facts["reason"] == "empty"


HOSTILE = ["a\u202egpj.exe", "😀📷.jpg", "字" * 84 + ".p", "CON.jpg", "x\u200b.jpg", " .jpg", "a\nb.jpg", "-rf.jpg"]


@pytest.mark.skipif(sys.platform == "win32", reason="names that Windows cannot make")
def test_hostile_names_are_filed_shown_and_kept_within_bounds(desk, case, reader, tmp_path):
    for n, name in enumerate(HOSTILE):
        (tmp_path / name).write_bytes(a_png(20 + n, 20))
    bytes_name = os.fsencode(tmp_path) + b"/\xff\xfe.jpg"
    Path(os.fsdecode(bytes_name)).write_bytes(a_png(50, 20))
    paths = [tmp_path / name for name in HOSTILE] + [Path(os.fsdecode(bytes_name))]
    intake = take_in(desk, case, plan_intake(paths, desk, case), reader=reader)
    assert states(intake) == ["filed"] * 9
    names = [row.evidence.file.name for row in evidence_of(desk, case)]
    assert "a[U+202E]gpj.exe" in names
    assert "x[U+200B].jpg" in names
    assert "[U+DCFF][U+DCFE].jpg" in names
    assert "😀📷.jpg" in names
    assert all(len(name) <= 200 and len(name.encode()) <= 255 for name in names)


def test_damaged_pictures_bombs_and_unknown_files_are_filed_all_the_same(desk, case, reader, tmp_path):
    odd = {
        "坏.jpg": a_camera_jpeg()[:3000],
        "x.bin": bytes(range(256)),
        "记.txt": "某日".encode(),
        "假.jpg": a_png(9, 9),
    }
    for name, content in odd.items():
        (tmp_path / name).write_bytes(content)
    intake = take_in(desk, case, plan_intake([tmp_path / name for name in odd], desk, case), reader=reader)
    assert states(intake) == ["filed"] * 4
    assert "truncated" in intake.files[0].claims.grounds
    assert "wrong-extension" in intake.files[3].claims.grounds


def test_a_file_of_4_gib_is_planned_by_its_true_size(desk, case, tmp_path):
    large = tmp_path / "VID.mp4"
    with large.open("wb") as stream:
        stream.write(a_film())
        stream.truncate(4 * 2**30)
    plan = plan_intake([large], desk, case)
    assert plan.total_bytes == 4 * 2**30
    assert plan.needed_bytes >= 8 * 2**30


def test_when_the_disk_is_full_the_file_is_named_and_the_rest_is_left(phone, desk, case, reader, monkeypatch):
    plan = plan_intake([phone], desk, case)
    seal = desk.store.vault.seal

    def full(source, **more):
        if Path(source).name == "IMG_2.jpg":
            raise DiskFull(folder=str(desk.store.folder), unsaved="IMG_2.jpg", needed=1)
        return seal(source, **more)

    monkeypatch.setattr(desk.store.vault, "seal", full)
    intake = take_in(desk, case, plan, reader=reader)
    assert states(intake) == ["filed", "failed", "left", "left"]
    assert isinstance(intake.files[1].error, DiskFull)


def test_only_the_brigade_takes_evidence_in_and_only_into_a_case_that_is_there(phone, desk, case):
    plan = plan_intake([phone])
    with pytest.raises(NotYourRole):
        take_in(as_role(desk, "audit-admin"), case, plan)
    with pytest.raises(CaseNotHere):
        take_in(desk, "0" * 32, plan)

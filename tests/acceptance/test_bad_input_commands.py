"""Bad input as commands: exit code, a sentence that says what, where and what to do, in both languages; nothing lost.

Each test compares all records and the vault before and after, and asks the store to verify itself.
"""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from brigade_app.domain.records import Evidence
from brigade_app.operations import exporting
from brigade_app.operations.desk import Desk, system_clock
from brigade_app.operations.intake import new_action
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.saving import living
from brigade_app.store import Cost, passwords
from brigade_app.store.disk import Disk
from brigade_app.sync.medium import Medium
from tests.acceptance.makers import Ran, dump_of
from tests.operations.case_makers import case_file_bytes
from tests.operations.exchange_makers import a_case, a_desk, enrol, photo
from tests.operations.makers import PASSWORD, WoundClock, an_action
from tests.operations.media.makers import a_camera_jpeg, a_huge_png, a_png
from tests.store.disk_shim import FULL, READONLY, shimmed

Run = Callable[..., Ran]
DONE, REFUSED, UNREADABLE, UNTRUSTED, FAILED = 0, 1, 2, 3, 4
SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"
BLANK = re.compile(r"[（(“《：]\s*[）)”》。]|(?<=[剩余要用])\s+字节|\{\w+\}|\bNone\b")


@pytest.fixture(autouse=True)
def _in_chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BRIGADE_LANGUAGE")


def says(run: Run, *words: object, code: int, zh: str, en: str, store: Path | None = None) -> Ran:
    """Run in both languages; each time the code and a sentence with these words, whole, and no result beside it."""
    more = ("--store", store) if store is not None else ()
    ran = None
    for language, wanted in (("zh", zh), ("en", en)):
        ran = run("--language", language, *words, *more)
        assert ran.code == code, (ran.code, ran.err)
        assert re.search(wanted, ran.err), ran.err
        assert not BLANK.search(ran.err), f"a blank in the sentence: {ran.err}"
    assert ran is not None
    return ran


def opened(store: Path) -> Desk:
    return open_desk(store, None, PASSWORD, system_clock, cost=Cost.for_tests())


@pytest.fixture
def case(store: Path) -> str:
    """A case in the closed store."""
    desk = opened(store)
    made = new_action(desk, an_action())
    leave(desk)
    return made


# --- the store does not open ------------------------------------------------------------------------------------------


def test_a_wrong_password_is_answered_with_one_text_and_a_wait_that_grows(run, store, monkeypatch):
    """R34: five free, then 30 s, doubled; an unknown account gets the very same words."""
    before = dump_of(store)
    monkeypatch.setenv("BRIGADE_PASSWORD", "完全不对的口令完全不对")
    wrong = [run("case", "list", "--store", store) for _ in range(3)]
    unknown = [run("case", "list", "--store", store, "--as", "查无此人") for _ in range(2)]
    assert {one.code for one in wrong + unknown} == {FAILED}
    assert len({one.err for one in wrong + unknown}) == 1
    waits = []
    for _ in range(2):
        ran = run("case", "list", "--store", store)
        assert ran.code == FAILED
        waits.append(int(next(iter(re.findall(r"\d+", ran.err)))))
    assert 25 <= waits[0] <= 31
    assert [passwords.wait_after(count) for count in (4, 5, 6, 7, 30)] == [0, 30, 60, 120, 900]
    monkeypatch.setenv("BRIGADE_PASSWORD", PASSWORD)
    refused = run("case", "list", "--store", store)
    assert refused.code == FAILED, "the right password waits too, or the wait would tell which was right"
    monkeypatch.setattr(passwords, "_UNTIL", {})
    shutil.rmtree(store.parent / "state")
    assert dump_of(store) == before


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(run, store):
    """R3."""
    desk = opened(store)
    known = desk.store._engine.writer.execute("PRAGMA user_version").fetchone()[0]
    desk.store._engine.writer.execute("PRAGMA user_version = 99")
    leave(desk)
    before = (store / "store.db").read_bytes()
    says(run, "case", "list", store=store, code=FAILED, zh=f"较新版本.*99.*{known}.*升级", en="newer program.*99")
    assert (store / "store.db").read_bytes() == before


def test_a_second_program_is_told_who_has_the_store_and_changes_nothing(run, store):
    desk = opened(store)
    try:
        says(run, "case", "list", store=store, code=FAILED, zh="正在使用.*关闭", en="in use.*Close")
        assert new_action(desk, an_action())
    finally:
        leave(desk)


def test_a_folder_without_a_store_is_named(run, tmp_path):
    place = tmp_path / "没有 这里"
    says(run, "case", "list", store=place, code=FAILED, zh="没有 这里”中没有数据库", en="no store in .*没有 这里")
    assert not place.exists()


# --- the store's disk -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "zh", "en"),
    [(FULL, "空间不足.*没有保存.*清理", "disk is full.*not saved.*room"),
     (READONLY, "不能写入|只读", "cannot be written")],
    ids=["full", "read-only"],
)  # fmt: skip
def test_a_disk_that_takes_nothing_loses_nothing_and_says_so(run, store, case, tmp_path, fault, zh, en):
    """R6, R8: the database's own writes fail, as the system says it; a fault that provably fired."""
    path = tmp_path / "案.json"
    path.write_bytes(case_file_bytes())
    before = dump_of(store)
    with shimmed(lambda what, name: fault if what == "write" and name.endswith("-wal") else None) as shim:
        says(run, "case", "import", path, store=store, code=FAILED, zh=zh, en=en)
    assert shim.fired > 0
    assert dump_of(store) == before


def test_evidence_is_not_begun_where_the_disk_has_no_room_for_it(run, store, case, tmp_path, monkeypatch):
    """R8."""
    path = tmp_path / "IMG_1.jpg"
    path.write_bytes(a_camera_jpeg(64, 48))
    before = dump_of(store)
    monkeypatch.setattr(Disk, "free_bytes", lambda self, folder: 1 << 20)
    says(run, "evidence", "add", "--case", case, path, store=store, code=FAILED, zh="1048576 字节", en="1048576 bytes")
    monkeypatch.undo()
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    assert dump_of(store) == before


# --- files of evidence ------------------------------------------------------------------------------------------------


def test_a_file_that_is_gone_is_named_and_the_others_are_filed(run, store, case, tmp_path):
    good = tmp_path / "IMG_1.jpg"
    good.write_bytes(a_camera_jpeg(64, 48))
    ran = says(
        run, "evidence", "add", "--case", case, tmp_path / "IMG_0.jpg", good, store=store, code=UNREADABLE,
        zh="IMG_0.jpg.*没有录入（没有找到）", en="IMG_0.jpg.*not taken in",
    )  # fmt: skip
    assert "IMG_1.jpg" in ran.out
    assert [one.name for one in _evidence(store, case)] == ["IMG_1.jpg"]


def _evidence(store: Path, case: str) -> tuple[Evidence, ...]:
    desk = opened(store)
    try:
        return living(desk, Evidence, case)
    finally:
        leave(desk)


def test_a_file_that_grows_while_it_is_read_is_named_and_not_filed(run, store, case, tmp_path, monkeypatch):
    path = tmp_path / "VID_1.mp4"
    path.write_bytes(bytes(300_000))
    before = dump_of(store)
    write = Disk.write

    def grow(self: Disk, stream: Any, block: bytes) -> None:
        with path.open("ab") as more:
            more.write(b"more")
        write(self, stream, block)

    monkeypatch.setattr(Disk, "write", grow)
    says(
        run, "evidence", "add", "--case", case, path, store=store, code=REFUSED,
        zh="VID_1.mp4.*变大.*没有录入", en="VID_1.mp4.*growing.*not taken in",
    )  # fmt: skip
    monkeypatch.setattr(Disk, "write", write)
    assert dump_of(store) == before
    assert not list((store / "vault" / "tmp").iterdir())


def test_an_empty_file_is_named_and_not_filed(run, store, case, tmp_path):
    path = tmp_path / "空的.jpg"
    path.touch()
    before = dump_of(store)
    says(
        run, "evidence", "add", "--case", case, path, store=store, code=UNREADABLE,
        zh="空的.jpg.*没有录入（.*空", en="空的.jpg.*empty",
    )  # fmt: skip
    assert dump_of(store) == before


def test_a_file_of_4_gib_is_refused_by_its_size_where_it_does_not_fit(run, store, case, tmp_path, monkeypatch):
    """Sparse here; nothing of it is written."""
    path = tmp_path / "VID_4G.mp4"
    with path.open("wb") as stream:
        stream.truncate(4 << 30)
    before = dump_of(store)
    monkeypatch.setattr(Disk, "free_bytes", lambda self, folder: 5 << 30)
    says(
        run, "evidence", "add", "--case", case, path, store=store, code=FAILED,
        zh=str(5 << 30), en=str((8 << 30) + 500 * (1 << 20)),
    )  # fmt: skip
    monkeypatch.undo()
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))
    assert dump_of(store) == before


@pytest.mark.long
def test_a_file_of_4_gib_is_really_filed_and_comes_back(run, store, case, tmp_path):
    if shutil.disk_usage(tmp_path).free < 15 << 30:
        pytest.skip("needs 15 GiB of free disk")
    path = tmp_path / "VID_4G.mp4"
    with path.open("wb") as stream:
        stream.write(b"begin")
        stream.truncate(4 << 30)
    assert run("evidence", "add", "--case", case, path, "--store", store).code == DONE
    [one] = _evidence(store, case)
    assert one.file.size == 4 << 30


NAMES = {
    "255-bytes": "字" * 83 + "ab.jpg", "emoji": "😀📷现场.jpg", "bidi": "a\u202egpj.exe", "device": "CON.jpg",
    "aux": "aux", "dot": "尾点.jpg.", "newline": "a\nb.jpg",
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="names that Windows cannot make")
@pytest.mark.parametrize(
    "kind",
    [pytest.param(one, marks=pytest.mark.long) if one in ("emoji", "aux", "dot") else one for one in NAMES],
)
def test_a_hostile_name_is_filed_and_shown_so_that_nothing_hides(run, store, case, tmp_path, kind):
    path = tmp_path / "DCIM" / NAMES[kind]
    path.parent.mkdir()
    path.write_bytes(a_png(20, 20))
    ran = run("evidence", "add", "--case", case, path, "--store", store)
    assert (ran.code, ran.err.count("Traceback")) == (DONE, 0)
    listed = run("evidence", "list", "--case", case, "--store", store)
    assert "\u202e" not in ran.out + listed.out
    [one] = _evidence(store, case)
    assert len((one.file.name or "").encode()) <= 255
    if kind == "bidi":
        assert "U+202E" in listed.out
    if kind == "newline":
        assert len(listed.out.strip().splitlines()) == 2


def test_damaged_pictures_and_bombs_are_filed_as_they_are_and_called_what_they_are(run, store, case, tmp_path):
    (tmp_path / "坏.jpg").write_bytes(a_camera_jpeg()[:3000])
    (tmp_path / "炸弹.png").write_bytes(a_huge_png(30_000, 30_000, 1))
    ran = run("evidence", "add", "--case", case, tmp_path / "坏.jpg", tmp_path / "炸弹.png", "--store", store, "--json")
    assert ran.code == DONE
    grounds = [set(one["claims"]["grounds"]) for one in ran.json["files"]]
    assert "truncated" in grounds[0] or "damaged" in grounds[0]
    assert "bomb" in grounds[1] or "too-large" in grounds[1]


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="no real samples beside the repository")
def test_the_real_samples_are_filed_heic_and_the_corrupted_one_among_them(run, store, case):
    paths = sorted(one for one in SAMPLES.iterdir() if one.suffix != ".md")
    ran = run("evidence", "add", "--case", case, *paths, "--store", store, "--json")
    assert ran.code == DONE
    found = {one["file"]: one["claims"] for one in ran.json["files"]}
    heic = found["iphone_13_pro_max.HEIC"]
    assert (heic["media_type"], heic["maker"]) == ("image/heic", "Apple")
    assert {"truncated", "damaged", "unreadable"} & set(found["corrupted.jpg"]["grounds"])


# --- case files -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "zh", "en"),
    [
        (case_file_bytes().replace(b'"case":', b'"Case":', 1), r"\$\.Case", r"\$\.Case"),
        (
            case_file_bytes().replace(b'"format":', b'"format": "brigade-case/1", "format":', 1),
            r"\$\.format",
            r"\$\.format",
        ),
        (case_file_bytes(title=5), r"\$\.case\.title", r"\$\.case\.title"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "层", "deep|nest|level"),
        (b"", "空|JSON", "empty|JSON"),
        (b"\xff\xfe{}", "UTF-8", "UTF-8"),
    ],
    ids=["unknown-key", "duplicate-key", "wrong-type", "forty-levels", "empty", "not-utf-8"],
)  # fmt: skip
def test_a_bad_case_file_names_the_place_and_imports_nothing(run, store, tmp_path, content, zh, en):
    path = tmp_path / "外来 案件.json"
    path.write_bytes(content)
    before = dump_of(store)
    ran = says(run, "case", "import", path, store=store, code=UNREADABLE, zh=zh, en=en)
    assert "外来 案件.json" in ran.err
    assert dump_of(store) == before


@pytest.mark.parametrize(
    ("wrong", "code", "zh", "en"),
    [
        (("--certificate-from", "2026-01-01", "--certificate-to", "2025-01-01"), REFUSED, "证件", "certificate"),
        (("--account", "张\u202e三"), UNREADABLE, "字符", "character"),
    ],
)
def test_a_first_start_with_a_wrong_certificate_or_name_makes_nothing(run, tmp_path, wrong, code, zh, en):
    words = ("--unit", "南召县城郊乡人民政府", "--role", "township", "--node", 411321100001, "--captain", "张建国")
    says(run, "init", *words, "--certificate", "豫R1", *wrong, store=tmp_path / "new", code=code, zh=zh, en=en)
    assert not (tmp_path / "new").exists() or not any((tmp_path / "new").iterdir())


# --- the stick --------------------------------------------------------------------------------------------------------


@pytest.fixture
def enrolled(tmp_path: Path) -> tuple[Path, str]:
    """The closed store of an enrolled township with a case, and the county's code."""
    clock = WoundClock()
    town, county = a_desk(tmp_path / "town", clock), a_desk(tmp_path / "county", clock, seat="county")
    enrol(town, county, tmp_path / "enrolment")
    a_case(town, photos=tuple(photo(number, 60_000) for number in range(4)))
    for desk in (town, county):
        leave(desk)
    return town.store.folder, "411321000"


def test_a_stick_pulled_in_the_middle_is_said_and_the_next_export_is_whole(run, enrolled, tmp_path, monkeypatch):
    store, _ = enrolled
    stick = tmp_path / "U盘"
    before = dump_of(store)
    write, count = Medium.write, [0]

    def pull(self: Medium, stream: Any, data: bytes) -> None:
        count[0] += 1
        if count[0] % 3 == 0:
            shutil.rmtree(stick)
            raise OSError(19, "No such device")
        write(self, stream, data)

    monkeypatch.setattr(Medium, "write", pull)
    stick.mkdir()
    for language, wanted in (("zh", "拔出|无法访问"), ("en", "removed|cannot be reached")):
        stick.mkdir(exist_ok=True)
        count[0] = 0
        ran = run("--language", language, "bundle", "export", "--out", stick, "--store", store)
        assert ran.code == FAILED
        assert re.search(wanted, ran.err), ran.err
    assert count[0] >= 3
    monkeypatch.setattr(Medium, "write", write)
    assert dump_of(store) == before
    stick.mkdir(exist_ok=True)
    assert run("bundle", "export", "--out", stick, "--store", store).code == DONE
    assert run("bundle", "verify", stick, "--store", tmp_path / "county" / "store").code == DONE


def test_a_stick_that_is_nearly_full_is_refused_before_a_byte_is_written(run, enrolled, tmp_path, monkeypatch):
    """J1 fault."""
    store, _ = enrolled
    stick = tmp_path / "stick"
    stick.mkdir()
    before = dump_of(store)
    monkeypatch.setattr(exporting, "free_on", lambda medium: 4096)
    says(run, "bundle", "export", "--out", stick, store=store, code=FAILED, zh="空间不足.*4096", en="room.*4096")
    assert not [path for path in stick.rglob("*") if path.is_file()]
    assert dump_of(store) == before


def test_a_missing_stick_is_said(run, enrolled, tmp_path):
    store, _ = enrolled
    (tmp_path / "file").write_text("x")
    ran = run("bundle", "export", "--out", tmp_path / "file", "--store", store)
    assert ran.code == FAILED
    ran = run("bundle", "import", tmp_path / "gone", "--store", tmp_path / "county" / "store")
    assert ran.code in (UNREADABLE, UNTRUSTED, FAILED)
    assert ran.err.strip()

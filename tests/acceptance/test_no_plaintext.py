"""test_no_plaintext over the whole program (R19, R27, R39): canaries in everything, found in no file that we made.

Names, notes, file names, photographs, documents, drafts, bundles, backups; after a lock, an export, an import, and
after the process was killed while it worked. ``TMPDIR`` is ours, so its files are searched.
"""

import multiprocessing
import os
import tempfile
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest

from brigade_app.domain.records import Place
from brigade_app.operations.comments import comment
from brigade_app.operations.desk import Desk
from brigade_app.operations.drafts import keep_draft
from brigade_app.operations.evidence import evidence_of, plan_intake, take_in
from brigade_app.operations.evidence_viewing import look_at
from brigade_app.operations.forms import NewComment, Person
from brigade_app.operations.intake import file_case, new_action
from brigade_app.operations.keeping import backup
from brigade_app.operations.media import MediaReader
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.papers import field_pack
from brigade_app.operations.questions import find
from brigade_app.operations.volumes import case_volume
from brigade_app.store import Cost
from tests.acceptance.makers import a_staffed_township
from tests.operations.exchange_makers import a_desk, carry, enrol
from tests.operations.makers import PASSWORD, WoundClock, a_filing, an_action
from tests.operations.media.makers import a_camera_jpeg

CANARIES = {
    "person": "柳莺啼鸣", "number": "411321198803077731", "address": "鹧鸪岭七十七号", "note": "布谷鸟暗语",
    "file": "喜鹊窝照片", "picture": "CANARYINPICTURE77", "comment": "画眉鸟批注", "draft": "杜鹃花草稿",
    "unit": "城郊乡", "password": PASSWORD,
}  # fmt: skip
NEEDLES = {
    f"{name} in {code}": text.encode(code) for name, text in CANARIES.items() for code in ("utf-8", "utf-16-le", "gbk")
}


def found_in(*roots: Path) -> tuple[list[str], int]:
    """Return which canary lies in which file below these folders, in content or name, and how many files there are."""
    found, count = [], 0
    for root in roots:
        for path in root.rglob("*"):
            found += [f"{name} as a file name: {path}" for name, text in CANARIES.items() if text in path.name]
            if path.is_file():
                count += 1
                content = path.read_bytes()
                found += [f"{name}: {path}" for name, needle in NEEDLES.items() if needle in content]
    return found, count


def work(desk: Desk, photos: Path, reader: MediaReader) -> str:
    """Put a canary into everything that a person can type or bring."""
    form = an_action(
        persons=(Person(name=CANARIES["person"], id_number=CANARIES["number"], address=CANARIES["address"]),),
        note=CANARIES["note"], place=Place(village="东村", text=CANARIES["address"]),
    )  # fmt: skip
    case = new_action(desk, form)
    take_in(desk, case, plan_intake([photos], desk, case), reader=reader)
    for row in evidence_of(desk, case):
        assert look_at(desk, reader, case, row.evidence, 400).content
    comment(desk, NewComment(case=case, about=case, text=CANARIES["comment"]))
    keep_draft(desk, "new-action", {"note": CANARIES["draft"]})
    file_case(desk, case, a_filing(desk), "补录", happened=True)
    field_pack(desk, case, ("T05", "T07"))
    case_volume(desk, case)
    assert find(desk, CANARIES["person"][:2])
    return case


def make_photos(folder: Path) -> Path:
    """Photographs whose names and contents carry a canary."""
    folder.mkdir(parents=True)
    for number in range(3):
        content = a_camera_jpeg(200, 150, shade=number * 30) + CANARIES["picture"].encode()
        (folder / f"{CANARIES['file']}{number}.jpg").write_bytes(content)
    return folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder for all that the program makes, the temporary folder among it; what people bring lies elsewhere."""
    made = tmp_path / "made"
    for name in ("temp", "state"):
        (made / name).mkdir(parents=True)
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(made / "temp"))
    monkeypatch.setenv("BRIGADE_STATE", str(made / "state"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    yield made
    monkeypatch.setattr(tempfile, "tempdir", None)


def test_the_search_finds_what_is_there_to_find(tmp_path):
    """A search that cannot find would prove nothing."""
    for number, needle in enumerate(NEEDLES.values()):
        (tmp_path / str(number)).write_bytes(b"x" * 100 + needle)
    (tmp_path / CANARIES["file"]).touch()
    found, _ = found_in(tmp_path)
    assert len(found) >= len(NEEDLES) + 1


def test_after_work_lock_export_import_and_backup_no_word_of_a_person_lies_in_any_file(place, tmp_path):
    clock, photos = WoundClock(), make_photos(tmp_path / "brought")
    town, county = a_staffed_township(place / "town", clock), a_desk(place / "county", clock, seat="county")
    with MediaReader() as reader:
        work(town, photos, reader)
    assert found_in(place)[0] == [], "while the store is open"
    enrol(town, county, place / "enrolment")
    assert carry(town, county, place / "stick").is_clean
    backup(town, place / "backup")
    leave(town)
    leave(county)
    # the request and the card of an enrolment name the unit openly, as they must (bundle format 10)
    (found, count) = found_in(*(one for one in place.iterdir() if one.name != "enrolment"))
    assert found == []
    assert count > 30
    again = open_desk(place / "town" / "store", None, PASSWORD, clock, cost=Cost.for_tests())
    assert find(again, CANARIES["person"])
    leave(again)


def work_until_killed(store: Path, photos: Path, pipe: Connection) -> None:
    """Work on and on, telling that it goes on."""
    desk = open_desk(store, None, PASSWORD, cost=Cost.for_tests())
    with MediaReader() as reader:
        while True:
            work(desk, photos, reader)
            pipe.send_bytes(b"once")


@pytest.mark.parametrize("dose", [1, pytest.param(12, marks=pytest.mark.long)])
def test_after_a_kill_in_the_middle_of_the_work_none_lies_open_either(place, tmp_path, dose):
    photos = make_photos(tmp_path / "brought")
    leave(a_staffed_township(place / "town", WoundClock()))
    context = multiprocessing.get_context("spawn")
    for number in range(dose):
        ours, theirs = context.Pipe()
        process: Any = context.Process(target=work_until_killed, args=(place / "town" / "store", photos, theirs))
        process.start()
        theirs.close()
        assert ours.poll(90)
        ours.recv_bytes()
        ours.poll(0.03 * number)
        process.kill()
        process.join()
        ours.close()
        found, count = found_in(place)
        assert found == []
        assert count > 10
        desk = open_desk(place / "town" / "store", None, PASSWORD, cost=Cost.for_tests())
        assert desk.store.verify().found == ()
        leave(desk)
    assert os.environ["TMPDIR"] == str(place / "temp")


def test_a_picture_that_kills_its_child_leaves_nothing_behind(place, tmp_path, monkeypatch):
    """The child that looks into files dies in the middle: the file is filed all the same, and lies open nowhere."""
    clock, photos = WoundClock(), make_photos(tmp_path / "brought")
    desk = a_staffed_township(place / "town", clock)
    case = new_action(desk, an_action())
    with MediaReader() as reader:
        ask = reader._ask

        def dies(question: dict[str, object], content: bytes | None) -> Any:
            reader._born()
            assert reader._process is not None
            reader._process.kill()
            return ask(question, content)

        monkeypatch.setattr(reader, "_ask", dies)
        taken = take_in(desk, case, plan_intake([photos], desk, case), reader=reader)
    assert len(taken.of("filed")) == 3
    leave(desk)
    assert found_in(place)[0] == []

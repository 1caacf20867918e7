"""R5, R15, R19: an intake that dies at any moment loses nothing acknowledged, leaves nothing half done, and goes on.

A process takes photographs in and is killed while it works. Nothing of what was filed is readable on the disk.
"""

import multiprocessing
import os
import random
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from brigade_app.domain.records import Evidence
from brigade_app.operations.evidence import IntakeProgress, plan_intake, read_original, take_in
from brigade_app.operations.intake import new_action
from brigade_app.operations.media import MediaReader
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.saving import living
from tests.operations.makers import PASSWORD, WoundClock, a_township, an_action
from tests.operations.media.makers import a_camera_jpeg

PHOTOS = 8
CANARY = "金丝雀-CANARY-20261124"


def take_in_and_tell(store: Path, state: Path, photos: Path, case: str, pipe: Connection) -> None:
    """Take the photographs in, and tell how many are filed."""
    os.environ["BRIGADE_STATE"] = str(state)
    desk = open_desk(store, None, PASSWORD)

    def tell(progress: IntakeProgress) -> None:
        pipe.send_bytes(str(progress.filed).encode())

    take_in(desk, case, plan_intake([photos], desk, case), tell)
    pipe.send_bytes(b"done")


@pytest.fixture
def photos(tmp_path):
    folder = tmp_path / "DCIM"
    folder.mkdir()
    for n in range(PHOTOS):
        (folder / f"IMG_{n}.jpg").write_bytes(a_camera_jpeg(400, 300, shade=n * 20) + CANARY.encode())
    return folder


@pytest.fixture
def closed(tmp_path):
    """A closed store with one case: (folder, case id)."""
    started = a_township(tmp_path, WoundClock())
    case = new_action(started.desk, an_action())
    leave(started.desk)
    return tmp_path / "store", case


def kill_in_the_middle(store: Path, state: Path, photos: Path, case: str, at_file: int) -> int:
    """Start the intake elsewhere, kill it at ``at_file`` files or soon after; return how many it said were filed."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=take_in_and_tell, args=(store, state, photos, case, theirs))
    process.start()
    theirs.close()
    filed = 0
    try:
        while filed < at_file and ours.poll(60):
            word = ours.recv_bytes()
            filed = int(word) if word != b"done" else PHOTOS
    except EOFError:
        pytest.fail("the intake ended by itself")
    process.kill()
    process.join()
    ours.close()
    return filed


@pytest.mark.parametrize("dose", [1, pytest.param(30, marks=pytest.mark.long)])
def test_kill_anywhere_in_an_intake_nothing_acknowledged_is_lost_and_it_goes_on(closed, photos, tmp_path, dose):
    store, case = closed
    chance = random.Random(5)
    for _ in range(dose):
        done = kill_in_the_middle(store, tmp_path / "state", photos, case, chance.randrange(1, 5))
        desk = open_desk(store, None, PASSWORD)
        held = living(desk, Evidence, case)
        assert len(held) >= done
        for one in held:
            assert read_original(desk, one.id).endswith(CANARY.encode())
        if dose > 1:
            leave(desk)
            continue
        with MediaReader() as reader:
            intake = take_in(desk, case, plan_intake([photos], desk, case), reader=reader)
        assert len(intake.of("duplicate")) == len(held)
        assert len(living(desk, Evidence, case)) == PHOTOS
        assert desk.store.verify(deep=True).found == ()
        leave(desk)


def test_no_plaintext_of_evidence_lies_anywhere_in_the_store(closed, photos):
    store, case = closed
    desk = open_desk(store, None, PASSWORD)
    with MediaReader() as reader:
        assert len(take_in(desk, case, plan_intake([photos], desk, case), reader=reader).of("filed")) == PHOTOS
    leave(desk)
    marks = [CANARY.encode(code) for code in ("utf-8", "utf-16-le", "gbk")] + [b"HUAWEI", b"IMG_3.jpg"]
    files = [path for path in store.rglob("*") if path.is_file()]
    assert len(files) > PHOTOS
    assert [path for path in files for mark in marks if mark in path.read_bytes()] == []

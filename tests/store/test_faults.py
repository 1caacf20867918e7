"""What the disk, the power and a kill can do (reliability 11): nothing that was said to be saved is lost."""

import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from brigade_app.domain.keeping import Change
from brigade_app.store import engine as engine_module
from brigade_app.store import head_file as head_file_module
from brigade_app.store.errors import DiskFault, DiskFull, EntriesMissing, StoreDamaged, StoreReadOnly, sqlite_name
from tests.store.disk_shim import FULL, IOERR_FSYNC, IOERR_WRITE, READONLY, shimmed
from tests.store.makers import Seat, a_case, a_party, make_seat, open_seat


@pytest.mark.parametrize(
    ("what", "code", "expected"),
    [
        ("write", FULL, DiskFull), ("write", IOERR_WRITE, DiskFault), ("sync", IOERR_FSYNC, DiskFault),
        ("write", READONLY, StoreReadOnly),
    ],
)  # fmt: skip
def test_every_write_fails(tmp_path: Path, what, code, expected):
    """R6, R7: at write n, sync n for n = 1, 2, … until none is hit; the next deed works."""
    countdown = [0]

    def answer(done: str, _: str) -> int | None:
        if done != what or countdown[0] <= 0:
            return None
        countdown[0] -= 1
        return code if countdown[0] == 0 else None

    with shimmed(answer) as shim:
        seat = make_seat(tmp_path / "township")
        acknowledged, failed, still_there = [], 0, 0
        for n in range(1, 40):
            case, deed = a_case(seat.id(), title=f"第{n}件"), seat.id()
            fired, countdown[0] = shim.fired, n
            try:
                seat.save(Change(record=case), Change(record=a_party(seat.id()), case=case.id), deed=deed)
                acknowledged.append(case.id)
            except expected as error:
                failed += error.facts["unsaved"] == deed
                still_there += seat.store.records.get("case", case.id) is not None
            hit = shim.fired > fired
            countdown[0] = 0
            later = seat.case(title="照常")
            acknowledged.append(later.id)
            if not hit:
                break
        assert shim.fired > 0
        assert failed > 0
        assert still_there == 0
        assert {row.id for row in seat.store.records.list("case")} == set(acknowledged)
        assert seat.store.verify().found == ()
        seat.close()


def test_a_commit_that_failed_and_is_there_all_the_same_is_said_to_be_saved(seat: Seat, monkeypatch):
    """R7: unknown, not no."""
    fired = []

    def lost_answer(self, connection) -> None:
        connection.execute("COMMIT")
        if not fired:
            fired.append(1)
            error = dbapi2.OperationalError("disk I/O error")
            error.sqlite_errorname = "SQLITE_IOERR_FSYNC"
            raise error

    monkeypatch.setattr(engine_module.Engine, "commit", lost_answer)
    case = a_case(seat.id())

    saved = seat.save(Change(record=case))

    assert fired
    assert saved.wrote
    assert seat.store.cases.file(case.id).case == case
    seat.case()
    assert seat.store.verify().found == ()


def test_the_innermost_error_decides():
    """R6: the first one met is the rollback's."""
    full = dbapi2.OperationalError("database or disk is full")
    full.sqlite_errorname = "SQLITE_FULL"
    rollback = dbapi2.OperationalError("cannot rollback - no transaction is active")
    rollback.sqlite_errorname = "SQLITE_ERROR"
    rollback.__context__ = full

    assert sqlite_name(rollback) == "SQLITE_FULL"


def cut_power(base: Path, target: Path, events: list[tuple], at: int, chance: random.Random) -> None:
    """Make the folder as it may be after the power went at event ``at``: the synced, and some sectors of the rest."""
    shutil.copytree(base, target)
    images: dict[str, bytearray] = {}
    waiting: dict[str, list[tuple]] = {}

    def image(name: str) -> bytearray:
        if name not in images:
            path = target / name
            images[name] = bytearray(path.read_bytes() if path.exists() else b"")
        return images[name]

    def do(event: tuple) -> None:
        content = image(event[1])
        if event[0] == "truncate":
            del content[event[2] :]
            return
        end = event[2] + len(event[3])
        content.extend(bytes(max(0, end - len(content))))
        content[event[2] : end] = event[3]

    for event in events[:at]:
        if event[0] == "sync":
            for one in waiting.pop(event[1], []):
                do(one)
        elif event[0] in ("write", "truncate"):
            waiting.setdefault(event[1], []).append(event)
        elif event[0] == "head":
            (target / "head").write_bytes(event[1])
    for lost in waiting.values():
        for event in lost:
            if event[0] == "truncate":
                continue
            for start in range(0, len(event[3]), 512):
                if chance.random() < 0.5:
                    do(("write", event[1], event[2] + start, event[3][start : start + 512]))
    for name, content in images.items():
        if name.endswith((".db", "-wal")):
            (target / name).write_bytes(content)


def record_deeds(tmp_path: Path, monkeypatch, deeds: int) -> tuple[Path, list[tuple]]:
    """Do deeds under the shim; return the folder as it was before and all that reached the disk, with the deeds."""
    first = make_seat(tmp_path / "township")
    first.close()
    (first.folder / "ballast").unlink(missing_ok=True)
    base = tmp_path / "base"
    shutil.copytree(first.folder, base)
    with shimmed() as shim:
        seat = open_seat(first.folder, first.clock)
        true_write = head_file_module.write_whole

        def noted(path: Path, content: bytes, disk) -> None:
            true_write(path, content, disk)
            shim.events.append(("head", content))

        monkeypatch.setattr(head_file_module, "write_whole", noted)
        for n in range(deeds):
            case = seat.case(title=f"第{n}件" + "长" * (n % 7) * 300)
            shim.events.append(("saved", case.id))
        seat.close()
        monkeypatch.setattr(head_file_module, "write_whole", true_write)
    return base, shim.events


def lost_after_power_cuts(tmp_path: Path, base: Path, events: list[tuple], doses: int) -> list[str]:
    """Cut the power at random moments; return what was wrong afterwards, each time."""
    chance = random.Random(411321)
    wrong: list[str] = []
    memory = Path("/dev/shm")  # what is read back need not be synced again
    quick = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else tmp_path))
    for dose in range(doses):
        at = chance.randrange(len(events))
        target = quick / "after"
        cut_power(base, target, events, at, chance)
        saved = {event[1] for event in events[:at] if event[0] == "saved"}
        try:
            seat = open_seat(target)
        except (EntriesMissing, StoreDamaged) as error:
            wrong.append(f"{dose}: {error}")
        else:
            lost = saved - {row.id for row in seat.store.records.list("case")}
            findings = (*seat.store.journal.verify().found, *seat.store.integrity().found)
            wrong += [f"{dose}: lost {one}" for one in lost] + [f"{dose}: {one}" for one in findings]
            seat.close()
        shutil.rmtree(target)
    shutil.rmtree(quick)
    return wrong


def test_power_cut(tmp_path: Path, monkeypatch):
    """R2, R11: the synced plus a random half of the sectors that were not."""
    base, events = record_deeds(tmp_path, monkeypatch, 40)

    assert lost_after_power_cuts(tmp_path, base, events, 300) == []


def test_power_cut_would_find_a_store_that_does_not_sync(tmp_path: Path, monkeypatch):
    """R2: kill alone cannot tell FULL from NORMAL; this can."""
    weak = tuple(
        ("synchronous", "NORMAL", 1) if name == "synchronous" else (name, value, found)
        for name, value, found in engine_module._ALWAYS
    )
    monkeypatch.setattr(engine_module, "_ALWAYS", weak)
    base, events = record_deeds(tmp_path, monkeypatch, 20)
    monkeypatch.undo()
    monkeypatch.setenv("BRIGADE_STATE", str(tmp_path / "state"))

    assert lost_after_power_cuts(tmp_path, base, events, 40)


KILLER = """
import os, random, signal, sys, time
from pathlib import Path
from brigade_app.domain.keeping import Change
from tests.store.makers import a_party, an_evidence, open_seat

folder, photo, chance = Path(sys.argv[1]), Path(sys.argv[2]), random.Random(7)


def say(kind, record):
    os.write(1, f"{kind} {record}\\n".encode())


def work(n, ready):
    seat = open_seat(folder)
    seat.clock.at = seat.clock.at.replace(month=4 + n % 8)
    os.write(ready, b"r")
    while True:
        case = seat.case(title="行动")
        say("case", case.id)
        os.write(ready, b"a")
        photo.write_bytes(os.urandom(30_000))
        sealed = seat.store.vault.seal(photo)
        item, party = an_evidence(seat.id(), sealed.sha256), a_party(seat.id())
        seat.save(Change(record=item, case=case.id, blobs=(sealed.sha256,)), Change(record=party, case=case.id))
        say("evidence", item.id)


for n in range(int(sys.argv[3])):
    reading, ready = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(n, ready)
        finally:
            os._exit(1)
    os.close(ready)
    if os.read(reading, 1) != b"r":
        raise SystemExit("the child did not open the store")
    if n % 3 == 0 and os.read(reading, 1) != b"a":  # every third child is killed after its first acknowledgement
        raise SystemExit("the child acknowledged nothing")
    time.sleep(chance.random() * 0.05)  # the moment of the kill is what is tried; nothing is waited for
    os.kill(child, signal.SIGKILL)
    os.close(reading)
    status = os.waitpid(child, 0)[1]
    if os.WTERMSIG(status) != signal.SIGKILL:
        raise SystemExit("the child ended by itself")
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_kill_anywhere(tmp_path: Path):
    """R5, R15: SIGKILL at a random moment; what was acknowledged is there, no half deed, all checks hold."""
    seat = make_seat(tmp_path / "township")
    seat.close()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}

    done = subprocess.run(
        [sys.executable, "-c", KILLER, str(seat.folder), str(tmp_path / "photo.jpg"), "50"],
        capture_output=True, env=environment, text=True, check=False, timeout=110,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    acknowledged = [line.split() for line in done.stdout.splitlines()]
    assert acknowledged
    again = open_seat(seat.folder)
    for kind, record in acknowledged:
        assert again.store.records.get(kind, record) is not None
    assert len(again.store.records.list("evidence")) == len(again.store.records.list("party"))
    assert again.store.verify(deep=True).found == ()
    again.close()


def test_wal_lost(tmp_path: Path):
    """R11: removed, cut, flipped or old: so many entries are missing, and nothing is written."""
    seat = make_seat(tmp_path / "township")
    seat.store._engine.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    old = shutil.copytree(seat.folder, tmp_path / "earlier", ignore=shutil.ignore_patterns("*-shm"))
    for n in range(5):
        seat.case(title=f"第{n}件")
    seat.store.head_file()
    copy = shutil.copytree(seat.folder, tmp_path / "copy")
    seat.close()
    wal = (copy / "store.db-wal").read_bytes()
    (copy / "store.db-shm").unlink()
    flipped = bytearray(wal)
    flipped[40] ^= 1
    for name, content in {"removed": None, "cut": wal[: len(wal) // 3], "flipped": bytes(flipped), "empty": b"",
                          "old": (old / "store.db-wal").read_bytes()}.items():  # fmt: skip
        folder = shutil.copytree(copy, tmp_path / name)
        (folder / "store.db-wal").unlink()
        if content is not None:
            (folder / "store.db-wal").write_bytes(content)
        with pytest.raises(EntriesMissing) as refused:
            open_seat(folder)
        assert refused.value.facts["missing"] > 0, name
    whole = open_seat(copy)
    assert len(whole.store.records.list("case")) == 5
    whole.close()


def test_a_journal_longer_than_the_head_file_mends_it(tmp_path: Path):
    """R11: a crash between the two."""
    seat = make_seat(tmp_path / "township")
    seat.store.head_file()
    early = (seat.folder / "head").read_bytes()
    seat.case()
    seat.close()
    (seat.folder / "head").write_bytes(early)

    again = open_seat(seat.folder)

    assert again.store.head_file().seq == again.store.journal.head().seq
    again.close()


def test_an_older_copy_of_the_database_is_found(tmp_path: Path):
    """test_tampering: an old store put back beside the newer head file."""
    seat = make_seat(tmp_path / "township")
    seat.close()
    old = (seat.folder / "store.db").read_bytes()
    again = open_seat(seat.folder)
    again.case()
    again.close()
    (seat.folder / "store.db").write_bytes(old)

    with pytest.raises(EntriesMissing):
        open_seat(seat.folder)


def test_bit_rot_in_the_database_is_found(tmp_path: Path):
    """R3: any flipped bit of any page in use, by the seal of its page."""
    seat = make_seat(tmp_path / "township")
    for n in range(5):
        seat.case(title=f"第{n}件")
    seat.close()
    path = seat.folder / "store.db"
    good = path.read_bytes()
    chance = random.Random(3)
    for _ in range(50):
        bad = bytearray(good)
        at = chance.randrange(len(bad))
        bad[at] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        for ending in ("-wal", "-shm"):
            path.with_name("store.db" + ending).unlink(missing_ok=True)
        try:
            again = open_seat(seat.folder)
        except (StoreDamaged, DiskFault):
            continue
        assert not again.store.integrity(whole=True).is_clean, at
        again.close()
    path.write_bytes(good)
    whole = open_seat(seat.folder)
    assert whole.store.integrity(whole=True).is_clean
    whole.close()


TAMPERINGS = {
    "change a body": "UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '第', '弟') AS BLOB) WHERE seq = 4",
    "change a time": "UPDATE journal SET at = '2020-01-01T00:00:00.000Z' WHERE seq = 4",
    "change an actor": "UPDATE journal SET actor = zeroblob(16) WHERE seq = 4",
    "drop an entry": "DELETE FROM journal WHERE seq = 4",
    "cut the end": "DELETE FROM journal WHERE seq = (SELECT max(seq) FROM journal)",
    "swap two": "UPDATE journal SET seq = CASE seq WHEN 4 THEN 5 ELSE 4 END WHERE seq IN (4, 5)",
    "another signature": "UPDATE journal SET sig = (SELECT sig FROM journal WHERE seq = 3) WHERE seq = 4",
    "no signature": "UPDATE journal SET sig = NULL WHERE seq = 4",
    "change a row": "UPDATE case_ SET title = '改了' WHERE local = 1",
    "change a row's body": "UPDATE case_ SET body = CAST(replace(CAST(body AS TEXT), '第', '弟') AS BLOB)",
    "drop a row": "DELETE FROM case_ WHERE local = 1",
    "set the head back": "UPDATE head SET seq = seq - 1",
}


@pytest.mark.parametrize("statement", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_tampering(tmp_path: Path, statement):
    """R9 to R13: with the key and the triggers dropped, all is found."""
    seat = make_seat(tmp_path / "township")
    for n in range(4):
        seat.case(title=f"第{n}件")
    with seat.store._engine.writing() as connection:
        for name in ("journal_no_gap", "journal_no_update", "journal_no_delete"):
            connection.execute(f"DROP TRIGGER {name}")
        before = connection.total_changes
        if "seq = CASE" in statement:
            connection.execute("UPDATE journal SET seq = -seq, txn = 99 WHERE seq IN (4, 5)")
            connection.execute("UPDATE journal SET seq = CASE seq WHEN -4 THEN 5 ELSE 4 END, txn = 9 WHERE seq < 0")
        else:
            connection.execute(statement)
        assert connection.total_changes > before

    assert seat.store.verify(deep=True).found
    seat.close()

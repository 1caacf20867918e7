"""Backup and restore, migrations, refusals at the start, drafts, numbers, no plaintext."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from brigade_app.domain.ids import new_id
from brigade_app.domain.keeping import Change, Event
from brigade_app.store import engine, restore_backup
from brigade_app.store import migrations as migrations_module
from brigade_app.store.disk import refuse_unsafe_folder
from brigade_app.store.engine import check_engine, connect
from brigade_app.store.errors import (
    BadBackup,
    DiskFull,
    EngineTooOld,
    FolderRefused,
    NumberTaken,
    SettingNotTaken,
    StoreExists,
    StoreTooNew,
)
from brigade_app.store.keyslots import open_slot, slots
from brigade_app.store.tables import schema
from tests.store.makers import PASSWORD, Seat, a_party, an_evidence, make_seat, open_seat, register, send
from tests.store.test_imports import some_work


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "photo.jpg"
    path.write_bytes(os.urandom(50_000))
    return path


def with_evidence(seat: Seat, photo: Path) -> str:
    sealed = seat.store.vault.seal(photo)
    case = seat.case()
    seat.save(Change(record=an_evidence(seat.id(), sealed.sha256), case=case.id, blobs=(sealed.sha256,)))
    return sealed.sha256


def test_restore_drill(seat: Seat, county: Seat, photo: Path, tmp_path: Path):
    """R44, R45: a new folder, the same head, a new log whose parent is the old; the county takes both."""
    some_work(seat)
    sha = with_evidence(seat, photo)
    register(county, seat)
    send(seat, county)
    backup = seat.store.backup(tmp_path / "stick", now=seat.clock())
    head = seat.store.journal.head()

    restored = restore_backup(backup, tmp_path / "new", now=seat.clock())
    again = open_seat(tmp_path / "new")

    assert (restored.head.log, restored.head.seq, restored.head.hash) == (head.log, head.seq, head.hash)
    assert restored.missing_files == ()
    assert again.store.current_log != head.log
    assert again.store.vault.read(sha) == photo.read_bytes()
    assert again.store.verify(deep=True).found == ()
    case = again.store.records.list("case")[0].record
    again.save(Change(record=replace(case, title="恢复之后")))
    assert again.store.verify(deep=True).found == ()
    register(county, again)
    send(again, county)
    assert county.store.records.get("case", case.id).record.title == "恢复之后"
    assert county.store.verify(deep=True).found == ()
    again.close()


def test_a_restore_goes_only_into_a_new_folder(seat: Seat, tmp_path: Path):
    backup = seat.store.backup(tmp_path / "stick", now=seat.clock())

    with pytest.raises(StoreExists):
        restore_backup(backup, seat.folder, now=seat.clock())


@pytest.mark.parametrize("what", ["flipped", "missing", "manifest", "no manifest", "path"])
def test_a_backup_that_does_not_prove_itself_is_refused(seat: Seat, photo: Path, tmp_path: Path, what):
    with_evidence(seat, photo)
    backup = seat.store.backup(tmp_path / "stick", now=seat.clock())
    database, manifest = backup / "store.db", backup / "manifest.json"
    if what == "flipped":
        content = bytearray(database.read_bytes())
        content[5000] ^= 1
        database.write_bytes(content)
    elif what == "missing":
        next((backup / "vault").rglob("*/*/*")).unlink()
    elif what == "no manifest":
        manifest.unlink()
    else:
        plain = json.loads(manifest.read_bytes())
        if what == "path":
            plain["files"]["../../outside"] = "00" * 32
        plain["seq"] += 1
        manifest.write_text(json.dumps(plain))

    with pytest.raises(BadBackup):
        restore_backup(backup, tmp_path / "new", now=seat.clock())

    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".new*"))


def test_a_backup_names_the_file_that_it_misses(seat: Seat, photo: Path, tmp_path: Path):
    sha = with_evidence(seat, photo)
    sealed = seat.store.vault.state(sha).sealed
    seat.store.vault.path(sha).unlink()

    backup = seat.store.backup(tmp_path / "stick", now=seat.clock())

    assert restore_backup(backup, tmp_path / "new", now=seat.clock()).missing_files == (sealed,)


def test_a_backup_onto_a_full_disk_leaves_nothing(seat: Seat, tmp_path: Path, monkeypatch):
    monkeypatch.setattr("brigade_app.store.disk.Disk.free_bytes", lambda self, folder: 1000)

    with pytest.raises(DiskFull):
        seat.store.backup(tmp_path / "stick", now=seat.clock())

    assert list((tmp_path / "stick").iterdir()) == []


def add_a_table(connection) -> None:
    """A migration of a test."""
    connection.execute("CREATE TABLE drone (id INTEGER PRIMARY KEY) STRICT")


def test_migrations(tmp_path: Path, monkeypatch):
    """R46: on a copy, the old one kept; everything is still there."""
    seat = make_seat(tmp_path / "township")
    some_work(seat)
    head = seat.store.journal.head()
    seat.close()
    monkeypatch.setattr("brigade_app.store.opening.MIGRATIONS", (*migrations_module.MIGRATIONS, add_a_table))
    monkeypatch.setattr(migrations_module.migrate_copy, "__defaults__", ((*migrations_module.MIGRATIONS, add_a_table),
                        migrations_module.DISK))  # fmt: skip
    monkeypatch.setattr(
        migrations_module.require_known, "__defaults__", ((*migrations_module.MIGRATIONS, add_a_table),)
    )

    again = open_seat(seat.folder)

    assert again.store.journal.head() == head
    assert again.store.verify(deep=True).found == ()
    assert again.store._engine.reader().execute("SELECT count(*) FROM drone").fetchone() == (0,)
    assert (seat.folder / "store.before-2.db").is_file()
    again.close()


def test_a_migration_that_fails_leaves_the_old_store(tmp_path: Path):
    """R46: old or new opens, never neither."""
    seat = make_seat(tmp_path / "township")
    seat.case()
    seat.close()
    (slot,) = slots(seat.folder)
    key = open_slot(slot, PASSWORD).data_key

    def breaks(connection) -> None:
        connection.execute("DELETE FROM deed")

    with pytest.raises(Exception):  # noqa: B017  # whatever it raises, the store must be as it was
        migrations_module.migrate_copy(seat.folder, key, (*migrations_module.MIGRATIONS, breaks))

    again = open_seat(seat.folder)
    assert again.store.verify(deep=True).found == ()
    again.close()


def test_a_store_of_a_newer_program_is_refused_and_not_changed(tmp_path: Path):
    """R3."""
    seat = make_seat(tmp_path / "township")
    seat.store._engine.writer.execute("PRAGMA user_version = 99")
    seat.close()
    before = (seat.folder / "store.db").read_bytes()

    with pytest.raises(StoreTooNew) as refused:
        open_seat(seat.folder)

    assert refused.value.facts["found"] == 99
    assert (seat.folder / "store.db").read_bytes() == before


def test_a_new_store_has_the_tables_of_the_description(seat: Seat):
    rows = seat.store._engine.reader().execute(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%search_%' AND name NOT LIKE 'sqlite_%'"
    )
    assert sorted(row[0] for row in rows) == sorted(schema())
    strict = seat.store._engine.reader().execute(
        "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert strict.fetchone() == (0,)


def test_an_engine_that_can_corrupt_a_wal_is_refused():
    """R1."""
    with pytest.raises(EngineTooOld):
        check_engine((3, 51, 2))


def test_a_setting_that_does_not_take_stops_the_start(tmp_path: Path, monkeypatch):
    """R2: each is read back."""
    monkeypatch.setattr(engine, "_ALWAYS", (*engine._ALWAYS, ("mmap_size", "0", 12345)))

    with pytest.raises(SettingNotTaken):
        connect(tmp_path / "x.db", bytes(32))


@pytest.mark.parametrize(
    "place", ["OneDrive/执法", "OneDrive - 南召县/x", "我的坚果云/执法", "BaiduNetdisk", "Dropbox/a"]
)
def test_cloud_folders_are_refused(tmp_path: Path, place):
    """R2."""
    with pytest.raises(FolderRefused):
        refuse_unsafe_folder(tmp_path / place)


def test_files_are_for_this_account_alone(seat: Seat):
    """R2."""
    assert seat.folder.stat().st_mode & 0o777 == 0o700
    for path in seat.folder.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path.name


def test_no_plaintext(tmp_path: Path):
    """R19, R39: canaries in four encodings in no file that we made."""
    canaries = ["赵铁柱金丝雀", "411321199001019999", "北河村金丝雀路", "CANARY-PHONE-138"]
    seat = make_seat(tmp_path / "township")
    case = seat.case(title=canaries[0], number=canaries[2])
    seat.save(
        Change(record=a_party(seat.id(), name=canaries[0], id_number=canaries[1], phone=canaries[3]), case=case.id)
    )
    photo = tmp_path / "photo.txt"
    photo.write_text("".join(canaries) * 100)
    with_evidence(seat, photo)
    seat.store.drafts.put(canaries[0], canaries[2].encode(), at=seat.clock())
    seat.save(Change(record=Event(id=seat.id(), what="export", data={"to": canaries[0]})))
    seat.store.backup(tmp_path / "stick", now=seat.clock())
    living = shutil.copytree(seat.folder, tmp_path / "killed")
    seat.close()

    needles = [text.encode(code) for text in canaries for code in ("utf-8", "utf-16-le", "utf-16-be", "gbk")]
    looked = 0
    for folder in (living, seat.folder, tmp_path / "stick", tmp_path / "state"):
        for path in folder.rglob("*"):
            if path.is_file() and path.name != "ballast":
                content = path.read_bytes() + str(path).encode()
                looked += 1
                assert not [needle for needle in needles if needle in content], path
    assert looked > 15


def test_a_draft_outlives_a_lock(tmp_path: Path):
    """R8."""
    seat = make_seat(tmp_path / "township")
    seat.store.drafts.put("case/1/facts", "写了一半".encode(), at=seat.clock())
    again = seat.reopened()

    assert again.store.drafts.get("case/1/facts").decode() == "写了一半"
    assert list(again.store.drafts.names()) == ["case/1/facts"]
    again.store.drafts.drop("case/1/facts")
    assert again.store.drafts.get("case/1/facts") is None
    again.close()


def word(counter: int) -> str:
    return f"南召（城郊）罚立〔2026〕{counter}号"


def test_numbers_leave_no_gap_and_are_never_spent_twice(seat: Seat):
    """Data layer 1.3."""
    series = "411321104/罚立/2026"
    made = [seat.store.numbers.reserve(series, word, by=seat.session, at=seat.clock()) for _ in range(4)]
    seat.store.numbers.void(made[1].id, "写错", by=seat.session, at=seat.clock())
    seat.save(Change(record=replace(made[2], state="used")))
    later = seat.store.numbers.reserve(series, word, by=seat.session, at=seat.clock())

    assert [use.counter for use in (*made, later)] == [1, 2, 3, 4, 5]
    assert later.text == "南召（城郊）罚立〔2026〕5号"
    assert [use.state for use in seat.store.numbers.list(series)] == [
        "reserved",
        "void",
        "used",
        "reserved",
        "reserved",
    ]
    with pytest.raises(NumberTaken):
        seat.store.numbers.void(made[2].id, "不行", by=seat.session, at=seat.clock())


def test_reserving_twice_under_one_deed_reserves_once(seat: Seat):
    """R5."""
    deed, at = new_id(seat.clock()), seat.clock()
    first = seat.store.numbers.reserve("a/b/2026", word, by=seat.session, at=at, deed=deed)

    assert seat.store.numbers.reserve("a/b/2026", word, by=seat.session, at=at, deed=deed) == first
    assert len(seat.store.numbers.list("a/b/2026")) == 1


def test_a_laptop_counts_inside_its_block(seat: Seat):
    seat.store.numbers.take_block("a/b/2026", 101, 102)

    made = [seat.store.numbers.reserve("a/b/2026", word, by=seat.session, at=seat.clock()).counter for _ in range(2)]

    assert made == [101, 102]
    with pytest.raises(NumberTaken):
        seat.store.numbers.reserve("a/b/2026", word, by=seat.session, at=seat.clock())


def test_settings_are_kept_and_not_journalled(seat: Seat):
    head = seat.store.journal.head()
    seat.store.settings.put("assessed", "2026-03-01")

    assert seat.store.settings.get("assessed") == "2026-03-01"
    seat.store.settings.put("assessed", None)
    assert seat.store.settings.get("assessed") is None
    assert seat.store.journal.head() == head

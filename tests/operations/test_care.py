"""The care of the store: what it checks, what a finding does, and which backups stay (R3, R11, R14, R44)."""

import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Event
from brigade_app.errors import BrigadeError
from brigade_app.operations import care as care_module
from brigade_app.operations.care import (
    DamageFound,
    care_due,
    care_in_steps,
    settle_findings,
    standing_findings,
    take_care,
)
from brigade_app.operations.desk import Desk
from brigade_app.operations.keeping import BACKUP, backup, verify
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.saving import living
from brigade_app.operations.wording import word_error
from brigade_app.store import Cost
from brigade_app.store.errors import BadBackup, EntriesMissing, StoreReadOnly
from brigade_app.store.generations import kept
from tests.operations.exchange_makers import a_case, photo
from tests.operations.makers import PASSWORD, WoundClock


def opened(folder: Path, clock: WoundClock) -> Desk:
    return open_desk(folder, None, PASSWORD, clock, cost=Cost.for_tests())


def told(desk: Desk, what: str = "self-check") -> list[Event]:
    return [one for one in living(desk, Event) if one.what == what]


def damage(desk: Desk, entry: int) -> None:
    """Change a body of the journal, past the triggers, as somebody with the key could."""
    writer = desk.store._engine.writer
    writer.execute("DROP TRIGGER journal_no_update")
    writer.execute(
        "UPDATE journal SET body = CAST(replace(CAST(body AS TEXT), '\"', '\" ') AS BLOB) WHERE seq = ?", (entry,)
    )


def sealed_files(desk: Desk) -> list[Path]:
    return [path for path in (desk.store.folder / "vault").rglob("*/*/*") if path.is_file()]


def test_the_care_is_due_once_a_day_and_its_outcome_is_an_entry(desk: Desk, clock: WoundClock):
    """R3, R38."""
    a_case(desk)
    assert care_due(desk)

    report = take_care(desk)

    assert report.is_clean
    assert report.finished
    assert report.checked.keys() == {"pages", "entries", "signatures", "files"}
    assert told(desk)[-1].data["dose"] == "day"
    assert told(desk)[-1].data["found"] == 0
    assert not care_due(desk)
    clock.wind(days=1)
    assert care_due(desk)


def test_r18_what_a_killed_intake_left_goes_to_quarantine_at_the_next_care(desk: Desk, clock: WoundClock):
    a_case(desk, photos=(photo(1),))
    tmp = desk.store.folder / "vault" / "tmp"
    old, young = tmp / "old.part", tmp / "young.part"
    stamp = clock.at.timestamp()
    for path, age in ((old, 90_000), (young, 3_600)):
        path.write_bytes(b"half")
        os.utime(path, (stamp - age, stamp - age))

    take_care(desk, daily=False)

    quarantine = desk.store.folder / "quarantine"
    assert [path.name for path in quarantine.iterdir()] == ["old.part"]
    assert young.exists(), "a living intake may still write it"
    assert told(desk, "vault-swept")[-1].data["names"] == ["old.part"]
    clock.wind(days=1)
    take_care(desk)
    assert {path.name for path in quarantine.iterdir()} == {"old.part", "young.part"}
    assert desk.store.vault.verify().is_clean


def test_nothing_is_swept_where_something_is_wrong(desk: Desk, clock: WoundClock):
    a_case(desk, photos=(photo(1),))
    left = desk.store.folder / "vault" / "tmp" / "old.part"
    left.write_bytes(b"half")
    os.utime(left, (clock.at.timestamp() - 90_000,) * 2)
    damage(desk, 3)
    assert not take_care(desk).is_clean
    assert left.exists()
    assert desk.store.vault.sweep(clock.at) == [], "the store is read-only now"


def test_the_care_does_not_take_away_what_somebody_is_watching(desk: Desk):
    """R19: the copy for the player goes at lock, exit and start."""
    a_case(desk, photos=(photo(1),))
    [blob] = desk.store.vault.blobs()
    shown = desk.store.vault.copy_to_cache(blob.sha256, ".jpg")
    take_care(desk)
    assert shown.exists()


def test_the_next_care_reads_only_the_new_entries(desk: Desk):
    """R3, R14: incremental, each log from where it was verified."""
    a_case(desk)
    take_care(desk, daily=False)
    before = desk.store.journal.head().seq
    a_case(desk)

    report = take_care(desk, daily=False)

    assert report.checked["entries"] == desk.store.journal.head().seq - before  # with the entry of the first care
    assert "files" not in report.checked
    assert told(desk)[-1].data["dose"] == "log-in"
    assert care_due(desk)


def test_a_care_that_is_broken_off_goes_on_where_it_stopped(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(care_module, "OWN_PART", 3)
    a_case(desk)
    steps: list[object] = []

    broken = take_care(desk, steps.append, lambda: len(steps) >= 3)
    rest = take_care(desk)

    assert not broken.finished
    assert 0 < broken.checked["entries"] < desk.store.journal.head().seq
    assert broken.checked["entries"] + rest.checked["entries"] >= desk.store.journal.head().seq - 1
    assert len(told(desk)) == 1


def test_saves_pass_between_the_steps(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(care_module, "OWN_PART", 4)
    a_case(desk)
    steps = care_in_steps(desk)

    for _ in range(4):
        next(steps)
        a_case(desk)

    assert list(steps)
    assert verify(desk).is_clean


@pytest.mark.parametrize("daily", [True, False])
def test_a_changed_entry_is_found_and_the_store_is_not_written_any_more(desk: Desk, clock: WoundClock, daily: bool):
    """R3, R9: said, journalled, read-only at the next log-in too; an administrator decides."""
    case = a_case(desk)
    entry = desk.store.cases.history(case)[0].seq
    damage(desk, entry)

    report = take_care(desk, daily=daily)

    assert {one.what for one in report.found} >= {"chain", "body"}
    assert case in report.cases
    assert case in told(desk)[-1].data["cases"]
    assert not care_due(desk)
    with pytest.raises(StoreReadOnly) as refused:
        a_case(desk)
    assert "自检" in word_error(refused.value, "zh")

    folder = desk.store.folder
    leave(desk)
    again = opened(folder, clock)
    assert again.store.is_read_only
    assert any(f"/{entry}" in line for line in standing_findings(again))
    settle_findings(again)
    a_case(again)
    assert told(again, "findings-settled")[-1].data["findings"]
    assert standing_findings(again) == ()
    leave(again)


def test_a_rewritten_past_does_not_pass_because_it_was_verified_before(desk: Desk):
    """R10, R11: the hash of the last verified entry is remembered."""
    a_case(desk)
    take_care(desk, daily=False)
    marks = care_module._verified(desk)
    log = desk.store.current_log
    care_module._remember(desk, {**marks, log: (marks[log][0], "ab" * 32)})

    report = take_care(desk, daily=False)

    assert [one.what for one in report.found] == ["chain"]


def test_a_signature_that_is_not_the_officers_is_found(desk: Desk):
    """R9a, R14."""
    case = a_case(desk)
    entry = desk.store.cases.history(case)[0].txn
    writer = desk.store._engine.writer
    writer.execute("DROP TRIGGER journal_no_update")
    writer.execute("UPDATE journal SET sig = zeroblob(64) WHERE seq = ?", (entry,))

    report = take_care(desk, daily=False)

    assert [(one.what, one.detail) for one in report.found] == [("signature", "wrong")]


def test_a_damaged_page_is_found_and_nothing_more_is_written(desk: Desk, clock: WoundClock):
    """R3: not even the outcome."""
    a_case(desk)
    folder = desk.store.folder
    leave(desk)
    again = opened(folder, clock)
    again.store._engine.writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    size = (folder / "store.db").stat().st_size
    with (folder / "store.db").open("r+b") as stream:
        stream.seek(size - 4096 + 100)
        stream.write(b"rot")
    before = (folder / "store.db").read_bytes(), (folder / "store.db-wal").read_bytes()

    report = take_care(again)

    assert {one.what for one in report.found} == {"page"}
    assert again.store.is_read_only
    assert ((folder / "store.db").read_bytes(), (folder / "store.db-wal").read_bytes()) == before
    leave(again)


def test_a_rotten_file_is_found_in_the_days_after(desk: Desk, clock: WoundClock):
    """R3, R16: a hundredth a day, at least one file, the longest unchecked first."""
    case = a_case(desk, photos=(photo(1), photo(2), photo(3)))
    rotten = sealed_files(desk)[1]
    rotten.write_bytes(rotten.read_bytes()[:-1] + b"x")
    days = 0

    while not desk.store.is_read_only and days < 4:
        report = take_care(desk)
        clock.wind(days=1)
        days += 1

    assert [one.what for one in report.found] == ["vault"]
    assert report.cases == (case,)


def test_no_backup_is_made_of_a_damaged_store_and_the_old_ones_stay(desk: Desk, tmp_path: Path):
    """R3, R44."""
    case = a_case(desk)
    first = backup(desk, tmp_path / "stick")
    a_case(desk)
    damage(desk, desk.store.journal.head().seq)

    with pytest.raises(DamageFound) as refused:
        backup(desk, tmp_path / "stick")

    assert "没有备份" in word_error(refused.value, "zh")
    assert [path.name for path in (tmp_path / "stick").iterdir()] == [first.folder.name]
    assert case


def test_seven_days_four_weeks_and_twelve_months_stay():
    """R44: of a backup twice a day for two years."""
    end = datetime(2026, 11, 25, 9, tzinfo=UTC)
    made = [end - timedelta(hours=12 * n) for n in range(2 * 730)]

    stay = sorted(kept(made), reverse=True)

    assert stay[:7] == [end - timedelta(days=n) for n in range(7)]
    assert len(stay) == 7 + 2 + 11  # today is of this week and month, last week's Sunday of the seven days
    assert {one.month for one in stay} == set(range(1, 13))
    assert stay[-1] == datetime(2025, 12, 31, 9, tzinfo=UTC)


def test_days_without_a_backup_do_not_count():
    end = datetime(2026, 11, 25, 9, tzinfo=UTC)
    made = [end - timedelta(days=40 * n) for n in range(6)]

    assert kept(made) == frozenset(made)


def test_old_backups_go_when_the_newest_was_read_back(desk: Desk, clock: WoundClock, tmp_path: Path):
    """R44; another node's backup and foreign folders on the stick stay."""
    stick = tmp_path / "stick"
    a_case(desk)
    (stick / "brigade-backup-of-somebody").mkdir(parents=True)
    relieved = 0
    for _ in range(10):
        relieved += backup(desk, stick).relieved
        clock.wind(hours=6)

    left = sorted(path.name for path in stick.iterdir())

    assert relieved == 10 - (len(left) - 1)
    assert "brigade-backup-of-somebody" in left
    assert told(desk, BACKUP)[-1].data["relieved"] >= 1


def test_no_old_backup_goes_when_the_newest_does_not_read_back(desk: Desk, clock: WoundClock, tmp_path: Path):
    stick = tmp_path / "stick"
    backup(desk, stick)
    clock.wind(minutes=1)
    newest = backup(desk, stick).folder
    clock.wind(minutes=1)
    older = shutil.copytree(newest, stick / "brigade-backup-20200101T000000Z")
    content = (newest / "store.db").read_bytes()
    (newest / "store.db").write_bytes(content[:-1] + bytes([content[-1] ^ 1]))

    with pytest.raises(BadBackup):
        desk.store.thin_backups(newest)

    assert older.is_dir()


def test_opening_says_how_many_entries_are_missing(desk: Desk, clock: WoundClock, tmp_path: Path):
    """R11: a lost WAL looks like an older journal beside a newer head file; the log-in says it in words."""
    folder = desk.store.folder
    leave(desk)
    earlier = (folder / "store.db").read_bytes()
    again = opened(folder, clock)
    before = again.store.journal.head().seq
    a_case(again)
    leave(again)
    (folder / "store.db").write_bytes(earlier)

    with pytest.raises(EntriesMissing) as refused:
        opened(folder, clock)

    missing = refused.value.facts["missing"]
    assert isinstance(missing, int)
    assert missing > refused.value.facts["expected"] - before > 0
    assert f"少了 {missing} 条" in word_error(refused.value, "zh")
    assert isinstance(refused.value, BrigadeError)
    assert (folder / "store.db").read_bytes() == earlier

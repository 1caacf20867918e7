"""What follows the rows and the saves: search and names as a rebuild would write them, the WAL folded unseen."""

from dataclasses import replace

from brigade_app.domain.keeping import Change
from brigade_app.store import CaseQuery, Head
from brigade_app.store import engine as engine_module
from brigade_app.store.head_file import HeadWriter
from tests.store.makers import Seat, a_case, a_party, an_action, register, send

WORDS = ("赵某某", "孙丽", "孙丽丽", "slh", "北河", "未批", "改过", "4113211990", "13800000000", "记录", "更正", "罚立")


def answers(seat: Seat) -> dict[str, list[object]]:
    """What each word finds, and the parties beside each case."""
    found: dict[str, list[object]] = {word: sorted(map(repr, seat.store.cases.search(word, 50))) for word in WORDS}
    rows = seat.store.cases.page(CaseQuery(withdrawn=None)).rows
    found["parties"] = sorted((row.id, row.parties) for row in rows)
    return found


def varied_work(seat: Seat) -> None:
    """Cases and parties made, renamed, moved to another case, withdrawn and erased, also several times in a deed."""
    first, second = seat.case("北河村赵某某未批先建"), seat.case("孙丽占道经营", number="南召罚立〔2026〕1号")
    party = a_party(seat.id(), name="孙丽", id_number="4113211990", phone="13800000000")
    witness = a_party(seat.id(), name="钱某", role="witness")
    seat.save(Change(record=party, case=second.id), Change(record=witness, case=second.id))
    seat.save(Change(record=party, case=first.id))
    seat.save(Change(record=replace(party, name="孙丽丽"), case=first.id))
    twice = replace(second, title="改过一次")
    seat.save(Change(record=twice), Change(record=replace(twice, title="改过两次的孙丽")))
    action = an_action(seat.id(), note="记录了现场")
    seat.save(Change(record=action, case=first.id))
    seat.save(Change(record=replace(action, note="更正了记录"), case=first.id))
    silent = an_action(seat.id(), note="记录要撤")
    seat.save(Change(record=silent, case=first.id))
    seat.save(Change(record=silent, deleted=True))
    late, before = a_case(seat.id(), title="后到的案件"), a_party(seat.id(), name="先到的孙丽")
    seat.save(Change(record=before, case=late.id), Change(record=late))
    gone = a_party(seat.id(), name="孙丽要删")
    seat.save(Change(record=gone, case=second.id))
    at = seat.clock()
    seat.store.redact("party", gone.id, by=seat.session, at=at, deed=seat.id(), ground="第四十七条")


def test_search_and_names_are_those_of_a_rebuild(seat: Seat, county: Seat):
    """I2 for what a fold does not compare: at the seat that saved, and where all came in one batch."""
    varied_work(seat)
    register(county, seat)
    send(seat, county)
    saved, imported = answers(seat), answers(county)

    seat.store.rebuild()
    county.store.rebuild()

    assert saved == answers(seat)
    assert imported == answers(county)
    assert any(saved[word] for word in WORDS)
    assert ("先到的孙丽",) in [parties for _, parties in saved["parties"]]
    assert not any("要删" in name for _, parties in saved["parties"] for name in parties)
    assert county.store.verify(deep=True).found == ()


def test_the_wal_is_folded_behind_the_saves(seat: Seat):
    """R5: a save waits for its own sync and for nothing else."""
    engine = seat.store._engine
    case = seat.case()
    folded_by_a_save = []
    commit = engine.commit

    def watched(connection: object) -> None:
        before = (seat.folder / "store.db").read_bytes()
        commit(connection)
        folded_by_a_save.append((seat.folder / "store.db").read_bytes() != before)

    engine.commit = watched
    before = (seat.folder / "store.db").stat().st_mtime_ns
    for n in range(engine_module.COMMITS_A_CHECKPOINT - engine._commits):  # the last of them makes it due
        seat.store.head_file()
        seat.save(Change(record=replace(case, title=f"第{n}次修改")))
    seat.store._heads.close()

    assert not any(folded_by_a_save)
    assert (seat.folder / "store.db").stat().st_mtime_ns > before
    assert engine._commits == 0


def test_what_follows_the_head_file_runs_once_it_is_written(seat: Seat):
    told: list[bool] = []
    path = seat.folder / "head"
    path.unlink(missing_ok=True)
    writer = HeadWriter(seat.folder, seat.store._device, afterwards=lambda: told.append(path.exists()))

    writer.write_later(Head(seat.store.current_log, 1, "00" * 32, "2026-03-01T08:00:00.000Z"))
    writer.close()

    assert told == [True]

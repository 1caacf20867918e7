"""Entries of another node's log: whole batches or nothing, once, in any order of logs (I1 to I11)."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from brigade_app.domain.keeping import Change
from brigade_app.errors import Untrusted
from brigade_app.store import CaseQuery, read_line, withhold_body, write_line
from brigade_app.store.entries import checked_body
from brigade_app.store.errors import BadEntry, BrokenChain, GapInLog, LogForked, NotTheOwner, UnknownLog
from tests.store.makers import Seat, a_case, a_party, an_action, an_evidence, make_county, make_seat, register, send


def some_work(seat: Seat, cases: int = 3) -> None:
    for n in range(cases):
        case = seat.case(title=f"第 {n} 件")
        party = a_party(seat.id(), name=f"当事人{n}")
        seat.save(
            Change(record=party, case=case.id), Change(record=an_action(seat.id(), note="巡查记录"), case=case.id)
        )
        seat.save(Change(record=replace(case, number=f"罚立〔2026〕{n}号")))
    seat.save(Change(record=party, case=case.id, deleted=True))


def lines_of(seat: Seat) -> list[bytes]:
    return list(seat.store.journal.lines(seat.store.current_log))


def oracle(lines: list[bytes]) -> dict[tuple[str, str], tuple[bool, dict]]:
    """The state that the lines tell, folded by a dictionary of the test's own."""
    state: dict[tuple[str, str], tuple[bool, dict]] = {}
    for line in lines:
        entry = json.loads(line)
        key = (entry["kind"], entry["rec"])
        state[key] = (True, state[key][1]) if entry["op"] == "del" else (False, entry["body"])
    return state


def stored(seat: Seat, origin: int) -> dict[tuple[str, str], tuple[bool, dict]]:
    found = {}
    connection = seat.store._engine.reader()
    for kind, table in (("case", "case_"), ("party", "party"), ("action", "action"), ("evidence", "evidence"),
                        ("unit", "unit"), ("account", "account")):  # fmt: skip
        for key, deleted, body in connection.execute(
            f"SELECT id, deleted, body FROM {table} WHERE origin = ?", (origin,)
        ):
            name = key.hex() if len(key) in (16, 32) else key.decode()
            found[(kind, name)] = (bool(deleted), json.loads(body))
    return found


def everything(seat: Seat) -> list[tuple]:
    """All that an import may change, to compare before and after."""
    connection = seat.store._engine.reader()
    tables = ("journal", "head", "case_", "party", "action", "blob", "blob_ref", "pending", "sum_case_month", "log")
    return [tuple(connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall()) for table in tables]


def test_an_import_gives_the_state_that_the_lines_tell(seat: Seat, county: Seat):
    """I2, I6, with an oracle of the test's own."""
    some_work(seat)
    register(county, seat)

    done = send(seat, county)

    assert done.applied == seat.store.journal.head().seq
    assert stored(county, seat.store.node) == oracle(lines_of(seat)) == stored(seat, seat.store.node)
    assert county.store.journal.head(seat.store.current_log).hash == seat.store.journal.head().hash
    assert county.store.verify(deep=True).found == ()
    assert county.store.cases.search("当事人1")[0].kind == "case"
    assert county.store.cases.months("411321104") == seat.store.cases.months("411321104")


def test_importing_twice_changes_nothing(seat: Seat, county: Seat):
    """I5, R29."""
    some_work(seat)
    register(county, seat)
    send(seat, county)
    before = everything(county)

    again = send(seat, county)

    assert (again.applied, again.replayed) == (0, seat.store.journal.head().seq)
    assert everything(county) == before


def test_what_leaves_again_is_what_came_in_byte_for_byte(seat: Seat, county: Seat):
    some_work(seat)
    register(county, seat)
    send(seat, county)

    assert list(county.store.journal.lines(seat.store.current_log)) == lines_of(seat)


def test_the_order_of_logs_does_not_matter(tmp_path, closing, seat: Seat):
    """I5, I6: three logs in both orders give the same states."""
    other = closing(make_seat(tmp_path / "other", 411321105001))
    some_work(seat, 2)
    some_work(other, 2)
    states = []
    for n, order in enumerate(((seat, other), (other, seat))):
        county = closing(make_county(tmp_path / f"county{n}"))
        for one in order:
            register(county, one)
            send(one, county)
        states.append([stored(county, one.store.node) for one in (seat, other)])
        assert county.store.verify().found == ()
    assert states[0] == states[1]


def test_a_later_bundle_overlaps_the_first(seat: Seat, county: Seat):
    some_work(seat, 1)
    register(county, seat)
    send(seat, county)
    middle = seat.store.journal.head().seq
    some_work(seat, 1)

    done = send(seat, county, first=2)

    assert (done.replayed, done.applied) == (middle - 1, seat.store.journal.head().seq - middle)


def test_a_gap_is_named_and_nothing_is_brought_in(seat: Seat, county: Seat):
    some_work(seat)
    register(county, seat)
    before = everything(county)

    with pytest.raises(GapInLog) as refused:
        send(seat, county, first=4)

    assert refused.value.facts["needed"] == 1
    assert everything(county) == before


def test_an_unknown_log_is_refused(seat: Seat, county: Seat):
    with pytest.raises(UnknownLog):
        send(seat, county)


def test_a_torn_deed_is_refused(seat: Seat, county: Seat):
    """I3: an import ends only where a deed does."""
    some_work(seat)
    register(county, seat)

    with pytest.raises(BadEntry):
        send(seat, county, last=4)

    assert county.store.journal.head(seat.store.current_log).seq == 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_changed_byte_is_refused_and_changes_nothing(two_seats, data):
    """I4, I9: any byte of any line."""
    seat, county = two_seats
    lines = lines_of(seat)
    which = data.draw(st.integers(0, len(lines) - 1))
    at = data.draw(st.integers(0, len(lines[which]) - 1))
    bit = data.draw(st.integers(0, 7))
    line = bytearray(lines[which])
    line[at] ^= 1 << bit
    before = everything(county)

    # A changed signature is not seen here but when signatures are verified.
    changed = [*lines[:which], bytes(line), *lines[which + 1 :]]
    signature = lines[which].find(b'"sig":"')
    in_signature = signature >= 0 and signature + 7 <= at < signature + 7 + 128
    if in_signature and chr(line[at]) in "0123456789abcdef":
        return
    with pytest.raises(Untrusted):
        county.store.journal.append_foreign(changed, at=county.clock())

    assert everything(county) == before


@pytest.fixture
def two_seats(seat: Seat, county: Seat) -> tuple[Seat, Seat]:
    some_work(seat, 1)
    register(county, seat)
    return seat, county


@pytest.mark.parametrize(
    "what", ["duplicate key", "duplicate key in the body", "blank", "escape", "unknown key", "float", "order"]
)
def test_only_the_one_form_of_a_line_is_read(seat: Seat, what):
    """R9, R23: what a hash cannot refuse."""
    seat.case(title="案由")
    line = lines_of(seat)[-1]
    changed = {
        "duplicate key": line.replace(b'{"actor"', b'{"at":"2020-01-01T00:00:00.000Z","actor"', 1),
        "blank": line.replace(b'"at":', b'"at": ', 1),
        "escape": line.replace("案由".encode(), b"\\u6848\\u7531", 1),
        "unknown key": line.replace(b'{"actor"', b'{"aaa":1,"actor"', 1),
        "float": line.replace(b'"ver":1', b'"ver":1.0', 1),
        "duplicate key in the body": line.replace(b'"body":{', b'"body":{"id":"x",', 1),
        "order": b"{" + line[1:-1].split(b",", 1)[1] + b"," + line[1:-1].split(b",", 1)[0] + b"}",
    }[what]
    assert changed != line

    with pytest.raises(BadEntry):
        checked_body(read_line(changed))

    assert write_line(read_line(line)) == line


def forged(seat: Seat, place: int, **facts) -> list[bytes]:
    """The log with entry  changed and the chain made good from there on by somebody without the keys."""
    entries = [read_line(line) for line in lines_of(seat)]
    prev = entries[place - 2].hash if place > 1 else "0" * 64
    made = entries[: place - 1]
    for n, entry in enumerate(entries[place - 1 :]):
        changed = replace(entry, **facts) if n == 0 else entry
        changed = replace(changed, hash=changed.hashed(prev).hex())
        prev = changed.hash
        made.append(changed)
    return [write_line(entry) for entry in made]


def test_two_pasts_of_one_log_are_a_fork_and_both_are_kept(seat: Seat, county: Seat):
    """I8."""
    some_work(seat)
    register(county, seat)
    send(seat, county)
    rows = everything(county)[:-1]

    with pytest.raises(LogForked):
        county.store.journal.append_foreign(forged(seat, 3, at="2026-01-01T00:00:00.000Z"), at=county.clock())

    assert everything(county)[:-1] == rows
    assert {one.reason for one in county.store.sync.quarantined()} == {"fork-here", "fork-received"}
    seat.case()
    with pytest.raises(LogForked):
        send(seat, county)


def test_a_rebuilt_chain_is_found_by_the_signatures(seat: Seat, county: Seat):
    """R9a: whoever makes the chain good cannot sign it."""
    some_work(seat)
    register(county, seat)

    county.store.journal.append_foreign(forged(seat, 4, at="2026-01-01T00:00:00.000Z"), at=county.clock())

    found = county.store.journal.verify_signatures(seat.store.current_log).found
    assert found
    assert {one.detail for one in found} == {"wrong"}


def test_another_nodes_record_is_not_changed_from_here(seat: Seat, county: Seat):
    """I7."""
    some_work(seat, 1)
    register(county, seat)

    with pytest.raises(NotTheOwner):
        county.store.journal.append_foreign(forged(seat, 3, origin=county.store.node), at=county.clock())


def test_a_broken_chain_is_refused(seat: Seat, county: Seat):
    some_work(seat, 1)
    register(county, seat)
    lines = lines_of(seat)
    entry = replace(read_line(lines[2]), at="2026-01-01T00:00:00.000Z")

    with pytest.raises(BrokenChain):
        county.store.journal.append_foreign([*lines[:2], write_line(entry), *lines[3:]], at=county.clock())


def test_a_newer_kind_waits_and_is_sent_on(seat: Seat, county: Seat):
    """Data layer 5: verified, journalled, pending; not projected."""
    some_work(seat, 1)
    register(county, seat)

    done = county.store.journal.append_foreign(forged(seat, 6, kind="drone_flight", ver=3), at=county.clock())

    assert done.pending == 1
    assert [one.reason for one in county.store.sync.pending()] == ["unknown-kind"]
    assert county.store.verify().found == ()


def test_a_withheld_body_verifies_and_leaves_a_bare_row(seat: Seat, county: Seat):
    """Bundle format 6: the digest in place of the body."""
    some_work(seat, 1)
    register(county, seat)
    lines = [
        write_line(withhold_body(entry)) if entry.kind == "party" and entry.op == "put" else write_line(entry)
        for entry in map(read_line, lines_of(seat))
    ]

    county.store.journal.append_foreign(lines, at=county.clock())

    assert county.store.records.list("party", deleted=True)[0].record is None
    assert county.store.verify(deep=True).found == ()


def test_files_that_arriving_records_name_are_wanted_until_they_come(seat: Seat, county: Seat, tmp_path):
    """I13."""
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(b"photo" * 1000)
    sealed = seat.store.vault.seal(photo)
    case = seat.case()
    item = an_evidence(seat.id(), sealed.sha256)
    seat.save(Change(record=item, case=case.id, blobs=(sealed.sha256,)))
    register(county, seat)
    send(seat, county)

    assert county.store.sync.wanted() == [sealed.sha256]
    assert [blob.state for blob in county.store.sync.blobs_of(seat.store.current_log, 1, 99)] == ["wanted"]
    with seat.store.vault.open(sealed.sha256) as stream:
        here = county.store.vault.seal(stream, readback=False)
    county.store.vault.arrived(here, at=county.clock())

    assert county.store.sync.wanted() == []
    assert county.store.vault.read(sealed.sha256) == photo.read_bytes()


def test_a_rebuild_gives_the_same_rows(seat: Seat, county: Seat):
    """I2."""
    some_work(seat)
    register(county, seat)
    send(seat, county)
    county.case(title="县里的案件")
    before = everything(county)
    keys = county.store.cases.keys(CaseQuery(withdrawn=None))

    county.store.rebuild()

    assert everything(county) == before
    assert county.store.cases.keys(CaseQuery(withdrawn=None)) == keys
    assert county.store.verify().found == ()
    assert len(county.store.cases.search("当事人")) == 2  # the third was withdrawn


def test_reading_a_few_entries_reads_only_their_rows(seat: Seat):
    """I10: by the key, whatever the history."""
    some_work(seat)
    plan = seat.store._engine.reader().execute(
        "EXPLAIN QUERY PLAN SELECT * FROM journal WHERE log = 1 AND seq BETWEEN 2 AND 5 ORDER BY seq"
    )
    assert "SEARCH journal USING INDEX" in plan.fetchone()[3]
    assert [entry.seq for entry in seat.store.journal.entries(seat.store.current_log, 2, 5)] == [2, 3, 4, 5]


def test_a_record_that_its_node_changed_later_is_not_set_back_by_an_older_line(seat: Seat, county: Seat):
    case = a_case(seat.id(), title="旧")
    seat.save(Change(record=case))
    register(county, seat)
    send(seat, county)
    seat.save(Change(record=replace(case, title="新")))
    send(seat, county)

    send(seat, county)

    assert county.store.records.get("case", case.id).record.title == "新"


@pytest.mark.parametrize("what", ["seq", "log", "hash"])
def test_a_damaged_line_is_refused_whole_and_is_no_fork(seat: Seat, county: Seat, what: str):
    """I4, I8: a second past proves itself by its chain; a line that does not is only damaged, and closes no log."""
    some_work(seat)
    register(county, seat)
    lines = lines_of(seat)
    last = len(lines) - 1
    entry = read_line(lines[last])
    wrong = {"seq": replace(entry, seq=1), "log": replace(entry, log=entry.log ^ 1), "hash": entry}[what]
    if what == "hash":
        send(seat, county)
        wrong = replace(entry, hash="ab" * 32)
    before = everything(county)

    with pytest.raises(Untrusted) as refused:
        county.store.journal.append_foreign([*lines[:last], write_line(wrong)], at=county.clock())

    assert not isinstance(refused.value, LogForked)
    assert everything(county) == before

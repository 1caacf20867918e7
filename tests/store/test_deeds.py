"""A deed: one transaction, one signature, done once."""

import hashlib
import json
from dataclasses import replace

import pytest
from sqlcipher3 import dbapi2

from brigade_app.domain.keeping import Change, Claims, Comment
from brigade_app.store import CaseQuery
from brigade_app.store.errors import BadText, DeedTooLarge, NothingToWithdraw, NotOwned, StoreClosed
from tests.store.makers import Seat, a_case, a_party, an_action, register, send


def test_what_was_saved_is_there_after_opening_again(tmp_path, closing, seat: Seat):
    case = seat.case()
    party = a_party(seat.id())
    seat.save(Change(record=party, case=case.id))

    again = seat.reopened()
    closing(again)

    assert again.store.cases.file(case.id).case == case
    assert again.store.cases.file(case.id).parties == (party,)
    assert again.store.records.get("party", party.id).case == case.id


def test_doing_a_deed_twice_is_doing_it_once(seat: Seat):
    """R5."""
    case, deed = a_case(seat.id()), seat.id()
    first = seat.save(Change(record=case), deed=deed)

    second = seat.save(Change(record=replace(case, title="另一个")), deed=deed)

    assert second == first
    assert seat.store.journal.head().seq == first.seq
    assert seat.store.cases.file(case.id).case == case


def test_a_save_that_changes_nothing_writes_nothing(seat: Seat):
    case = seat.case()
    head = seat.store.journal.head()

    saved = seat.save(Change(record=case))

    assert not saved.wrote
    assert (saved.seq, saved.hash) == (head.seq, head.hash)
    assert seat.store.journal.head() == head


def test_only_the_changed_records_of_a_deed_get_an_entry(seat: Seat):
    case = seat.case()
    before = seat.store.journal.head().seq

    seat.save(Change(record=case), Change(record=a_party(seat.id()), case=case.id))

    assert seat.store.journal.head().seq == before + 1


def test_the_hash_of_an_entry_is_the_one_that_the_page_describes(seat: Seat):
    """R9, data layer 3: built by hand from the page, with nothing of ours."""
    case = seat.case()
    prev = "0" * 64
    for entry in seat.store.journal.entries(seat.store.current_log):
        body = json.loads(entry.body)
        again = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
        assert again == entry.body
        assert len(body["salt"]) == 32
        array = [
            "j1", entry.log, entry.seq, entry.txn, entry.at, entry.actor, entry.kind, entry.ver, entry.origin,
            entry.rec, entry.op, prev, hashlib.sha256(entry.body).hexdigest(),
        ]  # fmt: skip
        text = json.dumps(array, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        assert hashlib.sha256(text.encode()).hexdigest() == entry.hash
        prev = entry.hash
    assert entry.rec == case.id


def test_the_last_entry_of_a_deed_alone_is_signed_by_the_officer(seat: Seat):
    """R9a."""
    case = a_case(seat.id())
    saved = seat.save(Change(record=case), Change(record=a_party(seat.id()), case=case.id))

    entries = list(seat.store.journal.entries(saved.log, saved.seq - 1, saved.seq))

    assert [entry.sig is None for entry in entries] == [True, False]
    assert {entry.txn for entry in entries} == {saved.seq}
    assert entries[-1].actor == seat.session.account.id
    findings = seat.store.journal.verify_signatures(saved.log)
    assert findings.is_clean
    assert findings.checked["signatures"] == 2


def test_the_program_itself_signs_with_the_device(seat: Seat):
    saved = seat.save(Change(record=a_case(seat.id())), by=None)

    entry = next(seat.store.journal.entries(saved.log, saved.seq, saved.seq))

    assert entry.actor == "0" * 32
    assert seat.store.journal.verify_signatures(saved.log).is_clean


def test_a_withdrawn_record_stays_in_its_row_and_leaves_the_case_file(seat: Seat):
    """R13."""
    case = seat.case()
    action = an_action(seat.id())
    seat.save(Change(record=action, case=case.id))

    seat.save(Change(record=action, case=case.id, deleted=True))

    assert seat.store.cases.file(case.id).actions == ()
    assert seat.store.records.list("action", case.id) == []
    row = seat.store.records.list("action", case.id, deleted=True)[0]
    assert (row.deleted, row.record) == (True, action)
    assert [entry.op for entry in seat.store.cases.history(action.id)] == ["put", "del"]


def test_a_withdrawn_record_can_come_back(seat: Seat):
    case = seat.case()
    seat.save(Change(record=case, deleted=True))

    saved = seat.save(Change(record=case))

    assert saved.wrote
    assert not seat.store.records.get("case", case.id).deleted


def test_what_was_never_saved_cannot_be_withdrawn(seat: Seat):
    with pytest.raises(NothingToWithdraw):
        seat.save(Change(record=a_case(seat.id()), deleted=True))


def test_a_refused_change_leaves_no_row_of_its_deed_behind(seat: Seat):
    case = a_case(seat.id())
    head = seat.store.journal.head()

    with pytest.raises(NothingToWithdraw):
        seat.save(Change(record=case), Change(record=a_case(seat.id()), deleted=True))

    assert seat.store.records.get("case", case.id) is None
    assert seat.store.journal.head() == head


@pytest.mark.parametrize("title", ["一半的代理\ud800字", "\udfff"])
def test_text_that_is_no_unicode_is_refused(seat: Seat, title):
    with pytest.raises(BadText):
        seat.save(Change(record=a_case(seat.id(), title=title)))


def test_a_record_above_a_mebibyte_is_refused(seat: Seat):
    """R22."""
    with pytest.raises(DeedTooLarge):
        seat.save(Change(record=a_case(seat.id(), title="长" * 400_000)))


def test_the_county_does_not_write_a_townships_case_but_comments_on_it(seat: Seat, county: Seat):
    """Data layer 5."""
    case = seat.case()
    register(county, seat)
    send(seat, county)

    with pytest.raises(NotOwned):
        county.save(Change(record=replace(case, title="改了")))
    comment = Comment(
        id=county.id(), case=case.id, about=case.id, text="补充照片", weight="must", author=county.session.account.id
    )
    county.save(Change(record=comment))

    row = county.store.records.list("comment", case.id)[0]
    assert row.record == comment
    assert row.owner == county.store.node


def test_two_nodes_may_each_hold_the_claims_of_the_same_file(seat: Seat, county: Seat):
    claims = Claims(id="ab" * 32, maker="Huawei")
    seat.save(Change(record=claims))
    register(county, seat)
    send(seat, county)

    county.save(Change(record=replace(claims, maker="HUAWEI")))

    assert county.store.records.get("claims", claims.id).record.maker == "HUAWEI"
    assert county.store.records.get("claims", claims.id, origin=seat.store.node).record.maker == "Huawei"


def test_a_closed_session_signs_nothing(seat: Seat):
    seat.session.close()

    with pytest.raises(StoreClosed):
        seat.case()

    assert seat.store.cases.count(CaseQuery()) == 0


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET at = '2000' WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 1",
        "INSERT OR REPLACE INTO journal SELECT * FROM journal WHERE seq = 1",
        "INSERT INTO journal SELECT log, seq + 5, txn + 5, at, actor, kind, ver, origin, rec, op, body, body_sha, "
        "hash, sig FROM journal WHERE seq = 1",
    ],
)
def test_the_journal_is_only_added_to(seat: Seat, statement):
    """R10: update, delete, replace, gap."""
    seat.case()

    with pytest.raises(dbapi2.DatabaseError), seat.store._engine.writing() as connection:
        connection.execute(statement)

    assert seat.store.journal.verify().is_clean


def test_a_redacted_record_is_gone_and_the_chain_still_verifies(seat: Seat):
    """I11, R13."""
    case = seat.case()
    party = a_party(seat.id(), name="举报人张三", phone="13800000000")
    seat.save(Change(record=party, case=case.id))
    seat.save(Change(record=replace(party, phone="13900000000"), case=case.id))

    at = seat.clock()
    seat.store.redact("party", party.id, by=seat.session, at=at, deed=seat.id(), ground="个人信息保护法47")

    bodies = [entry.body for entry in seat.store.journal.entries(seat.store.current_log) if entry.rec == party.id]
    assert bodies[:2] == [None, None]
    assert seat.store.records.get("party", party.id).record is None
    assert seat.store.cases.search("举报人张三") == []
    assert seat.store.verify(deep=True).found == ()

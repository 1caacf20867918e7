"""Bundles between seats, on real stores: out, in, receipt; and what is done again changes nothing."""

import tomllib

import pytest

from brigade_app.domain.keeping import Custody
from brigade_app.errors import BrigadeError
from brigade_app.operations import applying, carrying, enrolment, exporting, importing, planning, workers
from brigade_app.operations.bundles import (
    accept_request,
    answer_request,
    delivery,
    drop_plan,
    enrol_request,
    export_bundle,
    import_bundles,
    install_registry,
    make_reply,
    plan_export,
    verify_bundles,
)
from brigade_app.operations.comments import comment
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewComment
from brigade_app.operations.peers import org_code
from brigade_app.operations.people import LastAdministrator, accounts, disable_account
from brigade_app.operations.roles import NotYourRole
from brigade_app.operations.saving import living
from brigade_app.operations.workers import WorkCancelled
from brigade_app.paths import resources_folder
from brigade_app.store import CaseQuery
from brigade_app.sync import errors as refusals
from tests.operations.exchange_makers import a_case, add_photo, carry, difference, dump, enrol, photo, send
from tests.operations.makers import as_role


def entries(desk: Desk, log: int) -> list[tuple[int, str]]:
    return [(one.seq, one.hash) for one in desk.store.journal.entries(log)]


def test_what_was_sent_is_what_the_county_has(pair, tmp_path):
    """The main job: every entry and the bytes of every file."""
    township, county = pair
    case = a_case(township, photos=(photo(1), photo(2)))
    board = carry(township, county, tmp_path / "stick")
    [came] = board.came
    assert board.is_clean
    assert (came.state, came.cases_new, len(came.evidence_new), came.evidence_missing) == ("imported", (case,), 2, ())
    sent = entries(township, township.store.current_log)
    assert entries(county, township.store.current_log) == sent[: came.entries_new]
    assert county.store.records.get("case", case).record.title == "张三未经许可占地建房"
    assert county.store.vault.read(came.evidence_new[0]) in {photo(1), photo(2)}
    went_out = [one.means for one in living(township, Custody, case) if one.act == "exported"]
    assert went_out == ["数据包 1", "数据包 1"]
    assert county.store.verify(deep=True).is_clean


def test_importing_twice_changes_nothing(pair, tmp_path):
    """I5, R29."""
    township, county = pair
    a_case(township)
    folder = send(township, county, tmp_path / "stick").folder
    import_bundles(county, [folder])
    before = dump(county)
    board = import_bundles(county, [folder])
    assert [one.state for one in board.came] == ["unchanged"]
    assert board.is_clean
    assert difference(before, dump(county)).came == {}


def test_a_receipt_moves_the_acknowledged_point_and_the_next_bundle_starts_there(pair, tmp_path):
    township, county = pair
    case = a_case(township)
    carry(township, county, tmp_path / "one")
    before = delivery(township, org_code(county.store.node))
    assert before.received == 0
    reply = make_reply(county, org_code(township.store.node), tmp_path / "reply")
    [came] = import_bundles(township, [reply.folder]).came
    after = delivery(township, org_code(county.store.node))
    assert after.received == came.confirmed == county.store.journal.head(township.store.current_log).seq
    assert after.verified
    add_photo(township, case, photo(9))
    plan = plan_export(township, org_code(county.store.node), tmp_path / "two")
    [planned] = plan.plan.entries
    assert (planned.first, len(plan.evidence)) == (after.received + 1, 1)
    assert plan.acknowledged == after.received
    drop_plan(plan)


def test_a_lost_stick_heals_itself_with_the_next_export(pair, tmp_path):
    """Bundle format 7: the next bundle overlaps the lost one."""
    township, county = pair
    a_case(township, photos=(photo(1),))
    send(township, county, tmp_path / "lost")
    a_case(township, "第二件", photos=(photo(2),))
    [came] = carry(township, county, tmp_path / "second").came
    assert (len(came.cases_new), len(came.evidence_new), came.missing_numbers) == (2, 2, (1,))


def test_the_lost_stick_found_later_changes_nothing(pair, tmp_path):
    """I5: order does not matter."""
    township, county = pair
    a_case(township)
    lost = send(township, county, tmp_path / "lost").folder
    carry(township, county, tmp_path / "second")
    records = {k: v for k, v in dump(county).items() if k in {"case_", "party", "evidence", "blob", "(vault)"}}
    board = import_bundles(county, [lost])
    assert board.is_clean
    assert board.came[0].entries_new == 0
    assert {k: v for k, v in dump(county).items() if k in records} == records


def test_comments_come_back_to_the_township_they_concern_and_to_no_other(desks, pair, tmp_path):
    township, county = pair
    other = desks("other", number=2)
    enrol(other, county, tmp_path / "second-enrolment")
    case, theirs = a_case(township), a_case(other, "另一个乡镇的案件")
    carry(township, county, tmp_path / "a")
    carry(other, county, tmp_path / "b")
    mine = comment(county, NewComment(case=case, about=case, text="请补充现场勘验笔录", weight="must"))
    comment(county, NewComment(case=theirs, about=theirs, text="仅供另一乡镇", weight="must"))
    reply = make_reply(county, org_code(township.store.node), tmp_path / "reply")
    [came] = import_bundles(township, [reply.folder]).came
    assert came.kind == "reply"
    assert township.store.records.get("comment", mine).record.text == "请补充现场勘验笔录"
    told = [row.record.text for row in township.store.records.list("comment") if row.record is not None]
    assert told == ["请补充现场勘验笔录"]
    assert all("另一个乡镇" not in repr(row) for row in dump(township)["journal"])


def test_an_informant_never_leaves_the_township(pair, tmp_path):
    township, county = pair
    case = a_case(township)
    carry(township, county, tmp_path / "stick")
    assert "举报人李四" in repr(township.store.records.list("party", case))
    assert "举报人李四" not in repr(dump(county))
    assert county.store.journal.verify().is_clean


def test_statistics_carry_neither_names_nor_evidence(township, county, tmp_path):
    request = enrol_request(township, tmp_path / "request")
    accepted = accept_request(county, request.path, request.words, profile="statistics")
    done, card = answer_request(county, accepted, tmp_path / "answer")
    install_registry(township, done.folder, card.words)
    a_case(township)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    assert plan.plan.profile == "statistics"
    assert plan.evidence == ()
    import_bundles(county, [export_bundle(township, plan).folder])
    assert all(name not in repr(dump(county)) for name in ("张三", "李四", "占地建房"))
    assert county.store.journal.verify().is_clean


def test_evidence_that_was_lost_is_asked_for_and_comes_again(pair, tmp_path):
    """Bundle format 7: acknowledged unless the same reply wants it."""
    township, county = pair
    a_case(township, photos=(photo(1),))
    [came] = carry(township, county, tmp_path / "one").came
    [sha] = came.evidence_new
    with county.store._engine.writing() as connection:
        connection.execute("UPDATE blob SET state = 'wanted' WHERE sha = ?", (bytes.fromhex(sha),))
    reply = make_reply(county, org_code(township.store.node), tmp_path / "reply")
    import_bundles(township, [reply.folder])
    plan = plan_export(township, org_code(county.store.node), tmp_path / "two")
    assert plan.evidence == (sha,)
    assert plan.acknowledged > 0
    [again] = import_bundles(county, [export_bundle(township, plan).folder]).came
    assert again.evidence_new == (sha,)
    assert county.store.vault.read(sha) == photo(1)


def test_the_countys_lists_show_what_the_law_says_of_what_came(pair, tmp_path):
    township, county = pair
    case = a_case(township)
    carry(township, county, tmp_path / "stick")
    [here] = county.store.cases.page(CaseQuery()).rows
    assert (here.id, here.light) == (case, "ok")
    assert here.lacking > 0


def test_a_role_without_the_deed_is_refused(pair, tmp_path):
    """R36."""
    township, county = pair
    for desk, deed in [
        (as_role(township, "audit-admin"), lambda d: plan_export(d, org_code(county.store.node), tmp_path)),
        (as_role(township, "legal-reviewer"), lambda d: import_bundles(d, [tmp_path])),
        (as_role(county, "supervisor"), lambda d: accept_request(d, tmp_path, "")),
        (as_role(township, "officer"), lambda d: enrol_request(d, tmp_path)),
    ]:
        with pytest.raises(NotYourRole):
            deed(desk)


def test_a_cancelled_export_leaves_nothing_on_the_stick_nor_here(pair, tmp_path):
    township, county = pair
    a_case(township)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    with pytest.raises(WorkCancelled):
        export_bundle(township, plan, cancelled=lambda: True)
    assert not [path for path in (tmp_path / "stick").rglob("*") if path.is_file()]
    assert not list((township.store.folder / "staging").iterdir())
    assert carry(township, county, tmp_path / "stick").is_clean


def test_a_medium_without_room_is_told_before_anything_is_written(pair, tmp_path, monkeypatch):
    township, county = pair
    a_case(township)
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    monkeypatch.setattr(exporting, "free_on", lambda _medium: 1000)
    with pytest.raises(refusals.NoRoomOnMedium):
        export_bundle(township, plan)
    assert not [path for path in (tmp_path / "stick").rglob("*") if path.is_file()]


def test_workers_carry_what_is_larger_and_report_every_byte(pair, tmp_path, monkeypatch):
    """The same way through real worker processes."""
    monkeypatch.setattr(exporting, "INLINE_BYTES", 0)
    monkeypatch.setattr(importing, "INLINE_BYTES", 0)
    township, county = pair
    a_case(township, photos=tuple(photo(i, 300_000) for i in range(6)))
    seen = []
    plan = plan_export(township, org_code(county.store.node), tmp_path / "stick")
    done = export_bundle(township, plan, watch=seen.append)
    assert (seen[-1].bytes, seen[-1].items) == (plan.size, seen[-1].total_items)
    seen.clear()
    [came] = import_bundles(county, [done.folder], watch=seen.append).came
    assert len(came.evidence_new) == 6
    assert seen[-1].bytes == seen[-1].total_bytes


def test_no_plaintext_lies_in_any_file_of_stick_or_store(pair, tmp_path):
    """R27, R39: canaries in UTF-8, UTF-16 and GBK."""
    township, county = pair
    canary = "王家庄违建照片"
    a_case(township, canary, photos=(canary.encode() * 1000,))
    carry(township, county, tmp_path / "stick")
    needles = [canary.encode(code) for code in ("utf-8", "utf-16-le", "gbk")]
    files = [p for root in (tmp_path,) for p in root.rglob("*") if p.is_file()]
    assert len(files) > 10
    for path in files:
        data = path.read_bytes()
        assert not any(needle in data for needle in needles), path


def test_verify_reads_a_bundle_to_its_end_and_keeps_nothing(pair, tmp_path):
    township, county = pair
    a_case(township)
    folder = send(township, county, tmp_path / "stick").folder
    before = dump(county)
    [verdict] = verify_bundles(county, [folder])
    assert verdict.error is None
    assert verdict.plan.sender.node == township.store.node
    assert difference(before, dump(county)).came == {}


def test_every_refusal_of_this_area_has_its_sentence():
    folder = resources_folder() / "phrases" / "errors"
    worded = {
        name for one in ("sync", "exchange", "workers") for name in tomllib.loads((folder / f"{one}.toml").read_text())
    }
    modules = (applying, carrying, enrolment, exporting, importing, planning, workers, refusals)
    classes = {
        name
        for module in modules
        for name, cls in vars(module).items()
        if isinstance(cls, type) and issubclass(cls, BrigadeError) and cls.__module__ == module.__name__
    }
    assert classes <= worded


def test_accounts_of_the_other_side_do_not_count_as_administrators_here(pair, tmp_path):
    """Else a township could disable its last administrator, once the county's accounts have come with a reply."""
    township, county = pair
    a_case(township)
    carry(township, county, tmp_path / "to")
    reply = make_reply(county, org_code(township.store.node), tmp_path / "back")
    import_bundles(township, [reply.folder])
    assert len(township.store.records.list("account")) > len(accounts(township))
    assert [one.id for one in accounts(township)] == [township.account.id]

    with pytest.raises(LastAdministrator):
        disable_account(township, township.account.id, "换人")

"""Lists, searches, sums: what a screen asks."""

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlcipher3 import dbapi2

from brigade_app.domain.keeping import Change
from brigade_app.domain.records import Officer, Place
from brigade_app.domain.when import parse_when
from brigade_app.store import CaseQuery, CaseSummary, Due, MonthSum
from brigade_app.store.search import initials, match_expression, tokens
from tests.store.makers import Seat, a_party, an_action, an_evidence


def test_two_character_words_are_found(seat: Seat):
    case = seat.case(title="李某某不服行政处罚提起诉讼")
    seat.case(title="上诉状讼费")

    assert [hit.id for hit in seat.store.cases.search("诉讼")] == [case.id]
    assert [row.id for row in seat.store.cases.page(CaseQuery(text="诉讼")).rows] == [case.id]


def test_initials_find_a_name_and_a_title(seat: Seat):
    case = seat.case(title="南京执法")
    seat.save(Change(record=a_party(seat.id(), name="单雄信"), case=case.id))
    other = seat.case(title="别的事", place=Place(village="北河村"))

    for typed in ("njzf", "zf", "sxx", "dxx", "单雄"):
        assert [hit.id for hit in seat.store.cases.search(typed)] == [case.id], typed
    assert [hit.id for hit in seat.store.cases.search("北河")] == [other.id]


def test_a_surname_has_both_its_readings():
    assert initials("曾国") == ("cg", "zg")
    assert initials("王五") == ("ww",)
    assert set(initials("解放")) == {"jf", "xf"}


def test_numbers_are_found_by_their_beginning(seat: Seat):
    case = seat.case(number="南召（城郊）罚立〔2026〕12号")
    seat.save(Change(record=a_party(seat.id(), id_number="411321199001011234", phone="13800001111"), case=case.id))

    for typed in ("411321", "4113211990", "1380000", "〔2026〕12", "罚立 12", "城郊"):
        assert [hit.id for hit in seat.store.cases.search(typed)] == [case.id], typed
    assert seat.store.cases.search("99999") == []


def test_records_inside_a_case_are_found_with_their_case(seat: Seat):
    case = seat.case()
    action = an_action(seat.id(), note="现场堆放秸秆约两吨")
    seat.save(Change(record=action, case=case.id), Change(record=an_evidence(seat.id(), name="秸秆照片"), case=case.id))

    found = seat.store.cases.search("秸秆")

    assert {(hit.kind, hit.case_id) for hit in found} == {("action", case.id), ("evidence", case.id)}


def test_what_no_longer_stands_in_a_record_is_no_longer_found(seat: Seat):
    case = seat.case(title="旧案由")
    seat.save(Change(record=replace(case, title="新案由")))

    assert seat.store.cases.search("旧案") == []
    assert len(seat.store.cases.search("新案")) == 1


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_valid_search(text):
    connection = dbapi2.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE case_search USING fts5(words, initials, tokenize='unicode61')")
    expression = match_expression(text)
    if expression is not None:
        connection.execute("SELECT rowid FROM case_search WHERE case_search MATCH ?", (expression,)).fetchall()
    connection.close()
    assert tokens(text) is not None


def test_a_list_pages_through_every_case_once(seat: Seat):
    made = {seat.case(title=f"{n}", discovered_on=parse_when(f"2026-01-{1 + n % 5:02d}")).id for n in range(23)}
    for order in ("opened", "changed"):
        seen, after, pages = [], None, 0
        while True:
            page = seat.store.cases.page(CaseQuery(order=order), after, size=5)
            seen += page.rows
            pages += 1
            if page.after is None:
                break
            after = page.after
        assert [row.id for row in seen] == list(dict.fromkeys(row.id for row in seen))
        assert {row.id for row in seen} == made
        assert pages == 5
        days = [row.opened_on if order == "opened" else row.updated_at for row in seen]
        assert days == sorted(days, reverse=True)
        keys = seat.store.cases.keys(CaseQuery(order=order))
        assert [row.id for row in seat.store.cases.by_keys(keys)] == [row.id for row in seen]
        assert keys.typecode == "q"
    assert seat.store.cases.count(CaseQuery()) == 23


def test_a_search_pages_too(seat: Seat):
    for n in range(7):
        seat.case(title=f"秸秆 {n}")

    first = seat.store.cases.page(CaseQuery(text="秸秆"), size=4)
    second = seat.store.cases.page(CaseQuery(text="秸秆"), first.after, size=4)

    assert len({row.id for row in (*first.rows, *second.rows)}) == 7
    assert second.after is None


SUMMARY = CaseSummary(
    status="P10", filed_on=date(2026, 2, 4), next_due_on=date(2026, 3, 5), next_due_rule="K-P04", light="soon",
    score=72, fatal=2, lacking=3,
    deadlines=(Due("K-P04", date(2026, 3, 5)), Due("K-P01", date(2026, 2, 10), done=True)),
)  # fmt: skip


def test_a_summary_is_listed_counted_and_not_journalled(seat: Seat):
    case, other = seat.case(), seat.case(title="另一件")
    head = seat.store.journal.head()

    seat.store.cases.set_summary(case.id, SUMMARY)

    assert seat.store.journal.head() == head
    assert seat.store.cases.summary(case.id) == replace(SUMMARY, deadlines=SUMMARY.deadlines[::-1])
    for query, expected in (
        (CaseQuery(statuses=("P10",)), [case.id]),
        (CaseQuery(lights=("soon", "late")), [case.id]),
        (CaseQuery(lacking=True), [case.id]),
        (CaseQuery(lacking=False), [other.id]),
        (CaseQuery(fatal=True), [case.id]),
        (CaseQuery(order="due"), [case.id]),
        (CaseQuery(due_to=date(2026, 3, 4)), []),
        (CaseQuery(owned=False), []),
    ):
        assert [row.id for row in seat.store.cases.page(query).rows] == expected, query
        assert seat.store.cases.count(query) == len(expected)
    assert [(due.case_id, due.rule) for due in seat.store.cases.due()] == [(case.id, "K-P04")]
    assert [due.rule for due in seat.store.cases.due(unit="411321104", to=date(2026, 3, 5))] == ["K-P04"]
    assert seat.store.cases.due(unit="other") == []
    assert seat.store.verify().found == ()


def test_months_count_what_was_opened_closed_lost_and_fined(seat: Seat):
    first = seat.case(matter="planning-1")
    seat.case(matter="planning-1", discovered_on=parse_when("2026-03-09"))
    seat.store.cases.set_summary(
        first.id, CaseSummary(closed_on=date(2026, 3, 30), outcome="revoked", fine_fen=500_000)
    )

    assert seat.store.cases.months("411321104", 2026) == [
        MonthSum("411321104", "2026-02", "planning-1", 1, 0, 0, 0),
        MonthSum("411321104", "2026-03", "planning-1", 1, 1, 1, 500_000),
    ]

    seat.save(Change(record=replace(first, matter="straw-1")))

    assert seat.store.cases.months("411321104", 2026) == [
        MonthSum("411321104", "2026-02", "straw-1", 1, 0, 0, 0),
        MonthSum("411321104", "2026-03", "planning-1", 1, 0, 0, 0),
        MonthSum("411321104", "2026-03", "straw-1", 0, 1, 1, 500_000),
    ]


def test_a_batch_of_summaries_counts_the_months_it_closes_in_moves_and_opens_again(seat: Seat):
    cases = [seat.case(matter="planning-1") for _ in range(3)]
    march, april = date(2026, 3, 30), date(2026, 4, 2)
    seat.store.cases.set_summaries({case.id: CaseSummary(closed_on=march, fine_fen=100) for case in cases})
    closed = [(one.month, one.closed, one.fine_fen) for one in seat.store.cases.months() if one.closed]

    seat.store.cases.set_summaries(
        {
            cases[0].id: CaseSummary(closed_on=march, outcome="revoked", fine_fen=100),
            cases[1].id: CaseSummary(closed_on=april, fine_fen=700),
            cases[2].id: CaseSummary(),
        }
    )

    assert closed == [("2026-03", 3, 300)]
    assert seat.store.cases.months() == [
        MonthSum("411321104", "2026-02", "planning-1", 3, 0, 0, 0),
        MonthSum("411321104", "2026-03", "planning-1", 0, 1, 1, 100),
        MonthSum("411321104", "2026-04", "planning-1", 0, 1, 0, 700),
    ]


def test_the_case_file_holds_the_officers_that_its_actions_name(seat: Seat):
    officer = Officer(id=seat.id(), name="王队长")
    stranger = Officer(id=seat.id(), name="别人")
    seat.save(Change(record=officer), Change(record=stranger))
    case = seat.case()
    seat.save(Change(record=an_action(seat.id(), officers=(officer.id,)), case=case.id))

    assert seat.store.cases.file(case.id).officers == (officer,)


def test_the_digest_of_a_case_changes_with_any_record_of_it(seat: Seat):
    """Data layer 3: what a sign-off freezes."""
    case = seat.case()
    digests = [seat.store.cases.digest(case.id)]
    party = a_party(seat.id())
    seat.save(Change(record=party, case=case.id))
    digests.append(seat.store.cases.digest(case.id))
    seat.save(Change(record=replace(party, name="改名"), case=case.id))
    digests.append(seat.store.cases.digest(case.id))
    seat.case(title="别的案件")

    assert len(set(digests)) == 3
    assert seat.store.cases.digest(case.id) == digests[-1]


def test_the_history_of_a_record_tells_who_and_when(seat: Seat):
    case = seat.case()
    seat.save(Change(record=replace(case, title="改了")))

    first, second = seat.store.cases.history(case.id)

    assert (first.record.title, second.record.title) == (case.title, "改了")
    assert first.actor == seat.session.account.id
    assert second.at > first.at
    assert [entry.id for entry in seat.store.cases.events(limit=2)] == [case.id, case.id]


def test_other_threads_read_while_one_writes(seat: Seat):
    seen: list[int] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.append(seat.store.cases.count(CaseQuery()))

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for n in range(30):
        seat.case(title=str(n))
    stop.set()
    for thread in threads:
        thread.join()

    assert seat.store.cases.count(CaseQuery()) == 30
    assert seen


def test_a_case_without_a_day_is_listed_under_the_day_of_its_entry(seat: Seat):
    seat.clock.at = seat.clock.at.replace(hour=17)  # already the next day in Nanzhao
    case = seat.case(discovered_on=None)

    assert seat.store.cases.get(case.id).opened_on == seat.clock.at.date() + timedelta(days=1)


@pytest.mark.parametrize("text", ["", "  ", "，。", "()"])
def test_a_search_for_nothing_finds_nothing_or_all(seat: Seat, text):
    seat.case()

    assert seat.store.cases.search(text) == []
    assert len(seat.store.cases.page(CaseQuery(text=text)).rows) == (0 if text.strip() else 1)

"""The journal for who audits it: by person, deed and day, across logs, in pages, and as a workbook."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

from brigade_app.operations import intake, withdrawal
from brigade_app.operations.auditing import (
    JournalLine,
    JournalQuery,
    journal_keys,
    journal_lines,
    journal_sheet,
    writers,
)
from brigade_app.operations.desk import Desk
from brigade_app.operations.saving import journal_event

from .makers import WoundClock, an_action, as_role


def lines(desk: Desk, **asked: object) -> tuple[JournalLine, ...]:
    return journal_lines(desk, journal_keys(desk, JournalQuery(**asked)))  # type: ignore[arg-type]


def test_the_newest_entry_comes_first_and_says_who_did_what_to_which_case(desk: Desk):
    case = intake.new_action(desk, an_action())
    withdrawal.withdraw(desk, "case", case, "重复登记")

    [newest, *_] = lines(desk, kinds=("case",))

    assert (newest.actor, newest.kind, newest.op, newest.case) == (desk.account.name, "case", "del", case)
    assert newest.case_name == desk.store.records.get("case", case).record.number
    assert newest.signed
    assert {one.case for one in lines(desk, kinds=("action", "party", "number"))} == {case}
    everything = lines(desk)
    assert [one.seq for one in everything] == list(range(len(everything), 0, -1))


def test_a_day_a_person_and_a_deed_are_asked_for_together(desk: Desk, clock: WoundClock):
    journal_event(desk, "printed", copies=2)
    clock.wind(days=1)
    since = clock.at
    journal_event(desk, "printed", copies=3)
    journal_event(desk, "backup", seq=9)
    clock.wind(days=1)
    journal_event(desk, "printed", copies=4)

    found = lines(desk, events=("printed",), since=since, until=since + timedelta(hours=1), actor=desk.account.id)

    assert [one.data for one in found] == [{"copies": 3}]
    assert lines(desk, events=("printed",), actor="00" * 16) == ()
    assert {one.what for one in lines(desk, kinds=("case",), events=("backup",))} == {"backup"}
    assert [one.name for one in writers(desk)] == [desk.account.name]


def test_the_workbook_holds_what_was_asked_for_and_no_formula(desk: Desk):
    journal_event(desk, "printed", name="=1+1")
    content = journal_sheet(desk, JournalQuery(events=("printed",)), ("对象",), lambda one: (str(one.data["name"]),))

    assert content is not None
    with ZipFile(BytesIO(content)) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert "'=1+1" in texts
    assert "<f>" not in sheet
    [told] = lines(desk, events=("journal-exported",))
    assert told.data == {"count": 1}


def test_a_workbook_that_is_cancelled_is_not_written_and_not_journalled(desk: Desk):
    assert journal_sheet(desk, JournalQuery(), ("对象",), lambda _: ("",), lambda: True) is None
    assert lines(desk, events=("journal-exported",)) == ()


def test_the_audit_administrator_reads_the_journal_and_names_of_cases(desk: Desk):
    intake.new_action(desk, an_action())
    assert len(lines(as_role(desk, "audit-admin"))) == len(lines(desk))

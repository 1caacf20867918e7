"""Intake: five fields, half filled, any kind of action; the filing with its number; what is refused and what is not."""

import json
from dataclasses import replace

import pytest

from brigade_app.domain.keeping import CheckItem, Event, NumberUse
from brigade_app.domain.names import BadName
from brigade_app.domain.records import Action, Case, Facts, Officer, Party
from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.errors import Unreadable
from brigade_app.operations import intake
from brigade_app.operations.case_files import import_case_file
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewAction, Person
from brigade_app.operations.gates import ReasonNeeded, StepNotLawful, StepNotLawfulYet
from brigade_app.operations.intake import (
    CaseAlreadyFiled,
    EmptyAction,
    FieldMissing,
    OfficerNamedTwice,
    change_action,
    change_case,
    continue_action,
    file_case,
    log_action,
    new_action,
)
from brigade_app.operations.numbering import NoNumberPlace
from brigade_app.operations.parties import add_party, change_party, doubtful_number, find_person
from brigade_app.operations.people import change_officer
from brigade_app.operations.saving import NotRegistered, living
from brigade_app.store import CaseQuery
from brigade_app.store.errors import DiskFull
from tests.operations.makers import MATTER, PASSWORD, WoundClock, a_filing, a_township, an_action, day, two_officers


def the_case(desk: Desk, case: str) -> Case:
    record = desk.store.records.get("case", case).record
    assert isinstance(record, Case)
    return record


def test_a_new_action_keeps_its_five_fields(desk: Desk):
    """J1 step 1: when, where, source, persons, kind."""
    case = new_action(desk, an_action())
    file = desk.store.cases.file(case)
    assert file.case.place.village == "东村"
    assert file.case.source == "inspection"
    assert file.case.number == "南召（城郊）执行〔2026〕1号"
    assert [party.name for party in file.parties] == ["赵某某"]
    assert [(action.kind, action.at.text) for action in file.actions] == [("patrol", "2026-11-20")]
    assert file.case.title.startswith("赵某某")
    assert file.case.record == "complete"


@pytest.mark.parametrize("field", ["at", "place", "source", "persons", "matter", "note", "title"])
def test_a_half_filled_action_is_saved_and_journalled(desk: Desk, field: str):
    """Architecture: a half-filled record is an ordinary record, journalled when a field is left."""
    form = replace(NewAction(), **{field: getattr(an_action(note="电话举报", title="巡查"), field)})
    case = new_action(desk, form)
    assert desk.store.cases.history(case)
    assert desk.store.cases.file(case).actions == ()


def test_nothing_filled_in_is_nothing_to_save(desk: Desk):
    with pytest.raises(EmptyAction):
        new_action(desk, NewAction())


def test_a_half_filled_action_is_continued_without_losing_what_was_there(desk: Desk):
    case = new_action(desk, NewAction(persons=(Person(name="赵某某"),)))
    continue_action(desk, case, NewAction(at=day("2026-11-21"), kind="patrol", matter=MATTER))
    continue_action(desk, case, NewAction(persons=(Person(name="赵某某"), Person(name="钱某某")), kind="patrol"))
    file = desk.store.cases.file(case)
    assert [party.name for party in file.parties] == ["赵某某", "钱某某"]
    assert [action.kind for action in file.actions] == ["patrol"]
    assert file.case.discovered_on.text == "2026-11-21"


def test_every_kind_of_action_can_be_logged_as_a_past_fact(desk: Desk):
    """Issue 2.3 and 3.4: every kind, also those that never become a case; no gate blocks what really happened."""
    case = new_action(desk, an_action(kind="patrol"))
    for kind in sorted(ACTION_KINDS):
        log_action(desk, case, Action(id="", kind=kind, at=day("2026-11-22")), "补录")
        if kind == "archiving":
            assert "archiving" in {action.kind for action in desk.store.cases.file(case).actions}
    assert {action.kind for action in desk.store.cases.file(case).actions} == set(ACTION_KINDS)


def test_an_action_that_never_becomes_a_case_has_a_number_of_its_own_series(desk: Desk):
    for _ in range(3):
        new_action(desk, an_action(kind="education"))
    numbers = [use.text for use in living(desk, NumberUse)]
    assert numbers == [f"南召（城郊）执行〔2026〕{n}号" for n in (1, 2, 3)]


def test_a_filed_case_takes_the_next_number_and_none_is_spent_twice(desk: Desk):
    """J1 step 10: gap-free, offline."""
    filed = [file_case(desk, new_action(desk, an_action()), a_filing(desk)).number for _ in range(3)]
    assert filed == [f"南召（城郊）罚立〔2026〕{n}号" for n in (1, 2, 3)]
    uses = [use for use in living(desk, NumberUse) if "罚立" in use.text]
    assert [use.state for use in uses] == ["used"] * 3


def test_each_year_has_a_series_of_its_own(desk: Desk):
    assert file_case(desk, new_action(desk, an_action()), a_filing(desk)).number.endswith("〔2026〕1号")
    old = a_filing(desk, at=day("2025-12-30"))
    assert file_case(desk, new_action(desk, an_action()), old, "补录").number.endswith("〔2025〕1号")


def test_a_filing_that_fails_makes_its_number_void_with_the_reason(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    """Data layer 1.3: a number that is not used is recorded as void: none is missing."""
    case = new_action(desk, an_action())

    def full(*_: object) -> None:
        raise DiskFull(folder="store")

    monkeypatch.setattr(intake, "save", full)
    with pytest.raises(DiskFull):
        file_case(desk, case, a_filing(desk))
    monkeypatch.undo()
    assert file_case(desk, case, a_filing(desk)).number.endswith("〕2号")
    states = [(use.counter, use.state) for use in living(desk, NumberUse) if "罚立" in use.text]
    assert states == [(1, "void"), (2, "used")]


def test_a_case_is_filed_once(desk: Desk):
    case = new_action(desk, an_action())
    number = file_case(desk, case, a_filing(desk)).number
    with pytest.raises(CaseAlreadyFiled) as refused:
        file_case(desk, case, a_filing(desk))
    assert refused.value.facts["number"] == number


def test_the_same_officer_twice_is_refused(desk: Desk):
    """J1 faults; Penalty Law art. 42."""
    first, _ = two_officers(desk)
    case = new_action(desk, an_action())
    with pytest.raises(OfficerNamedTwice) as refused:
        file_case(desk, case, a_filing(desk, officers=(first, first)))
    assert refused.value.facts["name"] == "张建国"
    with pytest.raises(OfficerNamedTwice):
        new_action(desk, an_action(officers=(first, first)))
    with pytest.raises(FieldMissing):
        file_case(desk, case, a_filing(desk, officers=()))


def test_an_expired_certificate_is_warned_of_and_the_fact_is_logged(desk: Desk):
    """J1 faults: expired certificate. A past fact is logged all the same, with the warning."""
    first, second = two_officers(desk)
    officer = desk.store.records.get("officer", second).record
    assert isinstance(officer, Officer)
    change_officer(desk, replace(officer, certificate_to=day("2026-06-30")))
    case = new_action(desk, an_action())
    logged = log_action(
        desk, case, Action(id="", kind="inquiry", at=day("2026-11-21"), officers=(first, second)), reason="补录"
    )
    assert any("李红" in warned.because_zh and "已过期" in warned.because_zh for warned in logged.warnings)
    assert logged.warnings[-1].basis == ("行政处罚法 42",)


def test_an_action_names_only_who_and_what_is_here(desk: Desk):
    case = new_action(desk, an_action())
    other = desk.store.cases.file(new_action(desk, an_action())).parties[0].id
    for fields in ({"officers": ("0" * 32,)}, {"parties": (other,)}, {"evidence": ("x",)}, {"refers_to": ("x",)}):
        with pytest.raises(NotRegistered):
            log_action(desk, case, Action(id="", kind="patrol", at=day("2026-11-22"), **fields))
    with pytest.raises(NotRegistered):
        new_action(desk, an_action(matter="no-such-matter"))


@pytest.mark.parametrize(
    ("action", "path"),
    [
        (Action(id="", kind="dance"), "$.kind"),
        (Action(id="", kind="patrol", data={"amount_fen": 5}), "$.data.amount_fen"),
        (Action(id="", kind="patrol", data={"findings": 5}), "$.data.findings"),
        (Action(id="", kind="decision", data={"penalties": [{"kind": "prison"}]}), "$.data.penalties[0].kind"),
    ],
)
def test_data_keys_are_those_of_the_kind(desk: Desk, action: Action, path: str):
    case = new_action(desk, an_action())
    with pytest.raises(Unreadable) as refused:
        log_action(desk, case, action)
    assert refused.value.facts["path"] == path


def test_a_step_that_is_certainly_unlawful_today_is_refused_with_article_and_nothing_is_saved(desk: Desk):
    """Issue 3.4: unlawful and certain: refused with article and computation; nothing is saved."""
    case = new_action(desk, an_action())
    file_case(desk, case, a_filing(desk))
    before = desk.store.journal.head().seq
    decision = Action(id="", kind="decision", at=day("2026-11-24"), officers=two_officers(desk))
    with pytest.raises(StepNotLawful) as refused:
        log_action(desk, case, decision)
    assert refused.value.facts["step_zh"] == "行政处罚决定"
    assert refused.value.facts["basis"]
    assert desk.store.journal.head().seq == before


def test_the_same_step_is_logged_when_it_has_already_happened(desk: Desk):
    """Issue 3.4: no gate blocks recording what really happened; it is then a finding."""
    case = new_action(desk, an_action())
    file_case(desk, case, a_filing(desk, at=day("2026-11-20")), "补录")
    decision = Action(id="", kind="decision", at=day("2026-11-23"), officers=two_officers(desk))
    logged = log_action(desk, case, decision)
    assert logged.warnings
    today = Action(id="", kind="decision", at=day("2026-11-24"), officers=two_officers(desk))
    assert log_action(desk, case, today, reason="当天已送达", happened=True).warnings


def test_a_doubtful_step_asks_for_a_reason_and_journals_it(desk: Desk):
    """Issue 3.4: doubtful: warned, the reason for going on is journalled."""
    case = new_action(desk, an_action())
    service = Action(id="", kind="service", at=day("2026-11-24"))
    with pytest.raises(ReasonNeeded):
        log_action(desk, case, service)
    logged = log_action(desk, case, service, reason="县局口头同意，书面随后")
    told = [one for one in living(desk, Event) if one.what == "went-on-after-warning"]
    assert told[-1].data["reason"] == "县局口头同意，书面随后"
    assert told[-1].data["action"] == logged.action_id


def test_a_refusal_that_will_end_names_the_first_lawful_day(desk: Desk):
    """Moonshot 4: the earliest lawful date. A decision waits for the hearing request term (art. 64)."""
    case = new_action(desk, an_action())
    file_case(desk, case, a_filing(desk, at=day("2026-11-02")), "补录")
    parties = tuple(party.id for party in living(desk, Party, case))
    notice = Action(
        id="", kind="prior-notice", at=day("2026-11-23"), officers=two_officers(desk), parties=parties,
        data={"defence_right_told": True, "hearing_right_told": True},
    )  # fmt: skip
    told = log_action(desk, case, notice)
    log_action(desk, case, Action(
        id="", kind="service", at=day("2026-11-23"), refers_to=(told.action_id,), parties=parties,
        data={"mode": "direct", "served_on": "2026-11-23"},
    ))  # fmt: skip
    with pytest.raises(StepNotLawful) as refused:
        log_action(desk, case, Action(id="", kind="decision", at=day("2026-11-24"), officers=two_officers(desk)))
    if isinstance(refused.value, StepNotLawfulYet):
        assert refused.value.facts["earliest_on"] > desk.today


def test_a_correction_keeps_the_version_before(desk: Desk):
    """R13: corrections are new entries; both stay visible."""
    case = new_action(desk, an_action())
    action = desk.store.cases.file(case).actions[0]
    change_action(desk, case, replace(action, note="更正地点"))
    entries = desk.store.cases.history(action.id)
    assert [entry.record.note for entry in entries] == [None, "更正地点"]
    other = new_action(desk, an_action())
    with pytest.raises(NotRegistered):
        change_action(desk, other, action)


def test_a_case_number_is_never_typed_in(desk: Desk):
    case = new_action(desk, an_action())
    changed = replace(the_case(desk, case), number="自己编的1号", facts=Facts(area_m2=None, cost_fen=100))
    change_case(desk, changed)
    assert the_case(desk, case).number == "南召（城郊）执行〔2026〕1号"
    assert the_case(desk, case).facts.cost_fen == 100


def test_a_unit_without_a_place_for_its_numbers_is_told_so(tmp_path, clock: WoundClock):
    desk = a_township(tmp_path / "other", clock, place_short=None).desk
    try:
        with pytest.raises(NoNumberPlace):
            new_action(desk, an_action())
    finally:
        desk.store.close()


def test_a_person_is_recognised_from_earlier_cases_by_the_identity_number(desk: Desk):
    """Features 3: reuse and history. The date of birth follows from the number."""
    number = "41132119800101001X"
    first = new_action(desk, an_action())
    add_party(desk, first, Person(name="孙某", id_number=number))
    found = find_person(desk, number.lower())
    assert [(one.party.name, one.case_id) for one in found] == [("孙某", first)]
    assert find_person(desk, "411") == ()
    assert find_person(desk, "999999999999999999") == ()


def test_an_identity_number_with_a_slip_is_kept_and_called_doubtful():
    assert PASSWORD
    assert doubtful_number(Party(id="p", kind="person", id_number="411321198001010011"))
    assert not doubtful_number(Party(id="p", kind="organisation", id_number="91411321MA1"))


def test_a_name_with_hidden_characters_is_refused(desk: Desk):
    """R24."""
    case = new_action(desk, an_action())
    with pytest.raises(BadName):
        add_party(desk, case, Person(name="王\u202e某"))
    party = desk.store.cases.file(case).parties[0]
    change_party(desk, case, replace(party, address="东村\u200b三组"))
    assert desk.store.cases.file(case).parties[0].address == "东村[U+200B]三组"


def test_an_action_by_an_unmarked_account_is_recorded_by_its_officer(desk: Desk):
    case = new_action(desk, an_action())
    first, _ = two_officers(desk)
    assert desk.store.cases.file(case).actions[0].recorded_by == first


def test_the_list_shows_what_the_law_says_behind_the_save(desk: Desk):
    """Architecture, the way of the data 3: the summary is recomputed behind the save."""
    case = new_action(desk, an_action())
    file_case(desk, case, a_filing(desk))
    row = desk.store.cases.page(CaseQuery(), size=5).rows[0]
    assert (row.id, row.filed_on.isoformat()) == (case, "2026-11-24")
    assert row.status is not None
    assert row.lacking > 0
    assert CheckItem(id="x", case=case, item="y").not_applicable is None


def test_a_number_that_a_case_file_brings_is_never_spent_again(desk):
    """A series is gap-free and no number is spent twice, also where a case came in with the number it has (1.3)."""
    content = {
        "format": "brigade-case/1",
        "case": {"id": "x", "number": "南召（城郊）罚立〔2026〕7号", "title": "案"},
        "actions": [{"id": "a1", "kind": "clue", "at": "2026-03-01"}],
    }
    import_case_file(desk, json.dumps(content).encode())
    filed = file_case(desk, new_action(desk, an_action()), a_filing(desk), "说明")
    assert filed.number == "南召（城郊）罚立〔2026〕8号"

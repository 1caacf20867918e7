"""The first screen, the lists, the command box, the case page, case files, keeping, packs, figures."""

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from brigade_app.domain.appointments import AppointmentKind
from brigade_app.domain.keeping import Event, Pack
from brigade_app.domain.records import Action, DisputeStep
from brigade_app.operations.board_words import APPOINTMENTS
from brigade_app.operations.case_files import CaseAlreadyHere, export_case_file, import_case_file
from brigade_app.operations.case_page import case_page
from brigade_app.operations.desk import Desk
from brigade_app.operations.disputes import DisputeOutcome, add_step, enter_dispute, set_outcome
from brigade_app.operations.forms import NewAction, Person
from brigade_app.operations.intake import file_case, log_action, new_action
from brigade_app.operations.keeping import backup, backup_light, rebuild, verify
from brigade_app.operations.law import assess_case, is_assessed, reassess_all
from brigade_app.operations.lights import light_of
from brigade_app.operations.packs import NoPackHere, NoSuchRule, check_pack, install_pack, installed_packs, show_rule
from brigade_app.operations.parties import add_party
from brigade_app.operations.questions import (
    NumberLikeTwoCases,
    board,
    case_id_of,
    cases_page,
    count_cases,
    due_lines,
    events,
    find,
    history,
    standing,
)
from brigade_app.operations.restoring import restore
from brigade_app.operations.roles import CaseNotHere
from brigade_app.operations.saving import living
from brigade_app.operations.shelf import LawShelf, NoRulePack, shelf_of
from brigade_app.operations.statistics import as_workbook, double_decline, percent_text
from brigade_app.paths import resources_folder
from brigade_app.store import CaseQuery
from brigade_app.store.errors import StoreExists
from brigade_app.sync.case_file import read_case_file
from brigade_app.sync.case_file_json import BadCaseFile
from tests.operations.makers import WoundClock, a_filing, an_action, as_role, day, two_officers


def a_filed_case(desk: Desk, name: str = "赵某某") -> str:
    case = new_action(desk, an_action(persons=(Person(name=name),)))
    file_case(desk, case, a_filing(desk))
    return case


# --- the first screen -------------------------------------------------------------------------------------------------


def test_the_board_counts_what_is_due_lacking_and_closed(desk: Desk, clock: WoundClock):
    """工作台: 待办, 预警, 缺证据, 本月办结; due nearest first."""
    case = a_filed_case(desk)
    closed = a_filed_case(desk, "钱某某")
    log_action(desk, closed, Action(id="", kind="closing", at=day("2026-11-23"), data={"ground": "执行完毕"}))
    shown = board(desk)
    assert shown.today == date(2026, 11, 24)
    assert shown.working_day
    assert shown.closed_this_month == 1
    assert shown.closed_last_month == 0
    assert shown.lacking == 1
    assert {line.id for line in shown.recent} == {case, closed}
    assert [line.due_on for line in shown.due] == sorted(line.due_on for line in shown.due)
    term = next(line for line in shown.due if line.rule == "D10")
    assert (term.case_id, term.due_on, term.name_zh) == (case, date(2027, 2, 22), "办案期限")


def test_a_term_that_nears_turns_yellow_and_then_red(desk: Desk, clock: WoundClock):
    case = a_filed_case(desk)
    assert board(desk).warned_late == 0
    clock.wind(days=89)
    reassess_all(desk)
    soon = next(line for line in due_lines(desk) if line.rule == "D10" and line.case_id == case)
    assert soon.days_left == 1
    clock.wind(days=3)
    late = next(line for line in due_lines(desk) if line.rule == "D10" and line.case_id == case)
    assert late.days_left == -2


def test_a_sitting_of_the_court_stands_on_the_board_until_it_was_held(desk: Desk, clock: WoundClock):
    case = a_filed_case(desk)
    suit = enter_dispute(desk, case, "litigation", day("2026-11-20"), None)
    add_step(desk, suit, DisputeStep(kind="hearing", on=day("2026-11-26")))
    shown = next(line for line in due_lines(desk) if line.rule == "court-sitting")
    assert (shown.case_id, shown.days_left, shown.light, shown.name_zh) == (case, 2, "soon", "开庭（负责人出庭）")
    assert next(line for line in board(desk).recent if line.id == case).next_due_rule == "court-sitting"
    clock.wind(days=3)
    reassess_all(desk)
    assert all(line.rule != "court-sitting" for line in due_lines(desk))


def test_every_appointment_has_a_name():
    assert set(APPOINTMENTS) == set(get_args(AppointmentKind))


def test_what_is_only_logged_has_neither_score_nor_stages(desk: Desk):
    """A patrol is no case: nothing of it is judged until something is filed, ordered or decided."""
    patrol = new_action(desk, an_action(matter=None))
    log_action(desk, patrol, Action(id="", kind="on-site-inspection", at=day("2026-11-23")))
    page = case_page(desk, patrol)
    assert (page.header.verdict, page.header.score, page.header.fatal, page.steps) == (None, None, 0, ())
    assert next(line for line in board(desk).recent if line.id == patrol).score is None
    log_action(desk, patrol, Action(id="", kind="order-to-correct", at=day("2026-11-23")))
    assert case_page(desk, patrol).header.score is not None
    assert case_page(desk, patrol).steps


@pytest.mark.parametrize(
    ("days", "doubtful", "light"),
    [
        (-1, False, "late"),
        (0, False, "soon"),
        (3, False, "soon"),
        (4, False, "ok"),
        (None, False, "ok"),
        (-1, True, "doubt"),
    ],
)
def test_lights_have_a_rule(days: int | None, doubtful: bool, light: str):
    assert light_of(days, doubtful=doubtful) == light


def test_the_standing_says_saved_backed_up_and_received(desk: Desk, tmp_path: Path, clock: WoundClock):
    """R12, R44: unanchored days from day 7; no backup is red, three days yellow."""
    a_filed_case(desk)
    said = standing(desk)
    assert said.backup_at is None
    assert said.backup_light == "late"
    assert said.received_seq is None
    assert said.unanchored_days == 0
    assert said.head_seq == desk.store.journal.head().seq
    clock.wind(days=8)
    assert standing(desk).unanchored_days == 8
    assert standing(desk).unanchored_light == "soon"


def test_backups_turn_yellow_after_three_days_and_red_after_seven(clock: WoundClock):
    now = clock()
    assert [backup_light(now - timedelta(days=d), now) for d in (0, 2, 3, 6, 7)] == ["ok", "ok", "soon", "soon", "late"]


# --- lists and search -------------------------------------------------------------------------------------------------


def test_the_case_list_pages_by_key_and_shows_names(desk: Desk):
    for name in ("甲某", "乙某", "丙某"):
        a_filed_case(desk, name)
    first = cases_page(desk, CaseQuery(), size=2)
    rest = cases_page(desk, CaseQuery(), first.after, size=2)
    assert len(first.lines) == 2
    assert len(rest.lines) == 1
    assert rest.after is None
    assert {line.parties for line in (*first.lines, *rest.lines)} == {("甲某",), ("乙某",), ("丙某",)}
    assert count_cases(desk, CaseQuery(text="乙某")) == 1
    assert all(line.matter_zh and line.owned for line in first.lines)


def test_the_command_box_finds_cases_commands_and_articles(desk: Desk, tmp_path: Path):
    case = a_filed_case(desk, "欧阳某")
    assert [hit.id for hit in find(desk, "欧阳") if hit.kind == "case"] == [case]
    assert [hit.id for hit in find(desk, "backup")] == ["backup"]
    assert {hit.kind for hit in find(desk, "")} == {"command"}
    install_pack(desk, a_statute(tmp_path))
    fresh = replace(desk, law=shelf_of(desk.store.folder, desk.resources))
    hit = next(hit for hit in find(fresh, "试验用语") if hit.kind == "article")
    assert hit.id.endswith("#1")


def a_statute(folder: Path) -> Path:
    place = folder / "laws"
    place.mkdir()
    text = "# 测试法\n\n2020年1月1日通过\n\n<!-- INFO END -->\n\n## 第一章 总则\n\n第一条 本条为试验用语。\n"
    (place / "测试法(2020-01-01).md").write_text(text, encoding="utf-8")
    return place


def test_a_case_is_named_by_id_number_or_outside_id(desk: Desk):
    case = a_filed_case(desk)
    number = desk.store.records.get("case", case).record.number
    assert case_id_of(desk, case) == case_id_of(desk, number) == case
    with pytest.raises(CaseNotHere):
        case_id_of(desk, "没有这个案号")
    for name in ("one", "two"):
        import_case_file(desk, a_file(case_id=name, number="外〔2020〕1号"))
    with pytest.raises(NumberLikeTwoCases):
        case_id_of(desk, "外〔2020〕1号")


# --- the case page ----------------------------------------------------------------------------------------------------


def test_the_case_page_is_one_value_of_one_moment(desk: Desk):
    case = a_filed_case(desk)
    log_action(desk, case, Action(
        id="", kind="on-site-inspection", at=day("2026-11-21"), officers=two_officers(desk),
        data={"certificates_shown": True},
    ), reason="补录")  # fmt: skip
    view = case_page(desk, case)
    assert view.header.number == "南召（城郊）罚立〔2026〕1号"
    assert view.header.state == "open"
    assert view.header.day == 0
    assert view.header.days_of == 90
    assert [row.action.kind for row in view.timeline] == ["patrol", "on-site-inspection", "filing"]
    assert [officer.name for officer in view.timeline[-1].officers] == ["张建国", "李红"]
    assert [step.id for step in view.steps][:3] == ["P01", "P04", "P05"]
    assert [step.state for step in view.steps].count("current") == 1
    assert view.assessment is not None
    assert view.checklist.missing
    assert any(row.rule == "D10" and row.trace_zh for row in view.deadlines)
    assert [row.kind for row in view.history].count("case") == 2
    assert view.history[0].at >= view.history[-1].at
    assert view.history[0].actor_name == "张建国"


def test_opening_a_restricted_case_is_journalled(desk: Desk):
    """R38: view of a restricted case."""
    from brigade_app.operations.intake import change_case

    case = a_filed_case(desk)
    case_page(desk, case)
    assert "restricted-case-viewed" not in {one.what for one in living(desk, Event)}
    change_case(desk, replace(desk.store.records.get("case", case).record, flags=("minor-involved",)))
    case_page(desk, case)
    assert "restricted-case-viewed" in {one.what for one in living(desk, Event)}


def test_the_history_of_a_record_shows_who_and_what(desk: Desk):
    case = a_filed_case(desk)
    rows = history(desk, case)
    assert [row.body["number"] for row in rows] == ["南召（城郊）执行〔2026〕1号", "南召（城郊）罚立〔2026〕1号"]
    assert {row.actor for row in rows} == {desk.account.id}


def test_the_audit_reads_all_logs_and_others_only_their_own(desk: Desk):
    a_filed_case(desk)
    own = events(desk, desk.account.id)
    assert own
    assert {row.actor for row in own} == {desk.account.id}
    assert len(events(as_role(desk, "audit-admin"))) >= len(own)


# --- case files -------------------------------------------------------------------------------------------------------


def a_file(case_id: str = "c1", **case: object) -> bytes:
    plain = {
        "format": "brigade-case/1",
        "case": {
            "id": case_id, "unit": "某乡人民政府", "unit_level": "township", "record": "partial", "matter_zh": "占地",
            "absent": [{"kind": "service", "of": "a2"}], **case,
        },
        "parties": [{"id": "p1", "name": "孙某", "kind": "person", "role": "party"}],
        "officers": [
            {"id": "o1", "name": "张建国", "certificate": "豫R1101", "certificate_from": "2024-01-01",
             "certificate_to": "2028-12-31"},
            {"id": "o2", "name": "外来人员", "certificate": "外1"},
        ],
        "actions": [
            {"id": "a1", "kind": "assignment", "at": "2020-03-01", "officers": ["o1", "o2"],
             "data": {"recusal_declared": {"o1": True, "o2": False}}},
            {"id": "a2", "kind": "hearing", "at": "2020-04", "refers_to": ["a1"], "parties": ["p1"],
             "data": {"host": "o2"}, "document": {"signed_by": ["o2", "p1"]}},
        ],
        "evidence": [{"id": "e1", "kind": "witness", "made_by": "o1"}],
        "disputes": [{"id": "d1", "channel": "litigation", "against": "a2", "received_on": "2020-09-01"}],
    }  # fmt: skip
    return json.dumps(plain, ensure_ascii=False).encode()


def test_a_case_file_comes_in_and_goes_out_with_its_own_ids(desk: Desk):
    """Data layer 1.3: outside ids are kept beside ours and written again on export; references too."""
    done = import_case_file(desk, a_file(), "某案.json")
    assert done.outside_id == "c1"
    out, came = json.loads(export_case_file(desk, done.case_id)), json.loads(a_file())
    assert out.pop("officers")[0].pop("posts") == ["officer", "captain"], "our own entry of our own officer"
    assert out | {"officers": came["officers"]} == came
    inside = desk.store.cases.file(done.case_id)
    assert inside.actions[0].officers == tuple(officer.id for officer in sorted(inside.officers, key=_own_first))
    assert inside.actions[1].data["host"] == inside.actions[0].officers[1]


def _own_first(officer: object) -> bool:
    return officer.name != "张建国"  # type: ignore[attr-defined]


def test_an_officer_of_ours_is_recognised_and_a_stranger_is_not_registered(desk: Desk):
    from brigade_app.operations.people import officers

    ours = two_officers(desk)[0]
    done = import_case_file(desk, a_file())
    assert ours in {officer.id for officer in desk.store.cases.file(done.case_id).officers}
    assert [line.officer.name for line in officers(desk)] == ["张建国", "李红"]


def test_a_case_file_is_imported_once(desk: Desk):
    import_case_file(desk, a_file())
    with pytest.raises(CaseAlreadyHere):
        import_case_file(desk, a_file())
    mine = a_filed_case(desk)
    with pytest.raises(CaseAlreadyHere):
        import_case_file(desk, export_case_file(desk, mine))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (a_file().replace(b'"case":', b'"Case":', 1), "unknown-key"),
        (a_file().replace(b'"format":', b'"format": "brigade-case/1", "format":', 1), "duplicate-key"),
        (a_file(title=5), "wrong-type"),
        (b'{"a":' * 40 + b"1" + b"}" * 40, "too-deep"),
        (b"\xff\xfe", "not-utf-8"),
        (b"{", "not-json"),
    ],
)
def test_a_bad_case_file_changes_nothing_and_names_the_fault(desk: Desk, content: bytes, reason: str):
    """Issue 2, bad input: unknown keys, duplicate keys, wrong types, 40 levels deep."""
    before = desk.store.journal.head().seq
    with pytest.raises(BadCaseFile) as refused:
        import_case_file(desk, content, "坏.json")
    assert refused.value.facts["reason"] == reason
    assert refused.value.facts["file"] == "坏.json"
    assert desk.store.journal.head().seq == before


def test_an_export_is_journalled(desk: Desk):
    case = a_filed_case(desk)
    content = export_case_file(desk, case)
    assert read_case_file(content).case.id == case
    assert living(desk, Event)[-1].what == "case-exported"


# --- keeping ----------------------------------------------------------------------------------------------------------


def test_a_check_is_journalled_and_a_rebuild_changes_nothing(desk: Desk):
    case = a_filed_case(desk)
    before = desk.store.cases.file(case)
    assert verify(desk, deep=True).is_clean
    told = [one for one in living(desk, Event) if one.what == "self-check"]
    assert told[-1].data["found"] == 0
    rebuild(desk)
    assert desk.store.cases.file(case) == before
    assert verify(desk).is_clean


def test_a_backup_restores_into_a_new_folder_only(desk: Desk, tmp_path: Path):
    """R44, R45."""
    a_filed_case(desk)
    done = backup(desk, tmp_path / "stick")
    assert standing(desk).backup_light == "ok"
    with pytest.raises(StoreExists):
        restore(done.folder, desk.store.folder)
    restored = restore(done.folder, tmp_path / "again")
    assert (restored.folder / "store.db").exists() or any(restored.folder.iterdir())


# --- the law ----------------------------------------------------------------------------------------------------------


def test_an_assessment_names_the_pack_and_the_day(desk: Desk):
    case = a_filed_case(desk)
    found = assess_case(desk, case, date(2026, 12, 24))
    assert (found.on, found.pack) == (date(2026, 12, 24), "henan-township")


def test_without_rules_everything_else_works(desk: Desk):
    bare = replace(desk, law=_Without(resources_folder()))
    case = new_action(bare, an_action())
    assert case_page(bare, case).assessment is None
    assert board(bare).recent[0].id == case
    with pytest.raises(NoRulePack):
        assess_case(bare, case)


class _Without(LawShelf):
    def folder(self, what: str) -> Path:
        return Path("/nowhere") if what == "rules" else super().folder(what)


def test_summaries_are_of_today_after_a_reassessment(desk: Desk, clock: WoundClock):
    for _ in range(3):
        a_filed_case(desk)
    told: list[tuple[int, int]] = []
    assert not is_assessed(desk)
    done = reassess_all(desk, progress=lambda now, of: told.append((now, of)))
    assert (done.cases, told[-1]) == (3, (3, 3))
    assert is_assessed(desk)
    clock.wind(days=1)
    assert not is_assessed(desk)
    assert reassess_all(desk, cancelled=lambda: True).cancelled


def test_a_pack_is_checked_installed_once_and_used(desk: Desk, tmp_path: Path):
    """Issue 3.1: packs as records; old ones are refused, the same one changes nothing."""
    shipped = resources_folder() / "rules" / "henan-township"
    folder = tmp_path / "pack"
    folder.mkdir()
    for path in shipped.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        if path.name == "pack.toml":
            text = text.replace('version = "2026.11"', 'version = "2027.1"')
        (folder / path.name).write_text(text, encoding="utf-8")
    checked, records = install_pack(desk, folder)
    assert (checked.what, checked.version, records) == ("rules", "2027.1", 1)
    assert install_pack(desk, folder)[1] == 0
    assert [pack.version for pack in installed_packs(desk)] == ["2027.1"]
    fresh = replace(desk, law=shelf_of(desk.store.folder, desk.resources))
    assert fresh.law.pack.version == "2027.1"
    assert len(living(desk, Pack)) == 1


def test_a_folder_without_a_pack_is_said_to_be_none(tmp_path: Path):
    with pytest.raises(NoPackHere):
        check_pack(tmp_path)
    with pytest.raises(NoPackHere):
        check_pack(tmp_path / "gone")
    assert check_pack(resources_folder() / "calendar").what == "calendar"
    assert check_pack(resources_folder() / "matters").rows == 72
    assert check_pack(resources_folder() / "authority").what == "authority"


def test_a_rule_is_shown_with_its_articles(desk: Desk):
    shown = show_rule(desk.law, "d10")
    assert shown[0].rule.name_zh == "办案期限"
    assert shown[0].articles[0][0].short == "行政处罚法 60"
    with pytest.raises(NoSuchRule):
        show_rule(desk.law, "Z99")


# --- figures ----------------------------------------------------------------------------------------------------------


def a_suit(desk: Desk, received: str, outcome: str | None, on: str | None) -> str:
    case = new_action(desk, an_action())
    made = enter_dispute(desk, case, "litigation", day(received), None)
    if outcome is not None and on is not None:
        set_outcome(desk, made, DisputeOutcome(code=outcome, on=day(on)))
    return made


def test_the_double_decline_counts_new_and_lost_suits_with_both_formulas(desk: Desk):
    """Procedure 5.4: S1, S3, S4, S4b, S5, S14; every number opens its list."""
    lost = [a_suit(desk, "2025-03-01", "J-RV", "2025-08-01"), a_suit(desk, "2025-05-01", "J-IL3", "2025-09-01")]
    a_suit(desk, "2025-06-01", "J-WD", "2025-07-01")
    won = a_suit(desk, "2026-02-01", "J-DR", "2026-06-01")
    enter_dispute(desk, new_action(desk, an_action()), "reconsideration", day("2026-02-01"), None)
    result = double_decline(desk, 2026)
    one = result.units[0]
    assert (len(one.this.new), len(one.last.new)) == (1, 3)
    assert [suit.dispute for suit in one.last.lost] == lost
    assert percent_text(one.last.losing_rate) == "66.67"
    assert percent_text(one.last.losing_rate_on_judgments) == "100.00"
    assert [suit.dispute for suit in one.this.concluded] == [won]
    assert percent_text(one.change_of_rate) == "-66.67"
    assert one.standing == "achieved"
    assert result.total.standing == "achieved"
    assert as_workbook(result, date(2026, 12, 31))[:2] == b"PK"


def test_a_unit_without_suits_has_no_rate_and_is_not_applicable(desk: Desk):
    """J6 faults: a town with 0 suits: no cases, not 0 %."""
    result = double_decline(desk, 2026)
    assert result.units[0].this.losing_rate is None
    assert percent_text(None) is None
    assert result.units[0].standing == "not-applicable"


def test_a_year_may_begin_in_december(desk: Desk):
    """Counting rule 6."""
    a_suit(desk, "2025-12-05", None, None)
    assert len(double_decline(desk, 2026, first_month=12).units[0].this.new) == 1
    assert len(double_decline(desk, 2026).units[0].this.new) == 0


def test_an_appeal_says_nothing_about_the_first_instance(desk: Desk):
    """Counting rule 2: first and second instance are counted apart."""
    made = a_suit(desk, "2026-02-01", "J-RV", "2026-05-01")
    set_outcome(desk, made, DisputeOutcome(code="J-A2", on=day("2026-10-01")))
    count = double_decline(desk, 2026).units[0].this
    assert [suit.dispute for suit in count.lost] == [made]


def test_a_new_action_half_filled_is_found_again(desk: Desk):
    case = new_action(desk, NewAction(persons=(Person(name="周某某"),)))
    add_party(desk, case, Person(name="吴某某"))
    assert [hit.id for hit in find(desk, "吴某某")] == [case]

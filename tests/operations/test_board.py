"""The first screen: what is due, lacking, announced, saved and received."""

from datetime import date, timedelta
from pathlib import Path
from typing import get_args

import pytest

from brigade_app.domain.appointments import AppointmentKind
from brigade_app.domain.records import Action, DisputeStep
from brigade_app.operations.board_words import APPOINTMENTS
from brigade_app.operations.case_page import case_page
from brigade_app.operations.desk import Desk
from brigade_app.operations.disputes import add_step, enter_dispute
from brigade_app.operations.intake import log_action, new_action
from brigade_app.operations.keeping import backup_light
from brigade_app.operations.law import reassess_all
from brigade_app.operations.lights import light_of
from brigade_app.operations.questions import board, due_lines, standing
from tests.operations.case_makers import a_filed_case
from tests.operations.makers import WoundClock, an_action, day


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

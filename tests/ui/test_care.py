"""The store's care of itself, and the lessons of lost cases, as somebody at the window sees them."""

from datetime import date

from brigade_app.domain.records import Action
from brigade_app.domain.when import on_day
from brigade_app.operations import NewAction
from brigade_app.operations.disputes import DisputeOutcome, enter_dispute, set_outcome
from brigade_app.operations.intake import log_action, new_action
from brigade_app.ui.frame import CarePresenter
from brigade_app.ui.kit import Table


def damage_an_entry(desk):
    """Change a body of the journal past the triggers, as somebody with the key could."""
    writer = desk.store._engine.writer
    writer.execute("DROP TRIGGER journal_no_update")
    writer.execute("UPDATE journal SET body = CAST(CAST(body AS TEXT) || ' ' AS BLOB) WHERE seq = 3")


def test_the_care_is_taken_after_the_log_in_and_its_outcome_stands_at_the_foot(at_work):
    """R3: daily, beside the work."""
    at_work.sees("自检").sees("正常")


def test_damage_stands_above_every_page_until_an_administrator_has_decided(at_work):
    """R3: what is affected, that nothing is written any more, and what to do."""
    desk = at_work.shell.seat.desk
    damage_an_entry(desk)
    desk.store.settings.put("care-verified", "{}")
    CarePresenter(at_work.shell.frame, at_work.shell.seat)
    at_work.sees("自检发现").sees("只读").sees("备份")
    assert desk.store.is_read_only
    at_work.press("frame_alarm_action").sees_no("只读")
    assert not desk.store.is_read_only


def test_the_workbench_names_the_open_case_with_the_flaw_of_a_lost_one(at_work):
    """Moonshot 6: the check and the lost case are named, and the case opens at its check."""
    desk = at_work.shell.seat.desk
    lost = new_action(desk, NewAction(title="败诉的案件"))
    dispute = enter_dispute(desk, lost, "litigation", on_day(date(2026, 1, 5)), None)
    set_outcome(desk, dispute, DisputeOutcome(code="J-RV", on=on_day(date(2026, 3, 2)), causes=("C08",)))
    flawed = new_action(desk, NewAction(title="同样缺陷的案件"))
    decision = Action(id="", kind="decision", at=on_day(date(2026, 2, 2)), data={"result": "penalty"})
    log_action(desk, flawed, decision, "补录")
    at_work.shell.frame.go("people")
    at_work.shell.frame.go("board")
    at_work.sees("与败诉案件有同样缺陷").sees("执行〔2026〕1号 因此败诉（C08）")
    lessons = at_work.find(Table, "lesson_list")
    assert {lessons.rows.row_at(at).id for at in range(lessons.rows.rowCount())} == {flawed}

"""What waits for a signature: for the reviewer, for the responsible person, for nobody else."""

from dataclasses import replace

from brigade_app.domain.keeping import Change
from brigade_app.operations.comments import answer, comment
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewComment
from brigade_app.operations.signing import recall, send_back, sign, submit
from brigade_app.operations.waiting import waiting_lines
from tests.operations.case_makers import a_filed_case
from tests.operations.makers import PASSWORD, WoundClock, as_role


def somebody(desk: Desk, *roles: str) -> Desk:
    """Who has these roles and is no officer of a case."""
    other = as_role(desk, *roles)  # type: ignore[arg-type]
    other.session.account = replace(other.account, officer=None)
    return other


def waiting(desk: Desk) -> list[tuple[str, str, bool, bool]]:
    return [(line.case.id, line.what, line.again, line.reviewed) for line in waiting_lines(desk)]


def test_a_submitted_case_waits_for_the_reviewer_until_it_is_recalled(desk: Desk):
    case, _another = a_filed_case(desk), a_filed_case(desk, "钱某某")
    reviewer = somebody(desk, "legal-reviewer")
    assert waiting(reviewer) == []
    submit(desk, case)
    assert waiting(reviewer) == [(case, "legal-review", False, False)]
    recall(desk, case)
    assert waiting(reviewer) == []


def test_a_case_that_was_sent_back_comes_again_as_resubmitted(desk: Desk):
    case, reviewer = a_filed_case(desk), somebody(desk, "legal-reviewer")
    submit(desk, case)
    point = comment(reviewer, NewComment(case=case, about=case, text="补签名", weight="must"))
    send_back(reviewer, case)
    assert waiting(reviewer) == []
    answer(desk, point, "已补签")
    submit(desk, case)
    assert waiting(reviewer) == [(case, "legal-review", True, False)]


def test_a_signed_review_leaves_the_case_with_the_responsible_person_alone(desk: Desk):
    case = a_filed_case(desk)
    reviewer, head = somebody(desk, "legal-reviewer"), somebody(desk, "responsible-person")
    submit(desk, case)
    assert waiting(head) == [(case, "approval", False, False)]
    sign(reviewer, case, "legal-review", "同意", PASSWORD)
    assert waiting(reviewer) == []
    assert waiting(head) == [(case, "approval", False, True)]
    sign(head, case, "approval", "同意", PASSWORD)
    assert waiting(head) == []


def test_the_nearest_deadline_stands_first_and_a_case_without_one_last(desk: Desk, clock: WoundClock):
    cases = [a_filed_case(desk, name) for name in ("赵某某", "钱某某", "孙某某")]
    for case in cases:
        submit(desk, case)
    for case, due_on in zip(cases, ("2026-12-20", None, "2026-11-26"), strict=True):
        summary = desk.store.cases.summary(case)
        day = None if due_on is None else desk.today.fromisoformat(due_on)
        desk.store.cases.set_summary(case, replace(summary, next_due_on=day))
    lines = waiting_lines(somebody(desk, "legal-reviewer"))
    assert [line.case.id for line in lines] == [cases[2], cases[0], cases[1]]
    assert [line.case.days_left for line in lines] == [2, 26, None]


def test_a_case_does_not_wait_for_its_own_officer_nor_for_who_signs_nothing(desk: Desk):
    case = a_filed_case(desk)
    submit(desk, case)
    assert waiting(as_role(desk, "legal-reviewer")) == []
    assert waiting(somebody(desk, "officer", "captain")) == []


def test_a_withdrawn_case_does_not_wait(desk: Desk):
    case, reviewer = a_filed_case(desk), somebody(desk, "legal-reviewer")
    submit(desk, case)
    record = desk.store.records.get("case", case).record
    desk.store.save([Change(record=record, deleted=True)], by=desk.session, at=desk.now(), deed=case)
    assert waiting(reviewer) == []

"""Review and signature, comments, disputes, withdrawal: what happens to a case after it was logged."""

from dataclasses import replace

import pytest

from brigade_app.domain.keeping import Comment, Event, SignOff
from brigade_app.domain.records import Dispute, DisputeStep, Party
from brigade_app.operations.case_page import case_page
from brigade_app.operations.comments import EmptyComment, answer, close_comment, comment, open_points
from brigade_app.operations.desk import Desk
from brigade_app.operations.disputes import (
    DisputeOutcome,
    ReceiptDayMissing,
    UnknownCause,
    UnknownOutcome,
    add_step,
    change_dispute,
    enter_dispute,
    set_outcome,
)
from brigade_app.operations.forms import NewComment, Person
from brigade_app.operations.intake import file_case, new_action
from brigade_app.operations.parties import add_party, change_party
from brigade_app.operations.roles import NotYourRole, state_of
from brigade_app.operations.saving import NotRegistered, living
from brigade_app.operations.signing import (
    OpenPoints,
    ReturnNeedsPoint,
    ReviewerIsInvestigator,
    changed_since,
    send_back,
    sign,
    submit,
)
from brigade_app.operations.withdrawal import (
    AlreadyWithdrawn,
    NothingWithdrawn,
    StillNeeded,
    WithdrawalNeedsReason,
    bring_back,
    withdraw,
)
from brigade_app.store import CaseQuery
from brigade_app.store.errors import WrongPassword
from tests.operations.makers import PASSWORD, a_filing, an_action, as_role, day


@pytest.fixture
def case(desk: Desk) -> str:
    made = new_action(desk, an_action())
    file_case(desk, made, a_filing(desk))
    return made


def reviewer(desk: Desk) -> Desk:
    """Somebody who reviews and is no officer of the case."""
    somebody = as_role(desk, "legal-reviewer")
    somebody.session.account = replace(somebody.account, officer=None)
    return somebody


def head(desk: Desk) -> Desk:
    somebody = as_role(desk, "responsible-person")
    somebody.session.account = replace(somebody.account, officer=None)
    return somebody


def a_point(desk: Desk, case: str, weight: str = "must") -> str:
    return comment(desk, NewComment(case=case, about=case, text="补送达回证见证人签名", weight=weight))


def test_a_review_goes_there_back_and_there_again(desk: Desk, case: str):
    """J3: submitted, returned with points, answered, submitted again, signed; each a sign-off with its digest."""
    submit(desk, case, "请审核")
    point = a_point(reviewer(desk), case)
    send_back(reviewer(desk), case, "一处须改")
    assert state_of(desk, case) == "open"
    with pytest.raises(OpenPoints) as refused:
        submit(desk, case)
    assert refused.value.facts["count"] == 1
    answer(desk, point, "已补签")
    submit(desk, case)
    mark = sign(reviewer(desk), case, "legal-review", "同意", PASSWORD)
    assert [one.what for one in living(desk, SignOff, case)] == ["submitted", "returned", "submitted", "legal-review"]
    assert len(mark.digest) == 64
    assert mark.rules.startswith("henan-township")
    assert state_of(desk, case) == "open"


def test_a_case_is_sent_back_with_at_least_one_must(desk: Desk, case: str):
    submit(desk, case)
    a_point(reviewer(desk), case, "should")
    with pytest.raises(ReturnNeedsPoint):
        send_back(reviewer(desk), case)


def test_who_investigates_does_not_review(desk: Desk, case: str):
    """J3 faults; procedure 1.8."""
    submit(desk, case)
    with pytest.raises(ReviewerIsInvestigator):
        sign(as_role(desk, "legal-reviewer"), case, "legal-review", None, PASSWORD)
    with pytest.raises(NotYourRole):
        sign(reviewer(desk), case, "approval", None, PASSWORD)


def test_a_signature_asks_for_the_password_again(desk: Desk, case: str):
    submit(desk, case)
    with pytest.raises(WrongPassword):
        sign(reviewer(desk), case, "legal-review", None, "不是这个口令不是这个口令")
    assert state_of(desk, case) == "under-review"


def test_an_approval_falls_when_what_was_signed_changes_and_not_when_more_comes(desk: Desk, case: str):
    """J3 faults: file changed after approval."""
    mark = sign(head(desk), case, "approval", "同意", PASSWORD)
    assert changed_since(desk, mark).still_holds
    added = add_party(desk, case, Person(name="后来的人"))
    after = changed_since(desk, mark)
    assert after.still_holds
    assert after.added == (("party", added),)
    party = desk.store.cases.file(case).parties[0]
    change_party(desk, case, replace(party, address="改过的地址"))
    after = changed_since(desk, mark)
    assert not after.still_holds
    assert after.changed == (("party", party.id),)


def test_the_digest_changes_with_any_record_of_the_case(desk: Desk, case: str):
    """Data layer 3: the digest over the newest entry of each record."""
    before = desk.store.cases.digest(case)
    party = desk.store.cases.file(case).parties[0]
    change_party(desk, case, replace(party, phone="13800000000"))
    assert desk.store.cases.digest(case) != before


def test_a_comment_is_answered_and_closed(desk: Desk, case: str):
    point = a_point(desk, case)
    assert [one.id for one in open_points(desk, case)] == [point]
    reply = answer(desk, point, "已改")
    assert open_points(desk, case) == ()
    close_comment(desk, point)
    said = {one.id: one for one in living(desk, Comment, case)}
    assert (said[point].state, said[reply].reply_to) == ("closed", point)


def test_a_comment_says_something_about_something(desk: Desk, case: str):
    with pytest.raises(EmptyComment):
        comment(desk, NewComment(case=case, about=case, text=" "))
    with pytest.raises(NotRegistered):
        comment(desk, NewComment(case=case, about="0" * 32, text="看"))
    with pytest.raises(NotYourRole):
        comment(desk, NewComment(case=case, about=case, text="督办", weight="instruction"))


def test_a_suit_starts_its_clock_on_the_day_of_receipt(desk: Desk, case: str):
    """J5 step 1: 15 days to answer (行政诉讼法 67); the receipt day missing is said."""
    with pytest.raises(ReceiptDayMissing):
        enter_dispute(desk, case, "litigation", None, None)
    act = desk.store.cases.file(case).actions[-1].id
    enter_dispute(desk, case, "litigation", day("2026-11-18"), act)
    due = {row.rule: row.due_on for row in case_page(desk, case).deadlines if row.rule == "D57"}
    assert due["D57"].isoformat() == "2026-12-03"
    with pytest.raises(NotRegistered):
        enter_dispute(desk, case, "litigation", day("2026-11-20"), "x")


def test_a_dispute_goes_through_its_steps_in_order_of_their_days_and_ends(desk: Desk, case: str):
    made = enter_dispute(desk, case, "litigation", day("2026-08-01"), None)
    add_step(desk, made, DisputeStep(kind="hearing", on=day("2026-10-01")))
    add_step(desk, made, DisputeStep(kind="answer-filed", on=day("2026-08-10"), data={"in_time": True}))
    set_outcome(desk, made, DisputeOutcome(code="J-RV", on=day("2026-11-01"), causes=("C08",), attended=True))
    dispute = next(iter(living(desk, Dispute, case)))
    assert [step.kind for step in dispute.steps] == ["answer-filed", "hearing", "outcome"]
    assert (dispute.outcome, dispute.causes, dispute.responsible_person_attended) == ("J-RV", ("C08",), True)


@pytest.mark.parametrize(
    ("outcome", "error"),
    [
        (DisputeOutcome(code="R-MT", on=day("2026-11-01")), UnknownOutcome),
        (DisputeOutcome(code="J-XX", on=day("2026-11-01")), UnknownOutcome),
        (DisputeOutcome(code="J-RV", on=day("2026-11-01"), causes=("C77",)), UnknownCause),
        (DisputeOutcome(code="J-RV", on=day("2026-11-01"), causes=("C01", "C02", "C03", "C04", "C05")), UnknownCause),
    ],
)
def test_an_outcome_is_one_of_its_channel_with_up_to_four_causes(
    desk: Desk, case: str, outcome: DisputeOutcome, error: type[Exception]
):
    made = enter_dispute(desk, case, "litigation", day("2026-08-01"), None)
    with pytest.raises(error):
        set_outcome(desk, made, outcome)
    dispute = next(iter(living(desk, Dispute, case)))
    with pytest.raises(error):
        change_dispute(desk, replace(dispute, outcome=outcome.code, causes=outcome.causes))


def test_a_withdrawn_record_leaves_the_lists_and_stays_in_the_history(desk: Desk, case: str):
    """R13, features 61: withdrawn is a state; deleted things come back."""
    party = add_party(desk, case, Person(name="误录"))
    withdraw(desk, "party", party, "录错人")
    assert "误录" not in {one.name for one in living(desk, Party, case)}
    with pytest.raises(AlreadyWithdrawn):
        withdraw(desk, "party", party, "再次")
    bring_back(desk, "party", party, "核实无误")
    assert "误录" in {one.name for one in living(desk, Party, case)}
    with pytest.raises(NothingWithdrawn):
        bring_back(desk, "party", party, "再次")
    said = [(one.what, one.data["reason"]) for one in living(desk, Event) if one.data and "reason" in one.data]
    assert said == [("withdrawn", "录错人"), ("brought-back", "核实无误")]
    assert len(desk.store.cases.history(party)) == 3


def test_a_withdrawal_needs_a_reason_and_a_record_that_nobody_needs(desk: Desk, case: str):
    party = desk.store.cases.file(case).parties[0].id
    with pytest.raises(StillNeeded) as refused:
        withdraw(desk, "party", party, "录错人")
    assert refused.value.facts["count"] >= 1
    with pytest.raises(WithdrawalNeedsReason):
        withdraw(desk, "case", case, "  ")
    with pytest.raises(NotRegistered):
        withdraw(desk, "account", desk.account.id, "x")


def test_a_withdrawn_case_leaves_the_list(desk: Desk, case: str):
    withdraw(desk, "case", case, "重复登记")
    assert desk.store.cases.count(CaseQuery()) == 0
    bring_back(desk, "case", case, "恢复")
    assert desk.store.cases.count(CaseQuery()) == 1

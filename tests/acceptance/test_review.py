"""Journey J3: the reviewer's sign-off, by people with accounts of their own, each logging in with his own password."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from brigade_app.domain.keeping import Role, SignOff
from brigade_app.operations.case_page import case_page
from brigade_app.operations.comments import answer, comment, open_points
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewComment, NewLogin, Person
from brigade_app.operations.intake import change_case, file_case, new_action
from brigade_app.operations.opening import leave, open_desk
from brigade_app.operations.parties import add_party, change_party
from brigade_app.operations.people import add_account
from brigade_app.operations.roles import CaseFrozen, NotYourRole, state_of
from brigade_app.operations.saving import living
from brigade_app.operations.signing import (
    OpenPoints,
    ReturnNeedsPoint,
    ReviewerIsInvestigator,
    changed_since,
    send_back,
    sign,
    submit,
)
from brigade_app.operations.wording import word_error
from brigade_app.store import Cost
from tests.acceptance.makers import a_staffed_township, the_officer
from tests.operations.makers import PASSWORD, SHELF, WoundClock, a_filing, an_action

WORDS = {
    "张建国": PASSWORD, "王法制": "审核 员的 口令 也很长2026", "赵乡长": "乡长 自己的 口令 更长2026",
    "李红": "李红 的口令 也够 长2026",
}  # fmt: skip
ROLES: dict[str, tuple[Role, ...]] = {
    "王法制": ("legal-reviewer",),
    "赵乡长": ("responsible-person",),
    "李红": ("officer", "legal-reviewer"),
}
Sits = Callable[[str], "contextmanager[Desk]"]


@pytest.fixture
def town(tmp_path: Path) -> tuple[Path, WoundClock, str]:
    """A township with four accounts and a case that is filed; closed again."""
    clock = WoundClock()
    desk = a_staffed_township(tmp_path, clock)
    for name, roles in ROLES.items():
        add_account(desk, NewLogin(name=name, password=WORDS[name], roles=roles, officer=the_officer(desk, name)))
    case = new_action(desk, an_action())
    file_case(desk, case, a_filing(desk), "赋权清单尚未下发")
    leave(desk)
    return desk.store.folder, clock, case


@pytest.fixture
def sits(town: tuple[Path, WoundClock, str]) -> Sits:
    """Let somebody sit down with his own password, and leave."""
    folder, clock, _ = town

    @contextmanager
    def sit(name: str) -> Iterator[Desk]:
        desk = open_desk(folder, name, WORDS[name], clock, cost=Cost.for_tests())
        try:
            yield replace(desk, law=SHELF)
        finally:
            leave(desk)

    return sit


@pytest.fixture
def case(town: tuple[Path, WoundClock, str]) -> str:
    return town[2]


def a_point(desk: Desk, case: str, weight: str = "must") -> str:
    return comment(
        desk, NewComment(case=case, about=case, text="送达回证缺见证人签名", weight=weight, basis="行政处罚法 61")
    )


def test_returned_with_a_must_point_answered_submitted_again_and_approved(sits, case):
    """J3 steps 6 to 8: the case is frozen while it is reviewed, freed by the return, and signed at the end."""
    with sits("张建国") as captain:
        submit(captain, case, "请审核")
        with pytest.raises(CaseFrozen):
            change_case(captain, captain.store.cases.file(case).case)
    with sits("王法制") as reviewer:
        with pytest.raises(ReturnNeedsPoint):
            send_back(reviewer, case, "退回")
        point = a_point(reviewer, case)
        send_back(reviewer, case, "一处须改")
    with sits("张建国") as captain:
        assert state_of(captain, case) == "open"
        assert [one.text for one in open_points(captain, case)] == ["送达回证缺见证人签名"]
        with pytest.raises(OpenPoints):
            submit(captain, case)
        add_party(captain, case, Person(name="东村村委会主任", role="witness"))
        answer(captain, point, "见证人已补签，见新录入的见证人")
        submit(captain, case, "已补正")
    with sits("王法制") as reviewer:
        [returned] = [one for one in living(reviewer, SignOff, case) if one.what == "returned"]
        since = changed_since(reviewer, returned)
        assert [kind for kind, _ in since.added] == ["party"], "only what changed is to be looked at again"
        assert since.changed == ()
        mark = sign(reviewer, case, "legal-review", "同意", WORDS["王法制"])
        assert mark.rules.startswith("henan-township")
    with sits("赵乡长") as head:
        sign(head, case, "approval", "同意", WORDS["赵乡长"])
        said = [(one.what, one.by) for one in living(head, SignOff, case)]
    assert [what for what, _ in said] == ["submitted", "returned", "submitted", "legal-review", "approval"]
    assert len({by for _, by in said}) == 3


def test_a_change_after_the_approval_voids_it_and_the_page_can_show_it(sits, case):
    """J3 fault: the file changed after approval."""
    with sits("张建国") as captain:
        submit(captain, case)
    with sits("王法制") as reviewer:
        sign(reviewer, case, "legal-review", "同意", WORDS["王法制"])
    with sits("赵乡长") as head:
        mark = sign(head, case, "approval", "同意", WORDS["赵乡长"])
        assert changed_since(head, mark).still_holds
    with sits("张建国") as captain:
        party = captain.store.cases.file(case).parties[0]
        change_party(captain, case, replace(party, address="改过的地址"))
        after = changed_since(captain, mark)
        assert not after.still_holds
        assert after.changed == (("party", party.id),)
        assert captain.store.cases.digest(case) != mark.digest
        assert case_page(captain, case).sign_offs[-1].digest == mark.digest


def test_an_officer_of_the_case_does_not_review_it_even_with_the_role(sits, case):
    """J3 fault; Penalty Law art. 58."""
    with sits("张建国") as captain:
        submit(captain, case)
    with sits("李红") as both:
        with pytest.raises(ReviewerIsInvestigator) as refused:
            sign(both, case, "legal-review", "同意", WORDS["李红"])
        assert "李红" in word_error(refused.value)
        assert "行政处罚法 58" in refused.value.facts["basis"]


def test_a_captain_neither_reviews_nor_approves(sits, case):
    with sits("张建国") as captain:
        submit(captain, case)
        for what in ("legal-review", "approval"):
            with pytest.raises(NotYourRole):
                sign(captain, case, what, "同意", PASSWORD)


def test_a_case_with_an_unanswered_must_point_is_not_signed_as_passed(sits, case):
    """A review that says both “must be changed” and “passed” would be the first thing a court reads."""
    with sits("张建国") as captain:
        submit(captain, case)
    with sits("王法制") as reviewer:
        a_point(reviewer, case)
        with pytest.raises(OpenPoints):
            sign(reviewer, case, "legal-review", "同意", WORDS["王法制"])


def test_a_case_that_was_sent_back_is_not_approved_before_the_review_has_passed(sits, case):
    """Penalty Law art. 58: no decision before the review; an approval over its head would be one."""
    with sits("张建国") as captain:
        submit(captain, case)
    with sits("王法制") as reviewer:
        a_point(reviewer, case)
        send_back(reviewer, case, "一处须改")
    with sits("赵乡长") as head, pytest.raises((OpenPoints, NotYourRole)):
        sign(head, case, "approval", "同意", WORDS["赵乡长"])

"""The 法制审核意见书 that comes of a signed legal review."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from brigade_app.documents import FieldsMissing
from brigade_app.domain.keeping import IssuedDocument, SignOff
from brigade_app.domain.records import Action
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import log_action, new_action
from brigade_app.operations.papers import preview_document
from brigade_app.operations.review_paper import sign_review
from brigade_app.operations.roles import state_of
from brigade_app.operations.saving import living
from brigade_app.operations.signing import submit
from brigade_app.store.errors import WrongPassword
from tests.operations.case_makers import a_filed_case
from tests.operations.makers import PASSWORD, an_action, as_role, day


def reviewer(desk: Desk) -> Desk:
    """Somebody who reviews and is no officer of the case."""
    somebody = as_role(desk, "legal-reviewer")
    somebody.session.account = replace(somebody.account, name="周法审", officer=None)
    return somebody


def reviews(desk: Desk, case: str) -> list[Action]:
    return [one for one in living(desk, Action, case) if one.kind == "legal-review"]


def shown(desk: Desk, case: str, paper: IssuedDocument) -> Mapping[str, object]:
    entries = {"rules": (paper.fields or {}).get("rules")}
    return preview_document(desk, case, "T30", action=paper.action, entries=entries)[0].values


def test_a_signed_review_is_logged_and_papered_with_outcome_opinion_name_time_and_rules(desk: Desk):
    """J3 step 8."""
    case = a_filed_case(desk)
    submit(desk, case)
    signed = sign_review(reviewer(desk), case, "passed-with-changes", "补正送达回证后通过", PASSWORD)
    (step,) = reviews(desk, case)
    assert step.data == {"outcome": "passed-with-changes", "reviewer": "周法审"}
    assert step.officers is None
    paper = signed.made.document
    assert (paper.kind, paper.action, paper.state) == ("T30", step.id, "issued")
    values = shown(desk, case, paper)
    assert values["review.outcome"] == "修改后通过"
    assert values["entry.opinion"] == "补正送达回证后通过"
    assert values["review.reviewer"] == "周法审"
    assert values["review.date"] == "2026年11月24日"
    assert str(values["entry.rules"]).startswith("henan-township ")
    assert state_of(desk, case) == "open"


def test_a_review_that_was_logged_already_is_not_logged_twice(desk: Desk):
    case = a_filed_case(desk)
    before = Action(id="", kind="legal-review", at=day("2026-11-24"), data={"outcome": "passed", "reviewer": "周"})
    log_action(desk, case, before, "先口头审核", happened=True)
    submit(desk, case)
    signed = sign_review(reviewer(desk), case, "passed", "同意", PASSWORD)
    (step,) = reviews(desk, case)
    assert signed.made.document.action == step.id


def test_a_review_of_before_is_no_step_of_this_one(desk: Desk):
    case = a_filed_case(desk)
    before = Action(id="", kind="legal-review", at=day("2026-11-20"), data={"outcome": "returned", "reviewer": "周"})
    log_action(desk, case, before, "如实补记")
    submit(desk, case)
    sign_review(reviewer(desk), case, "passed", None, PASSWORD)
    assert [one.data["outcome"] for one in reviews(desk, case)] == ["returned", "passed"]


def test_without_its_mandatory_fields_the_review_is_signed_and_no_paper_made(desk: Desk):
    case = new_action(desk, an_action(persons=()))
    submit(desk, case)
    signed = sign_review(reviewer(desk), case, "passed", "同意", PASSWORD)
    assert signed.made is None
    assert isinstance(signed.lacking, FieldsMissing)
    assert "当事人" in "".join(signed.lacking.facts["fields"])
    assert living(desk, SignOff, case)[-1].what == "legal-review"
    assert living(desk, IssuedDocument, case) == ()
    assert len(reviews(desk, case)) == 1


def test_a_wrong_password_signs_logs_and_makes_nothing(desk: Desk):
    case = a_filed_case(desk)
    submit(desk, case)
    with pytest.raises(WrongPassword):
        sign_review(reviewer(desk), case, "passed", "同意", "不是这个口令不是这个口令")
    assert reviews(desk, case) == []
    assert state_of(desk, case) == "under-review"

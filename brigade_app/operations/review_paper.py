"""The legal review signed, and what is made of it at once: its step in the course and the 法制审核意见书 (T30).

The signature stands by itself. The step is logged as what happened, whatever the law says of it; without the paper's
mandatory fields no paper is made, and what is lacking is handed back.
"""

from dataclasses import dataclass
from typing import Literal

from brigade_app.domain.keeping import Change, SignOff
from brigade_app.domain.records import Action
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.intake import checked_action
from brigade_app.operations.law import reassess_after
from brigade_app.operations.papers import MadeDocument, make_document
from brigade_app.operations.saving import living, save
from brigade_app.operations.signing import sign

Passed = Literal["passed", "passed-with-changes"]
PASSED = (None, "passed", "passed-with-changes")
REVIEW_PAPER = "T30"


@dataclass(frozen=True, slots=True)
class SignedReview:
    """The signature, and its paper or why there is none."""

    mark: SignOff
    made: MadeDocument | None
    lacking: Refused | None


def sign_review(desk: Desk, case: str, outcome: Passed, opinion: str | None, password: str) -> SignedReview:
    """Sign the legal review, log its step where there is none since the submission, and make its paper.

    Raises:
        WrongPassword, ReviewerIsInvestigator, NotSignedWithOpenPoints: as `sign`; nothing was signed, logged or made.
    """
    mark = sign(desk, case, "legal-review", opinion, password)
    step = _step_of(desk, mark) or _log_step(desk, mark, outcome)
    entries = {"rules": " ".join((mark.rules or "").split()[:2])} if mark.rules else {}
    try:
        made = make_document(desk, case, REVIEW_PAPER, action=step.id, entries=entries)
    except Refused as lacking:
        return SignedReview(mark, None, lacking)
    return SignedReview(mark, made, None)


def _step_of(desk: Desk, mark: SignOff) -> Action | None:
    """Return the step of this review, where somebody logged it already."""
    since = [one.at.earliest for one in living(desk, SignOff, mark.case) if one.what == "submitted"]
    for one in reversed(living(desk, Action, mark.case)):
        passed = one.kind == "legal-review" and (one.data or {}).get("outcome") in PASSED
        if passed and one.at is not None and since and one.at.latest >= since[-1]:
            return one
    return None


def _log_step(desk: Desk, mark: SignOff, outcome: Passed) -> Action:
    """The reviewer stands in the step's facts, not among its officers: they investigate."""
    reviewer = desk.account.officer or desk.account.name
    data = {"outcome": outcome, "reviewer": reviewer}
    step = Action(id="", kind="legal-review", at=mark.at, data=data, note=mark.opinion)
    step = checked_action(desk, mark.case, step)
    save(desk, [Change(record=step, case=mark.case)])
    reassess_after(desk, mark.case)
    return step

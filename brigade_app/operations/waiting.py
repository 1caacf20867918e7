"""Which cases wait for the signature of whoever sits here: 待审核 for the reviewer, 待审批 for the responsible person.

A case that was submitted waits for the reviewer. The responsible person sees it too, marked as not yet reviewed, as not
every case has to be; a review that is signed leaves the case with the responsible person alone. Who investigated a case
does not sign it, so it does not wait for them.
"""

from brigade_app.domain.keeping import SignOff
from brigade_app.operations.desk import Desk
from brigade_app.operations.questions import case_line
from brigade_app.operations.roles import is_under_review, may, may_by_role
from brigade_app.operations.saving import living
from brigade_app.operations.signing import investigates
from brigade_app.operations.views import WaitingLine
from brigade_app.store import CaseRow

WAITING_LINES = 50


def waiting_lines(desk: Desk, limit: int = WAITING_LINES) -> tuple[WaitingLine, ...]:
    """Return the cases that wait for this account, the nearest deadline first; nothing for who signs nothing."""
    marks = ["submitted"] if may_by_role(desk.account, "review") else []
    if may_by_role(desk.account, "approve"):
        marks = ["submitted", "legal-review"]
    if not marks:
        return ()
    lines = (_waiting_line(desk, row) for row in desk.store.cases.waiting(marks, limit))
    return tuple(line for line in lines if line is not None)


def _waiting_line(desk: Desk, row: CaseRow) -> WaitingLine | None:
    marks = living(desk, SignOff, row.id)
    reviewed = not is_under_review(desk, row.id)
    may_review = not reviewed and may(desk, "review", row.id)
    if not (may_review or may(desk, "approve", row.id)) or investigates(desk, row.id):
        return None
    return WaitingLine(
        case=case_line(desk, row),
        what="legal-review" if may_review else "approval",
        since=marks[-1].at,
        again=any(one.what == "returned" for one in marks),
        reviewed=reviewed,
    )

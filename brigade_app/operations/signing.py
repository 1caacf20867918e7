"""Submission, review, approval: each a sign-off that freezes a digest of the case as it stood.

The digest is the SHA-256 of the canonical array of ``[origin, record, hash]`` of the newest entry of each record
of the case, sorted (data layer 3); sign-offs are not in it. A sign-off holds as long as no record that it covered has
changed; later records do not touch it, and comments are talk about the case.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from brigade_app.documents import LintFinding
from brigade_app.domain.keeping import Change, SignOff
from brigade_app.domain.names import clean_text
from brigade_app.domain.records import Action, Json
from brigade_app.domain.when import at_instant
from brigade_app.errors import Refused
from brigade_app.operations.comments import open_points
from brigade_app.operations.custody import ON_THE_COPY
from brigade_app.operations.desk import Desk
from brigade_app.operations.papers import lint_case
from brigade_app.operations.roles import require
from brigade_app.operations.saving import find_case, journal_event, living, make_id, save
from brigade_app.operations.shelf import NoRulePack

Signature = Literal["legal-review", "approval", "decision"]
Mark = Literal["submitted", "returned", "legal-review", "approval", "decision"]
BLANK_RULES = ("L11", "L12", "L13")
"""Mandatory content, blanks, placeholders: what no reason makes good."""
SAID_FINDINGS = 5
COVERED = ("case", "party", "action", "evidence", "dispute", "custody", "check_item", "document")


class ReviewerIsInvestigator(Refused):
    """Who reviews or approves is an officer of the case. Facts ``name``, ``basis``."""


class OpenPoints(Refused):
    """Points marked ``must`` are unanswered. Facts ``count``."""


class NotSignedWithOpenPoints(OpenPoints):
    """As its parent, met at the signature: the case goes back, or waits for the answers. Facts ``count``."""


class PapersNeedReason(Refused):
    """The check of the documents found errors; submitting goes on with a reason. Facts ``count``, ``findings``."""


class PapersHaveBlanks(Refused):
    """A final document has blanks or lacks a mandatory field. Facts ``count``, ``findings``."""


class ReturnNeedsPoint(Refused):
    """A case is sent back with at least one point marked ``must``."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a case since a sign-off: record ids by what happened to them."""

    changed: tuple[tuple[str, str], ...]
    added: tuple[tuple[str, str], ...]

    @property
    def still_holds(self) -> bool:
        """Whether nothing that was signed for has changed."""
        return not self.changed


def submit(desk: Desk, case: str, opinion: str | None = None, *, reason: str | None = None) -> SignOff:
    """Submit the case for review: it is frozen until it is sent back, recalled or signed.

    The documents are checked first. Their errors are said, and submitting goes on only with a ``reason``, which is
    journalled with the rules it answers; a blank in a final document is to be filled, whatever the reason.

    Raises:
        OpenPoints: points marked ``must`` were not answered.
        PapersHaveBlanks, PapersNeedReason: what the check of the documents found.
    """
    require(desk, "submit", case)
    unanswered = open_points(desk, case)
    if unanswered:
        raise OpenPoints(count=len(unanswered))
    errors = tuple(one for one in lint_case(desk, case) if one.weight == "error")
    _look_at(errors, reason)
    if errors and reason:
        rules: list[Json] = [f"{one.rule} {one.document}" for one in errors]
        journal_event(desk, "submitted-with-findings", case=case, rules=rules, reason=clean_text(reason, "reason"))
    return _sign(desk, case, "submitted", opinion)


def _look_at(errors: Sequence[LintFinding], reason: str | None) -> None:
    blanks = [one for one in errors if one.rule in BLANK_RULES]
    if blanks:
        raise PapersHaveBlanks(count=len(blanks), findings=_lines(blanks))
    if errors and not (reason or "").strip():
        raise PapersNeedReason(count=len(errors), findings=_lines(errors))


def _lines(findings: Sequence[LintFinding]) -> str:
    lines = dict.fromkeys(f"{one.document}：{one.problem}" for one in findings)
    return "；".join([*lines][:SAID_FINDINGS])


def recall(desk: Desk, case: str) -> SignOff:
    """Take a submission back before anybody signed; it is recorded as a return."""
    require(desk, "recall", case)
    return _sign(desk, case, "returned", None)


def send_back(desk: Desk, case: str, opinion: str | None = None) -> SignOff:
    """Send the case back to its officers.

    Raises:
        ReturnNeedsPoint: no point marked ``must`` is open.
    """
    require(desk, "send-back", case)
    _refuse_own_case(desk, case)
    if not open_points(desk, case):
        raise ReturnNeedsPoint
    return _sign(desk, case, "returned", opinion)


def sign(desk: Desk, case: str, what: Signature, opinion: str | None, password: str) -> SignOff:
    """Sign as reviewer (``legal-review``) or responsible person (``approval``, ``decision``), password again.

    Raises:
        WrongPassword: the password is not the account's.
        ReviewerIsInvestigator: an officer of the case does not review or approve it.
        NotSignedWithOpenPoints: points marked ``must`` are unanswered, so the case goes back and is not signed.
    """
    require(desk, "review" if what == "legal-review" else "approve", case)
    _refuse_own_case(desk, case)
    unanswered = open_points(desk, case)
    if unanswered:
        raise NotSignedWithOpenPoints(count=len(unanswered))
    desk.store.accounts.check_password(desk.session, password, at=desk.now())
    return _sign(desk, case, what, opinion)


def investigates(desk: Desk, case: str) -> bool:
    """Whether whoever sits here is an officer of the case, and so neither reviews nor approves it."""
    mine = desk.account.officer
    return mine is not None and any(mine in (action.officers or ()) for action in living(desk, Action, case))


def _refuse_own_case(desk: Desk, case: str) -> None:
    if investigates(desk, case):
        raise ReviewerIsInvestigator(name=desk.account.name, basis=("行政处罚法 56", "行政处罚法 58"))


def _sign(desk: Desk, case: str, what: Mark, opinion: str | None) -> SignOff:
    find_case(desk, case)
    try:
        pack = desk.law.pack
        rules = f"{pack.id} {pack.version} {pack.sha256}"
    except NoRulePack:
        rules = None
    mark = SignOff(
        id=make_id(desk),
        case=case,
        what=what,
        by=desk.account.id,
        at=at_instant(desk.now()),
        digest=desk.store.cases.digest(case),
        rules=rules,
        opinion=clean_text(opinion, "opinion") if opinion else None,
    )
    save(desk, [Change(record=mark, case=case)])
    return mark


def changed_since(desk: Desk, mark: SignOff) -> Changed:
    """Return what became of the case since a sign-off: what a second review has to look at, and no more."""
    signed = desk.store.records.get("sign_off", mark.id)
    assert signed is not None
    changed: list[tuple[str, str]] = []
    added: list[tuple[str, str]] = []
    for kind in COVERED:
        rows = desk.store.records.list(kind, case=mark.case, deleted=True) if kind != "case" else []
        own = desk.store.records.get("case", mark.case) if kind == "case" else None
        for row in [*rows, *([own] if own else [])]:
            if (row.log, row.seq) <= (signed.log, signed.seq) and row.log == signed.log:
                continue
            if kind == "custody" and row.record is not None and row.record.act in ON_THE_COPY:
                continue
            first = desk.store.cases.history(row.id)
            before = any(entry.log == signed.log and entry.seq < signed.seq for entry in first)
            (changed if before else added).append((kind, row.id))
    return Changed(tuple(changed), tuple(added))

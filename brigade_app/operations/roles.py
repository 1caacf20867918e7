"""Who may do what, and with a case in which state: one table (R36). Buttons only reflect it.

A deed is allowed when the account has one of the roles of its row *and* the case, where there is one, is in one of the
row's states. A case is ``under-review`` from its submission until it is sent back or signed: it is frozen for those who
work on it, not for those who review it, and only the papers of the review itself are made. A case of another node can
be read and commented on, never changed here.

System, security and audit are three people. Until the first two are named the first account does their work, which is
shown and journalled (`setup.first_start`); audit is never the same as any other role.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from brigade_app.domain.keeping import Account, Role, SignOff
from brigade_app.domain.records import Case
from brigade_app.errors import Refused
from brigade_app.operations.desk import Desk
from brigade_app.operations.views import CaseState


class NotYourRole(Refused):
    """The account has none of the roles that may do this. Facts ``deed``, ``roles`` (who may), ``account``."""


class CaseNotHere(Refused):
    """No case of this id is in the store. Facts ``case``."""


class CaseFrozen(Refused):
    """The case is under review: send it back or wait for the signature. Facts ``case``, ``number``."""


class CaseArchived(Refused):
    """The case is archived; only disputes and comments go on. Facts ``case``, ``number``."""


class CaseWithdrawn(Refused):
    """The case was withdrawn; bring it back first. Facts ``case``, ``number``."""


class CaseOfAnotherNode(Refused):
    """Another laptop owns the case; here it is read only. Facts ``case``, ``number``, ``owner``."""


class NothingToReview(Refused):
    """The case was not submitted for review. Facts ``case``, ``number``."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the table: the roles that may, the case states in which they may, whether the case must be ours."""

    roles: frozenset[Role]
    states: frozenset[CaseState]
    own: bool = True


ADMINISTRATORS: Final[frozenset[Role]] = frozenset({"system-admin", "security-admin", "audit-admin"})
TOWNSHIP_ROLES: Final[frozenset[Role]] = frozenset({"officer", "captain", "legal-reviewer", "responsible-person"})
COUNTY_ROLES: Final[frozenset[Role]] = frozenset({"receiver", "supervisor", "rule-keeper"})

_WORKING: Final[frozenset[CaseState]] = frozenset({"draft", "open"})
_REVIEW: Final[frozenset[CaseState]] = frozenset({"under-review"})
_LIVING: Final[frozenset[CaseState]] = frozenset({"draft", "open", "under-review", "archived"})
_ANY: Final[frozenset[CaseState]] = frozenset({"draft", "open", "under-review", "archived", "withdrawn"})


def _rule(roles: str, states: frozenset[CaseState] = _ANY, *, own: bool = True) -> Rule:
    names: dict[str, Role] = {role: role for role in ADMINISTRATORS | TOWNSHIP_ROLES | COUNTY_ROLES}
    return Rule(frozenset(names[word] for word in roles.split()), states, own)


_BRIGADE = "officer captain"
_READERS = "officer captain legal-reviewer responsible-person receiver supervisor rule-keeper"

TABLE: Final[Mapping[str, Rule]] = {
    # cases, by those who work on them
    "log-action": _rule(_BRIGADE, frozenset({"draft", "open", "archived"})),
    "file-case": _rule(_BRIGADE, _WORKING),
    "change-case": _rule(_BRIGADE, _WORKING),
    "change-parties": _rule(_BRIGADE, _WORKING),
    "take-evidence": _rule(_BRIGADE, _LIVING),
    "describe-evidence": _rule(_BRIGADE, frozenset({"draft", "open", "archived"})),
    "make-documents": _rule("officer captain legal-reviewer responsible-person", _WORKING | {"archived"}),
    "make-review-papers": _rule("officer captain legal-reviewer responsible-person", _LIVING),
    "print": _rule("officer captain legal-reviewer responsible-person receiver supervisor", _LIVING, own=False),
    "void-number": _rule("captain"),
    "withdraw": _rule("captain", _WORKING),
    "bring-back": _rule("captain", _ANY),
    "enter-disputes": _rule("officer captain legal-reviewer", _LIVING),
    # review and signature
    "submit": _rule(_BRIGADE, _WORKING),
    "recall": _rule(_BRIGADE, _REVIEW),
    "send-back": _rule("legal-reviewer responsible-person", _REVIEW),
    "review": _rule("legal-reviewer", _REVIEW),
    "approve": _rule("responsible-person", frozenset({"open", "under-review"})),
    "comment": _rule("officer captain legal-reviewer responsible-person receiver supervisor", _LIVING, own=False),
    "instruct": _rule("supervisor", _LIVING, own=False),
    # reading
    "read-cases": _rule(_READERS, own=False),
    "read-history": _rule(_READERS + " security-admin audit-admin", own=False),
    "read-statistics": _rule("captain legal-reviewer responsible-person receiver supervisor", own=False),
    "read-audit": _rule(
        "captain legal-reviewer responsible-person receiver supervisor security-admin audit-admin", own=False
    ),
    "export-case": _rule("officer captain legal-reviewer responsible-person receiver supervisor", own=False),
    "import-case": _rule("officer captain receiver"),
    "court-package": _rule("captain legal-reviewer responsible-person", _LIVING),
    # sync
    "enrol": _rule("captain receiver system-admin"),
    "accept-enrolment": _rule("receiver security-admin"),
    "withdraw-trust": _rule("receiver security-admin"),
    "export-bundle": _rule("officer captain receiver supervisor"),
    "import-bundle": _rule("officer captain receiver"),
    # the house
    "change-unit": _rule("captain receiver system-admin"),
    "register-officers": _rule("captain receiver system-admin"),
    "manage-accounts": _rule("system-admin"),
    "grant-roles": _rule("security-admin"),
    "install-packs": _rule("rule-keeper captain"),
    "reassess": _rule("officer captain legal-reviewer responsible-person receiver supervisor rule-keeper"),
    "backup": _rule("officer captain receiver system-admin"),
    "verify": _rule("officer captain receiver supervisor system-admin security-admin audit-admin"),
    "rebuild": _rule("system-admin"),
    "settle-findings": _rule("system-admin"),
}


def may_by_role(account: Account, deed: str) -> bool:
    """Whether one of the account's roles may do ``deed`` (whatever the case)."""
    return account.active and not TABLE[deed].roles.isdisjoint(account.roles)


def require(desk: Desk, deed: str, case: str | None = None) -> None:
    """Return quietly when whoever sits at the desk may do ``deed`` (to ``case``).

    Raises:
        NotYourRole: none of the account's roles may.
        CaseNotHere: there is no such case.
        CaseOfAnotherNode, CaseWithdrawn, CaseFrozen, CaseArchived, NothingToReview: the case's state forbids it.
    """
    rule = TABLE[deed]
    if not may_by_role(desk.account, deed):
        raise NotYourRole(deed=deed, roles=tuple(sorted(rule.roles)), account=desk.account.name)
    if case is not None:
        _require_state(desk, rule, case)


def may(desk: Desk, deed: str, case: str | None = None) -> bool:
    """Whether `require` would be quiet: for a button that reflects the table."""
    try:
        require(desk, deed, case)
    except Refused:
        return False
    return True


def _require_state(desk: Desk, rule: Rule, case: str) -> None:
    row = desk.store.records.get("case", case)
    if row is None or not isinstance(row.record, Case):
        raise CaseNotHere(case=case)
    number = row.record.number or row.record.title or case
    if rule.own and row.owner != desk.store.node:
        raise CaseOfAnotherNode(case=case, number=number, owner=row.owner)
    state = state_of(desk, case)
    if state in rule.states:
        return
    if state == "withdrawn":
        raise CaseWithdrawn(case=case, number=number)
    if state == "under-review":
        raise CaseFrozen(case=case, number=number)
    if rule.states == _REVIEW or state == "draft":
        raise NothingToReview(case=case, number=number)
    raise CaseArchived(case=case, number=number)


def state_of(desk: Desk, case: str) -> CaseState:
    """Return in which state a case is for the table: what was done to it, never what somebody typed in.

    Raises:
        CaseNotHere: there is no such case.
    """
    row = desk.store.records.get("case", case)
    if row is None:
        raise CaseNotHere(case=case)
    if row.deleted:
        return "withdrawn"
    if is_under_review(desk, case):
        return "under-review"
    kinds = {getattr(one.record, "kind", "") for one in desk.store.records.list("action", case=case) if not one.deleted}
    if "archiving" in kinds:
        return "archived"
    return "open" if kinds else "draft"


def is_under_review(desk: Desk, case: str) -> bool:
    """Whether the newest sign-off of the case is a submission: nobody sent it back or signed it since."""
    marks = [row for row in desk.store.records.list("sign_off", case=case) if not row.deleted]
    if not marks:
        return False
    newest = max(marks, key=lambda row: (row.log == desk.store.current_log, row.seq, row.id))
    return isinstance(newest.record, SignOff) and newest.record.what == "submitted"

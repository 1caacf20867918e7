"""Who may do what (R36): the whole table, by calling each operation directly under every role."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from brigade_app.domain.keeping import Role
from brigade_app.domain.records import Action, DisputeStep
from brigade_app.errors import BrigadeError
from brigade_app.operations import (
    auditing,
    care,
    case_files,
    case_page,
    comments,
    disputes,
    intake,
    keeping,
    law,
    parties,
    people,
    questions,
    setup,
    signing,
    trust,
    voiding,
    withdrawal,
)
from brigade_app.operations.desk import Desk
from brigade_app.operations.forms import NewAction, NewComment, NewLogin, Person
from brigade_app.operations.roles import (
    ADMINISTRATORS,
    COUNTY_ROLES,
    TABLE,
    TOWNSHIP_ROLES,
    CaseArchived,
    CaseFrozen,
    CaseNotHere,
    CaseOfAnotherNode,
    CaseWithdrawn,
    NothingToReview,
    NotYourRole,
    may,
    require,
)
from brigade_app.store import CaseQuery
from tests.operations.makers import PASSWORD, a_filing, an_action, an_officer, as_role, day

ROLES: tuple[Role, ...] = get_args(Role)
X = "0" * 32

DEEDS: dict[str, Callable[[Desk], object]] = {
    "log-action": lambda desk: intake.log_action(desk, X, Action(id="", kind="patrol")),
    "log-action (new)": lambda desk: intake.new_action(desk, NewAction()),
    "log-action (change)": lambda desk: intake.change_action(desk, X, Action(id=X, kind="patrol")),
    "file-case": lambda desk: intake.file_case(desk, X, a_filing(desk)),
    "change-case": lambda desk: intake.continue_action(desk, X, an_action()),
    "change-parties": lambda desk: parties.add_party(desk, X, Person(name="某")),
    "void-number": lambda desk: voiding.void_number(desk, X, "填错"),
    "withdraw": lambda desk: withdrawal.withdraw(desk, "case", X, "重复"),
    "enter-disputes": lambda desk: disputes.enter_dispute(desk, X, "litigation", day("2026-11-01"), None),
    "submit": lambda desk: signing.submit(desk, X),
    "recall": lambda desk: signing.recall(desk, X),
    "send-back": lambda desk: signing.send_back(desk, X),
    "review": lambda desk: signing.sign(desk, X, "legal-review", None, PASSWORD),
    "approve": lambda desk: signing.sign(desk, X, "approval", None, PASSWORD),
    "comment": lambda desk: comments.comment(desk, NewComment(case=X, about=X, text="看")),
    "instruct": lambda desk: comments.comment(desk, NewComment(case=X, about=X, text="办", weight="instruction")),
    "read-cases": lambda desk: questions.board(desk),
    "read-cases (page)": lambda desk: questions.cases_page(desk, CaseQuery()),
    "read-cases (one)": lambda desk: case_page.case_page(desk, X),
    "read-cases (find)": lambda desk: questions.find(desk, "王"),
    "read-cases (person)": lambda desk: parties.find_person(desk, "411321"),
    "read-cases (assess)": lambda desk: law.assess_case(desk, X),
    "read-history": lambda desk: questions.history(desk, X),
    "read-audit": lambda desk: questions.events(desk),
    "read-audit (page)": lambda desk: auditing.journal_keys(desk, auditing.JournalQuery()),
    "export-case": lambda desk: case_files.export_case_file(desk, X),
    "import-case": lambda desk: case_files.import_case_file(desk, b"{}"),
    "change-unit": lambda desk: setup.change_unit(desk, desk.unit),
    "register-officers": lambda desk: people.register_officer(desk, an_officer("新人", "豫R9999")),
    "manage-accounts": lambda desk: people.disable_account(desk, X, "离职"),
    "grant-roles": lambda desk: people.grant_roles(desk, X, ("officer",)),
    "reassess": lambda desk: law.reassess_all(desk),
    "withdraw-trust": lambda desk: trust.withdraw_trust(desk, X, "被盗"),
    "backup": lambda desk: keeping.backup(desk, Path("/nonexistent")),
    "verify": lambda desk: keeping.verify(desk),
    "rebuild": lambda desk: keeping.rebuild(desk),
    "settle-findings": lambda desk: care.settle_findings(desk),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_operation_is_open_to_exactly_the_roles_of_its_row(desk: Desk, role: Role):
    """R36, whole table: every cell, called directly."""
    somebody = as_role(desk, role)
    for name, call in DEEDS.items():
        deed = name.split(" ")[0]
        refused = _refused(call, somebody)
        assert refused == (role not in TABLE[deed].roles), (name, role)


def _refused(call: Callable[[Desk], object], desk: Desk) -> bool:
    try:
        call(desk)
    except NotYourRole:
        return True
    except (BrigadeError, OSError, AttributeError):
        return False
    return False


@pytest.mark.parametrize("deed", TABLE)
def test_require_says_who_may_where_the_role_may_not(desk: Desk, deed: str):
    for role in ROLES:
        somebody = as_role(desk, role)
        if role in TABLE[deed].roles:
            require(somebody, deed)
            assert may(somebody, deed)
            continue
        with pytest.raises(NotYourRole) as refused:
            require(somebody, deed)
        assert refused.value.facts["deed"] == deed
        assert set(refused.value.facts["roles"]) == TABLE[deed].roles


def test_every_row_of_the_table_is_asked_for_by_an_operation():
    """A row that nothing asks for protects nothing; a deed that is asked for has a row."""
    folder = Path(questions.__file__).parent
    text = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    asked = set(re.findall(r'require\([\w.]+, (?:"([\w-]+)")', text)) | set(re.findall(r'"([\w-]+)" if .* else', text))
    asked |= set(re.findall(r'else "([\w-]+)"', text))
    assert set(re.findall(r'require\([\w.]+, "([\w-]+)"', text)) <= TABLE.keys()
    assert TABLE.keys() - asked == set()


def test_every_role_may_do_something_and_the_audit_changes_nothing(desk: Desk):
    """R36: the audit role reads all logs and changes nothing; a disabled account may do nothing."""
    for role in ROLES:
        assert any(role in rule.roles for rule in TABLE.values()), role
    audit = {deed for deed, rule in TABLE.items() if "audit-admin" in rule.roles}
    assert audit == {"read-audit", "read-history", "verify"}
    assert set(ROLES) == ADMINISTRATORS | TOWNSHIP_ROLES | COUNTY_ROLES


def test_a_case_that_is_not_here_is_said_to_be_so(desk: Desk):
    with pytest.raises(CaseNotHere):
        require(desk, "log-action", X)


def test_a_submitted_case_is_frozen_until_it_is_sent_back_or_signed(desk: Desk):
    """Features 33: the file is frozen while under review."""
    case = intake.new_action(desk, an_action())
    with pytest.raises(NothingToReview):
        signing.sign(as_role(desk, "legal-reviewer"), case, "legal-review", None, PASSWORD)
    signing.submit(desk, case)
    with pytest.raises(CaseFrozen):
        intake.log_action(desk, case, Action(id="", kind="patrol"))
    with pytest.raises(CaseFrozen):
        parties.add_party(desk, case, Person(name="某"))
    signing.recall(desk, case)
    parties.add_party(desk, case, Person(name="某"))


def test_an_archived_case_takes_facts_and_disputes_and_no_corrections(desk: Desk):
    case = intake.new_action(desk, an_action())
    intake.log_action(desk, case, Action(id="", kind="archiving", at=day("2026-11-23")), reason="补录")
    with pytest.raises(CaseArchived):
        parties.add_party(desk, case, Person(name="某"))
    intake.log_action(desk, case, Action(id="", kind="publication-withdrawal", at=day("2026-11-23")), reason="补录")
    disputes.enter_dispute(desk, case, "litigation", day("2026-11-20"), None)


def test_a_withdrawn_case_is_only_brought_back(desk: Desk):
    case = intake.new_action(desk, an_action())
    withdrawal.withdraw(desk, "case", case, "重复登记")
    with pytest.raises(CaseWithdrawn):
        intake.log_action(desk, case, Action(id="", kind="patrol"))
    withdrawal.bring_back(desk, "case", case, "核实后恢复")
    intake.log_action(desk, case, Action(id="", kind="patrol", at=day("2026-11-22")))


def test_a_case_of_another_node_is_read_and_commented_on_only(desk: Desk, monkeypatch: pytest.MonkeyPatch):
    case = intake.new_action(desk, an_action())
    monkeypatch.setattr(desk.store, "node", desk.store.node + 1)
    with pytest.raises(CaseOfAnotherNode):
        intake.log_action(desk, case, Action(id="", kind="patrol"))
    require(desk, "comment", case)
    require(desk, "read-cases", case)


def test_a_new_login_never_prints_its_password():
    assert PASSWORD not in repr(NewLogin(name="张建国", password=PASSWORD))


def test_steps_need_a_dispute(desk: Desk):
    with pytest.raises(BrigadeError):
        disputes.add_step(desk, X, DisputeStep(kind="hearing"))

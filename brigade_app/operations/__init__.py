"""What people can do here: one function, one deed, one transaction, one check of the role.

Every deed takes a `Desk` first and succeeds whole or leaves no row behind. The same function is behind a button, a
command and a test. Modules, in the order of a day (``raise`` always means a `brigade_app.errors.BrigadeError`)::

    desk       open_desk(folder, account | None, password, now=system_clock) -> Desk      WrongPassword, StoreBusy, …
               recover_desk(folder, recovery_key, NewLogin, now=…) -> Desk;  leave(desk)
               sit_down(store, session, now, resources=None) -> Desk
    roles      require(desk, deed, case=None)        NotYourRole, CaseFrozen, CaseWithdrawn, CaseOfAnotherNode
               may(desk, deed, case=None) -> bool     for buttons; TABLE: deed -> Rule(roles, states)
    setup      first_start(folder, NewUnit, Sequence[NewOfficer], NewLogin, now=…) -> Started(desk, recovery_key)
    people     officers(desk) -> tuple[OfficerLine, …]; register_officer(desk, NewOfficer) -> str
               change_officer(desk, Officer)       SameOfficerTwice, BadCertificate
               accounts(desk) -> tuple[Account, …]; add_account(desk, NewLogin) -> str; change_password(desk, old, new)
               disable_account(desk, account_id, reason); grant_roles(desk, account_id, roles)
    intake     new_action(desk, NewAction) -> str (case id; half filled is saved)
               continue_action(desk, case, NewAction)
               log_action(desk, case, Action, reason=None) -> Logged(action_id, warnings)    StepNotLawful, …
               file_case(desk, case, Filing) -> Filed(number, action_id);  change_case(desk, Case)
    parties    add_party(desk, case, Person) -> str; change_party(desk, case, Party); find_person(desk, id_number)
    withdrawal withdraw(desk, kind, id, reason); bring_back(desk, kind, id, reason); withdrawn_of(desk, case)
    comments   comment(desk, NewComment) -> str; answer(desk, comment_id, text) -> str; close_comment(desk, comment_id)
    signing    submit(desk, case); send_back(desk, case, opinion); sign(desk, case, what, opinion, password) -> SignOff
               frozen_digest(desk, case) -> str; still_holds(desk, SignOff) -> bool
    waiting    waiting_lines(desk) -> tuple[WaitingLine, …]      cases that wait for this account's signature
    disputes   enter_dispute(desk, case, channel, received_on, against) -> str; add_step(desk, dispute, DisputeStep)
               set_outcome(desk, dispute, Outcome)
    questions  board(desk) -> Board; standing(desk) -> Standing
               cases_page(desk, CaseQuery, after=None, size=100) -> CasesPage; count_cases(desk, CaseQuery) -> int
               find(desk, text, limit=20) -> tuple[Hit, …];  history(desk, record_id); events(desk, account_id=None)
    case_page  case_page(desk, case_id) -> CaseView        one value for the whole page
    evidence   plan_intake(paths, desk, case) -> IntakePlan; take_in(desk, case, plan, progress, cancelled) -> Intake
               evidence_of(desk, case) -> tuple[EvidenceRow, …]; describe(desk, case, Evidence)
               put_on_line(desk, case, ids, line, proves=None); mark_line(…); note_clock_offset(…); add_custody(…)
    case_files import_case_file(desk, bytes) -> Imported(case_id, …); export_case_file(desk, case_id) -> bytes
    law        assess_case(desk, case_id, on=None) -> Assessment; assess_file(shelf, bytes, on) -> Assessment
               gate_action(desk, case, Action) -> Gate; reassess(desk, case_id)
               reassess_all(desk, progress=…, cancelled=…)
               packs(desk), show_rule(shelf, id), check_pack(folder), install_pack(desk, folder)
               changes_by(desk, CheckedPack, progress=, cancelled=) -> PackChanges(rules, cases, changed: CaseChange, …)
    keeping    verify(desk, deep=False); backup(desk, to); restore(source, folder, …); rebuild(desk)
    care       care_due(desk); take_care(desk, progress, cancelled, daily=True) -> CareReport; settle_findings(desk)
    wording    word_error(error, language="zh" | "en") -> str

``shelf.LawShelf`` holds the law, read once. ``views`` has what the questions answer, ``forms`` what people fill in.

The names below come when they are first asked for: the log-in window takes the wording of an error from here and must
not wait for the law.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from brigade_app.operations.desk import Clock, Desk, system_clock
    from brigade_app.operations.forms import Filing, NewAction, NewComment, NewLogin, NewOfficer, NewUnit, Person
    from brigade_app.operations.views import (
        Board,
        CaseHeader,
        CaseLine,
        CasesPage,
        CaseView,
        DeadlineRow,
        DueLine,
        EvidenceRow,
        HistoryRow,
        Hit,
        Light,
        Standing,
        Step,
        TimelineRow,
        WaitingLine,
    )
    from brigade_app.operations.wording import word_error

__all__ = [
    "Board", "CaseHeader", "CaseLine", "CaseView", "CasesPage", "Clock", "DeadlineRow", "Desk",
    "DueLine", "EvidenceRow", "Filing", "HistoryRow", "Hit", "Light", "NewAction", "NewComment", "NewLogin",
    "NewOfficer", "NewUnit", "Person", "Standing", "Step", "TimelineRow", "WaitingLine", "system_clock",
    "word_error",
]  # fmt: skip

_HOMES = ("wording", "desk", "forms", "views")


def __getattr__(name: str) -> object:
    """Return a name of the door from the module that makes it."""
    if name in __all__:
        for home in _HOMES:
            module = import_module(f"{__name__}.{home}")
            if hasattr(module, name):
                return getattr(module, name)
    raise AttributeError(name)

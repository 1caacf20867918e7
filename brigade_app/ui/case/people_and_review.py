"""The other deeds of the case page: persons, comments and signatures, disputes and their outcome."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal, cast

from PySide6.QtCore import QObject

from brigade_app.domain.outcomes import CAUSES, outcomes_of
from brigade_app.domain.records import Case, Channel, Party
from brigade_app.errors import BrigadeError
from brigade_app.operations import CaseView, Desk, NewComment, Person
from brigade_app.operations.comments import answer, close_comment, comment
from brigade_app.operations.disputes import DisputeOutcome, enter_dispute, set_outcome
from brigade_app.operations.intake import change_case
from brigade_app.operations.lists import matter_names
from brigade_app.operations.parties import add_party, change_party
from brigade_app.operations.roles import may
from brigade_app.operations.shelf import NoRulePack
from brigade_app.operations.signing import PapersNeedReason, recall, send_back, sign, submit
from brigade_app.ui.case.facts_form import FactsForm
from brigade_app.ui.case.notes import comment_notes, dispute_notes, open_comments
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import (
    CommentForm,
    CommentTyped,
    DisputeForm,
    DisputeTyped,
    OutcomeForm,
    OutcomeTyped,
    PartyForm,
    SmallForm,
)
from brigade_app.ui.case.submit_form import SubmitForm
from brigade_app.ui.kit import Button, pick, words_of, write_day
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

Signature = Literal["legal-review", "approval", "decision"]
Weight = Literal["must", "should", "note", "instruction", "reply"]


@dataclass(frozen=True, slots=True)
class Allowed:
    """What whoever sits here may do with the case now; and how the rules name the causes of a loss (code, words)."""

    deeds: frozenset[str]
    causes: tuple[tuple[str, str], ...]


ASKED = ("submit", "recall", "send-back", "review", "approve", "comment", "enter-disputes", "change-parties")


class DeedsPresenter(QObject):
    """Opens the short forms and carries out what they ask."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, ways: Ways, case_id: str) -> None:
        super().__init__(page)
        self._page, self._shown, self._seat, self._ways, self._case_id = page, shown, seat, ways, case_id
        self._party, self._comment = PartyForm(), CommentForm()
        self._dispute, self._outcome = DisputeForm(seat.now), OutcomeForm(seat.now)
        self._facts = FactsForm(seat.now)
        self._submitting = SubmitForm()
        self._dispute_id = ""
        forms = (
            ("party_form", self._party, self.tr("A person of the case"), "parties"),
            ("comment_form", self._comment, self.tr("A comment"), "comments"),
            ("dispute_form", self._dispute, self.tr("A dispute"), "disputes"),
            ("outcome_form", self._outcome, self.tr("How it ended"), "disputes"),
            ("facts_form", self._facts, self.tr("Facts of the case"), "overview"),
            ("submit_form", self._submitting, self.tr("Submitting with open findings"), "comments"),
        )
        for key, form, words, home in forms:
            page.add_part(key, form)
            page.name_part(key, words)
            page.set_part_visible(key, False)
            form.left.connect(partial(self._close, key, home))
        page.parties.new_party_asked.connect(partial(self._begin_party, ""))
        page.parties.party_asked.connect(self._begin_party)
        page.overview.facts_asked.connect(self._begin_facts)
        self._party.submitted.connect(self._save_party)
        self._facts.submitted.connect(self._save_facts)
        self._comment.submitted.connect(self._say)
        self._submitting.submitted.connect(self._submit_with_reason)
        self._dispute.submitted.connect(self._enter)
        self._outcome.submitted.connect(self._end)
        shown.shown.connect(self._ask_allowed)

    def _ask_allowed(self, page: object) -> None:
        case_id = self._case_id

        def work(desk: Desk) -> Allowed:
            return Allowed(frozenset(deed for deed in ASKED if may(desk, deed, case_id)), _cause_names(desk))

        self._seat.ask(work, then=partial(self._show_deeds, page), otherwise=self._page.show_error)

    def _show_deeds(self, shown: object, allowed: Allowed) -> None:
        page = cast(CaseView, shown)
        buttons = [button for deed, button in self._review_buttons() if deed in allowed.deeds]
        closing = self._closing_buttons(page) if "comment" in allowed.deeds else {}
        self._page.comments.show_notes(comment_notes(page), *buttons, deeds=closing)
        entries = []
        if "enter-disputes" in allowed.deeds:
            enter = Button(self.tr("Enter a dispute"), "dispute_new", "plain", "plus")
            enter.clicked.connect(self._begin_dispute)
            entries.append(enter)
            if any(one.outcome is None for one in page.disputes):
                end = Button(self.tr("Enter the outcome"), "outcome_new")
                end.clicked.connect(self._begin_outcome)
                entries.append(end)
        self._page.disputes.show_notes(dispute_notes(page, dict(allowed.causes)), *entries)

    def _closing_buttons(self, page: CaseView) -> dict[int, Button]:
        """Return a button for each comment of this unit that is not closed, by its place (the newest is first)."""
        made: dict[int, Button] = {}
        for number, one in enumerate(reversed(page.comments)):
            if one.weight != "reply" and one.state != "closed" and one.unit == self._seat.desk.unit.name:
                made[number] = Button(self.tr("Close it"), f"comment_close_{number}", "quiet")
                made[number].clicked.connect(partial(self._close_comment, one.id))
        return made

    def _close_comment(self, comment_id: str) -> None:
        self._do_plain(lambda desk: close_comment(desk, comment_id))

    def _answer_button(self) -> Button:
        button = Button(self.tr("Answer"), "review_answer")
        button.setEnabled(bool(self._open_comments()))
        return button

    def _review_buttons(self) -> list[tuple[str, Button]]:
        made = [
            ("comment", Button(self.tr("Comment"), "review_comment", "plain", "plus"), self._begin_comment),
            ("comment", self._answer_button(), self._begin_answer),
            ("submit", Button(self.tr("Submit for review"), "review_submit"), self._submit),
            ("recall", Button(self.tr("Recall"), "review_recall"), self._recall),
            ("send-back", Button(self.tr("Send back"), "review_return"), self._send_back),
            ("review", Button(self.tr("Legal review: sign"), "review_sign"), partial(self._sign, "legal-review")),
            ("approve", Button(self.tr("Approve: sign"), "review_approve"), partial(self._sign, "approval")),
        ]
        for _, button, slot in made:
            button.clicked.connect(slot)
        return [(deed, button) for deed, button, _ in made]

    def _open(self, key: str) -> None:
        self._page.set_part_visible(key, True)
        self._page.show_part(key)

    def _close(self, key: str, home: str) -> None:
        self._page.show_part(home)
        self._page.set_part_visible(key, False)

    def _begin_party(self, party_id: str) -> None:
        parties = self._shown.page.file.parties if self._shown.page else ()
        self._party.begin(next((one for one in parties if one.id == party_id), None))
        self._open("party_form")

    def _save_party(self, typed: object) -> None:
        party, case_id = cast(Party, typed), self._case_id

        def work(desk: Desk) -> None:
            if party.id:
                change_party(desk, case_id, party)
                return
            add_party(
                desk, case_id,
                Person(name=party.name, kind=party.kind, role=party.role, id_number=party.id_number,
                       address=party.address, phone=party.phone, capacity=party.capacity),
            )  # fmt: skip

        self._do(work, self._party, "party_form", "parties")

    def _begin_facts(self) -> None:
        page = self._shown.page
        if page is None:
            return
        case = page.file.case
        self._seat.ask(
            lambda desk: [(pick(one.name_zh, one.name_en), one.id) for one in matter_names(desk)],
            then=lambda matters: self._show_facts(case, matters),
            otherwise=self._page.show_error,
        )

    def _show_facts(self, case: Case, matters: list[tuple[str, str]]) -> None:
        self._facts.begin(case, matters)
        self._open("facts_form")

    def _save_facts(self, typed: object) -> None:
        case = cast(Case, typed)
        self._do(lambda desk: change_case(desk, case), self._facts, "facts_form", "overview")

    def _begin_comment(self) -> None:
        self._comment.begin(self._open_comments())
        self._open("comment_form")

    def _begin_answer(self) -> None:
        waiting = self._open_comments()
        self._comment.begin(waiting, waiting[0][1] if waiting else None)
        self._open("comment_form")

    def _open_comments(self) -> list[tuple[str, str]]:
        page = self._shown.page
        return open_comments(page) if page is not None else []

    def _say(self, typed: object) -> None:
        said = cast(CommentTyped, typed)
        if said.reply_to is not None:
            self._do(
                partial(answer, comment_id=said.reply_to, text=said.text), self._comment, "comment_form", "comments"
            )
            return
        form = NewComment(
            case=self._case_id, about=self._case_id, text=said.text, weight=cast(Weight, said.weight), basis=said.basis
        )
        self._do(lambda desk: comment(desk, form), self._comment, "comment_form", "comments")

    def _begin_dispute(self) -> None:
        page = self._shown.page
        rows = page.timeline if page else ()
        acts = [(f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}", row.action.id) for row in reversed(rows)]
        self._dispute.begin(acts)
        self._open("dispute_form")

    def _enter(self, typed: object) -> None:
        form, case_id = cast(DisputeTyped, typed), self._case_id
        self._do(
            lambda desk: enter_dispute(desk, case_id, cast(Channel, form.channel), form.received, form.against),
            self._dispute, "dispute_form", "disputes",
        )  # fmt: skip

    def _begin_outcome(self) -> None:
        page = self._shown.page
        open_one = next((one for one in (page.disputes if page else ()) if one.outcome is None), None)
        if open_one is None:
            return
        self._dispute_id = open_one.id
        outcomes = [(pick(one.name_zh, one.name_en), one.code) for one in outcomes_of(open_one.channel or "")]
        self._seat.ask(
            lambda desk: [(f"{one.id} {pick(one.name_zh, one.name_en)}", one.id) for one in desk.law.pack.causes],
            then=lambda causes: self._show_outcome(outcomes, causes or [(code, code) for code in CAUSES]),
            otherwise=self._page.show_error,
        )

    def _show_outcome(self, outcomes: list[tuple[str, str]], causes: list[tuple[str, str]]) -> None:
        self._outcome.begin(outcomes, causes)
        self._open("outcome_form")

    def _end(self, typed: object) -> None:
        form, dispute_id = cast(OutcomeTyped, typed), self._dispute_id
        outcome = DisputeOutcome(code=form.code, on=form.on, causes=form.causes, attended=form.attended)
        self._do(lambda desk: set_outcome(desk, dispute_id, outcome), self._outcome, "outcome_form", "disputes")

    def _submit(self) -> None:
        self._page.banner.clear()
        self._seat.do(lambda desk: submit(desk, self._case_id), then=self._done, otherwise=self._not_submitted)

    def _not_submitted(self, error: Exception) -> None:
        if not isinstance(error, PapersNeedReason):
            self._page.show_error(error)
            return
        self._submitting.begin(error)
        self._open("submit_form")

    def _submit_with_reason(self, typed: object) -> None:
        reason = cast(str, typed)
        self._do(
            lambda desk: submit(desk, self._case_id, reason=reason), self._submitting, "submit_form", "comments"
        )  # fmt: skip

    def _recall(self) -> None:
        self._do_plain(lambda desk: recall(desk, self._case_id))

    def _send_back(self) -> None:
        self._do_plain(lambda desk: send_back(desk, self._case_id))

    def _sign(self, what: Signature) -> None:
        words: dict[Signature, str] = {
            "legal-review": self.tr("You sign that this case has passed legal review, as it stands now."),
            "approval": self.tr("You approve this case as it stands now."),
        }
        self._ways.dialogs.signature(self._page, words[what], self.tr("Sign"), partial(self._signed, what))

    def _signed(self, what: Signature, password: str) -> None:
        self._do_plain(lambda desk: sign(desk, self._case_id, what, None, password))

    def _do_plain(self, work: Callable[[Desk], object]) -> None:
        self._page.banner.clear()
        self._seat.do(work, then=self._done, otherwise=self._page.show_error)

    def _do(self, work: Callable[[Desk], object], form: SmallForm, key: str, home: str) -> None:
        form.set_busy(True)

        def then(_: object) -> None:
            form.set_busy(False)
            self._close(key, home)
            self._shown.refresh()

        def otherwise(error: Exception) -> None:
            form.set_busy(False)
            if not isinstance(error, BrigadeError):
                raise error
            form.banner.say(words_of(error), "late")

        self._seat.do(work, then=then, otherwise=otherwise)

    def _done(self, _: object) -> None:
        self._shown.refresh()


def _cause_names(desk: Desk) -> tuple[tuple[str, str], ...]:
    try:
        return tuple((one.id, pick(one.name_zh, one.name_en)) for one in desk.law.pack.causes)
    except NoRulePack:
        return ()

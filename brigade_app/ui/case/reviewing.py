"""Review of a case: submitted, recalled, sent back, signed; its comments stand in the same part."""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QObject

from brigade_app.operations import CaseView, Desk
from brigade_app.operations.comments import close_comment
from brigade_app.operations.review_paper import REVIEW_PAPER, SignedReview, sign_review
from brigade_app.operations.roles import may
from brigade_app.operations.signing import PapersNeedReason, recall, send_back, sign, submit
from brigade_app.ui.case.commenting import CommentPresenter
from brigade_app.ui.case.form_tab import FormTab
from brigade_app.ui.case.notes import comment_notes, lacks_review_paper
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.review_form import ReviewForm, ReviewTyped
from brigade_app.ui.case.submit_form import SubmitForm
from brigade_app.ui.kit import Button, words_of
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

ASKED = ("submit", "recall", "send-back", "review", "approve", "comment", "make-review-papers")


class ReviewPresenter(QObject):
    """Shows comments and signatures with the buttons of what whoever sits here may do, and does it."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, ways: Ways, case_id: str) -> None:
        super().__init__(page)
        self._page, self._shown, self._seat, self._ways, self._case_id = page, shown, seat, ways, case_id
        self._comments = CommentPresenter(page, shown, seat, case_id)
        self._form = SubmitForm()
        words = self.tr("Submitting with open findings")
        self._tab = FormTab(page, shown, seat, self._form, words, "comments")
        self._form.submitted.connect(self._submit_with_reason)
        self._review_form = ReviewForm()
        self._review_tab = FormTab(page, shown, seat, self._review_form, self.tr("Legal review"), "comments")
        self._review_form.submitted.connect(self._sign_review)
        self._comments.closing_asked.connect(self._close_comment)
        shown.shown.connect(self._ask_allowed)

    def _ask_allowed(self, answer: object) -> None:
        page, case_id = cast(CaseView, answer), self._case_id
        self._seat.ask(
            lambda desk: frozenset(deed for deed in ASKED if may(desk, deed, case_id)),
            then=partial(self._show, page),
            otherwise=self._page.show_error,
        )

    def _show(self, page: CaseView, allowed: frozenset[str]) -> None:
        may_comment = "comment" in allowed
        buttons = self._comments.buttons() if may_comment else []
        buttons += [button for deed, button in self._buttons() if deed in allowed]
        if "make-review-papers" in allowed and lacks_review_paper(page):
            buttons.append(self._paper_button())
        deeds = {number: [button] for number, button in self._comments.anchor_buttons(page).items()}
        for number, button in (self._comments.closing_buttons(page) if may_comment else {}).items():
            deeds.setdefault(number, []).append(button)
        self._page.comments.show_notes(comment_notes(page), *buttons, deeds=deeds)

    def _buttons(self) -> list[tuple[str, Button]]:
        made = [
            ("submit", Button(self.tr("Submit for review"), "review_submit"), self._submit),
            ("recall", Button(self.tr("Recall"), "review_recall"), self._recall),
            ("send-back", Button(self.tr("Send back"), "review_return"), self._send_back),
            ("review", Button(self.tr("Legal review: sign"), "review_sign"), self._begin_review),
            ("approve", Button(self.tr("Approve: sign"), "review_approve"), self._approve),
        ]
        for _, button, slot in made:
            button.clicked.connect(slot)
        return [(deed, button) for deed, button, _ in made]

    def _submit(self) -> None:
        self._page.banner.clear()
        self._seat.do(lambda desk: submit(desk, self._case_id), then=self._done, otherwise=self._not_submitted)

    def _not_submitted(self, error: Exception) -> None:
        if not isinstance(error, PapersNeedReason):
            self._page.show_error(error)
            return
        self._form.begin(error)
        self._tab.open()

    def _submit_with_reason(self, typed: object) -> None:
        reason = cast(str, typed)
        self._tab.do(lambda desk: submit(desk, self._case_id, reason=reason))

    def _recall(self) -> None:
        self._do(lambda desk: recall(desk, self._case_id))

    def _send_back(self) -> None:
        self._do(lambda desk: send_back(desk, self._case_id))

    def _close_comment(self, comment_id: str) -> None:
        self._do(lambda desk: close_comment(desk, comment_id))

    def _begin_review(self) -> None:
        self._page.banner.clear()
        self._review_form.begin()
        self._review_tab.open()

    def _sign_review(self, typed: object) -> None:
        words = self.tr("You sign that this case has passed legal review, as it stands now.")
        then = partial(self._review_signed, cast(ReviewTyped, typed))
        self._ways.dialogs.signature(self._page, words, self.tr("Sign"), then)

    def _review_signed(self, typed: ReviewTyped, password: str) -> None:
        def work(desk: Desk) -> SignedReview:
            return sign_review(desk, self._case_id, typed.outcome, typed.opinion, password)

        self._page.banner.clear()
        self._review_tab.do(work, self._say_paper)

    def _say_paper(self, signed: object) -> None:
        done = cast(SignedReview, signed)
        if done.made is not None:
            words = self.tr("Signed. The opinion of legal review is made: {number}.")
            self._page.banner.say(words.format(number=done.made.document.number or ""), "ok")
        elif done.lacking is not None:
            words = self.tr("Signed. The opinion of legal review is not made yet: {why}")
            self._page.banner.say(words.format(why=words_of(done.lacking)), "soon")

    def _paper_button(self) -> Button:
        button = Button(self.tr("Make the opinion of legal review"), "review_paper")
        button.clicked.connect(partial(self._page.paper_asked.emit, REVIEW_PAPER))
        return button

    def _approve(self) -> None:
        words = self.tr("You approve this case as it stands now.")
        self._ways.dialogs.signature(self._page, words, self.tr("Sign"), self._approved)

    def _approved(self, password: str) -> None:
        self._do(lambda desk: sign(desk, self._case_id, "approval", None, password))

    def _do(self, work: Callable[[Desk], object]) -> None:
        self._page.banner.clear()
        self._seat.do(work, then=self._done, otherwise=self._page.show_error)

    def _done(self, _: object) -> None:
        self._shown.refresh()

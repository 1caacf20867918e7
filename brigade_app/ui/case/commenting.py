"""Comments on a case: said, answered, closed."""

from functools import partial
from typing import Literal, cast

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import CaseView, NewComment
from brigade_app.operations.comments import answer, comment
from brigade_app.ui.case.anchors import anchor_of
from brigade_app.ui.case.form_tab import FormTab
from brigade_app.ui.case.notes import open_comments
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import CommentForm, CommentTyped
from brigade_app.ui.kit import Button
from brigade_app.ui.seat import Seat

Weight = Literal["must", "should", "note", "instruction", "reply"]


class CommentPresenter(QObject):
    """Makes the buttons for comments, opens their form, and saves what it says."""

    closing_asked = Signal(str)

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, case_id: str) -> None:
        super().__init__(page)
        self._shown, self._seat, self._case_id = shown, seat, case_id
        self._form = CommentForm()
        self._tab = FormTab(page, shown, seat, self._form, self.tr("A comment"), "comments")
        self._form.submitted.connect(self._save)
        self._page = page
        self._about = case_id
        page.comment_asked.connect(self._begin_about)

    def buttons(self) -> list[Button]:
        """Return the buttons for whoever may comment: a new one, and an answer where one is waited for."""
        new = Button(self.tr("Comment"), "review_comment", "plain", "plus")
        new.clicked.connect(self._begin)
        answering = Button(self.tr("Answer"), "review_answer")
        answering.setEnabled(bool(self._open_comments()))
        answering.clicked.connect(self._begin_answer)
        return [new, answering]

    def anchor_buttons(self, page: CaseView) -> dict[int, Button]:
        """Return a button that shows what a comment is about, by its place (the newest is first)."""
        made: dict[int, Button] = {}
        for number, one in enumerate(reversed(page.comments)):
            anchor = anchor_of(page, one.about)
            if anchor is not None and anchor.part and one.weight != "reply":
                made[number] = Button(self.tr("Show it"), f"comment_show_{number}", "quiet")
                made[number].clicked.connect(partial(self._page.show_record, anchor.part, anchor.id))
        return made

    def closing_buttons(self, page: CaseView) -> dict[int, Button]:
        """Return a button for each comment of this unit that is not closed, by its place (the newest is first)."""
        made: dict[int, Button] = {}
        for number, one in enumerate(reversed(page.comments)):
            if one.weight != "reply" and one.state != "closed" and one.unit == self._seat.desk.unit.name:
                made[number] = Button(self.tr("Close it"), f"comment_close_{number}", "quiet")
                made[number].clicked.connect(partial(self.closing_asked.emit, one.id))
        return made

    def _begin(self) -> None:
        self._about = self._case_id
        self._form.begin(self._open_comments())
        self._tab.open("comments")

    def _begin_about(self, record: str, article: str) -> None:
        """Begin a comment on a record of the case; whoever leaves it comes back to where it was asked for."""
        page = self._shown.page
        if page is None:
            return
        self._about = record or self._case_id
        anchor = anchor_of(page, self._about)
        self._form.begin(about=anchor.words if anchor is not None else "", article=article)
        self._tab.open(self._page.part)

    def _begin_answer(self) -> None:
        waiting = self._open_comments()
        self._about = self._case_id
        self._form.begin(waiting, waiting[0][1] if waiting else None)
        self._tab.open("comments")

    def _open_comments(self) -> list[tuple[str, str]]:
        page = self._shown.page
        return open_comments(page) if page is not None else []

    def _save(self, typed: object) -> None:
        said, case_id = cast(CommentTyped, typed), self._case_id
        if said.reply_to is not None:
            self._tab.do(partial(answer, comment_id=said.reply_to, text=said.text))
            return
        form = NewComment(
            case=case_id, about=self._about, text=said.text, weight=cast(Weight, said.weight), basis=said.basis
        )
        self._tab.do(lambda desk: comment(desk, form))

"""Disputes of a case: entered when their papers come, ended with an outcome and the causes of a loss."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import cast

from PySide6.QtCore import QObject

from brigade_app.domain.outcomes import CAUSES, outcomes_of
from brigade_app.domain.records import Channel
from brigade_app.operations import CaseView
from brigade_app.operations.disputes import DisputeOutcome, enter_dispute, set_outcome
from brigade_app.operations.lists import cause_names
from brigade_app.operations.roles import may
from brigade_app.ui.case.dispute_rows import attackable_acts, dispute_lines
from brigade_app.ui.case.form_tab import FormInside
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import DisputeForm, DisputeTyped, OutcomeForm, OutcomeTyped
from brigade_app.ui.kit import Button, pick
from brigade_app.ui.seat import Seat


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether whoever sits here may enter disputes; and how the rules name the causes of a loss (code -> words)."""

    may_enter: bool
    causes: Mapping[str, str]


class DisputePresenter(QObject):
    """Shows the disputes, opens the forms of a new one and of an outcome, and saves what they say."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, case_id: str) -> None:
        super().__init__(page)
        self._page, self._shown, self._seat, self._case_id = page, shown, seat, case_id
        self._dispute, self._outcome = DisputeForm(seat.now), OutcomeForm(seat.now)
        self._entering = FormInside(page, shown, seat, self._dispute, page.disputes)
        self._ending = FormInside(page, shown, seat, self._outcome, page.disputes)
        self._causes: Mapping[str, str] = {}
        self._dispute_id = ""
        self._dispute.submitted.connect(self._enter)
        self._outcome.submitted.connect(self._end)
        shown.shown.connect(self._ask_standing)

    def _ask_standing(self, answer: object) -> None:
        page, case_id = cast(CaseView, answer), self._case_id
        self._seat.ask(
            lambda desk: Standing(
                may(desk, "enter-disputes", case_id),
                {code: pick(*names) for code, names in cause_names(desk).items()},
            ),
            then=partial(self._show, page),
            otherwise=self._page.show_error,
        )

    def _show(self, page: CaseView, standing: Standing) -> None:
        self._causes = standing.causes
        buttons = []
        if standing.may_enter:
            buttons.append(Button(self.tr("Enter a dispute"), "dispute_new", "plain", "plus"))
            buttons[0].clicked.connect(self._begin)
            if any(one.outcome is None for one in page.disputes):
                buttons.append(Button(self.tr("Enter the outcome"), "outcome_new"))
                buttons[1].clicked.connect(self._begin_outcome)
        self._page.disputes.list.show_disputes(dispute_lines(page, standing.causes), *buttons)

    def _begin(self) -> None:
        page = self._shown.page
        self._dispute.begin(*attackable_acts(page.timeline if page else ()))
        self._entering.open()

    def _enter(self, typed: object) -> None:
        form, case_id = cast(DisputeTyped, typed), self._case_id
        channel = cast(Channel, form.channel)
        self._entering.do(lambda desk: enter_dispute(desk, case_id, channel, form.received, form.against))

    def _begin_outcome(self) -> None:
        page = self._shown.page
        open_one = next((one for one in (page.disputes if page else ()) if one.outcome is None), None)
        if open_one is None:
            return
        self._dispute_id = open_one.id
        outcomes = [(pick(one.name_zh, one.name_en), one.code) for one in outcomes_of(open_one.channel or "")]
        named = [(f"{code} {words}", code) for code, words in self._causes.items()]
        self._outcome.begin(outcomes, named or [(code, code) for code in CAUSES])
        self._ending.open()

    def _end(self, typed: object) -> None:
        form, dispute_id = cast(OutcomeTyped, typed), self._dispute_id
        outcome = DisputeOutcome(code=form.code, on=form.on, causes=form.causes, attended=form.attended)
        self._ending.do(lambda desk: set_outcome(desk, dispute_id, outcome))

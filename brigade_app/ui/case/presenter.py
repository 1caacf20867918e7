"""Shows one case: asks for the whole page at once, words it, hands each part its rows."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from brigade_app.operations import CaseView, Desk
from brigade_app.operations.case_page import case_page
from brigade_app.operations.roles import may
from brigade_app.operations.withdrawal import withdrawn_of
from brigade_app.store import Row
from brigade_app.ui.case.history import withdrawn_lines
from brigade_app.ui.case.history_words import history_notes
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.rows import (
    deadline_line,
    earliest_demolition,
    finding_lines,
    head_row,
    next_rows,
    overview_pairs,
    party_line,
    span_of,
    step_rows,
    timeline_line,
)
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways


@dataclass(frozen=True, slots=True)
class _Answer:
    """The page, what of the case is withdrawn, and whether whoever sits here may withdraw and bring back."""

    page: CaseView
    withdrawn: tuple[Row, ...]
    may_withdraw: bool
    may_bring_back: bool
    may_comment: bool


class CasePresenter(QObject):
    """Feeds a `CasePage`. ``shown`` tells the forms and the evidence part that a fresh answer is there."""

    shown = Signal(object)

    def __init__(self, view: CasePage, seat: Seat, ways: Ways, case_id: str) -> None:
        super().__init__(view)
        self._view, self._seat, self._ways, self._case_id = view, seat, ways, case_id
        self.page: CaseView | None = None
        view.refresh_requested.connect(self.refresh)
        view.explanation_asked.connect(ways.explain)

    def refresh(self) -> None:
        """Ask again for the whole page."""
        case_id = self._case_id

        def work(desk: Desk) -> _Answer:
            allowed = [may(desk, deed, case_id) for deed in ("withdraw", "bring-back", "comment")]
            return _Answer(case_page(desk, case_id), withdrawn_of(desk, case_id), *allowed)

        self._seat.ask(work, then=self._show, otherwise=self._view.show_error)

    def _show(self, answer: _Answer) -> None:
        page = self.page = answer.page
        view, today = self._view, self._seat.desk.today
        head = head_row(page)
        view.show_head(head, step_rows(page), span_of(page, today))
        view.show_wait(earliest_demolition(page))
        view.show_next(next_rows(page))
        self._ways.name_tab(f"case:{self._case_id}", head.number or head.title)
        view.overview.show_overview(overview_pairs(page), [deadline_line(row) for row in page.deadlines], head.owned)
        view.parties.show_parties([party_line(party) for party in page.file.parties], head.owned, answer.may_withdraw)
        names = {row.evidence.id: row.evidence.name or "" for row in page.evidence}
        steps = [timeline_line(row, names) for row in page.timeline]
        view.timeline.show_timeline(steps, answer.may_withdraw, answer.may_comment)
        findings = finding_lines(page)
        passed = sum(1 for one in page.assessment.findings if one.result == "pass") if page.assessment else 0
        view.check.show_findings(findings, passed, answer.may_comment)
        view.history.show_history(history_notes(page.history), withdrawn_lines(answer.withdrawn), answer.may_bring_back)
        self._name_parts(page, len(findings))
        view.may_comment = answer.may_comment
        view.may_withdraw = answer.may_withdraw
        self.shown.emit(page)

    def _name_parts(self, page: CaseView, findings: int) -> None:
        view = self._view
        view.name_part("overview", self.tr("Overview"))
        view.name_part("parties", self.tr("Parties {count}").format(count=len(page.file.parties)))
        view.name_part("timeline", self.tr("Course {count}").format(count=len(page.timeline)))
        failing = sum(1 for one in page.assessment.findings if one.result == "fail") if page.assessment else 0
        view.name_part(
            "check", self.tr("Check {failing}■ {unknown}◆").format(failing=failing, unknown=findings - failing)
        )
        view.name_part("disputes", self.tr("Disputes {count}").format(count=len(page.disputes)))
        view.name_part("comments", self.tr("Review {count}").format(count=len(page.comments) + len(page.sign_offs)))
        view.name_part("history", self.tr("History"))

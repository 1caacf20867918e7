"""Withdrawing a person, a step or an item of evidence, and bringing it back, each with its reason (R13)."""

from functools import partial

from PySide6.QtCore import QObject

from brigade_app.operations import CaseView, Desk
from brigade_app.operations.withdrawal import bring_back, withdraw
from brigade_app.ui.case.form_tab import FormTab
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import SmallForm
from brigade_app.ui.kit import Field, ParagraphEntry, Text, pick, write_day
from brigade_app.ui.seat import Seat

HOMES = {"party": "parties", "action": "timeline", "evidence": "evidence"}


class WithdrawForm(SmallForm):
    """Says what leaves the lists or comes back, and asks for the reason; ``typed`` is the reason."""

    def __init__(self) -> None:
        super().__init__("withdraw_form", "", "")
        self._name, self._what = Text("", "strong", wrap=True, name="withdraw_name"), Text("", wrap=True)
        self._reason = ParagraphEntry("withdraw_reason", self.tr("Reason"), lines=3)
        hint = self.tr("It stands in the journal for good.")
        self.grid.addWidget(self._name, 0, 0, 1, 2)
        self.grid.addWidget(self._what, 1, 0, 1, 2)
        self.grid.addWidget(Field(self.tr("Reason"), self._reason, hint), 2, 0, 1, 2)

    def begin(self, name: str, *, back: bool) -> None:
        """Ask why it is withdrawn, or why it comes back."""
        self.banner.clear()
        self._name.say(name)
        self._reason.clear()
        withdrawn = self.tr("It leaves the lists and counts no more. The record stays and can be brought back.")
        self._what.setText(self.tr("It comes back into the lists and counts again.") if back else withdrawn)
        self._save.setText(self.tr("Bring back") if back else self.tr("Withdraw"))
        self._reason.setFocus()

    def typed(self) -> object:
        return self._reason.toPlainText().strip() or None


class WithdrawPresenter(QObject):
    """Opens the form and carries out what it asks. A record that others still name is not withdrawn."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat) -> None:
        super().__init__(page)
        self._page, self._shown = page, shown
        self._form = WithdrawForm()
        self._tab = FormTab(page, shown, seat, self._form, self.tr("Withdraw or bring back"), "history")
        self._kind, self._record, self._back = "", "", False
        page.withdrawal_asked.connect(partial(self._begin, False))
        page.history.bring_back_asked.connect(partial(self._begin, True))
        self._form.submitted.connect(self._save)

    def _begin(self, back: bool, kind: str, record: str) -> None:
        self._kind, self._record, self._back = kind, record, back
        page = self._shown.page
        name = self._page.history.words_of(record) if back else _name_of(page, record) if page else ""
        self._form.begin(name, back=back)
        self._tab.open("history" if back else HOMES.get(kind, "history"))

    def _save(self, reason: object) -> None:
        kind, record, deed = self._kind, self._record, bring_back if self._back else withdraw

        def work(desk: Desk) -> None:
            deed(desk, kind, record, str(reason))

        self._tab.do(work)


def _name_of(page: CaseView, record: str) -> str:
    """Return how the page names a person, a step or an item."""
    names = {one.id: one.name or "" for one in page.file.parties}
    names |= {row.action.id: f"{pick(row.name_zh, row.name_en)} {write_day(row.on)}".strip() for row in page.timeline}
    names |= {row.evidence.id: row.evidence.name or "" for row in page.evidence}
    return names.get(record, "")

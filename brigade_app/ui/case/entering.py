"""Entering what a case says of itself: its persons, and the facts of the case."""

from functools import partial
from typing import cast

from PySide6.QtCore import QObject

from brigade_app.domain.records import Case, Party
from brigade_app.operations import Desk, Person
from brigade_app.operations.intake import change_case
from brigade_app.operations.lists import matter_names
from brigade_app.operations.parties import add_party, change_party
from brigade_app.ui.case.facts_form import FactsForm
from brigade_app.ui.case.form_tab import FormTab
from brigade_app.ui.case.page import CasePage
from brigade_app.ui.case.presenter import CasePresenter
from brigade_app.ui.case.small_forms import PartyForm
from brigade_app.ui.kit import pick
from brigade_app.ui.seat import Seat


class PartyPresenter(QObject):
    """Opens the form of a person, new or known, and saves what it says."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat, case_id: str) -> None:
        super().__init__(page)
        self._shown, self._case_id = shown, case_id
        self._form = PartyForm()
        self._tab = FormTab(page, shown, seat, self._form, self.tr("A person of the case"), "parties")
        page.parties.new_party_asked.connect(partial(self._begin, ""))
        page.parties.party_asked.connect(self._begin)
        self._form.submitted.connect(self._save)

    def _begin(self, party_id: str) -> None:
        parties = self._shown.page.file.parties if self._shown.page else ()
        self._form.begin(next((one for one in parties if one.id == party_id), None))
        self._tab.open()

    def _save(self, typed: object) -> None:
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

        self._tab.do(work)


class FactsPresenter(QObject):
    """Opens the form of the facts and saves the case."""

    def __init__(self, page: CasePage, shown: CasePresenter, seat: Seat) -> None:
        super().__init__(page)
        self._page, self._shown, self._seat = page, shown, seat
        self._form = FactsForm(seat.now)
        self._tab = FormTab(page, shown, seat, self._form, self.tr("Facts of the case"), "overview")
        page.overview.facts_asked.connect(self._begin)
        self._form.submitted.connect(self._save)

    def _begin(self) -> None:
        page = self._shown.page
        if page is None:
            return
        case = page.file.case
        self._seat.ask(
            lambda desk: [(pick(one.name_zh, one.name_en), one.id) for one in matter_names(desk)],
            then=lambda matters: self._open(case, matters),
            otherwise=self._page.show_error,
        )

    def _open(self, case: Case, matters: list[tuple[str, str]]) -> None:
        self._form.begin(case, matters)
        self._tab.open()

    def _save(self, typed: object) -> None:
        case = cast(Case, typed)
        self._tab.do(lambda desk: change_case(desk, case))

"""Enforcement actions (执法行动): their list, and the entry of a new one in five fields."""

from PySide6.QtWidgets import QWidget

from brigade_app.ui.actions.form import ActionForm, ActionTyped, Choices
from brigade_app.ui.actions.page import ActionsPage
from brigade_app.ui.actions.presenter import ActionPresenter, action_choices
from brigade_app.ui.cases import CaseListPresenter, CaseListView
from brigade_app.ui.kit import Words
from brigade_app.ui.seat import Seat
from brigade_app.ui.ways import Ways

Actions = Words("Actions")


def make_actions(seat: Seat, ways: Ways) -> QWidget:
    """Return the page of the actions with its presenters."""
    listed = CaseListView(
        "actions",
        Actions.tr("Enforcement actions"),
        Actions.tr("No action yet. Five fields are enough, and half filled is saved too."),
        seat.desk.today,
    )
    form = ActionForm(action_choices(seat.desk), seat.now)
    page = ActionsPage(listed, form)
    CaseListPresenter(listed, seat, ways, only_filed=False)
    presenter = ActionPresenter(form, seat, ways)
    page.new_requested.connect(presenter.begin)
    presenter.entered.connect(page.show_list)
    return page


__all__ = ["ActionForm", "ActionPresenter", "ActionTyped", "ActionsPage", "Choices", "make_actions"]

"""The place of the actions (执法行动): the list, and over it the form of a new one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from brigade_app.ui.actions.form import ActionForm
from brigade_app.ui.cases import CaseListView
from brigade_app.ui.kit import Button, dress, em, row


class ActionsPage(QWidget):
    """Shows the list or the form; the way back is a button above the form, or Escape."""

    new_requested = Signal()

    def __init__(self, listed: CaseListView, form: ActionForm) -> None:
        super().__init__()
        self.setObjectName("actions_page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self._list, self._form = listed, form
        self._back = Button(self.tr("Back to the list"), "actions_back", "quiet", "chevron-left")
        self._back.setShortcut("Esc")
        form_page = QWidget()
        column = QVBoxLayout(form_page)
        column.setContentsMargins(0, em(0.5), 0, 0)
        column.setSpacing(0)
        head = row(self._back, None)
        head.setContentsMargins(em(0.7), 0, 0, 0)
        column.addLayout(head)
        column.addWidget(form, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(listed)
        self._stack.addWidget(form_page)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._back.clicked.connect(self.show_list)

    def refresh(self) -> None:
        """Called by the frame whenever the page is shown."""
        self._list.refresh()

    def show_wish(self, wish: str) -> None:
        """``new``: the form; anything else is a wish for the list."""
        if wish == "new":
            self.show_form()
        else:
            self._stack.setCurrentIndex(0)
            self._list.show_wish(wish)

    def show_form(self) -> None:
        """Show the form of a new action."""
        self._stack.setCurrentIndex(1)
        self.new_requested.emit()

    def show_list(self) -> None:
        """Show the list."""
        self._stack.setCurrentIndex(0)
        self._list.refresh()

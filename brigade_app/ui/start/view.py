"""The guided first start: five steps on one page, forward and back, nothing written before the fourth is done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from brigade_app.operations.passwords import PasswordState
from brigade_app.ui.kit import Banner, Button, Card, Stepper, StepRow, Text, dress, em, row
from brigade_app.ui.start.key_step import KeyStep
from brigade_app.ui.start.people_step import AccountStep, OfficersStep
from brigade_app.ui.start.unit_step import UnitStep, WelcomeStep

WELCOME, UNIT, OFFICERS, ACCOUNT, KEY = range(5)


class StartView(QWidget):
    """Says when all is filled in (``ready``), and when the key was typed back (``finished``)."""

    ready = Signal()
    finished = Signal()
    sample_asked = Signal()
    restore_asked = Signal()
    language_chosen = Signal(str)

    def __init__(self, judge: Callable[[str], PasswordState], *, with_sample: bool) -> None:
        super().__init__()
        self.setObjectName("start")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self.welcome = WelcomeStep(with_sample=with_sample)
        self.unit = UnitStep()
        self.officers = OfficersStep()
        self.account = AccountStep(judge)
        self.key = KeyStep()
        self.banner = Banner("start_banner")
        self._at = WELCOME
        self._titles = (
            self.tr("Welcome"), self.tr("The unit"), self.tr("Officers"), self.tr("Your account"),
            self.tr("Recovery key"),
        )  # fmt: skip
        self._stepper = Stepper("start_steps")
        self._title = Text("", "title", name="start_title")
        self._stack = QStackedWidget()
        for step in (self.welcome, self.unit, self.officers, self.account, self.key):
            self._stack.addWidget(step)
        self._restore = Button(
            self.tr("A new computer, or the store is lost? Restore a backup"), "start_restore", "quiet"
        )
        self._back = Button(self.tr("Back"), "start_back")
        self._next = Button(self.tr("Next"), "start_next", "primary")
        self._next.setDefault(True)
        self._lay_out()
        self._back.clicked.connect(self._go_back)
        self._next.clicked.connect(self._go_on)
        self.welcome.language_chosen.connect(self.language_chosen)
        self._restore.clicked.connect(self.restore_asked)
        self._show(WELCOME)

    def show_key(self, recovery_key: str) -> None:
        """Show the recovery key of the store that was just made."""
        self.set_busy(False)
        self.account.forget()
        self.key.show_key(recovery_key)
        self._show(KEY)

    def show_error(self, error: Exception) -> None:
        """Say what was refused; the person stays on the step."""
        self.set_busy(False)
        self.banner.show_error(error)

    def set_busy(self, busy: bool) -> None:
        """Show that the store is being made."""
        self._next.setEnabled(not busy)
        self._back.setEnabled(not busy)
        if busy:
            self.banner.say(self.tr("Making the sealed store…"), "accent")

    def show_sample_progress(self, done: int, total: int) -> None:
        """Show how far the sample world is made."""
        words = self.tr("Making the sample world: case {done} of {total}").format(done=done, total=total)
        self.banner.say(words, "accent")

    def step(self) -> int:
        """Return the step that is shown."""
        return self._at

    def _go_back(self) -> None:
        self._show(self._at - 1)

    def _go_on(self) -> None:
        self.banner.clear()
        if self._at == WELCOME:
            self._leave_welcome()
        elif self._at == UNIT and self.unit.is_complete():
            self._show(OFFICERS)
        elif self._at == OFFICERS:
            self._leave_officers()
        elif self._at == ACCOUNT and self.account.is_complete():
            self.set_busy(True)
            self.ready.emit()
        elif self._at == KEY and self.key.is_typed_back():
            self.key.forget()
            self.finished.emit()

    def _leave_welcome(self) -> None:
        if self.welcome.sample.isChecked():
            self._next.setEnabled(False)
            self.banner.say(self.tr("Making the sample world; this takes less than a minute."), "accent")
            self.sample_asked.emit()
            return
        self.unit.set_seat("county" if self.welcome.county.isChecked() else "township")
        self._show(UNIT)

    def _leave_officers(self) -> None:
        if self.officers.has_unsaved():
            self.officers.enter()
            if self.officers.has_unsaved():
                return
        self.account.show_officers(self.officers.officers)
        self._show(ACCOUNT)

    def _show(self, step: int) -> None:
        self._at = step
        self._stack.setCurrentIndex(step)
        self._title.setText(self._titles[step])
        self._restore.setVisible(step == WELCOME)
        self._back.setVisible(step in (UNIT, OFFICERS, ACCOUNT))
        last = {ACCOUNT: self.tr("Make the store"), KEY: self.tr("Begin to work")}
        self._next.setText(last.get(step, self.tr("Next")))
        self._next.setAccessibleName(self._next.text())
        self._stepper.show_steps(
            [
                StepRow(title, "done" if at < step else "current" if at == step else "ahead")
                for at, title in enumerate(self._titles)
            ]
        )
        first = {UNIT: self.unit.name, OFFICERS: self.officers.name, ACCOUNT: self.account.name}
        if step in first:
            first[step].setFocus()

    def _lay_out(self) -> None:
        card = Card(name="start_card")
        card.body.setContentsMargins(em(2), em(1.4), em(2), em(1.4))
        card.body.setSpacing(em(0.9))
        card.body.addWidget(self._stepper)
        card.body.addWidget(self._title)
        card.body.addWidget(self.banner)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        dress(self._stack, ground="clear")
        self._stack.setContentsMargins(0, 0, em(0.8), 0)
        area.setWidget(self._stack)
        card.body.addWidget(area, 1)
        card.body.addLayout(row(self._restore, self._back, None, self._next))
        card.setMaximumWidth(em(62))
        card.setMaximumHeight(em(48))
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.5), em(1.5), em(1.5), em(1.5))
        column.addStretch(1)
        column.addLayout(across, 20)
        column.addStretch(1)

"""The part of the case page in which a step is logged: its kind, then its form."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from brigade_app.domain.vocabulary import ACTION_KINDS
from brigade_app.ui.case.step_form import StepChoices, StepForm
from brigade_app.ui.kit import Choice, Text, dress, em, row
from brigade_app.ui.words import kind_words


class StepPart(QWidget):
    """Kind of step above, its form below."""

    kind_chosen = Signal(str)

    def __init__(self, form: StepForm) -> None:
        super().__init__()
        self.form = form
        kinds: list[tuple[str, object]] = [(kind_words(kind), kind) for kind in ACTION_KINDS]
        self._kind = Choice("step_kind", self.tr("Kind of step"), kinds)
        self._kind.setMinimumContentsLength(18)
        self._kind.setMinimumContentsLength(14)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        dress(inner, ground="clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, em(0.6), 0)
        column.addWidget(form)
        area.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, em(0.4), 0, 0)
        whole.addLayout(row(Text(self.tr("Kind of step"), tone="muted"), self._kind, None))
        whole.addWidget(area, 1)
        self._kind.activated.connect(self._tell)

    def begin(self, kind: str, choices: StepChoices) -> None:
        """Show the form of a kind."""
        self._kind.choose(kind)
        self.form.begin(kind, choices)

    def _tell(self) -> None:
        self.kind_chosen.emit(str(self._kind.value()))

"""争议: what was contested, with the day of the answer; the forms of a dispute and of its outcome open in its place."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget

from brigade_app.ui.case.dispute_rows import DisputeLine
from brigade_app.ui.case.parts import Column
from brigade_app.ui.kit import Button, Card, EmptyState, Light, LightKind, Text, row


class DisputeList(Column):
    """One card a dispute."""

    def __init__(self) -> None:
        super().__init__("case_disputes", "")

    def show_disputes(self, lines: Sequence[DisputeLine], *buttons: Button) -> None:
        """Show the disputes, with these buttons above."""
        self.clear()
        if buttons:
            self.column.addLayout(row(*buttons, None))
        for number, line in enumerate(lines):
            self.column.addWidget(self._card(number, line))
        if not lines:
            self.column.addWidget(EmptyState(self.tr("Nobody has contested anything."), icon_name="scale"))
        self.column.addStretch()

    def _card(self, number: int, line: DisputeLine) -> Card:
        card = Card(name=f"dispute_{number}")
        card.body.addLayout(row(Text(line.heading, "strong"), None, Text(line.received, "caption", "muted")))
        if line.answer is not None:
            answer = row(Light(line.answer.light, line.answer.words), None)
            if line.answer.why is not None:
                answer.insertWidget(1, self.why_button(f"answer_{number}", line.answer.why))
            card.body.addLayout(answer)
        if line.warning:
            card.body.addWidget(Text(f"{LightKind.SOON.shape} {line.warning}", tone="soon", wrap=True))
        if line.text:
            card.body.addWidget(Text(line.text, wrap=True))
        return card


class Disputes(QStackedWidget):
    """The list, in whose place a form may stand."""

    def __init__(self) -> None:
        super().__init__()
        self.list = DisputeList()
        self.addWidget(self.list)

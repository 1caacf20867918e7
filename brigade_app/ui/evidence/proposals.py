"""Photographs that seem to show a step: one line each, attached only when a person says so."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brigade_app.ui.evidence.side_rows import ProposalRow
from brigade_app.ui.kit import Button, Text, em, row

SHOWN = 2


class ProposalPanel(QWidget):
    """The first proposals; what is put away does not come back until the page is opened again."""

    accepted = Signal(str, list)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("evidence_proposals")
        self.setAccessibleName(self.tr("Steps that photographs seem to show"))
        self._rows: tuple[ProposalRow, ...] = ()
        self._away: set[tuple[str, tuple[str, ...]]] = set()
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(em(0.2))
        self.hide()

    def show_proposals(self, rows: Sequence[ProposalRow]) -> None:
        """Show these."""
        self._rows = tuple(one for one in rows if (one.action, one.evidence) not in self._away)[:SHOWN]
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for number, one in enumerate(self._rows):
            attach = Button(self.tr("Attach to the step"), f"proposal_accept_{number}")
            away = Button(self.tr("No"), f"proposal_away_{number}", "quiet")
            for button, slot in ((attach, self._accept), (away, self._put_away)):
                button.setProperty("number", number)
                button.clicked.connect(slot)
            line = QWidget()
            line.setLayout(row(Text(f"◆ {one.words}"), None, attach, away))
            self._lines.addWidget(line)
        self.setVisible(bool(self._rows))

    def _of(self) -> ProposalRow | None:
        sender = self.sender()
        number = sender.property("number") if sender is not None else None
        return self._rows[number] if isinstance(number, int) and number < len(self._rows) else None

    def _accept(self) -> None:
        one = self._of()
        if one is not None:
            self.accepted.emit(one.action, list(one.evidence))

    def _put_away(self) -> None:
        one = self._of()
        if one is not None:
            self._away.add((one.action, one.evidence))
            self.show_proposals(self._rows)

"""The checklist beside the grid: a line takes what is dropped on it; its number is its key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.evidence.grid import MIME
from brigade_app.ui.evidence.rows import LineRow
from brigade_app.ui.kit import Button, Explanation, Light, Text, dress, em, named, row


class ChecklistLine(QFrame):
    """One line; dropping evidence on it says that it proves this."""

    evidence_dropped = Signal(str, list)
    explanation_asked = Signal(object)

    def __init__(self, line: LineRow) -> None:
        super().__init__()
        named(self, f"line_{line.number}", f"{line.number} {line.words} {line.state}")
        dress(self, piece="card")
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._id, self._why = line.id, line.why
        title = Text(f"{line.number}  {line.words}", wrap=True)
        how = Button(self.tr("How?"), f"line_how_{line.number}", "quiet")
        how.clicked.connect(self._explain)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.6), em(0.35), em(0.4), em(0.35))
        column.setSpacing(em(0.1))
        column.addWidget(title)
        column.addLayout(row(Light(line.light, line.state), None, how))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._explain()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._explain()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        ids = bytes(event.mimeData().data(MIME).data()).decode().split("\n")
        event.acceptProposedAction()
        self.evidence_dropped.emit(self._id, [one for one in ids if one])

    def _explain(self) -> None:
        self.explanation_asked.emit(self._why)


class ChecklistPanel(QWidget):
    """All lines, with how many are missing above them."""

    evidence_dropped = Signal(str, list)
    explanation_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("checklist")
        self.setAccessibleName(self.tr("Evidence checklist"))
        self._head = Text("", "strong", wrap=True)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lines: tuple[LineRow, ...] = ()
        self._cards: list[ChecklistLine] = []
        self._at = -1
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(self._head)
        column.addWidget(self._area, 1)

    def show_lines(self, lines: Sequence[LineRow], missing: int) -> None:
        """Show the lines."""
        self._lines = tuple(lines)
        if not lines:
            self._head.setText(self.tr("This action has no matter of the catalogue, so no checklist."))
        elif missing:
            self._head.setText(self.tr("%n required line(s) missing", "", missing))
        else:
            self._head.setText(self.tr("Every required line has evidence"))
        inner = QWidget()
        dress(inner, ground="clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, em(0.5), 0)
        column.setSpacing(em(0.35))
        self._cards = [ChecklistLine(line) for line in lines]
        for card in self._cards:
            card.evidence_dropped.connect(self.evidence_dropped)
            card.explanation_asked.connect(self.explanation_asked)
            column.addWidget(card)
        column.addStretch()
        self._area.setWidget(inner)

    def line_id(self, number: int) -> str | None:
        """Return the id of the line with this key."""
        return next((line.id for line in self._lines if line.number == number), None)

    def next_missing(self) -> None:
        """Go to the next line that is missing, and explain how to obtain it (F8)."""
        missing = [at for at, line in enumerate(self._lines) if line.light.value == "late"]
        if not missing:
            return
        self._at = next((at for at in missing if at > self._at), missing[0])
        card = self._cards[self._at]
        card.setFocus()
        self._area.ensureWidgetVisible(card)
        explanation: Explanation = self._lines[self._at].why
        self.explanation_asked.emit(explanation)

"""The checklist beside the grid: a line takes what is dropped on it; its number is its key."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.evidence.grid import MIME
from brigade_app.ui.evidence.rows import LineRow
from brigade_app.ui.kit import Button, Explanation, Light, LineEntry, Text, dress, em, named, row

ROOM_EM = 15.5
"""What a line has across, beside its frame and the bar of the column."""


class ChecklistLine(QFrame):
    """One line; dropping evidence on it says that it proves this."""

    evidence_dropped = Signal(str, list)
    explanation_asked = Signal(object)
    mark_asked = Signal(str)

    def __init__(self, line: LineRow, may_change: bool) -> None:
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
        mark = Button(self.tr("Does not apply?"), f"line_mark_{line.number}", "quiet")
        mark.clicked.connect(self._ask_mark)
        mark.setVisible(line.empty and may_change)
        light = Light(line.light, line.state)
        if mark.isHidden() or _width(light, mark, how) <= em(ROOM_EM):
            column.addLayout(row(light, None, mark, how))
        else:
            column.addLayout(row(light, None, how))
            column.addLayout(row(None, mark))

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

    def _ask_mark(self) -> None:
        self.mark_asked.emit(self._id)


def _width(*widgets: QWidget) -> int:
    """Return how wide these stand beside each other, each in its dress."""
    for one in widgets:
        one.ensurePolished()
    return sum(one.sizeHint().width() + em(0.5) for one in widgets)


class MarkForm(QFrame):
    """Asks why a line does not apply; without a reason nothing is marked."""

    marked = Signal(str, bool, str)

    def __init__(self) -> None:
        super().__init__()
        dress(self, piece="card")
        self._id = ""
        self._title = Text("", wrap=True)
        self._reason = LineEntry("line_reason", self.tr("Why it does not apply"), self.tr("the reason, for the file"))
        save = Button(self.tr("Does not apply"), "line_mark_save")
        back = Button(self.tr("It applies"), "line_mark_back", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        column.addWidget(self._title)
        column.addWidget(self._reason)
        column.addLayout(row(save, back, None))
        save.clicked.connect(self._save)
        back.clicked.connect(self._take_back)

    def ask(self, line: LineRow) -> None:
        """Ask about a line."""
        self._id = line.id
        self._title.setText(self.tr("“{line}” does not apply, because:").format(line=line.words))
        self._reason.setText(line.reason)
        self.show()
        self._reason.setFocus()

    def _save(self) -> None:
        self.marked.emit(self._id, True, self._reason.text().strip())

    def _take_back(self) -> None:
        self.marked.emit(self._id, False, self._reason.text().strip())


class ChecklistPanel(QWidget):
    """All lines, with how many are missing above them."""

    evidence_dropped = Signal(str, list)
    explanation_asked = Signal(object)
    line_marked = Signal(str, bool, str)

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
        self._mark = MarkForm()
        self._mark.hide()
        self._mark.marked.connect(self.line_marked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.4))
        column.addWidget(self._head)
        column.addWidget(self._mark)
        column.addWidget(self._area, 1)

    def show_lines(self, lines: Sequence[LineRow], missing: int, may_change: bool = True) -> None:
        """Show the lines."""
        self._mark.hide()
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
        self._cards = [ChecklistLine(line, may_change) for line in lines]
        for card in self._cards:
            card.evidence_dropped.connect(self.evidence_dropped)
            card.explanation_asked.connect(self.explanation_asked)
            card.mark_asked.connect(self._ask_reason)
            column.addWidget(card)
        column.addStretch()
        self._area.setWidget(inner)

    def _ask_reason(self, line_id: str) -> None:
        line = next((one for one in self._lines if one.id == line_id), None)
        if line is not None:
            self._mark.ask(line)

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

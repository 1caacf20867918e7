"""Several of a list: boxes in a grid with as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from brigade_app.ui.kit import em, named

GAP_EM, LINE_EM = 1.0, 0.3


class Checks(QWidget):
    """Several of a list: a row of boxes that wraps into at most ``columns`` columns."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], columns: int = 4) -> None:
        super().__init__()
        self.setObjectName(name)
        self._columns = columns
        self._boxes: dict[str, QCheckBox] = {}
        for words, value in choices:
            box = QCheckBox(words, self)
            named(box, f"{name}_{value}", words)
            self._boxes[value] = box
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def values(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def tick(self, values: Sequence[str]) -> None:
        """Tick these and no others."""
        for value, box in self._boxes.items():
            box.setChecked(value in values)

    def minimumSizeHint(self) -> QSize:
        cell = self._cell()
        return QSize(cell.width(), cell.height())

    def sizeHint(self) -> QSize:
        cell, columns = self._cell(), max(1, min(self._columns, len(self._boxes)))
        width = columns * cell.width() + (columns - 1) * em(GAP_EM)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        cell = self._cell()
        rows = -(-len(self._boxes) // self._columns_in(width))
        return rows * cell.height() + max(0, rows - 1) * em(LINE_EM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cell, columns = self._cell(), self._columns_in(self.width())
        for number, box in enumerate(self._boxes.values()):
            left = number % columns * (cell.width() + em(GAP_EM))
            box.setGeometry(left, number // columns * (cell.height() + em(LINE_EM)), cell.width(), cell.height())

    def _cell(self) -> QSize:
        """Return the size that holds every box."""
        hints = [box.sizeHint() for box in self._boxes.values()]
        return QSize(max((one.width() for one in hints), default=0), max((one.height() for one in hints), default=0))

    def _columns_in(self, width: int) -> int:
        room = (width + em(GAP_EM)) // max(1, self._cell().width() + em(GAP_EM))
        return max(1, min(self._columns, room))

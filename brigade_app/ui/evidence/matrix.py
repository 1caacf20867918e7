"""The matrix of elements by evidence (要件矩阵): an element without proof is a red row."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from brigade_app.ui.evidence.rows import Matrix
from brigade_app.ui.kit import EmptyState, Text, em, named, plain_tip, theme


class MatrixPart(QWidget):
    """Elements down, evidence across; ● on a required line, ○ speaks to it besides, ✕ is struck."""

    def __init__(self) -> None:
        super().__init__()
        self._table = QTableWidget()
        named(self._table, "matrix", self.tr("Elements and evidence"))
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._table.verticalHeader().hide()
        self._legend = Text(
            self.tr(
                "● proves it on a required line   ○ speaks to it besides   ✕ struck: made or added after the decision, "
                "or obtained unlawfully   a red row: nothing proves it yet"
            ),
            "caption", "muted", wrap=True,
        )  # fmt: skip
        self._nothing = EmptyState(self.tr("No element is known: choose the matter of this case first."))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, em(0.4), 0, 0)
        column.addWidget(self._legend)
        column.addWidget(self._table, 1)
        column.addWidget(self._nothing)

    def show_matrix(self, matrix: Matrix) -> None:
        """Show the matrix."""
        colours, table = theme(), self._table
        self._nothing.setVisible(not matrix.rows)
        table.setVisible(bool(matrix.rows))
        table.clear()
        table.setColumnCount(len(matrix.heads) + 2)
        table.setRowCount(len(matrix.rows))
        heads = [self.tr("Element"), self.tr("Lacks"), *(str(number) for number in range(1, len(matrix.heads) + 1))]
        table.setHorizontalHeaderLabels(heads)
        for number, name in enumerate(matrix.heads):
            head = table.horizontalHeaderItem(number + 2)
            if head is not None:
                head.setToolTip(plain_tip(name))
        for at, element in enumerate(matrix.rows):
            shape = "●" if element.proven else "■"
            cells = [f"{shape} {element.words}", element.lacks, *element.marks]
            for column, words in enumerate(cells):
                item = QTableWidgetItem(words)
                item.setToolTip(plain_tip(matrix.heads[column - 2] if column > 1 else words))
                if column > 1:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                if not element.proven:
                    item.setBackground(QBrush(QColor(colours["late-soft"])))
                    item.setForeground(QBrush(QColor(colours["late"])))
                table.setItem(at, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column in range(2, table.columnCount()):
            table.setColumnWidth(column, em(2.6))
        table.setColumnWidth(0, em(24))
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

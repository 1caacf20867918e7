"""Paints a line of a `Table`: straight from the row that is here, at a fraction of what a styled item costs.

A style sheet's ``::item`` rules are worked out anew for every cell of every frame; on an old laptop that is the
difference between a list that follows the wheel and one that does not. The tone of a cell also outlives selection.
"""

from functools import lru_cache

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from brigade_app.ui.kit.look import CURRENT, em, theme
from brigade_app.ui.kit.pieces import plain_tip

Index = QModelIndex | QPersistentModelIndex
TEXTS_KEPT = 4096
_SIDES = {
    "left": Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    "right": Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    "middle": Qt.AlignmentFlag.AlignCenter,
}


class LineDelegate(QStyledItemDelegate):
    """Ground, text and the line under it. What is not there yet is painted empty."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, QColor(colours["accent-soft"]))
        painter.setPen(QColor(colours["line"]))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        model = index.model()
        row = model.row_at(index.row())  # type: ignore[attr-defined]  # only a PagedModel has this delegate
        column = index.column()
        if row is None or column >= len(row.cells) or not row.cells[column]:
            return
        tone = next((tone for at, tone in row.tones if at == column), "text")
        painter.setPen(QColor(colours["text" if tone == "plain" else tone]))
        room = area.adjusted(em(0.5), 0, -em(0.5), 0)
        side = _SIDES[model.columns[column].side]  # type: ignore[attr-defined]
        painter.drawText(room, side, shortened(row.cells[column], room.width(), CURRENT.em))

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show a text whole where its column cuts it; else what the row has to say."""
        words = str(index.data() or "")
        is_cut = shortened(words, option.rect.width() - 2 * em(0.5), CURRENT.em) != words
        if event.type() != QEvent.Type.ToolTip or not is_cut:
            return super().helpEvent(event, view, option, index)
        row = index.model().row_at(index.row())  # type: ignore[attr-defined]  # only a PagedModel has this delegate
        told = row.tip if row is not None else ""
        QToolTip.showText(event.globalPos(), plain_tip(told if words in told else f"{words}\n{told}".rstrip()), view)
        return True


@lru_cache(maxsize=TEXTS_KEPT)
def shortened(text: str, width: int, _em: float) -> str:
    """Return ``text`` cut to ``width`` with dots at its end; remembered, as a list paints the same words again."""
    metrics = QFontMetrics(QApplication.font())
    if metrics.horizontalAdvance(text) <= width:
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

"""The strip of small pictures under the large one: the same cells as the grid, in a row."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from brigade_app.ui.evidence.grid import EvidenceModel, icon_name
from brigade_app.ui.kit import em, named, pixmap, theme

CELL_EM = 5.5
Index = QModelIndex | QPersistentModelIndex


class StripPainter(QStyledItemDelegate):
    """Paints a small picture, framed where it is the one shown."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(em(CELL_EM), em(4.2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EvidenceModel):
            return
        cell, colours = model.cell_at(index.row()), theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        frame = rect.adjusted(em(0.15), em(0.15), -em(0.15), -em(0.15))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(frame, QColor(colours["accent-soft" if chosen else "surface"]))
        painter.setPen(QColor(colours["accent" if chosen else "line"]))
        painter.drawRect(frame)
        picture = model.picture_of(cell) or pixmap(icon_name(cell), "muted", 1.6)
        size = picture.deviceIndependentSize().toSize()
        room = frame.adjusted(em(0.2), em(0.2), -em(0.2), -em(0.2))
        if size.width() > room.width() or size.height() > room.height():
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(room.center())
        painter.drawPixmap(target, picture)
        painter.restore()


class Filmstrip(QListView):
    """Says which item is asked for; asks the model for the pictures in sight."""

    chosen = Signal(str)

    def __init__(self, cells: EvidenceModel) -> None:
        super().__init__()
        named(self, "viewer_strip", self.tr("All items"))
        self._cells = cells
        self.setModel(cells)
        self.setItemDelegate(StripPainter(self))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedHeight(em(5.6))
        self.clicked.connect(self._choose)
        self.horizontalScrollBar().valueChanged.connect(self._want)

    def show_item(self, evidence_id: str) -> None:
        """Frame the item that is shown and bring it into sight."""
        for number in range(self._cells.rowCount()):
            if self._cells.cell_at(number).id == evidence_id:
                self.setCurrentIndex(self._cells.index(number))
                self.scrollTo(self._cells.index(number))
                break
        self._want()

    def _want(self) -> None:
        first = max(0, self.horizontalScrollBar().value() // max(1, em(CELL_EM)))
        self._cells.want(first, first + self.viewport().width() // max(1, em(CELL_EM)) + 2)

    def _choose(self, index: Index) -> None:
        self.chosen.emit(self._cells.cell_at(index.row()).id)

"""The grid of evidence: thumbnails that come when they are about to be seen, painted from what is ready.

Keys: 1-9 put the chosen items on that line of the checklist, 0 takes them off, Space opens the viewer. Files dropped
on the grid are taken in.
"""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from brigade_app.ui.evidence.rows import KEYS, EvidenceCell
from brigade_app.ui.kit import em, named, pixmap, plain_tip, theme

PICTURES_KEPT = 600
MIME = "application/x-brigade-evidence"
Index = QModelIndex | QPersistentModelIndex


class EvidenceModel(QAbstractListModel):
    """Cells by row; pictures by digest, the least recently seen goes first."""

    picture_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._cells: tuple[EvidenceCell, ...] = ()
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: set[str] = set()

    def show_cells(self, cells: Sequence[EvidenceCell]) -> None:
        """Show these cells; pictures that are here stay."""
        self.beginResetModel()
        self._cells = tuple(cells)
        self.endResetModel()

    def put_picture(self, sha256: str, picture: QPixmap) -> None:
        """Take a picture that was drawn."""
        self._pictures[sha256] = picture
        while len(self._pictures) > PICTURES_KEPT:
            self._pictures.popitem(last=False)
        for number, cell in enumerate(self._cells):
            if cell.sha256 == sha256:
                self.dataChanged.emit(self.index(number), self.index(number))

    def want(self, first: int, last: int) -> None:
        """Say which cells are about to be seen: their pictures are asked for once."""
        for cell in self._cells[max(0, first) : last + 1]:
            if (
                cell.sha256
                and not cell.missing
                and cell.sha256 not in self._pictures
                and cell.sha256 not in self._asked
            ):
                self._asked.add(cell.sha256)
                self.picture_wanted.emit(cell.sha256)

    def cell_at(self, number: int) -> EvidenceCell:
        """Return a cell."""
        return self._cells[number]

    def picture_of(self, cell: EvidenceCell) -> QPixmap | None:
        """Return the picture of a cell, if it is here."""
        return self._pictures.get(cell.sha256 or "")

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._cells)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self._cells[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.name
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (cell.name, cell.length, cell.time, cell.grade, cell.line, cell.late)
            said = "\n".join(part for part in parts if part)
            return plain_tip(said) if role == Qt.ItemDataRole.ToolTipRole else said
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        carried = QMimeData()
        carried.setData(MIME, "\n".join(self._cells[one.row()].id for one in indexes).encode())
        return carried


class CellPainter(QStyledItemDelegate):
    """Paints a cell: picture, name, claimed time, origin, line number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(em(12.5), em(12.2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        if not isinstance(model, EvidenceModel):
            return
        cell, colours = model.cell_at(index.row()), theme()
        option_rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        frame = option_rect.adjusted(em(0.25), em(0.25), -em(0.25), -em(0.25))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(QColor(colours["accent" if chosen else "line"]))
        painter.setBrush(QColor(colours["accent-soft" if chosen else "surface"]))
        painter.drawRoundedRect(frame, em(0.4), em(0.4))
        self._paint_picture(painter, frame, model, cell)
        self._paint_length(painter, frame, cell)
        self._paint_words(painter, frame, cell)
        self._paint_line(painter, frame, cell)
        painter.restore()

    def _paint_picture(self, painter: QPainter, frame: QRect, model: EvidenceModel, cell: EvidenceCell) -> None:
        place = QRect(frame.left() + em(0.4), frame.top() + em(0.4), frame.width() - em(0.8), em(7.6))
        painter.fillRect(place, QColor(theme()["canvas"]))
        picture = model.picture_of(cell) or pixmap(icon_name(cell), "muted", 2.6)
        size = picture.deviceIndependentSize().toSize()
        if size.width() > place.width() or size.height() > place.height():
            size.scale(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(place.center())
        painter.drawPixmap(target, picture)

    def _paint_length(self, painter: QPainter, frame: QRect, cell: EvidenceCell) -> None:
        """Mark what plays, so that the still of a film is not taken for a photograph."""
        if not cell.media_type.startswith(("video/", "audio/")):
            return
        words = f"▶ {cell.length}".strip()
        wide = painter.fontMetrics().horizontalAdvance(words) + em(0.7)
        badge = QRect(frame.left() + em(0.7), frame.top() + em(6.3), wide, em(1.4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme()["text"]))
        painter.drawRoundedRect(badge, em(0.25), em(0.25))
        painter.setPen(QColor(theme()["surface"]))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_words(self, painter: QPainter, frame: QRect, cell: EvidenceCell) -> None:
        colours, metrics = theme(), painter.fontMetrics()
        left, width = frame.left() + em(0.5), frame.width() - em(1)
        small = QFont(painter.font())
        painter.setPen(QColor(colours["text"]))
        name = metrics.elidedText(cell.name, Qt.TextElideMode.ElideMiddle, width)
        painter.drawText(QRect(left, frame.top() + em(8.1), width, em(1.4)), Qt.AlignmentFlag.AlignLeft, name)
        small.setPointSizeF(small.pointSizeF() * 0.86)
        painter.setFont(small)
        painter.setPen(QColor(colours["late" if cell.missing or cell.after_seal else "muted"]))
        note = cell.grade
        if cell.missing:
            note = self.tr("file awaited")
        elif cell.after_seal:
            note = cell.late
        metrics = painter.fontMetrics()
        for at, words in ((9.4, cell.time), (10.5, note)):
            text = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, frame.top() + em(at), width, em(1.2)), Qt.AlignmentFlag.AlignLeft, text)

    def _paint_line(self, painter: QPainter, frame: QRect, cell: EvidenceCell) -> None:
        if not cell.line_number:
            return
        colours = theme()
        badge = QRect(frame.right() - em(2), frame.top() + em(0.5), em(1.5), em(1.5))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours["accent"]))
        painter.drawEllipse(badge)
        painter.setPen(QColor(colours["accent-on"]))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(cell.line_number))


class EvidenceGrid(QListView):
    """The grid; says what was asked of the chosen items."""

    line_key_pressed = Signal(int)
    view_asked = Signal(str)
    files_dropped = Signal(list)
    compare_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "evidence_grid", self.tr("Evidence"))
        self.cells = EvidenceModel(self)
        self.setModel(self.cells)
        self.setItemDelegate(CellPainter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSpacing(0)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.doubleClicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self.want_visible)

    def show_cells(self, cells: Sequence[EvidenceCell]) -> None:
        """Show these, keeping what is chosen."""
        chosen, at = set(self.chosen()), self.currentIndex().row()
        current = self.cells.cell_at(at).id if 0 <= at < self.cells.rowCount() else None
        sight = self.verticalScrollBar().value()
        self.cells.show_cells(cells)
        numbers = {cell.id: number for number, cell in enumerate(cells)}
        selection, flags = self.selectionModel(), self.selectionModel().SelectionFlag
        if cells:
            # the cursor first: to move it by itself would clear what is chosen
            first = self.cells.index(numbers.get(current or "", 0))
            selection.setCurrentIndex(first, flags.NoUpdate if chosen else flags.Select)
        for one in chosen & numbers.keys():
            selection.select(self.cells.index(numbers[one]), flags.Select)
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(sight)
        self.want_visible()

    def chosen(self) -> list[str]:
        """Return the ids of the chosen items."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.cells.cell_at(row).id for row in rows if row < self.cells.rowCount()]

    def choose(self, evidence: str) -> None:
        """Choose an item and bring it into sight, where it is one."""
        for number in range(self.cells.rowCount()):
            if self.cells.cell_at(number).id == evidence:
                index = self.cells.index(number)
                self.selectionModel().setCurrentIndex(index, self.selectionModel().SelectionFlag.ClearAndSelect)
                self.scrollTo(index)

    def want_visible(self) -> None:
        """Ask for the pictures about to be seen: those in sight and two rows more."""
        count = self.cells.rowCount()
        if not count:
            return
        across = max(1, self.viewport().width() // max(1, em(12.5)))
        top = self.verticalScrollBar().value() // max(1, em(12.2)) * across
        rows = self.viewport().height() // max(1, em(12.2)) + 3
        self.cells.want(top, min(count - 1, top + rows * across))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.want_visible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.text()
        if key and key in KEYS + "0":
            self.line_key_pressed.emit(int(key))
        elif event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_C and not event.modifiers():
            self.compare_asked.emit()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)

    def _open(self, index: Index) -> None:
        if index.isValid():
            self.view_asked.emit(self.cells.cell_at(index.row()).id)


def icon_name(cell: EvidenceCell) -> str:
    icons = {"image": "images", "video": "film", "audio": "volume-2"}
    if (icon := icons.get(cell.media_type.partition("/")[0])) is not None:
        return icon
    return "file-text" if cell.sha256 is None or "pdf" in cell.media_type else "inbox"

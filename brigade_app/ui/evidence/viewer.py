"""The viewer of one item: the picture large (zoom, turn: for the eye only), all that is claimed of it beside it.

The picture is drawn by the media child from the sealed original and comes as a JPEG; nothing is written to the disk.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QTransform, QWheelEvent
from PySide6.QtWidgets import (
    QGraphicsPixmapItem,
    QGraphicsScene,
    QGraphicsView,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from brigade_app.ui.evidence.describe_form import DescribeForm
from brigade_app.ui.kit import Button, KeyValue, Text, dress, em, named, row

ZOOM = 1.25
DETAIL_EM = 25


class Picture(QGraphicsView):
    """One picture: wheel and + - zoom, R turns, 0 fits; dragging moves it."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "viewer_picture", self.tr("Picture"))
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._turned = 0

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture, fitted."""
        self._item.setPixmap(picture)
        self._item.setOffset(QPointF(-picture.width() / 2, -picture.height() / 2))
        self._scene.setSceneRect(self._item.boundingRect())
        self._turned = 0
        self.fit()

    def fit(self) -> None:
        """Fit the picture into the window."""
        self.setTransform(QTransform().rotate(self._turned))
        self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Make it larger or smaller."""
        self.scale(factor, factor)

    def turn(self) -> None:
        """Turn it by a quarter, for the eye only."""
        self._turned = (self._turned + 90) % 360
        self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.zoom(ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM)


class Viewer(QWidget):
    """Picture and details, with the way to the item before and after."""

    closed = Signal()
    step_asked = Signal(int)
    open_asked = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setObjectName("viewer")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.picture = Picture()
        self._name = Text("", "strong", name="viewer_name")
        self._note = Text("", tone="muted", wrap=True)
        back = Button(self.tr("Back to the grid  Esc"), "viewer_back", "plain", "chevron-left")
        before = Button(self.tr("Before"), "viewer_before")
        after = Button(self.tr("Next"), "viewer_after")
        larger = Button(self.tr("Larger"), "viewer_larger")
        smaller = Button(self.tr("Smaller"), "viewer_smaller")
        turn = Button(self.tr("Turn"), "viewer_turn")
        self._details = KeyValue(5)
        self.describe = DescribeForm(now)
        inner = QWidget()
        dress(inner, ground="clear")
        column = QVBoxLayout(inner)
        column.setContentsMargins(em(0.4), 0, em(1), 0)
        column.addWidget(self._name)
        column.addWidget(self._note)
        column.addWidget(self.describe)
        column.addWidget(Text(self.tr("What the file says of itself (claims)"), "strong", wrap=True))
        column.addWidget(self._details)
        column.addStretch()
        side = QScrollArea()
        side.setWidget(inner)
        side.setWidgetResizable(True)
        side.setFixedWidth(em(DETAIL_EM))
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        both = QHBoxLayout()
        both.addWidget(self.picture, 1)
        both.addWidget(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row(back, None, smaller, larger, turn, before, after))
        whole.addLayout(both, 1)
        back.clicked.connect(self.closed)
        before.clicked.connect(self._go_before)
        after.clicked.connect(self._go_after)
        larger.clicked.connect(self._larger)
        smaller.clicked.connect(self._smaller)
        turn.clicked.connect(self.picture.turn)

    def show_item(self, name: str, pairs: Sequence[tuple[str, str | None]]) -> None:
        """Show what is recorded of an item; its picture comes when it is drawn."""
        self._name.setText(name)
        self._note.setText(self.tr("The picture is being drawn …"))
        self._details.show_pairs(pairs)
        self.picture.show_picture(QPixmap())
        self.setFocus()

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show the picture; ``None``: this file has none that can be shown here."""
        if picture is None:
            self._note.setText(self.tr("There is no picture of this file here. It is filed as it came."))
            return
        self._note.setText("")
        self.picture.show_picture(picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Escape: self.closed.emit, Qt.Key.Key_Space: self.closed.emit, Qt.Key.Key_Left: self._go_before,
            Qt.Key.Key_Right: self._go_after, Qt.Key.Key_Plus: self._larger, Qt.Key.Key_Minus: self._smaller,
            Qt.Key.Key_R: self.picture.turn, Qt.Key.Key_0: self.picture.fit,
        }  # fmt: skip
        deed = keys.get(Qt.Key(event.key()))
        if deed is None:
            super().keyPressEvent(event)
        else:
            deed()

    def _go_before(self) -> None:
        self.step_asked.emit(-1)

    def _go_after(self) -> None:
        self.step_asked.emit(1)

    def _larger(self) -> None:
        self.picture.zoom(ZOOM)

    def _smaller(self) -> None:
        self.picture.zoom(1 / ZOOM)

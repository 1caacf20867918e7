"""Pictures to look at: one, or two side by side that move together. Turning is for the eye only.

A reader would guess that two pictures of different size are moved by the same pixels. They are moved by the same share
of each, so that the left corner of one stands beside the left corner of the other.
"""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QHBoxLayout, QScrollBar, QWidget

from brigade_app.ui.kit import named

ZOOM = 1.25


class Picture(QGraphicsView):
    """One picture: wheel and + - zoom, R turns, 0 fits; dragging moves it."""

    zoomed = Signal(float)
    moved = Signal()

    def __init__(self, name: str = "viewer_picture") -> None:
        super().__init__()
        named(self, name, self.tr("Picture"))
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self._turned, self._fits = 0, True
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.valueChanged.connect(self._tell_moved)

    def show_picture(self, picture: QPixmap) -> None:
        """Show a picture, fitted."""
        self._item.setPixmap(picture)
        self._item.setOffset(QPointF(-picture.width() / 2, -picture.height() / 2))
        self._scene.setSceneRect(self._item.boundingRect())
        self._turned = 0
        self.fit()

    def fit(self) -> None:
        """Fit the picture into the window; it stays fitted while the window changes, until somebody zooms."""
        self._fits = True
        self.setTransform(QTransform().rotate(self._turned))
        self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, factor: float) -> None:
        """Make it larger or smaller."""
        self._fits = False
        self.scale(factor, factor)

    def turn(self) -> None:
        """Turn it by a quarter, for the eye only."""
        self._turned = (self._turned + 90) % 360
        self.fit()

    def follow(self, other: "Picture") -> None:
        """Look at the same share of the picture as ``other`` does."""
        pairs = (
            (self.horizontalScrollBar(), other.horizontalScrollBar()),
            (self.verticalScrollBar(), other.verticalScrollBar()),
        )
        for own, theirs in pairs:
            own.setValue(own.minimum() + round(_share(theirs) * (own.maximum() - own.minimum())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fits:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        factor = ZOOM if event.angleDelta().y() > 0 else 1 / ZOOM
        self.zoom(factor)
        self.zoomed.emit(factor)

    def _tell_moved(self, _: int) -> None:
        self.moved.emit()


def _share(bar: QScrollBar) -> float:
    span = bar.maximum() - bar.minimum()
    return (bar.value() - bar.minimum()) / span if span else 0.5


class Pair(QWidget):
    """One picture, or two that zoom, turn and move together."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = Picture(), Picture("viewer_second")
        self.second.hide()
        self._busy = False
        sides = QHBoxLayout(self)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(self.first, 1)
        sides.addWidget(self.second, 1)
        self.first.zoomed.connect(self._zoom_second)
        self.second.zoomed.connect(self._zoom_first)
        self.first.moved.connect(self._second_follows)
        self.second.moved.connect(self._first_follows)

    @property
    def compares(self) -> bool:
        """Whether two are shown."""
        return not self.second.isHidden()

    def compare(self, shown: bool) -> None:
        """Show a second picture, or one alone again."""
        self.second.setVisible(shown)
        self.second.show_picture(QPixmap())

    def zoom(self, factor: float) -> None:
        """Make them larger or smaller."""
        for one in self._shown():
            one.zoom(factor)

    def turn(self) -> None:
        """Turn them."""
        for one in self._shown():
            one.turn()

    def fit(self) -> None:
        """Fit them."""
        for one in self._shown():
            one.fit()

    def _shown(self) -> tuple[Picture, ...]:
        return (self.first, self.second) if self.compares else (self.first,)

    def _zoom_second(self, factor: float) -> None:
        if self.compares:
            self.second.zoom(factor)
            self._second_follows()

    def _zoom_first(self, factor: float) -> None:
        self.first.zoom(factor)
        self._first_follows()

    def _second_follows(self) -> None:
        self._follow(self.second, self.first)

    def _first_follows(self) -> None:
        self._follow(self.first, self.second)

    def _follow(self, who: Picture, whom: Picture) -> None:
        if self._busy or not self.compares:
            return
        self._busy = True
        who.follow(whom)
        self._busy = False

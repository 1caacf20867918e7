"""The shipped icons (Lucide, ISC), drawn in a colour of the theme. An icon never stands without a word."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from brigade_app.ui.kit.look import em, theme
from brigade_app.ui.kit.tokens import RESOURCES


def icon(name: str, colour: str = "muted", size_em: float = 1.2) -> QIcon:
    """Return the icon ``name`` in the theme's ``colour``, sharp on screens of one and two pixels a point."""
    svg = (RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", theme()[colour])
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    made = QIcon()
    side = em(size_em)
    for scale in (1, 2):
        picture = QPixmap(QSize(side * scale, side * scale))
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        renderer.render(painter, QRectF(picture.rect()))
        painter.end()
        picture.setDevicePixelRatio(scale)
        made.addPixmap(picture)
    return made


def pixmap(name: str, colour: str = "muted", size_em: float = 1.2) -> QPixmap:
    """Return the icon as a picture for a label."""
    return icon(name, colour, size_em).pixmap(QSize(em(size_em), em(size_em)))

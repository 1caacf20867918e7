"""A text that keeps to one line: cut with dots where there is no room, whole for screen readers and under the mouse."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.pieces import Text, TextSize, Tone, plain_tip

LEAST_EM = 8


class OneLine(Text):
    """A `Text` that is never taller than a line and asks for no more width than there is."""

    def __init__(self, text: str = "", size: TextSize = "body", tone: Tone = "plain", *, name: str = "") -> None:
        super().__init__(text, size, tone, name=name)

    def minimumSizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(em(LEAST_EM), whole.width()), whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(plain_tip(self.text()) if self._shown() != self.text() else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), side, self._shown())
        painter.end()

    def _shown(self) -> str:
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

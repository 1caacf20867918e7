"""A page of the window: a column with a title and its tools, which scrolls down and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from brigade_app.ui.kit.look import em
from brigade_app.ui.kit.notes import Banner
from brigade_app.ui.kit.one_line import OneLine
from brigade_app.ui.kit.pieces import Text, dress, row


def scrolled(inner: QWidget) -> QScrollArea:
    """Return ``inner`` in an area that scrolls down where the window is low, and never sideways."""
    area = QScrollArea()
    area.setWidget(inner)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


class Page(QWidget):
    """Title on the left, tools on the right, a banner under them, and ``body`` to add to.

    A title that is a piece and no text is shown as it is.
    """

    def __init__(self, name: str, title: str | OneLine, *tools: QWidget, scrolls: bool = False) -> None:
        super().__init__()
        self.setObjectName(name)
        self.title = Text(title, "title", wrap=True, name=f"{name}_title") if isinstance(title, str) else title
        self.setAccessibleName(self.title.text())
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        dress(self, ground="canvas")
        self.banner = Banner(f"{name}_banner")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.2), em(0.9), em(1.2), em(0.9))
        column.setSpacing(em(0.8))
        head = row(self.title, *tools)
        head.setStretch(0, 1)
        column.addLayout(head)
        column.addWidget(self.banner)
        if not scrolls:
            self.body = column
            return
        inner = QWidget()
        dress(inner, ground="clear")
        self.body = QVBoxLayout(inner)
        self.body.setContentsMargins(0, 0, em(0.6), 0)
        self.body.setSpacing(em(0.8))
        column.addWidget(scrolled(inner), 1)

    def show_error(self, error: Exception) -> None:
        """Word an error raised on purpose in the page's banner; raise any other again."""
        self.banner.show_error(error)

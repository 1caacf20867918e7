"""What the parts beside the picture share: a column without edges, and emptying a list."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import em


def part_column(widget: QWidget) -> QVBoxLayout:
    """Return a column for the parts of a side."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(em(0.35))
    return column


def empty(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty(inner)

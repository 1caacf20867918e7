"""Several of a list: boxes in a grid."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from brigade_app.ui.kit import em, named


class Checks(QWidget):
    """Several of a list: a row of boxes that wraps into a grid."""

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], columns: int = 4) -> None:
        super().__init__()
        self.setObjectName(name)
        self._boxes: dict[str, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(1))
        grid.setVerticalSpacing(em(0.3))
        for number, (words, value) in enumerate(choices):
            box = QCheckBox(words)
            named(box, f"{name}_{value}", words)
            self._boxes[value] = box
            grid.addWidget(box, number // columns, number % columns)
        grid.setColumnStretch(columns, 1)

    def values(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(value for value, box in self._boxes.items() if box.isChecked())

    def tick(self, values: Sequence[str]) -> None:
        """Tick these and no others."""
        for value, box in self._boxes.items():
            box.setChecked(value in values)

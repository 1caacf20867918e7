"""Which columns of the list go into the workbook, and the button that writes it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox

from brigade_app.ui.kit import Button, Card, Text, em, named, row

SENSITIVE = frozenset({"parties"})
"""Left out until somebody chooses them: names of people leave the sealed store with the sheet."""


class ExportBar(Card):
    """Hidden until it is asked for; ``write_asked`` hands over the ids of the chosen columns."""

    write_asked = Signal(tuple)

    def __init__(self, name: str, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__(self.tr("Export to a workbook"), name=f"{name}_export_bar")
        self._boxes: dict[str, QCheckBox] = {}
        for key, words in columns:
            box = QCheckBox(words)
            named(box, f"{name}_export_{key}", words)
            box.setChecked(key not in SENSITIVE)
            box.toggled.connect(self._enable)
            self._boxes[key] = box
        advice = self.tr("The workbook is not sealed: what you choose can be read by whoever has the file.")
        self._write = Button(self.tr("Write the list…"), f"{name}_export_write", "primary", "save")
        self._close = Button(self.tr("Close"), f"{name}_export_close", "quiet")
        self.body.addLayout(row(*self._boxes.values(), None, spacing_em=0.8))
        self.body.addLayout(row(Text(advice, "caption", "muted"), None, self._close, self._write))
        self.body.setSpacing(em(0.5))
        self._write.clicked.connect(self._ask)
        self._close.clicked.connect(self.hide)
        self.hide()

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of the chosen columns."""
        return tuple(key for key, box in self._boxes.items() if box.isChecked())

    def _enable(self, _on: bool) -> None:
        self._write.setEnabled(bool(self.chosen()))

    def _ask(self) -> None:
        self.write_asked.emit(self.chosen())

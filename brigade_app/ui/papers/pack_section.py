"""The field pack: blank forms for the scene as one PDF, with numbers reserved for this case."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import Button, Card, Text, dress, em, named, row, scrolled
from brigade_app.ui.papers.rows import FormRow

COLUMNS = 2


class PackSection(QWidget):
    """Says which blank forms are to go into the pack, and whether it is saved or printed."""

    save_asked = Signal(list)
    print_asked = Signal(list)
    numbers_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(em(2))
        self._grid.setVerticalSpacing(em(0.2))
        self._card = Card(self.tr("Blank forms for the scene"))
        note = self.tr(
            "Each form carries its QR code. A form with a number of its own gets the next one, reserved for this case;"
            " a signed page that comes back is filed by its code."
        )
        inner = QWidget()
        dress(inner, ground="clear")
        forms = QVBoxLayout(inner)
        forms.setContentsMargins(0, 0, 0, 0)
        forms.addWidget(Text(note, tone="muted", wrap=True))
        forms.addLayout(self._grid)
        forms.addStretch()
        self._card.body.addWidget(scrolled(inner), 1)
        self._save = Button(self.tr("Make the pack as PDF"), "pack_save", "primary", "save")
        self._print = Button(self.tr("Make and print"), "pack_print", "plain", "printer")
        self._numbers = Button(self.tr("Numbers on blank forms…"), "pack_numbers", "quiet", "hash")
        self._card.body.addLayout(row(self._save, self._print, None, self._numbers))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        self._save.clicked.connect(self._tell_save)
        self._print.clicked.connect(self._tell_print)
        self._numbers.clicked.connect(self.numbers_asked)

    def show_forms(self, forms: Sequence[FormRow], ticked: Sequence[str]) -> None:
        """Offer these forms; some are ticked at the start."""
        for number, one in enumerate(forms):
            box = QCheckBox(one.words)
            named(box, f"pack_{one.id}", one.words)
            box.setChecked(one.id in ticked)
            box.toggled.connect(self._enable)
            self._boxes[one.id] = box
            self._grid.addWidget(box, number // COLUMNS, number % COLUMNS)
        self._enable()

    def allow(self, may_make: bool) -> None:
        """Let a pack be made, or not."""
        self.setEnabled(may_make)

    def set_printing(self, printing: bool) -> None:
        """Let no second job begin while one goes to the printer."""
        self._print.setEnabled(not printing and bool(self.chosen()))

    def chosen(self) -> list[str]:
        """Return the forms that are ticked."""
        return [key for key, box in self._boxes.items() if box.isChecked()]

    def _enable(self) -> None:
        for button in (self._save, self._print):
            button.setEnabled(bool(self.chosen()))

    def _tell_save(self) -> None:
        self.save_asked.emit(self.chosen())

    def _tell_print(self) -> None:
        self.print_asked.emit(self.chosen())

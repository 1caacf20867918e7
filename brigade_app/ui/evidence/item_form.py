"""Registers evidence that is no file: a thing, words of a person, a paper in a folder."""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from brigade_app.domain.records import EvidenceKind
from brigade_app.ui.evidence.rows import kind_of_evidence_words
from brigade_app.ui.kit import Button, Choice, LineEntry, Text, row

KINDS: tuple[EvidenceKind, ...] = (
    "physical", "witness", "party_statement", "documentary", "expert_opinion", "inspection_record", "audiovisual",
    "electronic",
)  # fmt: skip


class ItemForm(QWidget):
    """Kind and name; everything else is said beside the item, where its form tells what is needed."""

    item_named = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("item_form")
        self._kind = Choice("item_kind", self.tr("Kind"), [(kind_of_evidence_words(one), one) for one in KINDS])
        self._name = LineEntry("item_name", self.tr("Name"), self.tr("such as: one spade, handle of wood, 1.4 m"), 26)
        self._register = Button(self.tr("Register"), "item_register", "primary")
        words = Text(self.tr("Evidence without a file:"), "caption", "muted")
        line = row(words, self._kind, self._name, self._register, None)
        line.setContentsMargins(0, 0, 0, 0)
        self.setLayout(line)
        self._register.clicked.connect(self._tell)
        self._name.returnPressed.connect(self._tell)
        self.hide()

    def toggle(self) -> None:
        """Show the form, or put it away."""
        self.setVisible(self.isHidden())
        if not self.isHidden():
            self._name.setFocus()

    def end(self) -> None:
        """The item is registered."""
        self._name.clear()
        self.hide()

    def _tell(self) -> None:
        self.item_named.emit(cast(str, self._kind.value()), self._name.text())

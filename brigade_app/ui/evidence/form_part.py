"""What the form of a kind of evidence requires: there, missing, how to obtain it; fields for what no other says."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from brigade_app.ui.evidence.side_rows import FormRow
from brigade_app.ui.evidence.side_widgets import empty, part_column
from brigade_app.ui.kit import Field, Light, Line, LineEntry, Text, row


class FormPart(QWidget):
    """The lights of the requirements, then a field for each thing that is written down as a note of the custody chain.

    A field is kept when it is left; what was noted before stays in the chain, the newest counts.
    """

    note_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._told: set[tuple[str, str]] = set()
        self._head = Text("", "strong", wrap=True, name="form_head")
        self._asks = Text("", "body", "muted", wrap=True, name="form_asks")
        self._list, self._fields = QVBoxLayout(), QVBoxLayout()
        self._entries = QWidget()
        entries = part_column(self._entries)
        entries.addWidget(Line())
        entries.addLayout(self._fields)
        column = part_column(self)
        column.addWidget(self._head)
        column.addWidget(self._asks)
        column.addLayout(self._list)
        column.addWidget(self._entries)
        column.addStretch()

    def show_form(self, rows: Sequence[FormRow], asks: Sequence[str], may_change: bool) -> None:
        """Show how the form stands."""
        missing = sum(1 for one in rows if one.light.value != "ok")
        self._head.setText(
            self.tr("%n requirement(s) of its form missing", "", missing)
            if missing
            else self.tr("Its form is complete")
        )
        self._asks.say("\n".join(asks))
        self._show_lights([one for one in rows if not one.is_open])
        noted = [one for one in rows if one.noted]
        self._show_fields(
            [one for one in noted if one.light.value != "ok"], [one for one in noted if one.light.value == "ok"]
        )
        self._entries.setVisible(bool(noted) and may_change)

    def _show_lights(self, rows: Sequence[FormRow]) -> None:
        empty(self._list)
        for one in rows:
            self._list.addLayout(row(Light(one.light, one.words), Text(one.value, "caption", "muted"), None))
            if one.ask:
                self._list.addWidget(Text(one.ask, "caption", "muted", wrap=True))

    def _show_fields(self, required: Sequence[FormRow], others: Sequence[FormRow]) -> None:
        empty(self._fields)
        self._told.clear()
        headings = self.tr("To be written down"), self.tr("Where there is such a thing")
        for heading, rows in zip(headings, (required, others), strict=True):
            if rows:
                self._fields.addWidget(Text(heading, "strong"))
            for one in rows:
                entry = LineEntry(f"form_{one.code}", one.words, one.ask)
                entry.setText(one.value)
                entry.left.connect(partial(self._tell, one, entry))
                self._fields.addWidget(Field(one.words, entry))

    def _tell(self, known: FormRow, entry: LineEntry, _: object = None) -> None:
        said = entry.text().strip()
        # a field that goes away because its note was taken is left once more
        if said and said != known.value and (known.means, said) not in self._told:
            self._told.add((known.means, said))
            self.note_asked.emit(known.means, said)

"""流转记录: what was withdrawn and can be brought back, and under it the journal of the case."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal

from brigade_app.domain.records import Action, Dispute, Evidence, Party
from brigade_app.store import Row
from brigade_app.ui.case.notes import Note, channel_words, record_words
from brigade_app.ui.case.parts import Notes
from brigade_app.ui.kit import Button, Card, Text, row, write_when
from brigade_app.ui.words import kind_words


@dataclass(frozen=True, slots=True)
class WithdrawnLine:
    """A withdrawn record in words."""

    kind: str
    id: str
    words: str


class History(Notes):
    """Says which withdrawn record shall come back."""

    bring_back_asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__("case_history", "", "history")
        self._empty = self.tr("No history.")
        self._words: dict[str, str] = {}

    def show_history(self, notes: Sequence[Note], withdrawn: Sequence[WithdrawnLine], may_bring_back: bool) -> None:
        """Show the withdrawn records above the journal."""
        self.show_notes(notes)
        self._words = {line.id: line.words for line in withdrawn}
        if not withdrawn:
            return
        card = Card(self.tr("Withdrawn; the record stays"))
        for number, line in enumerate(withdrawn):
            strip = row(Text(line.words, wrap=True))
            strip.setStretch(0, 1)
            if may_bring_back:
                back = Button(self.tr("Bring back"), f"bring_back_{number}", "quiet")
                back.setProperty("kind", line.kind)
                back.setProperty("record", line.id)
                back.clicked.connect(self._ask)
                strip.addWidget(back)
            card.body.addLayout(strip)
        self.column.insertWidget(0, card)

    def words_of(self, record: str) -> str:
        """Return how a withdrawn record is named here."""
        return self._words.get(record, "")

    def _ask(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.bring_back_asked.emit(str(sender.property("kind")), str(sender.property("record")))


def withdrawn_lines(rows: Sequence[Row]) -> tuple[WithdrawnLine, ...]:
    """Return the withdrawn records in words."""
    return tuple(WithdrawnLine(one.kind, one.id, f"{record_words(one.kind)}  {_name(one)}".rstrip()) for one in rows)


def _name(one: Row) -> str:
    record = one.record
    if isinstance(record, Action):
        return f"{kind_words(record.kind)} {write_when(record.at)}".strip()
    if isinstance(record, Party):
        return record.name or ""
    if isinstance(record, Evidence):
        return record.name or (record.file.name if record.file else None) or ""
    return channel_words(record.channel) if isinstance(record, Dispute) else ""

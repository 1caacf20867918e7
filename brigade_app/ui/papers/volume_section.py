"""The volume of the case, the list of evidence, and the package for court or reconsideration."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from brigade_app.ui.kit import (
    Button,
    Card,
    Choice,
    Column,
    Field,
    Progress,
    ProgressRow,
    Table,
    TableRow,
    Text,
    em,
    row,
)


class VolumeSection(QWidget):
    """Says that the volume is to be bound, a paper of the dispute written, or the package made."""

    volume_asked = Signal()
    cancel_asked = Signal()
    answer_asked = Signal(str)
    catalogue_asked = Signal(str)
    court_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._volume = Button(self.tr("Bind volume"), "paper_volume", "primary", "book-open")
        self.progress = ProgressRow(self.tr("Binding"), "volume_progress")
        self.progress.hide()
        self.dispute = Choice("paper_dispute", self.tr("Dispute"), [])
        self.dispute.setMinimumContentsLength(24)
        self._answer = Button(self.tr("Write the answer"), "paper_answer", "plain", "file-text")
        self._catalogue = Button(self.tr("Evidence catalogue"), "paper_catalogue", "plain", "list-checks")
        self._court = Button(self.tr("Court package"), "paper_court", "primary", "scale")
        self._none = Text(
            self.tr("There is no suit or reconsideration yet; enter it under Disputes."), tone="muted", wrap=True
        )
        columns = [Column(self.tr("File of the package"), 0), Column("SHA-256", 40)]
        self.files = Table(columns, "package_files", self.tr("Files of the package"))
        self.files.hide()
        self._lay_out()
        self._connect()

    def show_disputes(self, disputes: Sequence[tuple[str, str]], may_make: bool) -> None:
        """Offer the suits and reconsiderations (words, id)."""
        before = self.dispute.value()
        self.dispute.clear()
        for words, value in disputes:
            self.dispute.addItem(words, value)
        self.dispute.choose(before)
        self._none.setVisible(not disputes)
        self.dispute_field.setVisible(bool(disputes))
        for button in (self._answer, self._catalogue, self._court):
            button.setEnabled(may_make and bool(disputes))
        self._volume.setEnabled(may_make)

    def show_progress(self, progress: Progress) -> None:
        """Show how far the binding is."""
        self.progress.show()
        self.progress.show_progress(progress)

    def begin(self) -> None:
        """A binding begins."""
        self.progress.begin_again()
        self.progress.show()
        self._volume.setEnabled(False)
        self._court.setEnabled(False)

    def end(self) -> None:
        """A binding has ended."""
        self.progress.hide()
        self._volume.setEnabled(True)
        self._court.setEnabled(self.dispute.count() > 0)

    def show_files(self, rows: Sequence[TableRow]) -> None:
        """Show what the package holds."""
        self.files.rows.show_rows(rows)
        self.files.setVisible(bool(rows))

    def _lay_out(self) -> None:
        volume = Card(self.tr("Volume of the case"))
        note = self.tr(
            "Cover, catalogue, all documents in order, evidence with its object of proof, page numbers and bookmarks,"
            " as one PDF; it stands in the list of documents made."
        )
        volume.body.addWidget(Text(note, tone="muted", wrap=True))
        volume.body.addLayout(row(self._volume, None))
        court = Card(self.tr("Reconsideration and suit"))
        told = self.tr(
            "Answer, evidence catalogue, law list, volume, originals, checksums and one page of instruction, written"
            " into an empty folder. Evidence collected after the act stays at home and is named."
        )
        court.body.addWidget(Text(told, tone="muted", wrap=True))
        court.body.addWidget(self._none)
        self.dispute_field = Field(self.tr("Dispute"), self.dispute)
        court.body.addWidget(self.dispute_field)
        court.body.addLayout(row(self._answer, self._catalogue, self._court, None))
        sides = QHBoxLayout()
        sides.setSpacing(em(0.8))
        for card in (volume, court):
            card.body.addStretch()
            sides.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.6))
        column.addLayout(sides)
        column.addWidget(self.progress)
        column.addWidget(self.files, 1)
        column.addStretch()

    def _connect(self) -> None:
        self._volume.clicked.connect(self.volume_asked)
        self.progress.cancel_asked.connect(self.cancel_asked)
        self._answer.clicked.connect(self._tell_answer)
        self._catalogue.clicked.connect(self._tell_catalogue)
        self._court.clicked.connect(self._tell_court)

    def _tell_answer(self) -> None:
        self.answer_asked.emit(str(self.dispute.value() or ""))

    def _tell_catalogue(self) -> None:
        self.catalogue_asked.emit(str(self.dispute.value() or ""))

    def _tell_court(self) -> None:
        self.court_asked.emit(str(self.dispute.value() or ""))

"""Asks before the evidence is sealed, naming what nobody has said yet; and why a seal is lifted again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from brigade_app.domain.evidence_seal import Unsaid
from brigade_app.ui.kit import Button, LineEntry, Text, dress, em, row


class SealPanel(QFrame):
    """One question at a time: to seal, or to lift the seal with a reason."""

    sealed = Signal()
    lifted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("seal_panel")
        dress(self, piece="card")
        self._lifting = False
        self._words = Text("", wrap=True, name="seal_words")
        self._reason = LineEntry("seal_reason", self.tr("Why the seal is lifted"), self.tr("the reason, for the file"))
        self._go = Button(self.tr("Seal"), "seal_confirm")
        self._back = Button(self.tr("Not yet"), "seal_back", "quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(em(0.6), em(0.5), em(0.6), em(0.5))
        column.addWidget(self._words)
        column.addWidget(self._reason)
        column.addLayout(row(self._go, self._back, None))
        self._go.clicked.connect(self._tell)
        self._back.clicked.connect(self.hide)
        self.hide()

    def ask_to_seal(self, unsaid: Unsaid, decided: bool) -> None:
        """Ask whether the set is sealed as it stands."""
        self._lifting = False
        lines = [self.tr("%n item(s) will be sealed: kind, time, maker, place and method cannot be changed then.", "",
                         unsaid.items)]  # fmt: skip
        for count, words in (
            (unsaid.without_time, self.tr("%n without the time it was made", "", unsaid.without_time)),
            (unsaid.without_maker, self.tr("%n without its maker", "", unsaid.without_maker)),
            (unsaid.without_object, self.tr("%n without what it proves", "", unsaid.without_object)),
        ):
            if count:
                lines.append(f"▲ {words}")
        lines.append(
            self.tr("The decision is made: the seal cannot be lifted again.")
            if decided
            else self.tr("Until the decision the seal can be lifted, with a reason.")
        )
        self._ask("\n".join(lines), self.tr("Seal"), reason=False)

    def ask_to_lift(self) -> None:
        """Ask why the seal is lifted."""
        self._lifting = True
        words = self.tr("The set is open again until it is sealed anew; the reason stands in the journal.")
        self._ask(words, self.tr("Lift the seal"), reason=True)

    def _ask(self, words: str, deed: str, *, reason: bool) -> None:
        self._words.setText(words)
        self._reason.clear()
        self._reason.setVisible(reason)
        self._go.setText(deed)
        self.show()
        (self._reason if reason else self._go).setFocus()

    def _tell(self) -> None:
        if not self._lifting:
            self.hide()
            self.sealed.emit()
            return
        self.lifted.emit(self._reason.text().strip())

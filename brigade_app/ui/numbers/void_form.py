"""What is known of the number that is chosen, and the form that makes it void."""

from PySide6.QtCore import Signal

from brigade_app.ui.kit import Button, Card, LineEntry, Text, Tone, em, row
from brigade_app.ui.numbers.rows import ChosenNumber


class VoidForm(Card):
    """Says the reason for which a number is not used. It cannot be taken back, and the form says so."""

    void_asked = Signal(str, str)
    case_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(name="void_form")
        self._number: ChosenNumber | None = None
        self._words = Text("", "strong", wrap=True, name="void_number")
        self._detail = Text("", tone="muted", wrap=True, name="void_detail")
        self._case = Button(self.tr("Open the case"), "void_open_case", "quiet", "folder-open")
        self._reason = LineEntry(
            "void_reason", self.tr("Reason for making it void"), self.tr("Reason, for instance: form torn at the scene")
        )
        self._void = Button(self.tr("Make it void"), "void_save", "primary")
        self._note = Text("", "caption", "muted", wrap=True, name="void_note")
        strip = row(self._reason, self._void)
        strip.setStretch(0, 1)
        self.body.addLayout(row(self._words, None, self._case))
        self.body.addWidget(self._detail)
        self.body.addLayout(strip)
        self.body.addWidget(self._note)
        self.body.setSpacing(em(0.3))
        self._void.clicked.connect(self._ask)
        self._reason.returnPressed.connect(self._ask)
        self._case.clicked.connect(self._ask_case)
        self.hide()

    def show_number(self, number: ChosenNumber | None) -> None:
        """Show a number, or nothing."""
        self._number = number
        self._reason.clear()
        self._say("", "muted")
        self.setVisible(number is not None)
        if number is None:
            return
        self._words.setText(number.words)
        self._detail.setText(number.detail)
        self._case.setVisible(number.case is not None)
        for part in (self._reason, self._void, self._note):
            part.setVisible(number.may_void)

    def complain(self, words: str) -> None:
        """Say why it was not made void."""
        self._say(words, "late")

    def _say(self, words: str, tone: Tone) -> None:
        hint = self.tr("The number stays in the register as void and is never given again. This cannot be taken back.")
        self._note.set_tone(tone)
        self._note.setText(words or hint)
        self._reason.setAccessibleDescription(words)

    def _ask(self) -> None:
        if self._number is not None and self._number.may_void:
            self.void_asked.emit(self._number.id, self._reason.text().strip())

    def _ask_case(self) -> None:
        if self._number is not None and self._number.case:
            self.case_asked.emit(self._number.case)

"""Submitting although the check of the documents found errors: what it found, and the reason to go on all the same."""

from brigade_app.errors import BrigadeError
from brigade_app.ui.case.small_forms import SmallForm
from brigade_app.ui.kit import Field, ParagraphEntry, Text, words_of


class SubmitForm(SmallForm):
    """Says what is to be corrected and asks for the reason; ``typed`` is the reason."""

    def __init__(self) -> None:
        super().__init__("submit_form", "", "")
        self._save.setText(self.tr("Submit all the same"))
        self._found = Text("", wrap=True)
        self._reason = ParagraphEntry("submit_reason", self.tr("Reason for submitting all the same"), lines=3)
        hint = self.tr("It stands in the journal and the reviewer reads it.")
        self.grid.addWidget(self._found, 0, 0, 1, 2)
        self.grid.addWidget(Field(self.tr("Reason for submitting all the same"), self._reason, hint), 1, 0, 1, 2)

    def begin(self, found: BrigadeError) -> None:
        """Show what the check found."""
        self.banner.clear()
        self._reason.clear()
        self._found.setText(words_of(found))

    def typed(self) -> object:
        return self._reason.toPlainText().strip() or None

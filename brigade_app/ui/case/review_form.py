"""Signing the legal review: the outcome and the opinion that the 法制审核意见书 repeats."""

from dataclasses import dataclass
from typing import cast

from brigade_app.operations.review_paper import Passed
from brigade_app.ui.case.small_forms import SmallForm
from brigade_app.ui.kit import Choice, Field, ParagraphEntry


@dataclass(frozen=True, slots=True)
class ReviewTyped:
    """Outcome and opinion as typed."""

    outcome: Passed
    opinion: str | None


class ReviewForm(SmallForm):
    """Asks for the outcome and the opinion; the password is asked after it."""

    def __init__(self) -> None:
        super().__init__("review_form", "", "")
        self._save.setText(self.tr("Sign the review"))
        outcomes: list[tuple[str, object]] = [
            (self.tr("passed"), "passed"),
            (self.tr("passed with changes"), "passed-with-changes"),
        ]
        self._outcome = Choice("review_outcome", self.tr("Outcome of the review"), outcomes)
        self._opinion = ParagraphEntry("review_opinion", self.tr("Opinion"), lines=3)
        hint = self.tr("The opinion of legal review is made at once and says the same.")
        self.grid.addWidget(Field(self.tr("Outcome of the review"), self._outcome), 0, 0)
        self.grid.addWidget(Field(self.tr("Opinion"), self._opinion, hint), 1, 0, 1, 2)

    def begin(self) -> None:
        """Show the form as it is mostly signed."""
        self.banner.clear()
        self._outcome.choose("passed")
        self._opinion.setPlainText(self.tr("Agreed"))
        self._opinion.setFocus()

    def typed(self) -> object:
        return ReviewTyped(cast(Passed, self._outcome.value()), self._opinion.toPlainText().strip() or None)

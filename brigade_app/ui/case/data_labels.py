"""The few fixed words inside the editors of data keys, in the screen's language."""

from dataclasses import dataclass

from brigade_app.ui.kit import Words

DataWords = Words("DataWords")


@dataclass(frozen=True, slots=True)
class Labels:
    """Words beside and inside small editors."""

    not_said: str
    yes: str
    no: str
    no_penalty: str
    amount: str
    days: str
    organ: str
    court: str
    months: str


def labels() -> Labels:
    """Return the words."""
    return Labels(
        DataWords.tr("not said"),
        DataWords.tr("yes"),
        DataWords.tr("no"),
        DataWords.tr("(no penalty)"),
        DataWords.tr("amount in yuan"),
        DataWords.tr("days"),
        DataWords.tr("reconsideration organ"),
        DataWords.tr("court"),
        DataWords.tr("months"),
    )

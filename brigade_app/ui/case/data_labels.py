"""The few fixed words inside the editors of data keys, in the screen's language."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication


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
        QCoreApplication.translate("Data", "not said"),
        QCoreApplication.translate("Data", "yes"),
        QCoreApplication.translate("Data", "no"),
        QCoreApplication.translate("Data", "(no penalty)"),
        QCoreApplication.translate("Data", "amount in yuan"),
        QCoreApplication.translate("Data", "days"),
        QCoreApplication.translate("Data", "reconsideration organ"),
        QCoreApplication.translate("Data", "court"),
        QCoreApplication.translate("Data", "months"),
    )

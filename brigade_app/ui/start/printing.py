"""The page with the recovery key, sent to a printer. Imported only when the button is pressed."""

from PySide6.QtGui import QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from brigade_app.ui.kit import Words
from brigade_app.ui.start.rows import key_groups

RecoveryPage = Words("RecoveryPage")


def recovery_page(unit: str, key: str) -> str:
    """Return the page as plain text: unit, key in numbered groups, what it is for."""
    title = RecoveryPage.tr("Recovery key")
    advice = RecoveryPage.tr(
        "Keep this page locked away with the seal. Whoever has it and the computer can read everything."
    )
    groups = "\n".join(f"{number:>2}   {group}" for number, group in enumerate(key_groups(key), start=1))
    return f"{title}\n{unit}\n\n{groups}\n\n{advice}\n"


def print_recovery_key(parent: QWidget, unit: str, key: str) -> bool:
    """Ask for a printer and print; ``False``: the person thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    document = QTextDocument()
    document.setPlainText(recovery_page(unit, key))
    document.print_(printer)
    return True

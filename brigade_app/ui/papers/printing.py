"""A PDF to the system's printer, page by page as pictures, after the system's own print window."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300


def ask_printer(parent: QWidget, title: str, copies: int) -> "QPrinter | None":
    """Ask for the printer in the system's print window; ``None`` when the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # costs a little, and most sessions never print

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def print_pages(parent: QWidget, pages: Iterable[bytes], title: str, copies: int) -> int:
    """Print these pages (PNG) and return how many copies were asked for; 0 when nothing was printed."""
    printer = ask_printer(parent, title, copies)
    if printer is None:
        return 0
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    for number, content in enumerate(pages):
        if number:
            printer.newPage()
        page = QImage.fromData(content)
        room = painter.viewport()
        size = QSize(page.size())
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(room.topLeft(), size), page)
    painter.end()
    return max(1, printer.copyCount())

"""A PDF to the system's printer, page by page as pictures, after the system's own print window."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

PRINT_DPI = 300


def print_pages(parent: QWidget, pages: Iterable[bytes], title: str) -> bool:
    """Ask for the printer and print these pages (PNG); ``False`` when the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # costs a little, and most sessions never print

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    painter = QPainter(printer)
    for number, content in enumerate(pages):
        if number:
            printer.newPage()
        page = QImage.fromData(content)
        room = painter.viewport()
        size = QSize(page.size())
        size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(room.topLeft(), size), page)
    painter.end()
    return True

"""A PDF to the system's printer, page by page as pictures, after the system's own print window.

The window comes first; the pages are drawn behind it in a thread (Qt lets a printer be painted outside the GUI thread),
one after another, so that neither a long document nor a slow printer stops the program.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from brigade_app.documents import page_count, pages_as_pixels

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_DPI = 300
Report = Callable[[int, int], object]


def ask_printer(parent: QWidget, title: str, copies: int) -> "QPrinter | None":
    """Ask for the printer in the system's print window; ``None`` when the person thought better of it."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # costs a little, and most sessions never print

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCopyCount(copies)
    printer.setFullPage(True)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def send_pages(printer: "QPrinter", pdf: bytes, report: Report, cancelled: Callable[[], bool]) -> int:
    """Draw the pages on the printer and return how many copies were asked for; 0 when nothing was printed.

    ``report`` is told the pages drawn and all pages. Stopped, the job is withdrawn from the printer as far as the
    system still can.
    """
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    try:
        total = page_count(pdf)
        report(0, total)
        for number, pixels in enumerate(pages_as_pixels(pdf, PRINT_DPI)):
            if cancelled():
                printer.abort()
                return 0
            if number:
                printer.newPage()
            page = QImage(pixels.content, pixels.width, pixels.height, pixels.stride, QImage.Format.Format_RGB888)
            room = painter.viewport()
            size = QSize(page.size())
            size.scale(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(room.topLeft(), size), page)
            report(number + 1, total)
    finally:
        painter.end()
    return max(1, printer.copyCount())

"""A register to the printer: the very pages of the PDF, painted one by one off the window's thread.

Owns the way from page pictures to a printer. Refuses to ask: the page opens the system's dialog.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from app.services.register_view import PrinterRefuses


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The system's own dialog; None when it was closed."""
    printer = wide_printer()
    printer.setDocName(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def wide_printer() -> QPrinter:
    """A printer set to A4 landscape without margins: the pages bring their own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Landscape, QMarginsF(0, 0, 0, 0)
        )
    )
    printer.setFullPage(True)
    return printer


def print_pages(printer: QPrinter, pages: Iterable[bytes]) -> int:
    """Paint all pages; how many. Stops where ``pages`` raises Cancelled. Raises PrinterRefuses."""
    painter = QPainter()
    many = 0
    try:
        for data in pages:
            if not many and not painter.begin(printer):
                raise PrinterRefuses
            if many and not printer.newPage():
                raise PrinterRefuses
            image = QImage.fromData(data)
            room = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
            size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRectF(0, 0, size.width(), size.height()), image)
            many += 1
    except BaseException:
        if painter.isActive():
            printer.abort()
        raise
    finally:
        if painter.isActive():
            painter.end()
    return many

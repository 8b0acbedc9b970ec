"""Papers of the incoming page to the printer: stamped copies, stamps alone, the slip. PDFs of ours, page by page."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget


def printer_of(title: str) -> QPrinter:
    """A4 upright, without margins of the printer's own: the page has its own."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
        )
    )
    printer.setFullPage(True)
    printer.setDocName(title)
    return printer


def ask_printer(parent: QWidget, title: str) -> QPrinter | None:
    """The system's own dialog; None when it was closed."""
    printer = printer_of(title)
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None

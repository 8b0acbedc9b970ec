"""A sheet dropped anywhere on a page goes to the page of sheets. Owns which files those are."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.ui.seat import Seat

ENDINGS: Final = frozenset((".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".csv", ".tsv"))


def sheet_in(data: QMimeData) -> Path | None:
    """The first sheet among what is dragged."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.casefold() in ENDINGS), None)


class SheetDrop(QObject):
    """Watches a page for dropped sheets; lives as long as the page."""

    def __init__(self, page: QWidget, seat: Seat) -> None:
        super().__init__(page)
        self._seat = seat
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and sheet_in(event.mimeData()) is not None:
            event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            path = sheet_in(event.mimeData())
            if path is not None:
                event.acceptProposedAction()
                self._seat.go("sheets", str(path))
                return True
        return False

"""A line to search in, with its glass, a way to empty it, and a signal that waits until typing pauses."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.theme.icons import icon
from app.ui.theme.look import dressing

_PAUSE_MS = 120


class SearchLine(QLineEdit):
    """``asked`` carries the words once typing pauses; Enter at once; Esc empties, then gives up the focus (``left``)."""

    asked = Signal(str)
    left = Signal()
    down = Signal()
    """Arrow down: the list below takes over."""

    def __init__(self, placeholder: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        self._glass = self.addAction(icon("search", "quiet", 16), QLineEdit.ActionPosition.LeadingPosition)
        dressing.changed.connect(self._dress)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.asked.emit(self.text()))
        self.textChanged.connect(lambda *_: self._pause.start())

    def serve(self, view: Any) -> None:
        """Arrow down and Esc lead into this list; letters typed on it (``search_line``) come here."""
        view.search_line = self
        for way in (self.down, self.left):
            way.connect(lambda: view.setFocus(Qt.FocusReason.TabFocusReason))

    def _dress(self) -> None:
        self._glass.setIcon(icon("search", "quiet", 16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        elif key == Qt.Key.Key_Down:
            self.down.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pause.stop()
            self.asked.emit(self.text())
        else:
            super().keyPressEvent(event)

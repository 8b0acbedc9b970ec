"""Notices that nobody has used the window for some minutes. Looks at keys and mouse of the window only."""

from __future__ import annotations

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_LOOK_EVERY_MS: Final = 10_000
_USED: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.InputMethod,
    }
)


class Idle(QObject):
    """``left``: nobody was here for so many minutes. 0 minutes: never."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._minutes = 0
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    def watch(self, window: QWindow, minutes: int) -> None:
        """Watch this window from now on."""
        window.removeEventFilter(self)
        window.installEventFilter(self)
        self.set_minutes(minutes)

    def set_minutes(self, minutes: int) -> None:
        self._minutes = minutes
        self._last = time.monotonic()
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def look(self) -> None:
        if self._minutes and time.monotonic() - self._last >= self._minutes * 60:
            self._last = time.monotonic()
            self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _USED:
            self._last = time.monotonic()
        return False

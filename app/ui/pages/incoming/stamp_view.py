"""The letter's pages with the stamp 'ĐẾN' laid over the first one, to be dragged or moved by the arrow keys.

Owns where the stamp is shown. Refuses to keep it: ``stamp_moved`` says where it was let go.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from app.ui.theme.look import colour
from app.ui.widgets.page_picture import PagePicture

WIDE: Final = 50.0
HIGH: Final = 35.0
"""Of the stamp, mm (Decree 30, Annex IV)."""
_STEPS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class StampedPicture(PagePicture):
    """``show_stamp`` with its picture; without one it is a plain page picture."""

    stamp_moved = Signal(float, float)
    """Millimetres of its top left corner."""

    def __init__(self) -> None:
        super().__init__(wheel_zooms=True)
        self._stamp = QImage()
        self._corner = QPointF()
        self._held: QPointF | None = None

    def show_stamp(self, image: QImage, x: float, y: float) -> None:
        self._stamp, self._corner = image, QPointF(x, y)
        self.reach_place(1, x, y)
        self.viewport().update()

    def hide_stamp(self) -> None:
        self._stamp, self._held = QImage(), None
        self.viewport().update()

    def stamp_at(self) -> tuple[float, float] | None:
        """Where it is shown; None when it is not."""
        return None if self._stamp.isNull() else (self._corner.x(), self._corner.y())

    def _move(self, x: float, y: float) -> None:
        page = self._pages[0]
        self._corner = QPointF(
            round(min(max(0.0, x), max(0.0, page.width - WIDE)), 1),
            round(min(max(0.0, y), max(0.0, page.height - HIGH)), 1),
        )
        self.viewport().update()

    def _place_of_stamp(self) -> QRectF:
        page, scale = self._rect(1), self._scale()
        corner = page.topLeft() + self._corner * scale
        return QRectF(corner.x(), corner.y(), WIDE * scale, HIGH * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._stamp.isNull() or not self._pages:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place_of_stamp()
        painter.setOpacity(0.85)
        painter.drawImage(place, self._stamp)
        painter.setOpacity(1)
        painter.setPen(QPen(colour("focus"), 2, Qt.PenStyle.DashLine))
        painter.drawRect(place.adjusted(-2, -2, 2, 2))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._stamp.isNull() and self._pages and self._place_of_stamp().contains(event.position()):
            self._held = event.position() - self._place_of_stamp().topLeft()
            self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
            self.setFocus()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseMoveEvent(event)
            if not self._stamp.isNull() and self._pages and self._place_of_stamp().contains(event.position()):
                self.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
            return
        corner = (event.position() - self._held - self._rect(1).topLeft()) / self._scale()
        self._move(corner.x(), corner.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._held is None:
            super().mouseReleaseEvent(event)
            return
        self._held = None
        self.stamp_moved.emit(self._corner.x(), self._corner.y())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key())) if not self._stamp.isNull() and self._pages else None
        if step is None:
            super().keyPressEvent(event)
            return
        far = 5 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        self._move(self._corner.x() + step[0] * far, self._corner.y() + step[1] * far)
        self.stamp_moved.emit(self._corner.x(), self._corner.y())

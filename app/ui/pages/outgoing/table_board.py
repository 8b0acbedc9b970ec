"""A small board of cells under the table button: how many rows and columns the new table is to have."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from app.ui.theme.look import colour, interface_font, px
from app.ui.theme.tokens import TypeSize

_ROWS: Final = 8
_COLUMNS: Final = 8
_SIDE: Final = 28
_PAD: Final = 8
_FOOT: Final = 28


class TableBoard(QWidget):
    """Arrows or the mouse choose, Enter or a click puts in, Esc leaves."""

    chosen = Signal(int, int)
    """Rows and columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._rows, self._columns = 3, 3
        self.setFixedSize(self.sizeHint())
        self._name()

    def sizeHint(self) -> QSize:
        wide = px(_COLUMNS * _SIDE + 2 * _PAD)
        return QSize(wide, px(_ROWS * _SIDE + 2 * _PAD + _FOOT))

    def popup_under(self, button: QWidget) -> None:
        """Show it under a button, the keys in it."""
        self.move(button.mapToGlobal(QPoint(0, button.height())))
        self.show()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def _words(self) -> str:
        return self.tr("Bảng {rows} hàng, {columns} cột").format(rows=self._rows, columns=self._columns)

    def _name(self) -> None:
        self.setAccessibleName(self._words())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("raised"))
        painter.setPen(QPen(colour("line")))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        side = px(_SIDE)
        for row in range(_ROWS):
            for column in range(_COLUMNS):
                box = QRect(px(_PAD) + column * side, px(_PAD) + row * side, side - px(3), side - px(3))
                on = row < self._rows and column < self._columns
                painter.fillRect(box, colour("act_ground" if on else "sunken"))
                painter.setPen(QPen(colour("act" if on else "line")))
                painter.drawRect(box)
        painter.setPen(colour("text"))
        painter.setFont(interface_font(TypeSize.TABLE))
        foot = self.rect().adjusted(0, self.height() - px(_FOOT + _PAD // 2), 0, 0)
        painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, self._words())

    def _set(self, rows: int, columns: int) -> None:
        self._rows, self._columns = min(max(rows, 1), _ROWS), min(max(columns, 1), _COLUMNS)
        self._name()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        side = px(_SIDE)
        at = event.position().toPoint() - QPoint(px(_PAD), px(_PAD))
        self._set(at.y() // side + 1, at.x() // side + 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.rect().contains(event.position().toPoint()):
            self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._set(self._rows + steps[key][0], self._columns + steps[key][1])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._take()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        rows, columns = self._rows, self._columns
        self.close()
        self.chosen.emit(rows, columns)

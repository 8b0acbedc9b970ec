"""A list of units to choose one from, narrowed by typing without accents. Owns nothing; floats and goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from app.base.text import fold
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.search_line import SearchLine

_ID: Final = Qt.ItemDataRole.UserRole


class UnitMenu(QFrame):
    """``picked`` carries (id, name, only a wrong entry is mended)."""

    picked = Signal(str, str, bool)

    def __init__(self, units: Sequence[tuple[str, str]], hint: str, *, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "card")
        self.setAccessibleName(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.SMALL)
        self.line = SearchLine(hint)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(hint)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        for named, name in units:
            item = QListWidgetItem(name)
            item.setData(_ID, named)
            item.setToolTip(name)
            self.list.addItem(item)
        column.addWidget(self.line)
        column.addWidget(self.list)
        self.slip = QCheckBox(self.tr("Chỉ sửa đơn vị ghi nhầm"))
        self.slip.setToolTip(self.tr("Như đã ở đơn vị này từ trước: không ghi là chuyển hôm nay"))
        column.addWidget(self.slip)
        self.line.textChanged.connect(self._narrow)
        self.line.installEventFilter(self)
        self.line.down.connect(lambda: self.list.setFocus(Qt.FocusReason.OtherFocusReason))
        self.line.left.connect(self.close)
        self.list.itemClicked.connect(lambda _: self._take())
        self.list.itemActivated.connect(lambda _: self._take())
        self._narrow("")

    def open_at(self, widget: QWidget) -> None:
        """Below a widget, its right edge kept inside the window."""
        self.resize(px(300), px(320))
        corner = widget.mapToGlobal(QPoint(widget.width() - self.width(), widget.height() + Space.TIGHT))
        self.move(corner)
        self.show()
        self.line.setFocus(Qt.FocusReason.PopupFocusReason)

    def _narrow(self, typed: str) -> None:
        words = fold(typed).split()
        first = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            fits = all(word in fold(item.text()) for word in words)
            item.setHidden(not fits)
            first = first or (item if fits else None)
        if first is not None:
            self.list.setCurrentItem(first)

    def _take(self) -> None:
        item = self.list.currentItem()
        if self.list.currentRow() >= 0 and not item.isHidden():
            self.picked.emit(str(item.data(_ID)), item.text(), self.slip.isChecked())
            self.close()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Enter in the line takes what is marked; the line itself would only search again."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):  # type: ignore[attr-defined]
            self._take()
            return True
        return False

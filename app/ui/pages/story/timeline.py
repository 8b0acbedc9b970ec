"""One vertical line in time: day, a dot with the meaning of what happened, the words. Enter opens what an entry tells of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QWidget

from app.services.letter_story import Entry, Part
from app.ui.theme.icons import pixmap
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import TypeSize
from app.ui.widgets.rows_model import shown_day

Index = QModelIndex | QPersistentModelIndex
_DAY: Final = 92
_DOT: Final = 28
_PAD: Final = 8
_WRAP: Final = int(Qt.TextFlag.TextWordWrap)
_LOOKS: Final = {
    Part.ARRIVED: ("incoming", "act"),
    Part.STEP: ("person", "text"),
    Part.TASK: ("tasks", "text"),
    Part.OPERATION: ("members", "text"),
    Part.NOTE: ("edit", "quiet"),
    Part.DONE: ("done", "done"),
    Part.RESULT: ("flag", "done"),
    Part.MESSAGE: ("mail", "text"),
    Part.ANSWER: ("reply", "act"),
    Part.SIGNED: ("sign", "text"),
    Part.SENT: ("outgoing", "act"),
    Part.ASKED: ("due", "due"),
    Part.ANSWERED: ("reply", "done"),
}


class _Entries(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[Entry] = ()

    def set_entries(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        one = self.entries[index.row()]
        return " · ".join(part for part in (shown_day(one.on), one.title, one.detail) if part)


class _Drawn(QStyledItemDelegate):
    def __init__(self, view: Timeline) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: Any, index: Index) -> QSize:
        one = self._view.entries[index.row()]
        title, detail = self._heights(one, self._room(self._view.viewport().width()))
        return QSize(px(200), title + detail + 2 * px(_PAD))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        entries, row = self._view.entries, index.row()
        one, rect = entries[row], QRect(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("act_ground"))
        top = rect.top() + px(_PAD)
        new_day = row == 0 or entries[row - 1].on != one.on
        if new_day:
            painter.setFont(interface_font(TypeSize.TABLE))
            painter.setPen(colour("quiet"))
            box = QRect(rect.left() + px(4), top, px(_DAY - 8), px(20))
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown_day(one.on)
            )
        middle = rect.left() + px(_DAY + _DOT // 2)
        painter.setPen(QPen(colour("line"), max(1, px(2))))
        painter.drawLine(middle, rect.top() if row else top + px(10), middle,
                         rect.bottom() if row + 1 < len(entries) else top + px(10))  # fmt: skip
        meaning, tone = _LOOKS[Part(one.part)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour(tone), 1))
        painter.setBrush(colour("raised"))
        painter.drawEllipse(middle - px(12), top - px(2), px(24), px(24))
        painter.drawPixmap(middle - px(7), top + px(3), pixmap(meaning, tone, 14))
        self._words(painter, one, rect, top)
        painter.restore()

    def _words(self, painter: QPainter, one: Entry, rect: QRect, top: int) -> None:
        room = self._room(rect.width())
        title, detail = self._heights(one, room)
        left = rect.left() + px(_DAY + _DOT + 8)
        painter.setPen(colour("text"))
        painter.setFont(interface_font(TypeSize.BODY, strong=True))
        painter.drawText(QRect(left, top, room, title), _WRAP, one.title)
        if one.detail:
            painter.setPen(colour("quiet"))
            painter.setFont(interface_font(TypeSize.TABLE))
            painter.drawText(QRect(left, top + title, room, detail), _WRAP, one.detail)

    def _room(self, width: int) -> int:
        return max(px(120), width - px(_DAY + _DOT + 8 + 12))

    def _heights(self, one: Entry, room: int) -> tuple[int, int]:
        high = QRect(0, 0, room, 100_000)
        title = (
            QFontMetrics(interface_font(TypeSize.BODY, strong=True))
            .boundingRect(high, _WRAP, one.title)
            .height()
        )
        if not one.detail:
            return max(title, px(20)), 0
        detail = QFontMetrics(interface_font(TypeSize.TABLE)).boundingRect(high, _WRAP, one.detail).height()
        return max(title, px(20)), detail


class Timeline(QListView):
    """``opened`` carries the entry."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = _Entries()
        self.setModel(self._entries)
        self.setItemDelegate(_Drawn(self))
        self.setAccessibleName(self.tr("Diễn biến"))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(lambda index: self.opened.emit(self.entries[index.row()]))
        dressing.changed.connect(self.scheduleDelayedItemsLayout)

    @property
    def entries(self) -> Sequence[Entry]:
        return self._entries.entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        at = self.currentIndex().row()
        self._entries.set_entries(entries)
        if 0 <= at < len(entries):
            self.setCurrentIndex(self._entries.index(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and at >= 0:
            self.opened.emit(self.entries[at])
        else:
            super().keyPressEvent(event)

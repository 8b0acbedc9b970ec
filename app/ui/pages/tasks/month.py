"""A month as a grid of days: what falls due stands in its day, days of rest are tinted. Arrows move, Enter opens a day's first.

Owns drawing and moving within the month. Refuses to read: the calendar hands the days over.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.services.agenda import Day
from app.ui.theme.look import colour, dressing, interface_font, px
from app.ui.theme.tokens import TypeSize

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex
WEEKS: Final = 6
_TONES: Final = {"late": "late", "soon": "due"}
_LINE: Final = 18


def first_shown(month: date) -> date:
    """The Monday with which the grid of ``month`` begins."""
    first = month.replace(day=1)
    return first - timedelta(days=first.weekday())


class _Days(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.month = date.min
        self.days: Mapping[date, Day] = {}

    def at(self, index: Index) -> date:
        return first_shown(self.month) + timedelta(days=7 * index.row() + index.column())

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() or self.month is date.min else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else 7

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                self.tr("Thứ Hai"), self.tr("Thứ Ba"), self.tr("Thứ Tư"), self.tr("Thứ Năm"), self.tr("Thứ Sáu"),
                self.tr("Thứ Bảy"), self.tr("Chủ nhật"),
            )[section]  # fmt: skip
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        day = self.days.get(self.at(index))
        if day is None:
            return None
        words = [f"{day.on:%d/%m/%Y}"] if role == Qt.ItemDataRole.AccessibleTextRole else []
        words += [one.title for one in day.due]
        return "\n".join(words)


class _Cell(QStyledItemDelegate):
    """Draws a day: its number, then as many titles as there is room for."""

    def __init__(self, view: MonthView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(60), px(56))

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        model = self._view.days
        on = model.at(index)
        day = model.days.get(on)
        rect: QRect = option.rect
        inside = on.month == model.month.month
        painter.save()
        rests = day is not None and not day.working
        painter.fillRect(rect, colour("sunken" if rests or not inside else "raised"))
        painter.setPen(colour("line"))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(colour("focus"))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.drawRect(rect.adjusted(2, 2, -3, -3))
        self._number(painter, rect, on, inside, rests and on.weekday() < 5)
        if day is not None:
            self._titles(painter, rect, day)
        painter.restore()

    def _number(self, painter: QPainter, rect: QRect, on: date, inside: bool, holiday: bool) -> None:
        today = on == self._view.today
        painter.setFont(interface_font(TypeSize.NOTE, strong=today))
        text = str(on.day) if on.day > 1 or inside else f"{on.day}/{on.month}"
        box = QRect(rect.left() + px(6), rect.top() + px(4), rect.width() - px(12), px(_LINE))
        if today:
            wide = painter.fontMetrics().horizontalAdvance(text) + px(12)
            disc = QRect(box.left() - px(3), box.top(), wide, px(_LINE))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("act"))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.drawRoundedRect(disc, px(8), px(8))
            painter.setPen(colour("act_text"))
            painter.drawText(disc, int(Qt.AlignmentFlag.AlignCenter), text)
        else:
            painter.setPen(colour("text" if inside else "quiet"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
        if holiday:
            painter.setPen(colour("quiet"))
            painter.drawText(
                box,
                int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter),
                translate("MonthView", "nghỉ"),
            )

    def _titles(self, painter: QPainter, rect: QRect, day: Day) -> None:
        painter.setFont(interface_font(TypeSize.NOTE))
        top, room = rect.top() + px(4 + _LINE), rect.height() - px(8 + _LINE)
        fits = max(1, room // px(_LINE))
        shown = day.due if len(day.due) <= fits else day.due[: fits - 1]
        for one in shown:
            box = QRect(rect.left() + px(6), top, rect.width() - px(12), px(_LINE))
            tone = colour(_TONES.get(one.state, "act"))
            painter.fillRect(QRect(box.left(), top + px(3), px(3), px(_LINE - 6)), tone)
            words = box.adjusted(px(8), 0, 0, 0)
            painter.setPen(colour("late" if one.state == "late" else "text"))
            text = painter.fontMetrics().elidedText(one.title, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
            top += px(_LINE)
        if len(shown) < len(day.due):
            painter.setPen(colour("quiet"))
            box = QRect(rect.left() + px(6), top, rect.width() - px(12), px(_LINE))
            text = translate("MonthView", "+{count} việc").format(count=len(day.due) - len(shown))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)


class MonthView(QTableView):
    """``chosen``: the day moved to. ``opened``: Enter on a day. ``left_month``: a step out of the grid (-1 or 1)."""

    chosen = Signal(object)
    opened = Signal(object)
    left_month = Signal(int)

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = today
        self.days = _Days()
        self.setModel(self.days)
        self.setItemDelegate(_Cell(self))
        self.setAccessibleName(self.tr("Lịch tháng"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setMinimumSectionSize(px(48))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.selectionModel().currentChanged.connect(lambda now, _: self._moved(now))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.days.at(index)))
        dressing.changed.connect(self.viewport().update)
        self._filling = False

    def show_month(self, month: date, days: Mapping[date, Day], *, at: date) -> None:
        """Another month, or the same read anew, with ``at`` as the current day."""
        self._filling = True
        self.days.beginResetModel()
        self.days.month, self.days.days = month.replace(day=1), days
        self.days.endResetModel()
        self.select(at)
        self._filling = False
        self.chosen.emit(at)

    def current(self) -> date:
        index = self.currentIndex()
        return self.days.at(index) if index.isValid() else self.today

    def select(self, on: date) -> None:
        away = (on - first_shown(self.days.month)).days
        if 0 <= away < WEEKS * 7:
            self.setCurrentIndex(self.days.index(away // 7, away % 7))

    def _moved(self, now: QModelIndex) -> None:
        if now.isValid() and not self._filling:
            self.chosen.emit(self.days.at(now))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.current())
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.left_month.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in steps and index.isValid() and not event.modifiers():
            self.select(self.current() + timedelta(days=steps[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)


def month_after(month: date, by: int) -> date:
    """The first day of the month ``by`` months away."""
    number = month.year * 12 + month.month - 1 + by
    return date(number // 12, number % 12 + 1, 1)


def same_day(month: date, like: date) -> date:
    """The day of ``month`` with the number of ``like``, or its last."""
    return month.replace(day=min(like.day, monthrange(month.year, month.month)[1]))

"""Fields for a day and for a person: typed as people type, with a list or a calendar at hand."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QCompleter, QLineEdit, QMenu, QWidget, QWidgetAction

from app.base.text import fold
from app.ui.theme.icons import icon
from app.ui.theme.look import dressing, set_property

_NUMBERS: Final = re.compile(r"\d+")
_FOLDED: Final = Qt.ItemDataRole.UserRole + 1
_ID: Final = Qt.ItemDataRole.UserRole


def _today() -> date:
    now = QDate.currentDate()
    return date(now.year(), now.month(), now.day())


def read_day(typed: str, today: date) -> date | None:
    """A day from '5/3', '5.3.26', '05032026', '5' (this month); None when it is none."""
    text = typed.strip()
    if text.isdigit() and len(text) in (4, 6, 8):
        parts = [text[:2], text[2:4], text[4:]]
    else:
        parts = _NUMBERS.findall(text)
    parts = [part for part in parts if part]
    if not 1 <= len(parts) <= 3:
        return None
    if len(parts[0]) == 4 and len(parts) == 3:  # 2026-03-05, as files write it
        parts.reverse()
    day = int(parts[0])
    month = int(parts[1]) if len(parts) > 1 else today.month
    year = int(parts[2]) if len(parts) > 2 else today.year
    try:
        return date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None


class DateField(QLineEdit):
    """A day as dd/MM/yyyy. Up and Down move it by one day; the calendar opens by its icon or by F4."""

    date_changed = Signal(object)
    """A ``date`` or None, when a person changed it and left the field or chose a day."""

    def __init__(self, *, today: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today: datetime.date = today or _today()
        self.setPlaceholderText(self.tr("ngày/tháng/năm"))
        self._calendar = self.addAction(
            icon("calendar", "quiet", 16), QLineEdit.ActionPosition.TrailingPosition
        )
        self._calendar.setToolTip(self.tr("Chọn trên lịch (F4)"))
        self._calendar.triggered.connect(self.open_calendar)
        dressing.changed.connect(self._dress)
        self._told: datetime.date | None = None
        self.editingFinished.connect(self._settle)

    def _dress(self) -> None:
        self._calendar.setIcon(icon("calendar", "quiet", 16))

    def date(self) -> datetime.date | None:
        """The day, or None while nothing or nonsense stands here."""
        return read_day(self.text(), self._today)

    def set_date(self, day: datetime.date | None) -> None:
        self._told = day
        self.setText(f"{day:%d/%m/%Y}" if day else "")
        set_property(self, "tone", "")

    def is_wrong(self) -> bool:
        """Something stands here that is no day."""
        return bool(self.text().strip()) and self.date() is None

    def open_calendar(self) -> None:
        menu = QMenu(self)
        calendar = QCalendarWidget(menu)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        day = self.date() or self._today
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def take(chosen: QDate) -> None:
            menu.close()
            self.setText(f"{date(chosen.year(), chosen.month(), chosen.day()):%d/%m/%Y}")
            self._settle()

        calendar.clicked.connect(take)
        calendar.activated.connect(take)
        held = QWidgetAction(menu)
        held.setDefaultWidget(calendar)
        menu.addAction(held)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        day = self.date()
        if step and day:
            self.setText(f"{day + timedelta(days=step):%d/%m/%Y}")
        elif event.key() == Qt.Key.Key_F4:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def _settle(self) -> None:
        day = self.date()
        if day is not None:
            written = f"{day:%d/%m/%Y}"
            if written != self.text():
                self.setText(written)
        set_property(self, "tone", "late" if self.is_wrong() else "")
        if day != self._told and not self.is_wrong():
            self._told = day
            self.date_changed.emit(day)


class _Folding(QCompleter):
    """Completes without accents: typing 'dat' finds 'Đạt'."""

    def splitPath(self, path: str) -> list[str]:
        return [fold(path)]

    def pathFromIndex(self, index: object) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))  # type: ignore[attr-defined]


class PersonPicker(QComboBox):
    """A person or body from a list, or typed freely. Finds without accents, any part of the name."""

    picked = Signal(str, str)
    """(id or '', name) when a person chose or finished typing."""

    def __init__(self, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        finder = _Folding(self._model, self)
        finder.setCompletionRole(_FOLDED)
        finder.setFilterMode(Qt.MatchFlag.MatchContains)
        finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(finder)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(placeholder)
        self.setMinimumContentsLength(12)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(lambda *_: self.picked.emit(*self.person()))
        line.editingFinished.connect(lambda: self.picked.emit(*self.person()))

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        """(id, name) of everybody to choose from; what is typed stays."""
        typed = self.currentText()
        self._model.clear()
        for named, name in people:
            item = QStandardItem(name)
            item.setData(named, _ID)
            item.setData(fold(name), _FOLDED)
            self._model.appendRow(item)
        self.set_name(typed)

    def person(self) -> tuple[str, str]:
        """(id, name); id is '' for a name that is not in the list."""
        name = self.currentText().strip()
        at = self.findText(name, Qt.MatchFlag.MatchFixedString) if name else -1
        return (str(self.itemData(at, _ID)) if at >= 0 else "", name)

    def set_name(self, name: str) -> None:
        at = self.findText(name)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(name)

    def set_id(self, named: str) -> None:
        self.setCurrentIndex(self.findData(named, _ID))

"""The calendar: a month with all that falls due, and beside it the list of the chosen day. iCalendar for other programs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.base.clock import today
from app.services.agenda import Day, Due
from app.ui.pages.tasks.month import WEEKS, MonthView, first_shown, month_after, same_day
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button, IconButton
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Words


class CalendarView(QWidget):
    """``opened``: (entity, id) of what is to be looked at; ``wanted``: a new task on a day."""

    opened = Signal(str, str)
    wanted = Signal(object)

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.today = today(seat.desk.clock)
        self.month = self.today.replace(day=1)
        self._at = self.today
        self._days: dict[date, Day] = {}
        self._latest = Latest(seat.run, self)
        self.ask_file: Callable[[str], str] = self._ask_file
        self.heading = Heading("")
        self.grid = MonthView(self.today)
        self.grid.chosen.connect(self._day_chosen)
        self.grid.opened.connect(self._open_day)
        self.grid.left_month.connect(self.turn)
        columns: tuple[Column[Due], ...] = (
            Column("title", self.tr("Việc"), lambda row: row.title, 0, tip=lambda row: f"{row.title}\n{row.about}",
                   meaning=lambda row: {"late": "late", "soon": "due"}.get(row.state, "tasks"),
                   tone=lambda row: {"late": "late", "soon": "due"}.get(row.state, "")),
            Column("about", self.tr("Ai, văn bản nào"), lambda row: row.about, 130, tip=lambda row: row.about),
        )  # fmt: skip
        self.empty = EmptyState("calendar", "", self.tr("Ctrl+N: ghi một việc cho ngày này."))
        self.list: Table[Due] = Table(
            columns, id_of=lambda row: f"{row.entity}/{row.id}", memory=seat.memory, key="tasks.day", empty=self.empty,
            name=self.tr("Việc của ngày"),
        )  # fmt: skip
        self.list.opened.connect(lambda row: self.opened.emit(row.entity, row.id))
        self.day = Words("", "heading", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        bar.addWidget(IconButton("left", self.tr("Tháng trước"), lambda: self.turn(-1), key="PgUp"))
        bar.addWidget(IconButton("next", self.tr("Tháng sau"), lambda: self.turn(1), key="PgDown"))
        bar.addWidget(self.heading)
        bar.addStretch(1)
        bar.addWidget(Button(self.tr("Hôm nay"), self.to_today))
        bar.addWidget(Button(self.tr("Xuất lịch"), self.save_ical, meaning="export", tip=self.tr("Tệp iCalendar (.ics) cho Google, Outlook, điện thoại")))  # fmt: skip
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(bar)
        column.addWidget(self.grid, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(Space.SMALL, 0, 0, 0)
        beside.setSpacing(Space.SMALL)
        beside.addWidget(self.day)
        beside.addWidget(self.list, 1)
        right.setMinimumWidth(px(240))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Splitter(self._seat.memory, "tasks.calendar", (left, right), (0, 320)))
        self.setFocusProxy(self.grid)

    def look_anew(self) -> None:
        first = first_shown(self.month)
        last = first + timedelta(days=WEEKS * 7 - 1)
        self._latest.ask(partial(self._seat.desk.agenda.days, first, last), self._take, self._seat.tell.error)

    def _take(self, days: tuple[Day, ...]) -> None:
        self._days = {day.on: day for day in days}
        self.heading.setText(
            self.tr("Tháng {month} năm {year}").format(month=self.month.month, year=self.month.year)
        )
        self.grid.show_month(self.month, self._days, at=self._at)

    def _day_chosen(self, on: date) -> None:
        self._at = on
        day = self._days.get(on)
        due = day.due if day else ()
        words = self.tr("Ngày {day}").format(day=f"{on:%d/%m/%Y}")
        if day is not None and not day.working:
            words += self.tr(" (nghỉ)")
        self.day.setText(words)
        self.empty.say(self.tr("Không có việc đến hạn"), self.tr("Ctrl+N: ghi một việc cho ngày này."))
        self.list.set_rows(due)

    def _open_day(self, on: date) -> None:
        if self.list.rows.rowCount():
            self.list.select_first()
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.wanted.emit(on)

    def chosen_day(self) -> date:
        return self._at

    def turn(self, by: int) -> None:
        self.month = month_after(self.month, by)
        self._at = same_day(self.month, self._at)
        self.look_anew()

    def to_today(self) -> None:
        self.month, self._at = self.today.replace(day=1), self.today
        self.look_anew()

    def save_ical(self) -> None:
        """All open tasks with a day."""
        chosen = self.ask_file("viec-co-han.ics")
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix else path.with_name(path.name + ".ics")
        job = self._seat.run.read(self, partial(self._seat.desk.agenda.save_ical, path))
        job.then(
            lambda made: self._seat.tell.note(self.tr("Đã xuất {file}").format(file=made.name), tone="done")
        )
        job.otherwise(self._seat.tell.error)

    def _ask_file(self, name: str) -> str:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return QFileDialog.getSaveFileName(
            self, self.tr("Xuất lịch"), str(Path(folder) / name), "iCalendar (*.ics)"
        )[0]

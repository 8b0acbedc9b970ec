"""Tasks that come again: the rules, the next deadline of each, a small form for a new one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.base.language import tr as said
from app.domain.recurrence import EVERY_NAMES, LAST, Every
from app.services.recurring import RecurringRow
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import FormColumn
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.pickers import PersonPicker
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day


class RecurringView(QWidget):
    """Enter in the form saves the rule."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self)
        columns: tuple[Column[RecurringRow], ...] = (
            Column("title", self.tr("Việc"), lambda row: row.title, 0, tip=lambda row: row.note or row.title),
            Column("every", self.tr("Lặp lại"), lambda row: row.name, 130),
            Column("who", self.tr("Giao cho"), lambda row: row.assignee or "—", 150, tip=lambda row: row.assignee),
            Column("next", self.tr("Hạn kế tiếp"), lambda row: shown_day(row.next_on) or self.tr("đã thôi"), 110, right=True,
                   sort=lambda row: row.next_on),
        )  # fmt: skip
        self.table: Table[RecurringRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="tasks.recurring",
            name=self.tr("Việc định kỳ"),
            empty=EmptyState(
                "refresh",
                self.tr("Chưa có việc định kỳ"),
                self.tr(
                    "Ghi ở bên phải: báo cáo tháng, quý, năm … Đến gần hạn, việc tự hiện trong danh sách."
                ),
            ),
        )
        self.stop: Button = Button(self.tr("Thôi lặp lại"), self.stop_one, meaning="close")
        self.table.chosen.connect(lambda row: self.stop.setEnabled(row is not None))
        self.table.deleted.connect(lambda _: self.stop_one())
        self.stop.setEnabled(False)
        self._lay_out()

    def _lay_out(self) -> None:
        self.title, self.every, self.day = QLineEdit(), QComboBox(), QComboBox()
        for one in Every:
            self.every.addItem(said(EVERY_NAMES[one]), one.value)
        self.every.setCurrentIndex(self.every.findData(Every.MONTH.value))
        self.every.currentIndexChanged.connect(lambda _: self._offer_days())
        self.month = QComboBox()
        self.person = PersonPicker(self.tr("tên người hoặc đơn vị"))
        self.ahead = NumberBox()
        self.ahead.setRange(0, 90)
        self.ahead.setValue(7)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.stop)
        column.addLayout(row)
        right = QWidget()
        right.setMinimumWidth(px(260))
        self.form = FormColumn(right)
        self.form.setContentsMargins(Space.SMALL, 0, 0, 0)
        self.form.head(self.tr("Việc định kỳ mới"))
        self.form.field(self.tr("Việc"), self.title)
        self.form.field(self.tr("Lặp lại"), self.every)
        self.form.field(
            self.tr("Ngày"), self.day, self.tr("Gặp ngày nghỉ thì hạn lùi về ngày làm việc trước đó.")
        )
        self.month_label = self.form.field(self.tr("Tháng"), self.month)
        self.form.field(self.tr("Giao cho"), self.person)
        self.form.field(self.tr("Hiện trước hạn (ngày)"), self.ahead)
        save = QHBoxLayout()
        save.addStretch(1)
        save.addWidget(Button(self.tr("Đặt việc định kỳ"), self.save, meaning="save"))
        self.form.addLayout(save)
        self.form.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Splitter(self._seat.memory, "tasks.recurring", (left, right), (0, 320)))
        self.setFocusProxy(self.table)
        self._offer_days()

    def _offer_days(self) -> None:
        """Days of the week or of the month; months of the period where there are several."""
        every = Every(self.every.currentData())
        self.day.clear()
        if every is Every.WEEK:
            names = (
                self.tr("thứ Hai"), self.tr("thứ Ba"), self.tr("thứ Tư"), self.tr("thứ Năm"), self.tr("thứ Sáu"),
                self.tr("thứ Bảy"), self.tr("Chủ nhật"),
            )  # fmt: skip
            for at, name in enumerate(names, 1):
                self.day.addItem(name, at)
        else:
            for number in range(1, 32):
                self.day.addItem(str(number), number)
            self.day.addItem(self.tr("ngày cuối tháng"), LAST)
        self.month.clear()
        count = {Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}.get(every, 0)
        if count:
            self.month.addItem(self.tr("tháng sau khi hết kỳ"), 0)
            for number in range(1, count + 1):
                words = self.tr("tháng {n}") if every is Every.YEAR else self.tr("tháng thứ {n} của kỳ")
                self.month.addItem(words.format(n=number), number)
        self.month.setVisible(bool(count))
        self.month_label.setVisible(bool(count))

    def set_people(self, names: Sequence[str]) -> None:
        self.person.set_people([("", name) for name in names])

    def look_anew(self) -> None:
        self._latest.ask(self._seat.desk.recurring.list, self.table.set_rows, self._seat.tell.error)

    def begin(self) -> None:
        self.title.setFocus()

    def save(self) -> None:
        """A new rule; the tasks that are near enough open at once."""
        title = self.title.text().strip()
        if not title:
            self.form.refuse(self.title, self.tr("Ghi việc gì lặp lại."))
            self.title.setFocus()
            return
        act = partial(
            self._seat.desk.recurring.add,
            title,
            every=str(self.every.currentData()),
            day=int(self.day.currentData()),
            month=int(self.month.currentData() or 0),
            assignee=self.person.person()[1],
            ahead=self.ahead.value(),
        )
        self._seat.do(
            self._seat.bus,
            act,
            told=self.tr("Đã đặt việc định kỳ."),
            then=self._over,
            otherwise=self._refused,
        )

    def _over(self, _: object) -> None:
        self.form.refuse(self.title, "")
        self.title.clear()
        self._seat.do(self._seat.bus, self._seat.desk.recurring.open_due)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.form.refuse(self.title, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def stop_one(self) -> None:
        row = self.table.current()
        if row is not None:
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.recurring.stop, row.id),
                told=self.tr("“{title}” không lặp lại nữa; việc đã mở vẫn còn.").format(title=row.title),
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.save()
        else:
            super().keyPressEvent(event)

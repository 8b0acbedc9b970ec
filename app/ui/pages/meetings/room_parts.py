"""What is written down in the room: who came, what was said, which tasks follow. Each part saves by itself."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.services.meetings.rows import AttendanceRow, ItemRow, MeetingView, TaskBrief
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.pickers import DateField
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words


def plain_column(owner: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(owner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    return column


class _Roll(Table[AttendanceRow]):
    """Space ticks somebody off and on."""

    ticked = Signal(object)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() == Qt.Key.Key_Space and row is not None:
            self.ticked.emit(row)
        else:
            super().keyPressEvent(event)


class AttendancePart(QWidget):
    """The whole list: all are there but those who are ticked off."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._view: MeetingView | None = None
        columns: tuple[Column[AttendanceRow], ...] = (
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 0),
            Column("there", self.tr("Có mặt"), self._there, 110, tone=lambda row: "done" if row.present else "late",
                   meaning=lambda row: "check" if row.present else "close"),
            Column("reason", self.tr("Lý do vắng"), lambda row: row.reason, 200, tip=lambda row: row.reason),
        )  # fmt: skip
        self.table = _Roll(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="meetings.roll",
            name=self.tr("Điểm danh"),
            empty=EmptyState(
                "members",
                self.tr("Không ghi tên từng người"),
                self.tr("Ghi số triệu tập và số có mặt ở trên."),
            ),
        )
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        self.table.chosen.connect(self._chosen)
        self.help = Words(self.tr("Phím cách hoặc nhấp đúp: vắng / có mặt"), "note")
        self.all = Button(self.tr("Mọi người có mặt"), self.everybody, meaning="check")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("Lý do vắng của người đang chọn, Enter để ghi"))
        self.reason.setAccessibleName(self.tr("Lý do vắng"))
        self.reason.returnPressed.connect(self._reason)
        self.summoned, self.present = NumberBox(), NumberBox()
        for box, words in ((self.summoned, self.tr("Triệu tập")), (self.present, self.tr("Có mặt"))):
            box.setRange(0, 100_000)
            box.setAccessibleName(words)
        self.figures = QWidget()
        row = QHBoxLayout(self.figures)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Words(self.tr("Triệu tập")))
        row.addWidget(self.summoned)
        row.addWidget(Words(self.tr("Có mặt")))
        row.addWidget(self.present)
        row.addWidget(Button(self.tr("Ghi"), self._figures, meaning="save"))
        row.addStretch(1)
        self.anew = Button(self.tr("Lấy lại danh sách"), self.refresh, kind="quiet", meaning="redo")
        self.anew.setToolTip(
            self.tr("Thêm người mới vào chi đoàn, bỏ người đã rời; điểm danh đã ghi vẫn giữ")
        )
        self.also = QLineEdit()
        self.also.setPlaceholderText(self.tr("Người dự ngoài danh sách, Enter để thêm"))
        self.also.setAccessibleName(self.tr("Người dự ngoài danh sách"))
        self.also.returnPressed.connect(self.add)
        head = QHBoxLayout()
        head.addWidget(self.all)
        head.addWidget(self.anew)
        head.addWidget(self.help, 1)
        column = plain_column(self)
        column.addWidget(self.figures)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        column.addWidget(self.also)

    def _there(self, row: AttendanceRow) -> str:
        return self.tr("có mặt") if row.present else self.tr("vắng")

    def show_view(self, view: MeetingView) -> None:
        self._view = view
        named = bool(view.attendance)
        self.table.set_rows(view.attendance)
        for widget in (self.all, self.help, self.reason, self.also):
            widget.setVisible(named)
        self.anew.setVisible(view.row.body == "cell" and view.row.state != "closed")
        self.figures.setVisible(not named)
        self.summoned.setValue(view.row.summoned or 0)
        self.present.setValue(view.row.present or 0)
        self._chosen(self.table.current())

    def _chosen(self, row: AttendanceRow | None) -> None:
        self.reason.setEnabled(row is not None and not row.present)
        self.reason.setText(row.reason if row else "")

    def tick(self, row: AttendanceRow) -> None:
        """There, or not there."""
        self._attend({**self._absent(), row.id: ""} if row.present else self._absent(apart=row.id))

    def everybody(self) -> None:
        self._attend({})

    def refresh(self) -> None:
        """Who came to the chi đoàn since, and who left it."""
        if self._view is not None:
            act = partial(self._seat.desk.meetings.refresh, self._view.row.id)
            self._seat.do(self._seat.bus, act, told=self.tr("Đã lấy lại danh sách dự họp."))

    def add(self) -> None:
        """Somebody who is there without standing on the list."""
        if self._view is not None and self.also.text().strip():
            act = partial(self._seat.desk.meetings.attend, self._view.row.id, also=[self.also.text()])
            self._seat.do(self._seat.bus, act, then=lambda _: self.also.clear())

    def _reason(self) -> None:
        row = self.table.current()
        if row is not None and not row.present:
            self._attend({**self._absent(), row.id: self.reason.text()})
            self.table.setFocus()

    def _absent(self, apart: str = "") -> dict[str, str]:
        rows = self._view.attendance if self._view else ()
        return {one.id: one.reason for one in rows if not one.present and one.id != apart}

    def _attend(self, absent: dict[str, str]) -> None:
        if self._view is not None:
            act = partial(self._seat.desk.meetings.attend, self._view.row.id, absent=absent)
            self._seat.do(self._seat.bus, act)

    def _figures(self) -> None:
        if self._view is not None:
            act = partial(
                self._seat.desk.meetings.attend, self._view.row.id,
                present=self.present.value(), summoned=self.summoned.value(),
            )  # fmt: skip
            self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi số người dự."))


class ItemsPart(QWidget):
    """The agenda, and what was said and concluded on the point that is chosen."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._view: MeetingView | None = None
        self._row: ItemRow | None = None
        columns: tuple[Column[ItemRow], ...] = (
            Column("title", self.tr("Nội dung"), lambda row: f"{row.position}. {row.title}", 0, tip=lambda row: row.title),
            Column("conclusion", self.tr("Kết luận"), lambda row: row.conclusion, 200, tip=lambda row: row.conclusion),
        )  # fmt: skip
        self.table: Table[ItemRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="meetings.items",
            name=self.tr("Nội dung cuộc họp"),
            empty=EmptyState(
                "tasks", self.tr("Chưa có nội dung"), self.tr("Ghi tên nội dung ở dưới rồi Enter.")
            ),
        )
        self.table.chosen.connect(self._chosen)
        self.table.deleted.connect(lambda row: self.drop(row))
        self.title, self.text, self.conclusion = QLineEdit(), QPlainTextEdit(), QLineEdit()
        self.title.setPlaceholderText(self.tr("Tên nội dung"))
        self.text.setPlaceholderText(self.tr("Diễn biến: ai báo cáo, ý kiến thảo luận"))
        self.conclusion.setPlaceholderText(self.tr("Kết luận"))
        for editor in (self.title, self.text, self.conclusion):
            editor.setAccessibleName(editor.placeholderText())
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(px(96))
        self.title.returnPressed.connect(self.save)
        self.conclusion.returnPressed.connect(self.save)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Nội dung mới"), self.new, kind="quiet", meaning="add"))
        row.addWidget(Button(self.tr("Ghi nội dung"), self.save, meaning="save"))
        column = plain_column(self)
        column.addWidget(self.table, 1)
        for widget in (self.title, self.text, self.conclusion):
            column.addWidget(widget)
        column.addLayout(row)

    def show_view(self, view: MeetingView) -> None:
        other = self._view is None or self._view.row.id != view.row.id
        self._view = view
        self.table.set_rows(view.items)
        if other:
            self.new()

    def _chosen(self, row: ItemRow | None) -> None:
        if row is not None and row != self._row:
            self._row = row
            self.title.setText(row.title)
            self.text.setPlainText(row.text)
            self.conclusion.setText(row.conclusion)

    def new(self) -> None:
        self._row = None
        self.table.clearSelection()
        for editor in (self.title, self.conclusion):
            editor.clear()
        self.text.clear()

    def save(self) -> None:
        """Keep the point that is shown, or add one."""
        if self._view is None or not self.title.text().strip():
            self.title.setFocus()
            return
        at = next(
            (n for n, one in enumerate(self._view.items, 1) if self._row and one.id == self._row.id), None
        )
        act = partial(
            self._seat.desk.meetings.put_item, self._view.row.id, self.title.text(), item=at,
            text=self.text.toPlainText(), conclusion=self.conclusion.text(),
        )  # fmt: skip
        self.new()
        self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi nội dung."))

    def drop(self, row: ItemRow) -> None:
        if self._view is not None:
            at = [one.id for one in self._view.items].index(row.id) + 1
            act = partial(self._seat.desk.meetings.drop_item, self._view.row.id, at)
            self._seat.do(self._seat.bus, act, told=self.tr("Đã bỏ nội dung."))
            self.new()


class TasksPart(QWidget):
    """Tasks that the meeting decided; they stand in 'Công việc' as well."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._view: MeetingView | None = None
        columns: tuple[Column[TaskBrief], ...] = (
            Column("title", self.tr("Việc"), lambda row: row.title, 0, tip=lambda row: row.title),
            Column("who", self.tr("Giao cho"), lambda row: row.assignee, 150),
            Column("due", self.tr("Hạn"), lambda row: shown_day(row.due_on), 102, right=True, sort=lambda row: row.due_on),
            Column("state", self.tr("Tình trạng"), self._state, 90, tone=lambda row: "done" if row.state == "done" else ""),
        )  # fmt: skip
        self.table: Table[TaskBrief] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="meetings.tasks",
            name=self.tr("Việc cuộc họp giao"),
            empty=EmptyState(
                "tasks", self.tr("Cuộc họp chưa giao việc nào"), self.tr("Ghi việc ở dưới rồi Enter.")
            ),
        )
        self.table.opened.connect(lambda row: seat.go("tasks", row.id))
        self.title, self.person = QLineEdit(), QLineEdit()
        self.due = DateField(today=today(seat.desk.clock))
        self.title.setPlaceholderText(self.tr("Việc"))
        self.person.setPlaceholderText(self.tr("Giao cho"))
        for editor in (self.title, self.person):
            editor.setAccessibleName(editor.placeholderText())
        self.due.setAccessibleName(self.tr("Hạn"))
        self.title.returnPressed.connect(self.save)
        row = QHBoxLayout()
        row.addWidget(self.title, 3)
        row.addWidget(self.person, 2)
        row.addWidget(self.due, 1)
        row.addWidget(Button(self.tr("Giao việc"), self.save, meaning="add"))
        column = plain_column(self)
        column.addWidget(self.table, 1)
        column.addLayout(row)

    def _state(self, row: TaskBrief) -> str:
        return self.tr("xong") if row.state == "done" else self.tr("đang làm")

    def show_view(self, view: MeetingView) -> None:
        self._view = view
        self.table.set_rows(view.tasks)

    def save(self) -> None:
        if self._view is None or not self.title.text().strip() or self.due.is_wrong():
            self.title.setFocus()
            return
        act = partial(
            self._seat.desk.meetings.task, self._view.row.id, self.title.text(),
            assignee=self.person.text(), due_on=self.due.date(),
        )  # fmt: skip
        self.title.clear()
        self._seat.do(self._seat.bus, act, told=self.tr("Đã giao việc."))


def buttons_row(*buttons: Button) -> QWidget:
    """Buttons that break lines like text does."""
    held = QWidget()
    flow = FlowLayout(held)
    for button in buttons:
        flow.addWidget(button)
    return held

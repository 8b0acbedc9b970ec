"""Who uses the program: a list, what each is there for, a form for one. Who left stays in the history of what was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.base.language import tr
from app.domain.states import DUTY_NAMES, Duty
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import FormColumn
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Quiet

if TYPE_CHECKING:
    from app.domain.rows import PersonRow
    from app.services.change import Change


class PeopleSection(QWidget):
    """Choosing who acts is in the menu at the head; here it is only shown."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._editing: PersonRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading(self.tr("Người dùng")))
        words = self.tr(
            "Ai biết mật khẩu của thư mục dữ liệu đều đổi được người làm việc ở góc trên: tên là để ghi ai làm, không phải khoá. "
            "Khi văn bản đi đủ các bước, mỗi bước chỉ làm được dưới tên người có phần việc ấy."
        )
        column.addWidget(Quiet(words))
        columns: list[Column[PersonRow]] = [
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 240),
            Column("role", self.tr("Phần việc"), _duty, 220),
            Column("state", self.tr("Tình trạng"), self._state, 0),
        ]
        self.table = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="settings.people",
            name=self.tr("Người dùng"),
            empty=EmptyState("person", self.tr("Chưa có người dùng"), self.tr("Thêm người ở dưới đây.")),
        )
        self.table.setMinimumHeight(px(200))
        self.table.chosen.connect(self._edit)
        column.addWidget(self.table, 1)
        form = QWidget()
        form.setMaximumWidth(px(460))
        self.form = FormColumn(form)
        self.name, self.role = QLineEdit(), QComboBox()
        for duty in Duty:
            self.role.addItem(tr(DUTY_NAMES[duty]), duty.value)
        self.form.field(self.tr("Họ và tên"), self.name)
        self.form.field(self.tr("Phần việc"), self.role)
        column.addWidget(form)
        row = QHBoxLayout()
        self.save = Button(self.tr("Thêm người dùng"), self._save, kind="primary")
        self.fresh = Button(self.tr("Người mới"), lambda: self._edit(None))
        self.retire = Button(self.tr("Thôi dùng chương trình"), self._retire)
        self.back = Button(self.tr("Cho làm việc lại"), self._come_back)
        for button in (self.save, self.fresh, self.retire, self.back):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._edit(None)

    def look_anew(self) -> None:
        self._seat.read(self, self._seat.desk.people.list, self.table.set_rows)

    def _state(self, row: PersonRow) -> str:
        if not row.active:
            return self.tr("đã nghỉ")
        return self.tr("đang làm việc") if row.id == self._seat.desk.by else ""

    def _edit(self, row: PersonRow | None) -> None:
        self._editing = row
        self.name.setText(row.name if row else "")
        known = self.role.findData(row.role) if row else 0
        self.role.setCurrentIndex(max(known, 0))
        self.save.setText(self.tr("Lưu") if row else self.tr("Thêm người dùng"))
        self.fresh.setVisible(row is not None)
        self.retire.setVisible(row is not None and row.active)
        self.back.setVisible(row is not None and not row.active)
        self.form.refuse(self.name, "")

    def _save(self) -> None:
        name, role, people = self.name.text(), str(self.role.currentData()), self._seat.desk.people
        if self._editing is None:
            self._do(partial(people.add, name, role=role), self.tr("Đã thêm người dùng"))
        else:
            act = partial(people.edit, self._editing.id, name=name, role=role)
            self._do(act, self.tr("Đã lưu người dùng"))

    def _retire(self) -> None:
        if self._editing is not None:
            act = partial(self._seat.desk.people.leave, self._editing.id)
            self._do(act, self.tr("Đã ghi: thôi dùng chương trình"))

    def _come_back(self) -> None:
        if self._editing is not None:
            act = partial(self._seat.desk.people.edit, self._editing.id, back=True)
            self._do(act, self.tr("Đã ghi: làm việc lại"))

    def _do(self, act: Callable[[], Change[Any]], told: str) -> None:
        def done(_: object) -> None:
            self.table.clearSelection()
            self._edit(None)
            self.look_anew()

        self._seat.do(self, act, told=told, then=done, otherwise=self._refused)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.form.refuse(self.name, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)


def _duty(row: PersonRow) -> str:
    return tr(DUTY_NAMES[Duty(row.role)]) if row.role in set(Duty) else row.role

"""Who uses the program: a list, what each is there for, a form for one. Who left stays in the history of what was done."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QLineEdit

from app.base.language import tr
from app.domain.states import DUTY_NAMES, Duty
from app.ui.pages.settings.kept import KeptList
from app.ui.seat import Seat
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column

if TYPE_CHECKING:
    from app.domain.rows import PersonRow


class PeopleSection(KeptList["PersonRow"]):
    """Choosing who acts is in the menu at the head; here it is only shown."""

    def __init__(self, seat: Seat) -> None:
        words = self.tr(
            "Ai biết mật khẩu của thư mục dữ liệu đều đổi được người làm việc ở góc trên: tên là để ghi ai làm, không phải khoá. "
            "Khi văn bản đi đủ các bước, mỗi bước chỉ làm được dưới tên người có phần việc ấy."
        )
        super().__init__(seat, self.tr("Người dùng"), words)
        self._editing: PersonRow | None = None
        columns: list[Column[PersonRow]] = [
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 240),
            Column("role", self.tr("Phần việc"), _duty, 220),
            Column("state", self.tr("Tình trạng"), self._state, 0),
        ]
        self._lay(
            "people",
            columns,
            EmptyState("person", self.tr("Chưa có người dùng"), self.tr("Thêm người ở dưới đây.")),
        )
        self.name, self.role = QLineEdit(), QComboBox()
        for duty in Duty:
            self.role.addItem(tr(DUTY_NAMES[duty]), duty.value)
        self.form.field(self.tr("Họ và tên"), self.name)
        self.form.field(self.tr("Phần việc"), self.role)
        self.save = Button(self.tr("Thêm người dùng"), self._save, kind="primary")
        self.fresh = Button(self.tr("Người mới"), lambda: self._edit(None))
        self.retire = Button(self.tr("Thôi dùng chương trình"), self._retire)
        self.back = Button(self.tr("Cho làm việc lại"), self._come_back)
        self._blamed = self.name
        self._foot(self.save, self.fresh, self.retire, self.back)
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


def _duty(row: PersonRow) -> str:
    return tr(DUTY_NAMES[Duty(row.role)]) if row.role in set(Duty) else row.role

"""The unit's channels: fanpage, Zalo groups, website with its rubrics. Results and messages name them; a retired one stays in what was logged."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from app.base.language import tr as said
from app.services.channels import CHANNEL_NAMES, ChannelKind, ChannelRow
from app.ui.pages.settings.declared import Choice
from app.ui.pages.settings.kept import KeptList
from app.ui.seat import Seat
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column


class ChannelsSection(KeptList["ChannelRow"]):
    """A list, and the form of one."""

    def __init__(self, seat: Seat) -> None:
        super().__init__(
            seat,
            self.tr("Kênh thông tin của đơn vị"),
            self.tr("Khai một lần. Tin bài và tin nhắn ghi theo kênh; báo cáo đếm theo kênh."),
        )
        self._editing: ChannelRow | None = None
        columns: list[Column[ChannelRow]] = [
            Column("name", self.tr("Tên kênh"), lambda row: row.name, 200, tone=lambda row: "" if row.active else "quiet"),
            Column("kind", self.tr("Loại"), lambda row: row.kind_name, 160),
            Column("rubrics", self.tr("Chuyên mục"), lambda row: "; ".join(row.rubrics), 0),
            Column("keeper", self.tr("Người phụ trách"), lambda row: row.keeper, 150),
            Column("state", self.tr("Dùng"), lambda row: self.tr("có") if row.active else self.tr("đã thôi"), 80),
        ]  # fmt: skip
        self._lay(
            "channels",
            columns,
            EmptyState("link", self.tr("Chưa khai kênh nào"), self.tr("Thêm kênh ở dưới đây.")),
        )
        self.name, self.address, self.rubrics, self.keeper = (QLineEdit() for _ in range(4))
        self.kind = Choice()
        for one in ChannelKind:
            self.kind.addItem(said(CHANNEL_NAMES[one]), one.value)
        self.form.field(self.tr("Tên kênh"), self.name)
        self.form.field(self.tr("Loại"), self.kind)
        self.form.field(self.tr("Địa chỉ"), self.address)
        self.form.field(self.tr("Chuyên mục"), self.rubrics, self.tr("Cách nhau bằng dấu chấm phẩy."))
        self.form.field(self.tr("Người phụ trách"), self.keeper)
        self.save = Button(self.tr("Thêm kênh"), self._save, kind="primary")
        self.fresh = Button(self.tr("Kênh mới"), lambda: self._edit(None))
        self.end = Button(self.tr("Thôi dùng"), self._end)
        self._blamed = self.name
        self._foot(self.save, self.fresh, self.end)
        self._edit(None)

    def look_anew(self) -> None:
        self._seat.read(self, partial(self._seat.desk.channels.list, all=True), self.table.set_rows)

    def _edit(self, row: ChannelRow | None) -> None:
        self._editing = row
        self.name.setText(row.name if row else "")
        self.address.setText(row.address if row else "")
        self.rubrics.setText("; ".join(row.rubrics) if row else "")
        self.keeper.setText(row.keeper if row else "")
        if row is not None:
            self.kind.setCurrentIndex(self.kind.findData(row.kind))
        self.kind.setEnabled(row is None)
        self.save.setText(self.tr("Lưu") if row else self.tr("Thêm kênh"))
        self.fresh.setVisible(row is not None)
        self.end.setVisible(row is not None)
        if row is not None:
            self.end.setText(self.tr("Thôi dùng") if row.active else self.tr("Dùng lại"))
        self.form.refuse(self.name, "")

    def _save(self) -> None:
        name = self.name.text().strip()
        if not name:
            self.form.refuse(self.name, self.tr("Ghi tên kênh."))
            self.name.setFocus()
            return
        rubrics = [one.strip() for one in self.rubrics.text().split(";") if one.strip()]
        address, keeper, channels = self.address.text(), self.keeper.text(), self._seat.desk.channels
        if self._editing is not None:
            self._do(
                partial(
                    channels.edit,
                    self._editing.id,
                    name=name,
                    address=address,
                    rubrics=rubrics,
                    keeper=keeper,
                ),
                self.tr("Đã lưu kênh"),
            )
        else:
            kind = str(self.kind.currentData())
            self._do(
                partial(channels.add, name, kind=kind, address=address, rubrics=rubrics, keeper=keeper),
                self.tr("Đã thêm kênh"),
            )

    def _end(self) -> None:
        if self._editing is not None:
            active = not self._editing.active
            self._do(
                partial(self._seat.desk.channels.edit, self._editing.id, active=active),
                self.tr("Đã dùng lại kênh") if active else self.tr("Đã thôi dùng kênh"),
            )

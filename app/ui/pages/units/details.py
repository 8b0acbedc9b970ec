"""What stands beside a unit's name: code, group for reports, the commune it lies in, how it is reached. No act of the Charter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QWidget

from app.base.errors import AppError
from app.base.language import tr
from app.domain.rows import UnitRow
from app.domain.units import SECTORS
from app.services import places
from app.ui.pages.members.fields import LineEdit
from app.ui.pages.members.parts import sentence
from app.ui.pages.members.place_edit import PlaceCompletion
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from app.ui.seat import Seat


class UnitDetails(QDialog):
    """For one unit; what was changed is written in one act."""

    def __init__(self, seat: Seat, unit: UnitRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat, self._unit = seat, unit
        self.setWindowTitle(self.tr("Thông tin: {unit}").format(unit=unit.name))
        self.setMinimumWidth(px(480))
        column = FormColumn(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        self.sector = QComboBox()
        self.sector.addItem(self.tr("(theo đơn vị cấp trên)"), "")
        for key, words in SECTORS.items():
            self.sector.addItem(tr(words), key)
        self.sector.setCurrentIndex(max(0, self.sector.findData(unit.sector)))
        column.field(
            self.tr("Khối đối tượng"),
            self.sector,
            self.tr("Biểu số liệu tách đơn vị và đoàn viên theo khối này."),
        )
        self.lines: dict[str, LineEdit] = {}
        for name, label, value in (
            ("place_id", self.tr("Xã, phường và tỉnh nơi đơn vị đóng"), places.full_name(unit.place_id)),
            ("address", self.tr("Địa chỉ"), unit.address),
            ("short_name", self.tr("Tên gọi tắt"), unit.short_name),
            ("code", self.tr("Mã trên hệ thống quốc gia"), unit.code or ""),
            ("phone", self.tr("Điện thoại"), unit.phone),
            ("email", self.tr("Thư điện tử"), unit.email),
        ):
            line = LineEdit(value)
            line.given_up.connect(self.reject)
            column.field(label, line)
            self.lines[name] = line
        PlaceCompletion(self.lines["place_id"])
        self._begun = self._values()
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.reject))
        self.save = Button(self.tr("Ghi"), self._save, kind="primary", key="Ctrl+Return")
        self.save.setDefault(True)
        row.addWidget(self.save)
        column.addLayout(row)

    def _values(self) -> dict[str, str | None]:
        typed: dict[str, str | None] = {name: line.text().strip() for name, line in self.lines.items()}
        return {**typed, "code": typed["code"] or None, "sector": str(self.sector.currentData())}

    def _save(self) -> None:
        changed = {name: value for name, value in self._values().items() if value != self._begun[name]}
        if not changed:
            self.accept()
            return
        self._seat.do(
            self, partial(self._seat.desk.units.set, self._unit.id, **changed),
            told=self.tr("Đã ghi thông tin của {unit}").format(unit=self._unit.name),
            then=lambda _: self.accept(), otherwise=self._refused,
        )  # fmt: skip

    def _refused(self, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            self.fault.setText(sentence(fault))
            self.fault.show()
        else:
            self._seat.tell.error(fault)

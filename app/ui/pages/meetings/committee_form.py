"""A committee that stands already, or is appointed, entered by its names. Owns nothing; the verb refuses what is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.base.clock import today
from app.domain.rows import UnitRow
from app.services.meetings.seating import Person
from app.services.meetings.seats import COMMITTEE_NAMES
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField


class CommitteeForm(QWidget):
    """A committee that stands already, or is appointed: its names, one in a line."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.unit, self.body = QComboBox(), QComboBox()
        words = {
            "committee": self.tr("Ban Chấp hành"),
            "standing": self.tr("Ban Thường vụ"),
            "inspection": self.tr("Ủy ban Kiểm tra"),
        }
        for key in COMMITTEE_NAMES:
            self.body.addItem(words[key], key)
        for combo in (self.unit, self.body):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.term = QLineEdit()
        self.since, self.until = (
            DateField(today=today(seat.desk.clock)),
            DateField(today=today(seat.desk.clock)),
        )
        self.names = QPlainTextEdit()
        self.names.setFixedHeight(px(150))
        self.names.setTabChangesFocus(True)
        self.provisional = QCheckBox(self.tr("Lâm thời, do cấp trên chỉ định"))
        self._column = column = FormColumn(self)
        column.field(self.tr("Đơn vị"), self.unit)
        column.field(self.tr("Ban"), self.body)
        column.field(self.tr("Nhiệm kỳ"), self.term)
        column.field(self.tr("Từ ngày"), self.since)
        column.field(self.tr("Đến ngày"), self.until)
        help_words = self.tr(
            "Mỗi dòng một người. Dòng đầu là bí thư; dòng bắt đầu bằng “pbt:” là phó bí thư."
        )
        column.field(self.tr("Danh sách"), self.names, help_words)
        column.mark(self.provisional)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(Button(self.tr("Lưu danh sách"), self.save, meaning="save"))
        column.addLayout(row)
        column.addStretch(1)

    def set_units(self, units: Sequence[UnitRow], own: str = "") -> None:
        was = self.unit.currentData() or own
        self.unit.clear()
        for one in units:
            self.unit.addItem("  " * one.depth + one.name, one.id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(was)))

    def begin(self) -> None:
        self.names.clear()
        self.since.set_date(today(self._seat.desk.clock))
        self.until.set_date(None)
        self.names.setFocus()

    def save(self) -> None:
        people = [one.strip() for one in self.names.toPlainText().splitlines() if one.strip()]
        self._column.refuse(self.names, "" if people else self.tr("Ghi ít nhất một người."))
        if not people:
            return
        first = "head" if self.body.currentData() == "inspection" else "secretary"
        made = [_person(text, first if at == 0 else "member") for at, text in enumerate(people)]
        act = partial(
            self._seat.desk.committees.set_up, made, body=self.body.currentData(), unit=self.unit.currentData(),
            since=self.since.date(), until=self.until.date(), term=self.term.text(), provisional=self.provisional.isChecked(),
        )  # fmt: skip
        self._seat.do(
            self._seat.bus, act, told=self.tr("Đã lưu danh sách ban."), then=lambda change: self.saved.emit(change.result.row.id)
        )  # fmt: skip


def _person(text: str, post: str) -> Person:
    mark, colon, name = text.partition(":")
    return (
        Person(name.strip(), "deputy") if colon and mark.strip().casefold() == "pbt" else Person(text, post)
    )

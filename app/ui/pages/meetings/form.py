"""The form of a meeting: called anew, or its day, place, chair and secretary corrected."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.meetings.rows import BODIES, WHOLE, MeetingView
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField


class MeetingForm(QWidget):
    """Ctrl+Enter saves, Esc leaves everything as it was."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._id = ""
        self._levels: dict[str, str] = {}
        self.title = QLineEdit()
        self.unit, self.body = QComboBox(), QComboBox()
        for combo in (self.unit, self.body):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        words = {
            "cell": self.tr("Chi đoàn (toàn thể đoàn viên)"),
            "committee": self.tr("Ban Chấp hành"),
            "standing": self.tr("Ban Thường vụ"),
            "congress": self.tr("Đại hội"),
            "conference": self.tr("Hội nghị khác"),
        }
        for key in BODIES:
            self.body.addItem(words[key], key)
        self.unit.currentIndexChanged.connect(lambda _: self._suit())
        self.day = DateField(today=today(seat.desk.clock))
        self.clock, self.place = QLineEdit(), QLineEdit()
        self.clock.setPlaceholderText(self.tr("19h30"))
        self.online = QCheckBox(self.tr("Họp trực tuyến"))
        self.chair, self.secretary = QLineEdit(), QLineEdit()
        self.agenda, self.guests, self.note = QPlainTextEdit(), QPlainTextEdit(), QLineEdit()
        self.agenda.setFixedHeight(px(84))
        self.guests.setFixedHeight(px(56))
        for area in (self.agenda, self.guests):
            area.setTabChangesFocus(True)
        self._column = column = FormColumn(self)
        column.field(self.tr("Tên cuộc họp"), self.title)
        column.field(self.tr("Đơn vị"), self.unit)
        column.field(
            self.tr("Ai họp"),
            self.body,
            self.tr("Danh sách dự họp lấy từ đoàn viên hoặc ủy viên của đơn vị."),
        )
        column.field(self.tr("Ngày"), self.day)
        column.field(self.tr("Giờ"), self.clock)
        column.field(self.tr("Địa điểm"), self.place)
        column.mark(
            self.online,
            self.tr("Không dùng khi bỏ phiếu kín, xếp loại, kết nạp, xóa tên, kỷ luật, công tác cán bộ."),
        )
        column.field(self.tr("Chủ trì"), self.chair)
        column.field(self.tr("Thư ký"), self.secretary)
        self._agenda_label = column.field(self.tr("Nội dung, mỗi dòng một mục"), self.agenda)
        column.field(self.tr("Khách mời"), self.guests)
        column.field(self.tr("Lưu ý trong giấy mời"), self.note)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(Button(self.tr("Lưu cuộc họp"), self.save, meaning="save"))
        column.addLayout(row)
        column.addStretch(1)  # fmt: skip

    def set_units(self, units: Sequence[UnitRow], own: str = "") -> None:
        """Units to choose from, ours first chosen; what is chosen stays."""
        was = self.unit.currentData() or own
        self.unit.clear()
        self._levels = {one.id: one.level for one in units}
        for one in units:
            if one.valid_to is None:
                self.unit.addItem("  " * one.depth + one.name, one.id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(was)))

    def _suit(self) -> None:
        """All members meet in a chi đoàn, elsewhere its committee."""
        whole = self._levels.get(str(self.unit.currentData()), "") in WHOLE
        if self.body.currentData() in ("cell", "committee"):
            self.body.setCurrentIndex(self.body.findData("cell" if whole else "committee"))

    def begin(self, view: MeetingView | None) -> None:
        """For a new meeting, or to change one."""
        self._id = view.row.id if view else ""
        row = view.row if view else None
        self.title.setText(row.title if row else "")
        if row is not None:
            self.unit.setCurrentIndex(self.unit.findData(row.unit_id))
            self.body.setCurrentIndex(self.body.findData(row.body))
        else:
            self._suit()
        self.day.set_date(row.held_on if row else today(self._seat.desk.clock))
        for editor, words in (
            (self.clock, row.starts_at if row else ""), (self.place, row.place if row else ""),
            (self.chair, row.chair if row else ""), (self.secretary, row.secretary if row else ""),
            (self.note, view.note if view else ""),
        ):  # fmt: skip
            editor.setText(words)
        self.online.setChecked(bool(row and row.online))
        self.guests.setPlainText(view.guests if view else "")
        self.agenda.clear()
        for widget in (self.unit, self.body):
            widget.setEnabled(view is None)
        for shown in (self.agenda, self._agenda_label):
            shown.setVisible(view is None)
        self._column.refuse(self.title, "")
        self._column.refuse(self.day, "")
        self._column.refuse(self.clock, "")
        self.title.setFocus()

    def save(self) -> None:
        """Call the meeting or change it."""
        day = self.day.date()
        self._column.refuse(self.title, "" if self.title.text().strip() else self.tr("Ghi tên cuộc họp."))
        self._column.refuse(self.day, "" if day else self.tr("Ghi ngày dạng 05/03/2026."))
        if day is None or not self.title.text().strip():
            return
        fields = {
            "starts_at": self.clock.text(), "place": self.place.text(), "online": self.online.isChecked(),
            "chair": self.chair.text(), "secretary": self.secretary.text(), "guests": self.guests.toPlainText(),
            "note": self.note.text(),
        }  # fmt: skip
        meetings = self._seat.desk.meetings
        if self._id:
            act = partial(meetings.edit, self._id, title=self.title.text(), held_on=day, **fields)  # type: ignore[arg-type]
        else:
            act = partial(
                meetings.call, self.title.text(), body=self.body.currentData(), held_on=day, unit=self.unit.currentData(),
                agenda=self.agenda.toPlainText().splitlines(), **fields,  # type: ignore[arg-type]
            )  # fmt: skip
        self._seat.do(
            self._seat.bus, act, told=self.tr("Đã lưu cuộc họp."), then=self._over, otherwise=self._refused
        )

    def _over(self, change: Change[MeetingView]) -> None:
        self.saved.emit(change.result.row.id)

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError) and error.code == "HOP-004":
            self._column.refuse(self.clock, f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

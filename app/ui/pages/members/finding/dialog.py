"""Conditions of the list, one field each; what is left empty asks nothing. A name keeps them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from app.base.errors import AppError
from app.base.language import tr
from app.domain.members import GRADE_NAMES, STATUS_NAMES
from app.services.member_codes import labels
from app.services.member_fields import SEXES, sex_name
from app.services.member_find import FIELDS, read
from app.services.roster import WANTING, Filters, label
from app.ui.pages.members.parts import sentence
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.words import Words

if TYPE_CHECKING:
    from app.ui.seat import Seat

_TYPED: Final = ("age_from", "age_to", "joined_from", "joined_to", "grade_period", "grows_out")
_LEFT: Final = ("status", "sex", "age_from", "age_to", "position", "joined_from", "joined_to")
_RIGHT: Final = ("ethnicity", "religion", "education", "grade", "grade_period", "grows_out")


class FilterDialog(QDialog):
    """``taken`` carries Filters."""

    taken = Signal(object)

    def __init__(self, seat: Seat, filters: Filters, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.setWindowTitle(self.tr("Lọc đoàn viên"))
        self.setMinimumWidth(px(620))
        column = FormColumn(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        sides = QHBoxLayout()
        sides.setSpacing(Space.WIDE)
        self.fields: dict[str, QWidget] = {}
        for names in (_LEFT, _RIGHT):
            side = FormColumn()
            for name in names:
                self.fields[name] = self._editor(name, getattr(filters, name))
                words = tr(FIELDS[name])
                side.field(words[:1].upper() + words[1:], self.fields[name])
            side.addStretch(1)
            sides.addLayout(side, 1)
        column.addLayout(sides)
        column.addWidget(Words(self.tr("Hồ sơ còn thiếu")))
        column.addLayout(self._gaps(filters))
        self.owes = QCheckBox(self.tr("Còn nợ đoàn phí"))
        self.owes.setChecked(filters.owes_fees)
        column.mark(self.owes)
        self.name = QLineEdit()
        self.name.setMaxLength(100)
        column.field(self.tr("Lưu với tên (bỏ trống: không lưu)"), self.name)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.reject))
        self.take = Button(self.tr("Lọc"), self._take, kind="primary")
        self.take.setDefault(True)
        row.addWidget(self.take)
        column.addLayout(row)

    def _editor(self, name: str, value: Any) -> QWidget:
        if name in _TYPED:
            line = QLineEdit(shown_day(value) if name.startswith("joined") else str(value or ""))
            if name == "grows_out":
                line.setPlaceholderText(str(self._seat.desk.member_filters.year))
            return line
        box = QComboBox()
        box.addItem(self.tr("(bất kỳ)"), "")
        for key, words in self._choices(name):
            box.addItem(words, key)
        box.setCurrentIndex(max(0, box.findData(value)))
        return box

    def _choices(self, name: str) -> list[tuple[str, str]]:
        if name in ("status", "grade"):
            named = STATUS_NAMES if name == "status" else GRADE_NAMES
            return [(str(key), tr(words)) for key, words in named.items()]
        if name == "position":
            return [("*", self.tr("có chức vụ")), *((one, one) for one in labels("union_position"))]
        if name == "sex":
            return [(one, sex_name(one)) for one in SEXES]
        return [(one, one) for one in labels(name)]

    def _gaps(self, filters: Filters) -> QGridLayout:
        grid = QGridLayout()
        self.gaps = {name: QCheckBox(label(name)) for name in WANTING}
        for at, (name, box) in enumerate(self.gaps.items()):
            box.setChecked(name in filters.lacking)
            grid.addWidget(box, at // 3, at % 3)
        return grid

    def _settings(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name, editor in self.fields.items():
            if isinstance(editor, QComboBox):
                found[name] = str(editor.currentData())
            elif isinstance(editor, QLineEdit):
                found[name] = editor.text().strip()
        found["lacking"] = ",".join(name for name, box in self.gaps.items() if box.isChecked())
        found["owes_fees"] = "1" if self.owes.isChecked() else ""
        return {name: value for name, value in found.items() if value}

    def _take(self) -> None:
        try:
            filters = read(self._settings())
        except AppError as fault:
            self._refuse(fault)
            return
        name = self.name.text().strip()
        if not name:
            self._done(filters)
            return
        self._seat.do(
            self, partial(self._seat.desk.member_filters.save, name, filters),
            told=self.tr("Đã lưu bộ lọc {name}").format(name=name),
            then=lambda _: self._done(filters), otherwise=self._refuse,
        )  # fmt: skip

    def _done(self, filters: Filters) -> None:
        self.taken.emit(filters)
        self.accept()

    def _refuse(self, fault: BaseException) -> None:
        if isinstance(fault, AppError):
            self.fault.setText(sentence(fault))
            self.fault.show()
        else:
            self._seat.tell.error(fault)

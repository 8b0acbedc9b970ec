"""Yearly grading of one chi đoàn, entered by keyboard: a row for each member, digits 1-4 for the grade, Enter goes down."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.bootstrap import Desk
from app.domain.grading import NEW_GRADES, grade_of
from app.domain.members import GRADE_NAMES, Status, named
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.operations.running import OperationDetail
from app.ui.pages.meetings.room_parts import buttons_row
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.words import Words

_NAME, _ACTIVITIES, _TRAINING, _OWN, _GRADE, _YES, _REMARK = range(7)
_EACH: Final = {_ACTIVITIES: "activities", _OWN: "own_grade", _GRADE: "grade", _YES: "yes", _REMARK: "remark"}


class GradeGrid(QTableWidget):
    """In a column of grades a digit writes the grade; Enter goes to the next member."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 7, parent)
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.horizontalHeader().setSectionResizeMode(_REMARK, QHeaderView.ResizeMode.Stretch)
        for at, width in (
            (_NAME, 190),
            (_ACTIVITIES, 92),
            (_TRAINING, 120),
            (_OWN, 170),
            (_GRADE, 170),
            (_YES, 84),
        ):
            self.setColumnWidth(at, px(width))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        column, row = self.currentColumn(), self.currentRow()
        digit = event.text()
        if column in (_OWN, _GRADE) and digit in ("1", "2", "3", "4"):
            self.put_grade(row, column, NEW_GRADES[int(digit) - 1])
            self._down()
        elif column in (_OWN, _GRADE) and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.put_grade(row, column, "")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self._down()
        else:
            super().keyPressEvent(event)

    def put_grade(self, row: int, column: int, grade: str) -> None:
        item = self.item(row, column)
        if item is not None:
            item.setText(named(GRADE_NAMES, grade) if grade else "")
            item.setData(Qt.ItemDataRole.UserRole, grade)

    def _down(self) -> None:
        if self.currentRow() + 1 < self.rowCount():
            self.setCurrentCell(self.currentRow() + 1, self.currentColumn())


class GradingView(QWidget):
    """Choose chi đoàn and year; begin or go on; the steps as buttons."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.detail: OperationDetail | None = None
        self._latest = Latest(seat.run, self)
        self.unit = QComboBox()
        self.unit.setAccessibleName(self.tr("Chi đoàn"))
        self.unit.setMinimumWidth(px(200))
        self.unit.activated.connect(lambda _: self.look_anew())
        self.period = QLineEdit(str(today(seat.desk.clock).year))
        self.period.setAccessibleName(self.tr("Năm"))
        self.period.setToolTip(self.tr("Năm (2026), hoặc năm học (2025-2026)"))
        self.period.setFixedWidth(px(110))
        self.period.editingFinished.connect(self.look_anew)
        self.total, self.present = NumberBox(), NumberBox()
        for box, words in ((self.total, self.tr("Tổng số")), (self.present, self.tr("Có mặt"))):
            box.setRange(0, 10_000)
            box.setAccessibleName(words)
        self.state = Words("", "note", wrap=True)
        self.nothing = EmptyState(
            "reports",
            self.tr("Chưa bắt đầu xếp loại cho chi đoàn và năm này"),
            self.tr(
                "Bắt đầu với mọi đoàn viên đang sinh hoạt; có phiếu tự đánh giá, biên bản và báo cáo tổng hợp."
            ),
            self.tr("Bắt đầu xếp loại"),
            self.begin,
        )
        self.counts = QWidget()
        counts = QHBoxLayout(self.counts)
        counts.setContentsMargins(0, 0, 0, 0)
        counts.setSpacing(Space.SMALL)
        for widget in (Words(self.tr("Tổng số")), self.total, Words(self.tr("Có mặt")), self.present):
            counts.addWidget(widget)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        for choice in (
            Words(self.tr("Chi đoàn")),
            self.unit,
            Words(self.tr("Năm")),
            self.period,
            self.counts,
        ):
            top.addWidget(choice)
        top.addStretch(1)
        self.grid = GradeGrid()
        self.grid.setAccessibleName(self.tr("Xếp loại từng đoàn viên"))
        self.grid.setHorizontalHeaderLabels(
            [self.tr("Họ và tên"), self.tr("% hoạt động"), self.tr("Rèn luyện"), self.tr("Tự xếp loại"),
             self.tr("Chi đoàn xếp loại"), self.tr("Tán thành"), self.tr("Nhận xét, lý do chưa xếp")]
        )  # fmt: skip
        self.help = Words(
            self.tr("Phím 1 Xuất sắc · 2 Tốt · 3 Hoàn thành · 4 Không hoàn thành; Enter xuống dòng; ô xếp loại trống: theo tự xếp loại."),
            "note", wrap=True,
        )  # fmt: skip
        self.keep = Button(self.tr("Lưu"), self.save, meaning="save")
        self.go_on = Button("", self.step, meaning="next")
        self.forms = Button(self.tr("Phiếu tự đánh giá"), partial(self._paper, "self-form"), meaning="print")
        self.minutes = Button(self.tr("Biên bản"), partial(self._paper, "minutes"), meaning="print")
        self.summary = Button(self.tr("Báo cáo tổng hợp"), partial(self._paper, "summary"), meaning="print")
        self.acts = buttons_row(self.keep, self.go_on, self.forms, self.minutes, self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(self.state)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.grid, 1)
        column.addWidget(self.help)
        column.addWidget(self.acts)
        self._show(None)

    def set_units(self, units: Sequence[UnitRow]) -> None:
        was = self.unit.currentData()
        self.unit.clear()
        for one in units:
            self.unit.addItem("  " * one.depth + one.name, one.id)
        at = self.unit.findData(was)
        cells = [n for n, one in enumerate(units) if one.level in ("cell", "grassroots-cell")]
        self.unit.setCurrentIndex(at if at >= 0 else next(iter(cells), 0))
        self.look_anew()

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        unit = self.unit.currentData()
        if unit:
            act = partial(_find, self._seat.desk, str(unit), self.period.text().strip())
            self._latest.ask(act, self._show, self._seat.tell.error)

    def _show(self, detail: OperationDetail | None) -> None:
        self.detail = detail
        there = detail is not None
        self.nothing.setVisible(not there)
        for widget in (self.grid, self.help, self.acts, self.counts, self.state):
            widget.setVisible(there)
        if detail is None:
            self.grid.setRowCount(0)
            return
        self.total.setValue(int(detail.data.get("total") or len(detail.members)))
        self.present.setValue(int(detail.data.get("present") or 0))
        waiting = next((one for one in detail.steps if one.done_on is None), None)
        self.go_on.setVisible(waiting is not None)
        self.go_on.setText(waiting.title if waiting else "")
        self.keep.setVisible(waiting is not None)
        said = [self.tr("Bước tiếp: {step}").format(step=waiting.title) if waiting else self.tr("Đã xong.")]
        said += [f"{one.text} ({one.source})" if one.source else one.text for one in detail.findings[:4]]
        if len(detail.findings) > 4:
            said.append(self.tr("và {count} điều nữa").format(count=len(detail.findings) - 4))
        self.state.say("\n".join(said), "due" if detail.findings else "")
        self._fill(detail)

    def _fill(self, detail: OperationDetail) -> None:
        self.grid.setRowCount(len(detail.members))
        for at, one in enumerate(detail.members):
            data = one.data
            texts = {
                _NAME: one.full_name, _ACTIVITIES: data.get("activities"), _YES: data.get("yes"),
                _REMARK: data.get("excused") or data.get("remark"),
                _TRAINING: named(GRADE_NAMES, str(data.get("training") or "")).removesuffix(" nhiệm vụ"),
            }  # fmt: skip
            for column in range(7):
                value = texts.get(column)
                item = QTableWidgetItem("" if value is None else str(value))
                if column in (_NAME, _TRAINING, _OWN, _GRADE):
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column in (_ACTIVITIES, _YES):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.grid.setItem(at, column, item)
            self.grid.put_grade(at, _OWN, str(data.get("own_grade") or ""))
            self.grid.put_grade(at, _GRADE, str(data.get("grade") or ""))
        if detail.members:
            self.grid.setCurrentCell(0, _ACTIVITIES)

    def tally(self) -> dict[str, int]:
        """How many of each grade stand in the grid now."""
        found: dict[str, int] = {}
        for at in range(self.grid.rowCount()):
            data = {
                name: self._value(at, column) for column, name in ((_OWN, "own_grade"), (_GRADE, "grade"))
            }
            grade = grade_of(data)
            found[grade] = found.get(grade, 0) + 1
        return found

    # --- acts ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin with all members of the chi đoàn."""
        act = partial(_begin, self._seat.desk, str(self.unit.currentData()), self.period.text().strip())
        self._seat.do(self._seat.bus, act, then=lambda change: self._show(change.result))

    def save(self) -> None:
        """Keep what stands in the grid."""
        self._write(told=self.tr("Đã lưu."))

    def step(self) -> None:
        """Keep, and take the next step."""
        self._write(step=True)

    def _write(self, *, step: bool = False, told: str = "") -> None:
        detail = self.detail
        if detail is None:
            return
        each = {one.member_id: self._row(at) for at, one in enumerate(detail.members)}
        data: dict[str, Any] = {"total": self.total.value(), "present": self.present.value() or None}
        operations = self._seat.desk.operations
        if step:
            act = partial(operations.step, detail.row.id, data=data, each=each)
        else:
            act = partial(operations.answer, detail.row.id, data=data, each=each)
        self._seat.do(self._seat.bus, act, told=told, then=self._written)

    def _written(self, change: Change[OperationDetail]) -> None:
        self._show(change.result)

    def _row(self, at: int) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for column, name in _EACH.items():
            value = self._value(at, column)
            made[name] = int(value) if column in (_ACTIVITIES, _YES) and value.isdigit() else value
            if column in (_ACTIVITIES, _YES) and not value.isdigit():
                made[name] = None
        ungraded = not made["grade"] and not made["own_grade"]
        made["excused"] = made["remark"] if ungraded else ""
        return made

    def _value(self, at: int, column: int) -> str:
        item = self.grid.item(at, column)
        if item is None:
            return ""
        if column in (_OWN, _GRADE):
            return str(item.data(Qt.ItemDataRole.UserRole) or "")
        return item.text().strip()

    def _paper(self, name: str) -> None:
        detail = self.detail
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getSaveFileName(
            self, self.tr("Lưu tệp"), str(Path(documents) / f"xep-loai-{name}.pdf"), self.tr("PDF (*.pdf)")
        )[0]
        if detail is not None and chosen:
            write = self._seat.desk.operations.write
            job = self._seat.run.long(
                self, lambda progress: write(detail.row.id, (name,), pdf=Path(chosen), progress=progress), title=self.tr("Đang ghi tệp")
            )  # fmt: skip
            done = self.tr("Đã ghi {file}").format(file=Path(chosen).name)
            job.then(lambda _: self._seat.tell.note(done, tone="done"))


def _find(desk: Desk, unit_id: str, period: str) -> OperationDetail | None:
    """The grading of this unit and period, the newest that was not dropped."""
    for row in desk.operations.list(kind="grade"):
        if row.unit_id == unit_id and row.state != "dropped":
            detail = desk.operations.get(row.id)
            if str(detail.data.get("period", "")) == period:
                return detail
    return None


def _begin(desk: Desk, unit_id: str, period: str) -> Change[OperationDetail]:
    ids = [
        one.id for one in desk.members.list(unit=unit_id) if one.status in ("", Status.ACTIVE, Status.GUEST)
    ]
    return desk.operations.act("grade", ids, unit=unit_id, data={"period": period, "total": len(ids)})

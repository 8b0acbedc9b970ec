"""Yearly grading of one chi đoàn: choose it and the year, fill the sheet, take one step after the other, print its papers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.bootstrap import Desk
from app.domain.grading import NEW_GRADES
from app.domain.members import GRADE_NAMES, named
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.operations.running import OperationDetail, StepRow
from app.ui.pages.meetings.grade_grid import ACTIVITIES, GRADE, NAME, OWN, REMARK, TRAINING, YES, GradeGrid
from app.ui.pages.meetings.room_parts import buttons_row
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Words


class GradingView(QWidget):
    """``changed`` when another step is the next one: the page's primary button takes it."""

    changed = Signal()

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
        self.on = DateField(today=today(seat.desk.clock))
        self.on.setAccessibleName(self.tr("Ngày của bước này"))
        self.on.setFixedWidth(px(150))
        self.place, self.chair, self.secretary = QLineEdit(), QLineEdit(), QLineEdit()
        self.unit_grade = QComboBox()
        self.unit_grade.setAccessibleName(self.tr("Xếp loại chi đoàn"))
        self.unit_grade.addItem("", "")
        for grade in NEW_GRADES:
            self.unit_grade.addItem(named(GRADE_NAMES, grade), str(grade))
        self.meeting, self.judged = QWidget(), QWidget()
        self.facts = self._facts()
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
        for widget in (
            Words(self.tr("Tổng số")),
            self.total,
            Words(self.tr("Có mặt")),
            self.present,
        ):
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
            self.tr(
                "Phím 1 Xuất sắc · 2 Tốt · 3 Hoàn thành · 4 Không hoàn thành; Enter xuống dòng; Ctrl+D điền ô này cho các ô trống bên dưới; ô xếp loại trống: theo tự xếp loại."
            ),
            "note", wrap=True,
        )  # fmt: skip
        self.keep = Button(self.tr("Lưu"), self.save, meaning="save")
        self.fill = Button(self.tr("Điền xuống"), self.grid.fill_down, meaning="next")
        self.way = Button(self.tr("Mở ở Nghiệp vụ"), self.open_operation, kind="quiet", meaning="link")
        self.forms = Button(self.tr("Phiếu tự đánh giá"), partial(self._paper, "self-form"), meaning="print")
        self.minutes = Button(self.tr("Biên bản"), partial(self._paper, "minutes"), meaning="print")
        self.summary = Button(self.tr("Báo cáo tổng hợp"), partial(self._paper, "summary"), meaning="print")
        self.acts = buttons_row(self.keep, self.fill, self.forms, self.minutes, self.summary, self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(top)
        column.addWidget(self.facts)
        column.addWidget(self.state)
        column.addWidget(self.nothing, 1)
        column.addWidget(self.grid, 1)
        column.addWidget(self.help)
        column.addWidget(self.acts)
        self._show(None)

    def _facts(self) -> QWidget:
        """What the next step asks of the whole: its day; of the meeting its place and who led it; the chi đoàn's own grade."""
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(Words(self.tr("Ngày")))
        row.addWidget(self.on)
        inner = QHBoxLayout(self.meeting)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        for line, words in (
            (self.place, self.tr("Nơi họp")),
            (self.chair, self.tr("Chủ trì")),
            (self.secretary, self.tr("Thư ký")),
        ):
            line.setAccessibleName(words)
            label = Words(words)
            label.setBuddy(line)
            inner.addWidget(label)
            inner.addWidget(line, 1)
        row.addWidget(self.meeting, 1)
        inner = QHBoxLayout(self.judged)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        inner.addWidget(Words(self.tr("Xếp loại chi đoàn")))
        inner.addWidget(self.unit_grade)
        inner.addStretch(1)
        row.addWidget(self.judged, 1)
        return made

    def set_units(self, units: Sequence[UnitRow]) -> None:
        was = self.unit.currentData()
        self.unit.clear()
        units = [one for one in units if one.valid_to is None]
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
        other = self.detail is None or detail is None or self.detail.row.id != detail.row.id
        stepped = other or self.waiting() != _waiting(detail)
        self.detail = detail
        there = detail is not None
        self.nothing.setVisible(not there)
        for widget in (self.grid, self.help, self.acts, self.counts, self.state):
            widget.setVisible(there)
        self.facts.setVisible(_waiting(detail) is not None)
        if stepped:
            self.changed.emit()
        if detail is None:
            self.grid.setRowCount(0)
            return
        if stepped:
            self._show_facts(detail)
        self.total.setValue(int(detail.data.get("total") or len(detail.members)))
        self.present.setValue(int(detail.data.get("present") or 0))
        waiting = _waiting(detail)
        for button in (self.keep, self.fill):
            button.setVisible(waiting is not None)
        done = [f"{one.title} {one.done_on:%d/%m/%Y}" for one in detail.steps if one.done_on]
        said = [self.tr("Đã làm: {steps}.").format(steps="; ".join(done))] if done else []
        said.append(
            self.tr("Bước tiếp: {step}").format(step=waiting.title) if waiting else self.tr("Đã xong.")
        )
        said += [f"{one.text} ({one.source})" if one.source else one.text for one in detail.findings[:4]]
        if len(detail.findings) > 4:
            said.append(self.tr("và {count} điều nữa").format(count=len(detail.findings) - 4))
        self.state.say("\n".join(said), "due" if detail.findings else "")
        self._fill(detail)

    def _show_facts(self, detail: OperationDetail) -> None:
        """The fields of the next step, with what was answered before."""
        waiting = _waiting(detail)
        self.on.set_date(today(self._seat.desk.clock))
        for line, name in ((self.place, "place"), (self.chair, "chair"), (self.secretary, "secretary")):
            line.setText(str(detail.data.get(name) or ""))
        at = self.unit_grade.findData(str(detail.data.get("unit_grade") or ""))
        self.unit_grade.setCurrentIndex(max(0, at))
        step = waiting.step if waiting else ""
        self.meeting.setVisible(step in ("self", "vote"))
        self.judged.setVisible(step in ("send", "approve"))

    def waiting(self) -> StepRow | None:
        """The next step of the grading in sight."""
        return _waiting(self.detail)

    def _fill(self, detail: OperationDetail) -> None:
        self.grid.setRowCount(len(detail.members))
        for at, one in enumerate(detail.members):
            data = one.data
            texts = {
                NAME: one.full_name, ACTIVITIES: data.get("activities"), YES: data.get("yes"),
                REMARK: data.get("excused") or data.get("remark"),
                TRAINING: named(GRADE_NAMES, str(data.get("training") or "")).removesuffix(" nhiệm vụ"),
            }  # fmt: skip
            for column in range(7):
                value = texts.get(column)
                item = QTableWidgetItem("" if value is None else str(value))
                if column in (NAME, TRAINING, OWN, GRADE):
                    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                if column in (ACTIVITIES, YES):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.grid.setItem(at, column, item)
            self.grid.put_grade(at, OWN, str(data.get("own_grade") or ""))
            self.grid.put_grade(at, GRADE, str(data.get("grade") or ""))
        if detail.members:
            self.grid.setCurrentCell(0, ACTIVITIES)

    def tally(self) -> dict[str, int]:
        """How many of each grade stand in the grid now."""
        found: dict[str, int] = {}
        for at in range(self.grid.rowCount()):
            grade = self.grid.grade_at(at, GRADE) or self.grid.grade_at(at, OWN)
            found[grade] = found.get(grade, 0) + 1
        return found

    # --- acts ---------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Begin with all members of the chi đoàn."""
        act = partial(_begin, self._seat.desk, str(self.unit.currentData()), self.period.text().strip())
        self._seat.do(self._seat.bus, act, then=lambda _: self.look_anew())

    def save(self) -> None:
        """Keep what stands in the grid."""
        self._write(told=self.tr("Đã lưu."))

    def step(self) -> None:
        """Keep, and take the next step."""
        waiting = self.waiting()
        if waiting is not None:
            self._write(step=True, told=self.tr("Đã ghi nhận: {step}").format(step=waiting.title))

    def open_operation(self) -> None:
        """Where papers are signed and numbered."""
        if self.detail is not None:
            self._seat.go("operations", self.detail.row.id)

    def _write(self, *, step: bool = False, told: str = "") -> None:
        detail = self.detail
        if detail is None:
            return
        each = {one.member_id: self.grid.answers(at) for at, one in enumerate(detail.members)}
        data: dict[str, Any] = {"total": self.total.value(), "present": self.present.value() or None}
        for line, name in ((self.place, "place"), (self.chair, "chair"), (self.secretary, "secretary")):
            data[name] = line.text()
        data["unit_grade"] = str(self.unit_grade.currentData() or "")
        operations = self._seat.desk.operations
        if step:
            act = partial(operations.step, detail.row.id, on=self.on.date(), data=data, each=each)
        else:
            act = partial(operations.answer, detail.row.id, data=data, each=each)
        self._seat.do(self._seat.bus, act, told=told, then=self._written)

    def _written(self, change: Change[OperationDetail]) -> None:
        self._show(change.result)

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
    ids = desk.operations.crew(unit_id)
    return desk.operations.act("grade", ids, unit=unit_id, data={"period": period, "total": len(ids)})


def _waiting(detail: OperationDetail | None) -> StepRow | None:
    return next((one for one in detail.steps if one.done_on is None), None) if detail else None

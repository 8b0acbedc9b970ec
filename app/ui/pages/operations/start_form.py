"""A new operation: which, with whom, what has to be said; what the rules say of it stands beside while one fills it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.domain.operations.facts import RuleFinding
from app.domain.operations.plan import Plan
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.operations.people import Newcomer, from_sheet, typed_people
from app.services.operations.running import OperationDetail
from app.ui.pages.operations.ask_form import AskForm
from app.ui.pages.operations.findings import Findings
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.words import Words

_SHEETS = "*.xlsx *.xls *.ods *.csv"


class StartForm(QWidget):
    """``begin`` shows it; ``start`` writes; then ``started`` with the new operation's id, or ``left``."""

    started = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.plan: Plan | None = None
        self.people: dict[str, str] = {}
        """Name by id."""
        self._each: dict[str, dict[str, Any]] = {}
        self._from_file: tuple[Newcomer, ...] = ()
        self._checking = Latest(seat.run, self, delay=200)
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Đoàn viên được chọn"))
        self.finder = RecordFinder(seat, self.tr("Thêm đoàn viên: gõ tên"), kinds=("member",))
        self.finder.picked.connect(lambda _, member_id, title: self.add_people({member_id: title}))
        self.drop = Button(self.tr("Bỏ người đang chọn"), self._drop, kind="quiet", meaning="close")
        self.new_names = QPlainTextEdit()
        self.new_names.setPlaceholderText(self.tr("Mỗi dòng một người: Họ và tên; ngày sinh; giới tính"))
        self.new_names.setFixedHeight(px(96))
        self.new_names.setTabChangesFocus(True)
        self.file = Button(
            self.tr("Lấy từ bảng Excel, CSV …"), self._choose_file, kind="quiet", meaning="open"
        )
        self.file_note = Words("", "note", wrap=True)
        self.unit = QComboBox()
        self.on = DateField(today=today(seat.desk.clock))
        self.asks = AskForm()
        self.asks.changed.connect(self._check)
        self.findings = Findings()
        self._lay_out()
        seat.read(self, seat.desk.units.tree, self._fill_units)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.findings)
        column.addWidget(self.names)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.finder)
        self.fresh = QWidget()
        form = FormColumn(self.fresh)
        form.field(self.tr("Người chưa có hồ sơ"), self.new_names)
        form.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(self.file_note)
        form.field(self.tr("Chi đoàn"), self.unit)
        column.addWidget(self.fresh)
        day = QWidget()
        FormColumn(day).field(self.tr("Ngày"), self.on)
        column.addWidget(day)
        column.addWidget(self.asks)
        column.addStretch(1)

    # --- what is to begin ---------------------------------------------------------------------------------

    def begin(
        self,
        plan: Plan,
        people: Mapping[str, str],
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        """``people``: name by id. ``data``, ``each``: answers to begin with."""
        self.plan, self.people = plan, dict(people)
        self._each = {one: dict(answers) for one, answers in (each or {}).items()}
        self._from_file = ()
        self.heading.setText(plan.title)
        self.about.setText(f"{plan.who}. {plan.source}.")
        self.new_names.clear()
        self.file_note.clear()
        self.on.set_date(today(self._seat.desk.clock))
        given = {one.name: one.default for one in plan.asks if one.default and not one.each}
        self.asks.ask(plan, "", {**given, **(data or {})}, list(people.items()), self._each)
        self._show_people()

    def add_people(self, people: Mapping[str, str]) -> None:
        self.people.update(people)
        self._show_people()

    def start(self) -> None:
        """Write it."""
        if self.plan is None:
            return
        new = (*typed_people(self.new_names.toPlainText()), *self._from_file)
        act = partial(
            self._seat.desk.operations.act,
            self.plan.kind,
            list(self.people),
            on=self.on.date(),
            data=self.asks.given(),
            each=self.asks.each(),
            new=new if self.plan.first else (),
            unit=(str(self.unit.currentData() or "") or None) if new and self.plan.first else None,
        )
        self._seat.do(
            self, act, told=self.tr("Đã lập: {title}").format(title=self.plan.menu), then=self._started
        )

    def _started(self, change: Change[OperationDetail]) -> None:
        self.started.emit(change.result.row.id)

    # --- people -------------------------------------------------------------------------------------------

    def _show_people(self) -> None:
        self.names.clear()
        for member_id, name in self.people.items():
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, member_id)
            self.names.addItem(item)
        self.names.setVisible(bool(self.people))
        self.names.setFixedHeight(min(6, max(1, len(self.people))) * px(28) + px(8))
        self.drop.setVisible(bool(self.people))
        self.fresh.setVisible(self.plan is not None and self.plan.first and not self.people)
        self.asks.set_people(list(self.people.items()), self._each)
        self._check()

    def _drop(self) -> None:
        item = self.names.currentItem()
        if item is not None:
            self.people.pop(str(item.data(Qt.ItemDataRole.UserRole)), None)
            self._show_people()

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Danh sách"), "", f"{self.tr('Bảng')} ({_SHEETS})"
        )
        if name:
            self.read_file(Path(name))

    def read_file(self, path: Path) -> None:
        """People of a list, read off this thread."""
        job = self._seat.run.long(
            self, lambda told: from_sheet(path, progress=told), title=self.tr("Đang đọc danh sách")
        )
        job.then(self._read).otherwise(self._seat.tell.error)

    def _read(self, found: Sequence[Newcomer]) -> None:
        self._from_file = tuple(found)
        self.file_note.setText(self.tr("{n} người trong bảng").format(n=len(found)))

    def _fill_units(self, rows: Sequence[UnitRow]) -> None:
        self.asks.set_units(rows)
        self.unit.clear()
        for one in rows:
            if one.valid_to is None:
                self.unit.addItem("   " * one.depth + one.name, one.id)
        cells = [at for at, one in enumerate(rows) if one.level == "cell" and one.valid_to is None]
        if cells:
            self.unit.setCurrentIndex(max(0, self.unit.findData(rows[cells[0]].id)))

    # --- the rules ----------------------------------------------------------------------------------------

    def _check(self) -> None:
        if self.plan is None or not self.people:
            self.findings.say(())
            return
        act = partial(
            self._seat.desk.operations.check, self.plan.kind, list(self.people), on=self.on.date(), data=self.asks.given(),
            each=self.asks.each(),
        )  # fmt: skip
        self._checking.ask(act, self._judged, lambda _: None)

    def _judged(self, found: Sequence[RuleFinding]) -> None:
        self.findings.say(found)

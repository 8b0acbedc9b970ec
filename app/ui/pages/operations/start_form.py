"""A new operation: which, with whom, what has to be said; what the rules say of it stands beside while one fills it in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.domain.operations.facts import RuleFinding
from app.domain.operations.plan import Plan, holds
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.operations.people import Newcomer, from_sheet, typed_people
from app.services.operations.running import OperationDetail
from app.ui.pages.operations.ask_form import AskForm
from app.ui.pages.operations.findings import Findings, Summary
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.words import Words

_NAMES = 6
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
        self._cells: list[str] = []
        self._checking = Latest(seat.run, self, delay=200)
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.names = QListWidget()
        self.names.setAccessibleName(self.tr("Đoàn viên được chọn"))
        self.finder = RecordFinder(seat, self.tr("Thêm đoàn viên: gõ tên"), kinds=("member",))
        self.finder.picked.connect(lambda _, member_id, title: self.add_people({member_id: title}))
        self.drop = Button(self.tr("Bỏ người đang chọn"), self._drop, kind="quiet", meaning="close")
        self.crew = Button(
            self.tr("Thêm cả một chi đoàn …"), self.open_units, kind="quiet", meaning="members"
        )
        self._units: tuple[UnitRow, ...] = ()
        self.new_names = QPlainTextEdit()
        self.new_names.setPlaceholderText(self.tr("Mỗi dòng một người: Họ và tên; ngày sinh; giới tính"))
        self.new_names.setFixedHeight(px(96))
        self.new_names.setTabChangesFocus(True)
        self.file = Button(
            self.tr("Lấy từ bảng Excel, CSV …"), self._choose_file, kind="quiet", meaning="open"
        )
        self.file_note = Words("", "note", wrap=True)
        self.no_file = Button(self.tr("Bỏ bảng này"), self._forget_file, kind="quiet", meaning="close")
        self.unit = QComboBox()
        self.unit_part = QWidget()
        self.on = DateField(today=today(seat.desk.clock))
        self.asks = AskForm(seat)
        self.asks.changed.connect(self._answered)
        self.new_names.textChanged.connect(self._check)
        self.unit.activated.connect(lambda _: self._check())
        self.on.date_changed.connect(lambda _: self._check())
        self.seen = Summary()
        self.findings = Findings()
        self._lay_out()
        seat.read(self, seat.desk.units.tree, self._fill_units)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.seen)
        column.addWidget(self.names)
        column.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.finder)
        column.addWidget(self.crew, 0, Qt.AlignmentFlag.AlignLeft)
        self.fresh = QWidget()
        form = FormColumn(self.fresh)
        form.field(self.tr("Người chưa có hồ sơ"), self.new_names)
        form.addWidget(self.file, 0, Qt.AlignmentFlag.AlignLeft)
        form.addWidget(self.file_note)
        form.addWidget(self.no_file, 0, Qt.AlignmentFlag.AlignLeft)
        self._unit_form = FormColumn(self.unit_part)
        self._unit_form.field(self.tr("Chi đoàn"), self.unit)
        form.addWidget(self.unit_part)
        column.addWidget(self.fresh)
        day = QWidget()
        self._day_form = FormColumn(day)
        self._day_form.field(self.tr("Ngày"), self.on)
        column.addWidget(day)
        column.addWidget(self.asks)
        column.addWidget(self.findings)
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
        self._show_file("")
        self._preset_unit()
        self.on.set_date(today(self._seat.desk.clock))
        given = {one.name: one.default for one in plan.asks if one.default and not one.each}
        self.asks.ask(plan, "", {**given, **(data or {})}, list(people.items()), self._each)
        self._show_people()

    def add_people(self, people: Mapping[str, str]) -> None:
        self.people.update(people)
        self._show_people()

    def open_units(self) -> None:
        """A menu of the units that are there."""
        menu = QMenu(self)
        for one in self._units:
            menu.addAction("   " * one.depth + one.name, partial(self.add_unit, one.id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.crew.mapToGlobal(QPoint(0, self.crew.height() + Space.TIGHT)))

    def add_unit(self, unit_id: str) -> None:
        """Everybody who takes part in a unit's life now."""
        operations = self._seat.desk.operations
        self._seat.read(self, lambda: operations.names(operations.crew(unit_id)), self.add_people)

    def start(self) -> None:
        """Write it."""
        if self.plan is None or not self._whole():
            return
        act = partial(
            self._seat.desk.operations.act,
            self.plan.kind,
            list(self.people),
            on=self.on.date(),
            data=self.asks.given(),
            each=self.asks.each(),
            new=self._new(),
            unit=self._unit(),
        )
        self._seat.do(
            self, act, told=self.tr("Đã lập: {title}").format(title=self.plan.menu), then=self._started
        )

    def _whole(self) -> bool:
        """Whether nothing is missing that only a person can say; what is missing is marked in its place."""
        no_day = self.on.is_wrong()
        no_unit = bool(self._new()) and self.unit_part.isVisibleTo(self.fresh) and not self.unit.currentData()
        self._day_form.refuse(self.on, self.tr("Ghi ngày như 26/3/2026.") if no_day else "")
        self._unit_form.refuse(self.unit, self.tr("Chọn chi đoàn của những người này.") if no_unit else "")
        for wrong, editor in ((no_unit, self.unit), (no_day, self.on)):
            if wrong:
                editor.setFocus()
        return not (no_day or no_unit)

    def _new(self) -> tuple[Newcomer, ...]:
        """People without a record, where this operation takes such."""
        if not self._takes_new():
            return ()
        return (*typed_people(self.new_names.toPlainText()), *self._from_file)

    def _takes_new(self) -> bool:
        return self.plan is not None and self.plan.first and holds(self.plan.first_when, self.asks.data())

    def _unit(self) -> str | None:
        """The chi đoàn of those who have no record; where it is asked as an answer, that says it."""
        said = self.asks.data().get("to_unit") if self._asks_unit() else self.unit.currentData()
        return str(said or "") or None if self._new() else None

    def _asks_unit(self) -> bool:
        return self.plan is not None and any(one.name == "to_unit" for one in self.plan.asks)

    def _answered(self) -> None:
        self._show_fresh()
        self._check()

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
        self._show_fresh()
        self.asks.set_people(list(self.people.items()), self._each)
        self._check()

    def _show_fresh(self) -> None:
        typed = bool(self._from_file) or bool(self.new_names.toPlainText().strip())
        self.fresh.setVisible(self._takes_new() and (typed or not self.people))
        self.unit_part.setVisible(not self._asks_unit())

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
        names = [one.full_name for one in found]
        more = self.tr(" và {n} người nữa").format(n=len(names) - _NAMES) if len(names) > _NAMES else ""
        self._show_file(
            self.tr("{n} người trong bảng: {names}").format(
                n=len(names), names=", ".join(names[:_NAMES]) + more
            )
        )
        self._check()

    def _forget_file(self) -> None:
        self._from_file = ()
        self._show_file("")
        self._check()

    def _show_file(self, words: str) -> None:
        self.file_note.setText(words)
        for widget in (self.file_note, self.no_file):
            widget.setVisible(bool(words))

    def _fill_units(self, rows: Sequence[UnitRow]) -> None:
        self._units = tuple(one for one in rows if one.valid_to is None)
        self.asks.set_units(rows)
        self.unit.clear()
        self.unit.addItem(self.tr("Chọn chi đoàn"), "")
        for one in rows:
            if one.valid_to is None:
                self.unit.addItem("   " * one.depth + one.name, one.id)
        self._cells = [one.id for one in rows if one.level == "cell" and one.valid_to is None]
        self._preset_unit()

    def _preset_unit(self) -> None:
        """Where there is one chi đoàn nobody has to choose; of several none is taken for granted."""
        self.unit.setCurrentIndex(max(0, self.unit.findData(self._cells[0])) if len(self._cells) == 1 else 0)

    # --- the rules ----------------------------------------------------------------------------------------

    def _check(self) -> None:
        new = self._new()
        if self.plan is None or not (self.people or new):
            self._checking.drop()
            self._judged(())
            return
        act = partial(
            self._seat.desk.operations.check, self.plan.kind, list(self.people), on=self.on.date(), data=self.asks.given(),
            each=self.asks.each(), new=new, unit=self._unit(),
        )  # fmt: skip
        self._checking.ask(act, self._judged, lambda _: None)

    def _judged(self, found: Sequence[RuleFinding]) -> None:
        self.findings.say(found)
        self.seen.count(found)

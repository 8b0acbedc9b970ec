"""One operation: its steps with their days, what the next one asks, what the rules say, who was voted out."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.operations.kind import FAILED
from app.services.operations.plans import plan_of
from app.services.operations.running import OperationDetail, StepRow
from app.ui.pages.operations.ask_form import AskForm
from app.ui.pages.operations.findings import Findings
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Heading, IconLabel, Words

_NAMES = 6


class OperationView(QWidget):
    """``take_step`` records the next step; ``stepped`` when it was taken."""

    stepped = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.found: OperationDetail | None = None
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.out = Words("", "note", tone="late", wrap=True)
        self._steps = QVBoxLayout()
        self._steps.setSpacing(Space.SMALL)
        self.next = Heading("")
        self.on = DateField(today=today(seat.desk.clock))
        self.who = QLineEdit()
        self.asks = AskForm()
        self.findings = Findings()
        self.form = QWidget()
        form = FormColumn(self.form)
        form.head("")
        form.addWidget(self.next)
        form.addWidget(self.findings)
        form.field(self.tr("Ngày"), self.on)
        form.addWidget(self.asks)
        form.field(self.tr("Người làm"), self.who)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.out)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._steps)
        column.addWidget(self.form)
        column.addStretch(1)
        seat.read(self, seat.desk.units.tree, self._units)

    def _units(self, rows: tuple[UnitRow, ...]) -> None:
        self.asks.set_units(rows)

    def show_operation(self, found: OperationDetail) -> None:
        same = self.found is not None and (self.found.row.id, self.found.row.next_step) == (
            found.row.id,
            found.row.next_step,
        )
        self.found = found
        self.heading.setText(found.row.title)
        names = [one.full_name for one in found.members]
        more = self.tr(" và {n} người nữa").format(n=len(names) - _NAMES) if len(names) > _NAMES else ""
        self.about.setText(", ".join(names[:_NAMES]) + more)
        left = [one.full_name for one in found.members if one.outcome == FAILED]
        self.out.setText(self.tr("Không được thông qua: {names}").format(names=", ".join(left)))
        self.out.setVisible(bool(left))
        self._show_steps(found)
        self.findings.say(found.findings)
        ahead = next((one for one in found.steps if one.done_on is None), None)
        self.form.setVisible(found.row.state == "open" and ahead is not None)
        if ahead is None or same:
            return
        self.next.setText(ahead.title)
        self.on.set_date(today(self._seat.desk.clock))
        self.who.clear()
        people = [(one.member_id, one.full_name) for one in found.members if one.outcome != FAILED]
        known = {one.member_id: one.data for one in found.members}
        self.asks.ask(plan_of(found.row.kind), ahead.step, found.data, people, known)

    def take_step(self) -> None:
        """The next step is done: as the form says."""
        if self.found is None or self.found.row.state != "open":
            return
        act = partial(
            self._seat.desk.operations.step,
            self.found.row.id,
            on=self.on.date(),
            who=self.who.text(),
            data=self.asks.given(),
            each=self.asks.each(),
        )
        told = self.tr("Đã ghi nhận: {step}").format(step=self.found.row.next_title)
        self._seat.do(self, act, told=told, then=self._stepped)

    def _stepped(self, change: Change[OperationDetail]) -> None:
        self.show_operation(change.result)
        self.stepped.emit()

    def _show_steps(self, found: OperationDetail) -> None:
        while (item := self._steps.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        day = today(self._seat.desk.clock)
        ahead = next((one for one in found.steps if one.done_on is None), None)
        for one in found.steps:
            late = (
                found.row.state == "open"
                and one.done_on is None
                and one.due_on is not None
                and one.due_on < day
            )
            self._steps.addWidget(
                self._step(one, late=late, ahead=one is ahead and found.row.state == "open")
            )

    def _step(self, one: StepRow, *, late: bool, ahead: bool) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        if one.done_on:
            row.addWidget(IconLabel("check", "done", 18))
            told = " · ".join(part for part in (f"{one.done_on:%d/%m/%Y}", one.who, one.note) if part)
        else:
            row.addWidget(
                IconLabel(
                    "late" if late else "next" if ahead else "guessed",
                    "late" if late else "act" if ahead else "quiet",
                    18,
                )
            )
            due = self.tr("trước {date}").format(date=f"{one.due_on:%d/%m/%Y}") if one.due_on else ""
            told = " · ".join(part for part in (due, one.who) if part)
        column = QVBoxLayout()
        column.setSpacing(0)
        title = Words(one.title, "" if ahead or one.done_on else "quiet", wrap=True)
        title.setToolTip(one.source)
        column.addWidget(title)
        column.addWidget(Words(told, "note", tone="late" if late else "", wrap=True))
        row.addLayout(column, 1)
        return made

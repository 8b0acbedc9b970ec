"""One operation: its steps with their days, what the next one asks, what the rules say of what was typed, who is out of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.domain.operations.facts import RuleFinding
from app.domain.rows import UnitRow
from app.services.change import Change
from app.services.operations.kind import FAILED
from app.services.operations.plans import plan_of
from app.services.operations.running import OperationDetail
from app.ui.pages.operations.ask_form import AskForm
from app.ui.pages.operations.findings import Findings, Summary
from app.ui.pages.operations.leave_out import LeaveOutDialog
from app.ui.pages.operations.step_list import StepList
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.form import FormColumn
from app.ui.widgets.pickers import DateField
from app.ui.widgets.words import Heading, Words

_NAMES = 6
_PAUSE_MS = 250


class OperationView(QWidget):
    """``take_step`` records the next step; ``stepped`` when it was taken or anything else of it changed."""

    stepped = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._judging = Latest(seat.run, self, delay=_PAUSE_MS)
        self.found: OperationDetail | None = None
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.letter = Button("", self._open_letter, kind="quiet", meaning="incoming")
        self.out = Words("", "note", tone="late", wrap=True)
        self.steps = StepList()
        self.next = Heading("")
        self.seen = Summary()
        self.on = DateField(today=today(seat.desk.clock))
        self.who = QLineEdit()
        self.note = QLineEdit()
        self.asks = AskForm(seat)
        self.findings = Findings()
        self.keep = Button(
            self.tr("Lưu, chưa ghi nhận bước"), self.keep_answers, kind="quiet", meaning="save"
        )
        self.first = Button(self.tr("Sửa điều ghi lúc lập"), self.ask_first, kind="quiet", meaning="edit")
        self.leave = Button(self.tr("Rút người khỏi việc …"), self.leave_out, kind="quiet", meaning="close")
        self._lay_out()
        self.asks.changed.connect(self._judge)
        self.on.date_changed.connect(lambda _: self._judge())
        seat.read(self, seat.desk.units.tree, self._units)

    def _lay_out(self) -> None:
        self.form = QWidget()
        form = FormColumn(self.form)
        form.head("")
        form.addWidget(self.next)
        form.addWidget(self.seen)
        self._form = form
        form.field(self.tr("Ngày"), self.on)
        form.addWidget(self.asks)
        form.field(self.tr("Người làm"), self.who)
        form.field(
            self.tr("Ghi chú"),
            self.note,
            self.tr("khi còn thiếu số liệu, số văn bản mà vẫn ghi nhận: nói rõ lý do"),
        )
        form.addWidget(self.findings)
        acts = QWidget()
        flow = FlowLayout(acts)
        flow.addWidget(self.keep)
        flow.addWidget(self.first)
        flow.addWidget(self.leave)
        form.addWidget(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.letter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.out)
        column.addWidget(self.steps)
        column.addWidget(self.form)
        column.addStretch(1)

    def _units(self, rows: tuple[UnitRow, ...]) -> None:
        self.asks.set_units(rows)

    # --- showing ------------------------------------------------------------------------------------------

    def show_operation(self, found: OperationDetail) -> None:
        same = self.found is not None and self._asked(self.found) == self._asked(found)
        self.found = found
        self.heading.setText(found.row.title)
        names = [one.full_name for one in found.members]
        more = self.tr(" và {n} người nữa").format(n=len(names) - _NAMES) if len(names) > _NAMES else ""
        self.about.setText(", ".join(names[:_NAMES]) + more)
        self.letter.setText(found.came_with)
        self.letter.setVisible(bool(found.came_with))
        self._show_out(found)
        self.steps.show_steps(found, today(self._seat.desk.clock))
        ahead = next((one for one in found.steps if one.done_on is None), None)
        self.form.setVisible(found.row.state == "open" and ahead is not None)
        self.leave.setVisible(self._inside(found) > 1)
        if ahead is None:
            return
        if same:
            self._judge()
            return
        self._judging.drop()  # what was asked of another is not to be told of this one
        self._say(found.findings)
        self.next.setText(ahead.title)
        self.on.set_date(today(self._seat.desk.clock))
        self._form.refuse(self.on, "")
        self.who.clear()
        self.note.clear()
        self._ask(found, ahead.step)

    def ask_first(self) -> None:
        """What was said when it began, to be put right; saving leads back to the step."""
        if self.found is not None:
            self._ask(self.found, "")

    def _ask(self, found: OperationDetail, step: str) -> None:
        people = [(one.member_id, one.full_name) for one in found.members if one.outcome != FAILED]
        known = {one.member_id: one.data for one in found.members}
        plan = plan_of(found.row.kind)
        self.asks.ask(plan, step, found.data, people, known)
        self.keep.setVisible(any(one.at(step) for one in plan.asks))
        self.first.setVisible(bool(step) and any(one.at("") for one in plan.asks))

    @staticmethod
    def _asked(found: OperationDetail) -> tuple[Any, ...]:
        """What the form depends on: while it is the same, what was typed stays."""
        return found.row.id, found.row.next_step, OperationView._inside(found)

    @staticmethod
    def _inside(found: OperationDetail) -> int:
        return sum(1 for one in found.members if one.outcome != FAILED)

    def _show_out(self, found: OperationDetail) -> None:
        failed = [one for one in found.members if one.outcome == FAILED]
        voted = [one.full_name for one in failed if not one.left]
        left = [f"{one.full_name} ({one.left})" for one in failed if one.left]
        lines = [
            words.format(names=", ".join(names))
            for words, names in (
                (self.tr("Không được thông qua: {names}"), voted),
                (self.tr("Đã rút khỏi việc: {names}"), left),
            )
            if names
        ]
        self.out.setText("\n".join(lines))
        self.out.setVisible(bool(lines))

    # --- the rules ----------------------------------------------------------------------------------------

    def _judge(self) -> None:
        """What the rules say of the answers as they stand in the form."""
        if self.found is None or self.found.row.state != "open":
            return
        act = partial(
            self._seat.desk.operations.check_step,
            self.found.row.id,
            on=self.on.date(),
            data=self.asks.given(),
            each=self.asks.each(),
        )
        self._judging.ask(act, self._say, lambda _: None)  # half a word typed is no refusal yet

    def _say(self, found: Sequence[RuleFinding]) -> None:
        self.findings.say(found)
        self.seen.count(found)

    # --- acts ---------------------------------------------------------------------------------------------

    def take_step(self) -> None:
        """The next step is done: as the form says."""
        if self.found is None or self.found.row.state != "open":
            return
        self._form.refuse(self.on, self.tr("Ghi ngày như 26/3/2026.") if self.on.is_wrong() else "")
        if self.on.is_wrong():
            self.on.setFocus()
            return
        act = partial(
            self._seat.desk.operations.step,
            self.found.row.id,
            on=self.on.date(),
            who=self.who.text(),
            note=self.note.text(),
            data=self.asks.given(),
            each=self.asks.each(),
        )
        told = self.tr("Đã ghi nhận: {step}").format(step=self.found.row.next_title)
        self._seat.do(self, act, told=told, then=self._stepped, otherwise=self._refused)

    def keep_answers(self) -> None:
        """What stands in the form is written down, the step waits."""
        if self.found is not None and self.found.row.state == "open":
            act = partial(
                self._seat.desk.operations.answer,
                self.found.row.id,
                data=self.asks.given(),
                each=self.asks.each(),
            )
            self._seat.do(self, act, told=self.tr("Đã lưu, bước chưa ghi nhận"), then=self._kept)

    def leave_out(self) -> None:
        """Some go out of it, with a reason."""
        if self.found is None:
            return
        people = [(one.member_id, one.full_name) for one in self.found.members if one.outcome != FAILED]
        chosen, reason = LeaveOutDialog.ask(self, self.tr("Rút người khỏi việc"), people)
        if chosen:
            act = partial(self._seat.desk.operations.leave_out, self.found.row.id, chosen, reason=reason)
            self._seat.do(
                self,
                act,
                told=self.tr("Đã rút {n} người khỏi việc").format(n=len(chosen)),
                then=self._stepped,
            )

    def _kept(self, change: Change[OperationDetail]) -> None:
        self._stepped(change)
        self._ask(
            change.result, change.result.row.next_step
        )  # an answer may have brought others: numbers counted on

    def _refused(self, error: BaseException) -> None:
        self._seat.tell.error(error)
        self._judge()
        if any(one.owes for one in self.findings.shown):
            self.note.setFocus()

    def _open_letter(self) -> None:
        if self.found is not None and self.found.data.get("letter"):
            self._seat.go("story", str(self.found.data["letter"]))

    def _stepped(self, change: Change[OperationDetail]) -> None:
        self.show_operation(change.result)
        self.stepped.emit()

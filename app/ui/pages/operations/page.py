"""Nghiệp vụ đoàn viên: what is due or allowed today on top, running operations with their next step, the chosen one with its papers.

``show_record``: an operation's id, or '#new:KIND:ID,ID' to begin one with these members.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.text import fold
from app.bootstrap import Desk
from app.domain.operations.plan import Plan
from app.services.operations.kind import Proposal
from app.services.operations.plans import plan_of
from app.services.operations.running import OperationDetail, OperationRow
from app.ui.pages.base import Page
from app.ui.pages.operations.detail import OperationView
from app.ui.pages.operations.papers_pane import PapersPane
from app.ui.pages.operations.start_form import StartForm
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.form import scrolled
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day

OPEN, LATE, CLOSED, ALL = "open", "late", "closed", "all"
NEW = "#new:"


class _Read(NamedTuple):
    rows: tuple[OperationRow, ...]
    due: tuple[Proposal, ...]


class OperationsPage(Page):
    name = "operations"
    subjects = frozenset(
        {
            "operation",
            "operation_member",
            "operation_step",
            "operation_paper",
            "member",
            "outgoing_letter",
            "rule_change",
        }
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._rows: tuple[OperationRow, ...] = ()
        self._due: tuple[Proposal, ...] = ()
        self._select = ""
        self._latest = Latest(seat.run, self)
        self._showing = Latest(seat.run, self)
        self.day = today(seat.desk.clock)
        self.head = PageHead(self.title(), self.tr("Ghi nhận bước"), self.primary, meaning="done")
        self.search = SearchLine(self.tr("Tìm việc"))
        self.search.setMinimumWidth(px(150))
        self.search.asked.connect(lambda _: self._fill())
        self.more = Button(self.tr("Bỏ việc này"), self.drop, meaning="close")
        self.new_button = Button(self.tr("Việc mới"), self.new, meaning="add", key="Ctrl+N")
        self.head.add(self.search, 1)
        self.head.add(self.more)
        self.head.add(self.new_button)
        self.due_area = QWidget()
        self._due_flow = FlowLayout(self.due_area, gap=Space.SMALL)
        self.chips = ChipRow(self._chips(), name=self.tr("Chọn việc nào"))
        self.chips.chosen.connect(lambda _: self._fill())
        self.empty = EmptyState("members", "", "", self.tr("Việc mới"), self.new)
        columns: tuple[Column[OperationRow], ...] = (
            Column("title", self.tr("Việc"), lambda row: row.title, 0, tip=lambda row: f"{row.title} · {row.unit_name}"),
            Column("next", self.tr("Bước kế tiếp"), self._next, 124, tip=lambda row: row.next_title,
                   tone=lambda row: "quiet" if row.state != "open" else ""),
            Column("due", self.tr("Hạn"), lambda row: shown_day(row.due_on), 100, right=True,
                   sort=lambda row: row.due_on or date.max, tone=self._tone,
                   meaning=lambda row: "late" if self._tone(row) == "late" else ""),
        )  # fmt: skip
        self.table: Table[OperationRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="operations",
            name=self.title(),
            empty=self.empty,
        )
        self.search.serve(self.table)
        self.table.chosen.connect(self._chosen)
        self.view = OperationView(seat)
        self.view.stepped.connect(self._stepped)
        self.papers = PapersPane(seat)
        self.papers.numbered.connect(self.look_anew)
        self.start = StartForm(seat)
        self.start.started.connect(self._started)
        self.hint = EmptyState("members", self.tr("Chọn một việc để xem các bước và giấy tờ"))
        self._lay_out()
        self.look_anew()

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.chips)
        column.addWidget(self.table, 1)
        self.side = QStackedWidget()
        self.view_area, self.start_area = scrolled(self.view), scrolled(self.start)
        self.both = Splitter(self.seat.memory, "operations.papers", (self.view_area, self.papers), (392, 0))
        self.view_area.setMinimumWidth(px(280))
        self.papers.setMinimumWidth(px(280))
        for widget in (self.hint, self.both, self.start_area):
            self.side.addWidget(widget)
        self.side.currentChanged.connect(lambda _: self._show_primary())
        whole = self.column()
        whole.addWidget(self.head)
        whole.addWidget(self.due_area)
        row = QHBoxLayout()
        row.addWidget(Splitter(self.seat.memory, "operations", (left, self.side), (400, 0)))
        whole.addLayout(row, 1)
        self.setFocusProxy(self.table)

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(partial(_read, self.seat.desk), self._take, self.seat.tell.error)
        self._show_chosen()

    def _take(self, found: _Read) -> None:
        self._rows = found.rows
        self.chips.set_chips(self._chips())
        if found.due != self._due:
            self._due = found.due
            self._show_due()
        self._fill()

    def _chips(self) -> tuple[Chip, ...]:
        late = sum(1 for row in self._rows if self._tone(row) == "late")
        opened = sum(1 for row in self._rows if row.state == "open")
        return (
            Chip(OPEN, self.tr("Đang làm"), opened),
            Chip(LATE, self.tr("Quá hạn"), late, tone="late"),
            Chip(CLOSED, self.tr("Đã xong")),
            Chip(ALL, self.tr("Tất cả")),
        )

    def _show_due(self) -> None:
        while (item := self._due_flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in self._due:
            act = (
                partial(self.begin_proposed, one)
                if one.kind
                else partial(self.seat.go, "members", one.member_ids[0])
            )
            button = Button(one.sentence, act, kind="chip", meaning="due")
            self._due_flow.addWidget(button)
        self.due_area.setVisible(bool(self._due))

    def _fill(self) -> None:
        chosen, words = self.chips.current(), fold(self.search.text()).split()
        wanted = {
            OPEN: lambda row: row.state == "open",
            LATE: lambda row: self._tone(row) == "late",
            CLOSED: lambda row: row.state != "open",
            ALL: lambda row: True,
        }[chosen or OPEN]
        rows = [
            row
            for row in self._rows
            if (wanted(row) or row.id == self._select)
            and all(word in fold(f"{row.title} {row.unit_name} {row.next_title}") for word in words)
        ]
        if words or chosen != OPEN:
            self.empty.say(self.tr("Không có việc nào như thế"), "")
        else:
            self.empty.say(
                self.tr("Chưa có việc nào đang làm"),
                self.tr("Bấm “Việc mới”, hoặc chọn đoàn viên rồi mở menu Nghiệp vụ."),
            )
        self.table.set_rows(rows, select=self._select)
        self._select = ""
        if self.table.current() is None and rows:
            self.table.select_first()
        self._chosen(self.table.current())

    def _chosen(self, row: OperationRow | None) -> None:
        if self.side.currentWidget() is self.start_area:
            return
        if row is None:
            self.side.setCurrentWidget(self.hint)
            self._show_primary()
        else:
            self._show_chosen()

    def _show_chosen(self) -> None:
        row = self.table.current()
        if row is not None:
            act = partial(self.seat.desk.operations.get, row.id)
            self._showing.ask(act, self._show_operation, self.seat.tell.error)

    def _show_operation(self, found: OperationDetail) -> None:
        self.view.show_operation(found)
        self.papers.show_operation(found)
        if self.side.currentWidget() is not self.start_area:
            self.side.setCurrentWidget(self.both)
        self._show_primary()

    def _show_primary(self) -> None:
        primary = self.head.primary
        assert primary is not None
        starting = self.side.currentWidget() is self.start_area
        found = self.view.found if self.side.currentWidget() is self.both else None
        ready = found is not None and found.row.state == "open" and bool(found.row.next_step)
        primary.setText(self.tr("Lập việc này") if starting else self.tr("Ghi nhận bước"))
        primary.setEnabled(starting or ready)
        self.more.setText(self.tr("Thôi, không lập") if starting else self.tr("Bỏ việc này"))
        self.more.setVisible(starting or ready)

    # --- acts ---------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: write the new operation, else record the next step."""
        if self.side.currentWidget() is self.start_area:
            self.start.start()
        else:
            self.view.take_step()

    def new(self) -> None:
        """A menu of what can be begun."""
        menu = QMenu(self)
        for plan in self.seat.desk.operations.plans():
            menu.addAction(plan.menu, partial(self.begin, plan))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.new_button.mapToGlobal(QPoint(0, self.new_button.height() + Space.TIGHT)))

    def begin(
        self,
        plan: Plan,
        people: Mapping[str, str] | None = None,
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> None:
        self.start.begin(plan, people or {}, data, each)
        self.side.setCurrentWidget(self.start_area)
        self.start_area.verticalScrollBar().setValue(0)

    def begin_with(self, kind: str, member_ids: Sequence[str]) -> None:
        """With these members, whose names are read first."""
        self.seat.read(
            self, partial(self.seat.desk.operations.names, member_ids), partial(self.begin, plan_of(kind))
        )

    def begin_proposed(self, proposal: Proposal) -> None:
        data = dict(proposal.data)
        each = data.pop("each", {})
        self.seat.read(
            self,
            partial(self.seat.desk.operations.names, proposal.member_ids),
            lambda names: self.begin(plan_of(proposal.kind), names, data, each),
        )

    def drop(self) -> None:
        """Give the chosen operation up, or leave the new one."""
        if self.side.currentWidget() is self.start_area:
            self._leave()
            return
        found = self.view.found
        if found is not None and found.row.state == "open":
            self.seat.do(
                self,
                partial(self.seat.desk.operations.drop, found.row.id, reason=""),
                told=self.tr("Đã bỏ: {title}").format(title=found.row.title),
                then=lambda _: self.look_anew(),
            )

    def find(self) -> None:  # type: ignore[override]
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_one(self) -> None:
        self.table.step(1)

    def print_it(self) -> None:
        """Ctrl+P: the paper in sight."""
        if self.side.currentWidget() is self.both:
            self.papers.save()

    def _started(self, operation_id: str) -> None:
        self._leave()
        self.show_record(operation_id)

    def _stepped(self) -> None:
        self.view_area.verticalScrollBar().setValue(0)
        if self.view.found is not None:
            self._select = self.view.found.row.id
            self.papers.show_operation(self.view.found)
        self.look_anew()

    def _leave(self) -> None:
        self.side.setCurrentWidget(self.hint)
        self._chosen(self.table.current())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: str) -> None:
        if record_id.startswith(NEW):
            kind, _, ids = record_id.removeprefix(NEW).partition(":")
            self.begin_with(kind, [one for one in ids.split(",") if one])
            return
        self._select = record_id
        if self.side.currentWidget() is self.start_area:
            self.side.setCurrentWidget(self.hint)
        self.look_anew()

    # --- words --------------------------------------------------------------------------------------------

    def _next(self, row: OperationRow) -> str:
        if row.state == "open":
            return row.next_title
        return self.tr("đã xong") if row.state == "done" else self.tr("đã bỏ")

    def _tone(self, row: OperationRow) -> str:
        return "late" if row.state == "open" and row.due_on is not None and row.due_on < self.day else ""


def _read(desk: Desk) -> _Read:
    return _Read(desk.operations.list(), desk.operations.due())

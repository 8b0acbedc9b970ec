"""Họp, bầu cử: meetings at the left and the chosen one at the right; beside them committees, yearly grading, remarks on nominees."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.base.text import fold
from app.bootstrap import Desk
from app.domain.rows import UnitRow
from app.services.meetings.rows import MeetingRow, MeetingView
from app.ui.pages.base import Page
from app.ui.pages.meetings.committees_view import CommitteesView
from app.ui.pages.meetings.detail import MeetingDetail
from app.ui.pages.meetings.form import MeetingForm
from app.ui.pages.meetings.grading_view import GradingView
from app.ui.pages.meetings.remarks_view import RemarksView
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import scrolled
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day

LIST_WIDTH = 470


class _Read(NamedTuple):
    rows: tuple[MeetingRow, ...]
    units: tuple[UnitRow, ...]
    own: str


class MeetingsPage(Page):
    """``show_record``: a meeting's id, '#new', '#committees', '#grading', '#remarks' or '#remarks:' and a member's id."""

    name = "meetings"
    subjects = frozenset(
        {"meeting", "meeting_attendance", "meeting_item", "meeting_vote", "vote_line", "meeting_task", "task", "unit",
         "committee", "committee_seat", "operation", "operation_member", "operation_step", "member",
         "nominee_remark"}
    )  # fmt: skip

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._rows: tuple[MeetingRow, ...] = ()
        self._select = ""
        self._latest, self._showing = Latest(seat.run, self), Latest(seat.run, self)
        self.head = PageHead(self.title(), self.tr("Lập biên bản"), self.primary, meaning="file")
        self.views = ChipRow(
            (
                Chip("meetings", self.tr("Cuộc họp")),
                Chip("committees", self.tr("Ban Chấp hành")),
                Chip("grading", self.tr("Xếp loại năm")),
                Chip("remarks", self.tr("Nhận xét ưu tú")),
            ),
            name=self.tr("Mục"),
        )
        self.views.chosen.connect(self.turn)
        self.search = SearchLine(self.tr("Tìm cuộc họp"))
        self.search.setMinimumWidth(px(130))
        self.search.asked.connect(lambda _: self._fill())
        self.add = Button(self.tr("Triệu tập"), self.new, meaning="add", key="Ctrl+N")
        self.head.add(self.search, 1)
        self.head.add(self.add)
        self.empty = EmptyState("calendar", "", "", self.tr("Triệu tập cuộc họp"), self.new)
        columns: tuple[Column[MeetingRow], ...] = (
            Column("day", self.tr("Ngày"), lambda row: shown_day(row.held_on), 108, right=True, sort=lambda row: row.held_on),
            Column("title", self.tr("Cuộc họp"), lambda row: row.title, 0, tip=lambda row: f"{row.title} · {row.unit_name}"),
            Column("unit", self.tr("Đơn vị"), lambda row: row.unit_name, 112, tip=lambda row: row.unit_name),
            Column("state", self.tr("Tình trạng"), lambda row: row.state_name, 104,
                   tone=lambda row: {"closed": "done", "called": ""}.get(row.state, "due")),
        )  # fmt: skip
        self.table: Table[MeetingRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="meetings",
            name=self.title(),
            empty=self.empty,
        )
        self.search.serve(self.table)
        self.table.chosen.connect(self._chosen)
        self.hint = EmptyState("calendar", self.tr("Chọn một cuộc họp để xem"))
        self.side = QStackedWidget()
        self.side.addWidget(self.hint)
        self.side.setMinimumWidth(px(300))
        self._detail: MeetingDetail | None = None
        self._form: MeetingForm | None = None
        self._committees: CommitteesView | None = None
        self._grading: GradingView | None = None
        self._remarks: RemarksView | None = None
        self._known: _Read | None = None
        meetings = QWidget()
        inner = QVBoxLayout(meetings)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(Splitter(seat.memory, "meetings", (self.table, self.side), (LIST_WIDTH, 0)))
        self.faces = QStackedWidget()
        self.faces.addWidget(meetings)
        whole = self.column()
        whole.addWidget(self.head)
        whole.addWidget(self.views)
        whole.addWidget(self.faces, 1)
        self.setFocusProxy(self.table)
        self._show_primary(None)
        self.look_anew()

    # --- parts, built when first needed -------------------------------------------------------------------

    @property
    def detail(self) -> MeetingDetail:
        if self._detail is None:
            self._detail = MeetingDetail(self.seat)
            self._detail.edit_asked.connect(self.edit)
            self.side.addWidget(self._detail)
        return self._detail

    @property
    def form(self) -> MeetingForm:
        if self._form is None:
            self._form = MeetingForm(self.seat)
            self._form.saved.connect(self._saved)
            self._form.left.connect(self._leave)
            self._form_area = scrolled(self._form)
            self.side.addWidget(self._form_area)
            if self._known is not None:
                self._form.set_units(self._known.units, self._known.own)
        return self._form

    @property
    def committees(self) -> CommitteesView:
        if self._committees is None:
            self._committees = CommitteesView(self.seat)
            self.faces.addWidget(self._committees)
            if self._known is not None:
                self._committees.form.set_units(self._known.units, self._known.own)
        return self._committees

    @property
    def grading(self) -> GradingView:
        if self._grading is None:
            self._grading = GradingView(self.seat)
            self._grading.changed.connect(lambda: self._show_primary(None))
            self.faces.addWidget(self._grading)
            if self._known is not None:
                self._grading.set_units(self._known.units)
        return self._grading

    @property
    def remarks(self) -> RemarksView:
        if self._remarks is None:
            self._remarks = RemarksView(self.seat)
            self._remarks.changed.connect(lambda: self._show_primary(None))
            self.faces.addWidget(self._remarks)
        return self._remarks

    def turn(self, key: str) -> None:
        """Meetings, committees, grading or remarks."""
        self.views.choose(key)
        if key == "committees":
            self.faces.setCurrentWidget(self.committees)
            self.committees.look_anew()
        elif key == "grading":
            self.faces.setCurrentWidget(self.grading)
            self.grading.look_anew()
        elif key == "remarks":
            self.faces.setCurrentWidget(self.remarks)
            self.remarks.look_anew()
        else:
            self.faces.setCurrentIndex(0)
        self.search.setVisible(key == "meetings")
        self.add.setVisible(key in ("meetings", "committees"))
        self.add.setText(self.tr("Ghi danh sách") if key == "committees" else self.tr("Triệu tập"))
        self._show_primary(self.detail.view if self._detail and key == "meetings" else None)

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(partial(_read, self.seat.desk), self._take, self.seat.tell.error)
        if self._committees is not None and self.faces.currentWidget() is self._committees:
            self._committees.look_anew()
        if self._grading is not None and self.faces.currentWidget() is self._grading:
            self._grading.look_anew()
        if self._remarks is not None and self.faces.currentWidget() is self._remarks:
            self._remarks.look_anew()

    def _take(self, found: _Read) -> None:
        if self._known is None or self._known.units != found.units:
            for part in (self._form, self._committees.form if self._committees else None):
                if part is not None:
                    part.set_units(found.units, found.own)
            if self._grading is not None:
                self._grading.set_units(found.units)
        self._known, self._rows = found, found.rows
        self._fill()

    def _fill(self) -> None:
        words = fold(self.search.text()).split()
        rows = [
            row
            for row in self._rows
            if all(word in fold(f"{row.title} {row.unit_name} {row.place}") for word in words)
        ]
        if words and not rows:
            self.empty.say(self.tr("Không có cuộc họp nào như thế"), self.tr("Bỏ bớt chữ tìm."))
        else:
            self.empty.say(
                self.tr("Chưa có cuộc họp nào"),
                self.tr(
                    "Triệu tập một cuộc họp: danh sách dự, giấy mời, điểm danh, biểu quyết và biên bản ở một chỗ."
                ),
            )
        self.table.set_rows(rows, select=self._select)
        self._select = ""
        if self.table.current() is None and rows:
            self.table.select_first()
        self._chosen(self.table.current())

    def _filling_form(self) -> bool:
        return self._form is not None and self.side.currentWidget() is self._form_area

    def _chosen(self, row: MeetingRow | None) -> None:
        if self._filling_form():
            return
        if row is None:
            self.side.setCurrentWidget(self.hint)
            self._show_primary(None)
        else:
            self._showing.ask(
                partial(self.seat.desk.meetings.show, row.id), self._show_view, self.seat.tell.error
            )

    def _show_view(self, view: MeetingView) -> None:
        self.detail.show_view(view)
        if not self._filling_form():
            self.side.setCurrentWidget(self.detail)
        self._show_primary(view if self.views.current() == "meetings" else None)

    def _show_primary(self, view: MeetingView | None) -> None:
        primary = self.head.primary
        assert primary is not None
        if self.views.current() == "grading":
            waiting = self.grading.waiting()
            primary.setVisible(waiting is not None)
            primary.set_meaning("check")
            primary.setEnabled(True)
            primary.setText(self.tr("Ghi nhận bước"))
            primary.setToolTip(waiting.title if waiting else "")
            return
        if self.views.current() == "remarks":
            primary.setVisible(self.remarks.ready)
            primary.set_meaning("save")
            primary.setEnabled(True)
            primary.setText(self.tr("Lưu nhận xét"))
            return
        primary.setToolTip("")
        primary.setVisible(self.views.current() == "meetings")
        if self._filling_form():
            primary.setText(self.tr("Lưu cuộc họp"))
            primary.set_meaning("save")
            primary.setEnabled(True)
            return
        primary.set_meaning("file")
        primary.setText(self.tr("Mở biên bản") if view and view.minutes_id else self.tr("Lập biên bản"))
        primary.setEnabled(view is not None)

    # --- acts ---------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: saves the form, takes the next step of a grading, else makes the minutes."""
        if self.views.current() == "meetings" and self._filling_form():
            self.form.save()
        elif self.views.current() == "grading":
            self.grading.step()
        elif self.views.current() == "remarks":
            self.remarks.save()
        elif self._detail is not None and self.views.current() == "meetings":
            self._detail.minutes()

    def new(self) -> None:
        """Ctrl+N."""
        if self.views.current() == "committees":
            self.committees.new()
            return
        self.turn("meetings")
        form = self.form
        self.side.setCurrentWidget(self._form_area)
        form.begin(None)
        self._show_primary(None)

    def edit(self) -> None:
        """F2."""
        if self._detail is not None and self._detail.view is not None:
            form = self.form
            self.side.setCurrentWidget(self._form_area)
            form.begin(self._detail.view)
            self._show_primary(None)

    def find(self) -> None:  # type: ignore[override]
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def next_one(self) -> None:
        self.table.step(1)

    def print_it(self) -> None:
        """Ctrl+P: the list of those called."""
        if self._detail is not None:
            self._detail.print_roll()

    def _saved(self, meeting_id: str) -> None:
        self._select = meeting_id
        self._leave()
        self.look_anew()

    def _leave(self) -> None:
        self.side.setCurrentWidget(self.hint)
        self._chosen(self.table.current())
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_record(self, record_id: str) -> None:
        if record_id == "#new":
            self.new()
        elif record_id.startswith("#remarks:"):
            self.remarks.choose(record_id.partition(":")[2])
            self.turn("remarks")
        elif record_id.startswith("#"):
            self.turn(record_id[1:])
        else:
            self.turn("meetings")
            self._select = record_id
            self.search.clear()
            self.look_anew()


def _read(desk: Desk) -> _Read:
    units: Sequence[UnitRow] = desk.units.tree()
    own = desk.units.own()
    return _Read(desk.meetings.list(), tuple(units), own.id if own else "")

"""Committees in office: who sits there, who signs since when, what is missing; recognised, filled up, resigned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.domain.rows import LetterRow
from app.services.change import Change
from app.services.meetings.committee_rows import CommitteeRow, CommitteeView, SeatRow
from app.services.meetings.seating import Person
from app.services.meetings.seats import POSTS
from app.ui.pages.meetings.committee_form import CommitteeForm
from app.ui.pages.meetings.room_parts import buttons_row, plain_column
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import scrolled
from app.ui.widgets.pickers import DateField
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words


class CommitteesView(QWidget):
    """The list at the left, the chosen committee at the right."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.view: CommitteeView | None = None
        self._latest, self._showing = Latest(seat.run, self), Latest(seat.run, self)
        self._select = ""
        columns: tuple[Column[CommitteeRow], ...] = (
            Column("unit", self.tr("Đơn vị"), lambda row: row.unit_name, 0, tip=lambda row: row.unit_name),
            Column("body", self.tr("Ban"), lambda row: row.body_name, 120),
            Column("term", self.tr("Nhiệm kỳ"), lambda row: row.term, 104),
            Column("count", self.tr("Người"), lambda row: str(row.sitting), 60, right=True, sort=lambda row: row.sitting),
        )  # fmt: skip
        self.empty = EmptyState(
            "members",
            self.tr("Chưa ghi Ban Chấp hành nào"),
            self.tr("Bầu trong một cuộc họp rồi bấm “Lập ban từ kết quả”, hoặc ghi danh sách đang có."),
            self.tr("Ghi danh sách"),
            self.new,
        )
        self.table: Table[CommitteeRow] = Table(
            columns, id_of=lambda row: row.id, memory=seat.memory, key="committees", name=self.tr("Các ban"), empty=self.empty
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.heading = Words("", "heading", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.fault = Words("", "note", tone="due", wrap=True)
        people: tuple[Column[SeatRow], ...] = (
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 0, tip=lambda row: row.detail),
            Column("post", self.tr("Chức vụ"), lambda row: row.post_name, 110),
            Column("since", self.tr("Từ"), lambda row: shown_day(row.since), 108, right=True, sort=lambda row: row.since),
            Column("until", self.tr("Đến"), lambda row: shown_day(row.until), 108, right=True, tip=lambda row: row.left_why),
            Column("signs", self.tr("Ký từ"), self._signs, 124, tone=lambda row: "quiet" if row.until else ""),
        )  # fmt: skip
        self.people: Table[SeatRow] = Table(
            people,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="committees.people",
            name=self.tr("Danh sách ban"),
        )
        self.more_name = QLineEdit()
        self.more_name.setPlaceholderText(self.tr("Họ tên người bổ sung"))
        self.more_name.setAccessibleName(self.tr("Người bổ sung"))
        self.more_name.returnPressed.connect(self.fill_up)
        self.number = QLineEdit()
        self.number.setPlaceholderText(self.tr("Số quyết định chuẩn y"))
        self.number.setAccessibleName(self.tr("Số quyết định chuẩn y"))
        self.why = QLineEdit()
        self.why.setPlaceholderText(self.tr("Lý do thôi tham gia của người đang chọn"))
        self.why.setAccessibleName(self.tr("Lý do thôi tham gia"))
        self.on = DateField(today=today(seat.desk.clock))
        self.on.setAccessibleName(self.tr("Ngày của việc ghi dưới đây"))
        self.on.setFixedWidth(px(150))
        self.on.set_date(today(seat.desk.clock))
        self.post = Button(self.tr("Chức vụ"), self.open_posts, meaning="more")
        self.request = Button(self.tr("Đề nghị chuẩn y"), self.ask_recognition, meaning="outgoing")
        self.changes = self._changes()
        detail = QWidget()
        column = plain_column(detail)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        for words in (self.heading, self.about, self.fault):
            column.addWidget(words)
        column.addWidget(
            buttons_row(
                self.post, self.request, Button(self.tr("Đưa vào bảng người ký"), self.enter_signers, meaning="sign")
            )
        )  # fmt: skip
        column.addWidget(self.people, 1)
        column.addWidget(self.changes)
        self.form = CommitteeForm(seat)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave)
        self.form_area = scrolled(self.form)
        self.side = QStackedWidget()
        self.hint = EmptyState("members", self.tr("Chọn một ban để xem danh sách"))
        self.detail = detail
        for widget in (self.hint, detail, self.form_area):
            self.side.addWidget(widget)
        self.former = QCheckBox(self.tr("Cả các ban đã hết nhiệm vụ"))
        self.former.toggled.connect(lambda _: self.look_anew())
        left = QWidget()
        listed = plain_column(left)
        listed.addWidget(self.table, 1)
        listed.addWidget(self.former)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Splitter(seat.memory, "committees", (left, self.side), (420, 0)))

    def _changes(self) -> QWidget:
        """What changes in a committee, each with the one day above them."""
        part = QWidget()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TIGHT)
        words = Words(self.tr("Ngày"))
        words.setBuddy(self.on)
        top = QHBoxLayout()
        top.addWidget(words)
        top.addWidget(self.on)
        top.addStretch(1)
        grid.addLayout(top, 0, 0)
        grid.addWidget(Button(self.tr("Ban hết nhiệm vụ"), self.end, kind="quiet", meaning="close"), 0, 1)
        for at, (line, button) in enumerate(
            (
                (self.why, Button(self.tr("Thôi tham gia"), self.resign, meaning="log-out")),
                (self.more_name, Button(self.tr("Bổ sung"), self.fill_up, meaning="user-add")),
                (self.number, Button(self.tr("Đã chuẩn y"), self.recognise, meaning="check")),
            ),
            1,
        ):
            grid.addWidget(line, at, 0)
            grid.addWidget(button, at, 1)
        grid.setColumnStretch(0, 1)
        return part

    def _signs(self, row: SeatRow) -> str:
        if row.signs_from is None:
            return self.tr("chưa ký được") if row.post in ("secretary", "deputy") and not row.until else ""
        return shown_day(row.signs_from)

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        act = partial(self._seat.desk.committees.list, all=self.former.isChecked())
        self._latest.ask(act, self._take, self._seat.tell.error)

    def _take(self, rows: Sequence[CommitteeRow]) -> None:
        self.table.set_rows(rows, select=self._select)
        self._select = ""
        if self.table.current() is None and rows:
            self.table.select_first()
        self._chosen(self.table.current())

    def _chosen(self, row: CommitteeRow | None) -> None:
        if self.side.currentWidget() is self.form_area:
            return
        if row is None:
            self.side.setCurrentWidget(self.hint)
        else:
            self._showing.ask(
                partial(self._seat.desk.committees.show, row.id), self._show, self._seat.tell.error
            )

    def _show(self, view: CommitteeView) -> None:
        self.view = view
        row = view.row
        self.heading.setText(f"{row.body_name} {row.unit_name}")
        recognised = ""
        if row.recognised_on:
            recognised = self.tr("chuẩn y {day} {number}").format(
                day=shown_day(row.recognised_on), number=row.recognition
            )
        said = (
            self.tr("nhiệm kỳ {term}").format(term=row.term) if row.term else "",
            self.tr("từ {day}").format(day=shown_day(row.since)),
            self.tr("lâm thời") if row.provisional else "",
            recognised.strip(),
            self.tr("hết nhiệm vụ {day}").format(day=shown_day(row.ended_on)) if row.ended_on else "",
        )
        self.about.setText(" · ".join(part for part in said if part))
        self.fault.setText("\n".join(f"{one.text} ({one.source})" for one in view.findings))
        self.fault.setVisible(bool(view.findings))
        self.people.set_rows(view.people)
        for part in (self.changes, self.post, self.request):
            part.setVisible(row.ended_on is None)
        if self.side.currentWidget() is not self.form_area:
            self.side.setCurrentWidget(self.detail)

    def new(self) -> None:
        self.side.setCurrentWidget(self.form_area)
        self.form.begin()

    def _saved(self, committee_id: str) -> None:
        self._select = committee_id
        self._leave()

    def _leave(self) -> None:
        self.side.setCurrentWidget(self.hint)
        self.look_anew()

    # --- acts ---------------------------------------------------------------------------------------------

    def open_posts(self) -> None:
        row, view = self.people.current(), self.view
        if row is None or view is None:
            return
        words = {
            "secretary": self.tr("Bí thư"), "deputy": self.tr("Phó Bí thư"), "standing": self.tr("Ủy viên Ban Thường vụ"),
            "member": self.tr("Ủy viên"), "head": self.tr("Chủ nhiệm Ủy ban Kiểm tra"),
        }  # fmt: skip
        menu = QMenu(self)
        for key in POSTS:
            act = partial(self._seat.desk.committees.set_post, view.row.id, row.id, key)
            menu.addAction(words[key]).triggered.connect(
                lambda *_, act=act: self._seat.do(self._seat.bus, act)
            )
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.post.mapToGlobal(QPoint(0, self.post.height() + Space.TIGHT)))

    def resign(self) -> None:
        row, view = self.people.current(), self.view
        if row is not None and view is not None and row.until is None:
            day = self._day()
            act = partial(self._seat.desk.committees.resign, view.row.id, row.id, on=day, why=self.why.text())
            told = self.tr("Đã ghi {name} thôi tham gia từ {day}.").format(name=row.name, day=shown_day(day))
            self._seat.do(self._seat.bus, act, told=told, then=lambda _: self.why.clear())

    def fill_up(self) -> None:
        view, name = self.view, self.more_name.text().strip()
        if view is None or not name:
            self.more_name.setFocus()
            return
        act = partial(self._seat.desk.committees.fill_up, view.row.id, Person(name), on=self._day())
        told = self.tr("Đã bổ sung {name}; gửi đề nghị chuẩn y trong {days} ngày.").format(
            name=name, days=view.request_days
        )
        self._seat.do(self._seat.bus, act, told=told, then=lambda _: self.more_name.clear())

    def recognise(self) -> None:
        if self.view is not None:
            number = self.number.text()
            act = partial(
                self._seat.desk.committees.recognise, self.view.row.id, on=self._day(), number=number
            )
            told = self.tr("Đã ghi chuẩn y từ {day}.").format(day=shown_day(self._day()))
            self._seat.do(self._seat.bus, act, told=told, then=lambda _: self.number.clear())

    def end(self) -> None:
        """The committee leaves office without a new one."""
        if self.view is not None:
            day = self._day()
            act = partial(self._seat.desk.committees.end, self.view.row.id, on=day)
            told = self.tr("Ban hết nhiệm vụ từ {day}; chức vụ, quyền ký kết thúc theo.")
            self._seat.do(self._seat.bus, act, told=told.format(day=shown_day(day)))

    def ask_recognition(self) -> None:
        if self.view is not None:
            act = partial(self._seat.desk.committees.request, self.view.row.id)
            self._seat.do(self._seat.bus, act, then=self._open)

    def _open(self, change: Change[LetterRow]) -> None:
        self._seat.go("outgoing", change.result.id)

    def enter_signers(self) -> None:
        if self.view is not None:
            act = partial(self._seat.desk.committees.signers, self.view.row.id)
            self._seat.do(self._seat.bus, act, then=self._entered)

    def _entered(self, change: Change[tuple[str, ...]]) -> None:
        if change.result:
            words = self.tr("Đã đưa vào bảng người ký: {names}.").format(names=", ".join(change.result))
        else:
            words = self.tr("Không có ai mới được ký.")
        self._seat.tell.note(words, tone="done")

    def _day(self) -> date:
        return self.on.date() or today(self._seat.desk.clock)

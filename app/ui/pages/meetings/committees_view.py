"""Committees in office: who sits there, who signs since when, what is missing; recognised, filled up, resigned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.base.clock import today
from app.domain.rows import LetterRow, UnitRow
from app.services.change import Change
from app.services.meetings.committee_rows import CommitteeRow, CommitteeView, SeatRow
from app.services.meetings.committees import Person
from app.services.meetings.seats import COMMITTEE_NAMES, POSTS
from app.ui.pages.meetings.room_parts import buttons_row, plain_column
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.pickers import DateField
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words


class CommitteeForm(QWidget):
    """A committee that stands already, or is appointed: its names, one in a line."""

    saved = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self.unit, self.body = QComboBox(), QComboBox()
        words = {
            "committee": self.tr("Ban Chấp hành"),
            "standing": self.tr("Ban Thường vụ"),
            "inspection": self.tr("Ủy ban Kiểm tra"),
        }
        for key in COMMITTEE_NAMES:
            self.body.addItem(words[key], key)
        for combo in (self.unit, self.body):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.term = QLineEdit()
        self.since, self.until = (
            DateField(today=today(seat.desk.clock)),
            DateField(today=today(seat.desk.clock)),
        )
        self.names = QPlainTextEdit()
        self.names.setFixedHeight(px(150))
        self.names.setTabChangesFocus(True)
        self.provisional = QCheckBox(self.tr("Lâm thời, do cấp trên chỉ định"))
        self._column = column = FormColumn(self)
        column.field(self.tr("Đơn vị"), self.unit)
        column.field(self.tr("Ban"), self.body)
        column.field(self.tr("Nhiệm kỳ"), self.term)
        column.field(self.tr("Từ ngày"), self.since)
        column.field(self.tr("Đến ngày"), self.until)
        help_words = self.tr(
            "Mỗi dòng một người. Dòng đầu là bí thư; dòng bắt đầu bằng “pbt:” là phó bí thư."
        )
        column.field(self.tr("Danh sách"), self.names, help_words)
        column.mark(self.provisional)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(Button(self.tr("Lưu danh sách"), self.save, meaning="save"))
        column.addLayout(row)
        column.addStretch(1)

    def set_units(self, units: Sequence[UnitRow], own: str = "") -> None:
        was = self.unit.currentData() or own
        self.unit.clear()
        for one in units:
            self.unit.addItem("  " * one.depth + one.name, one.id)
        self.unit.setCurrentIndex(max(0, self.unit.findData(was)))

    def begin(self) -> None:
        self.names.clear()
        self.since.set_date(today(self._seat.desk.clock))
        self.until.set_date(None)
        self.names.setFocus()

    def save(self) -> None:
        people = [one.strip() for one in self.names.toPlainText().splitlines() if one.strip()]
        self._column.refuse(self.names, "" if people else self.tr("Ghi ít nhất một người."))
        if not people:
            return
        first = "head" if self.body.currentData() == "inspection" else "secretary"
        made = [_person(text, first if at == 0 else "member") for at, text in enumerate(people)]
        act = partial(
            self._seat.desk.committees.set_up, made, body=self.body.currentData(), unit=self.unit.currentData(),
            since=self.since.date(), until=self.until.date(), term=self.term.text(), provisional=self.provisional.isChecked(),
        )  # fmt: skip
        self._seat.do(
            self._seat.bus, act, told=self.tr("Đã lưu danh sách ban."), then=lambda change: self.saved.emit(change.result.row.id)
        )  # fmt: skip


def _person(text: str, post: str) -> Person:
    mark, colon, name = text.partition(":")
    return (
        Person(name.strip(), "deputy") if colon and mark.strip().casefold() == "pbt" else Person(text, post)
    )


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
        self.post = Button(self.tr("Chức vụ"), self.open_posts, meaning="more")
        self.request = Button(self.tr("Đề nghị chuẩn y"), self.ask_recognition, meaning="outgoing")
        adding, recognising = QHBoxLayout(), QHBoxLayout()
        adding.addWidget(self.more_name, 1)
        adding.addWidget(Button(self.tr("Bổ sung"), self.fill_up, meaning="user-add"))
        recognising.addWidget(self.number, 1)
        recognising.addWidget(Button(self.tr("Đã chuẩn y"), self.recognise, meaning="check"))
        detail = QWidget()
        column = plain_column(detail)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        for words in (self.heading, self.about, self.fault):
            column.addWidget(words)
        column.addWidget(
            buttons_row(
                self.post, Button(self.tr("Thôi tham gia"), self.resign, meaning="log-out"), self.request,
                Button(self.tr("Đưa vào bảng người ký"), self.enter_signers, meaning="sign"),
            )
        )  # fmt: skip
        column.addWidget(self.people, 1)
        column.addLayout(adding)
        column.addLayout(recognising)
        self.form = CommitteeForm(seat)
        self.form.saved.connect(self._saved)
        self.form.left.connect(self._leave)
        self.form_area = scrolled(self.form)
        self.side = QStackedWidget()
        self.hint = EmptyState("members", self.tr("Chọn một ban để xem danh sách"))
        self.detail = detail
        for widget in (self.hint, detail, self.form_area):
            self.side.addWidget(widget)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Splitter(seat.memory, "committees", (self.table, self.side), (370, 0)))

    def _signs(self, row: SeatRow) -> str:
        if row.signs_from is None:
            return self.tr("chưa ký được") if row.post in ("secretary", "deputy") and not row.until else ""
        return shown_day(row.signs_from)

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(self._seat.desk.committees.list, self._take, self._seat.tell.error)

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
        )
        self.about.setText(" · ".join(part for part in said if part))
        self.fault.setText("\n".join(f"{one.text} ({one.source})" for one in view.findings))
        self.fault.setVisible(bool(view.findings))
        self.people.set_rows(view.people)
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
            act = partial(self._seat.desk.committees.resign, view.row.id, row.id, on=self._today())
            told = self.tr("Đã ghi {name} thôi tham gia từ hôm nay.").format(name=row.name)
            self._seat.do(self._seat.bus, act, told=told)

    def fill_up(self) -> None:
        view, name = self.view, self.more_name.text().strip()
        if view is None or not name:
            self.more_name.setFocus()
            return
        act = partial(self._seat.desk.committees.fill_up, view.row.id, Person(name), on=self._today())
        self.more_name.clear()
        told = self.tr("Đã bổ sung {name}; gửi đề nghị chuẩn y trong 15 ngày.").format(name=name)
        self._seat.do(self._seat.bus, act, told=told)

    def recognise(self) -> None:
        if self.view is not None:
            number = self.number.text()
            act = partial(
                self._seat.desk.committees.recognise, self.view.row.id, on=self._today(), number=number
            )
            self.number.clear()
            self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi chuẩn y."))

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

    def _today(self) -> date:
        return today(self._seat.desk.clock)

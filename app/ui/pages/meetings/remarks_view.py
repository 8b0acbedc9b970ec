"""Quarterly remarks on those who are on the way to the Party: who has none yet, and the place to write it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from app.base.clock import today
from app.services.change import Change
from app.services.grading.remarks import NomineeRow, RemarkRow, quarters
from app.ui.pages.meetings.room_parts import buttons_row, plain_column
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Heading, Words

_QUARTERS = 8


class RemarksView(QWidget):
    """The nominees of a quarter at the left; the remark on the chosen one, and those before it, at the right."""

    changed = Signal()
    """Somebody can be written about now, or nobody any more."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest, self._past = Latest(seat.run, self), Latest(seat.run, self)
        self._select = ""
        self._shown: NomineeRow | None = None
        self.quarter = QComboBox()
        self.quarter.setAccessibleName(self.tr("Quý"))
        self.quarter.setFixedWidth(px(180))
        known = quarters(today(seat.desk.clock), _QUARTERS)
        for one in known:
            self.quarter.addItem(self.tr("Quý {n} năm {year}").format(n=one[-1], year=one[:4]), one)
        self.quarter.setCurrentIndex(1)  # the one that is over: its remarks are owed
        self.quarter.activated.connect(lambda _: self.look_anew())
        self.state = Words("", "note", wrap=True)
        columns: tuple[Column[NomineeRow], ...] = (
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 0, tip=lambda row: row.step_title),
            Column("unit", self.tr("Chi đoàn"), lambda row: row.unit_name, 150, tip=lambda row: row.unit_name),
            Column("said", self.tr("Nhận xét"), self._said, 130, tone=self._tone),
        )  # fmt: skip
        self.table: Table[NomineeRow] = Table(
            columns,
            id_of=lambda row: row.member_id,
            memory=seat.memory,
            key="nominees",
            name=self.tr("Đoàn viên ưu tú đang bồi dưỡng"),
            empty=EmptyState(
                "flag",
                self.tr("Chưa có ai đang được giới thiệu vào Đảng"),
                self.tr("Bình chọn đoàn viên ưu tú ở trang Nghiệp vụ đoàn viên; danh sách theo dõi hiện ở đây."),
            ),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.heading, self.about = Words("", "heading", wrap=True), Words("", "quiet", wrap=True)
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Nhận xét của quý"))
        self.text.setPlaceholderText(
            self.tr(
                "Ưu điểm, hạn chế trong quý: phẩm chất chính trị, đạo đức, năng lực, quan hệ quần chúng …"
            )
        )
        self.text.setTabChangesFocus(True)
        self.text.setMinimumHeight(px(140))
        self.history = QVBoxLayout()
        self.history.setSpacing(Space.HAIR)
        detail = QWidget()
        column = plain_column(detail)
        column.setContentsMargins(Space.SMALL, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.about)
        column.addWidget(self.text, 1)
        open_way = Button(self.tr("Mở ở Nghiệp vụ"), self.open_operation, kind="quiet", meaning="link")
        column.addWidget(buttons_row(open_way))
        column.addLayout(self.history)
        column.addStretch(0)
        self.side = QStackedWidget()
        self.hint = EmptyState("flag", self.tr("Chọn một đồng chí để ghi nhận xét"))
        self.detail = detail
        self.side.addWidget(self.hint)
        self.side.addWidget(detail)
        top = QHBoxLayout()
        top.setSpacing(Space.SMALL)
        words = Words(self.tr("Quý"))
        words.setBuddy(self.quarter)
        top.addWidget(words)
        top.addWidget(self.quarter)
        top.addWidget(self.state, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addLayout(top)
        whole.addWidget(Splitter(seat.memory, "nominees", (self.table, self.side), (520, 0)), 1)

    def _said(self, row: NomineeRow) -> str:
        if row.written_on is not None:
            return shown_day(row.written_on)
        return self.tr("chưa có") if row.due else self.tr("chưa đến lượt")

    def _tone(self, row: NomineeRow) -> str:
        return "done" if row.written_on else "due" if row.due else "quiet"

    @property
    def ready(self) -> bool:
        """Somebody is chosen."""
        return self._shown is not None

    # --- reading ------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        act = partial(self._seat.desk.remarks.nominees, str(self.quarter.currentData()))
        self._latest.ask(act, self._take, self._seat.tell.error)

    def choose(self, member_id: str) -> None:
        """Show this nominee as soon as the list is there."""
        self._select = member_id

    def _take(self, rows: Sequence[NomineeRow]) -> None:
        self.table.set_rows(rows, select=self._select)
        self._select = ""
        if self.table.current() is None and rows:
            self.table.select_first()
        owed = sum(row.due and row.written_on is None for row in rows)
        words = self.tr("{owed} đồng chí chưa có nhận xét của quý.").format(owed=owed) if owed else ""
        self.state.say(words, "due" if owed else "")
        self._chosen(self.table.current())

    def _chosen(self, row: NomineeRow | None) -> None:
        if row is None:
            self._shown = None
            self.side.setCurrentWidget(self.hint)
            self.changed.emit()
            return
        before = self._shown
        same = before is not None and (before.member_id, before.quarter) == (row.member_id, row.quarter)
        untouched = before is None or self.text.toPlainText() == before.text
        self._shown = row
        self.changed.emit()
        self.heading.setText(row.name)
        self.about.setText(" · ".join(part for part in (row.unit_name, row.step_title) if part))
        if not same or untouched:  # what is being written stays when something else changed
            self.text.setPlainText(row.text)
        self.side.setCurrentWidget(self.detail)
        act = partial(self._seat.desk.remarks.list, row.member_id)
        self._past.ask(act, self._show_past, self._seat.tell.error)

    def _show_past(self, rows: Sequence[RemarkRow]) -> None:
        while (item := self.history.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        others = [one for one in rows if self._shown is None or one.quarter != self._shown.quarter]
        if others:
            self.history.addWidget(Heading(self.tr("Các quý khác")))
        for one in others[:4]:
            head = self.tr("Quý {n} năm {year}").format(n=one.quarter[-1], year=one.quarter[:4])
            self.history.addWidget(Words(f"{head}: {one.text}", wrap=True))
            self.history.addWidget(
                Words(f"{one.written_by} · {shown_day(one.written_on)}", "note", wrap=True)
            )

    # --- acts ---------------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ctrl+Enter: keep the remark, go to the next one who has none."""
        row = self._shown
        if row is None:
            return
        act = partial(
            self._seat.desk.remarks.write, row.member_id, self.text.toPlainText(), quarter=row.quarter
        )
        self._seat.do(
            self._seat.bus, act, told=self.tr("Đã ghi nhận xét về {name}.").format(name=row.name), then=self._saved
        )  # fmt: skip

    def _saved(self, change: Change[RemarkRow]) -> None:
        rows = self.table.rows.rows()
        owed = [
            one.member_id for one in rows if one.due and not one.written_on and one.member_id != change.result.member_id
        ]  # fmt: skip
        self._select = owed[0] if owed else change.result.member_id
        self._shown = None
        self.look_anew()
        self.text.setFocus()

    def open_operation(self) -> None:
        if self._shown is not None:
            self._seat.go("operations", self._shown.operation_id)

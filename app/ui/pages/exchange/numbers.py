"""Who gives the numbers of which book (quyền cấp số), the letters that wait for one, and taking a book from a PC that is dead.

Owns the safeguards of the takeover: the reason, which of two safe ways, when the other PC was last seen, the book's name typed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app.base.text import fold
from app.services.sync_devices import DeviceRow
from app.services.sync_rows import LeaseRow, WaitRow
from app.ui.run import Job
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.line_state import book_words, how_long
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.table import Column, Table
from app.ui.widgets.times import when
from app.ui.widgets.words import Heading, Quiet, Words

_OUTGOING = "outgoing_letter"
_WIDE = 520
"""Of the words in the dialog: their height follows from it."""


class Numbers(QWidget):
    """``changed``: a right went from one PC to another."""

    changed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._devices: tuple[DeviceRow, ...] = ()
        self._now: datetime = seat.desk.clock.now()
        self.ask_takeover: Callable[[LeaseRow], tuple[str, int | None] | None] = self._ask_takeover
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(
            Quiet(
                self.tr(
                    "Mỗi sổ chỉ một máy cấp số tại một thời điểm, nên không bao giờ có hai văn bản trùng số. Máy khác soạn xong thì "
                    "văn bản chờ số, và có số khi máy đang cấp gửi nhận lần tới."
                )
            )
        )
        self.low = Words("", tone="due", wrap=True)
        self.low.hide()
        column.addWidget(self.low)
        columns: list[Column[LeaseRow]] = [
            Column("book", self.tr("Sổ"), lambda row: book_words(row.book), 0),
            Column("period", self.tr("Kỳ"), lambda row: row.period, 130),
            Column("holder", self.tr("Máy cấp số"), self._holder, 220,
                   meaning=lambda row: "check" if row.mine else "lock" if row.holder else "",
                   tone=lambda row: "done" if row.mine else ""),
            Column("next", self.tr("Số kế tiếp"), lambda row: str(row.next) if row.mine else "", 110, right=True),
            Column("left", self.tr("Còn ở máy này"), lambda row: str(row.left) if row.mine else "", 130, right=True,
                   tone=lambda row: "due" if row.running_low else "", sort=lambda row: row.left),
        ]  # fmt: skip
        self.table: Table[LeaseRow] = Table(
            columns,
            id_of=lambda row: row.series,
            memory=seat.memory,
            key="exchange.numbers",
            name=self.tr("Quyền cấp số"),
            empty=EmptyState(
                "number",
                self.tr("Chưa có sổ nào dùng chung"),
                self.tr("Sổ hiện ra ở đây sau lần gửi nhận đầu tiên."),
            ),
        )
        self.table.chosen.connect(lambda _: self._show_buttons())
        column.addWidget(self.table, 3)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        self.take = Button(self.tr("Nhận quyền cấp số"), self.take_it)
        self.give = Button(self.tr("Trả quyền cho máy khác"), self.give_back)
        self.over = Button(self.tr("Tiếp quản từ máy hỏng …"), self.take_over, kind="danger")
        self.note = Words("", "note", wrap=True)
        for button in (self.take, self.give, self.over):
            row.addWidget(button)
        row.addWidget(self.note, 1)
        column.addLayout(row)
        self._lay_out_waits(column)
        self.setFocusProxy(self.table)
        self._show_buttons()

    def _lay_out_waits(self, column: QVBoxLayout) -> None:
        column.addSpacing(Space.SMALL)
        column.addWidget(Heading(self.tr("Đang chờ số")))
        columns: list[Column[WaitRow]] = [
            Column("title", self.tr("Văn bản"), lambda row: row.title, 0, tip=lambda row: row.title),
            Column("book", self.tr("Sổ"), lambda row: f"{book_words(row.book)}, {row.period}", 230),
            Column("by", self.tr("Người chờ"), lambda row: row.by, 170),
            Column("since", self.tr("Từ lúc"), lambda row: when(row.since, self._now), 130, right=True, sort=lambda row: row.since),
        ]  # fmt: skip
        self.waits: Table[WaitRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=self._seat.memory,
            key="exchange.waits",
            name=self.tr("Đang chờ số"),
            empty=EmptyState("check", self.tr("Không có gì chờ số")),
        )
        self.waits.opened.connect(self._open_letter)
        column.addWidget(self.waits, 2)

    def _open_letter(self, row: WaitRow) -> None:
        if row.letter is not None:
            entity, letter_id = row.letter
            self._seat.go("outgoing" if entity == _OUTGOING else "incoming", letter_id)

    def _holder(self, row: LeaseRow) -> str:
        if row.mine:
            return self.tr("máy này")
        if not row.holder:
            return self.tr("chưa máy nào")
        return row.device or self.tr("máy khác")

    # --- rows -----------------------------------------------------------------------------------------------

    def set_rows(
        self,
        leases: tuple[LeaseRow, ...],
        waits: tuple[WaitRow, ...],
        devices: tuple[DeviceRow, ...],
        now: datetime,
    ) -> None:
        self._devices, self._now = devices, now
        self.table.set_rows(leases)
        if self.table.current() is None:
            self.table.select_first()
        self.waits.set_rows(waits)
        low = [row for row in leases if row.running_low]
        self.low.say(
            self.tr("Sắp hết số ở máy này: {books}. Nối mạng để nhận thêm trước khi hết.").format(
                books=", ".join(self.tr("{book} còn {left}").format(book=book_words(row.book), left=row.left) for row in low)
            )
        )  # fmt: skip
        self.low.setVisible(bool(low))
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self.table.current()
        mine, held = row is not None and row.mine, row is not None and bool(row.holder) and not row.mine
        self.take.setVisible(row is not None and not mine and not held)
        self.give.setVisible(mine)
        self.over.setVisible(held)
        self.note.say(
            self.tr("Máy ấy còn chạy thì mở trang này trên máy ấy và trả quyền; chỉ tiếp quản khi máy hỏng hẳn.")
            if held
            else ""
        )  # fmt: skip

    # --- acts -----------------------------------------------------------------------------------------------

    def take_it(self) -> None:
        row = self.table.current()
        if row is not None:
            self._ask(
                partial(self._seat.desk.sync.take_lease, row.series),
                self.tr("Đang nhận quyền cấp số"),
                self.tr("Máy này cấp số sổ {book}").format(book=book_words(row.book)),
            )

    def give_back(self) -> None:
        row = self.table.current()
        if row is not None:
            self._ask(
                partial(self._seat.desk.sync.give_back_lease, row.series),
                self.tr("Đang trả quyền cấp số"),
                self.tr("Đã trả quyền cấp số sổ {book}; máy khác nhận được ngay").format(
                    book=book_words(row.book)
                ),
            )

    def take_over(self) -> None:
        row = self.table.current()
        if row is None:
            return
        answer = self.ask_takeover(row)
        if answer is not None:
            reason, last = answer
            self._ask(
                partial(
                    self._seat.desk.sync.take_over_lease,
                    row.series,
                    reason=reason,
                    last=last,
                    skip=last is None,
                ),
                self.tr("Đang tiếp quản sổ"),
                self.tr("Đã tiếp quản: máy này cấp số sổ {book}").format(book=book_words(row.book)),
            )

    def _ask(self, act: Callable[[], Any], title: str, told: str) -> None:
        for button in (self.take, self.give, self.over):
            button.setEnabled(False)

        def run(_: Job) -> Any:
            return act()

        def over() -> None:
            for button in (self.take, self.give, self.over):
                button.setEnabled(True)
            self.changed.emit()

        job = self._seat.run.apart(self, run, title=title)
        job.then(lambda _: self._seat.tell.note(told, tone="done")).otherwise(self._seat.tell.error)
        job.ended.connect(over)

    def _ask_takeover(self, row: LeaseRow) -> tuple[str, int | None] | None:
        other = next((one for one in self._devices if one.name and one.name == row.device), None)
        dialog = TakeoverDialog(self, row, other, self._now)
        return dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None


class TakeoverDialog(QDialog):
    """Why, how it goes on, and the book's name typed: only then is the act possible."""

    def __init__(self, parent: QWidget, row: LeaseRow, other: DeviceRow | None, now: datetime) -> None:
        super().__init__(parent)
        self._row = row
        self.setWindowTitle(self.tr("Tiếp quản sổ"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        column.addWidget(
            Heading(
                self.tr("Tiếp quản sổ {book}, {period}").format(book=book_words(row.book), period=row.period)
            )
        )
        about = Words(self._about(row, other, now), tone="due", wrap=True)
        about.setFixedWidth(px(_WIDE))
        column.addWidget(about)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(self.tr("ví dụ: máy văn phòng hỏng ổ cứng, không sửa được"))
        self._named(column, self.tr("Vì sao"), self.reason)
        self.skip = QRadioButton(self.tr("Bỏ qua các số máy ấy có thể đã cấp"))
        self.go_on = QRadioButton(self.tr("Nối tiếp sổ giấy: số cuối cùng đã ghi trong sổ là"))
        self.last = NumberBox()
        self.last.setRange(0, 9_999_999)
        self.last.setAccessibleName(self.tr("Số cuối cùng trong sổ giấy"))
        self.last.setValue(max(0, row.next - 1))
        self.last.setFixedWidth(px(112))
        self.skip.setChecked(True)
        group = QButtonGroup(self)
        group.addButton(self.skip)
        group.addButton(self.go_on)
        column.addWidget(self.skip)
        column.addWidget(
            Words(
                self.tr("Chắc chắn không trùng số; các số bỏ qua ghi vào sổ là hủy, kèm lý do."),
                "note",
                wrap=True,
            )
        )
        line = QHBoxLayout()
        line.addWidget(self.go_on)
        line.addWidget(self.last)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(
            Words(
                self.tr("Sổ giấy phải có đủ mọi số máy ấy đã cấp; thiếu thì hai văn bản có thể trùng số."),
                "note",
                wrap=True,
            )
        )
        self.name = QLineEdit()
        self._named(
            column, self.tr("Gõ tên sổ để xác nhận: {book}").format(book=book_words(row.book)), self.name
        )
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.no = Button(self.tr("Không làm"), self.reject)
        self.yes = Button(self.tr("Tiếp quản sổ"), self.accept, kind="danger")
        self.no.setDefault(True)
        buttons.addWidget(self.no)
        buttons.addWidget(self.yes)
        column.addLayout(buttons)
        self.last.valueChanged.connect(lambda _: self.go_on.setChecked(True))
        for field in (self.reason, self.name):
            field.textChanged.connect(lambda _: self._check())
        self._check()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _named(self, column: QVBoxLayout, label: str, field: QLineEdit) -> None:
        words = Words(label)
        words.setBuddy(field)
        field.setAccessibleName(label)
        column.addWidget(words)
        column.addWidget(field)

    def _about(self, row: LeaseRow, other: DeviceRow | None, now: datetime) -> str:
        who = row.device or self.tr("máy khác")
        parts = [self.tr("Sổ đang do “{device}” cấp số.").format(device=who)]
        if other is not None:
            parts.append(
                self.tr("Máy ấy gửi nhận lần cuối cách đây {long}.").format(long=how_long(other.seen, now))
            )
        parts.append(
            self.tr("Từ lần ấy đến nay nó có thể đã cấp các số từ {low} đến {high} mà chưa gửi lên.").format(
                low=row.next, high=row.high
            )
        )
        parts.append(self.tr("Sau khi tiếp quản, máy ấy không cấp số sổ này được nữa."))
        return " ".join(parts)

    def _check(self) -> None:
        self.yes.setEnabled(
            bool(self.reason.text().strip())
            and fold(self.name.text().strip()) == fold(book_words(self._row.book))
        )

    def answer(self) -> tuple[str, int | None]:
        """The reason, and the last number of the paper register; None: skip."""
        return self.reason.text().strip(), self.last.value() if self.go_on.isChecked() else None

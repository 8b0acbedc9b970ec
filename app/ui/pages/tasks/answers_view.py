"""Who has answered our letters: '9/12', who is missing, since when; the reminder to copy; a letter that came in as the answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.services.change import Change
from app.services.following import AnswerRow, Tally, tally_words
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.pickers import DateField
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Heading, Words


class AnswersView(QWidget):
    """Letters at the left, units of the chosen one at the right."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self._select = ""
        letters: tuple[Column[Tally], ...] = (
            Column("printed", self.tr("Văn bản của ta"), lambda row: row.printed or self.tr("chưa cấp số"), 130),
            Column("subject", self.tr("Trích yếu"), lambda row: row.subject, 0, tip=lambda row: row.subject),
            Column("tally", self.tr("Trả lời"), lambda row: f"{row.answered}/{row.asked}", 76, right=True,
                   sort=lambda row: row.answered / max(1, row.asked), strong=lambda row: True, tip=tally_words),
            Column("late", self.tr("Quá hạn"), lambda row: str(row.late) if row.late else "", 84, right=True,
                   sort=lambda row: row.late, tone=lambda row: "late", meaning=lambda row: "late" if row.late else ""),
        )  # fmt: skip
        self.empty = EmptyState(
            "reply",
            self.tr("Không chờ đơn vị nào trả lời"),
            self.tr(
                "Bấm “Theo dõi một văn bản”, chọn văn bản đã gửi các chi đoàn: ở đây đếm ai đã trả lời, còn thiếu ai."
            ),
        )
        self.letters: Table[Tally] = Table(
            letters, id_of=lambda row: row.outgoing_id, memory=seat.memory, key="answers", empty=self.empty,
            name=self.tr("Văn bản chờ trả lời"),
        )  # fmt: skip
        self.letters.chosen.connect(self._show)
        self.letters.opened.connect(lambda row: seat.go("outgoing", row.outgoing_id))
        units: tuple[Column[AnswerRow], ...] = (
            Column("name", self.tr("Đơn vị"), lambda row: row.name, 0, tip=lambda row: row.note or row.name),
            Column("due", self.tr("Hạn"), lambda row: shown_day(row.due_on), 110, right=True, sort=lambda row: row.due_on,
                   tone=lambda row: {"late": "late", "soon": "due"}.get(row.due, "")),
            Column("answered", self.tr("Đã trả lời"), self._answered_words, 130, tone=lambda row: "done" if row.answered_on else "",
                   meaning=lambda row: "done" if row.answered_on else "late" if row.due == "late" else ""),
            Column("reminded", self.tr("Đã nhắc"), lambda row: shown_day(row.reminded_on), 110, right=True),
        )  # fmt: skip
        self.units: Table[AnswerRow] = Table(
            units,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="answers.units",
            name=self.tr("Ai phải trả lời"),
            empty=EmptyState("unit", self.tr("Chọn một văn bản ở bên trái")),
        )
        self.units.chosen.connect(lambda _: self._show_acts())
        self.units.opened.connect(lambda _: self.answered())
        self.heading = Words("", "heading", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self.follow = Button(self.tr("Theo dõi một văn bản"), self.begin, meaning="add")
        self.done = Button(self.tr("Đã trả lời"), self.answered, meaning="done")
        self.by_letter = Button(self.tr("Trả lời bằng văn bản đến …"), self._begin_link, meaning="link")
        self.excuse = Button(self.tr("Không phải trả lời"), self.excuse_one, kind="quiet")
        self.remind = Button(self.tr("Chép lời nhắc"), self.copy_reminder, meaning="copy")
        self.link = RecordFinder(self._seat, self.tr("Tìm văn bản đến của đơn vị ấy"), kinds=("incoming",))
        self.link.picked.connect(lambda _, record_id, title: self.answered(record_id))
        self.link.left.connect(self._link_left)
        self.link.hide()
        self.ask_form = self._form()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        top = QHBoxLayout()
        top.addWidget(self.follow)
        top.addStretch(1)
        column.addLayout(top)
        column.addWidget(self.ask_form)
        column.addWidget(self.letters, 1)
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(Space.SMALL, 0, 0, 0)
        beside.setSpacing(Space.SMALL)
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self.remind, self.done, self.by_letter, self.excuse):
            flow.addWidget(button)
        beside.addWidget(self.heading)
        beside.addWidget(buttons)
        beside.addWidget(self.link)
        beside.addWidget(self.units, 1)
        right.setMinimumWidth(px(280))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Splitter(self._seat.memory, "tasks.answers", (left, right), (0, 520)))
        self.setFocusProxy(self.letters)
        self._show_acts()

    def _form(self) -> QWidget:
        """Which letter, which units, by when."""
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        self.letter = RecordFinder(
            self._seat, self.tr("Tìm văn bản đi theo số, trích yếu"), kinds=("outgoing",)
        )
        self.letter.picked.connect(self._letter_picked)
        self.letter.left.connect(self._leave)
        self.picked = Words("", "", wrap=True)
        self.all = QCheckBox(self.tr("Mọi đơn vị trực thuộc"))
        self.all.setChecked(True)
        self.names = QLineEdit()
        self.names.setPlaceholderText(self.tr("đơn vị khác, cách nhau bằng dấu chấm phẩy"))
        self.names.setAccessibleName(self.tr("Đơn vị phải trả lời"))
        self.due = DateField(today=today(self._seat.desk.clock))
        self.due.setAccessibleName(self.tr("Hạn trả lời"))
        self.due.setMaximumWidth(px(160))
        self.fault = Words("", "note", tone="late", wrap=True)
        column.addWidget(Heading(self.tr("Ai phải trả lời văn bản nào")))
        for widget in (self.letter, self.picked, self.all, self.names):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addWidget(Words(self.tr("Hạn trả lời"), "quiet"))
        row.addWidget(self.due)
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self._leave, kind="quiet"))
        row.addWidget(Button(self.tr("Theo dõi"), self.ask, meaning="save"))
        column.addLayout(row)
        column.addWidget(self.fault)
        form.hide()
        return form

    # --- reading ----------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(self._seat.desk.following.open_tallies, self._take, self._seat.tell.error)

    def _take(self, tallies: tuple[Tally, ...]) -> None:
        self.letters.set_rows(tallies, select=self._select)
        self._select = ""
        if self.letters.current() is None:
            self.letters.select_first()
        self._show(self.letters.current())

    def _show(self, tally: Tally | None) -> None:
        if tally is not None:
            self.heading.setText(f"{tally.printed or tally.subject}: {tally_words(tally)}")
        self.heading.setVisible(tally is not None)
        self.units.set_rows(tally.rows if tally else ())
        if tally is not None and self.units.current() is None:
            self.units.select_first()
        self._show_acts()

    def _show_acts(self) -> None:
        tally, row = self.letters.current(), self.units.current()
        waiting = row is not None and row.answered_on is None
        self.remind.setVisible(tally is not None)
        for button in (self.done, self.by_letter, self.excuse):
            button.setVisible(tally is not None)
            button.setEnabled(waiting)

    def _answered_words(self, row: AnswerRow) -> str:
        if row.answered_on is None:
            return self.tr("chưa")
        return shown_day(row.answered_on)

    # --- acts -------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose a letter and who must answer it."""
        self.ask_form.show()
        self.letter.clear()
        self.picked.setText("")
        self._picked_id = ""
        self.due.set_date(None)
        self.names.clear()
        self.fault.setText("")
        self.letter.setFocus()

    _picked_id = ""

    def _letter_picked(self, kind: str, record_id: str, title: str) -> None:
        self._picked_id = record_id
        self.letter.clear()
        self.picked.setText(title)
        self.names.setFocus()

    def ask(self) -> None:
        if not self._picked_id:
            self.fault.setText(self.tr("Chọn văn bản trước: gõ số hoặc trích yếu rồi Enter."))
            self.letter.setFocus()
            return
        if self.due.is_wrong():
            self.fault.setText(self.tr("Hạn không phải là ngày. Ghi như 05/03/2026."))
            return
        names = [one.strip() for one in self.names.text().split(";") if one.strip()]
        self._select = self._picked_id
        self._seat.do(
            self._seat.bus,
            partial(
                self._seat.desk.following.ask,
                self._picked_id,
                names,
                due_on=self.due.date(),
                subordinate=self.all.isChecked(),
            ),
            told=self.tr("Đã ghi các đơn vị phải trả lời."),
            then=lambda _: self._leave(),
            otherwise=self._refused,
        )

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.fault.setText(f"{error.sentence()} {error.advice()}")
        else:
            self._seat.tell.error(error)

    def _leave(self) -> None:
        self.ask_form.hide()
        self.letters.setFocus(Qt.FocusReason.OtherFocusReason)

    def answered(self, incoming: str | None = None) -> None:
        """The chosen unit answered today, or by a letter that came in."""
        tally, row = self.letters.current(), self.units.current()
        if tally is None or row is None or row.answered_on is not None:
            return
        self._link_left()
        self._seat.do(
            self._seat.bus,
            partial(self._seat.desk.following.answered, tally.outgoing_id, row.id, incoming=incoming),
            told=self.tr("{name} đã trả lời.").format(name=row.name),
        )

    def excuse_one(self) -> None:
        tally, row = self.letters.current(), self.units.current()
        if tally is not None and row is not None:
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.following.excuse, tally.outgoing_id, row.id),
                told=self.tr("{name} không phải trả lời.").format(name=row.name),
            )

    def copy_reminder(self) -> None:
        """The text to paste into the group; noted as reminded today, to be taken back if it was not sent."""
        tally = self.letters.current()
        if tally is not None:
            self._seat.read(
                self,
                partial(self._seat.desk.following.remind_text, tally.outgoing_id),
                partial(self._copied, tally),
            )

    def _copied(self, tally: Tally, text: str) -> None:
        QApplication.clipboard().setText(text)
        if not tally.missing:
            self._seat.tell.note(self.tr("Đã chép: mọi đơn vị đã trả lời."), tone="done")
            return

        def noted(_: Change[Tally]) -> None:
            self.look_anew()

        self._seat.do(
            self._seat.bus,
            partial(self._seat.desk.following.reminded, tally.outgoing_id),
            told=self.tr("Đã chép lời nhắc {count} đơn vị; dán vào nhóm. Đã ghi là nhắc hôm nay.").format(
                count=len(tally.missing)
            ),
            then=noted,
        )

    def _begin_link(self) -> None:
        self.link.clear()
        self.link.show()
        self.link.setFocus()

    def _link_left(self) -> None:
        self.link.hide()

"""Fees on a member's record: this year's months, what is lacking, waivers; a waiver is written here, cut short or dropped."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.domain.fees import CLASS_NAMES, later, month_of, spoken
from app.domain.fees import months as months_from
from app.domain.members import named
from app.domain.money_words import money
from app.services.fees.rows import GridRow, WaiverRow
from app.ui.pages.fees.parts import row_of
from app.ui.pages.members.fields import INSET
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.words import Heading, Words


class FeesSection(QWidget):
    """Hidden for who pays nothing here."""

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self._member = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(px(INSET), Space.LARGE, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(Heading(self.tr("Đoàn phí")))
        self.state = Words("", wrap=True)
        self.waivers = Words("", "quiet", wrap=True)
        self.open = Button(self.tr("Thu …"), self._open, kind="quiet", meaning="check")
        self.waive = Button(self.tr("Miễn …"), self._begin, kind="quiet")
        self.shorten = Button(self.tr("Sửa lần miễn …"), self._begin_shorter, kind="quiet")
        column.addWidget(self.state)
        column.addWidget(self.waivers)
        column.addLayout(row_of(self.open, self.waive, self.shorten))
        self.form = QWidget()
        inner = QVBoxLayout(self.form)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.TIGHT)
        self.first, self.last, self.reason, self.decision = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        for field, words in (
            (self.first, self.tr("Từ tháng")), (self.last, self.tr("Đến tháng")), (self.reason, self.tr("Lý do miễn")),
            (self.decision, self.tr("Số quyết định")),
        ):  # fmt: skip
            field.setAccessibleName(words)
            field.setPlaceholderText(words)
        for field in (self.first, self.last):
            field.setFixedWidth(px(110))
        self.keep = Button(self.tr("Ghi miễn"), self.save, meaning="save")
        self.drop = Button(self.tr("Thôi"), self.form.hide)
        inner.addLayout(row_of(self.first, self.last))
        inner.addWidget(self.reason)
        inner.addWidget(self.decision)
        inner.addLayout(row_of(self.keep, self.drop))
        self.form.hide()
        column.addWidget(self.form)
        column.addWidget(self._shorter_form())
        self.hide()

    def _shorter_form(self) -> QWidget:
        self.shorter = QWidget()
        inner = QVBoxLayout(self.shorter)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.TIGHT)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Lần miễn"))
        self.which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.end = QLineEdit()
        self.end.setAccessibleName(self.tr("Chỉ miễn đến hết tháng"))
        self.end.setFixedWidth(px(110))
        self.cut = Button(self.tr("Rút ngắn"), self.cut_short, meaning="save")
        self.remove = Button(self.tr("Bỏ lần miễn này"), self.remove_waiver, kind="quiet", meaning="close")
        inner.addWidget(self.which)
        inner.addLayout(row_of(Words(self.tr("Chỉ miễn đến hết tháng"), "quiet"), self.end))
        inner.addLayout(row_of(self.cut, Button(self.tr("Thôi"), self.shorter.hide)))
        inner.addLayout(row_of(self.remove))
        self.shorter.hide()
        return self.shorter

    def show_member(self, member_id: str) -> None:
        if member_id != self._member:
            self.form.hide()
            self.shorter.hide()
        self._member = member_id
        if not member_id:
            self.hide()
            return
        self._latest.ask(partial(self._seat.desk.fees.member, member_id), self._take)

    def _take(self, found: tuple[GridRow | None, tuple[WaiverRow, ...]]) -> None:
        row, waivers = found
        self.setVisible(row is not None)
        if row is None:
            return
        year = today(self._seat.desk.clock).year
        paid = [f"{year}-{at:02d}" for at, cell in enumerate(row.cells, 1) if cell.state == "paid"]
        words = named(CLASS_NAMES, row.kind).capitalize() + ". "
        words += (
            self.tr("Đã đóng {months}. ").format(months=spoken(paid))
            if paid
            else self.tr("Năm nay chưa đóng tháng nào. ")
        )
        words += (
            self.tr("Còn nợ {amount} đồng.").format(amount=money(row.lacking))
            if row.lacking
            else self.tr("Không nợ.")
        )
        self.state.say(words, "late" if row.lacking else "")
        self.waivers.say(
            "\n".join(
                self.tr("Miễn {months}: {reason}").format(
                    months=spoken(list(months_from(one.first, one.last))), reason=one.reason
                )
                for one in waivers
            )
        )
        self.waivers.setVisible(bool(waivers))
        self.shorten.setVisible(bool(waivers))
        chosen = self.which.currentData()
        self.which.clear()
        for one in waivers:
            self.which.addItem(f"{spoken(list(months_from(one.first, one.last)))}: {one.reason}", one.id)
        self.which.setCurrentIndex(max(0, self.which.findData(chosen)))

    def _open(self) -> None:
        self._seat.go("fees", f"#new:{self._member}")

    def _begin(self) -> None:
        self.shorter.hide()
        month = month_of(today(self._seat.desk.clock))
        for field, value in ((self.first, month), (self.last, later(month, 5))):
            field.setText(f"{value[5:]}/{value[:4]}")
        self.form.show()
        self.reason.setFocus()

    def save(self) -> None:
        """Write the waiver."""
        act = partial(
            self._seat.desk.fees.waive, [self._member], self.first.text(), self.last.text(), reason=self.reason.text(),
            decision=self.decision.text(),
        )  # fmt: skip
        self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi miễn đoàn phí"), then=lambda _: self._saved())

    def _begin_shorter(self) -> None:
        self.form.hide()
        month = month_of(today(self._seat.desk.clock))
        self.end.setText(f"{month[5:]}/{month[:4]}")
        self.shorter.show()
        self.end.setFocus()

    def cut_short(self) -> None:
        """The chosen waiver ends with an earlier month."""
        if not self.end.text().strip():
            self.end.setFocus()
            return
        act = partial(self._seat.desk.fees.end_waiver, str(self.which.currentData()), self.end.text())
        self._seat.do(self._seat.bus, act, told=self.tr("Đã rút ngắn lần miễn"), then=lambda _: self._saved())

    def remove_waiver(self) -> None:
        """It was written by mistake: none of its months is waived."""
        act = partial(self._seat.desk.fees.end_waiver, str(self.which.currentData()))
        self._seat.do(self._seat.bus, act, told=self.tr("Đã bỏ lần miễn"), then=lambda _: self._saved())

    def _saved(self) -> None:
        self.form.hide()
        self.shorter.hide()
        self.show_member(self._member)

"""Quarters and the fund: what each unit took, keeps and passes up; hand-over; closing for good; the account for transfers."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.base.errors import AppError
from app.domain.fees import read_period
from app.domain.money_words import money
from app.services.change import Change
from app.services.fees.banks import banks
from app.services.fees.rows import FeeReport, FundRow, UnitLine
from app.ui.pages.fees.parts import PeriodChoice, paper_kinds, row_of, save_file, write_file
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words

_QR = 150


class PeriodsView(QWidget):
    """Built when first looked at."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest, self._funding = Latest(seat.run, self), Latest(seat.run, self)
        self._unit = ""
        self.report: FeeReport | None = None
        self.period = PeriodChoice(today(seat.desk.clock), last_over=True)
        self.period.activated.connect(lambda _: self.look_anew())
        self.state = Words("", "note", wrap=True)
        self.print = Button(self.tr("In danh sách nộp"), self.print_it, meaning="print", key="Ctrl+P")
        self.hand = Button(self.tr("Nộp lên cấp trên"), self.hand_over, meaning="outgoing")
        self.lock = Button(self.tr("Khóa sổ kỳ này"), self.close_period, kind="danger", meaning="lock")

        def figure(key: str, title: str, tone: str = "", width: int = 76) -> Column[UnitLine]:
            return Column(
                key, title, lambda row: money(getattr(row, key)), width, right=True, sort=lambda row: getattr(row, key),
                tone=lambda row: tone if getattr(row, key) else "quiet",
            )  # fmt: skip

        columns: tuple[Column[UnitLine], ...] = (
            Column(
                "name",
                self.tr("Đơn vị"),
                lambda row: "   " * row.depth + row.name,
                0,
                tip=lambda row: row.name,
            ),
            figure("due", self.tr("Phải thu")),
            figure("collected", self.tr("Đã thu")),
            figure("received", self.tr("Dưới nộp"), width=86),
            figure("kept", self.tr("Giữ lại")),
            figure("passed", self.tr("Phải nộp"), width=82),
            figure("handed", self.tr("Đã nộp"), "done"),
            figure("arrears", self.tr("Còn nợ"), "late"),
        )
        self.table: Table[UnitLine] = Table(
            columns, id_of=lambda row: row.unit_id, memory=seat.memory, key="fees.periods", name=self.tr("Thu, nộp theo đơn vị")
        )  # fmt: skip
        self.table.chosen.connect(lambda _: self._look())
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        top = row_of(self.period)
        for button in (self.hand, self.print, self.lock):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self.state)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Splitter(seat.memory, "fees.periods", (left, scrolled(self._fund_form())), (0, 256)))
        self.setFocusProxy(self.table)

    def _fund_form(self) -> QWidget:
        made = QWidget()
        form = FormColumn(made)
        form.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, 0)
        form.head(self.tr("Quỹ của đơn vị"))
        self.since, self.account, self.holder, self.treasurer = (
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
            QLineEdit(),
        )
        self.bank = QComboBox()
        self.bank.setEditable(True)
        self.bank.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.bank.addItem("", "")
        for number, _, name in sorted(banks(), key=lambda one: one[2].casefold()):
            self.bank.addItem(name, number)
        form.field(
            self.tr("Theo dõi đoàn phí từ tháng"),
            self.since,
            self.tr("Như 1/2026; nợ trước tháng này không tính"),
        )
        form.field(
            self.tr("Ngân hàng"),
            self.bank,
            self.tr("Không có trong danh sách thì gõ mã BIN 6 số của ngân hàng"),
        )
        form.field(self.tr("Số tài khoản"), self.account)
        form.field(self.tr("Chủ tài khoản"), self.holder)
        form.field(self.tr("Thủ quỹ"), self.treasurer)
        self.save = Button(self.tr("Lưu quỹ"), self.save_fund, meaning="save")
        form.addWidget(self.save)
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Mã VietQR của quỹ"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.try_it = Words(
            self.tr("Quét thử bằng ứng dụng ngân hàng trước khi gửi giấy báo."), "note", wrap=True
        )
        form.addSpacing(Space.SMALL)
        form.addWidget(self.picture)
        form.addWidget(self.try_it)
        form.addStretch(1)
        return made

    # --- reading ------------------------------------------------------------------------------------------

    def show_unit(self, unit: str) -> None:
        self._unit = unit
        self.look_anew()

    def look_anew(self) -> None:
        fees, unit = self._seat.desk.fees, self._unit or None
        ask = partial(fees.reports.report, read_period(self.period.period()), unit)
        self._latest.ask(ask, self._take, self._seat.tell.error)
        self._funding.ask(partial(self._read_fund, unit), self._take_fund, self._seat.tell.error)

    def _take(self, report: FeeReport) -> None:
        self.report = report
        self.table.set_rows(report.lines)
        if self.table.current() is None:
            self.table.select_first()
        self._look()

    def _look(self) -> None:
        report, line = self.report, self.table.current()
        if report is None:
            return
        sums = report.total
        words = self.tr("Cộng {period}: phải thu {due}, đã thu {collected}, còn nợ {arrears} đồng.").format(
            period=report.words, due=money(sums["due"]), collected=money(sums["collected"]), arrears=money(sums["arrears"])
        )  # fmt: skip
        if report.closed_on:
            words += " " + self.tr("Đã khóa sổ ngày {day}: số liệu giữ nguyên như lúc khóa.").format(
                day=shown_day(report.closed_on)
            )
        self.state.say(words)
        self.lock.setEnabled(report.closed_on is None)
        rest = line.passed - line.handed if line else 0
        self.hand.setEnabled(rest > 0)
        self.hand.setToolTip(
            self.tr("{unit} còn phải nộp {amount} đồng").format(unit=line.name, amount=money(rest))
            if line
            else ""
        )

    def _read_fund(self, unit: str | None) -> tuple[FundRow, bytes]:
        fees = self._seat.desk.fees
        fund = fees.fund(unit)
        try:
            return fund, fees.papers.qr(unit=unit)[1]
        except AppError:
            return fund, b""

    def _take_fund(self, found: tuple[FundRow, bytes]) -> None:
        fund, code = found
        for field, value in (
            (self.since, f"{fund.first_month[5:]}/{fund.first_month[:4]}"), (self.account, fund.account),
            (self.holder, fund.holder), (self.treasurer, fund.treasurer),
        ):  # fmt: skip
            if not field.hasFocus():
                field.setText(value)
        if not self.bank.hasFocus():
            at = self.bank.findData(fund.bank_bin)
            self.bank.setCurrentIndex(at)
            if at < 0:
                self.bank.setEditText(fund.bank_bin)
        self.picture.setVisible(bool(code))
        self.try_it.setVisible(bool(code))
        if code:
            drawn = QPixmap()
            drawn.loadFromData(code)
            self.picture.setPixmap(drawn.scaled(px(_QR), px(_QR), Qt.AspectRatioMode.KeepAspectRatio))

    # --- acts ---------------------------------------------------------------------------------------------

    def _bank(self) -> str:
        """The BIN of the bank that was chosen, else what was typed."""
        typed = self.bank.currentText().strip()
        at = self.bank.findText(typed)
        return str(self.bank.itemData(at)) if at >= 0 else typed

    def save_fund(self) -> None:
        act = partial(
            self._seat.desk.fees.set_fund, self._unit or None, first_month=self.since.text(),
            bank=self._bank(), account=self.account.text(), holder=self.holder.text(),
            treasurer=self.treasurer.text(),
        )  # fmt: skip
        self._seat.do(self._seat.bus, act, told=self.tr("Đã lưu quỹ"))

    def hand_over(self) -> None:
        """The chosen unit's part goes up."""
        line, report = self.table.current(), self.report
        if line is None or report is None:
            return
        act = partial(self._seat.desk.fees.reports.hand_over, read_period(report.period), line.unit_id)
        self._seat.do(self._seat.bus, act, then=self._handed)

    def _handed(self, change: Change[int]) -> None:
        words = self.tr("Đã ghi nộp {amount} đồng").format(amount=money(change.result))
        self._seat.tell.note(words, tone="done", undo=partial(self._seat.undo, self, change))

    def close_period(self) -> None:
        """For good, so it asks."""
        report = self.report
        if report is None:
            return
        question = self.tr(
            "Khóa sổ {period} của {unit} và các đơn vị trực thuộc? Sau đó không ghi, không sửa được gì trong kỳ này và không mở lại; "
            "khoản sai thì sửa bằng bút toán đảo ở kỳ sau."
        ).format(period=report.words, unit=report.lines[0].name)
        if self._seat.ask(question, act=self.tr("Khóa sổ"), danger=True):
            act = partial(self._seat.desk.fees.reports.close, read_period(report.period), self._unit or None)
            self._seat.do(self._seat.bus, act, told=self.tr("Đã khóa sổ"))

    def print_it(self) -> None:
        """The list that goes up with the money."""
        report = self.report
        if report is not None:
            chosen = save_file(self._seat, self, f"Nop-doan-phi-{report.period}.pdf", paper_kinds())
            write = self._seat.desk.fees.papers.hand_over_list
            unit = self._unit or None
            write_file(
                self._seat, self, chosen, lambda path: write(read_period(report.period), path, unit=unit)
            )

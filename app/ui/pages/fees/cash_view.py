"""The cash book of a unit's fund: entries with the balance after each, other income and expenses, receipts, counter entries."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.domain.money_words import money
from app.services.fees.rows import CashBook, EntryRow
from app.ui.pages.fees.parts import MoneyField, PeriodChoice, paper_kinds, row_of, save_file, write_file
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.pickers import DateField
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Words


class CashView(QWidget):
    """Built when first looked at."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self)
        self._unit = ""
        self.book: CashBook | None = None
        self.period = PeriodChoice(today(seat.desk.clock))
        self.period.activated.connect(lambda _: self.look_anew())
        self.state = Words("", "note", wrap=True)
        self.print = Button(self.tr("In sổ"), self.print_it, meaning="print", key="Ctrl+P")
        self.receipt = Button(self.tr("Phiếu thu, chi"), self._receipt, meaning="file")
        self.counter = Button(self.tr("Đảo khoản này"), self._counter, meaning="undo")
        empty = EmptyState(
            "book",
            self.tr("Kỳ này chưa có khoản thu, chi nào"),
            self.tr("Thu đoàn phí ở thẻ “Thu theo tháng”."),
        )
        columns: tuple[Column[EntryRow], ...] = (
            Column("day", self.tr("Ngày"), lambda row: shown_day(row.day), 104, right=True, sort=lambda row: row.day),
            Column("number", self.tr("Số phiếu"), lambda row: row.number, 122),
            Column("words", self.tr("Diễn giải"), lambda row: row.words, 0, tip=lambda row: row.words,
                   tone=lambda row: "quiet" if row.countered or row.counter_of else ""),
            Column("person", self.tr("Người nộp, nhận"), lambda row: row.person, 160, tip=lambda row: row.person),
            Column("income", self.tr("Thu"), lambda row: money(row.income) if row.income else "", 92, right=True, sort=lambda row: row.income, tone=lambda row: "done"),
            Column("outgo", self.tr("Chi"), lambda row: money(row.outgo) if row.outgo else "", 92, right=True, sort=lambda row: row.outgo, tone=lambda row: "due"),
            Column("balance", self.tr("Tồn"), lambda row: money(row.balance), 100, right=True, sort=lambda row: row.balance),
        )  # fmt: skip
        self.table: Table[EntryRow] = Table(
            columns, id_of=lambda row: row.id, memory=seat.memory, key="fees.book", name=self.tr("Sổ thu chi"), empty=empty
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Loại khoản"))
        for words, key in (
            (self.tr("Chi"), "expense"),
            (self.tr("Thu khác"), "income"),
            (self.tr("Số dư đầu kỳ"), "opening"),
        ):
            self.kind.addItem(words, key)
        self.kind.activated.connect(lambda _: self._kind_chosen())
        self.day = DateField(today=today(seat.desk.clock))
        self.day.setAccessibleName(self.tr("Ngày ghi sổ"))
        self.day.setFixedWidth(px(140))
        self.day.set_date(today(seat.desk.clock))
        self.amount = MoneyField(self.tr("Số tiền"))
        self.words, self.person = QLineEdit(), QLineEdit()
        for field, name, width in (
            (self.words, self.tr("Diễn giải"), 180),
            (self.person, self.tr("Người nộp, nhận"), 170),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(name)
            field.setMinimumWidth(px(width))
        self.add = Button(self.tr("Ghi sổ"), self.write, meaning="add")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        top = row_of(self.period, stretch=False)
        top.addWidget(self.state, 1)
        for button in (self.receipt, self.counter, self.print):
            top.addWidget(button)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addLayout(row_of(self.day, self.kind, self.amount, self.words, self.person, self.add))
        self.setFocusProxy(self.table)
        self._chosen(None)

    def show_unit(self, unit: str) -> None:
        self._unit = unit
        self.look_anew()

    def look_anew(self) -> None:
        ask = partial(self._seat.desk.fees.book, self._unit or None, period=self.period.period())
        self._latest.ask(ask, self._take, self._seat.tell.error)

    def _take(self, book: CashBook) -> None:
        self.book = book
        self.table.set_rows(book.rows)
        words = self.tr("Đầu kỳ {before} · thu {income} · chi {outgo} · tồn {after} đồng").format(
            before=money(book.before),
            income=money(book.income),
            outgo=money(book.outgo),
            after=money(book.after),
        )
        if book.closed_until:
            words += " · " + self.tr("đã khóa đến hết {day}").format(day=shown_day(book.closed_until))
        self.state.say(words)
        self._chosen(self.table.current())

    def _chosen(self, row: EntryRow | None) -> None:
        self.receipt.setEnabled(row is not None)
        self.counter.setEnabled(row is not None and not row.countered and not row.counter_of)

    def _kind_chosen(self) -> None:
        opening = self.kind.currentData() == "opening"
        self.words.setVisible(not opening)
        self.person.setVisible(not opening)

    def write(self) -> None:
        """Another entry: an expense, other income, the opening balance."""
        fees, kind, amount = self._seat.desk.fees, self.kind.currentData(), self.amount.amount()
        on = self.day.date()
        if kind == "opening":
            act = partial(fees.opening, amount, unit=self._unit or None, on=on)
        else:
            signed = amount if kind == "income" else -amount
            act = partial(
                fees.move_money,
                signed,
                self.words.text(),
                unit=self._unit or None,
                person=self.person.text(),
                on=on,
            )
        self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi sổ"), then=lambda _: self._written())

    def _written(self) -> None:
        for field in (self.amount, self.words, self.person):
            field.clear()

    def _counter(self) -> None:
        row = self.table.current()
        if row is None:
            return
        question = self.tr(
            "Đảo {number}: ghi một khoản ngược lại {amount} đồng vào hôm nay? Khoản cũ vẫn còn trong sổ."
        )
        said = question.format(number=row.number, amount=money(row.income or row.outgo))
        if self._seat.ask(said, act=self.tr("Ghi bút toán đảo")):
            act = partial(self._seat.desk.fees.undo, row.id)
            self._seat.do(self._seat.bus, act, told=self.tr("Đã ghi bút toán đảo"))

    def _receipt(self) -> None:
        row = self.table.current()
        if row is not None:
            name = row.number.replace(" ", "-").replace("/", "-")
            chosen = save_file(self._seat, self, f"{name}.pdf", paper_kinds(sheet=False))
            write_file(self._seat, self, chosen, partial(self._seat.desk.fees.papers.receipt, row.id))

    def print_it(self) -> None:
        """The book of the period."""
        if self.book is not None:
            chosen = save_file(self._seat, self, "So-thu-chi.pdf", paper_kinds())
            write_file(self._seat, self, chosen, partial(self._seat.desk.fees.papers.cash_book, self.book))

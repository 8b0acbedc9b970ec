"""What the columns of a bank's statement are: the clerk chooses, and sees at once what would be read. Kept for the next file of the bank.

Owns the choice and its preview. Writes nothing: the view takes the file in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from app.domain.bank_cells import CellValue, read_day, written
from app.domain.bank_statement import COLUMNS, Line
from app.domain.money_words import money
from app.intake.sheets.people import letters
from app.services.fees.rows import StatementLook, StatementSum
from app.ui.pages.fees.parts import row_of
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.form import FormColumn, scrolled
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table, shown_day
from app.ui.widgets.words import Heading, Words

_MOST_COLUMNS, _MOST_ROWS = 40, 60
_Raw = tuple[int, Sequence[CellValue]]


class StatementPane(QWidget):
    """``accepted`` carries what -> letter of the column ('' for none); ``left``: the clerk thought better of it."""

    accepted = Signal(object)
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest = Latest(seat.run, self, delay=60)
        self._look: StatementLook | None = None
        self.title = Heading("")
        self.said = Words("", "quiet", wrap=True)
        self._offers = QStandardItemModel(self)
        self.boxes: dict[str, QComboBox] = {}
        columns: tuple[Column[Line], ...] = (
            Column("day", self.tr("Ngày"), lambda row: shown_day(row.day), 104, right=True, sort=lambda row: row.day),
            Column("in", self.tr("Tiền vào"), lambda row: money(row.amount) if row.amount > 0 else "", 104, right=True, sort=lambda row: row.amount),
            Column("out", self.tr("Tiền ra"), lambda row: money(-row.amount) if row.amount < 0 else "", 104, right=True, sort=lambda row: -row.amount),
            Column("text", self.tr("Nội dung"), lambda row: row.text, 0, tip=lambda row: row.text),
            Column("payer", self.tr("Người chuyển"), lambda row: row.payer, 130, tip=lambda row: row.payer),
            Column("reference", self.tr("Mã giao dịch"), lambda row: row.reference, 120, tip=lambda row: row.reference),
        )  # fmt: skip
        self.table: Table[Line] = Table(
            columns, id_of=lambda row: row.key, memory=seat.memory, key="fees.statement", name=self.tr("Các giao dịch đọc được")
        )  # fmt: skip
        self.enter = Button(self.tr("Nhập sao kê"), self.accept, kind="primary", meaning="check")
        self.drop = Button(self.tr("Thôi"), self.left.emit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self.title)
        whole.addWidget(self.said)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.sheet: Table[_Raw] | None = None
        whole.addWidget(Splitter(seat.memory, "fees.statement", (self._form(), self.tables), (300, 0)), 1)
        whole.addLayout(row_of(self.enter, self.drop))
        self.setFocusProxy(self.enter)

    def _form(self) -> QWidget:
        made = QWidget()
        form = FormColumn(made)
        form.setContentsMargins(0, 0, Space.MEDIUM, 0)
        named = self._names()
        helps = {
            "amount": self.tr("Khi tiền vào, tiền ra chung một cột"),
            "side": self.tr("Khi bên cạnh số tiền có cột C/D, Nợ/Có"),
        }
        for name in COLUMNS:
            box = QComboBox()
            box.setModel(self._offers)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(18)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            box.activated.connect(partial(self._chosen, name))
            self.boxes[name] = box
            form.field(named[name], box, helps.get(name, ""))
        form.addStretch(1)
        return scrolled(made)

    def _names(self) -> dict[str, str]:
        return {
            "date": self.tr("Ngày giao dịch"),
            "credit": self.tr("Tiền vào (ghi có)"),
            "debit": self.tr("Tiền ra (ghi nợ)"),
            "amount": self.tr("Số tiền có dấu"),
            "side": self.tr("Chiều: có hay nợ"),
            "text": self.tr("Nội dung"),
            "reference": self.tr("Mã giao dịch"),
            "payer": self.tr("Người chuyển"),
        }

    def show_look(self, look: StatementLook) -> None:
        """A file that was opened."""
        self._look = look
        words = self.tr("Sao kê {file}: xem các cột đã đúng chưa").format(file=look.file)
        self.title.setText(words)
        self._offers.clear()
        nothing = QStandardItem(self.tr("(không có)"))
        nothing.setData(-1, Qt.ItemDataRole.UserRole)
        self._offers.appendRow(nothing)
        for at in range(max(map(len, look.rows), default=0)):
            item = QStandardItem(_column_words(look, at))
            item.setData(at, Qt.ItemDataRole.UserRole)
            self._offers.appendRow(item)
        for name, box in self.boxes.items():
            box.setCurrentIndex((look.columns or look.guessed).get(name, -1) + 1)
        self._show_sheet(look)
        self._ask()

    def _show_sheet(self, look: StatementLook) -> None:
        """The sheet itself, to choose by, while its columns give nothing."""
        width = min(max(map(len, look.rows), default=0), _MOST_COLUMNS)
        columns = [
            Column(letters(at), letters(at), partial(_cell, at), 150, tip=partial(_cell, at))
            for at in range(width)
        ]
        made: Table[_Raw] = Table(
            columns, id_of=lambda row: str(row[0]), memory=self._seat.memory, key="fees.sheet", name=self.tr("Bảng trong tệp")
        )  # fmt: skip
        made.set_rows(list(enumerate(look.rows[: look.head + _MOST_ROWS])))
        if self.sheet is not None:
            self.tables.removeWidget(self.sheet)
            self.sheet.deleteLater()
        self.sheet = made
        self.tables.addWidget(made)

    def columns(self) -> dict[str, int]:
        """What was chosen."""
        found = {name: int(box.currentData()) for name, box in self.boxes.items()}
        return {name: at for name, at in found.items() if at >= 0}

    def _chosen(self, name: str, _: int) -> None:
        """A column is one thing only, but for the day and the document that share a cell at some banks."""
        at = self.boxes[name].currentData()
        for other, box in self.boxes.items():
            shared = {name, other} == {"date", "reference"}
            if at >= 0 and other != name and not shared and box.currentData() == at:
                box.setCurrentIndex(0)
        self._ask()

    def _ask(self) -> None:
        look, columns = self._look, self.columns()
        if look is not None:
            self.enter.setEnabled(False)
            self._latest.ask(partial(self._seat.desk.fees.statements.sum_up, look, columns), self._show)

    def _show(self, found: StatementSum) -> None:
        self.table.set_rows(found.lines)
        if self.sheet is not None:
            self.tables.setCurrentWidget(self.table if found.lines else self.sheet)
        self.enter.setEnabled(bool(found.coming))
        self.said.say(*self._judged(found))

    def _judged(self, found: StatementSum) -> tuple[str, str]:
        if found.lacking:
            names = self._names()
            words = self.tr("Còn thiếu cột: {names}. Chọn ở bên trái.")
            return words.format(names=", ".join(names[one] for one in found.lacking)), "due"
        words = (
            self.tr("Cột được đoán theo nội dung. ") if self._look is not None and self._look.guessed else ""
        )
        words += self.tr(
            "{coming} giao dịch tiền vào, cộng {amount} đồng; {going} giao dịch tiền ra."
        ).format(coming=found.coming, going=found.going, amount=money(found.amount))
        for one in found.unread[:3]:
            words += " " + self.tr("Dòng {row}: không đọc được “{value}”.").format(
                row=one.row, value=one.value
            )
        if self._look is not None and self._look.cut:
            words += " " + self.tr("Tệp dài hơn mức đọc: chia nhỏ theo tháng rồi nhập từng tệp.")
        return words, "" if found.coming and not found.unread and not (
            self._look and self._look.guessed
        ) else "due"

    def accept(self) -> None:
        """Take the file in by these columns."""
        if self.enter.isEnabled():
            chosen: Mapping[str, int] = self.columns()
            self.accepted.emit({name: letters(chosen[name]) if name in chosen else "" for name in COLUMNS})


def _column_words(look: StatementLook, at: int) -> str:
    """'E · Ghi có · 6.000': a column by its letter, its head and the first thing that stands in it."""
    heads = (
        _shown(row[at]) for row in look.rows[max(look.head - 1, 0) : look.head + 1][::-1] if at < len(row)
    )
    below = (_shown(row[at]) for row in look.rows[look.head + 1 :] if at < len(row))
    said = (letters(at), next(filter(None, heads), "")[:40], next(filter(None, below), "")[:30])
    return " · ".join(part for part in said if part)


def _shown(value: CellValue) -> str:
    """A cell as people write it."""
    if isinstance(value, int | float) and value == value // 1:
        return money(int(value))
    iso = isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value)
    day = read_day(value) if iso else None
    return shown_day(day) if day else written(value)


def _cell(at: int, row: _Raw) -> str:
    return _shown(row[1][at]) if at < len(row[1]) else ""

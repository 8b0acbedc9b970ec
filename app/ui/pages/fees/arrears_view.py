"""Who owes: the list at the left, at the right the message to paste and the VietQR code of the chosen one; notices for all."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.base.files import write_atomic
from app.base.text import fold
from app.domain.fees import spoken
from app.domain.money_words import money
from app.services.fees.papers import Notice
from app.services.fees.rows import Arrear
from app.ui.pages.fees.parts import row_of, save_file, write_file
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Heading, Words

_QR = 220


class ArrearsView(QWidget):
    """Built when first looked at."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._latest, self._showing = Latest(seat.run, self), Latest(seat.run, self, delay=80)
        self._unit, self._words = "", ""
        self._rows: tuple[Arrear, ...] = ()
        self.notice: Notice | None = None
        self.empty = EmptyState(
            "done", self.tr("Không ai còn nợ đoàn phí"), self.tr("Tính đến hết tháng vừa qua.")
        )
        columns: tuple[Column[Arrear], ...] = (
            Column("name", self.tr("Họ và tên"), lambda row: row.name, 0),
            Column("unit", self.tr("Đơn vị"), lambda row: row.unit_name, 150),
            Column("months", self.tr("Tháng"), lambda row: spoken(row.months), 150, sort=lambda row: len(row.months), tip=lambda row: spoken(row.months)),
            Column("amount", self.tr("Còn nợ"), lambda row: money(row.amount), 96, right=True, sort=lambda row: row.amount, tone=lambda row: "late"),
        )  # fmt: skip
        self.table: Table[Arrear] = Table(
            columns, id_of=lambda row: row.id, memory=seat.memory, key="fees.arrears", name=self.tr("Còn nợ"), empty=self.empty
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(lambda row: seat.go("members", row.id))
        self.sum = Words("", "note")
        self.message = QPlainTextEdit()
        self.message.setReadOnly(True)
        self.message.setAccessibleName(self.tr("Tin nhắn"))
        self.message.setFixedHeight(px(120))
        self.picture = QLabel()
        self.picture.setAccessibleName(self.tr("Mã VietQR"))
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.no_account = Words(
            self.tr("Chưa khai tài khoản nhận đoàn phí nên chưa có mã VietQR; khai ở thẻ “Kỳ, quỹ”."),
            "note",
            wrap=True,
        )
        self.no_account.hide()
        self.copy = Button(self.tr("Chép tin nhắn"), self._copy, meaning="copy")
        self.keep = Button(self.tr("Lưu mã QR"), self._keep, meaning="save")
        self.all = Button(self.tr("Giấy báo cho mọi người"), self.print_all, meaning="print", key="Ctrl+P")
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(Space.MEDIUM, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(Heading(self.tr("Nhắc đóng đoàn phí")))
        column.addWidget(self.message)
        column.addLayout(row_of(self.copy, self.keep))
        column.addWidget(self.picture)
        column.addWidget(self.no_account)
        column.addStretch(1)
        column.addWidget(self.all)
        self.side = side
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(Splitter(seat.memory, "fees.arrears", (self.table, side), (0, 330)), 1)
        whole.addWidget(self.sum)
        self.setFocusProxy(self.table)

    def show_unit(self, unit: str, words: str) -> None:
        changed = unit != self._unit
        self._unit, self._words = unit, words
        if changed or not self._rows:
            self.look_anew()
        else:
            self._fill()

    def look_anew(self) -> None:
        self._latest.ask(
            partial(self._seat.desk.fees.arrears, self._unit or None), self._take, self._seat.tell.error
        )

    def _take(self, rows: tuple[Arrear, ...]) -> None:
        self._rows = rows
        self._fill()

    def _fill(self) -> None:
        words = fold(self._words).split()
        rows = [
            row for row in self._rows if all(word in fold(f"{row.name} {row.unit_name}") for word in words)
        ]
        self.table.set_rows(rows)
        if self.table.current() is None and rows:
            self.table.select_first()
        self.sum.say(
            self.tr("{people} người còn nợ, cộng {amount} đồng").format(
                people=len(rows), amount=money(sum(row.amount for row in rows))
            )
            if rows
            else ""
        )
        self.all.setEnabled(bool(rows))
        self._chosen(self.table.current())

    def _chosen(self, row: Arrear | None) -> None:
        self.side.setEnabled(row is not None)
        if row is None:
            self._show(None)
        else:
            self._showing.ask(
                partial(self._seat.desk.fees.papers.notice, row.id), self._show, self._seat.tell.error
            )

    def _show(self, notice: Notice | None) -> None:
        self.notice = notice
        self.message.setPlainText(notice.message if notice else "")
        code = notice is not None and bool(notice.qr)
        if notice is not None and code:
            drawn = QPixmap()
            drawn.loadFromData(notice.qr)
            self.picture.setPixmap(drawn.scaled(px(_QR), px(_QR), Qt.AspectRatioMode.KeepAspectRatio))
        self.picture.setVisible(code)
        self.keep.setVisible(code)
        self.no_account.setVisible(notice is not None and not code)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.message.toPlainText())
        self._seat.tell.note(self.tr("Đã chép tin nhắn"), tone="done")

    def _keep(self) -> None:
        notice = self.notice
        chosen = save_file(self._seat, self, "VietQR.png", "PNG (*.png)") if notice else ""
        if notice is not None and chosen:
            write_atomic(Path(chosen), notice.qr)
            self._seat.tell.note(self.tr("Đã ghi {file}").format(file=Path(chosen).name), tone="done")

    def print_all(self) -> None:
        """A notice on A5 for each of the list."""
        ids = [self.table.rows.row(at).id for at in range(self.table.rows.rowCount())]
        if ids:
            chosen = save_file(self._seat, self, "Giay-bao-doan-phi.pdf", "PDF (*.pdf)")
            write_file(self._seat, self, chosen, partial(self._seat.desk.fees.papers.notices, ids))

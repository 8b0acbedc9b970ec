"""Books of numbers: what is open, where each stands; open one with the number a paper register has reached; close one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from app.ui.pages.settings.declared import Choice, Number
from app.ui.pages.settings.kept import KeptList
from app.ui.pages.settings.words import book
from app.ui.seat import Seat
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column

if TYPE_CHECKING:
    from app.domain.rows import SeriesRow

_KINDS = ("CV", "BC", "KH", "TB", "QĐ", "NQ", "HD", "TTr", "CTr", "GM", "GGT")


class SeriesSection(KeptList["SeriesRow"]):
    """A series opens by itself at its first number; here one opens it by hand."""

    def __init__(self, seat: Seat) -> None:
        words = self.tr(
            "Sổ tự mở khi cấp số đầu tiên. Mở tay khi đang theo sổ giấy: ghi số kế tiếp của sổ giấy."
        )
        super().__init__(seat, self.tr("Sổ và số"), words)
        columns: list[Column[SeriesRow]] = [
            Column("book", self.tr("Sổ"), lambda row: book(row.book), 0),
            Column("period", self.tr("Kỳ"), lambda row: row.period, 110),
            Column(
                "first",
                self.tr("Số đầu"),
                lambda row: str(row.first),
                80,
                right=True,
                sort=lambda row: row.first,
            ),
            Column(
                "last",
                self.tr("Số cuối"),
                lambda row: str(row.last or ""),
                80,
                right=True,
                sort=lambda row: row.last or 0,
            ),
            Column(
                "next",
                self.tr("Số kế tiếp"),
                lambda row: "" if row.closed else str(row.next),
                100,
                right=True,
            ),
            Column(
                "state",
                self.tr("Tình trạng"),
                lambda row: self.tr("đã khoá") if row.closed else self.tr("đang mở"),
                110,
                tone=lambda row: "quiet" if row.closed else "done",
            ),
        ]
        self._lay(
            "series",
            columns,
            EmptyState("number", self.tr("Chưa có sổ nào"), self.tr("Sổ mở khi vào sổ văn bản đầu tiên.")),
        )
        self.book, self.first = Choice(), Number()
        self.book.addItem(book("in"), "in")
        for kind in _KINDS:
            self.book.addItem(book(f"out:{kind}"), kind)
        self.book.addItem(book("copies"), "copies")
        self.first.setRange(1, 99_999)
        self.form.field(self.tr("Sổ"), self.book)
        self.form.field(self.tr("Số đầu tiên chương trình cấp"), self.first)
        self.open_book = Button(self.tr("Mở sổ"), self._open)
        self.close_book = Button(self.tr("Khoá sổ đang chọn"), self._close)
        self.close_book.setEnabled(False)
        self._blamed = self.first
        self._foot(self.open_book, self.close_book)

    def _edit(self, row: SeriesRow | None) -> None:
        self.close_book.setEnabled(row is not None and not row.closed)

    def look_anew(self) -> None:
        self._seat.read(self, self._seat.desk.series.list, self.table.set_rows)

    def _open(self) -> None:
        act = partial(self._seat.desk.series.open, str(self.book.currentData()), first=self.first.value())
        self._do(act, self.tr("Đã mở sổ"))

    def _close(self) -> None:
        row = self.table.current()
        if row is None:
            return
        named = f"{book(row.book)} {row.period}"
        question = self.tr(
            "Khoá sổ “{book}”? Không cấp thêm số nào từ sổ này nữa; các số đã cấp vẫn ở trong sổ."
        ).format(book=named)
        if self._seat.ask(question, act=self.tr("Khoá sổ"), danger=True):
            self._do(partial(self._seat.desk.series.close, row.id), self.tr("Đã khoá sổ"))

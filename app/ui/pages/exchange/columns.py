"""'Chờ gửi' and 'Mới nhận': one line for each person or letter, in words. Enter opens what the line is about."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.sync_words import Told
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column, Table
from app.ui.widgets.times import when
from app.ui.widgets.words import Heading, Words


class Columns(QWidget):
    """Two lists side by side."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._now: datetime = seat.desk.clock.now()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.WIDE)
        self.no_queue = EmptyState("check", "", "")
        self.no_arrivals = EmptyState("empty", "", "")
        self.queue, self.queue_count = self._list(row, "queue", self.tr("Chờ gửi"), self.no_queue)
        self.arrivals, self.arrivals_count = self._list(
            row, "arrivals", self.tr("Mới nhận"), self.no_arrivals
        )
        self.no_queue.say(
            self.tr("Không còn gì chờ gửi"), self.tr("Mọi thay đổi ở máy này cấp trên đã nhận.")
        )
        self.no_arrivals.say(
            self.tr("Chưa nhận gì về"),
            self.tr("Thay đổi từ máy khác của đơn vị và từ cấp trên sẽ hiện ở đây."),
        )
        self.setFocusProxy(self.queue)

    def _list(self, row: QHBoxLayout, key: str, title: str, empty: EmptyState) -> tuple[Table[Told], Words]:
        column = QVBoxLayout()
        column.setSpacing(Space.SMALL)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        count = Words("", "quiet")
        head.addWidget(Heading(title))
        head.addWidget(count)
        head.addStretch(1)
        column.addLayout(head)
        columns: list[Column[Told]] = [
            Column("title", self.tr("Của"), lambda one: one.title, 190, tip=lambda one: f"{one.kind} · {one.title}"),
            Column("what", self.tr("Thay đổi"), lambda one: one.what, 0, tip=self._tip),
            Column("at", self.tr("Lúc"), lambda one: when(one.at, self._now), 112, right=True, sort=lambda one: one.at),
        ]  # fmt: skip
        table: Table[Told] = Table(
            columns,
            id_of=lambda one: one.key,
            memory=self._seat.memory,
            key=f"exchange.{key}",
            name=title,
            empty=empty,
        )
        table.opened.connect(self._open)
        table.setMinimumHeight(px(56))  # what is to be decided comes first where there is little room
        column.addWidget(table, 1)
        row.addLayout(column, 1)
        return table, count

    def _tip(self, one: Told) -> str:
        by = " · ".join(part for part in (one.by, one.device, when(one.at, self._now)) if part)
        return f"{one.sentence}\n{by}"

    def set_rows(
        self, queue: tuple[Told, ...], arrivals: tuple[Told, ...], waiting: int, now: datetime
    ) -> None:
        """What waits and what came. ``waiting``: changes in all, more than the list may show."""
        self._now = now
        self.queue.set_rows(queue)
        self.arrivals.set_rows(arrivals)
        self.queue_count.say(self.tr("{count} thay đổi").format(count=waiting) if waiting else "")
        came = sum(one.count for one in arrivals)
        self.arrivals_count.say(self.tr("{count} thay đổi gần nhất").format(count=came) if came else "")

    def _open(self, one: Told) -> None:
        if one.page:
            self._seat.go(one.page, one.id)

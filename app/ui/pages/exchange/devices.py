"""The PCs of our unit: which one this is, when each was last seen, which was shut out."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.services.sync_devices import DeviceRow
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column, Table
from app.ui.widgets.times import when
from app.ui.widgets.words import Quiet, Words


class Devices(QWidget):
    """A list, and how old it is."""

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now: datetime = seat.desk.clock.now()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(
            Quiet(
                self.tr(
                    "Mọi máy của đơn vị dùng chung một dữ liệu. Máy mất hoặc hỏng thì báo cấp trên để họ thu hồi; máy mới nối bằng mã mới "
                    "và nhận đủ dữ liệu về."
                )
            )
        )
        columns: list[Column[DeviceRow]] = [
            Column("name", self.tr("Máy"), lambda row: row.name, 0, strong=lambda row: row.here,
                   meaning=lambda row: "home" if row.here else ""),
            Column("here", "", lambda row: self.tr("máy này") if row.here else "", 110),
            Column("state", self.tr("Tình trạng"), self._state, 200,
                   tone=lambda row: "done" if row.state == "active" else "late",
                   meaning=lambda row: "check" if row.state == "active" else "lock"),
            Column("seen", self.tr("Gửi nhận lần cuối"), lambda row: when(row.seen, self._now), 170, right=True,
                   sort=lambda row: row.seen),
            Column("made", self.tr("Nối từ"), lambda row: when(row.made, self._now), 150, right=True, sort=lambda row: row.made),
        ]  # fmt: skip
        self.table: Table[DeviceRow] = Table(
            columns,
            id_of=lambda row: row.id,
            memory=seat.memory,
            key="exchange.devices",
            name=self.tr("Máy của đơn vị"),
            empty=EmptyState(
                "exchange",
                self.tr("Chưa có danh sách máy"),
                self.tr("Danh sách đọc từ cấp trên khi có mạng."),
            ),
        )
        column.addWidget(self.table, 1)
        self.note = Words("", "note", wrap=True)
        column.addWidget(self.note)
        self.setFocusProxy(self.table)

    def _state(self, row: DeviceRow) -> str:
        names = {
            "active": self.tr("đang dùng"),
            "revoked": self.tr("đã thu hồi"),
            "lost": self.tr("đã mất"),
        }
        return names.get(row.state, row.state)

    def set_rows(self, rows: tuple[DeviceRow, ...], now: datetime, *, fresh: bool) -> None:
        """``fresh``: told by headquarters just now, not from memory."""
        self._now = now
        self.table.set_rows(rows)
        self.note.say("" if fresh else self.tr("Theo lần nối gần nhất; chưa hỏi lại được cấp trên."))

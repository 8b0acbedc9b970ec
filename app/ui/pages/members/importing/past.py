"""Các lần nhập: which file, when, by whom, how many; one of them taken back whole where that still can be.

Owns the list and the choice. Refuses to take back: the page does.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.base.clock import VIETNAM
from app.services.member_imports import Batch
from app.ui.memory import Memory
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.table import Column, Table
from app.ui.widgets.words import Words


class PastView(QWidget):
    """``taken_back`` carries the import that a clerk takes back."""

    taken_back = Signal(object)

    def __init__(self, memory: Memory, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        empty = EmptyState(
            "table",
            self.tr("Chưa nhập tệp nào"),
            self.tr("Mỗi tệp đã nhập đứng ở đây; nhập nhầm thì hoàn tác cả tệp."),
        )
        columns: list[Column[Batch]] = [
            Column("at", self.tr("Lúc"), lambda one: f"{one.at.astimezone(VIETNAM):%d/%m/%Y %H:%M}", 150, right=True, sort=lambda one: one.at),
            Column("file", self.tr("Tệp"), lambda one: one.file, 0, tip=lambda one: one.file),
            Column("by", self.tr("Người nhập"), lambda one: one.by, 170),
            Column("added", self.tr("Thêm"), lambda one: _many(one.added), 84, right=True, sort=lambda one: one.added),
            Column("changed", self.tr("Sửa"), lambda one: _many(one.changed), 84, right=True, sort=lambda one: one.changed),
            Column("unchanged", self.tr("Không đổi"), lambda one: _many(one.unchanged), 96, right=True, sort=lambda one: one.unchanged),
            Column("aside", self.tr("Để riêng"), lambda one: _many(one.set_aside), 92, right=True, sort=lambda one: one.set_aside),
            Column("state", self.tr("Tình trạng"), self._state, 150, tone=lambda one: "quiet" if one.taken_back else ""),
        ]  # fmt: skip
        self.table: Table[Batch] = Table(
            columns, id_of=lambda one: one.act_id, memory=memory, key="sheet.past", empty=empty,
            name=self.tr("Các lần nhập"),
        )  # fmt: skip
        self.table.chosen.connect(self._chosen)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        self.take_back = Button(self.tr("Hoàn tác lần nhập này"), self._take_back, meaning="undo")
        self.said = Words("", "quiet", wrap=True)
        row.addWidget(self.take_back)
        row.addWidget(self.said, 1)
        column.addLayout(row)
        self._chosen(None)

    def show_batches(self, batches: Sequence[Batch]) -> None:
        self.table.set_rows(list(batches), select=self.table.current_id())
        if self.table.current() is None:
            self.table.select_first()
        self._chosen(self.table.current())

    def _state(self, one: Batch) -> str:
        return self.tr("đã hoàn tác") if one.taken_back else self.tr("đang giữ")

    def _chosen(self, one: Batch | None) -> None:
        """The reason stands beside the button when it cannot be pressed."""
        self.take_back.setEnabled(one is not None and one.undoable)
        self.said.setText(self._why(one) if one is not None else "")

    def _why(self, one: Batch) -> str:
        if one.taken_back:
            return self.tr("Lần nhập này đã được hoàn tác.")
        if not one.mine:
            return self.tr("Chỉ {who} hoàn tác được lần nhập này.").format(who=one.by)
        if not one.undoable:
            return self.tr("Lần nhập này không đổi hồ sơ nào.")
        return self.tr("Bỏ {added} người đã thêm, trả lại {changed} hồ sơ đã sửa; người đã sửa tiếp sau đó thì không hoàn tác được.").format(
            added=_many(one.added), changed=_many(one.changed)
        )  # fmt: skip

    def _take_back(self) -> None:
        one = self.table.current()
        if one is not None and one.undoable:
            self.taken_back.emit(one)


def _many(count: int) -> str:
    return f"{count:,}".replace(",", ".")

"""Numbers that are held: kept back from the list of letters, looked through, released."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.base.clock import today
from app.domain.rows import HeldRow, UnitRow
from app.services.change import Change
from app.standards import load
from app.ui.pages.outgoing.small_dialogs import ReasonDialog
from app.ui.pages.outgoing.way_dialogs import HeldDialog, HoldDialog
from app.ui.seat import Seat


class Held(QObject):
    """For the list of letters."""

    def __init__(self, seat: Seat, owner: QWidget) -> None:
        super().__init__(owner)
        self._seat, self._owner = seat, owner

    def offer(self, under: QWidget) -> None:
        """The menu of the button."""
        menu = QMenu(self._owner)
        menu.addAction(self.tr("Giữ số …"), self.ask)
        menu.addAction(self.tr("Số đang giữ …"), self.look)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height())))

    def ask(self) -> None:
        self._seat.read(self._owner, self._seat.desk.units.own, self._ask)

    def _ask(self, unit: UnitRow | None) -> None:
        desk = self._seat.desk
        kinds = load(unit.standard if unit else "youth-union").kinds
        named = [(code, kind.name) for code, kind in kinds.items()]
        asked = HoldDialog(
            self._owner, named, today(desk.clock), self._seat.memory.get("outgoing.kind", "CV")
        )
        if not asked.said_yes():
            return
        verb = partial(
            desk.holding.hold,
            str(asked.kind.currentData()),
            reason=asked.reason.value(),
            until=asked.until.date() or today(desk.clock),
        )
        self._seat.do(self._owner, verb, then=self._told)

    def _told(self, change: Change[HeldRow]) -> None:
        row = change.result
        words = self.tr("Đã giữ số {number} đến hết ngày {day}")
        self._seat.tell.note(words.format(number=row.printed, day=f"{row.until:%d/%m/%Y}"), tone="done")

    def look(self) -> None:
        self._seat.read(self._owner, self._seat.desk.holding.list, self._show)

    def _show(self, held: Sequence[HeldRow]) -> None:
        if not held:
            self._seat.tell.note(self.tr("Không giữ số nào"))
            return
        asked = HeldDialog(self._owner, held)
        chosen = asked.chosen() if asked.said_yes() else None
        if chosen is None:
            return
        reason = ReasonDialog.ask(
            self._owner,
            self.tr("Thả số {number}").format(number=chosen.printed),
            self.tr("Số này thành số hủy, nằm trong sổ kèm lý do và không dùng lại."),
            act=self.tr("Thả số"),
            danger=True,
        )
        if reason:
            verb = partial(self._seat.desk.holding.release, chosen.id, reason=reason)
            told = self.tr("Đã thả số {number}").format(number=chosen.printed)
            self._seat.do(self._owner, verb, told=told)

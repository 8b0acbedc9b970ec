"""Headquarters while the window is open: met by itself, in a thread of its own, and the window hears what came of it.

Owns the life of that thread: begun when the folder has joined, ended before it is closed. A folder that never joined has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.services.sync_runner import SyncRunner

SUBJECT: Final = "sync"
"""What the bus says when the line was used: queue, inbox, numbers or the state of the line may be others."""
_END_SECONDS: Final = 8.0


class Meeting(QObject):
    """Lives as long as its desk is open."""

    _met = Signal()

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self.seat = seat
        self._runner: SyncRunner | None = None
        self._met.connect(self._told)  # emitted in the runner's thread, heard in the window's
        seat.bus.changed.connect(self._heard)
        self._look()
        if seat.desk.renewed:
            seat.tell.note(
                self.tr(
                    "Dữ liệu này được khôi phục hoặc chép từ nơi khác. Không mất gì; quyền cấp số nhận lại khi gửi nhận lần tới."
                ),
                tone="due",
            )

    def running(self) -> bool:
        return self._runner is not None

    def meet_now(self) -> None:
        """F5: a person asked."""
        if self._runner is not None:
            self._runner.meet_now()

    def rest(self) -> None:
        """The data folder is being closed."""
        runner, self._runner = self._runner, None
        if runner is not None:
            runner.stop(wait=_END_SECONDS)

    def _look(self) -> None:
        desk = self.seat.desk
        self.seat.run.read(self, lambda: desk.sync.status().enrolled).then(self._take)

    def _take(self, enrolled: bool) -> None:
        if enrolled and self._runner is None:
            self._runner = self.seat.desk.sync_runner(self._met.emit)
            self._runner.start()
        elif not enrolled:
            self.rest()

    def _told(self) -> None:
        self.seat.bus.tell(frozenset({SUBJECT}), self)

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        if SUBJECT in subjects and initiator is not self:
            self._look()

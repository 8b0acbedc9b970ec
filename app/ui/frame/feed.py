"""The watched folder while the window is open: what a scanner saves there appears among the letters by itself.

Owns when it is looked into and what a person hears of it. A folder that is gone (a stick pulled out) is told once, not at
every look. Refuses to read: the service does, in the lane of foreign files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer

from app.base.errors import AppError
from app.ui.run import Job
from app.ui.seat import Seat

if TYPE_CHECKING:
    from app.services.watching import Look, Watching

_SUBJECTS: Final = frozenset({"setting:watch.folder", "setting:watch.seconds", "setting:watch.move"})
_LETTERS: Final = frozenset({"incoming_letter"})


class Feed(QObject):
    """Lives as long as its frame; follows the settings."""

    def __init__(self, seat: Seat, parent: QObject) -> None:
        super().__init__(parent)
        self.seat = seat
        self._watching: Watching | None = None
        self._job: Job | None = None
        self._told = ""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        seat.bus.changed.connect(self._heard)
        self.begin()

    def begin(self) -> None:
        """Watch what the settings name, or nothing."""
        settings = self.seat.desk.settings
        self._watching, self._told = self.seat.desk.watching(), ""
        self._timer.stop()
        if self._watching is not None:
            self._timer.start(settings.number("watch.seconds") * 1000)
            self.look()

    def rest(self) -> None:
        """The data folder is being closed."""
        self._timer.stop()
        self._watching = None

    def look(self) -> None:
        """One look, unless the last one is still reading."""
        watching = self._watching
        if watching is None or self._job is not None:
            return
        self._job = self.seat.run.apart(self, lambda job: watching.look(progress=job))
        self._job.then(self._looked).otherwise(self._missed)
        self._job.ended.connect(self._over)

    def _over(self) -> None:
        self._job = None

    def _looked(self, look: Look) -> None:
        self._told = ""
        taken = [seen for seen in look.found if seen.outcome == "taken"]
        known = [seen for seen in look.found if seen.outcome == "known"]
        if taken:
            self.seat.bus.tell(_LETTERS)
            self.seat.tell.note(
                self.tr("Thư mục theo dõi: đã nhận {count} văn bản mới.").format(count=len(taken)),
                tone="done",
            )
        if known:
            self.seat.tell.note(
                self.tr("Thư mục theo dõi: {file} đã nhận từ trước.").format(
                    file=", ".join(seen.name for seen in known[:3])
                )
            )
        for seen in look.found:
            if seen.outcome == "refused" or (seen.reason and not seen.moved_to):
                self.seat.tell.note(f"{seen.name}: {seen.reason}", tone="due")

    def _missed(self, fault: BaseException) -> None:
        words = fault.sentence() if isinstance(fault, AppError) else repr(fault)
        if words != self._told:
            self._told = words
            self.seat.tell.error(fault)

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        if subjects & _SUBJECTS:
            self.begin()

"""Reminders: now and then, off the window's thread, what is late and what falls due; told by the system's notifications.

Owns when is looked, and that nothing is told twice in a day. Opens tasks that come again when their time is near. Without
a notification area of the system the window itself says it. While the screen is locked only figures are told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSystemTrayIcon

from app.base.clock import today
from app.ui.seat import Seat
from app.ui.theme.icons import icon

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.services.agenda import Reminder

FIRST_MS: Final = 15_000
EVERY_MS: Final = 10 * 60_000
SHOWN_MS: Final = 12_000
_LINES: Final = 3
_TOLD: Final = "reminders.told"
SETTING: Final = "reminders.on"


class _Read(NamedTuple):
    due: bool
    reminders: tuple[Reminder, ...]


class Reminding(QObject):
    """One per seat. ``show`` is how a notification is shown: (title, text, where a click goes)."""

    asked = Signal()
    """A notification was clicked: the window comes to the front."""

    def __init__(self, seat: Seat, parent: QObject, *, private: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._seat, self._private = seat, private
        self._tray: QSystemTrayIcon | None = None
        self._where = ("today", "")
        self.show: Callable[[str, str], None] = self._show
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.setInterval(FIRST_MS)
        self._first.timeout.connect(self.look)
        self._first.start()
        self._timer.start()

    def rest(self) -> None:
        """The folder is being closed."""
        self._timer.stop()
        self._first.stop()
        if self._tray is not None:
            self._tray.hide()

    def look(self) -> None:
        """Read in the pool; a busy folder is looked at again next time."""
        job = self._seat.run.read(self, lambda: _read(self._seat.desk))
        job.then(self._take)
        job.otherwise(lambda _: None)

    def _take(self, found: _Read) -> None:
        desk = self._seat.desk
        if found.due:
            self._seat.do(self._seat.bus, desk.recurring.open_due)
        if not desk.settings.is_on(SETTING):
            return
        fresh = self._fresh(found.reminders)
        if fresh:
            self._where = _where(fresh)
            self.show(self._title(fresh), "" if self._private() else _text(fresh))

    def _fresh(self, reminders: Sequence[Reminder]) -> list[Reminder]:
        """What was not told today; remembered at once."""
        day = today(self._seat.desk.clock).isoformat()
        known = self._seat.memory.get(_TOLD)
        told: list[str] = known[1] if isinstance(known, list) and len(known) == 2 and known[0] == day else []
        fresh = [one for one in reminders if one.id not in told]
        if fresh:
            self._seat.memory.put(_TOLD, [day, [*told, *(one.id for one in fresh)]])
        return fresh

    def _title(self, fresh: Sequence[Reminder]) -> str:
        late = sum(one.urgent for one in fresh)
        soon = len(fresh) - late
        parts = [self.tr("{count} việc quá hạn").format(count=late)] if late else []
        parts += [self.tr("{count} việc đến hạn hôm nay, ngày mai").format(count=soon)] if soon else []
        return "; ".join(parts)

    def _show(self, title: str, text: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self._seat.tell.note(title, tone="due")
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(icon("bell", "act"), self)
            self._tray.setToolTip(self.tr("Văn thư Đoàn"))
            self._tray.messageClicked.connect(self._go)
            self._tray.activated.connect(lambda _: self._go())
        self._tray.show()
        self._tray.showMessage(title, text, icon("bell", "act"), SHOWN_MS)

    def _go(self) -> None:
        self.asked.emit()
        if not self._private():
            name, record = self._where
            self._seat.go(name, record or None)


def _read(desk: Desk) -> _Read:
    return _Read(desk.recurring.any_due(), desk.agenda.reminders())


def _where(fresh: Sequence[Reminder]) -> tuple[str, str]:
    """The thing itself when there is one, else the list of what is late."""
    if len(fresh) > 1:
        return "tasks", "#late" if any(one.urgent for one in fresh) else "#week"
    named = {
        "task": "tasks",
        "incoming_letter": "incoming",
        "meeting": "meetings",
        "report": "reports",
    }
    if fresh[0].entity == "nominee":
        return "meetings", f"#remarks:{fresh[0].id}"
    if fresh[0].entity in named:
        return named[fresh[0].entity], fresh[0].id
    return "tasks", "#answers"


def _text(fresh: Sequence[Reminder]) -> str:
    lines = [one.text for one in fresh[:_LINES]]
    return "\n".join(lines + ["…"] * (len(fresh) > _LINES))

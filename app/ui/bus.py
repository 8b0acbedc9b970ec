"""Who hears that something changed: every page, once, with the names of the tables and who did it.

Also notices acts of other windows and of the command line, by the database's own change counter.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.services.change import Change

LOOK_EVERY_MS = 1_000


class Bus(QObject):
    """One per open data folder."""

    changed = Signal(frozenset, object)  # table names, initiator (a widget or None)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._seen: int | None = None

    def tell(self, change: Change[object] | frozenset[str], initiator: object = None) -> None:
        """Say what a verb changed."""
        subjects = change if isinstance(change, frozenset) else change.subjects
        if subjects:
            self.changed.emit(subjects, initiator)

    def watch(self, counter: Callable[[], int]) -> None:
        """Ask ``counter`` every second; when it moved, all pages look anew. It must take no time."""

        def look() -> None:
            now = counter()
            if self._seen is not None and now != self._seen:
                self.changed.emit(frozenset({"*"}), None)
            self._seen = now

        look()
        self._timer.timeout.connect(look)
        self._timer.start()

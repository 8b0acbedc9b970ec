"""Who hears that something changed: every page, once, with the names of the tables and who did it.

Also notices acts of other windows and of the command line: a look at the files every second, and only when they moved a
question to the history. Acts told here are not told twice.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from app.services.change import Change
    from app.services.standing import News, Standings
    from app.ui.run import Runner

LOOK_EVERY_MS: Final = 1_000


class Bus(QObject):
    """One per open data folder."""

    changed = Signal(frozenset, object)  # table names ('*' = anything), initiator (a widget or None)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_EVERY_MS)
        self._told: deque[str] = deque(maxlen=200)
        self._stamp: object = None
        self._seq: int | None = None
        self._asking = False

    def tell(self, change: Change[object] | frozenset[str], initiator: object = None) -> None:
        """Say what a verb changed."""
        if isinstance(change, frozenset):
            subjects = change
        else:
            subjects = change.subjects
            self._told.append(change.act_id)
        if subjects:
            self.changed.emit(subjects, initiator)

    def watch(self, standing: Standings, runner: Runner) -> None:
        """Hear from now on what other processes do to this folder."""
        ask = self._asker(standing, runner)
        self._timer.timeout.connect(ask)
        ask()
        self._timer.start()

    def rest(self) -> None:
        """Stop looking: the folder is being closed."""
        self._timer.stop()

    def _asker(self, standing: Standings, runner: Runner) -> Callable[[], None]:
        def ask() -> None:
            stamp = standing.stamp()
            if self._asking or stamp == self._stamp:
                return
            self._stamp, self._asking = stamp, True
            job = runner.read(self, lambda: standing.news(self._seq)).then(self._hear)
            job.otherwise(lambda _: None)  # a busy or absent file is told by the page that reads it
            job.ended.connect(self._asked)

        return ask

    def _asked(self) -> None:
        self._asking = False

    def _hear(self, news: News) -> None:
        self._seq = news.seq
        subjects: set[str] = set()
        for act, touched in news.acts:
            if act not in self._told:
                subjects |= touched
        if subjects:
            self.changed.emit(frozenset(subjects), None)

"""Meets headquarters by itself: at the times the schedule gives, with files as long as nothing else waits, until told to stop.

Owns one thread. Its faults are kept in the folder by the contact itself, as the status line shows them; the thread goes on.
Refuses to hold anybody up: it holds the database only for the moment of each write.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Final

from app.base import log
from app.base.errors import AppError
from app.services.sync import Sync
from app.sync.refusals import WipeOrdered

LOOK_SECONDS: Final = 5.0
"""How often it looks whether something is due: also the least time between two contacts."""


class SyncRunner:
    """A thread that keeps a folder and headquarters together."""

    def __init__(
        self, sync: Sync, *, told: Callable[[], None] = lambda: None, look: float = LOOK_SECONDS
    ) -> None:
        """``told`` is called, in the runner's thread, after each contact: something may have changed."""
        self._sync = sync
        self._told = told
        self._look = look
        self._stop = threading.Event()
        self._now = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def meet_now(self) -> None:
        """Do not wait for the schedule: a person asked."""
        self._now.set()

    def stop(self, *, wait: float = 40.0) -> None:
        """Ends after the piece or message that is on its way."""
        self._stop.set()
        self._now.set()
        if self._thread.is_alive():
            self._thread.join(wait)

    def _run(self) -> None:
        from app.sync.contact import is_due

        while not self._stop.is_set():
            asked = self._now.is_set()
            self._now.clear()
            if asked or is_due(self._sync.store):
                self._meet()
            self._now.wait(self._look)

    def _meet(self) -> None:
        try:
            self._sync.once(stop=self._stop.is_set)
        except WipeOrdered as fault:
            log.refused(fault)
            self._stop.set()  # the folder is gone: nothing is due any more
        except AppError as fault:
            log.refused(fault)  # and kept in the folder, with the time of the next try
        self._told()

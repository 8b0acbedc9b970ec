"""From a data folder to an open desk: first run, sign-in, or straight in by key file or the system's key store.

Owns which screen stands before the frame. Opening takes seconds on a weak machine and runs in the pool.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from app.base.errors import AppError

if TYPE_CHECKING:
    from pathlib import Path

    from app.base.settings import Settings
    from app.bootstrap import Desk
    from app.ui.frame.main_window import MainWindow


def _state(data: Path, key_file: Path | None) -> str:
    """'new', 'open' or 'password'. Imports the store: for the pool."""
    from app.bootstrap import has_data

    if not has_data(data):
        return "new"
    if key_file is not None:
        return "open"
    from app.services.entry import PASSWORD, SYSTEM, ways

    found = ways(data)
    if SYSTEM in found:
        return "system"
    return "password" if PASSWORD in found else "open"


def _open(data: Path, key_file: Path | None, password: str | None) -> Desk:
    from app.base import log
    from app.bootstrap import open_desk

    ask = (lambda _: password) if password is not None else None
    desk = open_desk(data, key_file=key_file, ask=ask)
    log.start(data)
    return desk


class WayIn(QObject):
    """Leads the window to its desk."""

    def __init__(self, window: MainWindow, chosen: Settings) -> None:
        super().__init__(window)
        self.window_, self.chosen = window, chosen
        self._screen: Any = None

    def begin(self) -> None:
        window = self.window_
        job = window.run.read(self, partial(_state, window.data, window.key_file))
        job.then(self._go).otherwise(self._refused)

    def _go(self, state: str) -> None:
        if state == "new":
            self._first_run()
        elif state == "password":
            self._sign_in()
        else:
            self.open(None, by_system=state == "system")

    def open(self, password: str | None, *, by_system: bool = False) -> None:
        """Open the desk; a refusal goes to the screen that asked."""
        window = self.window_
        act = partial(_open, window.data, window.key_file, password)
        job = window.run.read(self, act).then(self.take)
        job.otherwise(
            lambda error: (
                self._sign_in() if by_system and isinstance(error, AppError) else self._refused(error)
            )
        )

    def take(self, desk: Desk) -> None:
        """The desk is open."""
        self.window_.open_desk(desk)
        if self._screen is not None:
            self._screen.deleteLater()
            self._screen = None

    def _sign_in(self) -> None:
        from app.ui.sign_in import SignIn

        self._screen = SignIn(self.window_, self.open)
        self.window_.show_screen(self._screen)

    def _first_run(self) -> None:
        from app.ui.pages.first_run.screens import FirstRun

        self._screen = FirstRun(self.window_, self.take)
        self.window_.show_screen(self._screen)

    def _refused(self, error: BaseException) -> None:
        if self._screen is not None and hasattr(self._screen, "refuse"):
            self._screen.refuse(error)
            return
        from app.ui.sign_in import CannotOpen

        self._screen = CannotOpen(self.window_, error, self.begin)
        self.window_.show_screen(self._screen)

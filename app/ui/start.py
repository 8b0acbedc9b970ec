"""Starting and ending the window: Qt, theme, language, the one window per folder, the last-resort error handler.

Nothing heavy is imported before the first paint: the store is opened in a thread while the window already stands.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication

from app.base import settings
from app.base.errors import AppError, Exit
from app.ui.alone import Door, ask_first
from app.ui.frame.main_window import MainWindow
from app.ui.language import speak
from app.ui.theme.look import put_on

if TYPE_CHECKING:
    from app.base.settings import Settings

_LOOK_AT_SIGNALS_MS: Final = 250


def application() -> QApplication:
    """The one application object, with its names set."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(["vanthu"])
    QCoreApplication.setApplicationName("van-thu-doan")
    app.setApplicationDisplayName("")
    app.setDesktopFileName("van-thu-doan")
    return app


def run(data: Path, key_file: Path | None, *, language: str = "") -> int:
    """Open the window on ``data`` and stay until it is closed."""
    app = application()
    if ask_first(data):
        return int(Exit.DONE)
    chosen, broken = _settings(data)
    speak(app, language or chosen.text("language"))
    put_on(app, chosen.text("appearance.theme"), scale=chosen.number("appearance.text_size"))
    window = MainWindow(data, key_file)
    door = Door(data, window)
    door.knocked.connect(window.to_front)
    _catch(window)
    _hear_signals(app, window)
    window.show()
    if broken is not None:
        window.tell.error(broken)
    from app.ui.way_in import WayIn

    way = WayIn(window, chosen)
    QTimer.singleShot(0, way.begin)
    code = app.exec()
    door.close()
    window.end()
    sys.excepthook = sys.__excepthook__
    return code


def _settings(data: Path) -> tuple[Settings, AppError | None]:
    """The settings, or the defaults and what is wrong with the file: a broken one must not keep the window shut."""
    try:
        return settings.load(data), None
    except AppError as fault:
        return settings.Settings(), fault


def _catch(window: MainWindow) -> None:
    """What nobody caught is shown with its report and the window stays."""

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        window.tell.error(error.with_traceback(trace))

    sys.excepthook = caught


def _hear_signals(app: QApplication, window: MainWindow) -> None:
    """Ctrl+C in the terminal and an end of the session close the window as its button does."""
    for name in ("SIGINT", "SIGTERM"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: window.close())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)  # gives Python its turn to see the signal
    timer.start(_LOOK_AT_SIGNALS_MS)

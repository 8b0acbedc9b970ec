"""The window: opens the folder, shows first run, sign-in, lock or the frame, and ends cleanly.

Owns the life of a seat: built when the desk is open, settled and closed at the end. Refuses to know what pages show.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QStackedWidget,
    QTextEdit,
    QWidget,
)

from app.ui.bus import Bus
from app.ui.frame import keys
from app.ui.memory import Memory
from app.ui.run import Runner
from app.ui.seat import Seat
from app.ui.tell import Teller
from app.ui.theme.look import put_on
from app.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.ui.frame.frame import Frame

SMALLEST: Final = (1024, 640)
FIRST_SIZE: Final = (1320, 780)
_END_WAIT_MS: Final = 8_000


class MainWindow(QMainWindow):
    """One per data folder."""

    opened = Signal()
    """The frame stands and can be used."""

    def __init__(self, data: Path, key_file: Path | None = None) -> None:
        super().__init__()
        self.data, self.key_file = data, key_file
        self.run = Runner(self)
        self.tell = Teller(self)
        self.memory = Memory(data, self)
        self.seat: Seat | None = None
        self.frame: Frame | None = None
        self._ending = False
        self.setWindowTitle("Văn thư Đoàn")
        self.setMinimumSize(*SMALLEST)
        self.screens = QStackedWidget()
        self.setCentralWidget(self.screens)
        self._opening = EmptyState("open", self.tr("Đang mở dữ liệu …"))
        self._opening.setObjectName("page")
        self.screens.addWidget(self._opening)
        self.run.fault.connect(self.tell.error)
        self._place()
        self._bind()

    # --- from a folder to a frame -----------------------------------------------------------------------

    def open_desk(self, desk: Desk) -> None:
        """Stand on this desk from now on."""
        from app.ui.frame.frame import Frame

        bus = Bus(self)
        self.seat = Seat(
            desk=desk, run=self.run, tell=self.tell, bus=bus, ask=self._ask, go=self.go, memory=self.memory
        )
        self.frame = Frame(self.seat)
        self.frame.top.quit_asked.connect(self.close)
        self.frame.top.keys_asked.connect(self.show_keys)
        self.frame.top.settings_asked.connect(lambda: self.go("settings", None))
        self.frame.top.theme_asked.connect(self.choose_theme)
        self.frame.page_shown.connect(self._title)
        self.show_screen(self.frame)
        self.frame.begin()
        bus.watch(desk.standing, self.run)
        self.opened.emit()

    def show_screen(self, screen: QWidget) -> None:
        """Put this in sight; screens that are done are thrown away by who made them."""
        if self.screens.indexOf(screen) < 0:
            self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)

    def working(self) -> bool:
        """The frame is in sight: neither locked nor being opened."""
        return self.frame is not None and self.screens.currentWidget() is self.frame

    # --- acts -------------------------------------------------------------------------------------------

    def go(self, name: str, record_id: str | None = None) -> None:
        """Open another page, or a record on it."""
        if self.frame is not None:
            self.frame.go(name, record_id)

    def undo(self) -> None:
        """Take back this person's last act."""
        self._step_back(lambda seat: seat.desk.undo.undo(), self.tr("Đã hoàn tác"))

    def redo(self) -> None:
        self._step_back(lambda seat: seat.desk.undo.redo(), self.tr("Đã làm lại"))

    def _step_back(self, act: Callable[[Seat], Any], told: str) -> None:
        seat = self.seat
        if seat is not None:
            seat.do(self, lambda: act(seat), then=lambda _: self.tell.note(told, tone="done"))

    def refresh(self) -> None:
        """F5: read what is in sight anew."""
        page = self.frame.page() if self.frame else None
        if page is not None and self.frame is not None:
            page.look_anew()
            self.frame.look_at_state()

    def choose_theme(self, name: str) -> None:
        """Live, and kept in the settings."""
        seat = self.seat
        app = QApplication.instance()
        if seat is None or not isinstance(app, QApplication):
            return
        seat.run.write(self, lambda: seat.desk.settings.set("appearance.theme", name))
        put_on(app, name, scale=seat.desk.settings.number("appearance.text_size"))

    def show_keys(self) -> None:
        from app.ui.dialogs.keys import KeysSheet

        page = self.frame.page() if self.frame else None
        sheet = KeysSheet(self, page=page.title() if page else "", more=page.keys() if page else ())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.open()

    def to_front(self) -> None:
        """A second start asks for this window."""
        self.setWindowState(
            (self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
        )
        self.show()
        self.raise_()
        self.activateWindow()

    def _ask(self, question: str, *, act: str, danger: bool = False) -> bool:
        from app.ui.dialogs.question import ask

        return ask(self, question, act=act, danger=danger)

    def _bind(self) -> None:
        def on_frame(act: Callable[[Frame], object]) -> Callable[[], None]:
            def bound() -> None:
                if self.frame is not None and self.working():
                    act(self.frame)

            return bound

        def on_page(verb: str) -> Callable[[], None]:
            return on_frame(lambda frame: getattr(frame.page(), verb)() if frame.page() else None)

        self._keys = keys.bind(
            self,
            {
                "find": on_frame(lambda frame: frame.search.focus()),
                "find_here": on_page("find"),
                "new": on_page("new"),
                "primary": on_page("primary"),
                "print": on_page("print_it"),
                "edit": on_page("edit"),
                "next": on_page("next_one"),
                "undo": on_frame(lambda _: self.undo()),
                "redo": on_frame(lambda _: self.redo()),
                "refresh": on_frame(lambda _: self.refresh()),
                "back": on_frame(lambda frame: frame.back()),
                "keys": self._help_unless_typing,
                "quit": self.close,
            },
            lambda number: self.frame.go_number(number) if self.frame and self.working() else None,
        )

    def _help_unless_typing(self) -> None:
        if not isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit | QTextEdit):
            self.show_keys()

    def _title(self, name: str) -> None:
        from app.ui.pages.registry import title

        self.setWindowTitle(f"{title(name)} – Văn thư Đoàn")

    # --- place, end ---------------------------------------------------------------------------------------

    def _place(self) -> None:
        if not self.restoreGeometry(self.memory.get_bytes("window")):
            screen = self.screen().availableGeometry()
            self.resize(min(FIRST_SIZE[0], screen.width()), min(FIRST_SIZE[1], screen.height()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Pages save, reading stops, what is being written ends; the folder is closed last."""
        if not self._ending:
            self._ending = True
            self.memory.put_bytes("window", self.saveGeometry())
            if self.frame is not None:
                self.frame.settle()
        event.accept()

    def end(self) -> None:
        """After the last event: wait for what is written, make the copy of the day, close the store."""
        self.memory.write()
        if self.seat is not None:
            self.seat.bus.rest()
        # What pages settled is queued in the write lane; only reading and long work are asked to stop.
        self.run.finish(_END_WAIT_MS)
        if self.seat is not None:
            self.seat.desk.close()
            self.seat = None

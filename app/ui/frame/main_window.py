"""The window: opens the folder, shows first run, sign-in, lock or the frame, and ends cleanly.

Owns the life of a seat: built when the desk is open, settled and closed at the end. Refuses to know what pages show.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, QTimer, Signal
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

from app.base.errors import AppError
from app.ui.bus import Bus
from app.ui.frame import keys
from app.ui.frame.feed import Feed
from app.ui.frame.idle import Idle
from app.ui.frame.meeting import Meeting
from app.ui.frame.reminding import Reminding
from app.ui.memory import Memory
from app.ui.run import Runner
from app.ui.seat import Seat
from app.ui.tell import Teller
from app.ui.theme.look import put_on
from app.ui.widgets.empty import EmptyState

if TYPE_CHECKING:
    from app.bootstrap import Desk
    from app.ui.dialogs.fault import FaultReport
    from app.ui.frame.frame import Frame
    from app.ui.sign_in import SignIn

SMALLEST: Final = (1024, 640)
FIRST_SIZE: Final = (1320, 780)
_END_WAIT_MS: Final = 8_000
_CARE_AFTER_MS: Final = 20_000


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
        self.tell.faulted.connect(self._report)
        self._lock_screen: SignIn | None = None
        self._lockable = False
        self._fault: FaultReport | None = None
        self._feed: Feed | None = None
        self._meeting: Meeting | None = None
        self._reminding: Reminding | None = None
        self.idle = Idle(self)
        self.idle.left.connect(self.lock)
        self._place()
        self._bind()

    # --- from a folder to a frame -----------------------------------------------------------------------

    def open_desk(self, desk: Desk) -> None:
        """Stand on this desk from now on."""
        bus = Bus(self)
        self.seat = Seat(
            desk=desk, run=self.run, tell=self.tell, bus=bus, ask=self._ask, go=self.go, memory=self.memory
        )
        bus.changed.connect(self._heard)
        self._make_frame()
        bus.watch(desk.standing, self.run)
        self._feed = Feed(self.seat, self)
        self._meeting = Meeting(self.seat, self)
        self.run.read(self, partial(_has_password, desk)).then(self._take_lockable)
        QTimer.singleShot(_CARE_AFTER_MS, self._care)
        self._reminding = Reminding(self.seat, self, private=lambda: not self.working())
        self._reminding.asked.connect(self.to_front)
        self.opened.emit()

    def _make_frame(self) -> None:
        from app.ui.frame.frame import Frame

        assert self.seat is not None
        self.frame = Frame(self.seat)
        self.frame.top.quit_asked.connect(self.close)
        self.frame.top.keys_asked.connect(self.show_keys)
        self.frame.top.settings_asked.connect(lambda: self.go("settings", None))
        self.frame.top.theme_asked.connect(self.choose_theme)
        self.frame.own_asked.connect(self.leave_sample)
        self.frame.top.lock_asked.connect(self.lock)
        self.frame.page_shown.connect(self._title)
        self.frame.top.set_lockable(self._lockable)
        self.show_screen(self.frame)
        self.frame.begin()

    def speak(self, language: str) -> None:
        """Another language: the frame is built anew on the same desk; pages save first."""
        app, old = QApplication.instance(), self.frame
        if not isinstance(app, QApplication) or old is None:
            return
        from app.ui.language import speak

        old.settle()
        speak(app, language)
        self._make_frame()
        self.screens.removeWidget(old)
        old.deleteLater()

    def leave_sample(self) -> None:
        """From the sample to the first run of one's own folder; the sample stays where it is."""
        from app.ui.pages.first_run.screens import FirstRun

        self.leave_desk()

        def take(desk: Desk) -> None:
            self.open_desk(desk)
            self.screens.removeWidget(first)
            first.deleteLater()

        first = FirstRun(self, take)
        self.show_screen(first)

    def stand_on(self, data: Path) -> None:
        """Work in another folder from now on, till the program ends: a copy that was restored."""
        from app.base.settings import Settings
        from app.ui.way_in import WayIn

        def told() -> None:
            self.opened.disconnect(told)
            words = self.tr(
                "Đang làm việc trong bản khôi phục ở {folder}. Đóng chương trình, mở lại thì về dữ liệu đang dùng."
            )
            self.tell.note(words.format(folder=data), tone="due")

        self.leave_desk()
        self.data = data
        self.opened.connect(told)
        WayIn(self, Settings()).begin()

    def leave_desk(self) -> None:
        """Close what is open, to stand on another folder (from sample data to one's own)."""
        seat, frame = self.seat, self.frame
        if seat is None or frame is None:
            return
        frame.settle()
        seat.bus.rest()
        self._no_more_reminders()
        self._no_more_meetings()
        if self._feed is not None:
            self._feed.rest()
            self._feed.deleteLater()
            self._feed = None
        self.run.finish(_END_WAIT_MS)
        self.seat, self.frame = None, None
        self.screens.removeWidget(frame)
        frame.deleteLater()
        seat.desk.close()
        self._lockable = False
        self.screens.setCurrentWidget(self._opening)

    def _no_more_reminders(self) -> None:
        if self._reminding is not None:
            self._reminding.rest()
            self._reminding.deleteLater()
            self._reminding = None

    def _no_more_meetings(self) -> None:
        if self._meeting is not None:
            self._meeting.rest()
            self._meeting.deleteLater()
            self._meeting = None

    def show_screen(self, screen: QWidget) -> None:
        """Put this in sight; screens that are done are thrown away by who made them."""
        if self.screens.indexOf(screen) < 0:
            self.screens.addWidget(screen)
        self.screens.setCurrentWidget(screen)

    def working(self) -> bool:
        """The frame is in sight: neither locked nor being opened."""
        return self.frame is not None and self.screens.currentWidget() is self.frame

    # --- lock --------------------------------------------------------------------------------------------

    def lock(self) -> None:
        """Cover everything until the password is given; what is typed is saved first."""
        if not (self._lockable and self.working() and self.frame is not None):
            return
        from app.ui.sign_in import SignIn

        self.frame.settle()
        self._lock_screen = SignIn(self, self._unlock, locked=True)
        self.setWindowTitle("Văn thư Đoàn")
        self.show_screen(self._lock_screen)

    def _unlock(self, password: str) -> None:
        screen, seat = self._lock_screen, self.seat
        if screen is None or seat is None:
            return
        job = self.run.read(self, partial(_prove, seat.desk.data, password)).then(lambda _: self._unlocked())
        job.otherwise(screen.refuse)

    def _unlocked(self) -> None:
        screen, self._lock_screen = self._lock_screen, None
        if screen is None or self.frame is None:
            return
        self.show_screen(self.frame)
        self.screens.removeWidget(screen)
        screen.deleteLater()
        page = self.frame.page()
        if page is not None:
            self._title(page.name)
            page.setFocus()

    def _take_lockable(self, lockable: bool) -> None:
        self._lockable = lockable
        if self.frame is not None and self.seat is not None:
            self.frame.top.set_lockable(lockable)
            window = self.windowHandle()
            if window is not None:
                self.idle.watch(window, self.seat.desk.settings.number("lock.minutes") if lockable else 0)

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        """A setting changed: what the window itself depends on follows at once."""
        seat, app = self.seat, QApplication.instance()
        if seat is None or not isinstance(app, QApplication):
            return
        chosen = seat.desk.settings
        if subjects & {"setting:appearance.theme", "setting:appearance.text_size"}:
            put_on(app, chosen.text("appearance.theme"), scale=chosen.number("appearance.text_size"))
        if "setting:language" in subjects:
            QTimer.singleShot(
                0, lambda: self.speak(chosen.text("language"))
            )  # not while a field of the old frame speaks
        if "setting:lock.minutes" in subjects:
            self.idle.set_minutes(chosen.number("lock.minutes") if self._lockable else 0)
        if "setting:password" in subjects:
            self.run.read(self, partial(_has_password, seat.desk)).then(self._take_lockable)

    # --- faults, the copy of the day ----------------------------------------------------------------------

    def _report(self, fault: BaseException) -> None:
        from app.base import log
        from app.ui.dialogs.fault import FaultReport

        log.fault(fault)
        if self._fault is not None:
            self._fault.add(fault)
            return
        self._fault = FaultReport(self, fault)
        self._fault.finished.connect(self._reported)
        self._fault.open()

    def _reported(self) -> None:
        if self._fault is not None:
            self._fault.deleteLater()
            self._fault = None

    def _care(self) -> None:
        """The copy of the day, a while after the start: nobody waits for it."""
        seat = self.seat
        if seat is None:
            return
        job = self.run.read(self, seat.desk.daily_care)
        job.then(lambda made: self.frame.look_at_state() if made and self.frame else None)
        job.otherwise(self._care_failed)

    def _care_failed(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            why = self.tr("Chưa làm được bản sao lưu hôm nay: {why}").format(why=error.sentence())
            self.tell.refused.emit(why, error.advice())
        else:
            self.tell.error(error)

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
        """F5: read what is in sight anew, and meet headquarters now."""
        page = self.frame.page() if self.frame else None
        if page is not None and self.frame is not None:
            page.look_anew()
            self.frame.look_at_state()
        if self._meeting is not None:
            self._meeting.meet_now()

    def choose_theme(self, name: str) -> None:
        """Live, and kept in the settings."""
        seat = self.seat
        if seat is not None:
            job = seat.run.write(self, lambda: seat.desk.settings.set("appearance.theme", name))
            job.then(lambda _: seat.bus.tell(frozenset({"setting:appearance.theme"}), self))

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
                "lock": self.lock,
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
        self._no_more_reminders()
        self._no_more_meetings()
        if self._feed is not None:
            self._feed.rest()
        if self.seat is not None:
            self.seat.bus.rest()
        if self.seat is not None:
            self.run.write(None, partial(_care_at_end, self.seat.desk))
        # What pages settled is queued in the write lane; only reading and long work are asked to stop.
        self.run.finish(_END_WAIT_MS)
        if self.seat is not None:
            self.seat.desk.close()
            self.seat = None


def _has_password(desk: Desk) -> bool:
    from app.services.entry import PASSWORD, ways

    return PASSWORD in ways(desk.data)


def _prove(data: Path, password: str) -> None:
    from app.services.entry import prove

    prove(data, password)


def _care_at_end(desk: Desk) -> None:
    """The copy of the day if the program did not stay open long enough; a refusal now could be told to nobody."""
    try:
        desk.daily_care()
    except AppError as fault:
        from app.base import log

        log.refused(fault, verb="care")

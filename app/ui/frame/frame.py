"""The frame of an open folder: rail, top bar, the pages, notes, status line. Made when the desk is open.

Owns which page is in sight and what the status line is told. Pages are made when first opened and kept.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.frame.rail import Rail
from app.ui.frame.sample import SampleBar
from app.ui.frame.search_box import SearchBox
from app.ui.frame.status_line import StatusLine
from app.ui.frame.top_bar import TopBar
from app.ui.pages.first_run.making import is_sample
from app.ui.pages.registry import Entry, present
from app.ui.theme.look import px
from app.ui.theme.tokens import FOLD_BELOW
from app.ui.widgets.busy import BusyStrip
from app.ui.widgets.line_state import read_line
from app.ui.widgets.toasts import ToastHost

if TYPE_CHECKING:
    from app.domain.rows import PersonRow
    from app.ui.pages.base import Page
    from app.ui.seat import Seat

STATUS_EVERY_MS: Final = 30_000
_HISTORY: Final = 30


class Frame(QWidget):
    """Everything under the window's title once data are open."""

    page_shown = Signal(str)
    own_asked = Signal()
    """From sample data to one's own unit."""

    def __init__(self, seat: Seat, entries: tuple[Entry, ...] | None = None) -> None:
        super().__init__()
        self.seat = seat
        self.entries = present() if entries is None else entries
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._past: list[str] = []
        self.search = SearchBox(seat.run, lambda words: seat.desk.search.find(words, limit=12), self)
        self.search.went.connect(self.go)
        self.top = TopBar(self.search)
        self.top.person_asked.connect(self.work_as)
        self.top.people_asked.connect(lambda: self.go("settings", "people"))
        self.on_rail = tuple(entry for entry in self.entries if entry.rail)
        self.rail = Rail(self.on_rail)
        self.rail.chosen.connect(self.go)
        self.stack = QStackedWidget()
        self.busy = BusyStrip(seat.run)
        self.status = StatusLine()
        self.status.asked.connect(lambda: self.go("exchange"))
        self._lay_out()
        self.toasts = ToastHost(self.stack)
        seat.tell.noted.connect(self.toasts.note)
        seat.tell.refused.connect(self.toasts.refuse)
        seat.bus.changed.connect(self._heard)
        self._soon = QTimer(self)  # many acts at once (an import) are one look at the state
        self._soon.setSingleShot(True)
        self._soon.setInterval(200)
        self._soon.timeout.connect(self.look_at_state)
        self._often = QTimer(self)
        self._often.setInterval(STATUS_EVERY_MS)
        self._often.timeout.connect(self.look_at_state)
        self._often.start()
        self._badges: dict[str, tuple[Any, frozenset[str]]] = {}

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        column.addWidget(self.top)
        if is_sample(self.seat.desk.data):
            column.addWidget(SampleBar(self.own_asked.emit))
        column.addLayout(middle, 1)
        column.addWidget(self.busy)
        column.addWidget(self.status)
        QWidget.setTabOrder(self.search, self.top.person)

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        self._soon.start()
        self._count(subjects)
        if "*" in subjects or subjects & {"unit", "person", "fact"}:
            self.look_at_names()

    # --- start ------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Show the page of last time, then read what the frame itself shows."""
        wanted = str(self.seat.memory.get("page", ""))
        names = [entry.name for entry in self.on_rail]
        if names:
            self.go(wanted if wanted in names else names[0])
        QTimer.singleShot(0, self._read_frame)

    def _read_frame(self) -> None:
        self.look_at_state()
        self.look_at_names()
        self.seat.run.read(self, self._find_badges).then(self._take_badges)

    def look_at_names(self) -> None:
        """Unit and person, as the bar shows them."""
        desk = self.seat.desk

        def read() -> tuple[str, tuple[PersonRow, ...]]:
            unit = desk.units.own()
            return (unit.name if unit else "", desk.people.list())

        def take(names: tuple[str, tuple[PersonRow, ...]]) -> None:
            unit, people = names
            self.top.set_unit(unit or self.tr("Đơn vị chưa khai tên"))
            self.top.set_people(people, desk.by)
            active = {one.id: one.name for one in people if one.active}
            if active and desk.by not in active:  # taken back, or retired in another program
                self.work_as(min(active), active[min(active)])

        self.seat.read(self, read, take)

    def work_as(self, person_id: str, name: str) -> None:
        """Another person sits down here; what is typed is saved first, in the name of who typed it."""
        desk = self.seat.desk
        if person_id == desk.by:
            self.look_at_names()  # the menu has put out the mark
            return
        self.settle()

        def done(_: object) -> None:
            self.seat.tell.note(self.tr("Đang làm việc: {name}").format(name=name), tone="done")
            self.seat.bus.tell(frozenset({"person"}), self)

        self.seat.run.write(self, partial(desk.work_as, person_id)).then(done)

    def look_at_state(self) -> None:
        """Tell the status line how things stand."""
        job = self.seat.run.read(self, self.seat.desk.standing.now).then(self.status.tell)
        job.otherwise(lambda error: self.status.not_known(str(error)))
        line = self.seat.run.read(self, partial(read_line, self.seat.desk)).then(self.status.tell_line)
        line.otherwise(lambda error: self.status.not_known(str(error)))

    # --- pages ------------------------------------------------------------------------------------------

    def page(self) -> Page | None:
        """The page in sight."""
        return self._pages.get(self._current)

    def pages(self) -> tuple[Page, ...]:
        """Those that were made so far."""
        return tuple(self._pages.values())

    def go(self, name: str, record_id: str | None = None) -> bool:
        """Show a page, and on it one record. False when there is no such page."""
        entry = next((one for one in self.entries if one.name == name), None)
        if entry is None:
            return False
        page = self._pages.get(name)
        if page is None:
            page = entry.load()(self.seat)
            page.badge_changed.connect(lambda count: self.rail.set_count(name, count))
            self._pages[name] = page
            self.stack.addWidget(page)
        if name != self._current:
            if self._current:
                self._past = [*self._past[-_HISTORY:], self._current]
            self._current = name
            self.stack.setCurrentWidget(page)
            for toast in self.toasts.shown():
                toast.raise_()  # a page that was just made stands over them
            self.rail.show_chosen(entry.under or name)
            self.seat.memory.put("page", name)
            self.page_shown.emit(name)
            page.setFocus()
        if record_id:
            page.show_record(record_id)
        return True

    def go_number(self, number: int) -> None:
        """Alt+1 … 9."""
        if number <= len(self.on_rail):
            self.go(self.on_rail[number - 1].name)

    def back(self) -> None:
        """To the page before this one."""
        if self._past:
            name = self._past.pop()
            kept = list(self._past)
            self.go(name)
            self._past = kept

    def settle(self) -> None:
        """All pages save what is typed."""
        for page in self._pages.values():
            page.settle()

    # --- badges of pages -----------------------------------------------------------------------------------

    def _find_badges(self) -> dict[str, tuple[Any, frozenset[str]]]:
        """Modules are imported in the pool, pages' own too: importing takes time, and opening a page should take none."""
        for entry in self.entries:
            entry.load()
        found = {entry.name: entry.badge() for entry in self.entries}
        return {name: badge for name, badge in found.items() if badge is not None}

    def _take_badges(self, found: dict[str, tuple[Any, frozenset[str]]]) -> None:
        self._badges = found
        self._count(frozenset({"*"}))

    def _count(self, subjects: frozenset[str]) -> None:
        for name, (count, of) in self._badges.items():
            if "*" in subjects or subjects & of:
                self.seat.run.read(self, partial(count, self.seat.desk)).then(
                    partial(self.rail.set_count, name)
                )

    # --- size ---------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(self.width() < px(FOLD_BELOW))
        self.search.fold()

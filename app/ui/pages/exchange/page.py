"""Đồng bộ: how the line stands, what to decide, what waits and what came, who gives numbers, which PCs there are.

Owns which view is in sight and when it is read anew. A folder that never joined is offered to join, and told nothing else. All that
asks the network runs beside the window; looking reads the folder alone.
"""

from __future__ import annotations

from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from app.base.errors import AppError
from app.bootstrap import Desk
from app.services.sync_devices import DeviceRow
from app.services.sync_rows import WaitRow
from app.services.sync_words import ConflictView, Told
from app.ui.frame.meeting import SUBJECT
from app.ui.pages.base import Page
from app.ui.pages.exchange.columns import Columns
from app.ui.pages.exchange.devices import Devices
from app.ui.pages.exchange.inbox import Inbox
from app.ui.pages.exchange.join import JoinForm
from app.ui.pages.exchange.numbers import Numbers
from app.ui.pages.exchange.sticks import Sticks
from app.ui.run import Job, Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.form import scrolled
from app.ui.widgets.line_state import Line, read_line, say
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.times import when
from app.ui.widgets.words import Heading, IconLabel, Quiet, Words

_LOOK_MS = 1_000
"""While headquarters is being met: how often the figures are read anew."""
_GATHER_MS = 120


class Look(NamedTuple):
    """What one look brings."""

    line: Line
    inbox: tuple[ConflictView, ...]
    queue: tuple[Told, ...]
    arrivals: tuple[Told, ...]
    waits: tuple[WaitRow, ...]
    devices: tuple[DeviceRow, ...]


class ExchangePage(Page):
    """``show_record``: 'flow', 'numbers' or 'devices'."""

    name = "exchange"
    subjects = frozenset({"*"})

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._look: Look | None = None
        self._fresh = False
        self._asked_devices = False
        self._rejoining = False
        self._meeting: Job | None = None
        self._latest = Latest(seat.run, self, delay=_GATHER_MS)
        self.sticks = Sticks(seat, self, self.heard)
        self.setAcceptDrops(True)
        self._lay_out()
        self._pulse = QTimer(self)
        self._pulse.setInterval(_LOOK_MS)
        self._pulse.timeout.connect(self._beat)
        self._pulse.start()
        for key, ours in (("Ctrl+1", True), ("Ctrl+2", False)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._decide, ours))
        self.look_anew()

    # --- looks ----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = self.column()
        self.head = PageHead(self.title(), self.tr("Gửi nhận ngay"), self.meet, meaning="exchange")
        self.usb = Button(self.tr("Bằng USB"), self.open_usb, meaning="save")
        self.more = Button(self.tr("Khác"), self.open_more, meaning="more")
        self.head.add(self.usb)
        self.head.add(self.more)
        column.addWidget(self.head)
        self.screens = QStackedWidget()
        column.addWidget(self.screens, 1)
        self.waiting = QWidget()
        self.outside = self._outside()
        self.inside = self._inside()
        for screen in (self.waiting, self.outside, self.inside):
            self.screens.addWidget(screen)
        self._show_tools(joined=False)

    def _outside(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(px(620))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        self.why = Heading(self.tr("Máy này chưa nối với cấp trên"))
        column.addWidget(self.why)
        for words in (
            self.tr("Không nối vẫn làm mọi việc như thường: dữ liệu chỉ ở máy này, do đơn vị tự sao lưu."),
            self.tr(
                "Nối rồi thì các máy của đơn vị dùng chung một dữ liệu, văn bản gửi cấp trên và nhận về tự động; mất mạng vẫn làm việc, có "
                "mạng thì tự gửi."
            ),
            self.tr("Máy thứ hai của đơn vị: nối từ lúc chưa nhập gì, dữ liệu sẽ tự nhận về."),
        ):
            column.addWidget(Quiet(words))
        column.addSpacing(Space.MEDIUM)
        self.join = JoinForm(self.tr("Nối máy này"))
        self.join.asked.connect(self.enrol)
        column.addWidget(self.join)
        column.addStretch(1)
        return scrolled(inner)

    def _inside(self) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        state = QHBoxLayout()
        state.setSpacing(Space.SMALL)
        self.picture = IconLabel("saved", "quiet")
        self.sentence = Words("", wrap=True)
        self.again = Button(self.tr("Nối lại bằng mã mới"), self._rejoin)
        state.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(self.sentence, 1)
        state.addWidget(self.again)
        column.addLayout(state)
        self.detail = Words("", "note", wrap=True)
        column.addWidget(self.detail)
        line = QHBoxLayout()
        self.views = ChipRow(self._chips(None), name=self.tr("Xem"))
        self.views.chosen.connect(self.show_view)
        self.saving = QCheckBox(self.tr("Tiết kiệm mạng: chưa tải tệp cho đến khi mở"))
        self.saving.clicked.connect(self._spare)
        line.addWidget(self.views, 1)
        line.addWidget(self.saving)
        column.addLayout(line)
        self.inbox = Inbox(self.seat)
        self.inbox.decided.connect(self.heard)
        self.columns = Columns(self.seat)
        self.numbers = Numbers(self.seat)
        self.numbers.changed.connect(self.heard)
        self.devices = Devices(self.seat)
        flow = Splitter(self.seat.memory, "exchange", (self.inbox, self.columns), (330, 0), upright=True)
        self.stack = QStackedWidget()
        for view in (flow, self.numbers, self.devices):
            self.stack.addWidget(view)
        column.addWidget(self.stack, 1)
        return whole

    def _chips(self, look: Look | None) -> tuple[Chip, ...]:
        waits = len(look.waits) if look else 0
        return (
            Chip("flow", self.tr("Gửi và nhận"), len(look.inbox) if look and look.inbox else None, "due"),
            Chip("numbers", self.tr("Quyền cấp số"), waits or None, "due"),
            Chip("devices", self.tr("Máy của đơn vị")),
        )

    def show_view(self, key: str) -> None:
        """'flow', 'numbers', 'devices'."""
        self.views.choose(key)
        self.stack.setCurrentIndex(("flow", "numbers", "devices").index(key))
        self._lead_focus()

    def show_record(self, record_id: str) -> None:
        if record_id in ("flow", "numbers", "devices"):
            self.show_view(record_id)

    # --- reading ----------------------------------------------------------------------------------------------

    def look_anew(self) -> None:
        self._latest.ask(partial(_read, self.seat.desk), self._take, self.seat.tell.error)

    def heard(self) -> None:
        """Something was done here: the frame and the other pages look too."""
        self.seat.bus.tell(frozenset({SUBJECT}), self)
        self.look_anew()

    def _heard(self, subjects: frozenset[str], initiator: object) -> None:
        super()._heard(subjects | {"*"}, initiator)

    def _take(self, look: Look) -> None:
        self._look = look
        status = look.line.status
        self._rejoining = self._rejoining and status.state != "active"
        outside = not status.enrolled or self._rejoining
        self._show_tools(joined=not outside)
        self.screens.setCurrentWidget(self.outside if outside else self.inside)
        if outside:
            self.setFocusProxy(self.join)
            return
        self._say(look)
        self.views.set_chips(self._chips(look))
        self.saving.setChecked(status.sparing)
        now = look.line.now
        self.inbox.set_items(look.inbox)
        self.columns.set_rows(look.queue, look.arrivals, status.waiting, now)
        self.numbers.set_rows(status.leases, look.waits, look.devices, now)
        self.devices.set_rows(look.devices, now, fresh=self._fresh)
        self._lead_focus()
        if status.connected:
            self._ask_devices()

    def _lead_focus(self) -> None:
        """Where the keys go when the page is opened: to what is to be decided, else to the list in sight."""
        key = self.views.current()
        lists: dict[str, QWidget] = {
            "flow": self.inbox if self.inbox.item() else self.columns,
            "numbers": self.numbers,
            "devices": self.devices,
        }
        self.setFocusProxy(lists[key])

    def _say(self, look: Look) -> None:
        said, status = say(look.line), look.line.status
        self.picture.set_look(said.meaning, said.tone or "quiet")
        self.sentence.say(said.words, said.tone)
        self.again.setVisible(status.state in ("revoked", "wiped"))
        self.head.note.say(status.org_name)
        parts = [status.fault] if status.fault and not look.line.meeting else []
        if status.next_try is not None and status.fault and status.state == "active":
            parts.append(self.tr("Tự thử lại {when}.").format(when=when(status.next_try, status.next_try)))
        counts = self.tr("Cấp trên đã nhận {sent} thay đổi gần đây; đã nhận về {received}.")
        parts.append(counts.format(sent=status.sent, received=status.received))
        if status.beside:
            parts.append(self.tr("{count} mục nhận về còn chờ phần liên quan.").format(count=status.beside))
        self.detail.say(" ".join(parts))

    def _show_tools(self, *, joined: bool) -> None:
        primary = self.head.primary
        assert primary is not None
        for widget in (primary, self.usb, self.more):
            widget.setVisible(joined)

    def _beat(self) -> None:
        """While headquarters is being met the figures move."""
        meeting = self.seat.desk.sync.is_meeting()
        was = self._look is not None and self._look.line.meeting
        if self.isVisible() and (meeting or was):
            self.look_anew()

    def _ask_devices(self) -> None:
        """Once per opening: the list as headquarters has it now; without a line the one of last time stays."""
        look = self._look
        if self._asked_devices or look is None or not look.line.status.enrolled:
            return
        self._asked_devices = True
        job = self.seat.run.apart(self, lambda _: self.seat.desk.sync.devices())
        job.then(self._take_devices).otherwise(lambda _: None)  # the sentence above tells how the line stands

    def _take_devices(self, _: object) -> None:
        self._fresh = True
        self.look_anew()

    # --- acts ---------------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """Ctrl+Enter: joins, writes what was typed, or meets headquarters."""
        if self.screens.currentWidget() is self.outside:
            self.join.send()
        elif self.inbox.editing():
            self.inbox.save_typed()
        else:
            self.meet()

    def meet(self) -> None:
        """Gửi nhận ngay: shown with its progress, and can be stopped."""
        if self._meeting is not None:
            return
        sync = self.seat.desk.sync

        def act(job: Job) -> Any:
            return sync.once(stop=job.asked_to_stop)

        job = self.seat.run.apart(self, act, title=self.tr("Đang gửi nhận"))
        self._meeting = job
        self.seat.run.began.emit(job)  # the strip at the foot shows it, with the way to stop it
        job.then(self._met).otherwise(self._not_met)
        job.ended.connect(self._meeting_over)
        QTimer.singleShot(_GATHER_MS, self.look_anew)

    def _met(self, done: Any) -> None:
        words = self.tr("Đã gửi {sent} thay đổi, nhận {received}").format(
            sent=done.sent, received=done.received
        )
        self.seat.tell.note(words, tone="done")

    def _not_met(self, error: BaseException) -> None:
        self.seat.tell.error(error)

    def _meeting_over(self) -> None:
        self._meeting = None
        self.heard()

    def enrol(self, code: str, url: str, name: str) -> None:
        """Join, and meet headquarters for the first time."""
        desk = self.seat.desk
        self.join.busy(True)

        def act(_: Job) -> Any:
            done = desk.sync.enrol(code, url, name=name)
            desk.join_line()
            return done

        job = self.seat.run.apart(self, act, title=self.tr("Đang nối với cấp trên"))
        job.then(self._joined).otherwise(self._not_joined)

    def _joined(self, done: Any) -> None:
        self.join.busy(False)
        self.join.code.clear()
        words = self.tr("Đã nối với cấp trên: gửi {sent} thay đổi, nhận {received}")
        self.seat.tell.note(words.format(sent=done.sent, received=done.received), tone="done")
        self.seat.bus.tell(frozenset({SUBJECT, "unit", "series"}), self)
        self.look_anew()

    def _not_joined(self, error: BaseException) -> None:
        if isinstance(error, AppError):
            self.join.refuse(error)
        else:
            self.join.busy(False)
            self.seat.tell.error(error)
        self.heard()  # it may have joined, and only the first meeting failed

    def _rejoin(self) -> None:
        self._rejoining = True
        self.screens.setCurrentWidget(self.outside)
        self.join.code.setFocus()

    def _spare(self, wanted: bool) -> None:
        job = self.seat.run.write(self, partial(self.seat.desk.sync.spare, wanted))
        job.then(lambda _: self.heard())

    def _decide(self, ours: bool) -> None:
        item = self.inbox.item()
        if item is not None and not item.refused and not self.inbox.editing():
            self.inbox.keep(ours=ours)

    def next_one(self) -> None:
        self.inbox.step(1)

    def edit(self) -> None:
        self.inbox.edit()

    def keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("Ctrl+1", self.tr("Giữ của tôi")),
            ("Ctrl+2", self.tr("Lấy của họ")),
            ("F2", self.tr("Sửa tay")),
            ("F3", self.tr("Mục sau")),
        )

    # --- menus, dropping ------------------------------------------------------------------------------------------

    def open_usb(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("Ghi ra USB …")).triggered.connect(lambda *_: self.sticks.write())
        menu.addAction(self.tr("Đọc từ USB …")).triggered.connect(lambda *_: self.sticks.read())
        self._popup(menu, self.usb)

    def open_more(self) -> None:
        menu = QMenu(self)
        menu.addAction(self.tr("So từng hồ sơ với cấp trên")).triggered.connect(lambda *_: self.compare())
        menu.addAction(self.tr("Thôi nối với cấp trên …")).triggered.connect(lambda *_: self.leave())
        self._popup(menu, self.more)

    def _popup(self, menu: QMenu, under: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(under.mapToGlobal(QPoint(0, under.height() + Space.TIGHT)))

    def compare(self) -> None:
        """Record by record; what differs is fetched."""
        job = self.seat.run.apart(self, lambda _: self.seat.desk.sync.digest())
        job.then(self._compared).otherwise(self.seat.tell.error)

    def _compared(self, found: Any) -> None:
        if not found.compared:
            words, tone = self.tr("Chưa so được vì còn thay đổi chờ; gửi nhận xong rồi so lại."), "due"
        elif found.same:
            words, tone = self.tr("Giống cấp trên: {count} bản ghi.").format(count=found.records), "done"
        else:
            words, tone = self.tr("Có chỗ khác; đã lấy lại theo cấp trên."), "due"
        self.seat.tell.note(words, tone=tone)
        self.heard()

    def leave(self) -> None:
        """The folder works on alone."""
        question = self.tr(
            "Máy này sẽ thôi gửi nhận với cấp trên và thôi giữ quyền cấp số; dữ liệu trên máy giữ nguyên. Muốn nối lại phải có mã mới."
        )
        if self.seat.ask(question, act=self.tr("Thôi nối"), danger=True):
            job = self.seat.run.apart(self, lambda _: self.seat.desk.sync.leave())
            job.then(lambda _: self.heard())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.screens.currentWidget() is self.inside and self.sticks.can_take(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.sticks.take(event.mimeData())
        event.acceptProposedAction()


def _read(desk: Desk) -> Look:
    line, sync = read_line(desk), desk.sync
    if not line.status.enrolled:
        return Look(line, (), (), (), (), ())
    return Look(
        line, sync.inbox(), sync.told_queue(), sync.told_arrivals(), sync.waits(), sync.known_devices()
    )

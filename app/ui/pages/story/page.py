"""Toàn bộ diễn biến: one letter from its coming to its end. Opened from lists and letters, not from the rail."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.base.clock import today
from app.bootstrap import Desk
from app.domain.refusals import IncomingMissing
from app.services.channels import ChannelRow
from app.services.letter_story import Entry
from app.services.letter_story import StoryPage as Told
from app.services.results import OutcomeRow
from app.services.story import INCOMING
from app.ui.pages.base import Page
from app.ui.pages.dossiers.put_menu import put_menu
from app.ui.pages.incoming.message_part import MessagePart
from app.ui.pages.story.side import StorySide
from app.ui.pages.story.timeline import Timeline
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import scrolled
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.words import Words

SIDE = 380
_PAGES = {
    "incoming_letter": "incoming",
    "outgoing_letter": "outgoing",
    "task": "tasks",
    "operation": "operations",
}


class _Read(NamedTuple):
    told: Told
    outcomes: tuple[OutcomeRow, ...]
    channels: tuple[ChannelRow, ...]


class StoryPage(Page):
    """``show_record``: a letter's id, of either direction."""

    name = "story"
    subjects = frozenset(
        {"incoming_letter", "outgoing_letter", "letter_step", "task", "task_note", "outcome", "short_message",
         "expected_answer", "dossier_entry", "channel", "attachment"}
    )  # fmt: skip

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self.letter = ""
        self.told: Told | None = None
        self._latest = Latest(seat.run, self)
        self.head = PageHead(self.title(), self.tr("Báo cáo kết quả"), self.primary, meaning="reports")
        self.chat = Button(self.tr("Chép tin nhắn"), self._message, meaning="copy")
        self.open = Button(self.tr("Mở văn bản"), self.open_letter, meaning="open")
        self.head.add(self.chat)
        self.head.add(self.open)
        self.heading = Words("", "heading", wrap=True)
        self.subject = Words("", "", wrap=True)
        self.about = Words("", "quiet", wrap=True)
        self.timeline = Timeline()
        self.timeline.opened.connect(self._open)
        self.message = MessagePart(seat)
        self.message.hide()
        self.side = StorySide(seat)
        self.side.file_asked.connect(self.put_into_dossier)
        self.empty = EmptyState(
            "story",
            self.tr("Chưa chọn văn bản"),
            self.tr("Mở từ một văn bản đến hoặc đi: “Toàn bộ diễn biến”."),
        )
        self.body = QWidget()
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for widget in (self.heading, self.subject, self.about, self.message):
            column.addWidget(widget)
        column.addWidget(self.timeline, 1)
        area = scrolled(self.side)
        area.setMinimumWidth(px(300))
        inside = QVBoxLayout(self.body)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(Splitter(seat.memory, "story", (left, area), (0, SIDE)))
        whole = self.column()
        whole.addWidget(self.head)
        whole.addWidget(self.empty, 1)
        whole.addWidget(self.body, 1)
        self.setFocusProxy(self.timeline)
        self._show_acts()

    # --- reading ----------------------------------------------------------------------------------------

    def show_record(self, record_id: str) -> None:
        self.letter = record_id
        self.message.hide()
        self.look_anew()

    def look_anew(self) -> None:
        if self.letter:
            self._latest.ask(partial(_read, self.seat.desk, self.letter), self._take, self.seat.tell.error)

    def _take(self, found: _Read) -> None:
        told = found.told
        self.told = told
        self.heading.setText(told.heading or self.tr("Văn bản"))
        self.subject.setText(told.subject)
        limit = self.tr("hạn {day}").format(day=shown_day(told.due_on)) if told.due_on else ""
        said = (told.arrival, told.stage, told.handler, limit)
        self.about.setText(" · ".join(part for part in said if part))
        late = told.due_on is not None and told.due_on < today(self.seat.desk.clock)
        self.about.set_tone("late" if late else "")
        self.timeline.set_entries(told.entries)
        self.side.show_page(told, found.outcomes, found.channels)
        self._show_acts()

    def _show_acts(self) -> None:
        there, came = self.told is not None, self.told is not None and self.told.entity == INCOMING
        self.empty.setVisible(not there)
        self.body.setVisible(there)
        self.open.setVisible(there)
        self.chat.setVisible(came)
        assert self.head.primary is not None
        self.head.primary.setVisible(came)

    # --- acts -------------------------------------------------------------------------------------------

    def primary(self) -> None:
        """The report on this letter, made of what is logged, opened for writing."""
        if self.side.form.isVisible():
            self.side.form.save()
            return
        if self.told is None or self.told.entity != INCOMING:
            return
        self.seat.do(
            self.seat.bus,
            partial(self.seat.desk.drafting.report, self.letter),
            told=self.tr("Đã soạn báo cáo từ các kết quả đã ghi."),
            then=lambda change: self.seat.go("outgoing", change.result.id),
        )

    def open_letter(self) -> None:
        if self.told is not None:
            self.seat.go(_PAGES[self.told.entity], self.letter)

    def edit(self) -> None:
        """F2: the letter itself."""
        self.open_letter()

    def put_into_dossier(self) -> None:
        place = self.side.put.mapToGlobal(QPoint(0, self.side.put.height() + Space.TIGHT))
        put_menu(self.seat, self, place, (self.letter,))

    def _message(self) -> None:
        if self.told is not None:
            self.message.begin(self.letter, has_file=bool(self.told.files))

    def _open(self, entry: Entry) -> None:
        if entry.id != self.letter and entry.entity in _PAGES:
            self.seat.go(_PAGES[entry.entity], entry.id)

    def find(self) -> None:  # type: ignore[override]
        self.timeline.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _read(desk: Desk, letter: str) -> _Read:
    try:
        return _Read(desk.letter_stories.page(letter), desk.results.list(letter=letter), desk.channels.list())
    except IncomingMissing:
        return _Read(desk.letter_stories.outgoing(letter), (), ())

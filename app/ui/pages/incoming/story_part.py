"""What follows a registered letter: what can be done now, what it asks, its tasks and answers, and its whole story.

Two widgets. Owns their lines; every act is a verb of a service.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QVBoxLayout, QWidget

from app.base.clock import today
from app.domain.rows import LetterRow
from app.services.demands import Demand
from app.services.inbox_form import Form
from app.services.letter_story import StoryPage
from app.services.tasks import TaskRow
from app.services.wanted import FILED
from app.ui.pages.incoming.message_part import MessagePart
from app.ui.pages.tasks.editor import TaskEditor
from app.ui.seat import Seat
from app.ui.tables.incoming_columns import TONES, due_words
from app.ui.tables.outgoing import state_name
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.times import when
from app.ui.widgets.words import Elided, IconLabel, Words


class StoryPart(QObject):
    """Two widgets: ``acts`` stands over the fields, ``past`` under them; both only for a registered letter."""

    answer = Signal()
    guide = Signal()
    report = Signal()
    open_file = Signal()
    stamp = Signal()
    attach = Signal()

    def __init__(self, seat: Seat) -> None:
        super().__init__()
        self.seat = seat
        self._form: Form | None = None
        self.acts = QWidget()
        self.past = QWidget()
        column = QVBoxLayout(self.acts)
        column.setContentsMargins(0, 0, 0, Space.SMALL)
        column.setSpacing(Space.SMALL)
        buttons = QWidget()
        flow = FlowLayout(buttons, gap=6)
        self.reply = Button(self.tr("Trả lời"), self.answer.emit, meaning="reply")
        self.give = Button(self.tr("Giao việc"), self._give, meaning="tasks")
        self.chat = Button(self.tr("Chép tin nhắn"), self._message, meaning="copy")
        self.seal = Button(self.tr("Dấu đến"), self.stamp.emit, meaning="stamp")
        self.others = Button(self.tr("Khác"), self._menu, meaning="more")
        self.put_away = Button(self.tr("Chỉ lưu"), self._file_away, meaning="book")
        self.put_away.setToolTip(self.tr("Không phải giao ai: lưu hồ sơ"))
        for one in (self.reply, self.give, self.chat, self.seal, self.put_away, self.others):
            flow.addWidget(one)
        column.addWidget(buttons)
        self.editor = TaskEditor(seat)
        self.editor.saved.connect(lambda *_: self.editor.hide())
        self.editor.left.connect(self._leave)
        self.editor.hide()
        column.addWidget(self.editor)
        self.message = MessagePart(seat)
        column.addWidget(self.message)
        self._tasks = QVBoxLayout()
        self._tasks.setSpacing(Space.TIGHT)
        column.addLayout(self._tasks)
        self._lines = QVBoxLayout(self.past)
        self._lines.setContentsMargins(0, Space.SMALL, 0, 0)
        self._lines.setSpacing(Space.TIGHT)
        self.acts.hide()
        self.past.hide()

    def show_form(self, form: Form) -> None:
        if self._form is None or self._form.id != form.id:
            self.message.hide()
        self._form = form
        self.acts.setVisible(form.registered)
        self.past.setVisible(form.registered)
        self.editor.hide()
        if not form.registered:
            return
        self.put_away.setVisible(not form.tasks and not form.values["handler"])
        _empty(self._tasks)
        for at, demand in enumerate(form.demands):
            if demand.evidence and not demand.opened:
                self._tasks.addWidget(self._demand(at, demand))
        for task in form.tasks:
            self._tasks.addWidget(self._task(task))
        for letter in form.answers:
            self._tasks.addWidget(self._answer(letter))
        self.seat.read(self, partial(self.seat.desk.letter_stories.page, form.id), self._tell)

    def _tell(self, page: StoryPage) -> None:
        """The letter's whole story: what happened with it, its files and dossiers, and every act of the program."""
        if self._form is None or page.letter_id != self._form.id:
            return
        _empty(self._lines)
        self._lines.addWidget(Words(self.tr("Diễn biến"), "heading"))
        whole = Button(
            self.tr("Toàn bộ diễn biến"), partial(self.seat.go, "story", page.letter_id), meaning="story"
        )
        self._lines.addWidget(whole, 0, Qt.AlignmentFlag.AlignLeft)
        for entry in page.entries:
            self._lines.addWidget(Words(entry.title, wrap=True))
            self._lines.addWidget(
                Words(
                    " · ".join(part for part in (shown_day(entry.on), entry.detail) if part),
                    "note",
                    wrap=True,
                )
            )
        if page.dossiers:
            self._lines.addWidget(
                Words(self.tr("Hồ sơ: {codes}").format(codes=", ".join(page.dossiers)), wrap=True)
            )
        if page.files:
            self._lines.addWidget(Words(self.tr("Tệp"), "heading"))
            for file in page.files:
                self._lines.addWidget(Elided(f"{file.name} · {_size(file.size)}", "note"))
        self._lines.addWidget(Words(self.tr("Đã làm gì"), "heading"))
        now = self.seat.desk.clock.now()
        for line in page.history:
            words = ": ".join(part for part in (line.act, line.about) if part)
            at = Words(" · ".join(part for part in (when(line.at, now), line.who) if part), "note")
            self._lines.addWidget(Words(words, wrap=True))
            self._lines.addWidget(at)

    def set_people(self, names: Sequence[str]) -> None:
        self.editor.set_people(names)

    def _task(self, task: TaskRow) -> QWidget:
        done = not task.due
        state = due_words("done" if done else task.due, task.due_on, today(self.seat.desk.clock))
        tone = "done" if done else TONES.get(task.due, "")
        words = " · ".join(part for part in (task.assignee or self.tr("chưa giao ai"), state) if part)
        if done:
            act = Button(self.tr("Mở lại"), partial(self._reopen, task), kind="quiet")
        else:
            act = Button(self.tr("Xong"), partial(self._done, task), meaning="done")
        return _line("done" if done else "tasks", tone or "quiet", task.title, words, tone, act)

    def _demand(self, at: int, demand: Demand) -> QWidget:
        """What the letter asks and nobody has as a task yet: one click makes it one."""
        make = Button(self.tr("Tạo việc"), partial(self._open_demand, at), meaning="add")
        make.setAccessibleName(self.tr("Tạo việc: {title}").format(title=demand.title))
        day = self.tr("trước {day}").format(day=shown_day(demand.due_on)) if demand.due_on else ""
        words = " · ".join(part for part in (demand.who, day) if part) or self.tr("văn bản đề nghị")
        return _line("flag", "due", demand.title, words, "", make)

    def _open_demand(self, at: int) -> None:
        if self._form is not None:
            act = partial(
                self.seat.desk.demands.open_all,
                self._form.id,
                assignee=self._form.values["handler"],
                only=(at,),
            )
            self.seat.do(self.seat.bus, act, told=self.tr("Đã tạo việc."))

    def _menu(self) -> None:
        menu = QMenu(self.others)
        menu.addAction(self.tr("Soạn hướng dẫn các chi đoàn"), self.guide.emit)
        menu.addAction(self.tr("Soạn báo cáo kết quả thực hiện"), self.report.emit)
        menu.addAction(self.tr("Kèm tệp…"), self.attach.emit)
        if self._form is not None and self._form.file_name:
            menu.addAction(self.tr("Mở bản gốc"), self.open_file.emit)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.others.mapToGlobal(self.others.rect().bottomLeft()))

    def _message(self) -> None:
        if self._form is not None:
            self.message.open(self._form)

    def _answer(self, letter: LetterRow) -> QWidget:
        state = state_name(letter)
        go = Button(self.tr("Mở"), lambda: self.seat.go("outgoing", letter.id), kind="quiet")
        return _line("reply", "quiet", letter.printed or letter.subject, state, "", go)

    def _give(self) -> None:
        if self._form is not None:
            self.editor.open_new(letter=self._form.id, person=self._form.values["handler"])
            self.editor.show()
            self.editor.focus_first()

    def _file_away(self) -> None:
        """Nobody has to do anything: it leaves 'Chưa giao'."""
        if self._form is not None:
            act = partial(self.seat.desk.incoming.edit, self._form.id, fields={"handler": FILED})
            self.seat.do(self.seat.bus, act, told=self.tr("Đã lưu hồ sơ, không phải giao."))

    def _leave(self) -> None:
        self.editor.hide()
        self.give.setFocus()

    def _done(self, task: TaskRow) -> None:
        self.seat.do(
            self.seat.bus, partial(self.seat.desk.tasks.done, task.id), told=self.tr("Việc đã xong.")
        )

    def _reopen(self, task: TaskRow) -> None:
        self.seat.do(
            self.seat.bus, partial(self.seat.desk.tasks.reopen, task.id), told=self.tr("Đã mở lại việc.")
        )


def _line(meaning: str, icon_tone: str, title: str, words: str, tone: str, act: QWidget) -> QWidget:
    """An icon, two lines of words, a button."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    texts = QVBoxLayout()
    texts.setSpacing(0)
    texts.addWidget(Elided(title))
    texts.addWidget(Elided(words, "note", tone=tone))
    row.addWidget(IconLabel(meaning, icon_tone, 16))
    row.addLayout(texts, 1)
    row.addWidget(act)
    return whole


def _size(size: int) -> str:
    return (
        f"{size / 1_048_576:.1f} MB".replace(".", ",") if size >= 1_048_576 else f"{max(1, size // 1024)} KB"
    )


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget: Any = item.widget()
        if widget is not None:
            widget.deleteLater()

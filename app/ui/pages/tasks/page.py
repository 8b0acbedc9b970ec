"""Công việc: tasks by day and person, the late ones first; a calendar; who has answered us; what comes again.

The list is this page's own; the other views are widgets beside it, made when first opened.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.base.clock import today
from app.services.task_list import By, Pile, TaskCounts, TaskLine, TaskList
from app.ui.pages.base import Page
from app.ui.pages.tasks.answers_view import AnswersView
from app.ui.pages.tasks.calendar_view import CalendarView
from app.ui.pages.tasks.editor import TaskEditor
from app.ui.pages.tasks.progress_part import ProgressPart
from app.ui.pages.tasks.recurring_view import RecurringView
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.tables.incoming_paged import CHUNK, PagedModel
from app.ui.tables.incoming_view import PagedView
from app.ui.tables.tasks_columns import SORTS, columns
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.chips import Chip, ChipRow
from app.ui.widgets.empty import EmptyState
from app.ui.widgets.form import scrolled
from app.ui.widgets.page_head import PageHead
from app.ui.widgets.pickers import PersonPicker
from app.ui.widgets.search_line import SearchLine
from app.ui.widgets.splitter import Splitter
from app.ui.widgets.words import Words

EDITOR_WIDTH = 320
LIST, CALENDAR, ANSWERS, RECURRING = "list", "calendar", "answers", "recurring"


class TasksPage(Page):
    name = "tasks"
    subjects = frozenset(
        {"task", "incoming_letter", "task_note", "expected_answer", "recurring_task", "meeting"}
    )

    def __init__(self, seat: Seat) -> None:
        super().__init__(seat)
        self._text = ""
        self._person = ""
        self._select = ""
        self._asked = Latest(seat.run, self)
        self._counting = Latest(seat.run, self)
        self._counts: TaskCounts | None = None
        self.head = PageHead(self.title(), self.tr("Việc đã xong"), self.primary, meaning="done")
        self.switch = ChipRow(
            (
                Chip(LIST, self.tr("Danh sách")),
                Chip(CALENDAR, self.tr("Lịch")),
                Chip(ANSWERS, self.tr("Ai đã trả lời")),
                Chip(RECURRING, self.tr("Định kỳ")),
            ),
            name=self.tr("Cách xem"),
        )
        self.switch.chosen.connect(self.show_view)
        self.head.add(Button(self.tr("Việc mới"), self.new, meaning="add", key="Ctrl+N"))
        self.views: dict[str, Any] = {}
        self.chips = ChipRow(self._chips(), name=self.tr("Chọn việc nào"))
        known = seat.memory.get("tasks.pile")
        self.chips.choose(known if known in list(Pile) else Pile.OPEN)
        self.chips.chosen.connect(self._pile_chosen)
        self.people = PersonPicker(self.tr("mọi người"))
        self.people.setAccessibleName(self.tr("Việc của ai"))
        self.people.setFixedWidth(px(200))
        self.people.picked.connect(lambda _, name: self._person_chosen(name))
        self.search = SearchLine(self.tr("Tìm việc"))
        self.search.setFixedWidth(px(240))
        self.search.asked.connect(self._search)
        self.empty = EmptyState("tasks", self.tr("Không có việc nào"))
        self.model: PagedModel[TaskLine] = PagedModel(
            columns(today(seat.desk.clock)), lambda row: row.task.id
        )
        self.model.wanted.connect(self._fetch)
        self.view: PagedView[TaskLine] = PagedView(
            self.model, memory=seat.memory, key="tasks", name=self.title(), empty=self.empty
        )
        self.search.serve(self.view)
        self.view.opened.connect(self.edit_task)
        self.view.chosen.connect(lambda _: self._show_acts())
        self.view.sorted_by.connect(lambda *_: self.look_anew())
        self.editor = TaskEditor(seat)
        self.editor.saved.connect(self._saved)
        self.editor.left.connect(self._leave)
        self.progress = ProgressPart(seat)
        self.progress.closed.connect(self._leave)
        self._people: tuple[str, ...] = ()
        self._build()
        self.look_anew()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(self.chips, 1)
        line.addWidget(self.people)
        line.addWidget(self.search)
        self.note = Words("", "note")
        self.evidence = Words("", "note", wrap=True)
        self.change = Button(self.tr("Sửa"), self.edit, meaning="edit", key="F2")
        self.letter = Button(self.tr("Mở văn bản"), self.open_letter, meaning="incoming")
        self.story = Button(
            self.tr("Diễn biến"),
            self.open_story,
            meaning="story",
            tip=self.tr("Toàn bộ diễn biến của văn bản"),
        )
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        foot.addWidget(self.note)
        foot.addWidget(self.evidence, 1)
        foot.addWidget(self.story)
        foot.addWidget(self.letter)
        foot.addWidget(self.change)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.view, 1)
        column.addLayout(foot)
        self.side = QWidget()
        beside = QVBoxLayout(self.side)
        beside.setContentsMargins(Space.SMALL, 0, 0, 0)
        inner = QWidget()
        form = QVBoxLayout(inner)
        form.setContentsMargins(0, 0, Space.SMALL, 0)
        form.addWidget(self.editor)
        form.addWidget(self.progress)
        form.addStretch(1)
        beside.addWidget(scrolled(inner))
        self.side.setMinimumWidth(px(280))
        self.side.hide()
        splitter = Splitter(self.seat.memory, "tasks", (left, self.side), (0, EDITOR_WIDTH))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.SMALL)
        whole.setSpacing(Space.SMALL)
        whole.addWidget(self.head)
        whole.addWidget(self.switch)
        self.list_view = QWidget()
        listed = QVBoxLayout(self.list_view)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(Space.SMALL)
        listed.addLayout(line)
        listed.addWidget(splitter, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list_view)
        whole.addWidget(self.stack, 1)
        self._show_acts()

    # --- the other views ------------------------------------------------------------------------------

    def show_view(self, key: str) -> None:
        """The list, the calendar, the answers or the rules."""
        self.switch.choose(key)
        view: Any = self.list_view if key == LIST else self._view(key)
        self.stack.setCurrentWidget(view)
        assert self.head.primary is not None
        self.head.primary.setVisible(key == LIST)
        if key != LIST:
            view.look_anew()
        (self.view if key == LIST else view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _view(self, key: str) -> Any:
        if key not in self.views:
            made: Any
            if key == CALENDAR:
                made = CalendarView(self.seat)
                made.opened.connect(self._open_due)
                made.wanted.connect(self._new_on)
            elif key == ANSWERS:
                made = AnswersView(self.seat)
            else:
                made = RecurringView(self.seat)
                made.set_people(self._people)
            self.views[key] = made
            self.stack.addWidget(made)
        return self.views[key]

    def _open_due(self, entity: str, record_id: str) -> None:
        """From the calendar to the thing itself."""
        if entity == "task":
            self.show_view(LIST)
            self.show_record(record_id)
        elif entity == "meeting":
            self.seat.go("meetings", record_id)
        elif entity == "report":
            self.seat.go("reports", record_id)
        else:
            self.show_view(ANSWERS)

    def _new_on(self, day: date) -> None:
        self.show_view(LIST)
        self.editor.open_new(due=day)
        self._show_side(None)

    def next_one(self) -> None:
        self.view.step(1)

    def find(self) -> None:  # type: ignore[override]
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # --- reading --------------------------------------------------------------------------------------

    def pile(self) -> Pile:
        return Pile(self.chips.current() or Pile.OPEN)

    def look_anew(self) -> None:
        key, rising = self.view.order()
        ask = partial(
            _read,
            self.seat.desk.task_list,
            self.pile(),
            SORTS.get(key, By.DUE),
            rising if key else True,
            self._person,
            self._text,
        )
        self._asked.ask(ask, self._take, self.seat.tell.error)
        shown = self.switch.current()
        if shown != LIST:
            self._view(shown).look_anew()
        self._counting.ask(partial(_counts, self.seat), self._take_counts, self.seat.tell.error)

    def _take(self, answer: tuple[tuple[str, ...], tuple[TaskLine, ...]]) -> None:
        ids, rows = answer
        was = self._select or self.view.current_id()
        self._select = ""
        at = self.view.currentIndex().row()
        place = self.view.verticalScrollBar().value()
        self.model.set_ids(ids, rows)
        self.view.verticalScrollBar().setValue(place)
        if not self.view.select(was, show=False) and ids:
            self.view.select(ids[min(max(at, 0), len(ids) - 1)], show=False)  # the next one takes its place
        self.note.setText(self.tr("{count} việc").format(count=len(ids)))
        self._say_empty()
        self._show_acts()

    def _take_counts(self, answer: tuple[TaskCounts, tuple[str, ...], tuple[str, ...]]) -> None:
        self._counts, people, handlers = answer
        self.chips.set_chips(self._chips())
        self.people.set_people([("", name) for name in people])
        self._people = handlers
        self.editor.set_people(handlers)
        if RECURRING in self.views:
            self.views[RECURRING].set_people(handlers)
        self.badge_changed.emit(self._counts.late)

    def _fetch(self, ids: Sequence[str]) -> None:
        self.seat.read(self, partial(self.seat.desk.task_list.rows, ids), self._fetched)

    def _fetched(self, rows: Sequence[TaskLine]) -> None:
        self.model.take(rows)
        self._show_acts()

    def _say_empty(self) -> None:
        if self._text or self._person:
            self.empty.say(
                self.tr("Không có việc nào như thế"), self.tr("Bỏ bớt chữ tìm hoặc chọn mọi người.")
            )
        elif self.pile() is Pile.LATE:
            self.empty.say(self.tr("Không việc nào quá hạn"))
        elif self.pile() is Pile.TODAY:
            self.empty.say(self.tr("Hôm nay không có việc nào đến hạn"))
        elif self.pile() is Pile.WEEK:
            self.empty.say(self.tr("Bảy ngày tới không có việc nào đến hạn"))
        elif self.pile() is Pile.DONE:
            self.empty.say(self.tr("Chưa có việc nào xong"))
        else:
            self.empty.say(
                self.tr("Không có việc nào đang làm"),
                self.tr("Việc được mở khi đăng ký văn bản đến có hạn hoặc giao cho ai; hoặc bấm “Việc mới”."),
            )

    def _chips(self) -> list[Chip]:
        now = self._counts
        return [
            Chip(Pile.LATE, self.tr("Quá hạn"), now.late if now else None, "late"),
            Chip(Pile.TODAY, self.tr("Hôm nay"), now.today if now else None, "due"),
            Chip(Pile.WEEK, self.tr("Bảy ngày tới"), now.week if now else None, "due"),
            Chip(Pile.OPEN, self.tr("Đang làm"), now.open if now else None),
            Chip(Pile.DONE, self.tr("Đã xong"), now.done if now else None),
        ]

    def _pile_chosen(self, key: str) -> None:
        self.seat.memory.put("tasks.pile", str(key))
        self.look_anew()

    def _person_chosen(self, name: str) -> None:
        if name != self._person:
            self._person = name
            self.look_anew()

    def _search(self, text: str) -> None:
        if text.strip() != self._text:
            self._text = text.strip()
            self.look_anew()

    # --- one task -------------------------------------------------------------------------------------

    def current(self) -> TaskLine | None:
        return self.model.known(self.view.current_id())

    def _show_acts(self) -> None:
        row = self.current()
        primary = self.head.primary
        assert primary is not None
        primary.setEnabled(row is not None)
        done = row is not None and not row.task.due
        primary.setText(self.tr("Mở lại việc") if done else self.tr("Việc đã xong"))
        primary.set_meaning("undo" if done else "done")
        self.change.setEnabled(row is not None)
        for button in (self.letter, self.story):
            button.setVisible(row is not None and row.task.incoming_id is not None)
        words = row.task.evidence if row is not None else ""
        self.evidence.setText(f"“{_short(words)}”" if words else "")
        self.evidence.setToolTip(words)
        if row is not None and not self.side.isHidden() and self._edited == row.task.id:
            self.progress.show_task(row.task, row.answer)

    def primary(self) -> None:
        """Ctrl+Enter: saves what is being edited, else closes the task (or opens a closed one again)."""
        shown = self.switch.current()
        if shown == RECURRING:
            self.views[RECURRING].save()
            return
        if shown != LIST:
            return
        if not self.side.isHidden():
            self.editor.save()
            return
        row = self.current()
        if row is None:
            return
        tasks = self.seat.desk.tasks
        if row.task.due:
            self.seat.do(self.seat.bus, partial(tasks.done, row.task.id), told=self.tr("Việc đã xong."))
        else:
            self.seat.do(self.seat.bus, partial(tasks.reopen, row.task.id), told=self.tr("Đã mở lại việc."))

    def edit(self) -> None:
        """F2: change the task the list stands on."""
        self.edit_task(self.view.current_id())

    def edit_task(self, task_id: str) -> None:
        """Change what, who, by when; beside the list."""
        row = self.model.known(task_id)
        if row is not None:
            self.editor.edit(row.task)
            self._show_side(row)

    def new(self) -> None:
        """Ctrl+N: a task from no letter; on the calendar for its day; a rule; a letter to be answered."""
        shown = self.switch.current()
        if shown in (ANSWERS, RECURRING):
            self.views[shown].begin()
            return
        if shown == CALENDAR:
            self._new_on(self.views[CALENDAR].chosen_day())
            return
        self.editor.open_new()
        self._show_side(None)

    _edited = ""

    def _show_side(self, row: TaskLine | None) -> None:
        self._edited = row.task.id if row else ""
        self.progress.setVisible(row is not None)
        if row is not None:
            self.progress.show_task(row.task, row.answer)
        self.side.show()
        self.editor.focus_first()

    def _saved(self, task_id: str) -> None:
        self._select = task_id
        self._leave()
        self.look_anew()

    def _leave(self) -> None:
        self.side.hide()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_letter(self) -> None:
        row = self.current()
        if row is not None and row.task.incoming_id is not None:
            self.seat.go("incoming", row.task.incoming_id)

    def open_story(self) -> None:
        row = self.current()
        if row is not None and row.task.incoming_id is not None:
            self.seat.go("story", row.task.incoming_id)

    def show_record(self, record_id: str) -> None:
        """A task's id, '#late', '#today', '#week', '#open', '#done' for a pile, '#calendar', '#answers', '#recurring'."""
        if record_id in (f"#{CALENDAR}", f"#{ANSWERS}", f"#{RECURRING}"):
            self.show_view(record_id[1:])
            return
        if self.switch.current() != LIST:
            self.show_view(LIST)
        if record_id.startswith("#"):
            self.chips.choose(Pile(record_id[1:]))
            self.look_anew()
            return
        self._select = record_id
        self.seat.read(self, partial(self.seat.desk.task_list.rows, [record_id]), self._show_found)

    def _show_found(self, rows: Sequence[TaskLine]) -> None:
        if rows:
            self.chips.choose(Pile.OPEN if rows[0].task.due else Pile.DONE)
            self._text = self._person = ""
            self.search.clear()
            self.people.set_name("")
            self.look_anew()


def _read(
    tasks: TaskList, pile: Pile, by: By, rising: bool, person: str, text: str
) -> tuple[tuple[str, ...], tuple[TaskLine, ...]]:
    ids = tasks.ids(pile, by=by, rising=rising, person=person, text=text)
    return ids, tasks.rows(ids[:CHUNK])


def _counts(seat: Seat) -> tuple[TaskCounts, tuple[str, ...], tuple[str, ...]]:
    tasks: Any = seat.desk.task_list
    return tasks.counts(), tasks.people(), seat.desk.inbox.handlers()


def _short(text: str, most: int = 150) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[:most].rsplit(" ", 1)[0] + " …"

"""The small form of a task: what, who, by when. Used beside the list of tasks and under a letter. Never a dialog."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.base.clock import today
from app.services.change import Change
from app.services.tasks import TaskRow
from app.ui.seat import Seat
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.pickers import DateField, PersonPicker
from app.ui.widgets.words import Words

TITLE_MOST = 500


class TaskEditor(QWidget):
    """``edit`` a task, or ``open_new`` one (from a letter or from nothing). Enter saves, Esc leaves it as it was."""

    saved = Signal(str)
    """Id of the task."""
    left = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self._task: TaskRow | None = None
        self._letter: str | None = None
        self.heading = Words("", "heading", wrap=True)
        self.title = QLineEdit()
        self.title.setMaxLength(TITLE_MOST)
        self.title.setAccessibleName(self.tr("Việc"))
        self.person = PersonPicker(self.tr("tên người hoặc đơn vị"))
        self.person.setAccessibleName(self.tr("Giao cho"))
        self.due = DateField(today=today(seat.desk.clock))
        self.due.setAccessibleName(self.tr("Hạn"))
        self.keep = Button(self.tr("Lưu việc"), self.save, meaning="save")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addWidget(self.heading)
        self._lines: list[QWidget] = []
        for words, editor in (
            (self.tr("Việc"), self.title),
            (self.tr("Giao cho"), self.person),
            (self.tr("Hạn"), self.due),
        ):
            label = Words(words, "quiet")
            label.setBuddy(editor)
            column.addWidget(label)
            column.addWidget(editor)
        self.fault = Words("", "note", tone="late", wrap=True)
        self.fault.hide()
        column.addWidget(self.fault)
        row = QHBoxLayout()
        row.setContentsMargins(0, Space.SMALL, 0, 0)
        row.addStretch(1)
        row.addWidget(Button(self.tr("Thôi"), self.left.emit, kind="quiet"))
        row.addWidget(self.keep)
        column.addLayout(row)

    def set_people(self, names: Sequence[str]) -> None:
        self.person.set_people([("", name) for name in names])

    def edit(self, task: TaskRow) -> None:
        """Change a task that is there."""
        self._task, self._letter = task, None
        self.heading.setText(self.tr("Sửa việc"))
        self._show(task.title, task.assignee, task.due_on)

    def open_new(self, *, letter: str | None = None, person: str = "", due: date | None = None) -> None:
        """A new task; from a letter its title comes by itself when none is written."""
        self._task, self._letter = None, letter
        self.heading.setText(self.tr("Giao việc"))
        self.title.setPlaceholderText(self.tr("để trống: theo trích yếu văn bản") if letter else "")
        self._show("", person, due)

    def _show(self, title: str, person: str, due: date | None) -> None:
        self.title.setText(title)
        self.title.setCursorPosition(0)
        self.person.set_name(person)
        self.due.set_date(due)
        self._say("")

    def focus_first(self) -> None:
        (self.person if self._letter else self.title).setFocus()

    def save(self) -> None:
        """Open or change the task."""
        if self.due.is_wrong():
            self._say(self.tr("Hạn không phải là ngày. Ghi như 05/03/2026."))
            self.due.setFocus()
            return
        title, person, due = self.title.text().strip(), self.person.person()[1], self.due.date()
        if not title and self._letter is None:
            self._say(self.tr("Ghi việc gì cần làm."))
            self.title.setFocus()
            return
        tasks = self.seat.desk.tasks
        if self._task is not None:
            act = partial(tasks.edit, self._task.id, title=title, assignee=person, due_on=due)
            told = self.tr("Đã sửa việc.")
        else:
            act = partial(tasks.open, title, letter=self._letter, assignee=person, due_on=due)
            told = (
                self.tr("Đã giao việc cho {person}.").format(person=person)
                if person
                else self.tr("Đã ghi việc.")
            )
        self.seat.do(self.seat.bus, act, told=told, then=self._over)

    def _over(self, change: Change[TaskRow]) -> None:
        self.saved.emit(change.result.id)

    def _say(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.setVisible(bool(words))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""How far a task has come: who works with the assignee, notes with their day, the share done, the letter that is its result."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.services.progress_notes import NoteRow, ProgressView
from app.services.tasks import TaskRow
from app.ui.run import Latest
from app.ui.seat import Seat
from app.ui.theme.look import px
from app.ui.theme.tokens import Space
from app.ui.widgets.buttons import Button
from app.ui.widgets.number_box import NumberBox
from app.ui.widgets.record_finder import RecordFinder
from app.ui.widgets.rows_model import shown_day
from app.ui.widgets.words import Heading, Words

_NONE = -1


class ProgressPart(QWidget):
    """Under the editor of a task that is there. Enter in the note keeps the note. ``closed``: a letter closed the task."""

    closed = Signal()

    def __init__(self, seat: Seat, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        self._task = ""
        self._latest = Latest(seat.run, self)
        self.co_workers, self.note, self.percent = QLineEdit(), QLineEdit(), NumberBox()
        self.co_workers.setPlaceholderText(self.tr("cách nhau bằng dấu chấm phẩy"))
        self.co_workers.setAccessibleName(self.tr("Phối hợp"))
        self.co_workers.editingFinished.connect(self._share)
        self.note.setPlaceholderText(self.tr("đã làm đến đâu"))
        self.note.setAccessibleName(self.tr("Tiến độ"))
        self.percent.setRange(_NONE, 100)
        self.percent.setSpecialValueText("—")
        self.percent.setSuffix(" %")
        self.percent.setMaximumWidth(px(92))
        self.percent.setAccessibleName(self.tr("Phần trăm"))
        self.answer = RecordFinder(
            seat, self.tr("Xong bằng văn bản đi nào (số, trích yếu)"), kinds=("outgoing",)
        )
        self.answer.picked.connect(lambda _, record_id, title: self._close_by(record_id))
        self._shared: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.TIGHT)
        label = Words(self.tr("Phối hợp"), "quiet")
        label.setBuddy(self.co_workers)
        column.addWidget(label)
        column.addWidget(self.co_workers)
        column.addSpacing(Space.SMALL)
        column.addWidget(Heading(self.tr("Tiến độ")))
        row = QHBoxLayout()
        row.setSpacing(Space.TIGHT)
        row.addWidget(self.note, 1)
        row.addWidget(self.percent)
        row.addWidget(Button(self.tr("Ghi"), self.add))
        column.addLayout(row)
        self._notes = QVBoxLayout()
        self._notes.setSpacing(Space.TIGHT)
        column.addLayout(self._notes)
        column.addSpacing(Space.SMALL)
        self.result = Words("", "quiet", wrap=True)
        column.addWidget(Heading(self.tr("Kết quả")))
        column.addWidget(self.result)
        column.addWidget(self.answer)

    def show_task(self, task: TaskRow, answer: str) -> None:
        """``answer``: number of the letter that is the result, as printed."""
        other = task.id != self._task
        self._task = task.id
        if other:
            self.note.clear()
            self.answer.clear()
        words = " · ".join(part for part in (answer, task.result) if part)
        self.result.setText(words)
        self.result.setVisible(bool(words))
        self.answer.setVisible(bool(task.due))
        self.look_anew()

    def look_anew(self) -> None:
        if self._task:
            self._latest.ask(partial(self._seat.desk.progress_notes.look, self._task), self._take)

    def _take(self, view: ProgressView) -> None:
        self._shared = view.co_workers
        if not self.co_workers.hasFocus():
            self.co_workers.setText("; ".join(view.co_workers))
        if not self.percent.hasFocus():
            self.percent.setValue(_NONE if view.percent is None else view.percent)
        while (item := self._notes.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for one in reversed(view.notes):
            self._notes.addWidget(Words(_words(one), "note", wrap=True))

    def add(self) -> None:
        text, percent = self.note.text().strip(), self.percent.value()
        if not text and percent == _NONE:
            self.note.setFocus()
            return
        self._seat.do(
            self._seat.bus,
            partial(
                self._seat.desk.progress_notes.add,
                self._task,
                text,
                percent=None if percent == _NONE else percent,
            ),
            told=self.tr("Đã ghi tiến độ."),
            then=lambda _: self.note.clear(),
        )

    def _share(self) -> None:
        names = tuple(one.strip() for one in self.co_workers.text().split(";") if one.strip())
        if self._task and names != self._shared:
            self._shared = names
            self._seat.do(
                self._seat.bus,
                partial(self._seat.desk.progress_notes.share, self._task, names),
                told=self.tr("Đã ghi người phối hợp."),
            )

    def _close_by(self, letter_id: str) -> None:
        self.answer.clear()
        self._seat.do(
            self._seat.bus,
            partial(self._seat.desk.tasks.done, self._task, outgoing=letter_id),
            told=self.tr("Việc đã xong."),
            then=lambda _: self.closed.emit(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers()
        if enter and (self.note.hasFocus() or self.percent.hasFocus()):
            self.add()
        else:
            super().keyPressEvent(event)


def _words(note: NoteRow) -> str:
    share = f"{note.percent} %" if note.percent is not None else ""
    return " · ".join(part for part in (shown_day(note.on), share, note.text) if part)

"""How far a task has come: notes with their day, a share done, who works with the assignee."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import one_line
from app.models.following import TaskNote
from app.models.letters import Task
from app.services.change import Change, Service
from app.services.tasks import find_task


class NoteEmpty(InputRefused):
    code, what = "VIEC-012", mark("Chưa ghi tiến độ.")
    remedy = mark("Ghi vài chữ đã làm đến đâu, hoặc phần trăm từ 0 đến 100.")


@dataclass(frozen=True, slots=True)
class NoteRow:
    id: str
    on: date
    text: str
    percent: int | None


@dataclass(frozen=True, slots=True)
class ProgressView:
    task_id: str
    title: str
    assignee: str
    co_workers: tuple[str, ...]
    percent: int | None
    notes: tuple[NoteRow, ...]


class ProgressNotes(Service):
    def add(
        self, task_id: str, text: str = "", *, percent: int | None = None, on: date | None = None
    ) -> Change[NoteRow]:
        """Write down how far it is. Raises NoteEmpty."""
        if (not text.strip() and percent is None) or (percent is not None and not 0 <= percent <= 100):
            raise NoteEmpty
        with self.work("tasks.note") as w:
            task = find_task(w.session, task_id)
            note = w.add(
                TaskNote(task_id=task.id, noted_on=on or w.today, text=text.strip(), percent=percent)
            )
            if percent is not None:
                task.percent = percent
            return Change.of(_row(note), w.commit())

    def share(self, task_id: str, co_workers: Sequence[str]) -> Change[str]:
        """Who works with the assignee (phối hợp); replaces who was named before."""
        with self.work("tasks.share") as w:
            task = find_task(w.session, task_id)
            task.co_workers = [name for name in (one_line(one)[:200] for one in co_workers) if name]
            return Change.of(task.id, w.commit())

    def look(self, task_id: str) -> ProgressView:
        with self.store.read() as session:
            task: Task = find_task(session, task_id)
            notes = session.scalars(
                select(TaskNote).where(TaskNote.task_id == task.id).order_by(TaskNote.noted_on, TaskNote.id)
            )
            return ProgressView(
                task.id,
                task.title,
                task.assignee,
                tuple(task.co_workers or ()),
                task.percent,
                tuple(_row(one) for one in notes),
            )


def _row(note: TaskNote) -> NoteRow:
    return NoteRow(note.id, note.noted_on, note.text, note.percent)

"""What must be done, by whom, by when: opened from an incoming letter or by hand, listed late ones first, done.

Owns the default deadline (the letter's own, else the organ's working rule, Decree 30 Art. 24) and its evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict, Unpack

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.base.text import one_line
from app.domain.calendar import WorkCalendar
from app.domain.deadlines import due_state, handle_by
from app.domain.handling import Stage
from app.domain.refusals import IdAmbiguous
from app.models.letters import IncomingLetter, Task
from app.models.session import UnitOfWork
from app.services import arrival
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.handling import take_step
from app.services.incoming_rows import find_letter, guesses_of
from app.services.letter_rows import SHORT
from app.services.letter_rows import find_letter as find_outgoing
from app.services.wanted import OPEN, TITLE_MOST, title_of

DONE = "done"


class TaskMissing(InputRefused):
    code, what = "VIEC-001", mark("Không có việc {id}.")
    remedy = mark("Xem danh sách bằng task list.")


class TaskDone(RuleRefused):
    code, what = "VIEC-002", mark("Việc “{title}” đã xong từ {date}.")
    remedy = mark("Mở việc mới bằng task add nếu còn phần phải làm.")


class TaskEmpty(InputRefused):
    code, what = "VIEC-003", mark("Chưa nói việc gì.")
    remedy = mark("Ghi tên việc, hoặc thêm --letter SỐ_ĐẾN để lấy từ văn bản đến.")


@dataclass(frozen=True, slots=True)
class TaskRow:
    id: str
    title: str
    assignee: str
    due_on: date | None
    due: str
    """'late', 'soon', 'ahead' or 'none'; '' when the task is done."""
    evidence: str
    state: str
    done_on: date | None
    result: str
    incoming_id: str | None
    outgoing_id: str | None
    co_workers: tuple[str, ...] = ()
    percent: int | None = None


class Tasks(Service):
    """The verbs of tasks."""

    def open(
        self,
        title: str = "",
        *,
        letter: str | None = None,
        assignee: str = "",
        due_on: date | None = None,
        co_workers: Sequence[str] = (),
    ) -> Change[TaskRow]:
        """Open a task. From an incoming ``letter`` it takes the title, the deadline and the sentence that sets it."""
        title = one_line(title)
        if not title and letter is None:
            raise TaskEmpty
        with self.work("tasks.open") as w:
            source = find_letter(w.session, letter) if letter is not None else None
            evidence = ""
            if source is not None:
                title = title or title_of(source)
                found = arrival.deadline(guesses_of(source), letter_date=source.letter_date)
                if due_on is None:
                    due_on = source.due_on or handle_by(
                        source.arrived_on,
                        self.practice.calendar,
                        set_in_letter=found[0] if found else None,
                        working_days=self.practice.handle_days,
                        urgency=source.urgency,
                    )
                if found and found[0] == due_on:
                    evidence = found[1]
                assignee = assignee or source.handler
            task = w.add(
                Task(
                    unit_id=source.unit_id if source is not None else our_unit(w).id,
                    incoming_id=source.id if source is not None else None,
                    title=title[:TITLE_MOST],
                    assignee=one_line(assignee),
                    due_on=due_on,
                    evidence=evidence[:2000],
                    state=OPEN,
                    co_workers=[name for name in (one_line(one) for one in co_workers) if name],
                )
            )
            changed = w.commit()
            return Change.of(self._row(task), changed)

    def done(self, task_id: str, *, result: str = "", outgoing: str | None = None) -> Change[TaskRow]:
        """Close a task today. ``outgoing``: the letter that answers, as a clerk names it. Raises TaskDone when it is closed already."""
        with self.work("tasks.done") as w:
            task = find_task(w.session, task_id)
            if task.state == DONE:
                raise TaskDone(title=task.title, date=task.done_on)
            task.state, task.done_on, task.result = DONE, w.today, one_line(result)
            if outgoing is not None:
                task.outgoing_id = find_outgoing(w.session, outgoing).id
            _settle_letter(w, task)
            changed = w.commit()
            return Change.of(self._row(task), changed)

    def list(
        self, *, all: bool = False, assignee: str | None = None, limit: int = 1000
    ) -> tuple[TaskRow, ...]:
        """Open tasks by deadline, so that late ones stand first and those without a deadline last."""
        query = (
            select(Task).order_by((Task.state == DONE), Task.due_on.asc().nulls_last(), Task.id).limit(limit)
        )
        if not all:
            query = query.where(Task.state == OPEN)
        if assignee:
            query = query.where(Task.assignee == assignee)
        with self.store.read() as session:
            return tuple(self._row(task) for task in session.scalars(query))

    def edit(self, task_id: str, **changes: Unpack[TaskChanges]) -> Change[TaskRow]:
        """Other title, person or day; what is not named stays. Raises TaskEmpty for a blank title."""
        with self.work("tasks.edit") as w:
            task = find_task(w.session, task_id)
            if "title" in changes:
                task.title = one_line(changes["title"])[:TITLE_MOST]
                if not task.title:
                    raise TaskEmpty
            if "assignee" in changes:
                task.assignee = one_line(changes["assignee"])[:200]
            if "due_on" in changes:
                task.due_on = changes["due_on"]
            changed = w.commit()
            return Change.of(self._row(task), changed)

    def reopen(self, task_id: str) -> Change[TaskRow]:
        """A task that was closed too early is open again."""
        with self.work("tasks.reopen") as w:
            task = find_task(w.session, task_id)
            task.state, task.done_on, task.result = OPEN, None, ""
            changed = w.commit()
            return Change.of(self._row(task), changed)

    def _row(self, task: Task) -> TaskRow:
        return task_row(task, today(self.store.clock), self.practice.calendar)


def _settle_letter(w: UnitOfWork, task: Task) -> None:
    """With the last of its tasks a letter that somebody handles is settled, step and day noted."""
    letter = w.find(IncomingLetter, task.incoming_id) if task.incoming_id else None
    if letter is None or letter.stage in ("", Stage.SETTLED, Stage.RETURNED) or letter.arrived_on > w.today:
        return
    rest = select(Task.id).where(Task.incoming_id == letter.id, Task.state == OPEN, Task.id != task.id)
    if w.session.scalar(rest.limit(1)) is None:
        take_step(w, letter, Stage.SETTLED, who=task.assignee, note=task.result)


class TaskChanges(TypedDict, total=False):
    """What ``edit`` may change."""

    title: str
    assignee: str
    due_on: date | None


def task_row(task: Task, day: date, calendar: WorkCalendar) -> TaskRow:
    """The row of a task as it stands on ``day``."""
    due = "" if task.state == DONE else due_state(task.due_on, day, calendar)
    return TaskRow(
        task.id,
        task.title,
        task.assignee,
        task.due_on,
        str(due),
        task.evidence,
        task.state,
        task.done_on,
        task.result,
        task.incoming_id,
        task.outgoing_id,
        tuple(task.co_workers or ()),
        task.percent,
    )


def find_task(session: Session, words: str) -> Task:
    """By id or the end of one. Raises TaskMissing, IdAmbiguous."""
    task = session.get(Task, words)
    if task is not None:
        return task
    found: list[Task] = []
    if len(words) >= SHORT:
        found = list(session.scalars(select(Task).where(Task.id.endswith(words, autoescape=True)).limit(2)))
    if not found:
        raise TaskMissing(id=words)
    if len(found) > 1:
        raise IdAmbiguous(id=words, count=len(found))
    return found[0]

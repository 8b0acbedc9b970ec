"""The list of tasks for a window: which ones (ids), the rows on the screen, the counts, the people. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.sql import Select

from app.base.clock import today
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.queries.search import ids_of
from app.services.change import Service
from app.services.incoming_rows import printed
from app.services.tasks import DONE, TaskRow, task_row
from app.services.wanted import OPEN

SOON: Final = timedelta(days=7)
_FOUND_MOST: Final = 500
_ASKED_AT_ONCE: Final = 400


class Pile(StrEnum):
    """What the list shows."""

    LATE = "late"
    TODAY = "today"
    WEEK = "week"
    OPEN = "open"
    DONE = "done"


class By(StrEnum):
    """By which head the list is sorted."""

    DUE = "due"
    PERSON = "person"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task with the letter it came from, as it is called."""

    task: TaskRow
    letter: str
    """'856-CV/TWĐTN-BTG'; '' when it came from none."""
    arrival_number: int | None
    answer: str
    """Number of the letter that answers, or ''."""


@dataclass(frozen=True, slots=True)
class TaskCounts:
    late: int
    today: int
    week: int
    open: int
    done: int


class TaskList(Service):
    def ids(
        self,
        pile: Pile = Pile.OPEN,
        *,
        by: By = By.DUE,
        rising: bool = True,
        person: str = "",
        text: str = "",
    ) -> tuple[str, ...]:
        """Ids of all tasks of ``pile`` in order; tasks without a day come last."""
        column = {By.DUE: Task.due_on, By.PERSON: Task.assignee, By.TITLE: Task.title}[by]
        if pile is Pile.DONE and by is By.DUE:
            column, rising = Task.done_on, not rising
        query = self._query(pile)
        if person:
            query = query.where(Task.assignee == person)
        order = column.asc() if rising else column.desc()
        query = query.order_by(order.nulls_last(), Task.due_on.asc().nulls_last(), Task.id)
        with self.store.read() as session:
            found = session.scalars(query).all()
            if text.strip():
                hits = set(ids_of(session, Task.__tablename__, text, limit=_FOUND_MOST))
                found = [one for one in found if one in hits]
        return tuple(found)

    def rows(self, ids: Sequence[str]) -> tuple[TaskLine, ...]:
        """The rows of ``ids`` in their order; tasks that are gone are left out."""
        wanted = list(ids)[:_ASKED_AT_ONCE]
        day, calendar = today(self.store.clock), self.practice.calendar
        query = (
            select(
                Task,
                IncomingLetter.number,
                IncomingLetter.notation,
                IncomingLetter.arrival_number,
                OutgoingLetter.number_printed,
            )
            .outerjoin(IncomingLetter, IncomingLetter.id == Task.incoming_id)
            .outerjoin(OutgoingLetter, OutgoingLetter.id == Task.outgoing_id)
            .where(Task.id.in_(wanted))
        )
        with self.store.read() as session:
            found = {
                task.id: TaskLine(
                    task_row(task, day, calendar), printed(number, notation), arrival, answer or ""
                )
                for task, number, notation, arrival, answer in session.execute(query)
            }
        return tuple(found[one] for one in wanted if one in found)

    def counts(self) -> TaskCounts:
        with self.store.read() as session:
            late, now, week, still_open, done = (
                session.scalar(select(func.count()).select_from(self._query(pile).subquery())) or 0
                for pile in Pile
            )
        return TaskCounts(late, now, week, still_open, done)

    def people(self) -> tuple[str, ...]:
        """Who has open tasks."""
        with self.store.read() as session:
            return tuple(
                session.scalars(
                    select(Task.assignee)
                    .where(Task.state == OPEN, Task.assignee != "")
                    .distinct()
                    .order_by(Task.assignee)
                )
            )

    def _query(self, pile: Pile) -> Select[str]:
        day = today(self.store.clock)
        query = select(Task.id)
        match pile:
            case Pile.LATE:
                return query.where(Task.state == OPEN, Task.due_on < day)
            case Pile.TODAY:
                return query.where(Task.state == OPEN, Task.due_on == day)
            case Pile.WEEK:
                return query.where(Task.state == OPEN, Task.due_on >= day, Task.due_on <= day + SOON)
            case Pile.OPEN:
                return query.where(Task.state == OPEN)
            case Pile.DONE:
                return query.where(Task.state == DONE)

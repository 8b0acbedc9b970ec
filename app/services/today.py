"""The morning's page: what must be done (late first, each with its one act), what falls due soon, what just happened.

Owns the order of things to do. Reads only; every line names the act, the window does it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql import Select

from app.base.clock import today
from app.base.language import mark, tr
from app.domain.deadlines import DueState, due_state, register_by, urgent
from app.domain.states import LetterState
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.members import Member
from app.models.operations import MemberOperation
from app.services import story
from app.services.change import Service
from app.services.inbox import Box, Inbox, InboxRow
from app.services.incoming_rows import RECEIVED, printed
from app.services.reports.board import strip_of
from app.services.reports.duties import due_reports
from app.services.wanted import OPEN

DAYS_AHEAD: Final = 7
_MOST: Final = 60
"""So many lines a column may have; the figures say how many there are in all."""


class Act(StrEnum):
    """The one thing to do about a line."""

    REGISTER = "register"
    ASSIGN = "assign"
    ANSWER = "answer"
    FINISH = "finish"
    WRITE = "write"
    SIGN = "sign"
    NUMBER = "number"
    SEND = "send"
    STEP = "step"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Todo:
    """One line of 'Cần làm' or 'Sắp đến hạn'."""

    act: Act
    entity: str
    """'incoming_letter', 'outgoing_letter', 'task', 'operation' or 'report'."""
    id: str
    title: str
    about: str
    """Who, number, state in words; may be empty."""
    due_on: date | None
    due: str
    """'late', 'soon', 'ahead' or 'none'."""
    letter_id: str | None = None
    """The incoming letter of a task."""
    urgency: str = ""
    """Of a letter that waits for its number, when it is urgent: such letters stand on top."""
    age: int = 0
    """Working days that it waits."""


@dataclass(frozen=True, slots=True)
class Figures:
    received: int
    late: int
    drafts: int
    open_tasks: int
    entered: tuple[int, int] | None = None
    """Complete records of members and how many there are to be; None while no target is set."""


@dataclass(frozen=True, slots=True)
class Morning:
    day: date
    todo: tuple[Todo, ...]
    todo_total: int
    soon: tuple[Todo, ...]
    lately: tuple[story.StoryLine, ...]
    figures: Figures
    fresh: bool
    """Nothing was ever entered in this folder."""


_OUTGOING_ACTS: Final = {
    LetterState.RETURNED: Act.WRITE,
    LetterState.DRAFT: Act.WRITE,
    LetterState.SUBMITTED: Act.SIGN,
    LetterState.APPROVED: Act.SIGN,
    LetterState.SIGNED: Act.NUMBER,
    LetterState.ISSUED: Act.SEND,
}
_RANK: Final = {DueState.LATE: 0, DueState.SOON: 1, DueState.AHEAD: 2, DueState.NONE: 3}


class Today(Service):
    def look(self) -> Morning:
        """Everything the page shows, read at one go."""
        inbox = Inbox(self.store, by=self.by, practice=self.practice)
        counts = inbox.counts()
        unassigned = inbox.rows(inbox.ids(Box.UNASSIGNED)[:_MOST])
        received = inbox.rows(inbox.ids(Box.RECEIVED, rising=True)[:_MOST])
        day = today(self.store.clock)
        with self.store.read() as session:
            tasks = [*self._tasks(session, day), *self._steps(session, day), *self._reports(session, day)]
            strip = strip_of(session, day)
            outgoing = self._outgoing(session, day)
            figures = Figures(
                counts.received,
                _count(session, select(Task.id).where(Task.state == OPEN, Task.due_on < day)),
                _count(
                    session,
                    select(OutgoingLetter.id).where(
                        OutgoingLetter.state.in_(
                            [one for one in _OUTGOING_ACTS if one is not LetterState.ISSUED]
                        )
                    ),
                ),
                _count(session, select(Task.id).where(Task.state == OPEN)),
                strip[:2] if strip else None,
            )
            lately = story.lately(session)
            fresh = counts.all == 0 and not any(
                _count(session, select(model.id).limit(1)) for model in (OutgoingLetter, Task, Member)
            )
        todo = [self._received(row, day) for row in received]
        todo += [_unassigned(row) for row in unassigned]
        todo += [one for one in tasks if one.due in (DueState.LATE, DueState.SOON)]
        todo += outgoing
        todo.sort(key=lambda one: (not one.urgency, _RANK[DueState(one.due)], one.due_on or date.max))
        shown_ids = {one.id for one in todo[:_MOST]}
        last = day + timedelta(days=DAYS_AHEAD)
        soon = [
            one
            for one in tasks
            if one.due_on is not None
            and day <= one.due_on
            and (
                one.due_on <= last or one.act is Act.REPORT
            )  # a report is called for as early as its calendar says
            and one.id not in shown_ids
        ]
        return Morning(day, tuple(todo[:_MOST]), len(todo), tuple(soon[:_MOST]), lately, figures, fresh)

    def badge(self) -> int:
        """How many things are late or wait to be entered."""
        day = today(self.store.clock)
        with self.store.read() as session:
            late = _count(session, select(Task.id).where(Task.state == OPEN, Task.due_on < day))
            waiting = _count(session, select(IncomingLetter.id).where(IncomingLetter.state == RECEIVED))
        return late + waiting

    def _received(self, row: InboxRow, day: date) -> Todo:
        by = register_by(row.arrived_on, self.practice.calendar, urgency=row.urgency)
        due = due_state(by, day, self.practice.calendar)
        return Todo(
            Act.REGISTER,
            "incoming_letter",
            row.id,
            row.subject or row.printed,
            " · ".join(part for part in (row.printed, row.issuer) if part),
            by,
            str(due),
            urgency=row.urgency if urgent(row.urgency) else "",
            age=row.age,
        )

    def _reports(self, session: Session, day: date) -> list[Todo]:
        """Reports on members that are called for: one line each period, however many forms."""
        return [
            Todo(
                Act.REPORT,
                "report",
                next(form.form for form in one.forms if form.standing in ("open", "late")),
                tr(mark("Báo cáo đoàn viên: {period}")).format(period=one.name),
                tr(mark("còn {left}/{all} biểu chưa nộp")).format(left=one.left, all=len(one.forms)),
                one.due_on,
                str(due_state(one.due_on, day, self.practice.calendar)),
            )
            for one in due_reports(session, day)
        ]

    def _tasks(self, session: Session, day: date) -> list[Todo]:
        rows = session.execute(
            select(Task, IncomingLetter.number, IncomingLetter.notation)
            .outerjoin(IncomingLetter, IncomingLetter.id == Task.incoming_id)
            .where(
                Task.state == OPEN, Task.due_on.is_not(None), Task.due_on <= day + timedelta(days=DAYS_AHEAD)
            )
            .order_by(Task.due_on, Task.id)
            .limit(_MOST * 2)
        )
        answered = set(
            session.scalars(select(OutgoingLetter.answers_id).where(OutgoingLetter.answers_id.is_not(None)))
        )
        found = []
        for task, number, notation in rows:
            answer = task.incoming_id is not None and task.incoming_id not in answered
            found.append(
                Todo(
                    Act.ANSWER if answer else Act.FINISH,
                    "task",
                    task.id,
                    task.title,
                    " · ".join(part for part in (task.assignee, printed(number, notation)) if part),
                    task.due_on,
                    str(due_state(task.due_on, day, self.practice.calendar)),
                    task.incoming_id,
                )
            )
        return found

    def _steps(self, session: Session, day: date) -> list[Todo]:
        """Steps of operations on members that are late or due soon."""
        from app.services.operations.running import due_steps

        rows = due_steps(session, day + timedelta(days=DAYS_AHEAD), limit=_MOST)
        return [
            Todo(
                Act.STEP,
                MemberOperation.__tablename__,
                row.id,
                row.title,
                row.next_title,
                row.due_on,
                str(due_state(row.due_on, day, self.practice.calendar)),
            )
            for row in rows
        ]

    def _outgoing(self, session: Session, day: date) -> list[Todo]:
        rows = session.execute(
            select(
                OutgoingLetter.id,
                OutgoingLetter.state,
                OutgoingLetter.subject,
                OutgoingLetter.number_printed,
                OutgoingLetter.signed_on,
            )
            .where(
                OutgoingLetter.state.in_(list(_OUTGOING_ACTS)),
                OutgoingLetter.sent_on.is_(None),
            )
            .order_by(OutgoingLetter.id.desc())
            .limit(_MOST)
        )
        found = []
        for one, state, subject, number, signed_on in rows:
            # A signed letter gets its number by the next working day (Decree 30 Art. 15); drafts have no day.
            by = self.practice.calendar.next_working(signed_on) if signed_on and state == "signed" else None
            due = due_state(by, day, self.practice.calendar)
            act = _OUTGOING_ACTS[LetterState(state)]
            found.append(Todo(act, "outgoing_letter", one, subject, number, by, str(due)))
        return found


def _unassigned(row: InboxRow) -> Todo:
    return Todo(
        Act.ASSIGN,
        "incoming_letter",
        row.id,
        row.subject or row.printed,
        " · ".join(part for part in (row.printed, row.issuer) if part),
        row.due_on,
        row.due if row.due in ("late", "soon", "ahead") else "none",
    )


def _count(session: Session, query: Select[str]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0

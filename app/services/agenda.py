"""Days and what falls due on them: the calendar of a month, what is to be reminded of today, the file for other calendars.

Reads only. Due are open tasks, answers others owe us, letters without a number, meetings that are called, reports on members, remarks on nominees; holidays are those of the calendar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.files import write_atomic
from app.base.language import mark, tr
from app.domain.deadlines import DueState, due_state, register_by
from app.models.following import ExpectedAnswer
from app.models.letters import IncomingLetter, OutgoingLetter, Task
from app.models.meetings import Meeting
from app.services.change import Service
from app.services.grading.remarks import Remarks
from app.services.inbox import Box, Inbox
from app.services.incoming_rows import printed
from app.services.reports.duties import due_between, due_reports
from app.services.wanted import OPEN


@dataclass(frozen=True, slots=True)
class Due:
    """Something that falls due on a day."""

    on: date
    entity: str
    """'task', 'expected_answer', 'incoming_letter', 'meeting', 'report' (``id``: its first form) or 'member'."""
    id: str
    title: str
    about: str
    state: str
    """'late', 'soon', 'ahead'."""


@dataclass(frozen=True, slots=True)
class Day:
    on: date
    working: bool
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Reminder:
    """A sentence for the system's notification, and what it opens."""

    title: str
    text: str
    entity: str
    id: str
    urgent: bool


class Agenda(Service):
    def days(self, first: date, last: date) -> tuple[Day, ...]:
        """Every day from ``first`` to ``last`` with what falls due on it."""
        with self.store.read() as session:
            found = [*self._due(session, first, last), *self._reports(session, first, last)]
        by_day: dict[date, list[Due]] = {}
        for one in found:
            by_day.setdefault(one.on, []).append(one)
        calendar = self.practice.calendar
        days = (first + timedelta(days=n) for n in range((last - first).days + 1))
        return tuple(Day(day, calendar.working(day), tuple(by_day.get(day, ()))) for day in days)

    def late(self) -> tuple[Due, ...]:
        """What is past its day, the oldest first."""
        day = today(self.store.clock)
        with self.store.read() as session:
            return tuple(self._due(session, date.min, day - timedelta(days=1)))

    def reminders(self) -> tuple[Reminder, ...]:
        """What to tell the clerk today: late things first, then today's and the next working day's, then letters waiting."""
        day, calendar = today(self.store.clock), self.practice.calendar
        with self.store.read() as session:
            due = self._due(session, date.min, calendar.next_working(day))
        found = [
            Reminder(
                tr(mark("Cuộc họp")) if one.entity == "meeting" else tr(_HEADS[DueState(one.state)]),
                tr(_SAID.get(one.entity, _DUE)).format(title=one.title, day=one.on),
                one.entity,
                one.id,
                one.state == DueState.LATE,
            )
            for one in due
        ]
        inbox = Inbox(self.store, by=self.by, practice=self.practice)
        for row in inbox.rows(inbox.ids(Box.RECEIVED, rising=True)[:20]):
            by = register_by(row.arrived_on, calendar, urgency=row.urgency)
            if by <= day:
                words = tr(mark("{name} đến ngày {day:%d/%m/%Y} chưa vào sổ")).format(
                    name=row.printed or row.subject, day=row.arrived_on
                )
                found.append(Reminder(tr(mark("Chưa vào sổ")), words, "incoming_letter", row.id, by < day))
        with self.store.read() as session:
            owed = due_reports(session, day)
        for report in owed:
            words = tr(mark("{period}: còn {left} biểu chưa nộp, hạn {day:%d/%m/%Y}")).format(
                period=report.name, left=report.left, day=report.due_on
            )
            form = report.forms[0].form
            found.append(Reminder(tr(mark("Báo cáo đoàn viên")), words, "report", form, report.due_on < day))
        for missing in Remarks(self.store, by=self.by, practice=self.practice).missing():
            words = tr(mark("Chưa có nhận xét quý {quarter} về {name}")).format(
                quarter=missing.quarter, name=missing.name
            )
            found.append(Reminder(tr(mark("Đoàn viên ưu tú")), words, "nominee", missing.member_id, False))
        return tuple(sorted(found, key=lambda one: not one.urgent))

    def ical(self, *, task: str | None = None) -> bytes:
        """Open tasks with a day (or one ``task``) as iCalendar, for any calendar program."""
        from app.export.lists.ical import Event, calendar_file
        from app.services.tasks import find_task

        with self.store.read() as session:
            if task is not None:
                tasks: Sequence[Task] = [find_task(session, task)]
            else:
                query = (
                    select(Task)
                    .where(Task.state == OPEN, Task.due_on.is_not(None))
                    .order_by(Task.due_on, Task.id)
                )
                tasks = session.scalars(query).all()
            events = [
                Event(
                    f"{one.id}@van-thu-doan",
                    one.due_on,
                    one.title,
                    "\n".join(
                        part
                        for part in (", ".join((one.assignee, *(one.co_workers or ()))).strip(", "), one.evidence, _name(session, one))
                        if part
                    ),
                )
                for one in tasks
                if one.due_on is not None
            ]  # fmt: skip
        return calendar_file(events, stamp=self.store.clock.now())

    def save_ical(self, path: Path, *, task: str | None = None) -> Path:
        write_atomic(path, self.ical(task=task))
        return path

    def _reports(self, session: Session, first: date, last: date) -> list[Due]:
        """Reports on members by their last day; the morning's page reminds of them by itself."""
        day = today(self.store.clock)
        return [
            Due(
                row.due_on, "report", row.forms[0].form, tr(mark("Nộp báo cáo đoàn viên: {period}")).format(period=row.name),
                tr(mark("còn {left} biểu")).format(left=row.left), str(due_state(row.due_on, day, self.practice.calendar)),
            )
            for row in due_between(session, first, last, day)
        ]  # fmt: skip

    def _due(self, session: Session, first: date, last: date) -> list[Due]:
        day, calendar = today(self.store.clock), self.practice.calendar

        def state(on: date) -> str:
            return str(due_state(on, day, calendar))

        tasks = session.execute(
            select(Task, IncomingLetter.number, IncomingLetter.notation)
            .outerjoin(IncomingLetter, IncomingLetter.id == Task.incoming_id)
            .where(Task.state == OPEN, Task.due_on >= first, Task.due_on <= last)
        )
        found = [
            Due(
                task.due_on,
                "task",
                task.id,
                task.title,
                " · ".join(part for part in (task.assignee, printed(number, notation)) if part),
                state(task.due_on),
            )
            for task, number, notation in tasks
            if task.due_on is not None
        ]
        answers = session.execute(
            select(ExpectedAnswer, OutgoingLetter.number_printed)
            .join(OutgoingLetter, OutgoingLetter.id == ExpectedAnswer.outgoing_id)
            .where(
                ExpectedAnswer.answered_on.is_(None),
                ExpectedAnswer.due_on >= first,
                ExpectedAnswer.due_on <= last,
            )
        )
        for row, number in answers:
            title = tr(mark("{name} trả lời {number}")).format(name=row.name, number=number)
            on = row.due_on or day
            found.append(Due(on, "expected_answer", row.id, title, "", state(on)))
        meetings = session.scalars(
            select(Meeting).where(
                Meeting.state == "called", Meeting.held_on >= first, Meeting.held_on <= last
            )
        )
        for meeting in meetings:
            about = " · ".join(part for part in (meeting.starts_at, meeting.place) if part)
            on = meeting.held_on
            found.append(Due(on, "meeting", meeting.id, meeting.title, about, state(on)))
        return sorted(found, key=lambda one: (one.on, one.title))


_DUE = mark("{title}: hạn {day:%d/%m/%Y}")
_SAID = {"meeting": mark("{title}: ngày {day:%d/%m/%Y}")}
_HEADS = {
    DueState.LATE: mark("Quá hạn"),
    DueState.SOON: mark("Sắp đến hạn"),
    DueState.AHEAD: mark("Còn hạn"),
    DueState.NONE: mark("Không hạn"),
}


def _name(session: Session, task: Task) -> str:
    letter = session.get(IncomingLetter, task.incoming_id) if task.incoming_id else None
    return (
        " ".join(part for part in (printed(letter.number, letter.notation), letter.subject) if part)
        if letter
        else ""
    )

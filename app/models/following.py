"""What follows a letter: notes on a task, tasks that come again, answers expected, channels, results, short messages."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, Date, Float, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Record


class TaskNote(Record):
    """How far a task has come, as somebody wrote it down on a day."""

    __tablename__ = "task_note"
    __table_args__ = (CheckConstraint("percent IS NULL OR percent BETWEEN 0 AND 100", name="percent"),)

    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), index=True, info=IMMUTABLE)
    noted_on: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    percent: Mapped[int | None] = mapped_column(Integer)


class RecurringTask(Record):
    """A task that comes again by a rule (báo cáo tháng, quý); each time it is opened as a task of its own."""

    __tablename__ = "recurring_task"
    __table_args__ = (
        CheckConstraint("every IN ('week', 'month', 'quarter', 'half', 'year')", name="every"),
        CheckConstraint("ahead BETWEEN 0 AND 90", name="ahead"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    title: Mapped[str] = mapped_column(String(500))
    assignee: Mapped[str] = mapped_column(String(200), default="")
    every: Mapped[str] = mapped_column(String(8))
    day: Mapped[int] = mapped_column(Integer)
    """Day of the month (-1 = the last), or of the week (1 = Monday)."""
    month: Mapped[int] = mapped_column(Integer, default=0)
    """Which month of the quarter, half year or year, from 1; 0 = the month after it ended."""
    ahead: Mapped[int] = mapped_column(Integer, default=7)
    """How many days before its deadline the task is opened."""
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    made_to: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    """Deadline of the last task that was opened by this rule."""
    active: Mapped[bool] = mapped_column(default=True)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)


class ExpectedAnswer(Record):
    """A unit that is to answer one of our letters, and whether it did."""

    __tablename__ = "expected_answer"
    __table_args__ = (UniqueConstraint("outgoing_id", "name"),)

    outgoing_id: Mapped[str] = mapped_column(ForeignKey("outgoing_letter.id"), index=True, info=IMMUTABLE)
    name: Mapped[str] = mapped_column(String(200))
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("unit.id"))
    due_on: Mapped[date | None] = mapped_column(Date)
    answered_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    incoming_id: Mapped[str | None] = mapped_column(ForeignKey("incoming_letter.id"), info=WORKFLOW)
    reminded_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)


class Channel(Record):
    """A channel the unit speaks through: fanpage, Zalo group, website with its rubrics."""

    __tablename__ = "channel"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    rubrics: Mapped[list[str]] = mapped_column(JSON, default=list, info=FREE)
    keeper: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    active: Mapped[bool] = mapped_column(default=True)
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)


class Outcome(Record):
    """A result of carrying out a letter: a post, a picture, a meeting, a figure; each with its day."""

    __tablename__ = "outcome"
    __table_args__ = (
        CheckConstraint("kind IN ('post', 'picture', 'meeting', 'figure', 'other')", name="kind"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    incoming_id: Mapped[str | None] = mapped_column(ForeignKey("incoming_letter.id"), index=True)
    task_id: Mapped[str | None] = mapped_column(ForeignKey("task.id"), index=True)
    channel_id: Mapped[str | None] = mapped_column(ForeignKey("channel.id"), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    happened_on: Mapped[date] = mapped_column(Date)
    title: Mapped[str] = mapped_column(String(500), default="")
    """What it was; the caption of a picture; what a figure counts."""
    rubric: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    link: Mapped[str] = mapped_column(String(1000), default="", info=FREE)
    place: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    who: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    attendance: Mapped[int | None] = mapped_column(Integer)
    figure: Mapped[float | None] = mapped_column(Float)
    measure: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    """What a figure is counted in: 'đoàn viên', 'bài'."""
    item: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    """Which demand of the letter it answers: '3', 'ý 1 mục 3'."""
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)


class ShortMessage(Record):
    """A short message made from a letter, to be pasted into a group; when and where it was sent."""

    __tablename__ = "short_message"

    incoming_id: Mapped[str | None] = mapped_column(ForeignKey("incoming_letter.id"), index=True)
    outgoing_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), index=True)
    text: Mapped[str] = mapped_column(String(4000))
    channel_id: Mapped[str | None] = mapped_column(ForeignKey("channel.id"))
    sent_to: Mapped[str] = mapped_column(String(200), default="")
    sent_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)

"""Meetings, what was voted in them, and the committees they elect: attendance, agenda, votes with their lines, seats."""

from __future__ import annotations

from datetime import date

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, LONG_TEXT, WORKFLOW, Record


class Meeting(Record):
    """One meeting (họp, sinh hoạt, hội nghị, đại hội) of a unit's body, from its call to its minutes."""

    __tablename__ = "meeting"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    body: Mapped[str] = mapped_column(String(16))
    """'cell' the whole chi đoàn, 'committee' BCH, 'standing' BTV, 'congress', 'conference'."""
    title: Mapped[str] = mapped_column(String(300))
    held_on: Mapped[date] = mapped_column(Date, index=True)
    starts_at: Mapped[str] = mapped_column(String(5), default="")
    ends_at: Mapped[str] = mapped_column(String(5), default="")
    place: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    online: Mapped[bool] = mapped_column(default=False)
    chair: Mapped[str] = mapped_column(String(100), default="")
    chair_position: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    secretary: Mapped[str] = mapped_column(String(100), default="")
    secretary_position: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    guests: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    summoned: Mapped[int | None] = mapped_column(Integer)
    """How many were called, when nobody keeps a list of names."""
    present: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    state: Mapped[str] = mapped_column(String(8), default="called", info=WORKFLOW)
    """'called', 'held' (attendance is known), 'closed' (minutes are written)."""
    call_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), info=WORKFLOW)
    minutes_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), info=WORKFLOW)


class MeetingAttendance(Record):
    """Somebody called to a meeting, and whether he came."""

    __tablename__ = "meeting_attendance"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True, info=IMMUTABLE)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    name: Mapped[str] = mapped_column(String(100))
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)
    present: Mapped[bool] = mapped_column(default=True, info=WORKFLOW)
    reason: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    """Why he is absent; empty = without a known reason."""


class MeetingItem(Record):
    """A point of the agenda: what was reported and said, and what was concluded."""

    __tablename__ = "meeting_item"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True, info=IMMUTABLE)
    position: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(String(500))
    text: Mapped[str] = mapped_column(String(20000), default="", info=LONG_TEXT)
    conclusion: Mapped[str] = mapped_column(String(5000), default="", info=LONG_TEXT)


class MeetingVote(Record):
    """A vote: one question or one list of persons, open or by ballot, with what was counted."""

    __tablename__ = "meeting_vote"
    __table_args__ = (CheckConstraint("round BETWEEN 1 AND 9", name="round"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True, info=IMMUTABLE)
    position: Mapped[int] = mapped_column(Integer)
    matter: Mapped[str] = mapped_column(String(24))
    """Which rule decides: a key of resources/meetings/matters.toml."""
    question: Mapped[str] = mapped_column(String(500))
    secret: Mapped[bool] = mapped_column(default=False)
    round: Mapped[int] = mapped_column(Integer, default=1)
    first_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_vote.id"), info=IMMUTABLE)
    """The first round of an election that goes on here."""
    seats: Mapped[int | None] = mapped_column(Integer)
    present: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    """How many were in the room when it was taken."""
    issued: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    returned: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    invalid: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    blank: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    tellers: Mapped[list[str]] = mapped_column(JSON, default=list, info=FREE)
    """Ban kiểm phiếu, its head first."""


class VoteLine(Record):
    """What one name, or the question itself, got in a vote."""

    __tablename__ = "vote_line"

    vote_id: Mapped[str] = mapped_column(ForeignKey("meeting_vote.id"), index=True, info=IMMUTABLE)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    position: Mapped[int] = mapped_column(Integer)
    name: Mapped[str] = mapped_column(String(300))
    detail: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    """Birth year, post and place of work, as the ballot prints them."""
    yes: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    no: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    other: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    """Other opinions, or none."""


class MeetingTask(Record):
    """A task that a meeting decided."""

    __tablename__ = "meeting_task"
    __table_args__ = (UniqueConstraint("meeting_id", "task_id"),)

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meeting.id"), index=True, info=IMMUTABLE)
    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), index=True, info=IMMUTABLE)


class Committee(Record):
    """A leading body of a unit for one term: BCH, BTV, UBKT, or the secretaries of a small chi đoàn."""

    __tablename__ = "committee"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    body: Mapped[str] = mapped_column(String(16))
    """'committee', 'standing', 'inspection'."""
    term: Mapped[str] = mapped_column(String(40), default="")
    since: Mapped[date] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)
    """Last day of the term as foreseen."""
    seats: Mapped[int | None] = mapped_column(Integer)
    """How many the congress decided on."""
    provisional: Mapped[bool] = mapped_column(default=False)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    request_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), info=WORKFLOW)
    recognised_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    recognition: Mapped[str] = mapped_column(String(100), default="", info=WORKFLOW)
    """Number of the decision that recognised it."""
    ended_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)


class CommitteeSeat(Record):
    """Somebody in a committee: post, how and when he came in, when and why he left."""

    __tablename__ = "committee_seat"

    committee_id: Mapped[str] = mapped_column(ForeignKey("committee.id"), index=True, info=IMMUTABLE)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    name: Mapped[str] = mapped_column(String(100))
    detail: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    post: Mapped[str] = mapped_column(String(24), default="member")
    """'secretary', 'deputy', 'standing', 'member', 'head'."""
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)
    how: Mapped[str] = mapped_column(String(12), default="congress")
    """'congress', 'between' (elected or filled up between congresses), 'appointed'."""
    since: Mapped[date] = mapped_column(Date)
    recognised_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    until: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    left_why: Mapped[str] = mapped_column(String(300), default="", info=WORKFLOW)
    votes: Mapped[str] = mapped_column(String(40), default="", info=FREE)
    """'38/40' as counted."""

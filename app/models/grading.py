"""Yearly grading of members and of their unit, and 'đoàn viên ưu tú' on the way to the Party.

The final grade of each member stands in ``member_grade``; here is how it came about.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, LONG_TEXT, WORKFLOW, Record


class Grading(Record):
    """The grading of one unit for one year or school year."""

    __tablename__ = "grading"
    __table_args__ = (UniqueConstraint("unit_id", "period"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True, info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(9), info=IMMUTABLE)
    """'2026', or '2025-2026' for a school year."""
    due_on: Mapped[date | None] = mapped_column(Date)
    present: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    """How many voted."""
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), info=WORKFLOW)
    unit_grade: Mapped[str] = mapped_column(String(60), default="", info=WORKFLOW)
    state: Mapped[str] = mapped_column(String(8), default="open", info=WORKFLOW)
    """'open', 'closed' (grades stand in the members' records)."""
    closed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    minutes_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), info=WORKFLOW)
    report_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), info=WORKFLOW)


class GradingLine(Record):
    """One member in a grading: own opinion, share of activities, votes, the grade that was decided."""

    __tablename__ = "grading_line"
    __table_args__ = (UniqueConstraint("grading_id", "member_id"),)

    grading_id: Mapped[str] = mapped_column(ForeignKey("grading.id"), index=True, info=IMMUTABLE)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)
    activities: Mapped[int | None] = mapped_column(Integer)
    """Per cent of the activities taken part in."""
    own_grade: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    grade: Mapped[str] = mapped_column(String(60), default="", info=WORKFLOW)
    votes: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    """How many agreed."""
    remark: Mapped[str] = mapped_column(String(2000), default="", info=LONG_TEXT)
    excused: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    """Why the member is not graded (newly admitted, on long leave); empty = graded."""


class Nominee(Record):
    """A 'đoàn viên ưu tú' on the way to the Party, with the day of each of the five steps."""

    __tablename__ = "nominee"
    __table_args__ = (UniqueConstraint("member_id", "year"),)

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    year: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    voted_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    present: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    yes: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    listed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    """The list went to the Party committee."""
    course_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    """The course of knowledge of the Party."""
    introduced_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    board: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    """Members of the BCH when it resolved to introduce."""
    board_yes: Mapped[int | None] = mapped_column(Integer, info=WORKFLOW)
    board_reason: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    """Why some did not agree."""
    admitted_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    official_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    ended_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    ended_why: Mapped[str] = mapped_column(String(300), default="", info=FREE)


class NomineeRemark(Record):
    """What chi đoàn and đoàn cơ sở say of a nominee each quarter."""

    __tablename__ = "nominee_remark"

    nominee_id: Mapped[str] = mapped_column(ForeignKey("nominee.id"), index=True, info=IMMUTABLE)
    quarter: Mapped[str] = mapped_column(String(7), info=IMMUTABLE)
    """'2026-Q1'."""
    written_on: Mapped[date] = mapped_column(Date)
    text: Mapped[str] = mapped_column(String(4000), info=LONG_TEXT)

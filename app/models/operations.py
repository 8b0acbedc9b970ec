"""Operations on members (nghiệp vụ đoàn viên): one record per act of the Charter, with whom, its steps and its papers.

What each kind asks, its steps and papers are data (resources/operations); here stands what was entered and done. Members,
steps and papers are records of their own, so that a class of forty travels as forty small changes.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Record


class MemberOperation(Record):
    """One operation: admission of a class, one transfer, one disciplinary case."""

    __tablename__ = "operation"
    __table_args__ = (CheckConstraint("state IN ('open', 'done', 'dropped')", name="state"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    """The unit that proposes it: a chi đoàn for most."""
    kind: Mapped[str] = mapped_column(String(24), index=True, info=IMMUTABLE)
    """Name of its plan in resources/operations: 'admit', 'transfer'."""
    title: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    state: Mapped[str] = mapped_column(String(8), default="open", index=True, info=WORKFLOW)
    begun_on: Mapped[date] = mapped_column(Date)
    closed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Answers to what the plan asks of the whole operation, by name."""
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)


class OperationMember(Record):
    """A member in an operation, with the votes on him and what else is asked of each."""

    __tablename__ = "operation_member"
    __table_args__ = (UniqueConstraint("operation_id", "member_id"),)

    operation_id: Mapped[str] = mapped_column(ForeignKey("operation.id"), info=IMMUTABLE)
    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)
    outcome: Mapped[str] = mapped_column(String(8), default="", info=WORKFLOW)
    """'' while it runs, 'passed' or 'failed' once decided."""
    data: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)


class OperationStep(Record):
    """A step of an operation: due by when, done when and by whom."""

    __tablename__ = "operation_step"
    __table_args__ = (UniqueConstraint("operation_id", "step"),)

    operation_id: Mapped[str] = mapped_column(ForeignKey("operation.id"), info=IMMUTABLE)
    step: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    position: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    due_on: Mapped[date | None] = mapped_column(Date, index=True, info=WORKFLOW)
    done_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    who: Mapped[str] = mapped_column(String(200), default="", info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)


class OperationPaper(Record):
    """A numbered paper of an operation: a letter of our own. The number of one from another level is an answer."""

    __tablename__ = "operation_paper"

    operation_id: Mapped[str] = mapped_column(ForeignKey("operation.id"), index=True, info=IMMUTABLE)
    paper: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    member_id: Mapped[str | None] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    """Whom it concerns; None where one paper serves all members of the operation."""
    letter_id: Mapped[str] = mapped_column(ForeignKey("outgoing_letter.id"), index=True)

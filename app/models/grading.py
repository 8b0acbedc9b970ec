"""Quarterly remarks on those who are on the way to the Party (đối tượng Đảng). Grades, training and the five steps themselves are
operations (``models.operations``) and rows of the member's record."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, LONG_TEXT, Record


class NomineeRemark(Record):
    """What chi đoàn or đoàn cơ sở says of a nominee in one quarter (HD30Đ)."""

    __tablename__ = "nominee_remark"
    __table_args__ = (UniqueConstraint("member_id", "quarter"),)

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    quarter: Mapped[str] = mapped_column(String(7), info=IMMUTABLE)
    """'2026-Q1'."""
    written_on: Mapped[date] = mapped_column(Date)
    written_by: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    """The unit that says so."""
    text: Mapped[str] = mapped_column(String(4000), info=LONG_TEXT)
    operation_id: Mapped[str | None] = mapped_column(String(36))

"""Reports on members (báo cáo, thống kê): one record per form, period and version; and how far the entering of members must be by when.

What a form asks is data (resources/reports). The persons behind the figures of a report that was handed in lie as a file in the
vault, attached to it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Record


class MemberReport(Record):
    """One form of one unit for one period. A correction of one that was handed in is the next version."""

    __tablename__ = "member_report"
    __table_args__ = (
        UniqueConstraint("unit_id", "form", "period", "version"),
        CheckConstraint("state IN ('draft', 'handed')", name="state"),
        CheckConstraint("until_on >= from_on", name="order"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True, info=IMMUTABLE)
    form: Mapped[str] = mapped_column(String(24), index=True, info=IMMUTABLE)
    """Name of its form in resources/reports: '1' … '9', 'quarter', 'half', 'year'."""
    period: Mapped[str] = mapped_column(String(9), info=IMMUTABLE)
    """'2026', '2026-H1', '2026-Q3'."""
    version: Mapped[int] = mapped_column(Integer, default=1, info=IMMUTABLE)
    state: Mapped[str] = mapped_column(String(8), default="draft", info=WORKFLOW)
    from_on: Mapped[date] = mapped_column(Date)
    """First day of what is counted as having happened."""
    until_on: Mapped[date] = mapped_column(Date)
    """Last day of it, and the day of which the members are counted."""
    typed: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    """Figures that no record tells: 'row/column' to number."""
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info=WORKFLOW)
    """All figures as handed in; empty in a draft, which is counted anew at every look."""
    handed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    handed_to: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    """Of a correction: why."""


class EntryTarget(Record):
    """How many members of a unit are to be entered completely, and by which day (chỉ tiêu hoàn thiện dữ liệu)."""

    __tablename__ = "member_entry_target"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), unique=True, info=IMMUTABLE)
    wanted: Mapped[int | None] = mapped_column(Integer)
    """None: all that are there."""
    due_on: Mapped[date | None] = mapped_column(Date)
    fields: Mapped[list[str]] = mapped_column(JSON, default=list)
    """What a complete record must have; empty: as the data that came with the program say."""
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)

"""Member records (đoàn viên): the fields that a branch of any kind needs; sub-tables come with the operations."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import COMPUTED, FREE, Record


class Member(Record):
    """One member. Values of lists are the labels of the national system's code lists."""

    __tablename__ = "member"
    __table_args__ = (Index("ix_member_unit_sort", "unit_id", "sort_key"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    """Mã định danh đoàn viên of the national system."""
    full_name: Mapped[str] = mapped_column(String(100))
    other_name: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    sex: Mapped[str | None] = mapped_column(String(8))
    birth_date: Mapped[date | None] = mapped_column(Date)
    birth_year: Mapped[int | None] = mapped_column()
    """Only when the full date is not known."""
    birth_place: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    home_town: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    permanent_address: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    current_address: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    ethnicity: Mapped[str] = mapped_column(String(60), default="")
    religion: Mapped[str] = mapped_column(String(60), default="")
    id_number: Mapped[str | None] = mapped_column(String(20), index=True)
    id_issued_on: Mapped[date | None] = mapped_column(Date)
    id_issued_by: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(40), default="", info=FREE)
    email: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    occupation: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    education: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    qualification: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    political_theory: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    foreign_language: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    computing: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    workplace: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    joined_on: Mapped[date | None] = mapped_column(Date)
    joined_at: Mapped[str] = mapped_column(String(200), default="")
    introducer: Mapped[str] = mapped_column(String(100), default="")
    admission_resolution: Mapped[str] = mapped_column(String(60), default="")
    card_number: Mapped[str | None] = mapped_column(String(40))
    card_issued_on: Mapped[date | None] = mapped_column(Date)
    category: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    """Đối tượng đoàn viên."""
    union_position: Mapped[str] = mapped_column(String(100), default="")
    association: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    party_joined_on: Mapped[date | None] = mapped_column(Date)
    party_official_on: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(24), default="active")
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    folded: Mapped[str] = mapped_column(String(100), default="", index=True, info=COMPUTED)
    sort_key: Mapped[str] = mapped_column(String(800), default="", index=True, info=COMPUTED)

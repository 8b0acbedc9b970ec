"""Member records (đoàn viên) and what a record gathers over the years: spells in units, positions, awards, discipline,
grades, training.

Owns the columns. Which words stand in them is data of the national system's lists (resources/codes); which change is
allowed is for the services.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Integer, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.members import PRESENT
from app.models.base import COMPUTED, FREE, IMMUTABLE, LONG_TEXT, PROTECTED, WORKFLOW, Record

PRESENT_SQL: Final = "status IN ({})".format(", ".join(f"'{one}'" for one in sorted(PRESENT)))
"""Spelt once: the index of those present serves only a question in the very same words."""


def _text(length: int, info: dict[str, str] = FREE) -> Any:
    """A text column that came later than its table: empty in the records that were there."""
    return mapped_column(String(length), default="", server_default="", info=info)


class Member(Record):
    """One member. Values of lists are the labels of the national system's code lists."""

    __tablename__ = "member"
    __table_args__ = (
        Index("ix_member_unit_sort", "unit_id", "sort_key"),
        Index("ix_member_given_sort", "given", "sort_key", "folded", "full_name", "status"),
        Index("ix_member_initials_sort", "initials", "sort_key"),
        Index("ix_member_present_unit", "unit_id", sqlite_where=text(PRESENT_SQL)),
        Index("ix_member_present_sort", "sort_key", sqlite_where=text(PRESENT_SQL)),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    unit_since: Mapped[date | None] = mapped_column(Date)
    """First day in this unit: the running spell. None: not known, so since the member joined. Earlier ones: MemberSpell."""
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    """Mã định danh đoàn viên of the national system."""
    full_name: Mapped[str] = mapped_column(String(100))
    other_name: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    sex: Mapped[str | None] = mapped_column(String(8))
    birth_date: Mapped[date | None] = mapped_column(Date, index=True)
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
    card_number: Mapped[str | None] = mapped_column(String(40), index=True)
    card_issued_on: Mapped[date | None] = mapped_column(Date)
    category: Mapped[str] = mapped_column(String(60), default="", info=FREE)
    """Đối tượng đoàn viên."""
    union_position: Mapped[str] = mapped_column(String(100), default="")
    association: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    party_joined_on: Mapped[date | None] = mapped_column(Date)
    party_official_on: Mapped[date | None] = mapped_column(Date)
    status: Mapped[str] = mapped_column(String(24), default="active")
    """One of domain.members.Status."""
    status_since: Mapped[date | None] = mapped_column(Date)
    """First day of the status; of a member who left, the day of leaving."""
    stays_until: Mapped[date | None] = mapped_column(Date)
    """Stays in the Union beyond the age of maturity on request, until this day."""
    temporary_union: Mapped[str] = _text(200, PROTECTED)
    """Nơi sinh hoạt tạm thời: where one who is away takes part, or from where a guest came."""
    temporary_until: Mapped[date | None] = mapped_column(Date)
    residence_union: Mapped[str] = _text(200)
    """Tổ chức Đoàn nơi cư trú."""
    # Places since 1/7/2025 beside the text as it was written: ids of resources/codes/places.csv, commune or province.
    birth_place_id: Mapped[str] = _text(80)
    home_town_id: Mapped[str] = _text(80)
    permanent_place_id: Mapped[str] = _text(80)
    current_place_id: Mapped[str] = _text(80)
    social_origin: Mapped[str] = _text(100)
    """Thành phần bản thân."""
    family_origin: Mapped[str] = _text(100)
    """Thành phần gia đình."""
    family: Mapped[str] = _text(4000, LONG_TEXT)
    """Quan hệ gia đình, as the member's book tells it."""
    health: Mapped[str] = _text(200)
    abroad: Mapped[str] = _text(500)
    """Đi nước ngoài: where, when, what for."""
    association_position: Mapped[str] = _text(100)
    pioneer_position: Mapped[str] = _text(100)
    """Chức vụ Đội."""
    outstanding_year: Mapped[int | None] = mapped_column(Integer)
    """Đoàn viên ưu tú: the last year."""
    party_course_on: Mapped[date | None] = mapped_column(Date)
    """Lớp bồi dưỡng nhận thức về Đảng."""
    admission_decided_on: Mapped[date | None] = mapped_column(Date)
    card_reissued_on: Mapped[date | None] = mapped_column(Date)
    book_number: Mapped[str] = _text(40, PROTECTED)
    """Số sổ đoàn viên."""
    book_reissued_on: Mapped[date | None] = mapped_column(Date)
    honorary_on: Mapped[date | None] = mapped_column(Date)
    photo_id: Mapped[str | None] = mapped_column(String(36))
    """Attachment of the picture 3x4; a record of its own, so no reference that the database checks."""
    consent: Mapped[str] = _text(16, PROTECTED)
    """'' not asked, 'given', 'withdrawn': the last of the consent records, for lists."""
    # What the national system's sheet says and our sub-tables do not hold: kept so that it goes back as it came.
    national_training: Mapped[str] = _text(200)
    national_grading: Mapped[str] = _text(200)
    national_awards: Mapped[str] = _text(500)
    national_discipline: Mapped[str] = _text(500)
    national_honorary: Mapped[str] = _text(100)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    folded: Mapped[str] = mapped_column(String(100), default="", index=True, info=COMPUTED)
    sort_key: Mapped[str] = mapped_column(String(800), default="", index=True, info=COMPUTED)
    given: Mapped[str] = _text(40, COMPUTED)
    """The given name folded: what a list looks at first while somebody types."""
    initials: Mapped[str] = _text(12, COMPUTED)
    """'nva' of Nguyễn Văn An."""
    phone_key: Mapped[str] = mapped_column(
        String(60), default="", server_default="", index=True, info=COMPUTED
    )
    """The digits of each phone number, from its 0, with a blank between two."""


GRADE_STATES: Final = ("proposed", "graded", "sent", "approved", "refused")
TRAINING_STATES: Final = ("registered", "graded", "confirmed")
DISCIPLINE_STATES: Final = ("running", "expired", "lifted", "annulled")


def _one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    return CheckConstraint(f"{column} IN ({', '.join(repr(value) for value in values)})", name=column)


class MemberSpell(Record):
    """A time in a unit that is over. The running one is ``Member.unit_id`` with ``unit_since``."""

    __tablename__ = "member_spell"
    __table_args__ = (
        CheckConstraint("starts_on IS NULL OR ends_on >= starts_on", name="order"),
        Index("ix_member_spell_unit_ends", "unit_id", "ends_on"),
    )

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date] = mapped_column(Date)
    """First day no longer there."""
    how: Mapped[str] = mapped_column(String(24))
    """How it ended: one of domain.members.Leaving."""
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    operation_id: Mapped[str | None] = mapped_column(String(36))
    """The operation that ended it, when one did."""


class MemberPosition(Record):
    """A position in the Union, the Party, an association, with its time."""

    __tablename__ = "member_position"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR starts_on IS NULL OR ends_on >= starts_on", name="order"),
    )

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    unit_id: Mapped[str | None] = mapped_column(ForeignKey("unit.id"), index=True)
    position: Mapped[str] = mapped_column(String(100))
    """Label of the list chuc_vu, or the clerk's words."""
    body: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    """In which body, when no unit of the tree says it."""
    starts_on: Mapped[date | None] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)
    """Last day; None: still running."""
    term: Mapped[str] = mapped_column(String(40), default="", info=FREE)
    decision_number: Mapped[str] = mapped_column(String(60), default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    operation_id: Mapped[str | None] = mapped_column(String(36))


class MemberAward(Record):
    """A reward (khen thưởng)."""

    __tablename__ = "member_award"

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    form: Mapped[str] = mapped_column(String(100))
    """Giấy khen, Bằng khen, Kỷ niệm chương, Huy hiệu Tuổi trẻ dũng cảm …"""
    awarded_on: Mapped[date | None] = mapped_column(Date)
    year: Mapped[int | None] = mapped_column(Integer)
    awarded_by: Mapped[str] = mapped_column(String(200), default="")
    decision_number: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    operation_id: Mapped[str | None] = mapped_column(String(36))


class MemberDiscipline(Record):
    """A disciplinary measure (kỷ luật), or a suspension, which is none but stands in the same place."""

    __tablename__ = "member_discipline"
    __table_args__ = (
        _one_of("state", DISCIPLINE_STATES),
        CheckConstraint("expires_on IS NULL OR expires_on >= decided_on", name="order"),
    )

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    form: Mapped[str] = mapped_column(String(24))
    """One of domain.members.DisciplineForm."""
    decided_on: Mapped[date] = mapped_column(Date)
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    decision_number: Mapped[str] = mapped_column(String(60), default="")
    reason: Mapped[str] = mapped_column(String(1000), default="", info=FREE)
    expires_on: Mapped[date | None] = mapped_column(Date)
    """First day it no longer counts; None: never by itself (khai trừ)."""
    state: Mapped[str] = mapped_column(String(12), default="running", info=WORKFLOW)
    ended_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    operation_id: Mapped[str | None] = mapped_column(String(36))


class MemberGrade(Record):
    """The grading (đánh giá, xếp loại) of one calendar or school year."""

    __tablename__ = "member_grade"
    __table_args__ = (UniqueConstraint("member_id", "period"), _one_of("state", GRADE_STATES))

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(9), index=True, info=IMMUTABLE)
    """'2025', or '2024-2025' for a school year."""
    grade: Mapped[str] = mapped_column(String(24))
    """One of domain.members.Grade."""
    remark: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    state: Mapped[str] = mapped_column(String(12), default="graded", info=WORKFLOW)
    decided_on: Mapped[date | None] = mapped_column(Date)
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    operation_id: Mapped[str | None] = mapped_column(String(36))


class MemberTraining(Record):
    """The training programme (rèn luyện đoàn viên) of one year: five groups of 20 points."""

    __tablename__ = "member_training"
    __table_args__ = (
        UniqueConstraint("member_id", "period"),
        _one_of("state", TRAINING_STATES),
        *(
            CheckConstraint(f"{name} IS NULL OR {name} BETWEEN 0 AND 20", name=name)
            for name in ("group1", "group2", "group3", "group4", "group5")
        ),
    )

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(9), index=True, info=IMMUTABLE)
    state: Mapped[str] = mapped_column(String(12), default="registered", info=WORKFLOW)
    content: Mapped[str] = mapped_column(String(4000), default="", info=LONG_TEXT)
    """What the member registered."""
    group1: Mapped[int | None] = mapped_column(Integer)
    group2: Mapped[int | None] = mapped_column(Integer)
    group3: Mapped[int | None] = mapped_column(Integer)
    group4: Mapped[int | None] = mapped_column(Integer)
    group5: Mapped[int | None] = mapped_column(Integer)
    total: Mapped[int | None] = mapped_column(Integer, info=COMPUTED)
    """None until all five are given."""
    result: Mapped[str] = mapped_column(String(24), default="")
    """Grade of the programme, when one was given."""
    registered_on: Mapped[date | None] = mapped_column(Date)
    graded_on: Mapped[date | None] = mapped_column(Date)
    confirmed_on: Mapped[date | None] = mapped_column(Date)
    confirmed_by: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(1000), default="", info=FREE)
    operation_id: Mapped[str | None] = mapped_column(String(36))

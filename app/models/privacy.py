"""What the law on personal data asks to be kept: consents, restrictions, requests of the person concerned, erasures, and who looked.

Owns the columns. The access log is local and only grows: each row is chained to the one before by hashes alone, so that a row
whose words were erased still proves its place. Which fields are sensitive and which days are due is domain/privacy.py.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Base, Moment, Record


class Consent(Record):
    """What one person said to one purpose (đồng ý xử lý dữ liệu). Said anew, it is a new record; taken back, this one ends."""

    __tablename__ = "consent"
    __table_args__ = (
        CheckConstraint("answer IN ('given', 'refused')", name="answer"),
        CheckConstraint("method IN ('paper', 'online')", name="method"),
        CheckConstraint("withdrawn_on IS NULL OR withdrawn_on >= said_on", name="order"),
    )

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    purpose: Mapped[str] = mapped_column(String(40), info=IMMUTABLE)
    """One of domain.privacy.PURPOSES."""
    answer: Mapped[str] = mapped_column(String(8), info=IMMUTABLE)
    basis: Mapped[str] = mapped_column(String(24), default="consent")
    """Legal basis: consent, or what stands in its place (domain.privacy.BASES)."""
    text_version: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    """Which wording was signed."""
    said_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    method: Mapped[str] = mapped_column(String(8), info=IMMUTABLE)
    guardian: Mapped[str] = mapped_column(String(100), default="")
    """Father, mother or guardian who said so too, for a child."""
    withdrawn_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)


class Restriction(Record):
    """Processing of a record is restricted (hạn chế xử lý): it is kept, and used for nothing else, until it is lifted."""

    __tablename__ = "restriction"
    __table_args__ = (CheckConstraint("lifted_on IS NULL OR lifted_on >= since", name="order"),)

    member_id: Mapped[str] = mapped_column(ForeignKey("member.id"), index=True, info=IMMUTABLE)
    since: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    reason: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    lifted_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)


class SubjectRequest(Record):
    """What a person asked about his own data, by when it must be answered and done. Outlives the record it speaks of."""

    __tablename__ = "subject_request"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('see', 'correct', 'withdraw', 'restrict', 'object', 'erase')",
            name="kind",
        ),
        CheckConstraint("state IN ('open', 'answered', 'done', 'refused')", name="state"),
    )

    member_id: Mapped[str] = mapped_column(String(36), index=True, info=IMMUTABLE)
    kind: Mapped[str] = mapped_column(String(10), info=IMMUTABLE)
    asked_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    asked_by: Mapped[str] = mapped_column(String(100), default="")
    """Who asked, when it was not the person himself."""
    words: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    answer_by: Mapped[date] = mapped_column(Date)
    due_on: Mapped[date] = mapped_column(Date, index=True)
    extended: Mapped[bool] = mapped_column(default=False, info=WORKFLOW)
    """The one extension was used."""
    state: Mapped[str] = mapped_column(String(8), default="open", index=True, info=WORKFLOW)
    answered_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    done_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    outcome: Mapped[str] = mapped_column(String(2000), default="", info=WORKFLOW)
    task_id: Mapped[str | None] = mapped_column(String(36), info=WORKFLOW)


class Erasure(Record):
    """The proof that a record was erased: what kind, when, by whom, why, how much; of its content only a salted hash."""

    __tablename__ = "erasure"
    final = True
    forever = True

    entity: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    record_id: Mapped[str] = mapped_column(String(36), unique=True, info=IMMUTABLE)
    at: Mapped[datetime] = mapped_column(Moment, info=IMMUTABLE)
    person_id: Mapped[str] = mapped_column(String(36), info=IMMUTABLE)
    reason: Mapped[str] = mapped_column(String(500), info=IMMUTABLE)
    request_id: Mapped[str | None] = mapped_column(String(36), info=IMMUTABLE)
    salt: Mapped[str] = mapped_column(String(32), info=IMMUTABLE)
    digest: Mapped[str] = mapped_column(String(64), info=IMMUTABLE)
    counts: Mapped[dict[str, Any]] = mapped_column(JSON, info=IMMUTABLE)
    """Erased rows by table, files, rows of history."""


class AccessEntry(Base):
    """Somebody saw, printed or took out sensitive data: who, when, whose, which fields, why, on which device. Never the values."""

    __tablename__ = "access_log"
    __table_args__ = (
        CheckConstraint("count >= 0", name="count"),
        Index("ix_access_log_record", "entity", "record_id"),
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    by: Mapped[str] = mapped_column(String(36), index=True)
    device: Mapped[str] = mapped_column(String(36))
    act: Mapped[str] = mapped_column(String(16))
    """One of domain.privacy.Act."""
    entity: Mapped[str] = mapped_column(String(24))
    record_id: Mapped[str | None] = mapped_column(String(36))
    """None where many were taken out at once."""
    fields: Mapped[str] = mapped_column(String(1000))
    """Names of columns, separated by blanks."""
    count: Mapped[int] = mapped_column(Integer)
    """How many people's data."""
    purpose: Mapped[str] = mapped_column(String(300))
    salt: Mapped[str] = mapped_column(String(32))
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 over salt and words of this row."""
    chain: Mapped[str] = mapped_column(String(64))
    """SHA-256 over the chain of the row before and this digest."""

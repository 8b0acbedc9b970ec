"""What helps to write letters: the clerk's own templates and text blocks, versions of a draft, one letter to many."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, LONG_TEXT, WORKFLOW, Moment, Record


class LetterTemplate(Record):
    """A letter of the clerk's kept to begin others with (mẫu); fields to fill stand in its words as '{name}'."""

    __tablename__ = "letter_template"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str] = mapped_column(String(200))
    standard: Mapped[str] = mapped_column(String(24))
    kind: Mapped[str] = mapped_column(String(12))
    form: Mapped[int] = mapped_column(Integer)
    parts: Mapped[dict[str, Any]] = mapped_column(JSON, info=LONG_TEXT)
    """``layout.parts.Letter`` as JSON."""
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)


class TextBlock(Record):
    """Words that are written again and again (đoạn mẫu), called by a short name."""

    __tablename__ = "text_block"
    __table_args__ = (UniqueConstraint("name"),)

    name: Mapped[str] = mapped_column(String(60))
    body: Mapped[list[dict[str, Any]]] = mapped_column(JSON, info=LONG_TEXT)
    """Blocks of a letter's body as JSON."""


class LetterVersion(Record):
    """A draft as it was at a step of its way, or when the clerk kept it. Never changed."""

    __tablename__ = "letter_version"
    __table_args__ = (UniqueConstraint("letter_id", "no"),)

    letter_id: Mapped[str] = mapped_column(ForeignKey("outgoing_letter.id"), index=True, info=IMMUTABLE)
    no: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    made_at: Mapped[datetime] = mapped_column(Moment, info=IMMUTABLE)
    made_by: Mapped[str] = mapped_column(String(36), info=IMMUTABLE)
    reason: Mapped[str] = mapped_column(String(16), info=IMMUTABLE)
    """A step of the letter's way, 'kept' by the clerk, 'word' before an edited DOCX was taken back."""
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    parts: Mapped[dict[str, Any]] = mapped_column(JSON, info=IMMUTABLE)


class Mailing(Record):
    """One letter to many: whom each copy goes to and what is filled in for it."""

    __tablename__ = "mailing"

    letter_id: Mapped[str] = mapped_column(ForeignKey("outgoing_letter.id"), index=True, info=IMMUTABLE)
    mode: Mapped[str] = mapped_column(String(8))
    """'one': one number for all copies; 'each': every copy is a letter with a number of its own."""
    rows: Mapped[list[dict[str, Any]]] = mapped_column(JSON, info=LONG_TEXT)
    """For each copy 'to', 'values' by field and, once numbered, 'letter' (its id)."""
    issued_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)

"""What belongs to registering a letter beside its own row: each step of its handling, files met in the watched folder."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import JSON, BigInteger, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Base, Moment, Record


class LetterStep(Record):
    """One dated step of handling an incoming letter: submitted, opinion given, passed on, settled, sent back."""

    __tablename__ = "letter_step"

    incoming_id: Mapped[str] = mapped_column(ForeignKey("incoming_letter.id"), index=True, info=IMMUTABLE)
    stage: Mapped[str] = mapped_column(String(16), info=IMMUTABLE)
    """A value of ``domain.handling.Stage``."""
    happened_on: Mapped[date] = mapped_column(Date)
    who: Mapped[str] = mapped_column(String(200), default="")
    """Whose opinion it is, who took the letter over, or who proposes."""
    opinion: Mapped[str] = mapped_column(String(4000), default="")
    lead: Mapped[str] = mapped_column(String(200), default="", info=WORKFLOW)
    """Unit or person in charge (chủ trì)."""
    co_workers: Mapped[list[str]] = mapped_column(JSON, default=list, info=WORKFLOW)
    """Units or persons who take part (phối hợp)."""
    due_on: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)


class TextBand(Base):
    """Index of near texts: letters that share a band probably say the same (models.near)."""

    __tablename__ = "text_band"
    __table_args__ = ({"sqlite_with_rowid": False},)

    band: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    row: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    """``search_row.id`` of the letter."""


class WatchedFile(Base):
    """A file met in the watched folder and what became of it: it is not taken in a second time."""

    __tablename__ = "watched_file"
    __table_args__ = (UniqueConstraint("folder", "name", "size", "stamp"),)

    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    folder: Mapped[str] = mapped_column(String(1000))
    name: Mapped[str] = mapped_column(String(255))
    size: Mapped[int] = mapped_column(BigInteger)
    stamp: Mapped[int] = mapped_column(BigInteger)
    """Time of the last change, in nanoseconds."""
    sha256: Mapped[str] = mapped_column(String(64), default="", index=True)
    outcome: Mapped[str] = mapped_column(String(16))
    """'taken', 'known' or 'refused'."""
    reason: Mapped[str] = mapped_column(String(500), default="")
    letter_id: Mapped[str | None] = mapped_column(String(36))
    at: Mapped[datetime] = mapped_column(Moment)

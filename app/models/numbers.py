"""Number series and the numbers given from them. The database, not the program, decides that none is given twice."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from sqlalchemy import (
    DDL,
    CheckConstraint,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    UniqueConstraint,
    event,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, PROTECTED, WORKFLOW, Record


class Series(Record):
    """One series of numbers: an organ, a book, a period (nhiệm kỳ, năm, đợt)."""

    __tablename__ = "series"
    __table_args__ = (
        UniqueConstraint("unit_id", "book", "period"),
        CheckConstraint("first >= 1", name="first_positive"),
        CheckConstraint("period_kind IN ('term', 'year', 'event')", name="period_kind"),
    )

    final: ClassVar[bool] = True

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    book: Mapped[str] = mapped_column(String(40), info=IMMUTABLE)
    """'out:CV', 'out:QĐ', 'out:*' (common), 'out:secret', 'copies', 'congress', 'group:<symbol>', 'in' ..."""
    period_kind: Mapped[str] = mapped_column(String(8), info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(40), info=IMMUTABLE)
    starts_on: Mapped[date | None] = mapped_column(Date, info=PROTECTED)
    ends_on: Mapped[date | None] = mapped_column(Date, info=PROTECTED)
    first: Mapped[int] = mapped_column(Integer, default=1, info=PROTECTED)
    """First number the program gives: more than 1 when a paper register was already begun."""
    closed: Mapped[bool] = mapped_column(default=False, info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    inserts: Mapped[bool] = mapped_column(default=False, server_default="0", info=WORKFLOW)
    """Whether the organ lets a number stand between two others, with a letter behind it (12a)."""


class IssuedNumber(Record):
    """A number that was given. Never deleted, never given again; it can only become void, with a reason."""

    __tablename__ = "issued_number"
    __table_args__ = (
        # A disputed number stands beside the one that was given first, until a person decides.
        Index(
            "uq_issued_number_series_id_no_suffix",
            "series_id",
            "no",
            "suffix",
            unique=True,
            sqlite_where=text("state <> 'disputed'"),
        ),
        Index(
            "uq_issued_number_unit_id_period_printed",
            "unit_id",
            "period",
            "printed",
            unique=True,
            sqlite_where=text("state <> 'disputed'"),
        ),
        CheckConstraint("no >= 1", name="no_positive"),
        CheckConstraint("state IN ('issued', 'void', 'disputed')", name="state"),
        CheckConstraint("state <> 'void' OR length(reason) > 0", name="void_has_reason"),
    )

    final: ClassVar[bool] = True
    forever: ClassVar[bool] = True

    series_id: Mapped[str] = mapped_column(ForeignKey("series.id"), info=IMMUTABLE)
    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(40), info=IMMUTABLE)
    no: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    suffix: Mapped[str] = mapped_column(String(2), default="", info=IMMUTABLE)
    printed: Mapped[str] = mapped_column(String(100), info=IMMUTABLE)
    """Number and symbol as printed, '05-CV/ĐTN': unique per organ and period."""
    letter_id: Mapped[str | None] = mapped_column(String(36), index=True, info=IMMUTABLE)
    given_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    """The letter's date."""
    state: Mapped[str] = mapped_column(String(12), default="issued", info=WORKFLOW)
    reason: Mapped[str] = mapped_column(String(500), default="", info=WORKFLOW)


class HeldNumber(Record):
    """A number kept back (giữ số) for a letter that is still to come, with a reason and a last day."""

    __tablename__ = "held_number"
    __table_args__ = (
        UniqueConstraint("series_id", "no"),
        CheckConstraint("state IN ('held', 'used', 'released')", name="state"),
        CheckConstraint("length(reason) > 0", name="has_reason"),
    )

    final: ClassVar[bool] = True
    forever: ClassVar[bool] = True

    series_id: Mapped[str] = mapped_column(ForeignKey("series.id"), info=IMMUTABLE)
    no: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    printed: Mapped[str] = mapped_column(String(100), info=IMMUTABLE)
    """Number and symbol as they would print; the letter that takes it may print another symbol."""
    reason: Mapped[str] = mapped_column(String(500), info=IMMUTABLE)
    held_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    until: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    """The last day it is kept."""
    state: Mapped[str] = mapped_column(String(8), default="held", info=WORKFLOW)


HELD_TRIGGERS: Final = (
    (
        "CREATE TRIGGER issued_number_held BEFORE INSERT ON issued_number WHEN EXISTS (SELECT 1 FROM held_number "
        "WHERE series_id = NEW.series_id AND no = NEW.no AND state = 'held' AND NEW.suffix = '') "
        "BEGIN SELECT RAISE(ABORT, 'held: issued_number'); END"
    ),
    (
        "CREATE TRIGGER held_number_issued BEFORE INSERT ON held_number WHEN EXISTS (SELECT 1 FROM issued_number "
        "WHERE series_id = NEW.series_id AND no = NEW.no) "
        "BEGIN SELECT RAISE(ABORT, 'held: held_number'); END"
    ),
)
"""The database decides: a held number is given only after it is marked as used or released, a given one never held."""
for _statement in HELD_TRIGGERS:
    # Both tables must stand before a trigger on either names the other.
    event.listen(HeldNumber.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]

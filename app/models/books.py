"""Registers that are closed for good, what the post and loan registers list, and searches a clerk keeps."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Record


class ClosedBook(Record):
    """A register printed and closed: its pages lie in the vault under their digest and never change again."""

    __tablename__ = "closed_book"
    __table_args__ = (UniqueConstraint("unit_id", "book", "period", "volume"),)

    final: ClassVar[bool] = True
    forever: ClassVar[bool] = True

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), info=IMMUTABLE)
    book: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    period: Mapped[str] = mapped_column(String(40), info=IMMUTABLE)
    """A year or the name of a term."""
    volume: Mapped[str] = mapped_column(String(20), default="", info=IMMUTABLE)
    title: Mapped[str] = mapped_column(String(200), info=IMMUTABLE)
    closed_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    rows: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    numbers: Mapped[str] = mapped_column(String(200), default="", info=IMMUTABLE)
    """'Từ số 01 đến số 47', as on the cover."""
    pdf_sha256: Mapped[str] = mapped_column(String(64), info=IMMUTABLE)
    content_sha256: Mapped[str] = mapped_column(String(64), info=IMMUTABLE)
    """Digest of the cells: what the register said, whatever program draws it."""
    signed_by: Mapped[str] = mapped_column(String(200), default="", info=IMMUTABLE)


class Posting(Record):
    """A line of the post register: what was sent in how many envelopes to whom (Sổ gửi văn bản đi bưu điện)."""

    __tablename__ = "posting"
    __table_args__ = (CheckConstraint("envelopes >= 1", name="envelopes"),)

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    sent_on: Mapped[date] = mapped_column(Date, index=True)
    outgoing_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), index=True)
    number: Mapped[str] = mapped_column(String(100), default="")
    recipient: Mapped[str] = mapped_column(String(500))
    envelopes: Mapped[int] = mapped_column(Integer, default=1)
    receipt: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    """Number of the post office's receipt."""
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)


class Loan(Record):
    """A line of the register of file copies lent out (Sổ sử dụng bản lưu)."""

    __tablename__ = "loan"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    lent_on: Mapped[date] = mapped_column(Date, index=True)
    person: Mapped[str] = mapped_column(String(200))
    outgoing_id: Mapped[str | None] = mapped_column(ForeignKey("outgoing_letter.id"), index=True)
    incoming_id: Mapped[str | None] = mapped_column(ForeignKey("incoming_letter.id"), index=True)
    dossier_id: Mapped[str | None] = mapped_column(ForeignKey("dossier.id"))
    allowed_by: Mapped[str] = mapped_column(String(200), default="")
    back_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)


class SavedSearch(Record):
    """A search a clerk keeps under a name: what is searched, by which fields and words, which columns are shown."""

    __tablename__ = "saved_search"
    __table_args__ = (UniqueConstraint("subject", "name"),)

    subject: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    """'incoming', 'outgoing' or 'tasks'."""
    name: Mapped[str] = mapped_column(String(100))
    query: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)

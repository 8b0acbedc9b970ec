"""What this folder remembers of sheets: how the columns of a head were mapped, and which files were taken in. Local tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment


class SheetMap(Base):
    """The fields that a clerk chose for the columns of a head; the same head finds them again."""

    __tablename__ = "sheet_map"

    fingerprint: Mapped[str] = mapped_column(String(32), primary_key=True)
    columns: Mapped[dict[str, Any]] = mapped_column(JSON)
    """Field by number of the column, from 0."""
    used_at: Mapped[datetime] = mapped_column(Moment)


class ImportBatch(Base):
    """A file of members that was taken in: with its act it can be taken back whole."""

    __tablename__ = "import_batch"

    act_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    file: Mapped[str] = mapped_column(String(255))
    digest: Mapped[str] = mapped_column(String(64))
    """SHA-256 of the file: the same one is recognised when it comes again."""
    at: Mapped[datetime] = mapped_column(Moment, index=True)
    by: Mapped[str] = mapped_column(String(36))
    added: Mapped[int] = mapped_column(Integer)
    changed: Mapped[int] = mapped_column(Integer)
    unchanged: Mapped[int] = mapped_column(Integer)
    set_aside: Mapped[int] = mapped_column(Integer)

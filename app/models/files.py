"""Attachments: which file belongs to which record. The bytes lie in the vault under their SHA-256."""

from __future__ import annotations

from sqlalchemy import Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import IMMUTABLE, Record


class Attachment(Record):
    __tablename__ = "attachment"
    __table_args__ = (Index("ix_attachment_owner", "owner_kind", "owner_id"),)

    owner_kind: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    owner_id: Mapped[str] = mapped_column(String(36), info=IMMUTABLE)
    role: Mapped[str] = mapped_column(String(16), info=IMMUTABLE)
    """'original', 'signed', 'docx', 'pdf', 'annex' ..."""
    name: Mapped[str] = mapped_column(String(255), info=IMMUTABLE)
    mime: Mapped[str] = mapped_column(String(100), info=IMMUTABLE)
    size: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=IMMUTABLE)

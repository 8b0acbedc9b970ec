"""What the national exchange leaves behind: packages that came and went, certificates the desk trusts."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, CheckConstraint, DateTime, ForeignKey, Integer, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Base, Moment, Record


class ExchangePackage(Record):
    """A package of the national exchange (gói tin liên thông): a letter or a receipt, received or written."""

    __tablename__ = "exchange_package"
    __table_args__ = (
        CheckConstraint("direction IN ('in', 'out')", name="direction"),
        CheckConstraint("kind IN ('letter', 'receipt')", name="kind"),
    )

    direction: Mapped[str] = mapped_column(String(3), info=IMMUTABLE)
    kind: Mapped[str] = mapped_column(String(8), info=IMMUTABLE)
    incoming_id: Mapped[str | None] = mapped_column(
        ForeignKey("incoming_letter.id"), index=True, info=WORKFLOW
    )
    outgoing_id: Mapped[str | None] = mapped_column(
        ForeignKey("outgoing_letter.id"), index=True, info=WORKFLOW
    )
    document_id: Mapped[str] = mapped_column(String(300), index=True, info=IMMUTABLE)
    """Identifier of the letter it carries or speaks of."""
    office: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, info=IMMUTABLE)
    """The other end: sender of what came in, receiver of what went out."""
    status: Mapped[str] = mapped_column(String(2), default="", info=IMMUTABLE)
    """Of a receipt: its code, '01' arrived ... '16'."""
    words: Mapped[str] = mapped_column(String(2000), default="", info=IMMUTABLE)
    said_at: Mapped[datetime | None] = mapped_column(DateTime, info=IMMUTABLE)
    """As the package says it: the sender's clock, without a zone."""
    name: Mapped[str] = mapped_column(String(255), info=IMMUTABLE)
    size: Mapped[int] = mapped_column(Integer, info=IMMUTABLE)
    sha256: Mapped[str] = mapped_column(String(64), index=True, info=IMMUTABLE)
    notes: Mapped[list[str]] = mapped_column(JSON, default=list, info=FREE)
    """What was odd about it, as told when it was read."""
    at: Mapped[datetime] = mapped_column(Moment, info=IMMUTABLE)


class TrustedCertificate(Base):
    """A certificate this desk takes as the root of trust, by a person's choice. It stays on this machine."""

    __tablename__ = "trusted_certificate"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    """Fingerprint of its DER form."""
    subject: Mapped[str] = mapped_column(String(500))
    issuer: Mapped[str] = mapped_column(String(500))
    valid_from: Mapped[datetime] = mapped_column(Moment)
    valid_to: Mapped[datetime] = mapped_column(Moment)
    authority: Mapped[bool] = mapped_column(Boolean)
    """It may vouch for other certificates."""
    pem: Mapped[str] = mapped_column(Text)
    added_at: Mapped[datetime] = mapped_column(Moment)
    added_by: Mapped[str] = mapped_column(String(100))

"""Letters between units through headquarters: what we sent, what was sent to us, how far each receiver came.

The protocol's own records (docs/sync.md): a directive lies in its sender's feed once, a grant in the feed of each receiver,
a delivery comes back to the sender. The units that may be written to are a local list, told by headquarters.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Base, Moment, Record


class Directive(Record):
    """A letter of ours on its way to other units (văn bản gửi qua hệ thống): one object, however many receive it."""

    __tablename__ = "directive"
    final = True
    forever = True

    letter_id: Mapped[str] = mapped_column(ForeignKey("outgoing_letter.id"), index=True, info=IMMUTABLE)
    to: Mapped[list[str]] = mapped_column(JSON, info=IMMUTABLE)
    """Codes of the units at headquarters."""
    letter: Mapped[dict[str, Any]] = mapped_column(JSON, info=IMMUTABLE)
    """The register's fields, under the names of ``services.arrival``, and the text."""
    files: Mapped[list[dict[str, Any]]] = mapped_column(JSON, info=IMMUTABLE)
    urgent: Mapped[bool] = mapped_column(Boolean, info=IMMUTABLE)
    answer_by: Mapped[str] = mapped_column(String(10), info=IMMUTABLE)
    """The day set for an answer, ISO; empty: none."""
    sent_at: Mapped[datetime] = mapped_column(Moment, info=IMMUTABLE)
    recalled_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    recall_reason: Mapped[str] = mapped_column(String(500), default="", info=WORKFLOW)
    replaced_by: Mapped[str] = mapped_column(String(200), default="", info=WORKFLOW)
    """Number, symbol and day of the letter that stands in its place."""
    reminded_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    """When those who had not registered it were reminded last."""


class Grant(Record):
    """A letter that another unit sent to ours, and how far it came here. Headquarters makes it; our PCs move it."""

    __tablename__ = "grant"

    directive: Mapped[str] = mapped_column(String(36), index=True, info=IMMUTABLE)
    sender: Mapped[str] = mapped_column(String(64), info=IMMUTABLE)
    urgent: Mapped[bool] = mapped_column(Boolean, default=False, info=IMMUTABLE)
    arrived_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    seen_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    registered_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    answered_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    refused_on: Mapped[str | None] = mapped_column(String(40), info=WORKFLOW)
    incoming_id: Mapped[str | None] = mapped_column(String(36), index=True, info=WORKFLOW)
    """The letter of our register that it became."""
    answer_id: Mapped[str | None] = mapped_column(String(36), info=WORKFLOW)
    """The directive that answers it."""
    note: Mapped[str] = mapped_column(String(2000), default="", info=FREE)
    recalled_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    """Told by the sender, as are the three below."""
    recall_reason: Mapped[str] = mapped_column(String(500), default="", info=WORKFLOW)
    replaced_by: Mapped[str] = mapped_column(String(200), default="", info=WORKFLOW)
    reminded_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)


class Delivery(Record):
    """What the sender sees of one receiver. Written by headquarters alone."""

    __tablename__ = "delivery"

    directive: Mapped[str | None] = mapped_column(String(36), index=True, info=WORKFLOW)
    org: Mapped[str | None] = mapped_column(String(64), info=WORKFLOW)
    arrived_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    seen_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    registered_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    answered_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    refused_on: Mapped[str | None] = mapped_column(String(40), info=WORKFLOW)
    """The day, or the reason why it never went out ('rights')."""
    note: Mapped[str | None] = mapped_column(String(2000), info=WORKFLOW)
    answer_id: Mapped[str | None] = mapped_column(String(36), info=WORKFLOW)


class KnownUnit(Base):
    """A unit above or below ours that headquarters told of: whom we may write to. It stays on this PC."""

    __tablename__ = "known_unit"

    org: Mapped[str] = mapped_column(String(64), primary_key=True)
    path: Mapped[str] = mapped_column(String(400), index=True)
    name: Mapped[str] = mapped_column(String(500))
    level: Mapped[str] = mapped_column(String(40))
    told_at: Mapped[datetime] = mapped_column(Moment)

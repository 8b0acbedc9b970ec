"""What the unit of work writes beside the records: history, outbox, and the exchange's bookkeeping. Local tables."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Base, Moment


class Change(Base):
    """One record changed in one act: who, when, what it was, what it became."""

    __tablename__ = "change"
    __table_args__ = (
        Index("ix_change_record", "entity", "record_id"),
        Index("ix_change_act", "act_id"),
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    act_id: Mapped[str] = mapped_column(String(36))
    """All changes of one unit of work share it."""
    verb: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(36))
    device: Mapped[str] = mapped_column(String(36))
    entity: Mapped[str] = mapped_column(String(24))
    record_id: Mapped[str] = mapped_column(String(36))
    kind: Mapped[str] = mapped_column(String(8))
    """'create', 'update' or 'delete'."""
    before: Mapped[dict[str, Any]] = mapped_column(JSON)
    after: Mapped[dict[str, Any]] = mapped_column(JSON)
    undoable: Mapped[bool] = mapped_column(Boolean(create_constraint=True, name="undoable_is_boolean"))
    undoes: Mapped[str | None] = mapped_column(String(36), index=True)
    """The act that this act took back."""


class Operation(Base):
    """The outbox: one operation per changed record, to be sent to headquarters in this order (sync.md 7.4)."""

    __tablename__ = "outbox"
    __table_args__ = (
        {"sqlite_autoincrement": True},
    )  # a sequence number is never given again, even after a delete

    dseq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    op: Mapped[str] = mapped_column(String(36), unique=True)
    act_id: Mapped[str] = mapped_column(String(36), index=True)
    at: Mapped[datetime] = mapped_column(Moment)
    schema_version: Mapped[int] = mapped_column(Integer)
    entity: Mapped[str] = mapped_column(String(24))
    record_id: Mapped[str] = mapped_column(String(36), index=True)
    kind: Mapped[str] = mapped_column(String(8))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    base: Mapped[dict[str, int | str]] = mapped_column(JSON)
    """Per changed field the sequence of the server value it was based on, 0 = never seen one; or an own operation's id."""
    state: Mapped[str] = mapped_column(String(12), default="waiting", index=True)
    """'waiting', 'kept' (answered, until it lies in a copy of headquarters), 'held', 'aside' (refused)."""
    seq: Mapped[int] = mapped_column(Integer, default=0, server_default="0")
    """Its place in the feed of headquarters, once answered."""


class BaseShadow(Base):
    """Last server value and sequence of each field that was ever pulled: the base of the next change."""

    __tablename__ = "base_shadow"

    entity: Mapped[str] = mapped_column(String(24), primary_key=True)
    record_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[Any] = mapped_column(JSON)
    seq: Mapped[int] = mapped_column(Integer)


class Fact(Base):
    """Small facts of this data folder: device id, incarnation, own unit, witness."""

    __tablename__ = "fact"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(String(2000))

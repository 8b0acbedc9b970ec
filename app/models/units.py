"""Organisation units as a tree with validity, and who signs for them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import COMPUTED, FREE, IMMUTABLE, Moment, Record


class Unit(Record):
    """A Youth Union unit, from the centre to the sub-cell. Names and symbols as the letterhead prints them."""

    __tablename__ = "unit"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from", name="validity"),
    )

    parent_id: Mapped[str | None] = mapped_column(ForeignKey("unit.id"), index=True)
    level: Mapped[str] = mapped_column(String(24))
    name: Mapped[str] = mapped_column(String(200))
    short_name: Mapped[str] = mapped_column(String(100), default="", info=FREE)
    code: Mapped[str | None] = mapped_column(String(40), unique=True)
    """Code in the national member system, e.g. 'TB.1.1'."""
    superior_lines: Mapped[list[str]] = mapped_column(JSON, default=list)
    issuing_lines: Mapped[list[str]] = mapped_column(JSON, default=list)
    symbol: Mapped[str] = mapped_column(String(30), default="")
    drafting_unit: Mapped[str] = mapped_column(String(30), default="")
    place: Mapped[str] = mapped_column(String(100), default="")
    standard: Mapped[str] = mapped_column(String(24), default="youth-union")
    seal_mm: Mapped[int | None] = mapped_column(Integer, info=FREE)
    email: Mapped[str] = mapped_column(String(200), default="", info=FREE)
    phone: Mapped[str] = mapped_column(String(40), default="", info=FREE)
    address: Mapped[str] = mapped_column(String(300), default="", info=FREE)
    term_name: Mapped[str] = mapped_column(String(40), default="")
    """Name of the running term, e.g. '2022-2027'; with its bounds it makes the period of the number series."""
    term_from: Mapped[date | None] = mapped_column(Date)
    term_to: Mapped[date | None] = mapped_column(Date)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    sector: Mapped[str] = mapped_column(String(24), default="", server_default="", info=FREE)
    """Khối đối tượng: one of domain.units.SECTORS, for reports."""
    place_id: Mapped[str] = mapped_column(String(80), default="", server_default="", info=FREE)
    """Where it lies: an id of resources/codes/places.csv."""
    position: Mapped[int] = mapped_column(Integer, default=0, info=FREE)
    """Place among its sisters."""
    folded: Mapped[str] = mapped_column(String(200), default="", index=True, info=COMPUTED)
    sort_key: Mapped[str] = mapped_column(String(800), default="", info=COMPUTED)


class UnitEvent(Record):
    """A founding, merger, split, rename, move, change of level, dissolution: what became of which unit, and when.

    ``before`` and ``after`` hold the fields of ``from_id`` that it changed, so the tree of any past day can be told.
    """

    __tablename__ = "unit_event"

    kind: Mapped[str] = mapped_column(String(16), info=IMMUTABLE)
    """One of domain.units.EventKind."""
    from_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True, info=IMMUTABLE)
    to_id: Mapped[str | None] = mapped_column(ForeignKey("unit.id"), index=True, info=IMMUTABLE)
    happened_on: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)
    before: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}", info=IMMUTABLE)
    after: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict, server_default="{}", info=IMMUTABLE)
    decision_number: Mapped[str] = mapped_column(String(60), default="", server_default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    group_id: Mapped[str] = mapped_column(String(36), default="", server_default="", info=IMMUTABLE)
    """Events of one act share it: a merger of three units with the moves of those below them."""


class RuleChange(Record):
    """A rule of the trade that a clerk set otherwise than the data that came with the program: who, since when, why."""

    __tablename__ = "rule_change"

    key: Mapped[str] = mapped_column(String(60), index=True, info=IMMUTABLE)
    value: Mapped[Any] = mapped_column(JSON, info=IMMUTABLE)
    """None: back to what came with the program."""
    since: Mapped[date] = mapped_column(Date, info=IMMUTABLE)
    why: Mapped[str] = mapped_column(String(500), info=IMMUTABLE)
    by: Mapped[str] = mapped_column(String(100), info=IMMUTABLE)
    set_at: Mapped[datetime] = mapped_column(Moment, info=IMMUTABLE)


class Signer(Record):
    """A person who signs for a unit, with the lines printed above the name."""

    __tablename__ = "signer"

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(100))
    position: Mapped[str] = mapped_column(String(100), default="")
    authority_lines: Mapped[list[str]] = mapped_column(JSON, default=list)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    rank: Mapped[int] = mapped_column(Integer, default=0, info=FREE)
    """Order in which signers are offered; 0 is the usual one."""

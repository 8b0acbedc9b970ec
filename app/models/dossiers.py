"""Dossiers (hồ sơ) and the letters in them. A closed dossier keeps its letters as they are: the database refuses changes."""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import DDL, CheckConstraint, Date, ForeignKey, Integer, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import FREE, IMMUTABLE, WORKFLOW, Record


class Dossier(Record):
    """One line of the yearly list of dossiers (danh mục hồ sơ), and the dossier itself."""

    __tablename__ = "dossier"
    __table_args__ = (
        UniqueConstraint("unit_id", "year", "code"),
        CheckConstraint("state IN ('open', 'closed', 'handed')", name="state"),
    )

    unit_id: Mapped[str] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int] = mapped_column(Integer, index=True)
    code: Mapped[str] = mapped_column(String(20))
    """Number and notation: '01.TCCB'."""
    heading: Mapped[str] = mapped_column(String(300), default="")
    """Large heading it stands under (đề mục lớn)."""
    subheading: Mapped[str] = mapped_column(String(300), default="")
    title: Mapped[str] = mapped_column(String(500))
    retention_years: Mapped[int | None] = mapped_column(Integer)
    """None = for ever (vĩnh viễn)."""
    person: Mapped[str] = mapped_column(String(100), default="")
    """Who makes it (người lập hồ sơ)."""
    rights: Mapped[str] = mapped_column(String(30), default="", info=FREE)
    language: Mapped[str] = mapped_column(String(50), default="", info=FREE)
    state: Mapped[str] = mapped_column(String(8), default="open", info=WORKFLOW)
    closed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    handed_on: Mapped[date | None] = mapped_column(Date, info=WORKFLOW)
    handed_to: Mapped[str] = mapped_column(String(200), default="", info=WORKFLOW)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)


class DossierEntry(Record):
    """A letter in a dossier. A letter may lie in several without being copied."""

    __tablename__ = "dossier_entry"
    __table_args__ = (UniqueConstraint("dossier_id", "entity", "record_id"),)

    dossier_id: Mapped[str] = mapped_column(ForeignKey("dossier.id"), info=IMMUTABLE)
    entity: Mapped[str] = mapped_column(String(24), info=IMMUTABLE)
    """'incoming_letter' or 'outgoing_letter'."""
    record_id: Mapped[str] = mapped_column(String(36), index=True, info=IMMUTABLE)
    ordinal: Mapped[int] = mapped_column(Integer)
    sheets: Mapped[int | None] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(String(500), default="", info=FREE)


def _guard(act: str, row: str) -> str:
    return (
        f"CREATE TRIGGER dossier_entry_{act.lower()}_closed BEFORE {act} ON dossier_entry "  # noqa: S608
        f"WHEN (SELECT state FROM dossier WHERE id = {row}.dossier_id) <> 'open' "
        "BEGIN SELECT RAISE(ABORT, 'closed: dossier'); END"
    )


CLOSED_TRIGGERS: Final = (_guard("INSERT", "NEW"), _guard("UPDATE", "OLD"), _guard("DELETE", "OLD"))
for _statement in CLOSED_TRIGGERS:
    event.listen(DossierEntry.__table__, "after_create", DDL(_statement))  # type: ignore[no-untyped-call]

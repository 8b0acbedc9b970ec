"""Dossiers and the letters in them as rows: what lists, papers and exports show. Reads only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.domain.wording import issuer_in_text
from app.models.dossiers import Dossier, DossierEntry
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.units import Unit
from app.services.incoming_rows import printed
from app.services.kinds import kind_name

INCOMING: Final = IncomingLetter.__tablename__
OUTGOING: Final = OutgoingLetter.__tablename__
OPEN, CLOSED, HANDED = "open", "closed", "handed"
STATE_NAMES: Final = {OPEN: mark("đang lập"), CLOSED: mark("đã đóng"), HANDED: mark("đã nộp lưu")}
FOR_EVER: Final = "Vĩnh viễn"
_FOR_EVER: Final = mark("Vĩnh viễn")
_YEARS: Final = mark("{years} năm")
_ARCHIVE_YEARS: Final = 5
"""Dossiers kept five years and longer go to the archive (Decree 30 Art. 30)."""


@dataclass(frozen=True, slots=True)
class DossierRow:
    id: str
    year: int
    code: str
    heading: str
    subheading: str
    title: str
    retention: str
    """'Vĩnh viễn', '10 năm'."""
    retention_years: int | None
    person: str
    state: str
    state_name: str
    letters: int
    first_day: date | None
    last_day: date | None
    closed_on: date | None
    handed_on: date | None
    to_archive: bool
    """It is kept long enough to go to the archive."""
    note: str


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A letter in a dossier, as 'Mục lục văn bản' lists it."""

    id: str
    entity: str
    record_id: str
    ordinal: int
    printed: str
    dated: date | None
    kind: str
    subject: str
    author: str
    sheets: int | None
    note: str


@dataclass(frozen=True, slots=True)
class DossierView:
    row: DossierRow
    unit: str
    entries: tuple[FiledRow, ...]


def retention_text(years: int | None) -> str:
    """As papers print it."""
    return FOR_EVER if years is None else f"{years} năm"


def retention_words(years: int | None) -> str:
    """The same for the screen, in the reader's language."""
    return tr(_FOR_EVER) if years is None else tr(_YEARS).format(years=years)


def view_of(session: Session, dossier: Dossier) -> DossierView:
    unit = session.get(Unit, dossier.unit_id)
    return DossierView(
        dossier_row(session, dossier),
        unit.name if unit else "",
        tuple(filed_row(session, one) for one in entries_of(session, dossier.id)),
    )


def entries_of(session: Session, dossier_id: str) -> Sequence[DossierEntry]:
    query = select(DossierEntry).where(DossierEntry.dossier_id == dossier_id)
    return session.scalars(query.order_by(DossierEntry.ordinal, DossierEntry.id)).all()


def filed_row(session: Session, entry: DossierEntry) -> FiledRow:
    if entry.entity == INCOMING:
        letter = session.get(IncomingLetter, entry.record_id)
        if letter is None:
            return _lost(entry)
        number, dated, pages = printed(letter.number, letter.notation), letter.letter_date, letter.pages
        author = issuer_in_text(letter.issuer, letter.authority, letter.superior)
        kind, subject = letter.kind, letter.subject
        standard = None
    else:
        ours = session.get(OutgoingLetter, entry.record_id)
        if ours is None:
            return _lost(entry)
        number, dated, pages = ours.number_printed, ours.letter_date or ours.signed_on, None
        unit = session.get(Unit, ours.unit_id)
        author, kind, subject, standard = unit.name if unit else "", ours.kind, ours.subject, ours.standard
    return FiledRow(
        entry.id,
        entry.entity,
        entry.record_id,
        entry.ordinal,
        number,
        dated,
        kind_name(kind, standard),
        subject,
        author,
        entry.sheets or pages,
        entry.note,
    )


def _lost(entry: DossierEntry) -> FiledRow:
    """The letter was taken away: its place stays."""
    return FiledRow(
        entry.id, entry.entity, entry.record_id, entry.ordinal, "", None, "", "", "", None, entry.note
    )


def dossier_row(session: Session, one: Dossier) -> DossierRow:
    days: list[date] = []
    for model, column in (
        (IncomingLetter, IncomingLetter.letter_date),
        (OutgoingLetter, OutgoingLetter.letter_date),
    ):
        lying = select(DossierEntry.record_id).where(
            DossierEntry.dossier_id == one.id, DossierEntry.entity == model.__tablename__
        )
        first, last = session.execute(
            select(func.min(column), func.max(column)).where(model.id.in_(lying))
        ).one()
        days += [day for day in (first, last) if day is not None]
    many = session.scalar(
        select(func.count()).select_from(DossierEntry).where(DossierEntry.dossier_id == one.id)
    )
    return DossierRow(
        one.id,
        one.year,
        one.code,
        one.heading,
        one.subheading,
        one.title,
        retention_text(one.retention_years),
        one.retention_years,
        one.person,
        one.state,
        tr(STATE_NAMES[one.state]),
        many or 0,
        min(days, default=None),
        max(days, default=None),
        one.closed_on,
        one.handed_on,
        one.retention_years is None or one.retention_years >= _ARCHIVE_YEARS,
        one.note,
    )

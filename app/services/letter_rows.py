"""Outgoing letters as rows: how a letter is found and what lists show. Reads only."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.text import fold
from app.domain.numbering import written
from app.domain.refusals import IdAmbiguous, LetterMissing
from app.domain.rows import LetterDetail, LetterRow
from app.models.letters import OutgoingLetter
from app.models.numbers import IssuedNumber, Series

SHORT = 6
"""Least letters of the end of an id that may stand for it: ids of one minute begin alike and end apart."""


def find_letter(session: Session, named: str) -> OutgoingLetter:
    """By id, the end of an id, or number and symbol as printed. Raises LetterMissing, IdAmbiguous."""
    text = named.strip()
    found = session.get(OutgoingLetter, text)
    if found is not None:
        return found
    several = (
        session.scalars(select(OutgoingLetter).where(OutgoingLetter.number_printed == text)).all()
        if text
        else []
    )
    if not several and len(text) >= SHORT:
        several = session.scalars(
            select(OutgoingLetter).where(OutgoingLetter.id.endswith(text, autoescape=True))
        ).all()
    if not several:
        raise LetterMissing(id=named)
    if len(several) > 1:
        raise IdAmbiguous(id=named, count=len(several))
    return several[0]


def rows(
    session: Session,
    *,
    state: str | None = None,
    kind: str | None = None,
    unit_id: str | None = None,
    year: int | None = None,
    text: str = "",
    limit: int | None = None,
) -> tuple[LetterRow, ...]:
    """Letters, the newest first."""
    query = select(OutgoingLetter, IssuedNumber).outerjoin(
        IssuedNumber, IssuedNumber.id == OutgoingLetter.number_id
    )
    if state is not None:
        query = query.where(OutgoingLetter.state == state)
    if kind is not None:
        query = query.where(OutgoingLetter.kind == kind)
    if unit_id is not None:
        query = query.where(OutgoingLetter.unit_id == unit_id)
    words = fold(text).split()
    found: list[LetterRow] = []
    for letter, number in session.execute(query.order_by(OutgoingLetter.id.desc())):
        if year is not None and (letter.letter_date is None or letter.letter_date.year != year):
            continue
        if words:
            heap = fold(f"{letter.subject} {letter.signer} {letter.number_printed}")
            if not all(word in heap for word in words):
                continue
        found.append(row(letter, number))
        if limit is not None and len(found) == limit:
            break
    return tuple(found)


def row(letter: OutgoingLetter, number: IssuedNumber | None) -> LetterRow:
    recipients = [str(one.get("name", "")) for one in (letter.parts or {}).get("recipients", [])]
    return LetterRow(
        id=letter.id,
        unit_id=letter.unit_id,
        state=letter.state,
        standard=letter.standard,
        kind=letter.kind,
        subject=letter.subject,
        number=written(number.no, number.suffix) if number is not None else None,
        printed=letter.number_printed or None,
        dated=letter.letter_date,
        signer=letter.signer or "",
        signed_on=letter.signed_on,
        sent_on=letter.sent_on,
        recipients=tuple(recipients),
        answers_id=letter.answers_id,
        void_reason=number.reason if number is not None and number.state == "void" else "",
    )


def detail(session: Session, letter: OutgoingLetter) -> LetterDetail:
    number = session.get(IssuedNumber, letter.number_id) if letter.number_id else None
    series = session.get(Series, number.series_id) if number is not None else None
    return LetterDetail(
        row=row(letter, number),
        parts=letter.parts,
        return_reason=str((letter.extra or {}).get("return_reason", "")),
        note=letter.note or "",
        issued_at=letter.issued_at,
        book=series.book if series else None,
        period=series.period if series else None,
    )

"""Outgoing letters as rows: how a letter is found and what lists show. Reads only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.text import fold, one_line
from app.domain.numbering import written
from app.domain.refusals import IdAmbiguous, LetterMissing
from app.domain.rows import LetterDetail, LetterRow
from app.models.files import Attachment
from app.models.letters import OutgoingLetter
from app.models.numbers import IssuedNumber, Series
from app.models.queries.search import ids_of
from app.models.syncing import NumberWait
from app.models.units import Unit
from app.services.counting import number_line, place_of, printed_form
from app.services.letter_steps import approvals
from app.services.numbering import find_series, next_in
from app.services.sync_flows.receipts import Tally, tallies

if TYPE_CHECKING:
    from app.layout.parts import Letter
    from app.standards import Standard

MOST_FOUND: Final = 1_000
"""Of what is found by words; more than that nobody reads through."""
SIGNED_ROLE: Final = "signed"
"""Role of the attachment that is the signed paper, scanned, or the digitally signed PDF."""
SIGNATURE: Final = "signature"
"""In ``extra``: the verdict on the digital signatures of the signed paper when it was last judged; '' for a scan."""
_AS_ABOVE: Final = "Như trên"
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
    extra = beside(session)
    for letter, number in session.execute(query.order_by(OutgoingLetter.id.desc())):
        if year is not None and (letter.letter_date is None or letter.letter_date.year != year):
            continue
        if words:
            heap = fold(f"{letter.subject} {letter.signer} {letter.number_printed}")
            if not all(word in heap for word in words):
                continue
        found.append(row(letter, number, extra))
        if limit is not None and len(found) == limit:
            break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands in other rows: which letters have their signed paper kept, and the numbers of replacements."""

    signed: frozenset[str] = frozenset()
    numbers: dict[str, str] = field(default_factory=dict)


def beside(session: Session, ids: Sequence[str] | None = None) -> Beside:
    """For these letters, or all."""
    kept = select(Attachment.owner_id).where(
        Attachment.owner_kind == OutgoingLetter.__tablename__, Attachment.role == SIGNED_ROLE
    )
    replaced = select(OutgoingLetter.replaced_by_id).where(OutgoingLetter.replaced_by_id.is_not(None))
    if ids is not None:
        kept = kept.where(Attachment.owner_id.in_(ids))
        replaced = replaced.where(OutgoingLetter.id.in_(ids))
    numbers = select(OutgoingLetter.id, OutgoingLetter.number_printed).where(OutgoingLetter.id.in_(replaced))
    return Beside(
        frozenset(session.scalars(kept)),
        {one: printed for one, printed in session.execute(numbers)},  # noqa: C416
    )


NOTHING: Final = Beside()


def told_of(parts: Mapping[str, Any]) -> tuple[str, ...]:
    """Whom a letter went to, each once: addressees, then those under 'Nơi nhận'."""
    names = [*(parts.get("addressees") or ()), *(parts.get("co_addressees") or ())]
    names += [str(one.get("name", "")) for one in parts.get("recipients") or ()]
    return tuple(dict.fromkeys(one_line(name).rstrip(";.,") for name in names if name and name != _AS_ABOVE))


def row(letter: OutgoingLetter, number: IssuedNumber | None, extra: Beside = NOTHING) -> LetterRow:
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
        sealed_on=letter.sealed_on,
        recalled_on=letter.recalled_on,
        replaced_by=extra.numbers.get(letter.replaced_by_id or "", ""),
        has_signed=letter.id in extra.signed,
        signature=str((letter.extra or {}).get(SIGNATURE, "")) if letter.id in extra.signed else "",
    )


@dataclass(frozen=True, slots=True)
class DeskRow:
    """A letter on the outgoing page: the row, and whom it goes to in one line."""

    row: LetterRow
    to: str
    waits: bool = False
    """It asked for a number, and another PC gives those of its book (chờ số)."""
    sent: Tally | None = None
    """How far it came at the units it was sent to through headquarters; None when it was not."""


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Some of the letters in question, how many there are, and how many stand in each state."""

    rows: tuple[DeskRow, ...]
    total: int
    counts: dict[str, int]


def desk_page(
    session: Session,
    today: date,
    *,
    states: Sequence[str] = (),
    text: str = "",
    limit: int = 200,
    offset: int = 0,
) -> DeskPage:
    """Letters in these states (none = all), the newest first; found ones with the best first."""
    counts = {
        str(state): int(count)
        for state, count in session.execute(
            select(OutgoingLetter.state, func.count()).group_by(OutgoingLetter.state)
        )
    }
    if text.strip():
        return _found(session, today, states, text, counts, limit, offset)
    query = select(OutgoingLetter, IssuedNumber).outerjoin(
        IssuedNumber, IssuedNumber.id == OutgoingLetter.number_id
    )
    if states:
        query = query.where(OutgoingLetter.state.in_(states))
    query = query.order_by(OutgoingLetter.id.desc()).limit(limit).offset(offset)
    rows = _desk_rows(session, today, session.execute(query).all())
    total = sum(count for state, count in counts.items() if not states or state in states)
    return DeskPage(rows, total, counts)


def _found(
    session: Session,
    today: date,
    states: Sequence[str],
    text: str,
    counts: dict[str, int],
    limit: int,
    offset: int,
) -> DeskPage:
    ids = ids_of(session, OutgoingLetter.__tablename__, text, limit=MOST_FOUND)
    query = select(OutgoingLetter.id).where(OutgoingLetter.id.in_(ids))
    if states:
        query = query.where(OutgoingLetter.state.in_(states))
    kept = set(session.scalars(query))
    ids = [one for one in ids if one in kept]
    shown = ids[offset : offset + limit]
    joined = (
        select(OutgoingLetter, IssuedNumber)
        .outerjoin(IssuedNumber, IssuedNumber.id == OutgoingLetter.number_id)
        .where(OutgoingLetter.id.in_(shown))
    )
    by_id = {one.row.id: one for one in _desk_rows(session, today, session.execute(joined).all())}
    return DeskPage(tuple(by_id[one] for one in shown if one in by_id), len(ids), counts)


def _desk_rows(
    session: Session, today: date, found: Sequence[tuple[OutgoingLetter, IssuedNumber | None]]
) -> tuple[DeskRow, ...]:
    ids = [letter.id for letter, _ in found]
    extra = beside(session, ids)
    waiting = select(NumberWait.id).where(NumberWait.id.in_(ids), NumberWait.state == "waiting")
    waits, sent = set(session.scalars(waiting)), tallies(session, ids, today)
    return tuple(
        DeskRow(made, _to(letter, made), letter.id in waits, sent.get(letter.id))
        for letter, made in ((letter, row(letter, number, extra)) for letter, number in found)
    )


def _to(letter: OutgoingLetter, made: LetterRow) -> str:
    to = [str(one) for one in (letter.parts or {}).get("addressees", [])] or list(made.recipients)
    return "; ".join(one for one in to if one)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The number a letter would get if it were issued now. Nothing is kept for it: another letter may take it first."""

    printed: str
    line: str
    dated: date


def foresee(
    session: Session, record: OutgoingLetter, letter: Letter, standard: Standard, *, on: date, today: date
) -> Foreseen | None:
    """Raises TermEnded, PeriodUnknown. None when the letter's unit is gone or the series is closed."""
    unit = session.get(Unit, record.unit_id)
    if unit is None:
        return None
    place = place_of(session, unit, letter, standard, on=on, today=today)
    series = find_series(session, unit.id, place.book, place.period.name)
    no = place.first
    if series is not None:
        if series.closed:
            return None
        no = next_in(session, series)
    number = written(no, zero_below=standard.numbering.zero_below)
    return Foreseen(
        printed_form(standard, letter, number, book=place.book), number_line(standard, letter, number), on
    )


def detail(session: Session, letter: OutgoingLetter) -> LetterDetail:
    number = session.get(IssuedNumber, letter.number_id) if letter.number_id else None
    series = session.get(Series, number.series_id) if number is not None else None
    return LetterDetail(
        row=row(letter, number, beside(session, [letter.id])),
        parts=letter.parts,
        return_reason=str((letter.extra or {}).get("return_reason", "")),
        note=letter.note or "",
        issued_at=letter.issued_at,
        book=series.book if series else None,
        period=series.period if series else None,
        approved=tuple(step.value for step in approvals(session, letter)),
    )

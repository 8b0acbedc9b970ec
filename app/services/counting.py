"""Which book and period a letter of a unit is counted in, and how its number line reads: rules of domain on data of a standard.

Owns the bridge between a standard's numbering, a unit's records and the pure rules. Reads only; numbering.py writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.text import one_line
from app.domain.numbering import (
    SECRET,
    Period,
    PeriodKind,
    Term,
    book_of,
    event_period,
    term_period,
    year_period,
)
from app.domain.units import EVENT_LEVELS, UnitLevel
from app.models.numbers import Series
from app.models.units import Unit

if TYPE_CHECKING:
    from app.layout.parts import Letter
    from app.standards import Standard
    from app.standards.schema import SpecialSeries

SECRET_MARK = " (mật)"
"""Set behind a secret letter's number in the register only: its own series may print what an open letter prints."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a letter is counted: book and period; ``running`` is the period of today, to tell back-dating over a term."""

    book: str
    period: Period
    running: Period
    first: int = 1


def place_of(
    session: Session, unit: Unit, letter: Letter, standard: Standard, *, on: date, today: date
) -> Place:
    """Book and period of ``letter`` when dated ``on``. Raises TermEnded, PeriodUnknown."""
    special = special_series(standard, letter, unit.level)
    numbering = standard.numbering
    chosen = unit.extra.get("books") if unit.extra else None
    per_kind = (chosen if chosen in numbering.books.allowed else numbering.books.use) == "kind"
    secret = special is not None and special.code == "secret"
    level = unit.level
    if special is not None and not secret:
        level = UnitLevel.CONGRESS if special.code == "congress" else UnitLevel.GROUP
    book = book_of(
        shared_book(standard, letter.kind),
        per_kind=per_kind,
        level=level,
        symbol=one_line(letter.organ.symbol),
        secret=secret,
        secret_apart=secret,
    )
    word = special.period if special else "event" if unit.level in EVENT_LEVELS else numbering.period
    period = period_on(session, unit, PeriodKind(word), on)
    running = _running(unit, period, today)
    return Place(book, period, running, numbering.first)


def special_series(standard: Standard, letter: Letter, level: str) -> SpecialSeries | None:
    """The standard's series beside the kinds' books: by the organ's symbol, by its level, or because the letter is secret."""
    found = {special.code: special for special in standard.numbering.special}
    symbol = one_line(letter.organ.symbol)
    for special in found.values():
        if special.code != "copy" and special.symbol and special.symbol == symbol:
            return special
    if level == UnitLevel.GROUP and "council" in found and not found["council"].symbol:
        return found["council"]
    return found.get("secret") if letter.secrecy else None


def period_on(session: Session, unit: Unit, kind: PeriodKind, on: date) -> Period:
    """The unit's period of ``kind`` that holds ``on``. Raises TermEnded, PeriodUnknown."""
    if kind is PeriodKind.YEAR:
        return year_period(on)
    if kind is PeriodKind.EVENT:
        # A congress or a sub-committee is a unit of its own, valid from its first to its last day.
        return event_period(on, unit.term_name or unit.name, unit.valid_from, unit.valid_to)
    return term_period(on, term_of(unit), known_terms(session, unit.id))


def term_of(unit: Unit) -> Term:
    return Term(unit.term_name, unit.term_from, unit.term_to)


def known_terms(session: Session, unit_id: str) -> tuple[Period, ...]:
    """Terms that the unit's series remember, the newest first."""
    rows = session.execute(
        select(Series.period, Series.starts_on, Series.ends_on)
        .where(Series.unit_id == unit_id, Series.period_kind == PeriodKind.TERM)
        .distinct()
    ).all()
    periods = [Period(PeriodKind.TERM, row.period, row.starts_on, row.ends_on) for row in rows]
    return tuple(sorted(periods, key=lambda one: one.starts_on or date.min, reverse=True))


def _running(unit: Unit, period: Period, today: date) -> Period:
    if period.kind is PeriodKind.YEAR:
        return year_period(today)
    return term_of(unit).period() if period.kind is PeriodKind.TERM else period


def shared_book(standard: Standard, code: str) -> str:
    """The book of a kind: kinds whose numbers would print alike always share one, also where they print no symbol at all."""
    kind = standard.kind(code)
    alike = (
        one for one in standard.kinds.values() if (one.notation, one.printed) == (kind.notation, kind.printed)
    )
    return next(alike).book


def number_line(standard: Standard, letter: Letter, number: str) -> str:
    """The whole line of the letter by the standard's pattern, as the composer prints it: 'Số: 05-CV/ĐTN'."""
    from app.standards.pattern import fill

    organ = letter.organ
    values = {
        "number": number,
        "kind": standard.kind(letter.kind).printed,
        "organ": one_line(organ.symbol),
        "unit": one_line(organ.unit),
    }
    return fill(_pattern(standard, letter), values)


def printed_form(standard: Standard, letter: Letter, number: str, *, book: str) -> str:
    """Number and symbol without the word before them, as the registers have it: '05-CV/ĐTN'."""
    lead = _pattern(standard, letter).partition("{number}")[0]
    printed = number_line(standard, letter, number).removeprefix(lead)
    return printed + SECRET_MARK if book == SECRET else printed


def _pattern(standard: Standard, letter: Letter) -> str:
    return standard.numbering.pattern(standard.kind(letter.kind), one_line(letter.organ.symbol)).use

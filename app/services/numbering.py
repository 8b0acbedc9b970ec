"""Numbers: given once, in the order asked for, inside the transaction that freezes what they stand on.

Owns ``give``, the only place where an ``IssuedNumber`` comes to be, and voiding. Refuses to give a number twice, to fill a
gap, to number into a closed series or another term, to take a void number back. The write transaction begins IMMEDIATE,
so two askers wait for one another; UNIQUE(series, no, suffix) and UNIQUE(unit, period, printed) decide if anything else fails.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.language import tr
from app.domain.numbering import (
    IN,
    IN_SECRET,
    Given,
    Held,
    HoldState,
    NumberState,
    Period,
    next_number,
    read_number,
    written,
    year_period,
)
from app.domain.refusals import (
    NumberAmbiguous,
    NumberMissing,
    NumberTaken,
    NumberVoidAlready,
    ReasonMissing,
    SeriesClosed,
)
from app.domain.rows import IssuedRow
from app.domain.states import Step, after
from app.models.errors import ValueTaken
from app.models.letters import OutgoingLetter
from app.models.numbers import HeldNumber, IssuedNumber, Series
from app.models.session import UnitOfWork
from app.models.syncing import Lease
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.leasing import lease_for, no_longer_waiting, series_id, within
from app.services.letter_steps import step_taken
from app.services.names import BOOK_NAMES


@dataclass(frozen=True, slots=True)
class Taken:
    """A number just given, still inside the unit of work."""

    record: IssuedNumber
    series: Series
    latest_before: date | None
    """The latest letter date among the numbers given before it in the series."""


def take_number(
    w: UnitOfWork,
    unit: Unit,
    book: str,
    *,
    period: Period,
    on: date,
    letter_id: str | None,
    printed: Callable[[int], str],
    first: int = 1,
) -> Taken:
    """Give the next number of (unit, book, period), dated ``on``. Raises SeriesClosed, NumberTaken.

    ``printed`` makes number and symbol from the bare number. Nothing is final until the caller commits.
    """
    series, lease = open_for(w, unit, book, period=period, first=first)
    latest = w.session.scalar(
        select(func.max(IssuedNumber.given_on)).where(IssuedNumber.series_id == series.id)
    )
    no = within(lease, next_in(w.session, series), series)
    record = give(w, series, no=no, printed=printed(no), on=on, letter_id=letter_id)
    return Taken(record, series, latest)


def open_for(
    w: UnitOfWork, unit: Unit, book: str, *, period: Period, first: int
) -> tuple[Series, Lease | None]:
    """The series that numbers are taken from, made when it is the first time, and this PC's lease of it.

    Raises SeriesClosed, NumbersElsewhere.
    """
    series = find_series(w.session, unit.id, book, period.name)
    lease = lease_for(w.session, unit.id, book, period.name, first=series.first if series else first)
    if series is None:
        series = open_series(w, unit.id, book, period=period, first=first)
    if series.closed:
        raise SeriesClosed(book=book_name(book), period=period.name)
    return series, lease


def find_series(session: Session, unit_id: str, book: str, period: str) -> Series | None:
    return session.scalars(
        select(Series).where(Series.unit_id == unit_id, Series.book == book, Series.period == period)
    ).one_or_none()


def highest_in(session: Session, series_id: str) -> int | None:
    """The highest number given or held; None when there is none."""
    given = session.scalar(select(func.max(IssuedNumber.no)).where(IssuedNumber.series_id == series_id))
    held = session.scalar(select(func.max(HeldNumber.no)).where(HeldNumber.series_id == series_id))
    known = [one for one in (given, held) if one is not None]
    return max(known) if known else None


def next_in(session: Session, series: Series) -> int:
    highest = highest_in(session, series.id)
    return next_number(series.first, () if highest is None else (highest,))


def give(
    w: UnitOfWork,
    series: Series,
    *,
    no: int,
    printed: str,
    on: date,
    letter_id: str | None,
    suffix: str = "",
    void: str = "",
) -> IssuedNumber:
    """Write the number into its series; with ``void``, its reason, as one that no letter bears. Raises NumberTaken."""
    record = IssuedNumber(
        id=w.ids.new(),
        series_id=series.id,
        unit_id=series.unit_id,
        period=series.period,
        no=no,
        suffix=suffix,
        printed=printed,
        letter_id=letter_id,
        given_on=on,
        state=(NumberState.VOID if void else NumberState.ISSUED).value,
        reason=void,
    )
    w.add(record)
    try:
        w.flush()
    except ValueTaken:
        raise NumberTaken(printed=record.printed, period=series.period) from None
    if letter_id is not None:
        no_longer_waiting(w, letter_id)
    return record


def take_arrival_number(
    w: UnitOfWork, unit: Unit, *, on: date, letter_id: str, secret: bool = False
) -> Taken:
    """The next arrival number (số đến): one series a year for all that comes in, secret letters apart (Decree 30 Art. 22)."""
    head = "Đến mật" if secret else "Đến"
    return take_number(
        w,
        unit,
        IN_SECRET if secret else IN,
        period=year_period(on),
        on=on,
        letter_id=letter_id,
        printed=lambda no: f"{head} {written(no)}",
    )


def open_series(
    w: UnitOfWork, unit_id: str, book: str, *, period: Period, first: int, note: str = ""
) -> Series:
    """A new series in this unit of work."""
    series = Series(
        id=series_id(unit_id, book, period.name),
        unit_id=unit_id,
        book=book,
        period_kind=period.kind.value,
        period=period.name,
        starts_on=period.starts_on,
        ends_on=period.ends_on,
        first=first,
        closed=False,
        note=note,
    )
    w.add(series)
    w.flush()
    return series


def given_before(taken: Taken) -> tuple[Given, ...]:
    """What the rules need to see of the numbers before: the one with the latest date."""
    return () if taken.latest_before is None else (Given(0, taken.latest_before),)


def book_name(book: str) -> str:
    """A book's name for people: 'CV', 'chung', 'mật', 'đại hội'."""
    return tr(BOOK_NAMES[book]) if book in BOOK_NAMES else book.partition(":")[2] or book


def given_of(session: Session, series_id: str) -> tuple[Given, ...]:
    """All numbers of a series as plain values, in order."""
    rows = session.execute(
        select(
            IssuedNumber.no,
            IssuedNumber.given_on,
            IssuedNumber.suffix,
            IssuedNumber.state,
            IssuedNumber.reason,
        )
        .where(IssuedNumber.series_id == series_id)
        .order_by(IssuedNumber.no, IssuedNumber.suffix)
    )
    return tuple(Given(row.no, row.given_on, row.suffix, row.state, row.reason) for row in rows)


def held_of(session: Session, series_id: str) -> tuple[Held, ...]:
    """Numbers of a series that are kept back now."""
    kept = HeldNumber.series_id == series_id, HeldNumber.state == HoldState.HELD
    return tuple(
        Held(one.no, one.held_on, one.until, one.reason, one.printed)
        for one in session.scalars(select(HeldNumber).where(*kept).order_by(HeldNumber.no))
    )


def issued_row(number: IssuedNumber, series: Series, *, line: str, zero_below: int = 10) -> IssuedRow:
    return IssuedRow(
        number.letter_id or "",
        number.no,
        number.suffix,
        written(number.no, number.suffix, zero_below=zero_below),
        number.printed,
        line,
        series.id,
        series.book,
        series.period,
        number.given_on,
    )


class Numbers(Service):
    """Verbs on numbers that were given. Giving them belongs to the letter (letters.issue, incoming.register)."""

    def void(self, number: str, *, reason: str) -> Change[IssuedRow]:
        """Make a number void: it stays in the register with its reason, for good.

        ``number`` is a letter's id, a number's id, or number and symbol as printed. Raises NumberMissing, NumberAmbiguous,
        NumberVoidAlready, ReasonMissing.
        """
        why = reason.strip()
        if not why:
            raise ReasonMissing
        with self.work("numbers.void") as w:
            record = find_number(w.session, number)
            if record.state == NumberState.VOID:
                raise NumberVoidAlready(printed=record.printed)
            record.state, record.reason = NumberState.VOID.value, why
            letter = w.find(OutgoingLetter, record.letter_id) if record.letter_id else None
            if letter is not None:
                letter.state = after(Step.VOID, letter.state).value
                step_taken(w, letter, Step.VOID, by=self.by, practice=self.practice, reason=why)
            row = issued_row(record, w.get(Series, record.series_id), line=record.printed)
            return Change.of(row, w.commit())


def find_number(session: Session, text: str) -> IssuedNumber:
    """The number that ``text`` names: a letter's or a number's id, or number and symbol as printed, 'Số:' or not."""
    named = text.strip()
    found = session.get(IssuedNumber, named)
    if found is not None:
        return found
    by_letter = session.scalars(select(IssuedNumber).where(IssuedNumber.letter_id == named)).all()
    matches = list(by_letter) or _by_print(session, named)
    if not matches:
        raise NumberMissing(number=named)
    live = [one for one in matches if one.state != NumberState.VOID] or matches
    if len(live) > 1:
        raise NumberAmbiguous(number=named, found=", ".join(f"{one.printed} ({one.period})" for one in live))
    return live[0]


def _by_print(session: Session, text: str) -> list[IssuedNumber]:
    """Numbers whose number and symbol are ``text``. A bare number names none: it would stand in every book."""
    bare = text.removeprefix("Số").lstrip(": ").replace(" ", "")
    head = re.match(r"\w+", bare)
    try:
        read = read_number(head[0] if head else "")
    except ValueError:
        return []
    query = select(IssuedNumber).where(IssuedNumber.no == read.no, IssuedNumber.suffix == read.suffix)
    wanted = bare.lstrip("0")
    return [one for one in session.scalars(query) if one.printed.replace(" ", "").lstrip("0") == wanted]

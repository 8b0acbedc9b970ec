"""Numbers kept back (giữ số) for a letter still to come, and numbers put in between with a letter behind (12a).

A held number is used by the letter it waits for, or released: then it stands void in the register, with its reason. Refuses
to give a held number to anybody who does not ask for it by name, and inserted numbers where the organ does not allow them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.text import one_line
from app.domain.numbering import HoldState, next_suffix, read_number, written
from app.domain.refusals import (
    HeldMissing,
    HoldTooLong,
    InsertAfterNothing,
    InsertForbidden,
    InsertFull,
    NumberAmbiguous,
    ReasonMissing,
)
from app.domain.rows import HeldRow, IssuedRow
from app.domain.states import Step
from app.domain.units import SYMBOLS, UnitLevel
from app.layout.parts import Letter, Organ
from app.models.numbers import HeldNumber, IssuedNumber, Series
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.counting import place_of, printed_form
from app.services.leasing import gives_numbers, lease_for, no_longer_waiting, within
from app.services.letter_steps import need_right
from app.services.numbering import Taken, book_name, give, issued_row, next_in, open_for
from app.services.units import find_unit, need_own


class Holding(Service):
    """Verbs on held numbers."""

    @gives_numbers("held_number")
    def hold(
        self,
        kind: str,
        *,
        reason: str,
        until: date,
        unit: str | None = None,
        secret: bool = False,
        record_id: str = "",
    ) -> Change[HeldRow]:
        """Keep the next number of the kind's book back. ``record_id``: the id under which it waited. Raises ReasonMissing, HoldTooLong, KindUnknown, SeriesClosed."""
        from app.standards import load

        why = one_line(reason)
        if not why:
            raise ReasonMissing
        with self.work("numbers.hold") as w:
            need_right(w.session, self.by, Step.ISSUE, self.practice)
            if until < w.today:
                raise HoldTooLong(until=until, today=w.today)
            of = find_unit(w.session, unit) if unit else need_own(w.session)
            standard, letter = load(of.standard, on=w.today), _blank(of, kind, secret)
            standard.kind(kind)
            place = place_of(w.session, of, letter, standard, on=w.today, today=w.today)
            series, lease = open_for(w, of, place.book, period=place.period, first=place.first)
            no = within(lease, next_in(w.session, series), series)
            number = written(no, zero_below=standard.numbering.zero_below)
            held = HeldNumber(
                id=record_id or w.ids.new(),
                series_id=series.id,
                no=no,
                printed=printed_form(standard, letter, number, book=place.book),
                reason=why,
                held_on=w.today,
                until=until,
                state=HoldState.HELD.value,
            )
            w.add(held)
            no_longer_waiting(w, held.id)
            w.flush()
            return Change.of(_row(held, series, w.today), w.commit())

    @gives_numbers("held_release")
    def release(self, number: str, *, reason: str, record_id: str = "") -> Change[IssuedRow]:
        """Give up a held number: it stands void in the register. ``number`` is its id or '12-CV/ĐTN'.

        Raises HeldMissing, NumberAmbiguous, ReasonMissing.
        """
        why = one_line(reason)
        if not why:
            raise ReasonMissing
        with self.work("numbers.release") as w:
            need_right(w.session, self.by, Step.VOID, self.practice)
            held = _find(w.session, number)
            series = w.get(Series, held.series_id)
            lease_for(w.session, series.unit_id, series.book, series.period)
            held.state = HoldState.RELEASED.value
            no_longer_waiting(w, record_id)
            w.flush()
            record = give(w, series, no=held.no, printed=held.printed, on=w.today, letter_id=None, void=why)
            return Change.of(issued_row(record, series, line=record.printed), w.commit())

    def list(self) -> tuple[HeldRow, ...]:
        """All numbers that are kept back now, the first to run out first."""
        on = today(self.store.clock)
        with self.store.read() as session:
            return tuple(_row(held, series, on) for held, series in _held(session))


def is_held(session: Session, number: str) -> bool:
    """Whether a number is still kept back."""
    try:
        _find(session, number)
    except HeldMissing:
        return False
    except NumberAmbiguous:
        return True
    return True


def use_held(
    w: UnitOfWork, series: Series, named: str, *, printed: Callable[[int, str], str], on: date, letter_id: str
) -> tuple[Taken, HeldNumber]:
    """Give the letter a number that was kept back in its series. Raises HeldMissing."""
    no = _no(named)
    held = w.session.scalars(
        select(HeldNumber).where(
            HeldNumber.series_id == series.id, HeldNumber.no == no, HeldNumber.state == HoldState.HELD
        )
    ).one_or_none()
    if held is None:
        raise HeldMissing(book=book_name(series.book), number=named)
    held.state = HoldState.USED.value
    w.flush()  # before the number is given: the database lets nobody take one that is held
    record = give(w, series, no=held.no, printed=printed(held.no, ""), on=on, letter_id=letter_id)
    return Taken(record, series, _latest(w.session, series.id, held.no)), held


def insert_after(
    w: UnitOfWork, series: Series, named: str, *, printed: Callable[[int, str], str], on: date, letter_id: str
) -> Taken:
    """Give the letter a number with a letter behind one that was given. Raises InsertForbidden, InsertAfterNothing."""
    if not series.inserts:
        raise InsertForbidden(book=book_name(series.book), id=series.id[-8:])
    no = _no(named)
    mine = IssuedNumber.series_id == series.id, IssuedNumber.no == no
    used = w.session.scalars(select(IssuedNumber.suffix).where(*mine)).all()
    if "" not in used:
        raise InsertAfterNothing(book=book_name(series.book), number=named)
    try:
        suffix = next_suffix(used)
    except ValueError:
        raise InsertFull(number=named) from None
    latest = _latest(w.session, series.id, no + 1)
    record = give(w, series, no=no, suffix=suffix, printed=printed(no, suffix), on=on, letter_id=letter_id)
    return Taken(record, series, latest)


def earliest_behind(session: Session, taken: Taken) -> date | None:
    """The earliest letter date among the numbers behind this one."""
    behind = IssuedNumber.series_id == taken.series.id, IssuedNumber.no > taken.record.no
    return session.scalar(
        select(func.min(IssuedNumber.given_on)).where(*behind, IssuedNumber.state == "issued")
    )


def _latest(session: Session, series_id: str, below: int) -> date | None:
    before = IssuedNumber.series_id == series_id, IssuedNumber.no < below
    return session.scalar(select(func.max(IssuedNumber.given_on)).where(*before))


def _no(named: str) -> int:
    try:
        return read_number(named).no
    except ValueError:
        return 0  # no series has it; the refusal says so in its words


def _held(session: Session) -> Iterator[tuple[HeldNumber, Series]]:
    query = (
        select(HeldNumber, Series)
        .join(Series, Series.id == HeldNumber.series_id)
        .where(HeldNumber.state == HoldState.HELD)
        .order_by(HeldNumber.until, HeldNumber.id)
    )
    yield from session.execute(query)


def held_row(session: Session, named: str) -> HeldRow:
    """The held number that ``named`` says, '12-CV/ĐTN'. Raises HeldMissing, NumberAmbiguous."""
    held = _find(session, named)
    return _row(held, session.get_one(Series, held.series_id), held.held_on)


def _find(session: Session, named: str) -> HeldNumber:
    wanted = named.strip().removeprefix("Số").lstrip(": 0").replace(" ", "")
    found = [
        (held, series)
        for held, series in _held(session)
        if held.id == named.strip()
        or str(held.no) == wanted
        or held.printed.lstrip("0").replace(" ", "") == wanted
    ]
    if not found:
        raise HeldMissing(book="", number=named)
    if len(found) > 1:
        raise NumberAmbiguous(
            number=named, found=", ".join(f"{held.printed} ({series.period})" for held, series in found)
        )
    return found[0][0]


def _row(held: HeldNumber, series: Series, on: date) -> HeldRow:
    return HeldRow(
        held.id,
        series.id,
        series.book,
        series.period,
        written(held.no),
        held.printed,
        held.reason,
        held.held_on,
        held.until,
        on > held.until,
    )


def _blank(unit: Unit, kind: str, secret: bool) -> Letter:
    """A letter of the unit with nothing in it but what decides where it is counted and how its number prints."""
    youth = unit.standard == "youth-union"
    symbol = unit.symbol or (SYMBOLS.get(UnitLevel(unit.level), "") if youth else "")
    lines = list(unit.issuing_lines or ()) or [unit.name.upper()]
    return Letter(
        standard=unit.standard,
        kind=kind,
        organ=Organ(issuing=lines, symbol=symbol, unit=unit.drafting_unit or ""),
        subject="",
        body=[],
        secrecy="MẬT" if secret else None,
    )

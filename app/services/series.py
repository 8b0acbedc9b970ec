"""Number series: what is open, paper registers that were already begun, closing, gaps, and the change of term.

Owns opening by hand and the declaration of terms. Refuses to change a first number once a number was given, and terms that overlap
or would leave given numbers outside their term.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.numbering import (
    COMMON,
    CONGRESS,
    COPIES,
    IN,
    IN_SECRET,
    SECRET,
    UNDECLARED,
    PeriodKind,
    gap_report,
)
from app.domain.refusals import FirstNumberWrong, IdAmbiguous, SeriesMissing, SeriesPresent, TermWrong
from app.domain.rows import GapRow, SeriesRow, UnitRow
from app.domain.units import EVENT_LEVELS
from app.models.numbers import IssuedNumber, Series
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.counting import period_on, shared_book
from app.services.leasing import series_id as id_of_series
from app.services.letter_rows import SHORT
from app.services.numbering import given_of, held_of, highest_in, next_in, open_series
from app.services.units import find_unit, need_own, own_id, unit_row

_PLAIN_BOOKS: Final = frozenset({IN, IN_SECRET, COPIES, CONGRESS, SECRET, COMMON})
_CARRIED: Final = mark("Nối tiếp từ số {first} khi khai nhiệm kỳ {term}.")
_ENDED: Final = mark("Nối tiếp ở nhiệm kỳ {term}.")
_BACKWARDS: Final = mark("ngày cuối trước ngày đầu")
_NAME_USED: Final = mark("tên này đã dùng cho một nhiệm kỳ trước")
_OVERLAPS: Final = mark("ngày đầu phải sau ngày đầu của nhiệm kỳ đang chạy")
_NUMBERS_OUTSIDE: Final = mark("đã có số ghi ngày nằm ngoài khoảng ấy")
_UNNAMED: Final = mark("chưa ghi tên nhiệm kỳ")


class SeriesBooks(Service):
    """Verbs on series."""

    def list(self, unit: str | None = None) -> tuple[SeriesRow, ...]:
        """Series of one unit or of all, by unit, book and period."""
        with self.store.read() as s:
            query = select(Series, Unit.name).join(Unit, Unit.id == Series.unit_id)
            if unit is not None:
                query = query.where(Series.unit_id == find_unit(s, unit).id)
            found = s.execute(query.order_by(Unit.sort_key, Series.book, Series.period.desc())).all()
            return tuple(series_row(s, series, name) for series, name in found)

    def open(
        self, book: str, *, first: int = 1, unit: str | None = None, on: date | None = None, note: str = ""
    ) -> Change[SeriesRow]:
        """Open ``book`` for the period that holds ``on`` (today by default), with the first number the program gives.

        ``first`` is more than 1 where a paper register was already begun. On a series that has given no number yet it changes
        the first number. Raises FirstNumberWrong, SeriesPresent, SeriesMissing for a book that no standard has.
        """
        if first < 1:
            raise FirstNumberWrong(first=first)
        with self.work("series.open") as w:
            of = find_unit(w.session, unit) if unit else need_own(w.session)
            full, kind = full_book(of, book)
            period = period_on(w.session, of, kind, on or w.today)
            series = w.session.scalars(
                select(Series).where(
                    Series.unit_id == of.id, Series.book == full, Series.period == period.name
                )
            ).one_or_none()
            if series is None:
                series = open_series(w, of.id, full, period=period, first=first, note=note)
            else:
                last = highest_in(w.session, series.id)
                if last is not None:
                    raise SeriesPresent(book=book, period=period.name, last=last)
                series.first, series.note = first, note or series.note
            return Change.of(series_row(w.session, series, of.name), w.commit())

    def close(self, series_id: str, *, note: str = "") -> Change[SeriesRow]:
        """No number is given from it any more; it stays in the registers. Raises SeriesMissing."""
        with self.work("series.close") as w:
            series = _find_series(w.session, series_id)
            series.closed = True
            series.note = note or series.note
            return Change.of(series_row(w.session, series, w.get(Unit, series.unit_id).name), w.commit())

    def set_inserts(self, series_id: str, allowed: bool) -> Change[SeriesRow]:
        """Whether a number with a letter (12a) may be put between two others of the series."""
        with self.work("series.inserts") as w:
            series = _find_series(w.session, series_id)
            series.inserts = allowed
            return Change.of(series_row(w.session, series, w.get(Unit, series.unit_id).name), w.commit())

    def gaps(self, unit: str | None = None, *, book: str | None = None) -> tuple[GapRow, ...]:
        """What became of every number: given, void with its reason, disputed, missing."""
        with self.store.read() as s:
            return gap_rows(s, unit, book=book)

    def declare_term(
        self, name: str, *, starts_on: date, ends_on: date | None = None, unit: str | None = None
    ) -> Change[UnitRow]:
        """Declare the running term of a unit (our own by default), or correct the bounds of the running one.

        The first term ever declared takes over the series that ran without one, number after number. A new term begins every book
        again at 01 (HD29: numbered from 01 through one term); the earlier term's series stay for back-dated letters until they
        are closed by hand. Raises TermWrong.
        """
        term = one_line(name)
        if not term:
            raise TermWrong(term=name, reason=tr(_UNNAMED))
        if ends_on is not None and ends_on < starts_on:
            raise TermWrong(term=term, reason=tr(_BACKWARDS))
        with self.work("units.term") as w:
            of = find_unit(w.session, unit) if unit else need_own(w.session)
            series = w.session.scalars(
                select(Series).where(Series.unit_id == of.id, Series.period_kind == PeriodKind.TERM)
            ).all()
            if of.term_name and of.term_name != term:
                _end_running(w, of, list(series), term, starts_on)
            of.term_name, of.term_from, of.term_to = term, starts_on, ends_on
            for one in series:
                if one.period == term:
                    _rebound(w.session, one, starts_on, ends_on, term)
                elif one.period == UNDECLARED and not one.closed:
                    _carry_over(w, one, of)
            return Change.of(unit_row(of, own=of.id == own_id(w.session)), w.commit())


def gap_rows(session: Session, unit: str | None = None, *, book: str | None = None) -> tuple[GapRow, ...]:
    """What became of every number of every series."""
    rows: list[GapRow] = []
    query = (
        select(Series, Unit.name).join(Unit, Unit.id == Series.unit_id).order_by(Unit.sort_key, Series.book)
    )
    if unit is not None:
        query = query.where(Series.unit_id == find_unit(session, unit).id)
    for series, name in session.execute(query).all():
        if book is not None and series.book not in (book, f"out:{book}"):
            continue
        report = gap_report(series.first, given_of(session, series.id), held_of(session, series.id))
        marked = [one.no for one in (*report.void, *report.disputed)]
        printed = session.execute(
            select(IssuedNumber.no, IssuedNumber.printed).where(
                IssuedNumber.series_id == series.id, IssuedNumber.no.in_(marked)
            )
        ).all()
        rows.append(
            GapRow(series_row(session, series, name), report, {row.no: row.printed for row in printed})
        )
    return tuple(rows)


def _find_series(session: Session, named: str) -> Series:
    """By id or by the end of one. Raises SeriesMissing, IdAmbiguous."""
    series = session.get(Series, named)
    if series is not None:
        return series
    ending = Series.id.endswith(named, autoescape=True)
    found = session.scalars(select(Series).where(ending)).all() if len(named) >= SHORT else []
    if not found:
        raise SeriesMissing(book=named)
    if len(found) > 1:
        raise IdAmbiguous(id=named, count=len(found))
    return found[0]


def full_book(unit: Unit, book: str) -> tuple[str, PeriodKind]:
    """'CV' as 'out:CV' with the kind of its period; full names stay. Raises SeriesMissing for what no standard counts."""
    from app.standards import load

    standard = load(unit.standard)
    if unit.level in EVENT_LEVELS:
        return (CONGRESS if unit.level == "congress" else f"group:{unit.symbol}"), PeriodKind.EVENT
    if book in (IN, IN_SECRET):
        return book, PeriodKind.YEAR
    usual = PeriodKind(standard.numbering.period)
    bare = book.removeprefix("out:")
    for kind in standard.kinds.values():
        if bare in (kind.code, kind.book):
            return f"out:{shared_book(standard, kind.code)}", usual
    if book in _PLAIN_BOOKS:
        return book, usual
    raise SeriesMissing(book=book)


def series_row(session: Session, series: Series, unit_name: str) -> SeriesRow:
    return SeriesRow(
        series.id, series.unit_id, unit_name, series.book, series.period_kind, series.period, series.starts_on, series.ends_on,
        series.first, highest_in(session, series.id), next_in(session, series), bool(series.closed), series.note or "",
        bool(series.inserts),
    )  # fmt: skip


def _end_running(w: UnitOfWork, unit: Unit, series: list[Series], term: str, starts_on: date) -> None:
    """The running term ends the day before the new one, at the latest."""
    if any(one.period == term for one in series):
        raise TermWrong(term=term, reason=tr(_NAME_USED))
    if unit.term_from is not None and starts_on <= unit.term_from:
        raise TermWrong(term=term, reason=tr(_OVERLAPS))
    day_before = starts_on - timedelta(days=1)
    end = min(unit.term_to or day_before, day_before)
    for one in series:
        if one.period == unit.term_name:
            _rebound(w.session, one, unit.term_from, end, term)


def _rebound(
    session: Session, series: Series, starts_on: date | None, ends_on: date | None, term: str
) -> None:
    """New bounds of a series; refused when a number in it is dated outside them."""
    mine = IssuedNumber.series_id == series.id
    earliest = session.scalar(select(func.min(IssuedNumber.given_on)).where(mine))
    latest = session.scalar(select(func.max(IssuedNumber.given_on)).where(mine))
    too_early = earliest is not None and starts_on is not None and earliest < starts_on
    too_late = latest is not None and ends_on is not None and latest > ends_on
    if too_early or too_late:
        raise TermWrong(term=term, reason=tr(_NUMBERS_OUTSIDE))
    series.starts_on, series.ends_on = starts_on, ends_on


def _carry_over(w: UnitOfWork, undeclared: Series, unit: Unit) -> None:
    """Numbers given before anybody named the term go on: the declared series begins after the last of them."""
    first = next_in(w.session, undeclared)
    undeclared.closed = True
    undeclared.note = tr(_ENDED).format(term=unit.term_name)
    w.add(
        Series(
            id=id_of_series(unit.id, undeclared.book, unit.term_name or ""), unit_id=unit.id, book=undeclared.book,
            period_kind=PeriodKind.TERM.value, period=unit.term_name, starts_on=unit.term_from, ends_on=unit.term_to, first=first, closed=False,
            note=tr(_CARRIED).format(first=first, term=unit.term_name),
        )
    )  # fmt: skip

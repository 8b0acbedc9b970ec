"""The registers of Decree 30, annex IV, made from the records: outgoing letters by book, incoming letters by arrival.

Owns which records stand in which register and what each column says. Rows come sorted by number, void ones included.
Refuses looks (export.lists) and every change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import one_line
from app.domain.numbering import (
    COMMON,
    CONGRESS,
    COPIES,
    IN,
    IN_SECRET,
    SECRET,
    UNDECLARED,
    NumberState,
    written,
)
from app.domain.wording import issuer_in_text
from app.export.lists import forms
from app.export.lists.book import Book, Cover, Entry, Section
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.numbers import IssuedNumber, Series
from app.models.session import Store
from app.models.units import Unit
from app.services.incoming_rows import printed
from app.services.letter_rows import Beside, beside
from app.services.units import find_unit, own_unit

if TYPE_CHECKING:
    from app.standards import Standard

# Titles of sections: words of a document, so never translated.
_TITLES: Final = {
    COMMON: "Sổ văn bản đi chung",
    CONGRESS: "Sổ văn bản đại hội",
    SECRET: "Sổ văn bản mật",
    IN: "Sổ văn bản đến",
    COPIES: "Sổ bản sao",
}


class TermUnknown(InputRefused):
    code, what = "SO-001", mark("Không có nhiệm kỳ {term} trong sổ số của {unit}.")
    remedy = mark("Các kỳ đã có: {known}.")


@dataclass(frozen=True, slots=True)
class Span:
    """What a register covers: one year, or one term by its name."""

    year: int | None = None
    term: str | None = None


class Registers:
    """Registers as plain rows."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def outgoing(
        self, span: Span, *, unit: str | None = None, secret: bool = False, volume: str = ""
    ) -> Book:
        """The outgoing register of a unit (ours by default), one section per book. Raises UnitMissing, TermUnknown.

        Secret letters have a register of their own (Decree 30 Art. 15; State-secrets law): only with ``secret``.
        """
        with self.store.read() as session:
            organ = unit_of(session, unit)
            if organ is None:
                return Book(forms.OUTGOING, cover_of(None, span, (), volume))
            query = (
                select(IssuedNumber, Series, OutgoingLetter)
                .join(Series, Series.id == IssuedNumber.series_id)
                .outerjoin(OutgoingLetter, OutgoingLetter.id == IssuedNumber.letter_id)
                .where(IssuedNumber.unit_id == organ.id, Series.book.not_in((IN, IN_SECRET, COPIES)))
                .where(Series.book == SECRET if secret else Series.book != SECRET)
                .order_by(Series.book, Series.starts_on.nulls_first(), IssuedNumber.no, IssuedNumber.suffix)
            )
            sections: dict[tuple[str, str], list[tuple[IssuedNumber, OutgoingLetter | None]]] = {}
            for number, series, letter in session.execute(query.where(*_within(session, span, organ))):
                period = _period(number, organ)
                sections.setdefault((series.book, period), []).append((number, letter))
            for rows in sections.values():
                rows.sort(key=lambda row: (row[0].no, row[0].suffix))  # two series may show as one
            names = _Names(organ.standard)
            extra = beside(session)
            several = len({period for _, period in sections}) > 1
            made = tuple(
                Section(
                    tuple(_outgoing_entry(number, letter, names, extra) for number, letter in rows),
                    names.book(book) + (f" - {period}" if several else ""),
                    (_no(rows[0][0]), _no(rows[-1][0])),
                )
                for (book, period), rows in sections.items()
            )
            if len(made) == 1 and next(iter(sections))[0] == COMMON:
                made = (Section(made[0].entries, "", made[0].numbers),)  # one common book needs no heading
            days = [number.given_on for rows in sections.values() for number, _ in rows]
            return Book(forms.OUTGOING, cover_of(organ, span, days, volume), made)

    def incoming(
        self, span: Span, *, unit: str | None = None, secret: bool = False, volume: str = ""
    ) -> Book:
        """The incoming register of a unit (ours by default) by arrival number. Raises UnitMissing, TermUnknown."""
        with self.store.read() as session:
            organ = unit_of(session, unit)
            if organ is None:
                return Book(forms.INCOMING, cover_of(None, span, (), volume))
            query = (
                select(IncomingLetter, IssuedNumber)
                .outerjoin(IssuedNumber, IssuedNumber.letter_id == IncomingLetter.id)
                .where(IncomingLetter.unit_id == organ.id, IncomingLetter.arrival_number.is_not(None))
                .where(IncomingLetter.arrival_book == (IN_SECRET if secret else IN))
                .order_by(IncomingLetter.arrival_year, IncomingLetter.arrival_number)
            )
            if span.term is not None:
                first, last = _bounds(session, organ, span.term)
                if first is not None:
                    query = query.where(IncomingLetter.arrived_on >= first)
                if last is not None:
                    query = query.where(IncomingLetter.arrived_on <= last)
            else:
                query = query.where(IncomingLetter.arrival_year == span.year)
            names = _Names(organ.standard)
            rows = [(letter, number) for letter, number in session.execute(query)]
            entries = tuple(_incoming_entry(letter, number, names) for letter, number in rows)
            bounds = (str(rows[0][0].arrival_number), str(rows[-1][0].arrival_number)) if rows else None
            cover = cover_of(organ, span, [letter.arrived_on for letter, _ in rows], volume)
            return Book(forms.INCOMING, cover, (Section(entries, "", bounds),))


class _Names:
    """Names of kinds and books by the unit's standard."""

    def __init__(self, standard_id: str) -> None:
        from app.standards import load

        self._standard: Standard = load(standard_id)

    def kind(self, code: str | None) -> str:
        return next((kind.name for kind in self._standard.kinds.values() if kind.code == code), code or "")

    def book(self, book: str) -> str:
        if book in _TITLES:
            return _TITLES[book]
        word = book.partition(":")[2]
        if book.startswith("group:"):
            return f"Sổ văn bản {word}"
        kinds = [kind.name for kind in self._standard.kinds.values() if kind.book == word]
        name = ", ".join(one if at == 0 else one.lower() for at, one in enumerate(kinds)) if kinds else word
        return f"Sổ {name[:1].lower()}{name[1:]} ({word})"


def book_names(standard_id: str) -> Callable[[str], str]:
    """Names of books as the registers title them: 'Sổ công văn (CV)'."""
    return _Names(standard_id).book


def unit_of(session: Session, named: str | None) -> Unit | None:
    """The unit whose register it is, ours by default."""
    return find_unit(session, named) if named else own_unit(session)


def _within(session: Session, span: Span, organ: Unit) -> tuple[ColumnElement[bool], ...]:
    if span.term is None:
        year = span.year or 1
        return IssuedNumber.given_on >= date(year, 1, 1), IssuedNumber.given_on <= date(year, 12, 31)
    first, last = _bounds(session, organ, span.term)
    # Numbers given before anybody declared the term belong to it all the same.
    early = IssuedNumber.period == UNDECLARED
    if first is not None:
        early &= IssuedNumber.given_on >= first
    if last is not None:
        early &= IssuedNumber.given_on <= last
    return (or_(IssuedNumber.period == span.term, early),)


def _period(number: IssuedNumber, organ: Unit) -> str:
    """The period a number is shown in: the term that took over what ran undeclared, number after number."""
    if number.period == UNDECLARED and organ.term_name and (organ.term_from or date.min) <= number.given_on:
        return organ.term_name
    return number.period


def _bounds(session: Session, organ: Unit, term: str) -> tuple[date | None, date | None]:
    """First and last day of a term of the unit. Raises TermUnknown."""
    if organ.term_name == term:
        return organ.term_from, organ.term_to
    series = session.scalars(select(Series).where(Series.unit_id == organ.id, Series.book != IN)).all()
    for one in series:
        if one.period == term:
            return one.starts_on, one.ends_on
    known = sorted({one.period for one in series} | ({organ.term_name} if organ.term_name else set()))
    raise TermUnknown(term, term=term, unit=organ.name, known=", ".join(known) or "-")


def days_of(session: Session, organ: Unit, span: Span) -> tuple[date | None, date | None]:
    """First and last day a register covers. Raises TermUnknown."""
    if span.term is not None:
        return _bounds(session, organ, span.term)
    year = span.year or 1
    return date(year, 1, 1), date(year, 12, 31)


def cover_of(organ: Unit | None, span: Span, days: Iterable[date], volume: str) -> Cover:
    sorted_days = sorted(days)
    period = (forms.TERM, span.term) if span.term is not None else (forms.YEAR, str(span.year or ""))
    superior = tuple(organ.superior_lines or ()) if organ else ()
    lines = tuple(organ.issuing_lines or ()) or (organ.name.upper(),) if organ else ()
    return Cover(
        superior,
        lines,
        period,
        _day(sorted_days[0]) if sorted_days else "",
        _day(sorted_days[-1]) if sorted_days else "",
        volume,
    )


def _outgoing_entry(
    number: IssuedNumber, letter: OutgoingLetter | None, names: _Names, extra: Beside
) -> Entry:
    void = number.state == NumberState.VOID
    note = forms.VOID.format(reason=number.reason) if void else ""
    if letter is None:
        cells = [number.printed, _day(number.given_on), *[""] * 7, note]
        return Entry(tuple(cells), void)  # a number without a letter: there is nothing to open
    storage = letter.parts.get("storage") or {}
    copies = letter.copies or storage.get("copies")
    return Entry(
        (
            number.printed,
            _day(number.given_on),
            _titled(names.kind(letter.kind), letter.subject),
            letter.signer,
            "; ".join(_sent_to(letter.parts)),
            letter.keeper or str(storage.get("units") or ""),
            str(copies or ""),
            _day(letter.sent_on),
            "",  # the pen signs here
            note or "; ".join(_remarks(letter, extra)),
        ),
        void,
        letter.id,
    )


def _remarks(letter: OutgoingLetter, extra: Beside) -> Iterator[str]:
    """What the last column says: recalled, replaced by which, the signed paper kept, the clerk's own note."""
    if letter.recalled_on is not None:
        yield forms.RECALLED.format(day=_day(letter.recalled_on))
    if letter.replaced_by_id:
        yield forms.REPLACED.format(number=extra.numbers.get(letter.replaced_by_id, ""))
    if letter.id in extra.signed:
        yield forms.SIGNED
    if letter.note:
        yield letter.note


def _incoming_entry(letter: IncomingLetter, number: IssuedNumber | None, names: _Names) -> Entry:
    void = number is not None and number.state == NumberState.VOID
    note = forms.VOID.format(reason=number.reason) if void and number is not None else letter.note
    return Entry(
        (
            _day(letter.arrived_on),
            str(letter.arrival_number or ""),
            issuer_in_text(letter.issuer, letter.authority, letter.superior),
            printed(letter.number, letter.notation),
            _day(letter.letter_date),
            _titled(names.kind(letter.kind), letter.subject),
            letter.handler,
            _day(letter.passed_on),
            "",
            note,
        ),
        void,
        letter.id,
    )


def _titled(kind: str, subject: str) -> str:
    """Kind and abstract in one line, as a clerk enters them: 'Công văn V/v …', 'Báo cáo kết quả …'."""
    subject = one_line(subject)
    if kind == "Công văn" and subject and not subject.casefold().startswith(("v/v", "về việc")):
        subject = f"V/v {subject}"
    return f"{kind} {subject}".strip()


def _sent_to(parts: Mapping[str, Any]) -> list[str]:
    """Addressees first, then those under 'Nơi nhận' with their purpose."""
    found = [*(parts.get("addressees") or ()), *(parts.get("co_addressees") or ())]
    for recipient in parts.get("recipients") or ():
        purpose = recipient.get("purpose")
        found.append(f"{recipient['name']} ({purpose})" if purpose else recipient["name"])
    return list(dict.fromkeys(one_line(one).rstrip(";.,") for one in found))


def _no(number: IssuedNumber) -> str:
    return written(number.no, number.suffix)


def _day(day: date | None) -> str:
    """05/02/2026, 05/5/2026: leading zeros as the letters themselves have them."""
    return f"{day.day:02d}/{day.month:0{2 if day.month < 3 else 1}d}/{day.year}" if day else ""

"""Numbers of letters: which book a letter is counted in, which period, which number comes next, what is missing.

Pure rules over plain values. The words and counts of each standard (kinds that share a book, symbols, patterns) come in as
arguments, because they are data. Refuses to choose between two askers: that is the database's business
(UNIQUE constraints and one write transaction, docs/decisions/0005-numbers.md).

Sources: HD 29-HD/TWĐTN-VP (one series per kind for the whole term; congress, sub-committees and copies apart); Decree
30/2020 Art. 15 and Annex I (yearly; secret letters apart; leading zero under 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from app.domain.refusals import DateInFuture, PeriodUnknown, TermEnded
from app.domain.units import UnitLevel

IN: Final = "in"
"""Arrival numbers: one continuous yearly series, paper and electronic together (Decree 30 Art. 22)."""
IN_SECRET: Final = "in:secret"
"""Secret letters that come in: a yearly series of their own (Decree 30 Art. 22; State-secrets law)."""
COPIES: Final = "copies"
CONGRESS: Final = "congress"
SECRET: Final = "out:secret"
COMMON: Final = "out:*"
UNDECLARED: Final = "chưa khai nhiệm kỳ"
"""Period of a unit whose term nobody has entered yet; its series go on in the first declared term."""


class PeriodKind(StrEnum):
    TERM = "term"  # nhiệm kỳ
    YEAR = "year"  # năm
    EVENT = "event"  # đợt: một kỳ đại hội, một tiểu ban


@dataclass(frozen=True, slots=True)
class Period:
    """What a series runs through. Open bounds are None; both days belong to it."""

    kind: PeriodKind
    name: str
    starts_on: date | None = None
    ends_on: date | None = None

    def holds(self, day: date) -> bool:
        after_start = self.starts_on is None or self.starts_on <= day
        return after_start and (self.ends_on is None or day <= self.ends_on)


class SeriesKey(NamedTuple):
    """Organ, book, period: what makes a series one series."""

    unit_id: str
    book: str
    period: str


class NumberState(StrEnum):
    ISSUED = "issued"
    VOID = "void"
    DISPUTED = "disputed"  # two computers gave it; people decide (sync.md 7.5)


@dataclass(frozen=True, slots=True)
class Given:
    """A number that was given, with the letter's date."""

    no: int
    on: date
    suffix: str = ""
    state: str = NumberState.ISSUED
    reason: str = ""


class HoldState(StrEnum):
    HELD = "held"
    USED = "used"
    RELEASED = "released"  # void, with its reason, without a letter


@dataclass(frozen=True, slots=True)
class Held:
    """A number kept back for a letter that is still to come."""

    no: int
    since: date
    until: date
    reason: str
    printed: str = ""

    def late(self, today: date) -> bool:
        """Past its last day: to be used or released."""
        return today > self.until


# --- book ---------------------------------------------------------------------------------------------------


def book_of(
    kind_book: str,
    *,
    per_kind: bool,
    level: str,
    symbol: str,
    secret: bool,
    secret_apart: bool,
    copy: bool = False,
) -> str:
    """The book a letter is counted in.

    ``kind_book`` is the standard's word for the kind's book: kinds that print the same symbol have the same one, so that
    Quyết định and Quy định of the Youth Union share 'QĐ' and no number and symbol can stand twice.
    """
    if copy:
        return COPIES
    if level == UnitLevel.CONGRESS:
        return CONGRESS
    if level == UnitLevel.GROUP:
        return f"group:{symbol}"
    if secret and secret_apart:
        return SECRET
    return f"out:{kind_book}" if per_kind else COMMON


# --- period -------------------------------------------------------------------------------------------------


def year_period(day: date) -> Period:
    """The calendar year of ``day`` (Decree 30, Annex I)."""
    return Period(PeriodKind.YEAR, str(day.year), date(day.year, 1, 1), date(day.year, 12, 31))


@dataclass(frozen=True, slots=True)
class Term:
    """The running term of a unit, as its records say: from the day after one congress to the closing day of the next."""

    name: str = ""
    starts_on: date | None = None
    ends_on: date | None = None

    def period(self) -> Period:
        if not self.name:
            return Period(PeriodKind.TERM, UNDECLARED)
        return Period(PeriodKind.TERM, self.name, self.starts_on, self.ends_on)


def term_period(day: date, term: Term, known: Iterable[Period]) -> Period:
    """The term that ``day`` belongs to: the running one, else an earlier one the series remember.

    Raises ``TermEnded`` for a day after the running term (a new one must be declared first), ``PeriodUnknown`` for a day
    before every term we know.
    """
    running = term.period()
    if running.holds(day):
        return running
    if running.ends_on is not None and day > running.ends_on:
        raise TermEnded(date=day, term=running.name, end=running.ends_on)
    for period in known:
        bounded = period.starts_on is not None or period.ends_on is not None
        if period.kind is PeriodKind.TERM and bounded and period.name != running.name and period.holds(day):
            return period
    raise PeriodUnknown(date=day, term=running.name, start=running.starts_on)


def event_period(day: date, name: str, starts_on: date | None, ends_on: date | None) -> Period:
    """The one series of a congress or a sub-committee: from its first to its last day."""
    period = Period(PeriodKind.EVENT, name, starts_on, ends_on)
    if not period.holds(day):
        raise PeriodUnknown(date=day, term=name, start=starts_on)
    return period


# --- number -------------------------------------------------------------------------------------------------


def next_number(first: int, given: Iterable[int]) -> int:
    """The number after the highest given one; ``first`` when none was. Gaps and void numbers are never filled."""
    highest = max(given, default=0)
    return max(first, highest + 1)


def written(no: int, suffix: str = "", *, zero_below: int = 10) -> str:
    """The number as written: '05', '12', '12a'. Both standards number from 01."""
    return f"{no:02d}{suffix}" if no < zero_below else f"{no}{suffix}"


_NUMBER: Final = re.compile(r"0*([1-9]\d{0,6})([a-zđ]{0,2})")


class NumberRead(NamedTuple):
    no: int
    suffix: str


def read_number(text: str) -> NumberRead:
    """'05' and '12a' as number and suffix. Raises ValueError."""
    found = _NUMBER.fullmatch(text.strip().lower())
    if not found:
        raise ValueError(text)
    return NumberRead(int(found[1]), found[2])


class Caution(StrEnum):
    """What is allowed but should be looked at; the words stand with the service that shows them."""

    BACK_DATED = "back-dated"  # an earlier date than a number before it
    OTHER_PERIOD = "other-period"  # counted in a period that is not the running one
    BEFORE_SIGNING = "before-signing"
    LATE = "late"  # later than the next working day after the signature (Decree 30 Art. 15)
    TERM_UNDECLARED = "term-undeclared"
    FINDINGS = "findings"
    DRAFT_NOTE = "draft-note"
    UNIT_MADE = "unit-made"
    UNIT_SMALL = "unit-small"  # fewer members or sub-units than the rules ask of its level
    HELD_LATE = "held-late"  # a held number used after its last day
    OUT_OF_ORDER = "out-of-order"  # later than the number behind it: a held or an inserted number
    SIGNED_COPY = "signed-copy"  # the signed paper says something else than the letter
    SYMBOL = "symbol"  # another symbol than the unit's own
    NO_CLERK = "no-clerk"  # every step has its person, and nobody may number


def check_date(day: date, today: date) -> None:
    """A letter is never dated later than today. Raises ``DateInFuture``."""
    if day > today:
        raise DateInFuture(date=day, today=today)


def date_cautions(
    day: date,
    *,
    given: Sequence[Given],
    running: Period,
    period: Period,
    signed_on: date | None,
    number_by: date | None,
) -> tuple[Caution, ...]:
    """What to say about a date that is allowed. ``number_by`` is the last day the rules leave for numbering."""
    found: list[Caution] = []
    if any(other.on > day for other in given):
        found.append(Caution.BACK_DATED)
    if period.name != running.name:
        found.append(Caution.OTHER_PERIOD)
    if signed_on is not None and day < signed_on:
        found.append(Caution.BEFORE_SIGNING)
    if number_by is not None and day > number_by:
        found.append(Caution.LATE)
    if period.name == UNDECLARED:
        found.append(Caution.TERM_UNDECLARED)
    return tuple(found)


_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Letters behind an inserted number, in the order of the Vietnamese alphabet without marked vowels."""


def next_suffix(used: Iterable[str]) -> str:
    """The letter after the last one used behind a number: 'a' first (12a, 12b). Raises ValueError past the last."""
    places = [_LETTERS.index(one) for one in used if one and one in _LETTERS]
    at = max(places, default=-1) + 1
    if at >= len(_LETTERS):
        raise ValueError(at)
    return _LETTERS[at]


# --- gaps ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class GapReport:
    """What became of every number from the first to the last given one."""

    first: int
    last: int
    given: int
    void: tuple[Given, ...]
    disputed: tuple[Given, ...]
    missing: tuple[int, ...]
    held: tuple[Held, ...] = ()
    """Kept back, with reason and last day: explained, not yet given."""
    inserted: tuple[Given, ...] = ()
    """Put between two others, with a letter behind (12a)."""

    @property
    def whole(self) -> bool:
        """No number is unexplained."""
        return not self.missing and not self.disputed


def gap_report(first: int, given: Iterable[Given], held: Iterable[Held] = ()) -> GapReport:
    """Missing numbers are those between ``first`` and the highest one that nobody has: none, if all went right."""
    numbers = sorted(given, key=lambda one: (one.no, one.suffix))
    kept = tuple(sorted(held, key=lambda one: one.no))
    used = {one.no for one in numbers if not one.suffix} | {one.no for one in kept}
    last = max(used | {one.no for one in numbers}, default=first - 1)
    return GapReport(
        first,
        last,
        len(numbers),
        tuple(one for one in numbers if one.state == NumberState.VOID),
        tuple(one for one in numbers if one.state == NumberState.DISPUTED),
        tuple(no for no in range(first, last + 1) if no not in used),
        kept,
        tuple(one for one in numbers if one.suffix),
    )


def spans(numbers: Sequence[int]) -> list[str]:
    """'3', '7–9': rising numbers as a person lists them."""
    out: list[str] = []
    start = 0
    for at, no in enumerate(numbers):
        if at + 1 < len(numbers) and numbers[at + 1] == no + 1:
            continue
        out.append(str(no) if at == start else f"{numbers[start]}–{no}")
        start = at + 1
    return out

"""Fees (đoàn phí): what a member owes for a month, how a level's part is split, which months a quarter has.

Owns the arithmetic, in whole đồng. What it takes (amounts, shares, what the month of joining counts) are rules handed in.
Rounding: a part passed up is rounded down once, on the whole sum of the period; what is kept is the rest, so both always make the sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Final

from app.base.language import mark
from app.domain.units import UnitLevel

Month = str
"""'2026-03'; such texts sort as the months do."""


class FeeClass(StrEnum):
    """By what a member pays."""

    UNSALARIED = "unsalaried"  # chưa có lương
    SALARIED = "salaried"  # có lương
    ABROAD = "abroad"  # ở nước ngoài
    EXEMPT = "exempt"  # nơi không có tổ chức Đoàn


CLASS_NAMES: Final[dict[str, str]] = {
    FeeClass.UNSALARIED: mark("chưa có lương"),
    FeeClass.SALARIED: mark("có lương"),
    FeeClass.ABROAD: mark("ở nước ngoài"),
    FeeClass.EXEMPT: mark("không thu (nơi không có tổ chức Đoàn)"),
}
CLASS_SHORT: Final[dict[str, str]] = {
    FeeClass.UNSALARIED: mark("chưa lương"),
    FeeClass.SALARIED: mark("có lương"),
    FeeClass.ABROAD: mark("nước ngoài"),
    FeeClass.EXEMPT: mark("không thu"),
}
RULE_OF: Final[dict[str, str]] = {
    FeeClass.UNSALARIED: "fees.without_salary",
    FeeClass.SALARIED: "fees.with_salary",
    FeeClass.ABROAD: "fees.abroad",
}


class Why(StrEnum):
    """Why so much is due."""

    DUE = "due"
    WAIVED = "waived"
    EXEMPT = "exempt"
    ABSENT = "absent"  # no member then


# --- months ------------------------------------------------------------------------------------------------------


def month_of(day: date) -> Month:
    return f"{day.year:04d}-{day.month:02d}"


def first_day(month: Month) -> date:
    """Raises ValueError for what is no month."""
    if not re.fullmatch(r"\d{4}-\d{2}", month):
        raise ValueError(month)
    return date(int(month[:4]), int(month[5:]), 1)


def later(month: Month, by: int) -> Month:
    """``by`` months after (before, when negative)."""
    count = int(month[:4]) * 12 + int(month[5:]) - 1 + by
    return f"{count // 12:04d}-{count % 12 + 1:02d}"


def last_day(month: Month) -> date:
    return first_day(later(month, 1)) - timedelta(days=1)


def months(first: Month, last: Month) -> Iterator[Month]:
    """All from ``first`` to ``last``, both counted."""
    while first <= last:
        yield first
        first = later(first, 1)


def spoken(found: Sequence[Month]) -> str:
    """'01-03/2026, 05/2026': months in words, runs within a year joined."""
    runs: list[list[Month]] = []
    for month in sorted(found):
        if runs and later(runs[-1][-1], 1) == month and runs[-1][0][:4] == month[:4]:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(
        f"{run[0][5:]}-{run[-1][5:]}/{run[0][:4]}" if len(run) > 1 else f"{run[0][5:]}/{run[0][:4]}"
        for run in runs
    )


@dataclass(frozen=True, slots=True)
class Period:
    """A month, a quarter or a year: '2026-03', '2026-Q1', '2026'."""

    name: str
    first: Month
    last: Month

    @property
    def begins(self) -> date:
        return first_day(self.first)

    @property
    def ends(self) -> date:
        return last_day(self.last)

    @property
    def words(self) -> str:
        """As a paper says it: 'quý 1 năm 2026'."""
        year = self.name[:4]
        if "Q" in self.name:
            return f"quý {self.name[-1]} năm {year}"
        return f"tháng {self.name[5:]} năm {year}" if "-" in self.name else f"năm {year}"


def quarter_of(day: date) -> Period:
    return read_period(f"{day.year}-Q{(day.month + 2) // 3}")


def read_period(text: str) -> Period:
    """'2026-Q1', 'quý 1/2026', 'q1 2026', '2026-03', '3/2026', '2026'. Raises ValueError."""
    typed = " ".join(text.strip().casefold().split())
    if found := re.fullmatch(r"(\d{4})\s*[-/ ]?\s*q([1-4])", typed):
        return _quarter(int(found[1]), int(found[2]))
    if found := re.fullmatch(r"(?:quý|quy|q)\s*([1-4]|iv|i{1,3})\s*(?:[-/ ]|năm)\s*(\d{4})", typed):
        said = found[1]
        number = int(said) if said.isdecimal() else ("i", "ii", "iii", "iv").index(said) + 1
        return _quarter(int(found[2]), number)
    if re.fullmatch(r"\d{4}", typed):
        return Period(typed, f"{typed}-01", f"{typed}-12")
    month = read_month(typed)
    return Period(month, month, month)


def _quarter(year: int, number: int) -> Period:
    first = f"{year:04d}-{number * 3 - 2:02d}"
    return Period(f"{year:04d}-Q{number}", first, later(first, 2))


def read_month(text: str) -> Month:
    """'2026-03', '3/2026', '03-2026', 'tháng 3/2026'. Raises ValueError."""
    typed = re.sub(r"^(tháng|thang|t)\s*", "", text.strip().casefold())
    if found := re.fullmatch(r"(\d{4})\s*[-/]\s*(\d{1,2})", typed):
        year, month = int(found[1]), int(found[2])
    elif found := re.fullmatch(r"(\d{1,2})\s*[-/]\s*(\d{4})", typed):
        year, month = int(found[2]), int(found[1])
    else:
        raise ValueError(text)
    return month_of(date(year, month, 1))


# --- what is due ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tariff:
    """The rules of one month."""

    amounts: Mapping[str, int]
    """By class."""
    month_joined: bool
    """The month somebody joins in is paid."""
    month_left: bool
    """The month somebody leaves in is paid."""


@dataclass(frozen=True, slots=True)
class Payer:
    """One member as far as fees go. ``classes``: from which month on which class, in order; the first also holds before it."""

    id: str
    since: date | None
    """First day as a member here; None: always."""
    until: date | None
    """First day no member any more; None: still."""
    classes: tuple[tuple[Month, FeeClass], ...]
    waivers: tuple[tuple[Month, Month], ...] = ()
    died: bool = False
    """Left by death: the month of it is not asked for."""

    def class_in(self, month: Month) -> FeeClass:
        found = self.classes[0][1]
        for since, kind in self.classes:
            if since <= month:
                found = kind
        return found


@dataclass(frozen=True, slots=True)
class Due:
    amount: int
    why: Why


_NONE: Final = {why: Due(0, why) for why in Why}


def due(payer: Payer, month: Month, tariff: Tariff) -> Due:
    """What a member owes for a month."""
    if not _counts(payer, month, tariff):
        return _NONE[Why.ABSENT]
    kind = payer.class_in(month)
    if kind is FeeClass.EXEMPT:
        return _NONE[Why.EXEMPT]
    if any(first <= month <= last for first, last in payer.waivers):
        return _NONE[Why.WAIVED]
    return Due(tariff.amounts[kind], Why.DUE)


def _counts(payer: Payer, month: Month, tariff: Tariff) -> bool:
    if payer.since is not None:
        joined = month_of(payer.since)
        if month < joined or (month == joined and not tariff.month_joined and payer.since.day > 1):
            return False
    if payer.until is None:
        return True
    left = month_of(payer.until)
    if payer.until.day == 1:  # no day of that month was one of membership
        return month < left
    return month < left or (month == left and tariff.month_left and not payer.died)


# --- spreading money over months, splitting it between levels -------------------------------------------------------


def spread(amount: int, open_months: Sequence[tuple[Month, int]]) -> tuple[list[tuple[Month, int]], int]:
    """Money on the oldest open months first: (month, part) and what is left over. ``open_months``: what each still lacks."""
    parts: list[tuple[Month, int]] = []
    for month, lacking in open_months:
        if amount <= 0:
            break
        if lacking > 0:
            parts.append((month, min(lacking, amount)))
            amount -= parts[-1][1]
    return parts, amount


THROUGH: Final = frozenset({UnitLevel.CELL_UNION.value, UnitLevel.SUBCELL.value})
"""Units that pass on all they take: a share comes back to them from above."""


@dataclass(frozen=True, slots=True)
class Split:
    """``kept`` + ``passed`` is the sum."""

    kept: int
    passed: int


def split(total: int, keep: Fraction, *, step: int = 1, level: str = "") -> Split:
    """What a unit keeps of what it took in, and what it hands to the level above."""
    if total < 0:  # a period with more taken back than taken in
        other = split(-total, keep, step=step, level=level)
        return Split(-other.kept, -other.passed)
    if level in THROUGH:
        return Split(0, total)
    passed = int(total * (1 - keep)) // max(step, 1) * max(step, 1)
    return Split(total - passed, passed)

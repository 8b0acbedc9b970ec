"""Periods of reports and their days: which days a period counts, by when it is due, whether the unit counts as having reported.

The days are data (resources/reports/calendar.toml): 'MM-DD', in the year before with a '-' in front, in the year after with a '+'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec

_PERIOD: Final = re.compile(r"((?:19|20)\d\d)(?:-(H[12]|Q[1-4]))?")
_TYPED: Final = re.compile(r"(H[12]|Q[1-4])[-/ ]?((?:19|20)\d\d)")


class Duty(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A report that is owed again and again: for which part of the year, over which days, by when."""

    part: str
    """'' the year, 'H1', 'Q3'."""
    name: str
    """'6 tháng đầu năm {year}'."""
    rhythm: str
    first: str
    last: str
    opens: str
    """From this day on 'not reported' is set again: only what is handed in since then counts."""
    due: str
    source: str
    certainty: str

    def period(self, year: int) -> str:
        return f"{year}-{self.part}" if self.part else str(year)

    def title(self, year: int) -> str:
        return self.name.format(year=year)

    def day(self, which: str, year: int) -> date:
        """One of its days in the year it reports on."""
        return day_of(getattr(self, which), year)


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    remind_days: int
    """So many days before the due day a reminder begins."""
    late_days: int
    """So many days after it a report that was not handed in is still called for."""
    duties: tuple[Duty, ...]

    def duty(self, period: str) -> Duty:
        """Raises ValueError."""
        part = period.partition("-")[2]
        for one in self.duties:
            if one.part == part:
                return one
        raise ValueError(period)


class Standing(StrEnum):
    """How a report stands on a day."""

    AHEAD = "ahead"  # chưa đến kỳ: what was handed in before the window does not count
    OPEN = "open"  # đang trong kỳ nộp
    REPORTED = "reported"  # đã nộp trong kỳ
    LATE = "late"  # quá hạn, chưa nộp
    HANDED_LATE = "handed-late"  # nộp sau hạn


def day_of(text: str, year: int) -> date:
    """'06-30', '-12-31', '+01-15' of a year. 29 February falls on the 28th of a common year."""
    shift = {"-": -1, "+": 1}.get(text[:1], 0)
    month, day = (int(part) for part in text.lstrip("+-").split("-"))
    try:
        return date(year + shift, month, day)
    except ValueError:
        return date(year + shift, month, day - 1)


def read_period(text: str) -> str:
    """'2026', '2026-H1', '2026-Q3' from what people type ('H1/2026', '2026 q3'). Raises ValueError."""
    typed = re.sub(r"\s+", "-", text.strip().upper())
    turned = _TYPED.fullmatch(typed)
    if turned is not None:
        typed = f"{turned[2]}-{turned[1]}"
    if _PERIOD.fullmatch(typed) is None:
        raise ValueError(text)
    return typed


def year_of(period: str) -> int:
    return int(period[:4])


def span_of(calendar: Calendar, period: str) -> tuple[date, date]:
    """First and last day that a period counts. Raises ValueError for a part that the calendar does not know."""
    duty, year = calendar.duty(period), year_of(period)
    return duty.day("first", year), duty.day("last", year)


def standing(duty: Duty, year: int, handed: Iterable[date], on: date) -> Standing:
    """Whether the unit counts as having reported on a day; ``handed`` are the days it handed the report in."""
    opens, due = duty.day("opens", year), duty.day("due", year)
    days = [one for one in handed if opens <= one <= on]
    if any(one <= due for one in days):
        return Standing.REPORTED
    if days:
        return Standing.HANDED_LATE
    if on < opens:
        return Standing.AHEAD
    return Standing.OPEN if on <= due else Standing.LATE


def current(calendar: Calendar, rhythms: Iterable[str], on: date) -> str:
    """The period a clerk most likely means: of the given rhythms the one due next (or just past, while it is called for)."""
    wanted = set(rhythms)
    found = [
        (due, duty.period(year))
        for duty in calendar.duties
        for year in (on.year - 1, on.year, on.year + 1)
        if duty.rhythm in wanted and (due := duty.day("due", year)) + timedelta(days=calendar.late_days) >= on
    ]
    return min(found)[1]

"""Dates as Vietnamese letters write them. Pure; a date that does not exist is no date.

Years missing are left to the caller, who knows the letter's own date.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

# The longest forms first. A day and month alone need a slash or words, for "1.2" is a heading and "3-4" a range.
DATE = (
    r"(?:(?P<d1>\d{1,2})\s*[Tt]háng\s*(?P<m1>\d{1,2})\s*(?:,?\s*[Nn]ăm\s*|\s*/\s*|\s+)(?P<y1>\d{4})(?!\d)"
    r"|(?P<d2>\d{1,2})\s?/\s?(?P<m2>\d{1,2})\s?/\s?(?P<y2>\d{4}|\d{2})(?![\d/])"
    r"|(?P<d3>\d{1,2})(?P<s3>[.-])(?P<m3>\d{1,2})(?P=s3)(?P<y3>\d{4})(?!\d)"
    r"|(?P<d4>\d{1,2})\s*[Tt]háng\s*(?P<m4>\d{1,2})(?!\d)"
    r"|(?P<d5>\d{1,2})/(?P<m5>\d{1,2})(?![\d/])(?!\s*[-–]?\s*[A-ZĐ]{2}))"
)
_DATE = re.compile(r"(?<![\d/.,-])" + DATE)
_FORMS = range(1, 6)


class Found(NamedTuple):
    """A date in a text; ``year`` None when it is not written."""

    day: int
    month: int
    year: int | None
    start: int
    end: int

    def on(self, year: int | None = None) -> date | None:
        """The date itself, in ``year`` when its own is missing; None when there is no such day."""
        chosen = self.year if self.year is not None else year
        return make(self.day, self.month, chosen)


def make(day: int, month: int, year: int | None) -> date | None:
    if year is None or not 1900 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(month: int, year: int) -> date | None:
    if not 1 <= month <= 12 or not 1900 <= year <= 2200:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def find(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """All dates in order."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        found = _found(match)
        if found is not None:
            yield found


def at(text: str, start: int) -> Found | None:
    """The date that begins exactly at ``start``."""
    match = _DATE.match(text, start)
    return _found(match) if match is not None else None


def _found(match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    for form in _FORMS:
        if groups.get(f"d{form}") is None:
            continue
        day, month = int(groups[f"d{form}"]), int(groups[f"m{form}"])
        year_text = groups.get(f"y{form}")
        year = int(year_text) if year_text else None
        if year is not None and len(year_text or "") == 2:
            year += 2000 if year < 70 else 1900
        # 29/2 is allowed here without a year; the year decides later.
        if not 1 <= month <= 12 or make(day, month, year if year is not None else 2024) is None:
            return None
        return Found(day, month, year, match.start(), match.end())
    return None

"""Working days: weekly rest, public holidays, and the unit's own list of exceptions.

Public holidays are those of the Labour Code 45/2019/QH14, Art. 112; a holiday on a day of rest gives the next working day off
(Art. 111.3). The days round Tết and Quốc khánh that the Government fixes anew each year, swapped Saturdays and days added by later
laws go into the own list (setting ``calendar.own``). Pure: no clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from app.domain.lunar import solar

SATURDAY, SUNDAY = 5, 6
FIXED: Final = ((1, 1), (4, 30), (5, 1), (9, 2))
"""Tết Dương lịch, ngày Chiến thắng, Quốc tế lao động, Quốc khánh."""
_DAY: Final = timedelta(days=1)


@lru_cache(maxsize=64)
def public_holidays(year: int) -> frozenset[date]:
    """Days off by law in ``year``, days given in exchange for a holiday on a weekend included."""
    tet = solar(year, 1, 1)
    days = {date(year, month, day) for month, day in FIXED}
    # Quốc khánh has a second day before or after; Tết has five: by default its eve and the first four of the year.
    days |= {date(year, 9, 1)} if date(year, 9, 2).weekday() in (1, 3, 4) else {date(year, 9, 3)}
    days |= {tet + timedelta(days=n) for n in range(-1, 4)}
    days.add(solar(year, 3, 10))
    for day in sorted(days):
        if day.weekday() in (SATURDAY, SUNDAY):
            free = day
            while free in days or free.weekday() in (SATURDAY, SUNDAY):
                free += _DAY
            days.add(free)
    return frozenset(day for day in days if day.year == year)


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Which days are worked. ``own`` goes before everything: True = off, False = worked (a swapped Saturday)."""

    rest: frozenset[int] = frozenset({SATURDAY, SUNDAY})
    own: Mapping[date, bool] = field(default_factory=dict)

    def working(self, day: date) -> bool:
        exception = self.own.get(day)
        if exception is not None:
            return not exception
        return day.weekday() not in self.rest and day not in public_holidays(day.year)

    def next_working(self, day: date) -> date:
        """First working day after ``day``."""
        following = day + _DAY
        while not self.working(following):
            following += _DAY
        return following

    def add_working(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; ``day`` itself when ``count`` is 0."""
        for _ in range(count):
            day = self.next_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Working days after ``start`` up to and with ``end``; 0 when ``end`` is not later."""
        return sum(self.working(start + timedelta(days=n)) for n in range(1, (end - start).days + 1))


def read_own_days(entries: Iterable[str]) -> dict[date, bool]:
    """The own list: '24/11/2026' (or '2026-11-24') is off, '+14/02/2026' is worked. Raises ValueError."""
    found: dict[date, bool] = {}
    for entry in entries:
        text = entry.strip()
        if text:
            found[_day(text.lstrip("+"))] = not text.startswith("+")
    return found


def _day(text: str) -> date:
    if "/" not in text:
        return date.fromisoformat(text)
    day, month, year = (int(part) for part in text.split("/"))
    return date(year, month, day)

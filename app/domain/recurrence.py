"""Deadlines that come again: weekly, monthly, quarterly, half-yearly, yearly. Pure: days in, days out.

A deadline on a day of rest moves to the working day before it: a report that is due on Sunday is wanted on Friday.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from app.base.errors import InputRefused
from app.base.language import mark
from app.domain.calendar import WorkCalendar


class Every(StrEnum):
    WEEK = "week"  # hằng tuần
    MONTH = "month"  # hằng tháng
    QUARTER = "quarter"  # hằng quý
    HALF = "half"  # 6 tháng
    YEAR = "year"  # hằng năm


EVERY_NAMES: Final = {
    Every.WEEK: mark("hằng tuần"),
    Every.MONTH: mark("hằng tháng"),
    Every.QUARTER: mark("hằng quý"),
    Every.HALF: mark("6 tháng một lần"),
    Every.YEAR: mark("hằng năm"),
}
_MONTHS: Final = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF: 6, Every.YEAR: 12}
LAST: Final = -1


class RuleWrong(InputRefused):
    code, what = "VIEC-010", mark("Quy tắc lặp lại chưa đúng: {reason}.")
    remedy = mark(
        "Ghi chu kỳ (week, month, quarter, half, year), ngày (1-31, -1 là ngày cuối; tuần: 1 là thứ Hai) và tháng trong kỳ."
    )


@dataclass(frozen=True, slots=True)
class Rule:
    """``month``: which month of the period, from 1; 0 = the month after it ended (a quarter's report in the next month)."""

    every: Every
    day: int
    month: int = 0


def read_rule(every: str, day: int, month: int) -> Rule:
    """Raises RuleWrong."""
    try:
        rule = Rule(Every(every), day, month)
    except ValueError:
        raise RuleWrong(reason=every) from None
    if rule.every is Every.WEEK:
        if not 1 <= day <= 7:
            raise RuleWrong(reason=str(day))
        return rule
    if day != LAST and not 1 <= day <= 31:
        raise RuleWrong(reason=str(day))
    if not 0 <= month <= _MONTHS[rule.every]:
        raise RuleWrong(reason=str(month))
    return rule


def deadlines(rule: Rule, after: date, calendar: WorkCalendar) -> Iterator[date]:
    """The deadlines later than ``after``, without end, as working days."""
    for day in _plain(rule, after - timedelta(days=40)):
        worked = _worked(day, calendar)
        if worked > after:
            yield worked


def _plain(rule: Rule, start: date) -> Iterator[date]:
    if rule.every is Every.WEEK:
        day = start + timedelta(days=(rule.day - 1 - start.weekday()) % 7)
        while True:
            yield day
            day += timedelta(days=7)
    step = _MONTHS[rule.every]
    # Periods are counted from January; month 0 is the first month of the next one.
    first = (rule.month or 1) - 1
    count = start.year * 12 + start.month - 1
    count += (first - count) % step
    while True:
        year, month = divmod(count, 12)
        if year > 9998:
            return
        last = monthrange(year, month + 1)[1]
        yield date(year, month + 1, last if rule.day == LAST else min(rule.day, last))
        count += step


def _worked(day: date, calendar: WorkCalendar) -> date:
    while not calendar.working(day):
        day -= timedelta(days=1)
    return day

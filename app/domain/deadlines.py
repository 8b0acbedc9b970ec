"""By when the clerk must act: Decree 30/2020 Art. 4, 15, 18, 23, 24 (same day, at latest the next working day).

Pure: days in, days out. The clock and the calendar are passed in.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Final

from app.base.text import fold
from app.domain.calendar import WorkCalendar

URGENT: Final = frozenset({"khan", "thuong khan", "hoa toc"})


class DueState(StrEnum):
    """How a deadline stands today."""

    NONE = "none"
    AHEAD = "ahead"
    SOON = "soon"  # today or the next working day
    LATE = "late"


def urgent(mark: str | None) -> bool:
    """Whether the urgency mark asks for handling at once (Art. 4, 23, 24)."""
    words = fold(mark or "")
    return any(words.startswith(word) for word in URGENT)


def same_or_next_day(day: date, calendar: WorkCalendar, *, at_once: bool = False) -> date:
    """Latest day for registering, handing over or issuing what came on ``day``."""
    return day if at_once else calendar.next_working(day)


def register_by(arrived_on: date, calendar: WorkCalendar, *, urgency: str | None = None) -> date:
    """Art. 4, 22, 23: an arrived letter is registered and submitted the same day, at latest the next working day."""
    return same_or_next_day(arrived_on, calendar, at_once=urgent(urgency))


def number_by(signed_on: date, calendar: WorkCalendar) -> date:
    """Art. 15.2: a paper letter gets number and date after the signature, at latest the next working day."""
    return same_or_next_day(signed_on, calendar)


def issue_by(signed_on: date, calendar: WorkCalendar, *, urgency: str | None = None) -> date:
    """Art. 18.1: issued on the day of signature, at latest the next working day; urgent ones at once."""
    return same_or_next_day(signed_on, calendar, at_once=urgent(urgency))


def handle_by(
    arrived_on: date,
    calendar: WorkCalendar,
    *,
    set_in_letter: date | None,
    working_days: int,
    urgency: str | None = None,
) -> date:
    """Art. 24: the limit the letter sets, else the organ's working rule (``working_days``); urgent ones at once."""
    if set_in_letter is not None:
        return set_in_letter
    return arrived_on if urgent(urgency) else calendar.add_working(arrived_on, working_days)


def due_state(due_on: date | None, today: date, calendar: WorkCalendar) -> DueState:
    """For colours and lists: late, soon (by the next working day), ahead."""
    if due_on is None:
        return DueState.NONE
    if due_on < today:
        return DueState.LATE
    return DueState.SOON if due_on <= calendar.next_working(today) else DueState.AHEAD


LEAD_DAYS: Final = 3
"""Working days an organ keeps for itself to sum up what its branches report."""


def ask_branches_by(due: date, today: date, calendar: WorkCalendar) -> date | None:
    """A day for our branches, earlier than the one set for us: three working days, fewer where there is no time.

    None when there is no working day left between today and ours.
    """
    days: list[date] = []
    day = calendar.next_working(today)
    while day < due:
        days.append(day)
        day = calendar.next_working(day)
    if not days:
        return None
    return days[-LEAD_DAYS] if len(days) > 2 * LEAD_DAYS else days[len(days) // 2]

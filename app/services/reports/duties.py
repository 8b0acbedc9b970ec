"""The calendar of reports: what is due when, how each stands today, and what to be reminded of.

Owns the reckoning over all forms of one rhythm: a duty is done when each of its forms was handed in within its window. Reads only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.domain.reports.forms import Form
from app.domain.reports.periods import Duty, Standing, standing
from app.models.members import Member
from app.models.reports import MemberReport
from app.services.change import Service
from app.services.reports.forms import calendar, forms
from app.services.units import own_id


@dataclass(frozen=True, slots=True)
class FormStanding:
    """One form of one period."""

    form: str
    title: str
    standing: str
    handed_on: date | None


@dataclass(frozen=True, slots=True)
class DutyRow:
    """One report that is owed: its period, its days, its forms."""

    period: str
    name: str
    due_on: date
    forms: tuple[FormStanding, ...]
    certainty: str
    source: str

    @property
    def left(self) -> int:
        """How many forms do not yet count as reported."""
        done = (Standing.REPORTED, Standing.HANDED_LATE)
        return sum(1 for one in self.forms if one.standing not in done)


class Duties(Service):
    def year(self, year: int | None = None) -> tuple[DutyRow, ...]:
        """All reports on a year, by the day they are due."""
        day = today(self.store.clock)
        with self.store.read() as session:
            own = own_id(session)
            rows = [_row(session, own, duty, year or day.year, day) for duty in calendar().duties]
        return tuple(sorted(rows, key=lambda one: (one.due_on, one.period)))

    def called_for(self) -> tuple[DutyRow, ...]:
        """What is to be reminded of today."""
        with self.store.read() as session:
            return due_reports(session, today(self.store.clock))


def due_between(session: Session, first: date, last: date, day: date) -> tuple[DutyRow, ...]:
    """Reports due on days of a calendar that are not done; by the same rule as ``due_reports`` nothing late where none was begun."""
    own, begun = _kept(session)
    if own is None:
        return ()
    first = first if begun else max(first, day)
    years = range(first.year - 1, last.year + 2)
    due = [
        (duty, year) for duty in calendar().duties for year in years if first <= duty.day("due", year) <= last
    ]
    rows = [_row(session, own, duty, year, day) for duty, year in due]
    return tuple(row for row in rows if row.left)


def _kept(session: Session) -> tuple[str | None, bool]:
    """Our own unit, None where no member was ever entered; whether reports are made with this program."""
    own = own_id(session)
    if own is None or session.scalar(select(Member.id).limit(1)) is None:
        return None, False
    return own, session.scalar(select(MemberReport.id).limit(1)) is not None


def due_reports(session: Session, day: date) -> tuple[DutyRow, ...]:
    """Reports whose reminder has begun and that are not done. Nothing where no member was ever entered, and nothing late where
    no report was ever begun: who does not report with this program is not called late by it."""
    own, begun = _kept(session)
    if own is None:
        return ()
    plan = calendar()
    found = []
    for duty in plan.duties:
        for year in (day.year - 1, day.year, day.year + 1):
            due = duty.day("due", year)
            first = max(duty.day("opens", year), due - timedelta(days=plan.remind_days))
            last = due + timedelta(days=plan.late_days) if begun else due
            if first <= day <= last:
                row = _row(session, own, duty, year, day)
                if row.left:
                    found.append(row)
    return tuple(sorted(found, key=lambda one: (one.due_on, one.period)))


def _row(session: Session, own: str | None, duty: Duty, year: int, day: date) -> DutyRow:
    period = duty.period(year)
    handed: dict[str, list[date]] = {}
    query = select(MemberReport.form, MemberReport.handed_on).where(
        MemberReport.unit_id == own, MemberReport.period == period, MemberReport.state == "handed"
    )
    for form, on in session.execute(query):
        if on is not None:
            handed.setdefault(form, []).append(on)
    asked: list[Form] = [one for one in forms() if duty.rhythm in one.rhythm]
    return DutyRow(
        period,
        duty.title(year),
        duty.day("due", year),
        tuple(
            FormStanding(
                one.name,
                one.title,
                str(standing(duty, year, handed.get(one.name, ()), day)),
                max(handed.get(one.name, ()), default=None),
            )
            for one in asked
        ),
        duty.certainty,
        duty.source,
    )

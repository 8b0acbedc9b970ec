"""The report of a period per unit, the hand-over to the level above, and closing a period for good."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.domain.fees import Period, months, read_period, split
from app.domain.refusals import day as said_day
from app.domain.rows import UnitRow
from app.models.fees import FeeClosing, FeeEntry
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.fees import cash
from app.services.fees.accounts import Accounts, scope
from app.services.fees.refusals import ClosedBefore, NothingToPass, PeriodRunning
from app.services.fees.rows import FeeReport, UnitLine
from app.services.rules import rule_book
from app.services.units import find_unit, need_own


class FeeReports(Service):
    """Verbs on periods."""

    def report(self, period: Period, unit: str | None = None) -> FeeReport:
        """A unit and all below it, line by line. A closed period tells what it told when it was closed."""
        with self.store.read() as session:
            root = find_unit(session, unit) if unit else need_own(session)
            closed = _closing(session, root.id, period.name)
            if closed is not None:
                lines = tuple(UnitLine(**line) for line in closed.report["lines"])
                return FeeReport(period.name, period.words, lines, closed.closed_on)
            return _report(session, scope(session, root.id), period, today(self.store.clock))

    def hand_over(
        self,
        period: Period,
        unit: str | None = None,
        *,
        on: date | None = None,
        way: str = "cash",
        person: str = "",
    ) -> Change[int]:
        """What a unit has to pass on of a period goes up: out of its fund, and into that of the unit above when we keep that too.

        Raises NothingToPass, FundShort, PeriodClosed.
        """
        with self.work("fees.hand_over") as w:
            giver = find_unit(w.session, unit) if unit else need_own(w.session)
            line = _report(w.session, scope(w.session, giver.id), period, w.today).lines[0]
            amount = line.passed - line.handed
            if amount <= 0:
                raise NothingToPass(unit=giver.name, period=period.words)
            cash.need_money(w, giver.id, amount)
            above = w.find(Unit, giver.parent_id) if giver.parent_id else None
            day = on or w.today
            cash.write(
                w, giver.id, -amount, on=day, kind="handover", way=way, period=period.name,
                other_id=above.id if above else None, words=f"Nộp đoàn phí {period.words} lên cấp trên",
                person=person or (above.name if above else ""),
            )  # fmt: skip
            if above is not None and above.id in {row.id for row in scope(w.session, None)}:
                cash.write(
                    w, above.id, amount, on=day, kind="receive", way=way, period=period.name, other_id=giver.id,
                    words=f"{giver.name} nộp đoàn phí {period.words}", person=person or giver.name,
                )  # fmt: skip
            changed = w.commit()
            return Change(amount, changed.subjects, changed.ids, True, changed.act_id)

    def close(self, period: Period, unit: str | None = None) -> Change[int]:
        """Nothing is written into the period any more, of this unit and all below it. How many books were closed.

        Raises PeriodRunning, ClosedBefore.
        """
        with self.work("fees.close") as w:
            if w.today < period.ends:
                raise PeriodRunning(period=period.words, day=said_day(period.ends))
            units = scope(w.session, unit)
            root = units[0]
            until = cash.closed_until(w.session, root.id)
            if until is not None and until >= period.ends:
                raise ClosedBefore(unit=root.name, until=said_day(until))
            count = 0
            for row in units:
                before = cash.closed_until(w.session, row.id)
                if before is None or before < period.ends:
                    _close(w, row, period)
                    count += 1
            return Change.of(count, w.commit())

    def closings(self, unit: str | None = None) -> tuple[tuple[str, date, int], ...]:
        """(period, closed on, balance) of a unit's closed periods, the newest first."""
        with self.store.read() as session:
            root = find_unit(session, unit) if unit else need_own(session)
            query = select(FeeClosing).where(FeeClosing.unit_id == root.id).order_by(FeeClosing.until.desc())
            return tuple((one.period, one.closed_on, one.balance) for one in session.scalars(query))


def _close(w: UnitOfWork, row: UnitRow, period: Period) -> None:
    report = _report(w.session, scope(w.session, row.id), period, w.today)
    w.add(
        FeeClosing(
            unit_id=row.id, period=period.name, until=period.ends, closed_on=w.today,
            balance=cash.balance(w.session, row.id, period.ends), report={"lines": [asdict(one) for one in report.lines]},
        )
    )  # fmt: skip


def _closing(session: Session, unit_id: str, period: str) -> FeeClosing | None:
    query = select(FeeClosing).where(FeeClosing.unit_id == unit_id, FeeClosing.period == period)
    return session.scalars(query).first()


def _report(session: Session, units: Sequence[UnitRow], period: Period, now: date) -> FeeReport:
    ids = [row.id for row in units]
    accounts = Accounts(session, ids, today=now, until=period.ends)
    owed: dict[str, list[int]] = {one: [0, 0, 0] for one in ids}  # members, due, arrears
    for person in accounts.people:
        found = owed[person.unit_id]
        due = sum(accounts.due(person, month).amount for month in months(period.first, period.last))
        found[0] += due > 0
        found[1] += due
        found[2] += sum(part for _, part in accounts.open_months(person, last=period.last))
    flows = cash.sums(session, ids, period.begins, period.ends)
    labelled = _labelled(session, ids, period)
    book = rule_book(session, period.ends)
    keep, step = book.share("fees.keep"), book.number("fees.step")
    lines = []
    for row in units:
        collected, received = flows.get((row.id, "collect"), 0), labelled.get((row.id, "receive"), 0)
        parts = split(collected + received, keep, step=step, level=str(row.level))
        members, due, arrears = owed[row.id]
        lines.append(
            UnitLine(
                row.id, row.name, row.depth - units[0].depth, members, due, collected, received, parts.kept, parts.passed,
                -labelled.get((row.id, "handover"), 0), arrears, cash.balance(session, row.id, period.ends),
            )
        )  # fmt: skip
    return FeeReport(period.name, period.words, tuple(lines))


def _labelled(session: Session, ids: Sequence[str], period: Period) -> dict[tuple[str, str], int]:
    """(unit, kind) -> what was handed over for the period or a part of it, whenever that was: it is counted where it belongs."""
    query = (
        select(FeeEntry.unit_id, FeeEntry.kind, FeeEntry.period, func.sum(FeeEntry.amount))
        .where(FeeEntry.unit_id.in_(ids), FeeEntry.kind.in_(("handover", "receive")))
        .group_by(FeeEntry.unit_id, FeeEntry.kind, FeeEntry.period)
    )
    found: dict[tuple[str, str], int] = {}
    for unit, kind, label, amount in session.execute(query):
        part = read_period(label)
        if period.first <= part.first and part.last <= period.last:
            found[unit, kind] = found.get((unit, kind), 0) + int(amount)
    return found

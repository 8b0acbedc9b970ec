"""Who owes what: members of units as payers, the rules of each month, what was paid. Reads only.

Debts follow the person: a month unpaid in a former unit is asked for where the member is now, as the transfer rules want it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.paths import resource
from app.base.text import fold
from app.domain.fees import (
    RULE_OF,
    Due,
    FeeClass,
    Month,
    Payer,
    Tariff,
    Why,
    due,
    first_day,
    later,
    month_of,
    months,
)
from app.domain.members import PRESENT, Status
from app.domain.rows import UnitRow
from app.models.fees import FeeClassing, FeeEntry, FeeFund, FeePayment, FeeWaiver
from app.models.members import Member, MemberSpell
from app.models.units import Unit
from app.services.rules import rule_books
from app.services.units import find_unit, need_own, tree_of

_ALWAYS: Final = date.min
_GONE: Final = frozenset({Status.CANDIDATE, Status.HONORARY})
"""Keep a record here and pay nothing."""


@dataclass(frozen=True, slots=True)
class Person:
    """A member in the list of payers."""

    id: str
    name: str
    unit_id: str
    unit_name: str
    code: str
    phone: str
    payer: Payer
    guessed: bool
    """The class is a guess from the occupation: nobody has said it."""


class Accounts:
    """All payers of some units, with what they owe and paid. ``until``: payments written up to this day only."""

    def __init__(
        self, session: Session, units: Sequence[str], *, today: date, until: date | None = None
    ) -> None:
        self.today = today
        self._books = rule_books(session)
        self._tariffs: dict[Month, Tariff] = {}
        self._first = first_months(session, units, today)
        self.people = _people(session, units, guests=self._books(today).is_on("fees.guests"))
        self.paid: dict[tuple[str, Month], int] = _paid(session, units, until)

    @property
    def first(self) -> Month:
        """The first month that any of the units asks for."""
        return min(self._first.values(), default=month_of(self.today))

    @property
    def most_ahead(self) -> int:
        return self._books(self.today).number("fees.ahead_months")

    def tariff(self, month: Month) -> Tariff:
        if month not in self._tariffs:
            book = self._books(first_day(month))
            self._tariffs[month] = Tariff(
                {kind: book.number(rule) for kind, rule in RULE_OF.items()},
                book.is_on("fees.month_joined"),
                book.is_on("fees.month_left"),
            )
        return self._tariffs[month]

    def due(self, person: Person, month: Month) -> Due:
        if month < self._first[person.unit_id]:
            return Due(0, Why.ABSENT)
        return due(person.payer, month, self.tariff(month))

    def lacking(self, person: Person, month: Month) -> int:
        """What is still to be paid for a month."""
        return max(0, self.due(person, month).amount - self.paid.get((person.id, month), 0))

    def open_months(
        self, person: Person, first: Month | None = None, last: Month | None = None
    ) -> Iterator[tuple[Month, int]]:
        """Months with something lacking, the oldest first. ``last`` None: as far ahead as may be paid."""
        begin = max(first or self._first[person.unit_id], self._first[person.unit_id])
        for month in months(begin, last or later(month_of(self.today), self.most_ahead)):
            if lacking := self.lacking(person, month):
                yield month, lacking


def over_month(today: date) -> Month:
    """The last month that is over: what is unpaid in it is arrears."""
    return later(month_of(today), -1)


def scope(session: Session, unit: str | None) -> list[UnitRow]:
    """A unit (ours by default) and all below it, parents first. Raises UnitMissing."""
    root = (find_unit(session, unit) if unit else need_own(session)).id
    found: dict[str, UnitRow] = {}
    for row in tree_of(session):
        if row.id == root or row.parent_id in found:
            found[row.id] = row
    return list(found.values())


def first_months(session: Session, units: Sequence[str], today: date) -> dict[str, Month]:
    """From which month each unit asks for fees: its own fund's, else that of the nearest above, else this year's first."""
    said: dict[str, Month] = {
        row[0]: row[1] for row in session.execute(select(FeeFund.unit_id, FeeFund.first_month))
    }
    above: dict[str, str | None] = {
        row[0]: row[1] for row in session.execute(select(Unit.id, Unit.parent_id))
    }
    known = session.scalar(select(func.min(FeePayment.month)))
    usual = min(f"{today.year}-01", known or f"{today.year}-01")
    found = {}
    for unit in units:
        at: str | None = unit
        seen: set[str] = set()
        while at is not None and at not in said and at not in seen:
            seen.add(at)
            at = above.get(at)
        found[unit] = said.get(at or "", usual)
    return found


def unpaid_months(session: Session, on: date) -> dict[str, int]:
    """In how many of the last twelve months that are over each member paid nothing of what was due.

    Only where fees are kept at all: of units that have a fund, or into whose book somebody has paid.
    """
    kept = set(session.scalars(select(FeeFund.unit_id))) | set(
        session.scalars(select(FeeEntry.unit_id).where(FeeEntry.kind == "collect").distinct())
    )
    if not kept:
        return {}
    units: list[str] = []
    for row in tree_of(session):  # parents first: a fund above keeps the fees of those below
        if row.id in kept or row.parent_id in units:
            units.append(row.id)
    accounts = Accounts(session, units, today=on)
    over = list(months(later(month_of(on), -12), over_month(on)))
    found = {}
    for person in accounts.people:
        count = sum(
            1
            for month in over
            if accounts.due(person, month).amount and not accounts.paid.get((person.id, month))
        )
        if count:
            found[person.id] = count
    return found


# --- reading -----------------------------------------------------------------------------------------------------


_COLUMNS: Final = (
    Member.id, Member.full_name, Member.unit_id, Unit.name, Member.code, Member.phone, Member.unit_since,
    Member.joined_on, Member.status, Member.status_since, Member.occupation, Member.category,
)  # fmt: skip


def _people(session: Session, units: Sequence[str], *, guests: bool) -> tuple[Person, ...]:
    here = Member.unit_id.in_(units)
    spells = (
        select(MemberSpell.member_id, func.min(func.coalesce(MemberSpell.starts_on, _ALWAYS)))
        .join(Member, Member.id == MemberSpell.member_id)
        .where(here)
        .group_by(MemberSpell.member_id)
    )
    begun: dict[str, date] = {row[0]: row[1] for row in session.execute(spells)}
    classes: dict[str, list[tuple[Month, FeeClass]]] = {}
    query = select(FeeClassing.member_id, FeeClassing.since, FeeClassing.kind).order_by(FeeClassing.since)
    for member, since, kind in session.execute(
        query.join(Member, Member.id == FeeClassing.member_id).where(here)
    ):
        classes.setdefault(member, []).append((since, FeeClass(kind)))
    waivers: dict[str, list[tuple[Month, Month]]] = {}
    asked = select(FeeWaiver.member_id, FeeWaiver.first, FeeWaiver.last)
    for member, first, last in session.execute(
        asked.join(Member, Member.id == FeeWaiver.member_id).where(here)
    ):
        waivers.setdefault(member, []).append((first, last))
    rows = session.execute(
        select(*_COLUMNS)
        .join(Unit, Unit.id == Member.unit_id)
        .where(here, Member.status.not_in(_GONE if guests else _GONE | {Status.GUEST}))
        .order_by(Unit.sort_key, Unit.id, Member.sort_key, Member.id)
    )
    return tuple(_person(row, begun, classes, waivers) for row in rows)


def _person(
    row: Any, begun: dict[str, date], classes: dict[str, list[Any]], waivers: dict[str, list[Any]]
) -> Person:
    member, name, unit, unit_name, code, phone, unit_since, joined, status, status_since, work, category = row
    came = begun.get(member, unit_since)
    since = max((day for day in (came, joined) if day and day != _ALWAYS), default=None)
    said = classes.get(member)
    payer = Payer(
        member,
        since,
        None if status in PRESENT else status_since,
        tuple(said) if said else (("0001-01", guessed_class(work, category)),),
        tuple(waivers.get(member, ())),
        died=status == Status.DECEASED,
    )
    return Person(member, name, unit, unit_name, code or "", phone or "", payer, not said)


def _paid(session: Session, units: Sequence[str], until: date | None) -> dict[tuple[str, Month], int]:
    query = (
        select(FeePayment.member_id, FeePayment.month, func.sum(FeePayment.amount))
        .join(Member, Member.id == FeePayment.member_id)
        .where(Member.unit_id.in_(units))
        .group_by(FeePayment.member_id, FeePayment.month)
    )
    if until is not None:
        query = query.join(FeeEntry, FeeEntry.id == FeePayment.entry_id).where(FeeEntry.day <= until)
    return {(member, month): int(amount) for member, month, amount in session.execute(query)}


@lru_cache(maxsize=4096)
def guessed_class(occupation: str, category: str) -> FeeClass:
    """By the words of the record, as long as nobody has said it."""
    words = _class_words()
    for text in (fold(occupation or ""), fold(category or "")):
        if any(word in text for word in words["unsalaried"]):
            return FeeClass.UNSALARIED
        if any(word in text for word in words["salaried"]):
            return FeeClass.SALARIED
    return FeeClass.UNSALARIED


@lru_cache(maxsize=1)
def _class_words() -> dict[str, list[str]]:
    return tomllib.loads(resource("rules", "fee-classes.toml").read_text(encoding="utf-8"))

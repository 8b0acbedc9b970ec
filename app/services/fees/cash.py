"""The cash book of a unit's fund: writing entries, taking them back by a counter entry, what is closed. Inside a unit of work.

Owns the rules of the book: nothing is written into closed days or days to come, nothing is changed or deleted, a fund does not
spend what it has not. A closed period is never opened again: its list and receipts are signed and handed over, so what was wrong
in it is put right by a counter entry in the open period, where both are seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Final
from uuid import UUID, uuid5

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.text import one_line
from app.domain.fees import Month
from app.domain.money_words import money
from app.domain.refusals import IdAmbiguous
from app.domain.refusals import day as said_day
from app.models.fees import FeeClosing, FeeEntry, FeePayment, FeeTransfer
from app.models.journal import Change as Logged
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.fees.receipt_books import next_number, shown, told_number
from app.services.fees.refusals import DayAhead, EntryMissing, FundShort, PeriodClosed, TakenBack
from app.services.fees.rows import CashBook, EntryRow, kind_words
from app.services.letter_rows import SHORT

ENTITY: Final = FeeEntry.__tablename__
_SAME: Final = UUID("0d6a7c1e-52b8-5f0e-8c3d-6b1f9e2a7d44")
"""Namespace of records of money that more than one PC may be told of."""


def closed_until(session: Session, unit_id: str) -> date | None:
    """The last closed day of a unit's book."""
    return session.scalar(select(func.max(FeeClosing.until)).where(FeeClosing.unit_id == unit_id))


def balance(session: Session, unit_id: str, until: date | None = None) -> int:
    query = select(func.coalesce(func.sum(FeeEntry.amount), 0)).where(FeeEntry.unit_id == unit_id)
    if until is not None:
        query = query.where(FeeEntry.day <= until)
    return int(session.scalar(query) or 0)


def need_open(w: UnitOfWork, unit_id: str, on: date) -> None:
    """Raises PeriodClosed, DayAhead."""
    if on > w.today:
        raise DayAhead(day=said_day(on))
    closed = closed_until(w.session, unit_id)
    if closed is not None and on <= closed:
        unit = w.get(Unit, unit_id)
        raise PeriodClosed(unit=unit.name, until=said_day(closed), day=said_day(on))


def need_money(w: UnitOfWork, unit_id: str, amount: int) -> None:
    """Raises FundShort."""
    there = balance(w.session, unit_id)
    if there < amount:
        raise FundShort(unit=w.get(Unit, unit_id).name, balance=money(there), amount=money(amount))


def write(
    w: UnitOfWork, unit_id: str, amount: int, *, on: date, kind: str, known_as: str = "", **more: Any
) -> FeeEntry:
    """One line more. ``known_as`` as in ``collect``. Raises PeriodClosed, DayAhead."""
    need_open(w, unit_id, on)
    w.flush()  # the number counts what this act has already written
    if known_as:
        more["id"] = same_id(known_as)
    number = told_number(known_as) if known_as else next_number(w, unit_id, on.year, amount)
    for name in ("words", "person"):
        more[name] = one_line(more.get(name, ""))[: 500 if name == "words" else 200]
    return w.add(
        FeeEntry(
            unit_id=unit_id, day=on, kind=kind, amount=amount, number=number,
            **{"way": "cash", "period": "", "other_id": None, "counter_of": None, **more},
        )
    )  # fmt: skip


def collect(
    w: UnitOfWork,
    unit_id: str,
    parts: Iterable[tuple[str, Month, int]],
    *,
    on: date,
    way: str,
    words: str,
    person: str,
    known_as: str = "",
) -> FeeEntry:
    """An entry with its payments: (member, month, amount). ``known_as``: from it come the ids, so that two PCs that are told of the
    same money write the same records."""
    listed = list(parts)
    amount = sum(part for *_, part in listed)
    entry = write(
        w, unit_id, amount, on=on, kind="collect", way=way, words=words, person=person, known_as=known_as
    )
    for member_id, month, part in listed:
        own = {"id": same_id(f"{known_as}/{member_id}/{month}")} if known_as else {}
        w.add(FeePayment(entry_id=entry.id, member_id=member_id, month=month, amount=part, **own))
    return entry


def same_id(known_as: str) -> str:
    """The id of a record that any PC makes of the same thing."""
    return str(uuid5(_SAME, known_as))


def take_back(w: UnitOfWork, entries: Sequence[FeeEntry], *, on: date, why: str) -> list[FeeEntry]:
    """A counter entry for each. Raises TakenBack, PeriodClosed."""
    made = []
    for entry in entries:
        if entry.counter_of or _counter(w.session, entry.id):
            raise TakenBack(number=printed(entry))
        told = f"Đảo {printed(entry)}: {entry.words}" + (f" ({why})" if why else "")
        counter = write(
            w, entry.unit_id, -entry.amount, on=on, kind=entry.kind, words=told, person=entry.person, way=entry.way,
            period=entry.period, other_id=entry.other_id, counter_of=entry.id,
        )  # fmt: skip
        for paid in w.session.scalars(select(FeePayment).where(FeePayment.entry_id == entry.id)).all():
            w.add(
                FeePayment(
                    entry_id=counter.id, member_id=paid.member_id, month=paid.month, amount=-paid.amount
                )
            )
        for line in w.session.scalars(select(FeeTransfer).where(FeeTransfer.entry_id == entry.id)).all():
            line.state, line.entry_id = "doubtful", None
        made.append(counter)
    return made


def takes_back_act(w: UnitOfWork, act_id: str) -> None:
    """The act under way is the undo of another."""
    w.act = replace(w.act, undoes=act_id)


def _counter(session: Session, entry_id: str) -> str | None:
    return session.scalar(select(FeeEntry.id).where(FeeEntry.counter_of == entry_id))


def act_of(session: Session, entry_id: str) -> str | None:
    """The act that wrote an entry; None when it came by the exchange."""
    return session.scalar(
        select(Logged.act_id).where(
            Logged.entity == ENTITY,
            Logged.record_id == entry_id,
            Logged.kind == "create",
            Logged.undoes.is_(None),
        )
    )


def entries_of_act(session: Session, act_id: str) -> list[FeeEntry]:
    """What an act wrote into cash books, in order; without what it took back."""
    query = (
        select(FeeEntry)
        .join(Logged, Logged.record_id == FeeEntry.id)
        .where(Logged.act_id == act_id, Logged.entity == ENTITY, FeeEntry.counter_of.is_(None))
        .order_by(Logged.seq)
    )
    return list(session.scalars(query))


def find_entry(session: Session, words: str) -> FeeEntry:
    """By id or the end of one. Raises EntryMissing, IdAmbiguous."""
    found = session.get(FeeEntry, words)
    if found is not None:
        return found
    ending = FeeEntry.id.endswith(words, autoescape=True)
    several = session.scalars(select(FeeEntry).where(ending).limit(2)).all() if len(words) >= SHORT else []
    if not several:
        raise EntryMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]


def printed(entry: FeeEntry) -> str:
    """'PT 12/2026', 'PT 12-K7/2026': receipts and vouchers are numbered apart, and so are the books of several PCs."""
    return f"{'PT' if entry.amount >= 0 else 'PC'} {shown(entry.number)}/{entry.day.year}"


def cash_book(session: Session, unit: Unit, first: date, last: date) -> CashBook:
    """The lines of some days with the balance after each."""
    before = int(
        session.scalar(
            select(func.coalesce(func.sum(FeeEntry.amount), 0)).where(
                FeeEntry.unit_id == unit.id, FeeEntry.day < first
            )
        )
        or 0
    )
    query = (
        select(FeeEntry)
        .where(FeeEntry.unit_id == unit.id, FeeEntry.day.between(first, last))
        .order_by(FeeEntry.day, FeeEntry.id)
    )
    entries = session.scalars(query).all()
    countered = set(
        session.scalars(
            select(FeeEntry.counter_of).where(FeeEntry.unit_id == unit.id, FeeEntry.counter_of.is_not(None))
        )
    )
    rows, running = [], before
    for entry in entries:
        running += entry.amount
        rows.append(_row(entry, running, entry.id in countered))
    income, outgo = sum(row.income for row in rows), sum(row.outgo for row in rows)
    return CashBook(
        unit.id,
        unit.name,
        first,
        last,
        before,
        tuple(rows),
        income,
        outgo,
        running,
        closed_until(session, unit.id),
    )


def _row(entry: FeeEntry, running: int, countered: bool) -> EntryRow:
    return EntryRow(
        entry.id, entry.day, entry.kind, printed(entry), entry.words or kind_words(entry.kind), entry.person, entry.way,
        max(entry.amount, 0), max(-entry.amount, 0), running, entry.counter_of or "", countered,
    )  # fmt: skip


def paid_by(session: Session, entry_id: str) -> list[tuple[str, list[tuple[Month, int]]]]:
    """(name, months with their parts) behind an entry, in the order of names."""
    query = (
        select(Member.id, Member.full_name, FeePayment.month, FeePayment.amount)
        .join(Member, Member.id == FeePayment.member_id)
        .where(FeePayment.entry_id == entry_id)
        .order_by(Member.sort_key, Member.id, FeePayment.month)
    )
    found: dict[str, tuple[str, list[tuple[Month, int]]]] = {}
    for member_id, name, month, amount in session.execute(query):
        found.setdefault(member_id, (name, []))[1].append((month, amount))
    return list(found.values())


def sums(session: Session, units: Sequence[str], first: date, last: date) -> Mapping[tuple[str, str], int]:
    """(unit, kind) -> sum of the entries of some days."""
    query = (
        select(FeeEntry.unit_id, FeeEntry.kind, func.sum(FeeEntry.amount))
        .where(FeeEntry.unit_id.in_(units), FeeEntry.day.between(first, last))
        .group_by(FeeEntry.unit_id, FeeEntry.kind)
    )
    return {(unit, kind): int(amount) for unit, kind, amount in session.execute(query)}

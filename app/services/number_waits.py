"""Letters, copies and numbers kept back that wait get their number, wherever the numbers are; numbers that a takeover passed over stand void.

Runs after each contact with headquarters, on the PC that holds the numbers, in the name of the person who asked. Refuses
to force anything: what the rules of the trade refuse now goes on waiting, and its letter says why when somebody looks.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import AppError
from app.base.language import mark, tr
from app.domain.numbering import PeriodKind, written, year_period
from app.domain.states import LetterState
from app.models.drafting import Mailing
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.numbers import Series
from app.models.registry import ENTITIES
from app.models.session import Store, UnitOfWork
from app.models.syncing import Lease, NumberWait
from app.services.holding import is_held
from app.services.leasing import HELD, WAITING, WAITS_BY, key_of, series_key
from app.services.numbering import book_name, give
from app.services.wanted import Wanted

VOIDED = mark("Bỏ qua khi tiếp quản sổ từ máy khác.")
_SKIPPED = mark("{number} ({book}, bỏ qua)")
_AHEAD = 10
"""From this month on the books of the next year are asked for, so that a PC without a line can begin them."""

Issue = Callable[[str, str, dict[str, Any]], object]
"""Gives the number: the person who asked, the id of what waits, what was asked for."""


def give_waiting(store: Store, issue: dict[str, Issue]) -> tuple[str, ...]:
    """Numbers for what waits for a series held here; the ids of what waits no more."""
    settled: list[str] = []
    for wait in _waiting_here(store):
        with store.read() as session:
            done, late = _is_done(session, wait), _is_late(wait, today(store.clock))
        if done or late:
            _settle(store, wait.id, "given" if done else "dropped")
            settled.append(wait.id)
            continue
        try:
            issue[wait.entity](wait.person_id, wait.id, _asked(wait))
        except (AppError, KeyError):
            continue
        settled.append(wait.id)
    return tuple(settled)


def _waiting_here(store: Store) -> list[NumberWait]:
    with store.read() as session:
        held = set(session.scalars(select(Lease.series).where(Lease.state == HELD)))
        query = (
            select(NumberWait).where(NumberWait.state == WAITING).order_by(NumberWait.since, NumberWait.id)
        )
        return [
            one for one in session.scalars(query) if series_key(one.unit_id, one.book, one.period) in held
        ]


def _is_done(session: Session, wait: NumberWait) -> bool:
    """Whether nothing is left to be numbered: it has its number, or is gone."""
    if wait.entity == "held_release":
        return not is_held(session, str((wait.asked or {}).get("number", "")))
    if wait.entity not in WAITS_BY:
        model = ENTITIES.get(wait.entity)  # made together with its number, under the id by which it waits
        return model is not None and session.get(model, wait.id) is not None
    letter = session.get(OutgoingLetter, wait.id) or session.get(IncomingLetter, wait.id)
    if letter is None:
        return True
    if wait.entity == Mailing.__tablename__:
        plan = select(Mailing.id).where(Mailing.letter_id == wait.id, Mailing.issued_on.is_(None)).limit(1)
        if session.scalar(plan) is None:
            return True
    if isinstance(letter, OutgoingLetter):
        return letter.number_id is not None or letter.state == LetterState.ISSUED
    return letter.arrival_number is not None


def _is_late(wait: NumberWait, day: date) -> bool:
    """A number to be kept back until a day that is over is not wanted any more."""
    until = (wait.asked or {}).get("until")
    return isinstance(until, str) and until < day.isoformat()


def _settle(store: Store, wait_id: str, state: str) -> None:
    with store.work(verb="numbers.waited", by="") as w:
        wait = w.find(NumberWait, wait_id)
        if wait is not None:
            wait.state = state
        w.commit()


def _asked(wait: NumberWait) -> dict[str, Any]:
    """What the verb was called with, as its own types again."""
    asked = dict(wait.asked or {})
    for name in ("on", "signed_on", "until"):
        if isinstance(asked.get(name), str):
            asked[name] = date.fromisoformat(asked[name])
    if "tasks" in asked:
        asked["tasks"] = msgspec.convert(asked["tasks"], tuple[Wanted, ...])
    return asked


# --- leases to ask for -----------------------------------------------------------------------------------------------


def series_wanted(store: Store, today: date) -> dict[str, int]:
    """Series that a PC should hold to go on without a line: key and first free number as far as it is known here."""
    wanted: dict[str, int] = {}
    with store.read() as session:
        known = {one.series: one for one in session.scalars(select(Lease))}
        for series in session.scalars(select(Series).where(Series.closed.is_(False))):
            if series.ends_on is not None and series.ends_on < today:
                continue
            wanted[key_of(series)] = series.first
            if series.period_kind == PeriodKind.YEAR and today.month >= _AHEAD:
                coming = year_period(date(today.year + 1, 1, 1)).name
                wanted.setdefault(series_key(series.unit_id, series.book, coming), 1)
        for wait in session.scalars(select(NumberWait).where(NumberWait.state == WAITING)):
            wanted.setdefault(series_key(wait.unit_id, wait.book, wait.period), 1)
    return {key: first for key, first in wanted.items() if key not in known or known[key].state == "free"}


# --- numbers that were passed over ---------------------------------------------------------------------------------


def explain_skipped(store: Store, *, by: str) -> int:
    """Enter the numbers that a takeover passed over as void, each with its reason; how many."""
    with store.read() as session:
        if not any(one.skipped for one in session.scalars(select(Lease))):
            return 0
    with store.work(verb="numbers.skipped", by=by) as w:
        done = 0
        for lease in w.session.scalars(select(Lease)).all():
            series = _series(w, lease.series) if lease.skipped else None
            if series is None:
                continue  # nobody opened it here yet: they are entered when it is
            done += sum(_void(w, series, no) for no in lease.skipped)
            lease.skipped = []
        w.commit()
    return done


def _series(w: UnitOfWork, key: str) -> Series | None:
    unit_id, book, period = key.split("|", 2)
    return w.session.scalars(
        select(Series).where(Series.unit_id == unit_id, Series.book == book, Series.period == period)
    ).one_or_none()


def _void(w: UnitOfWork, series: Series, no: int) -> bool:
    from app.models.numbers import IssuedNumber

    taken = select(IssuedNumber.id).where(IssuedNumber.series_id == series.id, IssuedNumber.no == no)
    if w.session.scalar(taken) is not None:
        return False
    printed = tr(_SKIPPED).format(number=written(no), book=book_name(series.book))
    give(w, series, no=no, printed=printed, on=w.today, letter_id=None, void=tr(VOIDED))
    return True

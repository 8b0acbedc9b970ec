"""Whom we may write to: the units above and below ours, as headquarters last told, and how a clerk names several of them.

Owns the local list of them. Choosing reads the folder alone; the list is told anew at a contact, at most once a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.text import fold
from app.models.flows import KnownUnit
from app.models.history import PULLED
from app.models.session import Store
from app.services.leasing import link_of
from app.services.sync_flows.refusals import NoReceivers, ReceiverUnknown, UnitsUntold

if TYPE_CHECKING:
    from app.sync.line import Line
    from app.wire.keeping import UnitSaid

TOLD_FOR: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class KnownRow:
    """A unit that may be written to."""

    org: str
    name: str
    level: str
    above: bool
    depth: int
    """How far below ours it is; of one above ours, how far above as a negative number."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Units as a clerk names them: by code or name, all of a level, all below one."""

    units: Sequence[str] = ()
    levels: Sequence[str] = ()
    below: Sequence[str] = ()


def rows(session: Session, words: str = "") -> tuple[KnownRow, ...]:
    link = link_of(session)
    own = link.path if link is not None else ""
    wanted = fold(words)
    return tuple(
        _row(one, own)
        for one in session.scalars(select(KnownUnit).order_by(KnownUnit.path))
        if wanted in fold(f"{one.org} {one.name} {one.level}")
    )


def _row(one: KnownUnit, own: str) -> KnownRow:
    return KnownRow(
        one.org, one.name, one.level, own.startswith(one.path), one.path.count("/") - own.count("/")
    )


def name_of(session: Session, org: str) -> str:
    """Its name as headquarters told, else its code."""
    found = session.get(KnownUnit, org)
    return found.name if found is not None and found.name else org


def chosen(session: Session, how: Chosen) -> list[str]:
    """Codes of the units that are meant, in the order of the tree. Raises NoReceivers, ReceiverUnknown, UnitsUntold."""
    if not (how.units or how.levels or how.below):
        raise NoReceivers
    known = list(session.scalars(select(KnownUnit).order_by(KnownUnit.path)))
    if not known:
        raise UnitsUntold
    picked = {_named(known, words).org for words in how.units}
    for words in how.levels:
        of_level = [one.org for one in known if fold(one.level) == fold(words)]
        if not of_level:
            raise ReceiverUnknown(unit=words)
        picked.update(of_level)
    for words in how.below:
        top = _named(known, words)
        picked.update(one.org for one in known if one.path.startswith(top.path) and one is not top)
    found = [one.org for one in known if one.org in picked]
    if not found:
        raise NoReceivers
    return found


def _named(known: Sequence[KnownUnit], words: str) -> KnownUnit:
    """By code, else by whole name, accents optional. Raises ReceiverUnknown."""
    wanted = fold(words)
    by_code = [one for one in known if one.org == words.strip().lower()]
    found = by_code or [one for one in known if fold(one.name) == wanted]
    if len(found) != 1:
        raise ReceiverUnknown(unit=words)
    return found[0]


def refresh(store: Store, line: Line, *, always: bool = False) -> None:
    """Have headquarters tell the list anew, when it is a day old."""
    with store.read() as session:
        told_at = session.scalar(select(func.min(KnownUnit.told_at)))
    if not always and told_at is not None and store.clock.now() - told_at < TOLD_FOR:
        return
    told: list[UnitSaid] = []
    while True:
        page = line.units(told[-1].path if told else "")
        told += page.units
        if not page.more or not page.units:
            break
    with store.work(verb=PULLED, by="", remote=True) as w:
        kept = {one.org: one for one in w.session.scalars(select(KnownUnit))}
        now = w.clock.now()
        for said in told:
            row = kept.pop(said.org, None)
            if row is None:
                row = KnownUnit(org=said.org)
                w.session.add(row)
            row.path, row.name, row.level, row.told_at = said.path, said.name, said.level[:40], now
        for gone in kept.values():
            w.session.delete(gone)
        w.commit()

"""Whether a unit that came to be has as many members and chi đoàn as the rules ask of its level. Tells, refuses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.domain.members import PRESENT
from app.domain.numbering import Caution
from app.domain.units import UnitLevel
from app.models.members import Member
from app.models.units import Unit
from app.services.change import Note, note
from app.services.rules import rule_book
from app.services.unit_history import below_on

_MEMBERS, _CELLS = mark("đoàn viên"), mark("chi đoàn")
_ASKED: Final = {
    UnitLevel.CELL: (("bodies.cell_members", _MEMBERS),),
    UnitLevel.GRASSROOTS_CELL: (("bodies.cell_members", _MEMBERS),),
    UnitLevel.GRASSROOTS: (("bodies.grassroots_members", _MEMBERS), ("bodies.grassroots_cells", _CELLS)),
    UnitLevel.CELL_UNION: (("bodies.cell_union_cells", _CELLS),),
}


def too_small(session: Session, units: Iterable[Unit], day: date) -> tuple[Note, ...]:
    """What each of these units lacks. One without any member is new, and its list is still to come."""
    book = rule_book(session, day)
    return tuple(
        note(
            Caution.UNIT_SMALL,
            name=unit.name,
            count=count,
            what=tr(what),
            least=book.number(key),
            source=book.rule(key).said_source,
        )
        for unit in units
        for key, what, count in _counted(session, unit, day)
        if count < book.number(key)
    )


def _counted(session: Session, unit: Unit, day: date) -> Iterator[tuple[str, str, int]]:
    asked = _ASKED.get(UnitLevel(unit.level), ())
    if not asked or unit.valid_to is not None:
        return
    ids = below_on(session, unit.id, day)
    people = select(func.count()).select_from(Member)
    members = session.scalar(people.where(Member.unit_id.in_(ids), Member.status.in_(sorted(PRESENT)))) or 0
    if not members:
        return
    cells = select(func.count()).select_from(Unit)
    levels = (UnitLevel.CELL, UnitLevel.GRASSROOTS_CELL)
    there = (
        session.scalar(cells.where(Unit.id.in_(ids), Unit.level.in_(levels), Unit.valid_to.is_(None))) or 0
    )
    for key, what in asked:
        yield key, what, members if what == _MEMBERS else there

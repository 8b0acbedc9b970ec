"""The tree of units as it was on a past day, and the story of one unit.

Owns undoing the events after a day: each keeps the fields it changed as they were before. Refuses every change (unit_acts.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.units import EventKind
from app.models.units import Unit, UnitEvent

FOLLOWED: Final = ("name", "level", "parent_id", "code", "issuing_lines", "symbol")
"""Fields of a unit that events change and a past day asks for."""


@dataclass(frozen=True, slots=True)
class UnitThen:
    """A unit as it was on a day."""

    id: str
    parent_id: str | None
    level: str
    name: str
    code: str | None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class UnitStory:
    """One event in the story of a unit."""

    id: str
    kind: str
    happened_on: date
    unit_id: str
    unit_name: str
    other_id: str | None
    other_name: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    decision_number: str
    decided_on: date | None
    note: str
    group_id: str


def units_on(session: Session, on: date) -> dict[str, UnitThen]:
    """The units that existed on a day, by id, parents before children, sisters by place and name of today."""
    units = session.scalars(select(Unit).order_by(Unit.position, Unit.sort_key, Unit.id)).all()
    fields = {unit.id: {name: getattr(unit, name) for name in FOLLOWED} for unit in units}
    later = select(UnitEvent).where(UnitEvent.happened_on > on)
    for event in session.scalars(later.order_by(UnitEvent.happened_on.desc(), UnitEvent.id.desc())):
        if event.from_id in fields:
            fields[event.from_id] |= {name: event.before[name] for name in FOLLOWED if name in event.before}
    there = [unit.id for unit in units if _there(unit, on)]
    children: dict[str | None, list[str]] = {}
    known = set(there)
    for one in there:
        parent = fields[one]["parent_id"]
        children.setdefault(parent if parent in known else None, []).append(one)
    found: dict[str, UnitThen] = {}
    stack = [(one, 0) for one in reversed(children.get(None, []))]
    while stack:
        one, depth = stack.pop()
        values = fields[one]
        found[one] = UnitThen(
            one, values["parent_id"], values["level"], values["name"], values["code"], depth
        )
        stack += [(child, depth + 1) for child in reversed(children.get(one, []))]
    return found


def _there(unit: Unit, on: date) -> bool:
    return (unit.valid_from is None or unit.valid_from <= on) and (
        unit.valid_to is None or on < unit.valid_to
    )


def below_on(session: Session, unit_id: str, on: date) -> list[str]:
    """A unit and all below it, as the tree was on a day."""
    units = units_on(session, on)
    found = {unit_id}
    for one in units.values():  # parents come first
        if one.parent_id in found:
            found.add(one.id)
    return sorted(found)


def story_of(session: Session, unit_id: str) -> tuple[UnitStory, ...]:
    """What happened to a unit, newest first."""
    query = select(UnitEvent).where(or_(UnitEvent.from_id == unit_id, UnitEvent.to_id == unit_id))
    events = session.scalars(query.order_by(UnitEvent.happened_on.desc(), UnitEvent.id.desc())).all()
    named = {event.from_id for event in events} | {event.to_id for event in events if event.to_id}
    names = {
        row.id: row.name for row in session.execute(select(Unit.id, Unit.name).where(Unit.id.in_(named)))
    }
    return tuple(
        UnitStory(
            event.id, event.kind, event.happened_on, event.from_id,
            str((event.before or {}).get("name") or names.get(event.from_id, "")), event.to_id,
            names.get(event.to_id or "", ""), event.before or {}, event.after or {}, event.decision_number or "", event.decided_on,
            event.note or "", event.group_id or "",
        )
        for event in events
        if event.from_id == unit_id or event.kind != EventKind.MOVED
    )  # fmt: skip

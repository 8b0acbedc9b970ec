"""What a record's columns must be before it is written: NFC text without control characters, derived columns, lengths that fit.

Owns the one place where ``folded``, ``sort_key``, ``given``, ``same_key`` and their like are computed. Refuses to look at
other records: everything here is a function of one row.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from typing import Any, Final

from sqlalchemy import JSON, Date, DateTime, String, inspect

from app.base.text import fold, name_key, phone_key, storable, text_key
from app.models.base import Moment, Record
from app.models.errors import TextTooLong
from app.models.letters import IncomingLetter
from app.models.members import Member, MemberTraining
from app.models.units import Unit


class Fields:
    """The columns of one mapped class, sorted by what is done to them."""

    def __init__(self, model: type[Record]) -> None:
        mapper = inspect(model)
        self.entity: str = model.__tablename__
        self.all: tuple[str, ...] = tuple(prop.key for prop in mapper.column_attrs)
        columns = {prop.key: prop.columns[0] for prop in mapper.column_attrs}
        self.computed = frozenset(k for k, c in columns.items() if c.info.get("sync") == "C")
        self.immutable = frozenset(k for k, c in columns.items() if c.info.get("sync") == "I")
        self.kept: tuple[str, ...] = tuple(k for k in self.all if k not in self.computed)
        """Fields that history and outbox carry: all but the computed ones."""
        self.texts: dict[str, int | None] = {
            k: c.type.length for k, c in columns.items() if isinstance(c.type, String)
        }
        self.documents = frozenset(k for k, c in columns.items() if isinstance(c.type, JSON))
        self.dates = frozenset(k for k, c in columns.items() if isinstance(c.type, Date))
        self.moments = frozenset(k for k, c in columns.items() if isinstance(c.type, Moment | DateTime))


@cache
def fields_of(model: type[Record]) -> Fields:
    return Fields(model)


def storable_deep(value: Any) -> Any:
    """``value`` with every text in it fit to be kept; the same object when nothing had to change."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        fresh = {storable(str(k)): storable_deep(v) for k, v in value.items()}
        return value if fresh == value else fresh
    if isinstance(value, list | tuple):
        items = [storable_deep(v) for v in value]
        return value if items == list(value) and isinstance(value, list) else items
    return value


def _member(member: Member) -> dict[str, Any]:
    names = f"{member.full_name} {member.other_name or ''}".strip()
    words = fold(member.full_name or "").split()
    return {
        "folded": fold(names),
        "sort_key": name_key(member.full_name or ""),
        "given": words[-1] if words else "",
        "initials": "".join(word[0] for word in words),
        "phone_key": phone_key(member.phone or ""),
    }


def _unit(unit: Unit) -> dict[str, Any]:
    return {"folded": fold(unit.name or ""), "sort_key": text_key(unit.name or "")}


def _training(training: MemberTraining) -> dict[str, Any]:
    points = [getattr(training, f"group{number}") for number in range(1, 6)]
    return {"total": None if None in points else sum(points)}


def same_key(number: str | None, notation: str | None, issuer: str, year: int | None) -> str:
    """Equal keys are the same letter entered twice; empty when too little is known to say so."""
    if not number or not notation:
        return ""
    bare = "".join(fold(notation).split()).strip("/-")
    return "|".join((fold(number).lstrip("0"), bare, fold(issuer), str(year or "")))


def _incoming(letter: IncomingLetter) -> dict[str, Any]:
    # Without a date on the letter the year of its arrival tells letters of two years apart.
    year = letter.letter_date.year if letter.letter_date else None
    arrived: date | None = letter.__dict__.get("arrived_on")
    key = same_key(
        letter.number, letter.notation, letter.issuer or "", year or (arrived.year if arrived else None)
    )
    return {"letter_year": year, "same_key": key}


DERIVED: Final[dict[type[Record], Callable[[Any], dict[str, Any]]]] = {
    Member: _member,
    MemberTraining: _training,
    Unit: _unit,
    IncomingLetter: _incoming,
}


def settle(record: Record) -> None:
    """Make ``record`` fit to be written: NFC, derived columns. Raises TextTooLong."""
    model = type(record)
    fields = fields_of(model)
    state = record.__dict__  # unloaded columns are not touched, so not read either
    for name, most in fields.texts.items():
        value = state.get(name)
        if not isinstance(value, str):
            continue
        composed = storable(value)
        if composed != value:
            setattr(record, name, composed)
        if most is not None and len(composed) > most and name not in fields.computed:
            raise TextTooLong(field=name, length=len(composed), most=most)
    for name in fields.documents:
        if name in state:
            document = storable_deep(state[name])
            if document is not state[name]:
                setattr(record, name, document)
    derive = DERIVED.get(model)
    if derive is None:
        return
    for name, value in derive(record).items():
        cap = fields.texts.get(name)
        fitting = value[:cap] if isinstance(value, str) and cap is not None else value
        if getattr(record, name) != fitting:
            setattr(record, name, fitting)

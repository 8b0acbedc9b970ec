"""Units of the Union as a tree: our own unit, its letterhead, its term, and who signs.

Owns the records ``unit``, ``signer`` and the fact which unit is ours. Refuses loops in the tree and terms that overlap. What
happens to units (mergers, splits …) is in unit_acts.py; what a declared term does to number series in series.py.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import tr
from app.base.text import fold, one_line
from app.domain.refusals import (
    BooksFixed,
    LevelWrong,
    NoOwnUnit,
    SectorWrong,
    SignerUnknown,
    StandardWrong,
    UnitAmbiguous,
    UnitFieldUnknown,
    UnitLoop,
    UnitMissing,
    UnitPlaceUnknown,
)
from app.domain.rows import SignerRow, UnitRow
from app.domain.units import SECTORS, UnitLevel, guess_level, organ_key, plain_name
from app.models.journal import Fact
from app.models.numbers import IssuedNumber, Series
from app.models.session import UnitOfWork
from app.models.units import Signer, Unit
from app.services.change import Change, Service

if TYPE_CHECKING:
    from app.layout.parts import Letter

OWN_UNIT: Final = "own_unit"
"""Key of the fact that names this folder's own unit."""
STAND_IN: Final = "stand_in"
"""Mark in ``extra`` of a unit that only stands in for one not yet declared."""
SETTABLE: Final = (
    "name", "short_name", "code", "level", "parent_id", "superior_lines", "issuing_lines", "symbol", "drafting_unit", "place",
    "standard", "seal_mm", "email", "phone", "address", "sector", "place_id", "valid_from", "valid_to", "position", "books",
)  # fmt: skip
_SIGNER_FIELDS: Final = ("name", "position", "authority_lines", "rank", "valid_from", "valid_to")
_LINES: Final = frozenset({"superior_lines", "issuing_lines"})


class Units(Service):
    """Verbs on units."""

    # --- looking ------------------------------------------------------------------------------------------

    def own(self) -> UnitRow | None:
        """Our own unit, or None while nobody has said which it is."""
        with self.store.read() as s:
            unit = own_unit(s)
            return None if unit is None else unit_row(unit, own=True)

    def get(self, named: str) -> UnitRow:
        """The unit of an id, a code or a name. Raises UnitMissing, UnitAmbiguous."""
        with self.store.read() as s:
            unit = find_unit(s, named)
            return unit_row(unit, own=unit.id == own_id(s))

    def tree(self) -> tuple[UnitRow, ...]:
        """All units, parents before children, sisters by place and name; ``depth`` tells the level of nesting."""
        with self.store.read() as s:
            return tuple(tree_of(s))

    # --- changing -------------------------------------------------------------------------------------------

    def add(
        self,
        name: str,
        *,
        level: str | None = None,
        parent: str | None = None,
        own: bool = False,
        **values: Any,
    ) -> Change[UnitRow]:
        """A new unit under ``parent`` (id, code or name; our own unit when there is one and none is named).

        The first unit of a folder becomes our own. ``values``: any of ``SETTABLE``.
        """
        with self.work("units.add") as w:
            above = find_unit(w.session, parent) if parent else None if own else own_unit(w.session)
            unit = Unit(
                id=w.ids.new(), name=one_line(name), level="", extra={}, parent_id=above.id if above else None
            )
            guessed = guess_level(values.get("issuing_lines") or [name], values.get("symbol") or "")
            set_fields(w, unit, {"level": level or guessed.value, **values})
            w.add(unit)
            mine = own or own_unit(w.session) is None
            if mine:
                set_own(w, unit.id)
            return Change.of(unit_row(unit, own=mine), w.commit())

    def set(self, named: str | None = None, **values: Any) -> Change[UnitRow]:
        """Change fields of a unit, our own by default. Raises UnitFieldUnknown, UnitLoop, LevelWrong, StandardWrong."""
        with self.work("units.set") as w:
            unit = find_unit(w.session, named) if named else need_own(w.session)
            set_fields(w, unit, values)
            return Change.of(unit_row(unit, own=unit.id == own_id(w.session)), w.commit())

    def choose_own(self, named: str) -> Change[UnitRow]:
        """Say which unit this folder belongs to."""
        with self.work("units.own") as w:
            unit = find_unit(w.session, named)
            set_own(w, unit.id)
            return Change.of(unit_row(unit, own=True), w.commit())

    # --- signers --------------------------------------------------------------------------------------------

    def signers(self, named: str | None = None) -> tuple[SignerRow, ...]:
        """Who signs for a unit (our own by default), the usual one first."""
        with self.store.read() as s:
            unit = find_unit(s, named) if named else need_own(s)
            found = s.scalars(
                select(Signer).where(Signer.unit_id == unit.id).order_by(Signer.rank, Signer.id)
            )
            return tuple(signer_row(one) for one in found)

    def add_signer(
        self,
        name: str,
        *,
        unit: str | None = None,
        position: str = "",
        authority_lines: Sequence[str] = (),
        valid_from: date | None = None,
        rank: int = 0,
    ) -> Change[SignerRow]:
        with self.work("units.add_signer") as w:
            of = find_unit(w.session, unit) if unit else need_own(w.session)
            signer = Signer(
                id=w.ids.new(), unit_id=of.id, name=one_line(name), position=one_line(position),
                authority_lines=[one_line(line) for line in authority_lines], valid_from=valid_from, rank=rank,
            )  # fmt: skip
            w.add(signer)
            return Change.of(signer_row(signer), w.commit())

    def set_signer(self, signer_id: str, **values: Any) -> Change[SignerRow]:
        """Correct name, position, authority_lines or rank of a signer. Letters that were written keep their words."""
        with self.work("units.set_signer") as w:
            signer = w.find(Signer, signer_id)
            if signer is None:
                raise SignerUnknown(id=signer_id)
            for name, value in values.items():
                if name not in _SIGNER_FIELDS:
                    raise UnitFieldUnknown(field=name, known=", ".join(_SIGNER_FIELDS))
                if name == "authority_lines":
                    value = [one_line(line) for line in value if line.strip()]
                setattr(signer, name, one_line(value) if isinstance(value, str) else value)
            return Change.of(signer_row(signer), w.commit())

    def end_signer(self, signer_id: str, *, on: date) -> Change[SignerRow]:
        """The person no longer signs after ``on``."""
        with self.work("units.end_signer") as w:
            signer = w.find(Signer, signer_id)
            if signer is None:
                raise SignerUnknown(id=signer_id)
            signer.valid_to = on
            return Change.of(signer_row(signer), w.commit())


# --- what other verbs use -------------------------------------------------------------------------------------


def tree_of(session: Session) -> list[UnitRow]:
    """All units, parents before children."""
    own = own_id(session)
    units = session.scalars(select(Unit).order_by(Unit.position, Unit.sort_key)).all()
    children: dict[str | None, list[Unit]] = {}
    ids = {unit.id for unit in units}
    for unit in units:
        children.setdefault(unit.parent_id if unit.parent_id in ids else None, []).append(unit)
    rows: list[UnitRow] = []
    stack = [(unit, 0) for unit in reversed(children.get(None, []))]
    while stack:
        unit, depth = stack.pop()
        rows.append(unit_row(unit, own=unit.id == own, depth=depth))
        stack += [(child, depth + 1) for child in reversed(children.get(unit.id, []))]
    return rows


def own_id(session: Session) -> str | None:
    fact = session.get(Fact, OWN_UNIT)
    return fact.value if fact else None


def own_unit(session: Session) -> Unit | None:
    named = own_id(session)
    # After an undo of the first run the fact may name a unit that is gone: then there is none.
    return session.get(Unit, named) if named else None


def need_own(session: Session) -> Unit:
    """Our own unit. Raises NoOwnUnit."""
    unit = own_unit(session)
    if unit is None:
        raise NoOwnUnit
    return unit


def set_own(w: UnitOfWork, unit_id: str) -> None:
    fact = w.session.get(Fact, OWN_UNIT)
    if fact is None:
        w.add(Fact(key=OWN_UNIT, value=unit_id))
    else:
        fact.value = unit_id


def find_unit(session: Session, named: str) -> Unit:
    """By id, national code, exact name, then any part of the name without accents. Raises UnitMissing, UnitAmbiguous."""
    unit = session.get(Unit, named) or session.scalars(select(Unit).where(Unit.code == named)).one_or_none()
    if unit is not None:
        return unit
    key = fold(named)
    units = [one for one in session.scalars(select(Unit)) if key and key in one.folded]
    exact = [one for one in units if one.folded == key]
    found = exact or units
    if not found:
        raise UnitMissing(id=named)
    if len(found) > 1:
        raise UnitAmbiguous(text=named, found=", ".join(one.name for one in found[:5]))
    return found[0]


def unit_of_letter(session: Session, letter: Letter) -> Unit | None:
    """The unit whose letterhead the letter carries; of several the one with the same symbol, then our own.

    A joint document ('BAN TỔ CHỨC - VĂN PHÒNG') belongs to the first of its organs that is one of ours.
    """
    units = [
        (organ_key(unit.issuing_lines or [unit.name]), unit)
        for unit in session.scalars(select(Unit).order_by(Unit.id))
    ]
    heads = [letter.organ.issuing, *([one] for one in " ".join(letter.organ.issuing).split(" - "))]
    named = next(
        (found for head in heads if (found := [unit for key, unit in units if key == organ_key(head)])), []
    )
    superior = organ_key(letter.organ.superior)
    own = own_id(session)
    named.sort(
        key=lambda unit: (
            unit.symbol != letter.organ.symbol,
            organ_key(unit.superior_lines) != superior,
            unit.valid_to is not None,
            unit.id != own,
        )
    )
    return named[0] if named else None


def unit_from_letter(w: UnitOfWork, letter: Letter) -> Unit:
    """Our own unit made from a letterhead: the first run by data. A stand-in that was there before becomes it."""
    organ = letter.organ
    unit = own_unit(w.session) or Unit(id=w.ids.new(), extra={})
    unit.name = plain_name(organ.issuing)[:200]
    unit.level = guess_level(organ.issuing, organ.symbol).value
    unit.superior_lines = list(organ.superior)
    unit.issuing_lines = list(organ.issuing)
    unit.symbol = organ.symbol
    unit.place = letter.date.place
    unit.standard = letter.standard
    unit.extra = {name: value for name, value in (unit.extra or {}).items() if name != STAND_IN}
    w.add(unit)
    set_own(w, unit.id)
    w.flush()
    return unit


def stand_in(unit: Unit) -> bool:
    """Whether nobody has said yet which unit this is (services/first_unit.py)."""
    return bool((unit.extra or {}).get(STAND_IN))


def set_fields(w: UnitOfWork, unit: Unit, values: Mapping[str, Any]) -> None:
    """Write named fields after looking at each."""
    for name, value in values.items():
        if name not in SETTABLE:
            raise UnitFieldUnknown(field=name, known=", ".join(SETTABLE))
        if name == "level" and value not in {level.value for level in UnitLevel}:
            raise LevelWrong(level=value, known=", ".join(level.value for level in UnitLevel))
        if name == "standard":
            _check_standard(value)
        if name == "sector":
            value = _sector(value)
        if name == "place_id":
            value = _place(value)
        if name == "parent_id" and value is not None:
            parent = find_unit(w.session, value)
            if unit.id == parent.id or unit.id in ancestors(w.session, parent):
                raise UnitLoop(parent.name)
            value = parent.id
        if name in _LINES:
            value = [one_line(line) for line in value if line.strip()]
        if name == "books":
            _check_books(w, unit, value)
            unit.extra = {**(unit.extra or {}), "books": value}
            continue
        if name in ("name", "issuing_lines") and stand_in(unit):
            unit.extra = {key: kept for key, kept in unit.extra.items() if key != STAND_IN}
        setattr(unit, name, one_line(value) if isinstance(value, str) else value)


def _sector(typed: str) -> str:
    """By its word here or as people say it; '' takes it away."""
    asked = fold(typed)
    found = next((one for one, words in SECTORS.items() if asked in (one, fold(words), fold(tr(words)))), "")
    if asked and not found:
        raise SectorWrong(
            sector=typed, known=", ".join(f"{one} ({tr(words)})" for one, words in SECTORS.items())
        )
    return found


def _place(typed: str) -> str:
    """The id of a place, named by itself or as an address names it, old names too; '' takes it away."""
    from app.services import places

    if not typed.strip() or places.full_name(typed):
        return typed.strip()
    found = places.recognise(typed)
    if found is None:
        raise UnitPlaceUnknown(place=typed)
    return found.id


def _check_standard(named: str) -> None:
    from app.standards import available

    known = list(dict.fromkeys(one.id for one in available()))
    if named not in known:
        raise StandardWrong(standard=named, known=", ".join(known))


def _check_books(w: UnitOfWork, unit: Unit, value: str) -> None:
    """One common book or one per kind is chosen for a whole year: two ways at once could print one number twice."""
    if value == (unit.extra or {}).get("books"):
        return
    year = str(w.today.year)
    given = select(IssuedNumber.id).join(Series, Series.id == IssuedNumber.series_id)
    given = given.where(Series.unit_id == unit.id, Series.period == year, Series.book.startswith("out:"))
    if w.session.scalar(given.limit(1)) is not None:
        raise BooksFixed(year=year)


def ancestors(session: Session, unit: Unit) -> set[str]:
    """Ids of all units above one."""
    found: set[str] = set()
    at = unit.parent_id
    while at is not None and at not in found:
        found.add(at)
        above = session.get(Unit, at)
        at = above.parent_id if above else None
    return found


_ROW_FIELDS: Final = tuple(
    one.name
    for one in dataclass_fields(UnitRow)
    if one.name not in {"superior_lines", "issuing_lines", "own", "depth"}
)


def unit_row(unit: Unit, *, own: bool, depth: int = 0) -> UnitRow:
    values = {name: getattr(unit, name) for name in _ROW_FIELDS}
    for name in (
        "short_name",
        "symbol",
        "drafting_unit",
        "place",
        "email",
        "phone",
        "address",
        "term_name",
        "sector",
        "place_id",
    ):
        values[name] = values[name] or ""  # a record not yet written has no defaults
    return UnitRow(
        **values,
        superior_lines=tuple(unit.superior_lines or ()),
        issuing_lines=tuple(unit.issuing_lines or ()),
        own=own,
        depth=depth,
    )


def signer_row(signer: Signer) -> SignerRow:
    return SignerRow(
        signer.id, signer.unit_id, signer.name, signer.position or "", tuple(signer.authority_lines or ()),
        signer.valid_from, signer.valid_to, signer.rank or 0,
    )  # fmt: skip

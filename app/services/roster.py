"""Members as a window lists them: page by page, by branch, by words, by what is missing; and the tree they hang on.

Owns what a line shows and what counts as missing. Refuses every change (members.py does that).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, literal_column, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.domain import privacy
from app.domain.rows import UnitRow
from app.models.members import Member
from app.models.queries import members as queries
from app.models.queries.member_filters import LACKS, NONE, Filters
from app.models.queries.member_find import FOUND_MOST
from app.models.queries.members import ORDERS, Standing, Wanted
from app.models.session import Store
from app.models.units import Unit
from app.services.kept_lists import KeptLists
from app.services.member_fields import LABELS, label
from app.services.member_find import ready
from app.services.units import tree_of

__all__ = [
    "FOUND_MOST", "LABELS", "NONE", "ORDERS", "WANTING", "Branch", "Filters", "MemberLine", "Roster", "Standing", "Wanted", "label",
]  # fmt: skip

WANTING: Final = tuple(LACKS)
"""Fields every record should have: missing ones show as quiet chips."""
SENSITIVE: Final = privacy.COLUMNS
"""Shown only when asked for (personal data of the sensitive kind)."""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """One line of the list."""

    id: str
    full_name: str
    birth_date: date | None
    birth_year: int | None
    sex: str
    unit_id: str
    unit_name: str
    code: str
    joined_on: date | None
    union_position: str
    category: str
    phone: str
    card_number: str
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of the tree with its members: itself, and with all below it."""

    unit: UnitRow
    here: int
    whole: int


@dataclass(frozen=True, slots=True)
class Begun:
    """The first lines of a list, and how many there are at least."""

    lines: tuple[MemberLine, ...]
    many: int
    more: bool


class Roster:
    """Reading only; every call is one short question, but the first far page of a list that no index holds in its order."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kept = KeptLists()

    def count(self, wanted: Wanted, *, most: int | None = None) -> int:
        """With ``most`` no more than that is counted. What words find is counted to ``FOUND_MOST`` and one."""
        with self.store.read() as session:
            if queries.along(wanted):
                return queries.count(session, wanted, most=most)
            many = len(self._whole(session, wanted))
            return many if most is None else min(many, most)

    def begin(self, wanted: Wanted, *, limit: int, most: int) -> Begun:
        """What a list shows first. Everybody is counted to ``most``; what an index does not count is counted later."""
        lines = self.page(wanted, limit=limit)
        if len(lines) < limit:
            return Begun(lines, len(lines), more=False)
        with self.store.read() as session:
            if queries.along(wanted):
                many = queries.count(session, wanted, most=most)
                return Begun(lines, many, more=many == most)
            if self._kept.holds(session, wanted, self._today):
                return Begun(lines, *self.listed(wanted, len(self._whole(session, wanted))))
        return Begun(lines, len(lines), more=True)

    def listed(self, wanted: Wanted, many: int) -> tuple[int, bool]:
        """Of so many counted, how many lines the list has, and whether there are more that it has not."""
        more = queries.ranked(wanted) and many > FOUND_MOST
        return (FOUND_MOST if more else many), more

    def page(self, wanted: Wanted, *, offset: int = 0, limit: int = 200) -> tuple[MemberLine, ...]:
        """Lines ``offset`` to ``offset + limit``."""
        with self.store.read() as session:
            numbers = self._numbers(session, wanted, offset, limit)
            number: ColumnElement[int] = literal_column("member.rowid")
            columns = [getattr(Member, name) for name in _COLUMNS]
            query = select(number, *columns, Unit.name).join(Unit, Unit.id == Member.unit_id)
            found = session.execute(query.where(number.in_(numbers))).all() if numbers else []
            return tuple(_line(row) for row in queries.together(found, numbers))

    def place_of(self, wanted: Wanted, member_id: str) -> int | None:
        """Where a member stands in the whole list, from 0."""
        with self.store.read() as session:
            if queries.along(wanted):
                return queries.place_of(session, wanted, member_id)
            number = queries.number_of(session, member_id)
            found = self._whole(session, wanted)
            return found.index(number) if number is not None and number in found else None

    def lacking(self, wanted: Wanted) -> dict[str, int]:
        """How many of the list lack each of ``WANTING``."""
        with self.store.read() as session:
            return queries.lacking(session, self._ready(session, wanted))

    def ids(self, wanted: Wanted, *, offset: int = 0, limit: int) -> tuple[str, ...]:
        """Ids of the list's lines: for what is done with all that are chosen."""
        with self.store.read() as session:
            return tuple(queries.ids_of_rows(session, self._numbers(session, wanted, offset, limit)))

    def _numbers(self, session: Session, wanted: Wanted, offset: int, limit: int) -> Sequence[int]:
        if queries.along(wanted):
            return queries.rows(session, wanted, offset=offset, limit=limit)
        if not offset and not wanted.filters.owes_fees and not self._kept.holds(session, wanted, self._today):
            first = queries.first_rows(session, self._ready(session, wanted), limit)
            if first is not None:
                return first
        return list(self._whole(session, wanted)[offset : offset + limit])

    def _whole(self, session: Session, wanted: Wanted) -> Sequence[int]:
        return self._kept.of(session, wanted, self._today)

    def _ready(self, session: Session, wanted: Wanted) -> Wanted:
        return ready(session, wanted, self._today)

    @property
    def _today(self) -> date:
        return today(self.store.clock)

    def tree(self) -> tuple[Branch, ...]:
        """Units, parents before children, each with its present members counted; one that ended shows while records hang on it."""
        with self.store.read() as session:
            units = tree_of(session)
            here = queries.by_unit(session)
            held = queries.units_held(session)
            whole = {unit.id: here.get(unit.id, 0) for unit in units}
            for unit in reversed(units):  # children come after their parents
                if unit.parent_id in whole:
                    whole[unit.parent_id] += whole[unit.id]
            now = today(self.store.clock)
            return tuple(
                Branch(unit, here.get(unit.id, 0), whole[unit.id])
                for unit in units
                if whole[unit.id] or unit.id in held or unit.valid_to is None or unit.valid_to > now
            )


def lacking_of(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """What a record lacks, by its fields."""
    return tuple(name for name in WANTING if not fields.get(name))


_COLUMNS: Final = (
    "id", "full_name", "birth_date", "birth_year", "sex", "unit_id", "code", "joined_on", "union_position", "category",
    "phone", "card_number", "id_number",
)  # fmt: skip


def _line(row: Any) -> MemberLine:
    values = dict(zip(_COLUMNS, row[1:-1], strict=True))
    return MemberLine(
        id=values["id"],
        full_name=values["full_name"],
        birth_date=values["birth_date"],
        birth_year=values["birth_year"],
        sex=values["sex"] or "",
        unit_id=values["unit_id"],
        unit_name=row[-1],
        code=values["code"] or "",
        joined_on=values["joined_on"],
        union_position=values["union_position"] or "",
        category=values["category"] or "",
        phone=values["phone"] or "",
        card_number=values["card_number"] or "",
        lacking=lacking_of(values),
    )

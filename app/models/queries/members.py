"""Lists of members a window can turn pages in: by branch, by what is missing, by words, in the order a head was clicked.

Owns the order and the page; hands out row numbers first, so that far pages cost no records. Refuses every change.
Statements are put together from words of this module only; what people typed goes in as values.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import TextClause

from app.models.members import PRESENT_SQL
from app.models.queries import member_find
from app.models.queries.member_filters import LACKS, NONE, Filters, conditions
from app.models.queries.privacy import RESTRICTED_SQL, UNRESTRICTED_ROWS, any_restricted
from app.models.units import Unit

FAR: Final = 2_000
"""Of a list found by words, places beyond this are not asked for."""

# Empty values last whichever way the order runs; equal ones by name.
_ORDERS: Final = {
    "birth": (
        "m.birth_date IS NULL AND m.birth_year IS NULL",
        "coalesce(m.birth_date, m.birth_year || '-00')",
    ),
    "sex": ("coalesce(m.sex, '') = ''", "m.sex"),
    "unit": ("u.sort_key IS NULL", "u.sort_key"),
    "position": ("m.union_position = ''", "m.union_position"),
    "joined": ("m.joined_on IS NULL", "m.joined_on"),
    "code": ("coalesce(m.code, '') = ''", "m.code"),
    "card": ("coalesce(m.card_number, '') = ''", "m.card_number"),
    "category": ("m.category = ''", "m.category"),
    "phone": ("m.phone = ''", "m.phone"),
}
ORDERS: Final = ("name", *_ORDERS)


class Standing(StrEnum):
    """Whose records: a list shows those present, and those who left when they are asked for.

    Whose processing is restricted is in none of these, and in a list of their own alone.
    """

    PRESENT = "present"
    GONE = "gone"
    ALL = "all"
    RESTRICTED = "restricted"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which members, in which order. ``branch`` is a unit with all below it; None: everybody."""

    branch: str | None = None
    typed: str = ""
    lacking: str = ""
    order: str = "name"
    down: bool = False
    standing: str = Standing.ALL
    filters: Filters = NONE
    on: date | None = None
    """The day ages are counted on; needed where ``filters`` names an age."""


def count(session: Session, wanted: Wanted, *, most: int | None = None) -> int:
    """How many there are; with ``most`` no more than that is counted."""
    body, where, values = _asked(session, wanted)
    limit = "" if most is None else f" LIMIT {int(most)}"
    if not _stepwise(wanted):
        query = f"SELECT count(*) FROM (SELECT 1 FROM {body}{_where(where)}{limit})"  # noqa: S608
        if most is None:  # along the narrowest index that fits
            query = f"SELECT count(*) FROM {body}{_where(where)}"  # noqa: S608
        return int(session.scalar(_bound(query, values), values) or 0)
    found = 0
    for step in _stairs(wanted):
        if most is not None and found >= most:
            break
        query = f"SELECT count(*) FROM (SELECT 1 FROM member m{_where([*where, *step.tests])}{limit})"  # noqa: S608
        found += int(session.scalar(_bound(query, values | step.values), values | step.values) or 0)
    return found if most is None else min(found, most)


def rows(session: Session, wanted: Wanted, *, offset: int = 0, limit: int = 200) -> list[int]:
    """Row numbers (SQLite's rowid) of one page, in order."""
    body, where, values = _asked(session, wanted)
    if not _stepwise(wanted):
        query = (
            f"SELECT m.rowid FROM {body}{_where(where)} ORDER BY {_order(wanted)} LIMIT :limit OFFSET :offset"  # noqa: S608
        )
        return list(session.scalars(_bound(query, values), {**values, "limit": limit, "offset": offset}))
    found: list[int] = []
    skip = offset
    for step in _stairs(wanted):
        tests = _where([*where, *step.tests])
        given = values | step.values | {"limit": limit - len(found), "offset": skip}
        query = (
            f"SELECT m.rowid FROM member m{tests} ORDER BY {step.order}, m.rowid LIMIT :limit OFFSET :offset"  # noqa: S608
        )
        here = list(session.scalars(_bound(query, given), given))
        found += here
        if len(found) >= limit:
            break
        if here:
            skip = 0
        elif skip:
            counted = f"SELECT count(*) FROM member m{tests}"  # noqa: S608
            skip -= int(session.scalar(_bound(counted, values | step.values), values | step.values) or 0)
    return found


def place_of(session: Session, wanted: Wanted, member_id: str) -> int | None:
    """At which place of the whole list a member stands, from 0; None when it is not in it, or beyond ``FAR`` words found."""
    if _stepwise(wanted):
        number = session.scalar(text("SELECT rowid FROM member WHERE id = :id"), {"id": member_id})
        found = rows(session, wanted, limit=FAR) if number is not None else []
        return found.index(number) if number in found else None
    body, where, values = _asked(session, wanted)
    if wanted.order == "name" and not wanted.typed.strip():  # counted along the index
        return _place_by_name(session, wanted, body + _where(where), values, member_id)
    query = (
        f"SELECT place FROM (SELECT m.id AS id, row_number() OVER (ORDER BY {_order(wanted)}) AS place "  # noqa: S608
        f"FROM {body}{_where(where)}) WHERE id = :wanted_id"
    )
    place = session.scalar(_bound(query, values), {**values, "wanted_id": member_id})
    return None if place is None else int(place) - 1


def _place_by_name(
    session: Session, wanted: Wanted, body: str, values: dict[str, Any], member_id: str
) -> int | None:
    joint = "AND" if " WHERE " in body else "WHERE"
    there = _bound(f"SELECT m.rowid, m.sort_key FROM {body} {joint} m.id = :wanted_id", values)  # noqa: S608
    found = session.execute(there, {**values, "wanted_id": member_id}).one_or_none()
    if found is None:
        return None
    before = ">" if wanted.down else "<"
    query = f"SELECT count(*) FROM {body} {joint} (m.sort_key, m.rowid) {before} (:key, :number)"  # noqa: S608
    return int(
        session.scalar(_bound(query, values), {**values, "key": found.sort_key, "number": found.rowid}) or 0
    )


def lacking(session: Session, wanted: Wanted) -> dict[str, int]:
    """How many lack each of ``LACKS``, in one walk."""
    body, where, values = _asked(session, replace(wanted, lacking=""), whole=True)
    sums = ", ".join(f"coalesce(sum({test}), 0)" for test in LACKS.values())
    found = session.execute(_bound(f"SELECT {sums} FROM {body}{_where(where)}", values), values).one()  # noqa: S608
    return dict(zip(LACKS, (int(one) for one in found), strict=True))


def by_unit(session: Session) -> dict[str, int]:
    """Present members of each unit itself, without those below it."""
    aside = f" AND rowid {UNRESTRICTED_ROWS}" if any_restricted(session) else ""
    query = f"SELECT unit_id, count(*) FROM member WHERE {PRESENT_SQL}{aside} GROUP BY unit_id"  # noqa: S608  words of ours
    return {unit: int(many) for unit, many in session.execute(text(query))}


def units_held(session: Session) -> set[str]:
    """Units that any record hangs on, of whatever standing."""
    query = "SELECT id FROM unit u WHERE EXISTS (SELECT 1 FROM member m WHERE m.unit_id = u.id)"
    return set(session.scalars(text(query)))


def branch(session: Session, unit_id: str) -> set[str]:
    """The unit and all below it."""
    found, layer = {unit_id}, {unit_id}
    while layer:
        layer = set(session.scalars(select(Unit.id).where(Unit.parent_id.in_(layer)))) - found
        found |= layer
    return found


@dataclass(frozen=True, slots=True)
class _Stair:
    """A step with what must not have been found above it."""

    tests: tuple[str, ...]
    order: str
    values: dict[str, Any]


def _stepwise(wanted: Wanted) -> bool:
    """Words order the list by themselves, unless a head was clicked."""
    return bool(wanted.typed.strip()) and wanted.order == "name" and not wanted.down


def _stairs(wanted: Wanted) -> Iterator[_Stair]:
    above: list[str] = []
    values: dict[str, Any] = {}
    for step in member_find.steps(wanted.typed):
        values |= step.values
        yield _Stair((f"({step.where})", *above), step.order, dict(values))
        above.append(f"({step.where}) IS NOT TRUE")


def _asked(session: Session, wanted: Wanted, *, whole: bool = False) -> tuple[str, list[str], dict[str, Any]]:
    """What stands behind FROM, what behind WHERE, and its values. ``whole``: the words too where steps would ask them."""
    body = "member m"
    where: list[str] = []
    values: dict[str, Any] = {}
    if wanted.order == "unit":
        body += " JOIN unit u ON u.id = m.unit_id"
    if wanted.typed.strip() and (whole or not _stepwise(wanted)):
        asked = member_find.steps(wanted.typed)
        where.append("(" + (" OR ".join(f"({step.where})" for step in asked) or "0") + ")")
        for step in asked:
            values |= step.values
    if wanted.branch is not None:
        units = branch(session, wanted.branch)
        if len(units) < session.scalar(
            text("SELECT count(*) FROM unit")
        ):  # the whole tree needs no looking at each
            where.append("m.unit_id IN :units")
            values["units"] = sorted(units)
    if wanted.standing == Standing.PRESENT:
        where.append(f"m.{PRESENT_SQL}")
    elif wanted.standing == Standing.GONE:
        where.append(f"m.{PRESENT_SQL.replace('IN', 'NOT IN', 1)}")
    if wanted.standing == Standing.RESTRICTED:
        where.append(f"m.id IN ({RESTRICTED_SQL})")
    elif any_restricted(session):
        where.append(f"m.rowid {UNRESTRICTED_ROWS}")
    if wanted.lacking:
        where.append(LACKS[wanted.lacking])
    tests, given = conditions(wanted.filters, wanted.on)
    return body, where + tests, values | given


def _where(tests: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(tests)}" if tests else ""


def _order(wanted: Wanted) -> str:
    way = " DESC" if wanted.down else ""
    if wanted.order != "name":
        empty, value = _ORDERS[wanted.order]
        return f"{empty}, {value}{way}, m.sort_key, m.rowid"
    return f"m.sort_key{way}, m.rowid{way}"


def _bound(query: str, values: dict[str, Any]) -> TextClause:
    made = text(query)
    many = [name for name, value in values.items() if isinstance(value, list)]
    return made.bindparams(*(bindparam(name, expanding=True) for name in many)) if many else made


def ids_of_rows(session: Session, numbers: Sequence[int]) -> list[str]:
    """Ids by row number, in the same order."""
    by_number: dict[int, str] = {}
    query = text("SELECT rowid, id FROM member WHERE rowid IN :numbers").bindparams(
        bindparam("numbers", expanding=True)
    )
    for at in range(0, len(numbers), 500):
        by_number.update(
            (int(row[0]), str(row[1])) for row in session.execute(query, {"numbers": numbers[at : at + 500]})
        )
    return [by_number[number] for number in numbers if number in by_number]


def together(found: Sequence[Any], order: Sequence[int]) -> list[Any]:
    """Records read by row number, put back into order; the first value of each is its row number."""
    by_number = {row[0]: row for row in found}
    return [by_number[number] for number in order if number in by_number]

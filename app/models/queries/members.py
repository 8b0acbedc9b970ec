"""Lists of members a window can turn pages in: by branch, by what is missing, by words, in the order a head was clicked.

Owns the order and the page; hands out row numbers first, so that far pages cost no records. Refuses every change.
Statements are put together from words of this module only; what people typed goes in as values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import TextClause

from app.base.text import fold, nfc
from app.models.queries.search import match_of, words_of
from app.models.units import Unit

LACKS: Final = {
    "birth_date": "m.birth_date IS NULL",
    "sex": "coalesce(m.sex, '') = ''",
    "id_number": "coalesce(m.id_number, '') = ''",
    "phone": "coalesce(m.phone, '') = ''",
    "joined_on": "m.joined_on IS NULL",
    "card_number": "coalesce(m.card_number, '') = ''",
}
"""What every record should have, and when it has not."""

_FOUND: Final = "find_member f JOIN search_row r ON r.id = f.rowid"

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


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which members, in which order. ``branch`` is a unit with all below it; None: everybody."""

    branch: str | None = None
    typed: str = ""
    lacking: str = ""
    order: str = "name"
    down: bool = False


def count(session: Session, wanted: Wanted) -> int:
    """How many there are."""
    asked = _asked(session, wanted, lean=True)
    if asked is None:
        return 0
    body, values = asked
    return int(session.scalar(_bound(f"SELECT count(*) FROM {body}", values), values) or 0)  # noqa: S608


def rows(session: Session, wanted: Wanted, *, offset: int = 0, limit: int = 200) -> list[int]:
    """Row numbers (SQLite's rowid) of one page, in order."""
    asked = _asked(session, wanted, lean=True)
    if asked is None:
        return []
    body, values = asked
    if _by_words_alone(wanted):
        query = f"SELECT r.record_id FROM {body} ORDER BY {_order(wanted)} LIMIT :limit OFFSET :offset"  # noqa: S608
        ids = list(session.scalars(_bound(query, values), {**values, "limit": limit, "offset": offset}))
        numbers = text("SELECT id, rowid FROM member WHERE id IN :ids").bindparams(
            bindparam("ids", expanding=True)
        )
        by_id = {row.id: int(row.rowid) for row in session.execute(numbers, {"ids": ids})}
        return [by_id[one] for one in ids if one in by_id]
    query = f"SELECT m.rowid FROM {body} ORDER BY {_order(wanted)} LIMIT :limit OFFSET :offset"  # noqa: S608
    return list(session.scalars(_bound(query, values), {**values, "limit": limit, "offset": offset}))


def place_of(session: Session, wanted: Wanted, member_id: str) -> int | None:
    """At which place of the whole list a member stands, from 0; None when it is not in it."""
    asked = _asked(session, wanted)
    if asked is None:
        return None
    body, values = asked
    if wanted.order == "name" and not wanted.typed.strip():  # counted along the index
        return _place_by_name(session, wanted, body, values, member_id)
    query = (
        f"SELECT place FROM (SELECT m.id AS id, row_number() OVER (ORDER BY {_order(wanted)}) AS place FROM {body}) "  # noqa: S608
        "WHERE id = :wanted_id"
    )
    found = session.scalar(_bound(query, values), {**values, "wanted_id": member_id})
    return None if found is None else int(found) - 1


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
    asked = _asked(session, replace(wanted, lacking=""))
    if asked is None:
        return dict.fromkeys(LACKS, 0)
    body, values = asked
    sums = ", ".join(f"coalesce(sum({test}), 0)" for test in LACKS.values())
    found = session.execute(_bound(f"SELECT {sums} FROM {body}", values), values).one()  # noqa: S608
    return dict(zip(LACKS, (int(one) for one in found), strict=True))


def by_unit(session: Session) -> dict[str, int]:
    """Members of each unit itself, without those below it."""
    return {
        unit: int(many)
        for unit, many in session.execute(text("SELECT unit_id, count(*) FROM member GROUP BY unit_id"))
    }


def branch(session: Session, unit_id: str) -> set[str]:
    """The unit and all below it."""
    found, layer = {unit_id}, {unit_id}
    while layer:
        layer = set(session.scalars(select(Unit.id).where(Unit.parent_id.in_(layer)))) - found
        found |= layer
    return found


def _by_words_alone(wanted: Wanted) -> bool:
    """The search index answers by itself; the records need not be looked at."""
    return bool(wanted.typed.strip()) and wanted.order == "name" and not (wanted.branch or wanted.lacking)


def _asked(session: Session, wanted: Wanted, *, lean: bool = False) -> tuple[str, dict[str, Any]] | None:
    """What stands behind FROM, and its values; None when the words can find nothing. ``lean`` leaves out what is not needed."""
    body = "member m"
    where: list[str] = []
    values: dict[str, Any] = {}
    if wanted.order == "unit":
        body += " JOIN unit u ON u.id = m.unit_id"
    if wanted.typed.strip():
        folded = words_of(fold(wanted.typed))
        if not folded:
            return None
        joined = body.replace("member m", "member m ON m.id = r.record_id")
        body = _FOUND if lean and _by_words_alone(wanted) else f"{_FOUND} JOIN {joined}"
        where.append("find_member MATCH :match")
        values["match"] = match_of("title body", folded)
        values["exact"] = match_of("exact", words_of(nfc(wanted.typed.casefold())))
    if wanted.branch is not None:
        units = branch(session, wanted.branch)
        if len(units) < session.scalar(
            text("SELECT count(*) FROM unit")
        ):  # the whole tree needs no looking at each
            where.append("m.unit_id IN :units")
            values["units"] = sorted(units)
    if wanted.lacking:
        where.append(LACKS[wanted.lacking])
    return body + (f" WHERE {' AND '.join(where)}" if where else ""), values


def _order(wanted: Wanted) -> str:
    way = " DESC" if wanted.down else ""
    if wanted.order != "name":
        empty, value = _ORDERS[wanted.order]
        return f"{empty}, {value}{way}, m.sort_key, m.rowid"
    if not wanted.typed.strip():
        return f"m.sort_key{way}, m.rowid{way}"
    by_name = f"r.sort_key{way}, r.id{way}"
    if not wanted.down:
        # The very accents that were typed come first.
        return f"f.rowid NOT IN (SELECT rowid FROM find_member WHERE find_member MATCH :exact), {by_name}"  # noqa: S608
    return by_name


def _bound(query: str, values: dict[str, Any]) -> TextClause:
    made = text(query)
    if "units" in values:
        made = made.bindparams(bindparam("units", expanding=True))
    return made


def together(found: Sequence[Any], order: Sequence[int]) -> list[Any]:
    """Records read by row number, put back into order; the first value of each is its row number."""
    by_number = {row[0]: row for row in found}
    return [by_number[number] for number in order if number in by_number]

"""Lists of members a window can turn pages in: by branch, by what is missing, by words, in the order a head was clicked.

Owns the order and the page; hands out row numbers first, so that far pages cost no records. Refuses every change.
Statements are put together from words of this module only; what people typed goes in as values.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Final

from sqlalchemy import bindparam, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import TextClause

from app.models.members import PRESENT_SQL
from app.models.queries import member_find
from app.models.queries.bounded import bounded
from app.models.queries.member_filters import LACKS, NONE, Filters, conditions
from app.models.queries.member_find import FOUND_MOST, Step, crowd_of
from app.models.queries.member_order import arranged, numbers_of
from app.models.queries.privacy import RESTRICTED_SQL, UNRESTRICTED_ROWS, any_restricted
from app.models.units import Unit

_BRANCH_MOST: Final = 20_000
_SORTED_PRESENT: Final = "ix_member_present_sort"
_WITHIN: Final = "m.rowid IN (SELECT value FROM json_each(:within))"

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
    "phone": ("m.phone_key = ''", "m.phone_key"),
}
ORDERS: Final = ("name", *_ORDERS)
_ALONE: Final = {name: _ORDERS[name][1] for name in ("code", "card", "phone")}
"""Orders that an index holds, with another value for each member."""
_INDEXED: Final = {"birth": "m.birth_date", **_ALONE}
"""Orders whose first page an index gives: those that have a value, in its order."""


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


def along(wanted: Wanted) -> bool:
    """Everybody of a standing by name: each page, however far, and the count come straight from an index."""
    return bare(wanted) and wanted.order == "name" and not wanted.typed.strip()


def bare(wanted: Wanted) -> bool:
    """Nothing narrows it but words: everybody, or everybody present."""
    everybody = wanted.standing in (Standing.PRESENT, Standing.ALL) and wanted.branch is None
    return everybody and not (wanted.lacking or wanted.filters)


def count(session: Session, wanted: Wanted, *, most: int | None = None) -> int:
    """How many there are of a list that is walked ``along``; with ``most`` no more than that is counted."""
    body, where, values = _asked(session, wanted)
    query = f"SELECT count(*) FROM {body}{_where(where)}"  # noqa: S608  along the narrowest index that fits
    if most is not None:
        query = f"SELECT count(*) FROM (SELECT 1 FROM {body}{_where(where)} LIMIT {int(most)})"  # noqa: S608
    return int(session.scalar(_bound(query, values), values) or 0)


def rows(session: Session, wanted: Wanted, *, offset: int = 0, limit: int = 200) -> list[int]:
    """Row numbers (SQLite's rowid) of one page, in order; of what words find, the first pages are meant."""
    if ranked(wanted):
        return climbed(session, wanted, offset + limit)[offset:]
    if not along(wanted):
        found = short(session, wanted)
        if found is None:
            found = _sorted(session, wanted, indexed=False)
        return list(found[offset : offset + limit])
    body, where, values = _asked(session, wanted)
    query = f"SELECT m.rowid FROM {body}{_where(where)} ORDER BY {_order(wanted)} LIMIT :limit OFFSET :offset"  # noqa: S608
    return list(session.scalars(_bound(query, values), {**values, "limit": limit, "offset": offset}))


def climbed(session: Session, wanted: Wanted, limit: int, within: Sequence[int] = ()) -> list[int]:
    """The first that words find, step by step from the likeliest; of ``within`` when it names any."""
    _, where, values = _asked(session, wanted)
    if within:
        where.append(_WITHIN)
        values["within"] = _listed(within)
    found: dict[int, None] = {}
    for asked in member_find.steps(wanted.typed):
        step = _fitting(session, asked, limit)
        tests = _where([*where, f"({step.where})"])
        given = values | step.values | {"limit": limit}
        query = f"SELECT m.rowid FROM member m{tests} ORDER BY {step.order}, m.rowid LIMIT :limit"  # noqa: S608
        # Who stands on a higher step already is passed over: they are fewer than ``limit``, so enough are left.
        found |= dict.fromkeys(session.scalars(_bound(query, given), given))
        if len(found) >= limit:
            break
    return list(found)[:limit]


def first_rows(session: Session, wanted: Wanted, limit: int) -> list[int] | None:
    """The first page of a list that is not walked ``along``, if an index finds it soon; None: only the whole list tells."""
    if wanted.order in _INDEXED and not wanted.typed.strip():
        column = _INDEXED[wanted.order]
        body, where, values = _asked(session, wanted)
        if wanted.order == "birth" and _years_alone(session):
            return None
        way = " DESC" if wanted.down else ""
        tests = _where([*where, f"{column} > ''"])
        query = f"SELECT m.rowid FROM {body}{tests} ORDER BY {column}{way}, m.sort_key, m.rowid LIMIT :limit"  # noqa: S608
    elif ranked(wanted):
        if bare(wanted):  # each step walks along an index
            return climbed(session, wanted, limit)
        return bounded(session, lambda: climbed(session, wanted, limit))
    elif wanted.order == "name" and not wanted.typed.strip():
        body, where, values = _asked(session, wanted)
        if wanted.standing == Standing.RESTRICTED or _named(wanted) or _narrow(session, wanted):
            return None  # it is short
        key = _SORTED_PRESENT if wanted.standing == Standing.PRESENT else "ix_member_sort_key"
        query = f"SELECT m.rowid FROM {body} INDEXED BY {key}{_where(where)} ORDER BY {_order(wanted)} LIMIT :limit"  # noqa: S608
    else:
        return None
    found = bounded(session, lambda: list(session.scalars(_bound(query, values), {**values, "limit": limit})))
    return found if found is not None and len(found) == limit else None


def _years_alone(session: Session) -> bool:
    """Somebody's year of birth is known and his day is not: he stands between those of whom the day is."""
    query = "SELECT EXISTS (SELECT 1 FROM member WHERE birth_date IS NULL AND birth_year IS NOT NULL)"
    return bounded(session, lambda: session.scalar(text(query))) != 0


# --- whole lists, as row numbers ---------------------------------------------------------------------------------


def walked(session: Session, wanted: Wanted) -> array[int]:
    """The whole of a list that is walked ``along``."""
    body, where, values = _asked(session, wanted)
    query = f"SELECT m.rowid FROM {body}{_where(where)} ORDER BY {_order(wanted)}"  # noqa: S608
    return numbers_of(session, _bound(query, values), values)


def short(session: Session, wanted: Wanted) -> array[int] | None:
    """The whole of a list whose few members can be looked up one by one; None: they are many."""
    if wanted.standing == Standing.RESTRICTED or _narrow(session, wanted):
        return _sorted(session, wanted)
    return bounded(session, lambda: _sorted(session, wanted)) if _named(wanted) else None


def few(session: Session, wanted: Wanted, within: Sequence[int]) -> array[int]:
    """Members whose row numbers are known, in the order of the list."""
    body, _, _ = _asked(session, wanted)
    values = {"within": _listed(within)}
    query = f"SELECT m.rowid FROM {body} WHERE {_WITHIN} ORDER BY {_order(wanted, '+')}"  # noqa: S608
    return numbers_of(session, text(query), values)


def chosen(session: Session, wanted: Wanted) -> array[int]:
    """Whoever belongs to a list, in no order: every record is looked at."""
    _, where, values = _asked(session, replace(wanted, order="name"), words=True)
    query = f"SELECT m.rowid FROM member m NOT INDEXED{_where(where)}"  # noqa: S608
    return numbers_of(session, _bound(query, values), values)


def ordered(session: Session, wanted: Wanted, names: Sequence[int]) -> array[int]:
    """A long list by name, in the order that is wanted."""
    if wanted.order in _ALONE:
        return arranged(session, names, "member m", _ALONE[wanted.order], indexed=True, down=wanted.down)
    body, _, _ = _asked(session, Wanted(order=wanted.order))
    body = body.replace("member m", "member m NOT INDEXED")
    return arranged(session, names, body, _ORDERS[wanted.order][1], indexed=False, down=wanted.down)


def _sorted(session: Session, wanted: Wanted, *, indexed: bool = True) -> array[int]:
    body, where, values = _asked(session, wanted, words=True)
    if not indexed:
        body = body.replace("member m", "member m NOT INDEXED")
    query = f"SELECT m.rowid FROM {body}{_where(where)} ORDER BY {_order(wanted, '+')}"  # noqa: S608
    return numbers_of(session, _bound(query, values), values)


def _named(wanted: Wanted) -> bool:
    """Another table names the members: they may be few."""
    return bool(wanted.filters.grade) or wanted.filters.only is not None


def _narrow(session: Session, wanted: Wanted) -> bool:
    """Whether the units asked for hold so few that their members are rather looked up than all are read."""
    _, _, values = _asked(session, wanted)
    if "units" not in values:
        return False
    query = f"SELECT count(*) FROM (SELECT 1 FROM member WHERE unit_id IN :units LIMIT {_BRANCH_MOST})"  # noqa: S608
    few_units = {"units": values["units"]}
    return int(session.scalar(_bound(query, few_units), few_units) or 0) < _BRANCH_MOST


def place_of(session: Session, wanted: Wanted, member_id: str) -> int | None:
    """At which place of a list that is walked ``along`` a member stands, from 0; None when it is not in it."""
    body, where, values = _asked(session, wanted)
    return _place_by_name(session, wanted, body + _where(where), values, member_id)


def number_of(session: Session, member_id: str) -> int | None:
    """The row number of a record."""
    found = session.scalar(text("SELECT rowid FROM member WHERE id = :id"), {"id": member_id})
    return None if found is None else int(found)


def state(session: Session) -> int:
    """Grows with every change of any record: what was read at another state is asked anew."""
    return int(session.scalar(text("SELECT max(seq) FROM change")) or 0)


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
    body, where, values = _asked(session, replace(wanted, lacking=""), words=True)
    if not _narrow(session, wanted):
        body = body.replace("member m", "member m NOT INDEXED")  # all are read, in the order they lie
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


def ranked(wanted: Wanted) -> bool:
    """Words order the list by themselves, unless a head was clicked; no more than ``FOUND_MOST`` are listed then."""
    return bool(wanted.typed.strip()) and wanted.order == "name" and not wanted.down


def _fitting(session: Session, step: Step, limit: int) -> Step:
    """The step, or the way along the names where the index of words holds a crowd."""
    if step.crowd is None:
        return step
    most = crowd_of(limit)
    query = text(
        "SELECT count(*) FROM (SELECT 1 FROM find_member WHERE find_member MATCH :words LIMIT :most)"
    )
    return step.crowd if session.scalar(query, {"words": step.words, "most": most}) == most else step


def _asked(session: Session, wanted: Wanted, *, words: bool = False) -> tuple[str, list[str], dict[str, Any]]:
    """What stands behind FROM, what behind WHERE, and its values; with ``words`` what is typed too, as one test."""
    body = "member m"
    where: list[str] = []
    values: dict[str, Any] = {}
    if wanted.order == "unit":
        body += " JOIN unit u ON u.id = m.unit_id"
    if wanted.typed.strip() and words:
        asked = [_fitting(session, step, FOUND_MOST) for step in member_find.steps(wanted.typed)]
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


def _order(wanted: Wanted, plus: str = "") -> str:
    """``plus`` keeps the names' own index out of it: where most is left out, walking it is the long way."""
    way = " DESC" if wanted.down else ""
    if wanted.order != "name":
        empty, value = _ORDERS[wanted.order]
        return f"{empty}, {value}{way}, m.sort_key, m.rowid"
    return f"{plus}m.sort_key{way}, m.rowid{way}"


def _listed(numbers: Sequence[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


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

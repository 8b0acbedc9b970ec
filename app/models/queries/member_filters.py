"""Which members by what their records hold: status, sex, age, people, faith, schooling, position, grade, joining, maturity, gaps.

Owns the fields that can be combined and how each is asked of the database, and their form when they are kept under a name.
Refuses to read a clock: ages are counted on the day that is given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final

from app.domain.members import birthday

LACKS: Final = {
    "birth_date": "m.birth_date IS NULL",
    "sex": "coalesce(m.sex, '') = ''",
    "id_number": "coalesce(m.id_number, '') = ''",
    "phone": "coalesce(m.phone, '') = ''",
    "joined_on": "m.joined_on IS NULL",
    "card_number": "coalesce(m.card_number, '') = ''",
}
"""What every record should have, and when it has not."""
SAME: Final = ("sex", "ethnicity", "religion", "education", "status")
"""Columns compared with one label of a list."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What must hold together; '' and None ask nothing."""

    status: str = ""
    sex: str = ""
    age_from: int | None = None
    age_to: int | None = None
    ethnicity: str = ""
    religion: str = ""
    education: str = ""
    position: str = ""
    """'*': any position at all."""
    grade: str = ""
    grade_period: str = ""
    lacking: tuple[str, ...] = ()
    joined_from: date | None = None
    joined_to: date | None = None
    grows_out: int | None = None
    """The year in which somebody grows out; ``maturity_age`` says at which age that is."""
    owes_fees: bool = False
    maturity_age: int | None = None
    only: tuple[str, ...] | None = None
    """Ids found elsewhere, where the database cannot decide; never kept."""

    def __bool__(self) -> bool:
        return self != NONE

    def kept(self) -> dict[str, Any]:
        """As JSON, without what is worked out anew each time."""
        found: dict[str, Any] = {}
        for one in fields(self):
            value = getattr(self, one.name)
            if value != one.default and one.name not in _WORKED_OUT:
                found[one.name] = value.isoformat() if isinstance(value, date) else value
        return found


NONE: Final = Filters()
_WORKED_OUT: Final = frozenset({"maturity_age", "only"})


def from_kept(kept: Mapping[str, Any]) -> Filters:
    """What ``kept`` made. What a newer program kept and this one does not know is left out."""
    known = {one.name for one in fields(Filters)} - _WORKED_OUT
    values = {name: value for name, value in kept.items() if name in known}
    for name in ("joined_from", "joined_to"):
        if values.get(name):
            values[name] = date.fromisoformat(str(values[name]))
    values["lacking"] = tuple(one for one in values.get("lacking", ()) if one in LACKS)
    return Filters(**values)


def conditions(asked: Filters, on: date | None) -> tuple[list[str], dict[str, Any]]:
    """Conditions on ``m`` (member) and their values."""
    tests: list[str] = []
    values: dict[str, Any] = {}
    if not asked:
        return tests, values
    for name in SAME:
        if value := getattr(asked, name):
            tests.append(f"m.{name} = :f_{name}")
            values[f"f_{name}"] = value
    tests += [LACKS[name] for name in asked.lacking]
    _born(asked, on, tests, values)
    for name, sign in (("joined_from", ">="), ("joined_to", "<=")):
        if (day := getattr(asked, name)) is not None:
            tests.append(f"m.joined_on {sign} :f_{name}")
            values[f"f_{name}"] = day.isoformat()
    if asked.position == "*":
        tests.append("m.union_position <> ''")
    elif asked.position:
        tests.append("m.union_position = :f_position")
        values["f_position"] = asked.position
    if asked.grade:
        of = " AND g.period = :f_period" if asked.grade_period else ""
        tests.append(f"m.id IN (SELECT g.member_id FROM member_grade g WHERE g.grade = :f_grade{of})")  # noqa: S608  own words
        values |= {"f_grade": asked.grade, **({"f_period": asked.grade_period} if of else {})}
    if asked.only is not None:
        tests.append("m.id IN (SELECT value FROM json_each(:f_only))")
        values["f_only"] = "[" + ", ".join(f'"{one}"' for one in asked.only) + "]"
    return tests, values


def _born(asked: Filters, on: date | None, tests: list[str], values: dict[str, Any]) -> None:
    """Ages as days of birth; who has a year alone counts by the year."""
    latest = _years_before(on, asked.age_from)
    earliest = _years_before(on, asked.age_to + 1) if asked.age_to is not None else None
    if latest is not None:
        tests.append("(m.birth_date <= :f_latest OR m.birth_date IS NULL AND m.birth_year <= :f_latest_year)")
        values |= {"f_latest": latest.isoformat(), "f_latest_year": latest.year}
    if earliest is not None:
        tests.append(
            "(m.birth_date > :f_earliest OR m.birth_date IS NULL AND m.birth_year >= :f_earliest_year)"
        )
        values |= {"f_earliest": earliest.isoformat(), "f_earliest_year": earliest.year}
    if asked.grows_out is not None and asked.maturity_age is not None:
        year = asked.grows_out - asked.maturity_age - 1
        tests.append(
            "(m.birth_date >= :f_out_first AND m.birth_date <= :f_out_last OR m.birth_date IS NULL AND m.birth_year = :f_out)"
        )
        values |= {"f_out_first": f"{year}-01-01", "f_out_last": f"{year}-12-31", "f_out": year}


def _years_before(on: date | None, years: int | None) -> date | None:
    """The day of birth of one who is so old today."""
    return birthday(on, -years) if on is not None and years is not None else None

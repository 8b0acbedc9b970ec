"""The history of one record: who changed what and when, in the words of its fields.

Owns turning the journal of a member and of its rows into lines. Reads only; sensitive values are named, never shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import or_, select

from app.base.language import mark, tr
from app.domain.members import STATUS_NAMES, named
from app.domain.refusals import day
from app.models.journal import Change
from app.models.people import Person
from app.models.units import Unit
from app.services.change import Service
from app.services.member_fields import LABELS, PLACES, label
from app.services.member_years import TABLES, YearTable
from app.services.roster import SENSITIVE

_KINDS: Final = {
    "create": mark("ghi"),
    "update": mark("sửa"),
    "delete": mark("bỏ"),
}
_MORE: Final = {
    "unit_id": mark("Đơn vị"),
    "status": mark("Trạng thái"),
    "status_since": mark("Trạng thái từ"),
    "photo_id": mark("Ảnh"),
    "consent": mark("Đồng ý xử lý dữ liệu"),
}
_SILENT: Final = frozenset({"id", "extra", "member_id", "operation_id", *PLACES.values()})
_ROWS: Final = {table.model.__tablename__: table for table in TABLES.values()}
_MOST: Final = 120
"""Characters of a value that a line shows."""


@dataclass(frozen=True, slots=True)
class PastLine:
    """One field changed, or one row entered, mended, taken out."""

    act_id: str
    at: datetime
    by: str
    what: str
    before: str
    after: str


class MemberPast(Service):
    """Reading only."""

    def of(self, member_id: str, *, most: int = 200) -> tuple[PastLine, ...]:
        """What happened to a record and its rows, newest first."""
        with self.store.read() as session:
            rows = or_(
                *(
                    (Change.entity == entity)
                    & or_(
                        Change.after["member_id"].as_string() == member_id,
                        Change.before["member_id"].as_string() == member_id,
                    )
                    for entity in _ROWS
                )
            )
            own = (Change.entity == "member") & (Change.record_id == member_id)
            found = session.scalars(select(Change).where(own).order_by(Change.seq.desc()).limit(most)).all()
            born = select(Change.record_id).where(rows)
            theirs = select(Change).where(Change.entity.in_(_ROWS), Change.record_id.in_(born))
            later = session.scalars(theirs.order_by(Change.seq.desc()).limit(most)).all()
            units = {row.id: row.name for row in session.execute(select(Unit.id, Unit.name))}
            people = {row.id: row.name for row in session.execute(select(Person.id, Person.name))}
            changes = sorted([*found, *later], key=lambda one: one.seq, reverse=True)[:most]
            return tuple(line for one in changes for line in _lines(one, units, people))


def _lines(change: Change, units: Mapping[str, str], people: Mapping[str, str]) -> list[PastLine]:
    by = people.get(change.by, change.by)
    if change.entity != "member":
        return [_row_line(change, by)]
    if change.kind == "create":
        return [PastLine(change.act_id, change.at, by, tr(mark("Lập hồ sơ")), "", "")]
    names = [name for name in {**change.before, **change.after} if name not in _SILENT]
    return [
        PastLine(
            change.act_id, change.at, by, label(name) if name in LABELS else tr(_MORE.get(name, name)),
            _said(name, change.before.get(name), units), _said(name, change.after.get(name), units),
        )
        for name in names
    ]  # fmt: skip


def _row_line(change: Change, by: str) -> PastLine:
    table = _ROWS[change.entity]
    what = f"{tr(table.title)}: {tr(_KINDS[change.kind])}"
    labels = {field.name: tr(field.label) for field in table.fields}

    def words(values: Mapping[str, Any]) -> str:
        parts = (
            f"{labels[name]}: {_chosen(table, name, value)}"
            for name, value in values.items()
            if name in labels and value
        )
        return "; ".join(parts)[:_MOST]

    return PastLine(change.act_id, change.at, by, what, words(change.before), words(change.after))


def _chosen(table: YearTable, name: str, value: Any) -> str:
    choices = table.field(name).choices
    return named(choices, str(value)) if choices else _said(name, value, {})


def _said(name: str, value: Any, units: Mapping[str, str]) -> str:
    if value in (None, ""):
        return ""
    if name in SENSITIVE or name == "photo_id":
        return "••••"
    if name == "status":
        return named(STATUS_NAMES, str(value))
    if name == "unit_id":
        return units.get(str(value), "")
    try:
        if name.endswith(("_on", "_date", "_since", "_until")):
            return str(day(date.fromisoformat(str(value))))
    except ValueError:
        pass
    return str(value)[:_MOST]

"""Members handed to the national system as its own sheet.

Owns which members and what stands in each cell: labels of the national lists alone, dates as day/month/year, codes as text.
What has no legal label is told and left empty, unless a clerk chooses otherwise. The look of the file is export's.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import RuleRefused
from app.base.language import mark, tr
from app.base.progress import Progress
from app.domain import privacy
from app.domain.members import PRESENT
from app.domain.national_sheet import BORN_FEMALE, BORN_MALE, COLUMNS, UNIT
from app.domain.privacy import Act
from app.export.lists.yum import write_national
from app.models.queries.member_filters import NONE, Filters
from app.models.queries.members import Standing, Wanted, branch, rows
from app.models.queries.privacy import REFUSING_SQL, RESTRICTED_SQL
from app.models.units import Unit
from app.services import member_codes
from app.services.change import Service
from app.services.member_find import ready
from app.services.privacy.access import note
from app.services.units import find_unit, own_unit

_COLUMNS: Final = COLUMNS[1:]  # the first is the running number
_SENSITIVE: Final = tuple(one.field for one in _COLUMNS if one.field in privacy.COLUMNS)
_PURPOSE: Final = mark("Đưa lên hệ thống quản lý đoàn viên quốc gia")
_CONSENT: Final = "national"
"""The purpose people are asked about (domain.privacy.PURPOSES)."""
_IN: Final = 500
_TOLD: Final = 1_000


class Unlisted(StrEnum):
    """What becomes of a value that no national list knows."""

    EMPTY = "empty"
    KEEP = "keep"
    REFUSE = "refuse"


class LabelsMissing(RuleRefused):
    code, what = (
        "DVI-040",
        mark("{count} ô không có nhãn trong danh mục quốc gia; đầu tiên: {name}, mục {field}: “{value}”."),
    )
    remedy = mark("Sửa các mục ấy trong hồ sơ, hoặc xuất với các ô ấy để trống (--unlisted empty).")


@dataclass(frozen=True, slots=True)
class Told:
    """A cell that could not be written as the record has it."""

    member_id: str
    name: str
    field: str
    value: str


@dataclass
class Exported:
    """What was written."""

    file: Path
    rows: int = 0
    told: list[Told] = field(default_factory=list)
    """Cells without a legal label, the first thousand; birth dates that have no column because the sex is missing."""
    told_count: int = 0
    refusing: int = 0
    """Members left out because they said no to this purpose, or took their yes back."""
    seconds: float = 0.0


class MemberExports(Service):
    """The verb of sheets going out."""

    def write(
        self,
        path: Path,
        *,
        unit: str | None = None,
        filters: Filters = NONE,
        unlisted: Unlisted = Unlisted.EMPTY,
        purpose: str = "",
        progress: Progress | None = None,
    ) -> Exported:
        """The members of ``unit`` (ours when none is named) with all below it, who are present, not restricted and fit ``filters``;
        nobody who said no to handing his data to the national system.

        Written into the access log before the file; this sheet has but one use, which is its purpose unless another is said.
        Raises LabelsMissing, LookRefused.
        """
        begun = time.monotonic()
        done = Exported(path)
        day = today(self.store.clock)
        with self.store.read() as session:
            of = find_unit(session, unit) if unit else own_unit(session)
            which = _where(session, of, filters, day)
            count = _count(session, which)
            done.refusing = _count(session, _where(session, of, filters, day, willing=False)) - count
        with self.work("members.export") as w:
            note(w, Act.EXPORT, _SENSITIVE, purpose=purpose or tr(_PURPOSE), count=count)
            w.commit()
        with self.store.read() as session:
            of = find_unit(session, unit) if unit else own_unit(session)
            which = _where(session, of, filters, day)
            cells = _Cells(unlisted, done)
            if unlisted is Unlisted.REFUSE:
                _need_labels(session, which, cells, done)
            done.rows = write_national(
                path,
                unit=of.name if of else "",
                rows=_rows(session, which, cells),
                count=_count(session, which),
                lists=member_codes.lists(),
                progress=progress,
            )
        done.seconds = time.monotonic() - begun
        return done


_Which = tuple[str, list[Any]]


def _need_labels(session: Session, which: _Which, cells: _Cells, done: Exported) -> None:
    for _ in _rows(session, which, cells):
        pass
    if done.told_count:
        first = done.told[0]
        raise LabelsMissing(count=done.told_count, name=first.name, field=first.field, value=first.value)


def _where(session: Session, of: Unit | None, filters: Filters, on: date, *, willing: bool = True) -> _Which:
    """The condition and its values: present members, of a branch when one is named, those the filters leave."""
    present: list[Any] = [one.value for one in PRESENT]
    condition = f"m.status IN ({', '.join('?' * len(present))}) AND m.id NOT IN ({RESTRICTED_SQL})"
    if willing:
        condition += f" AND m.id NOT IN ({REFUSING_SQL})"
        present.append(_CONSENT)
    if filters:
        wanted = ready(session, Wanted(standing=Standing.PRESENT, filters=filters), on)
        condition += " AND m.rowid IN (SELECT value FROM json_each(?))"
        present.append(json.dumps(rows(session, wanted, limit=sys.maxsize)))
    if of is None or (
        of.parent_id is None
        and not session.query(Unit).filter(Unit.parent_id.is_(None), Unit.id != of.id).first()
    ):
        return condition, [*present]
    units = sorted(branch(session, of.id))
    marks = ", ".join("?" * len(units))
    return f"{condition} AND m.unit_id IN ({marks})", [*present, *units]


def _count(session: Session, which: _Which) -> int:
    condition, values = which
    query = f"SELECT count(*) FROM member m WHERE {condition}"  # noqa: S608  words of ours
    return int(session.connection().exec_driver_sql(query, tuple(values)).scalar_one())


def _rows(session: Session, which: _Which, cells: _Cells) -> Iterator[list[str]]:
    condition, values = which
    named = ", ".join(f'm."{name}"' for name in _NEEDED)
    query = (
        f"SELECT m.id, {named}, u.name FROM member m JOIN unit u ON u.id = m.unit_id WHERE {condition} "  # noqa: S608  words of ours
        "ORDER BY u.sort_key, u.id, m.sort_key, m.id"
    )
    found = session.connection().exec_driver_sql(query, tuple(values))
    while part := found.fetchmany(_IN):
        for row in part:
            yield cells.row(row)


_NEEDED: Final = tuple(
    dict.fromkeys(
        [
            "full_name", "sex", "birth_date", "birth_year",
            *(one.field for one in _COLUMNS if one.field not in (BORN_MALE, BORN_FEMALE, UNIT)),
        ]
    )
)  # fmt: skip
_SEX_OF: Final = {BORN_MALE: "Nam", BORN_FEMALE: "Nữ"}


class _Cells:
    """Texts of a member's cells, in the order of the columns."""

    def __init__(self, unlisted: Unlisted, done: Exported) -> None:
        self._unlisted, self._done = unlisted, done
        self._labels: dict[str, dict[str, str | None]] = {
            one.field: {label: label for label in member_codes.labels(one.field)}
            for one in _COLUMNS
            if one.codes
        }
        self._place = {name: at for at, name in enumerate(_NEEDED, 1)}
        self._makers: list[Callable[[Any], str]] = [self._maker(one.field) for one in _COLUMNS]
        self._sex, self._birth, self._year = (
            self._place[name] for name in ("sex", "birth_date", "birth_year")
        )

    def row(self, row: Any) -> list[str]:
        if row[self._sex] not in ("Nam", "Nữ") and (row[self._birth] or row[self._year]):
            self._tell(row, "birth_date", _day(row[self._birth]) or str(row[self._year]))
        return [make(row) for make in self._makers]

    def _maker(self, name: str) -> Callable[[Any], str]:
        if name == UNIT:
            return lambda row: row[-1]
        if name in _SEX_OF:
            return lambda row: self._born(row, _SEX_OF[name])
        at = self._place[name]
        if name in self._labels:
            return lambda row: self._label(row, name, row[at]) if row[at] else ""
        if name.endswith("_on"):
            return lambda row: _day(row[at])
        return lambda row: row[at] or ""

    def _born(self, row: Any, sex: str) -> str:
        if row[self._sex] != sex:
            return ""
        return _day(row[self._birth]) or str(row[self._year] or "")

    def _label(self, row: Any, name: str, value: str) -> str:
        known = self._labels[name]
        if value not in known:
            known[value] = member_codes.label_of(name, value)
        label = known[value]
        if label is not None:
            return label
        self._tell(row, name, value)
        return value if self._unlisted is Unlisted.KEEP else ""

    def _tell(self, row: Any, name: str, value: str) -> None:
        self._done.told_count += 1
        if len(self._done.told) < _TOLD:
            self._done.told.append(Told(row[0], row[self._place["full_name"]], name, value))


def _day(text: str | None) -> str:
    return f"{text[8:]}/{text[5:7]}/{text[:4]}" if text else ""

"""What taking a sheet in would do, before anything is written: new, changed field by field, unchanged, doubtful, refused.

Owns the plan of one file. Rows stay packed; a plan of a hundred thousand people is some dozen megabytes. Refuses to write.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from sqlalchemy import text
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.base.progress import Progress
from app.base.text import fold, one_line
from app.domain.national_sheet import UNIT
from app.intake.sheets import Fault, Rows
from app.intake.sheets.people import letters
from app.models.units import Unit
from app.services import member_import_match as match
from app.services.member_import_match import Known, Values
from app.services.member_import_units import bare_unit, grouped


class Verdict(StrEnum):
    """What becomes of a row."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DOUBTFUL = "doubtful"
    REFUSED = "refused"


class Decision(StrEnum):
    """What a clerk says of a doubtful row; nothing said sets it aside."""

    SAME = "same"
    NEW = "new"


WHY: Final = {
    match.SAME_BIRTH: mark("trùng họ tên và ngày sinh với {who}"),
    match.SAME_NAME: mark("trùng họ tên trong cùng đơn vị với {who}; một bên thiếu ngày sinh"),
    match.OTHER_NAME: mark("cùng mã định danh nhưng khác họ tên và ngày sinh: {who}"),
    match.OTHER_CODE: mark("trùng họ tên và ngày sinh nhưng khác mã định danh với {who}"),
    match.SAME_ID: mark("cùng số CCCD với {who}"),
    match.IN_FILE: mark("trùng họ tên và ngày sinh với dòng {who} của chính tệp này"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """How a sheet is to be taken in."""

    sheet: str | None = None
    columns: Mapping[int, str] = field(default_factory=dict)
    """Field by column from 0; empty: remembered, else guessed."""
    unit: str | None = None
    """Where rows without a known unit belong; None: units that are not there are founded below ours."""
    wipe: bool = False
    """An empty cell empties the field."""
    drop_bad: bool = False
    """Leave out unreadable cells instead of refusing their rows."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that may be somebody who is there already."""

    row: int
    name: str
    birth: str
    why: str
    candidates: tuple[str, ...]
    """Ids of members, the likeliest first; empty: another row of the file."""
    changes: tuple[str, ...] = ()
    """Fields that would change if it is the same person."""
    unit: str = ""
    """As the sheet names it."""


@dataclass(frozen=True, slots=True)
class RowLine:
    """A row in the preview."""

    row: int
    name: str
    birth: str
    unit: str
    verdict: Verdict
    changes: tuple[tuple[str, Any, Any], ...] = ()
    """(field, old, new)."""


SHOWN_CHANGES: Final = 5_000
"""Changed rows of which old and new values are kept for showing; all are counted."""


@dataclass
class Plan:
    """One file against the records that are there."""

    path: Path
    digest: str
    rows: Rows
    options: Options
    verdicts: list[list[Verdict]] = field(default_factory=list)
    """By pack, by place in it."""
    people: dict[int, str] = field(default_factory=dict)
    """Row -> member it is, for rows that change somebody."""
    changes: dict[int, dict[str, tuple[Any, Any]]] = field(default_factory=dict)
    by_field: Counter[str] = field(default_factory=Counter)
    """How many members would change in each field."""
    doubts: dict[int, Doubt] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    units: dict[str, str | None] = field(default_factory=dict)
    """Name in the sheet -> id; None: to be founded."""
    own: str | None = None
    matched: dict[str, int] = field(default_factory=dict)
    """Member -> row, for everybody who was recognised."""
    seconds: float = 0.0

    @property
    def counts(self) -> Counter[Verdict]:
        found = Counter(verdict for pack in self.verdicts for verdict in pack)
        found[Verdict.REFUSED] += self._refused_rows()
        return found

    def _refused_rows(self) -> int:
        return len({fault.row for fault in self.rows.faults if fault.kind == "refused"})

    @property
    def total(self) -> int:
        return self.rows.taken + self._refused_rows()

    @property
    def refused(self) -> list[Fault]:
        return sorted(
            (one for one in (*self.rows.faults, *self.faults) if one.kind == "refused"),
            key=lambda one: one.row,
        )

    @property
    def notes(self) -> list[Fault]:
        return sorted(
            (one for one in (*self.rows.faults, *self.faults) if one.kind != "refused"),
            key=lambda one: one.row,
        )

    @property
    def new_units(self) -> tuple[str, ...]:
        """Names of the units that would be founded."""
        return tuple(grouped(name for name, one in self.units.items() if one is None))

    def values(self, number: int, *, only: frozenset[str] | None = None) -> Iterator[tuple[int, Values]]:
        """(row, values) of one pack; the unit as it stands in the sheet. ``only``: no other fields than these."""
        pack = self.rows.pack(number)
        places = [at for at, name in enumerate(self.rows.fields) if only is None or name in only]
        fields = [self.rows.fields[at] for at in places]
        columns = [pack.values[at] for at in places]
        for row, values in zip(pack.rows, zip(*columns, strict=True), strict=True):
            yield row, dict(zip(fields, values, strict=True))

    def unit_of(self, values: Mapping[str, Any], *, blank: bool = True) -> str | None:
        """Id of the unit of a row; None while it is still to be founded, or when the row names none and not ``blank``."""
        name = values.get(UNIT)
        if name is None:
            return self.own if blank else None
        return self.units.get(name)

    def lines(
        self, verdict: Verdict, *, offset: int = 0, limit: int = 200, changed: str = ""
    ) -> list[RowLine]:
        """Rows of one verdict for showing; ``changed``: only those that change this field."""
        found: list[RowLine] = []
        passed = 0
        for number, verdicts in enumerate(self.verdicts):
            if verdict not in verdicts:
                continue
            for (row, values), one in zip(self.values(number), verdicts, strict=True):
                changes = self.changes.get(row, {})
                if one is not verdict or (changed and changed not in changes):
                    continue
                passed += 1
                if passed <= offset:
                    continue
                told = tuple((name, old, new) for name, (old, new) in changes.items())
                found.append(
                    RowLine(row, values["full_name"], birth_of(values), values.get(UNIT) or "", one, told)
                )
                if len(found) >= limit:
                    return found
        return found

    def column_of(self, name: str) -> str:
        """'D (Ngày sinh)': the column a field came from."""
        look = self.rows.look
        at = next((at for at, one in (look.columns if look else {}).items() if one == name), None)
        at = next((at for at, one in self.options.columns.items() if one == name), at)
        if at is None or look is None:
            return ""
        word = look.heads[at] if at < len(look.heads) else ""
        return letters(at) + (f" ({word})" if word else "")


_TELLING: Final = frozenset({"full_name", "birth_date", "birth_year", "code", UNIT})
"""What tells two rows of one sheet apart; all that is asked where nobody is there yet."""


def birth_of(values: Mapping[str, Any]) -> str:
    """'05/03/2004', or the year alone."""
    day = values.get("birth_date")
    return f"{day[8:]}/{day[5:7]}/{day[:4]}" if day else str(values.get("birth_year") or "")


class Planner:
    """Holds the rows of a sheet against the records of one read session."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self._session, self.plan = session, plan
        self._fields = [name for name in plan.rows.fields if name != UNIT]
        self._codes: dict[str, tuple[int, str, int, int]] = {}
        self._births: dict[tuple[str, str], int] = {}
        self._refused_codes: set[tuple[int, int]] = set()
        self._anybody = session.scalar(text("SELECT EXISTS (SELECT 1 FROM member)"))

    def run(self, progress: Progress) -> None:
        plan = self.plan
        self._resolve_units()
        two = match.two_named(self._session) if self._anybody else {}
        for number in range(len(plan.rows.packs)):
            progress.step(number, len(plan.rows.packs), tr(mark("Đối chiếu với hồ sơ đang có")))
            rows = list(plan.values(number, only=None if self._anybody else _TELLING))
            for _, values in rows:
                values["unit_id"] = plan.unit_of(values)
            known = Known(self._session, [values for _, values in rows], two) if self._anybody else None
            plan.verdicts.append([])
            for place, (row, values) in enumerate(rows):
                plan.verdicts[-1].append(self._judge(row, values, known, number, place))
        for number, place in self._refused_codes:
            plan.verdicts[number][place] = Verdict.REFUSED

    # --- one row --------------------------------------------------------------------------------------------------

    def _judge(self, row: int, values: Values, known: Known | None, number: int, place: int) -> Verdict:
        if not self._code_is_free(row, values, number, place) or not self._unit_is_sure(row, values):
            return Verdict.REFUSED
        if known is not None:
            found, why = known.find(values)
            if found:
                return self._judge_known(row, values, known, found, why)
        return self._judge_new(row, values)

    def _judge_known(self, row: int, values: Values, known: Known, found: list[str], why: str) -> Verdict:
        plan, record = self.plan, known.records[found[0]]
        changes = self._differences(record, values)
        silent = why == match.SAME_BIRTH and len(found) == 1 and not changes
        if why and not (silent and match.agrees_enough(record, values, self._fields)):
            told = tr(WHY[why]).format(who=who(record, self._unit_names.get(record["unit_id"], "")))
            plan.doubts[row] = Doubt(
                row,
                values["full_name"],
                birth_of(values),
                told,
                tuple(found),
                tuple(changes),
                values.get(UNIT) or "",
            )
            return Verdict.DOUBTFUL
        if found[0] in plan.matched:
            self._refuse(row, "full_name", values["full_name"], "same_row", row=str(plan.matched[found[0]]))
            return Verdict.REFUSED
        plan.matched[found[0]] = row
        if not changes:
            return Verdict.UNCHANGED
        plan.people[row] = found[0]
        plan.by_field.update(changes.keys())
        if len(plan.changes) < SHOWN_CHANGES:
            plan.changes[row] = {name: (record[name], new) for name, new in changes.items()}
        return Verdict.CHANGED

    def _differences(self, record: Values, values: Values) -> Values:
        return differences(self.plan, record, values)

    def _judge_new(self, row: int, values: Values) -> Verdict:
        birth = values.get("birth_date") or values.get("birth_year")
        if birth:
            key = (fold(values["full_name"]), str(birth))
            first = self._births.setdefault(key, row)
            if first != row and not values.get("code"):
                told = tr(WHY[match.IN_FILE]).format(who=first)
                unit = values.get(UNIT) or ""
                self.plan.doubts[row] = Doubt(row, values["full_name"], birth_of(values), told, (), (), unit)
                return Verdict.DOUBTFUL
        return Verdict.ADDED

    def _code_is_free(self, row: int, values: Values, number: int, place: int) -> bool:
        code = values.get("code")
        if not code:
            return True
        first = self._codes.get(code)
        if first is None:
            self._codes[code] = (row, values["full_name"], number, place)
            return True
        self._refuse(row, "code", code, "code_twice", row=str(first[0]), name=first[1])
        if fold(first[1]) != fold(values["full_name"]) and (first[2], first[3]) not in self._refused_codes:
            # Two people under one code: which of them it belongs to cannot be told here.
            self._refuse(first[0], "code", code, "code_twice", row=str(row), name=values["full_name"])
            self._refused_codes.add((first[2], first[3]))
            self.plan.people.pop(first[0], None)
            self.plan.doubts.pop(first[0], None)
        return False

    def _unit_is_sure(self, row: int, values: Values) -> bool:
        name = values.get(UNIT)
        if name in self._doubtful_units:
            self._refuse(row, UNIT, name or "", "unit_doubtful", unit=name or "")
            return False
        return True

    def _refuse(self, at: int, column: str, value: str, code: str, **values: str) -> None:
        self.plan.faults.append(Fault("refused", at, self.plan.column_of(column), value, code, values))

    # --- units ----------------------------------------------------------------------------------------------------

    def _resolve_units(self) -> None:
        """Every name of a unit in the sheet, looked up once: by code, then by name."""
        plan = self.plan
        units = list(self._session.query(Unit).filter(Unit.valid_to.is_(None)))
        by_code = {one.code: one.id for one in units if one.code}
        self._unit_names = {one.id: one.name for one in units}
        by_name: dict[str, list[str]] = {}
        by_class: dict[str, list[str]] = {}
        for one in units:
            by_class.setdefault(bare_unit(one.name), []).append(one.id)
            for name in {fold(one.name), fold(one.short_name or "")} - {""}:
                by_name.setdefault(name, []).append(one.id)
        self._doubtful_units: set[str | None] = set()
        if UNIT in plan.rows.fields:
            at = plan.rows.fields.index(UNIT)
            for number in range(len(plan.rows.packs)):
                for name in dict.fromkeys(plan.rows.pack(number).values[at]):
                    if name is None or name in plan.units:
                        continue
                    found = by_name.get(fold(name), []) or by_class.get(bare_unit(name) or name, [])
                    plan.units[name] = by_code.get(name) or (found[0] if len(found) == 1 else None)
                    if len(found) > 1 and plan.units[name] is None:
                        self._doubtful_units.add(name)
                    elif plan.units[name] is None and plan.options.unit is not None:
                        plan.units[name] = plan.own
            for shared in self._doubtful_units:
                plan.units.pop(str(shared), None)
        elif plan.rows.look is not None and plan.options.unit is None:
            titles = [fold(part) for part in plan.rows.look.title.split(" · ")]
            named = [by_name[title][0] for title in titles if len(by_name.get(title, [])) == 1]
            plan.own = named[-1] if named else plan.own


def differences(plan: Plan, record: Values, values: Values) -> Values:
    """What a row changes of a record; a unit only where the sheet names one that is there."""
    fields = [name for name in plan.rows.fields if name != UNIT]
    found = match.differences(record, values, fields, wipe=plan.options.wipe)
    unit = plan.unit_of(values, blank=False)
    if unit is not None and unit != record["unit_id"] and UNIT in plan.rows.fields:
        found["unit_id"] = unit
    return found


def who(record: Mapping[str, Any], unit: str = "") -> str:
    """'Nguyễn Văn An, 05/03/2004, mã 9000001, Chi đoàn 10A1'."""
    parts = [
        record["full_name"],
        birth_of(record),
        tr(mark("mã {code}")).format(code=record["code"]) if record["code"] else "",
        unit,
    ]
    return ", ".join(one_line(part) for part in parts if part)

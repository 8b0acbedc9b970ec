"""The board of completeness: per sub-unit how many members, how many records are complete, what is missing, how many by when.

Owns which fields a complete record needs (data, or the unit's own list) and the targets. Refuses to judge values: member_checks does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.domain.members import PRESENT, Status
from app.domain.reports.charts import Chart
from app.models.members import Member
from app.models.reports import EntryTarget
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.member_fields import label
from app.services.reports.forms import board_rules
from app.services.units import find_unit, need_own, own_unit, tree_of

_COUNTED: Final = tuple(sorted(PRESENT - {Status.GUEST}))
_DATES: Final = frozenset(
    {"birth_date", "joined_on", "card_issued_on", "id_issued_on", "admission_decided_on"}
)
NEEDED: Final = (
    "birth_date", "sex", "ethnicity", "religion", "home_town", "permanent_address", "current_address", "id_number",
    "id_issued_on", "id_issued_by", "phone", "email", "education", "qualification", "political_theory", "occupation",
    "joined_on", "admission_resolution", "card_number", "card_issued_on", "category", "code", "photo_id",
)  # fmt: skip
"""Fields that may be asked of a complete record."""


class TargetField(InputRefused):
    code, what = "BCS-011", mark("Không thể yêu cầu mục “{field}”.")
    remedy = mark("Các mục yêu cầu được: {known}.")


class TargetNumber(InputRefused):
    code, what = "BCS-012", mark("Chỉ tiêu phải là số từ 1 trở lên, không phải {number}.")
    remedy = mark("Ghi số đoàn viên phải hoàn thiện, hoặc bỏ trống để tính tất cả.")


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A sub-unit with all below it; the members that hang on our unit itself; the whole as the last row."""

    id: str
    name: str
    members: int
    complete: int
    missing: tuple[tuple[str, int], ...]
    """Field and how many lack it, the most first."""
    wanted: int | None
    due_on: date | None

    @property
    def goal(self) -> int:
        """How many are to be complete."""
        return self.members if self.wanted is None else self.wanted

    @property
    def left(self) -> int:
        return max(0, self.goal - self.complete)


@dataclass(frozen=True, slots=True)
class BoardView:
    unit_id: str
    unit_name: str
    day: date
    fields: tuple[str, ...]
    rows: tuple[BoardRow, ...]
    whole: BoardRow
    certainty: str

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(label(one) for one in self.fields)

    @property
    def chart(self) -> Chart:
        return Chart(
            "board",
            tr(mark("Hồ sơ đầy đủ theo đơn vị")),
            "bars",
            tuple(one.name for one in self.rows),
            tuple(one.goal for one in self.rows),
            tuple(one.complete for one in self.rows),
            shares=False,
        )


@dataclass(frozen=True, slots=True)
class Lacking:
    """A member whose record is not complete."""

    id: str
    full_name: str
    unit_name: str
    birth_date: date | None
    missing: tuple[str, ...]


class Board(Service):
    """``unit`` is ours unless another is named."""

    def look(self, unit: str | None = None) -> BoardView:
        with self.store.read() as session:
            of = find_unit(session, unit) if unit else need_own(session)
            return board_of(session, of, today(self.store.clock))

    def lacking(
        self, unit: str | None = None, *, field: str = "", here: bool = False, limit: int | None = None
    ) -> tuple[Lacking, ...]:
        """Whose record is not complete, by name; ``field``: only who lacks it; ``here``: without the units below. Raises TargetField."""
        with self.store.read() as session:
            of = find_unit(session, unit) if unit else need_own(session)
            fields = fields_of(session)
            if field and field not in fields:
                raise TargetField(field=field, known=", ".join(fields))
            units = [of.id] if here else _branch(session, of.id)
            return _lacking(session, units, [field] if field else fields, fields, limit)

    def aim(
        self, *, unit: str | None = None, wanted: int | None = None, due: date | None = None, note: str = ""
    ) -> Change[BoardRow]:
        """Set the target of a unit. Raises TargetNumber."""
        if wanted is not None and wanted < 1:
            raise TargetNumber(number=wanted)
        with self.work("reports.aim") as w:
            of = find_unit(w.session, unit) if unit else need_own(w.session)
            target = target_of(w.session, of.id)
            if target is None:
                target = w.add(EntryTarget(id=w.ids.new(), unit_id=of.id))
            target.wanted, target.due_on, target.note = wanted, due, note.strip()[:500]
            w.flush()
            return Change.of(_whole(w.session, of, w.today), w.commit())

    def need(self, fields: Sequence[str]) -> Change[BoardRow]:
        """Which fields a complete record must have, here and in all units below; none: as the data say. Raises TargetField."""
        unknown = next((one for one in fields if one not in NEEDED), "")
        if unknown:
            raise TargetField(field=unknown, known=", ".join(NEEDED))
        with self.work("reports.need") as w:
            own = need_own(w.session)
            target = target_of(w.session, own.id)
            if target is None:
                target = w.add(EntryTarget(id=w.ids.new(), unit_id=own.id))
            target.fields = [one for one in NEEDED if one in fields]
            w.flush()
            return Change.of(_whole(w.session, own, w.today), w.commit())

    def no_aim(self, unit: str | None = None) -> Change[str]:
        """No target any more; what a complete record needs stays."""
        with self.work("reports.no_aim") as w:
            of = find_unit(w.session, unit) if unit else need_own(w.session)
            target = target_of(w.session, of.id)
            if target is not None and target.fields:
                target.wanted, target.due_on, target.note = None, None, ""
            elif target is not None:
                w.delete(target)
            return Change.of(of.name, w.commit())


def _whole(session: Session, of: Unit, day: date) -> BoardRow:
    return board_of(session, of, day).whole


def target_of(session: Session, unit_id: str) -> EntryTarget | None:
    return session.scalars(select(EntryTarget).where(EntryTarget.unit_id == unit_id)).one_or_none()


def fields_of(session: Session) -> tuple[str, ...]:
    """What a complete record needs: our unit's list, else the data's."""
    own = own_unit(session)
    target = target_of(session, own.id) if own else None
    chosen = tuple(one for one in (target.fields or ()) if one in NEEDED) if target else ()
    return chosen or board_rules().fields


def strip_of(session: Session, day: date) -> tuple[int, int, date | None] | None:
    """(complete, wanted, by when) for the morning's page; None while our unit has no target."""
    own = own_unit(session)
    target = target_of(session, own.id) if own else None
    if own is None or target is None or (target.fields and target.wanted is None and target.due_on is None):
        return None
    whole = board_of(session, own, day).whole
    return whole.complete, whole.goal, whole.due_on


def board_of(session: Session, of: Unit, day: date) -> BoardView:
    fields = fields_of(session)
    counted = _counted(session, fields)
    targets = {one.unit_id: one for one in session.scalars(select(EntryTarget))}
    tree = tree_of(session)
    owner = {of.id: of.id}
    order = []
    for one in tree:  # parents come first
        if one.parent_id == of.id:
            owner[one.id] = one.id
            order.append(one)
        elif one.parent_id in owner and one.id != of.id:
            owner[one.id] = owner[one.parent_id]
    sums: dict[str, list[int]] = {}
    for unit, numbers in counted.items():
        if unit in owner:
            kept = sums.setdefault(owner[unit], [0] * len(numbers))
            sums[owner[unit]] = [a + b for a, b in zip(kept, numbers, strict=True)]
    nothing = [0] * (2 + len(fields))

    def row(unit_id: str, name: str, numbers: list[int], *, aimed: bool = True) -> BoardRow:
        target = targets.get(unit_id) if aimed else None
        lacks = [(field, many) for field, many in zip(fields, numbers[2:], strict=True) if many]
        lacks.sort(key=lambda one: -one[1])
        due = target.due_on if target else None
        return BoardRow(
            unit_id, name, numbers[0], numbers[1], tuple(lacks), target.wanted if target else None, due
        )

    rows = [
        row(one.id, one.name, sums.get(one.id, nothing))
        for one in order
        if one.id in sums or one.id in targets or one.valid_to is None
    ]
    if of.id in sums:
        words = tr(mark("{name} (trực tiếp)")).format(name=of.name)
        rows.append(row(of.id, words, sums[of.id], aimed=not order))
    total = [sum(column) for column in zip(*sums.values(), strict=True)] if sums else nothing
    whole = row(of.id, of.name, total)
    return BoardView(of.id, of.name, day, fields, tuple(rows), whole, board_rules().certainty)


def _empty(field: str) -> str:
    """SQL that is true where a record lacks the field; names come from ``NEEDED`` only."""
    return f"member.{field} IS NULL" if field in _DATES else f"coalesce(member.{field}, '') = ''"


def _counted(session: Session, fields: Sequence[str]) -> dict[str, list[int]]:
    """By unit: members, complete ones, and how many lack each field."""
    tests = [_empty(one) for one in fields]
    complete = f"sum(NOT ({' OR '.join(tests)}))"
    lacks = "".join(f", sum({one})" for one in tests)
    query = f"SELECT unit_id, count(*), {complete}{lacks} FROM member WHERE status IN ({_quoted(_COUNTED)}) GROUP BY unit_id"  # noqa: S608
    return {row[0]: [int(one) for one in row[1:]] for row in session.execute(text(query))}


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"'{one}'" for one in words)


def _branch(session: Session, unit_id: str) -> list[str]:
    from app.models.queries.members import branch

    return sorted(branch(session, unit_id))


def _lacking(
    session: Session, units: Sequence[str], asked: Sequence[str], fields: Sequence[str], limit: int | None
) -> tuple[Lacking, ...]:
    columns: list[Any] = [getattr(Member, one) for one in fields]
    query = (
        select(Member.id, Member.full_name, Unit.name, Member.birth_date, *columns)
        .join(Unit, Unit.id == Member.unit_id)
        .where(
            Member.status.in_(_COUNTED),
            Member.unit_id.in_(units),
            text("(" + " OR ".join(_empty(one) for one in asked) + ")"),
        )
        .order_by(Member.sort_key, Member.id)
        .limit(limit)
    )
    return tuple(
        Lacking(
            row[0],
            row[1],
            row[2],
            row[3],
            tuple(name for name, value in zip(fields, row[4:], strict=True) if not value),
        )
        for row in session.execute(query)
    )

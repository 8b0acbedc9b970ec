"""What happens to units: founded, merged, split, renamed, raised or lowered, moved, dissolved; each one act, members following.

Owns these acts and their events; each event keeps the fields it changed, so the tree of any past day can be told. Refuses cycles,
days to come, and days before something later that was already entered for the unit. The papers of these acts are not here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.base.text import one_line
from app.domain.members import PRESENT, Leaving
from app.domain.refusals import LevelWrong, UnitLoop
from app.domain.refusals import day as day_words
from app.domain.rows import UnitRow
from app.domain.units import EVENT_NAMES, EventKind, UnitLevel, guess_level, letterhead
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit, UnitEvent
from app.services.change import Change, Service
from app.services.grading.units import UnitGrade, unit_grades
from app.services.member_posts import end_bodies
from app.services.member_spells import move
from app.services.unit_history import FOLLOWED, UnitStory, UnitThen, story_of, units_on
from app.services.unit_sizes import too_small
from app.services.units import ancestors, find_unit, need_own, own_id, set_own, unit_row


class UnitActLater(InputRefused):
    code, what = "DVT-010", mark("Ngày {on} chưa đến.")
    remedy = mark("Ghi việc này khi đã có hiệu lực, với ngày trong quyết định.")


class UnitActOrder(InputRefused):
    code, what = "DVT-011", mark("{name} đã có việc khác ghi ngày {last}, muộn hơn {on}.")
    remedy = mark("Ghi ngày từ {last} trở đi, hoặc hoàn tác việc sau rồi ghi lại theo thứ tự.")


class UnitEnded(RuleRefused):
    code, what = "DVT-012", mark("{name} đã thôi hoạt động từ ngày {on}.")
    remedy = mark("Chọn đơn vị đang hoạt động.")


class UnitSame(InputRefused):
    code, what = "DVT-013", mark("{name} vẫn như cũ: không có gì thay đổi.")
    remedy = mark("Ghi tên, cấp hoặc đơn vị cấp trên mới.")


class UnitPartsMissing(InputRefused):
    code, what = "DVT-014", mark("Chia tách {name} thì phải có ít nhất một đơn vị mới.")
    remedy = mark("Ghi tên đơn vị mới và đoàn viên chuyển sang.")


class UnitNotEmpty(RuleRefused):
    code, what = "DVT-015", mark("{name} còn {members} đoàn viên, {units} đơn vị trực thuộc.")
    remedy = mark("Nói rõ đoàn viên và đơn vị trực thuộc chuyển về đâu.")


class UnitNotHere(InputRefused):
    code, what = "DVT-016", mark("{member} không thuộc {name}.")
    remedy = mark("Chọn đoàn viên của đơn vị được chia tách.")


@dataclass(frozen=True, slots=True)
class Decision:
    """On which day it happens and by which paper."""

    on: date | None = None
    number: str = ""
    decided_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A new unit that a split makes, with the members and sub-units that go to it."""

    name: str
    members: Sequence[str] = ()
    units: Sequence[str] = ()
    level: str = ""


@dataclass(slots=True)
class _Act:
    """One act while it is written: all its events share a group."""

    w: UnitOfWork
    decision: Decision
    group: str
    on: date
    moved: int = field(default=0)

    @classmethod
    def begin(cls, w: UnitOfWork, decision: Decision) -> _Act:
        on = decision.on or w.today
        if on > w.today:
            raise UnitActLater(on=day_words(on))
        return cls(w, decision, w.ids.new(), on)

    def need_open(self, unit: Unit) -> None:
        """Raises UnitEnded, UnitActOrder."""
        if unit.valid_to is not None and unit.valid_to <= self.on:
            raise UnitEnded(name=unit.name, on=day_words(unit.valid_to))
        query = select(func.max(UnitEvent.happened_on)).where(UnitEvent.from_id == unit.id)
        last = max(filter(None, (self.w.session.scalar(query), unit.valid_from)), default=None)
        if last is not None and last > self.on:
            raise UnitActOrder(name=unit.name, last=day_words(last), on=day_words(self.on))

    def event(self, kind: EventKind, unit: Unit, *, to: Unit | None = None, **changes: Any) -> None:
        """Change fields of a unit and keep what they were."""
        before = {name: getattr(unit, name) for name in changes}
        for name, value in changes.items():
            setattr(unit, name, value)
        self.w.add(
            UnitEvent(
                id=self.w.ids.new(), kind=kind.value, from_id=unit.id, to_id=to.id if to else None, happened_on=self.on,
                note=self.decision.note, before=_plain(before), after=_plain(changes), group_id=self.group,
                decision_number=one_line(self.decision.number), decided_on=self.decision.decided_on,
            )
        )  # fmt: skip

    def hang(self, unit: Unit, parent: Unit) -> None:
        """A unit goes under another one. Raises UnitLoop."""
        if unit.id == parent.id or unit.id in ancestors(self.w.session, parent):
            raise UnitLoop(parent.name)
        self.event(EventKind.MOVED, unit, to=parent, parent_id=parent.id)

    def take(self, members: Sequence[Member], to: Unit, how: Leaving) -> None:
        for member in members:
            move(self.w, member, to.id, on=self.on, how=how, note=self.decision.note)
            self.moved += 1

    def found(self, name: str, *, level: str, parent: Unit | None, **fields: Any) -> Unit:
        known = {one.value for one in UnitLevel}
        if level not in known:
            raise LevelWrong(level=level, known=", ".join(sorted(known)))
        title = one_line(name)
        unit = Unit(
            id=self.w.ids.new(), name=title, level=level, extra={}, parent_id=parent.id if parent else None,
            valid_from=self.on, issuing_lines=letterhead(title, level), **fields,
        )  # fmt: skip
        self.w.add(unit)
        self.event(EventKind.FOUNDED, unit, to=parent)
        return unit

    def end(self, unit: Unit, kind: EventKind, to: Unit | None) -> None:
        """The unit is no more, and with it who led it and signed for it; its papers and numbers stay its own."""
        self.event(kind, unit, to=to)
        unit.valid_to = self.on
        end_bodies(self.w, unit.id, on=self.on, why=EVENT_NAMES[kind])
        if to is not None and own_id(self.w.session) == unit.id:
            set_own(self.w, to.id)


class UnitActs(Service):
    """The acts on units, and their stories."""

    # --- looking ------------------------------------------------------------------------------------------

    def tree_on(self, on: date) -> tuple[UnitThen, ...]:
        """The tree as it was on a day, parents before children."""
        with self.store.read() as session:
            return tuple(units_on(session, on).values())

    def story(self, named: str) -> tuple[UnitStory, ...]:
        """What happened to a unit, newest first."""
        with self.store.read() as session:
            return story_of(session, find_unit(session, named).id)

    def grades(self, named: str) -> tuple[UnitGrade, ...]:
        """What the unit itself was graded, newest year first."""
        with self.store.read() as session:
            return unit_grades(session, find_unit(session, named).id)

    # --- acts -----------------------------------------------------------------------------------------------

    def found(
        self,
        name: str,
        *,
        parent: str | None = None,
        level: str = "",
        members: Sequence[str] = (),
        decision: Decision = Decision(),
    ) -> Change[UnitRow]:
        """A unit is founded under ``parent`` (our own by default); ``members`` go over to it."""
        with self.work("units.found") as w:
            act = _Act.begin(w, decision)
            above = find_unit(w.session, parent) if parent else need_own(w.session)
            act.need_open(above) if above.valid_to is not None else None
            unit = act.found(name, level=level or guess_level([name], "").value, parent=above)
            act.take(_members(w, members), unit, Leaving.TRANSFER)
            return _answer(w, unit, unit)

    def merge(
        self,
        sources: Sequence[str],
        *,
        into: str = "",
        new: str = "",
        decision: Decision = Decision(),
    ) -> Change[UnitRow]:
        """Units go into another one, or together into a ``new`` one: they end, members and sub-units go over.

        Their letters and numbers stay theirs: a register is never rewritten. Raises UnitLoop, UnitEnded, UnitActOrder.
        """
        with self.work("units.merge") as w:
            act = _Act.begin(w, decision)
            units = [find_unit(w.session, named) for named in sources]
            if new:
                above = w.find(Unit, units[0].parent_id) if units[0].parent_id else None
                target = act.found(new, level=units[0].level, parent=above)
            else:
                target = find_unit(w.session, into)
            upward = ancestors(w.session, target) if not new else set()
            for unit in units:
                if unit.id == target.id or unit.id in upward:
                    raise UnitLoop(unit.name)
                act.need_open(unit)
                self._over(act, unit, target, Leaving.MERGE)
                act.end(unit, EventKind.MERGE, target)
            return _answer(w, target, target)

    def split(
        self,
        source: str,
        parts: Sequence[Part],
        *,
        ends: bool = False,
        decision: Decision = Decision(),
    ) -> Change[UnitRow]:
        """New units come out of one. It keeps the rest, or ``ends``: then the first part takes what nobody named."""
        with self.work("units.split") as w:
            act = _Act.begin(w, decision)
            unit = find_unit(w.session, source)
            if not parts:
                raise UnitPartsMissing(name=unit.name)
            act.need_open(unit)
            above = w.find(Unit, unit.parent_id) if unit.parent_id else None
            made: list[Unit] = []
            for part in parts:
                fresh = act.found(part.name, level=part.level or unit.level, parent=above)
                act.event(EventKind.SPLIT, unit, to=fresh)
                going = _members(w, part.members)
                for member in going:
                    if member.unit_id != unit.id:
                        raise UnitNotHere(member=member.full_name, name=unit.name)
                act.take(going, fresh, Leaving.SPLIT)
                for named in part.units:
                    act.hang(find_unit(w.session, named), fresh)
                made.append(fresh)
            if ends:
                w.flush()
                self._over(act, unit, made[0], Leaving.SPLIT)
                act.end(unit, EventKind.DISSOLVED, made[0])
            return _answer(w, unit, unit, *made)

    def rename(self, named: str, name: str, *, decision: Decision = Decision()) -> Change[UnitRow]:
        """Another name from a day on; a letterhead that follows the name goes with it. Raises UnitSame."""
        with self.work("units.rename") as w:
            act, unit = _Act.begin(w, decision), find_unit(w.session, named)
            act.need_open(unit)
            title = one_line(name)
            if not title or title == unit.name:
                raise UnitSame(name=unit.name)
            changes: dict[str, Any] = {"name": title}
            if list(unit.issuing_lines or []) == letterhead(unit.name, unit.level):
                changes["issuing_lines"] = letterhead(title, unit.level)
            act.event(EventKind.RENAMED, unit, **changes)
            return _answer(w, unit)

    def set_level(
        self, named: str, level: str, *, name: str = "", decision: Decision = Decision()
    ) -> Change[UnitRow]:
        """Another level from a day on, with another ``name`` where the level stands in it. Raises LevelWrong, UnitSame."""
        with self.work("units.level") as w:
            act, unit = _Act.begin(w, decision), find_unit(w.session, named)
            act.need_open(unit)
            if level not in {one.value for one in UnitLevel}:
                raise LevelWrong(level=level, known=", ".join(one.value for one in UnitLevel))
            if level == unit.level:
                raise UnitSame(name=unit.name)
            title = one_line(name) or unit.name
            changes: dict[str, Any] = {"level": level, "name": title}
            if list(unit.issuing_lines or []) == letterhead(unit.name, unit.level):
                changes["issuing_lines"] = letterhead(title, level)
            act.event(EventKind.LEVEL, unit, **changes)
            return _answer(w, unit, unit)

    def move(self, named: str, *, under: str, decision: Decision = Decision()) -> Change[UnitRow]:
        """The unit hangs under another one from a day on, with all below it. Raises UnitLoop, UnitSame."""
        with self.work("units.move") as w:
            act, unit = _Act.begin(w, decision), find_unit(w.session, named)
            act.need_open(unit)
            parent = find_unit(w.session, under)
            if parent.id == unit.parent_id:
                raise UnitSame(name=unit.name)
            act.hang(unit, parent)
            return _answer(w, unit)

    def dissolve(self, named: str, *, to: str = "", decision: Decision = Decision()) -> Change[UnitRow]:
        """The unit is no more; its members and sub-units go ``to`` another one. Raises UnitNotEmpty, UnitLoop."""
        with self.work("units.dissolve") as w:
            act, unit = _Act.begin(w, decision), find_unit(w.session, named)
            act.need_open(unit)
            heir = find_unit(w.session, to) if to else None
            if heir is not None and (heir.id == unit.id or unit.id in ancestors(w.session, heir)):
                raise UnitLoop(heir.name)
            if heir is None:
                _need_empty(w, unit)
            else:
                self._over(act, unit, heir, Leaving.DISSOLUTION)
            act.end(unit, EventKind.DISSOLVED, heir)
            return _answer(w, unit)

    def _over(self, act: _Act, unit: Unit, to: Unit, how: Leaving) -> None:
        """Sub-units and members of a unit go to another one. Those who had left stay where they were."""
        open_ones = select(Unit).where(Unit.parent_id == unit.id, Unit.valid_to.is_(None), Unit.id != to.id)
        for child in act.w.session.scalars(open_ones.order_by(Unit.position, Unit.sort_key)).all():
            act.hang(child, to)
        act.take(_present(act.w, unit), to, how)


def _present(w: UnitOfWork, unit: Unit) -> Sequence[Member]:
    query = select(Member).where(Member.unit_id == unit.id, Member.status.in_(sorted(PRESENT)))
    return w.session.scalars(query.order_by(Member.sort_key, Member.id)).all()


def _members(w: UnitOfWork, ids: Sequence[str]) -> list[Member]:
    return [w.get(Member, one) for one in ids]


def _need_empty(w: UnitOfWork, unit: Unit) -> None:
    members = len(_present(w, unit))
    below = select(func.count()).select_from(Unit).where(Unit.parent_id == unit.id, Unit.valid_to.is_(None))
    units = int(w.session.scalar(below) or 0)
    if members or units:
        raise UnitNotEmpty(name=unit.name, members=members, units=units)


def _plain(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, list | tuple) else value
        for name, value in fields.items()
        if name in FOLLOWED
    }


def _answer(w: UnitOfWork, unit: Unit, *changed: Unit) -> Change[UnitRow]:
    """``changed``: units whose size is looked at against the rules."""
    w.flush()
    notes = too_small(w.session, changed, w.today)
    return Change.of(unit_row(unit, own=unit.id == own_id(w.session)), w.commit(), notes)

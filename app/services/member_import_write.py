"""The plan of a sheet written: units founded, members added and changed, all in the unit of work of one act.

Owns the order of writing. Records are read again before they are changed: what somebody wrote since the preview stands
unless the sheet says otherwise. Cancelled half way, nothing stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from app.base.language import mark, tr
from app.base.progress import Progress
from app.domain.national_sheet import UNIT
from app.domain.units import guess_level
from app.models.bulk import Bulk
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.first_unit import our_unit
from app.services.member_fields import PLACES, place_id
from app.services.member_import_match import Values
from app.services.member_import_plan import Decision, Plan, Verdict, differences
from app.services.member_import_units import grouped
from app.services.member_spells import move

_PLACES_LOOKED_UP: Final = 4_000
"""Different places of one sheet that are recognised; a commune's members share a few hundred. Beyond that the text stands
alone, as in every record whose place is not recognised."""


class Writer:
    """Writes one plan."""

    def __init__(
        self, w: UnitOfWork, plan: Plan, decisions: Mapping[int, Decision], progress: Progress
    ) -> None:
        self._w, self._decisions, self._progress = w, decisions, progress
        self._plan = replace(plan, units=dict(plan.units))  # units founded in an act that fails are none
        self.added = self.changed = self.unchanged = self.decided = 0
        self.founded: tuple[str, ...] = ()
        self._places: dict[str, str] = {}

    def write(self) -> None:
        plan = self._plan
        self._found_units()
        bulk = Bulk(self._w, Member)
        for number, verdicts in enumerate(plan.verdicts):
            self._progress.step(number, len(plan.verdicts), tr(mark("Ghi vào hồ sơ")))
            new: list[Values] = []
            same: list[tuple[str, Values]] = []
            for (row, values), verdict in zip(plan.values(number), verdicts, strict=True):
                one = self._one(row, verdict)
                if one == Verdict.UNCHANGED:
                    self.unchanged += 1
                elif one == Verdict.ADDED:
                    new.append(self._new(values))
                elif one is not None:
                    same.append((one, values))
            self.added += len(bulk.create(new))
            self._change(bulk, same)

    def _one(self, row: int, verdict: Verdict) -> str | None:
        """A verdict, the id of the member that is changed, or None for a row that is set aside."""
        if verdict is Verdict.CHANGED:
            return self._plan.people[row]
        if verdict is not Verdict.DOUBTFUL:
            return verdict if verdict is not Verdict.REFUSED else None
        decision, doubt = self._decisions.get(row), self._plan.doubts[row]
        if decision is None or (decision is Decision.SAME and not doubt.candidates):
            return None
        self.decided += 1
        return Verdict.ADDED if decision is Decision.NEW else doubt.candidates[0]

    def _new(self, values: Values) -> Values:
        made = {name: value for name, value in values.items() if value is not None and name != UNIT}
        made["unit_id"] = self._plan.unit_of(values)
        self._add_places(made)
        return made

    def _change(self, bulk: Bulk, same: list[tuple[str, Values]]) -> None:
        records = bulk.load([one for one, _ in same])
        changes: list[tuple[Values, Values]] = []
        for one, values in same:
            record = records.get(one)
            found = differences(self._plan, record, values) if record is not None else {}
            if record is None or not found:
                self.unchanged += 1
                continue
            self.changed += 1
            unit = found.pop("unit_id", None)
            if unit is not None:  # the time in the old unit is kept: the ordinary way of a move
                move(self._w, self._w.get(Member, one), unit, on=self._w.today)
                self._w.flush()
                self._plain(self._w.get(Member, one), found)
            elif found:
                self._add_places(found)
                changes.append((record, found))
        bulk.update(changes)

    def _plain(self, member: Member, found: Values) -> None:
        """The other fields of one who moves, through the same door as the move."""
        from app.models.derived import fields_of
        from app.models.history import from_json

        self._add_places(found)
        for name, value in found.items():
            setattr(member, name, from_json(fields_of(Member), name, value))

    def _add_places(self, values: dict[str, Any]) -> None:
        """What place of today a text of a place means."""
        for name, column in PLACES.items():
            words = values.get(name)
            if not words:
                continue
            tail = ", ".join(words.split(",")[-3:])
            if tail not in self._places and len(self._places) < _PLACES_LOOKED_UP:
                self._places[tail] = place_id(tail)
            values[column] = self._places.get(tail, "")

    def _found_units(self) -> None:
        """Units that the sheet names and that are not there, below ours."""
        plan, own = self._plan, our_unit(self._w)
        plan.own = plan.own or own.id
        new = grouped(name for name, one in plan.units.items() if one is None)
        for name, written in new.items():
            level = guess_level([name], "").value
            unit = Unit(id=self._w.ids.new(), name=name[:200], parent_id=own.id, level=level)
            self._w.add(unit)
            plan.units.update(dict.fromkeys(written, unit.id))
        self.founded = tuple(new)
        self._w.flush()

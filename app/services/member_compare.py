"""Our members held against a sheet of the national system: what differs, who is not yet here or there, who left.

Owns the comparison. Changes nothing; what a clerk wants to take over goes through the import of the same file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy.orm import Session

from app.base.progress import Progress
from app.domain.members import PRESENT
from app.domain.national_sheet import UNIT
from app.domain.privacy import covered
from app.models.queries.members import branch
from app.services.change import Service
from app.services.member_import_plan import Options, Plan, RowLine, Verdict
from app.services.member_imports import MemberImports

_MOST: Final = 100_000


@dataclass(frozen=True, slots=True)
class Ours:
    """One of our members who does not stand in the sheet, or stands there though he left."""

    id: str
    name: str
    birth: str
    code: str
    unit: str
    status: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """There and here."""

    plan: Plan
    differing: tuple[RowLine, ...]
    """There and here, with other values: (field, here, there)."""
    not_here: tuple[RowLine, ...]
    not_there: tuple[Ours, ...]
    """Present here, not in the sheet, without a national code: still to be entered there."""
    gone_there: tuple[Ours, ...]
    """Present here with a national code, but not in the sheet any more."""
    left_here: tuple[Ours, ...]
    """In the sheet, but here no longer a member."""
    same: int

    @property
    def as_json(self) -> dict[str, Any]:
        """As other programs read it; sensitive values are covered, as on the screen."""
        counts = self.plan.counts
        return {
            "rows": self.plan.total,
            "same": self.same,
            "differing": [
                {
                    "row": one.row, "name": one.name, "birth": one.birth,
                    "fields": {
                        name: {"here": covered(name, old), "there": covered(name, new)}
                        for name, old, new in one.changes
                    },
                }
                for one in self.differing
            ],
            "not_here": [{"row": one.row, "name": one.name, "birth": one.birth, "unit": one.unit} for one in self.not_here],
            "not_there": self.not_there,
            "gone_there": self.gone_there,
            "left_here": self.left_here,
            "doubtful": list(self.plan.doubts.values()),
            "refused": counts[Verdict.REFUSED],
        }  # fmt: skip


class MemberCompare(Service):
    """One verb."""

    def compare(self, path: Path, *, unit: str | None = None, progress: Progress | None = None) -> Comparison:
        """``unit``: only members of this unit and those below it; else of the units the sheet names. Nothing is written."""
        imports = MemberImports(self.store, by=self.by, practice=self.practice)
        plan = imports.plan(path, Options(unit=unit, drop_bad=True), progress=progress)
        with self.store.read() as session:
            ours = _ours(session, plan, unit)
        doubtful = {one for doubt in plan.doubts.values() for one in doubt.candidates}
        absent = [
            one
            for one in ours
            if one.status in PRESENT and one.id not in plan.matched and one.id not in doubtful
        ]
        return Comparison(
            plan,
            tuple(plan.lines(Verdict.CHANGED, limit=_MOST)),
            tuple(plan.lines(Verdict.ADDED, limit=_MOST)),
            tuple(one for one in absent if not one.code),
            tuple(one for one in absent if one.code),
            tuple(one for one in ours if one.status not in PRESENT and one.id in plan.matched),
            plan.counts[Verdict.UNCHANGED],
        )


def _ours(session: Session, plan: Plan, unit: str | None) -> list[Ours]:
    """Members of the units in question, and all whom the sheet names."""
    named = {one for one in plan.units.values() if one is not None}
    whole = UNIT not in plan.rows.fields or unit is not None
    units = sorted(branch(session, plan.own) if whole and plan.own else named)
    found: dict[str, Ours] = {}
    head = (
        "SELECT m.id, m.full_name, m.birth_date, m.birth_year, m.code, u.name, m.status FROM member m "
        "JOIN unit u ON u.id = m.unit_id WHERE "
    )
    for column, values in (("m.unit_id", units), ("m.id", sorted(plan.matched))):
        for start in range(0, len(values), 500):
            part = values[start : start + 500]
            query = f"{head}{column} IN ({', '.join('?' * len(part))}) ORDER BY u.sort_key, m.sort_key"
            for row in session.connection().exec_driver_sql(query, tuple(part)):
                born = f"{row[2][8:]}/{row[2][5:7]}/{row[2][:4]}" if row[2] else str(row[3] or "")
                found.setdefault(row[0], Ours(row[0], row[1], born, row[4] or "", row[5], row[6]))
    return list(found.values())

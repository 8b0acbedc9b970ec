"""An invented school union with its classes and members, entered class by class: some records whole, some with gaps, and a target.

For trying reports, the board and the charts, and for tests. Nobody here exists; numbers of papers and telephones are of blocks that
nobody has. The same day and seed give the same school.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random
from typing import Any, Final

from app.domain.members import Grade
from app.domain.reports.periods import day_of
from app.models.bulk import Bulk
from app.models.members import Member, MemberGrade
from app.models.session import Store, UnitOfWork
from app.models.units import Unit
from app.services.demo_people import People
from app.services.first_unit import our_unit
from app.services.units import own_id

MEMBERS: Final = 658
CLASSES: Final = 20
SEED: Final = 658
_GRADES: Final = ((Grade.EXCELLENT, 18), (Grade.GOOD, 52), (Grade.DONE, 27), (Grade.FAILED, 3))
_GAPS: Final = ("phone", "card_number", "id_number", "religion", "home_town", "sex")


def enter_school(
    store: Store, *, by: str, members: int = MEMBERS, classes: int = CLASSES, wanted: int | None = 700
) -> str:
    """Classes under our own unit, members in them; the id of our unit. One act, taken back as one."""
    with store.work(verb="demo.school", by=by) as w:
        own = our_unit(w)
        if own_id(w.session) == own.id and own.name and not own.sector:
            own.sector = "school"
        units = [_class(w, own.id, at, classes) for at in range(classes)]
        w.flush()
        source, random = People(w.today, seed=SEED), Random(SEED)  # noqa: S311  the same school each time
        rows: list[dict[str, Any]] = []
        grades: list[dict[str, Any]] = []
        for at, unit in enumerate(units):
            many = members // classes + (at < members % classes)
            for row in _people(source, random, many, w.today):
                row = {"id": w.ids.new(), "unit_id": unit.id, **row}
                rows.append(row)
                if random.random() < 0.9:
                    grade = random.choices([one for one, _ in _GRADES], [share for _, share in _GRADES])[0]
                    period = f"{w.today.year - 1}"
                    grades.append(
                        {
                            "id": w.ids.new(),
                            "member_id": row["id"],
                            "period": period,
                            "grade": grade.value,
                            "state": "approved",
                        }
                    )
        Bulk(w, Member).create(rows)
        Bulk(w, MemberGrade).create(grades)
        if wanted is not None:
            from app.models.reports import EntryTarget

            w.add(
                EntryTarget(
                    id=w.ids.new(), unit_id=own.id, wanted=wanted, due_on=day_of("06-30", w.today.year)
                )
            )
        w.commit()
        return str(own.id)


def _class(w: UnitOfWork, own: str, at: int, classes: int) -> Unit:
    per_year = max(1, -(-classes // 3))
    name = f"Chi đoàn {10 + at // per_year}A{at % per_year + 1}"
    return w.add(
        Unit(id=w.ids.new(), name=name, level="cell", parent_id=own, sector="school", position=at, extra={})
    )


def _people(source: People, random: Random, many: int, today: date) -> Iterator[dict[str, Any]]:
    for one in source.branch(many):
        fields = dict(one.fields)
        number = random.randrange(10**6)
        joined = fields["joined_on"]
        row: dict[str, Any] = {
            "full_name": one.name,
            **fields,
            "status": "active",
            "unit_since": joined,
            "education": "Hệ 12/12",
            "occupation": "Học sinh",
            "phone": f"0000{number:06d}",
            "id_number": f"000{number:09d}",
            "card_number": f"000-{number:06d}",
            "card_issued_on": joined,
        }
        if random.random() < 0.04:
            row["party_joined_on"] = today.replace(month=1, day=random.randint(1, 28)).isoformat()
        if random.random() < 0.35:
            for gap in random.sample(_GAPS, random.randint(1, 2)):
                row[gap] = None if gap in ("id_number", "card_number", "sex") else ""
        yield row

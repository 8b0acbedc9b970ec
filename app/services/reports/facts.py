"""The crowds that forms count: members on a day, and what happened to them in a period, each with the facts of the person.

Owns which sources there are, which fields each has, and what makes somebody belong to one. Refuses to count: domain/reports does.
Facts that a record keeps without their time (education, religion …) are those of today, whatever the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.progress import Progress, Silent
from app.domain.members import PRESENT, Leaving, Status
from app.domain.reports.crowd import Crowd, Span
from app.models.queries import facts as queries
from app.models.queries.spells import members_on
from app.models.units import Unit
from app.services.unit_history import units_on

PERSON: Final = frozenset(
    {
        "unit", "level", "sector", "sex", "age", "ethnicity", "minority", "religion", "believer", "education", "qualification",
        "theory", "occupation", "category", "position", "association", "joined_on", "party_joined_on", "party_official_on",
        "party_course_on", "stays_until", "outstanding_year",
    }
)  # fmt: skip
"""What is known of every person, whatever the source."""
FIELDS: Final[dict[str, frozenset[str]]] = {
    "members": PERSON,
    "admitted": PERSON,
    "came": PERSON,
    "left": PERSON | {"how"},
    "honoured": PERSON,
    "carded": PERSON,
    "recarded": PERSON,
    "graded": PERSON | {"grade"},
    "trained": PERSON | {"state", "result", "total"},
    "awarded": PERSON | {"form"},
    "disciplined": PERSON | {"form"},
    "introduced": PERSON,
    "party": PERSON,
    "official": PERSON,
    "cadres": PERSON | {"post", "body", "of_level"},
    "units": frozenset({"unit", "level", "sector", "members"}),
    "unit-events": frozenset({"unit", "level", "sector", "kind"}),
}
"""Sources and their fields; a form that asks for another is refused when it is read."""
KINH: Final = "Kinh"
NO_BELIEF: Final = frozenset({"", "Không"})
_WOMEN: Final = frozenset({"nữ", "nu", "f"})
_LEFT: Final = {
    Status.MATURED, Status.REMOVED, Status.EXPELLED, Status.TRANSFERRED, Status.DECEASED, Status.HONORARY,
}  # fmt: skip
_POSTS: Final = (
    ("Bí thư", "secretary"), ("Phó bí thư", "deputy"), ("Ủy viên Ban Thường vụ", "standing"), ("Uỷ viên Ban Thường vụ", "standing"),
    ("Ủy viên Ban Chấp hành", "member"), ("Uỷ viên Ban Chấp hành", "member"),
)  # fmt: skip
_NOT_UNION: Final = ("chi bộ", "đảng", "công đoàn")
_AT: Final = {name: at for at, name in enumerate(queries.PERSON)}
_STEPS: Final = 4


class Facts:
    """The facts of one unit and all below it, for one period. Read once; each crowd is made when first asked for."""

    def __init__(
        self, session: Session, unit_id: str, first: date, last: date, *, progress: Progress | None = None
    ) -> None:
        self.session, self.unit_id = session, unit_id
        self.first, self.last = first.isoformat(), last.isoformat()
        self.day = last
        self._told = progress or Silent()
        self._crowds: dict[str, Crowd] = {}

    def crowd(self, source: str) -> Crowd:
        if source not in self._crowds:
            made: Callable[[], Crowd] = getattr(self, f"_{source.replace('-', '_')}")
            self._crowds[source] = made()
        return self._crowds[source]

    # --- what all crowds stand on -----------------------------------------------------------------------------

    @cached_property
    def units(self) -> dict[str, tuple[str, str]]:
        """Level and sector of our unit and all below it, as the tree was on the last day."""
        known = units_on(self.session, self.day)
        kept: dict[str, tuple[str, str]] = {}
        sectors = {row.id: row.sector for row in self.session.execute(select(Unit.id, Unit.sector))}
        for one in known.values():  # parents come first
            if one.id == self.unit_id or one.parent_id in kept:
                above = kept.get(one.parent_id or "", ("", ""))[1]
                kept[one.id] = (one.level, sectors.get(one.id, "") or above)
        return kept

    @cached_property
    def _people(self) -> list[tuple[Any, ...]]:
        self._told.step(0, _STEPS, "")
        return queries.people(self.session)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {row[0]: at for at, row in enumerate(self._people)}

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        """The facts of everybody, as the tests of the forms name them."""
        rows = self._people
        self._told.step(1, _STEPS, "")

        def column(name: str) -> list[Any]:
            at = _AT[name]
            return [row[at] for row in rows]

        made = {
            name: column(name)
            for name in (
                "sex", "ethnicity", "religion", "education", "qualification", "occupation", "category", "association",
                "joined_on", "party_joined_on", "party_official_on", "party_course_on", "stays_until", "outstanding_year",
            )
        }  # fmt: skip
        made["sex"] = ["Nữ" if (one or "").casefold() in _WOMEN else one for one in made["sex"]]
        made["theory"] = column("political_theory")
        made["position"] = column("union_position")
        made["minority"] = ["yes" if one not in ("", KINH) else "" for one in made["ethnicity"]]
        made["believer"] = ["" if one in NO_BELIEF else "yes" for one in made["religion"]]
        year, month_day = self.day.year, self.last[5:]
        made["age"] = [
            year - int(born[:4]) - (month_day < born[5:]) if born else (year - alone if alone else None)
            for born, alone in zip(column("birth_date"), column("birth_year"), strict=True)
        ]
        self._told.step(2, _STEPS, "")
        return made

    @cached_property
    def _spells(self) -> dict[str, list[tuple[Any, ...]]]:
        """(unit, from, to, how) of each member's times that are over."""
        found: dict[str, list[tuple[Any, ...]]] = {}
        for member, *rest in queries.spells(self.session):
            found.setdefault(member, []).append(tuple(rest))
        return found

    @property
    def _periods(self) -> tuple[str, ...]:
        """How the gradings of this span are named: its calendar year, and the school year that ends in it."""
        year = self.day.year
        return str(year), f"{year - 1}-{year}"

    def _made(self, entries: Sequence[tuple[Any, ...]], extra: Sequence[str] = ()) -> Crowd:
        """Entries are (member, unit, further facts …); those of other units are left out."""
        units, place = self.units, self._place
        kept = [one for one in entries if one[1] in units and one[0] in place]
        at = [place[one[0]] for one in kept]
        pick = itemgetter(*at) if len(at) > 1 else None
        columns: dict[str, Sequence[Any]] = {
            name: pick(values) if pick else [values[one] for one in at]
            for name, values in self._columns.items()
        }
        columns["unit"] = [one[1] for one in kept]
        columns["level"] = [units[one[1]][0] for one in kept]
        columns["sector"] = [units[one[1]][1] for one in kept]
        for number, name in enumerate(extra, 2):
            columns[name] = [one[number] for one in kept]
        return Crowd([one[0] for one in kept], columns, Span(self.first, self.last))

    def _within(self, column: str) -> Iterable[tuple[Any, ...]]:
        at = _AT[column]
        return (row for row in self._people if row[at] is not None and self.first <= row[at] <= self.last)

    def _unit_on(self, row: tuple[Any, ...], day: str) -> str | None:
        """In which unit of ours somebody was on a day; None: not yet with us, or nobody knows."""
        for unit, starts, ends, _ in self._spells.get(row[0], ()):
            if (starts is None or starts <= day) and day < ends:
                return str(unit)
        since = row[_AT["unit_since"]]
        return str(row[_AT["unit_id"]]) if since is None or since <= day else None

    def _last_unit(self, row: tuple[Any, ...]) -> str:
        """Where somebody is, or was when leaving."""
        return self._unit_on(row, self.last) or str(row[_AT["unit_id"]])

    # --- sources ------------------------------------------------------------------------------------------------

    def _members(self) -> Crowd:
        """Members on the last day. Guests are counted by the unit they belong to."""
        there = members_on(self.session, self.day)
        self._told.step(3, _STEPS, "")
        status = _AT["status"]
        guests = {row[0] for row in self._people if row[status] == Status.GUEST}
        return self._made([pair for pair in there.items() if pair[0] not in guests])

    def _admitted(self) -> Crowd:
        """Joined in the period, with us: whoever joined elsewhere and came later is not ours to count."""
        found = ((row[0], self._unit_on(row, row[_AT["joined_on"]])) for row in self._within("joined_on"))
        return self._made([pair for pair in found if pair[1] is not None])

    def _came(self) -> Crowd:
        """Came from a unit that is not ours, members already."""
        joined_at, since_at, status = _AT["joined_on"], _AT["unit_since"], _AT["status"]
        found: list[tuple[Any, ...]] = []
        for row in self._people:
            if row[status] == Status.GUEST:
                continue
            times = [(unit, starts) for unit, starts, _, _ in self._spells.get(row[0], ())]
            before: str | None = None
            for unit, starts in (*times, (row[_AT["unit_id"]], row[since_at])):
                within = starts is not None and self.first <= starts <= self.last
                member = row[joined_at] is None or (starts is not None and row[joined_at] < starts)
                if within and member and before not in self.units and unit in self.units:
                    found.append((row[0], unit))
                before = unit
        return self._made(found)

    def _left(self) -> Crowd:
        """Ended with us in the period, and how."""
        found = [
            (row[0], row[_AT["unit_id"]], row[_AT["status"]])
            for row in self._within("status_since")
            if row[_AT["status"]] in _LEFT
        ]
        for member, past in self._spells.items():
            row = self._people[self._place[member]] if member in self._place else None
            if row is None:
                continue
            following = [unit for unit, *_ in past[1:]] + [row[_AT["unit_id"]]]
            for (unit, _, ends, how), after in zip(past, following, strict=True):
                if not self.first <= ends <= self.last:
                    continue
                if how == Leaving.LEFT:
                    found.append((member, unit, "left"))
                elif after not in self.units:
                    found.append((member, unit, Status.TRANSFERRED.value))
        return self._made(found, ("how",))

    def _honoured(self) -> Crowd:
        return self._made([(row[0], row[_AT["unit_id"]]) for row in self._within("honorary_on")])

    def _carded(self) -> Crowd:
        return self._made([(row[0], self._last_unit(row)) for row in self._within("card_issued_on")])

    def _recarded(self) -> Crowd:
        return self._made([(row[0], self._last_unit(row)) for row in self._within("card_reissued_on")])

    def _with_unit(self, rows: Iterable[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """(member, …) with the unit put in second place."""
        place, people = self._place, self._people
        return [(row[0], self._last_unit(people[place[row[0]]]), *row[1:]) for row in rows if row[0] in place]

    def _graded(self) -> Crowd:
        """One grade a member: of two periods the later stands."""
        last = dict(queries.grades(self.session, self._periods))
        return self._made(self._with_unit(last.items()), ("grade",))

    def _trained(self) -> Crowd:
        last = {row[0]: row for row in queries.trainings(self.session, self._periods)}
        return self._made(self._with_unit(last.values()), ("state", "result", "total"))

    def _awarded(self) -> Crowd:
        return self._made(self._with_unit(queries.awards(self.session, self.first, self.last)), ("form",))

    def _disciplined(self) -> Crowd:
        return self._made(
            self._with_unit(queries.disciplines(self.session, self.first, self.last)), ("form",)
        )

    def _introduced(self) -> Crowd:
        return self._made(self._with_unit(queries.introduced(self.session, self.first, self.last)))

    def _party(self) -> Crowd:
        return self._made([(row[0], self._last_unit(row)) for row in self._within("party_joined_on")])

    def _official(self) -> Crowd:
        return self._made([(row[0], self._last_unit(row)) for row in self._within("party_official_on")])

    def _cadres(self) -> Crowd:
        """Who leads on the day: seats of committees; where nobody entered one, positions of the members' records."""
        found: list[tuple[Any, ...]] = []
        units = self.units
        seated: set[str] = set()
        for member, _, unit, body, post in queries.seats(self.session, self.last):
            if member is not None:
                found.append((member, unit, post, body, units.get(unit, ("", ""))[0]))
                seated.add(unit)
        dated = {row[0] for row in queries.positions(self.session, self.last)}
        held = list(queries.positions(self.session, self.last))
        present = _AT["status"]
        held += [
            (row[0], None, row[_AT["union_position"]])
            for row in self._people
            if row[_AT["union_position"]] and row[0] not in dated and row[present] in PRESENT
        ]
        for member, named_unit, position in held:
            post = post_of(position)
            if not post or member not in self._place:
                continue
            unit = named_unit or self._last_unit(self._people[self._place[member]])
            if unit not in seated:
                found.append((member, unit, post, "committee", units.get(unit, ("", ""))[0]))
        return self._made(found, ("post", "body", "of_level"))

    def _units(self) -> Crowd:
        here: dict[str, int] = {}
        for unit in self.crowd("members").columns["unit"]:
            here[unit] = here.get(unit, 0) + 1
        ids = list(self.units)
        return Crowd(
            ids,
            {
                "unit": ids,
                "level": [self.units[one][0] for one in ids],
                "sector": [self.units[one][1] for one in ids],
                "members": [here.get(one, 0) for one in ids],
            },
            Span(self.first, self.last),
        )

    def _unit_events(self) -> Crowd:
        rows = queries.unit_events(self.session, self.first, self.last)
        known = {
            row.id: row
            for row in self.session.execute(select(Unit.id, Unit.parent_id, Unit.level, Unit.sector))
        }
        ours = [row for row in rows if row[0] in self.units or _under(row[0], known, self.units)]
        return Crowd(
            [row[0] for row in ours],
            {
                "unit": [row[0] for row in ours],
                "level": [known[row[0]].level for row in ours],
                "sector": [known[row[0]].sector for row in ours],
                "kind": [row[1] for row in ours],
            },
            Span(self.first, self.last),
        )


def post_of(position: str) -> str:
    """'secretary', 'deputy', 'standing' or 'member' for a position in the Union; '' for all others."""
    said = position.casefold()
    if any(word in said for word in _NOT_UNION):
        return ""
    return next((post for begin, post in _POSTS if said.startswith(begin.casefold())), "")


def _under(unit: str, known: dict[str, Any], ours: dict[str, tuple[str, str]]) -> bool:
    """Whether a unit that is no more hung under one of ours."""
    seen: set[str] = set()
    at: str | None = unit
    while at is not None and at in known and at not in seen:
        seen.add(at)
        at = known[at].parent_id
        if at in ours:
            return True
    return False

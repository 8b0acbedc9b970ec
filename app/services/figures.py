"""Figures of the member board as a letter shows them: how many members each branch has, by sex, how many in the Party.

Reading only. Words of a document: Vietnamese whatever the window's language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.layout.parts import Cell, Column, Run, Table, TableRow
from app.models.members import Member
from app.models.session import Store
from app.models.units import Unit
from app.services.units import find_unit, need_own, tree_of


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """A unit with all below it."""

    name: str
    total: int
    women: int
    party: int
    youngest: int | None
    """Year of birth of the youngest; None when no date is known."""


def figures(store: Store, unit: str | None = None) -> tuple[UnitFigures, ...]:
    """Each unit directly under ours (or ``unit``), members that hang on it itself, and the sum as the last row."""
    with store.read() as session:
        of = find_unit(session, unit) if unit else need_own(session)
        return figures_of(session, of)


def figures_of(session: Session, unit: Unit) -> tuple[UnitFigures, ...]:
    """Nothing where the unit has no members at all."""
    counted = _counted(session)
    units = tree_of(session)
    parent = {one.id: one.parent_id for one in units}
    totals: dict[str, Counter[str]] = {}
    youngest: dict[str, int] = {}
    for own, (counts, year) in counted.items():
        at: str | None = own
        child = own
        while at is not None and at != unit.id:
            child, at = at, parent.get(at)
        if at is None:
            continue
        totals.setdefault(child, Counter()).update(counts)
        if year:
            youngest[child] = max(year, youngest.get(child, 0))
    rows = [
        _row(
            one.name if one.id != unit.id else f"{one.name} (trực tiếp)", totals[one.id], youngest.get(one.id)
        )
        for one in units
        if one.id in totals
    ]
    if not rows:
        return ()
    whole = sum(totals.values(), Counter())
    return (*rows, _row("Tổng cộng", whole, max(youngest.values(), default=None)))


def table_of_figures(rows: Sequence[UnitFigures]) -> Table:
    """The figures as a table of a letter."""
    heads = ("STT", "Đơn vị", "Tổng số đoàn viên", "Nam", "Nữ", "Đảng viên")
    lines = [
        [str(at), row.name, *(str(n) for n in (row.total, row.total - row.women, row.women, row.party))]
        for at, row in enumerate(rows[:-1], 1)
    ]
    last = rows[-1]
    sums = ("", last.name, *(str(n) for n in (last.total, last.total - last.women, last.women, last.party)))
    return Table(
        rows=[
            TableRow(cells=list(heads)),
            *(TableRow(cells=list(line)) for line in lines),
            TableRow(cells=[Cell([Run(word, b=True)]) if word else "" for word in sums]),
        ],
        columns=[
            Column(1, "center"),
            Column(5, "left"),
            *(Column(width, "center") for width in (2.2, 1.4, 1.4, 1.6)),
        ],
        caption="Số liệu đoàn viên",
    )


def _counted(session: Session) -> dict[str, tuple[dict[str, int], int | None]]:
    """By unit: how many members, women, members of the Party; the latest year of birth."""
    women = func.sum(case((func.lower(func.coalesce(Member.sex, "")).in_(("nữ", "nu", "f")), 1), else_=0))
    party = func.sum(case((Member.party_joined_on.is_not(None), 1), else_=0))
    year = func.max(func.coalesce(func.strftime("%Y", Member.birth_date), Member.birth_year))
    query = (
        select(Member.unit_id, func.count(), women, party, year)
        .where(Member.status == "active")
        .group_by(Member.unit_id)
    )
    return {
        unit: ({"total": total, "women": f, "party": p}, int(y) if y else None)
        for unit, total, f, p, y in session.execute(query)
    }


def _row(name: str, counts: Counter[str], year: int | None) -> UnitFigures:
    return UnitFigures(name, counts["total"], counts["women"], counts["party"], year)

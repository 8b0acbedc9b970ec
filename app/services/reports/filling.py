"""A form filled from the records of one unit: the figures, the same by sub-units, and the names behind a figure. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.base.progress import Progress
from app.domain.reports.forms import Form, Head
from app.domain.reports.sheet import Sheet, Value, by_columns, fill
from app.models.members import Member
from app.models.privacy import Restriction
from app.models.queries.privacy import restricted
from app.models.units import Unit
from app.services.reports.facts import Facts
from app.services.unit_history import units_on

_IN = 500
_RESTRICTED = mark("(đang hạn chế xử lý)")


@dataclass(frozen=True, slots=True)
class Behind:
    """Somebody, or a unit, behind a figure."""

    id: str
    name: str
    detail: str
    """Branch, or level of a unit."""
    kind: str
    """'member', 'unit', or 'gone' when the record is no more."""
    birth_date: date | None = None
    birth_year: int | None = None


def filled(
    session: Session,
    form: Form,
    unit_id: str,
    span: tuple[date, date],
    typed: Mapping[str, Value],
    *,
    units: bool = False,
    progress: Progress | None = None,
) -> Sheet:
    """``units``: by the units directly below ours in place of the form's own columns."""
    facts = Facts(session, unit_id, *span, progress=progress)
    if units:
        form, typed = by_columns(form, unit_columns(session, unit_id, span[1])), {}
    return fill(form, facts.crowd, typed)


def unit_columns(session: Session, unit_id: str, on: date) -> tuple[Head, ...]:
    """Our unit with all below it, then each directly below with all below that, then what hangs on us ourselves."""
    tree = units_on(session, on)
    inside: dict[str, list[str]] = {}
    owner: dict[str, str] = {}
    for one in tree.values():
        if one.parent_id == unit_id:
            owner[one.id] = one.id
        elif one.parent_id in owner:
            owner[one.id] = owner[one.parent_id]
        else:
            continue
        inside.setdefault(owner[one.id], []).append(one.id)
    heads = [Head("all", "Tổng số")]
    heads += [Head(child, tree[child].name, {"unit": below}) for child, below in inside.items()]
    if inside:
        heads.append(Head(unit_id, "Trực thuộc thẳng", {"unit": unit_id}))
    return tuple(heads)


def behind(session: Session, ids: Iterable[str], *, limit: int | None = None) -> tuple[Behind, ...]:
    """Names of those behind a figure, in the order given. Who is restricted is counted, as a figure names nobody, and not named."""
    wanted = list(ids)[:limit]
    found: dict[str, Behind] = {}
    for at in range(0, len(wanted), _IN):
        part = wanted[at : at + _IN]
        people = (
            select(Member.id, Member.full_name, Unit.name, Member.birth_date, Member.birth_year)
            .join(Unit, Unit.id == Member.unit_id)
            .where(Member.id.in_(part))
        )
        for one, name, unit, born, year in session.execute(people):
            found[one] = Behind(one, name, unit, "member", born, year)
        for one in session.scalars(restricted().where(Restriction.member_id.in_(part))):
            found[one] = Behind(one, tr(_RESTRICTED), "", "member")
        for row in session.execute(select(Unit.id, Unit.name, Unit.level).where(Unit.id.in_(part))):
            found[row.id] = Behind(row.id, row.name, row.level, "unit")
    return tuple(found.get(one) or Behind(one, "", "", "gone") for one in wanted)

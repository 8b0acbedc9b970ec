"""Times in a unit: who is where since when, and who was where on a past day.

Owns every move of a member between units, every change of status, and the list 'as of' a day. The running time is the member's own
``unit_id`` with ``unit_since``; what is over stands in ``member_spell``. Refuses to judge whether a move is allowed: the operations do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.domain.members import LEAVING_NAMES, PRESENT, STATUS_NAMES, Leaving, Status
from app.domain.refusals import day
from app.models.members import Member, MemberSpell
from app.models.queries import spells as queries
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.member_posts import end_posts


class SpellOrder(InputRefused):
    code = "DVI-020"
    what = mark("{name} vào đơn vị hiện nay ngày {since}; việc này ghi ngày {on}, sớm hơn.")
    remedy = mark("Xem lại ngày; nếu ngày vào đơn vị sai thì sửa ngày ấy trong hồ sơ trước.")


class StatusUnknown(InputRefused):
    code, what = "DVI-021", mark("Không có trạng thái “{status}”.")
    remedy = mark("Các trạng thái: {known}.")


@dataclass(frozen=True, slots=True)
class Spell:
    """A time in a unit; ``ends_on`` None: it runs."""

    unit_id: str
    unit_name: str
    starts_on: date | None
    ends_on: date | None
    how: str = ""
    note: str = ""


def move(
    w: UnitOfWork,
    member: Member,
    unit_id: str,
    *,
    on: date,
    how: Leaving = Leaving.TRANSFER,
    note: str = "",
    operation_id: str | None = None,
) -> None:
    """The member belongs to another unit from ``on`` on; the time before is kept. Raises SpellOrder."""
    if member.unit_id == unit_id:
        return
    _end(w, member, on=on, how=how, note=note, operation_id=operation_id)
    end_posts(w, member, on=on, unit_id=member.unit_id, why=LEAVING_NAMES[how])
    member.unit_id, member.unit_since = unit_id, on


def _end(
    w: UnitOfWork, member: Member, *, on: date, how: Leaving, note: str = "", operation_id: str | None = None
) -> None:
    since = member.unit_since or member.joined_on
    if since is not None and on < since:
        if member.unit_since is not None:
            raise SpellOrder(name=member.full_name, since=day(since), on=day(on))
        since = None  # only the day of joining speaks against it, and that may be mistyped: the checks say so
    w.add(
        MemberSpell(
            id=w.ids.new(), member_id=member.id, unit_id=member.unit_id, starts_on=since, ends_on=on, how=how.value,
            note=note, operation_id=operation_id,
        )
    )  # fmt: skip


def set_status(w: UnitOfWork, member: Member, status: Status | str, *, on: date) -> None:
    """The member has another status from ``on`` on. One who comes back begins a new time in the unit. Raises StatusUnknown."""
    if status not in list(Status):
        raise StatusUnknown(status=status, known=", ".join(Status))
    fresh = Status(status)
    if member.status == fresh:
        return
    left = member.status not in PRESENT
    if left and fresh in PRESENT and member.status_since is not None:
        _end(w, member, on=member.status_since, how=Leaving.LEFT)
        member.unit_since = on
    if fresh not in PRESENT:
        end_posts(w, member, on=on, why=STATUS_NAMES[fresh])
    member.status, member.status_since = fresh.value, on


def spells_of(session: Session, member: Member) -> tuple[Spell, ...]:
    """All times in units, the running one last."""
    query = (
        select(MemberSpell, Unit.name)
        .join(Unit, Unit.id == MemberSpell.unit_id)
        .where(MemberSpell.member_id == member.id)
        .order_by(MemberSpell.ends_on, MemberSpell.id)
    )
    past = [
        Spell(one.unit_id, name, one.starts_on, one.ends_on, one.how, one.note)
        for one, name in session.execute(query)
    ]
    home = session.get(Unit, member.unit_id)
    ended = member.status_since if member.status not in PRESENT else None
    since = member.unit_since or (None if past else member.joined_on)
    return (*past, Spell(member.unit_id, home.name if home else "", since, ended))


def members_on(session: Session, on: date, *, units: Sequence[str] | None = None) -> dict[str, str]:
    """Who was a member on a day, and in which unit: member id to unit id, in the order of names. ``units``: only these."""
    return queries.members_on(session, on, units=units)

"""Posts of a member that end because he goes: positions in his record, seats in committees, the right to sign.

Owns what follows of itself from leaving a unit or the Union. Refuses to give posts: elections and committees do.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.base.text import fold
from app.models.meetings import Committee, CommitteeSeat
from app.models.members import Member, MemberPosition
from app.models.session import UnitOfWork
from app.models.units import Signer


def end_posts(w: UnitOfWork, member: Member, *, on: date, unit_id: str | None = None, why: str = "") -> None:
    """Everything he held ends with ``on``; with ``unit_id`` only what he held in that unit."""
    held = select(MemberPosition).where(
        MemberPosition.member_id == member.id, MemberPosition.ends_on.is_(None)
    )
    seats = (
        select(CommitteeSeat, Committee.unit_id)
        .join(Committee, Committee.id == CommitteeSeat.committee_id)
        .where(CommitteeSeat.member_id == member.id, CommitteeSeat.until.is_(None))
    )
    kept = []
    for position in w.session.scalars(held.order_by(MemberPosition.starts_on, MemberPosition.id)):
        if (
            unit_id is None
            or position.unit_id == unit_id
            or (not position.unit_id and _cell(position.position))
        ):
            position.ends_on = max(on, position.starts_on or on)
        else:
            kept.append(position.position)
    for seat, home in w.session.execute(seats).all():
        if unit_id is None or home == unit_id:
            seat.until, seat.left_why = max(on, seat.since), why
            end_signer(w, home, seat.name, on)
    shown = member.union_position or ""
    if shown and shown not in kept and (unit_id is None or kept or _cell(shown)):
        member.union_position = kept[-1] if kept else ""


def _cell(post: str) -> bool:
    """A post in a chi đoàn: it does not follow its holder into another one."""
    words = fold(post)
    return "chi doan" in words and "lien chi doan" not in words


def end_signer(w: UnitOfWork, unit_id: str, name: str, on: date) -> None:
    """Whoever holds no post any more signs no more."""
    query = select(Signer).where(Signer.unit_id == unit_id, Signer.valid_to.is_(None))
    for one in w.session.scalars(query):
        if fold(one.name) == fold(name):
            one.valid_to = on

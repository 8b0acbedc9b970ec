"""Posts that end: because a member goes, because a committee leaves office, because the unit itself is no more.

Owns what follows of itself: positions in records, seats in committees, the right to sign. Refuses to give posts: elections and
committees do.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from app.base.text import fold
from app.models.meetings import Committee, CommitteeSeat
from app.models.members import Member, MemberPosition
from app.models.session import UnitOfWork
from app.models.units import Signer
from app.services.meetings.seats import COMMITTEE_NAMES


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


def end_committee(w: UnitOfWork, committee: Committee, *, on: date, why: str = "") -> None:
    """A committee leaves office: its seats, what they gave in records, and the right to sign end with it."""
    committee.ended_on = max(on, committee.since)
    query = select(CommitteeSeat).where(
        CommitteeSeat.committee_id == committee.id, CommitteeSeat.until.is_(None)
    )
    for seat in w.session.scalars(query.order_by(CommitteeSeat.position, CommitteeSeat.id)).all():
        seat.until = max(on, seat.since)
        seat.left_why = seat.left_why or why
        end_position(w, committee, seat, on)
        end_signer(w, committee.unit_id, seat.name, on)


def end_position(w: UnitOfWork, committee: Committee, seat: CommitteeSeat, on: date) -> None:
    """What a seat gave in its holder's record."""
    if seat.member_id is None:
        return
    query = select(MemberPosition).where(
        MemberPosition.member_id == seat.member_id,
        MemberPosition.unit_id == committee.unit_id,
        MemberPosition.body == COMMITTEE_NAMES[committee.body],
        MemberPosition.starts_on >= seat.since,
        MemberPosition.ends_on.is_(None),
    )
    for one in w.session.scalars(query).all():
        one.ends_on = max(on, one.starts_on or on)
    w.flush()
    show_post(w, w.get(Member, seat.member_id))


def show_post(w: UnitOfWork, member: Member) -> None:
    """The record's one position is the newest that runs; a record without rows keeps what was written there."""
    query = select(MemberPosition).where(MemberPosition.member_id == member.id)
    rows = list(w.session.scalars(query))
    running = [one for one in rows if one.ends_on is None]
    if rows:
        running.sort(key=lambda one: (one.starts_on or date.min, one.id))
        member.union_position = running[-1].position if running else ""


def end_bodies(w: UnitOfWork, unit_id: str, *, on: date, why: str) -> None:
    """A unit is no more: nobody leads it and nobody signs for it."""
    running = select(Committee).where(Committee.unit_id == unit_id, Committee.ended_on.is_(None))
    for committee in w.session.scalars(running.order_by(Committee.id)).all():
        end_committee(w, committee, on=on, why=why)
    held = select(MemberPosition).where(MemberPosition.unit_id == unit_id, MemberPosition.ends_on.is_(None))
    for position in w.session.scalars(held):
        position.ends_on = max(on, position.starts_on or on)
    signing = select(Signer).where(Signer.unit_id == unit_id, Signer.valid_to.is_(None))
    for signer in w.session.scalars(signing):
        signer.valid_to = on


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

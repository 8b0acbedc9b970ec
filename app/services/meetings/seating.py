"""One seat of a committee: taken, given another post, with what it means for the record of who holds it.

Owns ``committee_seat`` as it comes to be. Refuses days outside the committee's time, and one person in two seats.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.refusals import day as day_words
from app.domain.units import UnitLevel
from app.models.meetings import Committee, CommitteeSeat
from app.models.members import Member, MemberPosition
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.meetings.committee_rows import CommitteeWrong, SeatMissing
from app.services.meetings.seats import COMMITTEE_NAMES, POSTS, seats_of
from app.services.meetings.votes import of_member
from app.services.member_codes import labels
from app.services.member_posts import end_position, end_signer, show_post

_OF_LEVEL: Final = {
    UnitLevel.CELL: "chi đoàn",
    UnitLevel.GRASSROOTS_CELL: "chi đoàn cơ sở",
    UnitLevel.CELL_UNION: "Liên chi đoàn",
    UnitLevel.SECTION: "Đoàn bộ phận",
    UnitLevel.GRASSROOTS: "Đoàn cơ sở",
}
_SIGNING: Final = ("secretary", "deputy")


class DayOutside(InputRefused):
    code, what = "HOP-024", mark("Ngày {on} nằm ngoài thời gian của ban này.")
    remedy = mark("Ghi một ngày từ {since} đến hôm nay.")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody to be put into a committee. ``post``: secretary, deputy, standing, member, head."""

    name: str
    post: str = "member"
    member: str | None = None
    detail: str = ""
    votes: str = ""


def need_day(w: UnitOfWork, since: date, on: date) -> None:
    """Raises DayOutside."""
    if not since <= on <= max(w.today, since):
        raise DayOutside(on=day_words(on), since=day_words(since))


def find_seat(session: Session, committee: Committee, name: str) -> CommitteeSeat:
    """Of those who sit there now. Raises SeatMissing."""
    for seat in seats_of(session, committee.id):
        if seat.until is None and (seat.id == name or fold(seat.name) == fold(name)):
            return seat
    raise SeatMissing(name=name)


def take_seat(
    w: UnitOfWork, committee: Committee, unit: Unit, person: Person, *, since: date, how: str, position: int
) -> None:
    """Raises CommitteeWrong."""
    name = one_line(person.name)[:100]
    if not name:
        raise _wrong(tr(mark("có một dòng chưa có tên")))
    _need_post(person.post)
    sitting = [one for one in seats_of(w.session, committee.id) if one.until is None]
    if any(fold(one.name) == fold(name) for one in sitting):
        raise _wrong(tr(mark("“{name}” đứng hai lần; ghi thêm điều phân biệt")).format(name=name))
    member_id, detail = person.member, one_line(person.detail)
    if member_id is None:
        same = w.session.scalars(select(Member).where(Member.folded == fold(name)).limit(2)).all()
        if len(same) == 1:
            member_id, detail = same[0].id, detail or of_member(same[0]).detail
    seat = w.add(
        CommitteeSeat(
            committee_id=committee.id, member_id=member_id, name=name, detail=detail[:300], post=person.post,
            position=position, how=how, since=since, votes=one_line(person.votes)[:40],
        )
    )  # fmt: skip
    w.flush()
    _give_position(w, committee, unit, seat, since)


def change_post(
    w: UnitOfWork, committee: Committee, seat: CommitteeSeat, post: str, *, on: date | None
) -> None:
    """Raises CommitteeWrong, DayOutside."""
    _need_post(post)
    if post == seat.post:
        return
    begins = on or (seat.since if seat.post == "member" else w.today)
    need_day(w, seat.since, begins)
    if begins > seat.since:
        end_position(w, committee, seat, begins)
    else:
        _take_back_position(w, committee, seat)
    if seat.post in _SIGNING and post not in _SIGNING:
        end_signer(w, committee.unit_id, seat.name, begins)
    seat.post = post
    _give_position(w, committee, w.get(Unit, committee.unit_id), seat, begins)


def _need_post(post: str) -> None:
    if post not in POSTS:
        raise _wrong(post)


def _wrong(reason: str) -> CommitteeWrong:
    return CommitteeWrong(reason=reason, known=", ".join(POSTS))


def _give_position(w: UnitOfWork, committee: Committee, unit: Unit, seat: CommitteeSeat, since: date) -> None:
    """The position in the member's own record."""
    if seat.member_id is None:
        return
    w.add(
        MemberPosition(
            member_id=seat.member_id, unit_id=unit.id, position=position_name(seat.post, committee.body, unit),
            body=COMMITTEE_NAMES[committee.body], starts_on=since, term=committee.term,
        )
    )  # fmt: skip
    w.flush()
    member = w.get(Member, seat.member_id)
    if not member.union_position or member.unit_id == unit.id:
        show_post(w, member)


def _take_back_position(w: UnitOfWork, committee: Committee, seat: CommitteeSeat) -> None:
    query = select(MemberPosition).where(
        MemberPosition.member_id == seat.member_id,
        MemberPosition.unit_id == committee.unit_id,
        MemberPosition.body == COMMITTEE_NAMES[committee.body],
        MemberPosition.starts_on == seat.since,
        MemberPosition.ends_on.is_(None),
    )
    for one in w.session.scalars(query).all():
        w.delete(one)


def position_name(post: str, body: str, unit: Unit) -> str:
    """As the national system calls it where it has a name for it ('Bí thư chi đoàn'), else with the unit's own name."""
    label = POSTS[post]
    if post == "member":
        label = f"{label} {COMMITTEE_NAMES[body]}"
    of = _OF_LEVEL.get(UnitLevel(unit.level), "")
    known = {fold(one): one for one in labels("union_position")}
    return known.get(fold(f"{label} {of}"), f"{label} {unit.name}"[:100])

"""What is shown of committees: rows, the whole of one with what it lacks; refusals of their verbs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.domain import committees as rules
from app.domain.committees import Lack
from app.domain.members import PRESENT
from app.domain.refusals import IdAmbiguous
from app.models.meetings import Committee, CommitteeSeat
from app.models.members import Member
from app.models.units import Unit
from app.services.letter_rows import SHORT
from app.services.meetings.rows import Finding
from app.services.meetings.rules import body_rule
from app.services.meetings.seats import COMMITTEE_NAMES, POSTS, seats_of, sitting
from app.services.rules import rule_book

_LACKS: Final = {
    Lack.SMALL_CELL: mark("Chi đoàn dưới {small} đoàn viên chỉ bầu bí thư và phó bí thư, không lập Ban Chấp hành."),
    Lack.TOO_FEW: mark("Có {count} ủy viên, cần ít nhất {least}."),
    Lack.TOO_MANY: mark("Có {count} ủy viên, nhiều nhất {most}."),
    Lack.BELOW_SEATS: mark("Còn thiếu {open} so với số lượng đại hội quyết định ({seats})."),
    Lack.DEPUTIES: mark("Nhiều nhất {deputies} phó bí thư."),
    Lack.NO_SECRETARY: mark("Chưa có bí thư."),
    Lack.TWO_SECRETARIES: mark("Có hơn một bí thư."),
    Lack.STANDING_EARLY: mark("Ban Chấp hành từ {standing} ủy viên mới bầu Ban Thường vụ."),
    Lack.STANDING_MANY: mark("Ban Thường vụ không quá {share} số ủy viên Ban Chấp hành."),
    Lack.NOT_REQUESTED: mark("Quá {days} ngày chưa gửi đề nghị chuẩn y."),
    Lack.NOT_RECOGNISED: mark("Đã đề nghị, chờ cấp trên chuẩn y."),
    Lack.PROVISIONAL_OVER: mark("Ban Chấp hành lâm thời quá {months} tháng chưa tổ chức đại hội."),
    Lack.TERM_OVER: mark("Đã hết nhiệm kỳ."),
}  # fmt: skip

_STANDING: Final = frozenset({Lack.STANDING_EARLY, Lack.STANDING_MANY})


class CommitteeMissing(InputRefused):
    code, what = "HOP-020", mark("Không có ban chấp hành {id}.")
    remedy = mark("Xem danh sách bằng committee list.")


class CommitteeWrong(InputRefused):
    code, what = "HOP-021", mark("Danh sách chưa đúng: {reason}.")
    remedy = mark("Ghi mỗi người một dòng; chức vụ là một trong: {known}.")


class SeatMissing(InputRefused):
    code, what = "HOP-022", mark("Trong danh sách không có “{name}”.")
    remedy = mark("Xem danh sách bằng committee show.")


class NothingElected(RuleRefused):
    code, what = "HOP-023", mark("Cuộc họp này chưa bầu được ai.")
    remedy = mark("Ghi kết quả kiểm phiếu trước (election count).")


class AlreadyFormed(RuleRefused):
    code, what = "HOP-025", mark("{body} {unit} đã lập từ cuộc họp này.")
    remedy = mark("Xem ở mục Ban Chấp hành; hoàn tác việc lập ban trước nếu muốn lập lại.")


@dataclass(frozen=True, slots=True)
class SeatRow:
    id: str
    name: str
    member_id: str | None
    detail: str
    post: str
    post_name: str
    how: str
    since: date
    until: date | None
    left_why: str
    recognised_on: date | None
    votes: str
    signs_from: date | None
    """Since when he may sign; None: may not (yet)."""


@dataclass(frozen=True, slots=True)
class CommitteeRow:
    id: str
    unit_id: str
    unit_name: str
    body: str
    body_name: str
    term: str
    since: date
    until: date | None
    ended_on: date | None
    provisional: bool
    seats: int | None
    sitting: int
    requested: bool
    recognised_on: date | None
    recognition: str
    meeting_id: str | None
    request_id: str | None


@dataclass(frozen=True, slots=True)
class CommitteeView:
    row: CommitteeRow
    people: tuple[SeatRow, ...]
    findings: tuple[Finding, ...]
    request_days: int
    """Within how many days the level above is asked to recognise it."""


def find_committee(session: Session, named: str) -> Committee:
    """By id or the end of one. Raises CommitteeMissing, IdAmbiguous."""
    found = session.get(Committee, named)
    if found is not None:
        return found
    several: Sequence[Committee] = ()
    if len(named) >= SHORT:
        ending = Committee.id.endswith(named, autoescape=True)
        several = session.scalars(select(Committee).where(ending).limit(2)).all()
    if not several:
        raise CommitteeMissing(id=named)
    if len(several) > 1:
        raise IdAmbiguous(id=named, count=len(several))
    return several[0]


def view(session: Session, one: Committee, day: date) -> CommitteeView:
    """The whole of a committee with what it lacks on ``day``."""
    row = committee_row(session, one)
    people = tuple(_seat_row(seat, one) for seat in seats_of(session, one.id))
    days = rule_book(session, day).number("meetings.fill_up_days")
    return CommitteeView(row, people, _findings(session, one, row, people, day), days)


def committee_row(session: Session, one: Committee) -> CommitteeRow:
    unit = session.get(Unit, one.unit_id)
    there = sum(seat.until is None for seat in seats_of(session, one.id))
    return CommitteeRow(
        one.id, one.unit_id, unit.name if unit else "", one.body, tr(COMMITTEE_NAMES[one.body]), one.term,
        one.since, one.until, one.ended_on, one.provisional, one.seats, there, one.request_id is not None,
        one.recognised_on, one.recognition, one.meeting_id, one.request_id,
    )  # fmt: skip


def _seat_row(seat: CommitteeSeat, committee: Committee) -> SeatRow:
    signs = None
    if seat.post in ("secretary", "deputy"):
        signs = rules.signs_from(
            seat.how, since=seat.since, recognised_on=seat.recognised_on, committee_on=committee.recognised_on
        )
    return SeatRow(
        seat.id, seat.name, seat.member_id, seat.detail, seat.post, tr(POSTS[seat.post]), seat.how, seat.since,
        seat.until, seat.left_why, seat.recognised_on or committee.recognised_on, seat.votes, signs,
    )  # fmt: skip


def _findings(
    session: Session, one: Committee, row: CommitteeRow, people: Sequence[SeatRow], day: date
) -> tuple[Finding, ...]:
    if one.ended_on is not None:
        return ()
    unit = session.get(Unit, one.unit_id)
    book = rule_book(session, day)
    rule = body_rule(unit.level, book) if unit else None
    days, months = book.rule("meetings.fill_up_days"), book.rule("meetings.provisional_months")
    values: dict[str, object] = {
        "count": row.sitting,
        "seats": one.seats,
        "days": days.value,
        "months": months.value,
    }
    found: list[tuple[Lack, str]] = []
    if rule is not None:
        size = rule.size
        values |= {
            "small": size.small_below, "least": size.least, "most": size.most, "deputies": size.deputies,
            "standing": size.standing_from, "share": str(size.standing_share), "open": (one.seats or 0) - row.sitting,
        }  # fmt: skip
        lacks = rules.lacks_of_size(
            size,
            body=one.body,
            posts=[seat.post for seat in people if seat.until is None],
            seats=one.seats,
            members=_members(session, one.unit_id),
            whole=_whole(session, one) if one.body == "standing" else None,
        )
        found += [(lack, rule.standing_source if lack in _STANDING else rule.source) for lack in lacks]
    late = rules.lacks_of_time(
        day,
        since=one.since,
        until=one.until,
        provisional=one.provisional,
        requested=one.request_id is not None,
        recognised_on=one.recognised_on,
        request_days=int(days.value),
        provisional_months=int(months.value),
    )
    found += [
        (lack, months.said_source if lack is Lack.PROVISIONAL_OVER else days.said_source) for lack in late
    ]
    return tuple(Finding(tr(_LACKS[lack]).format(**values), source) for lack, source in found)


def _members(session: Session, unit_id: str) -> int | None:
    query = select(func.count()).select_from(Member)
    return session.scalar(query.where(Member.unit_id == unit_id, Member.status.in_(PRESENT))) or None


def _whole(session: Session, one: Committee) -> int | None:
    return len(sitting(session, one.unit_id, "committee", one.since)) or None

"""What is shown of meetings: rows and the whole of one, read from the records with the verdicts of the rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.domain import voting
from app.domain.members import PRESENT
from app.domain.refusals import IdAmbiguous
from app.domain.units import UnitLevel
from app.domain.voting import Ballots, Breach, Fate, Line, Matter
from app.models.letters import Task
from app.models.meetings import Meeting, MeetingAttendance, MeetingItem, MeetingTask, MeetingVote, VoteLine
from app.models.members import Member
from app.models.units import Unit
from app.services.letter_rows import SHORT
from app.services.meetings.rules import matter
from app.services.rules import rule_book

BODIES: Final = {
    "cell": mark("Chi đoàn"),
    "committee": mark("Ban Chấp hành"),
    "standing": mark("Ban Thường vụ"),
    "congress": mark("Đại hội"),
    "conference": mark("Hội nghị"),
}
WHOLE: Final = frozenset({UnitLevel.CELL, UnitLevel.GRASSROOTS_CELL, UnitLevel.SUBCELL})
"""Levels whose meetings all members attend."""
STATES: Final = {
    "called": mark("đã triệu tập"),
    "held": mark("đã họp"),
    "closed": mark("có biên bản"),
}
FATES: Final = {
    Fate.OPEN: mark("chưa kiểm phiếu"),
    Fate.PASSED: mark("thông qua"),
    Fate.FAILED: mark("không thông qua"),
    Fate.TIED: mark("bằng phiếu ở vị trí cuối"),
    Fate.LEFT: mark("đủ phiếu nhưng đã hết số lượng"),
}
ELECTED: Final = {
    Fate.PASSED: mark("trúng cử"),
    Fate.FAILED: mark("không trúng cử"),
}
_BREACHES: Final = {
    Breach.QUORUM: mark("Chưa đủ số người dự: có {present}, cần ít nhất {needed} trên {summoned}."),
    Breach.OPEN: mark("Vấn đề này phải bỏ phiếu kín."),
    Breach.ONLINE: mark("Vấn đề này không được họp trực tuyến."),
    Breach.SURPLUS: mark("Danh sách bầu phải có số dư: {names} người cho {seats} vị trí."),
    Breach.ROUNDS: mark("Chỉ được bầu đến lần thứ hai."),
}


class MeetingMissing(InputRefused):
    code, what = "HOP-001", mark("Không có cuộc họp {id}.")
    remedy = mark("Xem danh sách bằng meeting list.")


class VoteMissing(InputRefused):
    code, what = "HOP-002", mark("Không có lượt biểu quyết {id} trong cuộc họp này.")
    remedy = mark("Xem các lượt bằng meeting show.")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is not as the rules have it, with the rule's source."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    id: str
    name: str
    member_id: str | None
    present: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    id: str
    position: int
    title: str
    text: str
    conclusion: str


@dataclass(frozen=True, slots=True)
class LineRow:
    id: str
    name: str
    detail: str
    member_id: str | None
    yes: int | None
    no: int | None
    other: int | None
    fate: str
    fate_name: str
    per_cent: str


@dataclass(frozen=True, slots=True)
class VoteRow:
    id: str
    position: int
    matter: str
    matter_name: str
    question: str
    secret: bool
    election: bool
    round: int
    first_id: str | None
    seats: int | None
    present: int | None
    issued: int | None
    returned: int | None
    valid: int | None
    invalid: int | None
    blank: int | None
    tellers: tuple[str, ...]
    counted: bool
    lines: tuple[LineRow, ...]
    findings: tuple[Finding, ...]
    base_name: str
    majority: str
    source: str
    next: tuple[str, ...] = ()
    """Who stands in the next round, where there may be one."""
    open_seats: int = 0


@dataclass(frozen=True, slots=True)
class TaskBrief:
    id: str
    title: str
    assignee: str
    due_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list."""

    id: str
    title: str
    body: str
    body_name: str
    unit_id: str
    unit_name: str
    held_on: date
    starts_at: str
    ends_at: str
    place: str
    online: bool
    chair: str
    secretary: str
    state: str
    state_name: str
    summoned: int | None
    present: int | None


@dataclass(frozen=True, slots=True)
class MeetingView:
    """All of one meeting."""

    row: MeetingRow
    chair_position: str
    secretary_position: str
    guests: str
    note: str
    attendance: tuple[AttendanceRow, ...]
    items: tuple[ItemRow, ...]
    votes: tuple[VoteRow, ...]
    tasks: tuple[TaskBrief, ...]
    findings: tuple[Finding, ...]
    call_id: str | None
    minutes_id: str | None


def find_meeting(session: Session, named: str) -> Meeting:
    """By id or the end of one. Raises MeetingMissing, IdAmbiguous."""
    found = session.get(Meeting, named)
    if found is not None:
        return found
    several: Sequence[Meeting] = ()
    if len(named) >= SHORT:
        ending = Meeting.id.endswith(named, autoescape=True)
        several = session.scalars(select(Meeting).where(ending).limit(2)).all()
    if not several:
        raise MeetingMissing(id=named)
    if len(several) > 1:
        raise IdAmbiguous(id=named, count=len(several))
    return several[0]


def find_vote(session: Session, meeting: Meeting, named: str) -> MeetingVote:
    """By id, the end of one, or its place in the meeting ('2'). Raises VoteMissing."""
    votes = votes_of(session, meeting.id)
    for one in votes:
        if named in (one.id, str(one.position)) or (len(named) >= SHORT and one.id.endswith(named)):
            return one
    raise VoteMissing(id=named)


def attendance_of(session: Session, meeting_id: str) -> list[MeetingAttendance]:
    query = select(MeetingAttendance).where(MeetingAttendance.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingAttendance.position, MeetingAttendance.id)))


def items_of(session: Session, meeting_id: str) -> list[MeetingItem]:
    query = select(MeetingItem).where(MeetingItem.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingItem.position, MeetingItem.id)))


def votes_of(session: Session, meeting_id: str) -> list[MeetingVote]:
    query = select(MeetingVote).where(MeetingVote.meeting_id == meeting_id)
    return list(session.scalars(query.order_by(MeetingVote.position, MeetingVote.id)))


def lines_of(session: Session, vote_id: str) -> list[VoteLine]:
    query = select(VoteLine).where(VoteLine.vote_id == vote_id)
    return list(session.scalars(query.order_by(VoteLine.position, VoteLine.id)))


def called(session: Session, meeting: Meeting) -> tuple[int | None, int | None]:
    """(summoned, present): counted from the list of names where there is one, else as entered."""
    people = attendance_of(session, meeting.id)
    if not people:
        return meeting.summoned, meeting.present
    there = sum(one.present for one in people) if meeting.state != "called" else meeting.present
    return len(people), there


def meeting_row(session: Session, one: Meeting) -> MeetingRow:
    unit = session.get(Unit, one.unit_id)
    summoned, present = called(session, one)
    return MeetingRow(
        one.id,
        one.title,
        one.body,
        tr(BODIES[one.body]),
        one.unit_id,
        unit.name if unit else "",
        one.held_on,
        one.starts_at,
        one.ends_at,
        one.place,
        one.online,
        one.chair,
        one.secretary,
        one.state,
        tr(STATES[one.state]),
        summoned,
        present,
    )


def meeting_view(session: Session, one: Meeting) -> MeetingView:
    row = meeting_row(session, one)
    tasks = session.scalars(
        select(Task)
        .join(MeetingTask, MeetingTask.task_id == Task.id)
        .where(MeetingTask.meeting_id == one.id)
        .order_by(Task.due_on.asc().nulls_last(), Task.id)
    )
    votes = tuple(vote_row(session, one, vote) for vote in votes_of(session, one.id))
    return MeetingView(
        row,
        one.chair_position,
        one.secretary_position,
        one.guests,
        one.note,
        tuple(
            AttendanceRow(person.id, person.name, person.member_id, person.present, person.reason)
            for person in attendance_of(session, one.id)
        ),
        tuple(
            ItemRow(item.id, item.position, item.title, item.text, item.conclusion)
            for item in items_of(session, one.id)
        ),
        votes,
        tuple(TaskBrief(task.id, task.title, task.assignee, task.due_on, task.state) for task in tasks),
        _findings(session, row),
        one.call_id,
        one.minutes_id,
    )


def _findings(session: Session, row: MeetingRow) -> tuple[Finding, ...]:
    """What the meeting itself lacks; votes carry their own."""
    gone = _gone(session, row) if row.body == "cell" and row.state != "closed" else ()
    return (*gone, *_quorum(session, row))


def _gone(session: Session, row: MeetingRow) -> tuple[Finding, ...]:
    """Who stands on the list of a chi đoàn and belongs to it no more."""
    query = (
        select(Member.full_name)
        .join(MeetingAttendance, MeetingAttendance.member_id == Member.id)
        .where(MeetingAttendance.meeting_id == row.id, Member.status.not_in(sorted(PRESENT)) | (Member.unit_id != row.unit_id))
        .order_by(Member.sort_key, Member.id)
    )  # fmt: skip
    unit = session.get(Unit, row.unit_id)
    names = session.scalars(query).all() if unit is not None and unit.level in WHOLE else ()
    if not names:
        return ()
    words = tr(mark("Đã rời chi đoàn: {names}. Lấy lại danh sách trước khi điểm danh."))
    return (Finding(words.format(names=", ".join(names)), tr(mark("danh sách triệu tập"))),)


def _quorum(session: Session, row: MeetingRow) -> tuple[Finding, ...]:
    if row.present is None:
        return ()
    rule = matter("ordinary", rule_book(session, row.held_on))
    found = voting.quorum(rule, summoned=row.summoned, present=row.present)
    if found.met is not False:
        return ()
    words = tr(_BREACHES[Breach.QUORUM])
    return (
        Finding(
            words.format(present=row.present, needed=found.needed, summoned=row.summoned), rule.quorum_source
        ),
    )


def vote_row(session: Session, meeting: Meeting, vote: MeetingVote) -> VoteRow:
    """A vote with the verdict on each line and what it lacks."""
    rule = matter(vote.matter, rule_book(session, meeting.held_on))
    summoned, there = called(session, meeting)
    present = vote.present if vote.present is not None else there
    lines = lines_of(session, vote.id)
    ballots = ballots_of(vote)
    found = voting.outcomes(
        rule,
        [Line(one.name, one.yes, one.no, one.other) for one in lines],
        ballots,
        summoned=summoned,
        present=present,
        seats=vote.seats,
    )
    rows = tuple(
        LineRow(
            line.id, line.name, line.detail, line.member_id, line.yes, line.no, line.other, str(one.fate),
            fate_name(rule, one.fate), voting.per_cent(one.share),
        )
        for line, one in zip(lines, found, strict=True)
    )  # fmt: skip
    counted = bool(found) and all(one.fate is not Fate.OPEN for one in found)
    coming = (
        voting.next_round(found, seats=vote.seats or 0, round=vote.round, rounds=rule.rounds)
        if rule.election
        else None
    )
    return VoteRow(
        vote.id,
        vote.position,
        rule.key,
        rule.name,
        vote.question,
        vote.secret,
        rule.election,
        vote.round,
        vote.first_id,
        vote.seats,
        present,
        ballots.issued,
        ballots.returned,
        ballots.valid,
        ballots.invalid,
        ballots.blank,
        tuple(vote.tellers or ()),
        counted,
        rows,
        _breaches(rule, vote, summoned, present, meeting.online, len(lines)),
        tr(voting.BASE_WORDS[rule.base]),
        str(rule.majority),
        rule.source,
        coming.standing if coming and counted and coming.possible else (),
        coming.open_seats if coming and counted else 0,
    )


def ballots_of(vote: MeetingVote) -> Ballots:
    return Ballots(vote.issued, vote.returned, vote.invalid, vote.blank)


def fate_name(rule: Matter, fate: Fate) -> str:
    return tr((ELECTED if rule.election else FATES).get(fate, FATES[fate]))


def _breaches(
    rule: Matter, vote: MeetingVote, summoned: int | None, present: int | None, online: bool, names: int
) -> tuple[Finding, ...]:
    needed = voting.quorum(rule, summoned=summoned, present=present).needed
    found = voting.breaches(
        rule,
        summoned=summoned,
        present=present,
        secret=vote.secret,
        online=online,
        names=names,
        seats=vote.seats,
        round=vote.round,
    )
    return tuple(
        Finding(
            tr(_BREACHES[one]).format(
                present=present, needed=needed, summoned=summoned, names=names, seats=vote.seats
            ),
            rule.quorum_source if one is Breach.QUORUM else rule.source,
        )
        for one in found
    )

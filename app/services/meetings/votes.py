"""Verbs on votes and elections: asked, counted, a second round, and the seats that follow from it.

Owns ``meeting_vote`` and its lines. Refuses counts that cannot be; what is against the rules is told beside the result.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain import voting
from app.domain.voting import Ballots, Line
from app.models.meetings import Meeting, MeetingVote, VoteLine
from app.models.members import Member
from app.models.session import UnitOfWork
from app.services.change import Change, Service
from app.services.meetings.rows import (
    MeetingView,
    VoteRow,
    called,
    find_meeting,
    find_vote,
    lines_of,
    meeting_view,
    vote_row,
    votes_of,
)
from app.services.meetings.rules import matter
from app.services.rules import rule_book


class VoteWrong(InputRefused):
    code, what = "HOP-012", mark("Lượt biểu quyết chưa đúng: {reason}.")
    remedy = mark("Ghi câu hỏi, hoặc danh sách người được biểu quyết; bầu cử cần số lượng được bầu.")


class LineMissing(InputRefused):
    code, what = "HOP-013", mark("Lượt biểu quyết không có “{name}”.")
    remedy = mark("Các tên trong danh sách: {known}.")


class NoNextRound(RuleRefused):
    code, what = "HOP-014", mark("Không bầu tiếp được: {reason}.")
    remedy = mark(
        "Bầu đủ số lượng rồi, hoặc đã bầu lần thứ hai: đại hội quyết định số lượng lấy theo kết quả."
    )


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody on a ballot; ``member`` is an id where the person is one of ours."""

    name: str
    detail: str = ""
    member: str | None = None


@dataclass(frozen=True, slots=True)
class Got:
    """What was counted for one line."""

    yes: int | None = None
    no: int | None = None
    other: int | None = None


class Votes(Service):
    """Verbs on the votes of a meeting."""

    def ask(
        self,
        meeting: str,
        question: str,
        *,
        matter_key: str = "ordinary",
        names: Sequence[Candidate | str] = (),
        seats: int | None = None,
        secret: bool | None = None,
        tellers: Sequence[str] = (),
    ) -> Change[MeetingView]:
        """A vote to be taken: one line for the question, or one per name. ``secret`` as the rule has it unless said.

        Raises MatterUnknown, VoteWrong.
        """
        with self.store.read() as session:
            rule = matter(matter_key, rule_book(session, today(self.store.clock)))
        if rule.election and (not names or not seats or seats < 1):
            raise VoteWrong(reason=tr(mark("bầu cử cần danh sách và số lượng được bầu")))
        if not one_line(question):
            raise VoteWrong(reason=tr(mark("chưa ghi câu hỏi")))
        with self.work("meetings.vote") as w:
            held = find_meeting(w.session, meeting)
            vote = w.add(
                MeetingVote(
                    meeting_id=held.id,
                    position=_next(w, held),
                    matter=rule.key,
                    question=one_line(question)[:500],
                    secret=rule.secret if secret is None else secret,
                    seats=seats,
                    tellers=[one_line(one) for one in tellers if one_line(one)],
                )
            )
            w.flush()
            chosen = [_candidate(w, one) for one in names] or [Candidate(vote.question)]
            _put_lines(w, vote, chosen)
            return Change.of(meeting_view(w.session, held), w.commit())

    def count(
        self,
        meeting: str,
        vote: str,
        *,
        got: Mapping[str, Got] | Sequence[Got],
        ballots: Ballots | None = None,
        present: int | None = None,
        tellers: Sequence[str] | None = None,
    ) -> Change[VoteRow]:
        """What was counted: by name, or in the order of the lines. Raises LineMissing, CountWrong, VoteMissing."""
        with self.work("meetings.count") as w:
            held = find_meeting(w.session, meeting)
            found = find_vote(w.session, held, vote)
            rule = matter(found.matter, rule_book(w.session, held.held_on))
            lines = lines_of(w.session, found.id)
            for line, one in zip(lines, _in_order(lines, got), strict=True):
                line.yes, line.no, line.other = one.yes, one.no, one.other
            if ballots is not None:
                found.issued, found.returned = ballots.issued, ballots.returned
                found.invalid, found.blank = ballots.invalid, ballots.blank
            if present is not None:
                found.present = present
            if tellers is not None:
                found.tellers = [one_line(one) for one in tellers if one_line(one)]
            there = found.present if found.present is not None else called(w.session, held)[1]
            voting.need_possible(
                ballots or Ballots(found.issued, found.returned, found.invalid, found.blank),
                [Line(one.name, one.yes, one.no, one.other) for one in lines],
                present=there,
                seats=found.seats,
                election=rule.election,
            )
            held.state = "held" if held.state == "called" else held.state
            w.flush()
            return Change.of(vote_row(w.session, held, found), w.commit())

    def second(self, meeting: str, vote: str) -> Change[MeetingView]:
        """The second round of an election: the seats still open, those not elected (or tied) on the ballot.

        Raises NoNextRound.
        """
        with self.work("meetings.vote") as w:
            held = find_meeting(w.session, meeting)
            first = find_vote(w.session, held, vote)
            row = vote_row(w.session, held, first)
            if not row.next:
                done = (
                    tr(mark("đã bầu đủ số lượng")) if not row.open_seats else tr(mark("đã bầu lần thứ hai"))
                )
                raise NoNextRound(reason=done if row.counted else tr(mark("chưa kiểm phiếu")))
            again = w.add(
                MeetingVote(
                    meeting_id=held.id,
                    position=_next(w, held),
                    matter=first.matter,
                    question=first.question,
                    secret=first.secret,
                    round=first.round + 1,
                    first_id=first.id,
                    seats=row.open_seats,
                    tellers=list(first.tellers or ()),
                )
            )
            w.flush()
            standing = {one.name: one for one in lines_of(w.session, first.id)}
            _put_lines(
                w,
                again,
                [
                    Candidate(name, standing[name].detail, standing[name].member_id)
                    for name in row.next
                ],
            )  # fmt: skip
            return Change.of(meeting_view(w.session, held), w.commit())

    def drop(self, meeting: str, vote: str) -> Change[MeetingView]:
        """A vote that was asked by mistake."""
        with self.work("meetings.vote") as w:
            held = find_meeting(w.session, meeting)
            found = find_vote(w.session, held, vote)
            for line in lines_of(w.session, found.id):
                w.delete(line)
            w.flush()
            w.delete(found)
            w.flush()
            return Change.of(meeting_view(w.session, held), w.commit())


def _next(w: UnitOfWork, meeting: Meeting) -> int:
    votes = votes_of(w.session, meeting.id)
    return (votes[-1].position if votes else 0) + 1


def _candidate(w: UnitOfWork, one: Candidate | str) -> Candidate:
    """A name as typed; one of ours by the same name, if there is just one, is linked with birth year and unit."""
    if isinstance(one, Candidate):
        return one
    name = one_line(one)[:300]
    if not name:
        raise VoteWrong(reason=tr(mark("có một dòng chưa có tên")))
    same = w.session.scalars(select(Member).where(Member.folded == fold(name)).limit(2)).all()
    if len(same) != 1:
        return Candidate(name)
    return of_member(same[0])


def of_member(member: Member) -> Candidate:
    """A member as the ballot names him: birth year, post, place of work."""
    year = member.birth_date.year if member.birth_date else member.birth_year
    parts = [f"sinh năm {year}" if year else "", member.union_position, member.workplace]
    return Candidate(member.full_name, ", ".join(part for part in parts if part)[:300], member.id)


def _put_lines(w: UnitOfWork, vote: MeetingVote, chosen: Sequence[Candidate]) -> None:
    seen: set[str] = set()
    for at, one in enumerate(chosen, 1):
        if fold(one.name) in seen:
            raise VoteWrong(
                reason=tr(mark("“{name}” đứng hai lần; ghi thêm điều phân biệt")).format(name=one.name)
            )
        seen.add(fold(one.name))
        w.add(
            VoteLine(
                vote_id=vote.id,
                member_id=one.member,
                position=at,
                name=one.name[:300],
                detail=one.detail[:300],
            )
        )
    w.flush()


def _in_order(lines: Sequence[VoteLine], got: Mapping[str, Got] | Sequence[Got]) -> list[Got]:
    if not isinstance(got, Mapping):
        if len(got) != len(lines):
            raise VoteWrong(reason=tr(mark("cần {lines} dòng kết quả")).format(lines=len(lines)))
        return list(got)
    by_name = {fold(name): (name, one) for name, one in got.items()}
    found = []
    for line in lines:
        _, one = by_name.pop(fold(line.name), ("", Got(line.yes, line.no, line.other)))
        found.append(one)
    for name, _ in by_name.values():
        raise LineMissing(name=name, known="; ".join(line.name for line in lines))
    return found

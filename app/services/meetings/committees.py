"""Verbs on committees: elected by a meeting or set up, recognised, filled up, resigned from; who signs since when.

Owns ``committee`` and ``committee_seat``, the positions they give in members' records, and the signers that follow. Refuses
nothing that a congress decided: sizes and days are findings with their source.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.rows import LetterRow
from app.domain.voting import Fate
from app.models.meetings import Committee, Meeting
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Signer, Unit
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.letters import add_draft, draft_row
from app.services.meetings.committee_rows import (
    AlreadyFormed,
    CommitteeRow,
    CommitteeView,
    CommitteeWrong,
    NothingElected,
    SeatMissing,
    committee_row,
    find_committee,
    view,
)
from app.services.meetings.rows import VoteRow, find_meeting, find_vote, vote_row, votes_of
from app.services.meetings.seating import Person, change_post, find_seat, need_day, take_seat
from app.services.meetings.seats import COMMITTEE_NAMES, POSTS, authority, running, seats_of
from app.services.member_posts import end_committee, end_position, end_signer
from app.services.privacy.access import note_papers
from app.services.units import find_unit

_TERM: Final = re.compile(r"nhiem ky (\d{4})\s*[-–/]\s*(\d{4})")


class Committees(Service):
    """A unit's leading bodies."""

    # --- looking ------------------------------------------------------------------------------------------

    def list(self, *, unit: str | None = None, all: bool = False) -> tuple[CommitteeRow, ...]:
        """Bodies in office, ``all``: former ones too."""
        query = select(Committee).order_by(Committee.since.desc(), Committee.body, Committee.id)
        if not all:
            query = query.where(Committee.ended_on.is_(None))
        with self.store.read() as session:
            if unit:
                query = query.where(Committee.unit_id == find_unit(session, unit).id)
            return tuple(committee_row(session, one) for one in session.scalars(query))

    def show(self, named: str) -> CommitteeView:
        """Raises CommitteeMissing."""
        day = today(self.store.clock)
        with self.store.read() as session:
            return view(session, find_committee(session, named), day)

    # --- coming to be ---------------------------------------------------------------------------------------

    def elect(
        self,
        meeting: str,
        *,
        body: str = "committee",
        posts: Mapping[str, str] | None = None,
        term: str = "",
        until: date | None = None,
        vote: str | None = None,
    ) -> Change[CommitteeView]:
        """A committee of all who were elected in a meeting (or in one ``vote`` and its second round).

        ``posts``: name -> post. The one in office before ends on the day before. Raises NothingElected, SeatMissing, VoteMissing,
        AlreadyFormed.
        """
        with self.work("committees.elect") as w:
            held = find_meeting(w.session, meeting)
            same = select(Committee.id).where(
                Committee.meeting_id == held.id, Committee.body == body, Committee.ended_on.is_(None)
            )
            unit = w.get(Unit, held.unit_id)
            if body in COMMITTEE_NAMES and w.session.scalar(same):
                raise AlreadyFormed(body=tr(COMMITTEE_NAMES[body]), unit=unit.name)
            votes = _elections(w.session, held, vote)
            people = _elected(votes)
            for name, post in (posts or {}).items():
                known = people.get(fold(name))
                if known is None:
                    raise SeatMissing(name=name)
                people[fold(name)] = Person(known.name, post, known.member, known.detail, known.votes)
            seats = next((one.seats for one in votes if one.round == 1 and one.seats), None)
            made = self._make(
                w, unit, body, list(people.values()), since=held.held_on, until=until,
                term=term or _term_in(*(one.question for one in votes), held.title), seats=seats,
                meeting_id=held.id,
            )  # fmt: skip
            return Change.of(view(w.session, made, w.today), w.commit())

    def elect_posts(self, meeting: str, post: str, *, vote: str) -> Change[CommitteeView]:
        """Who was elected secretary, deputy … in a vote gets that post in the committee in office. Raises NothingElected, SeatMissing."""
        with self.work("committees.elect-posts") as w:
            held = find_meeting(w.session, meeting)
            body = "inspection" if post == "head" else "committee"
            committee = running(w.session, held.unit_id, body, held.held_on)
            people = _elected(_elections(w.session, held, vote))
            if committee is None:
                raise SeatMissing(name=next(iter(people.values())).name)
            for person in people.values():
                seat = find_seat(w.session, committee, person.name)
                change_post(w, committee, seat, post, on=held.held_on)
            w.flush()
            return Change.of(view(w.session, committee, w.today), w.commit())

    def set_up(
        self,
        people: Sequence[Person],
        *,
        body: str = "committee",
        unit: str | None = None,
        since: date | None = None,
        until: date | None = None,
        term: str = "",
        provisional: bool = False,
        recognised_on: date | None = None,
        recognition: str = "",
    ) -> Change[CommitteeView]:
        """A committee that stands already, or is appointed (``provisional``: lâm thời). Raises CommitteeWrong."""
        with self.work("committees.set-up") as w:
            of = find_unit(w.session, unit) if unit else our_unit(w)
            made = self._make(
                w, of, body, people, since=since or w.today, until=until, term=term,
                how="appointed" if provisional else "congress",
            )  # fmt: skip
            made.provisional = provisional
            made.recognised_on, made.recognition = recognised_on, one_line(recognition)[:100]
            w.flush()
            return Change.of(view(w.session, made, w.today), w.commit())

    def _make(
        self,
        w: UnitOfWork,
        unit: Unit,
        body: str,
        people: Sequence[Person],
        *,
        since: date,
        until: date | None,
        term: str,
        seats: int | None = None,
        meeting_id: str | None = None,
        how: str = "congress",
    ) -> Committee:
        if body not in COMMITTEE_NAMES or not people:
            reason = body if people else tr(mark("chưa có ai"))
            raise CommitteeWrong(reason=reason, known=", ".join(POSTS))
        query = select(Committee).where(Committee.unit_id == unit.id, Committee.body == body)
        in_office = w.session.scalars(query.where(Committee.ended_on.is_(None))).all()
        for former in (one for one in in_office if one.since <= since):
            end_committee(w, former, on=since - timedelta(days=1) if since > former.since else since)
        later = min((one.since for one in in_office if one.since > since), default=None)
        made = w.add(
            Committee(
                unit_id=unit.id, body=body, term=one_line(term or unit.term_name)[:40], since=since,
                until=until or unit.term_to, seats=seats, meeting_id=meeting_id, provisional=False,
            )
        )  # fmt: skip
        w.flush()
        for at, person in enumerate(people, 1):
            take_seat(w, made, unit, person, since=since, how=how, position=at)
        w.flush()
        if later is not None:  # one of before, entered after the one in office
            last = later - timedelta(days=1)
            end_committee(w, made, on=min(until, last) if until else last)
        return made

    # --- its way --------------------------------------------------------------------------------------------

    def request(self, named: str) -> Change[LetterRow]:
        """The request for recognition as a draft công văn with the list of persons; minutes go with it."""
        from app.services.meetings.committee_letters import request_letter

        with self.work("committees.request") as w:
            committee = find_committee(w.session, named)
            unit = w.get(Unit, committee.unit_id)
            letter = request_letter(w.session, view(w.session, committee, w.today), unit)
            record, notes = add_draft(w, letter)
            committee.request_id = record.id
            ids = [one.member_id for one in seats_of(w.session, committee.id) if one.member_id]
            people = w.session.scalars(select(Member).where(Member.id.in_(ids))).all()
            note_papers(w, [record.parts], people, purpose=letter.subject)
            return Change.of(draft_row(w, record), w.commit(), notes)

    def recognise(self, named: str, *, on: date, number: str = "") -> Change[CommitteeView]:
        """The level above recognised it: all its seats that were not yet. Raises DayOutside."""
        with self.work("committees.recognise") as w:
            committee = find_committee(w.session, named)
            need_day(w, committee.since, on)
            if committee.recognised_on is None:
                committee.recognised_on, committee.recognition = on, one_line(number)[:100]
            for seat in seats_of(w.session, committee.id):
                if seat.recognised_on is None and seat.until is None:
                    seat.recognised_on = on
            w.flush()
            return Change.of(view(w.session, committee, w.today), w.commit())

    def resign(self, named: str, name: str, *, on: date, why: str = "") -> Change[CommitteeView]:
        """Somebody leaves the committee: resigns, moves, is replaced. Raises SeatMissing, DayOutside."""
        with self.work("committees.resign") as w:
            committee = find_committee(w.session, named)
            seat = find_seat(w.session, committee, name)
            need_day(w, seat.since, on)
            seat.until, seat.left_why = on, one_line(why)[:300]
            end_position(w, committee, seat, on)
            end_signer(w, committee.unit_id, seat.name, on)
            w.flush()
            return Change.of(view(w.session, committee, w.today), w.commit())

    def fill_up(self, named: str, person: Person, *, on: date) -> Change[CommitteeView]:
        """Somebody elected between congresses; he signs only once the level above has recognised him. Raises DayOutside."""
        with self.work("committees.fill-up") as w:
            committee = find_committee(w.session, named)
            need_day(w, committee.since, on)
            unit = w.get(Unit, committee.unit_id)
            at = len(seats_of(w.session, committee.id)) + 1
            take_seat(w, committee, unit, person, since=on, how="between", position=at)
            w.flush()
            return Change.of(view(w.session, committee, w.today), w.commit())

    def set_post(self, named: str, name: str, post: str, *, on: date | None = None) -> Change[CommitteeView]:
        """Another post in the same committee (the committee elects its secretary).

        The first post of a plain seat counts from the seat's own day unless ``on`` is said, a change from ``on`` (today).
        Raises SeatMissing, CommitteeWrong, DayOutside.
        """
        with self.work("committees.post") as w:
            committee = find_committee(w.session, named)
            seat = find_seat(w.session, committee, name)
            change_post(w, committee, seat, post, on=on)
            w.flush()
            return Change.of(view(w.session, committee, w.today), w.commit())

    def end(self, named: str, *, on: date) -> Change[CommitteeView]:
        """The committee leaves office without a new one (dissolved, unit ended). Raises DayOutside."""
        with self.work("committees.end") as w:
            committee = find_committee(w.session, named)
            need_day(w, committee.since, on)
            end_committee(w, committee, on=on)
            w.flush()
            return Change.of(view(w.session, committee, w.today), w.commit())

    def signers(self, named: str) -> Change[tuple[str, ...]]:
        """Enter who may sign into the unit's table of signers: secretary first; the names entered."""
        with self.work("committees.signers") as w:
            committee = find_committee(w.session, named)
            unit = w.get(Unit, committee.unit_id)
            whole = view(w.session, committee, w.today)
            have = {
                fold(one.name): one
                for one in w.session.scalars(
                    select(Signer).where(Signer.unit_id == unit.id, Signer.valid_to.is_(None))
                )
            }
            made = []
            for rank, seat in enumerate(one for one in whole.people if one.signs_from and one.until is None):
                if fold(seat.name) in have:
                    continue
                w.add(
                    Signer(
                        unit_id=unit.id, name=seat.name, position=POSTS[seat.post].upper(), rank=rank,
                        authority_lines=[authority(unit, len(whole.people))], valid_from=seat.signs_from,
                    )
                )  # fmt: skip
                made.append(seat.name)
            return Change.of(tuple(made), w.commit())


def _term_in(*texts: str) -> str:
    """'2026-2027' of 'Bầu Ban Chấp hành nhiệm kỳ 2026 - 2027'; '' where nothing says it."""
    found = next((match for text in texts if (match := _TERM.search(fold(text)))), None)
    return f"{found[1]}-{found[2]}" if found else ""


def _elections(session: Session, held: Meeting, vote: str | None) -> list[VoteRow]:
    """The elections of a meeting, or one with its second round. Raises VoteMissing."""
    votes = [vote_row(session, held, one) for one in votes_of(session, held.id)]
    votes = [one for one in votes if one.election]
    if vote is not None:
        chosen = find_vote(session, held, vote)
        first = chosen.first_id or chosen.id
        votes = [one for one in votes if first in (one.id, one.first_id)]
    return votes


def _elected(votes: Sequence[VoteRow]) -> dict[str, Person]:
    """By folded name. Raises NothingElected."""
    people: dict[str, Person] = {}
    for one in votes:
        base = one.present if one.issued is None else one.issued
        for line in one.lines:
            if line.fate == Fate.PASSED:
                person = Person(line.name, "member", line.member_id, line.detail, f"{line.yes}/{base}")
                people.setdefault(fold(line.name), person)
    if not people:
        raise NothingElected
    return people

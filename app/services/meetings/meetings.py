"""Verbs on meetings: called, attended, talked through, with tasks; the letters that call and record them.

Owns ``meeting``, its attendance, agenda and tasks. Refuses to forbid: what the rules do not allow is a finding, for a clerk
writes down what happened.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final, TypedDict, Unpack

from sqlalchemy import select

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import fold, nfc, one_line, squeeze
from app.domain.members import PRESENT
from app.domain.rows import LetterRow
from app.domain.states import LetterState
from app.layout.parts import Letter
from app.models.letters import OutgoingLetter, Task
from app.models.meetings import Meeting, MeetingAttendance, MeetingItem, MeetingTask
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.change import Change, Note, Service
from app.services.first_unit import our_unit
from app.services.letters import add_draft, draft_row, fill
from app.services.meetings import words
from app.services.meetings.rows import (
    BODIES,
    WHOLE,
    MeetingRow,
    MeetingView,
    attendance_of,
    find_meeting,
    items_of,
    lines_of,
    meeting_row,
    meeting_view,
    votes_of,
)
from app.services.meetings.seats import sitting
from app.services.units import find_unit
from app.services.wanted import OPEN, TITLE_MOST

_CLOCK: Final = re.compile(r"([01]?\d|2[0-3])\s*(?:[:hg]|giờ)\s*([0-5]\d)?\s*(?:phút)?", re.IGNORECASE)
_ITEM_TITLE: Final = 500


class MeetingWrong(InputRefused):
    code, what = "HOP-003", mark("Cuộc họp chưa đúng: {reason}.")
    remedy = mark("Ghi tên cuộc họp, ngày, và một trong các loại: {known}.")


class TimeWrong(InputRefused):
    code, what = "HOP-004", mark("“{text}” không phải giờ.")
    remedy = mark("Ghi giờ dạng 19:30 hoặc 19h30.")


class PersonNotCalled(InputRefused):
    code, what = "HOP-005", mark("Trong danh sách dự họp không có “{name}”.")
    remedy = mark("Ghi đúng họ tên, hoặc thêm người ấy vào danh sách trước.")


class CountOff(InputRefused):
    code, what = "HOP-006", mark("Có mặt {present} nhiều hơn số được triệu tập {summoned}.")
    remedy = mark("Sửa một trong hai con số.")


class PaperUnderWay(RuleRefused):
    code, what = "HOP-008", mark("“{subject}” đã trình ký hoặc đã có số, không soạn lại được.")
    remedy = mark("Mở văn bản ấy trong Văn bản đi; thu hồi về dự thảo nếu còn phải sửa.")


class ItemMissing(InputRefused):
    code, what = "HOP-007", mark("Cuộc họp không có mục {item}.")
    remedy = mark("Xem các mục bằng meeting show.")


class MeetingDetails(TypedDict, total=False):
    """What may be said of a meeting beside its name and day."""

    starts_at: str
    ends_at: str
    place: str
    online: bool
    chair: str
    chair_position: str
    secretary: str
    secretary_position: str
    guests: str
    note: str


class MeetingFields(MeetingDetails, total=False):
    """What ``edit`` may change."""

    title: str
    held_on: date


class Meetings(Service):
    """A unit's meetings."""

    # --- looking ------------------------------------------------------------------------------------------

    def list(self, *, unit: str | None = None, year: int | None = None) -> tuple[MeetingRow, ...]:
        """The newest first."""
        query = select(Meeting).order_by(Meeting.held_on.desc(), Meeting.starts_at.desc(), Meeting.id.desc())
        if year is not None:
            query = query.where(Meeting.held_on >= date(year, 1, 1), Meeting.held_on <= date(year, 12, 31))
        with self.store.read() as session:
            if unit:
                query = query.where(Meeting.unit_id == find_unit(session, unit).id)
            return tuple(meeting_row(session, one) for one in session.scalars(query))

    def show(self, named: str) -> MeetingView:
        """Raises MeetingMissing."""
        with self.store.read() as session:
            return meeting_view(session, find_meeting(session, named))

    def message(self, named: str) -> str:
        """The call in a few lines, to paste into the group."""
        with self.store.read() as session:
            meeting = find_meeting(session, named)
            unit = session.get(Unit, meeting.unit_id)
            return words.message(meeting, unit.name if unit else "", items_of(session, meeting.id))

    # --- calling --------------------------------------------------------------------------------------------

    def call(
        self,
        title: str,
        *,
        body: str,
        held_on: date,
        unit: str | None = None,
        agenda: Sequence[str] = (),
        summoned: int | None = None,
        names: Sequence[str] | None = None,
        **fields: Unpack[MeetingDetails],
    ) -> Change[MeetingView]:
        """A new meeting. Its list of names: the members of a chi đoàn, the seats of a committee, or ``names``.

        ``summoned`` alone (a congress whose delegates nobody enters) keeps a figure in place of names.
        Raises MeetingWrong, TimeWrong, UnitMissing.
        """
        title = one_line(title)[:300]
        if body not in BODIES or not title:
            raise MeetingWrong(reason=body if title else _nameless(), known=", ".join(BODIES))
        with self.work("meetings.call") as w:
            of = find_unit(w.session, unit) if unit else our_unit(w)
            meeting = w.add(
                Meeting(
                    unit_id=of.id, body=body, title=title, held_on=held_on, summoned=summoned, state="called"
                )
            )
            _fill(meeting, fields)
            w.flush()
            self._summon(w, meeting, of, names)
            for at, one in enumerate(agenda, 1):
                if one_line(one):
                    w.add(MeetingItem(meeting_id=meeting.id, position=at, title=one_line(one)[:_ITEM_TITLE]))
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    def _summon(self, w: UnitOfWork, meeting: Meeting, unit: Unit, names: Sequence[str] | None) -> None:
        people: list[tuple[str | None, str]]
        if names is not None:
            people = [(None, one_line(one)) for one in names if one_line(one)]
        elif meeting.summoned is not None:
            people = []
        elif meeting.body in ("committee", "standing"):
            people = [
                (one.member_id, one.name)
                for one in sitting(w.session, unit.id, meeting.body, meeting.held_on)
            ]
        elif meeting.body in ("congress", "conference") and unit.level not in WHOLE:
            people = []  # delegates and guests: nobody is called by his unit
        else:
            people = [(one.id, one.full_name) for one in members_of(w, unit.id)]
        for at, (member_id, name) in enumerate(people, 1):
            w.add(
                MeetingAttendance(
                    meeting_id=meeting.id, member_id=member_id, name=name[:100], position=at, present=True
                )
            )

    def edit(self, named: str, **fields: Unpack[MeetingFields]) -> Change[MeetingView]:
        """Other title, day, place, chair …; what is not named stays. Raises MeetingMissing, TimeWrong."""
        with self.work("meetings.edit") as w:
            meeting = find_meeting(w.session, named)
            _fill(meeting, fields)
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    def refresh(self, named: str) -> Change[MeetingView]:
        """The list of a chi đoàn's meeting anew: who came to it is added, who left before the day goes; ticks and reasons stay."""
        with self.work("meetings.refresh") as w:
            meeting = find_meeting(w.session, named)
            people = attendance_of(w.session, meeting.id)
            here = {one.id: one for one in members_of(w, meeting.unit_id)}
            known = {one.member_id for one in people if one.member_id}
            if known:  # a list of guests, delegates or seats is nobody's unit
                for one in [one for one in people if one.member_id and one.member_id not in here]:
                    w.delete(one)
                at = max(one.position for one in people)
                for fresh in [one for one in here.values() if one.id not in known]:
                    at += 1
                    w.add(
                        MeetingAttendance(
                            meeting_id=meeting.id, member_id=fresh.id, name=fresh.full_name[:100], position=at, present=True
                        )
                    )  # fmt: skip
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    def remove(self, named: str) -> Change[str]:
        """A meeting that was called by mistake goes with all that hangs on it; its letters and tasks stay."""
        with self.work("meetings.remove") as w:
            meeting = find_meeting(w.session, named)
            title = meeting.title
            for vote in reversed(votes_of(w.session, meeting.id)):
                for line in lines_of(w.session, vote.id):
                    w.delete(line)
                w.flush()
                w.delete(vote)
            links = w.session.scalars(select(MeetingTask).where(MeetingTask.meeting_id == meeting.id))
            for one in (
                *attendance_of(w.session, meeting.id), *items_of(w.session, meeting.id), *links
            ):  # fmt: skip
                w.delete(one)
            w.flush()
            w.delete(meeting)
            return Change.of(title, w.commit())

    # --- who came -------------------------------------------------------------------------------------------

    def attend(
        self,
        named: str,
        *,
        absent: Mapping[str, str] | None = None,
        present: int | None = None,
        summoned: int | None = None,
        also: Sequence[str] = (),
    ) -> Change[MeetingView]:
        """Who came: everybody on the list but ``absent`` (name or id of the line: reason), or plain figures.

        ``also``: people who were not on the list and are there; alone they leave the others as they were. Raises PersonNotCalled, CountOff.
        """
        with self.work("meetings.attend") as w:
            meeting = find_meeting(w.session, named)
            meeting.state = "held" if meeting.state == "called" else meeting.state
            people = attendance_of(w.session, meeting.id)
            for name in also:
                if one_line(name):
                    made = MeetingAttendance(
                        meeting_id=meeting.id,
                        name=one_line(name)[:100],
                        position=len(people) + 1,
                        present=True,
                    )
                    people.append(w.add(made))
            if summoned is not None:
                meeting.summoned = summoned
            if people and (absent is not None or not also):
                _tick(people, absent or {})
            elif not people:
                meeting.present = present
                if present is not None and meeting.summoned is not None and present > meeting.summoned:
                    raise CountOff(present=present, summoned=meeting.summoned)
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    # --- what was talked about ------------------------------------------------------------------------------

    def put_item(
        self,
        named: str,
        title: str | None = None,
        *,
        item: int | None = None,
        text: str | None = None,
        conclusion: str | None = None,
    ) -> Change[MeetingView]:
        """A new point of the agenda, or (with ``item``, its place from 1) more words for one. Raises ItemMissing."""
        with self.work("meetings.item") as w:
            meeting = find_meeting(w.session, named)
            items = items_of(w.session, meeting.id)
            if item is None:
                if not one_line(title or ""):
                    raise MeetingWrong(reason=_nameless(), known=", ".join(BODIES))
                found = w.add(
                    MeetingItem(
                        meeting_id=meeting.id, position=(items[-1].position if items else 0) + 1, title=""
                    )
                )
            elif 1 <= item <= len(items):
                found = items[item - 1]
            else:
                raise ItemMissing(item=item)
            if title is not None and one_line(title):
                found.title = one_line(title)[:_ITEM_TITLE]
            if text is not None:
                found.text = squeeze(text)[:20000]
            if conclusion is not None:
                found.conclusion = squeeze(conclusion)[:5000]
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    def drop_item(self, named: str, item: int) -> Change[MeetingView]:
        """Raises ItemMissing."""
        with self.work("meetings.item") as w:
            meeting = find_meeting(w.session, named)
            items = items_of(w.session, meeting.id)
            if not 1 <= item <= len(items):
                raise ItemMissing(item=item)
            w.delete(items[item - 1])
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    def task(
        self, named: str, title: str, *, assignee: str = "", due_on: date | None = None
    ) -> Change[MeetingView]:
        """A task that the meeting decided; it stands in the list of tasks like any other. Raises TaskEmpty."""
        from app.services.tasks import TaskEmpty

        if not one_line(title):
            raise TaskEmpty
        with self.work("meetings.task") as w:
            meeting = find_meeting(w.session, named)
            task = w.add(
                Task(
                    unit_id=meeting.unit_id,
                    title=one_line(title)[:TITLE_MOST],
                    assignee=one_line(assignee)[:200],
                    due_on=due_on,
                    evidence=words.decided_in(meeting)[:2000],
                    state=OPEN,
                )
            )
            w.flush()
            w.add(MeetingTask(meeting_id=meeting.id, task_id=task.id))
            w.flush()
            return Change.of(meeting_view(w.session, meeting), w.commit())

    # --- letters --------------------------------------------------------------------------------------------

    def call_letter(self, named: str) -> Change[LetterRow]:
        """The invitation as a draft: giấy mời, or a thông báo where the level issues no giấy mời (chi đoàn). Raises PaperUnderWay."""
        from app.services.meetings.letters import call_letter

        with self.work("meetings.call-letter") as w:
            meeting = find_meeting(w.session, named)
            unit = w.get(Unit, meeting.unit_id)
            record, notes = _drafted(w, meeting.call_id, call_letter(w.session, meeting, unit))
            meeting.call_id = record.id
            return Change.of(draft_row(w, record), w.commit(), notes)

    def minutes(self, named: str, *, ends_at: str = "") -> Change[LetterRow]:
        """The minutes as a draft biên bản with two signers, from all that was entered; made again, the same draft is written anew.

        Raises TimeWrong, PaperUnderWay.
        """
        from app.services.meetings.letters import minutes_letter

        with self.work("meetings.minutes") as w:
            meeting = find_meeting(w.session, named)
            if ends_at:
                meeting.ends_at = clock(ends_at)
            unit = w.get(Unit, meeting.unit_id)
            w.flush()
            view = meeting_view(w.session, meeting)
            record, notes = _drafted(w, meeting.minutes_id, minutes_letter(w.session, view, unit))
            meeting.minutes_id, meeting.state = record.id, "closed"
            return Change.of(draft_row(w, record), w.commit(), notes)


def _drafted(w: UnitOfWork, kept: str | None, letter: Letter) -> tuple[OutgoingLetter, tuple[Note, ...]]:
    """A new draft, or the one there is with its words written anew. Raises PaperUnderWay."""
    record = w.find(OutgoingLetter, kept) if kept else None
    if record is None or record.state == LetterState.VOID:
        return add_draft(w, letter)
    if record.state not in (LetterState.DRAFT, LetterState.RETURNED):
        raise PaperUnderWay(subject=record.subject)
    fill(record, letter)
    return record, ()


def members_of(w: UnitOfWork, unit_id: str) -> Sequence[Member]:
    """Who belongs to a unit and the units under it now, in Vietnamese order."""
    below = [unit_id]
    for parent in below:
        below += w.session.scalars(select(Unit.id).where(Unit.parent_id == parent)).all()
    query = select(Member).where(Member.unit_id.in_(below), Member.status.in_(PRESENT))
    return w.session.scalars(query.order_by(Member.sort_key, Member.id)).all()


def clock(text: str) -> str:
    """'19:30' from '19h30', '19 giờ 30', '19:30', '7h'. Raises TimeWrong."""
    if not text.strip():
        return ""
    found = _CLOCK.fullmatch(nfc(text).strip())
    if found is None:
        raise TimeWrong(text=text)
    return f"{int(found[1]):02d}:{found[2] or '00'}"


def _nameless() -> str:

    return tr(mark("chưa có tên"))


def _fill(meeting: Meeting, fields: Mapping[str, object]) -> None:
    for name, value in fields.items():
        if name in ("starts_at", "ends_at"):
            value = clock(str(value))
        elif isinstance(value, str):
            value = squeeze(value) if name in ("guests", "note") else one_line(value)
        if name == "title" and not value:
            continue
        setattr(meeting, name, value)


def _tick(people: Sequence[MeetingAttendance], absent: Mapping[str, str]) -> None:
    missing = dict(absent)
    for person in people:
        key = next((one for one in missing if one == person.id or fold(one) == fold(person.name)), None)
        person.present = key is None
        person.reason = one_line(missing.pop(key))[:300] if key is not None else ""
    if missing:
        raise PersonNotCalled(name=next(iter(missing)))

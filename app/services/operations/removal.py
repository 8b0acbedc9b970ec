"""Removal from the list (xóa tên): who is due by the data, the meeting's decision, the report upwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.domain.member_rules import RuleBook
from app.domain.members import Status
from app.domain.operations import leaving as rules_of
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import months_on
from app.domain.operations.votes import carried
from app.models.meetings import Meeting, MeetingAttendance
from app.models.members import Member
from app.models.session import UnitOfWork
from app.services.fees.accounts import unpaid_months
from app.services.member_spells import set_status
from app.services.operations.answers import number_of
from app.services.operations.kind import FAILED, Kind, Proposal, Run
from app.services.operations.leave_out import still_here
from app.services.operations.votes import vote_values


class Removal(Kind):
    name: ClassVar[str] = "remove"

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Members who came to no meeting they were called to, or paid no fee, in as many months of the last year as the rule says."""
        least = rules.number("maturity.removal_months")
        absent, unpaid = absent_months(session, on), unpaid_months(session, on)
        ids = {one for found in (absent, unpaid) for one, months in found.items() if months >= least}
        if not ids:
            return ()
        query = select(Member.id).where(Member.status == Status.ACTIVE).order_by(Member.sort_key, Member.id)
        found = tuple(one for one in session.scalars(query) if one in ids)
        said = tr(
            mark("{n} đoàn viên không sinh hoạt hoặc không đóng đoàn phí từ {months} tháng trong một năm")
        ).format(n=len(found), months=least)
        return (Proposal(self.name, said, found, _each(found, absent, unpaid, least)),) if found else ()

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check_removal(case, rules))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step != "meeting":
            return
        present, share = number_of(run.data, "present"), run.rules.share("meetings.majority")
        for one, person in still_here(run):
            if carried(number_of(one.data, "yes"), present, share) is False:
                one.outcome = FAILED
            else:
                set_status(w, person, Status.REMOVED, on=on)

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        return vote_values(run)


def absent_months(session: Session, on: date) -> dict[str, int]:
    """In how many months of the last year each was called and never came without a reason."""
    month = func.strftime("%Y-%m", Meeting.held_on)
    query = (
        select(
            MeetingAttendance.member_id,
            month,
            func.max(MeetingAttendance.present),
            func.max(MeetingAttendance.reason),
        )
        .join(Meeting, Meeting.id == MeetingAttendance.meeting_id)
        .where(
            Meeting.body == "cell",
            Meeting.state.in_(("held", "closed")),
            Meeting.held_on > months_on(on, -12),
            Meeting.held_on <= on,
            MeetingAttendance.member_id.is_not(None),
        )
        .group_by(MeetingAttendance.member_id, month)
    )
    found: dict[str, int] = {}
    for member_id, _, came, reason in session.execute(query):
        if not came and not reason:
            found[str(member_id)] = found.get(str(member_id), 0) + 1
    return found


def _each(
    ids: Sequence[str], absent: Mapping[str, int], unpaid: Mapping[str, int], least: int
) -> dict[str, Any]:
    each = {}
    for one in ids:
        idle, owing = absent.get(one, 0) >= least, unpaid.get(one, 0) >= least
        why = "both" if idle and owing else "fees" if owing else "idle"
        each[one] = {"months": max(absent.get(one, 0), unpaid.get(one, 0)), "why": why}
    return {"each": each}

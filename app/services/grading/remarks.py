"""Quarterly remarks on those who are on the way to the Party: written once a quarter, told when one is missing (HD30Đ)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import squeeze
from app.models.grading import NomineeRemark
from app.models.members import Member
from app.models.operations import MemberOperation, OperationMember, OperationStep
from app.models.units import Unit
from app.services.change import Change, Service
from app.services.operations.people import find_people
from app.services.operations.plans import plan_of

_FIRST, _LAST = "list", "introduce"
"""Remarks are due from the day the list went to the Party committee until the member is introduced."""


class RemarkEmpty(InputRefused):
    code, what = "UT-001", mark("Chưa ghi nhận xét.")
    remedy = mark("Ghi ưu điểm, hạn chế trong quý của đồng chí ấy.")


class QuarterWrong(InputRefused):
    code, what = "UT-002", mark("“{quarter}” không phải một quý.")
    remedy = mark("Ghi dạng 2026-Q1.")


class QuarterAhead(InputRefused):
    code, what = "UT-003", mark("Quý {quarter} chưa đến.")
    remedy = mark("Ghi nhận xét của quý này hoặc quý đã qua.")


@dataclass(frozen=True, slots=True)
class RemarkRow:
    id: str
    member_id: str
    name: str
    quarter: str
    written_on: date
    written_by: str
    text: str


@dataclass(frozen=True, slots=True)
class NomineeRow:
    """Somebody on the way to the Party, and what was said of him in one quarter."""

    member_id: str
    name: str
    unit_name: str
    step_title: str
    """What is done with him next."""
    operation_id: str
    quarter: str
    due: bool
    """A remark belongs to this quarter: the list had gone to the Party committee, he was not introduced yet."""
    written_on: date | None
    text: str


@dataclass(frozen=True, slots=True)
class MissingRemark:
    """A nominee without a remark for a quarter that is over."""

    member_id: str
    name: str
    unit_name: str
    quarter: str


class Remarks(Service):
    """Verbs of the remarks."""

    def write(self, member: str, text: str, *, quarter: str = "") -> Change[RemarkRow]:
        """The remark of a quarter (the running one by default); written again it is replaced.

        Raises RemarkEmpty, QuarterWrong, QuarterAhead.
        """
        words = squeeze(text)
        if not words:
            raise RemarkEmpty
        with self.work("nominee.remark") as w:
            (person,) = find_people(w.session, [member])
            wanted = quarter.strip().upper() or quarter_of(w.today)
            if len(wanted) != 7 or not wanted[:4].isdigit() or wanted[4:6] != "-Q" or wanted[6] not in "1234":
                raise QuarterWrong(quarter=quarter)
            if wanted > quarter_of(w.today):
                raise QuarterAhead(quarter=wanted)
            unit = w.session.get(Unit, person.unit_id)
            query = select(NomineeRemark).where(
                NomineeRemark.member_id == person.id, NomineeRemark.quarter == wanted
            )
            row = w.session.scalars(query).one_or_none()
            if row is None:
                row = w.add(NomineeRemark(member_id=person.id, quarter=wanted))
            row.text, row.written_on, row.written_by = words[:4000], w.today, unit.name if unit else ""
            w.flush()
            return Change.of(_row(row, person), w.commit())

    def list(self, member: str) -> tuple[RemarkRow, ...]:
        """All remarks on a member, the newest first."""
        with self.store.read() as session:
            (person,) = find_people(session, [member])
            query = select(NomineeRemark).where(NomineeRemark.member_id == person.id)
            return tuple(
                _row(one, person) for one in session.scalars(query.order_by(NomineeRemark.quarter.desc()))
            )

    def nominees(self, quarter: str = "") -> tuple[NomineeRow, ...]:
        """Everybody in a running nomination, with the remark of ``quarter`` (the one that ended last by default)."""
        with self.store.read() as session:
            day = today(self.store.clock)
            return tuple(_nominees(session, quarter or quarter_of(quarter_start(day) - timedelta(days=1))))

    def missing(self, *, on: date | None = None) -> tuple[MissingRemark, ...]:
        """Nominees who have no remark for the quarter that ended last."""
        day = on or today(self.store.clock)
        ended = quarter_start(day) - timedelta(days=1)
        with self.store.read() as session:
            return tuple(_missing(session, quarter_of(ended), ended))


def quarter_of(day: date) -> str:
    """'2026-Q1'."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def quarter_start(day: date) -> date:
    return date(day.year, day.month - (day.month - 1) % 3, 1)


def quarters(day: date, count: int) -> tuple[str, ...]:
    """The running quarter and those before it."""
    made = []
    for _ in range(count):
        made.append(quarter_of(day))
        day = quarter_start(day) - timedelta(days=1)
    return tuple(made)


def _row(one: NomineeRemark, person: Member) -> RemarkRow:
    return RemarkRow(
        one.id, person.id, person.full_name, one.quarter, one.written_on, one.written_by, one.text
    )


def _missing(session: Session, quarter: str, ended: date) -> list[MissingRemark]:
    written = set(session.scalars(select(NomineeRemark.member_id).where(NomineeRemark.quarter == quarter)))
    listed = (
        select(OperationStep.operation_id)
        .where(
            OperationStep.step == _FIRST, OperationStep.done_on.is_not(None), OperationStep.done_on <= ended
        )
        .scalar_subquery()
    )
    introduced = (
        select(OperationStep.operation_id)
        .where(
            OperationStep.step == _LAST, OperationStep.done_on.is_not(None), OperationStep.done_on <= ended
        )
        .scalar_subquery()
    )
    query = (
        select(Member, Unit.name)
        .join(OperationMember, OperationMember.member_id == Member.id)
        .join(MemberOperation, MemberOperation.id == OperationMember.operation_id)
        .join(Unit, Unit.id == Member.unit_id)
        .where(
            MemberOperation.kind == "nominate", MemberOperation.state == "open", OperationMember.outcome != "failed",
            MemberOperation.id.in_(listed), MemberOperation.id.not_in(introduced),
        )
        .order_by(Member.sort_key, Member.id)
    )  # fmt: skip
    return [
        MissingRemark(person.id, person.full_name, unit, quarter)
        for person, unit in session.execute(query)
        if person.id not in written
    ]


def _nominees(session: Session, quarter: str) -> list[NomineeRow]:
    written = {
        one.member_id: one
        for one in session.scalars(select(NomineeRemark).where(NomineeRemark.quarter == quarter))
    }
    steps: dict[str, list[OperationStep]] = {}
    running = select(MemberOperation.id).where(
        MemberOperation.kind == "nominate", MemberOperation.state == "open"
    )
    for step in session.scalars(
        select(OperationStep).where(OperationStep.operation_id.in_(running)).order_by(OperationStep.position)
    ):
        steps.setdefault(step.operation_id, []).append(step)
    query = (
        select(Member, Unit.name, OperationMember.operation_id)
        .join(OperationMember, OperationMember.member_id == Member.id)
        .join(Unit, Unit.id == Member.unit_id)
        .where(OperationMember.operation_id.in_(running), OperationMember.outcome != "failed")
        .order_by(Member.sort_key, Member.id)
    )
    plan = plan_of("nominate")
    made = []
    for person, unit, operation in session.execute(query):
        own = steps.get(operation, [])
        done = {one.step: quarter_of(one.done_on) for one in own if one.done_on}
        ahead = next((plan.step(one.step) for one in own if one.done_on is None), None)
        due = done.get(_FIRST, "9") <= quarter <= done.get(_LAST, "9")
        remark = written.get(person.id)
        made.append(
            NomineeRow(
                person.id, person.full_name, unit, ahead.title if ahead else "", operation, quarter, due,
                remark.written_on if remark else None, remark.text if remark else "",
            )
        )  # fmt: skip
    return made

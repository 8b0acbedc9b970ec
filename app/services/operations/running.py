"""Operations as they lie in the database: found, with all that belongs to them, and as rows for lists and windows.

Owns reading. Refuses to change anything: service.py does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.operations.facts import MemberFacts, Penalty, RuleFinding
from app.domain.operations.plan import PaperPlan, papers_for, steps_for
from app.domain.refusals import IdAmbiguous
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.members import Member, MemberDiscipline, MemberGrade, MemberPosition
from app.models.operations import MemberOperation, OperationMember, OperationPaper, OperationStep
from app.models.units import Unit
from app.services.incoming_rows import arrival_words, printed
from app.services.letter_rows import SHORT
from app.services.operations.kind import LEFT, Run
from app.services.operations.plans import kind_of, plan_of
from app.services.units import own_unit

_AT_ONCE: Final = 400


class OperationMissing(InputRefused):
    code, what = "NV-002", mark("Không có nghiệp vụ mang mã {id}.")
    remedy = mark("Xem danh sách bằng members act list.")


@dataclass(frozen=True, slots=True)
class StepRow:
    step: str
    title: str
    who: str
    """Who does it by the plan; who did it once it is done."""
    due_on: date | None
    done_on: date | None
    note: str
    source: str
    done_by: str = ""
    """Who did it, where that was written down."""


@dataclass(frozen=True, slots=True)
class InRow:
    """A member in an operation."""

    member_id: str
    full_name: str
    birth_date: date | None
    unit_name: str
    outcome: str
    data: dict[str, Any]

    @property
    def left(self) -> str:
        """Why he was left out, '' for all others."""
        return str(self.data.get(LEFT) or "")


@dataclass(frozen=True, slots=True)
class PaperRow:
    paper: str
    title: str
    step: str
    each: bool
    count: int
    numbered: bool
    """It takes a number of our register; else it is a plain paper here."""
    letter_ids: tuple[str, ...]
    printed: tuple[str, ...]
    source: str
    member_ids: tuple[str, ...] = ()
    """Whom it tells of, in the order of its copies."""


@dataclass(frozen=True, slots=True)
class OperationRow:
    """An operation in a list."""

    id: str
    kind: str
    title: str
    unit_id: str
    unit_name: str
    state: str
    begun_on: date
    closed_on: date | None
    count: int
    next_step: str
    next_title: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class OperationDetail:
    row: OperationRow
    data: dict[str, Any]
    members: tuple[InRow, ...]
    steps: tuple[StepRow, ...]
    papers: tuple[PaperRow, ...]
    findings: tuple[RuleFinding, ...]
    note: str
    came_with: str = ""
    """The incoming letter it rests upon, in words; its id is the answer ``letter``."""


def find_operation(session: Session, words: str) -> MemberOperation:
    """By id or the end of one. Raises OperationMissing, IdAmbiguous."""
    found = session.get(MemberOperation, words)
    if found is not None:
        return found
    ending = MemberOperation.id.endswith(words, autoescape=True)
    several = (
        session.scalars(select(MemberOperation).where(ending).limit(2)).all() if len(words) >= SHORT else []
    )
    if not several:
        raise OperationMissing(id=words)
    if len(several) > 1:
        raise IdAmbiguous(id=words, count=len(several))
    return several[0]


def load(session: Session, record: MemberOperation, rules: RuleBook) -> Run:
    """The operation with its records."""
    members = session.execute(
        select(OperationMember, Member)
        .join(Member, Member.id == OperationMember.member_id)
        .where(OperationMember.operation_id == record.id)
        .order_by(OperationMember.position, OperationMember.id)
    )
    steps = session.scalars(
        select(OperationStep)
        .where(OperationStep.operation_id == record.id)
        .order_by(OperationStep.position, OperationStep.id)
    )
    papers = session.scalars(
        select(OperationPaper).where(OperationPaper.operation_id == record.id).order_by(OperationPaper.id)
    )
    unit = session.get(Unit, record.unit_id)
    assert unit is not None
    return Run(
        session,
        plan_of(record.kind),
        record,
        [(one, member) for one, member in members],
        list(steps),
        list(papers),
        unit,
        own_unit(session),
        rules,
    )


def next_step(steps: Sequence[OperationStep]) -> OperationStep | None:
    return next((one for one in steps if one.done_on is None), None)


def row_of(
    session: Session, record: MemberOperation, *, count: int, steps: Sequence[OperationStep]
) -> OperationRow:
    unit = session.get(Unit, record.unit_id)
    plan = plan_of(record.kind)
    ahead = next_step(steps) if record.state == "open" else None
    told = plan.step(ahead.step) if ahead else None
    return OperationRow(
        record.id,
        record.kind,
        record.title,
        record.unit_id,
        unit.name if unit else "",
        record.state,
        record.begun_on,
        record.closed_on,
        count,
        ahead.step if ahead else "",
        told.title if told else "",
        ahead.due_on if ahead else None,
    )


def rows(
    session: Session,
    *,
    kind: str | None = None,
    state: str | None = None,
    member_id: str | None = None,
    limit: int = 500,
) -> tuple[OperationRow, ...]:
    """Operations: open ones by the day their next step is due, then the others, the newest first."""
    query = select(MemberOperation)
    if kind:
        query = query.where(MemberOperation.kind == plan_of(kind).kind)
    if state:
        query = query.where(MemberOperation.state == state)
    if member_id:
        inside = select(OperationMember.operation_id).where(OperationMember.member_id == member_id)
        query = query.where(MemberOperation.id.in_(inside))
    opened = MemberOperation.state == "open"
    newest = query.order_by(opened.desc(), MemberOperation.begun_on.desc(), MemberOperation.id.desc())
    found = session.scalars(newest.limit(limit)).all()
    ids = [one.id for one in found]
    counts: dict[str, int] = {}
    steps: dict[str, list[OperationStep]] = {}
    for part in _parts(ids):
        counting = (
            select(OperationMember.operation_id, func.count())
            .where(OperationMember.operation_id.in_(part))
            .group_by(OperationMember.operation_id)
        )
        counts |= {str(one): int(n) for one, n in session.execute(counting)}
        of_steps = (
            select(OperationStep)
            .where(OperationStep.operation_id.in_(part))
            .order_by(OperationStep.position, OperationStep.id)
        )
        for step in session.scalars(of_steps):
            steps.setdefault(step.operation_id, []).append(step)
    made = [row_of(session, one, count=counts.get(one.id, 0), steps=steps.get(one.id, [])) for one in found]
    return tuple(sorted(made, key=lambda row: (row.state != "open", row.due_on or date.max)))


def due_steps(session: Session, last: date, *, limit: int) -> tuple[OperationRow, ...]:
    """Open operations whose next step is due by ``last``, the earliest first."""
    waiting = (
        select(OperationStep.operation_id, func.min(OperationStep.due_on))
        .join(MemberOperation, MemberOperation.id == OperationStep.operation_id)
        .where(MemberOperation.state == "open", OperationStep.done_on.is_(None), OperationStep.due_on <= last)
        .group_by(OperationStep.operation_id)
        .order_by(func.min(OperationStep.due_on), OperationStep.operation_id)
        .limit(limit)
    )
    made = []
    for operation_id, _ in session.execute(waiting):
        record = session.get(MemberOperation, operation_id)
        steps = session.scalars(
            select(OperationStep)
            .where(OperationStep.operation_id == operation_id)
            .order_by(OperationStep.position, OperationStep.id)
        ).all()
        assert record is not None
        made.append(row_of(session, record, count=0, steps=steps))
    return tuple(one for one in made if one.due_on is not None)


def detail_of(run: Run, findings: Sequence[RuleFinding]) -> OperationDetail:
    session, record = run.session, run.record
    names = dict(session.execute(select(Unit.id, Unit.name)).all()) if run.members else {}
    planned = {one.name: one for one in steps_for(run.plan, run.data)}
    steps = []
    for one in run.steps:
        plan = planned.get(one.step) or run.plan.step(one.step)
        steps.append(
            StepRow(
                one.step,
                plan.title if plan else one.step,
                one.who or (plan.who if plan else ""),
                one.due_on,
                one.done_on,
                one.note,
                plan.source if plan else "",
                one.who,
            )
        )
    return OperationDetail(
        row_of(session, record, count=len(run.members), steps=run.steps),
        dict(run.data),
        tuple(
            InRow(m.id, m.full_name, m.birth_date, str(names.get(m.unit_id, "")), one.outcome, dict(one.data))
            for one, m in run.members
        ),
        tuple(steps),
        paper_rows(run),
        tuple(findings),
        record.note,
        came_with(session, run.data),
    )


def came_with(session: Session, data: Mapping[str, Any]) -> str:
    """'số đến 15: 27-GGT/ĐTN, Đoàn xã Phú Lâm'; '' where no letter came with it."""
    letter = session.get(IncomingLetter, str(data.get("letter") or ""))
    if letter is None:
        return ""
    said = (
        arrival_words(letter) if letter.arrival_number is not None else "",
        printed(letter.number, letter.notation),
        letter.issuer,
    )
    return ", ".join(part for part in said if part)


def paper_rows(run: Run) -> tuple[PaperRow, ...]:
    made = []
    for plan in papers_for(run.plan, run.data):
        records = [one for one in run.papers if one.paper == plan.name]
        letters = [run.session.get(OutgoingLetter, one.letter_id) for one in records]
        printed = [one.number_printed for one in letters if one and one.number_printed]
        made.append(
            PaperRow(
                plan.name,
                plan.title,
                plan.step,
                plan.each,
                len(run.of_paper(plan)) if plan.each else 1,
                issued_here(run, plan),
                tuple(one.id for one in letters if one),
                tuple(printed),
                plan.source,
                tuple(person.id for _, person in run.of_paper(plan)),
            )
        )
    return tuple(made)


def issued_here(run: Run, plan: PaperPlan) -> bool:
    """Whether our own unit issues such a paper with a number."""
    if not plan.numbered or run.own is None or (plan.levels and run.own.level not in plan.levels):
        return False
    issuer = kind_of(run.plan.kind).issuer(run, plan)
    return issuer is None or issuer.id == run.own.id


# --- facts for the rules ----------------------------------------------------------------------------------------


def facts_of(
    session: Session,
    members: Iterable[Member],
    *,
    apart: str = "",
    data: dict[str, dict[str, Any]] | None = None,
) -> tuple[MemberFacts, ...]:
    """What the rules may know of these members. ``apart``: an operation that does not count as running;
    ``data``: what the case says of each, by id."""
    people = list(members)
    ids = [one.id for one in people]
    positions: dict[str, list[str]] = {}
    penalties: dict[str, list[Penalty]] = {}
    grades: dict[str, dict[str, str]] = {}
    running: dict[str, list[str]] = {}
    for part in _parts(ids):
        held = select(MemberPosition).where(
            MemberPosition.member_id.in_(part), MemberPosition.ends_on.is_(None)
        )
        for position in session.scalars(held.order_by(MemberPosition.id)):
            positions.setdefault(position.member_id, []).append(position.position)
        for one in session.scalars(
            select(MemberDiscipline).where(MemberDiscipline.member_id.in_(part)).order_by(MemberDiscipline.id)
        ):
            penalties.setdefault(one.member_id, []).append(
                Penalty(one.form, one.decided_on, one.expires_on, one.state)
            )
        for grade in session.scalars(select(MemberGrade).where(MemberGrade.member_id.in_(part))):
            grades.setdefault(grade.member_id, {})[grade.period] = grade.grade
        others = (
            select(OperationMember.member_id, MemberOperation.kind)
            .join(MemberOperation, MemberOperation.id == OperationMember.operation_id)
            .where(
                OperationMember.member_id.in_(part),
                MemberOperation.state == "open",
                MemberOperation.id != apart,
            )
        )
        for member_id, kind in session.execute(others):
            running.setdefault(member_id, []).append(kind)
    return tuple(
        MemberFacts(
            one.id,
            one.full_name,
            one.unit_id,
            one.status or "active",
            one.sex or "",
            one.birth_date,
            one.birth_year,
            one.joined_on,
            one.card_number or "",
            one.education or "",
            one.introducer or "",
            one.stays_until,
            (*((one.union_position,) if one.union_position else ()), *positions.get(one.id, ())),
            tuple(penalties.get(one.id, ())),
            grades.get(one.id, {}),
            tuple(running.get(one.id, ())),
            (data or {}).get(one.id, {}),
        )
        for one in people
    )


def _parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))

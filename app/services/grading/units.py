"""What a chi đoàn itself was graded, year by year: told from the gradings that were sent up and approved. Owns no record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.members import GRADE_NAMES, GRADE_STATE_NAMES, named
from app.models.operations import MemberOperation, OperationStep


@dataclass(frozen=True, slots=True)
class UnitGrade:
    """``state``: 'graded' while only proposed, 'sent', 'approved'; ``on``: the day of that state."""

    period: str
    grade: str
    grade_name: str
    state: str
    state_name: str
    on: date | None
    operation_id: str


def unit_grades(session: Session, unit_id: str) -> tuple[UnitGrade, ...]:
    """The newest period first, of each period the newest grading."""
    query = select(MemberOperation).where(
        MemberOperation.kind == "grade", MemberOperation.unit_id == unit_id, MemberOperation.state != "dropped"
    )  # fmt: skip
    found: dict[str, UnitGrade] = {}
    for one in session.scalars(query.order_by(MemberOperation.begun_on, MemberOperation.id)):
        grade = str(one.data.get("unit_grade") or "")
        if not grade:
            continue
        steps = select(OperationStep.step, OperationStep.done_on).where(OperationStep.operation_id == one.id)
        done = {step: day for step, day in session.execute(steps) if day}
        state = "approved" if "approve" in done else "sent" if "send" in done else "graded"
        day = done.get("approve") or done.get("send")
        period = str(one.data.get("period") or one.begun_on.year)
        found[period] = UnitGrade(
            period,
            grade,
            named(GRADE_NAMES, grade),
            state,
            named(GRADE_STATE_NAMES, state),
            day,
            one.id,
        )
    return tuple(found[period] for period in sorted(found, reverse=True))

"""The rows that every step of an outgoing letter leaves, and who may do which step.

Owns ``outgoing_step``. Refuses a step that is another person's where the organ goes the full way; who works alone does all.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.base.language import tr
from app.base.text import one_line
from app.domain.practice import Practice
from app.domain.refusals import StepNotYours
from app.domain.states import APPROVALS, DUTY_NAMES, STEP_NAMES, Duty, Step, Way, may, whose
from app.models.letters import OutgoingLetter, OutgoingStep
from app.models.people import Person
from app.models.session import UnitOfWork
from app.services.kept_versions import keep_version

_WRITTEN: Final = (Step.SUBMIT, Step.RETURN, *APPROVALS, Step.SIGN, Step.ISSUE)
"""Steps at which the words that somebody saw are kept as a version."""


def step_taken(
    w: UnitOfWork,
    record: OutgoingLetter,
    step: Step,
    *,
    by: str,
    practice: Practice,
    on: date | None = None,
    who: str = "",
    reason: str = "",
    version: bool = True,
) -> None:
    """Leave the step in the letter's history, and the words it was taken on. Raises StepNotYours."""
    need_right(w.session, by, step, practice)
    if version and step in _WRITTEN:
        keep_version(w, record, step.value, by=by)
    person = w.find(Person, by)
    w.add(
        OutgoingStep(
            letter_id=record.id,
            step=step.value,
            happened_on=on or w.today,
            recorded_at=w.clock.now(),
            person_id=by,
            who=one_line(who)[:100] or (person.name if person else ""),
            reason=reason,
        )
    )


def need_right(session: Session, by: str, step: Step, practice: Practice) -> None:
    """Where every step has its person, only he does it. Raises StepNotYours."""
    if practice.way is not Way.FULL:
        return
    if (session.scalar(select(func.count()).select_from(Person).where(Person.active)) or 0) < 2:
        return  # who works alone does everything
    person = session.get(Person, by)
    role = person.role if person else ""
    if not may(step, role):
        known = role in set(Duty)
        raise StepNotYours(
            step=tr(STEP_NAMES[step]),
            role=tr(DUTY_NAMES[Duty(role)]) if known else role,
            whose=", ".join(tr(DUTY_NAMES[duty]) for duty in whose(step)),
        )


def others_steps(session: Session, by: str, practice: Practice) -> dict[str, str]:
    """The steps that are not this person's, each with whose it is, for buttons that cannot be pressed."""
    found: dict[str, str] = {}
    for step in Step:
        try:
            need_right(session, by, step, practice)
        except StepNotYours:
            found[step.value] = ", ".join(tr(DUTY_NAMES[duty]) for duty in whose(step))
    return found


def approvals(session: Session, record: OutgoingLetter) -> frozenset[Step]:
    """Which checks were done since the letter was last submitted."""
    done: set[Step] = set()
    for one in session.scalars(steps_of(record.id)):
        if one.step == Step.SUBMIT:
            done.clear()
        elif one.step in APPROVALS:
            done.add(Step(one.step))
    return frozenset(done)


def steps_of(letter_id: str) -> Select[OutgoingStep]:
    return select(OutgoingStep).where(OutgoingStep.letter_id == letter_id).order_by(OutgoingStep.id)

"""Discipline (kỷ luật) and suspension: from the self-review to the decision, its expiry, complaints."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark, tr
from app.domain.member_rules import RuleBook
from app.domain.members import DISCIPLINE_NAMES, DisciplineForm, Status
from app.domain.operations import leaving as rules_of
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import PaperPlan
from app.domain.operations.votes import carried
from app.models.members import Member, MemberDiscipline, MemberPosition
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.member_spells import set_status
from app.services.operations.answers import day_of, number_of
from app.services.operations.kind import FAILED, Kind, Proposal, Run
from app.services.operations.leave_out import still_here
from app.services.operations.numbers import dated_of, printed_of
from app.services.operations.papers import host_of
from app.services.operations.votes import vote_values
from app.services.sheets import written_day


class Discipline(Kind):
    name: ClassVar[str] = "discipline"

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Measures that ended by themselves in the last month: to be told and written into the book."""
        query = (
            select(MemberDiscipline.member_id)
            .where(
                MemberDiscipline.state == "running",
                MemberDiscipline.expires_on <= on,
                MemberDiscipline.expires_on > on - timedelta(days=30),
            )
            .order_by(MemberDiscipline.expires_on, MemberDiscipline.id)
        )
        ids = tuple(dict.fromkeys(session.scalars(query)))
        said = tr(mark("{n} đoàn viên vừa hết thời hạn kỷ luật, đình chỉ")).format(n=len(ids))
        return (Proposal("", said, ids),) if ids else ()

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check_discipline(case, rules))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step == "meeting":
            present, share = number_of(run.data, "present"), run.rules.share("discipline.majority")
            for one, _ in run.members:
                if carried(number_of(one.data, "yes"), present, share) is False:
                    one.outcome = FAILED
        if step == "decide":
            for _, person in still_here(run):
                _decided(w, run, person, dated_of(run, "decision", person.id) or on)
        if step == "announce":  # the number may come after the day
            for _, person in run.still_in:
                _numbered(run, person)

    def issuer(self, run: Run, paper: PaperPlan) -> Unit | None:
        """A measure that the chi đoàn decides is its own decision, not that of the union above it."""
        return run.unit if paper.name == "decision" and _by_cell(run) else None

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        form = DisciplineForm(str(run.data.get("form")))
        decided = run.done("decide")
        ends = rules_of.expires_on(form, decided, day_of(run.data, "until"), run.rules) if decided else None
        last = decided + timedelta(days=run.rules.number("discipline.complaint_days")) if decided else None
        own = {"TÊN ĐOÀN CƠ SỞ": run.unit.name.upper()} if _by_cell(run) else {}
        return {
            **vote_values(run),
            **own,
            "Hình thức kỷ luật": DISCIPLINE_NAMES[form],
            "hình thức": DISCIPLINE_NAMES[form].lower(),
            "hết hiệu lực": written_day(ends),
            "khiếu nại đến": written_day(last),
            "thời hạn khiếu nại": f"{run.rules.number('discipline.complaint_days')} ngày",
        }


def _by_cell(run: Run) -> bool:
    court = run.data.get("court") == "yes"
    return not court and rules_of.decided_by(str(run.data.get("form")), run.rules) == "cell"


def _decided(w: UnitOfWork, run: Run, person: Member, on: date) -> None:
    form = DisciplineForm(str(run.data["form"]))
    host = run.unit if _by_cell(run) else host_of(run)
    w.add(
        MemberDiscipline(
            member_id=person.id,
            form=form.value,
            decided_on=on,
            decided_by=(host.name if host else "")[:200],
            decision_number=str(run.data.get("number") or printed_of(run, "decision", person.id))[:60],
            reason=str(run.data.get("reason") or "")[:1000],
            expires_on=rules_of.expires_on(form, on, day_of(run.data, "until"), run.rules),
            state="running",
            operation_id=run.record.id,
        )
    )
    if form is DisciplineForm.EXPULSION:
        set_status(w, person, Status.EXPELLED, on=on)
    if form is DisciplineForm.DISMISSAL:
        held = select(MemberPosition).where(
            MemberPosition.member_id == person.id, MemberPosition.ends_on.is_(None)
        )
        for position in w.session.scalars(held):
            position.ends_on = on
        person.union_position = ""


def _numbered(run: Run, person: Member) -> None:
    number = str(run.data.get("number") or printed_of(run, "decision", person.id))[:60]
    if not number:
        return
    query = select(MemberDiscipline).where(
        MemberDiscipline.operation_id == run.record.id, MemberDiscipline.member_id == person.id
    )
    for one in run.session.scalars(query):
        one.decision_number = one.decision_number or number

"""Growing out of the Union (trưởng thành): who is due this year, who stays on request, the certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from sqlalchemy import and_, or_
from sqlalchemy.orm import Session

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, Status
from app.domain.operations import maturity as rules_of
from app.domain.operations.facts import Case, RuleFinding
from app.models.members import Member
from app.models.session import UnitOfWork
from app.services.member_spells import set_status
from app.services.operations.answers import day_of
from app.services.operations.kind import FAILED, Kind, Proposal, Run, proposal
from app.services.sheets import written_day

STAYS = "stays"


class Maturity(Kind):
    name: ClassVar[str] = "mature"

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Members who are beyond the age by the end of this year and did not ask to stay."""
        end = date(on.year, 12, 31)
        born_by = date(on.year - rules.number("maturity.age") - 1, 12, 31)
        old = (Member.birth_date <= born_by) | (
            Member.birth_date.is_(None) & (Member.birth_year <= born_by.year)
        )
        who = and_(
            Member.status.in_(sorted(PRESENT)),
            old,
            or_(Member.stays_until.is_(None), Member.stays_until < end),
        )
        words = mark("{n} đoàn viên đến tuổi trưởng thành năm {year}")
        return proposal(session, self.name, who, words, year=on.year)

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check(case, rules))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step == "decide":
            for one, person in run.members:
                if person.status not in PRESENT:
                    one.outcome = FAILED  # went elsewhere since the list was made: no certificate
                    continue
                born = person.birth_date or (date(person.birth_year, 1, 1) if person.birth_year else None)
                if one.data.get(STAYS) != "yes":
                    continue
                last = rules_of.last_stay(born, run.rules) if born else None
                person.stays_until = day_of(one.data, "stays_until") or last
                one.outcome = FAILED
        if step == "ceremony":
            ends = day_of(run.data, "ends") or on
            for _, person in run.still_in:
                if person.status not in PRESENT:
                    continue  # went elsewhere since it was decided: his record stays as it is
                set_status(w, person, Status.MATURED, on=ends)

    def values(self, run: Run, member: Member | None) -> dict[str, str]:
        ends = day_of(run.data, "ends") or run.done("ceremony")
        return {"ngày trưởng thành Đoàn": written_day(ends), "năm": str(run.record.begun_on.year)}

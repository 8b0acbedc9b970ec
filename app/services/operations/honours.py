"""Honorary members and rewards: proposed, decided, handed over, written into the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from app.domain.member_rules import RuleBook
from app.domain.members import PRESENT, Status
from app.domain.operations import maturity as honorary_rules
from app.domain.operations import papers as reward_rules
from app.domain.operations.facts import Case, RuleFinding
from app.models.members import Member, MemberAward
from app.models.operations import OperationMember
from app.models.session import UnitOfWork
from app.services.member_spells import set_status
from app.services.operations.answers import number_of
from app.services.operations.kind import Kind, Run
from app.services.operations.numbers import dated_of, printed_of
from app.services.operations.papers import host_of, in_body


class Honorary(Kind):
    name: ClassVar[str] = "honorary"

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(honorary_rules.check_honorary(case))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step != "ceremony":
            return
        for _, person in run.still_in:
            person.honorary_on = on
            if person.status not in PRESENT:
                set_status(w, person, Status.HONORARY, on=on)


class Reward(Kind):
    name: ClassVar[str] = "reward"

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(reward_rules.check_reward(case, rules))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step != "hand":
            return
        forms = next(one.choices for one in run.plan.asks if one.name == "form")
        host = host_of(run)
        for one, person in run.still_in:
            dated = dated_of(run, "decision") or run.done("decide") or on
            w.add(
                MemberAward(
                    member_id=person.id,
                    form=forms[str(run.data["form"])],
                    awarded_on=dated,
                    year=number_of(run.data, "year") or dated.year,
                    awarded_by=str(run.data.get("by") or (host.name if host else ""))[:200],
                    decision_number=str(run.data.get("number") or printed_of(run, "decision"))[:60],
                    reason=str(one.data.get("merit") or run.data.get("merit") or "")[:500],
                    operation_id=run.record.id,
                )
            )

    def of_member(self, run: Run, own: OperationMember) -> Mapping[str, str]:
        return {"thành tích": str(own.data.get("merit") or run.data.get("merit") or "")}

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        forms = next(one.choices for one in run.plan.asks if one.name == "form")
        return {"hình thức": forms[str(run.data["form"])], "quyết định": in_body(run, "decision")}

"""Cards given to members who have none, and books and cards that were lost (HD30Đ, forms 1.3, 2.1, 2.2)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import ClassVar

from sqlalchemy import and_, or_
from sqlalchemy.orm import Session

from app.base.language import mark
from app.domain.member_rules import RuleBook
from app.domain.members import Status
from app.domain.operations import papers as rules_of
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import months_on
from app.domain.refusals import day
from app.models.members import Member
from app.models.operations import OperationMember
from app.models.session import UnitOfWork
from app.services.operations.admission import card_numbers, card_values
from app.services.operations.kind import Kind, Proposal, Run, proposal
from app.services.operations.leave_out import still_here


class Card(Kind):
    name: ClassVar[str] = "card"

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Active members whose card should have been given."""
        last = months_on(on, -rules.number("admission.card_months"))
        who = and_(
            Member.status == Status.ACTIVE,
            or_(Member.card_number.is_(None), Member.card_number == ""),
            Member.joined_on < last,
        )
        words = mark("{n} đoàn viên chưa có thẻ (vào Đoàn trước {date})")
        return proposal(session, self.name, who, words, date=day(last))

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check_card(case))

    def answered(self, run: Run, changed: Collection[str], each: Mapping[str, Collection[str]]) -> None:
        card_numbers(run, anew="card_from" in changed, each=each)

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step == "hand":
            for one, person in still_here(run):
                person.card_number = one.data.get("card_number") or person.card_number
                person.card_issued_on = on

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        return card_values(run)


class Lost(Kind):
    name: ClassVar[str] = "lost"

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        return tuple(rules_of.check_lost(case))

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        if step != "hand":
            return
        for one, person in still_here(run):
            if run.data.get("what") in ("card", "both"):
                person.card_number = one.data.get("card_number") or person.card_number
                person.card_reissued_on = on
            if run.data.get("what") in ("book", "both"):
                person.book_reissued_on = on

    def of_member(self, run: Run, own: OperationMember) -> Mapping[str, str]:
        """Without a new number the card keeps its old one."""
        kept = next((one.card_number for _, one in run.members if one.id == own.member_id), "")
        number = str(own.data.get("card_number") or kept or "")
        return {"số thẻ cấp lại": number} if number else {}

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        lost = {"card": "Thẻ đoàn viên", "book": "Sổ đoàn viên", "both": "Sổ đoàn viên và Thẻ đoàn viên"}
        return {"giấy bị mất": lost[str(run.data.get("what") or "card")]}

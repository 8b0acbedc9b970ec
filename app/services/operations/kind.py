"""What the code behind a kind of operation may do: propose members, judge a case, change records, fill papers.

``Run`` is an operation with its records, inside a unit of work or a reading session. A kind keeps no state of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.base.language import tr
from app.domain.member_rules import RuleBook
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import PaperPlan, Plan
from app.models.members import Member
from app.models.operations import MemberOperation, OperationMember, OperationPaper, OperationStep
from app.models.session import UnitOfWork
from app.models.units import Unit

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from app.layout.parts import Letter

MOST = 1000
"""Members of one operation."""
FAILED = "failed"
PASSED = "passed"
LEFT = "left"
"""Among what an operation says of a member: why he was left out of it."""


@dataclass(slots=True)
class Run:
    """An operation with all that belongs to it."""

    session: Session
    plan: Plan
    record: MemberOperation
    members: list[tuple[OperationMember, Member]]
    steps: list[OperationStep]
    papers: list[OperationPaper]
    unit: Unit
    """The unit that proposes it."""
    own: Unit | None
    """Our own unit."""
    rules: RuleBook
    drafted: set[str] = field(default_factory=set)
    """Letters that the step just taken drafted."""
    _about: dict[str, OperationMember] = field(default_factory=dict)

    @property
    def data(self) -> dict[str, Any]:
        return self.record.data

    @property
    def still_in(self) -> list[tuple[OperationMember, Member]]:
        """Members who were not voted out."""
        return [pair for pair in self.members if pair[0].outcome != FAILED]

    def of_paper(self, paper: PaperPlan) -> list[tuple[OperationMember, Member]]:
        """Whom a paper tells of."""
        if not paper.everybody:
            return self.still_in
        return [pair for pair in self.members if not pair[0].data.get(LEFT) or "yes" in pair[0].data]

    def about(self, member_id: str) -> OperationMember | None:
        """What the operation says of a member."""
        if not self._about:
            self._about = {one.member_id: one for one, _ in self.members}
        return self._about.get(member_id)

    def done(self, step: str) -> date | None:
        return next((one.done_on for one in self.steps if one.step == step), None)

    def paper(self, name: str, member_id: str | None = None) -> OperationPaper | None:
        """The numbered paper of a member, or the one that serves all."""
        found = [one for one in self.papers if one.paper == name]
        return next((one for one in found if one.member_id in (member_id, None)), None)


@dataclass(frozen=True, slots=True)
class Proposal:
    """Members whom a kind concerns now, and the sentence that says so. ``data``: answers to begin with."""

    kind: str
    sentence: str
    member_ids: tuple[str, ...]
    data: Mapping[str, Any] = field(default_factory=dict)


def proposal(
    session: Session,
    kind: str,
    who: ColumnElement[bool],
    words: str,
    data: Mapping[str, Any] | None = None,
    **values: object,
) -> tuple[Proposal, ...]:
    """Members for whom ``who`` holds, in the order of names; ``words`` has a place for {n}. So many as one operation takes."""
    count = session.scalar(select(func.count()).select_from(Member).where(who)) or 0
    if not count:
        return ()
    ids = session.scalars(select(Member.id).where(who).order_by(Member.sort_key, Member.id).limit(MOST))
    return (Proposal(kind, tr(words).format(n=count, **values), tuple(ids), data or {}),)


class Kind:
    """Base of all kinds."""

    name: ClassVar[str] = ""
    early: ClassVar[bool] = False
    """Its first step may lie before the day it was entered: nothing began on that day but the entering."""

    def propose(self, session: Session, rules: RuleBook, on: date) -> Sequence[Proposal]:
        """Whom it concerns on this day."""
        return ()

    def check(self, case: Case, rules: RuleBook) -> Sequence[RuleFinding]:
        """What the rules say of it, before it begins and before each step."""
        return ()

    def begin(self, w: UnitOfWork, run: Run) -> None:
        """Records that change when it begins."""

    def answered(self, run: Run, changed: Collection[str], each: Mapping[str, Collection[str]]) -> None:
        """What follows from answers at once. ``changed``: names of those that are new; ``each``: the same by member id."""

    def taken(self, w: UnitOfWork, run: Run, step: str, on: date) -> None:
        """Records that change when a step is taken."""

    def values(self, run: Run, member: Member | None) -> Mapping[str, str]:
        """Fields of papers beyond what every operation knows (papers.common_values)."""
        return {}

    def issuer(self, run: Run, paper: PaperPlan) -> Unit | None:
        """Who issues a paper, where a rule says it otherwise than the plan."""
        return None

    def of_member(self, run: Run, own: OperationMember) -> Mapping[str, str]:
        """Words of one member in the rows of lists, beyond his record and the answers about him."""
        return {}

    def shape(self, run: Run, paper: PaperPlan, letter: Letter, member: Member | None) -> Letter:
        """The last word on a paper: tables and paragraphs that no template can hold."""
        return letter

"""Operations on members, one verb for all kinds: proposed, judged, begun, carried on step by step, dropped.

Owns the records of operations. What is special to a kind stands in its own module (plans.KINDS). ``act`` begins an operation and takes
several steps in one unit of work: it is one act, undone as one until a number stands. Refuses only what would contradict a record;
everything else that the Charter says is told as a finding with its source.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import to_builtins
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.base.progress import Progress
from app.base.text import one_line
from app.domain.member_rules import RuleBook
from app.domain.operations.facts import Case, RuleFinding
from app.domain.operations.plan import Plan, papers_for, steps_for
from app.domain.practice import Practice
from app.domain.refusals import day as day_words
from app.layout.parts import Letter
from app.models.operations import MemberOperation, OperationMember, OperationStep
from app.models.session import Store, UnitOfWork
from app.services.change import Change, Service
from app.services.letters import Checker, house_checker
from app.services.mailing_files import Written
from app.services.operations import files
from app.services.operations import papers as papers_of
from app.services.operations.answers import defaults, need_answers, read_answers
from app.services.operations.course import (
    as_named,
    by_person,
    carry,
    count_days,
    draft_papers,
    fit_steps,
    judge,
    need_no_contradiction,
    new_step,
    once,
    title_of,
    who_is,
)
from app.services.operations.issuing import PaperNumbers
from app.services.operations.kind import LEFT, MOST, Proposal, Run
from app.services.operations.leave_out import leave_out
from app.services.operations.owing import ahead_of
from app.services.operations.people import (
    Newcomer,
    crew_of,
    doubles,
    find_people,
    home_of,
    imagined,
    newcomers,
)
from app.services.operations.plans import kind_of, plan_of, plans
from app.services.operations.running import (
    OperationDetail,
    OperationRow,
    detail_of,
    facts_of,
    find_operation,
    load,
    next_step,
    row_of,
    rows,
)
from app.services.privacy.access import note_papers
from app.services.rules import rule_book
from app.services.units import find_unit


class NobodyNamed(InputRefused):
    code, what = "NV-003", mark("Chưa chọn đoàn viên nào cho việc “{title}”.")
    remedy = mark(
        "Chọn ít nhất một đoàn viên, cả chi đoàn (--everyone), hoặc danh sách đề xuất (--proposed)."
    )


class TooManyNamed(InputRefused):
    code, what = "NV-004", mark("{count} đoàn viên trong một việc; nhiều nhất {most}.")
    remedy = mark("Chia thành nhiều đợt.")


class OperationClosed(RuleRefused):
    code, what = "NV-103", mark("Việc “{title}” đã kết thúc ngày {on}.")
    remedy = mark("Hoàn tác bước cuối, hoặc lập việc mới.")


class Operations(Service):
    """The verbs of operations. ``checker`` is asked before papers take their numbers; an error finding stops all of them."""

    def __init__(
        self, store: Store, *, by: str, practice: Practice | None = None, checker: Checker = house_checker
    ) -> None:
        super().__init__(store, by=by, practice=practice)
        self.checker = checker

    def _rules(self, session: Session) -> RuleBook:
        return rule_book(session, today(self.store.clock))

    # --- looking ------------------------------------------------------------------------------------------

    def plans(self) -> tuple[Plan, ...]:
        return plans()

    def due(self, *, on: date | None = None) -> tuple[Proposal, ...]:
        """What is due or allowed now, with whom it concerns."""
        day = on or today(self.store.clock)
        with self.store.read() as session:
            rules = self._rules(session)
            return tuple(
                found
                for plan in plans()
                for found in kind_of(plan.kind).propose(session, rules, day)
                if found.member_ids
            )

    def proposed(self, kind: str, *, on: date | None = None) -> tuple[Proposal, ...]:
        """Whom this kind concerns now."""
        day = on or today(self.store.clock)
        with self.store.read() as session:
            return tuple(kind_of(kind).propose(session, self._rules(session), day))

    def list(
        self,
        *,
        kind: str | None = None,
        state: str | None = None,
        member: str | None = None,
        limit: int = 500,
    ) -> tuple[OperationRow, ...]:
        """Operations: open ones by the day they are due, then the others, the newest first."""
        with self.store.read() as session:
            person = find_people(session, [member])[0].id if member else None
            return rows(session, kind=kind, state=state, member_id=person, limit=limit)

    def names(self, member_ids: Sequence[str]) -> dict[str, str]:
        """Full name by id, in the given order. Raises MemberMissing."""
        with self.store.read() as session:
            return {one.id: one.full_name for one in find_people(session, member_ids)}

    def crew(self, unit: str) -> tuple[str, ...]:
        """Everybody who takes part in a unit's life now (and in the units under it), in the order of names. Raises UnitMissing."""
        with self.store.read() as session:
            return tuple(one.id for one in crew_of(session, find_unit(session, unit).id))

    def overdue(self, *, on: date | None = None) -> int:
        """How many open operations have a step that is late."""
        day = on or today(self.store.clock)
        query = (
            select(func.count(func.distinct(OperationStep.operation_id)))
            .join(MemberOperation, MemberOperation.id == OperationStep.operation_id)
            .where(
                MemberOperation.state == "open", OperationStep.done_on.is_(None), OperationStep.due_on < day
            )
        )
        with self.store.read() as session:
            return session.scalar(query) or 0

    def get(self, operation_id: str) -> OperationDetail:
        """One operation with what the rules say of its next step. Raises OperationMissing."""
        with self.store.read() as session:
            run = load(session, find_operation(session, operation_id), self._rules(session))
            ahead = next_step(run.steps) if run.record.state == "open" else None
            day = max(today(self.store.clock), run.record.begun_on)
            found = judge(run, day, ahead.step) if ahead else ()
            return detail_of(run, found)

    def not_numbering(self) -> str:
        """Why the acting person gives no numbers: whose they are; '' where he does."""
        return self._numbers().not_ours()

    def check(
        self,
        kind: str,
        members: Sequence[str],
        *,
        on: date | None = None,
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
        new: Sequence[Newcomer] = (),
        unit: str | None = None,
    ) -> tuple[RuleFinding, ...]:
        """What the rules would say if it began so; nothing is written."""
        plan, day = plan_of(kind), on or today(self.store.clock)
        with self.store.read() as session:
            people = find_people(session, members)
            home = find_unit(session, unit).id if unit else ""
            fresh = imagined(session, new, plan, home, day)
            answers = {**defaults(plan), **read_answers(session, plan, data or {}, each=False)}
            of_each = by_person(session, plan, [*people, *fresh], each or {}, as_named(members, people))
            facts = facts_of(session, [*people, *fresh], data=of_each)
            found = kind_of(kind).check(Case(kind, day, answers, facts), self._rules(session))
            return (*found, *doubles(session, fresh))

    def check_step(
        self,
        operation_id: str,
        step: str = "",
        *,
        on: date | None = None,
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> tuple[RuleFinding, ...]:
        """What the rules would say of the next step with these answers; nothing is written."""
        now = today(self.store.clock)
        with self.store.read() as session:
            run = load(session, find_operation(session, operation_id), self._rules(session))
            ahead = next_step(run.steps) if run.record.state == "open" else None
            if ahead is None:
                return ()
            answers = read_answers(session, run.plan, data or {}, each=False)
            of_each = by_person(session, run.plan, [one for _, one in run.members], each or {}, {})
            found = judge(run, on or now, step or ahead.step, data=answers, each=of_each)
            return (*once(found), *ahead_of(on or now, now))

    def letter(self, operation_id: str, paper: str, member: str | None = None) -> Letter:
        """One paper as it would be printed now, for a preview; of the first member when none is named."""
        with self.store.read() as session:
            run = load(session, find_operation(session, operation_id), self._rules(session))
            plan = files.paper_named(run, paper)
            people = [person for _, person in run.of_paper(plan)]
            wanted = next((one for one in people if one.id == member), people[0] if people else None)
            return files.letter(run, plan, wanted if plan.each else None)

    def write(
        self,
        operation_id: str,
        papers: Sequence[str] = (),
        *,
        pdf: Path | None = None,
        folder: Path | None = None,
        docx: bool = False,
        progress: Progress | None = None,
    ) -> Written:
        """Papers as files: all of the operation or those named, merged into ``pdf``, each into ``folder``."""
        with self.store.read() as session:
            run = load(session, find_operation(session, operation_id), self._rules(session))
            named = papers or [one.name for one in papers_for(run.plan, run.data)]
            plans = tuple(files.paper_named(run, name) for name in named)
            made, framed = files.copies(run, plans, alone=folder is None)
            people = [person for _, person in run.members]
        with self.work("operations.write") as w:
            parts = [to_builtins(one.letter) for one in made]
            note_papers(
                w, parts, people, purpose=", ".join(dict.fromkeys(files.short_title(one) for one in plans))
            )
            w.commit()
        return files.write_files(made, framed, pdf=pdf, folder=folder, docx=docx, progress=progress)

    # --- acts ---------------------------------------------------------------------------------------------

    def act(
        self,
        kind: str,
        members: Sequence[str] = (),
        *,
        on: date | None = None,
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
        new: Sequence[Newcomer] = (),
        unit: str | None = None,
        through: str = "",
        note: str = "",
    ) -> Change[OperationDetail]:
        """Begin an operation, and take its steps up to ``through``, all on ``on``, in one act.

        ``data`` answers what the plan asks of the whole, ``each`` what it asks of members (by what they were named). ``new``: people
        without a record. Raises NobodyNamed, Contradicts and what reading the answers raises.
        """
        plan = plan_of(kind)
        with self.work(f"operations.{kind}") as w:
            run, findings = self._begin(w, plan, members, on, data or {}, each or {}, new, unit, note)
            if through:
                findings = (*findings, *carry(w, run, through, on or w.today, "", note))
            w.flush()
            told = detail_of(run, once(findings))
            return Change.of(told, w.commit())

    def step(
        self,
        operation_id: str,
        step: str = "",
        *,
        on: date | None = None,
        who: str = "",
        note: str = "",
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
    ) -> Change[OperationDetail]:
        """Take the next step, or all up to ``step``. Raises StepUnknown, StepBefore, OperationClosed, Contradicts."""
        with self.store.read() as session:
            kind = find_operation(session, operation_id).kind
        with self.work(f"operations.{kind}.step") as w:
            run = load(w.session, find_operation(w.session, operation_id), self._rules(w.session))
            self._need_open(run)
            ahead = next_step(run.steps)
            self._answer(w, run, data or {}, each or {})
            findings = carry(w, run, step or (ahead.step if ahead else ""), on or w.today, who, note)
            w.flush()
            return Change.of(detail_of(run, once(findings)), w.commit())

    def answer(
        self,
        operation_id: str,
        *,
        data: Mapping[str, Any] | None = None,
        each: Mapping[str, Mapping[str, Any]] | None = None,
        note: str | None = None,
    ) -> Change[OperationDetail]:
        """Write answers into a running operation without a step."""
        with self.work("operations.answer") as w:
            run = load(w.session, find_operation(w.session, operation_id), self._rules(w.session))
            self._need_open(run)
            self._answer(w, run, data or {}, each or {})
            papers_of.fill_drafts(w, run)
            if note is not None:
                run.record.note = note.strip()[:2000]
            w.flush()
            return Change.of(detail_of(run, ()), w.commit())

    def leave_out(self, operation_id: str, members: Sequence[str], *, reason: str) -> Change[OperationDetail]:
        """Take members out of a running operation; it goes on for the others. Raises what leave_out.leave_out raises."""
        with self.work("operations.leave_out") as w:
            run = load(w.session, find_operation(w.session, operation_id), self._rules(w.session))
            self._need_open(run)
            people = [person for _, person in run.members]
            out = [who_is(words, people, {}, run.plan) for words in members]
            leave_out(w, run, out, reason)
            papers_of.fill_drafts(w, run)
            w.flush()
            return Change.of(detail_of(run, ()), w.commit())

    def issue(
        self,
        operation_id: str,
        paper: str = "",
        *,
        on: date | None = None,
        signed_on: date | None = None,
        progress: Progress | None = None,
    ) -> Change[tuple[str, ...]]:
        """Number all papers that wait, or those of one name, in one act. Raises NothingToNumber, PaperFaulty."""
        numbers = self._numbers()
        if numbers.lack_signer(operation_id, paper):  # drafted before anybody was entered who signs
            with self.work("operations.answer") as w:
                run = load(w.session, find_operation(w.session, operation_id), self._rules(w.session))
                papers_of.fill_drafts(w, run)
                w.commit()
        return numbers.number(operation_id, paper, on=on, signed_on=signed_on, progress=progress)

    def _numbers(self) -> PaperNumbers:
        return PaperNumbers(self.store, by=self.by, practice=self.practice, checker=self.checker)

    def drop(self, operation_id: str, *, reason: str) -> Change[OperationRow]:
        """Give an operation up: what was done stays in its history, nothing more is due. Raises OperationClosed."""
        with self.work("operations.drop") as w:
            run = load(w.session, find_operation(w.session, operation_id), self._rules(w.session))
            self._need_open(run)
            run.record.state, run.record.closed_on = "dropped", w.today
            run.record.note = one_line(f"{run.record.note} {reason}")[:2000]
            w.flush()
            return Change.of(
                row_of(w.session, run.record, count=len(run.members), steps=run.steps), w.commit()
            )

    # --- what acts are made of ----------------------------------------------------------------------------

    def _begin(
        self,
        w: UnitOfWork,
        plan: Plan,
        members: Sequence[str],
        on: date | None,
        data: Mapping[str, Any],
        each: Mapping[str, Mapping[str, Any]],
        new: Sequence[Newcomer],
        unit: str | None,
        note: str,
    ) -> tuple[Run, tuple[RuleFinding, ...]]:
        day = on or w.today
        people = find_people(w.session, members)
        answers = {**defaults(plan), **read_answers(w.session, plan, data, each=False)}
        home = home_of(w, unit or (answers.get("to_unit") if new else None), people)
        fresh = newcomers(w, home, new, plan)
        people += fresh
        if not people:
            raise NobodyNamed(title=plan.menu)
        if len(people) > MOST:
            raise TooManyNamed(count=len(people), most=MOST)
        record = w.add(
            MemberOperation(
                unit_id=home.id, kind=plan.kind, title=title_of(plan, people, home, answers), state="open", begun_on=day,
                data=answers, note=note.strip()[:2000],
            )
        )  # fmt: skip
        of_each = by_person(w.session, plan, people, each, as_named(members, people))
        need_answers(plan, answers, [of_each.get(one.id, {}) for one in people])
        for at, person in enumerate(people):
            w.add(
                OperationMember(
                    operation_id=record.id, member_id=person.id, position=at, outcome="",
                    data=of_each.get(person.id, {}),
                )
            )  # fmt: skip
        for step in steps_for(plan, answers):
            w.add(new_step(record, plan, step))
        w.flush()
        run = load(w.session, record, self._rules(w.session))
        findings = (*judge(run, day, ""), *doubles(w.session, fresh))
        need_no_contradiction(findings)
        kind_of(plan.kind).answered(run, set(answers), of_each)
        kind_of(plan.kind).begin(w, run)
        draft_papers(w, run, "", day)
        count_days(run)
        return run, findings

    def _answer(
        self, w: UnitOfWork, run: Run, data: Mapping[str, Any], each: Mapping[str, Mapping[str, Any]]
    ) -> None:
        before, people = run.data, [person for one, person in run.members if not one.data.get(LEFT)]
        answers = read_answers(w.session, run.plan, data, each=False)
        of_each = by_person(w.session, run.plan, people, each, {})
        fresh: dict[str, set[str]] = {}
        for one, person in run.members:
            own = of_each.get(person.id, {})
            fresh[person.id] = {name for name, value in own.items() if one.data.get(name) != value}
            if fresh[person.id]:
                one.data = {**one.data, **own}
        changed = {name for name, value in answers.items() if before.get(name) != value}
        if changed:
            run.record.data = {**before, **answers}
        kind_of(run.plan.kind).answered(run, changed, fresh)
        if changed:
            fit_steps(w, run)

    @staticmethod
    def _need_open(run: Run) -> None:
        if run.record.state != "open":
            closed = run.record.closed_on or run.record.begun_on
            raise OperationClosed(title=run.record.title, on=day_words(closed))

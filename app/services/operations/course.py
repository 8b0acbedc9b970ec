"""The course of an operation: which steps it has, by when each is due, what is judged, drafted and changed when one is taken.

Owns no unit of work: the verbs of service.py open it. Refuses a step that contradicts a record or goes back in time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark, tr
from app.base.text import one_line
from app.domain.operations.facts import Case, RuleFinding, stopping
from app.domain.operations.plan import Plan, StepPlan, due_on, papers_for, steps_for
from app.domain.refusals import day as day_words
from app.models.members import Member
from app.models.operations import MemberOperation, OperationPaper, OperationStep
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.operations import papers as papers_of
from app.services.operations.answers import read_answers
from app.services.operations.kind import Run
from app.services.operations.numbers import letter_of_paper
from app.services.operations.plans import kind_of
from app.services.operations.running import facts_of, issued_here, next_step


class StepUnknown(InputRefused):
    code, what = "NV-005", mark("Việc “{title}” không có bước “{step}” đang chờ.")
    remedy = mark("Các bước đang chờ: {known}.")


class StepBefore(RuleRefused):
    code, what = "NV-101", mark("Bước “{step}” ghi ngày {on}, trước bước liền trước ({before}).")
    remedy = mark("Ghi ngày từ {before} trở đi.")


class Contradicts(RuleRefused):
    code, what = "NV-102", mark("Không làm được: {first}")
    remedy = mark("Sửa số liệu, hồ sơ hoặc bỏ người ấy khỏi danh sách. Căn cứ: {source}.")


def carry(w: UnitOfWork, run: Run, through: str, on: date, who: str, note: str) -> tuple[RuleFinding, ...]:
    """Take every waiting step up to ``through``."""
    waiting = [one for one in run.steps if one.done_on is None]
    names = [one.step for one in waiting]
    if through not in names:
        raise StepUnknown(through, title=run.plan.menu, step=through, known=", ".join(names))
    kind = kind_of(run.plan.kind)
    findings: list[RuleFinding] = []
    for one in waiting[: names.index(through) + 1]:
        plan = run.plan.step(one.step)
        before = max((done.done_on for done in run.steps if done.done_on), default=run.record.begun_on)
        if on < before:
            title = plan.title if plan else one.step
            raise StepBefore(step=title, on=day_words(on), before=day_words(before))
        found = judge(run, on, one.step)
        need_no_contradiction(found)
        findings += found
        kind.taken(w, run, one.step, on)
        one.done_on, one.who, one.note = on, one_line(who)[:200], note.strip()[:2000]
        draft_papers(w, run, one.step, on)
        count_days(run)
    papers_of.fill_drafts(w, run)
    if next_step(run.steps) is None:
        run.record.state, run.record.closed_on = "done", on
        for member, _ in run.members:
            member.outcome = member.outcome or "passed"
    return tuple(findings)


def judge(run: Run, on: date, step: str) -> tuple[RuleFinding, ...]:
    """What the rules say before a step, '' = before it begins."""
    data = {person.id: dict(one.data) for one, person in run.members}
    people = [person for _, person in run.still_in]
    facts = facts_of(run.session, people, apart=run.record.id, data=data)
    found = kind_of(run.plan.kind).check(Case(run.plan.kind, on, run.data, facts, step), run.rules)
    return (*found, *_unnumbered(run, step))


def draft_papers(w: UnitOfWork, run: Run, step: str, on: date) -> None:
    """Draft the numbered papers that belong to a step, as letters of our own."""
    for plan in papers_for(run.plan, run.data):
        if plan.step != step or not issued_here(run, plan.numbered, plan.levels):
            continue
        for member in [person for _, person in run.still_in] if plan.each else [None]:
            letter = papers_of.paper(run, plan, member, on=on)
            record = papers_of.draft(w, letter)
            made = w.add(
                OperationPaper(
                    operation_id=run.record.id, paper=plan.name, member_id=member.id if member else None,
                    letter_id=record.id,
                )
            )  # fmt: skip
            run.papers.append(made)


def fit_steps(w: UnitOfWork, run: Run) -> None:
    """An answer may bring steps or make waiting ones needless."""
    wanted = {one.name: one for one in steps_for(run.plan, run.data)}
    for one in [one for one in run.steps if one.done_on is None and one.step not in wanted]:
        w.delete(one)
        run.steps.remove(one)
    there = {one.step for one in run.steps}
    for name in [name for name in wanted if name not in there]:
        run.steps.append(w.add(new_step(run.record, run.plan, wanted[name])))
    run.steps.sort(key=lambda one: one.position)


def count_days(run: Run) -> None:
    """By when each waiting step is due now."""
    done = {one.step: one.done_on for one in run.steps if one.done_on}
    for one in run.steps:
        plan = run.plan.step(one.step)
        if one.done_on is None and plan is not None:
            one.due_on = due_on(plan.due, run.record.begun_on, done, run.rules, run.data)


def _unnumbered(run: Run, step: str) -> tuple[RuleFinding, ...]:
    """Papers of steps that were taken and wait for their numbers still."""
    before = {one.step for one in run.steps if one.done_on} - {step}
    made = []
    for plan in papers_for(run.plan, run.data):
        letters = [
            letter_of_paper(run, one.paper, one.member_id) for one in run.papers if one.paper == plan.name
        ]
        waiting = sum(1 for one in letters if one is not None and not one.number_printed)
        if step and plan.step in before and waiting:
            words = mark("“{title}” chưa có số ({count} bản): trình ký, cấp số rồi hãy ghi nhận bước này.")
            made.append(RuleFinding(words, plan.source, (("title", plan.title), ("count", waiting))))
    return tuple(made)


def new_step(record: MemberOperation, plan: Plan, step: StepPlan) -> OperationStep:
    at = plan.steps.index(step)
    return OperationStep(operation_id=record.id, step=step.name, position=at, who="", note="")


def need_no_contradiction(findings: Sequence[RuleFinding]) -> None:
    """Raises Contradicts."""
    against = stopping(findings)
    if against:
        source = against[0].source or tr(mark("chính các con số đã ghi"))
        raise Contradicts(first=against[0].text, source=source)


def once(findings: Sequence[RuleFinding]) -> tuple[RuleFinding, ...]:
    return tuple(dict.fromkeys(findings))


def title_of(plan: Plan, people: Sequence[Member], unit: Unit, data: Mapping[str, Any]) -> str:
    """What a whole chi đoàn does every year is named by the year and the unit, other acts by whom they concern."""
    if data.get("period") and len(people) > 1:
        return f"{plan.menu.removesuffix(' năm')} {data['period']}: {unit.name}"[:300]
    who = people[0].full_name if len(people) == 1 else tr(mark("{n} đồng chí")).format(n=len(people))
    return f"{plan.menu}: {who}"[:300]


def as_named(members: Sequence[str], people: Sequence[Member]) -> dict[str, str]:
    if len(members) != len(people):  # somebody was named twice
        return {}
    return {person.id: words for words, person in zip(members, people, strict=True)}


def by_person(
    session: Session,
    plan: Plan,
    people: Sequence[Member],
    each: Mapping[str, Mapping[str, Any]],
    named: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """Answers of each by member id; '*' speaks of all that are not named themselves."""
    made: dict[str, dict[str, Any]] = {}
    for person in people:
        words = named.get(person.id, person.id)
        own = next(
            (each[key] for key in (person.id, words, person.code or "", person.full_name) if key in each), {}
        )
        given = {**each.get("*", {}), **own}
        if given:
            made[person.id] = read_answers(session, plan, given, each=True)
    return made

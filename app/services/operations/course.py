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
from app.base.text import fold, nfc, one_line
from app.domain.operations.facts import Case, RuleFinding, stopping
from app.domain.operations.plan import Plan, StepPlan, due_on, papers_for, steps_for
from app.domain.refusals import day as day_words
from app.models.members import Member
from app.models.operations import MemberOperation, OperationPaper, OperationStep
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.letter_rows import SHORT
from app.services.operations import papers as papers_of
from app.services.operations.answers import read_answers
from app.services.operations.kind import Run
from app.services.operations.owing import ahead_of, before_joining, need_reason, owed
from app.services.operations.people import NameAmbiguous
from app.services.operations.plans import kind_of
from app.services.operations.running import facts_of, issued_here, next_step
from app.services.privacy.access import note_papers


class StepUnknown(InputRefused):
    code, what = "NV-005", mark("Việc “{title}” không có bước “{step}” đang chờ.")
    remedy = mark("Các bước đang chờ: {known}.")


class StepBefore(RuleRefused):
    code, what = "NV-101", mark("Bước “{step}” ghi ngày {on}, trước bước liền trước ({before}).")
    remedy = mark("Ghi ngày từ {before} trở đi.")


class Contradicts(RuleRefused):
    code, what = "NV-102", mark("Không làm được: {first}")
    remedy = mark("Sửa số liệu, hồ sơ hoặc bỏ người ấy khỏi danh sách. Căn cứ: {source}.")


class AnswerStranger(InputRefused):
    code, what = "NV-022", mark("Việc “{title}” không có người nào là “{name}”.")
    remedy = mark("Xem tên những người trong việc bằng members act show; * là mọi người.")


def carry(w: UnitOfWork, run: Run, through: str, on: date, who: str, note: str) -> tuple[RuleFinding, ...]:
    """Take every waiting step up to ``through``."""
    waiting = [one for one in run.steps if one.done_on is None]
    names = [one.step for one in waiting]
    if through not in names:
        raise StepUnknown(through, title=run.plan.menu, step=through, known=", ".join(names))
    kind = kind_of(run.plan.kind)
    findings: list[RuleFinding] = []
    if kind.early and len(waiting) == len(run.steps):
        run.record.begun_on = min(on, run.record.begun_on)
    for one in waiting[: names.index(through) + 1]:
        plan = run.plan.step(one.step)
        title = plan.title if plan else one.step
        before = max((done.done_on for done in run.steps if done.done_on), default=None)
        if before is not None and on < before:
            raise StepBefore(step=title, on=day_words(on), before=day_words(before))
        run.record.begun_on = min(run.record.begun_on, on)  # entered later than it began
        found = (*judge(run, on, one.step), *ahead_of(on, w.today))
        need_no_contradiction(found)
        need_reason(title, found, note)
        findings += found
        run.drafted.clear()
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


def judge(
    run: Run,
    on: date,
    step: str,
    *,
    data: Mapping[str, Any] | None = None,
    each: Mapping[str, Mapping[str, Any]] | None = None,
) -> tuple[RuleFinding, ...]:
    """What the rules say before a step, '' = before it begins. ``data``, ``each``: answers not written yet."""
    answers = {**run.data, **(data or {})}
    of_each = {person.id: {**one.data, **(each or {}).get(person.id, {})} for one, person in run.members}
    people = [person for _, person in run.still_in]
    facts = facts_of(run.session, people, apart=run.record.id, data=of_each)
    found = kind_of(run.plan.kind).check(Case(run.plan.kind, on, answers, facts, step), run.rules)
    return (*found, *before_joining(facts, on), *owed(run, step, answers, of_each))


def draft_papers(w: UnitOfWork, run: Run, step: str, on: date) -> None:
    """Draft the numbered papers that belong to a step, as letters of our own."""
    for plan in papers_for(run.plan, run.data):
        if plan.step != step or not issued_here(run, plan):
            continue
        for member in [person for _, person in run.still_in] if plan.each else [None]:
            letter = papers_of.paper(run, plan, member, on=on)
            record = papers_of.draft(w, letter, answers=run.data.get("letter") or None)
            people = [member] if member else [person for _, person in run.still_in]
            note_papers(w, [record.parts], people, purpose=plan.title)
            made = w.add(
                OperationPaper(
                    operation_id=run.record.id, paper=plan.name, member_id=member.id if member else None,
                    letter_id=record.id,
                )
            )  # fmt: skip
            run.papers.append(made)
            run.drafted.add(record.id)


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
    many = tr(mark("{n} đồng chí, {unit}"))
    who = (
        people[0].full_name
        if len(people) == 1
        else many.format(n=len(people), unit=unit.short_name or unit.name)
    )
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
    known: Mapping[str, str],
) -> dict[str, dict[str, Any]]:
    """Answers of each by member id; '*' speaks of all that are not named themselves. Raises AnswerStranger, NameAmbiguous."""
    owner: dict[str, str] = {}
    for key in each:
        if key != "*":
            owner.setdefault(who_is(key, people, known, plan), key)
    made: dict[str, dict[str, Any]] = {}
    for person in people:
        given = {**each.get("*", {}), **each.get(owner.get(person.id, ""), {})}
        if given:
            made[person.id] = read_answers(session, plan, given, each=True)
    return made


def who_is(key: str, people: Sequence[Member], known: Mapping[str, str], plan: Plan) -> str:
    """The id of the one whom a name, a code or the end of an id means, among these people."""
    exact = [one for one in people if key in (one.id, one.code, known.get(one.id))]
    found = exact or [one for one in people if one.full_name == nfc(key).strip()]
    found = found or [one for one in people if fold(one.full_name) == fold(key)]
    if not found and len(key) >= SHORT:
        found = [one for one in people if one.id.endswith(key)]
    if not found:
        raise AnswerStranger(key, title=plan.menu, name=key)
    if len(found) > 1:
        raise NameAmbiguous(name=key, count=len(found))
    return found[0].id

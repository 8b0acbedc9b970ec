"""What a step rests upon and is not there yet: counts nobody wrote down, numbers that were not given, days that lie ahead.

Owns these findings. Forbids nothing: with a reason the step is taken all the same, and the reason stands in the step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from app.base.errors import RuleRefused
from app.base.language import mark
from app.domain.operations.facts import MemberFacts, RuleFinding, owe, warn
from app.domain.operations.plan import Answers, PaperPlan, holds, papers_for
from app.domain.refusals import day as day_words
from app.models.members import Member
from app.services.operations.kind import Run
from app.services.operations.numbers import letter_of_paper
from app.services.operations.running import issued_here

_AT_ONCE: Final = 400


class ReasonOwed(RuleRefused):
    code, what = "NV-104", mark("Bước “{step}” còn thiếu: {first}")
    remedy = mark("Ghi cho đủ; nếu vẫn phải ghi nhận thì nói rõ lý do (ô Ghi chú; trên dòng lệnh: --note).")


def need_reason(step: str, findings: Sequence[RuleFinding], note: str) -> None:
    """Raises ReasonOwed."""
    owing = [one for one in findings if one.owes]
    if owing and not note.strip():
        raise ReasonOwed(step=step, first=owing[0].text)


def owed(
    run: Run, step: str, data: Answers, each: Mapping[str, Mapping[str, Any]]
) -> tuple[RuleFinding, ...]:
    """Before a step: answers and numbers that it rests upon, with the source that asks for them."""
    plan = run.plan.step(step)
    if plan is None:
        return ()
    twice = cards_twice(run, each) if step in _card_steps(run) else ()
    return (*twice, *_answers(run, step, plan.source, data, each), *_numbers(run, step, plan.rests_on, data))


def cards_twice(run: Run, each: Mapping[str, Mapping[str, Any]]) -> tuple[RuleFinding, ...]:
    """Card numbers that somebody has already, here or in the records."""
    wanted: dict[str, str] = {}
    found: list[RuleFinding] = []
    words = mark("Số thẻ {number} của {name} đã là số thẻ của {other}.")
    for _, person in run.still_in:
        number = str(each.get(person.id, {}).get("card_number") or "")
        other = wanted.get(number, "") if number else ""
        if other:
            found.append(warn(words, "", number=number, name=person.full_name, other=other))
        elif number:
            wanted[number] = person.full_name
    numbers = list(wanted)
    ids = {person.id for _, person in run.still_in}
    for at in range(0, len(numbers), _AT_ONCE):
        query = select(Member).where(Member.card_number.in_(numbers[at : at + _AT_ONCE]))
        for one in run.session.scalars(query.order_by(Member.id)):
            number = one.card_number or ""
            if one.id not in ids:
                found.append(warn(words, "", number=number, name=wanted[number], other=one.full_name))
    return tuple(found)


def ahead_of(on: date, now: date) -> tuple[RuleFinding, ...]:
    """A day that has not come."""
    return (warn(mark("Ngày {on} chưa tới: xem lại ngày."), "", on=day_words(on)),) if on > now else ()


def _card_steps(run: Run) -> set[str]:
    return {
        step for one in run.plan.asks if one.name == "card_number" for step in (one.step, one.again, one.owed)
    }


def before_joining(people: Sequence[MemberFacts], on: date) -> tuple[RuleFinding, ...]:
    """A day before somebody was in the Union."""
    words = mark("{name} vào Đoàn ngày {joined}, sau ngày ghi ở đây ({on}): xem lại ngày.")
    return tuple(
        warn(words, "", one, joined=day_words(one.joined_on), on=day_words(on))
        for one in people
        if one.joined_on is not None and one.joined_on > on
    )


def _answers(
    run: Run, step: str, source: str, data: Answers, each: Mapping[str, Mapping[str, Any]]
) -> Iterator[RuleFinding]:
    for ask in run.plan.asks:
        if ask.owed != step or not holds(ask.when, data) or (ask.instead and data.get(ask.instead)):
            continue
        if not ask.each:
            if data.get(ask.name) in (None, ""):
                yield owe(mark("Chưa ghi {label}."), source, label=ask.label)
            continue
        without = [
            person.full_name
            for _, person in run.still_in
            if each.get(person.id, {}).get(ask.name) in (None, "")
        ]
        if len(without) == 1:
            yield owe(mark("Chưa ghi {label} của {name}."), source, label=ask.label, name=without[0])
        elif without:
            yield owe(mark("Chưa ghi {label} của {n} người."), source, label=ask.label, n=len(without))


def _numbers(run: Run, step: str, rests_on: Sequence[str], data: Answers) -> Iterator[RuleFinding]:
    """Papers of steps that were taken and wait for their numbers still; those the step rests upon ask for a reason."""
    before = {one.step for one in run.steps if one.done_on} - {step}
    for plan in papers_for(run.plan, data):
        waiting = _waiting(run, plan)
        rests = plan.name in rests_on and not data.get("number")
        if waiting and (rests or (step and plan.step in before)):
            words = mark("“{title}” chưa có số ({count} bản): trình ký, cấp số rồi hãy ghi nhận bước này.")
            told = owe if rests else warn
            yield told(words, plan.source, title=plan.title, count=waiting)
        elif rests and not issued_here(run, plan):
            words = mark("Chưa ghi số của “{title}” do chi đoàn hoặc cấp trên ban hành.")
            yield owe(words, plan.source, title=plan.title)


def _waiting(run: Run, plan: PaperPlan) -> int:
    letters = (letter_of_paper(run, one.paper, one.member_id) for one in run.papers if one.paper == plan.name)
    return sum(1 for one in letters if one is not None and not one.number_printed)

"""The plan of one kind of operation: what it asks, its steps with their days, its papers. Data in resources/operations.

Owns how a plan is read, which parts hold for given answers, and by which day a step is due. Refuses to know any kind by name.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, Final, Literal, TypeAlias

from msgspec import Struct

from app.domain.member_rules import RuleBook

Answers: TypeAlias = Mapping[str, Any]
When: TypeAlias = dict[str, list[str]]
ANY: Final = "*"


class Ask(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something that must be said: of the whole operation, or of each member."""

    name: str
    label: str
    kind: Literal["text", "date", "number", "choice", "yes", "unit", "letter"] = "text"
    each: bool = False
    """Asked of each member."""
    step: str = ""
    """At which step it is asked; '' = when the operation begins."""
    choices: dict[str, str] = {}
    needed: bool = False
    default: str = ""
    owed: str = ""
    """The step that is not taken without this answer unless a reason is given; '' = it may stay open."""
    again: str = ""
    """A later step that asks it once more, for what was not known before."""
    instead: str = ""
    """Another answer, of the whole, that this one is made from."""
    hint: str = ""
    when: When = {}

    def at(self, step: str) -> bool:
        """Whether this step asks it."""
        return self.step == step or bool(step and self.again == step)


class Due(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """By when: so many days or months after a step, or after the beginning; or as many as a rule says."""

    after: str = ""
    days: int = 0
    months: int = 0
    rule: str = ""
    """Key of a rule that ends in '_months' or '_days'."""
    answer: str = ""
    """A date among the answers that says it otherwise."""
    start: str = ""
    """A date among the answers that the time counts from."""


class StepPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    title: str
    who: str = ""
    source: str = ""
    due: Due | None = None
    rests_on: list[str] = []
    """Papers whose number must stand, ours or the one that came from above; without it a reason is asked for."""
    when: When = {}


class PaperPlan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A paper. ``each``: one per member; ``numbered``: a letter in our register, else a plain paper."""

    name: str
    title: str
    template: str
    step: str = ""
    """The step that it belongs to: a numbered one is drafted when that step is begun."""
    each: bool = False
    numbered: bool = False
    everybody: bool = False
    """It tells of those too who were voted out: minutes, applications."""
    frame: bool = False
    """A certificate: a frame is drawn round its page."""
    many: str = ""
    """Its template where one paper serves several members: with a list of them."""
    head: Literal["own", "cell", "host", "none"] = "own"
    """Whose head it bears: our unit, the chi đoàn that proposes, the union above it; none: a paper of a person."""
    levels: list[str] = []
    """Levels of units that issue it; empty = any. Elsewhere it is a plain paper with a blank number."""
    source: str = ""
    when: When = {}


class Plan(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of operation."""

    kind: str
    title: str
    menu: str
    """The verb as a menu shows it: 'Kết nạp'."""
    who: str
    source: str
    icon: str = "users"
    first: bool = False
    """Whom it concerns need not be members yet (admission, a transfer from elsewhere)."""
    first_when: When = {}
    """For which answers that holds."""
    asks: list[Ask] = []
    steps: list[StepPlan]
    papers: list[PaperPlan] = []

    def step(self, name: str) -> StepPlan | None:
        return next((one for one in self.steps if one.name == name), None)

    def asked(self, step: str, data: Answers, *, each: bool) -> tuple[Ask, ...]:
        """What a step asks, '' = the beginning."""
        return tuple(one for one in self.asks if one.each == each and one.at(step) and holds(one.when, data))


def holds(when: When, data: Answers) -> bool:
    """Whether a part of the plan belongs to an operation with these answers; '*' is any answer at all."""
    return all(
        bool(data.get(name)) if ANY in wanted else str(data.get(name, "")) in wanted
        for name, wanted in when.items()
    )


def steps_for(plan: Plan, data: Answers) -> tuple[StepPlan, ...]:
    return tuple(one for one in plan.steps if holds(one.when, data))


def papers_for(plan: Plan, data: Answers) -> tuple[PaperPlan, ...]:
    return tuple(one for one in plan.papers if holds(one.when, data))


def due_on(
    due: Due | None, begun: date, done: Mapping[str, date], rules: RuleBook, data: Answers
) -> date | None:
    """By when a step is due; None while the step before it is not done, or where no rule says."""
    if due is None:
        return None
    start: date | None = done.get(due.after) if due.after else begun
    if due.start:
        start = date.fromisoformat(data[due.start]) if data.get(due.start) else None
    if start is None:
        return None
    if data.get(due.answer):
        return date.fromisoformat(data[due.answer])
    months, days = due.months, due.days
    if due.rule.endswith("_months"):
        months = rules.number(due.rule)
    elif due.rule:
        days = rules.number(due.rule)
    return months_on(start, months) + timedelta(days)


def months_on(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where there is no such day."""
    at = day.month - 1 + months
    year, month = day.year + at // 12, at % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

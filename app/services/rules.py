"""Rules of member work: what came with the program, what a clerk set otherwise, what holds on a day.

Owns reading ``resources/rules`` and the records ``rule_change``. Refuses to apply a rule: domain/member_rules.py and the
operations do.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused
from app.base.language import mark
from app.base.paths import resource
from app.base.text import one_line
from app.domain.member_rules import CERTAINTIES, KINDS, Rule, RuleBook, read_value
from app.models.people import Person
from app.models.session import UnitOfWork
from app.models.units import RuleChange
from app.services.change import Change, Service


class RuleUnexplained(InputRefused):
    code, what = "QTC-003", mark("Đặt quy định “{name}” khác đi thì phải ghi căn cứ.")
    remedy = mark("Ghi số, ngày văn bản hoặc lý do, ví dụ “Điều lệ Đoàn khóa XIII, Điều 1”.")


@lru_cache(maxsize=1)
def given() -> tuple[Rule, ...]:
    """The rules that came with the program, group by group."""
    data = tomllib.loads(resource("rules", "youth-union.toml").read_text(encoding="utf-8"))
    return tuple(
        _rule(f"{group}.{key}", words["name"], entry)
        for group, words in data["groups"].items()
        for key, entry in words["rules"].items()
    )


def _rule(key: str, group: str, entry: dict[str, Any]) -> Rule:
    if entry["kind"] not in KINDS or entry["certainty"] not in CERTAINTIES:
        raise ValueError(f"{key}: unknown kind or certainty")
    choices = tuple((one["value"], one["name"]) for one in entry.get("choices", ()))
    return Rule(
        key, group, entry["name"], entry["kind"], entry["value"], entry["source"], entry["certainty"],
        note=entry.get("note", ""), reference=entry.get("reference", False), choices=choices,
    )  # fmt: skip


def rule_book(session: Session, on: date) -> RuleBook:
    """The rules that hold on a day."""
    return rule_books(session)(on)


def rule_books(session: Session) -> Callable[[date], RuleBook]:
    """The rules of any day, for those who ask for many days."""
    query = select(RuleChange).order_by(RuleChange.since, RuleChange.set_at, RuleChange.id)
    changes = session.scalars(query).all()
    made: dict[int, RuleBook] = {}

    def book(on: date) -> RuleBook:
        past = [one for one in changes if one.since <= on]
        if len(past) not in made:
            last = {
                one.key: one for one in past
            }  # the latest beginning wins; of one day the last that was written
            made[len(past)] = RuleBook([_changed(rule, last.get(rule.key)) for rule in given()])
        return made[len(past)]

    return book


def _changed(rule: Rule, change: RuleChange | None) -> Rule:
    if change is None or change.value is None:
        return rule
    return replace(
        rule, value=change.value, given=rule.value, since=change.since, by=change.by, why=change.why
    )


class Rules(Service):
    """Verbs on the rules."""

    def book(self, on: date | None = None) -> RuleBook:
        """The rules that hold on a day, today by default."""
        with self.store.read() as session:
            return rule_book(session, on or today(self.store.clock))

    def history(self, key: str) -> tuple[tuple[date, str, str, str], ...]:
        """(since, value in words, by, why) of all that was set for a rule, the latest beginning first. Raises RuleUnknown."""
        rule = RuleBook(given()).rule(key)
        with self.store.read() as session:
            query = (
                select(RuleChange)
                .where(RuleChange.key == key)
                .order_by(RuleChange.since.desc(), RuleChange.set_at.desc())
            )
            return tuple(
                (one.since, replace(rule, value=rule.value if one.value is None else one.value).words, one.by, one.why)
                for one in session.scalars(query)
            )  # fmt: skip

    def set(self, key: str, value: str, *, why: str, since: date | None = None) -> Change[Rule]:
        """Another value holds from ``since`` (today by default) on. Raises RuleUnknown, RuleValueWrong, RuleUnexplained."""
        rule = RuleBook(given()).rule(key)
        return self._write(rule, read_value(rule, value), why, since)

    def reset(self, key: str, *, why: str, since: date | None = None) -> Change[Rule]:
        """Back to what came with the program. Raises RuleUnknown, RuleUnexplained."""
        return self._write(RuleBook(given()).rule(key), None, why, since)

    def _write(
        self, rule: Rule, value: int | str | bool | None, why: str, since: date | None
    ) -> Change[Rule]:
        reason = one_line(why)
        if not reason:
            raise RuleUnexplained(rule.key, name=rule.name)
        with self.work("rules.set") as w:
            change = w.add(
                RuleChange(
                    id=w.ids.new(), key=rule.key, value=value, since=since or w.today, why=reason,
                    by=_name(w, self.by), set_at=w.clock.now(),
                )
            )  # fmt: skip
            return Change.of(_changed(rule, change), w.commit())


def _name(w: UnitOfWork, by: str) -> str:
    person = w.find(Person, by)
    return person.name if person is not None else by


def groups(rules: Sequence[Rule]) -> dict[str, list[Rule]]:
    """The rules under the names of their groups, in order."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        found.setdefault(rule.group, []).append(rule)
    return found

"""What the rules are judged on: facts of a member and the answers of an operation, and what a rule finds.

A finding warns with its source; it stops an act only where the record would contradict itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.base.language import mark, tr


@dataclass(frozen=True, slots=True)
class Penalty:
    """A disciplinary measure that stands in a record."""

    form: str
    decided_on: date
    expires_on: date | None
    state: str


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """What the rules may know of a member. ``data``: what this operation says of him (votes, sponsor …)."""

    id: str
    name: str
    unit_id: str
    status: str
    sex: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    joined_on: date | None = None
    card_number: str = ""
    education: str = ""
    introducer: str = ""
    stays_until: date | None = None
    positions: tuple[str, ...] = ()
    penalties: tuple[Penalty, ...] = ()
    grades: Mapping[str, str] = field(default_factory=dict)
    """Grade by period."""
    running: tuple[str, ...] = ()
    """Kinds of other operations he is in."""
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Case:
    """An operation as the rules see it."""

    kind: str
    on: date
    data: Mapping[str, Any]
    members: tuple[MemberFacts, ...]
    step: str = ""
    """The step that is about to be taken; '' = it begins."""


@dataclass(frozen=True, slots=True)
class RuleFinding:
    """What a rule says. ``words`` is a catalogue entry with places for ``values``."""

    words: str
    source: str
    values: tuple[tuple[str, object], ...] = ()
    member_id: str = ""
    stops: bool = False
    """The act would contradict the record; it is refused."""
    owes: bool = False
    """Something that the step rests upon is not there yet: it is taken all the same when a reason is given."""

    @property
    def text(self) -> str:
        return tr(self.words).format(**dict(self.values))


def warn(words: str, source: str, member: MemberFacts | None = None, **values: object) -> RuleFinding:
    """``name`` is filled in from ``member``."""
    named = {"name": member.name, **values} if member else values
    return RuleFinding(words, source, tuple(named.items()), member.id if member else "")


def stop(words: str, source: str, member: MemberFacts | None = None, **values: object) -> RuleFinding:
    found = warn(words, source, member, **values)
    return RuleFinding(found.words, found.source, found.values, found.member_id, stops=True)


def gone_since(member: MemberFacts, source: str) -> RuleFinding:
    """He left the union while the operation was under way: his record stays as it is."""
    words = mark("{name} đã rời đơn vị từ khi lập việc này nên không tính nữa; hồ sơ giữ nguyên.")
    return warn(words, source, member)


def owe(words: str, source: str, **values: object) -> RuleFinding:
    return RuleFinding(words, source, tuple(values.items()), owes=True)


def stopping(findings: Sequence[RuleFinding]) -> tuple[RuleFinding, ...]:
    return tuple(one for one in findings if one.stops)


def born_on(facts: MemberFacts) -> date | None:
    """The birth date; of a bare year its first day, so that nobody counts as younger than he may be."""
    return facts.birth_date or (date(facts.birth_year, 1, 1) if facts.birth_year else None)

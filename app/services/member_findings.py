"""What looks wrong in the records of members: each by itself, and two that may be one person.

Owns looking doubles up in the database and the list over a unit. Refuses to judge: domain/member_checks.py does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.language import mark
from app.base.progress import Progress, Silent
from app.domain.member_checks import Finding, Surroundings, check, double_keys
from app.models.members import Member
from app.models.queries.members import branch
from app.models.units import Unit
from app.services.change import Service
from app.services.member_codes import PROVINCES, lists
from app.services.member_fields import FIELDS
from app.services.rules import rule_books
from app.services.units import find_unit

_PART = 500
_CHECKED = (*FIELDS, "status")
_KEYS = ("code", "id_number", "full_name", "birth_date")


@lru_cache(maxsize=1)
def provinces() -> dict[str, str]:
    """Province numbers of identity cards, all that were ever given: those of the 63 provinces of the national list."""
    return {f"{int(code):03d}": label for code, label in lists()[PROVINCES] if int(code) < 100}


def surroundings(session: Session, on: date) -> Surroundings:
    """What the checks of records need to know on a day."""
    return Surroundings(rule_books(session), on, provinces())


def findings_of(session: Session, member: Member, on: date) -> tuple[Finding, ...]:
    """Everything that looks wrong in one record, doubles first."""
    fields = {name: getattr(member, name) for name in _CHECKED}
    return (*_doubles(session, member), *check(fields, surroundings(session, on)))


def _doubles(session: Session, member: Member) -> list[Finding]:
    own = double_keys({name: getattr(member, name) for name in _KEYS})
    asked = (
        [and_(Member.birth_date == member.birth_date, Member.given == member.given)] if "name" in own else []
    )
    if member.code:
        asked.append(Member.code == member.code)
    if member.id_number:
        asked.append(Member.id_number == member.id_number)
    if not asked:
        return []
    columns = (Member.id, Member.code, Member.id_number, Member.full_name, Member.birth_date, Unit.name)
    query = select(*columns).join(Unit, Unit.id == Member.unit_id).where(Member.id != member.id, or_(*asked))
    found: list[Finding] = []
    for row in session.execute(query):
        theirs = double_keys(dict(zip(_KEYS, row[1:5], strict=True)))
        shared = [kind for kind, key in own.items() if theirs.get(kind) == key]
        if shared:
            found.append(_double(shared[0], row.full_name, row.name, row.id))
    return found


_SAME = {
    "code": ("code", mark("Cùng mã đoàn viên với {name} ({unit}).")),
    "id_number": ("id_number", mark("Cùng số căn cước với {name} ({unit}).")),
    "name": ("full_name", mark("Cùng họ tên và ngày sinh với {name} ({unit}).")),
}


def _double(kind: str, name: str, unit: str, other: str) -> Finding:
    field, what = _SAME[kind]
    return Finding(
        field, what, mark("Nếu là một người: giữ một hồ sơ; nếu là hai người: không phải làm gì."),
        values=(("name", name), ("unit", unit), ("id", other)), late=kind != "name",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A member whose record has something to look at."""

    id: str
    full_name: str
    unit_name: str
    findings: tuple[Finding, ...]


class MemberFindings(Service):
    """The list over a unit."""

    def all(self, *, unit: str | None = None, progress: Progress | None = None) -> tuple[Doubtful, ...]:
        """Members of a unit and below it, or all, whose records have something to look at; in the order of names."""
        steps = progress or Silent()
        with self.store.read() as session:
            around = surroundings(session, today(self.store.clock))
            query = select(Member, Unit.name).join(Unit, Unit.id == Member.unit_id)
            if unit:
                query = query.where(Member.unit_id.in_(branch(session, find_unit(session, unit).id)))
            many = session.scalar(select(func.count()).select_from(query.subquery())) or 0
            rows = session.execute(
                query.order_by(Member.sort_key, Member.id).execution_options(yield_per=_PART)
            )
            twins = _twins(session)
            found: list[Doubtful] = []
            for at, (member, home) in enumerate(rows):
                steps.step(at, many, "")
                fields = {name: getattr(member, name) for name in _CHECKED}
                double = _doubles(session, member) if member.id in twins else []
                findings = (*double, *check(fields, around))
                if findings:
                    found.append(Doubtful(member.id, member.full_name, home, findings))
            return tuple(found)


def _twins(session: Session) -> set[str]:
    """Those who share a key with another, wherever that one is; of a key its digest is kept: there may be a million."""
    seen: set[int] = set()
    twice: set[int] = set()
    for _, keys in _digests(session):
        for key in keys:
            (twice if key in seen else seen).add(key)
    return (
        {member_id for member_id, keys in _digests(session) if not twice.isdisjoint(keys)} if twice else set()
    )


def _digests(session: Session) -> Iterator[tuple[str, list[int]]]:
    columns = (Member.id, Member.code, Member.id_number, Member.full_name, Member.birth_date)
    for member_id, *values in session.execute(select(*columns).execution_options(yield_per=_PART)):
        yield member_id, [hash(one) for one in double_keys(dict(zip(_KEYS, values, strict=True))).items()]

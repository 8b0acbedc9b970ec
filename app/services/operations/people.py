"""Whom an operation concerns: members found as they are named, and people who have no record yet.

A newcomer gets a record at once, as a candidate (admission) or as one on the way (a transfer from elsewhere): whoever stands in
minutes must be somebody. Refuses a name that several members bear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark, tr
from app.base.text import fold, one_line
from app.domain.members import STATUS_NAMES, Status
from app.domain.operations.facts import RuleFinding
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.first_unit import our_unit
from app.services.member_fields import write
from app.services.members import FIELDS, MemberMissing, find_member, write_fields
from app.services.roster import LABELS
from app.services.units import find_unit

if TYPE_CHECKING:
    from app.base.progress import Progress
    from app.domain.operations.plan import Plan

_ALSO: Final = {
    "ho ten": "full_name",
    "ho va ten": "full_name",
    "ho va ten khai sinh": "full_name",
    "gioi tinh": "sex",
    "gioi": "sex",
    "ngay sinh": "birth_date",
    "ngay thang nam sinh": "birth_date",
    "nam sinh": "birth_date",
    "que quan": "home_town",
    "dan toc": "ethnicity",
    "ton giao": "religion",
    "noi o": "current_address",
    "noi o hien nay": "current_address",
    "dia chi": "current_address",
    "cccd": "id_number",
    "so dinh danh": "id_number",
    "dien thoai": "phone",
    "trinh do hoc van": "education",
    "van hoa": "education",
    "nguoi gioi thieu": "introducer",
    "nghe nghiep": "occupation",
}
"""Heads of lists as classes write them, folded."""


_AT_ONCE: Final = 400


class NameAmbiguous(InputRefused):
    code, what = "NV-010", mark("Có {count} đoàn viên tên “{name}”.")
    remedy = mark("Dùng mã của từng người (members search để xem).")


class PeopleElsewhere(InputRefused):
    code, what = "NV-011", mark("Những người được chọn thuộc nhiều chi đoàn: {units}.")
    remedy = mark("Làm riêng cho từng chi đoàn, hoặc nói rõ đơn vị đề nghị (--unit).")


class ListNameless(InputRefused):
    code, what = "NV-012", mark("Danh sách “{file}” không có cột họ và tên.")
    remedy = mark(
        "Đặt tên cột là Họ và tên; các cột khác có thể có: Ngày sinh, Giới tính, Quê quán, Dân tộc."
    )


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody without a record: his fields as they were typed."""

    full_name: str
    fields: Mapping[str, str] = field(default_factory=dict)


def find_people(session: Session, named: Sequence[str]) -> list[Member]:
    """Members by id, code, end of an id, or full name; each once, in the order they are named."""
    found: dict[str, Member] = {}
    for words in named:
        member = _find(session, words)
        found.setdefault(member.id, member)
    return list(found.values())


def _find(session: Session, words: str) -> Member:
    try:
        return find_member(session, words)
    except MemberMissing:
        same = session.scalars(select(Member).where(Member.folded == fold(words)).limit(3)).all()
        exact = [one for one in same if one.full_name.casefold() == one_line(words).casefold()] or same
        if not exact:
            raise
        if len(exact) > 1:
            raise NameAmbiguous(name=words, count=len(exact)) from None
        return exact[0]


def crew_of(session: Session, unit_id: str) -> list[Member]:
    """Who takes part in a unit's life now, with the units under it: not those who live elsewhere for a time or wait to go."""
    units = [unit_id]
    for parent in units:
        below = select(Unit.id).where(Unit.parent_id == parent, Unit.valid_to.is_(None))
        units += [one for one in session.scalars(below) if one not in units]
    query = select(Member).where(
        Member.unit_id.in_(units), Member.status.in_(("", Status.ACTIVE, Status.GUEST))
    )
    return list(session.scalars(query.order_by(Member.sort_key, Member.id)))


def home_of(w: UnitOfWork, named: str | None, people: Sequence[Member]) -> Unit:
    """The unit that proposes: as named, else the one they all belong to, else our own. Raises PeopleElsewhere."""
    if named:
        return find_unit(w.session, named)
    units = list(dict.fromkeys(one.unit_id for one in people))
    if len(units) > 1:
        own = our_unit(w)
        if own.id in units or any(_under(w.session, unit, own.id) for unit in units):
            return own
        raise PeopleElsewhere(units=", ".join(w.get(Unit, unit).name for unit in units[:5]))
    return w.get(Unit, units[0]) if units else our_unit(w)


def _under(session: Session, unit_id: str, above: str) -> bool:
    seen: set[str] = set()
    at: str | None = unit_id
    while at is not None and at not in seen:
        if at == above:
            return True
        seen.add(at)
        unit = session.get(Unit, at)
        at = unit.parent_id if unit else None
    return False


def newcomers(w: UnitOfWork, home: Unit, new: Sequence[Newcomer], plan: Plan) -> list[Member]:
    """Records for people who have none; who was entered as a candidate of this unit before keeps his.

    Raises what entering a member raises.
    """
    made: list[Member] = []
    for person, one in _read(w.session, new, plan, home.id, w.today, w.ids.new):
        fresh = not inspect(person).persistent
        write_fields(w, person, {"full_name": one.full_name, **one.fields})
        made.append(w.add(person) if fresh else person)
    w.flush()
    return list({one.id: one for one in made}.values())


def imagined(session: Session, new: Sequence[Newcomer], plan: Plan, unit_id: str, on: date) -> list[Member]:
    """The same people for judging alone: nothing of them is kept."""
    ids = (f"new-{at}" for at in range(len(new)))
    people = [one for one, _ in _read(session, new, plan, unit_id, on, lambda: next(ids))]
    return list({one.id: one for one in people}.values())


def _read(
    session: Session, new: Sequence[Newcomer], plan: Plan, unit_id: str, on: date, fresh_id: Callable[[], str]
) -> Iterator[tuple[Member, Newcomer]]:
    """Each with his record: one that lies there as a candidate's, else a new one that no session knows."""
    if new and not plan.first:
        raise MemberMissing(id=new[0].full_name)
    known = same_names(session, [one.full_name for one in new])
    for one in new:
        person = Member(id=fresh_id(), unit_id=unit_id, full_name="", status=Status.CANDIDATE.value)
        write(person, {"full_name": one.full_name, **one.fields}, on)
        waiting = [
            other
            for other in known.get(fold(person.full_name), ())
            if other.status == Status.CANDIDATE
            and other.unit_id == unit_id
            and person.birth_date is not None
            and other.birth_date == person.birth_date
        ]
        yield (waiting[0] if waiting else person), one


def same_names(session: Session, names: Sequence[str]) -> dict[str, list[Member]]:
    """Records by folded name."""
    made: dict[str, list[Member]] = {}
    folded = list(dict.fromkeys(fold(one_line(name)) for name in names))
    for at in range(0, len(folded), _AT_ONCE):
        query = select(Member).where(Member.folded.in_(folded[at : at + _AT_ONCE])).order_by(Member.id)
        for one in session.scalars(query):
            made.setdefault(one.folded, []).append(one)
    return made


def doubles(session: Session, people: Sequence[Member]) -> tuple[RuleFinding, ...]:
    """Who of these candidates bears name and birth date of another record: the same person, or one of the same name."""
    found = []
    known = same_names(session, [one.full_name for one in people])
    for one in people:
        for other in known.get(fold(one.full_name), ()):
            if other.id == one.id or one.birth_date is None or other.birth_date != one.birth_date:
                continue
            home = session.get(Unit, other.unit_id)
            words = mark(
                "{name}: đã có hồ sơ cùng tên, cùng ngày sinh ở {unit} ({status}); nếu là một người thì chọn hồ sơ ấy."
            )
            values = {
                "name": one.full_name,
                "unit": home.name if home else "",
                "status": tr(STATUS_NAMES[other.status or Status.ACTIVE]),
            }
            found.append(RuleFinding(words, "", tuple(values.items()), one.id))
    return tuple(found)


def typed_people(text: str) -> tuple[Newcomer, ...]:
    """One line each, as a clerk types a class: name, birth date and sex in any order between semicolons or tabs."""
    made: list[Newcomer] = []
    for line in text.splitlines():
        name, *rest = (part.strip() for part in re.split(r"[;\t]", line))
        if not name:
            continue
        fields: dict[str, str] = {}
        for part in filter(None, rest):
            if fold(part) in ("nam", "nu"):
                fields["sex"] = part
            elif part[:1].isdigit():
                fields["birth_date"] = part
            else:
                fields["home_town"] = part
        made.append(Newcomer(name, fields))
    return tuple(made)


def from_sheet(path: Path, *, progress: Progress | None = None) -> tuple[Newcomer, ...]:
    """People of a list (XLSX, ODS, CSV): columns by their heads. Raises ListNameless and the refusals of reading."""
    from app.services.mail_lists import sheet

    known = {fold(name): key for key, name in LABELS.items() if key in FIELDS} | _ALSO
    made: list[Newcomer] = []
    for row in sheet(path, progress=progress):
        fields = {known[head]: value for head, value in row.values.items() if head in known and value}
        name = fields.pop("full_name", "")
        if not name:
            raise ListNameless(str(path), file=path.name)
        made.append(Newcomer(name, fields))
    return tuple(made)

"""Whom an operation concerns: members found as they are named, and people who have no record yet.

A newcomer gets a record at once, as a candidate (admission) or as one on the way (a transfer from elsewhere): whoever stands in
minutes must be somebody. Refuses a name that several members bear.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused
from app.base.language import mark
from app.base.text import fold, one_line
from app.domain.members import Status
from app.models.members import Member
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.first_unit import our_unit
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
    """Records for people who have none. Raises what entering a member raises."""
    made: list[Member] = []
    for one in new:
        if not plan.first:
            raise MemberMissing(id=one.full_name)
        member = Member(id=w.ids.new(), unit_id=home.id, full_name="", status=Status.CANDIDATE.value)
        write_fields(w, member, {"full_name": one.full_name, **one.fields})
        made.append(w.add(member))
    w.flush()
    return made


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

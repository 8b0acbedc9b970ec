"""Members (đoàn viên): added, corrected, listed by unit, found at every keystroke.

Owns which fields can be entered and how each is read. Refuses operations of the Charter (admission, transfer, grading …)
and tables from outside: those are verbs of their own that come later.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.base.text import fold, nfc, one_line
from app.domain.refusals import IdAmbiguous
from app.models.members import Member
from app.models.queries.members import branch
from app.models.queries.search import member_ids
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.arrival import read_day
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.letter_rows import SHORT
from app.services.member_draft import MemberDraft
from app.services.roster import Roster, label
from app.services.units import find_unit

SEXES: Final = ("Nam", "Nữ")
_YEAR: Final = re.compile(r"(19|20)\d\d")
YOUNGEST: Final = 10
"""Years: below this a birth date is a slip of the pen (admission is from 16 on, Charter Art. 1)."""


class MemberMissing(InputRefused):
    code, what = "DVI-001", mark("Không có đoàn viên {id}.")
    remedy = mark("Tìm bằng members search; không cần gõ dấu.")


class MemberField(InputRefused):
    code, what = "DVI-002", mark("Đoàn viên không có mục “{field}”.")
    remedy = mark("Các mục ghi được: {known}.")


class MemberNameless(InputRefused):
    code, what = "DVI-003", mark("Đoàn viên phải có họ và tên.")
    remedy = mark("Ghi họ và tên khai sinh, có dấu.")


class MemberDate(InputRefused):
    code, what = "DVI-004", mark("Mục {field}: “{text}” không phải ngày hợp lý.")
    remedy = mark("Ghi ngày dạng 05/5/2008 hoặc 2008-05-05; nếu chỉ biết năm sinh, ghi 2008.")


class MemberIdNumber(InputRefused):
    code, what = "DVI-005", mark("Số định danh “{text}” không đúng: cần 12 chữ số.")
    remedy = mark("Xem lại căn cước; số chứng minh cũ 9 chữ số cũng được nhận.")


class MemberSex(InputRefused):
    code, what = "DVI-006", mark("Giới tính “{text}” không có trong danh mục.")
    remedy = mark("Ghi Nam hoặc Nữ.")


class MemberTwice(RuleRefused):
    code, what = "DVI-007", mark("Đã có đoàn viên {name} với cùng {field}.")
    remedy = mark("Mở hồ sơ ấy (members show {id}) và sửa ở đó.")


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member in a list."""

    id: str
    full_name: str
    birth_date: date | None
    birth_year: int | None
    sex: str | None
    unit_id: str
    unit_name: str
    code: str | None
    joined_on: date | None
    union_position: str
    status: str


_DATES: Final = frozenset(
    {"birth_date", "id_issued_on", "joined_on", "card_issued_on", "party_joined_on", "party_official_on"}
)
_MAYBE: Final = frozenset({"code", "sex", "id_number", "card_number"})
FIELDS: Final = tuple(
    column.key
    for column in Member.__table__.columns
    if column.key not in {"id", "extra", "unit_id", "folded", "sort_key", "status"}
)
"""Names that ``--set`` knows."""


class Members(Service):
    """The verbs of members."""

    @property
    def roster(self) -> Roster:
        """The list as a window turns its pages."""
        return Roster(self.store)

    @property
    def draft(self) -> MemberDraft:
        """What was typed of a new member and is not entered yet."""
        return MemberDraft(self.store, by=self.by, practice=self.practice)

    # --- acts -----------------------------------------------------------------------------------------

    def add(
        self, full_name: str, *, unit: str | None = None, fields: Mapping[str, str] | None = None
    ) -> Change[MemberRow]:
        """A new member of ``unit`` (id, code or name; our own when none is named). Raises MemberTwice and others."""
        with self.work("members.add") as w:
            home = find_unit(w.session, unit) if unit else our_unit(w)
            member = Member(id=w.ids.new(), unit_id=home.id, full_name="")
            write_fields(w, member, {"full_name": full_name, **(fields or {})})
            w.add(member)
            return Change.of(_row(member, home.name), w.commit())

    def edit(
        self, member_id: str, *, fields: Mapping[str, str], unit: str | None = None
    ) -> Change[MemberRow]:
        """Correct fields. A move between units with papers is an operation of its own; here ``unit`` mends a slip."""
        with self.work("members.edit") as w:
            member = find_member(w.session, member_id)
            if unit:
                member.unit_id = find_unit(w.session, unit).id
            write_fields(w, member, fields)
            home = w.get(Unit, member.unit_id)
            return Change.of(_row(member, home.name), w.commit())

    # --- looking --------------------------------------------------------------------------------------

    def list(self, *, unit: str | None = None, limit: int = 10_000) -> tuple[MemberRow, ...]:
        """Members in Vietnamese order of names; with ``unit`` those of that unit and all below it."""
        with self.store.read() as session:
            query = select(Member, Unit.name).join(Unit, Unit.id == Member.unit_id)
            if unit:
                query = query.where(Member.unit_id.in_(branch(session, find_unit(session, unit).id)))
            rows = session.execute(query.order_by(Member.sort_key, Member.id).limit(limit))
            return tuple(_row(member, name) for member, name in rows)

    def search(self, text: str, *, limit: int = 50) -> tuple[MemberRow, ...]:
        """For a list that follows every keystroke: the very accents first, then the order of names."""
        with self.store.read() as session:
            ids = member_ids(session, text, limit=limit)
            query = select(Member, Unit.name).join(Unit, Unit.id == Member.unit_id).where(Member.id.in_(ids))
            found = {member.id: _row(member, name) for member, name in session.execute(query)}
            return tuple(found[member_id] for member_id in ids)

    def show(self, member_id: str) -> dict[str, Any]:
        """All fields of one member."""
        with self.store.read() as session:
            member = find_member(session, member_id)
            home = session.get(Unit, member.unit_id)
            values = {name: getattr(member, name) for name in FIELDS}
            return {
                "id": member.id,
                "unit_id": member.unit_id,
                "unit": home.name if home else None,
                "status": member.status,
                "fields": {name: None if value == "" else value for name, value in values.items()},
            }


def write_fields(w: UnitOfWork, member: Member, fields: Mapping[str, str]) -> None:
    """Read and write fields as a person typed them, inside another act. Raises MemberField, MemberTwice and others."""
    for name, text in fields.items():
        if name not in FIELDS:
            raise MemberField(name, field=name, known=", ".join(FIELDS))
        if name == "birth_date" and _YEAR.fullmatch(text.strip()):  # only the year is known
            member.birth_date, member.birth_year = None, _read("birth_year", text, w.today)
            continue
        setattr(member, name, _read(name, text, w.today))
        if name == "birth_date" and member.birth_date:
            member.birth_year = None
    if not member.full_name:
        raise MemberNameless("full_name")
    for name in ("code", "id_number"):
        value = getattr(member, name)
        if not value or name not in fields:
            continue
        query = select(Member).where(getattr(Member, name) == value, Member.id != member.id)
        with w.session.no_autoflush:
            other = w.session.scalars(query).first()
        if other is not None:
            raise MemberTwice(name, name=other.full_name, field=label(name), id=other.id)


def _read(name: str, text: str, today: date) -> Any:
    if name in _DATES:
        return _day(name, text, today)
    if name == "birth_year":
        if not text.strip():
            return None
        if not _YEAR.fullmatch(text.strip()) or int(text) > today.year - YOUNGEST:
            raise MemberDate(name, field=label(name), text=text)
        return int(text)
    if name == "note":
        return nfc(text).strip()
    value = one_line(text)
    if name == "sex" and value:
        known = {fold(sex): sex for sex in SEXES}
        if fold(value) not in known:
            raise MemberSex(name, text=value)
        return known[fold(value)]
    if name == "id_number" and value:
        value = re.sub(r"[\s.-]", "", value)
        if not re.fullmatch(r"\d{12}|\d{9}", value):
            raise MemberIdNumber(name, text=text)
    return (value or None) if name in _MAYBE else value


def _day(name: str, text: str, today: date) -> date | None:
    if not text.strip():
        return None
    try:
        found = read_day(text)
    except ValueError:
        raise MemberDate(name, field=label(name), text=text) from None
    late = name == "birth_date" and found.year > today.year - YOUNGEST
    if late or not date(1900, 1, 1) <= found <= today:
        raise MemberDate(name, field=label(name), text=text)
    return found


def find_member(session: Session, words: str) -> Member:
    """By id, national code, or the end of an id."""
    member = session.get(Member, words) or session.scalars(select(Member).where(Member.code == words)).first()
    if member is not None:
        return member
    found: list[Member] = []
    if len(words) >= SHORT:
        found = list(
            session.scalars(select(Member).where(Member.id.endswith(words, autoescape=True)).limit(2))
        )
    if not found:
        raise MemberMissing(id=words)
    if len(found) > 1:
        raise IdAmbiguous(id=words, count=len(found))
    return found[0]


def _row(member: Member, unit_name: str) -> MemberRow:
    return MemberRow(
        member.id,
        member.full_name,
        member.birth_date,
        member.birth_year,
        member.sex,
        member.unit_id,
        unit_name,
        member.code,
        member.joined_on,
        member.union_position or "",
        member.status or "active",
    )

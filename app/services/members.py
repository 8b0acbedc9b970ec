"""Members (đoàn viên): added, corrected, moved, listed by unit or as of a day, found at every keystroke.

Owns the verbs on the record itself. How a field is read is member_fields.py, what gathers over the years member_years.py, who was
where since when member_spells.py. Refuses the operations of the Charter and sheets from outside: those are verbs of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.clock import today
from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.domain.member_checks import Finding
from app.domain.members import Leaving
from app.domain.refusals import IdAmbiguous
from app.models.erasing import GONE
from app.models.members import Member
from app.models.queries.members import Wanted, branch, ids_of_rows, rows
from app.models.queries.privacy import restricted
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services import places
from app.services.change import Change, Service
from app.services.first_unit import our_unit
from app.services.letter_rows import SHORT
from app.services.member_draft import MemberDraft
from app.services.member_fields import (
    FIELDS,
    PLACES,
    SEXES,
    MemberDate,
    MemberField,
    MemberIdNumber,
    MemberNameless,
    MemberSex,
    label,
    write,
)
from app.services.member_findings import findings_of
from app.services.member_spells import Spell, members_on, move, set_status, spells_of
from app.services.member_years import YearRow, years_of
from app.services.roster import Roster
from app.services.unit_history import below_on, units_on
from app.services.units import find_unit

__all__ = [
    "FIELDS", "SEXES", "MemberDate", "MemberField", "MemberIdNumber", "MemberMissing", "MemberNameless", "MemberPage", "MemberRow",
    "MemberSex", "MemberTwice", "Members", "find_member", "write_fields",
]  # fmt: skip
_PART: Final = 500


class MemberMissing(InputRefused):
    code, what = "DVI-001", mark("Không có đoàn viên {id}.")
    remedy = mark("Tìm bằng members search; không cần gõ dấu.")


class MemberTwice(RuleRefused):
    code, what = "DVI-007", mark("Đã có đoàn viên {name} với cùng {field}.")
    remedy = mark("Mở hồ sơ ấy (members show {id}) và sửa ở đó.")


class MemberErased(RuleRefused):
    code, what = (
        "DVI-053",
        mark("Dữ liệu của người này đã được xóa; dòng này chỉ giữ chỗ cho tiền trong sổ quỹ."),
    )
    remedy = mark("Người ấy trở lại thì thêm hồ sơ mới.")


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


@dataclass(frozen=True, slots=True)
class MemberPage:
    """What stands on a record's page beside its fields."""

    years: dict[str, tuple[YearRow, ...]]
    spells: tuple[Spell, ...]
    findings: tuple[Finding, ...]


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
        self, member_id: str, *, fields: Mapping[str, str], unit: str | None = None, slip: bool = False
    ) -> Change[MemberRow]:
        """Correct fields. Another ``unit`` is a move of today, its time before is kept; of who came today it mends a slip.

        ``slip``: the unit was entered wrongly; the member has been in the other since the day that stands there.
        """
        with self.work("members.edit") as w:
            member = find_member(w.session, member_id)
            if unit:
                home_id = find_unit(w.session, unit).id
                if slip or member.unit_since == w.today:
                    member.unit_id = home_id
                move(w, member, home_id, on=w.today)
            write_fields(w, member, fields)
            home = w.get(Unit, member.unit_id)
            return Change.of(_row(member, home.name), w.commit())

    def move(
        self, member_ids: Sequence[str], *, to: str, on: date | None = None, note: str = ""
    ) -> Change[tuple[MemberRow, ...]]:
        """Members of our own tree belong to another unit of it from a day on, today by default. Raises SpellOrder."""
        with self.work("members.move") as w:
            home = find_unit(w.session, to)
            moved = [find_member(w.session, one) for one in member_ids]
            for member in moved:
                move(w, member, home.id, on=on or w.today, how=Leaving.TRANSFER, note=note)
            return Change.of(tuple(_row(member, home.name) for member in moved), w.commit())

    def mend_unit(self, member_ids: Sequence[str], *, to: str) -> Change[tuple[MemberRow, ...]]:
        """The unit of these records was entered wrongly: they are in the other since the day that stands there, nobody moved."""
        with self.work("members.mend_unit") as w:
            home = find_unit(w.session, to)
            mended = [find_member(w.session, one) for one in member_ids]
            for member in mended:
                member.unit_id = home.id
            return Change.of(tuple(_row(member, home.name) for member in mended), w.commit())

    def set_status(self, member_id: str, status: str, *, on: date | None = None) -> Change[MemberRow]:
        """Another status from a day on, where no operation with papers stands behind it. Raises StatusUnknown."""
        with self.work("members.status") as w:
            member = find_member(w.session, member_id)
            set_status(w, member, status, on=on or w.today)
            return Change.of(_row(member, w.get(Unit, member.unit_id).name), w.commit())

    # --- looking --------------------------------------------------------------------------------------

    def list(self, *, unit: str | None = None, limit: int = 10_000) -> tuple[MemberRow, ...]:
        """Members in Vietnamese order of names; with ``unit`` those of that unit and all below it. Who is restricted or erased is in none."""
        with self.store.read() as session:
            query = select(Member, Unit.name).join(Unit, Unit.id == Member.unit_id)
            query = query.where(Member.id.not_in(restricted()), Member.full_name != GONE)
            if unit:
                query = query.where(Member.unit_id.in_(branch(session, find_unit(session, unit).id)))
            rows = session.execute(query.order_by(Member.sort_key, Member.id).limit(limit))
            return tuple(_row(member, name) for member, name in rows)

    def search(self, text: str, *, limit: int = 50) -> tuple[MemberRow, ...]:
        """For a list that follows every keystroke; who comes first is models.queries.member_find's."""
        if not text.strip():
            return ()
        with self.store.read() as session:
            ids = ids_of_rows(session, rows(session, Wanted(typed=text), limit=limit))
            query = select(Member, Unit.name).join(Unit, Unit.id == Member.unit_id).where(Member.id.in_(ids))
            found = {member.id: _row(member, name) for member, name in session.execute(query)}
            return tuple(found[member_id] for member_id in ids)

    def list_on(
        self, on: date, *, unit: str | None = None, limit: int | None = None
    ) -> tuple[MemberRow, ...]:
        """Who was a member on a past day and where, in Vietnamese order of names; with ``unit`` that one and all below it then."""
        return self.crowd_on(on, unit=unit, limit=limit)[1]

    def crowd_on(
        self, on: date, *, unit: str | None = None, limit: int | None = None
    ) -> tuple[int, tuple[MemberRow, ...]]:
        """How many they were, and the first ``limit`` of them."""
        with self.store.read() as session:
            below = below_on(session, find_unit(session, unit).id, on) if unit else None
            homes = members_on(session, on, units=below)
            for one in session.scalars(restricted()):
                homes.pop(one, None)
            names = {one.id: one.name for one in units_on(session, on).values()}
            asked = [*homes][:limit]
            found = {one.id: one for one in _in_parts(session, asked)}
            rows = [
                _row(found[one], names.get(homes[one], ""), unit_id=homes[one])
                for one in asked
                if one in found
            ]
            return len(homes), tuple(rows)

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
                "status_since": member.status_since,
                "photo_id": member.photo_id,
                "erased": member.full_name == GONE,
                "fields": {name: None if value == "" else value for name, value in values.items()},
                "places": {
                    name: {"id": found, "name": places.full_name(found)}
                    for name, column in PLACES.items()
                    if (found := getattr(member, column))
                },
            }

    def page(self, member_id: str) -> MemberPage:
        """What a record's page shows beside the fields: years, times in units, what looks wrong."""
        with self.store.read() as session:
            member = find_member(session, member_id)
            on = today(self.store.clock)
            return MemberPage(
                years_of(session, member.id, on=on),
                spells_of(session, member),
                findings_of(session, member, on) if member.full_name != GONE else (),
            )


def write_fields(w: UnitOfWork, member: Member, fields: Mapping[str, str]) -> None:
    """Read and write fields as a person typed them, inside another act. Raises MemberField, MemberTwice, MemberErased and others."""
    if member.full_name == GONE:
        raise MemberErased
    write(member, fields, w.today)
    for name in ("code", "id_number"):
        value = getattr(member, name)
        if not value or name not in fields:
            continue
        query = select(Member).where(getattr(Member, name) == value, Member.id != member.id)
        with w.session.no_autoflush:
            other = w.session.scalars(query).first()
        if other is not None:
            raise MemberTwice(name, name=other.full_name, field=label(name), id=other.id)


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


def _in_parts(session: Session, ids: Sequence[str]) -> Iterator[Member]:
    for at in range(0, len(ids), _PART):
        yield from session.scalars(select(Member).where(Member.id.in_(ids[at : at + _PART])))


def _row(member: Member, unit_name: str, *, unit_id: str | None = None) -> MemberRow:
    return MemberRow(
        member.id,
        member.full_name,
        member.birth_date,
        member.birth_year,
        member.sex,
        unit_id or member.unit_id,
        unit_name,
        member.code,
        member.joined_on,
        member.union_position or "",
        member.status or "active",
    )

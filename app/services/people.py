"""People who use the program on this data folder: who they are, what each is there for, who acts.

Owns the rows of ``person``. Refuses two active people of one name, because history and menus show names only. Passwords are
none of its business: they wrap the data key (models.keys), one for the folder; who acts is a word among those who know it.
"""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.base.errors import InputRefused, RuleRefused
from app.base.language import mark
from app.base.text import fold, one_line
from app.domain.numbering import Caution
from app.domain.rows import PersonRow
from app.domain.states import Duty, Way
from app.models.people import Person
from app.models.session import UnitOfWork
from app.services.change import Change, Note, Service, note

_LONGEST = 100


class PersonUnknown(InputRefused):
    code, what = "ND-001", mark("Không có người dùng “{name}”.")
    remedy = mark("Xem people list; ghi tên, một phần của tên, hoặc vài ký tự cuối của mã.")


class PersonAmbiguous(InputRefused):
    code, what = "ND-002", mark("“{name}” có thể là nhiều người: {found}.")
    remedy = mark("Ghi cả tên, hoặc vài ký tự cuối của mã (people list).")


class PersonNamed(InputRefused):
    code, what = "ND-003", mark("Đã có người dùng tên “{name}”.")
    remedy = mark("Ghi thêm cho khác, ví dụ “{name} (văn phòng)”: lịch sử chỉ hiện tên.")


class PersonNameless(InputRefused):
    code, what = "ND-004", mark("Chưa ghi tên người dùng.")
    remedy = mark("Ghi họ và tên, tối đa 100 ký tự.")


class PersonActing(RuleRefused):
    code, what = "ND-005", mark("{name} đang làm việc nên chưa cho nghỉ được.")
    remedy = mark("Chuyển sang người khác trước (menu tên ở góc trên, hoặc people use), rồi làm lại.")


class PersonRetired(RuleRefused):
    code, what = "ND-006", mark("{name} không còn dùng chương trình.")
    remedy = mark("Chọn người khác, hoặc cho người này làm việc lại (people edit … --back).")


class People(Service):
    def list(self) -> tuple[PersonRow, ...]:
        """Everybody, those who still work here first."""
        with self.store.read() as s:
            found = s.scalars(select(Person).order_by(Person.active.desc(), Person.name))
            return tuple(_row(person) for person in found)

    def find(self, typed: str) -> PersonRow:
        """Who is meant by an id or its end, a name, or a part of one name. Raises PersonUnknown, PersonAmbiguous."""
        wanted, everybody = one_line(typed), self.list()
        key = fold(wanted)
        ways = (
            [one for one in everybody if one.id == wanted],
            [one for one in everybody if one.active and one.name.casefold() == wanted.casefold()],
            [one for one in everybody if one.active and fold(one.name) == key],
            [one for one in everybody if fold(one.name) == key],
            [one for one in everybody if len(wanted) >= 4 and one.id.endswith(wanted)],
            [one for one in everybody if one.active and key in fold(one.name)],
        )
        found = next((way for way in ways if way), []) if wanted else []
        if not found:
            raise PersonUnknown(name=wanted)
        if len(found) > 1:
            raise PersonAmbiguous(
                name=wanted, found=", ".join(f"{one.name} ({one.id[-8:]})" for one in found)
            )
        return found[0]

    def add(
        self, name: str, *, role: Duty | str = Duty.CLERK, unit_id: str | None = None
    ) -> Change[PersonRow]:
        """Raises PersonNameless, PersonNamed."""
        with self.work("people.add") as w:
            named = _name(w, name)
            person = Person(id=w.ids.new(), name=named, role=Duty(role).value, unit_id=unit_id, active=True)
            w.add(person)
            return self._done(w, person)

    def edit(
        self, person_id: str, *, name: str | None = None, role: Duty | str | None = None, back: bool = False
    ) -> Change[PersonRow]:
        """The name as menus and history show it, and the duty; ``back``: the person uses the program again.

        What is not named stays. Raises as ``add``.
        """
        with self.work("people.edit") as w:
            person = w.get(Person, person_id)
            if name is not None or back:
                person.name = _name(w, person.name if name is None else name, but=person.id)
            if role is not None:
                person.role = Duty(role).value
            person.active = person.active or back
            return self._done(w, person)

    def leave(self, person_id: str) -> Change[PersonRow]:
        """The person no longer uses the program; what he did stays in the history under his name. Raises PersonActing."""
        with self.work("people.leave") as w:
            person = w.get(Person, person_id)
            if person.id == self.by:
                raise PersonActing(name=person.name)
            person.active = False
            return self._done(w, person)

    def _done(self, w: UnitOfWork, person: Person) -> Change[PersonRow]:
        row, notes = _row(person), self._notes(w.session)
        return Change.of(row, w.commit(), notes)

    def _notes(self, session: Session) -> tuple[Note, ...]:
        """Where every step has its person, a letter would wait for good without these."""
        if self.practice.way is not Way.FULL:
            return ()
        session.flush()
        roles = set(session.scalars(select(Person.role).where(Person.active)))
        count = session.scalar(select(func.count()).select_from(Person).where(Person.active)) or 0
        if count < 2 or Duty.CLERK in roles:
            return ()
        return (note(Caution.NO_CLERK),)


def acting(session: Session, remembered: str) -> str | None:
    """Who acts on this folder: the one chosen last while he still works here, else the first."""
    person = session.get(Person, remembered) if remembered else None
    if person is not None and person.active:
        return person.id
    return session.scalar(select(Person.id).where(Person.active).order_by(Person.id).limit(1))


def _name(w: UnitOfWork, name: str, *, but: str = "") -> str:
    """The name as it is kept. Raises PersonNameless, PersonNamed."""
    named = one_line(name)
    if not named or len(named) > _LONGEST:
        raise PersonNameless
    others = w.session.scalars(select(Person.name).where(Person.active, Person.id != but))
    if named.casefold() in {other.casefold() for other in others}:
        raise PersonNamed(name=named)
    return named


def _row(person: Person) -> PersonRow:
    return PersonRow(person.id, person.name, person.role, person.unit_id, person.active)

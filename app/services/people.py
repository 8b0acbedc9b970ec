"""People who use the program on this data folder. Passwords are none of its business: they wrap the data key (models.keys)."""

from __future__ import annotations

from sqlalchemy import select

from app.base.text import one_line
from app.domain.rows import PersonRow
from app.models.people import Person
from app.services.change import Change, Service


class People(Service):
    def list(self) -> tuple[PersonRow, ...]:
        """Everybody, those who still work here first."""
        with self.store.read() as s:
            found = s.scalars(select(Person).order_by(Person.active.desc(), Person.name))
            return tuple(_row(person) for person in found)

    def add(self, name: str, *, role: str = "clerk", unit_id: str | None = None) -> Change[PersonRow]:
        with self.work("people.add") as w:
            person = Person(id=w.ids.new(), name=one_line(name), role=role, unit_id=unit_id, active=True)
            w.add(person)
            return Change.of(_row(person), w.commit())

    def rename(self, person_id: str, name: str) -> Change[PersonRow]:
        """The person's name as menus and history show it."""
        with self.work("people.rename") as w:
            person = w.get(Person, person_id)
            person.name = one_line(name) or person.name
            return Change.of(_row(person), w.commit())

    def leave(self, person_id: str) -> Change[PersonRow]:
        """The person no longer uses the program; what he did stays in the history under his name."""
        with self.work("people.leave") as w:
            person = w.get(Person, person_id)
            person.active = False
            return Change.of(_row(person), w.commit())


def _row(person: Person) -> PersonRow:
    return PersonRow(person.id, person.name, person.role, person.unit_id, person.active)

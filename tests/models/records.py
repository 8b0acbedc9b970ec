"""Small acts that tests of the store are made of, and a picture of the whole database to compare with."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select

from app.models.journal import Change, Operation
from app.models.letters import IncomingLetter, OutgoingLetter
from app.models.members import Member
from app.models.numbers import IssuedNumber, Series
from app.models.registry import RECORDS
from app.models.session import Store
from app.models.units import Unit

CLERK = "clerk"


def add_unit(store: Store, name: str = "Chi đoàn 12A1") -> str:
    with store.work(verb="units.add", by=CLERK) as w:
        unit = w.add(Unit(level="branch", name=name))
        w.commit()
        return unit.id


def add_member(store: Store, unit_id: str, name: str = "Nguyễn Văn Đặng", **more: Any) -> str:
    with store.work(verb="members.add", by=CLERK) as w:
        member = w.add(Member(unit_id=unit_id, full_name=name, **more))
        w.commit()
        return member.id


def edit_member(store: Store, member_id: str, *, by: str = CLERK, **values: Any):
    with store.work(verb="members.edit", by=by) as w:
        member = w.get(Member, member_id)
        for name, value in values.items():
            setattr(member, name, value)
        return w.commit()


def incoming(store: Store, unit_id: str, **more: Any) -> str:
    with store.work(verb="incoming.receive", by=CLERK) as w:
        letter = w.add(IncomingLetter(unit_id=unit_id, arrived_on=date(2026, 3, 2), **more))
        w.commit()
        return letter.id


def draft(store: Store, unit_id: str) -> str:
    with store.work(verb="letters.save", by=CLERK) as w:
        letter = w.add(
            OutgoingLetter(
                unit_id=unit_id,
                standard="youth-union",
                kind="CV",
                subject="mời họp",
                form=1,
                parts={"a": ["x"]},
            )
        )
        w.commit()
        return letter.id


def issue(store: Store, unit_id: str, letter_id: str, no: int = 1):
    with store.work(verb="letters.issue", by=CLERK) as w:
        series = w.session.scalars(select(Series)).first() or w.add(
            Series(unit_id=unit_id, book="out:CV", period_kind="year", period="2026")
        )
        letter = w.get(OutgoingLetter, letter_id)
        number = w.add(
            IssuedNumber(
                series_id=series.id,
                unit_id=unit_id,
                period="2026",
                no=no,
                printed=f"{no:02}-CV/ĐTN",
                letter_id=letter.id,
                given_on=date(2026, 3, 2),
            )
        )
        letter.number_id, letter.state = number.id, "issued"
        return w.commit()


def picture(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Every record with every column, derived ones included."""
    with store.read() as session:
        found = {}
        for model in RECORDS:
            names = sorted(c.key for c in model.__table__.columns)
            rows = session.scalars(select(model).order_by(model.id))
            found[model.__tablename__] = [tuple(getattr(row, n) for n in names) for row in rows]
        return found


def changes(store: Store) -> list[Change]:
    with store.read() as session:
        return list(session.scalars(select(Change).order_by(Change.seq)))


def operations(store: Store) -> list[Operation]:
    with store.read() as session:
        return list(session.scalars(select(Operation).order_by(Operation.dseq)))

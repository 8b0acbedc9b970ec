"""Who sits in which committee on a day: read by meetings, papers and the table of signers."""

from __future__ import annotations

from datetime import date
from typing import Final

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.base.language import mark
from app.domain.units import UnitLevel
from app.layout.parts import Letter, Signature, Storage
from app.models.meetings import Committee, CommitteeSeat
from app.models.units import Unit

COMMITTEE_NAMES: Final = {
    "committee": mark("Ban Chấp hành"),
    "standing": mark("Ban Thường vụ"),
    "inspection": mark("Ủy ban Kiểm tra"),
}
_WITHOUT_OFFICE: Final = frozenset({UnitLevel.CELL, UnitLevel.GRASSROOTS_CELL, UnitLevel.SUBCELL})
POST_ORDER: Final = ("head", "secretary", "deputy", "standing", "member")
POSTS: Final = {
    "head": mark("Chủ nhiệm Ủy ban Kiểm tra"),
    "secretary": mark("Bí thư"),
    "deputy": mark("Phó Bí thư"),
    "standing": mark("Ủy viên Ban Thường vụ"),
    "member": mark("Ủy viên"),
}


def running(session: Session, unit_id: str, body: str, day: date) -> Committee | None:
    """The committee of a unit in office on ``day``: the one that began last."""
    query = (
        select(Committee)
        .where(Committee.unit_id == unit_id, Committee.body == body, Committee.since <= day)
        .where((Committee.ended_on.is_(None)) | (Committee.ended_on >= day))
        .order_by(Committee.since.desc(), Committee.id.desc())
    )
    return session.scalars(query.limit(1)).one_or_none()


def seats_of(session: Session, committee_id: str) -> list[CommitteeSeat]:
    """All seats, also of those who left, in the order of the list."""
    query = select(CommitteeSeat).where(CommitteeSeat.committee_id == committee_id)
    found = session.scalars(query.order_by(CommitteeSeat.position, CommitteeSeat.id)).all()
    return sorted(found, key=lambda one: POST_ORDER.index(one.post))


def sitting(session: Session, unit_id: str, body: str, day: date) -> list[CommitteeSeat]:
    """Who sits in a unit's committee on ``day``; the standing committee is part of the committee."""
    committee = running(session, unit_id, body, day)
    if committee is None and body == "standing":
        whole = running(session, unit_id, "committee", day)
        seats = seats_of(session, whole.id) if whole else []
        return [one for one in seats if one.post in ("secretary", "deputy", "standing") and _there(one, day)]
    return [one for one in seats_of(session, committee.id) if _there(one, day)] if committee else []


def _there(seat: CommitteeSeat, day: date) -> bool:
    return seat.since <= day and (seat.until is None or seat.until >= day)


def signed(session: Session, unit: Unit, letter: Letter, day: date) -> Letter:
    """The letter with a signature: the usual signer's, else the secretary's in office on ``day``, else a blank one to fill."""
    if unit.level in _WITHOUT_OFFICE:
        letter = msgspec.structs.replace(letter, storage=Storage(""))
    if letter.signature is not None:
        return letter
    seats = sitting(session, unit.id, "committee", day)
    name = next((one.name for one in seats if one.post == "secretary"), "")
    block = Signature(name, position="BÍ THƯ", authority=[authority(unit, len(seats))])
    return msgspec.structs.replace(letter, signature=block)


def authority(unit: Unit, seats: int) -> str:
    """'TM. BAN CHẤP HÀNH CHI ĐOÀN'; 'TM. CHI ĐOÀN' where the chi đoàn has no committee (HD29)."""
    if unit.level in (UnitLevel.CELL, UnitLevel.GRASSROOTS_CELL):
        return "TM. BAN CHẤP HÀNH CHI ĐOÀN" if seats > 2 else "TM. CHI ĐOÀN"
    return "TM. BAN CHẤP HÀNH"

"""Our own letterhead on a new letter: organ, place, usual signer, by the unit's record and its standard.

Gives ``Letter`` values without a body. Refuses a unit that was only a stand-in: it has no name to put over a letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.refusals import NoOwnUnit
from app.domain.units import SYMBOLS, UnitLevel, letterhead
from app.layout.parts import BodyBlock, DateLine, Letter, Organ, Recipient, Signature, Storage
from app.models.units import Signer, Unit
from app.services.units import need_own, stand_in

if TYPE_CHECKING:
    from app.standards import Standard


_STEPS: Final = 3
"""So far up a place is looked for: a cell, its union, the union of the commune."""


def blank_letter(
    session: Session,
    unit: Unit,
    kind: str,
    *,
    subject: str = "",
    addressees: Sequence[str] = (),
    body: Sequence[BodyBlock] = (),
    recipients: Sequence[Recipient] = (),
    standard: str | None = None,
) -> Letter:
    """A letter of ``unit`` by its usual signer. Where the kind has no 'Kính gửi', addressees stand first under 'Nơi nhận'."""
    standard = standard or unit.standard
    signer = usual_signer(session, unit)
    to_people = standard_named(standard).kind(kind).addressees
    first = [] if to_people else [Recipient(name) for name in addressees]
    return Letter(
        standard=standard,
        kind=kind,
        organ=Organ(
            issuing=list(unit.issuing_lines or ()) or letterhead(unit.name, unit.level),
            superior=list(unit.superior_lines or ()) or _superior(session, unit),
            symbol=unit.symbol or _symbol(unit, standard),
            unit=unit.drafting_unit or "",
        ),
        date=DateLine(place=_place(session, unit)),
        subject=subject,
        addressees=list(addressees) if to_people else [],
        body=list(body),
        signature=Signature(
            signer.name, position=signer.position or None, authority=list(signer.authority_lines)
        )
        if signer
        else None,
        recipients=[*first, *recipients],
        storage=Storage("VP"),
    )


def _place(session: Session, unit: Unit) -> str:
    """Where the unit is; of one that says nothing, where the union over it is."""
    above: Unit | None = unit
    for _ in range(_STEPS):
        if above is None or above.place:
            break
        above = session.get(Unit, above.parent_id) if above.parent_id else None
    return above.place if above and above.place else ""


def ours(session: Session) -> Unit:
    """Our own unit, really declared. Raises NoOwnUnit."""
    unit = need_own(session)
    if stand_in(unit):
        raise NoOwnUnit
    return unit


def usual_signer(session: Session, unit: Unit) -> Signer | None:
    """Who signs for the unit unless another is named."""
    return session.scalars(
        select(Signer)
        .where(Signer.unit_id == unit.id, Signer.valid_to.is_(None))
        .order_by(Signer.rank, Signer.id)
        .limit(1)
    ).one_or_none()


def superior_name(session: Session, unit: Unit) -> str:
    """The direct superior in running text, '' where nobody has entered one."""
    from app.domain.wording import in_text

    return in_text(" ".join(unit.superior_lines or _superior(session, unit)))


def standard_named(named: str) -> Standard:
    """Raises StandardUnknown."""
    from app.standards import load

    return load(named)


def _superior(session: Session, unit: Unit) -> list[str]:
    """The direct superior as the letterhead prints it, where nobody has entered it."""
    above = session.get(Unit, unit.parent_id) if unit.parent_id else None
    return [above.name.upper()] if above is not None else []


def _symbol(unit: Unit, standard: str) -> str:
    return SYMBOLS.get(UnitLevel(unit.level), "") if standard == "youth-union" else ""

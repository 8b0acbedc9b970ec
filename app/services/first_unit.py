"""Whose register it is: our own unit, or a stand-in on the first run, so that a clerk can begin before declaring anything.

Owns the stand-in's name. It becomes the real unit as soon as somebody fills it in (``unit set``).
"""

from __future__ import annotations

from app.base.language import mark, tr
from app.domain.units import UnitLevel
from app.models.session import UnitOfWork
from app.models.units import Unit
from app.services.units import own_unit, set_own

STAND_IN = mark("Đơn vị chưa khai tên")


def our_unit(w: UnitOfWork) -> Unit:
    """Our own unit; on the first run a stand-in, made in this unit of work."""
    unit = own_unit(w.session)
    if unit is None:
        unit = w.add(Unit(name=tr(STAND_IN), level=UnitLevel.GRASSROOTS.value, extra={"stand_in": True}))
        set_own(w, unit.id)
        w.flush()
    return unit

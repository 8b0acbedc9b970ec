"""How this organ works where the rules leave it the choice: when numbers are given, the calendar, the time to answer.

Made from the settings once, at start (app/bootstrap.py); a plain value everywhere else.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from app.domain.calendar import WorkCalendar
from app.domain.states import NumberMoment, Way


@dataclass(frozen=True, slots=True)
class Practice:
    number_when: NumberMoment = NumberMoment.SIGNED
    """Setting ``numbers.when``: after the signature, or at printing for the pen."""
    way: Way = Way.USUAL
    """Setting ``letters.way``: how many steps a letter goes before it leaves the house."""
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    handle_days: int = 10
    """Working days for an incoming letter that sets no limit itself (Decree 30 Art. 24: the organ's working rule)."""
